"""`trigscaffold recommend --from --json`: one object a function, for programs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from trigscaffold.audit.resource import Place
    from trigscaffold.model import Finding
    from trigscaffold.today.needs import Read
    from trigscaffold.today.report import Answer, Found, OfFunction
    from trigscaffold.today.seen import Today
    from trigscaffold.today.wanted import Need


def shown(found: Found, save: Path | None) -> dict[str, Any]:
    """Return *found* as plain data."""
    return {
        "functions": [_function(one) for one in found.functions],
        "problems": [str(problem) for problem in found.problems],
        "saved": str(save) if save else None,
    }


def _function(one: OfFunction) -> dict[str, Any]:
    return {
        "function": one.function.address,
        **_place(one.function.resource.place()),
        "triggers": [_answer(answer) for answer in one.answers],
        "not_in_the_spec": [_today(today) for today in one.besides],
        "not_known": [{"what": other.what, "permitted": other.permitted, **_place(other.at)} for other in one.unknown],
        "findings": one.findings,
    }


def _answer(answer: Answer) -> dict[str, Any]:
    from trigscaffold.cli.recommend import ranking

    decision = answer.decision
    return {
        "name": answer.name,
        "today": _today(answer.today) if answer.today else None,
        "read": [_read(read) for read in answer.reads],
        "unanswered": list(answer.unanswered),
        "needs": [_need(need) for need in answer.asked],
        "against": [_finding(f) for f in answer.against],
        "settings": [
            {"name": d.name, "today": d.today, "generated": d.generated, **_place(d.at)} for d in answer.settings
        ],
        "choice": decision.choice.id if decision else None,
        "refused": answer.refused.summary if answer.refused else None,
        "ranking": ranking(decision) if decision else [],
        "would_matter_most": answer.question or None,
        "would_change": [dict(flip) for flip in answer.changes],
    }


def _today(today: Today) -> dict[str, Any]:
    return {
        "choice": today.choice.id,
        "trigger": today.choice.source.id,
        "buffer": today.choice.buffer.id if today.choice.buffer else None,
        "sure": today.sure,
        "at": [{**_place(part.at), "note": part.at.note} for part in today.parts],
    }


def _read(read: Read) -> dict[str, Any]:
    return {
        "need": read.need,
        "value": read.value,
        **_place(read.at),
        "assumed": read.assumed or None,
        "unknown": read.unknown or None,
    }


def _need(need: Need) -> dict[str, Any]:
    place: Mapping[str, Any] = _place(need.at) if need.at else {"file": None, "line": None}
    return {
        "need": need.need,
        "value": need.value,
        "met": need.met,
        "today": need.today or None,
        "unknown": need.unknown or None,
        **place,
        "findings": [_finding(f) for f in need.findings],
    }


def _finding(finding: Finding) -> dict[str, str]:
    return {
        "rule": finding.rule,
        "verdict": str(finding.verdict),
        "reason": finding.reason,
        "source": finding.source,
    }


def _place(place: Place) -> dict[str, Any]:
    return {"file": place.file, "line": place.line or None}
