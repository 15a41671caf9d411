resource "aws_cloudwatch_event_rule" "own" { # violation
  name          = "own"
  event_pattern = jsonencode({ source = ["com.example.orders"], detail-type = ["Order Placed"] })
}

resource "aws_cloudwatch_event_rule" "named" { # violation
  name           = "named"
  event_bus_name = "default"
  event_pattern  = <<EOF2
{
  "source": [{ "prefix": "com.example." }]
}
EOF2
}
