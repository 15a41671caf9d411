"""What the modules for a function and for an alias of one make alike: permissions, mappings, the asynchronous config.

Both read the same maps, in which a field that is not given is null:
https://registry.terraform.io/modules/terraform-aws-modules/lambda/aws/latest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from trigscaffold.audit.registry.inputs import Entry, Inputs, at, entries
from trigscaffold.audit.registry.logic import both, either, given
from trigscaffold.audit.registry.making import Blocks, block, make
from trigscaffold.audit.resource import Body, Resource
from trigscaffold.audit.value import ABSENT, TRUE, Value

_MAPPING = (
    "event_source_arn",
    "batch_size",
    "maximum_batching_window_in_seconds",
    "enabled",
    "starting_position",
    "starting_position_timestamp",
    "parallelization_factor",
    "maximum_retry_attempts",
    "maximum_record_age_in_seconds",
    "bisect_batch_on_function_error",
    "topics",
    "queues",
    "function_response_types",
    "tumbling_window_in_seconds",
)
_PERMISSION = ("principal_org_id", "source_arn", "source_account", "event_source_token", "function_url_auth_type")
# Blocks that a map in the entry fills, and those that a list of maps does.
_OF_MAP = ("scaling_config", "metrics_config", "provisioned_poller_config")
_OF_LIST = (
    "self_managed_event_source",
    "self_managed_kafka_event_source_config",
    "amazon_managed_kafka_event_source_config",
    "source_access_configuration",
    "document_db_event_source_config",
)
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "scaling_config": ("maximum_concurrency",),
    "metrics_config": ("metrics",),
    "provisioned_poller_config": ("maximum_pollers", "minimum_pollers"),
    "self_managed_event_source": ("endpoints",),
    "self_managed_kafka_event_source_config": ("consumer_group_id",),
    "amazon_managed_kafka_event_source_config": ("consumer_group_id",),
    "source_access_configuration": ("type", "uri"),
    "document_db_event_source_config": ("database_name", "collection_name", "full_document"),
}


def mappings(inputs: Inputs, function: Value, exists: Value) -> Iterator[Resource | None]:
    """Yield an event source mapping for each entry of ``event_source_mapping``."""
    said = "event_source_mapping"
    for entry in inputs.every(said):
        arguments = {"function_name": function, **entry.taken(*_MAPPING)}
        kind = "aws_lambda_event_source_mapping"
        yield make(inputs, kind, "this", arguments, exists=exists, entry=entry, blocks=_blocks(entry), said=said)


def permissions(inputs: Inputs, function: Value, exists: Value, version: str, plain: str) -> Iterator[Resource | None]:
    """Yield a permission for each entry of ``allowed_triggers``.

    The module makes two of each, for a version and for the function or alias itself, that differ in nothing else. One
    stands for both, so that its owner is told of it once; *version* and *plain* are their names.
    """
    of_version = inputs.get(f"create_{version}_allowed_triggers", True)
    of_plain = inputs.get(f"create_{plain}_allowed_triggers", True)
    name = plain if of_plain.flag is not False else version
    for entry in inputs.every("allowed_triggers"):
        arguments = {
            "function_name": function,
            "action": entry.get("action", Value("lambda:InvokeFunction")),
            "principal": _principal(entry),
            **entry.taken(*_PERMISSION),
        }
        wanted = both(exists, either(of_plain, of_version))
        said = "allowed_triggers"
        yield make(
            inputs, "aws_lambda_permission", f"{name}_triggers", arguments, exists=wanted, entry=entry, said=said
        )


def invoke_config(inputs: Inputs, function: Value, exists: Value, version: str, plain: str) -> Resource | None:
    """Return the configuration of asynchronous invocation; one stands for both that the module may make."""
    of_version = inputs.get(f"create_{version}_async_event_config", True)
    of_plain = inputs.get(f"create_{plain}_async_event_config", True)
    key = plain if of_plain.flag is not False else version
    wanted = both(exists, inputs.get("create_async_event_config", False), either(of_plain, of_version))
    failed, done = inputs.get("destination_on_failure"), inputs.get("destination_on_success")
    inner = {
        "on_failure": block(given(failed), {"destination": failed}),
        "on_success": block(given(done), {"destination": done}),
    }
    blocks = {"destination_config": block(either(given(failed), given(done)), {}, _some(inner))}
    settings = inputs.taken("maximum_event_age_in_seconds", "maximum_retry_attempts")
    return make(
        inputs,
        "aws_lambda_function_event_invoke_config",
        "this",
        {"function_name": function, **settings},
        exists=wanted,
        key=key,
        blocks=blocks,
        said={"destination_config": "destination_on_failure"},
    )


def _principal(entry: Entry) -> Value:
    """Return ``principal``, else what ``service`` names: ``s3`` is ``s3.amazonaws.com``."""
    principal, service = entry.get("principal"), entry.get("service")
    if principal is not ABSENT:
        return principal
    if service.text is not None:
        return Value(f"{service.text}.amazonaws.com", rests_on=service.rests_on)
    return Value(why=service.decides, rests_on=service.rests_on, given=True)


def _blocks(entry: Entry) -> Blocks:
    destination, criteria = entry.get("destination_arn_on_failure"), entry.get("filter_criteria")
    on_failure = {"on_failure": block(TRUE, {"destination_arn": destination})}
    blocks = {
        "destination_config": block(given(destination), {}, on_failure),
        "filter_criteria": _filters(criteria),
        **{name: _of_map(entry, name) for name in _OF_MAP},
        **{name: tuple(_bodies(entry.get(name), name)) for name in _OF_LIST},
    }
    return _some(blocks)


def _of_map(entry: Entry, name: str) -> tuple[Body, ...]:
    value = entry.get(name)
    return block(given(value), {field: at(value, field) for field in _FIELDS[name]})


def _bodies(value: Value, name: str) -> Iterator[Body]:
    for one in entries(value):
        yield from block(one.exists, {field: one.get(field) for field in _FIELDS[name]})


def _filters(criteria: Value) -> tuple[Body, ...]:
    """Return the block of filters; the module takes one filter or a list of them."""
    many = criteria.items is not None or not criteria.known
    held = entries(criteria) if many else (Entry(0, criteria),)
    filters = tuple(body for one in held for body in block(one.exists, {"pattern": one.get("pattern")}))
    return block(given(criteria), {}, _some({"filter": filters}))


def _some(blocks: Mapping[str, tuple[Body, ...]]) -> dict[str, tuple[Body, ...]]:
    return {name: inner for name, inner in blocks.items() if inner}
