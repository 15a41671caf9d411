resource "aws_api_gateway_rest_api" "stock" {
  # checkov:skip=CKV_AWS_237:A replaced API has another address anyway
  name        = "${var.name}-stock"
  description = "Front door of ${var.name}."

  # Answers of 1 KB and more are compressed for callers that accept it; below that it makes them larger.
  minimum_compression_size = "1024"

  endpoint_configuration {
    types = ["REGIONAL"]
  }

  tags = var.tags
}

resource "aws_api_gateway_request_validator" "stock" {
  rest_api_id = aws_api_gateway_rest_api.stock.id
  name        = "${var.name}-stock"

  validate_request_body       = true
  validate_request_parameters = true
}

# What a body must look like (JSON Schema, draft 4); any other is answered with 400 before anything runs.
resource "aws_api_gateway_model" "stock" {
  rest_api_id  = aws_api_gateway_rest_api.stock.id
  name         = replace(title("${var.name}-stock"), "-", "")
  description  = "A request to ${var.name}."
  content_type = "application/json"

  schema = jsonencode({
    "$schema"     = "http://json-schema.org/draft-04/schema#"
    type          = "object"
    minProperties = 1
  })
}

resource "aws_api_gateway_resource" "stock_articles" {
  rest_api_id = aws_api_gateway_rest_api.stock.id
  parent_id   = aws_api_gateway_rest_api.stock.root_resource_id
  path_part   = "articles"
}

resource "aws_api_gateway_resource" "stock_articles_sku" {
  rest_api_id = aws_api_gateway_rest_api.stock.id
  parent_id   = aws_api_gateway_resource.stock_articles.id
  path_part   = "{sku}"
}

resource "aws_api_gateway_resource" "stock_articles_sku_reservations" {
  rest_api_id = aws_api_gateway_rest_api.stock.id
  parent_id   = aws_api_gateway_resource.stock_articles_sku.id
  path_part   = "reservations"
}

resource "aws_api_gateway_resource" "stock_articles_sku_stock" {
  rest_api_id = aws_api_gateway_rest_api.stock.id
  parent_id   = aws_api_gateway_resource.stock_articles_sku.id
  path_part   = "stock"
}

resource "aws_api_gateway_method" "stock_get_articles_sku_stock" {
  # checkov:skip=CKV_AWS_59:Callers are known by their API keys, as was decided
  # checkov:skip=CKV2_AWS_70:Callers are known by their API keys, as was decided
  rest_api_id   = aws_api_gateway_rest_api.stock.id
  resource_id   = aws_api_gateway_resource.stock_articles_sku_stock.id
  http_method   = "GET"
  authorization = "NONE"

  # Tells clients apart and counts their requests.
  api_key_required = true

  request_validator_id = aws_api_gateway_request_validator.stock.id

  # Declared, because they are part of the cache's key.
  request_parameters = {
    "method.request.path.sku"         = true
    "method.request.header.x-api-key" = true
  }
}

resource "aws_api_gateway_method" "stock_post_articles_sku_reservations" {
  # checkov:skip=CKV_AWS_59:Callers are known by their API keys, as was decided
  # checkov:skip=CKV2_AWS_70:Callers are known by their API keys, as was decided
  rest_api_id   = aws_api_gateway_rest_api.stock.id
  resource_id   = aws_api_gateway_resource.stock_articles_sku_reservations.id
  http_method   = "POST"
  authorization = "NONE"

  # Tells clients apart and counts their requests.
  api_key_required = true

  # Whatever content type a body claims to have: without $default another one would pass unchecked.
  request_validator_id = aws_api_gateway_request_validator.stock.id
  request_models       = { "$default" = aws_api_gateway_model.stock.name }
}

resource "aws_api_gateway_integration" "stock_get_articles_sku_stock" {
  rest_api_id = aws_api_gateway_rest_api.stock.id
  resource_id = aws_api_gateway_method.stock_get_articles_sku_stock.resource_id
  http_method = aws_api_gateway_method.stock_get_articles_sku_stock.http_method
  type        = "AWS_PROXY"
  uri         = aws_lambda_function.this.invoke_arn

  # Lambda is invoked by POST, whatever the caller's method.
  integration_http_method = "POST"

  # At most the 29 s that API Gateway waits. A cold start has 10 s of its own before the function's timeout begins.
  timeout_milliseconds = min(29000, 1000 * (aws_lambda_function.this.timeout + 10))

  # What makes one answer differ from another, first of all who asks. A query parameter that does belongs here too.
  cache_key_parameters = ["method.request.path.sku", "method.request.header.x-api-key"]
}

resource "aws_api_gateway_integration" "stock_post_articles_sku_reservations" {
  rest_api_id = aws_api_gateway_rest_api.stock.id
  resource_id = aws_api_gateway_method.stock_post_articles_sku_reservations.resource_id
  http_method = aws_api_gateway_method.stock_post_articles_sku_reservations.http_method
  type        = "AWS_PROXY"
  uri         = aws_lambda_function.this.invoke_arn

  # Lambda is invoked by POST, whatever the caller's method.
  integration_http_method = "POST"

  # At most the 29 s that API Gateway waits. A cold start has 10 s of its own before the function's timeout begins.
  timeout_milliseconds = min(29000, 1000 * (aws_lambda_function.this.timeout + 10))
}

resource "aws_lambda_permission" "stock" {
  statement_id  = "stock"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_api_gateway_rest_api.stock.execution_arn}/*/*"
}

# A deployment is a snapshot: whatever the callers shall see needs a new one, so each of these makes one. A route that
# is taken out of this file is still in the next one, which Terraform makes before it deletes the route: replace this
# resource once more (`terraform apply -replace=...`), or the old route goes on answering.
resource "aws_api_gateway_deployment" "stock" {
  rest_api_id = aws_api_gateway_rest_api.stock.id

  triggers = {
    definition = filesha1("${path.module}/trigger_stock.tf")
    target     = aws_api_gateway_integration.stock_get_articles_sku_stock.uri
    timeout    = aws_api_gateway_integration.stock_get_articles_sku_stock.timeout_milliseconds
  }

  lifecycle {
    create_before_destroy = true
  }

  # What is not there yet is not in the snapshot.
  depends_on = [
    aws_api_gateway_integration.stock_get_articles_sku_stock,
    aws_api_gateway_integration.stock_post_articles_sku_reservations,
  ]
}

resource "aws_cloudwatch_log_group" "stock_access" {
  # checkov:skip=CKV_AWS_158:CloudWatch Logs encrypts with a key that AWS owns; no customer key was asked for
  name              = "/aws/apigateway/${var.name}-stock"
  retention_in_days = 365

  tags = var.tags
}

# API Gateway would make this group itself under this name, and keep it for ever.
resource "aws_cloudwatch_log_group" "stock_execution" {
  # checkov:skip=CKV_AWS_158:CloudWatch Logs encrypts with a key that AWS owns; no customer key was asked for
  name              = "API-Gateway-Execution-Logs_${aws_api_gateway_rest_api.stock.id}/live"
  retention_in_days = 365

  tags = var.tags
}

# AWS refuses a stage with logs in a Region whose API Gateway account has no role for them: see examples/basic.
resource "aws_api_gateway_stage" "stock" {
  # checkov:skip=CKV2_AWS_51:Nothing behind this API asks for a client certificate
  # checkov:skip=CKV2_AWS_77:Which rules the web ACL holds is decided where it is made
  rest_api_id   = aws_api_gateway_rest_api.stock.id
  deployment_id = aws_api_gateway_deployment.stock.id
  stage_name    = "live"

  xray_tracing_enabled = true

  # Billed by the hour, used or not; this is the smallest.
  cache_cluster_enabled = true
  cache_cluster_size    = "0.5"

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.stock_access.arn

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
      apiKeyId           = "$context.identity.apiKeyId"
    })
  }

  tags = var.tags

  # Else API Gateway makes the group for its execution log first.
  depends_on = [aws_cloudwatch_log_group.stock_execution]
}

resource "aws_api_gateway_method_settings" "stock" {
  rest_api_id = aws_api_gateway_rest_api.stock.id
  stage_name  = aws_api_gateway_stage.stock.stage_name
  method_path = "*/*"

  settings {
    metrics_enabled = true

    # Errors only, and no bodies: those would be personal data in a log.
    logging_level      = "ERROR"
    data_trace_enabled = false

    # For everybody together, and for each method; what is above it is answered with 429.
    throttling_rate_limit  = 500
    throttling_burst_limit = 500

    # API Gateway caches the answers of GET alone.
    caching_enabled      = true
    cache_ttl_in_seconds = 300
    cache_data_encrypted = true

    # Who may not empty the cache gets a cached answer all the same.
    require_authorization_for_cache_control    = true
    unauthorized_cache_control_header_strategy = "SUCCEED_WITH_RESPONSE_HEADER"
  }
}

# Limits for each client, who sends a key of its own. A key is no proof of who sends it.
resource "aws_api_gateway_usage_plan" "stock" {
  name        = "${var.name}-stock"
  description = "What each client may ask of ${var.name}."

  api_stages {
    api_id = aws_api_gateway_rest_api.stock.id
    stage  = aws_api_gateway_stage.stock.stage_name
  }

  throttle_settings {
    rate_limit  = 250
    burst_limit = 250
  }

  tags = var.tags
}

resource "aws_api_gateway_api_key" "stock" {
  for_each = var.stock_clients

  name        = "${var.name}-stock-${each.key}"
  description = "Key of ${each.key}."

  tags = var.tags
}

resource "aws_api_gateway_usage_plan_key" "stock" {
  for_each = aws_api_gateway_api_key.stock

  usage_plan_id = aws_api_gateway_usage_plan.stock.id
  key_id        = each.value.id
  key_type      = "API_KEY"
}

resource "aws_wafv2_web_acl_association" "stock" {
  resource_arn = aws_api_gateway_stage.stock.arn
  web_acl_arn  = var.stock_web_acl_arn
}
