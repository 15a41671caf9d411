"""`trigscaffold recommend --from`: the trigger that Terraform has today, judged by the same rules, for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from trigscaffold.cli import console
from trigscaffold.errors import NO_TRIGGER_FITS, USAGE

if TYPE_CHECKING:
    from trigscaffold.audit.resource import Place
    from trigscaffold.house import House
    from trigscaffold.model import Choice, Finding
    from trigscaffold.spec import SpecFile
    from trigscaffold.today.needs import Read
    from trigscaffold.today.report import Answer, Found, OfFunction
    from trigscaffold.today.seen import Today
    from trigscaffold.today.wanted import Need

_WIDTH = 46
_NO_SUCH = "invokes it, which is no trigger that trigscaffold knows"
_MARKS = {True: ("met", "green"), False: ("not met", "red")}


def run(
    path: Path, spec_file: SpecFile | None, house: House | None, *, function: str, save: Path | None, as_json: bool
) -> None:
    """Tell of the functions at *path*, against *spec_file* where there is one; write what was read to *save*.

    Raises:
        UserError: There is no such function, or *save* is there already.
    """
    from trigscaffold import catalog
    from trigscaffold.today import report

    choices = house.choices if house else catalog.every_choice()
    found = report.of_path(path, choices, function=function, spec=spec_file)
    if save:
        from trigscaffold.today.save import save as write

        write(found, save)
    if as_json:
        from trigscaffold.cli.recommend_json import shown

        console.print_json(shown(found, save))
    else:
        console.say("\n".join(map(console.safe, _text(found, path, choices, save))), newline=False)
    for problem in found.problems:
        console.say(console.safe(f"not read: {problem}"), err=True)
    raise typer.Exit(_code(found))


def _code(found: Found) -> int:
    if any(answer.refused for one in found.functions for answer in one.answers):
        return NO_TRIGGER_FITS
    return USAGE if found.problems else 0


def _text(found: Found, path: Path, choices: Sequence[Choice], save: Path | None) -> Iterator[str]:
    page = _Page(f"{path}/" if path.is_dir() else "", choices)
    for one in found.functions:
        place = one.function.resource.place()
        at = f"{place.file}:{place.line}" if place.line else place.file
        yield f"{console.style(one.function.address, 'bold')}  {console.style(at, 'dim')}"
        yield from page.of(one)
        if one.findings:
            several = "finding concerns" if one.findings == 1 else "findings concern"
            yield from console.wrapped(f"{one.findings} {several} it: `trigscaffold check {path}`", "  ")
        yield ""
    if save:
        yield f"Written to {save}: add what is not known, then `trigscaffold generate {save}`."
        yield from console.wrapped(
            "What its events come from is made anew unless the trigger says `existing`: write that where it must stay.",
            "",
        )
        yield ""


@dataclass(frozen=True, slots=True)
class _Page:
    """What is said below the line of a function, which alone has its place in full; others are seen from *base*."""

    base: str
    choices: Sequence[Choice]

    def of(self, one: OfFunction) -> Iterator[str]:
        """Yield the lines that say all of *one*."""
        if not one.answers and not one.unknown:
            yield from console.wrapped(
                "Nothing that was read invokes it: no mapping, subscription, rule, route or permission names it. What"
                " does may stand elsewhere; read that beside it.",
                "  ",
            )
        for answer in one.answers:
            yield from self._answer(answer)
        for today in one.besides:
            yield from console.wrapped(
                f"{today.choice.id} stands there and is not in the spec: {self._places(today)}", "  "
            )
        for other in one.unknown:
            why = "may invoke it, and nothing that was read is what does" if other.permitted else _NO_SUCH
            yield from console.wrapped(f"{other.what} {why}: {self.where(other.at)}", "  ")

    def _answer(self, answer: Answer) -> Iterator[str]:
        from trigscaffold.cli.recommend import decided

        yield ""
        if answer.today:
            sure = "" if answer.today.sure else ", as far as what may invoke it shows"
            title = answer.today.choice.facts.title
            yield f"  {console.style(f'{answer.name}: {answer.today.choice.id}', 'bold')}  {title}{sure}"
            yield from console.wrapped(self._places(answer.today), "    ")
        else:
            yield f"  {console.style(answer.name, 'bold')}: nothing that was read is such a trigger"
        yield from (self._asked(answer) if answer.asked else self._reads(answer.reads))
        if answer.unanswered:
            yield from console.wrapped(", ".join(answer.unanswered), "    not known: ")
        for difference in answer.settings:
            now = "not set" if difference.today is None else _word(difference.today)
            said = f"{difference.name} is {now}, generated it would be {_word(difference.generated)}"
            yield from console.wrapped(f"{said}  {self.where(difference.at)}", "    set otherwise: ")
        yield from self._choice(answer)
        if answer.asked and answer.decision and answer.needs:
            yield from (f"  {line}" if line else "" for line in decided(answer.decision, answer.needs, self.choices))

    def _choice(self, answer: Answer) -> Iterator[str]:
        """Say what would be chosen, whether that is what stands there, and what would matter most to know."""
        yield ""
        if answer.refused:
            yield from console.wrapped(answer.refused.summary, "    nothing fits: ")
            for problem in answer.refused.problems:
                yield from console.wrapped(
                    f"{problem.path}: {problem.message}" if problem.path else problem.message, "      - "
                )
        elif answer.decision:
            chosen = answer.decision.choice.id
            same = ", as it is today" if answer.today and answer.today.choice.id == chosen else ""
            basis = "" if answer.asked or not answer.today else " of what is known"
            yield f"    {console.style(f'chosen{basis}: {chosen}{same}', 'bold')}"
            if not answer.asked:
                yield from _reasons(answer.decision.findings)
        if answer.question and not answer.asked:
            ends = [f"{_word(f['to'])} → {f['choice']}" for f in answer.changes if f["need"] == answer.question]
            yield from console.wrapped(f"{answer.question} ({'; '.join(ends)})", "    would matter most to know: ")

    def _reads(self, reads: Sequence[Read]) -> Iterator[str]:
        for read in reads:
            if read.value is not None:
                yield from self._line(f"{read.need}: {_word(read.value)}", read.at)
                if read.assumed:
                    yield from console.wrapped(read.assumed, "        assumed: ")
            elif read.unknown:
                yield from console.wrapped(read.unknown, f"    {read.need}: not known; decides: ")

    def _asked(self, answer: Answer) -> Iterator[str]:
        for need in answer.asked:
            word, look = ("unclear", "yellow") if need.met and need.unknown else _MARKS[need.met]
            yield from self._line(f"{need.need}: {_word(need.value)}", need.at, mark=console.style(f"{word:>7}", look))
            yield from _why(need)
        for finding in answer.against:
            yield from _reasons([finding])

    def _line(self, text: str, at: Place | None, mark: str = "") -> list[str]:
        place = f"  {self.where(at)}" if at else ""
        return console.wrapped(f"{text:<{_WIDTH}}{place}" if place else text, f"    {mark} " if mark else "    ")

    def _places(self, today: Today) -> str:
        notes = (f"{self.where(part.at)}{f' ({part.at.note})' if part.at.note else ''}" for part in today.parts)
        return ", ".join(dict.fromkeys(notes))

    def where(self, place: Place) -> str:
        """Return ``file:line``; a plan has no lines."""
        file = place.file.removeprefix(self.base)
        return f"{file}:{place.line}" if place.line else file


def _why(need: Need) -> Iterator[str]:
    if need.today:
        yield from console.wrapped(f"it could be, and what is set is: {need.today}", "              ")
    if need.unknown:
        yield from console.wrapped(need.unknown, "              decides: ")
    for finding in need.findings:
        yield from console.wrapped(f"{finding.reason} {console.style(f'[{finding.rule}]', 'dim')}", "              ")


def _reasons(findings: Sequence[Finding]) -> Iterator[str]:
    signs = {"prefer": ("+", "green"), "warn": ("!", "yellow"), "reject": ("-", "red")}
    for f in findings:
        sign = console.style(*signs[f.verdict])
        yield from console.wrapped(f"{f.reason} {console.style(f'[{f.rule}]', 'dim')}", f"      {sign} ")


def _word(value: object) -> str:
    from trigscaffold.today.wanted import shown

    return shown(value)
