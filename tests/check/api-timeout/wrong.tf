resource "aws_lambda_function" "slow" { # violation
  function_name = "slow"
  role          = "arn:aws:iam::111122223333:role/slow"
  timeout       = 60
}

resource "aws_api_gateway_integration" "slow" {
  rest_api_id = "abc"
  resource_id = "abc"
  http_method = "POST"
  type        = "AWS_PROXY"
  uri         = aws_lambda_function.slow.invoke_arn
}

variable "timeout" {
  type    = number
  default = 300
}

resource "aws_lambda_function" "by_default" { # violation
  function_name = "by-default"
  role          = "arn:aws:iam::111122223333:role/slow"
  timeout       = var.timeout
}

resource "aws_apigatewayv2_integration" "by_default" {
  api_id           = "abc"
  integration_type = "AWS_PROXY"
  integration_uri  = aws_lambda_function.by_default.invoke_arn
}

resource "aws_lambda_function" "chat" { # violation
  function_name = "chat"
  role          = "arn:aws:iam::111122223333:role/chat"
  timeout       = 30
}

resource "aws_apigatewayv2_api" "chat" {
  name          = "chat"
  protocol_type = "WEBSOCKET"
}

resource "aws_apigatewayv2_integration" "chat" {
  api_id           = aws_apigatewayv2_api.chat.id
  integration_type = "AWS_PROXY"
  integration_uri  = aws_lambda_function.chat.invoke_arn
}
