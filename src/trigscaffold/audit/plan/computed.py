"""Arguments and blocks that the provider fills where nobody gives them, by type of resource.

In a plan their values are unknown whether they were given or not, and in a state they are there: only the
configuration tells.  Taken from ``terraform providers schema -json`` (optional and computed attributes) and from a plan
of each type with only what it requires (blocks that are unknown as a whole), hashicorp/aws 5.100.0.
"""

from __future__ import annotations

from trigscaffold.audit.defaults import FUNCTION, QUEUE

COMPUTED: dict[str, frozenset[str]] = {
    kind: frozenset(names.split())
    for kind, names in {
        "aws_api_gateway_integration": "cache_namespace passthrough_behavior",
        "aws_api_gateway_rest_api": (
            "api_key_source binary_media_types description disable_execute_api_endpoint endpoint_configuration "
            "minimum_compression_size policy"
        ),
        "aws_apigatewayv2_api": "ip_address_type",
        "aws_apigatewayv2_authorizer": "authorizer_result_ttl_in_seconds",
        "aws_apigatewayv2_integration": "timeout_milliseconds",
        "aws_apigatewayv2_stage": "deployment_id",
        "aws_cloudwatch_event_rule": "name name_prefix",
        "aws_cloudwatch_event_target": "target_id",
        "aws_cloudwatch_log_group": "log_group_class name name_prefix",
        "aws_cloudwatch_metric_alarm": "evaluate_low_sample_count_percentiles",
        "aws_dynamodb_table": (
            "hash_key point_in_time_recovery read_capacity server_side_encryption stream_view_type ttl write_capacity"
        ),
        "aws_iam_policy": "name name_prefix",
        "aws_iam_role": "inline_policy managed_policy_arns name name_prefix",
        "aws_iam_role_policy": "name name_prefix",
        "aws_kinesis_stream": "arn stream_mode_details",
        "aws_lambda_event_source_mapping": (
            "amazon_managed_kafka_event_source_config maximum_record_age_in_seconds maximum_retry_attempts "
            "parallelization_factor self_managed_kafka_event_source_config"
        ),
        "aws_lambda_function": "architectures ephemeral_storage logging_config source_code_hash tracing_config",
        "aws_lambda_permission": "statement_id statement_id_prefix",
        "aws_pipes_pipe": "name name_prefix source_parameters",
        "aws_s3_bucket": (
            "acceleration_status acl bucket bucket_prefix cors_rule grant lifecycle_rule logging "
            "object_lock_configuration object_lock_enabled policy replication_configuration request_payer "
            "server_side_encryption_configuration versioning website"
        ),
        "aws_scheduler_schedule": "group_name name name_prefix",
        "aws_sns_topic": "fifo_throughput_scope name name_prefix policy signature_version tracing_config",
        "aws_sns_topic_subscription": "filter_policy_scope",
        "aws_sqs_queue": (
            "deduplication_scope fifo_throughput_limit kms_data_key_reuse_period_seconds name name_prefix policy "
            "redrive_allow_policy redrive_policy sqs_managed_sse_enabled"
        ),
    }.items()
}

# Blocks of these types that nobody but the configuration makes: where one is unknown as a whole, a `dynamic` decides.
BLOCKS: dict[str, frozenset[str]] = {
    kind: frozenset(names.split())
    for kind, names in {
        "aws_api_gateway_integration": "tls_config",
        "aws_api_gateway_stage": "access_log_settings canary_settings",
        "aws_apigatewayv2_api": "cors_configuration",
        "aws_apigatewayv2_authorizer": "jwt_configuration",
        "aws_apigatewayv2_stage": "access_log_settings default_route_settings route_settings",
        "aws_cloudwatch_event_bus": "dead_letter_config",
        "aws_cloudwatch_event_target": (
            "appsync_target batch_target dead_letter_config ecs_target http_target input_transformer "
            "kinesis_target redshift_target retry_policy run_command_targets sagemaker_pipeline_target "
            "sqs_target"
        ),
        "aws_cloudwatch_metric_alarm": "metric_query",
        "aws_dynamodb_table": (
            "attribute global_secondary_index import_table local_secondary_index on_demand_throughput replica"
        ),
        "aws_lambda_alias": "routing_config",
        "aws_lambda_event_source_mapping": (
            "destination_config document_db_event_source_config filter_criteria metrics_config "
            "provisioned_poller_config scaling_config self_managed_event_source "
            "source_access_configuration"
        ),
        "aws_lambda_function": "dead_letter_config environment file_system_config image_config snap_start vpc_config",
        "aws_lambda_function_event_invoke_config": "destination_config",
        "aws_lambda_function_url": "cors",
        "aws_pipes_pipe": "enrichment_parameters log_configuration target_parameters",
        "aws_s3_bucket_notification": "lambda_function queue topic",
        "aws_scheduler_schedule": "flexible_time_window target",
    }.items()
}

# What the provider makes of null: a plan shows it as if it were given.
DEFAULTS: dict[str, dict[str, int]] = {
    "aws_lambda_function": {**FUNCTION, "reserved_concurrent_executions": -1},
    "aws_sqs_queue": {**QUEUE, "delay_seconds": 0},
}


def computed(kind: str, name: str) -> bool:
    """Tell whether the provider may fill *name*; of a type that is not known here it may fill all."""
    names = COMPUTED.get(kind)
    return name in names if names is not None else kind not in _WHOLLY_GIVEN


_WHOLLY_GIVEN = frozenset(
    {
        "aws_api_gateway_authorizer",
        "aws_api_gateway_method",
        "aws_api_gateway_stage",
        "aws_apigatewayv2_route",
        "aws_cloudwatch_event_bus",
        "aws_iam_policy_document",
        "aws_lambda_alias",
        "aws_lambda_function_event_invoke_config",
        "aws_lambda_function_recursion_config",
        "aws_lambda_function_url",
        "aws_s3_bucket_notification",
        "aws_sqs_queue_policy",
        "aws_sqs_queue_redrive_policy",
    }
)
