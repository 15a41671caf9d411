locals {
  # arn:aws:lex:REGION:ACCOUNT:bot-alias/BOT/ALIAS
  appointments_bot_id   = split("/", var.appointments_bot_alias_arn)[1]
  appointments_alias_id = split("/", var.appointments_bot_alias_arn)[2]
}

resource "aws_lambda_permission" "appointments" {
  statement_id  = "appointments"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  principal     = "lexv2.amazonaws.com"
  source_arn    = var.appointments_bot_alias_arn
}
