# The stream names a version when it calls: what it may call and what its owner is told to enter are one value.
locals {
  logs_processor_arn = "${aws_lambda_function.this.arn}:$LATEST"
}

# The processors of a stream are an argument of the stream itself, so its owner enters this one: output
# logs_processor. What can be given from here is the right to call the function.
data "aws_iam_policy_document" "logs" {
  statement {
    sid       = "TransformRecords"
    actions   = ["lambda:InvokeFunction", "lambda:GetFunctionConfiguration"]
    resources = [local.logs_processor_arn]
  }
}

resource "aws_iam_role_policy" "logs" {
  name   = "${var.name}-logs"
  role   = var.logs_delivery_stream_role_name
  policy = data.aws_iam_policy_document.logs.json

  lifecycle {
    precondition {
      condition     = aws_lambda_function.this.timeout <= 300
      error_message = "Firehose waits for a function for five minutes at most: a batch that takes longer fails, whatever the function makes of it."
    }
  }
}
