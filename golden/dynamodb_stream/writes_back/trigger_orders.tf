resource "aws_dynamodb_table" "orders" {
  # checkov:skip=CKV2_AWS_16:The table is on demand, which scales by itself
  name         = "${var.name}-orders"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "order_id"

  attribute {
    name = "order_id"
    type = "S"
  }

  # Each change carries the item before and after it.
  stream_enabled   = true
  stream_view_type = "NEW_AND_OLD_IMAGES"

  point_in_time_recovery {
    enabled = true
  }

  deletion_protection_enabled = var.orders_deletion_protection

  server_side_encryption {
    enabled     = true
    kms_key_arn = aws_kms_key.this.arn
  }

  tags = var.tags
}

data "aws_iam_policy_document" "orders_poll" {
  statement {
    sid       = "Read"
    actions   = ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"]
    resources = [aws_dynamodb_table.orders.stream_arn]
  }

  statement {
    sid       = "FindStream"
    actions   = ["dynamodb:ListStreams"]
    resources = ["${aws_dynamodb_table.orders.arn}/stream/*"]
  }

  statement {
    sid       = "KeepFailed"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.orders_dead_letter.arn]
  }
}

resource "aws_iam_role_policy" "orders_poll" {
  name   = "poll-orders"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.orders_poll.json
}

# Where Lambda names what it passed over: its place in the stream and why, not what it held.
resource "aws_sqs_queue" "orders_dead_letter" {
  name = "${var.name}-orders-dead-letter"

  message_retention_seconds = 1209600

  kms_master_key_id = aws_kms_key.this.arn

  tags = var.tags
}

resource "aws_lambda_event_source_mapping" "orders" {
  event_source_arn = aws_dynamodb_table.orders.stream_arn
  function_name    = aws_lambda_function.this.arn

  # From the oldest change that the stream still has; LATEST would miss what arrives until polling begins.
  starting_position = "TRIM_HORIZON"

  batch_size                         = 100
  maximum_batching_window_in_seconds = 0

  # So many batches of a shard at a time. What has the same key stays in order.
  parallelization_factor = 5

  # The handler names the first change that failed; Lambda goes on from there.
  function_response_types = ["ReportBatchItemFailures"]

  # A change that keeps failing holds up its shard: the batch is split until it is alone, tried again, then passed over.
  bisect_batch_on_function_error = true
  maximum_retry_attempts         = 10
  maximum_record_age_in_seconds  = 43200

  destination_config {
    on_failure {
      destination_arn = aws_sqs_queue.orders_dead_letter.arn
    }
  }

  # What does not match is passed over without an invocation.
  # What the function itself writes must not match, or it sets itself off; Lambda does not stop such a loop.
  filter_criteria {
    filter {
      pattern = jsonencode({
        eventName = ["INSERT"]
      })
    }
  }

  tags = var.tags

  # Lambda checks that the role may read the stream and send to the queue before it accepts the mapping.
  depends_on = [aws_iam_role_policy.orders_poll]
}
