"""A team's template with those that it extends: read, checked, and made into a house for one spec."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from trigscaffold import catalog
from trigscaffold.errors import Problem, UserError
from trigscaffold.house import House, Layer
from trigscaffold.model import Choice, Rule
from trigscaffold.spec import SpecFile, parse_spec
from trigscaffold.team import fixes, policy, questions, triggers
from trigscaffold.team.checks import place
from trigscaffold.team.files import TemplateFiles
from trigscaffold.team.fixes import KEY, PROVIDER, TAGS, Fix
from trigscaffold.team.manifest import Manifest, read_manifest
from trigscaffold.team.questions import Question
from trigscaffold.team.rules import Permitted
from trigscaffold.yamlfile import Document

MOST_LAYERS = 5


@dataclass(frozen=True, slots=True)
class Template:
    """What lies over the built-in templates, lowest first: the *files* of each template and its *manifests*."""

    files: tuple[TemplateFiles, ...]
    manifests: tuple[Manifest, ...]
    choices: tuple[Choice, ...] = field(repr=False)

    @property
    def name(self) -> str:
        """The name of the topmost."""
        return self.manifests[-1].name

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question, those of the lowest first; a higher one takes the place of one of the same name."""
        return tuple({q.name: q for manifest in self.manifests for q in manifest.questions}.values())

    @property
    def fixes(self) -> tuple[Fix, ...]:
        """Every value that is fixed."""
        return tuple({fix.path: fix for manifest in self.manifests for fix in manifest.fixes}.values())

    @property
    def fixed(self) -> frozenset[tuple[str, ...]]:
        """The places of a spec that are the template's to fill."""
        return frozenset(fix.path for fix in self.fixes)

    @property
    def said(self) -> dict[str, Any]:
        """What is fixed at the top of a spec: ``runtime``, ``encryption``."""
        return {fix.path[0]: fix.value for fix in self.fixes if len(fix.path) == 1}

    @property
    def origin(self) -> dict[str, Any]:
        """What the record says of it."""
        top, manifest = self.files[-1], self.manifests[-1]
        names = {"name": manifest.name, "version": manifest.version}
        return {**names, "source": top.source, "ref": top.ref, "path": top.path, "commit": top.commit}


def template(stack: Sequence[TemplateFiles]) -> Template:
    """Return the template that *stack* is, the lowest first.

    Raises:
        UserError: a manifest or a trigger of it is not valid, or one undoes what another fixes.
    """
    manifests = tuple(read_manifest(files.files, files.name) for files in stack)
    own = triggers.read(stack)
    problems = policy.unknown_triggers([m.policy for m in manifests], [t.id for t in own])
    problems += _undone(manifests)
    if problems:
        raise UserError(f"{manifests[-1].where} is not a valid template", problems)
    return Template(tuple(stack), manifests, _choices(manifests, own))


def _undone(manifests: Sequence[Manifest]) -> list[Problem]:
    """Return each fix that says otherwise than one of a template below."""
    problems, known = [], dict[tuple[str, ...], Fix]()
    for manifest in manifests:
        for fix in manifest.fixes:
            below = known.setdefault(fix.path, fix)
            if below.value != fix.value:
                message = f"the template below fixes {below.value!r} ({below.where}); leave it out"
                problems.append(Problem(fix.where, ".".join(("fixes", *fix.path)), message))
    return problems


def _choices(manifests: Sequence[Manifest], own: Sequence[Any]) -> tuple[Choice, ...]:
    rules: list[Rule] = [rule for manifest in manifests for rule in manifest.rules]
    for manifest in manifests:
        kept = manifest.policy
        if kept.triggers or kept.no_triggers:
            rules.append(Permitted(kept, manifest.name))
    every = catalog.choices([*catalog.load(), *own]) if own else catalog.every_choice()
    return tuple(replace(choice, rules=tuple(rules)) for choice in every) if rules else every


def furnish(
    template: Template, document: Document, called: str | Mapping[str, Any] | None = None
) -> tuple[SpecFile, House]:
    """Return the spec in *document* with what *template* says in its place, and the house for it.

    *called* is what the saved spec calls the template; None: what *document* says.

    Raises:
        UserError: the spec is not valid, contradicts the template, or leaves one of its questions open.
    """
    document, problems = fixes.fixed(document, template.fixes)
    spec_file = parse_spec(document)
    problems += policy.kept(spec_file, [manifest.policy for manifest in template.manifests])
    answers, wrong = questions.settled(template.questions, spec_file.spec.answers, names(spec_file))
    problems += [
        Problem(place(document, ("answers", name)), f"answers.{name}", message) for name, message in wrong.items()
    ]
    if problems:
        raise _does_not_fit(document.name, template, problems)
    value = {**document.value, "answers": dict(answers)}
    if called is not None:
        value["template"] = called
    whole = replace(parse_spec(Document(document.name, value, document.lines)), fixed=template.fixed)
    return whole, _house(template, answers)


def names(spec_file: SpecFile) -> dict[str, Any]:
    """Return what the `when` of a question may read beside the answers."""
    events = [trigger.needs.event for trigger in spec_file.spec.triggers.values()]
    return {"runtime": spec_file.spec.runtime, "encryption": spec_file.spec.encryption, "events": events}


def _house(template: Template, answers: Mapping[str, Any]) -> House:
    tags = {fix.path[1]: fixes.filled(fix.value, answers) for fix in template.fixes if fix.path[0] == TAGS}
    return House(
        name=template.name,
        version=template.manifests[-1].version,
        layers=tuple(Layer(files.name, files.files) for files in template.files),
        choices=template.choices,
        answers=answers,
        removes=tuple(removal for manifest in template.manifests for removal in manifest.removes),
        tags=tags,
        provider=next((fix.value for fix in template.fixes if fix.path == (PROVIDER,)), ""),
        key=next((fix.value for fix in template.fixes if fix.path == (KEY,)), ""),
        origin=template.origin,
    )


def _does_not_fit(name: str, template: Template, problems: Sequence[Problem]) -> UserError:
    def line(problem: Problem) -> int:
        number = problem.where.rpartition(":")[2]
        return int(number) if number.isdecimal() else 0

    return UserError(f"the template {template.name} refuses {name}", sorted(problems, key=line))
