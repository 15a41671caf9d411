"""What `diff` and `update` say of files: a line each, a patch, or JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from trigscaffold.cli import console

if TYPE_CHECKING:
    from pathlib import Path

    from trigscaffold.upkeep.outcomes import Outcome
    from trigscaffold.upkeep.planned import Plan

_WORDS = {
    "add": ("+", "green", "is new"),
    "change": ("~", "cyan", "changed; you had not edited it"),
    "merge": ("~", "cyan", "merged with your edits"),
    "rename": ("~", "cyan", ""),
    "remove": ("-", "yellow", "is not generated any more; you had not edited it"),
    "conflict": ("!", "red", "has conflicts to settle"),
    "kept": ("=", "dim", "stays"),
    "deleted": ("=", "dim", "stays deleted"),
    "edited": ("~", "cyan", "you edited it"),
}


def lines(outcomes: Sequence[Outcome]) -> list[str]:
    """Return a line for each of *outcomes*."""
    return [_line(one) for one in outcomes]


def _line(one: Outcome) -> str:
    sign, look, words = _WORDS[one.kind]
    if one.kind == "conflict":
        words = f"{one.conflicts} {'conflict' if one.conflicts == 1 else 'conflicts'}"
    said = [words, f"was {one.was}" if one.was else "", one.why]
    return f"  {console.style(sign, look)} {one.path}  {console.style('; '.join(filter(None, said)), 'dim')}"


def patch(outcomes: Sequence[Outcome]) -> str:
    """Return what changes as a patch that ``git apply`` takes."""
    from trigscaffold import writer

    changes = []
    for one in outcomes:
        if one.was and one.before is not None:
            changes.append(writer.Change(one.was, "remove", _text(one.before), None))
            changes.append(writer.Change(one.path, "add", None, _text(one.after)))
        elif one.before != one.after:
            changes.append(writer.Change(one.path, one.kind, _text(one.before), _text(one.after)))
    return writer.unified_diff(changes)


def _text(data: bytes | None) -> str | None:
    return None if data is None else data.decode(errors="replace")


def consequences(plan: Plan) -> list[str]:
    """Return a line for each thing that Terraform will do because of *plan*, and for what is left to its owner."""
    what, found = plan.consequences, []
    for (folder, old), new in sorted(what.moved.items()):
        found.append(f"  {console.style('>', 'cyan')} {_in(folder)}{old} moves to {new}; its state goes with it")
    for folder, address in what.left:
        words = f"{_in(folder)}{address} leaves the module; what it holds stays in AWS, under nobody's care"
        found.append(f"  {console.style('!', 'yellow')} {words}")
    for number, one in enumerate(what.replaced):
        words = f"{one.path}: {one.address} would be built anew and lose its {one.holds}; {one.source}"
        if not number or what.replaced[number - 1].address != one.address:
            found.append(f"  {console.style('!', 'red')} {words}")
        found.append(console.style(f"      {one.argument} {_from_to(one.before, one.after)}", "dim"))
    if plan.names_kept:
        found.append("    What AWS calls them stays as it is; `update --new-names` lets those names follow.")
    return found + [f"  {console.style('!', 'yellow')} {problem}" for problem in plan.notes]


def _in(folder: str) -> str:
    return f"{folder}: " if folder else ""


def _from_to(before: str, after: str) -> str:
    if not before or not after:
        return f"{'is ' + after if after else 'was ' + before}"
    return f"goes from {before} to {after}"


def as_json(folder: Path, plan: Plan) -> dict[str, Any]:
    """Return what *plan* does, for programs."""
    what = plan.consequences
    return {
        "folder": str(folder),
        "files": [file_json(one) for one in plan.outcomes if one.kind != "same"],
        "moved": [{"folder": folder, "from": old, "to": new} for (folder, old), new in sorted(what.moved.items())],
        "left": [{"folder": folder, "address": address} for folder, address in what.left],
        "replaced": [
            {"path": r.path, "address": r.address, "holds": r.holds, "argument": r.argument, "source": r.source}
            for r in what.replaced
        ],
        "notes": [str(problem) for problem in plan.notes],
        "unsettled": [str(problem) for problem in plan.unsettled],
    }


def file_json(one: Outcome) -> dict[str, Any]:
    """Return what becomes of one file, for programs."""
    found = {"path": one.path, "kind": one.kind, "was": one.was, "conflicts": one.conflicts, "why": one.why}
    return {**found, "diff": patch([one])}
