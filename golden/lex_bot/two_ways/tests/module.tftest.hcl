# Checks the module's own relations, without AWS: `terraform init && terraform test`.
mock_provider "aws" {
  mock_data "aws_iam_policy_document" {
    defaults = {
      json = "{\"Version\":\"2012-10-17\",\"Statement\":[]}"
    }
  }
}

variables {
  package_path     = "terraform.tf"
  alarm_topic_arns = ["arn:aws:sns:eu-west-1:123456789012:alarms"]

  bot_bot_alias_arn = "arn:aws:lex:eu-west-1:123456789012:bot-alias/ABCDEFGHIJ/KLMNOPQRST"

  flow_instance_arn = "arn:aws:connect:eu-west-1:123456789012:instance/c8c0e68d-2200-4265-82c0-3a1b5d7e9f20"
  flow_flow_names   = ["Orders inbound"]
}

run "plan" {
  command = plan

  assert {
    condition     = aws_lambda_function.this.timeout == 7
    error_message = "Timeouts and retries further out follow from the function's timeout."
  }

  assert {
    condition     = length(aws_cloudwatch_metric_alarm.errors.alarm_actions) == 1
    error_message = "An alarm has to tell somebody."
  }

  assert {
    condition     = aws_lambda_function.this.timeout <= 30
    error_message = "The function would work on after Lex has given up the turn."
  }

  assert {
    condition     = aws_lambda_permission.bot.source_arn == var.bot_bot_alias_arn
    error_message = "Only this alias may call the function."
  }

  assert {
    condition     = aws_lambda_function.this.timeout <= tonumber(output.flow_flow_action.Parameters.InvocationTimeLimitSeconds)
    error_message = "The function would work on after the flow has given up."
  }

  assert {
    condition     = aws_lambda_permission.flow.source_account == split(":", var.flow_instance_arn)[4]
    error_message = "Only the account that the instance is in may call the function."
  }

  assert {
    condition     = toset(keys(aws_cloudwatch_metric_alarm.flow_flow_errors)) == var.flow_flow_names
    error_message = "The Error branches of every flow that calls the function have to tell somebody."
  }
}

run "a_name_that_aws_would_refuse_is_refused_at_plan" {
  command = plan

  variables {
    name = "Not A Name"
  }

  expect_failures = [var.name]
}

run "an_alarm_that_tells_nobody_is_refused_at_plan" {
  command = plan

  variables {
    alarm_topic_arns = []
  }

  expect_failures = [var.alarm_topic_arns]
}

run "a_flow_that_cloudwatch_does_not_show_is_refused_at_plan_for_flow" {
  command = plan

  variables {
    flow_flow_names = ["Rückfragen"]
  }

  expect_failures = [var.flow_flow_names]
}
