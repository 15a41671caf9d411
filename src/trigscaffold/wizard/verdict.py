"""What the wizard says of the decision: the choice, its reasons, and shortly why not the others."""

from __future__ import annotations

from collections.abc import Sequence

from trigscaffold.decide import decide
from trigscaffold.errors import UserError
from trigscaffold.model import Choice, Decision, Verdict
from trigscaffold.spec import SpecData, parse_data
from trigscaffold.wizard.answers import tidy

SHOWN_LEFT = 4
SHOWN_REJECTED = 5


def left(ids: Sequence[str]) -> str:
    """Return how many triggers are left, and which."""
    if not ids:
        return "  No trigger is left that could do all of this."
    more = f" and {len(ids) - SHOWN_LEFT} more" if len(ids) > SHOWN_LEFT else ""
    return f"  {len(ids)} left: {', '.join(ids[:SHOWN_LEFT])}{more}"


def decided(name: str, answers: SpecData, choices: Sequence[Choice]) -> Decision:
    """Return the decision for one trigger's *answers*.

    Raises:
        UserError: no trigger fits, or the answers contradict each other.
    """
    spec_file = parse_data({"name": "trial", "function": {"timeout_s": 900}, "triggers": {name: tidy(answers)}})
    asked = spec_file.spec.triggers[name]
    where = f"triggers.{name}"
    return decide(spec_file.needs[name], choices, trigger=asked.trigger, buffer=asked.buffer, where=where)


def told(name: str, answers: SpecData, choices: Sequence[Choice]) -> tuple[str, bool]:
    """Return what to say of one trigger, and whether it has a choice at all."""
    try:
        decision = decided(name, answers, choices)
    except UserError as error:
        why = "\n".join(f"  {p.path}: {p.message}" if p.path else f"  {p.message}" for p in error.problems)
        return f"{name}: {error.summary}\n{why}\n  {error.hint}", False
    return f"{name}: {decision.choice.facts.title} ({decision.choice.id})\n" + "\n".join(_lines(decision)), True


def _lines(decision: Decision) -> list[str]:
    signs = {Verdict.PREFER: "+", Verdict.WARN: "!", Verdict.REJECT: "x"}
    lines = [f"  {signs[f.verdict]} {f.reason} [{f.rule}]" for f in decision.findings]
    lines = lines or ["  nothing speaks against it, and it has the fewest parts"]
    others = [r for r in decision.ranking if r.choice.id != decision.choice.id]
    carrying = [r for r in others if not any(f.rule == "event" for f in r.findings)]
    for ranked in carrying[:SHOWN_REJECTED]:
        why = next((f for f in ranked.findings if f.verdict is Verdict.REJECT), None)
        lines.append(f"  not {ranked.choice.id}: {f'{why.reason} [{why.rule}]' if why else 'would do too'}")
    return lines
