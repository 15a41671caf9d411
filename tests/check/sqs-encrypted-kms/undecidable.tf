variable "key_arn" {
  type = string
}

variable "policy_arn" {
  type = string
}

resource "aws_kms_key" "orders" {
  description = "orders"
}

resource "aws_sqs_queue" "outside" {
  name              = "outside"
  kms_master_key_id = var.key_arn
}

resource "aws_sqs_queue" "inside" {
  name              = "inside"
  kms_master_key_id = aws_kms_key.orders.arn
}

resource "aws_iam_role" "plain" {
  name = "plain"
}

resource "aws_iam_role" "attached" {
  name = "attached"
}

resource "aws_iam_role_policy_attachment" "attached" {
  role       = aws_iam_role.attached.name
  policy_arn = var.policy_arn
}

resource "aws_lambda_function" "plain" {
  function_name = "plain"
  role          = aws_iam_role.plain.arn
}

resource "aws_lambda_function" "attached" {
  function_name = "attached"
  role          = aws_iam_role.attached.arn
}

resource "aws_lambda_event_source_mapping" "key" { # undecidable
  event_source_arn = aws_sqs_queue.outside.arn
  function_name    = aws_lambda_function.plain.arn
}

resource "aws_lambda_event_source_mapping" "policy" { # undecidable
  event_source_arn = aws_sqs_queue.inside.arn
  function_name    = aws_lambda_function.attached.arn
}

resource "aws_lambda_event_source_mapping" "function" { # undecidable
  event_source_arn = aws_sqs_queue.inside.arn
  function_name    = "elsewhere"
}
