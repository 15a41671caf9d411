variable "queue_arn" {
  type = string
}

variable "timeout" {
  type    = number
  default = null
}

resource "aws_lambda_function" "this" {
  function_name = "consumer-${var.timeout == null ? 3 : var.timeout}"
  role          = "arn:aws:iam::123456789012:role/work"
  handler       = "app.handler"
  runtime       = "python3.13"
  filename      = "function.zip"
  timeout       = var.timeout
}

resource "aws_lambda_event_source_mapping" "this" {
  event_source_arn = var.queue_arn
  function_name    = aws_lambda_function.this.arn
}

output "function_arn" {
  value = aws_lambda_function.this.arn
}
