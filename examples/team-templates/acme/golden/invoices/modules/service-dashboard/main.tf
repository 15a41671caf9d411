locals {
  metrics = ["Invocations", "Errors", "Throttles", "Duration"]
}

resource "aws_cloudwatch_dashboard" "this" {
  dashboard_name = var.name

  dashboard_body = jsonencode({
    widgets = concat(
      [{ type = "text", width = 24, height = 2, properties = { markdown = "# ${var.name}\n[Runbook](${var.runbook})" } }],
      [for metric in local.metrics : {
        type   = "metric"
        width  = 6
        height = 6
        properties = {
          title   = metric
          region  = data.aws_region.current.id
          metrics = [["AWS/Lambda", metric, "FunctionName", var.function_name]]
        }
      }],
    )
  })
}

data "aws_region" "current" {}
