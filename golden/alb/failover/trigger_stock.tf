locals {
  # The names of load balancers and target groups have 32 characters at most; a longer one
  # ends in a hash, so that no two become the same.
  stock_name       = "${var.name}-stock"
  stock_short_name = length(local.stock_name) <= 32 ? local.stock_name : "${substr(local.stock_name, 0, 23)}-${substr(sha256(local.stock_name), 0, 8)}"
}

resource "aws_security_group" "stock" {
  name        = "${var.name}-stock"
  description = "Who may reach the load balancer of ${var.name}."
  vpc_id      = var.stock_vpc_id

  tags = var.tags
}

# Nothing goes out: a load balancer invokes a function through Lambda's API, not over the network.
resource "aws_vpc_security_group_ingress_rule" "stock" {
  for_each = toset(var.stock_allowed_cidr_blocks)

  security_group_id = aws_security_group.stock.id
  description       = "HTTPS from ${each.value}"
  cidr_ipv4         = each.value
  from_port         = 443
  to_port           = 443
  ip_protocol       = "tcp"

  tags = var.tags
}

resource "aws_lb" "stock" {
  # checkov:skip=CKV2_AWS_20:Nothing listens on port 80, so that no request is ever sent in the clear
  name               = local.stock_short_name
  internal           = false
  load_balancer_type = "application"
  security_groups    = [aws_security_group.stock.id]
  subnets            = var.stock_subnet_ids

  drop_invalid_header_fields = true
  enable_deletion_protection = var.stock_deletion_protection

  # A client's connection outlives the function's timeout and a cold start, or the answer has nowhere to go.
  idle_timeout = max(60, aws_lambda_function.this.timeout + 10)

  access_logs {
    bucket  = var.stock_access_log_bucket
    prefix  = var.name
    enabled = true
  }

  tags = var.tags
}

resource "aws_lb_listener" "stock" {
  load_balancer_arn = aws_lb.stock.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = var.stock_certificate_arn

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

resource "aws_wafv2_web_acl_association" "stock" {
  resource_arn = aws_lb.stock.arn
  web_acl_arn  = var.stock_web_acl_arn
}

resource "aws_lb_target_group" "stock" {
  name        = local.stock_short_name
  target_type = "lambda"

  # Headers and query parameters are lists, in the event and in the answer; the handler and its tests expect that.
  lambda_multi_value_headers_enabled = true

  # For DNS failover. Each check is an invocation, which is paid for; it may take as long as the function may, a cold
  # start included, and has to be over before the next.
  health_check {
    enabled  = true
    path     = "/health-check"
    interval = 35
    timeout  = 34
    matcher  = "200"
  }

  tags = var.tags
}

resource "aws_lb_target_group_attachment" "stock" {
  target_group_arn = aws_lb_target_group.stock.arn
  target_id        = aws_lambda_alias.live.arn

  # The load balancer tries the permission when the function is registered.
  depends_on = [aws_lambda_permission.stock]
}

resource "aws_lambda_permission" "stock" {
  statement_id  = "stock"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  qualifier     = aws_lambda_alias.live.name
  principal     = "elasticloadbalancing.amazonaws.com"
  source_arn    = aws_lb_target_group.stock.arn
}

# A * also takes slashes, so more may come than a route has; the handler answers 404 to what none of its own is there for.
resource "aws_lb_listener_rule" "stock_any_method" {
  listener_arn = aws_lb_listener.stock.arn
  priority     = 1

  condition {
    host_header {
      values = [var.stock_domain_name]
    }
  }

  condition {
    path_pattern {
      values = ["/*"]
    }
  }

  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.stock.arn
  }

  tags = var.tags
}
