resource "aws_api_gateway_rest_api" "lists" {
  # checkov:skip=CKV_AWS_237:A replaced API has another address anyway
  name        = "${var.name}-lists"
  description = "Front door of ${var.name}."

  endpoint_configuration {
    types = ["REGIONAL"]
  }

  tags = var.tags
}

data "aws_iam_policy_document" "lists_callers" {
  statement {
    sid       = "LetIn"
    actions   = ["execute-api:Invoke"]
    resources = ["${aws_api_gateway_rest_api.lists.execution_arn}/*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }

  statement {
    sid       = "KeepOutOtherAddresses"
    effect    = "Deny"
    actions   = ["execute-api:Invoke"]
    resources = ["${aws_api_gateway_rest_api.lists.execution_arn}/*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "NotIpAddress"
      variable = "aws:SourceIp"
      values   = var.lists_allowed_cidr_blocks
    }
  }
}

resource "aws_api_gateway_rest_api_policy" "lists" {
  rest_api_id = aws_api_gateway_rest_api.lists.id
  policy      = data.aws_iam_policy_document.lists_callers.json
}

resource "aws_api_gateway_resource" "lists_drafts" {
  rest_api_id = aws_api_gateway_rest_api.lists.id
  parent_id   = aws_api_gateway_rest_api.lists.root_resource_id
  path_part   = "drafts"
}

resource "aws_api_gateway_resource" "lists_drafts_id" {
  rest_api_id = aws_api_gateway_rest_api.lists.id
  parent_id   = aws_api_gateway_resource.lists_drafts.id
  path_part   = "{id}"
}

resource "aws_api_gateway_resource" "lists_lists" {
  rest_api_id = aws_api_gateway_rest_api.lists.id
  parent_id   = aws_api_gateway_rest_api.lists.root_resource_id
  path_part   = "lists"
}

resource "aws_api_gateway_resource" "lists_lists_name" {
  rest_api_id = aws_api_gateway_rest_api.lists.id
  parent_id   = aws_api_gateway_resource.lists_lists.id
  path_part   = "{name+}"
}

resource "aws_api_gateway_method" "lists_get" {
  # checkov:skip=CKV_AWS_59:Open to everybody, as was decided: callers need not prove who they are
  # checkov:skip=CKV2_AWS_70:Open to everybody, as was decided: callers need not prove who they are
  # trigscaffold:ignore api-auth open to everybody, as was decided: callers need not prove who they are
  # checkov:skip=CKV2_AWS_53:The handler checks what it is given; no model was asked for
  rest_api_id   = aws_api_gateway_rest_api.lists.id
  resource_id   = aws_api_gateway_rest_api.lists.root_resource_id
  http_method   = "GET"
  authorization = "NONE"
}

resource "aws_api_gateway_method" "lists_any_drafts_id" {
  # checkov:skip=CKV_AWS_59:Open to everybody, as was decided: callers need not prove who they are
  # checkov:skip=CKV2_AWS_70:Open to everybody, as was decided: callers need not prove who they are
  # trigscaffold:ignore api-auth open to everybody, as was decided: callers need not prove who they are
  # checkov:skip=CKV2_AWS_53:The handler checks what it is given; no model was asked for
  rest_api_id   = aws_api_gateway_rest_api.lists.id
  resource_id   = aws_api_gateway_resource.lists_drafts_id.id
  http_method   = "ANY"
  authorization = "NONE"

  # Declared, because they are part of the cache's key.
  request_parameters = {
    "method.request.path.id" = true
  }
}

resource "aws_api_gateway_method" "lists_get_lists_name" {
  # checkov:skip=CKV_AWS_59:Open to everybody, as was decided: callers need not prove who they are
  # checkov:skip=CKV2_AWS_70:Open to everybody, as was decided: callers need not prove who they are
  # trigscaffold:ignore api-auth open to everybody, as was decided: callers need not prove who they are
  # checkov:skip=CKV2_AWS_53:The handler checks what it is given; no model was asked for
  rest_api_id   = aws_api_gateway_rest_api.lists.id
  resource_id   = aws_api_gateway_resource.lists_lists_name.id
  http_method   = "GET"
  authorization = "NONE"

  # Declared, because they are part of the cache's key.
  request_parameters = {
    "method.request.path.name" = true
  }
}

resource "aws_api_gateway_integration" "lists_get" {
  rest_api_id = aws_api_gateway_rest_api.lists.id
  resource_id = aws_api_gateway_method.lists_get.resource_id
  http_method = aws_api_gateway_method.lists_get.http_method
  type        = "AWS_PROXY"
  uri         = aws_lambda_function.this.invoke_arn

  # Lambda is invoked by POST, whatever the caller's method.
  integration_http_method = "POST"

  # At most the 29 s that API Gateway waits. A cold start has 10 s of its own before the function's timeout begins.
  timeout_milliseconds = min(29000, 1000 * (aws_lambda_function.this.timeout + 10))

  # One answer serves everybody. A query parameter that makes answers differ belongs into `cache_key_parameters`.
}

resource "aws_api_gateway_integration" "lists_any_drafts_id" {
  rest_api_id = aws_api_gateway_rest_api.lists.id
  resource_id = aws_api_gateway_method.lists_any_drafts_id.resource_id
  http_method = aws_api_gateway_method.lists_any_drafts_id.http_method
  type        = "AWS_PROXY"
  uri         = aws_lambda_function.this.invoke_arn

  # Lambda is invoked by POST, whatever the caller's method.
  integration_http_method = "POST"

  # At most the 29 s that API Gateway waits. A cold start has 10 s of its own before the function's timeout begins.
  timeout_milliseconds = min(29000, 1000 * (aws_lambda_function.this.timeout + 10))

  # What makes one answer differ from another. A query parameter that does belongs here too; who asks cannot be told, so
  # an answer has to be one for everybody.
  cache_key_parameters = ["method.request.path.id"]
}

resource "aws_api_gateway_integration" "lists_get_lists_name" {
  rest_api_id = aws_api_gateway_rest_api.lists.id
  resource_id = aws_api_gateway_method.lists_get_lists_name.resource_id
  http_method = aws_api_gateway_method.lists_get_lists_name.http_method
  type        = "AWS_PROXY"
  uri         = aws_lambda_function.this.invoke_arn

  # Lambda is invoked by POST, whatever the caller's method.
  integration_http_method = "POST"

  # At most the 29 s that API Gateway waits. A cold start has 10 s of its own before the function's timeout begins.
  timeout_milliseconds = min(29000, 1000 * (aws_lambda_function.this.timeout + 10))

  # What makes one answer differ from another. A query parameter that does belongs here too; who asks cannot be told, so
  # an answer has to be one for everybody.
  cache_key_parameters = ["method.request.path.name"]
}

resource "aws_lambda_permission" "lists" {
  statement_id  = "lists"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_api_gateway_rest_api.lists.execution_arn}/*/*"
}

# A deployment is a snapshot: whatever the callers shall see needs a new one, so each of these makes one. A route that
# is taken out of this file is still in the next one, which Terraform makes before it deletes the route: replace this
# resource once more (`terraform apply -replace=...`), or the old route goes on answering.
resource "aws_api_gateway_deployment" "lists" {
  rest_api_id = aws_api_gateway_rest_api.lists.id

  triggers = {
    definition = filesha1("${path.module}/trigger_lists.tf")
    target     = aws_api_gateway_integration.lists_get.uri
    timeout    = aws_api_gateway_integration.lists_get.timeout_milliseconds
    callers    = data.aws_iam_policy_document.lists_callers.json
  }

  lifecycle {
    create_before_destroy = true
  }

  # What is not there yet is not in the snapshot.
  depends_on = [
    aws_api_gateway_integration.lists_get,
    aws_api_gateway_integration.lists_any_drafts_id,
    aws_api_gateway_integration.lists_get_lists_name,
    aws_api_gateway_rest_api_policy.lists,
  ]
}

resource "aws_cloudwatch_log_group" "lists_access" {
  # checkov:skip=CKV_AWS_158:CloudWatch Logs encrypts with a key that AWS owns; no customer key was asked for
  name              = "/aws/apigateway/${var.name}-lists"
  retention_in_days = 365

  tags = var.tags
}

# API Gateway would make this group itself under this name, and keep it for ever.
resource "aws_cloudwatch_log_group" "lists_execution" {
  # checkov:skip=CKV_AWS_158:CloudWatch Logs encrypts with a key that AWS owns; no customer key was asked for
  name              = "API-Gateway-Execution-Logs_${aws_api_gateway_rest_api.lists.id}/live"
  retention_in_days = 365

  tags = var.tags
}

# AWS refuses a stage with logs in a Region whose API Gateway account has no role for them: see examples/basic.
resource "aws_api_gateway_stage" "lists" {
  # checkov:skip=CKV2_AWS_51:Nothing behind this API asks for a client certificate
  # checkov:skip=CKV2_AWS_29:No web application firewall was asked for
  rest_api_id   = aws_api_gateway_rest_api.lists.id
  deployment_id = aws_api_gateway_deployment.lists.id
  stage_name    = "live"

  xray_tracing_enabled = true

  # Billed by the hour, used or not; this is the smallest.
  cache_cluster_enabled = true
  cache_cluster_size    = "0.5"

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.lists_access.arn

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
  depends_on = [aws_cloudwatch_log_group.lists_execution]
}

resource "aws_api_gateway_method_settings" "lists" {
  rest_api_id = aws_api_gateway_rest_api.lists.id
  stage_name  = aws_api_gateway_stage.lists.stage_name
  method_path = "*/*"

  settings {
    metrics_enabled = true

    # Errors only, and no bodies: those would be personal data in a log.
    logging_level      = "ERROR"
    data_trace_enabled = false

    # API Gateway caches the answers of GET alone, and for an hour at most.
    caching_enabled      = true
    cache_ttl_in_seconds = 3600
    cache_data_encrypted = true

    # Who may not empty the cache gets a cached answer all the same.
    require_authorization_for_cache_control    = true
    unauthorized_cache_control_header_strategy = "SUCCEED_WITH_RESPONSE_HEADER"
  }
}
