"""`trigscaffold check` apart from the command line: from paths to a report."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from trigscaffold.audit import baseline, cache, ignores
from trigscaffold.audit.folder import opened
from trigscaffold.audit.report import RANK, Notice, Report, severity_of
from trigscaffold.audit.roots import judged
from trigscaffold.audit.rules import rules
from trigscaffold.audit.verdict import Finding, Rule, Severity, Verdict
from trigscaffold.errors import Problem, UserError


@dataclass(frozen=True, slots=True)
class Options:
    """What a user asked for.

    Args:
        select: The rules to apply; empty: those of *severity* and worse.
        ignore: The rules to leave out.
        severity: The mildest that is told.
        var_files: Files of variable values, as ``terraform plan -var-file`` takes them.
        baseline: A file of findings that are known.
        keep: Whether the report keeps the models, for mending; all is then done in one process.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Severity = Severity.WARNING
    var_files: tuple[Path, ...] = ()
    baseline: Path | None = None
    keep: bool = False


def check(paths: Sequence[Path], options: Options) -> Report:
    """Return what the rules say of the Terraform at *paths*: folders, files or plan JSON.

    Raises:
        UserError: A path, a rule or the baseline is not there.
    """
    _refuse_missing((*paths, *options.var_files))
    known = baseline.load(options.baseline) if options.baseline else None
    every = {rule.ID: rule for rule in rules()}
    at = opened(paths, var_files=options.var_files, cache=cache.of(paths))
    asked = [rule for rule in every.values() if _asked(rule.ID, options)]
    result = judged(at, asked, keep=options.keep)
    at.files.cache.save()
    found, texts, problems = result.findings, at.files.texts, at.files.problems
    violations = [f for f in found if f.verdict is Verdict.VIOLATION and _told(f, every, options)]
    comments, wrong = ignores.read(texts, every)
    standing, excused, unused = ignores.apply(violations, comments, texts)
    hidden = gone = 0
    if known is not None and options.baseline:
        standing, hidden, gone = baseline.split(standing, known, options.baseline)
    return Report(
        violations=tuple(standing),
        undecidable=tuple(f for f in found if f.verdict is Verdict.UNDECIDABLE and _told(f, every, options)),
        ignored=tuple(excused),
        known=hidden,
        gone=gone,
        problems=(*(Notice(p.file, p.line, p.message) for p in problems), *_nothing(paths, texts, problems), *wrong),
        notes=tuple(_unused(unused, found, options)),
        rules=every,
        texts=texts,
        counts={"files": len(texts), **{kind: len(places) for kind, places in result.counted.items()}},
        models=result.models,
    )


def _refuse_missing(paths: Sequence[Path]) -> None:
    missing = [path for path in paths if not path.exists()]
    if missing:
        raise UserError(
            "there is nothing to check",
            [Problem(str(path), "", "no such file or folder") for path in missing],
            hint="Name folders of Terraform, .tf files, or the output of `terraform show -json`.",
        )


def _nothing(paths: Sequence[Path], texts: Collection[str], problems: Collection[object]) -> list[Notice]:
    """Say where there is no Terraform at all: a gate on the wrong folder would let everything pass."""
    if texts or problems:
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
