"""A team's template may add; it may not take away or weaken what the rules and the built-in templates promise.

Every block that the built-in templates make of a module stays as they make it, but for what `kept` lists as
free: what no failure path, no permission and no encryption hangs on.  `trigscaffold.team.added` judges what is new.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from trigscaffold.errors import Problem
from trigscaffold.house import SUFFIX, House
from trigscaffold.team import added, hcl, kept
from trigscaffold.team.checks import not_trusted
from trigscaffold.team.hcl import Block

MOST_LETTERS = 1024 * 1024
_GUARDED = ("resource", "data", "variable", "locals", "terraform")
# Files that Terraform and OpenTofu read beside a module's own, or in place of them.
_BESIDE = re.compile(
    r"(.*[_/])?override\.tf|.*\.(tf\.json|tofu|tofu\.json|tfvars|tfvars\.json)|(.*/)?\.terraform(rc|/.*)"
)
# What a handler tells Lambda of what failed; a handler without it agrees no more with the mapping.
_TOLD = ("process_partial_response", "batchItemFailures", "raise_on_entire_batch_failure", "idempotent")


@dataclass(frozen=True, slots=True)
class Case:
    """The tree of the built-in templates, the one with the house, and which of its files each is made of."""

    base: Mapping[str, str]
    files: Mapping[str, str]
    made: Mapping[str, Sequence[str]]
    house: House


def check(case: Case) -> None:
    """Refuse a tree in which a template weakens what it may not.

    Raises:
        UserError: lists everything, each with the template's line and the line that was rendered (exit code 4).
    """
    problems = [*_forbidden_files(case), *_terraform(case), *_examples(case), *_handlers(case)]
    if problems:
        hint = "a template may add, and change what docs/template-reference.md lists as free; nothing was written"
        raise not_trusted("this template weakens what the rules promise", problems, hint)


def _forbidden_files(case: Case) -> Iterator[Problem]:
    for path in case.files:
        if path not in case.base and _BESIDE.fullmatch(path):
            yield _problem(case, path, 0, "", "Terraform would read it over the module's own files; write a .tf file")


def _terraform(case: Case) -> Iterator[Problem]:
    differing = [path for path in {*case.base, *case.files} if case.base.get(path) != case.files.get(path)]
    changed = sorted(
        path for path in differing if path.endswith(".tf") and not path.startswith(("examples/", "tests/"))
    )
    if sum(len(case.files.get(path, "")) for path in changed) > MOST_LETTERS:
        yield _problem(
            case, changed[0], 0, "", f"the Terraform of this template is longer than {MOST_LETTERS >> 10} KiB"
        )
        return
    before = [block for path in changed if path in case.base for block in hcl.blocks(path, case.base[path])]
    after: list[Block] = []
    for path in changed:
        try:
            after += hcl.blocks(path, case.files.get(path, ""))
        except hcl.Unreadable as error:
            yield _problem(case, path, 0, "", f"{error}, so it cannot be judged")
            return
    known = {(block.folder, block.address) for block in before if block.address[0] != "locals"}
    known_names = [
        f"{kind}.{name}"
        for path, text in case.base.items()
        if path.endswith(".tf") and "/" not in path
        for kind, name in re.findall(r'^resource "(\w+)" "(\w+)"', text, re.MULTILINE)
    ]
    new = [block for block in after if (block.folder, block.address) not in known]
    own: dict[str, set[str]] = {block.folder: set() for block in new}
    for block in new:
        if block.folder or block.name not in known_names:
            own[block.folder].add(_own(block))
    yield from _kept(case, before, after)
    for block in new:
        if not block.folder and block.address[0] == "resource" and block.name in known_names:
            yield _problem(case, block.file, block.line, block.address[-1], f"{block.name} is there twice")
            continue
        for key, message in added.faults(block, own[block.folder]):
            yield _problem(case, block.file, block.line_of(key), block.address[-1], f"{block.name}: {message}")


def _examples(case: Case) -> Iterator[Problem]:
    """Yield what a root that uses the module would run: `make plan` plans it."""
    for path in sorted(case.files):
        if path.endswith(".tf") and path.startswith(("examples/", "tests/")) and path in case.made:
            try:
                found = hcl.blocks(path, case.files[path])
            except hcl.Unreadable as error:
                yield _problem(case, path, 0, "", f"{error}, so it cannot be judged")
                continue
            for block in found:
                for key, message in added.commands(block):
                    yield _problem(case, path, block.line_of(key), block.address[-1], f"{block.name}: {message}")
            if path in case.base and _providers(case.base[path]) != _providers(case.files[path]):
                yield _problem(case, path, 0, "source", "the source of the AWS provider stays hashicorp/aws")


def _providers(text: str) -> list[Any]:
    return [
        kept.aws_source(block.body.get("required_providers"))
        for block in hcl.blocks("", text)
        if block.address == ("terraform",)
    ]


def _kept(case: Case, before: Sequence[Block], after: Sequence[Block]) -> Iterator[Problem]:
    """Yield what *after* misses, or says otherwise, of the blocks in *before*."""
    now: dict[tuple[str, tuple[str, ...]], list[Block]] = {}
    for block in after:
        now.setdefault((block.folder, block.address), []).append(block)
    for old in before:
        if old.address[0] not in _GUARDED:
            continue
        found = now.get((old.folder, old.address), [])
        if old.address[0] == "locals":
            yield from _locals(case, old, found)
        elif len(found) != 1:
            twice = "is there twice; Terraform refuses that" if found else "is gone; a template may not take it away"
            yield _problem(case, found[-1].file if found else old.file, 0, old.address[-1], f"{old.name} {twice}")
        else:
            yield from _same(case, old, found[0])


def _locals(case: Case, old: Block, found: Sequence[Block]) -> Iterator[Problem]:
    values = {key: value for block in found for key, value in block.body.items()}
    for key, value in old.body.items():
        if values.get(key) != value:
            yield _problem(case, old.file, 0, key, f"local.{key} is not as the built-in templates have it")


def _same(case: Case, old: Block, new: Block) -> Iterator[Problem]:
    for key in dict.fromkeys((*old.body, *new.body)):
        if why := kept.fault(old.address, key, old.body.get(key), new.body.get(key)):
            yield _problem(case, new.file, new.line_of(key), key, f"{new.name}: {why}")


def _own(block: Block) -> str:
    """Return how an expression begins that refers to *block*."""
    return f"var.{block.address[-1]}" if block.address[0] == "variable" else block.name


def _handlers(case: Case) -> Iterator[Problem]:
    for path, text in case.base.items():
        if not re.fullmatch(r"src/(\w+_)?handler\.py", path) or case.files.get(path) == text:
            continue
        lost = [word for word in _TOLD if word in text and word not in case.files.get(path, "")]
        if path not in case.files:
            yield _problem(case, path, 0, path, "is gone; it is where Lambda comes in")
        elif lost:
            message = f"no longer says `{lost[0]}`, so that handler and mapping disagree on what failed"
            yield _problem(case, path, 0, path, message)


def _problem(case: Case, path: str, line: int, word: str, message: str) -> Problem:
    """Return what is wrong in the rendered file *path*, with the place in the template that has *word* in it."""
    rendered = f"{path}:{line}" if line else path
    return Problem(_place(case, path, line, word), rendered, message)


def _place(case: Case, path: str, line: int, word: str) -> str:
    for removal in case.house.removes:
        if removal.path == path:
            return removal.where
    files = {f"{layer.name}/{name}": text for layer in case.house.layers for name, text in layer.files.items()}
    names = list(case.made.get(path, []))
    for name in (*reversed([n for n in names if n.endswith(SUFFIX)]), *(files if not names else ())):
        for number, written in enumerate(files.get(name, "").splitlines(), 1):
            if word and word in written:
                return f"{name}:{number}"
    if not names:
        return case.house.layers[-1].name
    begins = _first_block(files.get(names[-1], "")) if names[-1].endswith(SUFFIX) else line or 1
    return f"{names[-1]}:{begins}"


def _first_block(text: str) -> int:
    """Return the line of the first block of a template, which is where its own text begins; 1: it has none."""
    return next((number for number, line in enumerate(text.splitlines(), 1) if "block " in line), 1)
