"""Settle every number of a module.  Pure: a spec, its needs and its decisions in, a `Module` out.

Here a silent loss is refused, and settings are held against their ranges and against each other.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from trigscaffold.errors import Problem, UserError
from trigscaffold.expression import Values, evaluate, fill
from trigscaffold.model import (
    Decision,
    Derived,
    Expression,
    Grant,
    Hop,
    Latency,
    Needs,
    Ordering,
    Setting,
    Trigger,
)
from trigscaffold.module import EVENT_AGE_S, Existing, Function, Module, PlannedTrigger, Target
from trigscaffold.routes import folders, routes
from trigscaffold.spec.accept import blank
from trigscaffold.spec.applies import HTTP
from trigscaffold.spec.tree import NEEDS

Where = Callable[[tuple[str | int, ...]], str]
_WORDS: dict[str, Any] = {v.name.lower(): v for kind in (Latency, Ordering) for v in kind}


def plan(spec: Any, needs: Mapping[str, Needs], decisions: Mapping[str, Decision], where: Where, text: str) -> Module:
    """Return the module for *spec*, one `PlannedTrigger` for each of its triggers.

    Args:
        spec: A `trigscaffold.spec.Spec`.
        needs: The settled needs of each trigger, by its name.
        decisions: The decision for each trigger, by its name.
        where: Path in the spec to ``file:line``, for messages.
        text: The spec, written out, as it goes into the module.

    Raises:
        UserError: a setting is unknown, out of range or refused by AWS beside another; or an event
            would be lost without a trace.
    """
    _refuse_company(decisions, where)
    asked = _asked_function(spec, needs, decisions)
    problems: list[Problem] = []
    settled = {
        name: _settings(name, spec.triggers[name], needs[name], decisions[name], asked, where, problems)
        for name in spec.triggers
    }
    if problems:
        raise UserError(
            "the settings of this spec cannot work", problems, hint="`trigscaffold explain ID` lists each setting"
        )
    function = _function(asked, needs, decisions, settled)
    triggers = tuple(
        _trigger(name, spec.triggers[name], needs[name], decisions[name], settled[name], function)
        for name in spec.triggers
    )
    _refuse_silent_loss(triggers, where)
    return Module(
        name=spec.name,
        description=spec.description,
        runtime=spec.runtime,
        encryption=spec.encryption,
        function=function,
        triggers=triggers,
        spec_text=text,
    )


def _names(needs: Needs, settings: Mapping[str, Any], function: Any) -> dict[str, Any]:
    return {"needs": needs, "settings": settings, "function": function, **_WORDS}


def _parts(decision: Decision) -> tuple[Trigger, ...]:
    choice = decision.choice
    return (choice.source,) if choice.buffer is None else (choice.source, choice.buffer)


def _settings(
    name: str, asked: Any, needs: Needs, decision: Decision, function: Any, where: Where, problems: list[Problem]
) -> dict[str, Any]:
    """Return each setting's value: the spec's, else the descriptor's default or derivation.

    A setting that a source and its buffer both have is one setting: the source says what it has to be.
    """
    known = {s.name: s for part in reversed(_parts(decision)) for s in part.settings.values()}
    path = ("triggers", name, "settings")
    if asked.existing is not None and needs.existing not in decision.choice.source.existing:
        problems.append(_not_attached(where(("triggers", name, "existing")), decision.choice.source, needs.existing))
    for key in asked.settings:
        if key not in known:
            problems.append(_unknown_setting(where((*path, key)), decision, key, known))
    values = Values()
    for setting in known.values():
        value = asked.settings.get(setting.name)
        if value is not None and (wrong := _wrong(setting, value)):
            problems.append(Problem(where((*path, setting.name)), f"settings.{setting.name}", wrong))
            value = None  # what follows from it is worked out from what it would be
        values[setting.name] = _default(setting, _names(needs, values, function)) if value is None else value
    for part in _parts(decision):
        for constraint in part.constraints:
            if not problems and not evaluate(constraint.holds, _names(needs, values, function)):
                message = f"{fill(constraint.message, _names(needs, values, function))} ({constraint.source})"
                problems.append(Problem(where(path), "settings", message))
    return values


def _default(setting: Setting, names: Mapping[str, Any]) -> Any:
    if isinstance(setting.default, str) and setting.default.startswith("="):
        return evaluate(setting.default[1:], names)
    return setting.default


def _wrong(setting: Setting, value: Any) -> str:
    """Return what is wrong with *value*; empty: nothing."""
    if setting.many:
        return _wrong_list(setting, value)
    if setting.choices:
        allowed = ", ".join(str(c) for c in setting.choices)
        return "" if value in setting.choices else f"{value!r} is not one of: {allowed}"
    if setting.minimum is None and setting.maximum is None:
        return _wrong_text(setting, value)
    if isinstance(value, bool) or not isinstance(value, int):
        return f"{str(value)[:60]!r} is not a whole number from {setting.minimum} to {setting.maximum}"
    low = setting.minimum if setting.minimum is not None else -math.inf
    high = setting.maximum if setting.maximum is not None else math.inf
    return (
        "" if low <= value <= high else f"{value} is not from {setting.minimum} to {setting.maximum} ({setting.source})"
    )


def _wrong_text(setting: Setting, value: Any) -> str:
    if not isinstance(value, str) or len(value) >= 1024:
        return f"{str(value)[:60]!r} is not text"
    if setting.pattern and not re.fullmatch(setting.pattern, value):
        return f"{value[:60]!r} does not match {setting.pattern} ({setting.source})"
    return ""


def _wrong_list(setting: Setting, value: Any) -> str:
    allowed = ", ".join(str(c) for c in setting.choices)
    if not isinstance(value, list) or not value:
        return f"{str(value)[:60]!r} is not a list of {f'some of: {allowed}' if allowed else 'texts'}"
    for one in value:
        if setting.choices and one not in setting.choices:
            return f"{str(one)[:60]!r} is not one of: {allowed}"
        if not setting.choices and (wrong := _wrong_text(setting, one)):
            return wrong
    return "it names one of them twice" if len(set(value)) < len(value) else ""


def _not_attached(where: str, source: Trigger, kind: str) -> Problem:
    found = f"found an existing {kind.replace('_', ' ')}" if kind else "found nothing that says what exists"
    attaches = ", ".join(sorted(source.existing)).replace("_", " ") or "nothing that exists"
    return Problem(where, "existing", f"{found}; {source.id} attaches to: {attaches}")


def _unknown_setting(where: str, decision: Decision, key: str, known: Mapping[str, Setting]) -> Problem:
    import difflib

    near = difflib.get_close_matches(str(key), known, 1)
    guess = f"; did you mean {near[0]!r}?" if near else "."
    has = ", ".join(sorted(known)) or "none"
    return Problem(
        where, f"settings.{str(key)[:60]}", f"{decision.choice.facts.title} has no such setting{guess} It has: {has}"
    )


def _refuse_company(decisions: Mapping[str, Decision], where: Where) -> None:
    """Refuse a second trigger beside one whose function is built as no other's."""
    problems = [
        Problem(
            where(("triggers", name)), f"triggers.{name}", f"the function of {d.choice.source.id} has no other trigger"
        )
        for name, d in decisions.items()
        if d.choice.source.sole and len(decisions) > 1
    ]
    if problems:
        raise UserError("these triggers cannot share a function", problems, hint="write a spec of its own for it")


def _asked_function(spec: Any, needs: Mapping[str, Needs], decisions: Mapping[str, Decision]) -> Values:
    """Return the function's settings as the spec says, and what it leaves to us as the triggers allow it."""
    work = max(n.work_s for n in needs.values())
    usual: dict[str, Any] = {
        "timeout_s": min(900, max(30, math.ceil(2 * work))),
        "memory_mb": 512,
        "architecture": "arm64",
    }
    asked = Values(vars(spec.function))
    for name, decision in decisions.items():
        source = decision.choice.source
        settings = Values(
            {s.name: spec.triggers[name].settings.get(s.name, s.default) for s in source.settings.values()}
        )
        for key, text in source.function.items():
            formula = isinstance(text, str) and text.startswith("=")
            allowed = evaluate(text[1:], {"needs": needs[name], "settings": settings}) if formula else text
            usual[key] = min(usual[key], allowed) if isinstance(usual.get(key), int) else allowed
    return Values({key: usual.get(key, value) if value == "auto" else value for key, value in asked.items()})


def _function(
    asked: Any, needs: Mapping[str, Needs], decisions: Mapping[str, Decision], settled: Mapping[str, Mapping[str, Any]]
) -> Function:
    concurrency = [_concurrency(needs[n], decisions[n], settled[n], asked) for n in needs]
    reserved, why = asked.reserved_concurrency, "as the spec says"
    if reserved == "none":
        reserved, why = 0, "the spec leaves it unreserved"
    elif reserved == "auto":
        reserved = sum(concurrency) if all(concurrency) else 0
        why = "the sum of what its triggers need at their peak" if reserved else _unreserved(needs, concurrency)
    provisioned = asked.provisioned_concurrency
    if provisioned == "auto":
        tail = [n for n in needs.values() if n.tail_latency]
        provisioned = max(1, math.ceil(sum(n.average_per_s * n.work_s for n in tail))) if tail else 0
    elif provisioned == "none":
        provisioned = 0
    name = next(iter(needs))
    return Function(
        timeout_s=asked.timeout_s,
        memory_mb=asked.memory_mb,
        architecture=asked.architecture,
        log_retention_days=asked.log_retention_days,
        reserved_concurrency=max(reserved, provisioned) if reserved else 0,
        reserved_why=why,
        provisioned_concurrency=provisioned,
        resource=Expression("aws_lambda_alias.live" if provisioned else "aws_lambda_function.this"),
        handler=f"{name}_handler.handler" if len(needs) == 1 else "handler.handler",
        event_age_s=max(_event_age(needs[n], decisions[n], settled[n], asked) for n in needs),
    )


def _unreserved(needs: Mapping[str, Needs], concurrency: Sequence[int]) -> str:
    """Return why nothing is reserved: the load is not known, or it is and the trigger bounds it nowhere."""
    open_ended = (n for n, limit in zip(needs.values(), concurrency, strict=True) if not limit)
    known = all(n.peak_per_s * n.work_s > 0 for n in open_ended)
    return "nothing limits how many run at a time" if known else "how many run at a time is not known"


def _event_age(needs: Needs, decision: Decision, settings: Mapping[str, Any], function: Any) -> int:
    """Return for how many seconds Lambda may keep this trigger's event; with several triggers the longest counts."""
    expression = decision.choice.source.event_age
    return int(evaluate(expression, _names(needs, settings, function))) if expression else EVENT_AGE_S


def _concurrency(needs: Needs, decision: Decision, settings: Mapping[str, Any], function: Any) -> int:
    """Return how many instances this trigger needs at its peak; 0: not known."""
    expression = _parts(decision)[-1].concurrency
    if expression:
        return int(evaluate(expression, _names(needs, settings, function)) or 0)
    return math.ceil(needs.peak_per_s * needs.work_s)


def _trigger(
    name: str, asked: Any, needs: Needs, decision: Decision, settings: dict[str, Any], function: Function
) -> PlannedTrigger:
    source, buffer = decision.choice.source, decision.choice.buffer
    names = _names(needs, settings, function) | {"name": name}
    users = _key_users(source, names)
    source = source if users == source.key_users else replace(source, key_users=users)
    hops = source.failure_path + (buffer.failure_path if buffer else source.direct_failure_path)
    existing = None
    if asked.existing is not None or needs.existing in source.existing:
        existing = Existing(needs.existing, (asked.existing.arn if asked.existing else "") or "")
    return PlannedTrigger(
        name=name,
        needs=needs,
        source=source,
        buffer=buffer,
        decision=decision,
        settings=settings,
        target=_target(name, buffer, function),
        grants=_grants(name, source, existing, "queue" if buffer else "function"),
        existing=existing,
        filter=_said_of(asked.needs, "filter"),
        options=_options(asked.needs, name, source),
        hops=tuple(_said(hop, names) for hop in hops if not hop.applies or evaluate(hop.applies, names)),
        derived=_derived(source, buffer, names),
    )


def _key_users(source: Trigger, names: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the services that need the module's key; one that begins with ``=`` is an expression, empty for none."""
    users = (evaluate(user[1:], names) if user.startswith("=") else user for user in source.key_users)
    return tuple(user for user in users if user)


def _options(needs: Any, name: str, source: Trigger) -> dict[str, Any]:
    """Return what templates read of the parts that only some sources have: HTTP, schedule, output prefix."""
    http = _said_of(needs, "http")
    every = routes(http["routes"] or (), name) if needs.event in HTTP or "route" in source.event else ()
    return {
        "http": http | {"routes": every, "folders": folders(every)},
        "schedule": _said_of(needs, "schedule"),
        "output_prefix": needs.output_prefix or "",
    }


def _said_of(needs: Any, block: str) -> dict[str, Any]:
    """Return every field of a block of the needs; None where nobody said anything."""
    given = getattr(needs, block)
    return dict(vars(given)) if given else blank(NEEDS.fields[block])


def _said(hop: Hop, names: Mapping[str, Any]) -> Hop:
    when, times, lasts, seen = (fill(text, names) for text in (hop.when, hop.times, hop.lasts, hop.seen))
    return Hop(when, hop.retried_by, times, lasts, hop.lands, seen, hop.source, hop.applies, hop.end)


def _derived(source: Trigger, buffer: Trigger | None, names: Mapping[str, Any]) -> tuple[Derived, ...]:
    every = source.derived + (buffer.derived if buffer else ())
    return tuple(
        Derived(one.name, one.formula, evaluate(one.value, names), one.source, one.unit, one.applies)
        for one in every
        if not one.applies or evaluate(one.applies, names)
    )


def _target(name: str, buffer: Trigger | None, function: Function) -> Target:
    if buffer is not None:
        return Target(
            kind="queue",
            arn=Expression(f"aws_sqs_queue.{name}.arn"),
            invoke_arn=Expression(""),
            protocol="sqs",
            action="sqs:SendMessage",
            ready=Expression(f"aws_sqs_queue_policy.{name}"),
            title=buffer.title,
        )
    return Target(
        kind="function",
        arn=Expression(f"{function.resource}.arn"),
        invoke_arn=Expression(f"{function.resource}.invoke_arn"),
        protocol="lambda",
        action="lambda:InvokeFunction",
        ready=Expression(f"aws_lambda_permission.{name}"),
        title="Lambda function",
    )


def _grants(name: str, source: Trigger, existing: Existing | None, kind: str) -> tuple[Grant, ...]:
    grant = source.queue_grant if kind == "queue" and source.queue_grant.principal else source.grant
    if not grant.principal or grant.to not in ("", kind):
        return ()
    arn = grant.existing_arn if existing and grant.existing_arn else grant.source_arn
    return (replace(grant, source_arn=Expression(arn.replace("{name}", name))),)


def _refuse_silent_loss(triggers: tuple[PlannedTrigger, ...], where: Where) -> None:
    problems = [
        Problem(
            where(("triggers", t.name)), f"triggers.{t.name}", f"when {hop.when}, the event is lost and nobody sees it"
        )
        for t in triggers
        for hop in t.hops
        if hop.lands == "nowhere" and t.needs.failure != "best_effort"
    ]
    if problems:
        raise UserError(
            "an event would be lost without a trace", problems, hint="say `failure: best_effort` if that is wanted"
        )
