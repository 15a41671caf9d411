"""What the emulator cannot do, each with its reason; tests fail when a line here is missing or no longer true."""

from __future__ import annotations

from pathlib import Path

ABSENT = "attaches to something that exists already, which the emulator does not have"
CONSUMER = "the emulator knows no stream consumer as a mapping's source"
PROVISIONED = "the emulator has no provisioned concurrency"
POLICY = "the emulator returns the policy of an API in a form that AWS does not"
SCHEMAS = "the emulator has no EventBridge schemas"

PARTNER = "the emulator has no partner's event source"
DOMAIN = f"{PROVISIONED}, and a domain name of an API never becomes available in it"

# What each reason is about, as it stands in a module that is refused for it.
ABOUT = {
    ABSENT: r'^variable "\w+_arn"',
    CONSUMER: r"aws_kinesis_stream_consumer",
    PROVISIONED: r"aws_lambda_provisioned_concurrency_config",
    SCHEMAS: r"aws_schemas_",
    PARTNER: r"event_source_name",
    DOMAIN: r"aws_apigatewayv2_domain_name",
    POLICY: r"aws_api_gateway_rest_api_policy|policy += data\.aws_iam_policy_document",
}

# Not applied: planned and validated only.  "<trigger>/<case>".
REFUSED = {
    "dynamodb_stream/attached": ABSENT,
    "eventbridge_rule/accounts": SCHEMAS,
    "eventbridge_rule/attached": ABSENT,
    "eventbridge_rule/partner": PARTNER,
    "eventbridge_rule/plain": SCHEMAS,
    "http_api/existing-api": ABSENT,
    "http_api/web-shop": DOMAIN,
    "kinesis_stream/attached": ABSENT,
    "kinesis_stream/fan_out": CONSUMER,
    "rest_api/browser-pool": PROVISIONED,
    "rest_api/existing-api": ABSENT,
    "rest_api/open-files": POLICY,
    "rest_api/partner-plans": ABSENT,
    "rest_api/private-report": POLICY,
    "s3_notification/existing": ABSENT,
    "s3_notification/several_sources": ABSENT,
    "sns_topic/existing": ABSENT,
    "sqs_fifo/attached": ABSENT,
    "sqs_standard/attached": ABSENT,
    "sqs_standard/tail": PROVISIONED,
}

# What a second plan would change though nothing did: (resource type, attribute).
KNOWN_DRIFT = {
    (
        "aws_api_gateway_account",
        "cloudwatch_role_arn",
    ): "one for the account: each REST API's example sets it in turn",
    ("aws_kinesis_stream", "tags"): "the emulator forgets the tags that come with CreateStream",
    ("aws_kinesis_stream", "tags_all"): "as tags",
    ("aws_lambda_function", "logging_config"): "the emulator does not store it",
    ("aws_s3_bucket_notification", "eventbridge"): "the emulator does not return it",
    ("aws_sqs_queue", "redrive_policy"): "the emulator returns it with other white space",
}


def case_name(golden: Path) -> str:
    """Return ``<trigger>/<case>``."""
    return f"{golden.parent.name}/{golden.name}"
