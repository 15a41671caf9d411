"""What `trigscaffold check` parsed before, kept by content."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.goldens import GOLDEN
from tests.hcl_folder import write
from trigscaffold.audit import cache
from trigscaffold.audit.folder import load
from trigscaffold.audit.hcl.parse import parse
from trigscaffold.audit.hcl.stored import from_bytes, to_bytes
from trigscaffold.audit.hcl.syntax import Block


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / ".cache"))


def said(block: Block) -> object:
    arguments = [(one.name, one.line, one.end_line, one.expression) for one in block.arguments.values()]
    return block.type, block.labels, block.line, block.end_line, arguments, [said(one) for one in block.blocks]


def check() -> tuple[list[str], int]:
    """Read the folder with its cache; return its resources and how many files had to be parsed."""
    known = cache.of([Path()])
    loaded = load([Path()], cache=known)
    return [f"{one.address} {one.value('x').data}" for root in loaded.roots for one in root.resources], known.missed


def large(number: int) -> str:
    return f'resource "a" "n{number}" {{\n  x = {number} * 2\n}}\n' + "# a comment\n" * (cache.WORTH_IT // 24)


def test_every_golden_file_is_the_same_from_bytes() -> None:
    for text in sorted({path.read_text(encoding="utf-8") for path in GOLDEN.rglob("main.tf")}):
        file = parse(text.encode())

        again = from_bytes(to_bytes(file), file.lines)

        assert again is not None
        assert said(again.body) == said(file.body)


def test_what_did_not_change_is_not_parsed_again() -> None:
    write({"a.tf": large(1), "b.tf": large(2)})
    first = check()
    write({"b.tf": large(3)})

    second = check()

    assert first == (["a.n1 2", "a.n2 4"], 2)
    assert second == (["a.n1 2", "a.n3 6"], 1)
    assert check() == (["a.n1 2", "a.n3 6"], 0)


def test_a_mistake_is_told_again_from_the_cache() -> None:
    write({"a.tf": large(1), "b.tf": large(2), "bad.tf": 'resource "a" "b" {\n  x = = 1\n}\n'})
    load([Path()], cache=cache.of([Path()]))

    problem = load([Path()], cache=cache.of([Path()])).problems[0]

    assert (problem.file, problem.line) == ("bad.tf", 2)


@pytest.mark.parametrize("at", [0, 20, 200, -1])
def test_a_damaged_cache_is_as_good_as_none(at: int) -> None:
    write({"a.tf": large(1), "b.tf": large(2)})
    first, _ = check()
    (kept,) = Path(".cache").rglob("*.parsed")
    content = bytearray(kept.read_bytes())
    content[at] ^= 0xFF
    kept.write_bytes(content)

    second, parsed = check()

    assert (second, parsed) == (first, 2)


def test_a_small_folder_leaves_nothing_behind() -> None:
    write({"a.tf": 'resource "a" "b" {}\n'})

    check()

    assert list(Path(".cache").rglob("*")) == []


def test_a_cache_that_cannot_be_written_stops_nothing() -> None:
    write({"a.tf": large(1), "b.tf": large(2), ".cache": "a file, not a folder"})

    assert check()[0] == ["a.n1 2", "a.n2 4"]


def test_no_more_sets_of_paths_are_kept_than_are_of_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_MOST_FILES", 2)
    for number in range(4):
        write({f"{number}/a.tf": large(1), f"{number}/b.tf": large(2)})
        load([Path(str(number))], cache=cache.of([Path(str(number))]))

    assert len(list(Path(".cache").rglob("*.parsed"))) == 2
