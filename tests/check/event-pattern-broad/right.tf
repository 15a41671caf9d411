resource "aws_cloudwatch_event_rule" "source" { # fine
  name          = "source"
  event_pattern = jsonencode({ source = ["aws.s3"] })
}

resource "aws_cloudwatch_event_rule" "kind" { # fine
  name          = "kind"
  event_pattern = jsonencode({ "detail-type" = ["Order Placed"] })
}

resource "aws_cloudwatch_event_rule" "prefix" { # fine
  name          = "prefix"
  event_pattern = jsonencode({ source = [{ prefix = "com.example." }] })
}

resource "aws_cloudwatch_event_rule" "text" { # fine
  name          = "text"
  event_pattern = "{\"source\": [\"aws.ec2\"], \"detail\": {\"state\": [\"${aws_ssm_parameter.state.value}\"]}}"
}

resource "aws_cloudwatch_event_rule" "schedule" {
  name                = "schedule"
  schedule_expression = "rate(1 hour)"
}
