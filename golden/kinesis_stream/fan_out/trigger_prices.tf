resource "aws_kinesis_stream" "prices" {
  name = "${var.name}-prices"

  # Hours. What failed can be fetched for as long, and no longer.
  retention_period = 792

  stream_mode_details {
    stream_mode = "ON_DEMAND"
  }

  encryption_type = "KMS"
  kms_key_id      = aws_kms_key.this.arn

  tags = var.tags
}

# This function's own 2 MB/s of every shard, pushed to it: no other reader slows it down, and it slows down none.
resource "aws_kinesis_stream_consumer" "prices" {
  name       = "${var.name}-prices"
  stream_arn = aws_kinesis_stream.prices.arn
}

data "aws_iam_policy_document" "prices_poll" {
  statement {
    sid = "Read"
    actions = [
      "kinesis:DescribeStream",
      "kinesis:DescribeStreamSummary",
      "kinesis:GetRecords",
      "kinesis:GetShardIterator",
      "kinesis:ListShards",
    ]
    resources = [aws_kinesis_stream.prices.arn]
  }

  statement {
    sid       = "Subscribe"
    actions   = ["kinesis:DescribeStreamConsumer", "kinesis:SubscribeToShard"]
    resources = [aws_kinesis_stream_consumer.prices.arn]
  }

  statement {
    sid       = "KeepFailed"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.prices_dead_letter.arn]
  }
}

resource "aws_iam_role_policy" "prices_poll" {
  name   = "poll-prices"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.prices_poll.json
}

# Where Lambda names what it passed over: its place in the stream and why, not what it held.
resource "aws_sqs_queue" "prices_dead_letter" {
  name = "${var.name}-prices-dead-letter"

  message_retention_seconds = 1209600

  kms_master_key_id = aws_kms_key.this.arn

  tags = var.tags
}

resource "aws_lambda_event_source_mapping" "prices" {
  event_source_arn = aws_kinesis_stream_consumer.prices.arn
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

  destination_config {
    on_failure {
      destination_arn = aws_sqs_queue.prices_dead_letter.arn
    }
  }

  tags = var.tags

  # Lambda checks that the role may read the stream and send to the queue before it accepts the mapping.
  depends_on = [aws_iam_role_policy.prices_poll]
}
