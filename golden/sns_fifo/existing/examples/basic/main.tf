# Whoever is on call subscribes to this topic.
resource "aws_sns_topic" "on_call" {
  # checkov:skip=CKV_AWS_26:An alarm's text is no secret, and CloudWatch cannot publish under the AWS managed key
  name = "snsfifo-stock-level-on-call"
}

module "snsfifo_stock_level" {
  source = "../.."

  name             = "snsfifo-stock-level"
  package_path     = "${path.module}/../../build/function.zip"
  alarm_topic_arns = [aws_sns_topic.on_call.arn]

  moves_topic_arn = "arn:aws:sns:eu-west-1:123456789012:stock-moves.fifo"

  tags = {
    service = "snsfifo-stock-level"
  }
}
