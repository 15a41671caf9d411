data "aws_iam_policy_document" "assume_role" {
  statement {
    actions = ["sts:AssumeRole"]

    # Both: the one runs the function in us-east-1, the other its replicas near the viewers.
    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com", "edgelambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "this" {
  name               = var.name
  description        = "Execution role of the ${var.name} function."
  assume_role_policy = data.aws_iam_policy_document.assume_role.json

  tags = var.tags
}

locals {
  # A replica logs in the Region that it runs in, to a group of the same name, and makes the group where there is none.
  log_group_arns = replace(aws_cloudwatch_log_group.this.arn, ":us-east-1:", ":*:")
}

data "aws_iam_policy_document" "function" {
  statement {
    sid       = "WriteLogsInEveryRegion"
    actions   = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"]
    resources = [local.log_group_arns, "${local.log_group_arns}:*"]
  }
}

resource "aws_iam_role_policy" "function" {
  name   = "function"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.function.json
}

# The one in us-east-1. Those of the other Regions come when a viewer there calls, without retention: see README.md.
resource "aws_cloudwatch_log_group" "this" {
  # checkov:skip=CKV_AWS_158:CloudWatch Logs encrypts with a key that AWS owns; no customer key was asked for
  provider = aws.us_east_1

  name              = "/lambda-edge/${var.name}"
  retention_in_days = 365

  tags = var.tags
}

# CloudFront copies a numbered version to the Regions near its viewers. There it has no environment variables, VPC,
# layers, X-Ray, dead-letter queue or concurrency of its own, so none of them is set here.
resource "aws_lambda_function" "this" {
  # checkov:skip=CKV_AWS_117:CloudFront refuses a function in a VPC
  # checkov:skip=CKV_AWS_272:The package is built and deployed by one pipeline, which is not set up for signing
  # checkov:skip=CKV_AWS_116:A viewer waits for the answer; CloudFront refuses a function with a dead-letter queue
  # checkov:skip=CKV_AWS_115:CloudFront refuses a function with reserved concurrency
  # checkov:skip=CKV_AWS_50:CloudFront refuses a function with X-Ray
  provider = aws.us_east_1

  function_name = var.name
  description   = "Add headers to every answer that leaves the company's distribution."
  role          = aws_iam_role.this.arn

  runtime          = "python3.13"
  architectures    = ["x86_64"]
  handler          = "answers_handler.handler"
  filename         = var.package_path
  source_code_hash = filebase64sha256(var.package_path)

  # Each change becomes a version with a number; a distribution takes neither $LATEST nor an alias.
  publish = true

  # Lambda refuses to delete a function while replicas of it are left, which is for hours after the last distribution
  # let go of it. So `terraform destroy` leaves it behind: README.md has the command that deletes it the next day.
  skip_destroy = true

  # At most 5 s and 128 MB where every viewer waits.
  timeout     = 5
  memory_size = 128

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.this.name
  }

  tags = var.tags

  # Without the right to log, the first invocations leave no trace.
  depends_on = [aws_iam_role_policy.function]
}
