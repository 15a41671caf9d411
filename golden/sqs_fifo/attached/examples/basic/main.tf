# Whoever is on call subscribes to this topic.
resource "aws_sns_topic" "on_call" {
  # checkov:skip=CKV_AWS_26:An alarm's text is no secret, and CloudWatch cannot publish under the AWS managed key
  name = "fifo-device-command-on-call"
}

module "fifo_device_command" {
  source = "../.."

  name             = "fifo-device-command"
  package_path     = "${path.module}/../../build/function.zip"
  alarm_topic_arns = [aws_sns_topic.on_call.arn]

  commands_queue_arn             = "arn:aws:sqs:eu-west-1:123456789012:device-commands.fifo"
  commands_dead_letter_queue_arn = "arn:aws:sqs:eu-west-1:123456789012:device-commands-dead-letter.fifo"
  commands_max_receive_count     = 5

  tags = {
    service = "fifo-device-command"
  }
}
