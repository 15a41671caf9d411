"""What a template allows and forbids, and whether a spec keeps to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from trigscaffold import catalog
from trigscaffold.errors import Problem
from trigscaffold.spec import SpecFile
from trigscaffold.spec.slips import shown
from trigscaffold.spec.tree import ROOT
from trigscaffold.team.checks import Checks, Path

# How well a failure is seen, from least to most; whoever called sees it at once.
_SEEN = {"best_effort": 0, "dead_letter": 1, "caller": 1, "per_item": 2}
_ALLOWS = ("name", "triggers", "runtimes", "least_failure")
_FORBIDS = ("triggers", "runtimes")


@dataclass(frozen=True, slots=True)
class Policy:
    """What a spec may say.  Each is empty where all is allowed; *where* has the line of each key."""

    name: str = ""
    triggers: tuple[str, ...] = ()
    runtimes: tuple[str, ...] = ()
    least_failure: str = ""
    no_triggers: tuple[str, ...] = ()
    no_runtimes: tuple[str, ...] = ()
    where: Mapping[str, str] = field(default_factory=dict)

    def refused(self, trigger: str) -> str:
        """Return the key that refuses *trigger*; empty: it is allowed."""
        if trigger in self.no_triggers:
            return "forbids.triggers"
        return "allows.triggers" if self.triggers and trigger not in self.triggers else ""


def read(checks: Checks, allows: Any, forbids: Any) -> Policy:
    """Return what a template allows and forbids; what is wrong is noted in *checks*."""
    allowed = checks.block(("allows",), {} if allows is None else allows, _ALLOWS)
    forbidden = checks.block(("forbids",), {} if forbids is None else forbids, _FORBIDS)
    pairs = [("allows", key) for key in allowed] + [("forbids", key) for key in forbidden]
    least = allowed.get("least_failure")
    return Policy(
        name=checks.pattern(("allows", "name"), allowed["name"]) if "name" in allowed else "",
        triggers=_triggers(checks, ("allows", "triggers"), allowed.get("triggers")),
        runtimes=_runtimes(checks, ("allows", "runtimes"), allowed.get("runtimes")),
        least_failure=checks.word(("allows", "least_failure"), least, ("dead_letter", "per_item")) if least else "",
        no_triggers=_triggers(checks, ("forbids", "triggers"), forbidden.get("triggers")),
        no_runtimes=_runtimes(checks, ("forbids", "runtimes"), forbidden.get("runtimes")),
        where={".".join(pair): checks.document.where(pair) for pair in pairs},
    )


def _triggers(checks: Checks, path: Path, value: Any) -> tuple[str, ...]:
    """Return ids of triggers; which there are is known when the template's own are, so a slip is told later."""
    return tuple(one for one in checks.texts(path, value) if one)


def _runtimes(checks: Checks, path: Path, value: Any) -> tuple[str, ...]:
    known = [str(choice) for choice in ROOT.fields["runtime"].choices]
    return tuple(checks.word(where, one, known) for where, one in checks.items(path, value))


def unknown_triggers(policies: Sequence[Policy], own: Sequence[str]) -> list[Problem]:
    """Return each trigger that a policy names and nothing has."""
    import difflib

    known = [t.id for t in catalog.load()] + list(own)
    problems = []
    for policy in policies:
        for key, ids in (("allows.triggers", policy.triggers), ("forbids.triggers", policy.no_triggers)):
            for id_ in ids:
                if id_ not in known:
                    near = difflib.get_close_matches(id_, known, 1)
                    guess = f"did you mean {near[0]}? " if near else ""
                    message = f"there is no trigger {shown(id_)}; {guess}`trigscaffold triggers` lists them"
                    problems.append(Problem(policy.where[key], key, message))
    return problems


def kept(spec_file: SpecFile, policies: Sequence[Policy]) -> list[Problem]:
    """Return each thing that *spec_file* says and a policy does not allow."""
    return [problem for policy in policies for problem in _kept(spec_file, policy)]


def _kept(spec_file: SpecFile, policy: Policy) -> Iterator[Problem]:
    spec = spec_file.spec

    def said(path: Path, found: Any, key: str, allowed: str) -> Problem:
        where = spec_file.where(path) if spec_file.document.lines else spec_file.document.name
        message = f"found {shown(found)}; the template allows {allowed} ({policy.where[key]})"
        return Problem(where, ".".join(map(str, path)), message)

    if policy.name and not re.search(policy.name, spec.name):
        yield said(("name",), spec.name, "allows.name", f"names that match {policy.name}")
    if policy.runtimes and spec.runtime not in policy.runtimes:
        yield said(("runtime",), spec.runtime, "allows.runtimes", f"only {', '.join(policy.runtimes)}")
    if spec.runtime in policy.no_runtimes:
        yield said(("runtime",), spec.runtime, "forbids.runtimes", f"all but {', '.join(policy.no_runtimes)}")
    for name, trigger in spec.triggers.items():
        asked = trigger.trigger.partition("+")[0]
        if asked != "auto" and (key := policy.refused(asked)):
            others = (
                f"only {', '.join(policy.triggers)}" if policy.triggers else f"all but {', '.join(policy.no_triggers)}"
            )
            yield said(("triggers", name, "trigger"), trigger.trigger, key, others)
        failure = trigger.needs.failure
        if policy.least_failure and failure and _SEEN[failure] < _SEEN[policy.least_failure]:
            better = [one for one, seen in _SEEN.items() if seen >= _SEEN[policy.least_failure]]
            yield said(
                ("triggers", name, "needs", "failure"), failure, "allows.least_failure", f"only {', '.join(better)}"
            )
