resource "aws_lambda_function" "quick" { # fine
  function_name = "quick"
  role          = "arn:aws:iam::111122223333:role/quick"
  timeout       = 29
}

resource "aws_api_gateway_integration" "quick" {
  rest_api_id = "abc"
  resource_id = "abc"
  http_method = "POST"
  type        = "AWS_PROXY"
  uri         = aws_lambda_function.quick.invoke_arn
}

resource "aws_lambda_function" "half" { # fine
  function_name = "half"
  role          = "arn:aws:iam::111122223333:role/half"
  timeout       = 30
}

resource "aws_apigatewayv2_integration" "half" {
  api_id           = "abc"
  integration_type = "AWS_PROXY"
  integration_uri  = aws_lambda_function.half.arn
}

resource "aws_lambda_function" "asked" { # fine
  function_name = "asked"
  role          = "arn:aws:iam::111122223333:role/asked"
  timeout       = 60
}

resource "aws_api_gateway_integration" "asked" {
  rest_api_id          = "abc"
  resource_id          = "abc"
  http_method          = "POST"
  type                 = "AWS_PROXY"
  timeout_milliseconds = 60000
  uri                  = "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${aws_lambda_function.asked.arn}/invocations"
}

# Nobody waits for these.
resource "aws_lambda_function" "event" {
  function_name = "event"
  role          = "arn:aws:iam::111122223333:role/event"
  timeout       = 900
}

resource "aws_api_gateway_integration" "event" {
  rest_api_id = "abc"
  resource_id = "abc"
  http_method = "POST"
  type        = "AWS"
  uri         = aws_lambda_function.event.invoke_arn

  request_parameters = {
    "integration.request.header.X-Amz-Invocation-Type" = "'Event'"
  }
}

resource "aws_lambda_function" "reader" {
  function_name = "reader"
  role          = "arn:aws:iam::111122223333:role/reader"
  timeout       = 900
}
