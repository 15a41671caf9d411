resource "aws_lambda_function" "charge" {
  function_name = "charge"
  role          = var.role_arn
  handler       = "charge.handler"
  runtime       = "python3.13"
  filename      = "charge.zip"
  timeout       = 60
}

resource "aws_lambda_event_source_mapping" "charge" {
  event_source_arn        = aws_sqs_queue.orders.arn
  function_name           = aws_lambda_function.charge.arn
  function_response_types = ["ReportBatchItemFailures"]
}

variable "role_arn" {
  type        = string
  description = "The role that the function runs with."
}
