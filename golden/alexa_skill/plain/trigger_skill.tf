resource "aws_lambda_permission" "skill" {
  # checkov:skip=CKV_AWS_364:A skill has neither an ARN nor an account; its id, which Lambda compares, stands in their place
  statement_id  = "skill"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name

  # Not a service of AWS: it ends with amazon.com. Without the token any skill of anybody could call.
  principal          = "alexa-appkit.amazon.com"
  event_source_token = var.skill_skill_id
}
