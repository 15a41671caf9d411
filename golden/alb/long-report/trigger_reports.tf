locals {
  # The names of load balancers and target groups have 32 characters at most; a longer one
  # ends in a hash, so that no two become the same.
  reports_name       = "${var.name}-reports"
  reports_short_name = length(local.reports_name) <= 32 ? local.reports_name : "${substr(local.reports_name, 0, 23)}-${substr(sha256(local.reports_name), 0, 8)}"
}

resource "aws_security_group" "reports" {
  name        = "${var.name}-reports"
  description = "Who may reach the load balancer of ${var.name}."
  vpc_id      = var.reports_vpc_id

  tags = var.tags
}

# Nothing goes out: a load balancer invokes a function through Lambda's API, not over the network.
resource "aws_vpc_security_group_ingress_rule" "reports" {
  for_each = toset(var.reports_allowed_cidr_blocks)

  security_group_id = aws_security_group.reports.id
  description       = "HTTPS from ${each.value}"
  cidr_ipv4         = each.value
  from_port         = 443
  to_port           = 443
  ip_protocol       = "tcp"

  tags = var.tags
}

resource "aws_lb" "reports" {
  # checkov:skip=CKV2_AWS_28:Nobody asked for a firewall in front of it (`http.waf` in trigscaffold.yaml)
  # checkov:skip=CKV2_AWS_20:Nothing listens on port 80, so that no request is ever sent in the clear
  name               = local.reports_short_name
  internal           = true
  load_balancer_type = "application"
  security_groups    = [aws_security_group.reports.id]
  subnets            = var.reports_subnet_ids

  drop_invalid_header_fields = true
  enable_deletion_protection = var.reports_deletion_protection

  # A client's connection outlives the function's timeout and a cold start, or the answer has nowhere to go.
  idle_timeout = max(60, aws_lambda_function.this.timeout + 10)

  access_logs {
    bucket  = var.reports_access_log_bucket
    prefix  = var.name
    enabled = true
  }

  tags = var.tags
}

resource "aws_lb_listener" "reports" {
  load_balancer_arn = aws_lb.reports.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = var.reports_certificate_arn

  # What no rule is there for ends here and never reaches the function, nor its bill.
  default_action {
    type = "fixed-response"

    fixed_response {
      status_code  = "404"
      content_type = "application/json"
      message_body = jsonencode({ title = "Not Found", status = 404 })
    }
  }

  tags = var.tags
}

resource "aws_lb_target_group" "reports" {
  name        = local.reports_short_name
  target_type = "lambda"

  # Headers and query parameters are lists, in the event and in the answer; the handler and its tests expect that.
  lambda_multi_value_headers_enabled = true

  tags = var.tags
}

resource "aws_lb_target_group_attachment" "reports" {
  target_group_arn = aws_lb_target_group.reports.arn
  target_id        = aws_lambda_function.this.arn

  # The load balancer tries the permission when the function is registered.
  depends_on = [aws_lambda_permission.reports]
}

resource "aws_lambda_permission" "reports" {
  statement_id  = "reports"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  principal     = "elasticloadbalancing.amazonaws.com"
  source_arn    = aws_lb_target_group.reports.arn
}

resource "aws_lb_listener_rule" "reports" {
  listener_arn = aws_lb_listener.reports.arn
  priority     = 1

  condition {
    host_header {
      values = [var.reports_domain_name]
    }
  }

  condition {
    path_pattern {
      values = ["/reports"]
    }
  }

  condition {
    http_request_method {
      values = ["POST"]
    }
  }

  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.reports.arn
  }

  tags = var.tags
}
