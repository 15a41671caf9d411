"""What AWS's API, emulated, makes of the goldens: they can be created, stay as they are, and can be removed.

What was there before stays, as it was.  `tests.cover` says which goldens stand for all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.cover import applied_goldens, cover, terraform_text, traits, traits_of_text, triggers, united
from tests.emulator import ABOUT, KNOWN_DRIFT, REFUSED, UNAPPLIED, case_name, taken
from tests.emulator_sources import Sources
from tests.goldens import GOLDEN, golden_folders
from tests.terraform_harness import Resource, Root, Roots, compose_root, label
from tests.test_look import module_text
from trigscaffold import catalog

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


def kinds_of_resources(golden: Path) -> set[str]:
    """Return the types of the golden's resources."""
    return {kind for what, kind in traits_of_text(terraform_text(golden)) if what == "resource"}


def test_all_that_a_golden_has_is_had_by_one_that_is_applied() -> None:
    having = {
        case_name(golden): traits(golden) - united(applied_goldens()) for golden in filter(taken, golden_folders())
    }

    assert {name: missing for name, missing in having.items() if missing} == {}
    assert not [golden for golden in applied_goldens() if not taken(golden)]


def test_every_trigger_and_every_buffer_in_front_of_a_function_is_applied() -> None:
    def pairings(goldens: Iterable[Path]) -> set[tuple[str, str, bool]]:
        found = [t for golden in goldens for t in triggers(golden)]
        return {(t.source.id, t.buffer.id if t.buffer else "", bool(t.existing)) for t in found}

    taken_by_none = {trigger.id for trigger in catalog.load()} - {
        source for source, _, _ in pairings(applied_goldens())
    }

    assert pairings(filter(taken, golden_folders())) == pairings(applied_goldens())
    assert taken_by_none == UNAPPLIED


def test_a_golden_that_brings_something_of_its_own_is_applied_for_it() -> None:
    plain, more, same = Path("plain"), Path("more"), Path("same")
    having: dict[Path, frozenset[tuple[str, ...]]] = {
        plain: frozenset({("aws_sqs_queue", "name")}),
        more: frozenset({("aws_sqs_queue", "name"), ("aws_sqs_queue", "fifo_queue")}),
        same: frozenset({("aws_sqs_queue", "fifo_queue")}),
    }

    assert cover(having, {plain: 1, more: 3, same: 4}) == [more]
    assert cover({**having, same: frozenset({("choice", "new")})}, {plain: 1, more: 3, same: 4}) == [more, same]


def test_what_an_argument_belongs_to_is_read_from_its_depth() -> None:
    text = """\
resource "aws_s3_bucket_notification" "this" {
  bucket = aws_s3_bucket.this.id

  lambda_function {
    events = ["s3:ObjectCreated:*"]
  }

  dynamic "queue" {
    for_each = { a = 1 }

    content {
      id = queue.key
    }
  }

  tags = {
    Name = "x"
  }
}

data "aws_vpc" "this" {
  default = true
}

variable "name" {
  type = string
}
"""
    names = {"bucket", "lambda_function.events", "queue.for_each", "queue.content.id", "tags"}
    kinds = {("resource", "aws_s3_bucket_notification"), ("data", "aws_vpc")}

    assert traits_of_text(text) == kinds | {("aws_s3_bucket_notification", name) for name in names}


def test_what_is_applied_is_created(created: list[Resource]) -> None:
    functions = {address.split(".")[1] for address, kind, _ in created if kind == "aws_lambda_function"}
    written = {kind for golden in filter(taken, golden_folders()) for kind in kinds_of_resources(golden)}

    assert functions == set(map(label, applied_goldens()))
    assert {resource.type for resource in created} == written


@pytest.mark.usefixtures("applied")
def test_every_case_that_attaches_to_something_is_to_be_seen_there(sources: Sources) -> None:
    attached = [golden for golden in applied_goldens() if any(t.existing for t in triggers(golden))]

    assert [case_name(golden) for golden in attached if not sources.of[golden]] == []
    unseen = {case_name(g) for g in attached if all(source.state() == source.before for source in sources.of[g])}
    assert unseen == UNTOUCHED & set(map(case_name, attached))
    assert set(map(case_name, golden_folders())) >= UNTOUCHED


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
    applied = {t.decision.choice.id for golden in applied_goldens() for t in triggers(golden)}

    assert {choice.id for choice in catalog.choices(catalog.load())} - applied == UNAPPLIED


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_what_is_refused_holds_what_it_is_refused_for(name: str) -> None:
    assert re.search(ABOUT[REFUSED[name]], module_text(GOLDEN / name), re.MULTILINE)


@pytest.mark.last
def test_everything_that_was_created_can_be_destroyed_and_nothing_else_is(applied: Roots, sources: Sources) -> None:
    applied.destroy()

    assert applied.resources() == []
    assert sources.changed() == []
