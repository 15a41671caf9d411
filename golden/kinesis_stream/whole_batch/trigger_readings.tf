resource "aws_kinesis_stream" "readings" {
  # checkov:skip=CKV_AWS_185:Applications of this account write to it, which the AWS managed key lets them; no customer key was asked for
  name = "${var.name}-readings"

  # Hours. What failed can be fetched for as long, and no longer.
  retention_period = 120

  # A shard takes 1 MB and 1,000 records a second.
  shard_count = 2

  stream_mode_details {
    stream_mode = "PROVISIONED"
  }

  encryption_type = "KMS"
  kms_key_id      = "alias/aws/kinesis"

  tags = var.tags
}

data "aws_iam_policy_document" "readings_poll" {
  statement {
    sid = "Read"
    actions = [
      "kinesis:DescribeStream",
      "kinesis:DescribeStreamSummary",
      "kinesis:GetRecords",
      "kinesis:GetShardIterator",
      "kinesis:ListShards",
    ]
    resources = [aws_kinesis_stream.readings.arn]
  }

  statement {
    sid       = "KeepFailed"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.readings_dead_letter.arn]
  }
}

resource "aws_iam_role_policy" "readings_poll" {
  name   = "poll-readings"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.readings_poll.json
}

# Where Lambda names what it passed over: its place in the stream and why, not what it held.
resource "aws_sqs_queue" "readings_dead_letter" {
  name = "${var.name}-readings-dead-letter"

  message_retention_seconds = 1209600

  sqs_managed_sse_enabled = true

  tags = var.tags
}

resource "aws_lambda_event_source_mapping" "readings" {
  event_source_arn = aws_kinesis_stream.readings.arn
  function_name    = aws_lambda_function.this.arn

  # From the oldest record that the stream still has; LATEST would miss what arrives until polling begins.
  starting_position = "TRIM_HORIZON"

  batch_size                         = 1000
  maximum_batching_window_in_seconds = 20

  # A record that keeps failing holds up its shard: the batch is split until it is alone, tried again, then passed over.
  bisect_batch_on_function_error = true
  maximum_retry_attempts         = 10
  maximum_record_age_in_seconds  = 172800

  destination_config {
    on_failure {
      destination_arn = aws_sqs_queue.readings_dead_letter.arn
    }
  }

  tags = var.tags

  # Lambda checks that the role may read the stream and send to the queue before it accepts the mapping.
  depends_on = [aws_iam_role_policy.readings_poll]

  lifecycle {
    postcondition {
      condition     = aws_kinesis_stream.readings.retention_period * 3600 > self.maximum_record_age_in_seconds
      error_message = "The stream must keep a record for longer than Lambda tries it, or nobody can fetch one that failed."
    }

    precondition {
      condition     = aws_lambda_function.this.reserved_concurrent_executions >= aws_kinesis_stream.readings.shard_count
      error_message = "The function's reserved concurrency must be at least shards times parallelization factor, or shards wait for each other."
    }
  }
}
