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

  quiz_skill_id = "amzn1.ask.skill.12345678-1234-1234-1234-123456789012"
}

run "plan" {
  command = plan

  assert {
    condition     = aws_lambda_function.this.timeout == 3
    error_message = "Timeouts and retries further out follow from the function's timeout."
  }

  assert {
    condition     = length(aws_cloudwatch_metric_alarm.errors.alarm_actions) == 1
    error_message = "An alarm has to tell somebody."
  }

  assert {
    condition     = aws_lambda_permission.quiz.event_source_token == var.quiz_skill_id
    error_message = "No other skill may call the function."
  }

  assert {
    condition     = aws_lambda_function.this.environment[0].variables["QUIZ_SKILL_ID"] == var.quiz_skill_id
    error_message = "The handler must know the same skill as the permission."
  }

  assert {
    condition     = aws_lambda_function.this.timeout < 8
    error_message = "Alexa waits 8 seconds."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.quiz_slow.threshold < 1000 * aws_lambda_function.this.timeout
    error_message = "No answer takes longer than the function may run: the alarm would never go off."
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
