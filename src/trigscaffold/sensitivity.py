"""Which other answer to which question would change the choice."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from trigscaffold.decide import rank
from trigscaffold.model import Answer, Choice, Latency, Needs, Ordering
from trigscaffold.units import human_duration


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
    # No answer here makes another event of it, so what does not carry this one never will.
    choices = [ranked.choice for ranked in rank(needs, choices) if not ranked.foreign]
    if not choices:
        return []
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
