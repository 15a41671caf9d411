"""Roots judged one by one, on all processors where there are many: none depends on another."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from trigscaffold.audit.folder import Opened, Root
from trigscaffold.audit.graph import build
from trigscaffold.audit.hcl.reading import Problem
from trigscaffold.audit.hcl.source import Source
from trigscaffold.audit.judge import merged
from trigscaffold.audit.model import Model
from trigscaffold.audit.resource import Body, Resource
from trigscaffold.audit.value import TRUE
from trigscaffold.audit.verdict import Finding, Rule

# Below these a second process costs more than it saves.
_ROOTS = 8
_FILES = 200
Place = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class Judged:
    """What the rules say of some roots.

    Args:
        findings: One for each block and rule.
        counted: Where each function, mapping and queue stands, by kind.
        problems: What was not understood while the roots were worked out.
        models: The roots themselves, where they were asked for.
    """

    findings: tuple[Finding, ...]
    counted: dict[str, frozenset[Place]]
    problems: tuple[Problem, ...] = ()
    models: tuple[Model, ...] = ()


def judged(at: Opened, rules: Sequence[Rule], *, keep: bool = False) -> Judged:
    """Return what *rules* say of all roots; *keep* their models, which takes one process."""
    share = _processes(at)
    if keep or share < 2:
        return _here(at, at.sources, at.planned(), rules, keep=keep)
    # Forked processes have what was parsed; only findings come back.
    with multiprocessing.get_context("fork").Pool(share, _take, ((at, rules, share),)) as pool:
        found = pool.map(_apart, range(share))
    found.append(_here(at, (), at.planned(), rules))
    at.files.problems.extend(problem for one in found[:-1] for problem in one.problems)
    kinds = {kind: frozenset().union(*(one.counted[kind] for one in found)) for kind in found[0].counted}
    return Judged(merged(finding for one in found for finding in one.findings), kinds)


def _processes(at: Opened) -> int:
    if not sys.platform.startswith("linux") or len(at.sources) < _ROOTS or len(at.files.texts) < _FILES:
        return 1
    return min(len(os.sched_getaffinity(0)), len(at.sources) // 2)


_work: tuple[Opened, Sequence[Rule], int] | None = None


def _take(work: tuple[Opened, Sequence[Rule], int]) -> None:
    global _work
    _work = work


def _apart(number: int) -> Judged:
    """Judge one share of the roots in a process of its own, and return what can be sent back."""
    assert _work is not None
    at, rules, share = _work
    before = len(at.files.problems)
    found = _here(at, at.sources[number::share], (), rules)
    problems = tuple(at.files.problems[before:])
    return Judged(tuple(map(_light, found.findings)), found.counted, problems)


def _here(
    at: Opened, sources: Iterable[Source], planned: Iterable[Root], rules: Sequence[Rule], *, keep: bool = False
) -> Judged:
    findings: list[Finding] = []
    counted: dict[str, set[Place]] = {"functions": set(), "mappings": set(), "queues": set()}
    models: list[Model] = []
    for root in _each(at, sources, planned):
        model = build(root.resources, root.outputs, root.calls)
        findings += [finding for rule in rules for finding in rule.check(model)]
        for kind, places in counted.items():
            places.update(_place(one.resource) for one in getattr(model, kind))
        if keep:
            models.append(model)
    return Judged(merged(findings), {k: frozenset(v) for k, v in counted.items()}, (), tuple(models))


def _each(at: Opened, sources: Iterable[Source], planned: Iterable[Root]) -> Iterator[Root]:
    for source in sources:
        yield at.root(source)
    yield from planned


def _place(resource: Resource) -> Place:
    """Where a resource stands; those of a plan stand on no line, and are told apart by their address."""
    return resource.file, resource.body.line, "" if resource.body.line else resource.base


def _light(finding: Finding) -> Finding:
    """Return *finding* without what its subject says, which nobody asks for any more."""
    subject = finding.subject
    body = Body(line=subject.body.line, end_line=subject.body.end_line)
    bare = replace(subject, body=body, depends_on=(), exists=TRUE)
    return replace(finding, subject=bare)
