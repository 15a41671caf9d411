# Lambda tries an event that the function could not handle again, then sends it here with the error.
resource "aws_lambda_function_event_invoke_config" "this" {
  function_name = aws_lambda_function.this.function_name

  maximum_retry_attempts       = 2
  maximum_event_age_in_seconds = 21600

  destination_config {
    on_failure {
      destination = aws_sqs_queue.failed_events.arn
    }
  }

  # Lambda checks that the role may send before it accepts the destination.
  depends_on = [aws_iam_role_policy.function]
}

resource "aws_sqs_queue" "failed_events" {
  name = "${var.name}-failed-events"

  message_retention_seconds = 1209600
  kms_master_key_id         = aws_kms_key.this.arn

  tags = local.tags
}
