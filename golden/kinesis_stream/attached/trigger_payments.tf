data "aws_iam_policy_document" "payments_poll" {
  statement {
    sid = "Read"
    actions = [
      "kinesis:DescribeStream",
      "kinesis:DescribeStreamSummary",
      "kinesis:GetRecords",
      "kinesis:GetShardIterator",
      "kinesis:ListShards",
    ]
    resources = [var.payments_stream_arn]
  }

  statement {
    sid       = "KeepFailed"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.payments_dead_letter.arn]
  }
}

resource "aws_iam_role_policy" "payments_poll" {
  name   = "poll-payments"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.payments_poll.json
}

# Where Lambda names what it passed over: its place in the stream and why, not what it held.
resource "aws_sqs_queue" "payments_dead_letter" {
  name = "${var.name}-payments-dead-letter"

  message_retention_seconds = 1209600

  sqs_managed_sse_enabled = true

  tags = var.tags
}

resource "aws_lambda_event_source_mapping" "payments" {
  event_source_arn = var.payments_stream_arn
  function_name    = aws_lambda_function.this.arn

  # From the oldest record that the stream still has; LATEST would miss what arrives until polling begins.
  starting_position = "TRIM_HORIZON"

  batch_size                         = 100
  maximum_batching_window_in_seconds = 0

  # The handler names the first record that failed; Lambda goes on from there.
  function_response_types = ["ReportBatchItemFailures"]

  # A record that keeps failing holds up its shard: the batch is split until it is alone, tried again, then passed over.
  bisect_batch_on_function_error = true
  maximum_retry_attempts         = 10
  maximum_record_age_in_seconds  = 21600

  destination_config {
    on_failure {
      destination_arn = aws_sqs_queue.payments_dead_letter.arn
    }
  }

  # What does not match is passed over without an invocation, and so is what is not JSON.
  filter_criteria {
    filter {
      pattern = jsonencode({
        data = {
          amount = [{ numeric = [">", 1000] }]
        }
      })
    }
  }

  tags = var.tags

  # Lambda checks that the role may read the stream and send to the queue before it accepts the mapping.
  depends_on = [aws_iam_role_policy.payments_poll]
}
