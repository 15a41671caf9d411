locals {
  # A target group's name has 32 characters at most; a longer one
  # ends in a hash, so that no two become the same.
  orders_name       = "${var.name}-orders"
  orders_short_name = length(local.orders_name) <= 32 ? local.orders_name : "${substr(local.orders_name, 0, 23)}-${substr(sha256(local.orders_name), 0, 8)}"

  # A listener's ARN ends with listener/app/NAME/ID/LISTENER-ID; metrics call its load balancer app/NAME/ID.
  orders_load_balancer = join("/", slice(split("/", var.orders_listener_arn), 1, 4))
}

resource "aws_lb_target_group" "orders" {
  name        = local.orders_short_name
  target_type = "lambda"

  # Of a header that comes several times the last one counts; the handler and its tests expect that.
  lambda_multi_value_headers_enabled = false

  tags = var.tags

  # The listener's rules outlive a change of name, and AWS deletes no target group that a rule still names.
  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_lb_target_group_attachment" "orders" {
  target_group_arn = aws_lb_target_group.orders.arn
  target_id        = aws_lambda_function.this.arn

  # The load balancer tries the permission when the function is registered.
  depends_on = [aws_lambda_permission.orders]
}

resource "aws_lambda_permission" "orders" {
  statement_id  = "orders"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  principal     = "elasticloadbalancing.amazonaws.com"
  source_arn    = aws_lb_target_group.orders.arn
}

# A * also takes slashes, so more may come than a route has; the handler answers 404 to what none of its own is there for.
resource "aws_lb_listener_rule" "orders" {
  for_each = {
    "POST /orders" = {
      path    = "/orders"
      methods = ["POST"]
      place   = 0
    }
    "GET /orders/{order_id}" = {
      path    = "/orders/*"
      methods = ["GET"]
      place   = 1
    }
  }

  listener_arn = var.orders_listener_arn
  priority     = var.orders_first_priority + each.value.place

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
    target_group_arn = aws_lb_target_group.orders.arn
  }

  tags = var.tags
}

# A * also takes slashes, so more may come than a route has; the handler answers 404 to what none of its own is there for.
resource "aws_lb_listener_rule" "orders_any_method" {
  listener_arn = var.orders_listener_arn
  priority     = var.orders_first_priority + 2

  condition {
    path_pattern {
      values = ["/returns/*"]
    }
  }

  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.orders.arn
  }

  tags = var.tags
}
