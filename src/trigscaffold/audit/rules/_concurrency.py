"""How many invocations a mapping may cause at a time, and how many its function may have."""

from __future__ import annotations

from trigscaffold.audit.model import EventSourceMapping, Function, Model
from trigscaffold.audit.resource import Place
from trigscaffold.audit.value import Value


def maximum(mapping: EventSourceMapping) -> Value:
    """Return the maximum concurrency of *mapping*; null: it has none."""
    return mapping.resource.value("scaling_config", "maximum_concurrency")


def maximum_line(mapping: EventSourceMapping) -> Place:
    """Return the lines of the maximum concurrency of *mapping*, its header where it has none."""
    blocks = mapping.resource.blocks("scaling_config")
    if not blocks:
        return mapping.resource.place()
    first, last = blocks[0].lines.get("maximum_concurrency", (blocks[0].line, blocks[0].end_line))
    return Place(mapping.resource.file, first, last, "maximum concurrency")


def reserved_line(function: Function) -> Place:
    """Return the lines of the reserved concurrency of *function*."""
    return function.resource.place("reserved_concurrent_executions", "reserved concurrency")


def together(model: Model, function: Function) -> tuple[EventSourceMapping, ...]:
    """Return the mappings of *function* that have a maximum concurrency that is known."""
    return tuple(m for m in model.mappings_of(function) if maximum(m).number is not None)
