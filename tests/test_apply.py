"""What AWS's API, emulated, makes of every golden: it can be created, it stays as it is, it can be removed.

What was there before stays, as it was.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.emulator import ABOUT, KNOWN_DRIFT, REFUSED, UNAPPLIED, case_name, taken
from tests.emulator_sources import Sources
from tests.goldens import GOLDEN, golden_folders
from tests.terraform_harness import Resource, Root, Roots, compose_root, label
from tests.test_look import module_text
from trigscaffold import catalog
from trigscaffold.module import PlannedTrigger
from trigscaffold.pipeline import read, settle

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("emulator")]

# Of these nothing is to be seen on what they attach to: a rule on the account's bus, a permission or a job names it.
UNTOUCHED = {
    "cloudfront_edge/existing",
    "cloudfront_edge/headers",
    "codepipeline/attached",
    "cognito_user_pool/attached",
    "cognito_user_pool/with-queue",
    "lex_bot/existing",
    "s3_batch/thumbnails",
    "s3_batch/two_jobs",
    "s3_eventbridge/existing",
}


def settled(golden: Path) -> tuple[PlannedTrigger, ...]:
    """Return the golden's triggers."""
    return tuple(settle(read(golden / "trigscaffold.yaml")).triggers)


def test_every_golden_that_the_emulator_takes_is_created(created: list[Resource]) -> None:
    functions = {address.split(".")[1] for address, kind, _ in created if kind == "aws_lambda_function"}

    assert functions == {label(golden) for golden in filter(taken, golden_folders())}


@pytest.mark.usefixtures("applied")
def test_every_case_that_attaches_to_something_is_to_be_seen_there(sources: Sources) -> None:
    attached = [golden for golden in filter(taken, golden_folders()) if any(t.existing for t in settled(golden))]

    assert [case_name(golden) for golden in attached if not sources.of[golden]] == []
    unseen = {case_name(g) for g in attached if all(source.state() == source.before for source in sources.of[g])}
    assert unseen == UNTOUCHED


def test_a_second_plan_changes_only_what_the_emulator_is_known_to_forget(applied: Roots) -> None:
    found = {
        (change.type, attribute): change.address
        for change in applied.plan_changes()
        for attribute in change.attributes or ("/".join(change.actions),)
    }

    assert {pair: where for pair, where in found.items() if pair not in KNOWN_DRIFT} == {}, "unknown drift"
    assert sorted(KNOWN_DRIFT.keys() - found.keys()) == [], "no longer drifts: take it off the list"


def test_what_the_emulator_refuses_can_still_be_planned(
    terraform_binary: Path, moto_server: str, tmp_path: Path
) -> None:
    refused = [golden for golden in golden_folders() if not taken(golden)]
    root = Root(tmp_path, terraform_binary, moto_server)
    compose_root(refused, tmp_path)
    root.init()

    planned = {entry["address"].split(".")[1] for entry in root.plan()["resource_changes"]}

    assert {case_name(golden) for golden in refused} == set(REFUSED), "a line of REFUSED names no golden"
    assert planned == {label(golden) for golden in refused}


def test_every_choice_is_applied_by_some_golden() -> None:
    applied = {t.decision.choice.id for golden in filter(taken, golden_folders()) for t in settled(golden)}

    assert {choice.id for choice in catalog.choices(catalog.load())} - applied == UNAPPLIED


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_what_is_refused_holds_what_it_is_refused_for(name: str) -> None:
    assert re.search(ABOUT[REFUSED[name]], module_text(GOLDEN / name), re.MULTILINE)


@pytest.mark.last
def test_everything_that_was_created_can_be_destroyed_and_nothing_else_is(applied: Roots, sources: Sources) -> None:
    applied.destroy()

    assert applied.resources() == []
    assert sources.changed() == []
