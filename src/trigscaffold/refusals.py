"""What to say when nothing can be chosen: why each was rejected, and what AWS offers instead."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from trigscaffold.errors import NO_TRIGGER_FITS, Problem, UserError
from trigscaffold.model import Answer, Choice, Finding, Needs, Ranked, Verdict

NEAREST = 6


def no_such_choice(trigger: str, buffer: str, choices: Sequence[Choice], where: str) -> UserError:
    """Build the error for an id that nothing has, or a buffer that the trigger cannot deliver into."""
    ids = sorted({c.source.id for c in choices})
    if trigger != "auto" and not any(c.is_named(trigger) for c in choices):
        near = difflib.get_close_matches(trigger, ids, 1)
        guess = f"did you mean {near[0]!r}? " if near else ""
        problem = f"there is no trigger {trigger[:60]!r}; {guess}there are: {', '.join(ids)}"
    else:
        named = [c for c in choices if c.is_named(trigger)]
        without = ["none"] if any(c.buffer is None for c in named) else []
        allowed = ", ".join(["auto", *without, *sorted({c.buffer.id for c in named if c.buffer})])
        subject = "no source can" if trigger == "auto" else f"{trigger} cannot"
        does = "invoke a function without a buffer" if buffer == "none" else f"deliver into {buffer[:60]!r}"
        problem = f"{subject} {does}; allowed: {allowed}"
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
    "secret_rotation": "AWS Secrets Manager calls a rotation function",
    "agent_action": "an Amazon Bedrock agent's action group calls a function",
    "document_change": "an event source mapping reads Amazon DocumentDB change streams",
}
# What reaches Lambda from something that exists and that no trigger here attaches to.
_ATTACHED = {
    "kafka_msk": "an event source mapping reads Amazon MSK topics",
    "kafka_own": "an event source mapping reads the topics of a self-managed Apache Kafka",
    "rabbitmq": "an event source mapping reads RabbitMQ on Amazon MQ",
    "activemq": "an event source mapping reads ActiveMQ on Amazon MQ",
    "document_database": "an event source mapping reads Amazon DocumentDB change streams",
    "relational_database": (
        "AWS DMS writes the changes of a relational database to a Kinesis data stream (a record);"
        " Aurora can also call a function"
    ),
    "repository": "GitHub, GitLab and others send a webhook, which is an http_request",
}
# What writes an event into a data stream, which keeps an order and goes back for days: then it is a record.
# Source: https://docs.aws.amazon.com/iot/latest/developerguide/kinesis-rule-action.html and
# https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/kds.html
_INTO_STREAM: dict[str, tuple[set[str], str]] = {
    "device_message": (
        {"ordering", "replay", "keep", "consumers"},
        "let an AWS IoT rule write into an Amazon Kinesis data stream, with the device for a partition key; the"
        " function then reads it: `event: record`",
    ),
    "table_change": (
        {"replay"},
        "let Amazon DynamoDB write its changes into an Amazon Kinesis data stream (up to 365 days; it may repeat and"
        " reorder them, each has its time); the function then reads it: `event: record`",
    ),
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
            "split it into steps of a workflow (AWS Step Functions; each is a workflow_step), or run it on AWS Fargate"
            " or AWS Batch, without that limit"
        )
    if needs.event == "function_call" and needs.answer is Answer.RESULT:
        return (
            "call it as a library, or let AWS Step Functions call both functions and pass the result on"
            " (each is a workflow_step)"
        )
    if needs.existing in _ATTACHED and (not findings or any(f.rule == "existing" for f in findings)):
        return f"{_ATTACHED[needs.existing]}; trigscaffold does not generate that one yet"
    if not findings and needs.event in _ELSEWHERE:
        return f"{_ELSEWHERE[needs.event]}; trigscaffold does not generate that one yet"
    rejecting = {f.rule for f in findings if f.verdict is Verdict.REJECT}
    cured, stream = _INTO_STREAM.get(needs.event, (set(), ""))
    if rejecting & cured:
        return stream
    for rule, advice in _RULE_ADVICE.items():
        if rule in rejecting:
            return advice
    if needs.answer is Answer.RESULT and "answer" in rejecting:
        return "ask over HTTP (an http_request), or let AWS Step Functions wait for the result"
    return "`trigscaffold recommend --why-not ID` shows all that a rule says of one; change the need that counts least"
