resource "aws_apigatewayv2_api" "notices" {
  name          = "${var.name}-notices"
  description   = "Takes requests for ${var.name}."
  protocol_type = "HTTP"

  tags = var.tags
}

resource "aws_cloudwatch_log_group" "notices_access" {
  # Log groups under /aws/vendedlogs/ share one resource policy, so that its size limit is not reached.
  name              = "/aws/vendedlogs/apigateway/${var.name}-notices"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.this.arn

  tags = var.tags
}

# The stage called $default has no name in the path, and every change goes live at once.
resource "aws_apigatewayv2_stage" "notices" {
  api_id      = aws_apigatewayv2_api.notices.id
  name        = "$default"
  auto_deploy = true

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.notices_access.arn

    # An HTTP API has no execution log: why a request failed stands here, or nowhere.
    format = jsonencode({
      requestId          = "$context.requestId"
      requestTime        = "$context.requestTime"
      sourceIp           = "$context.identity.sourceIp"
      routeKey           = "$context.routeKey"
      path               = "$context.path"
      status             = "$context.status"
      responseLength     = "$context.responseLength"
      responseLatency    = "$context.responseLatency"
      integrationStatus  = "$context.integrationStatus"
      integrationLatency = "$context.integrationLatency"
      integrationError   = "$context.integrationErrorMessage"
    })
  }

  # For everybody together, twice the expected peak; what is above it is answered with 429.
  default_route_settings {
    throttling_rate_limit  = 600
    throttling_burst_limit = 600
  }

  tags = var.tags
}

resource "aws_apigatewayv2_route" "notices" {
  # checkov:skip=CKV_AWS_309:Open to everybody, as was decided: callers need not prove who they are
  # trigscaffold:ignore api-auth open to everybody, as was decided: callers need not prove who they are
  api_id    = aws_apigatewayv2_api.notices.id
  route_key = "POST /payments/notices"
  target    = "integrations/${aws_apigatewayv2_integration.notices.id}"

  authorization_type = "NONE"
}

# API Gateway writes the body into the queue itself and passes SQS's answer on, 200 and XML with the message's id: no
# code runs before that.
resource "aws_apigatewayv2_integration" "notices" {
  api_id              = aws_apigatewayv2_api.notices.id
  integration_type    = "AWS_PROXY"
  integration_subtype = "SQS-SendMessage"
  credentials_arn     = aws_iam_role.notices_deliver.arn

  payload_format_version = "1.0"

  request_parameters = {
    QueueUrl    = aws_sqs_queue.notices.url
    MessageBody = "$request.body"
  }
}

# No condition on the caller: API Gateway takes a role only of the account that its API is in, and only from somebody who
# may pass it on (iam:PassRole).
data "aws_iam_policy_document" "notices_deliver_assume_role" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["apigateway.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "notices_deliver" {
  name               = "${var.name}-notices-deliver"
  description        = "Lets API Gateway put requests for ${var.name} into their queue."
  assume_role_policy = data.aws_iam_policy_document.notices_deliver_assume_role.json

  tags = var.tags
}

data "aws_iam_policy_document" "notices_deliver" {
  statement {
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.notices.arn]
  }

  # The queue is encrypted with the module's key.
  statement {
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [aws_kms_key.this.arn]
  }
}

resource "aws_iam_role_policy" "notices_deliver" {
  name   = "deliver"
  role   = aws_iam_role.notices_deliver.id
  policy = data.aws_iam_policy_document.notices_deliver.json
}

resource "aws_sqs_queue" "notices" {
  name = "${var.name}-notices"

  # Time to fill a batch, to work on it, and to try again while Lambda is throttled, before the messages reappear.
  visibility_timeout_seconds = 6 * aws_lambda_function.this.timeout + 5
  message_retention_seconds  = 345600

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.notices_dead_letter.arn
    maxReceiveCount     = 5
  })

  kms_master_key_id = aws_kms_key.this.arn

  tags = var.tags
}

# Where a message ends that failed 5 times. A message keeps its age when it moves here, so this queue keeps longer.
resource "aws_sqs_queue" "notices_dead_letter" {
  name = "${var.name}-notices-dead-letter"

  message_retention_seconds = 1209600

  kms_master_key_id = aws_kms_key.this.arn

  tags = var.tags
}

data "aws_iam_policy_document" "notices_poll" {
  statement {
    sid       = "Poll"
    actions   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
    resources = [aws_sqs_queue.notices.arn]
  }
}

resource "aws_iam_role_policy" "notices_poll" {
  name   = "poll-notices"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.notices_poll.json
}

resource "aws_lambda_event_source_mapping" "notices" {
  event_source_arn = aws_sqs_queue.notices.arn
  function_name    = aws_lambda_function.this.arn

  batch_size                         = 7
  maximum_batching_window_in_seconds = 5

  # The handler names the messages that failed; only those are tried again.
  function_response_types = ["ReportBatchItemFailures"]

  # Back-pressure: past this many invocations at a time, messages wait in the queue.
  scaling_config {
    maximum_concurrency = 10
  }

  tags = var.tags

  # Lambda checks that the role may poll before it accepts the mapping.
  depends_on = [aws_iam_role_policy.notices_poll]

  lifecycle {
    precondition {
      condition     = aws_sqs_queue.notices.visibility_timeout_seconds >= 6 * aws_lambda_function.this.timeout + 5
      error_message = "The queue's visibility timeout must be at least six times the function's timeout plus the batching window, or messages reappear while they are being handled."
    }

    precondition {
      condition     = aws_lambda_function.this.reserved_concurrent_executions >= 10
      error_message = "The function's reserved concurrency must be at least the mapping's maximum concurrency, or throttled messages end in the dead-letter queue."
    }
  }
}
