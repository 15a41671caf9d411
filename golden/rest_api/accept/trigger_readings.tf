resource "aws_api_gateway_rest_api" "readings" {
  # checkov:skip=CKV_AWS_237:A replaced API has another address anyway
  name        = "${var.name}-readings"
  description = "Takes requests for ${var.name}."

  endpoint_configuration {
    types = ["REGIONAL"]
  }

  tags = var.tags
}

resource "aws_api_gateway_authorizer" "readings" {
  rest_api_id            = aws_api_gateway_rest_api.readings.id
  name                   = "${var.name}-readings"
  type                   = "REQUEST"
  authorizer_uri         = var.readings_authorizer_invoke_arn
  authorizer_credentials = aws_iam_role.readings_authorizer.arn

  # The policy that it answers is remembered for this header and serves all methods: it has to speak of all of them.
  identity_source                  = "method.request.header.Authorization"
  authorizer_result_ttl_in_seconds = 300
}

# No condition on the caller: API Gateway takes a role only of the account that its API is in, and only from somebody who
# may pass it on (iam:PassRole).
data "aws_iam_policy_document" "readings_authorizer_assume_role" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["apigateway.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "readings_authorizer" {
  name               = "${var.name}-readings-authorizer"
  description        = "Lets API Gateway ask who may call ${var.name}."
  assume_role_policy = data.aws_iam_policy_document.readings_authorizer_assume_role.json

  tags = var.tags
}

data "aws_iam_policy_document" "readings_authorizer" {
  statement {
    actions   = ["lambda:InvokeFunction"]
    resources = [var.readings_authorizer_function_arn]
  }
}

resource "aws_iam_role_policy" "readings_authorizer" {
  name   = "authorizer"
  role   = aws_iam_role.readings_authorizer.id
  policy = data.aws_iam_policy_document.readings_authorizer.json
}

resource "aws_api_gateway_request_validator" "readings" {
  rest_api_id = aws_api_gateway_rest_api.readings.id
  name        = "${var.name}-readings"

  validate_request_body       = true
  validate_request_parameters = true
}

# What a body must look like (JSON Schema, draft 4); any other is answered with 400 before anything runs.
resource "aws_api_gateway_model" "readings" {
  rest_api_id  = aws_api_gateway_rest_api.readings.id
  name         = replace(title("${var.name}-readings"), "-", "")
  description  = "A request to ${var.name}."
  content_type = "application/json"

  schema = jsonencode({
    "$schema"     = "http://json-schema.org/draft-04/schema#"
    type          = "object"
    minProperties = 1
  })
}

resource "aws_api_gateway_resource" "readings_corrections" {
  rest_api_id = aws_api_gateway_rest_api.readings.id
  parent_id   = aws_api_gateway_rest_api.readings.root_resource_id
  path_part   = "corrections"
}

resource "aws_api_gateway_resource" "readings_readings" {
  rest_api_id = aws_api_gateway_rest_api.readings.id
  parent_id   = aws_api_gateway_rest_api.readings.root_resource_id
  path_part   = "readings"
}

resource "aws_api_gateway_method" "readings_post_readings" {
  rest_api_id   = aws_api_gateway_rest_api.readings.id
  resource_id   = aws_api_gateway_resource.readings_readings.id
  http_method   = "POST"
  authorization = "CUSTOM"
  authorizer_id = aws_api_gateway_authorizer.readings.id

  # Whatever content type a body claims to have: without $default another one would pass unchecked.
  request_validator_id = aws_api_gateway_request_validator.readings.id
  request_models       = { "$default" = aws_api_gateway_model.readings.name }
}

resource "aws_api_gateway_method" "readings_post_corrections" {
  rest_api_id   = aws_api_gateway_rest_api.readings.id
  resource_id   = aws_api_gateway_resource.readings_corrections.id
  http_method   = "POST"
  authorization = "CUSTOM"
  authorizer_id = aws_api_gateway_authorizer.readings.id

  # Whatever content type a body claims to have: without $default another one would pass unchecked.
  request_validator_id = aws_api_gateway_request_validator.readings.id
  request_models       = { "$default" = aws_api_gateway_model.readings.name }
}

# Browsers ask first whether a page of another origin may call; API Gateway answers that itself.
resource "aws_api_gateway_method" "readings_preflight" {
  # checkov:skip=CKV_AWS_59:A browser sends no credentials with this question
  # checkov:skip=CKV2_AWS_70:A browser sends no credentials with this question
  # checkov:skip=CKV2_AWS_53:The question has no body
  for_each = {
    "/corrections" = aws_api_gateway_resource.readings_corrections.id
    "/readings"    = aws_api_gateway_resource.readings_readings.id
  }

  rest_api_id   = aws_api_gateway_rest_api.readings.id
  resource_id   = each.value
  http_method   = "OPTIONS"
  authorization = "NONE"
}

resource "aws_api_gateway_integration" "readings_preflight" {
  for_each = aws_api_gateway_method.readings_preflight

  rest_api_id = each.value.rest_api_id
  resource_id = each.value.resource_id
  http_method = each.value.http_method
  type        = "MOCK"

  request_templates = { "application/json" = jsonencode({ statusCode = 204 }) }
}

resource "aws_api_gateway_method_response" "readings_preflight" {
  for_each = aws_api_gateway_method.readings_preflight

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

resource "aws_api_gateway_integration_response" "readings_preflight" {
  for_each = aws_api_gateway_method_response.readings_preflight

  rest_api_id = each.value.rest_api_id
  resource_id = each.value.resource_id
  http_method = each.value.http_method
  status_code = each.value.status_code

  response_parameters = {
    "method.response.header.Access-Control-Allow-Origin"  = "'${var.readings_allowed_origin}'"
    "method.response.header.Access-Control-Allow-Methods" = "'POST'"
    "method.response.header.Access-Control-Allow-Headers" = "'authorization,content-type'"
    "method.response.header.Access-Control-Max-Age"       = "'600'"
  }

  depends_on = [aws_api_gateway_integration.readings_preflight]
}

# A page may read an error of API Gateway itself only with this header; else it sees a failed network.
resource "aws_api_gateway_gateway_response" "readings" {
  for_each = toset(["DEFAULT_4XX", "DEFAULT_5XX"])

  rest_api_id   = aws_api_gateway_rest_api.readings.id
  response_type = each.value

  response_parameters = {
    "gatewayresponse.header.Access-Control-Allow-Origin" = "'${var.readings_allowed_origin}'"
  }
}

# API Gateway writes the body into the queue itself: no code runs before the caller has its answer.
resource "aws_api_gateway_integration" "readings_post_readings" {
  rest_api_id = aws_api_gateway_rest_api.readings.id
  resource_id = aws_api_gateway_method.readings_post_readings.resource_id
  http_method = aws_api_gateway_method.readings_post_readings.http_method
  type        = "AWS"
  credentials = aws_iam_role.readings_deliver.arn

  # API Gateway's own name for the queue, arn:PARTITION:apigateway:REGION:sqs:path/ACCOUNT/NAME; no attribute has it.
  uri = replace(aws_sqs_queue.readings.arn, "/^(.+):sqs:(.+):(.+):(.+)$/", "$1:apigateway:$2:sqs:path/$3/$4")

  integration_http_method = "POST"

  # SQS takes its parameters as a form; another content type than JSON is refused with 415.
  request_parameters   = { "integration.request.header.Content-Type" = "'application/x-www-form-urlencoded'" }
  passthrough_behavior = "NEVER"

  # The place to change a body before it is queued: $input.json('$') is what the caller sent.
  request_templates = {
    "application/json" = join("", [
      "#set($body = $input.json('$'))",
      "Action=SendMessage&MessageBody=$util.urlEncode($body)",
    ])
  }
}

resource "aws_api_gateway_method_response" "readings_post_readings_accepted" {
  rest_api_id = aws_api_gateway_rest_api.readings.id
  resource_id = aws_api_gateway_method.readings_post_readings.resource_id
  http_method = aws_api_gateway_method.readings_post_readings.http_method
  status_code = "202"

  response_parameters = { "method.response.header.Access-Control-Allow-Origin" = true }
}

resource "aws_api_gateway_integration_response" "readings_post_readings_accepted" {
  rest_api_id       = aws_api_gateway_rest_api.readings.id
  resource_id       = aws_api_gateway_method.readings_post_readings.resource_id
  http_method       = aws_api_gateway_method.readings_post_readings.http_method
  status_code       = aws_api_gateway_method_response.readings_post_readings_accepted.status_code
  selection_pattern = "2\\d{2}"

  response_templates = { "application/json" = "{\"id\": \"$input.path('$.SendMessageResponse.SendMessageResult.MessageId')\"}" }

  response_parameters = { "method.response.header.Access-Control-Allow-Origin" = "'${var.readings_allowed_origin}'" }

  depends_on = [aws_api_gateway_integration.readings_post_readings]
}

resource "aws_api_gateway_method_response" "readings_post_readings_refused" {
  rest_api_id = aws_api_gateway_rest_api.readings.id
  resource_id = aws_api_gateway_method.readings_post_readings.resource_id
  http_method = aws_api_gateway_method.readings_post_readings.http_method
  status_code = "502"

  response_parameters = { "method.response.header.Access-Control-Allow-Origin" = true }
}

# Whatever else SQS answers: the caller must not take it for accepted, and the 5xx alarm must see it.
resource "aws_api_gateway_integration_response" "readings_post_readings_refused" {
  rest_api_id = aws_api_gateway_rest_api.readings.id
  resource_id = aws_api_gateway_method.readings_post_readings.resource_id
  http_method = aws_api_gateway_method.readings_post_readings.http_method
  status_code = aws_api_gateway_method_response.readings_post_readings_refused.status_code

  response_templates = { "application/json" = "{\"title\": \"Bad Gateway\", \"status\": 502, \"request_id\": \"$context.requestId\"}" }

  response_parameters = { "method.response.header.Access-Control-Allow-Origin" = "'${var.readings_allowed_origin}'" }

  depends_on = [aws_api_gateway_integration.readings_post_readings]
}

# API Gateway writes the body into the queue itself: no code runs before the caller has its answer.
resource "aws_api_gateway_integration" "readings_post_corrections" {
  rest_api_id = aws_api_gateway_rest_api.readings.id
  resource_id = aws_api_gateway_method.readings_post_corrections.resource_id
  http_method = aws_api_gateway_method.readings_post_corrections.http_method
  type        = "AWS"
  credentials = aws_iam_role.readings_deliver.arn

  # API Gateway's own name for the queue, arn:PARTITION:apigateway:REGION:sqs:path/ACCOUNT/NAME; no attribute has it.
  uri = replace(aws_sqs_queue.readings.arn, "/^(.+):sqs:(.+):(.+):(.+)$/", "$1:apigateway:$2:sqs:path/$3/$4")

  integration_http_method = "POST"

  # SQS takes its parameters as a form; another content type than JSON is refused with 415.
  request_parameters   = { "integration.request.header.Content-Type" = "'application/x-www-form-urlencoded'" }
  passthrough_behavior = "NEVER"

  # The place to change a body before it is queued: $input.json('$') is what the caller sent.
  request_templates = {
    "application/json" = join("", [
      "#set($body = $input.json('$'))",
      "Action=SendMessage&MessageBody=$util.urlEncode($body)",
    ])
  }
}

resource "aws_api_gateway_method_response" "readings_post_corrections_accepted" {
  rest_api_id = aws_api_gateway_rest_api.readings.id
  resource_id = aws_api_gateway_method.readings_post_corrections.resource_id
  http_method = aws_api_gateway_method.readings_post_corrections.http_method
  status_code = "202"

  response_parameters = { "method.response.header.Access-Control-Allow-Origin" = true }
}

resource "aws_api_gateway_integration_response" "readings_post_corrections_accepted" {
  rest_api_id       = aws_api_gateway_rest_api.readings.id
  resource_id       = aws_api_gateway_method.readings_post_corrections.resource_id
  http_method       = aws_api_gateway_method.readings_post_corrections.http_method
  status_code       = aws_api_gateway_method_response.readings_post_corrections_accepted.status_code
  selection_pattern = "2\\d{2}"

  response_templates = { "application/json" = "{\"id\": \"$input.path('$.SendMessageResponse.SendMessageResult.MessageId')\"}" }

  response_parameters = { "method.response.header.Access-Control-Allow-Origin" = "'${var.readings_allowed_origin}'" }

  depends_on = [aws_api_gateway_integration.readings_post_corrections]
}

resource "aws_api_gateway_method_response" "readings_post_corrections_refused" {
  rest_api_id = aws_api_gateway_rest_api.readings.id
  resource_id = aws_api_gateway_method.readings_post_corrections.resource_id
  http_method = aws_api_gateway_method.readings_post_corrections.http_method
  status_code = "502"

  response_parameters = { "method.response.header.Access-Control-Allow-Origin" = true }
}

# Whatever else SQS answers: the caller must not take it for accepted, and the 5xx alarm must see it.
resource "aws_api_gateway_integration_response" "readings_post_corrections_refused" {
  rest_api_id = aws_api_gateway_rest_api.readings.id
  resource_id = aws_api_gateway_method.readings_post_corrections.resource_id
  http_method = aws_api_gateway_method.readings_post_corrections.http_method
  status_code = aws_api_gateway_method_response.readings_post_corrections_refused.status_code

  response_templates = { "application/json" = "{\"title\": \"Bad Gateway\", \"status\": 502, \"request_id\": \"$context.requestId\"}" }

  response_parameters = { "method.response.header.Access-Control-Allow-Origin" = "'${var.readings_allowed_origin}'" }

  depends_on = [aws_api_gateway_integration.readings_post_corrections]
}

# No condition on the caller: API Gateway takes a role only of the account that its API is in, and only from somebody who
# may pass it on (iam:PassRole).
data "aws_iam_policy_document" "readings_deliver_assume_role" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["apigateway.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "readings_deliver" {
  name               = "${var.name}-readings-deliver"
  description        = "Lets API Gateway put requests for ${var.name} into their queue."
  assume_role_policy = data.aws_iam_policy_document.readings_deliver_assume_role.json

  tags = var.tags
}

data "aws_iam_policy_document" "readings_deliver" {
  statement {
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.readings.arn]
  }
}

resource "aws_iam_role_policy" "readings_deliver" {
  name   = "deliver"
  role   = aws_iam_role.readings_deliver.id
  policy = data.aws_iam_policy_document.readings_deliver.json
}

# A deployment is a snapshot: whatever the callers shall see needs a new one, so each of these makes one. A route that
# is taken out of this file is still in the next one, which Terraform makes before it deletes the route: replace this
# resource once more (`terraform apply -replace=...`), or the old route goes on answering.
resource "aws_api_gateway_deployment" "readings" {
  rest_api_id = aws_api_gateway_rest_api.readings.id

  triggers = {
    definition = filesha1("${path.module}/trigger_readings.tf")
    target     = aws_api_gateway_integration.readings_post_readings.uri
    timeout    = aws_api_gateway_integration.readings_post_readings.timeout_milliseconds
    origin     = var.readings_allowed_origin
    authorizer = var.readings_authorizer_invoke_arn
  }

  lifecycle {
    create_before_destroy = true
  }

  # What is not there yet is not in the snapshot.
  depends_on = [
    aws_api_gateway_integration_response.readings_post_readings_accepted,
    aws_api_gateway_integration_response.readings_post_readings_refused,
    aws_api_gateway_integration_response.readings_post_corrections_accepted,
    aws_api_gateway_integration_response.readings_post_corrections_refused,
    aws_api_gateway_integration_response.readings_preflight,
    aws_api_gateway_gateway_response.readings,
  ]
}

resource "aws_cloudwatch_log_group" "readings_access" {
  # checkov:skip=CKV_AWS_158:CloudWatch Logs encrypts with a key that AWS owns; no customer key was asked for
  name              = "/aws/apigateway/${var.name}-readings"
  retention_in_days = 365

  tags = var.tags
}

# API Gateway would make this group itself under this name, and keep it for ever.
resource "aws_cloudwatch_log_group" "readings_execution" {
  # checkov:skip=CKV_AWS_158:CloudWatch Logs encrypts with a key that AWS owns; no customer key was asked for
  name              = "API-Gateway-Execution-Logs_${aws_api_gateway_rest_api.readings.id}/live"
  retention_in_days = 365

  tags = var.tags
}

# AWS refuses a stage with logs in a Region whose API Gateway account has no role for them: see examples/basic.
resource "aws_api_gateway_stage" "readings" {
  # checkov:skip=CKV2_AWS_51:Nothing behind this API asks for a client certificate
  # checkov:skip=CKV_AWS_120:No answer may be older than the request; a cache is billed by the hour
  # checkov:skip=CKV2_AWS_29:No web application firewall was asked for
  rest_api_id   = aws_api_gateway_rest_api.readings.id
  deployment_id = aws_api_gateway_deployment.readings.id
  stage_name    = "live"

  xray_tracing_enabled = true

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.readings_access.arn

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
  depends_on = [aws_cloudwatch_log_group.readings_execution]
}

resource "aws_api_gateway_method_settings" "readings" {
  # checkov:skip=CKV_AWS_225:No answer may be older than the request
  rest_api_id = aws_api_gateway_rest_api.readings.id
  stage_name  = aws_api_gateway_stage.readings.stage_name
  method_path = "*/*"

  settings {
    metrics_enabled = true

    # Errors only, and no bodies: those would be personal data in a log.
    logging_level      = "ERROR"
    data_trace_enabled = false
  }
}

resource "aws_sqs_queue" "readings" {
  name = "${var.name}-readings"

  # Time to fill a batch, to work on it, and to try again while Lambda is throttled, before the messages reappear.
  visibility_timeout_seconds = 6 * aws_lambda_function.this.timeout + 5
  message_retention_seconds  = 345600

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.readings_dead_letter.arn
    maxReceiveCount     = 5
  })

  sqs_managed_sse_enabled = true

  tags = var.tags
}

# Where a message ends that failed 5 times. A message keeps its age when it moves here, so this queue keeps longer.
resource "aws_sqs_queue" "readings_dead_letter" {
  name = "${var.name}-readings-dead-letter"

  message_retention_seconds = 1209600

  sqs_managed_sse_enabled = true

  tags = var.tags
}

data "aws_iam_policy_document" "readings_poll" {
  statement {
    sid       = "Poll"
    actions   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
    resources = [aws_sqs_queue.readings.arn]
  }
}

resource "aws_iam_role_policy" "readings_poll" {
  name   = "poll-readings"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.readings_poll.json
}

resource "aws_lambda_event_source_mapping" "readings" {
  event_source_arn = aws_sqs_queue.readings.arn
  function_name    = aws_lambda_function.this.arn

  batch_size                         = 10
  maximum_batching_window_in_seconds = 5

  # The handler names the messages that failed; only those are tried again.
  function_response_types = ["ReportBatchItemFailures"]

  tags = var.tags

  # Lambda checks that the role may poll before it accepts the mapping.
  depends_on = [aws_iam_role_policy.readings_poll]

  lifecycle {
    precondition {
      condition     = aws_sqs_queue.readings.visibility_timeout_seconds >= 6 * aws_lambda_function.this.timeout + 5
      error_message = "The queue's visibility timeout must be at least six times the function's timeout plus the batching window, or messages reappear while they are being handled."
    }
  }
}
