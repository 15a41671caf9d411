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

  moves_topic_arn = "arn:aws:sns:eu-west-1:123456789012:stock-moves.fifo"
}

run "plan" {
  command = plan

  assert {
    condition     = aws_lambda_function.this.timeout == 30
    error_message = "Timeouts and retries further out follow from the function's timeout."
  }

  assert {
    condition     = length(aws_cloudwatch_metric_alarm.errors.alarm_actions) == 1
    error_message = "An alarm has to tell somebody."
  }

  assert {
    condition     = alltrue([aws_sqs_queue.moves_undelivered.fifo_queue, endswith(aws_sqs_queue.moves_undelivered.name, ".fifo")])
    error_message = "The dead-letter queue of a subscription to a FIFO topic must be FIFO."
  }

  assert {
    condition     = aws_sqs_queue.moves_undelivered.message_retention_seconds == 1209600
    error_message = "SNS tries for 23 days; what it gives up then must be kept as long as a queue can."
  }

  assert {
    condition     = aws_sns_topic_subscription.moves.raw_message_delivery
    error_message = "The handler takes the body of a message in the queue for the message itself."
  }

  assert {
    condition     = alltrue([for queue in [aws_sqs_queue.moves, aws_sqs_queue.moves_dead_letter] : queue.fifo_queue && endswith(queue.name, ".fifo")])
    error_message = "The queue and its dead-letter queue must both be FIFO, which their names have to end with."
  }

  assert {
    condition     = aws_sqs_queue.moves.visibility_timeout_seconds >= 6 * aws_lambda_function.this.timeout
    error_message = "A message must stay hidden for as long as Lambda may work on it and try again."
  }

  assert {
    condition     = aws_sqs_queue.moves_dead_letter.message_retention_seconds >= aws_sqs_queue.moves.message_retention_seconds
    error_message = "The dead-letter queue must keep messages at least as long as the queue they come from."
  }

  assert {
    condition     = contains(aws_lambda_event_source_mapping.moves.function_response_types, "ReportBatchItemFailures")
    error_message = "The handler answers with the messages that failed; without this Lambda takes the whole batch as done."
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
