# AWS's own policies, by a data source and copied from one.
data "aws_partition" "current" {}

data "aws_iam_policy" "tracing" {
  arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/AWSXRayDaemonWriteAccess"
}

data "aws_iam_policy" "logs" {
  name = "AWSLambdaBasicExecutionRole"
}

resource "aws_iam_role" "orders" {
  name = "orders"
}

resource "aws_iam_policy" "tracing" {
  policy = data.aws_iam_policy.tracing.policy
}

resource "aws_iam_role_policy_attachment" "tracing" {
  role       = aws_iam_role.orders.name
  policy_arn = aws_iam_policy.tracing.arn
}

resource "aws_iam_role_policy_attachment" "logs" {
  role       = aws_iam_role.orders.name
  policy_arn = data.aws_iam_policy.logs.arn
}

resource "aws_lambda_function" "orders" { # fine
  function_name = "orders"
  role          = aws_iam_role.orders.arn
}
