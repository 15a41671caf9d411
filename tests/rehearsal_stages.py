"""What there is to rehearse: every event source mapping in a Terraform state that reads a queue or a stream."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import boto3

from tests.rehearsal import Handler, Settings, Verdict, settings
from tests.rehearsal_pollers import Queue, Stream
from tests.terraform_harness import Resource

MODULE = re.compile(r"module\.([^.]+)\.")


@dataclass(frozen=True, slots=True)
class Stage:
    """One applied mapping with its function.

    Args:
        golden: The golden that it comes from, as `tests.terraform_harness.label` calls it.
        trigger: The trigger's name in the module.
        src: The folder of the generated sources.
        entry: What Lambda invokes.
        function: The function's name and its own environment variables.
        settings: What the mapping says.
        topic_arn: The topic that hands its queue all that is published.
    """

    golden: str
    trigger: str
    src: Path
    entry: str
    function: Mapping[str, str]
    settings: Settings
    topic_arn: str = ""

    def rehearse(
        self, endpoint: str, *, one_group: bool = False, src: Path | None = None, as_if: Settings | None = None
    ) -> Verdict:
        """Return where everything ended; with other sources, or as if the mapping said something else."""
        said = as_if or self.settings
        with Handler(src or self.src, self.entry, self.function) as handler:
            if ":sqs:" in said.source_arn:
                sqs, sns = _client("sqs", endpoint), _client("sns", endpoint)
                return Queue(sqs, said, one_group, sns, self.topic_arn).rehearse(handler)
            service = "dynamodb" if ":dynamodb:" in said.source_arn else "kinesis"
            reader = _client("dynamodbstreams" if service == "dynamodb" else service, endpoint)
            return Stream(reader, _client(service, endpoint), _client("sqs", endpoint), said).rehearse(handler)

    @contextmanager
    def in_envelopes(self, endpoint: str) -> Iterator[None]:
        """As if the subscription put each message into an envelope of SNS's."""
        sns = _client("sns", endpoint)
        found = sns.list_subscriptions_by_topic(TopicArn=self.topic_arn)["Subscriptions"]
        (arn,) = (one["SubscriptionArn"] for one in found if one["Endpoint"] == self.settings.source_arn)
        set_raw = partial(sns.set_subscription_attributes, SubscriptionArn=arn, AttributeName="RawMessageDelivery")
        set_raw(AttributeValue="false")
        try:
            yield
        finally:
            set_raw(AttributeValue="true")


def _client(service: str, endpoint: str):  # type: ignore[no-untyped-def]
    return boto3.client(
        service,
        endpoint_url=endpoint,
        region_name="eu-west-1",
        aws_access_key_id="test",
        aws_secret_access_key="test",
    )


def stages(resources: Iterable[Resource], modules: Mapping[str, Path]) -> list[Stage]:
    """Return a stage for each mapping in the state that reads a queue or stream which its module made.

    Args:
        resources: What is in the state.
        modules: The folder of each golden by its name in the root.
    """
    found = []
    known = list(resources)
    subscriptions = [
        r.values for r in known if r.type == "aws_sns_topic_subscription" and not r.values["filter_policy"]
    ]
    topics = {values["endpoint"]: values["topic_arn"] for values in subscriptions}
    functions = {_module(r): r.values for r in known if r.address.endswith("aws_lambda_function.this")}
    for resource in known:
        if resource.type != "aws_lambda_event_source_mapping":
            continue
        golden, function = _module(resource), functions[_module(resource)]
        environment = (function["environment"] or [{"variables": {}}])[0]["variables"]
        found.append(
            Stage(
                golden=golden,
                trigger=resource.address.rsplit(".", 1)[1],
                src=modules[golden] / "src",
                entry=function["handler"],
                function={**environment, "AWS_LAMBDA_FUNCTION_NAME": function["function_name"]},
                settings=settings(resource.values),
                topic_arn=topics.get(resource.values["event_source_arn"], ""),
            )
        )
    return found


def _module(resource: Resource) -> str:
    found = MODULE.match(resource.address)
    assert found, resource.address
    return found[1]
