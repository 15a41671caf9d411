resource "aws_lambda_function" "report" {
  function_name = "report"
  role          = "arn:aws:iam::111122223333:role/report"
}

locals {
  schedules = {
    nightly = "cron(0 2 * * ? *)"
    hourly  = "rate(1 hour)"
  }
}

resource "aws_scheduler_schedule" "all" { # violation
  for_each = local.schedules

  schedule_expression = each.value

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_lambda_function.report.arn
    role_arn = "arn:aws:iam::111122223333:role/scheduler"

    retry_policy {
      maximum_retry_attempts = 0
    }
  }
}

resource "aws_scheduler_schedule" "universal" { # violation
  schedule_expression = "rate(1 hour)"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = "arn:aws:scheduler:::aws-sdk:lambda:invoke"
    role_arn = "arn:aws:iam::111122223333:role/scheduler"
    input    = jsonencode({ FunctionName = "report", InvocationType = "Event" })
  }
}
