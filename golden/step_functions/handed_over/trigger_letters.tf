locals {
  # What a workflow calls is named without Region and account, but with the partition: arn:aws:states:::sqs:sendMessage.
  letters_integrations = "${split(":lambda:", aws_lambda_function.this.arn)[0]}:states:::"

  # The state that hands the work over and goes on at once, here and in any other workflow.
  letters_task = {
    Type     = "Task"
    Resource = "${local.letters_integrations}sqs:sendMessage"

    Parameters = {
      QueueUrl = aws_sqs_queue.letters.url
      MessageBody = {
        "execution.$" = "$$.Execution.Id"
        "state.$"     = "$$.State.Name"
        "input.$"     = "$"
      }
    }

    # The next state gets the input, not SQS's answer.
    ResultPath = null

    TimeoutSeconds = 30

    Retry = [{
      ErrorEquals     = ["States.ALL"]
      IntervalSeconds = 2
      BackoffRate     = 2
      MaxAttempts     = 6
      MaxDelaySeconds = 60
      JitterStrategy  = "FULL"
    }]
  }
}

resource "aws_sfn_state_machine" "letters" {
  # checkov:skip=CKV_AWS_285:Inputs and outputs stand in the execution's history; a log is read by more people
  name     = "${var.name}-letters"
  role_arn = aws_iam_role.letters.arn
  type     = "STANDARD"

  definition = jsonencode({
    Comment = "Print the letters that a workflow orders, no more at a time than the printers take."
    StartAt = "Handle"

    # Every call of every retry, and every pause: what takes longer hangs. More states need more.
    TimeoutSeconds = 7 * local.letters_task.TimeoutSeconds + 6 * 60

    States = {
      Handle = merge(local.letters_task, {
        End = true

        # States that undo what earlier ones did go in between.
        Catch = [{ ErrorEquals = ["States.ALL"], Next = "KeepInput" }]
      })

      # The input, with which the execution can be started again, and why it failed.
      KeepInput = {
        Type     = "Task"
        Resource = "${local.letters_integrations}sqs:sendMessage"

        Parameters = {
          QueueUrl = aws_sqs_queue.letters_unfinished.url
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
          MaxDelaySeconds = 60
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
    level                  = "ERROR"
    include_execution_data = false
    log_destination        = "${aws_cloudwatch_log_group.letters_workflow.arn}:*"
  }

  tracing_configuration {
    enabled = true
  }

  tags = var.tags

  # Step Functions tries out the role's rights to log before it accepts the workflow.
  depends_on = [aws_iam_role_policy.letters]
}

# Groups under /aws/vendedlogs/ share one resource policy, so that its size limit is not reached.
resource "aws_cloudwatch_log_group" "letters_workflow" {
  # checkov:skip=CKV_AWS_158:CloudWatch Logs encrypts with a key that AWS owns; no customer key was asked for
  name              = "/aws/vendedlogs/states/${var.name}-letters"
  retention_in_days = 365

  tags = var.tags
}

data "aws_iam_policy_document" "letters_assume_role" {
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
      values   = ["${replace(split(":function:", aws_lambda_function.this.arn)[0], ":lambda:", ":states:")}:stateMachine:${var.name}-letters"]
    }
  }
}

resource "aws_iam_role" "letters" {
  name               = "${var.name}-letters"
  description        = "What the workflow of ${var.name} may do."
  assume_role_policy = data.aws_iam_policy_document.letters_assume_role.json

  tags = var.tags
}

data "aws_iam_policy_document" "letters" {
  statement {
    sid       = "HandOver"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.letters.arn]
  }

  statement {
    sid       = "KeepUnfinished"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.letters_unfinished.arn]
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

resource "aws_iam_role_policy" "letters" {
  name   = "workflow"
  role   = aws_iam_role.letters.id
  policy = data.aws_iam_policy_document.letters.json
}

# Where an execution leaves its input when it fails.
resource "aws_sqs_queue" "letters_unfinished" {
  name = "${var.name}-letters-unfinished"

  message_retention_seconds = 1209600

  sqs_managed_sse_enabled = true

  tags = var.tags
}

resource "aws_sqs_queue" "letters" {
  name = "${var.name}-letters"

  # Time to fill a batch, to work on it, and to try again while Lambda is throttled, before the messages reappear.
  visibility_timeout_seconds = 6 * aws_lambda_function.this.timeout + 5
  message_retention_seconds  = 345600

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.letters_dead_letter.arn
    maxReceiveCount     = 5
  })

  sqs_managed_sse_enabled = true

  tags = var.tags
}

# Where a message ends that failed 5 times. A message keeps its age when it moves here, so this queue keeps longer.
resource "aws_sqs_queue" "letters_dead_letter" {
  name = "${var.name}-letters-dead-letter"

  message_retention_seconds = 1209600

  sqs_managed_sse_enabled = true

  tags = var.tags
}

data "aws_iam_policy_document" "letters_poll" {
  statement {
    sid       = "Poll"
    actions   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
    resources = [aws_sqs_queue.letters.arn]
  }
}

resource "aws_iam_role_policy" "letters_poll" {
  name   = "poll-letters"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.letters_poll.json
}

resource "aws_lambda_event_source_mapping" "letters" {
  event_source_arn = aws_sqs_queue.letters.arn
  function_name    = aws_lambda_function.this.arn

  batch_size                         = 10
  maximum_batching_window_in_seconds = 5

  # The handler names the messages that failed; only those are tried again.
  function_response_types = ["ReportBatchItemFailures"]

  # Back-pressure: past this many invocations at a time, messages wait in the queue.
  scaling_config {
    maximum_concurrency = 4
  }

  tags = var.tags

  # Lambda checks that the role may poll before it accepts the mapping.
  depends_on = [aws_iam_role_policy.letters_poll]

  lifecycle {
    precondition {
      condition     = aws_sqs_queue.letters.visibility_timeout_seconds >= 6 * aws_lambda_function.this.timeout + 5
      error_message = "The queue's visibility timeout must be at least six times the function's timeout plus the batching window, or messages reappear while they are being handled."
    }

    precondition {
      condition     = aws_lambda_function.this.reserved_concurrent_executions >= 4
      error_message = "The function's reserved concurrency must be at least the mapping's maximum concurrency, or throttled messages end in the dead-letter queue."
    }
  }
}
