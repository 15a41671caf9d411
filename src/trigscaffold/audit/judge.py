"""Every rule over a model, and one verdict for each block that Terraform's owner sees."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from trigscaffold.audit.model import Model
from trigscaffold.audit.verdict import Finding, Rule, Verdict

_WEIGHT = {Verdict.VIOLATION: 0, Verdict.UNDECIDABLE: 1, Verdict.FINE: 2}


def judge(models: Iterable[Model], rules: Sequence[Rule]) -> tuple[Finding, ...]:
    """Return what *rules* say of *models*, by file, line and rule (see `merged`)."""
    return merged(finding for model in models for rule in rules for finding in rule.check(model))


def merged(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return one finding for each block and rule, by file, line and rule.

    A block may stand for several instances, and be reached by several callers: it breaks a rule when one of them does.
    """
    found: dict[tuple[str, int, str, str], Finding] = {}
    for finding in findings:
        subject = finding.subject
        # A registry module's call holds several resources of one type, a plan all on no line; each is its own subject.
        which = subject.base if subject.registry or not subject.body.line else ""
        key = (subject.file, subject.body.line, finding.rule, which)
        known = found.get(key)
        if known is None or _WEIGHT[finding.verdict] < _WEIGHT[known.verdict]:
            found[key] = finding
    return tuple(found[key] for key in sorted(found))
