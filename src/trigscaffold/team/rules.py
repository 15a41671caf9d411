"""A template's own rules: data that takes part in the decision like a rule of ours.

It may reject, warn or prefer; nothing takes back what another rule said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from trigscaffold.errors import Problem, UserError
from trigscaffold.expression import ExpressionError, evaluate, fill
from trigscaffold.model import Finding, Invocation, Latency, Needs, Ordering, Trigger, Verdict
from trigscaffold.rules import RULES
from trigscaffold.spec.slips import shown
from trigscaffold.team.checks import Checks, Path
from trigscaffold.team.policy import Policy

_KEYS = ("id", "when", "verdict", "reason", "source")
_WORDS: dict[str, Any] = {v.name.lower(): v for kind in (Latency, Ordering) for v in kind}
_TRIAL = Needs("job"), Trigger("trial", "", "", Invocation.SYNCHRONOUS)


@dataclass(frozen=True, slots=True)
class DataRule:
    """One rule.  *when* and the holes of *reason* are expressions over ``needs`` and ``facts``."""

    ID: str
    SOURCE: str
    when: str
    verdict: Verdict
    reason: str
    where: str

    def check(self, needs: Needs, trigger: Trigger, /) -> Finding | None:
        """Return what the rule says of *trigger* under *needs*; None: nothing.

        Raises:
            UserError: it has no answer to that.
        """
        try:
            return self.judged(needs, trigger)
        except ExpressionError as error:
            raise UserError(
                "a rule of the template has no answer", [Problem(self.where, self.ID, str(error))]
            ) from None

    def judged(self, needs: Needs, trigger: Trigger) -> Finding | None:
        """Return what `check` returns, or raise what `trigscaffold.expression` raises."""
        names = {"needs": needs, "facts": trigger, **_WORDS}
        if not evaluate(self.when, names):
            return None
        return Finding(self.ID, trigger.id, self.verdict, fill(self.reason, names), self.SOURCE)


@dataclass(frozen=True, slots=True)
class Permitted:
    """Rejects what the template called *name* does not allow.  What it says goes into a page: it names no path."""

    policy: Policy
    name: str
    SOURCE: str = "trigscaffold.yaml"

    @property
    def ID(self) -> str:
        """What a finding names."""
        return f"{self.name}-triggers"

    def check(self, needs: Needs, trigger: Trigger, /) -> Finding | None:  # noqa: ARG002 - as every rule
        """Return a rejection of a trigger that the template does not allow."""
        key = self.policy.refused(trigger.id.partition("+")[0])
        if not key:
            return None
        reason = f"is none that the template {self.name} allows ({key})"
        return Finding(self.ID, trigger.id, Verdict.REJECT, reason, self.SOURCE)


def read(checks: Checks, value: Any) -> tuple[DataRule, ...]:
    """Return the rules of a template; what is wrong is noted in *checks*."""
    found: list[DataRule] = []
    taken = {rule.ID for rule in RULES}
    for path, raw in checks.items(("rules",), value):
        known = len(checks.problems)
        rule = _rule(checks, path, checks.block(path, raw, _KEYS))
        if rule.ID in taken:
            checks.refuse((*path, "id"), f"{shown(rule.ID)} is the id of another rule; choose one of your own")
        taken.add(rule.ID)
        if len(checks.problems) == known:
            _try_out(checks, path, rule)
        found.append(rule)
    return tuple(found)


def _rule(checks: Checks, path: Path, raw: Mapping[str, Any]) -> DataRule:
    for key in _KEYS:
        if key not in raw:
            checks.refuse(path, f"`{key}` is missing")
    source = checks.text((*path, "source"), raw.get("source", "-"))
    if "source" in raw and not source.startswith("https://"):
        checks.refuse((*path, "source"), f"found {shown(source)}; the address of a page is allowed, https://...")
    verdict = checks.word((*path, "verdict"), raw.get("verdict", "warn"), [str(v) for v in Verdict])
    return DataRule(
        ID=checks.text((*path, "id"), raw.get("id", "-"), 60),
        SOURCE=source,
        when=checks.expression((*path, "when"), raw.get("when", True)),
        verdict=Verdict(verdict or "warn"),
        reason=checks.text((*path, "reason"), raw.get("reason", "-"), 300),
        where=checks.document.where(path),
    )


def _try_out(checks: Checks, path: Path, rule: DataRule) -> None:
    """Ask the rule about something, so that a name it gets wrong is told with its line."""
    names = {"needs": _TRIAL[0], "facts": _TRIAL[1], **_WORDS}
    for key, ask, text in (("when", evaluate, rule.when), ("reason", fill, rule.reason)):
        try:
            ask(text, names)
        except ExpressionError as error:
            if "division" not in str(error):
                checks.refuse((*path, key), f"{error}; it may read needs.NAME and facts.NAME")
