"""A bus of your own on which nobody can look up what the events look like.

Whoever wants to consume the events has to ask, or to guess from samples. A schema discoverer on the bus, or schemas in
a registry, say it, with versions, and code bindings can be made of them. Discovery is paid for per event; schemas that
are written by hand are not.

Write instead::

    resource "aws_schemas_discoverer" "orders" {
      source_arn = aws_cloudwatch_event_bus.orders.arn
    }
"""

from __future__ import annotations

from collections.abc import Iterator

from trigscaffold.audit.model import Model
from trigscaffold.audit.value import Presence
from trigscaffold.audit.verdict import Finding, Severity, fine, violation

ID = "schema-registry"
SEVERITY = Severity.INFO
SOURCE = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-schemas-infer.html"

_SCHEMAS = ("aws_schemas_discoverer", "aws_schemas_registry", "aws_schemas_schema")


def check(model: Model) -> Iterator[Finding]:
    """Judge every bus that is neither the account's default nor a partner's."""
    described = any(model.of_type(kind) for kind in _SCHEMAS)
    for bus in model.of_type("aws_cloudwatch_event_bus"):
        if bus.presence("event_source_name") is not Presence.NO:
            continue
        if described:
            yield fine(ID, bus)
        else:
            message = (
                "Nothing says what the events on this bus look like: no schema discoverer, registry or schema. Every "
                "new consumer has to ask or to guess, and a changed field is found out when it breaks one."
            )
            instead = (
                f'resource "aws_schemas_discoverer" "{bus.name}" {{\n'
                f"  source_arn = aws_cloudwatch_event_bus.{bus.name}.arn\n"
                "}"
            )
            yield violation(ID, bus, message, "create_schemas_discoverer = true" if bus.registry else instead)
