variable "max_receive_count" {
  default = 3
}

resource "aws_sqs_queue" "inline" { # violation
  name = "inline"

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead_letter.arn
    maxReceiveCount     = var.max_receive_count
  })
}

resource "aws_sqs_queue" "text" { # violation
  name           = "text"
  redrive_policy = "{\"deadLetterTargetArn\":\"${aws_sqs_queue.dead_letter.arn}\",\"maxReceiveCount\":\"1\"}"
}

resource "aws_sqs_queue" "heredoc" { # violation
  name = "heredoc"

  redrive_policy = <<EOF
{
  "deadLetterTargetArn": "${aws_sqs_queue.dead_letter.arn}",
  "maxReceiveCount": ${var.max_receive_count}
}
EOF
}

resource "aws_sqs_queue" "apart" { # violation
  name = "apart"
}

resource "aws_sqs_queue_redrive_policy" "apart" {
  queue_url = aws_sqs_queue.apart.id

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead_letter.arn
    maxReceiveCount     = 4
  })
}

resource "aws_sqs_queue" "dead_letter" {
  name = "dead-letter"
}

resource "aws_lambda_event_source_mapping" "this" {
  for_each = {
    inline  = aws_sqs_queue.inline.arn
    text    = aws_sqs_queue.text.arn
    heredoc = aws_sqs_queue.heredoc.arn
    apart   = aws_sqs_queue.apart.arn
  }

  event_source_arn = each.value
  function_name    = "worker"
}
