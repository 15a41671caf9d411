"""Choose the trigger of an AWS Lambda function by rules, and write its Terraform module."""

__version__ = "0.1.0"
