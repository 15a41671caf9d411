# AWS ended AWS IoT Events on 2026-05-20: it can be neither reached nor created any more. This is what it was, to move from.
locals {
  pumps_detector_name = "${var.name}-pumps"

  # A name in an expression has no hyphens.
  pumps_input_name = "${replace(var.name, "-", "_")}_pumps"
  pumps_value      = "$input.${local.pumps_input_name}.temperature"

  pumps_account_id = split(":", aws_lambda_function.this.arn)[4]
}

# The provider has no resource for an input or a detector model.
resource "aws_cloudformation_stack" "pumps" {
  # checkov:skip=CKV_AWS_124:Terraform waits for the stack and says what failed; nobody else changes it
  name = "${var.name}-pumps"

  template_body = jsonencode({
    Resources = {
      Input = {
        Type = "AWS::IoTEvents::Input"
        Properties = {
          InputName       = local.pumps_input_name
          InputDefinition = { Attributes = [{ JsonPath = "pump_id" }, { JsonPath = "temperature" }] }
        }
      }

      DetectorModel = {
        Type      = "AWS::IoTEvents::DetectorModel"
        DependsOn = ["Input"]
        Properties = {
          DetectorModelName = local.pumps_detector_name
          RoleArn           = aws_iam_role.pumps.arn
          Key               = "pump_id"
          EvaluationMethod  = "SERIAL"

          DetectorModelDefinition = {
            InitialStateName = "normal"
            States = [
              {
                StateName = "normal"
                OnInput = {
                  TransitionEvents = [{
                    EventName = "rise"
                    Condition = "${local.pumps_value} > 80"
                    NextState = "high"
                  }]
                }
              },
              {
                StateName = "high"
                OnEnter = {
                  Events = [{ EventName = "call", Condition = "true", Actions = [{ Lambda = { FunctionArn = aws_lambda_function.this.arn } }] }]
                }
                OnInput = {
                  TransitionEvents = [{
                    EventName = "fall"
                    Condition = "${local.pumps_value} <= 80"
                    NextState = "normal"
                  }]
                }
              },
            ]
          }
        }
      }
    }
  })

  tags = var.tags

  # The first call must find the right to it.
  depends_on = [aws_iam_role_policy.pumps]
}

data "aws_iam_policy_document" "pumps_assume_role" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["iotevents.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [local.pumps_account_id]
    }
  }
}

resource "aws_iam_role" "pumps" {
  name               = "${var.name}-pumps"
  description        = "What AWS IoT Events may do to set ${var.name} off."
  assume_role_policy = data.aws_iam_policy_document.pumps_assume_role.json

  tags = var.tags
}

data "aws_iam_policy_document" "pumps" {
  statement {
    sid       = "CallFunction"
    actions   = ["lambda:InvokeFunction"]
    resources = [aws_lambda_function.this.arn]
  }
}

resource "aws_iam_role_policy" "pumps" {
  name   = "call-function"
  role   = aws_iam_role.pumps.id
  policy = data.aws_iam_policy_document.pumps.json
}
