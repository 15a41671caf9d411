# AWS ended AWS IoT Events on 2026-05-20: it can be neither reached nor created any more. This is what it was, to move from.
locals {
  freezers_detector_name = "${var.name}-freezers"

  # A name in an expression has no hyphens.
  freezers_input_name = "${replace(var.name, "-", "_")}_freezers"
  freezers_value      = "$input.${local.freezers_input_name}.core_temperature"

  freezers_account_id = split(":", aws_lambda_function.this.arn)[4]
}

# The provider has no resource for an input or a detector model.
resource "aws_cloudformation_stack" "freezers" {
  # checkov:skip=CKV_AWS_124:Terraform waits for the stack and says what failed; nobody else changes it
  name = "${var.name}-freezers"

  template_body = jsonencode({
    Resources = {
      Input = {
        Type = "AWS::IoTEvents::Input"
        Properties = {
          InputName       = local.freezers_input_name
          InputDefinition = { Attributes = [{ JsonPath = "device_id" }, { JsonPath = "core_temperature" }] }
        }
      }

      DetectorModel = {
        Type      = "AWS::IoTEvents::DetectorModel"
        DependsOn = ["Input"]
        Properties = {
          DetectorModelName = local.freezers_detector_name
          RoleArn           = aws_iam_role.freezers.arn
          Key               = "device_id"
          EvaluationMethod  = "SERIAL"

          DetectorModelDefinition = {
            InitialStateName = "normal"
            States = [
              {
                StateName = "normal"
                OnInput = {
                  TransitionEvents = [{
                    EventName = "rise"
                    Condition = "${local.freezers_value} > -5"
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
                    Condition = "${local.freezers_value} <= -5"
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
  depends_on = [aws_iam_role_policy.freezers]
}

data "aws_iam_policy_document" "freezers_assume_role" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["iotevents.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [local.freezers_account_id]
    }
  }
}

resource "aws_iam_role" "freezers" {
  name               = "${var.name}-freezers"
  description        = "What AWS IoT Events may do to set ${var.name} off."
  assume_role_policy = data.aws_iam_policy_document.freezers_assume_role.json

  tags = var.tags
}

data "aws_iam_policy_document" "freezers" {
  statement {
    sid       = "CallFunction"
    actions   = ["lambda:InvokeFunction"]
    resources = [aws_lambda_function.this.arn]
  }
}

resource "aws_iam_role_policy" "freezers" {
  name   = "call-function"
  role   = aws_iam_role.freezers.id
  policy = data.aws_iam_policy_document.freezers.json
}
