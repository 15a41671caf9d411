variable "name" {
  type = string
}

variable "timeout" {
  type    = number
  default = 10
}

resource "aws_sqs_queue" "this" { # violation
  name                       = var.name
  visibility_timeout_seconds = 300
}

resource "aws_lambda_function" "this" {
  function_name = var.name
  role          = "arn:aws:iam::111122223333:role/worker"
  timeout       = var.timeout
}

resource "aws_lambda_event_source_mapping" "this" {
  event_source_arn = aws_sqs_queue.this.arn
  function_name    = aws_lambda_function.this.function_name
}
