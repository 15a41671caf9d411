variable "queue_arn" {
  type = string
}

resource "aws_lambda_event_source_mapping" "orders" { # violation
  event_source_arn        = var.queue_arn
  function_name           = "orders"
  batch_size              = 5
  function_response_types = []
}
