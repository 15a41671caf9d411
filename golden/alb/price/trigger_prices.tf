locals {
  # The names of load balancers and target groups have 32 characters at most; a longer one
  # ends in a hash, so that no two become the same.
  prices_name       = "${var.name}-prices"
  prices_short_name = length(local.prices_name) <= 32 ? local.prices_name : "${substr(local.prices_name, 0, 23)}-${substr(sha256(local.prices_name), 0, 8)}"
}

resource "aws_security_group" "prices" {
  name        = "${var.name}-prices"
  description = "Who may reach the load balancer of ${var.name}."
  vpc_id      = var.prices_vpc_id

  tags = var.tags
}

# Nothing goes out: a load balancer invokes a function through Lambda's API, not over the network.
resource "aws_vpc_security_group_ingress_rule" "prices" {
  for_each = toset(var.prices_allowed_cidr_blocks)

  security_group_id = aws_security_group.prices.id
  description       = "HTTPS from ${each.value}"
  cidr_ipv4         = each.value
  from_port         = 443
  to_port           = 443
  ip_protocol       = "tcp"

  tags = var.tags
}

resource "aws_lb" "prices" {
  # checkov:skip=CKV2_AWS_28:Nobody asked for a firewall in front of it (`http.waf` in trigscaffold.yaml)
  # checkov:skip=CKV2_AWS_20:Nothing listens on port 80, so that no request is ever sent in the clear
  name               = local.prices_short_name
  internal           = false
  load_balancer_type = "application"
  security_groups    = [aws_security_group.prices.id]
  subnets            = var.prices_subnet_ids

  drop_invalid_header_fields = true
  enable_deletion_protection = var.prices_deletion_protection

  # A client's connection outlives the function's timeout and a cold start, or the answer has nowhere to go.
  idle_timeout = max(60, aws_lambda_function.this.timeout + 10)

  access_logs {
    bucket  = var.prices_access_log_bucket
    prefix  = var.name
    enabled = true
  }

  tags = var.tags
}

resource "aws_lb_listener" "prices" {
  load_balancer_arn = aws_lb.prices.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = var.prices_certificate_arn

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

resource "aws_lb_target_group" "prices" {
  name        = local.prices_short_name
  target_type = "lambda"

  # Headers and query parameters are lists, in the event and in the answer; the handler and its tests expect that.
  lambda_multi_value_headers_enabled = true

  tags = var.tags
}

resource "aws_lb_target_group_attachment" "prices" {
  target_group_arn = aws_lb_target_group.prices.arn
  target_id        = aws_lambda_function.this.arn

  # The load balancer tries the permission when the function is registered.
  depends_on = [aws_lambda_permission.prices]
}

resource "aws_lambda_permission" "prices" {
  statement_id  = "prices"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  principal     = "elasticloadbalancing.amazonaws.com"
  source_arn    = aws_lb_target_group.prices.arn
}

# A * also takes slashes, so more may come than a route has; the handler answers 404 to what none of its own is there for.
resource "aws_lb_listener_rule" "prices" {
  for_each = {
    "GET /prices/{article}" = {
      path    = "/prices/*"
      methods = ["GET", "OPTIONS"]
      place   = 0
    }
    "POST /prices/search" = {
      path    = "/prices/search"
      methods = ["POST", "OPTIONS"]
      place   = 1
    }
    "GET /prices/by-tag/{tags+}" = {
      path    = "/prices/by-tag/*"
      methods = ["GET", "OPTIONS"]
      place   = 2
    }
  }

  listener_arn = aws_lb_listener.prices.arn
  priority     = 1 + each.value.place

  condition {
    host_header {
      values = [var.prices_domain_name]
    }
  }

  condition {
    path_pattern {
      values = [each.value.path]
    }
  }

  condition {
    http_request_method {
      values = each.value.methods
    }
  }

  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.prices.arn
  }

  tags = var.tags
}
