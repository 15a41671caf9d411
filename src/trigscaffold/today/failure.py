"""Who sees an event that keeps failing, as the function's invocation and its settings have it today."""

from __future__ import annotations

from collections.abc import Iterator

from trigscaffold.audit.model import EventSourceMapping, Function, Model, SourceKind
from trigscaffold.audit.resource import Place
from trigscaffold.audit.value import Presence
from trigscaffold.model import Invocation
from trigscaffold.today.seen import Today

Said = tuple[str | None, Place, str, str]
_ELSEWHERE = "the queue, which is not in what was read"


def read(model: Model, function: Function, today: Today) -> Iterator[Said]:
    """Yield the spec's word, the lines that say so, what it assumes, and what would decide it where it is not known.

    Nothing where the source itself decides: whoever waits sees the error, and a workflow catches it or does not.
    """
    if today.mapping:
        yield _polled(model, today.mapping)
    elif today.choice.facts.invocation is Invocation.ASYNCHRONOUS:
        yield _asynchronous(model, function)


def _polled(model: Model, mapping: EventSourceMapping) -> Said:
    reports = mapping.resource.place("function_response_types")
    kept, at, unknown = _kept(model, mapping)
    if kept is Presence.NO:
        return "best_effort", at, "", ""
    if mapping.reports is Presence.YES:
        return (
            "per_item",
            reports,
            f"what fails for good is kept; decides: {unknown}" if kept is Presence.MAYBE else "",
            "",
        )
    if mapping.reports is Presence.MAYBE or kept is Presence.MAYBE:
        return None, at, "", unknown or mapping.resource.value("function_response_types").decides
    return "dead_letter", at, "", ""


def _kept(model: Model, mapping: EventSourceMapping) -> tuple[Presence, Place, str]:
    """Tell whether what keeps failing is kept: by the queue's redrive policy, or the mapping's destination."""
    if mapping.kind is not SourceKind.SQS:
        given = mapping.resource.presence("destination_config", "on_failure", "destination_arn")
        return given, _block(mapping, "destination_config"), "its destination_config"
    queue = next((q for r in mapping.sources if (q := model.queue_at(r))), None)
    if queue is None:
        return Presence.MAYBE, mapping.resource.place("event_source_arn"), _ELSEWHERE
    return queue.redrive.presence, queue.redrive_at.place("redrive_policy"), queue.redrive.decides


def _block(mapping: EventSourceMapping, name: str) -> Place:
    found = mapping.resource.blocks(name)
    return (
        Place(mapping.resource.file, found[0].line, found[0].end_line)
        if found and found[0].line
        else mapping.resource.place()
    )


def _asynchronous(model: Model, function: Function) -> Said:
    given = {function.on_failure.presence, function.dead_letter.presence}
    at = _destination(model, function)
    if Presence.YES in given:
        return "dead_letter", at, "", ""
    if given == {Presence.NO}:
        return "best_effort", at, "", ""
    return None, at, "", "its on-failure destination"


def _destination(model: Model, function: Function) -> Place:
    if function.on_failure.presence is not Presence.NO:
        for config in model.of_type("aws_lambda_function_event_invoke_config"):
            if function in model.functions_of(config.value("function_name")):
                return config.place("destination_config")
    blocks = function.resource.blocks("dead_letter_config")
    return (
        Place(function.resource.file, blocks[0].line, blocks[0].end_line)
        if blocks and blocks[0].line
        else function.resource.place()
    )
