"""A module moves to another ref of its team's template, in the text of its spec too."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests import hostile, team_folder
from tests.command import run
from trigscaffold import yamlfile
from trigscaffold.errors import UserError
from trigscaffold.upkeep import pins

FIRST = {"tree/CODEOWNERS.j2": "* @acme/one\n", "tree/.editorconfig.j2": "root = true\n\n[*]\nindent_size = 2\n"}
SECOND = {"tree/CODEOWNERS.j2": "* @acme/two\n", "tree/.editorconfig.j2": "root = true\n\n[*]\nindent_size = 4\n"}
OLDER = "template:\n  source: https://git.example.com/t.git\n  ref: v1  # the one we tested\n  commit: {}\nname: x\n"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user of the test's own, in a folder of theirs."""
    for variable in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / variable))
    for variable, value in hostile.ENV.items():
        monkeypatch.setenv(variable, value)
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    Path("orders.yaml").write_text(team_folder.JOB)
    return tmp_path


def publish(repository: Path, files: dict[str, str], tag: str) -> str:
    """Commit *files* as the whole of *repository* under *tag*; return the commit."""
    if not repository.exists():
        repository.mkdir()
        hostile.git(repository, "init", "--quiet", "--initial-branch=main")
    team_folder.write(repository, files)
    hostile.git(repository, "add", "--all")
    hostile.git(repository, "commit", "--quiet", "-m", tag)
    hostile.git(repository, "tag", tag)
    return hostile.git(repository, "rev-parse", "HEAD").strip()


def test_a_module_moves_to_another_ref_of_its_template_and_is_pinned_anew(home: Path) -> None:
    publish(home / "templates", FIRST, "v1")
    source = f"git+{(home / 'templates').as_uri()}"
    made = run("generate", "orders.yaml", "--template", f"{source}@v1", "--trust")
    assert made.code == 0, made.err
    readme = Path("order-charge/README.md")
    readme.write_text(readme.read_text() + "\nAsk the orders team.\n")
    commit = publish(home / "templates", SECOND, "v2")

    assert run("update", "order-charge").out == "order-charge/  is up to date\n"
    moved = run("update", "order-charge", "--template-ref", "v2", "--trust")

    assert moved.code == 0, moved.err
    assert Path("order-charge/CODEOWNERS").read_text() == "* @acme/two\n"
    assert readme.read_text().endswith("\nAsk the orders team.\n")
    spec = yamlfile.read_path(Path("order-charge/trigscaffold.yaml")).value
    assert (spec["template"]["ref"], spec["template"]["commit"]) == ("v2", commit)
    record = json.loads(Path("order-charge/.trigscaffold.json").read_text())
    assert (record["template"]["ref"], record["template"]["commit"]) == ("v2", commit)
    assert run("update", "order-charge").out == "order-charge/  is up to date\n"
    assert run("diff", "order-charge").out.startswith("Edited since it was generated\n  ~ README.md")


def test_a_module_is_not_brought_up_to_date_with_a_template_that_is_not_trusted(home: Path) -> None:
    publish(home / "templates", FIRST, "v1")
    source = f"git+{(home / 'templates').as_uri()}"
    assert run("generate", "orders.yaml", "--template", f"{source}@v1", "--trust").code == 0
    publish(home / "templates", SECOND, "v2")
    before = {p: p.read_bytes() for p in Path("order-charge").rglob("*") if p.is_file()}

    refused = run("update", "order-charge", "--template-ref", "v2")

    assert refused.code == 4
    assert "--trust" in refused.err
    assert {p: p.read_bytes() for p in Path("order-charge").rglob("*") if p.is_file()} == before


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (OLDER.format("a" * 40), OLDER.format("b" * 40).replace("v1 ", '"v2" ')),
        (
            "template: {source: s, ref: v1, commit: aaa, path: p}\n",
            'template: {source: s, ref: "v2", commit: bbb, path: p}\n',
        ),
        ("template: {source: s, commit: 'aaa', ref: v1}\n", 'template: {source: s, ref: "v2", commit: bbb}\n'),
        ("template:\n  source: s\n  ref: 'v1'\n", 'template:\n  source: s\n  ref: "v2"\n  commit: bbb\n'),
    ],
    ids=["block", "flow", "flow, commit first", "no commit"],
)
def test_a_spec_is_moved_by_an_edit_of_its_text(before: str, after: str) -> None:
    commit = "b" * 40 if "b" * 40 in after else "bbb"

    assert pins.with_commit(pins.with_ref(before, "v2", "x.yaml"), commit, "x.yaml") == after


@pytest.mark.parametrize("text", ["name: x\n", "template: acme\n", "template: {source: ../acme}\n"])
def test_a_spec_that_follows_no_ref_is_moved_to_none(text: str) -> None:
    with pytest.raises(UserError, match=r"x\.yaml follows no ref"):
        pins.with_ref(text, "v2", "x.yaml")
