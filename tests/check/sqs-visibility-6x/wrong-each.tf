variable "queues" {
  type = map(object({ visibility = number }))

  default = {
    orders  = { visibility = 300 }
    refunds = { visibility = 60 }
  }
}

# One of the two is too short: what stands in the block is wrong for it.
resource "aws_sqs_queue" "this" { # violation
  for_each = var.queues

  name                       = each.key
  visibility_timeout_seconds = each.value.visibility
}

resource "aws_lambda_function" "worker" {
  for_each = var.queues

  function_name = each.key
  role          = var.role_arn
  timeout       = 30
}

resource "aws_lambda_event_source_mapping" "this" {
  for_each = aws_sqs_queue.this

  event_source_arn = each.value.arn
  function_name    = aws_lambda_function.worker[each.key].arn
}
