resource "aws_cloudwatch_metric_alarm" "errors" {
  alarm_name        = "${var.name}-errors"
  alarm_description = "The function raised an error or ran out of time."

  namespace   = "AWS/Lambda"
  metric_name = "Errors"
  dimensions  = { FunctionName = aws_lambda_function.this.function_name }

  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"

  alarm_actions = var.alarm_topic_arns
  ok_actions    = var.alarm_topic_arns

  tags = var.tags
}

resource "aws_cloudwatch_metric_alarm" "throttles" {
  alarm_name        = "${var.name}-throttles"
  alarm_description = "Lambda refused invocations, and whoever called got an error: the concurrency limit is too low for the load."

  namespace   = "AWS/Lambda"
  metric_name = "Throttles"
  dimensions  = { FunctionName = aws_lambda_function.this.function_name }

  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"

  alarm_actions = var.alarm_topic_arns
  ok_actions    = var.alarm_topic_arns

  tags = var.tags
}

locals {
  # Lex counts turns that are written, spoken or keyed in apart, and by the operation that passed them on.
  appointments_turns = {
    text             = { Operation = "RecognizeText" }
    utterance_text   = { Operation = "RecognizeUtterance", InputMode = "Text" }
    utterance_speech = { Operation = "RecognizeUtterance", InputMode = "Speech" }
    utterance_dtmf   = { Operation = "RecognizeUtterance", InputMode = "DTMF" }
    stream_text      = { Operation = "StartConversation", InputMode = "Text" }
    stream_speech    = { Operation = "StartConversation", InputMode = "Speech" }
    stream_dtmf      = { Operation = "StartConversation", InputMode = "DTMF" }
  }

  appointments_alias = {
    BotId      = local.appointments_bot_id
    BotAliasId = local.appointments_alias_id
    LocaleId   = "en_US"
  }
}

resource "aws_cloudwatch_metric_alarm" "appointments_not_called" {
  alarm_name        = "${var.name}-appointments-not-called"
  alarm_description = "Lex could not get an answer from the function: it may not call it, or the function failed or was late."

  metric_query {
    id = "text"

    metric {
      namespace   = "AWS/Lex"
      metric_name = "RuntimeLambdaErrors"
      dimensions  = merge(local.appointments_alias, local.appointments_turns.text)
      stat        = "Sum"
      period      = 60
    }
  }

  metric_query {
    id = "utterance_text"

    metric {
      namespace   = "AWS/Lex"
      metric_name = "RuntimeLambdaErrors"
      dimensions  = merge(local.appointments_alias, local.appointments_turns.utterance_text)
      stat        = "Sum"
      period      = 60
    }
  }

  metric_query {
    id = "utterance_speech"

    metric {
      namespace   = "AWS/Lex"
      metric_name = "RuntimeLambdaErrors"
      dimensions  = merge(local.appointments_alias, local.appointments_turns.utterance_speech)
      stat        = "Sum"
      period      = 60
    }
  }

  metric_query {
    id = "utterance_dtmf"

    metric {
      namespace   = "AWS/Lex"
      metric_name = "RuntimeLambdaErrors"
      dimensions  = merge(local.appointments_alias, local.appointments_turns.utterance_dtmf)
      stat        = "Sum"
      period      = 60
    }
  }

  metric_query {
    id = "stream_text"

    metric {
      namespace   = "AWS/Lex"
      metric_name = "RuntimeLambdaErrors"
      dimensions  = merge(local.appointments_alias, local.appointments_turns.stream_text)
      stat        = "Sum"
      period      = 60
    }
  }

  metric_query {
    id = "stream_speech"

    metric {
      namespace   = "AWS/Lex"
      metric_name = "RuntimeLambdaErrors"
      dimensions  = merge(local.appointments_alias, local.appointments_turns.stream_speech)
      stat        = "Sum"
      period      = 60
    }
  }

  metric_query {
    id = "stream_dtmf"

    metric {
      namespace   = "AWS/Lex"
      metric_name = "RuntimeLambdaErrors"
      dimensions  = merge(local.appointments_alias, local.appointments_turns.stream_dtmf)
      stat        = "Sum"
      period      = 60
    }
  }

  metric_query {
    id          = "all"
    label       = "RuntimeLambdaErrors"
    expression  = "SUM(FILL(METRICS(), 0))"
    return_data = true
  }

  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"

  alarm_actions = var.alarm_topic_arns
  ok_actions    = var.alarm_topic_arns

  tags = var.tags
}

resource "aws_cloudwatch_metric_alarm" "appointments_answer_refused" {
  alarm_name        = "${var.name}-appointments-answer-refused"
  alarm_description = "Lex did not understand what the function answered."

  metric_query {
    id = "text"

    metric {
      namespace   = "AWS/Lex"
      metric_name = "RuntimeInvalidLambdaResponses"
      dimensions  = merge(local.appointments_alias, local.appointments_turns.text)
      stat        = "Sum"
      period      = 60
    }
  }

  metric_query {
    id = "utterance_text"

    metric {
      namespace   = "AWS/Lex"
      metric_name = "RuntimeInvalidLambdaResponses"
      dimensions  = merge(local.appointments_alias, local.appointments_turns.utterance_text)
      stat        = "Sum"
      period      = 60
    }
  }

  metric_query {
    id = "utterance_speech"

    metric {
      namespace   = "AWS/Lex"
      metric_name = "RuntimeInvalidLambdaResponses"
      dimensions  = merge(local.appointments_alias, local.appointments_turns.utterance_speech)
      stat        = "Sum"
      period      = 60
    }
  }

  metric_query {
    id = "utterance_dtmf"

    metric {
      namespace   = "AWS/Lex"
      metric_name = "RuntimeInvalidLambdaResponses"
      dimensions  = merge(local.appointments_alias, local.appointments_turns.utterance_dtmf)
      stat        = "Sum"
      period      = 60
    }
  }

  metric_query {
    id = "stream_text"

    metric {
      namespace   = "AWS/Lex"
      metric_name = "RuntimeInvalidLambdaResponses"
      dimensions  = merge(local.appointments_alias, local.appointments_turns.stream_text)
      stat        = "Sum"
      period      = 60
    }
  }

  metric_query {
    id = "stream_speech"

    metric {
      namespace   = "AWS/Lex"
      metric_name = "RuntimeInvalidLambdaResponses"
      dimensions  = merge(local.appointments_alias, local.appointments_turns.stream_speech)
      stat        = "Sum"
      period      = 60
    }
  }

  metric_query {
    id = "stream_dtmf"

    metric {
      namespace   = "AWS/Lex"
      metric_name = "RuntimeInvalidLambdaResponses"
      dimensions  = merge(local.appointments_alias, local.appointments_turns.stream_dtmf)
      stat        = "Sum"
      period      = 60
    }
  }

  metric_query {
    id          = "all"
    label       = "RuntimeInvalidLambdaResponses"
    expression  = "SUM(FILL(METRICS(), 0))"
    return_data = true
  }

  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"

  alarm_actions = var.alarm_topic_arns
  ok_actions    = var.alarm_topic_arns

  tags = var.tags
}
