# Resources that a `count` makes or leaves out, and what refers to them.
variable "with_dlq" {
  type    = bool
  default = true
}

variable "dead_letter_arn" {
  type    = string
  default = null
}

resource "aws_sqs_queue" "dlq" {
  count = var.with_dlq ? 1 : 0

  name = "dlq"
}

resource "aws_sqs_queue" "none" {
  count = var.with_dlq ? 0 : 1

  name = "none"
}

resource "aws_sqs_queue" "work" {
  count = 2

  name           = "work-${count.index}"
  redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.dlq[0].arn, maxReceiveCount = count.index + 4 })
}

resource "aws_lambda_function" "work" {
  function_name = "work"
  role          = "arn:aws:iam::123456789012:role/work"
  handler       = "app.handler"
  runtime       = "python3.13"
  filename      = "function.zip"
  timeout       = 5

  dynamic "dead_letter_config" {
    for_each = var.dead_letter_arn == null ? [] : [var.dead_letter_arn]

    content {
      target_arn = dead_letter_config.value
    }
  }
}

resource "aws_lambda_event_source_mapping" "work" {
  count = 2

  event_source_arn                   = aws_sqs_queue.work[count.index].arn
  function_name                      = aws_lambda_function.work.arn
  maximum_batching_window_in_seconds = count.index
}
