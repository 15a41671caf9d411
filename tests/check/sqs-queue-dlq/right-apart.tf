resource "aws_sqs_queue" "orders" { # fine
  for_each = toset(["eu", "us"])
  name     = "orders-${each.key}"
}

resource "aws_sqs_queue_redrive_policy" "orders" {
  for_each  = aws_sqs_queue.orders
  queue_url = each.value.url

  redrive_policy = <<-JSON
    {
      "deadLetterTargetArn": "arn:aws:sqs:eu-west-1:111122223333:dead",
      "maxReceiveCount": 5
    }
  JSON
}

resource "aws_lambda_event_source_mapping" "orders" {
  for_each         = aws_sqs_queue.orders
  event_source_arn = each.value.arn
  function_name    = "orders"
}
