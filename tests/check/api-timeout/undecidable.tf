variable "timeout" {
  type = number
}

resource "aws_lambda_function" "given" { # undecidable
  function_name = "given"
  role          = "arn:aws:iam::111122223333:role/given"
  timeout       = var.timeout
}

resource "aws_apigatewayv2_integration" "given" {
  api_id           = "abc"
  integration_type = "AWS_PROXY"
  integration_uri  = aws_lambda_function.given.invoke_arn
}
