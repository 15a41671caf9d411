"""Finds what a template holds and nothing uses: questions, files, removals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jinja2 import nodes

from trigscaffold.house import FRAGMENTS, SUFFIX, TREE, TRIGGERS
from trigscaffold.render import EACH
from trigscaffold.team.files import MANIFEST
from trigscaffold.team.fixes import TAGS
from trigscaffold.team.template import Template
from trigscaffold.workshop import names
from trigscaffold.workshop.cases import Outcome
from trigscaffold.workshop.finding import Finding
from trigscaffold.workshop.sources import Sources

QUESTION, FILE, REMOVAL = "unused-question", "never-rendered", "unused-removal"


def findings(template: Template, sources: Sources, outcomes: Sequence[Outcome]) -> Iterator[Finding]:
    """Yield what of the topmost template nothing uses; *outcomes* are all that its cases become."""
    yield from _questions(template, sources)
    yield from _astray(template)
    accepted = [one for one in outcomes if one.module]
    if not accepted:
        where = template.files[-1].where(MANIFEST, 1)
        yield Finding(where, "case", "no case shows what the template makes; add a spec as cases/NAME.yaml")
        return
    yield from _files(template, accepted)
    yield from _removals(template, accepted)


def _questions(template: Template, sources: Sources) -> Iterator[Finding]:
    used = set[str]()
    for source in sources.all():
        kinds: tuple[type[nodes.Getattr | nodes.Getitem], ...] = (nodes.Getattr, nodes.Getitem)
        fields = {id(node.node) for node in source.tree.find_all(kinds)}
        if any(n.name == "answers" and id(n) not in fields for n in source.tree.find_all(nodes.Name)):
            return  # all of them are looked through
        used |= {path[0] for first, path, _ in names.fields(source.tree) if first == "answers"}
    used |= {one for fix in template.fixes if fix.path[0] == TAGS for one in _answers(str(fix.value))}
    used |= {one for question in template.questions for one in _answers(question.when)}
    for question in template.manifests[-1].questions:
        if question.name not in used:
            message = f"no file and no tag uses the answer to `{question.name}`; use {{{{ answers.{question.name} }}}}"
            yield Finding(question.where, QUESTION, f"{message}, or do not ask")


def _answers(text: str) -> set[str]:
    return set(re.findall(r"answers\.(\w+)", text))


def _astray(template: Template) -> Iterator[Finding]:
    """Yield each Jinja file in a folder that nothing is rendered from."""
    top = template.files[-1]
    for path in top.files:
        if path.endswith(SUFFIX) and not path.startswith((TREE, TRIGGERS, FRAGMENTS)):
            message = (
                f"nothing is rendered from here; {TREE} holds files, {TRIGGERS}ID/ parts, {FRAGMENTS} what is shared"
            )
            yield Finding(top.where(path, 1), FILE, message)


def _files(template: Template, outcomes: Sequence[Outcome]) -> Iterator[Finding]:
    top = template.files[-1]
    seen = {name for one in outcomes for path, names in one.made.items() if path in one.files for name in names}
    for path in top.files:
        read = path.startswith(TREE) or (path.endswith(SUFFIX) and path.startswith((TRIGGERS, FRAGMENTS)))
        if not read or f"{top.name}/{path}" in seen:
            continue
        why = "nothing includes it" if path.startswith(FRAGMENTS) else "no case renders it"
        hint = "add a case that does, or take the file out"
        if path.startswith(TREE) and EACH not in path:
            target = path.removeprefix(TREE).removesuffix(SUFFIX)
            why = f"in no case there is a {target} in the end"
        yield Finding(top.where(path, 1), FILE, f"{why}; {hint}")


def _removals(template: Template, outcomes: Sequence[Outcome]) -> Iterator[Finding]:
    there = {path for one in outcomes for path in (*one.base, *one.made)}
    for removal in template.manifests[-1].removes:
        if removal.path not in there:
            message = f"in no case there is a {removal.path} to leave out; correct the path, or add a case that has it"
            yield Finding(removal.where, REMOVAL, message)
