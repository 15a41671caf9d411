# Nested blocks, written and made by `dynamic`; a policy that is a data source; what depends on a permission.
variable "prefixes" {
  type    = list(string)
  default = ["in/", "more/"]
}

data "aws_iam_policy_document" "deliver" {
  statement {
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.dlq.arn]

    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_cloudwatch_event_rule.orders.arn]
    }
  }
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "work" {
  name               = "work"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_lambda_function" "work" {
  function_name = "work"
  role          = aws_iam_role.work.arn
  handler       = "app.handler"
  runtime       = "python3.13"
  filename      = "function.zip"

  dead_letter_config {
    target_arn = aws_sqs_queue.dlq.arn
  }
}

resource "aws_sqs_queue" "dlq" {
  name = "dlq"
}

resource "aws_sqs_queue_policy" "dlq" {
  queue_url = aws_sqs_queue.dlq.url
  policy    = data.aws_iam_policy_document.deliver.json
}

resource "aws_cloudwatch_event_rule" "orders" {
  name          = "orders"
  event_pattern = jsonencode({ source = ["shop"] })
}

resource "aws_cloudwatch_event_target" "orders" {
  rule = aws_cloudwatch_event_rule.orders.name
  arn  = aws_lambda_function.work.arn

  dead_letter_config {
    arn = aws_sqs_queue.dlq.arn
  }

  retry_policy {
    maximum_retry_attempts       = 3
    maximum_event_age_in_seconds = 600
  }
}

resource "aws_s3_bucket" "files" {
  bucket = "files"
}

resource "aws_lambda_permission" "files" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.work.function_name
  principal     = "s3.amazonaws.com"
  source_arn    = aws_s3_bucket.files.arn
}

resource "aws_s3_bucket_notification" "files" {
  bucket = aws_s3_bucket.files.id

  dynamic "lambda_function" {
    for_each = var.prefixes

    content {
      lambda_function_arn = aws_lambda_function.work.arn
      events              = ["s3:ObjectCreated:*"]
      filter_prefix       = lambda_function.value
    }
  }

  depends_on = [aws_lambda_permission.files]
}

resource "aws_lambda_event_source_mapping" "stream" {
  event_source_arn       = "arn:aws:kinesis:eu-west-1:123456789012:stream/clicks"
  function_name          = aws_lambda_function.work.arn
  starting_position      = "LATEST"
  maximum_retry_attempts = 5

  destination_config {
    on_failure {
      destination_arn = aws_sqs_queue.dlq.arn
    }
  }

  filter_criteria {
    filter {
      pattern = jsonencode({ data = { kind = ["click"] } })
    }
    filter {
      pattern = jsonencode({ data = { kind = ["view"] } })
    }
  }
}
