"""A template's files are read through no link, out of no folder, and never too many or too much.

Each file of ``hostile_sources`` describes one template that is refused, or one source of a template.
"""

from __future__ import annotations

import resource
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests import hostile
from tests.command import Result, run
from trigscaffold.errors import UserError
from trigscaffold.team.files import TemplateFiles, digest, read_folder

FOLDER = Path(__file__).parent / "hostile_sources"
GOOD = {str(entry["path"]): str(entry["text"]) for entry in hostile.GOOD}
KINDS = ("folder", "zip", "git")


def cases() -> Iterator[Any]:
    """Yield each described thing with each kind of source that it can come as."""
    for path in sorted(FOLDER.glob("*.yaml")):
        case = yaml.safe_load(path.read_text(encoding="utf-8"))
        for kind in case.get("as", ["source"]):
            yield pytest.param(case, kind, id=f"{path.stem}-{kind}")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user of the test's own, who stands in an empty folder."""
    for variable, name in (("HOME", "home"), ("XDG_CONFIG_HOME", "config"), ("XDG_CACHE_HOME", "cache")):
        monkeypatch.setenv(variable, str(tmp_path / name))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    for variable, value in hostile.ENV.items():
        monkeypatch.setenv(variable, value)
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path


def made(kind: str, home: Path, entries: list[Mapping[str, Any]]) -> str:
    """Return the source of a good template that *entries* spoil."""
    whole = [*hostile.GOOD, *entries]
    if kind == "folder":
        return str(hostile.make_folder(home / "acme", whole))
    if kind == "zip":
        return str(hostile.make_zip(home / "acme.zip", whole))
    hostile.make_repository(home / "acme.git", whole, "acme")
    return f"git+file://{home}/acme.git@main#acme"


def show(home: Path, source: Any) -> Result:
    """Run `template show` on a source, which a mapping can only be in a file."""
    if isinstance(source, str) and not source.startswith("-"):
        return run("template", "show", source)
    given = source if isinstance(source, dict) else {"source": source}
    lines = "".join(f"{key} = '''{value}'''\n" for key, value in given.items())
    (home / "here/trigscaffold.toml").write_text(f"[templates.acme]\n{lines}", encoding="utf-8")
    return run("template", "show", "acme")


def outside(home: Path) -> set[str]:
    """Return all that there is except the cache, whose own rules `test_team_git` tests."""
    return {str(path) for path in home.rglob("*") if not path.is_relative_to(home / "cache")}


@pytest.mark.parametrize(("case", "kind"), [*cases()])
def test_what_is_hostile_is_refused_with_its_file_and_nothing_is_written(
    home: Path, case: Mapping[str, Any], kind: str
) -> None:
    if kind == "source":
        hostile.make_repository(home / "acme.git", hostile.GOOD)
        text = yaml.safe_dump(case["source"], default_flow_style=True, width=1_000)
        text = text.replace("REPOSITORY", f"file://{home}/acme.git").replace("OUTSIDE", f"{home}/outside")
        source = yaml.safe_load(text)
        show(home, "nothing")
    else:
        source = made(kind, home, case["entries"])
    before, memory = outside(home), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    result = show(home, source)

    assert (result.code, result.out) == (4, "")
    assert case["refused"] in result.err
    assert result.err.replace("\n", "").isprintable()
    assert outside(home) - {str(home / "here/trigscaffold.toml")} == before
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory < 100_000, "more than 100 MB were needed"


def test_there_are_forty_hostile_sources_and_more() -> None:
    assert len(list(FOLDER.glob("*.yaml"))) >= 60


@pytest.mark.parametrize("kind", KINDS)
def test_a_good_template_is_read_byte_for_byte_from_everywhere(home: Path, kind: str) -> None:
    result = run("template", "show", made(kind, home, [{"path": "tree/a.j2", "text": "\u00e4\r\n"}]))

    assert (result.code, result.err) == (0, "")
    assert "  tree/a.j2" in result.out


def test_a_folder_is_known_by_its_digest(tmp_path: Path) -> None:
    folder = hostile.make_folder(tmp_path / "acme", hostile.GOOD)

    read = read_folder(folder)

    assert TemplateFiles(str(folder), "", "", digest(GOOD), GOOD) == read
    assert sorted(GOOD) == list(read.files)
    assert read.commit.startswith("sha256:")


def test_the_digest_tells_where_a_path_ends_and_a_text_begins() -> None:
    assert digest({"a": "bc"}) != digest({"ab": "c"})
    assert digest({"a": "", "b": ""}) != digest({"a": "b"})


def test_what_begins_with_a_dot_at_the_top_is_no_part_of_a_template(tmp_path: Path) -> None:
    entries = [{"path": p} for p in (".git/config", ".venv/bin/python", ".idea/x", "tree/.github/workflows/ci.yaml")]
    entries.append({"path": ".link", "link": "/etc/passwd"})

    folder = hostile.make_folder(tmp_path / "acme", [*hostile.GOOD, *entries])

    assert sorted([*GOOD, "tree/.github/workflows/ci.yaml"]) == list(read_folder(folder).files)


def test_folders_without_end_are_refused(tmp_path: Path) -> None:
    folder = hostile.make_folder(tmp_path / "acme", [*hostile.GOOD, {"path": "tree/" + "deep/" * 100, "folder": True}])

    assert "is too long" in refusal(folder)


def refusal(folder: Path, code: int = 4) -> str:
    with pytest.raises(UserError) as caught:
        read_folder(folder)

    assert caught.value.exit_code == code
    return str(caught.value)


def test_everything_that_is_wrong_is_listed_at_once_up_to_twenty(tmp_path: Path) -> None:
    links = {"path": "tree/link{n}", "link": "/etc/passwd", "times": 25}
    message = refusal(hostile.make_folder(tmp_path / "acme", [*hostile.GOOD, links]))

    assert message.count("is a link") == 20
    assert "and 5 more" in message


def test_a_hard_link_inside_the_template_is_harmless(tmp_path: Path) -> None:
    folder = hostile.make_folder(tmp_path / "acme", hostile.GOOD)
    (folder / "tree/OWNERS").hardlink_to(folder / "tree/CODEOWNERS")

    assert "tree/OWNERS" in read_folder(folder).files


def test_a_link_to_the_folder_itself_is_the_users_own(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(hostile.make_folder(tmp_path / "acme", hostile.GOOD))

    assert dict(GOOD) == read_folder(tmp_path / "link").files


def test_a_folder_of_templates_says_which_there_are(tmp_path: Path) -> None:
    hostile.make_folder(tmp_path / "acme", hostile.GOOD)

    message = refusal(tmp_path, code=2)

    assert "there is no template.yaml" in message
    assert "name one of its folders: acme" in message


def test_the_names_of_the_templates_that_there_are_cannot_disturb_a_terminal(tmp_path: Path) -> None:
    hostile.make_folder(tmp_path / "a\x1b[2J\u202e", hostile.GOOD)

    assert refusal(tmp_path, code=2).replace("\n", "").isprintable()


@pytest.mark.parametrize(("path", "words"), [("gone", "there is no such folder"), ("acme/template.yaml", "is a file")])
def test_a_place_that_is_no_folder_is_an_error_of_the_user(tmp_path: Path, path: str, words: str) -> None:
    hostile.make_folder(tmp_path / "acme", hostile.GOOD)

    assert words in refusal(tmp_path / path, code=2)
