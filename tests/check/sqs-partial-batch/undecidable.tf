variable "partial" {
  type = bool
}

variable "batch_size" {
  type = number
}

resource "aws_lambda_event_source_mapping" "types" { # undecidable
  event_source_arn        = "arn:aws:sqs:eu-west-1:111122223333:orders"
  function_name           = "orders"
  function_response_types = var.partial ? ["ReportBatchItemFailures"] : []
}

resource "aws_lambda_event_source_mapping" "size" { # undecidable
  event_source_arn = "arn:aws:sqs:eu-west-1:111122223333:orders"
  function_name    = "orders"
  batch_size       = var.batch_size
}
