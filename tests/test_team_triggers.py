"""A template's own trigger: the built-in ones, brought as a team's own, become the same module."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.goldens import TRIGGERS, golden_folder, read_tree
from tests.team_folder import made, write
from trigscaffold import yamlfile
from trigscaffold.errors import UserError
from trigscaffold.pipeline import scaffold
from trigscaffold.spec.tree import TRIGGER
from trigscaffold.spec.written import long_form
from trigscaffold.team import use
from trigscaffold.yamlfile import Document

# They are written as a team would write its own; what they become is known to the letter.
AS_A_TEAMS_OWN = ("alexa_skill", "firehose_transform", "eventbridge_schedule", "sns_topic")


def brought(folder: Path, id_: str) -> Path:
    """Return a template that brings the built-in trigger *id_* as ``acme_<id>``."""
    files = {
        f"triggers/acme_{id_}/{path.relative_to(TRIGGERS / id_).as_posix()}": path.read_text(encoding="utf-8")
        for path in (TRIGGERS / id_).rglob("*")
        if path.is_file()
    }
    return write(folder, files)


def insisting(case: Path, id_: str) -> Document:
    """Return the spec in *case* with its first trigger by name."""
    document = yamlfile.read_path(case)
    value = long_form(document.value, TRIGGER.fields)
    first, *_ = value["triggers"]
    triggers = {**value["triggers"], first: {**value["triggers"][first], "trigger": id_}}
    return Document(document.name, {**value, "triggers": triggers}, {})


@pytest.mark.parametrize("id_", AS_A_TEAMS_OWN)
def test_a_trigger_of_a_template_is_decided_planned_rendered_and_judged_like_any_other(
    id_: str, tmp_path: Path
) -> None:
    case = min((TRIGGERS / id_ / "cases").glob("*.yaml"))

    module, tree = scaffold(*use.used(insisting(case, f"acme_{id_}"), str(brought(tmp_path, id_))))

    golden = read_tree(golden_folder(case))
    assert module.triggers[0].source.id == f"acme_{id_}"
    left_out = {"README.md", "trigscaffold.yaml"}
    assert {p: t for p, t in tree.files.items() if p not in left_out} == {
        p: t for p, t in golden.items() if p not in left_out
    }


def test_the_rules_choose_it_where_it_fits_best(tmp_path: Path) -> None:
    folder = brought(tmp_path, "sqs_standard")
    write(folder, {}, "forbids: {triggers: [sqs_standard]}\n")

    module, _ = made(folder, "name: orders\nneeds: {event: job, failure: per_item}\n")

    assert module.triggers[0].source.id == "acme_sqs_standard"


def test_an_expression_that_has_no_value_is_a_mistake_of_the_template(tmp_path: Path) -> None:
    folder = brought(tmp_path, "alexa_skill")
    file = folder / "triggers" / "acme_alexa_skill" / "trigger.yaml"
    file.write_text(file.read_text().replace("holds: not needs.once", "holds: needs.event * 1000000000"))

    with pytest.raises(UserError, match="an expression of a template's trigger has no value"):
        made(folder, "name: orders\nneeds: {event: skill_turn}\ntrigger: acme_alexa_skill\n")
