data "aws_iam_policy_document" "assume_role" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "this" {
  name               = var.name
  description        = "Execution role of the ${var.name} function."
  assume_role_policy = data.aws_iam_policy_document.assume_role.json

  tags = var.tags
}

data "aws_iam_policy_document" "function" {
  statement {
    sid       = "WriteLogs"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${aws_cloudwatch_log_group.this.arn}:*"]
  }

  # X-Ray knows no resources to narrow these two to.
  statement {
    # checkov:skip=CKV_AWS_111:X-Ray has no resource-level permissions
    # checkov:skip=CKV_AWS_356:X-Ray has no resource-level permissions
    sid       = "WriteTraces"
    actions   = ["xray:PutTraceSegments", "xray:PutTelemetryRecords"]
    resources = ["*"]
  }

  statement {
    sid       = "UseKey"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [aws_kms_key.this.arn]
  }
}

resource "aws_iam_role_policy" "function" {
  name   = "function"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.function.json
}

resource "aws_cloudwatch_log_group" "this" {
  name              = "/aws/lambda/${var.name}"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.this.arn

  tags = var.tags
}

resource "aws_lambda_function" "this" {
  # checkov:skip=CKV_AWS_117:It reaches AWS services only, so it needs no VPC
  # checkov:skip=CKV_AWS_272:The package is built and deployed by one pipeline, which is not set up for signing
  # checkov:skip=CKV_AWS_116:Failed events end where the triggers' own failure paths lead, see README.md
  # checkov:skip=CKV_AWS_115:Unreserved, because nothing limits how many run at a time
  function_name = var.name
  description   = "Score each new order for fraud and write the score into the order."
  role          = aws_iam_role.this.arn

  runtime          = "python3.13"
  architectures    = ["arm64"]
  handler          = "orders_handler.handler"
  filename         = var.package_path
  source_code_hash = filebase64sha256(var.package_path)

  timeout     = 30
  memory_size = 512

  kms_key_arn = aws_kms_key.this.arn

  environment {
    variables = {
      POWERTOOLS_SERVICE_NAME = var.name
      POWERTOOLS_LOG_LEVEL    = "INFO"
    }
  }

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.this.name
  }

  tracing_config {
    mode = "Active"
  }

  tags = var.tags

  # Without the right to log, the first invocations leave no trace.
  depends_on = [aws_iam_role_policy.function]
}
