locals {
  # The instance's id is the last part of arn:aws:connect:REGION:ACCOUNT:instance/ID.
  flow_instance_id = split("/", var.flow_instance_arn)[1]
}

# The instance offers the function to whoever draws its flows. The permission below alone would let a flow call it by
# its ARN; both end with this module, and a flow that still calls the function then takes its Error branch.
resource "aws_connect_lambda_function_association" "flow" {
  instance_id  = local.flow_instance_id
  function_arn = aws_lambda_function.this.arn

  # A flow that finds the function must be able to call it.
  depends_on = [aws_lambda_permission.flow]
}

resource "aws_lambda_permission" "flow" {
  statement_id  = "flow"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  principal     = "connect.amazonaws.com"
  source_arn    = var.flow_instance_arn

  # Amazon Connect asks for the account that the instance is in.
  source_account = split(":", var.flow_instance_arn)[4]
}
