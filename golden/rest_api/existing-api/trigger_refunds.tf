locals {
  # The API's id is the last part of arn:aws:execute-api:REGION:ACCOUNT:ID.
  refunds_api_id = split(":", var.refunds_api_execution_arn)[5]
}

resource "aws_api_gateway_authorizer" "refunds" {
  rest_api_id            = local.refunds_api_id
  name                   = "${var.name}-refunds"
  type                   = "REQUEST"
  authorizer_uri         = var.refunds_authorizer_invoke_arn
  authorizer_credentials = aws_iam_role.refunds_authorizer.arn

  # The policy that it answers is remembered for this header and serves all methods: it has to speak of all of them.
  identity_source                  = "method.request.header.Authorization"
  authorizer_result_ttl_in_seconds = 300
}

# No condition on the caller: API Gateway takes a role only of the account that its API is in, and only from somebody who
# may pass it on (iam:PassRole).
data "aws_iam_policy_document" "refunds_authorizer_assume_role" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["apigateway.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "refunds_authorizer" {
  name               = "${var.name}-refunds-authorizer"
  description        = "Lets API Gateway ask who may call ${var.name}."
  assume_role_policy = data.aws_iam_policy_document.refunds_authorizer_assume_role.json

  tags = var.tags
}

data "aws_iam_policy_document" "refunds_authorizer" {
  statement {
    actions   = ["lambda:InvokeFunction"]
    resources = [var.refunds_authorizer_function_arn]
  }
}

resource "aws_iam_role_policy" "refunds_authorizer" {
  name   = "authorizer"
  role   = aws_iam_role.refunds_authorizer.id
  policy = data.aws_iam_policy_document.refunds_authorizer.json
}

resource "aws_api_gateway_request_validator" "refunds" {
  rest_api_id = local.refunds_api_id
  name        = "${var.name}-refunds"

  validate_request_body       = true
  validate_request_parameters = true
}

# What a body must look like (JSON Schema, draft 4); any other is answered with 400 before anything runs.
resource "aws_api_gateway_model" "refunds" {
  rest_api_id  = local.refunds_api_id
  name         = replace(title("${var.name}-refunds"), "-", "")
  description  = "A request to ${var.name}."
  content_type = "application/json"

  schema = jsonencode({
    "$schema"     = "http://json-schema.org/draft-04/schema#"
    type          = "object"
    minProperties = 1
  })
}

resource "aws_api_gateway_resource" "refunds_refunds" {
  rest_api_id = local.refunds_api_id
  parent_id   = var.refunds_root_resource_id
  path_part   = "refunds"
}

resource "aws_api_gateway_resource" "refunds_refunds_id" {
  rest_api_id = local.refunds_api_id
  parent_id   = aws_api_gateway_resource.refunds_refunds.id
  path_part   = "{id}"
}

resource "aws_api_gateway_method" "refunds_post_refunds" {
  rest_api_id   = local.refunds_api_id
  resource_id   = aws_api_gateway_resource.refunds_refunds.id
  http_method   = "POST"
  authorization = "CUSTOM"
  authorizer_id = aws_api_gateway_authorizer.refunds.id

  # Whatever content type a body claims to have: without $default another one would pass unchecked.
  request_validator_id = aws_api_gateway_request_validator.refunds.id
  request_models       = { "$default" = aws_api_gateway_model.refunds.name }
}

resource "aws_api_gateway_method" "refunds_get_refunds_id" {
  rest_api_id   = local.refunds_api_id
  resource_id   = aws_api_gateway_resource.refunds_refunds_id.id
  http_method   = "GET"
  authorization = "CUSTOM"
  authorizer_id = aws_api_gateway_authorizer.refunds.id

  request_validator_id = aws_api_gateway_request_validator.refunds.id
}

resource "aws_api_gateway_integration" "refunds_post_refunds" {
  rest_api_id = local.refunds_api_id
  resource_id = aws_api_gateway_method.refunds_post_refunds.resource_id
  http_method = aws_api_gateway_method.refunds_post_refunds.http_method
  type        = "AWS_PROXY"
  uri         = aws_lambda_function.this.invoke_arn

  # Lambda is invoked by POST, whatever the caller's method.
  integration_http_method = "POST"

  # At most the 29 s that API Gateway waits. A cold start has 10 s of its own before the function's timeout begins.
  timeout_milliseconds = min(29000, 1000 * (aws_lambda_function.this.timeout + 10))
}

resource "aws_api_gateway_integration" "refunds_get_refunds_id" {
  rest_api_id = local.refunds_api_id
  resource_id = aws_api_gateway_method.refunds_get_refunds_id.resource_id
  http_method = aws_api_gateway_method.refunds_get_refunds_id.http_method
  type        = "AWS_PROXY"
  uri         = aws_lambda_function.this.invoke_arn

  # Lambda is invoked by POST, whatever the caller's method.
  integration_http_method = "POST"

  # At most the 29 s that API Gateway waits. A cold start has 10 s of its own before the function's timeout begins.
  timeout_milliseconds = min(29000, 1000 * (aws_lambda_function.this.timeout + 10))
}

resource "aws_lambda_permission" "refunds" {
  statement_id  = "refunds"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${var.refunds_api_execution_arn}/*/*"
}

locals {
  # A deployment of the API is a snapshot: its owner makes a new one whenever this changes.
  refunds_definition = sha1(jsonencode([
    filesha1("${path.module}/trigger_refunds.tf"),
    aws_api_gateway_integration.refunds_post_refunds.uri,
    aws_api_gateway_integration.refunds_post_refunds.timeout_milliseconds,
    var.refunds_authorizer_invoke_arn,
  ]))
}
