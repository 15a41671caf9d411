locals {
  # arn:aws:lex:REGION:ACCOUNT:bot-alias/BOT/ALIAS
  bot_bot_id   = split("/", var.bot_bot_alias_arn)[1]
  bot_alias_id = split("/", var.bot_bot_alias_arn)[2]
}

resource "aws_lambda_permission" "bot" {
  statement_id  = "bot"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  principal     = "lexv2.amazonaws.com"
  source_arn    = var.bot_bot_alias_arn
}
