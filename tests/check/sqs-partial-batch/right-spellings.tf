variable "types" {
  default = ["ReportBatchItemFailures"]
}

locals {
  sources = {
    orders  = "arn:aws:sqs:eu-west-1:111122223333:orders"
    refunds = "arn:aws:sqs:eu-west-1:111122223333:refunds"
  }
}

resource "aws_lambda_event_source_mapping" "each" { # fine
  for_each = local.sources

  event_source_arn        = each.value
  function_name           = "orders"
  function_response_types = var.types
}
