locals {
  # What a workflow calls is named without Region and account, but with the partition: arn:aws:states:::lambda:invoke.
  clicks_integrations = "${split(":lambda:", aws_lambda_function.this.arn)[0]}:states:::"

  # The state that calls the function, here and in any other workflow.
  clicks_task = {
    Type     = "Task"
    Resource = "${local.clicks_integrations}lambda:invoke"

    Parameters = {
      FunctionName = aws_lambda_function.this.arn
      Payload = {
        "execution.$" = "$$.Execution.Id"
        "state.$"     = "$$.State.Name"
        "input.$"     = "$"
      }
    }

    # The next state gets what the handler returns, and nothing of the call.
    OutputPath = "$.Payload.result"

    # A cold start comes before the function's own timeout. Without a limit the state would wait for years.
    TimeoutSeconds = aws_lambda_function.this.timeout + 15

    Retry = [
      {
        # What Lambda itself fails at, or has no room for.
        ErrorEquals = [
          "Lambda.AWSLambdaException",
          "Lambda.ClientExecutionTimeoutException",
          "Lambda.SdkClientException",
          "Lambda.ServiceException",
          "Lambda.TooManyRequestsException",
        ]
        IntervalSeconds = 2
        BackoffRate     = 2
        MaxAttempts     = 6
        MaxDelaySeconds = 5
        JitterStrategy  = "FULL"
      },
      {
        # What the handler says may work later; every other error of it is final.
        ErrorEquals     = ["TryAgain"]
        IntervalSeconds = 2
        BackoffRate     = 2
        MaxAttempts     = 2
        MaxDelaySeconds = 5
        JitterStrategy  = "FULL"
      },
    ]
  }
}

resource "aws_sfn_state_machine" "clicks" {
  name     = "${var.name}-clicks"
  role_arn = aws_iam_role.clicks.arn
  type     = "EXPRESS"

  definition = jsonencode({
    Comment = "Add the customer's segment to each click, as a step of a short workflow."
    StartAt = "Handle"

    # Longer than this no Express workflow lives.
    TimeoutSeconds = 300

    States = {
      Handle = merge(local.clicks_task, {
        End = true

        # What the handler refuses, and whatever else is left after all retries. States that undo what earlier ones did
        # go in between.
        Catch = [
          { ErrorEquals = ["Rejected"], Next = "KeepInput" },
          { ErrorEquals = ["States.ALL"], Next = "KeepInput" },
        ]
      })

      # The input, with which the execution can be started again, and why it failed.
      KeepInput = {
        Type     = "Task"
        Resource = "${local.clicks_integrations}sqs:sendMessage"

        Parameters = {
          QueueUrl = aws_sqs_queue.clicks_unfinished.url
          MessageBody = {
            "execution.$" = "$$.Execution.Id"
            "input.$"     = "$$.Execution.Input"
            "error.$"     = "$"
          }
        }

        # What goes on is the error, not SQS's answer.
        ResultPath = null

        TimeoutSeconds = 30

        Retry = [{
          ErrorEquals     = ["States.ALL"]
          IntervalSeconds = 2
          BackoffRate     = 2
          MaxAttempts     = 6
          MaxDelaySeconds = 5
          JitterStrategy  = "FULL"
        }]

        Next = "Failed"
      }

      # The cause is the whole error: a timeout has no cause of its own.
      Failed = {
        Type      = "Fail"
        ErrorPath = "$.Error"
        CausePath = "States.JsonToString($)"
      }
    }
  })

  logging_configuration {
    # An Express workflow has no other history.
    level                  = "ALL"
    include_execution_data = true
    log_destination        = "${aws_cloudwatch_log_group.clicks_workflow.arn}:*"
  }

  tracing_configuration {
    enabled = true
  }

  tags = var.tags

  # Step Functions tries out the role's rights to log before it accepts the workflow.
  depends_on = [aws_iam_role_policy.clicks]
}

# Groups under /aws/vendedlogs/ share one resource policy, so that its size limit is not reached.
resource "aws_cloudwatch_log_group" "clicks_workflow" {
  # checkov:skip=CKV_AWS_158:CloudWatch Logs encrypts with a key that AWS owns; no customer key was asked for
  name              = "/aws/vendedlogs/states/${var.name}-clicks"
  retention_in_days = 365

  tags = var.tags
}

data "aws_iam_policy_document" "clicks_assume_role" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["states.amazonaws.com"]
    }

    # For this workflow alone, not for one that somebody else gives this role. The workflow needs the role before it
    # exists, so its ARN is made of the function's.
    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [split(":", aws_lambda_function.this.arn)[4]]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = ["${replace(split(":function:", aws_lambda_function.this.arn)[0], ":lambda:", ":states:")}:stateMachine:${var.name}-clicks"]
    }
  }
}

resource "aws_iam_role" "clicks" {
  name               = "${var.name}-clicks"
  description        = "What the workflow of ${var.name} may do."
  assume_role_policy = data.aws_iam_policy_document.clicks_assume_role.json

  tags = var.tags
}

data "aws_iam_policy_document" "clicks" {
  statement {
    sid       = "CallFunction"
    actions   = ["lambda:InvokeFunction"]
    resources = [aws_lambda_function.this.arn]
  }

  statement {
    sid       = "KeepUnfinished"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.clicks_unfinished.arn]
  }

  # The calls by which a workflow is given its log know no resources to narrow them to.
  statement {
    # checkov:skip=CKV_AWS_111:Log delivery has no resource-level permissions
    # checkov:skip=CKV_AWS_356:Log delivery has no resource-level permissions
    sid = "WriteLogs"
    actions = [
      "logs:CreateLogDelivery",
      "logs:DeleteLogDelivery",
      "logs:DescribeLogGroups",
      "logs:DescribeResourcePolicies",
      "logs:GetLogDelivery",
      "logs:ListLogDeliveries",
      "logs:PutResourcePolicy",
      "logs:UpdateLogDelivery",
    ]
    resources = ["*"]
  }

  # Nor does X-Ray.
  statement {
    # checkov:skip=CKV_AWS_111:X-Ray has no resource-level permissions
    # checkov:skip=CKV_AWS_356:X-Ray has no resource-level permissions
    sid = "WriteTraces"
    actions = [
      "xray:GetSamplingRules",
      "xray:GetSamplingTargets",
      "xray:PutTelemetryRecords",
      "xray:PutTraceSegments",
    ]
    resources = ["*"]
  }
}

resource "aws_iam_role_policy" "clicks" {
  name   = "workflow"
  role   = aws_iam_role.clicks.id
  policy = data.aws_iam_policy_document.clicks.json
}

# Where an execution leaves its input when it fails.
resource "aws_sqs_queue" "clicks_unfinished" {
  name = "${var.name}-clicks-unfinished"

  message_retention_seconds = 1209600

  sqs_managed_sse_enabled = true

  tags = var.tags
}
