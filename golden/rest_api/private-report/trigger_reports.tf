resource "aws_api_gateway_rest_api" "reports" {
  # checkov:skip=CKV_AWS_237:A replaced API has another address anyway
  name        = "${var.name}-reports"
  description = "Front door of ${var.name}."

  endpoint_configuration {
    types            = ["PRIVATE"]
    vpc_endpoint_ids = var.reports_vpc_endpoint_ids
  }

  tags = var.tags
}

data "aws_iam_policy_document" "reports_callers" {
  statement {
    sid       = "LetIn"
    actions   = ["execute-api:Invoke"]
    resources = ["${aws_api_gateway_rest_api.reports.execution_arn}/*"]

    # The account, not "*": so an identity still needs a right of its own, as without this policy.
    principals {
      type        = "AWS"
      identifiers = [split(":", aws_api_gateway_rest_api.reports.execution_arn)[4]]
    }
  }

  statement {
    sid       = "KeepOutOtherNetworks"
    effect    = "Deny"
    actions   = ["execute-api:Invoke"]
    resources = ["${aws_api_gateway_rest_api.reports.execution_arn}/*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "StringNotEquals"
      variable = "aws:SourceVpce"
      values   = var.reports_vpc_endpoint_ids
    }
  }

  statement {
    sid       = "KeepOutOtherAddresses"
    effect    = "Deny"
    actions   = ["execute-api:Invoke"]
    resources = ["${aws_api_gateway_rest_api.reports.execution_arn}/*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "NotIpAddress"
      variable = "aws:VpcSourceIp"
      values   = var.reports_allowed_cidr_blocks
    }
  }
}

resource "aws_api_gateway_rest_api_policy" "reports" {
  rest_api_id = aws_api_gateway_rest_api.reports.id
  policy      = data.aws_iam_policy_document.reports_callers.json
}

resource "aws_api_gateway_resource" "reports" {
  rest_api_id = aws_api_gateway_rest_api.reports.id
  parent_id   = aws_api_gateway_rest_api.reports.root_resource_id
  path_part   = "reports"
}

resource "aws_api_gateway_method" "reports" {
  # checkov:skip=CKV2_AWS_53:The handler checks what it is given; no model was asked for
  rest_api_id   = aws_api_gateway_rest_api.reports.id
  resource_id   = aws_api_gateway_resource.reports.id
  http_method   = "POST"
  authorization = "AWS_IAM"
}

resource "aws_api_gateway_integration" "reports" {
  rest_api_id = aws_api_gateway_rest_api.reports.id
  resource_id = aws_api_gateway_method.reports.resource_id
  http_method = aws_api_gateway_method.reports.http_method
  type        = "AWS_PROXY"
  uri         = aws_lambda_function.this.invoke_arn

  # Lambda is invoked by POST, whatever the caller's method.
  integration_http_method = "POST"

  # Over 29 s the account's quota for integration timeouts has to be raised first; that may lower its request rate.
  # A cold start has 10 s of its own before the function's timeout begins.
  timeout_milliseconds = min(50000, 1000 * (aws_lambda_function.this.timeout + 10))
}

resource "aws_lambda_permission" "reports" {
  statement_id  = "reports"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_api_gateway_rest_api.reports.execution_arn}/*/*"
}

# A deployment is a snapshot: whatever the callers shall see needs a new one, so each of these makes one. A route that
# is taken out of this file is still in the next one, which Terraform makes before it deletes the route: replace this
# resource once more (`terraform apply -replace=...`), or the old route goes on answering.
resource "aws_api_gateway_deployment" "reports" {
  rest_api_id = aws_api_gateway_rest_api.reports.id

  triggers = {
    definition = filesha1("${path.module}/trigger_reports.tf")
    target     = aws_api_gateway_integration.reports.uri
    timeout    = aws_api_gateway_integration.reports.timeout_milliseconds
    callers    = data.aws_iam_policy_document.reports_callers.json
  }

  lifecycle {
    create_before_destroy = true
  }

  # What is not there yet is not in the snapshot.
  depends_on = [
    aws_api_gateway_integration.reports,
    aws_api_gateway_rest_api_policy.reports,
  ]
}

resource "aws_cloudwatch_log_group" "reports_access" {
  # checkov:skip=CKV_AWS_158:CloudWatch Logs encrypts with a key that AWS owns; no customer key was asked for
  name              = "/aws/apigateway/${var.name}-reports"
  retention_in_days = 365

  tags = var.tags
}

# API Gateway would make this group itself under this name, and keep it for ever.
resource "aws_cloudwatch_log_group" "reports_execution" {
  # checkov:skip=CKV_AWS_158:CloudWatch Logs encrypts with a key that AWS owns; no customer key was asked for
  name              = "API-Gateway-Execution-Logs_${aws_api_gateway_rest_api.reports.id}/live"
  retention_in_days = 365

  tags = var.tags
}

# AWS refuses a stage with logs in a Region whose API Gateway account has no role for them: see examples/basic.
resource "aws_api_gateway_stage" "reports" {
  # checkov:skip=CKV2_AWS_51:Nothing behind this API asks for a client certificate
  # checkov:skip=CKV_AWS_120:No answer may be older than the request; a cache is billed by the hour
  # checkov:skip=CKV2_AWS_29:No web application firewall was asked for
  rest_api_id   = aws_api_gateway_rest_api.reports.id
  deployment_id = aws_api_gateway_deployment.reports.id
  stage_name    = "live"

  xray_tracing_enabled = true

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.reports_access.arn

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
  depends_on = [aws_cloudwatch_log_group.reports_execution]
}

resource "aws_api_gateway_method_settings" "reports" {
  # checkov:skip=CKV_AWS_225:No answer may be older than the request
  rest_api_id = aws_api_gateway_rest_api.reports.id
  stage_name  = aws_api_gateway_stage.reports.stage_name
  method_path = "*/*"

  settings {
    metrics_enabled = true

    # Errors only, and no bodies: those would be personal data in a log.
    logging_level      = "ERROR"
    data_trace_enabled = false
  }
}
