resource "aws_sqs_queue" "undelivered" {
  name = "undelivered"
}

resource "aws_lambda_function" "report" {
  function_name = "report"
  role          = "arn:aws:iam::111122223333:role/report"
}

resource "aws_scheduler_schedule" "nightly" { # fine
  schedule_expression = "cron(0 2 * * ? *)"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_lambda_function.report.arn
    role_arn = "arn:aws:iam::111122223333:role/scheduler"

    dead_letter_config {
      arn = aws_sqs_queue.undelivered.arn
    }
  }
}

resource "aws_scheduler_schedule" "machine" {
  schedule_expression = "rate(1 hour)"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = "arn:aws:states:eu-west-1:111122223333:stateMachine:orders"
    role_arn = "arn:aws:iam::111122223333:role/scheduler"
  }
}
