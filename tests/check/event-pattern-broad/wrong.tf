data "aws_caller_identity" "current" {}

resource "aws_cloudwatch_event_rule" "account" { # violation
  name          = "account"
  event_pattern = jsonencode({ account = [data.aws_caller_identity.current.account_id] })
}

resource "aws_cloudwatch_event_rule" "all" { # violation
  name          = "all"
  event_pattern = jsonencode({ source = [{ prefix = "" }] })
}

resource "aws_cloudwatch_event_rule" "either" { # violation
  name          = "either"
  event_pattern = <<-PATTERN
    { "$or": [{ "source": ["aws.s3"] }, { "account": ["111122223333"] }] }
  PATTERN
}

resource "aws_cloudwatch_event_rule" "misplaced" { # violation
  name          = "misplaced"
  event_pattern = jsonencode({ eventSource = ["kms.amazonaws.com"], eventName = ["ReplicateKey"] })
}
