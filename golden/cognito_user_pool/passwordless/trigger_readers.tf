# The pool's id is in every event. In the function's environment it would be a cycle, because the pool names the function;
# a right on the pool goes into an aws_iam_role_policy of its own, which the function does not wait for.
resource "aws_cognito_user_pool" "readers" {
  name = "${var.name}-readers"

  # The cheapest plan: each picked step works in it.
  user_pool_tier      = "LITE"
  deletion_protection = var.readers_deletion_protection ? "ACTIVE" : "INACTIVE"

  # Users sign in with their mail address. AWS never changes this for a pool that exists.
  username_attributes      = ["email"]
  auto_verified_attributes = ["email"]

  mfa_configuration = "OPTIONAL"

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

  # The steps that `src/readers.py` has a function for.
  lambda_config {
    create_auth_challenge          = aws_lambda_function.this.arn
    define_auth_challenge          = aws_lambda_function.this.arn
    user_migration                 = aws_lambda_function.this.arn
    verify_auth_challenge_response = aws_lambda_function.this.arn
  }

  tags = var.tags
}

# What an app in a browser or on a phone signs in with; it can keep no secret.
resource "aws_cognito_user_pool_client" "readers" {
  name         = "${var.name}-readers"
  user_pool_id = aws_cognito_user_pool.readers.id

  # Of a user who is to be migrated the function needs the password; SRP, which all others use, never shows it.
  explicit_auth_flows           = ["ALLOW_CUSTOM_AUTH", "ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH"]
  prevent_user_existence_errors = "ENABLED"
  enable_token_revocation       = true
}

resource "aws_lambda_permission" "readers" {
  statement_id  = "readers"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  principal     = "cognito-idp.amazonaws.com"
  source_arn    = aws_cognito_user_pool.readers.arn
}
