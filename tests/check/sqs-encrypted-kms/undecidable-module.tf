resource "aws_kms_key" "orders" {
  description = "orders"
}

resource "aws_sqs_queue" "orders" {
  name              = "orders"
  kms_master_key_id = aws_kms_key.orders.arn
}

resource "aws_iam_role" "orders" {
  name = "orders"
}

# What this module attaches cannot be seen.
module "rights" {
  source    = "git::https://example.com/modules/rights.git"
  role_name = aws_iam_role.orders.name
}

resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = aws_iam_role.orders.arn
}

resource "aws_lambda_event_source_mapping" "orders" { # undecidable
  event_source_arn = aws_sqs_queue.orders.arn
  function_name    = aws_lambda_function.orders.arn
}
