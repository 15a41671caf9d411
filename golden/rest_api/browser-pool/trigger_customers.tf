resource "aws_api_gateway_rest_api" "customers" {
  # checkov:skip=CKV_AWS_237:A replaced API has another address anyway
  name        = "${var.name}-customers"
  description = "Front door of ${var.name}."

  # The domain below is the only way in.
  disable_execute_api_endpoint = true

  endpoint_configuration {
    types = ["REGIONAL"]
  }

  tags = var.tags
}

# API Gateway checks the tokens of these user pools before anything behind it runs.
resource "aws_api_gateway_authorizer" "customers" {
  rest_api_id   = aws_api_gateway_rest_api.customers.id
  name          = "${var.name}-customers"
  type          = "COGNITO_USER_POOLS"
  provider_arns = var.customers_user_pool_arns
}

resource "aws_api_gateway_resource" "customers" {
  rest_api_id = aws_api_gateway_rest_api.customers.id
  parent_id   = aws_api_gateway_rest_api.customers.root_resource_id
  path_part   = "profile"
}

resource "aws_api_gateway_method" "customers_get_profile" {
  # checkov:skip=CKV2_AWS_53:The handler checks what it is given; no model was asked for
  rest_api_id   = aws_api_gateway_rest_api.customers.id
  resource_id   = aws_api_gateway_resource.customers.id
  http_method   = "GET"
  authorization = "COGNITO_USER_POOLS"
  authorizer_id = aws_api_gateway_authorizer.customers.id

  # One of the scopes is enough; without any, API Gateway asks for an ID token instead of an access token.
  authorization_scopes = ["profile/read"]
}

resource "aws_api_gateway_method" "customers_patch_profile" {
  # checkov:skip=CKV2_AWS_53:The handler checks what it is given; no model was asked for
  rest_api_id   = aws_api_gateway_rest_api.customers.id
  resource_id   = aws_api_gateway_resource.customers.id
  http_method   = "PATCH"
  authorization = "COGNITO_USER_POOLS"
  authorizer_id = aws_api_gateway_authorizer.customers.id

  # One of the scopes is enough; without any, API Gateway asks for an ID token instead of an access token.
  authorization_scopes = ["profile/read"]
}

# Browsers ask first whether a page of another origin may call; API Gateway answers that itself.
resource "aws_api_gateway_method" "customers_preflight" {
  # checkov:skip=CKV_AWS_59:A browser sends no credentials with this question
  # checkov:skip=CKV2_AWS_70:A browser sends no credentials with this question
  # checkov:skip=CKV2_AWS_53:The question has no body
  for_each = {
    "/profile" = aws_api_gateway_resource.customers.id
  }

  rest_api_id   = aws_api_gateway_rest_api.customers.id
  resource_id   = each.value
  http_method   = "OPTIONS"
  authorization = "NONE"
}

resource "aws_api_gateway_integration" "customers_preflight" {
  for_each = aws_api_gateway_method.customers_preflight

  rest_api_id = each.value.rest_api_id
  resource_id = each.value.resource_id
  http_method = each.value.http_method
  type        = "MOCK"

  request_templates = { "application/json" = jsonencode({ statusCode = 204 }) }
}

resource "aws_api_gateway_method_response" "customers_preflight" {
  for_each = aws_api_gateway_method.customers_preflight

  rest_api_id = each.value.rest_api_id
  resource_id = each.value.resource_id
  http_method = each.value.http_method
  status_code = "204"

  response_parameters = {
    "method.response.header.Access-Control-Allow-Origin"  = true
    "method.response.header.Access-Control-Allow-Methods" = true
    "method.response.header.Access-Control-Allow-Headers" = true
    "method.response.header.Access-Control-Max-Age"       = true
  }
}

resource "aws_api_gateway_integration_response" "customers_preflight" {
  for_each = aws_api_gateway_method_response.customers_preflight

  rest_api_id = each.value.rest_api_id
  resource_id = each.value.resource_id
  http_method = each.value.http_method
  status_code = each.value.status_code

  response_parameters = {
    "method.response.header.Access-Control-Allow-Origin"  = "'${var.customers_allowed_origin}'"
    "method.response.header.Access-Control-Allow-Methods" = "'GET,PATCH'"
    "method.response.header.Access-Control-Allow-Headers" = "'authorization,content-type,idempotency-key'"
    "method.response.header.Access-Control-Max-Age"       = "'600'"
  }

  depends_on = [aws_api_gateway_integration.customers_preflight]
}

# A page may read an error of API Gateway itself only with this header; else it sees a failed network.
resource "aws_api_gateway_gateway_response" "customers" {
  for_each = toset(["DEFAULT_4XX", "DEFAULT_5XX"])

  rest_api_id   = aws_api_gateway_rest_api.customers.id
  response_type = each.value

  response_parameters = {
    "gatewayresponse.header.Access-Control-Allow-Origin" = "'${var.customers_allowed_origin}'"
  }
}

resource "aws_api_gateway_integration" "customers_get_profile" {
  rest_api_id = aws_api_gateway_rest_api.customers.id
  resource_id = aws_api_gateway_method.customers_get_profile.resource_id
  http_method = aws_api_gateway_method.customers_get_profile.http_method
  type        = "AWS_PROXY"
  uri         = aws_lambda_alias.live.invoke_arn

  # Lambda is invoked by POST, whatever the caller's method.
  integration_http_method = "POST"

  # At most the 29 s that API Gateway waits. A cold start has 10 s of its own before the function's timeout begins.
  timeout_milliseconds = min(29000, 1000 * (aws_lambda_function.this.timeout + 10))
}

resource "aws_api_gateway_integration" "customers_patch_profile" {
  rest_api_id = aws_api_gateway_rest_api.customers.id
  resource_id = aws_api_gateway_method.customers_patch_profile.resource_id
  http_method = aws_api_gateway_method.customers_patch_profile.http_method
  type        = "AWS_PROXY"
  uri         = aws_lambda_alias.live.invoke_arn

  # Lambda is invoked by POST, whatever the caller's method.
  integration_http_method = "POST"

  # At most the 29 s that API Gateway waits. A cold start has 10 s of its own before the function's timeout begins.
  timeout_milliseconds = min(29000, 1000 * (aws_lambda_function.this.timeout + 10))
}

resource "aws_lambda_permission" "customers" {
  statement_id  = "customers"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  qualifier     = aws_lambda_alias.live.name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_api_gateway_rest_api.customers.execution_arn}/*/*"
}

# A deployment is a snapshot: whatever the callers shall see needs a new one, so each of these makes one. A route that
# is taken out of this file is still in the next one, which Terraform makes before it deletes the route: replace this
# resource once more (`terraform apply -replace=...`), or the old route goes on answering.
resource "aws_api_gateway_deployment" "customers" {
  rest_api_id = aws_api_gateway_rest_api.customers.id

  triggers = {
    definition = filesha1("${path.module}/trigger_customers.tf")
    target     = aws_api_gateway_integration.customers_get_profile.uri
    timeout    = aws_api_gateway_integration.customers_get_profile.timeout_milliseconds
    origin     = var.customers_allowed_origin
    user_pools = join(" ", var.customers_user_pool_arns)
  }

  lifecycle {
    create_before_destroy = true
  }

  # What is not there yet is not in the snapshot.
  depends_on = [
    aws_api_gateway_integration.customers_get_profile,
    aws_api_gateway_integration.customers_patch_profile,
    aws_api_gateway_integration_response.customers_preflight,
    aws_api_gateway_gateway_response.customers,
  ]
}

resource "aws_cloudwatch_log_group" "customers_access" {
  name              = "/aws/apigateway/${var.name}-customers"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.this.arn

  tags = var.tags
}

# API Gateway would make this group itself under this name, and keep it for ever.
resource "aws_cloudwatch_log_group" "customers_execution" {
  name              = "API-Gateway-Execution-Logs_${aws_api_gateway_rest_api.customers.id}/live"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.this.arn

  tags = var.tags
}

# AWS refuses a stage with logs in a Region whose API Gateway account has no role for them: see examples/basic.
resource "aws_api_gateway_stage" "customers" {
  # checkov:skip=CKV2_AWS_51:Nothing behind this API asks for a client certificate
  # checkov:skip=CKV_AWS_120:No answer may be older than the request; a cache is billed by the hour
  # checkov:skip=CKV2_AWS_77:Which rules the web ACL holds is decided where it is made
  rest_api_id   = aws_api_gateway_rest_api.customers.id
  deployment_id = aws_api_gateway_deployment.customers.id
  stage_name    = "live"

  xray_tracing_enabled = true

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.customers_access.arn

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
  depends_on = [aws_cloudwatch_log_group.customers_execution]
}

resource "aws_api_gateway_method_settings" "customers" {
  # checkov:skip=CKV_AWS_225:No answer may be older than the request
  rest_api_id = aws_api_gateway_rest_api.customers.id
  stage_name  = aws_api_gateway_stage.customers.stage_name
  method_path = "*/*"

  settings {
    metrics_enabled = true

    # Errors only, and no bodies: those would be personal data in a log.
    logging_level      = "ERROR"
    data_trace_enabled = false
  }
}

resource "aws_wafv2_web_acl_association" "customers" {
  resource_arn = aws_api_gateway_stage.customers.arn
  web_acl_arn  = var.customers_web_acl_arn
}

resource "aws_api_gateway_domain_name" "customers" {
  domain_name              = var.customers_domain_name
  regional_certificate_arn = var.customers_certificate_arn
  security_policy          = "TLS_1_2"

  endpoint_configuration {
    types = ["REGIONAL"]
  }

  tags = var.tags
}

resource "aws_api_gateway_base_path_mapping" "customers" {
  api_id      = aws_api_gateway_rest_api.customers.id
  stage_name  = aws_api_gateway_stage.customers.stage_name
  domain_name = aws_api_gateway_domain_name.customers.domain_name
}
