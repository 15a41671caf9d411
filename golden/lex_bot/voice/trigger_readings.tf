locals {
  readings_bot_id   = aws_cloudformation_stack.readings.outputs["BotId"]
  readings_alias_id = aws_cloudformation_stack.readings.outputs["BotAliasId"]

  # What the bot understands, asks and says: edit it here, and the handler beside it.
  readings_intents = [
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

  readings_locale = {
    LocaleId               = "en_GB"
    NluConfidenceThreshold = 0.4
    VoiceSettings          = { VoiceId = var.readings_voice_id, Engine = "neural" }
    Intents                = local.readings_intents
  }

  # What a version is a copy of.
  readings_settings = {
    DataPrivacy             = { ChildDirected = false }
    IdleSessionTTLInSeconds = 600
    BotLocales              = [local.readings_locale]
  }

  # A version never changes. Other settings get another name here, so that the stack makes another version.
  readings_version = "Version${substr(sha256(jsonencode(local.readings_settings)), 0, 12)}"
}

data "aws_iam_policy_document" "readings_assume_role" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lexv2.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "readings" {
  name               = "${var.name}-readings"
  description        = "Lets the bot of ${var.name} speak."
  assume_role_policy = data.aws_iam_policy_document.readings_assume_role.json

  tags = var.tags
}

data "aws_iam_policy_document" "readings" {
  # Only lexicons could narrow it, and the bot uses none.
  statement {
    # checkov:skip=CKV_AWS_356:Without a lexicon Amazon Polly knows no resource to narrow it to
    sid       = "Speak"
    actions   = ["polly:SynthesizeSpeech"]
    resources = ["*"]
  }
}

resource "aws_iam_role_policy" "readings" {
  name   = "bot"
  role   = aws_iam_role.readings.id
  policy = data.aws_iam_policy_document.readings.json
}

# The provider can make no alias, build no locale and order no slots, so CloudFormation makes the whole bot.
resource "aws_cloudformation_stack" "readings" {
  # checkov:skip=CKV_AWS_124:Terraform waits for the stack and says what failed; nobody else changes it
  name = "${var.name}-readings"

  template_body = jsonencode({
    Resources = {
      Bot = {
        Type = "AWS::Lex::Bot"
        Properties = merge(local.readings_settings, {
          Name                = "${var.name}-readings"
          Description         = "Talks for ${var.name}."
          RoleArn             = aws_iam_role.readings.arn
          AutoBuildBotLocales = true
        })
      }

      (local.readings_version) = {
        Type = "AWS::Lex::BotVersion"
        Properties = {
          BotId = { Ref = "Bot" }
          BotVersionLocaleSpecification = [{
            LocaleId                = local.readings_locale.LocaleId
            BotVersionLocaleDetails = { SourceBotVersion = "DRAFT" }
          }]
        }
      }

      Alias = {
        Type = "AWS::Lex::BotAlias"
        Properties = {
          BotId        = { Ref = "Bot" }
          BotAliasName = "live"
          BotVersion   = { "Fn::GetAtt" = [local.readings_version, "BotVersion"] }

          BotAliasLocaleSettings = [{
            LocaleId = local.readings_locale.LocaleId
            BotAliasLocaleSetting = {
              Enabled = true
              CodeHookSpecification = {
                LambdaCodeHook = { CodeHookInterfaceVersion = "1.0", LambdaArn = aws_lambda_function.this.arn }
              }
            }
          }]
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
  depends_on = [aws_iam_role_policy.readings]
}

resource "aws_lambda_permission" "readings" {
  statement_id  = "readings"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  principal     = "lexv2.amazonaws.com"
  source_arn    = aws_cloudformation_stack.readings.outputs["BotAliasArn"]
}
