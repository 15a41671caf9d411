"""What is configured: by the user, the repository and the environment, each value with the line that says it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import run

USER = """# mine
template = "acme"
trusted = [
  "https://git.example.com/platform/*",
]

[templates.acme]
source = "https://git.example.com/platform/templates.git"
ref = "v1"
path = "acme"

[templates]
mine = {source = "../mine"}
"""
REPOSITORY = """[templates.acme]
source = "https://git.example.com/platform/templates.git"
ref = "v2"
path = "acme"
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder inside a repository, of a user who has nothing configured."""
    for variable in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "HOME"):
        monkeypatch.setenv(variable, str(tmp_path / variable))
    for variable in ("TEMPLATE", "TEMPLATES", "TRUSTED", "OFFLINE"):
        monkeypatch.delenv(f"TRIGSCAFFOLD_{variable}", raising=False)
    (tmp_path / "repo/.git").mkdir(parents=True)
    (tmp_path / "repo/service").mkdir()
    monkeypatch.chdir(tmp_path / "repo/service")
    return tmp_path


def user(here: Path, text: str) -> Path:
    file = here / "XDG_CONFIG_HOME/trigscaffold/config.toml"
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    return file


def shown(*options: str) -> dict[str, str]:
    """Return each value with its origin, as `config show` prints them."""
    result = run("config", "show", "--origin", "--json", *options)

    assert (result.code, result.err) == (0, "")
    return {f"{row['key']} = {row['value']}": row["origin"] for row in json.loads(result.out)["settings"]}


def refusal(*options: str) -> str:
    result = run("config", "show", *options)

    assert (result.code, result.out) == (2, "")
    return result.err


@pytest.mark.usefixtures("here")
def test_without_anything_configured_nothing_is_shown() -> None:
    result = run("config", "show", "--origin")

    assert (result.code, result.out) == (0, "")
    assert "Nothing is configured" in result.err


def test_each_value_is_shown_with_the_line_that_says_it(here: Path) -> None:
    file = user(here, USER)

    assert shown() == {
        "template = acme": f"{file}:2",
        "trusted = https://git.example.com/platform/*": f"{file}:3",
        "templates.acme.source = https://git.example.com/platform/templates.git": f"{file}:8",
        "templates.acme.ref = v1": f"{file}:9",
        "templates.acme.path = acme": f"{file}:10",
        "templates.mine.source = ../mine": f"{file}:13",
    }


def test_the_repository_stands_over_the_user_and_the_environment_over_both(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    user(here, USER)
    (here / "repo/trigscaffold.toml").write_text(REPOSITORY, encoding="utf-8")

    assert shown()["templates.acme.ref = v2"] == "../trigscaffold.toml:3"

    monkeypatch.setenv("TRIGSCAFFOLD_TEMPLATES", "acme=git@git.example.com:platform/t.git@v3 other=./other")
    monkeypatch.setenv("TRIGSCAFFOLD_TEMPLATE", "other")
    monkeypatch.setenv("TRIGSCAFFOLD_TRUSTED", "git@git.example.com:platform/")
    monkeypatch.setenv("TRIGSCAFFOLD_OFFLINE", "1")
    now = shown()

    assert now["templates.acme.ref = v3"] == "TRIGSCAFFOLD_TEMPLATES"
    assert now["template = other"] == "TRIGSCAFFOLD_TEMPLATE"
    assert now["offline = True"] == "TRIGSCAFFOLD_OFFLINE"
    assert now["trusted = git@git.example.com:platform/"] == "TRIGSCAFFOLD_TRUSTED"
    assert "trusted = https://git.example.com/platform/*" in now


def test_pyproject_serves_where_it_has_a_table_for_it(here: Path) -> None:
    text = '[project]\nname = "trigscaffold-user"\n\n[tool.trigscaffold]\ntemplate = "./house"\n'
    (here / "repo/pyproject.toml").write_text(text, encoding="utf-8")

    assert shown() == {"template = ./house": "../pyproject.toml:5"}

    (here / "repo/service/pyproject.toml").write_text('[project]\nname = "trigscaffold-user"\n', encoding="utf-8")
    assert shown() == {}


def test_the_nearest_file_counts_and_the_own_file_before_pyproject(here: Path) -> None:
    (here / "repo/trigscaffold.toml").write_text('template = "far"\n', encoding="utf-8")
    (here / "repo/service/pyproject.toml").write_text('[tool.trigscaffold]\ntemplate = "p"\n', encoding="utf-8")
    (here / "repo/service/trigscaffold.toml").write_text('template = "near"\n', encoding="utf-8")

    assert shown() == {"template = near": "trigscaffold.toml:1"}


def test_nothing_above_the_repository_is_read_and_without_one_nothing_above_at_all(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "trigscaffold.toml").write_text('template = "of somebody else"\n', encoding="utf-8")

    assert shown() == {}

    (here / "plain").mkdir()
    monkeypatch.chdir(here / "plain")
    assert shown() == {}


def test_a_repository_cannot_say_whom_to_trust(here: Path) -> None:
    (here / "repo/trigscaffold.toml").write_text('\ntrusted = ["https://evil.example.com/*"]\n', encoding="utf-8")

    message = refusal()

    assert "../trigscaffold.toml:2: trusted: a repository cannot say whom those who clone it trust" in message
    assert "TRIGSCAFFOLD_TRUSTED" in message


# What a file of the user says -> the message, after the name of the file.
WRONG = {
    'templat = "a"': ":1: templat: unknown key; did you mean template? allowed: template, templates, trusted, offline",
    "template = 3": ":1: template: the name of a template or a source is expected",
    'trusted = "https://x"': ":1: trusted: a list of sources is expected",
    'offline = "yes"': ":1: offline: true or false is expected",
    "templates = 1": ":1: templates: a table of names is expected",
    "[templates]\na = 1": ":2: templates.a: a table with `source` is expected",
    '[templates.a]\nref = "v1"': ":1: templates.a: has no `source`",
    '[templates.a]\nsource = "x"\nreff = "v1"': ":3: templates.a.reff: unknown key; did you mean ref?",
    '[templates.a]\nsource = "x"\nref = 1': ":3: templates.a.ref: text is expected; put quotes around it",
    '[templates."a b"]\nsource = "x"': ":1: templates.a b: is no name for a template",
    '[templates.built-in]\nsource = "x"': ":1: templates.built-in: is no name for a template",
    "template = ": ":1: invalid value",
    'a = "b': ":1: ",
    "x = 1\nx = 2": ":2: cannot overwrite a value",
}


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong_is_named_with_its_line(here: Path, text: str) -> None:
    file = user(here, text)

    assert f"{file}{WRONG[text]}" in refusal()


def test_everything_that_is_wrong_is_said_at_once(here: Path) -> None:
    user(here, "template = 1\noffline = 2\n")
    (here / "repo/trigscaffold.toml").write_text("color = 1\n", encoding="utf-8")

    message = refusal()

    assert all(words in message for words in (":1: template", ":2: offline", "../trigscaffold.toml:1: color"))


def test_a_file_that_is_not_utf8_is_refused_with_its_line(here: Path) -> None:
    user(here, "").write_bytes(b"# one\n# \xff\n")

    assert ":2: only UTF-8 is allowed" in refusal()


def test_templates_are_listed_with_the_built_in_one_and_the_default_is_marked(here: Path) -> None:
    user(here, USER)

    result = run("template", "list")

    assert result.code == 0
    first, acme, mine = result.out.splitlines()
    assert first.split()[0] == "built-in"
    assert acme.startswith("* acme      https://git.example.com/platform/templates.git@v1#acme  ")
    assert mine.startswith("  mine      ../mine  ")


@pytest.mark.usefixtures("here")
def test_templates_are_listed_for_programs() -> None:
    result = run("template", "list", "--json")

    built_in = {"name": "built-in", "default": True, "origin": "trigscaffold"}
    assert json.loads(result.out) == {"templates": [built_in]}


def test_a_slip_in_a_name_is_answered_with_the_nearest(here: Path) -> None:
    user(here, USER)

    result = run("template", "show", "amce")

    assert result.code == 2
    assert "did you mean acme? configured: acme, mine" in result.err


def test_a_configured_folder_starts_from_the_file_that_names_it(here: Path) -> None:
    (here / "repo/trigscaffold.toml").write_text('[templates]\nhouse = "house"\n', encoding="utf-8")
    (here / "repo/house").mkdir()
    (here / "repo/house/template.yaml").write_text("name: house\n", encoding="utf-8")

    assert "source   ../house\n" in run("template", "show", "house").out


@pytest.mark.usefixtures("here")
def test_without_a_file_no_toml_is_read() -> None:
    code = "import sys; from trigscaffold.team import config; config.load(); print('tomllib' in sys.modules)"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert result.stdout == "False\n"
