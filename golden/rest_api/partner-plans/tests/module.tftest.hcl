# Checks the module's own relations, without AWS: `terraform init && terraform test`.
mock_provider "aws" {
  mock_data "aws_iam_policy_document" {
    defaults = {
      json = "{\"Version\":\"2012-10-17\",\"Statement\":[]}"
    }
  }
}

variables {
  package_path     = "terraform.tf"
  alarm_topic_arns = ["arn:aws:sns:eu-west-1:123456789012:alarms"]

  stock_clients = ["acme", "globex"]

  stock_web_acl_arn = "arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/front-doors/11112222-3333-4444-5555-666677778888"
}

run "plan" {
  command = plan

  assert {
    condition     = aws_lambda_function.this.timeout == 29
    error_message = "Timeouts and retries further out follow from the function's timeout."
  }

  assert {
    condition     = length(aws_cloudwatch_metric_alarm.errors.alarm_actions) == 1
    error_message = "An alarm has to tell somebody."
  }

  assert {
    condition     = aws_api_gateway_method.stock_get_articles_sku_stock.authorization == "NONE"
    error_message = "Who may call GET /articles/{sku}/stock was decided otherwise."
  }

  assert {
    condition     = aws_api_gateway_method.stock_get_articles_sku_stock.api_key_required
    error_message = "Without a key GET /articles/{sku}/stock is counted for nobody and limited for nobody."
  }

  assert {
    condition     = contains(aws_api_gateway_integration.stock_get_articles_sku_stock.cache_key_parameters, "method.request.header.x-api-key")
    error_message = "Without the caller in the cache's key one caller gets another's answer."
  }

  assert {
    condition     = aws_api_gateway_method.stock_post_articles_sku_reservations.authorization == "NONE"
    error_message = "Who may call POST /articles/{sku}/reservations was decided otherwise."
  }

  assert {
    condition     = aws_api_gateway_method.stock_post_articles_sku_reservations.api_key_required
    error_message = "Without a key POST /articles/{sku}/reservations is counted for nobody and limited for nobody."
  }

  assert {
    condition     = aws_api_gateway_integration.stock_get_articles_sku_stock.timeout_milliseconds <= 29000
    error_message = "API Gateway refuses a timeout that is above the quota."
  }

  assert {
    condition     = aws_api_gateway_method_settings.stock.settings[0].cache_data_encrypted
    error_message = "What is cached has to be encrypted."
  }
}

run "a_name_that_aws_would_refuse_is_refused_at_plan" {
  command = plan

  variables {
    name = "Not A Name"
  }

  expect_failures = [var.name]
}

run "an_alarm_that_tells_nobody_is_refused_at_plan" {
  command = plan

  variables {
    alarm_topic_arns = []
  }

  expect_failures = [var.alarm_topic_arns]
}
