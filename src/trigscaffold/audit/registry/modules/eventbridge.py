"""A bus with its rules, targets, schedules and pipes.

``targets`` holds a list for each rule, whose key is the rule's; a rule is called ``<key>-rule`` with hyphens unless
``append_rule_postfix`` is false.  A target or schedule is kept under its ``name``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from trigscaffold.audit.call import Expanded
from trigscaffold.audit.hcl.keys import meant
from trigscaffold.audit.registry.inputs import Entry, Inputs, at, entries
from trigscaffold.audit.registry.logic import both, chosen, given
from trigscaffold.audit.registry.making import Blocks, block, make, out, sure, together
from trigscaffold.audit.resource import Resource
from trigscaffold.audit.value import TRUE, Ref, Value

SOURCE = "terraform-aws-modules/eventbridge/aws"
READ = "4.3.2"

_RULE = ("event_pattern", "schedule_expression", "description")
_TARGET = ("target_id", "input", "input_path")
_RETRY = ("maximum_event_age_in_seconds", "maximum_retry_attempts")
_PIPE = ("source", "target", "role_arn", "enrichment")


def expand(inputs: Inputs) -> Expanded:
    """Return the bus and what stands on it."""
    create = inputs.get("create", True)
    with_bus = both(create, inputs.get("create_bus", True))
    name = inputs.get("bus_name", "default")
    bus = make(inputs, "aws_cloudwatch_event_bus", "this", {"name": name}, exists=with_bus, said={"name": "bus_name"})
    own = replace(name, refs=(Ref(bus.base, "name", bus.key), *name.refs), given=True) if bus else name
    on = chosen(with_bus, own, name)
    rules = tuple(_rules(inputs, on, both(create, inputs.get("create_rules", True))))
    schedules = tuple(_schedules(inputs, both(create, inputs.get("create_schedules", True))))
    resources = (
        bus,
        *rules,
        *_targets(inputs, on, both(create, inputs.get("create_targets", True))),
        *schedules,
        *_pipes(inputs, both(create, inputs.get("create_pipes", True))),
        _discoverer(inputs, bus, both(create, inputs.get("create_schemas_discoverer", False))),
    )
    outputs = {"eventbridge_bus_name": on, "eventbridge_bus_arn": out(bus, "arn")}
    for kind, made in (("rule", rules), ("schedule", schedules)):
        outputs |= {f"eventbridge_{kind}_{plural}": _each(made, plural[:-1]) for plural in ("arns", "ids")}
        outputs[f"eventbridge_{kind}s"] = _whole(made)
    return Expanded(together(*resources), outputs)


def _each(made: tuple[Resource | None, ...], attribute: str) -> Value:
    """Return a map of *attribute* of what was made, by key; where that is not known, all of it is meant."""
    kept = together(*made)
    if any(resource.key is None for resource in kept):
        refs = tuple(Ref(resource.base, attribute) for resource in kept)
        return Value(refs=refs, given=True, why=kept[0].exists.decides)
    return Value({str(resource.key): out(resource, attribute) for resource in kept})


def _whole(made: tuple[Resource | None, ...]) -> Value:
    """Return a map of what was made, by key, with the attributes that others ask for."""
    kept = together(*made)
    if any(resource.key is None for resource in kept):
        return _each(made, "arn")
    return Value({str(r.key): Value({name: out(r, name) for name in ("arn", "id", "name")}) for r in kept})


def _rules(inputs: Inputs, bus: Value, exists: Value) -> Iterator[Resource | None]:
    for entry in inputs.every("rules"):
        arguments = {"name": _named(inputs, entry, "rule"), "event_bus_name": bus, **entry.taken(*_RULE)}
        yield make(inputs, "aws_cloudwatch_event_rule", "this", arguments, exists=exists, entry=entry, said="rules")


def _targets(inputs: Inputs, bus: Value, exists: Value) -> Iterator[Resource | None]:
    for rule in inputs.every("targets"):
        name = _named(inputs, rule, "rule")
        base = f"{inputs.call.address}.aws_cloudwatch_event_rule.this"
        of_rule = replace(name, refs=(Ref(base, "name", rule.key),), given=True)
        for entry in entries(rule.value):
            one = _kept(entry, rule)
            arguments = {"rule": of_rule, "event_bus_name": bus, "arn": entry.get("arn"), **entry.taken(*_TARGET)}
            if at(entry.value, "destination") != Value(None):
                arguments["arn"] = Value(given=True, why="an API destination")
            kind = "aws_cloudwatch_event_target"
            yield make(inputs, kind, "this", arguments, exists=exists, entry=one, blocks=_ends(entry), said="targets")


def _schedules(inputs: Inputs, exists: Value) -> Iterator[Resource | None]:
    for entry in inputs.every("schedules"):
        target = block(TRUE, entry.taken("arn", "input", "role_arn"), _ends(entry))
        arguments = {"name": _named(inputs, entry, "schedule"), **entry.taken("schedule_expression", "group_name")}
        kind, blocks = "aws_scheduler_schedule", {"target": target}
        yield make(inputs, kind, "this", arguments, exists=exists, entry=entry, blocks=blocks, said="schedules")


def _pipes(inputs: Inputs, exists: Value) -> Iterator[Resource | None]:
    for entry in inputs.every("pipes"):
        arguments = {"name": _named(inputs, entry, "pipe"), **entry.taken(*_PIPE)}
        yield make(inputs, "aws_pipes_pipe", "this", arguments, exists=exists, entry=entry, said="pipes")


def _discoverer(inputs: Inputs, bus: Resource | None, exists: Value) -> Resource | None:
    arguments = {"source_arn": sure(bus, "arn")}
    return make(inputs, "aws_schemas_discoverer", "this", arguments, exists=exists, said="create_schemas_discoverer")


def _ends(entry: Entry) -> Blocks:
    """Return where an event ends that could not be delivered, and how often that is tried."""
    dead, retry = entry.get("dead_letter_arn"), entry.get("retry_policy")
    return {
        "dead_letter_config": block(given(dead), {"arn": dead}),
        "retry_policy": block(given(retry), {name: at(retry, name) for name in _RETRY}),
    }


def _named(inputs: Inputs, entry: Entry, kind: str) -> Value:
    if not isinstance(entry.key, str):
        return Value(why=entry.value.decides, given=True)
    own = meant(entry.key)
    longer = Value(f"{own.text.replace('_', '-')}-{kind}") if own.text else Value(given=True, why=own.decides)
    return chosen(inputs.get(f"append_{kind}_postfix", True), longer, own)


def _kept(entry: Entry, rule: Entry) -> Entry:
    """Return *entry*, a target of *rule*, under its name."""
    name = entry.get("name").text
    return Entry(name, entry.value, both(rule.exists, entry.exists), rule.many or entry.many or name is None)
