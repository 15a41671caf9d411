# Failed events of a function end here; a function that works them off may fail as well.
resource "aws_sqs_queue" "failures" { # fine
  name = "failures"
}

resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = var.role_arn

  dead_letter_config {
    target_arn = aws_sqs_queue.failures.arn
  }
}

resource "aws_lambda_event_source_mapping" "failures" {
  event_source_arn = aws_sqs_queue.failures.arn
  function_name    = "again"
}
