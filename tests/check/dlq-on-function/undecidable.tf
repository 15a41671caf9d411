variable "dead_letter_arn" {
  type    = string
  default = null
}

resource "aws_lambda_function" "given_out" { # undecidable
  function_name = "given-out"
  role          = var.role_arn

  dead_letter_config {
    target_arn = aws_sqs_queue.dead_letter.arn
  }
}

resource "aws_lambda_function" "maybe" { # undecidable
  function_name = "maybe"
  role          = var.role_arn

  dynamic "dead_letter_config" {
    for_each = var.dead_letter_arn == null ? [] : [var.dead_letter_arn]
    content {
      target_arn = dead_letter_config.value
    }
  }
}

resource "aws_sqs_queue" "dead_letter" {
  name = "dead-letter"
}

resource "aws_lambda_event_source_mapping" "given_out" {
  event_source_arn = "arn:aws:sqs:eu-west-1:111122223333:orders"
  function_name    = aws_lambda_function.given_out.arn
}

resource "aws_lambda_event_source_mapping" "maybe" {
  event_source_arn = "arn:aws:sqs:eu-west-1:111122223333:orders"
  function_name    = aws_lambda_function.maybe.arn
}

output "function_arn" {
  value = aws_lambda_function.given_out.arn
}

resource "aws_lambda_function" "handed" { # undecidable
  function_name = "handed"
  role          = var.role_arn

  dead_letter_config {
    target_arn = aws_sqs_queue.dead_letter.arn
  }
}

resource "aws_lambda_event_source_mapping" "handed" {
  event_source_arn = "arn:aws:sqs:eu-west-1:111122223333:orders"
  function_name    = aws_lambda_function.handed.arn
}

module "schedule" {
  source       = "git::https://example.com/modules/schedule.git"
  function_arn = aws_lambda_function.handed.arn
}
