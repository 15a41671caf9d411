module "nightly" {
  source = "./schedule"

  function_arn = aws_lambda_function.report.arn
}

resource "aws_lambda_function" "report" {
  function_name = "report"
  role          = "arn:aws:iam::111122223333:role/report"
}
