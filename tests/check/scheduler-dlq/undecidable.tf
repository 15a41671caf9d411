variable "dead_letter_arn" {
  type    = string
  default = null
}

resource "aws_scheduler_schedule" "nightly" { # undecidable
  schedule_expression = "cron(0 2 * * ? *)"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = "arn:aws:lambda:eu-west-1:111122223333:function:report"
    role_arn = "arn:aws:iam::111122223333:role/scheduler"

    dynamic "dead_letter_config" {
      for_each = var.dead_letter_arn[*]
      content {
        arn = dead_letter_config.value
      }
    }
  }
}
