"""Choose the trigger.  Pure: needs and triggers in, a decision out."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from trigscaffold.errors import NO_TRIGGER_FITS, Problem, UserError
from trigscaffold.model import Answer, Choice, Decision, Finding, Latency, Needs, Ordering, Ranked, Verdict
from trigscaffold.rules import RULES


def judge(needs: Needs, choice: Choice) -> Ranked:
    """Return *choice* with what each rule says of it."""
    return Ranked(choice, tuple(f for rule in RULES if (f := rule.check(needs, choice.facts)) is not None))


def rank(needs: Needs, choices: Sequence[Choice]) -> tuple[Ranked, ...]:
    """Return all *choices*, the best first.

    What no rule rejects comes first; among those most preferences, then the one that promises least
    beyond the needs (fewest parts to run and pay for), then its id.
    """
    return tuple(sorted((judge(needs, c) for c in choices), key=_order))


def _order(ranked: Ranked) -> tuple[bool, int, int, int, str]:
    verdicts = [f.verdict for f in ranked.findings]
    return (
        ranked.rejected,
        verdicts.count(Verdict.REJECT),
        -verdicts.count(Verdict.PREFER),
        ranked.choice.facts.parts,
        ranked.choice.id,
    )


def decide(
    needs: Needs, choices: Sequence[Choice], *, trigger: str = "auto", buffer: str = "auto", where: str = ""
) -> Decision:
    """Return the choice that meets *needs*; with *trigger* or *buffer* given, that one, whatever rules say.

    Args:
        needs: What the function needs.
        choices: What there is (`trigscaffold.catalog.choices`).
        trigger: ``auto`` or the id of a source that somebody insists on; then the rules only warn.
        buffer: ``auto``, ``none``, or the id of the queue that somebody insists on.
        where: The place in the user's file, for messages.

    Raises:
        UserError: nothing fits (exit code 3), or *trigger* with *buffer* is not something there is.
    """
    wanted = [c for c in choices if _matches(c, trigger, buffer)]
    if not wanted:
        raise no_such_choice(trigger, buffer, choices, where)
    ranking = rank(needs, choices)
    best = next(r for r in ranking if r.choice in wanted)
    if trigger == "auto" and best.rejected:
        raise no_trigger_fits(needs, ranking, where)
    first = (best, *(r for r in ranking if r is not best))
    return Decision(best.choice, first, forced=trigger != "auto")


def _matches(choice: Choice, trigger: str, buffer: str) -> bool:
    if trigger != "auto" and choice.source.id != trigger and choice.id != trigger:
        return False
    if buffer == "none":
        return choice.buffer is None
    return buffer == "auto" or (choice.buffer is not None and choice.buffer.id == buffer)


def no_such_choice(trigger: str, buffer: str, choices: Sequence[Choice], where: str) -> UserError:
    """Build the error for an id that nothing has, or a buffer that the trigger cannot deliver into."""
    ids = sorted({c.source.id for c in choices})
    if trigger != "auto" and not any(_matches(c, trigger, "auto") for c in choices):
        near = difflib.get_close_matches(trigger, ids, 1)
        guess = f"did you mean {near[0]!r}? " if near else ""
        problem = f"there is no trigger {trigger[:60]!r}; {guess}there are: {', '.join(ids)}"
    else:
        buffers = sorted({c.buffer.id for c in choices if c.buffer and _matches(c, trigger, "auto")})
        allowed = ", ".join(["auto", "none", *buffers])
        subject = "no source" if trigger == "auto" else trigger
        problem = f"{subject} can deliver into {buffer[:60]!r}; allowed: {allowed}"
        if trigger != "auto":
            problem = f"{trigger} cannot deliver into {buffer[:60]!r}; allowed: {allowed}"
    return UserError("that trigger cannot be used", [Problem(where, "", problem)], hint="`trigscaffold triggers`")


def no_trigger_fits(needs: Needs, ranking: Sequence[Ranked], where: str) -> UserError:
    """Build the error that says for the nearest triggers why each was rejected."""
    carrying = [r for r in ranking if not any(f.rule == "event" for f in r.findings)]
    problems = [
        Problem(where, r.choice.id, "; ".join(f"{f.reason} [{f.rule}]" for f in r.findings if f.verdict is Verdict.REJECT))
        for r in (carrying or ranking[:3])
    ]
    advice = _instead(needs, bool(carrying))
    return UserError("no trigger fits these needs", problems, hint=advice, exit_code=NO_TRIGGER_FITS)


# What AWS offers where none of the triggers here carries the event.
# Source: https://docs.aws.amazon.com/lambda/latest/dg/lambda-services.html
_ELSEWHERE = {
    "graphql_field": "AWS AppSync resolves GraphQL fields with a Lambda data source",
    "websocket_message": "an API Gateway WebSocket API invokes a function for each route",
    "network_request": "Amazon VPC Lattice, or an internal Application Load Balancer, takes a function as its target",
    "cdn_request": "Lambda@Edge and CloudFront Functions change requests at the edge",
    "sign_in_step": "Amazon Cognito calls a function at each step of a user pool",
    "bot_turn": "Amazon Lex calls a function as a code hook; the Alexa Skills Kit calls a skill's function",
    "contact_flow": "Amazon Connect has a block that invokes a function in a flow",
    "workflow_step": "AWS Step Functions has a task that invokes a function",
    "delivery_transform": "Amazon Data Firehose calls a transformation function before it stores records",
    "bulk_object_job": "Amazon S3 Batch Operations invokes a function for each object of a manifest",
    "stack_resource": "a CloudFormation custom resource calls a function",
    "secret_rotation": "AWS Secrets Manager calls a rotation function",
    "agent_action": "an Amazon Bedrock agent's action group calls a function",
    "document_change": "an event source mapping reads Amazon DocumentDB change streams",
    "log_line": "a CloudWatch Logs subscription filter invokes a function",
    "email": "an Amazon SES receipt rule stores a mail in a bucket or invokes a function",
    "device_message": "an AWS IoT topic rule invokes a function, or writes to a queue or stream",
    "commit": "AWS CodeCommit has triggers; other hosts send a webhook, which is an http_request",
    "pipeline_step": "AWS CodePipeline has an action that invokes a function",
    "compliance_change": "an AWS Config custom rule invokes a function",
}


def _instead(needs: Needs, carried: bool) -> str:
    if needs.event == "function_call" and needs.answer is Answer.RESULT:
        return "call it as a library, or let AWS Step Functions call both functions and pass the result on"
    if needs.work_s > 900:
        return "split the work into steps (AWS Step Functions), or run it on AWS Fargate or AWS Batch, which have no such limit"
    if not carried and needs.event in _ELSEWHERE:
        return f"{_ELSEWHERE[needs.event]}; trigscaffold does not generate that one yet"
    return "`trigscaffold recommend --why-not ID` shows all that a rule says of one; change the need that counts least"


def would_change(needs: Needs, choices: Sequence[Choice]) -> list[dict[str, Any]]:
    """Return which change of which single need would lead to which other choice.

    Each need is flipped through its values and decided again; that is cheap because deciding is pure.
    """
    now = decide(needs, choices).choice.id
    found: list[dict[str, Any]] = []
    for name, value in _flips():
        before = getattr(needs, name)
        if value == before:
            continue
        try:
            then = decide(replace(needs, **{name: value}), choices).choice.id
        except UserError:
            continue
        if then != now:
            found.append({"need": name, "from": _said(before), "to": _said(value), "choice": then})
    return found


def _flips() -> list[tuple[str, Any]]:
    flips: list[tuple[str, Any]] = []
    flips += [("answer", v) for v in Answer]
    flips += [("latency", v) for v in Latency]
    flips += [("ordering", v) for v in Ordering]
    flips += [("failure", v) for v in ("caller", "dead_letter", "per_item")]
    flips += [(n, v) for n in ("paced", "spiky", "once", "readers_unknown") for v in (True, False)]
    flips += [("at_a_time", v) for v in (0, 1, 2)]
    flips += [("readers", v) for v in (1, 3)]
    flips += [("keep_for_s", v) for v in (0, 86400, 1209600, 31536000)]
    flips += [("replay_s", v) for v in (0, 604800)]
    flips += [("delay_s", v) for v in (0, 600)]
    flips += [("peak_per_s", v) for v in (10.0, 10_000.0)]
    flips += [("routing", frozenset(v)) for v in ((), ("content",), ("account",))]
    flips += [("filters", frozenset(v)) for v in ((), ("content",))]
    flips += [("http", frozenset(v)) for v in ((), ("caching",), ("plans",), ("waf",))]
    flips += [("schedule", frozenset(v)) for v in ((), ("time_zone",))]
    return flips


def _said(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(value)
    return str(value) if isinstance(value, Answer | Latency | Ordering) else value


__all__ = ["Finding", "decide", "judge", "no_trigger_fits", "rank", "would_change"]
