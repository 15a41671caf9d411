locals {
  status_bot_id   = aws_cloudformation_stack.status.outputs["BotId"]
  status_alias_id = aws_cloudformation_stack.status.outputs["BotAliasId"]

  # What the bot understands, asks and says: edit it here, and the handler beside it.
  status_intents = [
    {
      Name = "CheckStatus"
      SampleUtterances = [
        { Utterance = "what is the status of {Number}" },
        { Utterance = "what is the status of my order" },
        { Utterance = "where is my order" },
      ]

      Slots = [
        {
          Name         = "Number"
          SlotTypeName = "AMAZON.AlphaNumeric"

          # Its value stays out of the conversation log.
          ObfuscationSetting = { ObfuscationSettingType = "DefaultObfuscation" }

          ValueElicitationSetting = {
            SlotConstraint = "Required"
            PromptSpecification = {
              MaxRetries        = 2
              MessageGroupsList = [{ Message = { PlainTextMessage = { Value = "What is its number?" } } }]
            }
          }
        },
      ]

      # Lex does not build a bot in which a slot has no place in the order of questions.
      SlotPriorities = [{ SlotName = "Number", Priority = 1 }]

      DialogCodeHook = { Enabled = true }
      FulfillmentCodeHook = {
        Enabled = true

        # What is said when the function raises, and when it is late.
        PostFulfillmentStatusSpecification = {
          FailureResponse = {
            MessageGroupsList = [{ Message = { PlainTextMessage = { Value = "That did not work. Please try again later." } } }]
          }
          TimeoutResponse = {
            MessageGroupsList = [{ Message = { PlainTextMessage = { Value = "That takes too long. Please try again later." } } }]
          }
        }
      }
    },
    {
      # Every bot has it: what nothing else fits. It answers without the function.
      Name                  = "FallbackIntent"
      ParentIntentSignature = "AMAZON.FallbackIntent"
      IntentClosingSetting = {
        ClosingResponse = {
          MessageGroupsList = [{ Message = { PlainTextMessage = { Value = "I did not understand that. You can ask for the status of an order." } } }]
        }
      }
    },
  ]

  status_locale = {
    LocaleId               = "en_US"
    NluConfidenceThreshold = 0.4
    Intents                = local.status_intents
  }

  # What a version is a copy of.
  status_settings = {
    DataPrivacy             = { ChildDirected = false }
    IdleSessionTTLInSeconds = 300
    BotLocales              = [local.status_locale]
  }

  # A version never changes. Other settings get another name here, so that the stack makes another version.
  status_version = "Version${substr(sha256(jsonencode(local.status_settings)), 0, 12)}"
}

data "aws_iam_policy_document" "status_assume_role" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lexv2.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "status" {
  name               = "${var.name}-status"
  description        = "Lets the bot of ${var.name} log its conversations."
  assume_role_policy = data.aws_iam_policy_document.status_assume_role.json

  tags = var.tags
}

data "aws_iam_policy_document" "status" {
  statement {
    sid       = "WriteConversationLog"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${aws_cloudwatch_log_group.status.arn}:*"]
  }
}

resource "aws_iam_role_policy" "status" {
  name   = "bot"
  role   = aws_iam_role.status.id
  policy = data.aws_iam_policy_document.status.json
}

resource "aws_cloudwatch_log_group" "status" {
  # checkov:skip=CKV_AWS_158:CloudWatch Logs encrypts with a key that AWS owns; no customer key was asked for
  name              = "/aws/lex/${var.name}-status"
  retention_in_days = 365

  tags = var.tags
}

# The provider can make no alias, build no locale and order no slots, so CloudFormation makes the whole bot.
resource "aws_cloudformation_stack" "status" {
  # checkov:skip=CKV_AWS_124:Terraform waits for the stack and says what failed; nobody else changes it
  name = "${var.name}-status"

  template_body = jsonencode({
    Resources = {
      Bot = {
        Type = "AWS::Lex::Bot"
        Properties = merge(local.status_settings, {
          Name                = "${var.name}-status"
          Description         = "Talks for ${var.name}."
          RoleArn             = aws_iam_role.status.arn
          AutoBuildBotLocales = true
        })
      }

      (local.status_version) = {
        Type = "AWS::Lex::BotVersion"
        Properties = {
          BotId = { Ref = "Bot" }
          BotVersionLocaleSpecification = [{
            LocaleId                = local.status_locale.LocaleId
            BotVersionLocaleDetails = { SourceBotVersion = "DRAFT" }
          }]
        }
      }

      Alias = {
        Type = "AWS::Lex::BotAlias"
        Properties = {
          BotId        = { Ref = "Bot" }
          BotAliasName = "live"
          BotVersion   = { "Fn::GetAtt" = [local.status_version, "BotVersion"] }

          BotAliasLocaleSettings = [{
            LocaleId = local.status_locale.LocaleId
            BotAliasLocaleSetting = {
              Enabled = true
              CodeHookSpecification = {
                LambdaCodeHook = { CodeHookInterfaceVersion = "1.0", LambdaArn = aws_lambda_function.this.arn }
              }
            }
          }]

          ConversationLogSettings = {
            TextLogSettings = [{
              Enabled = true
              Destination = {
                CloudWatch = { CloudWatchLogGroupArn = aws_cloudwatch_log_group.status.arn, LogPrefix = "" }
              }
            }]
          }
        }
      }
    }

    Outputs = {
      BotId       = { Value = { Ref = "Bot" } }
      BotAliasId  = { Value = { "Fn::GetAtt" = ["Alias", "BotAliasId"] } }
      BotAliasArn = { Value = { "Fn::GetAtt" = ["Alias", "Arn"] } }
    }
  })

  tags = var.tags

  # The first turn must find the bot's rights.
  depends_on = [aws_iam_role_policy.status]
}

resource "aws_lambda_permission" "status" {
  statement_id  = "status"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  principal     = "lexv2.amazonaws.com"
  source_arn    = aws_cloudformation_stack.status.outputs["BotAliasArn"]
}
