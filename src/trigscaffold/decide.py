"""Choose the trigger.  Pure: needs and triggers in, a decision out."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from trigscaffold.errors import NO_TRIGGER_FITS, Problem, UserError
from trigscaffold.model import Answer, Choice, Decision, Finding, Latency, Needs, Ordering, Ranked, Verdict
from trigscaffold.rules import RULES
from trigscaffold.units import human_duration

NEAREST = 6


def judge(needs: Needs, choice: Choice) -> Ranked:
    """Return *choice* with what each rule says of it."""
    facts = choice.facts
    return Ranked(choice, tuple([f for rule in RULES if (f := rule.check(needs, facts)) is not None]))


def rank(needs: Needs, choices: Sequence[Choice]) -> tuple[Ranked, ...]:
    """Return all *choices*, the best first.

    What no rule rejects comes first, then what the fewest rules reject; among those most preferences,
    then the fewest parts to run and pay for, then the one that promises least beyond the needs, then
    its id.
    """
    ranked = [judge(needs, choice) for choice in choices]
    return tuple(sorted(ranked, key=lambda r: _order(needs, r)))


def _order(needs: Needs, ranked: Ranked) -> tuple[int, int, int, int, str]:
    verdicts = [f.verdict for f in ranked.findings]
    facts = ranked.choice.facts
    beyond = (
        max(0, facts.ordering - needs.ordering)
        + (facts.deduplicates and not needs.once)
        + (facts.replay_s > 0 and not needs.replay_s)
    )
    return verdicts.count(Verdict.REJECT), -verdicts.count(Verdict.PREFER), facts.parts, beyond, ranked.choice.id


def decide(
    needs: Needs, choices: Sequence[Choice], *, trigger: str = "auto", buffer: str = "auto", where: str = ""
) -> Decision:
    """Return the choice that meets *needs*; with *trigger* given, that one, whatever the rules say.

    Args:
        needs: What the function needs.
        choices: What there is (`trigscaffold.catalog.choices`).
        trigger: ``auto``, or the id of a source that somebody insists on; then the rules only warn.
        buffer: ``auto``, ``none``, or the id of the queue that somebody insists on; the source in
            front of it is still chosen by the rules.
        where: The place in the user's file, for messages.

    Raises:
        UserError: nothing fits (exit code 3), or *trigger* with *buffer* is not something there is.
    """
    wanted = {c.id for c in choices if _matches(c, trigger, buffer)}
    if not wanted:
        raise no_such_choice(trigger, buffer, choices, where)
    ranking = rank(needs, choices)
    candidates = [r for r in ranking if r.choice.id in wanted]
    best = candidates[0]
    if trigger == "auto" and best.rejected:
        raise no_trigger_fits(needs, candidates, where)
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
        subject = "no source can" if trigger == "auto" else f"{trigger} cannot"
        problem = f"{subject} deliver into {buffer[:60]!r}; allowed: {allowed}"
    return UserError("that trigger cannot be used", [Problem(where, "", problem)], hint="`trigscaffold triggers`")


def no_trigger_fits(needs: Needs, ranking: Sequence[Ranked], where: str) -> UserError:
    """Build the error that says for the nearest triggers why each was rejected."""
    carrying = [r for r in ranking if not any(f.rule == "event" for f in r.findings)]
    problems = [Problem(where, r.choice.id, _why_not(r)) for r in (carrying or ranking)[:NEAREST]]
    advice = _instead(needs, [f for r in carrying for f in r.findings])
    return UserError("no trigger fits these needs", problems, hint=advice, exit_code=NO_TRIGGER_FITS)


def _why_not(ranked: Ranked) -> str:
    return "; ".join(f"{f.reason} [{f.rule}]" for f in ranked.findings if f.verdict is Verdict.REJECT)


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
    "email": "an Amazon SES receipt rule invokes a function, or stores the mail in an S3 bucket (an object_change)",
    "device_message": "an AWS IoT topic rule invokes a function, or writes to a queue or stream (a job or a record)",
    "commit": "AWS CodeCommit has triggers; other hosts send a webhook, which is an http_request",
    "pipeline_step": "AWS CodePipeline has an action that invokes a function",
    "compliance_change": "an AWS Config custom rule invokes a function",
}
# What reaches Lambda from something that exists and that no trigger here attaches to.
_ATTACHED = {
    "load_balancer": "an Application Load Balancer takes a function as its target",
    "kafka_msk": "an event source mapping reads Amazon MSK topics",
    "kafka_own": "an event source mapping reads the topics of a self-managed Apache Kafka",
    "rabbitmq": "an event source mapping reads RabbitMQ on Amazon MQ",
    "activemq": "an event source mapping reads ActiveMQ on Amazon MQ",
    "document_database": "an event source mapping reads Amazon DocumentDB change streams",
    "relational_database": (
        "AWS DMS writes the changes of a relational database to a Kinesis data stream (a record);"
        " Aurora can also call a function"
    ),
    "user_pool": "Amazon Cognito calls a function at each step of a user pool",
    "codecommit": "AWS CodeCommit has triggers and puts its events on a bus",
    "repository": "GitHub, GitLab and others send a webhook, which is an http_request",
}
# What to do when the rule named rejects something that carries the event; the first that applies.
_RULE_ADVICE = {
    "price": "an Application Load Balancer takes a function as its target; or insist on an API under `trigger:`",
    "interval": "let one run a minute do several rounds, or send itself a message with a delay (Amazon SQS)",
    "delay": "create a schedule for a single time when the event comes (Amazon EventBridge Scheduler)",
    "self-write": "write to another bucket, table, queue or topic, or say under which prefix (`output_prefix`)",
    "total-order": "order per key: each key has its own order and keys are handled side by side",
    "consumers": "fan out behind it: Amazon EventBridge Pipes, or a function that publishes to a topic or bus",
    "keep": "write what must outlast it into a queue of your own (14 days) or an Amazon Kinesis data stream (365 days)",
    "notification-owner": "route that bucket through Amazon EventBridge, or say `owns_notifications: true`",
    "payload": "put it into an Amazon S3 bucket and send its key",
}


def _instead(needs: Needs, findings: Sequence[Finding]) -> str:
    """Return what AWS offers, or what to change, where nothing fits."""
    if needs.work_s > 900:
        return (
            "split the work into steps (AWS Step Functions), or run it on AWS Fargate or AWS Batch, without that limit"
        )
    if needs.event == "function_call" and needs.answer is Answer.RESULT:
        return "call it as a library, or let AWS Step Functions call both functions and pass the result on"
    if needs.existing in _ATTACHED and (not findings or any(f.rule == "existing" for f in findings)):
        return f"{_ATTACHED[needs.existing]}; trigscaffold does not generate that one yet"
    if not findings and needs.event in _ELSEWHERE:
        return f"{_ELSEWHERE[needs.event]}; trigscaffold does not generate that one yet"
    rejecting = {f.rule for f in findings if f.verdict is Verdict.REJECT}
    for rule, advice in _RULE_ADVICE.items():
        if rule in rejecting:
            return advice
    if needs.answer is Answer.RESULT and "answer" in rejecting:
        return "ask over HTTP (an http_request), or let AWS Step Functions wait for the result"
    return "`trigscaffold recommend --why-not ID` shows all that a rule says of one; change the need that counts least"


@dataclass(frozen=True, slots=True)
class _Flip:
    """Another answer to one question, in the user's words, and what it makes of the needs.

    *fields* are replaced; *adds* and *drops* change sets.
    """

    need: str
    said: Any
    fields: Mapping[str, Any] = field(default_factory=dict)
    adds: Mapping[str, str] = field(default_factory=dict)
    drops: Mapping[str, str] = field(default_factory=dict)

    def apply(self, needs: Needs) -> Needs:
        """Return *needs* with this answer."""
        sets = {n: getattr(needs, n) | {v} for n, v in self.adds.items()}
        sets |= {n: getattr(needs, n) - {v} for n, v in self.drops.items()}
        return replace(needs, **self.fields, **sets)


def would_change(needs: Needs, choices: Sequence[Choice]) -> list[dict[str, Any]]:
    """Return which other answer to which single question would lead to which other choice.

    Each question is flipped through its answers and decided again; that is cheap because deciding is
    pure.  ``need`` and the values are the user's names.  Where nothing fits, it returns what would.
    """
    now = _choice(needs, choices)
    found: list[dict[str, Any]] = []
    seen: set[tuple[str, str]] = set()
    for flip in _FLIPS:
        before, changed = _SAID[flip.need](needs), flip.apply(needs)
        if changed == needs or before == flip.said:
            continue
        then = _choice(changed, choices)
        if then not in ("", now) and (flip.need, then) not in seen:
            seen.add((flip.need, then))
            found.append({"need": flip.need, "from": before, "to": flip.said, "choice": then})
    return found


def _choice(needs: Needs, choices: Sequence[Choice]) -> str:
    best = rank(needs, choices)[0]
    return "" if best.rejected else best.choice.id


def _limit(needs: Needs) -> str:
    if needs.at_a_time or needs.per_second:
        parts = (
            f"{needs.at_a_time} at a time" * bool(needs.at_a_time),
            f"{needs.per_second:g} a second" * (needs.per_second > 0),
        )
        return ", ".join(part for part in parts if part)
    return "some" if needs.paced else "none"


def _loss(needs: Needs) -> str:
    return "never" if needs.durable else "allowed" if needs.may_lose else "unknown"


def _has(field_name: str, value: str) -> Callable[[Needs], Any]:
    return lambda needs: value in getattr(needs, field_name)


_HTTP = ("caching", "plans", "validation", "body_transformation", "waf", "ip_list", "private", "streaming")
_SAID: dict[str, Callable[[Needs], Any]] = {
    "answer": lambda n: str(n.answer),
    "latency": lambda n: str(n.latency),
    "ordering": lambda n: str(n.ordering),
    "failure": lambda n: n.failure or "unknown",
    "duplicates": lambda n: "once" if n.once else "harmless",
    "downstream_limit": _limit,
    "keep.loss": _loss,
    "keep.outage": lambda n: human_duration(n.keep_for_s),
    "consumers": lambda n: "workers" if n.workers else "unknown",
    "consumers.readers": lambda n: n.readers,
    "replay": lambda n: human_duration(n.replay_s) if n.replay_s else "none",
    "delay": lambda n: human_duration(n.delay_s),
    "volume.shape": lambda n: "spiky" if n.spiky else "steady",
    "volume.peak": lambda n: f"{n.peak_per_s:g}/s",
    "routing": lambda n: sorted(n.routing) or "none",
    "filter.content": _has("filters", "content"),
    **{f"http.{name}": _has("http", name) for name in _HTTP},
    "http.longest_answer": lambda n: human_duration(n.longest_answer_s),
    "schedule.time_zone": _has("schedule", "time_zone"),
    "prefer": lambda n: n.prefer or "unknown",
}
_NO_LIMIT = {"paced": False, "at_a_time": 0, "per_second": 0.0}
_ONE = {"workers": False, "readers": 1, "readers_independent": False, "readers_unknown": False}
_FLIPS = (
    *(
        _Flip("answer", str(v), {"answer": v, "failure": "caller" if v is Answer.RESULT else "dead_letter"})
        for v in Answer
    ),
    *(_Flip("latency", str(v), {"latency": v}) for v in Latency),
    *(_Flip("ordering", str(v), {"ordering": v}) for v in Ordering),
    *(_Flip("failure", v, {"failure": v}) for v in ("caller", "dead_letter", "per_item", "best_effort")),
    _Flip("duplicates", "once", {"once": True}),
    _Flip("duplicates", "harmless", {"once": False}),
    _Flip("downstream_limit", "none", _NO_LIMIT),
    _Flip("downstream_limit", "some", {"paced": True, "at_a_time": 0, "per_second": 0.0}),
    _Flip("downstream_limit", "1 at a time", {"paced": True, "at_a_time": 1, "per_second": 0.0}),
    _Flip("downstream_limit", "10 at a time", {"paced": True, "at_a_time": 10, "per_second": 0.0}),
    _Flip("keep.loss", "never", {"may_lose": False, "durable": True}),
    _Flip("keep.loss", "allowed", {"may_lose": True, "durable": False}),
    *(_Flip("keep.outage", human_duration(86400 * d), {"keep_for_s": 86400 * d}) for d in (0, 1, 4, 14, 365)),
    _Flip("consumers", "workers", {**_ONE, "workers": True}),
    *(_Flip("consumers.readers", v, {**_ONE, "readers": v}) for v in (1, 3)),
    _Flip("replay", "none", {"replay_s": 0}),
    *(_Flip("replay", human_duration(86400 * d), {"replay_s": 86400 * d}) for d in (1, 7)),
    *(_Flip("delay", human_duration(v), {"delay_s": v}) for v in (0, 600)),
    _Flip("volume.shape", "steady", {"spiky": False}),
    _Flip("volume.shape", "spiky", {"spiky": True}),
    *(_Flip("volume.peak", f"{v:g}/s", {"peak_per_s": v, "average_per_s": v}) for v in (1.0, 100_000.0)),
    _Flip("routing", "none", {"routing": frozenset()}),
    *(_Flip("routing", [v], {"routing": frozenset({v})}) for v in ("content", "account", "region")),
    _Flip("filter.content", True, adds={"filters": "content"}),
    _Flip("filter.content", False, drops={"filters": "content"}),
    *(_Flip(f"http.{v}", True, adds={"http": v}) for v in _HTTP),
    *(_Flip(f"http.{v}", False, drops={"http": v}) for v in _HTTP),
    *(_Flip("http.longest_answer", human_duration(v), {"longest_answer_s": v}) for v in (5.0, 60.0)),
    _Flip("schedule.time_zone", True, adds={"schedule": "time_zone"}),
    _Flip("schedule.time_zone", False, drops={"schedule": "time_zone"}),
    *(_Flip("prefer", v, {"prefer": v}) for v in ("least_to_run", "least_cost", "lowest_latency")),
)

__all__ = ["Finding", "decide", "judge", "no_trigger_fits", "rank", "would_change"]
