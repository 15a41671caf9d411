"""What the record of a generated tree says, and which records are understood."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.goldens import CASES, case_id
from trigscaffold import __version__, record, writer
from trigscaffold.errors import UserError
from trigscaffold.module import FileTree
from trigscaffold.pipeline import read, scaffold
from trigscaffold.spec import parse_data

TEMPLATE = {"name": "acme", "version": "1.2.0", "source": "templates", "ref": None, "path": "acme", "commit": "0" * 40}


def test_a_record_says_what_a_tree_was_made_of(tmp_path: Path) -> None:
    tree = FileTree({"b": "2\n", "a": "1\n"}, {"specified": {"name": "m"}, "template": TEMPLATE})
    writer.write(tree, tmp_path / "m")

    found = record.read(tmp_path / "m", tmp_path / "m")

    assert found == record.Record(
        {"a": record.digest(b"1\n"), "b": record.digest(b"2\n")}, {"name": "m"}, TEMPLATE, __version__
    )


def test_a_record_of_the_first_format_is_still_read(tmp_path: Path) -> None:
    (tmp_path / record.NAME).write_text(json.dumps({"files": {"a": "0" * 64}}))

    assert record.read(tmp_path, tmp_path) == record.Record({"a": "0" * 64})


def test_a_record_of_a_later_format_is_refused_and_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / record.NAME).write_text('{"format": 3, "trees": []}')

    with pytest.raises(UserError) as caught:
        record.read(tmp_path, Path("order-charge"))

    assert str(caught.value) == (
        "Error: order-charge was written by a later trigscaffold\n\n"
        "  order-charge/.trigscaffold.json: format: found 3; this trigscaffold knows up to 2\n\n"
        "Hint: Install a newer trigscaffold.\n"
    )


@pytest.mark.parametrize("names", ['{"a": 3}', '{"a": {"b": 3}}', '{"a": {"b": "c\\nd"}}', "[]"])
def test_names_that_are_no_names_are_refused(tmp_path: Path, names: str) -> None:
    (tmp_path / record.NAME).write_text(f'{{"format": 2, "files": {{}}, "names": {names}}}')

    with pytest.raises(UserError, match="cannot be written") as caught:
        record.read(tmp_path, tmp_path)
    assert "is not as trigscaffold wrote it" in str(caught.value)


@pytest.mark.parametrize("case", CASES, ids=case_id)
def test_what_the_record_keeps_of_a_spec_makes_the_same_module(case: Path) -> None:
    tree = scaffold(read(case))[1]
    kept = json.loads(record.of(tree))["specified"]

    assert scaffold(parse_data(kept))[1] == tree


def test_the_moves_of_updates_stay_when_a_module_is_generated_anew(tmp_path: Path) -> None:
    folder = tmp_path / "m"
    writer.write(FileTree({"a.tf": "1\n", "moved.tf": "moved {}\n", "examples/basic/moved.tf": "x\n"}), folder)

    changes = writer.write(FileTree({"a.tf": "2\n"}), folder)

    assert {c.path: c.kind for c in changes} == {
        "a.tf": "change",
        "moved.tf": "same",
        "examples/basic/moved.tf": "same",
    }
    assert "moved.tf" in (record.read(folder, folder) or record.Record({})).files
