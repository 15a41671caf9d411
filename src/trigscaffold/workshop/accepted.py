"""Asks Terraform what it thinks of what a template's cases become, and finds the template's line for each answer."""

from __future__ import annotations

import difflib
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from trigscaffold import terraform
from trigscaffold.errors import UserError
from trigscaffold.providers import environment
from trigscaffold.team.files import MANIFEST
from trigscaffold.team.template import Template
from trigscaffold.terraform import NEEDS_FORMATTING, Terraform
from trigscaffold.workshop.cases import Outcome
from trigscaffold.workshop.finding import Finding

EXAMPLE = "examples/basic/main.tf"
FORMAT, VALIDATE = "fmt", "validate"
NO_TERRAFORM = "no Terraform is on the PATH, so formatting was not checked and nothing was validated"
_HUNK = re.compile(r"^@@ -(\d+)")
_HOLE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")


def findings(template: Template, outcomes: Sequence[Outcome], unchecked: list[str]) -> Iterator[Finding]:
    """Yield what Terraform finds in the modules of *outcomes*; why it could not be asked goes to *unchecked*."""
    binary = terraform.find()
    if binary is None:
        unchecked.append(NO_TERRAFORM)
        return
    with tempfile.TemporaryDirectory(prefix="trigscaffold-") as scratch:
        top = Path(scratch).resolve()
        ran = Terraform(top, binary, environment(top))
        tidy = []
        for one in outcomes:
            if one.module:
                _write(one.files, top / one.case.name)
                badly = list(_formatted(template, one, replace(ran, folder=top / one.case.name)))
                yield from badly
                tidy += [] if badly else [one]
        try:
            yield from _validated(template, tidy, ran)
        except UserError as error:
            unchecked.append(f"nothing was validated: {error.summary}: {'; '.join(map(str, error.problems))}")


def _write(files: Mapping[str, str], folder: Path) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text.encode())


def _formatted(template: Template, one: Outcome, ran: Terraform) -> Iterator[Finding]:
    """Yield each place that ``terraform fmt`` would change, or cannot read."""
    done = ran.run("fmt", "-check", "-recursive", "-diff", "-no-color", ".")
    if done.returncode not in (0, NEEDS_FORMATTING):
        for path, line, words in _unreadable(done.stderr or done.stdout):
            yield _finding(template, one, FORMAT, path, line, f"{words}; correct the line")
        return
    for path, line, wanted in _changes(done.stdout):
        yield _finding(template, one, FORMAT, path, line, f"`terraform fmt` writes {wanted!r} here; do the same")


def _changes(diff: str) -> Iterator[tuple[str, int, str]]:
    """Yield path, line and what comes in its place for the first line of each change in *diff*."""
    path, line, at = "", 0, 0
    for text in diff.splitlines():
        if text.startswith("--- "):
            path = text.removeprefix("--- ").removeprefix("old/")
        elif match := _HUNK.match(text):
            line, at = int(match[1]), 0
        elif text.startswith("-"):
            at = at or line
            line += 1
        elif text.startswith("+") and not text.startswith("+++ ") and at >= 0:
            yield path, at or line, text[1:]
            at = -1
        elif text.startswith(" "):
            line, at = line + 1, 0


def _unreadable(words: str) -> Iterator[tuple[str, int, str]]:
    """Yield path, line and words of each thing that keeps ``fmt`` from reading a file."""
    text = terraform.flat(words)
    for part in text.split("Error: "):
        if match := re.search(r"^(.*?) on (\S+) line (\d+)", part):
            yield match[2], int(match[3]), match[1].strip()


def _validated(template: Template, outcomes: Sequence[Outcome], ran: Terraform) -> Iterator[Finding]:
    """Yield what Terraform refuses: all modules in one run, and each whose tests the team changed in one of its own."""
    called = [one.case.name for one in outcomes if EXAMPLE in one.files]
    apart = [one.case.name for one in outcomes if one.case.name not in called or any(map(_is_test, one.made))]
    problems = [p for name in apart for p in terraform.refusals(replace(ran, folder=ran.folder / name), ran.folder)]
    if called:
        calls = [f'module "case_{name}" {{\n  source = "./{name}/examples/basic"\n}}\n' for name in called]
        _write({"main.tf": "\n".join(calls)}, ran.folder)
        problems += terraform.refusals(ran, ran.folder)
    cases = {one.case.name: one for one in outcomes}
    for problem in dict.fromkeys(problems):
        name, _, place = problem.where.partition("/")
        path, _, line = place.rpartition(":")
        message = f"Terraform refuses it: {problem.message}"
        if name in cases:
            yield _finding(template, cases[name], VALIDATE, path, int(line), message)
        else:
            yield Finding(template.files[-1].where(MANIFEST, 1), VALIDATE, message)


def _is_test(path: str) -> bool:
    return path.endswith(".tftest.hcl")


def _finding(template: Template, one: Outcome, check: str, path: str, line: int, message: str) -> Finding:
    """Return a finding in the rendered *path*, at the line of the template that it came from."""
    lines = one.files.get(path, "").splitlines()
    rendered = lines[line - 1].strip() if 0 < line <= len(lines) else ""
    names = list(one.made.get(path, ()))
    places = [f"{name}:{number}" for name in names if (number := _line(_text(template, name), rendered))]
    where = places[0] if places else f"{names[-1]}:1" if names else one.case.where
    return Finding(where, check, f"in the case {one.case.name}, {path}:{line}: {message}")


def _line(text: str, rendered: str) -> int:
    """Return the number of the line of a template that became *rendered*, or is most like it; 0: none is."""
    lines = [line.strip() for line in text.splitlines()]
    for number, line in enumerate(lines, 1):
        fixed = _HOLE.split(line)
        if rendered and any(fixed) and re.fullmatch(".*".join(map(re.escape, fixed)), rendered):
            return number
    best = difflib.get_close_matches(rendered, lines, 1, 0.6)
    return lines.index(best[0]) + 1 if best else 0


def _text(template: Template, name: str) -> str:
    for files in template.files:
        if name.startswith(f"{files.name}/") and name.removeprefix(f"{files.name}/") in files.files:
            return files.files[name.removeprefix(f"{files.name}/")]
    return ""
