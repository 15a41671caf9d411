"""`trigscaffold check` apart from the command line: from paths to a report."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from trigscaffold.audit import baseline, cache, ignores
from trigscaffold.audit.folder import Loaded, load
from trigscaffold.audit.graph import build
from trigscaffold.audit.judge import judge
from trigscaffold.audit.report import RANK, Notice, Report, severity_of
from trigscaffold.audit.rules import rules
from trigscaffold.audit.verdict import Finding, Rule, Severity, Verdict
from trigscaffold.errors import Problem, UserError

if TYPE_CHECKING:
    from trigscaffold.audit.model import Model
    from trigscaffold.audit.resource import Resource


@dataclass(frozen=True, slots=True)
class Options:
    """What a user asked for.

    Args:
        select: The rules to apply; empty: those of *severity* and worse.
        ignore: The rules to leave out.
        severity: The mildest that is told.
        var_files: Files of variable values, as ``terraform plan -var-file`` takes them.
        baseline: A file of findings that are known.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Severity = Severity.WARNING
    var_files: tuple[Path, ...] = ()
    baseline: Path | None = None


def check(paths: Sequence[Path], options: Options) -> Report:
    """Return what the rules say of the Terraform at *paths*: folders, files or plan JSON.

    Raises:
        UserError: A path, a rule or the baseline is not there.
    """
    _refuse_missing((*paths, *options.var_files))
    known = baseline.load(options.baseline) if options.baseline else None
    every = {rule.ID: rule for rule in rules()}
    loaded = load(paths, var_files=options.var_files, cache=cache.of(paths))
    models = [build(root.resources, root.outputs, root.calls) for root in loaded.roots]
    asked = [rule for rule in every.values() if _asked(rule.ID, options)]
    found = judge(models, asked)
    violations = [f for f in found if f.verdict is Verdict.VIOLATION and _told(f, every, options)]
    comments, wrong = ignores.read(loaded.texts, every)
    standing, excused, unused = ignores.apply(violations, comments, loaded.texts)
    hidden = gone = 0
    if known is not None and options.baseline:
        standing, hidden, gone = baseline.split(standing, known, options.baseline)
    return Report(
        violations=tuple(standing),
        undecidable=tuple(f for f in found if f.verdict is Verdict.UNDECIDABLE and _told(f, every, options)),
        ignored=tuple(excused),
        known=hidden,
        gone=gone,
        problems=(*(Notice(p.file, p.line, p.message) for p in loaded.problems), *_nothing(paths, loaded), *wrong),
        notes=tuple(_unused(unused, found, options)),
        rules=every,
        texts=loaded.texts,
        counts=_counts(models, len(loaded.texts)),
        models=models,
    )


def _refuse_missing(paths: Sequence[Path]) -> None:
    missing = [path for path in paths if not path.exists()]
    if missing:
        raise UserError(
            "there is nothing to check",
            [Problem(str(path), "", "no such file or folder") for path in missing],
            hint="Name folders of Terraform, .tf files, or the output of `terraform show -json`.",
        )


def _nothing(paths: Sequence[Path], loaded: Loaded) -> list[Notice]:
    """Say where there is no Terraform at all: a gate on the wrong folder would let everything pass."""
    if loaded.texts or loaded.problems or any(root.resources for root in loaded.roots):
        return []
    return [Notice(str(path), 0, "there is no Terraform here (.tf, .tofu, .tf.json, or plan JSON)") for path in paths]


def _asked(rule: str, options: Options) -> bool:
    return rule not in options.ignore and (not options.select or rule in options.select)


def _told(finding: Finding, rules: Mapping[str, Rule], options: Options) -> bool:
    """A rule that was named is told whatever its severity."""
    return bool(options.select) or RANK[severity_of(finding, rules)] <= RANK[options.severity]


def _unused(unused: Collection[ignores.Ignore], found: Collection[Finding], options: Options) -> list[Notice]:
    """Say which comments excuse nothing; only where all rules were applied can that be known."""
    if options.select or options.ignore:
        return []
    milder = {(f.subject.file, f.rule) for f in found if f.verdict is not Verdict.FINE}
    return [
        Notice(one.at.file, one.at.line, f"this comment ignores nothing: {', '.join(one.rules)} has no finding here")
        for one in unused
        if not any((one.at.file, rule) in milder for rule in one.rules)
    ]


def _counts(models: Sequence[Model], files: int) -> dict[str, int]:
    return {
        "files": files,
        "functions": len({_block(f.resource) for m in models for f in m.functions}),
        "mappings": len({_block(e.resource) for m in models for e in m.mappings}),
        "queues": len({_block(q.resource) for m in models for q in m.queues}),
    }


def _block(resource: Resource) -> tuple[str, int, str]:
    """Return which block *resource* comes from; a plan has no lines."""
    return resource.file, resource.body.line, "" if resource.body.line else resource.base
