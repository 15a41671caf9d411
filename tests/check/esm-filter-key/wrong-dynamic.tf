locals {
  patterns = [{ detail = { status = ["paid"] } }]
}

resource "aws_lambda_event_source_mapping" "orders" { # violation
  event_source_arn = "arn:aws:sqs:eu-west-1:111122223333:orders"
  function_name    = "orders"

  filter_criteria {
    dynamic "filter" {
      for_each = local.patterns
      content {
        pattern = jsonencode(filter.value)
      }
    }
  }
}
