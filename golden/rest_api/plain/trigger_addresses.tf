resource "aws_api_gateway_rest_api" "addresses" {
  # checkov:skip=CKV_AWS_237:A replaced API has another address anyway
  name        = "${var.name}-addresses"
  description = "Front door of ${var.name}."

  endpoint_configuration {
    types = ["REGIONAL"]
  }

  tags = var.tags
}

resource "aws_api_gateway_request_validator" "addresses" {
  rest_api_id = aws_api_gateway_rest_api.addresses.id
  name        = "${var.name}-addresses"

  validate_request_body       = true
  validate_request_parameters = true
}

# What a body must look like (JSON Schema, draft 4); any other is answered with 400 before anything runs.
resource "aws_api_gateway_model" "addresses" {
  rest_api_id  = aws_api_gateway_rest_api.addresses.id
  name         = replace(title("${var.name}-addresses"), "-", "")
  description  = "A request to ${var.name}."
  content_type = "application/json"

  schema = jsonencode({
    "$schema"     = "http://json-schema.org/draft-04/schema#"
    type          = "object"
    minProperties = 1
  })
}

resource "aws_api_gateway_resource" "addresses" {
  rest_api_id = aws_api_gateway_rest_api.addresses.id
  parent_id   = aws_api_gateway_rest_api.addresses.root_resource_id
  path_part   = "addresses"
}

resource "aws_api_gateway_method" "addresses" {
  rest_api_id   = aws_api_gateway_rest_api.addresses.id
  resource_id   = aws_api_gateway_resource.addresses.id
  http_method   = "POST"
  authorization = "AWS_IAM"

  # Whatever content type a body claims to have: without $default another one would pass unchecked.
  request_validator_id = aws_api_gateway_request_validator.addresses.id
  request_models       = { "$default" = aws_api_gateway_model.addresses.name }
}

resource "aws_api_gateway_integration" "addresses" {
  rest_api_id = aws_api_gateway_rest_api.addresses.id
  resource_id = aws_api_gateway_method.addresses.resource_id
  http_method = aws_api_gateway_method.addresses.http_method
  type        = "AWS_PROXY"
  uri         = aws_lambda_function.this.invoke_arn

  # Lambda is invoked by POST, whatever the caller's method.
  integration_http_method = "POST"

  # At most the 29 s that API Gateway waits. A cold start has 10 s of its own before the function's timeout begins.
  timeout_milliseconds = min(29000, 1000 * (aws_lambda_function.this.timeout + 10))
}

resource "aws_lambda_permission" "addresses" {
  statement_id  = "addresses"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_api_gateway_rest_api.addresses.execution_arn}/*/*"
}

# A deployment is a snapshot: whatever the callers shall see needs a new one, so each of these makes one. A route that
# is taken out of this file is still in the next one, which Terraform makes before it deletes the route: replace this
# resource once more (`terraform apply -replace=...`), or the old route goes on answering.
resource "aws_api_gateway_deployment" "addresses" {
  rest_api_id = aws_api_gateway_rest_api.addresses.id

  triggers = {
    definition = filesha1("${path.module}/trigger_addresses.tf")
    target     = aws_api_gateway_integration.addresses.uri
    timeout    = aws_api_gateway_integration.addresses.timeout_milliseconds
  }

  lifecycle {
    create_before_destroy = true
  }

  # What is not there yet is not in the snapshot.
  depends_on = [aws_api_gateway_integration.addresses]
}

resource "aws_cloudwatch_log_group" "addresses_access" {
  # checkov:skip=CKV_AWS_158:CloudWatch Logs encrypts with a key that AWS owns; no customer key was asked for
  name              = "/aws/apigateway/${var.name}-addresses"
  retention_in_days = 365

  tags = var.tags
}

# API Gateway would make this group itself under this name, and keep it for ever.
resource "aws_cloudwatch_log_group" "addresses_execution" {
  # checkov:skip=CKV_AWS_158:CloudWatch Logs encrypts with a key that AWS owns; no customer key was asked for
  name              = "API-Gateway-Execution-Logs_${aws_api_gateway_rest_api.addresses.id}/live"
  retention_in_days = 365

  tags = var.tags
}

# AWS refuses a stage with logs in a Region whose API Gateway account has no role for them: see examples/basic.
resource "aws_api_gateway_stage" "addresses" {
  # checkov:skip=CKV2_AWS_51:Nothing behind this API asks for a client certificate
  # checkov:skip=CKV_AWS_120:No answer may be older than the request; a cache is billed by the hour
  # checkov:skip=CKV2_AWS_29:No web application firewall was asked for
  rest_api_id   = aws_api_gateway_rest_api.addresses.id
  deployment_id = aws_api_gateway_deployment.addresses.id
  stage_name    = "live"

  xray_tracing_enabled = true

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.addresses_access.arn

    format = jsonencode({
      requestId          = "$context.requestId"
      requestTime        = "$context.requestTime"
      sourceIp           = "$context.identity.sourceIp"
      method             = "$context.httpMethod"
      resourcePath       = "$context.resourcePath"
      path               = "$context.path"
      status             = "$context.status"
      responseLength     = "$context.responseLength"
      responseLatency    = "$context.responseLatency"
      integrationStatus  = "$context.integration.status"
      integrationLatency = "$context.integration.latency"
      integrationError   = "$context.integration.error"
      error              = "$context.error.message"
    })
  }

  tags = var.tags

  # Else API Gateway makes the group for its execution log first.
  depends_on = [aws_cloudwatch_log_group.addresses_execution]
}

resource "aws_api_gateway_method_settings" "addresses" {
  # checkov:skip=CKV_AWS_225:No answer may be older than the request
  rest_api_id = aws_api_gateway_rest_api.addresses.id
  stage_name  = aws_api_gateway_stage.addresses.stage_name
  method_path = "*/*"

  settings {
    metrics_enabled = true

    # Errors only, and no bodies: those would be personal data in a log.
    logging_level      = "ERROR"
    data_trace_enabled = false

    # For everybody together, and for each method; what is above it is answered with 429.
    throttling_rate_limit  = 100
    throttling_burst_limit = 100
  }
}
