# The pool's id is in every event. In the function's environment it would be a cycle, because the pool names the function;
# a right on the pool goes into an aws_iam_role_policy of its own, which the function does not wait for.
resource "aws_cognito_user_pool" "customers" {
  name = "${var.name}-customers"

  # Threat protection is part of this plan alone.
  user_pool_tier      = "PLUS"
  deletion_protection = var.customers_deletion_protection ? "ACTIVE" : "INACTIVE"

  # Users sign in with their mail address. AWS never changes this for a pool that exists.
  username_attributes      = ["email"]
  auto_verified_attributes = ["email"]

  mfa_configuration = "ON"

  # An authenticator app, because a code by text message can be intercepted and costs.
  software_token_mfa_configuration {
    enabled = true
  }

  password_policy {
    minimum_length                   = 12
    require_lowercase                = true
    require_numbers                  = true
    require_symbols                  = true
    require_uppercase                = true
    temporary_password_validity_days = 7
  }

  username_configuration {
    case_sensitive = false
  }

  account_recovery_setting {
    recovery_mechanism {
      name     = "verified_email"
      priority = 1
    }
  }

  admin_create_user_config {
    allow_admin_create_user_only = true
  }

  # A new address counts only once its owner has proven it.
  user_attribute_update_settings {
    attributes_require_verification_before_update = ["email"]
  }

  email_configuration {
    email_sending_account = "DEVELOPER"
    source_arn            = var.customers_email_identity_arn
    from_email_address    = var.customers_from_email_address
  }

  user_pool_add_ons {
    advanced_security_mode = "ENFORCED"
  }

  # The steps that `src/customers.py` has a function for.
  lambda_config {
    post_authentication = aws_lambda_alias.live.arn
    pre_authentication  = aws_lambda_alias.live.arn

    pre_token_generation_config {
      lambda_arn     = aws_lambda_alias.live.arn
      lambda_version = "V2_0"
    }
  }

  tags = var.tags
}

# What an app in a browser or on a phone signs in with; it can keep no secret.
resource "aws_cognito_user_pool_client" "customers" {
  name         = "${var.name}-customers"
  user_pool_id = aws_cognito_user_pool.customers.id

  # The flow of administrators takes AWS credentials: servers and the command in README.md sign in by it, apps cannot.
  explicit_auth_flows           = ["ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH"]
  prevent_user_existence_errors = "ENABLED"
  enable_token_revocation       = true
}

resource "aws_lambda_permission" "customers" {
  statement_id  = "customers"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  qualifier     = aws_lambda_alias.live.name
  principal     = "cognito-idp.amazonaws.com"
  source_arn    = aws_cognito_user_pool.customers.arn
}
