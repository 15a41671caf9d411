"""From the user's words to `Needs`: one unit each, nothing unknown left.

What nobody answered becomes the assumption a careful colleague would make, and is named in
``Needs.assumed`` so that the generated page can say it was assumed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trigscaffold import units
from trigscaffold.model import Answer, Latency, Needs, Ordering

if TYPE_CHECKING:
    from trigscaffold.spec.models import Consumers, DownstreamLimit, ExistingSpec, Http, NeedsSpec, Schedule

WAITS_FOR_RESULT = frozenset(
    {
        "agent_action",
        "bot_turn",
        "skill_turn",
        "cdn_request",
        "contact_flow",
        "delivery_transform",
        "graphql_field",
        "http_request",
        "network_request",
        "secret_rotation",
        "sign_in_step",
        "stack_resource",
        "websocket_message",
        "workflow_step",
    }
)
DEFAULT_PAYLOAD_BYTES = 4096
HTTP_FLAGS = ("throttling", "validation", "body_transformation", "compression", "waf", "ip_list", "private")
ARN_KINDS = {
    "sqs": "queue",
    "sns": "topic",
    "events": "bus",
    "s3": "bucket",
    "dynamodb": "table",
    "kinesis": "stream",
    "apigateway": "api",
    "execute-api": "api",
    "kafka": "kafka_msk",
    "cognito-idp": "user_pool",
    "codecommit": "codecommit",
    "elasticloadbalancing": "load_balancer",
    "connect": "contact_centre",
    "lex": "bot",
    "cloudfront": "cdn",
    "firehose": "delivery_stream",
    "states": "workflow",
    "codepipeline": "pipeline",
    "logs": "log_group",
}


def settle(spec: NeedsSpec, existing: ExistingSpec | None = None) -> Needs:
    """Return the needs that *spec* states, with an assumption for each question nobody answered."""
    values: dict[str, Any] = {"event": spec.event}
    assumed: set[str] = set()

    def take(name: str, value: Any, otherwise: Any) -> None:
        if value is None:
            assumed.add(name)
            value = otherwise
        values[name] = value

    result = Answer.RESULT if spec.event in WAITS_FOR_RESULT else Answer.NONE
    take("answer", spec.answer and Answer(spec.answer), result)
    take("latency", Latency[spec.latency.upper()] if spec.latency else None, _usual_latency(spec, values["answer"]))
    take("tail_latency", spec.tail_latency and spec.tail_latency == "matters", False)
    take("delay_s", spec.delay and round(spec.delay), 0)
    take("ordering", Ordering[spec.ordering.upper()] if spec.ordering else None, Ordering.NONE)
    take("once", spec.duplicates and spec.duplicates == "once", False)
    take("failure", spec.failure, "caller" if values["answer"] is Answer.RESULT else "dead_letter")
    take("prefer", spec.prefer, "")
    take("existing", None if spec.existing in (None, "none") and not existing else _kind(spec, existing), "")
    take("writes_to_source", spec.writes_to and spec.writes_to == "same_source", False)
    values["writes_apart"] = _apart(spec)
    take("replay_s", 0 if spec.replay == "none" else spec.replay and round(spec.replay), 0)
    routing = None if spec.routing is None else frozenset(spec.routing if spec.routing != "none" else ())
    take("routing", routing, frozenset())
    values["existing_fifo"] = _is_fifo(existing)
    values["owns_source"] = bool(existing and existing.owns_notifications)
    values["filters"] = _filters(spec)
    values |= _volume(spec, take) | _limit(spec.downstream_limit) | _keep(spec) | _consumers(spec.consumers)
    values |= _schedule(spec.schedule) | _http(spec.http)
    return Needs(**values, assumed=frozenset(assumed))


def _usual_latency(spec: NeedsSpec, answer: Answer) -> Latency:
    """Return what a caller or a person would call normal when nobody says otherwise."""
    if answer is not Answer.RESULT:
        return Latency.MINUTES
    return Latency.SUB_SECOND if spec.event == "http_request" else Latency.SECONDS


def _apart(spec: NeedsSpec) -> bool | None:
    """Return whether what it writes lies outside what its filter lets through; None: nobody said where."""
    prefix = spec.filter.prefix if spec.filter else None
    if spec.writes_to != "same_source" or not spec.output_prefix or not prefix:
        return None
    if spec.output_prefix.startswith(prefix):
        return False
    return True if not prefix.startswith(spec.output_prefix) else None


def _is_fifo(existing: ExistingSpec | None) -> bool | None:
    """Return whether an existing queue or topic is FIFO, by its ARN; None: it is neither, or only a variable."""
    arn = (existing.arn if existing else None) or ""
    return arn.endswith(".fifo") if arn.split(":")[2:3] in (["sqs"], ["sns"]) else None


def _kind(spec: NeedsSpec, existing: ExistingSpec | None) -> str:
    if spec.existing not in (None, "none"):
        return str(spec.existing)
    service = (existing.arn or "").split(":")[2:3] if existing else []
    return ARN_KINDS.get(service[0], "") if service else ""


def _volume(spec: NeedsSpec, take: Any) -> dict[str, Any]:
    volume = spec.volume
    payload = volume.payload if volume else None
    take("payload_bytes", payload, DEFAULT_PAYLOAD_BYTES)

    def rate(text: str | None) -> float | None:
        return None if text is None else units.rate_per_s(text, payload_bytes=payload or DEFAULT_PAYLOAD_BYTES)

    average, peak = (rate(volume.average), rate(volume.peak)) if volume else (None, None)
    take("average_per_s", average if average is not None else peak, 0.0)
    take("peak_per_s", peak if peak is not None else average, 0.0)
    take("work_s", volume.work if volume else None, 0.0)
    shape = volume.shape if volume else None
    take("spiky", None if shape is None else shape != "steady", False)
    return {}


def _limit(limit: DownstreamLimit | str | None) -> dict[str, Any]:
    if limit is not None and not isinstance(limit, str):
        return {"at_a_time": limit.at_a_time or 0, "per_second": float(limit.per_second or 0), "paced": True}
    return {"paced": limit == "some"}


def _keep(spec: NeedsSpec) -> dict[str, Any]:
    if spec.keep is None:
        return {"may_lose": spec.failure == "best_effort", "keep_for_s": 0}
    return {
        "may_lose": spec.keep.loss == "allowed",
        "durable": spec.keep.loss == "never",
        "keep_for_s": round(spec.keep.outage or 0),
    }


def _consumers(consumers: Consumers | str | None) -> dict[str, Any]:
    if consumers is None or isinstance(consumers, str):
        return {"workers": consumers == "workers"}
    readers = consumers.readers or (2 if consumers.yet_to_come else 1)
    return {
        "readers": readers,
        "readers_independent": bool(consumers.independent),
        "readers_unknown": bool(consumers.yet_to_come),
    }


def _filters(spec: NeedsSpec) -> frozenset[str]:
    wanted = spec.filter
    if wanted is None:
        return frozenset()
    names = {name for name in ("prefix", "suffix") if getattr(wanted, name)}
    if wanted.content or wanted.pattern:
        names.add("content")
    return frozenset(names | {f"change:{change}" for change in wanted.changes or ()})


def _schedule(schedule: Schedule | None) -> dict[str, Any]:
    if schedule is None:
        return {}
    wanted = set()
    if schedule.when == "run_time":
        wanted.add("run_time")
    if schedule.recurrence == "once" or (schedule.expression or "").startswith("at("):
        wanted.add("once")
    if schedule.time_zone and schedule.time_zone != "UTC":
        wanted.add("time_zone")
    if schedule.precision == "window" or schedule.window:
        wanted.add("window")
    return {
        "schedule": frozenset(wanted),
        "interval_s": round(schedule.interval or 0),
        "window_s": round(schedule.window or 0),
    }


def _http(http: Http | None) -> dict[str, Any]:
    if http is None:
        return {}
    wanted = {name for name in HTTP_FLAGS if getattr(http, name)}
    if http.auth and http.auth != "none":
        wanted.add(f"auth:{http.auth}")
    for name in ("plans", "custom_domain", "streaming"):
        if getattr(http, name):
            wanted.add(name)
    if http.caching:
        wanted.add("caching")
    return {
        "http": frozenset(wanted),
        "callers": http.callers or "",
        "longest_answer_s": float(http.longest_answer or 0),
        "answer_bytes": http.answer_size or 0,
    }
