"""`docs/template-sources.md` is true: each command on it is run, and prints what the page shows."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tests import hostile
from tests.command import run
from trigscaffold.team.source import parse

PAGE = Path(__file__).parents[1] / "docs" / "template-sources.md"
TEXT = PAGE.read_text(encoding="utf-8")
SOURCE = "https://git.example.com/platform/templates.git"
MANIFEST = """name: acme
version: 1.2.0
description: The house style of Acme.
fixes:
  runtime: python3.13
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The repository of the page's reader, and the one that the page fetches from."""
    for variable in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / variable))
    for variable, value in hostile.ENV.items():
        monkeypatch.setenv(variable, value)
    acme = [{"path": "template.yaml", "text": MANIFEST}, {"path": "tree/CODEOWNERS", "text": "* @acme/platform\n"}]
    commit = hostile.make_repository(tmp_path / "t.git", acme, "acme")
    hostile.git(tmp_path / "t.git", "tag", "v1.2.0", commit)
    (tmp_path / "gitconfig").write_text(f'[url "file://{tmp_path}/t.git"]\ninsteadOf = {SOURCE}\n', encoding="utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    (tmp_path / "service/.git").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "service")
    [toml] = re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL)
    Path("trigscaffold.toml").write_text(toml, encoding="utf-8")
    return tmp_path


@pytest.mark.usefixtures("place")
def test_every_command_on_the_page_prints_what_the_page_shows() -> None:
    made = TEXT
    for block in re.findall(r"```console\n(.*?)```", TEXT, re.DOTALL):
        command = block.splitlines()[0]
        result = run(*shlex.split(command.removeprefix("$ trigscaffold ")))

        assert (result.code, result.err) == (0, "")
        made = made.replace(block, f"{command}\n{result.out}")
    assert made == TEXT


def test_every_source_on_the_page_is_one() -> None:
    table = TEXT.split("## What can be named")[1].split("\n\n")[1]

    kinds = [parse(cell).kind for cell in re.findall(r"^\| `([^`]+)` \|", table, re.MULTILINE)]

    assert kinds == ["folder", "zip", "zip-url", "git", "git", "folder"]
