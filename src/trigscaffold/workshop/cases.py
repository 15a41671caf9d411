"""A template's cases: specs of its own, and what each becomes in its style.

``cases/<case>.yaml``, and ``triggers/<id>/cases/<case>.yaml`` of a trigger that the template brings.  A spec that the
template is there to refuse is a case too: what it becomes is the message.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from trigscaffold import pipeline, yamlfile
from trigscaffold.errors import UNTRUSTED_TEMPLATE, UserError
from trigscaffold.module import Module
from trigscaffold.render import render
from trigscaffold.spec import parse_spec
from trigscaffold.team import overlay
from trigscaffold.team.template import Template, furnish

REFUSAL = "refusal.txt"
# A golden is golden/<case> of its template, and its spec says so.
FROM_GOLDEN = "../.."
_CASE = re.compile(r"(?:triggers/(?P<trigger>\w+)/)?cases/(?P<case>[A-Za-z0-9_-]+)\.ya?ml")


@dataclass(frozen=True, slots=True)
class Case:
    """One spec of a template.  *where* is its file as messages name it."""

    name: str
    text: str = field(repr=False)
    where: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a case becomes.  *module* None: the template refuses it, and *files* is the message alone.

    *base* is what the built-in templates make of it; *made* says of which files of the team each file is made.
    """

    case: Case
    files: Mapping[str, str] = field(repr=False)
    base: Mapping[str, str] = field(repr=False)
    made: Mapping[str, Sequence[str]] = field(repr=False)
    module: Module | None = field(repr=False, default=None)

    @property
    def refusal(self) -> str:
        """Why the template refuses it; empty: it does not."""
        return "" if self.module else self.files[REFUSAL]


def cases(template: Template) -> list[Case]:
    """Return the cases of the topmost template, sorted by name; a trigger's own are called ``<trigger>-<case>``."""
    top = template.files[-1]
    found = []
    for path, text in top.files.items():
        if match := _CASE.fullmatch(path):
            name = "-".join(filter(None, (match["trigger"], match["case"])))
            found.append(Case(name, text, top.where(path)))
    return sorted(found, key=lambda case: case.name)


def outcome(template: Template, case: Case) -> Outcome:
    """Return what *case* becomes in the style of *template*.

    Raises:
        UserError: the case is no valid spec, whatever the template says; or the template itself is wrong: it cannot be
            rendered (exit code 2), or does what none may do (4).
    """
    document = yamlfile.read(case.text.encode(), case.where)
    parse_spec(document)
    try:
        spec_file, house = furnish(template, document, FROM_GOLDEN)
        module = pipeline.settle(spec_file, house)
    except UserError as error:
        if error.exit_code == UNTRUSTED_TEMPLATE:
            raise
        return Outcome(case, {REFUSAL: _anywhere(str(error), template)}, {}, {})
    base = render(module)
    laid = overlay.laid_over(module, base, house)
    return Outcome(case, laid.tree.files, base.files, laid.made, module)


def _anywhere(message: str, template: Template) -> str:
    """Return *message* without the places of this machine: what is below is called by its name."""
    for files, manifest in zip(template.files, template.manifests, strict=True):
        called = "" if files is template.files[-1] else f"{manifest.name}/"
        message = re.sub(rf"(?<![\w./-]){re.escape(files.name)}/", called, message)
    return message
