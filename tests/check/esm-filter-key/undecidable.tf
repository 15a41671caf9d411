variable "pattern" {
  type = string
}

resource "aws_lambda_event_source_mapping" "orders" { # undecidable
  event_source_arn = "arn:aws:sqs:eu-west-1:111122223333:orders"
  function_name    = "orders"

  filter_criteria {
    filter {
      pattern = var.pattern
    }
  }
}
