variable "starting_position" {
  type    = string
  default = null
}

variable "on_failure_arns" {
  type    = list(string)
  default = []
}

resource "aws_lambda_event_source_mapping" "orders" { # undecidable
  event_source_arn  = "arn:aws:sqs:eu-west-1:111122223333:orders"
  function_name     = "orders"
  starting_position = var.starting_position
}

resource "aws_lambda_event_source_mapping" "refunds" { # undecidable
  event_source_arn = "arn:aws:sqs:eu-west-1:111122223333:refunds"
  function_name    = "refunds"

  dynamic "destination_config" {
    for_each = var.on_failure_arns
    content {
      on_failure {
        destination_arn = destination_config.value
      }
    }
  }
}
