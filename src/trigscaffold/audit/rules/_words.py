"""What the messages of several rules say: names, durations, and lines of HCL with the owner's own names in them."""

from __future__ import annotations

from collections.abc import Iterable

from trigscaffold.audit.resource import Resource
from trigscaffold.audit.value import Value
from trigscaffold.units import human_duration


def duration(value: Value) -> str:
    """Return a number of seconds as ``5 min``, or the expression that it is a multiple of."""
    number = value.number
    if number is not None:
        return human_duration(number) if number >= 0 else f"{number:g} s"
    if value.linear:
        line = value.linear
        factor = "" if line.factor == 1 else f"{line.factor:g} * "
        offset = "" if not line.offset else f" {'+' if line.offset > 0 else '-'} {abs(line.offset):g}"
        return f"{factor}{line.symbol}{offset} seconds"
    if value.options:
        return " or ".join(dict.fromkeys(duration(option) for option in value.every()))
    return "an unknown time"


def reference(resource: Resource, attribute: str, beside: Resource) -> str:
    """Return the expression for *attribute* of *resource* where *beside* stands; empty where it cannot be named there.

    Instances made by one ``for_each`` or ``count`` name each other by their key.
    """
    if resource.module != beside.module or resource.registry or beside.registry:
        return ""
    prefix = "data." if resource.data else ""
    return f"{prefix}{resource.type}.{resource.name}{_index(resource, beside)}.{attribute}"


def _index(resource: Resource, beside: Resource) -> str:
    if resource.many:
        return "[each.key]"
    if resource.key is None:
        return ""
    if resource.key == beside.key:
        return "[count.index]" if isinstance(resource.key, int) else "[each.key]"
    return f'["{resource.key}"]' if isinstance(resource.key, str) else f"[{resource.key}]"


def named(resource: Resource, beside: Resource) -> str:
    """Return the address of *resource* as somebody reads it who stands in the module of *beside*.

    Of what a registry module makes, the reader knows the module's call and the key they gave.
    """
    prefix = f"{beside.module}." if beside.module and not beside.registry else ""
    if resource.registry:
        call = resource.module.removeprefix(prefix)
        return f"{resource.key} of {call}" if isinstance(resource.key, str) else call
    return resource.address.removeprefix(prefix)


def queue_for(resource: Resource) -> str:
    """Return a name for a new queue of what cannot be delivered by *resource*."""
    plain = resource.registry or resource.name in ("this", "main", "default")
    return f"aws_sqs_queue.{'undelivered' if plain else f'{resource.name}_undelivered'}"


def listed(names: Iterable[str]) -> str:
    """Return ``a``, ``a and b`` or ``a, b and c``."""
    *front, last = dict.fromkeys(names)
    return f"{', '.join(front)} and {last}" if front else last


def redrive(queue: Resource) -> str:
    """Return the lines that give *queue* a dead-letter queue: a redrive policy, or its registry module's arguments."""
    if queue.registry:
        return "create_dlq     = true\nredrive_policy = { maxReceiveCount = 5 }"
    return (
        "redrive_policy = jsonencode({\n"
        f"  deadLetterTargetArn = aws_sqs_queue.{queue.name}_dead_letter.arn\n"
        "  maxReceiveCount     = 5\n"
        "})"
    )
