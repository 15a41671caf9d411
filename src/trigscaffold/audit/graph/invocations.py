"""Who invokes a function, and whether the caller waits for the answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trigscaffold.audit.graph.leftovers import TARGET, left_over
from trigscaffold.audit.model import EventSourceMapping, Function, Invocation, Invoked
from trigscaffold.audit.resolve import Index, functions_of
from trigscaffold.audit.resource import Body, Resource
from trigscaffold.audit.value import Value

# https://docs.aws.amazon.com/lambda/latest/dg/lambda-services.html says of each service how it invokes.
_PRINCIPALS = {
    "apigateway": Invoked.SYNC,
    "elasticloadbalancing": Invoked.SYNC,
    "cognito-idp": Invoked.SYNC,
    "lex": Invoked.SYNC,
    "lexv2": Invoked.SYNC,
    "alexa-appkit": Invoked.SYNC,
    "alexa-connectedhome": Invoked.SYNC,
    "edgelambda": Invoked.SYNC,
    "cloudfront": Invoked.SYNC,
    "vpc-lattice": Invoked.SYNC,
    "bedrock": Invoked.SYNC,
    "firehose": Invoked.SYNC,
    "appsync": Invoked.SYNC,
    "connect": Invoked.SYNC,
    "states": Invoked.SYNC,
    "batchoperations.s3": Invoked.SYNC,
    "secretsmanager": Invoked.SYNC,
    "s3": Invoked.ASYNC,
    "sns": Invoked.ASYNC,
    "events": Invoked.ASYNC,
    "scheduler": Invoked.ASYNC,
    "ses": Invoked.ASYNC,
    "iot": Invoked.ASYNC,
    "config": Invoked.ASYNC,
    "logs": Invoked.ASYNC,
    # https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-actions-Lambda.html
    "lambda.alarms.cloudwatch": Invoked.ASYNC,
    "codecommit": Invoked.ASYNC,
    "cloudformation": Invoked.ASYNC,
    # These never call a function: a permission for them does nothing, for Lambda polls with the function's own role.
    "sqs": Invoked.POLLED,
    "kinesis": Invoked.POLLED,
    "dynamodb": Invoked.POLLED,
    "kafka": Invoked.POLLED,
    "mq": Invoked.POLLED,
}
_RESOURCES = {
    "aws_cloudwatch_event_target": Invoked.ASYNC,
    "aws_scheduler_schedule": Invoked.ASYNC,
    "aws_sns_topic_subscription": Invoked.ASYNC,
    "aws_s3_bucket_notification": Invoked.ASYNC,
    "aws_cloudwatch_log_subscription_filter": Invoked.ASYNC,
    "aws_iot_topic_rule": Invoked.ASYNC,
    "aws_cloudwatch_metric_alarm": Invoked.ASYNC,
    "aws_cloudwatch_composite_alarm": Invoked.ASYNC,
    "aws_config_config_rule": Invoked.ASYNC,
    "aws_codecommit_trigger": Invoked.ASYNC,
    "aws_lambda_function_url": Invoked.SYNC,
    "aws_api_gateway_integration": Invoked.SYNC,
    "aws_api_gateway_authorizer": Invoked.SYNC,
    "aws_api_gateway_rest_api": Invoked.SYNC,
    "aws_apigatewayv2_api": Invoked.SYNC,
    "aws_apigatewayv2_integration": Invoked.SYNC,
    "aws_apigatewayv2_authorizer": Invoked.SYNC,
    "aws_lb_target_group_attachment": Invoked.SYNC,
    "aws_alb_target_group_attachment": Invoked.SYNC,
    "aws_appsync_datasource": Invoked.SYNC,
    "aws_cognito_user_pool": Invoked.SYNC,
    "aws_cloudfront_distribution": Invoked.SYNC,
    "aws_kinesis_firehose_delivery_stream": Invoked.SYNC,
    "aws_lambda_invocation": Invoked.SYNC,
    "aws_secretsmanager_secret_rotation": Invoked.SYNC,
}
_SES = "aws_ses_receipt_rule"
_FUNCTIONS = ("aws_lambda_function", "aws_lambda_alias", "aws_lambda_permission")
# What they invoke stands here; elsewhere they may name a function for another reason, such as its log group.
_THROUGH = {
    "aws_cloudwatch_event_target": ("arn",),
    "aws_cloudwatch_log_subscription_filter": ("destination_arn",),
    "aws_sns_topic_subscription": ("endpoint",),
    "aws_scheduler_schedule": ("target", "arn"),
    "aws_api_gateway_integration": ("uri",),
    "aws_apigatewayv2_integration": ("integration_uri",),
}
# These name a function and do not invoke it.
_BYSTANDERS = {
    "aws_lambda_alias",
    "aws_lambda_permission",
    "aws_lambda_event_source_mapping",
    "aws_lambda_function_event_invoke_config",
    "aws_lambda_function_recursion_config",
    "aws_lambda_layer_version",
    "aws_lambda_provisioned_concurrency_config",
    "aws_lambda_runtime_management_config",
    "aws_appautoscaling_target",
    "aws_appautoscaling_policy",
    "aws_cloudwatch_dashboard",
    "aws_cloudwatch_log_group",
    "aws_cloudwatch_log_metric_filter",
    "aws_cloudwatch_log_stream",
    "aws_codedeploy_deployment_group",
    "aws_codestarnotifications_notification_rule",
    "aws_iam_policy",
    "aws_iam_policy_document",
    "aws_iam_policy_attachment",
    "aws_iam_role",
    "aws_iam_role_policy",
    "aws_iam_role_policy_attachment",
    "aws_iam_user_policy",
    "aws_kms_grant",
    "aws_kms_key",
    "aws_api_gateway_deployment",
    "aws_apigatewayv2_deployment",
    "aws_security_group",
    "aws_security_group_rule",
    "null_resource",
    "terraform_data",
    "time_sleep",
    "local_file",
    "archive_file",
}


def invocations(
    index: Index, resources: Sequence[Resource], functions: Sequence[Function], mappings: Sequence[EventSourceMapping]
) -> Iterator[Invocation]:
    """Yield every way in which a function is invoked, as far as it was read."""
    for mapping in mappings:
        for function in mapping.functions:
            yield Invocation(function, Invoked.POLLED, mapping.resource)
    named = [
        found
        for resource in resources
        if resource.type not in _BYSTANDERS and not resource.data
        for found in _named(index, functions, resource)
    ]
    yield from named
    # SES asks in the same words whether it waits for the answer or not; its rule says which.
    waited = {found.function for found in named if found.by.type == _SES and found.how is Invoked.SYNC}
    targets = [one for one in resources if one.type == TARGET]
    for resource in resources:
        if resource.type == "aws_lambda_permission":
            for found in _permitted(index, functions, targets, resource):
                if found.principal != "ses.amazonaws.com" or found.function not in waited:
                    yield found


def _permitted(
    index: Index, functions: Sequence[Function], targets: Sequence[Resource], permission: Resource
) -> Iterator[Invocation]:
    principal = permission.value("principal").text or ""
    service = principal.removesuffix(".cn").removesuffix(".amazonaws.com").removesuffix(".amazon.com")
    if service.startswith("logs."):
        service = "logs"
    for function in functions_of(index, functions, permission.value("function_name")):
        how = _PRINCIPALS.get(service, Invoked.UNKNOWN)
        if service == "events" and left_over(index, functions, targets, permission, function):
            how = Invoked.UNKNOWN
        yield Invocation(function, how, permission, principal)


def _named(index: Index, functions: Sequence[Function], resource: Resource) -> Iterator[Invocation]:
    if resource.type in ("aws_lambda_function", "aws_cloudwatch_metric_alarm") and not _acts(resource):
        return
    how = _by_mail(resource) if resource.type == _SES else _RESOURCES.get(resource.type, Invoked.UNKNOWN)
    if _universal(resource):
        how = Invoked.UNKNOWN
    found = [f for value in _naming(resource) for f in functions_of(index, functions, value)]
    for function in dict.fromkeys(found):
        if function.resource is not resource:
            yield Invocation(function, how, resource)


def _by_mail(rule: Resource) -> Invoked:
    """A receipt rule that waits lets the function decide what becomes of the mail."""
    kinds = {block.value("invocation_type").text for block in rule.blocks("lambda_action")}
    return Invoked.SYNC if kinds == {"RequestResponse"} else Invoked.ASYNC


def _acts(resource: Resource) -> bool:
    return resource.type == "aws_cloudwatch_metric_alarm" and any(
        ref.type == "aws_lambda_function" and ref.attribute in ("arn", "qualified_arn")
        for name in ("alarm_actions", "ok_actions", "insufficient_data_actions")
        for ref in resource.value(name).all_refs()
    )


def _universal(resource: Resource) -> bool:
    """Tell whether it is a schedule that calls an API of Lambda's: which function, and how, stands in its input."""
    return resource.type == "aws_scheduler_schedule" and ":aws-sdk:" in (resource.value("target", "arn").text or "")


def _naming(resource: Resource) -> Iterator[Value]:
    """Yield what names the function that *resource* invokes."""
    through = _THROUGH.get(resource.type)
    if through and not _universal(resource):
        yield from _one(resource.value(*through))
    else:
        yield from _meant(resource.body, resource.type)


def _meant(body: Body, kind: str) -> Iterator[Value]:
    """Yield what may name a function: every reference to one, and every text that is the ARN of one."""
    for name, value in body.arguments.items():
        if kind == "aws_cloudwatch_metric_alarm" and name == "dimensions":
            continue
        yield from _one(value)
    for blocks in body.blocks.values():
        for block in blocks:
            yield from _meant(block, kind)


def _one(value: Value) -> Iterator[Value]:
    refs = tuple(ref for ref in value.all_refs() if ref.type in _FUNCTIONS)
    if refs:
        yield Value(refs=refs)
    elif any(":function:" in (piece.text or "") for piece in (value.parts or (value,))):
        yield value
