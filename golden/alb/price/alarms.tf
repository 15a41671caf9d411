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

resource "aws_cloudwatch_metric_alarm" "prices_5xx" {
  alarm_name        = "${var.name}-prices-5xx"
  alarm_description = "The handler answered a caller with an error that is not the caller's fault; nothing tries the request again."

  namespace   = "AWS/ApplicationELB"
  metric_name = "HTTPCode_Target_5XX_Count"
  dimensions  = { LoadBalancer = aws_lb.prices.arn_suffix, TargetGroup = aws_lb_target_group.prices.arn_suffix }

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

# LambdaUserError: not allowed to invoke, timed out, throttled, malformed, too large (a caller's body, too).
# LambdaInternalError: AWS's own. HTTPCode_ELB_503_Count: no function is registered any more.
resource "aws_cloudwatch_metric_alarm" "prices_no_answer" {
  alarm_name        = "${var.name}-prices-no-answer"
  alarm_description = "The load balancer got no answer from the function that it could pass on, and its caller got an error of the load balancer."

  metric_query {
    id          = "failed"
    label       = "Requests without an answer"
    expression  = "FILL(theirs, 0) + FILL(ours, 0) + FILL(unregistered, 0)"
    return_data = true
  }

  metric_query {
    id = "ours"

    metric {
      namespace   = "AWS/ApplicationELB"
      metric_name = "LambdaUserError"
      dimensions  = { LoadBalancer = aws_lb.prices.arn_suffix, TargetGroup = aws_lb_target_group.prices.arn_suffix }
      stat        = "Sum"
      period      = 60
    }
  }

  metric_query {
    id = "theirs"

    metric {
      namespace   = "AWS/ApplicationELB"
      metric_name = "LambdaInternalError"
      dimensions  = { LoadBalancer = aws_lb.prices.arn_suffix, TargetGroup = aws_lb_target_group.prices.arn_suffix }
      stat        = "Sum"
      period      = 60
    }
  }

  metric_query {
    id = "unregistered"

    metric {
      namespace   = "AWS/ApplicationELB"
      metric_name = "HTTPCode_ELB_503_Count"
      dimensions  = { LoadBalancer = aws_lb.prices.arn_suffix }
      stat        = "Sum"
      period      = 60
    }
  }

  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"

  alarm_actions = var.alarm_topic_arns
  ok_actions    = var.alarm_topic_arns

  tags = var.tags
}

resource "aws_cloudwatch_metric_alarm" "prices_latency" {
  alarm_name        = "${var.name}-prices-latency"
  alarm_description = "One request in a hundred, or the slowest where there are fewer, takes longer than it should, for five minutes."

  namespace   = "AWS/ApplicationELB"
  metric_name = "TargetResponseTime"
  dimensions  = { LoadBalancer = aws_lb.prices.arn_suffix, TargetGroup = aws_lb_target_group.prices.arn_suffix }

  # In seconds, unlike other services' latency.
  extended_statistic  = "p99"
  period              = 60
  evaluation_periods  = 5
  comparison_operator = "GreaterThanThreshold"
  threshold           = 1
  treat_missing_data  = "notBreaching"

  alarm_actions = var.alarm_topic_arns
  ok_actions    = var.alarm_topic_arns

  tags = var.tags
}
