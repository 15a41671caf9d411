variable "failure_arn" {
  type    = string
  default = ""
}

resource "aws_lambda_event_source_mapping" "block" { # undecidable
  event_source_arn  = aws_kinesis_stream.orders.arn
  function_name     = "orders"
  starting_position = "LATEST"

  dynamic "destination_config" {
    for_each = var.failure_arn == "" ? [] : [var.failure_arn]
    content {
      on_failure {
        destination_arn = destination_config.value
      }
    }
  }
}

resource "aws_lambda_event_source_mapping" "argument" { # undecidable
  event_source_arn  = aws_kinesis_stream.orders.arn
  function_name     = "orders"
  starting_position = "LATEST"

  destination_config {
    on_failure {
      destination_arn = var.failure_arn
    }
  }
}
