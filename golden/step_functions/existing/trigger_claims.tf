locals {
  # What a workflow calls is named without Region and account, but with the partition: arn:aws:states:::lambda:invoke.
  claims_integrations = "${split(":lambda:", aws_lambda_function.this.arn)[0]}:states:::"

  # The state that calls the function, here and in any other workflow.
  claims_task = {
    Type     = "Task"
    Resource = "${local.claims_integrations}lambda:invoke"

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
        MaxDelaySeconds = 60
        JitterStrategy  = "FULL"
      },
      {
        # What the handler says may work later; every other error of it is final.
        ErrorEquals     = ["TryAgain"]
        IntervalSeconds = 2
        BackoffRate     = 2
        MaxAttempts     = 3
        MaxDelaySeconds = 60
        JitterStrategy  = "FULL"
      },
    ]
  }
}

data "aws_iam_policy_document" "claims" {
  statement {
    sid       = "CallFunction"
    actions   = ["lambda:InvokeFunction"]
    resources = [aws_lambda_function.this.arn]
  }
}

# Beside what the existing workflow's role may do already; nothing of that is changed.
resource "aws_iam_role_policy" "claims" {
  name   = "${var.name}-claims"
  role   = var.claims_state_machine_role_name
  policy = data.aws_iam_policy_document.claims.json
}
