"""Whatever an owner edits, and whatever is generated differently, an update loses no line and a second one is empty."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.modules import written
from trigscaffold.module import FileTree
from trigscaffold.upkeep import checkout, update
from trigscaffold.upkeep.generated import Generation
from trigscaffold.upkeep.planned import Plan

Lines = list[str]
Tree = dict[str, Lines]
Draw = Callable[[st.SearchStrategy[Any]], Any]

PATHS = ("a.txt", "b.txt", "src/c.py", "events/d.json")
QUEUE = (
    'resource "aws_sqs_queue" "%(name)s" {', '  name = "${var.name}-%(name)s"', "", "  delay_seconds = 1",
    "  policy = data.aws_iam_policy_document.%(name)s.json", "}",
)  # fmt: skip


@dataclass(frozen=True)
class Story:
    """What was generated, what its owner has, what is generated now, and whether the first is still known."""

    then: Tree
    ours: dict[str, bytes]
    now: Tree
    names: tuple[str, str]
    known: bool


def edited(draw: Draw, lines: Lines, mark: str) -> Lines:
    """Return *lines* with some deleted, some replaced and some put between them; what is new holds *mark*."""
    found: Lines = []
    for number, line in enumerate(lines):
        what = draw(st.sampled_from(["keep"] * 6 + ["delete", "replace", "insert", "twice"]))
        if what in ("insert", "twice"):
            found += [f"# {mark} {number} {n}" for n in range(2 if what == "twice" else 1)]
        if what == "replace":
            found.append(f"# {mark} instead of {number}")
        elif what != "delete":
            found.append(line)
    return found + ([f"# {mark} at the end"] if draw(st.booleans()) else [])


def as_saved(draw: Draw, lines: Lines) -> bytes:
    """Return *lines* as an editor saves them: with either line end, with a last one or without."""
    end: str = draw(st.sampled_from(["\n", "\n", "\r\n"]))
    return (end.join(lines) + (end if draw(st.booleans()) else "")).encode()


@st.composite
def stories(draw: Draw) -> Story:
    """Return any story."""
    old, new = draw(st.sampled_from([("orders", "orders"), ("orders", "buys")]))
    then: Tree = {path: [f"{path} {n}" for n in range(draw(st.integers(1, 12)))] for path in PATHS}
    then[f"trigger_{old}.tf"] = [line % {"name": old} for line in QUEUE]
    ours: dict[str, bytes] = {}
    for path, lines in then.items():
        if (what := draw(st.sampled_from(["keep", "edit", "edit", "delete"]))) != "delete":
            ours[path] = text(lines).encode() if what == "keep" else as_saved(draw, edited(draw, lines, "mine"))
    now: Tree = {}
    for path in PATHS:
        what = draw(st.sampled_from(["keep", "edit", "edit", "remove", "rename"]))
        if what != "remove":
            suffix = path.rpartition(".")[2]
            lines = edited(draw, then[path], "new") if what == "edit" else then[path]
            now[f"moved/{path.count('/')}{path[0]}.{suffix}" if what == "rename" else path] = lines
    now[f"trigger_{new}.tf"] = [line % {"name": new} for line in QUEUE]
    now["added.txt"] = ["# new file"]
    if draw(st.booleans()):
        ours["added.txt"] = b"# mine file\n"
    return Story(then, ours, now, (old, new), draw(st.booleans()))


def text(lines: Lines) -> str:
    return "\n".join(lines) + "\n"


def plan(folder: Path, story: Story) -> Plan:
    """Return what an update of *folder* would do, from what was generated or, the second time, from what is."""
    then = {path: text(lines) for path, lines in story.then.items()}
    now = {path: text(lines) for path, lines in story.now.items()}
    specs = [{"name": "m", "triggers": {name: {"needs": {"event": "job"}}}} for name in story.names]
    made = Generation(FileTree(now, {"specified": specs[1]}), lambda: FileTree(then) if story.known else None, specs[0])
    return update.plan(checkout.of(folder), made)


def settle(story: Story, folder: Path) -> Plan:
    written(folder, {path: text(lines) for path, lines in story.then.items()})
    for path in story.then:
        if path not in story.ours:
            (folder / path).unlink()
    for path, data in story.ours.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(data)
    found = plan(folder, story)
    update.apply(found)
    return found


def lines_of(folder: Path) -> set[str]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != ".trigscaffold.json")
    return {line for path in files for line in path.read_bytes().decode().splitlines()}


@settings(max_examples=150)
@given(stories())
def test_no_line_of_an_owners_is_lost(story: Story) -> None:
    mine = {line for data in story.ours.values() for line in data.decode().splitlines() if "# mine" in line}
    with tempfile.TemporaryDirectory() as name:
        settle(story, Path(name) / "m")

        assert mine - lines_of(Path(name) / "m") == set()


@settings(max_examples=100)
@given(stories())
def test_without_a_conflict_what_either_side_deleted_is_gone_and_what_is_new_is_there(story: Story) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "m"
        for one in settle(story, folder).outcomes:
            if one.conflicts or one.path not in story.now:
                continue
            was = one.was or one.path
            found = (folder / one.path).read_bytes().decode().splitlines() if one.after is not None else []
            if one.kind == "deleted":
                assert was not in story.ours
            elif was in story.ours and was in story.then:
                ours = story.ours[was].decode().splitlines()
                both = {line for line in story.then[was] if line in story.now[one.path]}
                assert not {line for line in both if line and line not in ours} & set(found)
                assert {line for line in story.now[one.path] if "# new" in line} <= set(found)


@settings(max_examples=100)
@given(stories())
def test_a_second_update_is_empty(story: Story) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "m"
        first = settle(story, folder)
        before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        again = Story(story.now, story.ours, story.now, (story.names[1], story.names[1]), story.known)

        second = plan(folder, again)
        update.apply(second)

        assert second.changes == []
        assert bool(second.unsettled) == bool(first.conflicts)
        assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
