"""The values that pass between the stages.  Frozen, without behaviour beyond naming, no I/O.

    Spec ─> Needs ─> Decision ─> Module ─> FileTree

A need or a fact has one unit, which its name says: ``_s`` seconds, ``_bytes`` bytes,
``_per_s`` events a second.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import Any, Protocol


class Invocation(StrEnum):
    """How Lambda is called.  Source: https://docs.aws.amazon.com/lambda/latest/dg/lambda-invocation.html."""

    SYNCHRONOUS = "synchronous"
    ASYNCHRONOUS = "asynchronous"
    EVENT_SOURCE_MAPPING = "event_source_mapping"


class Verdict(StrEnum):
    """What a rule says of a trigger."""

    REJECT = "reject"
    WARN = "warn"
    PREFER = "prefer"


class Ordering(IntEnum):
    """The order in which events are handled, weakest first."""

    NONE = 0
    PER_KEY = 1
    TOTAL = 2

    def __str__(self) -> str:
        return self.name.lower()


class Latency(IntEnum):
    """A time, from shortest to longest: by when an event must be done, or how soon a trigger starts."""

    SUB_SECOND = 0
    SECONDS = 1
    MINUTES = 2
    HOURS = 3

    def __str__(self) -> str:
        return self.name.lower()


class Answer(StrEnum):
    """What whoever sends the event gets back."""

    RESULT = "result"
    ACKNOWLEDGEMENT = "acknowledgement"
    NONE = "none"


class Expression(str):
    """A Terraform expression: written into a ``.tf`` file as it stands, where other text is escaped."""

    __slots__ = ()


# Events that name what they are about and do not hold it.
BY_REFERENCE = frozenset({"object_change", "clock", "email"})
# Room for a long key, or for the headers of a mail.
NOTICE_BYTES = 16_384


@dataclass(frozen=True, slots=True)
class Needs:
    """What the function needs of whatever sets it off.  Settled: nothing unknown is left.

    *assumed* names the fields that nobody answered, so that a page can say so.  *durable*: somebody
    said that not one may be lost; *workers*: that only this function's instances share the work;
    *writes_apart*: where it writes is outside what the filter lets through (None: nobody said where);
    *existing_fifo*: the ARN of what exists ends with ``.fifo`` (None: there is no ARN that would tell).
    """

    event: str
    answer: Answer = Answer.NONE
    latency: Latency = Latency.MINUTES
    tail_latency: bool = False
    delay_s: int = 0
    ordering: Ordering = Ordering.NONE
    average_per_s: float = 0.0
    peak_per_s: float = 0.0
    payload_bytes: int = 0
    work_s: float = 0.0
    spiky: bool = False
    at_a_time: int = 0
    per_second: float = 0.0
    paced: bool = False
    may_lose: bool = False
    durable: bool = False
    keep_for_s: int = 0
    failure: str = ""
    workers: bool = False
    readers: int = 1
    readers_independent: bool = False
    readers_unknown: bool = False
    filters: frozenset[str] = frozenset()
    routing: frozenset[str] = frozenset()
    replay_s: int = 0
    once: bool = False
    existing: str = ""
    existing_fifo: bool | None = None
    owns_source: bool = False
    writes_to_source: bool = False
    writes_apart: bool | None = None
    schedule: frozenset[str] = frozenset()
    interval_s: int = 0
    window_s: int = 0
    http: frozenset[str] = frozenset()
    callers: str = ""
    longest_answer_s: float = 0.0
    answer_bytes: int = 0
    prefer: str = ""
    assumed: frozenset[str] = frozenset()

    @property
    def message_bytes(self) -> int:
        """Bytes of what a trigger carries: an object or a mail stays where it is, and a notice of it travels."""
        return min(self.payload_bytes, NOTICE_BYTES) if self.event in BY_REFERENCE else self.payload_bytes


@dataclass(frozen=True, slots=True)
class Setting:
    """One argument of the provider that a spec may set.

    *default* is a literal or an expression over ``needs``, ``settings`` and ``function``
    (see `trigscaffold.expression`); *minimum* and *maximum* are inclusive.  *many*: a list of some
    of *choices*, one at least; without choices of texts.  A text matches *pattern*, where there is one.
    """

    name: str
    default: Any
    doc: str
    source: str
    minimum: float | None = None
    maximum: float | None = None
    choices: tuple[Any, ...] = ()
    many: bool = False
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class Constraint:
    """A pair of settings that AWS refuses together, or that loses events.  *holds* is an expression."""

    holds: str
    message: str
    source: str


@dataclass(frozen=True, slots=True)
class Hop:
    """One way an event can go wrong, and its known end.

    Texts may hold ``{expression}`` over the same names as a setting's default.

    Args:
        when: What goes wrong, a clause.
        retried_by: The service that tries again; ``nobody`` where none does.
        times: How often.
        lasts: For how long, worst case.
        lands: Where the event ends: one of `ENDS`, or of the ends that the trigger itself has.
        seen: Who is told, and by what.
        source: The AWS page that says so.
        applies: An expression; the hop is left out where it is false.
        end: *lands* in words, with ``{name}`` for the trigger's name.
    """

    when: str
    retried_by: str
    times: str
    lasts: str
    lands: str
    seen: str
    source: str
    applies: str = ""
    end: str = ""


# Where an event can end, in words; ``{name}`` stands for the trigger's name.
ENDS: Mapping[str, str] = {
    "dead_letter": "dead-letter queue `{name}-dead-letter`",
    "undelivered": "queue `{name}-undelivered`",
    "failed_events": "queue `failed-events`",
    "caller": "with the caller, as an error",
    "queue": "it waits in the queue",
    "stream": "it waits in the stream",
    "source": "the notice is lost; what it tells of is still in the source",
    "nowhere": "it is lost",
}


@dataclass(frozen=True, slots=True)
class Derived:
    """A number that follows from others, shown with its formula.  *value* is an expression, *unit* ``s`` or empty."""

    name: str
    formula: str
    value: str
    source: str
    unit: str = ""
    applies: str = ""


@dataclass(frozen=True, slots=True)
class Grant:
    """The right that a service needs to deliver.  Empty *principal*: it uses a role, or polls.

    *to* is the one kind of target that takes it (``function``); the other is reached by a role.

    *source_arn* and *existing_arn* are Terraform expressions in which ``{name}`` stands for the
    trigger's name.
    """

    principal: str = ""
    source_arn: str = ""
    existing_arn: str = ""
    source_account: bool = False
    to: str = ""


@dataclass(frozen=True, slots=True)
class Trigger:
    """What one trigger can do: facts with their sources, settings with ranges, its failure path.

    ``sources[field]`` is the page that states the fact in *field*.  A source that delivers into a
    buffer is a Trigger too, with the facts of both (`trigscaffold.catalog.combine`), so rules
    need not know which they look at.

    0 means that AWS states no bound, save where it can only mean none at all (``keeps_for_s``,
    ``replay_s``, ``delay_s``).  ``events_per_s`` is the quota an account starts with and
    ``events_per_s_most`` the most it can be anywhere (0: raised on request).  ``concurrency_from``
    and ``concurrency_to`` are the ends of the range in which the number handled at a time can be set.

    *ended* is the date (``YYYY-MM-DD``) on which AWS ends or ended the service, *successor* what AWS names in
    its place.  *fifo*: the name of what carries the events ends with ``.fifo``.  *alone*: it reaches a
    function without a buffer, too.  *sole*: its function has no other trigger.

    *queue_grant* takes the place of *grant* where another service than the source's own puts events into the buffer.

    *event_age* is an expression for the seconds for which Lambda keeps an event that it cannot hand over, where
    that is less than the most it does (`trigscaffold.module.EVENT_AGE_S`).

    *samples* are the sample events of a trigger that is not built in: folder, name, text.

    *function* says what the function's own settings are where a spec leaves them to us: a number is the
    most this trigger allows, a word the only one.  *ends* are ends that only this trigger has.
    """

    id: str
    title: str
    summary: str
    invocation: Invocation
    # facts
    events: frozenset[str] = frozenset()
    answers: Answer = Answer.NONE
    latency: Latency = Latency.SECONDS
    longest_answer_s: int = 0
    longest_answer_raised_s: int = 0
    ordering: Ordering = Ordering.NONE
    events_per_s: float = 0.0
    events_per_s_most: float = 0.0
    payload_bytes: int = 0
    answer_bytes: int = 0
    limits_concurrency: bool = False
    concurrency_from: int = 0
    concurrency_to: int = 0
    absorbs_spikes: bool = False
    keeps_for_s: int = 0
    failure_seen_by: frozenset[str] = frozenset()
    readers: int = 1
    readers_independent: bool = False
    filters: frozenset[str] = frozenset()
    routes: frozenset[str] = frozenset()
    replay_s: int = 0
    deduplicates: bool = False
    delay_s: int = 0
    schedules: frozenset[str] = frozenset()
    interval_s: int = 0
    http: frozenset[str] = frozenset()
    price_per_million_usd: float = 0.0
    existing: frozenset[str] = frozenset()
    fifo: bool = False
    owns_source: bool = False
    ended: str = ""
    successor: str = ""
    parts: int = 1
    sources: Mapping[str, str] = field(default_factory=dict)
    checked: str = ""
    # how it is wired
    delivers_to: tuple[str, ...] = ()
    alone: bool = True
    sole: bool = False
    buffer: str = ""
    grant: Grant = Grant()
    queue_grant: Grant = Grant()
    key_users: tuple[str, ...] = ()
    settings: Mapping[str, Setting] = field(default_factory=dict)
    constraints: tuple[Constraint, ...] = ()
    failure_path: tuple[Hop, ...] = ()
    direct_failure_path: tuple[Hop, ...] = ()
    derived: tuple[Derived, ...] = ()
    concurrency: str = ""
    event_age: str = ""
    function: Mapping[str, Any] = field(default_factory=dict)
    ends: Mapping[str, str] = field(default_factory=dict)
    event: Mapping[str, Any] = field(default_factory=dict)
    samples: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule says of one trigger, and why."""

    rule: str
    trigger: str
    verdict: Verdict
    reason: str
    source: str


class Rule(Protocol):
    """What judges a trigger: a module of `trigscaffold.rules`, or a team's own rule."""

    @property
    def ID(self) -> str:
        """What a finding names."""

    @property
    def SOURCE(self) -> str:
        """The page that states it."""

    def check(self, needs: Needs, trigger: Trigger, /) -> Finding | None:
        """Return what the rule says of *trigger* under *needs*; None: nothing."""


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """A trigger, or a source with the buffer it delivers into.  *rules* judge it beside the built-in ones.

    Each is made once, with the catalogue, and is equal to itself alone: so what is said of it can be looked up by it.
    """

    source: Trigger
    buffer: Trigger | None
    facts: Trigger
    rules: tuple[Rule, ...] = ()

    @property
    def id(self) -> str:
        """``s3_eventbridge`` or ``s3_eventbridge+sqs_standard``."""
        return self.facts.id

    def is_called(self, id_: str) -> bool:
        """Tell whether *id_* means it: its own, or that of a source which reaches no function without a buffer."""
        return id_ == self.id or (id_ == self.source.id and not self.source.alone)

    def is_named(self, trigger: str, buffer: str = "auto") -> bool:
        """Tell whether it is what a spec's ``trigger`` and ``buffer`` ask for."""
        if trigger not in ("auto", self.source.id, self.id):
            return False
        if buffer == "none":
            return self.buffer is None
        return buffer == "auto" or (self.buffer is not None and self.buffer.id == buffer)


@dataclass(frozen=True, slots=True)
class Ranked:
    """One choice with everything the rules said of it; *rejected* when one of them said no."""

    choice: Choice
    findings: tuple[Finding, ...]

    @property
    def rejected(self) -> bool:
        """True when a rule rejects it."""
        return any(f.verdict is Verdict.REJECT for f in self.findings)

    @property
    def foreign(self) -> bool:
        """True when it does not carry the event; then nothing else of it was weighed."""
        return bool(self.findings) and self.findings[0].rule == "event"


@dataclass(frozen=True, slots=True)
class Decision:
    """The choice, and all findings, the losers' too.  *ranking* has the chosen one first."""

    choice: Choice
    ranking: tuple[Ranked, ...]
    forced: bool = False

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the rules say of the chosen trigger."""
        return self.ranking[0].findings

    @property
    def passed_over(self) -> list[tuple[str, Finding | None]]:
        """Each other choice that carries the event, with the first rule that rejects it; None: it fits too."""
        others = (r for r in self.ranking[1:] if not r.foreign)
        return [(r.choice.id, next((f for f in r.findings if f.verdict is Verdict.REJECT), None)) for r in others]

    @property
    def foreign(self) -> list[str]:
        """The triggers that do not carry such an event at all, buffers left aside."""
        others = {r.choice.source.id for r in self.ranking[1:] if r.foreign}
        return sorted(others - {self.choice.source.id})
