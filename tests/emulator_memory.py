"""What moto is told and forgets, or tells with other words than AWS, kept: a second plan would change it for ever."""

from __future__ import annotations

import json
from typing import Any


def keep_logging(function: Any) -> None:
    """Store how a function writes its logs.

    Source: https://docs.aws.amazon.com/lambda/latest/api/API_LoggingConfig.html
    """
    create, tell, update = function.__init__, function.get_configuration, function.update_configuration

    def with_logging(self: Any, account_id: str, spec: dict[str, Any], *more: Any, **named: Any) -> None:
        self.logging = {"LogFormat": "Text", **(spec.get("LoggingConfig") or {})}
        create(self, account_id, spec, *more, **named)

    def tell_logging(self: Any, on_create: bool = False) -> dict[str, Any]:
        return {**tell(self, on_create), "LoggingConfig": self.logging}

    def update_logging(self: Any, updates: dict[str, Any]) -> dict[str, Any]:
        self.logging = {**self.logging, **(updates.get("LoggingConfig") or {})}
        return {**update(self, updates), "LoggingConfig": self.logging}

    function.__init__, function.get_configuration, function.update_configuration = (
        with_logging,
        tell_logging,
        update_logging,
    )


def tell_redrive_policy_without_spaces(queue: Any) -> None:
    """Return a queue's redrive policy as AWS does."""
    attributes = queue.attributes

    def compact(self: Any) -> dict[str, Any]:
        told: dict[str, Any] = attributes.fget(self)
        policy = told.get("RedrivePolicy")
        return {**told, "RedrivePolicy": json.dumps(json.loads(policy), separators=(",", ":"))} if policy else told

    queue.attributes = property(compact)


def tell_whether_a_bucket_sends_to_eventbridge(responses: Any) -> None:
    """Return a bucket's EventBridge configuration, which says all by being there."""
    serialized, get = responses.serialized, responses.get_bucket_notification

    def with_eventbridge(self: Any, result: Any) -> Any:
        found = self.backend.get_bucket_notification_configuration(self.bucket_name)
        if found and found.event_bridge is not None and isinstance(result.result, dict):
            result.result["EventBridgeConfiguration"] = {}
        return serialized(self, result)

    def get_all(self: Any) -> Any:
        self.serialized = with_eventbridge.__get__(self)
        try:
            return get(self)
        finally:
            del self.serialized

    responses.get_bucket_notification = get_all


def keep_throughput_scope(responses: Any) -> None:
    """Return the throughput scope of a FIFO topic, which is stored under its name.

    Source: https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html, FifoThroughputScope
    """
    get = responses.get_topic_attributes

    def with_scope(self: Any) -> Any:
        answer = get(self)
        topic = self.backend.get_topic(self._get_param("TopicArn"))
        if scope := getattr(topic, "fifo_throughput_scope", None):
            answer.result["Attributes"]["FifoThroughputScope"] = scope
        return answer

    responses.get_topic_attributes = with_scope


def keep_tags_of_streams(responses: Any) -> None:
    """Store the tags that come with a stream."""
    create = responses.create_stream

    def with_tags(self: Any) -> Any:
        answer = create(self)
        self.kinesis_backend.add_tags_to_stream(None, self._get_param("StreamName"), self._get_param("Tags") or {})
        return answer

    responses.create_stream = with_tags


def keep_functions_of_distributions(behaviour: Any, certificate: Any) -> None:
    """Store the functions of a distribution's behaviours, and tell of a certificate or a cache key only what was said.

    Source: https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DefaultCacheBehavior.html: "A
    DefaultCacheBehavior must include either a CachePolicyId or ForwardedValues."
    """
    create, certify = behaviour.__init__, certificate.__init__

    def with_functions(self: Any, config: dict[str, Any]) -> None:
        create(self, config)
        self.function_associations = config.get("FunctionAssociations") or {"Quantity": 0}
        self.lambda_function_associations = config.get("LambdaFunctionAssociations") or {"Quantity": 0}
        if self.cache_policy_id:
            self.forwarded_values = None

    def with_one_certificate(self: Any, config: dict[str, Any]) -> None:
        certify(self, config)
        own = self.acm_certificate_arn or self.iam_certificate_id
        self.cloud_front_default_certificate = not own

    behaviour.__init__, certificate.__init__ = with_functions, with_one_certificate
