"""A fetched template: cached, pinned, told of when it moved, asked about once, and never run."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from tests import hostile
from trigscaffold.errors import UserError
from trigscaffold.team import config as settings
from trigscaffold.team import gitcommand
from trigscaffold.team.beside import extended
from trigscaffold.team.config import Config, Setting
from trigscaffold.team.desk import Desk
from trigscaffold.team.files import TemplateFiles
from trigscaffold.team.resolve import Given, look, resolve
from trigscaffold.team.source import parse
from trigscaffold.team.trust import matches

CHANGED = [hostile.GOOD[0], {"path": "tree/CODEOWNERS", "text": "* @others\n"}]
BASE = [{"path": "template.yaml", "text": "name: base\n"}]


class Told:
    """A desk that writes down what it is told and asked, and answers the same every time."""

    def __init__(self, answer: bool | None = True) -> None:
        self.news: list[str] = []
        self.asked = 0
        self.answer = answer

    def ask(self, _: str) -> bool:
        self.asked += 1
        return bool(self.answer)

    def desk(self, *, trust: bool = False, refresh: bool = False) -> Desk:
        return Desk(self.news.append, None if self.answer is None else self.ask, trust=trust, refresh=refresh)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user of the test's own, with a repository ``t.git`` of two templates and the tag v1."""
    for variable in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / variable))
    for variable, value in hostile.ENV.items():
        monkeypatch.setenv(variable, value)
    entries = [{**e, "path": f"acme/{e['path']}"} for e in hostile.GOOD]
    entries += [{**e, "path": f"base/{e['path']}"} for e in BASE]
    commit = hostile.make_repository(tmp_path / "t.git", entries)
    hostile.git(tmp_path / "t.git", "tag", "-a", "-m", "one", "v1", commit)
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path


def url(home: Path, ref: str = "v1", path: str = "acme") -> str:
    return f"git+file://{home}/t.git@{ref}#{path}"


def head(home: Path) -> str:
    return hostile.git(home / "t.git", "rev-parse", "main")


def move(home: Path) -> str:
    """Let v1 and main be at another commit, which is returned."""
    commit = hostile.make_repository(home / "t.git", CHANGED, "acme")
    hostile.git(home / "t.git", "tag", "-f", "v1", commit)
    return commit


def gone(home: Path) -> None:
    """Let the repository be out of reach."""
    (home / "t.git").rename(home / "t.gone")


def get(
    given: Given, told: Told | None = None, config: Config | None = None, *, refresh: bool = False
) -> TemplateFiles:
    return resolve(given, config or Config(), (told or Told()).desk(refresh=refresh))


def refusal(given: Given, told: Told, config: Config | None = None) -> UserError:
    with pytest.raises(UserError) as caught:
        get(given, told, config)
    return caught.value


def test_a_tag_is_fetched_shown_and_asked_about_once(home: Path) -> None:
    told = Told()

    first, second = get(url(home), told), get(url(home), told)

    files = {"template.yaml": "name: acme\nversion: '1'\n", "tree/CODEOWNERS": "* @acme\n"}
    assert first == second == TemplateFiles(f"file://{home}/t.git", "v1", "acme", head(home), files, "git")
    assert told.asked == 1
    [notice] = told.news
    assert all(part in notice for part in (f"file://{home}/t.git", head(home), "acme 1", "CODEOWNERS", "2, 1 KiB"))


def test_the_notice_says_what_is_fixed_added_replaced_and_changed(home: Path) -> None:
    manifest = """name: acme
version: 1.2.0
extends: ../base
description: "One\\nline"
questions: {cost_centre: {type: text}}
fixes: {runtime: python3.13, tags: {CostCentre: "4711"}}
rules: [{id: acme-no-public}]
removes: [Makefile]
"""
    part = '{% extends "below/kms.tf" %}{% block key %}{% endblock %}'
    texts = {"template.yaml": manifest, "tree/CODEOWNERS": "* @acme\n", "tree/alarms.tf.j2": "\n"}
    texts |= {"tree/kms.tf.j2": part, "tree/src/__name__.py.j2": "x\n", "triggers/acme_queue/trigger.yaml": "x\n"}
    hostile.make_repository(home / "t.git", [{"path": k, "text": v} for k, v in texts.items()])
    told = Told()

    get(f"git+file://{home}/t.git", told)

    rows = dict(line.strip().split(maxsplit=1) for line in told.news[0].splitlines()[2:] if line)
    assert rows.items() >= {
        ("name", "acme 1.2.0"),
        ("about", "One line"),
        ("extends", "../base"),
        ("fixes", "runtime: python3.13, tags"),
        ("asks", "cost_centre"),
        ("rules", "acme-no-public"),
        ("removes", "Makefile"),
        ("adds", "CODEOWNERS"),
        ("replaces", "alarms.tf, src/__name__.py"),
        ("changes", "kms.tf"),
        ("triggers", "acme_queue"),
    }


def test_what_lies_below_in_the_same_source_is_shown_with_it(home: Path) -> None:
    texts = {"acme/template.yaml": "name: acme\nextends: ../base\n", "base/tree/LICENSE": "x\n"}
    texts |= {"base/template.yaml": "name: base\nfixes: {runtime: python3.13}\nextends: ../acme\n"}
    hostile.make_repository(home / "t.git", [{"path": k, "text": v} for k, v in texts.items()])
    told = Told()

    get(url(home, "main"), told)

    [shown] = told.news
    assert "  folder    base\n  name      base\n" in shown
    assert "  fixes     runtime: python3.13\n  adds      LICENSE\n" in shown
    assert shown.count("folder") == 9, "a circle is shown once around and left to whoever uses it"


def test_a_manifest_that_cannot_be_read_is_said_in_the_notice(home: Path) -> None:
    hostile.make_repository(home / "t.git", [{"path": "template.yaml", "text": "- !!python/object:os.system\n"}])
    told = Told()

    get(f"git+file://{home}/t.git", told)

    assert "about     its template.yaml cannot be read" in told.news[0]


@pytest.mark.parametrize("ref", ["v1", "main", "refs/heads/main", "refs/tags/v1", ""])
def test_a_ref_is_a_tag_a_branch_or_the_head(home: Path, ref: str) -> None:
    given = {"source": f"file://{home}/t.git", "ref": ref, "path": "acme"}

    assert get(given).commit == head(home)


def test_a_commit_is_fetched_by_its_number(home: Path) -> None:
    old = head(home)
    move(home)

    template = get(url(home, old))

    assert (template.commit, template.ref) == (old, "")
    assert template.files["tree/CODEOWNERS"] == "* @acme\n"


@pytest.mark.parametrize("ref", ["", "main", "none"])
def test_a_server_that_gives_no_commit_by_its_number_is_asked_for_its_branches(
    home: Path, monkeypatch: pytest.MonkeyPatch, ref: str
) -> None:
    (home / "gitconfig").write_text("[protocol]\nversion = 0\n", encoding="utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(home / "gitconfig"))
    old = head(home)
    new = hostile.make_repository(home / "t.git", CHANGED, "acme", after=old)

    for commit in (old, new):
        assert get({"source": f"file://{home}/t.git", "ref": ref, "path": "acme", "commit": commit}).commit == commit


def test_a_git_that_runs_us_leads_nowhere_else(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY"):
        monkeypatch.setenv(variable, str(home / "elsewhere"))

    template = get(url(home))

    monkeypatch.undo()
    assert template.path == "acme"
    assert not (home / "elsewhere").exists()


def test_a_pinned_commit_needs_no_network_once_it_was_fetched(home: Path) -> None:
    first = get(url(home))
    gone(home)
    told = Told()

    assert get({"source": f"file://{home}/t.git", "ref": "v1", "path": "acme", "commit": first.commit}, told) == first
    assert told.news == []


def test_a_ref_is_taken_from_the_cache_when_nobody_answers_and_that_is_said(home: Path) -> None:
    first = get(url(home))
    gone(home)
    told = Told()

    assert get(url(home), told) == first
    [news] = told.news
    assert "cannot be reached" in news
    assert f"going on with {first.commit[:12]} from the cache" in news


def test_another_folder_of_a_fetched_commit_is_there_offline_too(home: Path) -> None:
    commit = get(url(home)).commit
    gone(home)

    assert get(url(home, commit, "base")).files == {"template.yaml": "name: base\n"}


def test_offline_nothing_is_fetched(home: Path) -> None:
    offline = Config(offline=Setting(True, "TRIGSCAFFOLD_OFFLINE"))

    error = refusal(url(home), Told(), offline)

    assert error.exit_code == 2
    assert "it is not in the cache, and cannot be fetched: TRIGSCAFFOLD_OFFLINE says offline" in str(error)
    get(url(home))
    move(home)
    told = Told()
    assert get(url(home), told, offline).files["tree/CODEOWNERS"] == "* @acme\n"
    assert told.news == []


def test_a_ref_that_moved_is_told_and_asked_about_again(home: Path) -> None:
    old = get(url(home)).commit
    new = move(home)
    told = Told()

    assert get(url(home), told).commit == new
    assert told.news[0] == f"v1 of file://{home}/t.git has moved from {old[:12]} to {new[:12]}."
    assert told.asked == 1


def test_a_pinned_commit_stays_when_its_ref_moved_and_that_is_told_when_looked_for(home: Path) -> None:
    old = get(url(home)).commit
    new = move(home)
    pinned = {"source": f"file://{home}/t.git", "ref": "v1", "path": "acme", "commit": old}
    told = Told()

    assert get(pinned, told).commit == old
    assert told.news == []
    get(pinned, told, refresh=True)
    assert told.news == [f"v1 of file://{home}/t.git has moved to {new[:12]}; {old[:12]} is pinned and used."]


def test_a_command_with_many_specs_asks_the_network_once(home: Path) -> None:
    told = Told()
    desk = Desk(told.news.append, told.ask, known={})
    first = resolve(url(home), Config(), desk)
    gone(home)

    assert resolve(url(home), Config(), desk) == first
    assert len(told.news) == 1


def test_a_pinned_commit_stays_when_its_ref_is_gone_and_that_is_told_when_looked_for(home: Path) -> None:
    pinned = {"source": f"file://{home}/t.git", "ref": "v1", "path": "acme", "commit": get(url(home)).commit}
    hostile.git(home / "t.git", "tag", "-d", "v1")
    told = Told()

    get(pinned, told, refresh=True)

    assert told.news == [f"v1 of file://{home}/t.git is not there any more; {head(home)[:12]} is pinned and used."]


def test_a_commit_alone_has_no_ref_that_could_move(home: Path) -> None:
    old = get(url(home, head(home))).commit
    move(home)
    told = Told()

    get(url(home, old), told, refresh=True)

    assert told.news == []


def test_a_ref_that_is_not_there_is_answered_with_the_nearest(home: Path) -> None:
    error = refusal(url(home, "v2"), Told())

    assert error.exit_code == 2
    assert "there is no branch or tag 'v2'; did you mean v1? there are: main, v1" in str(error)


def test_a_commit_that_is_not_there_says_so(home: Path) -> None:
    error = refusal(url(home, "1" * 40), Told())

    assert error.exit_code == 2
    assert "cannot be fetched" in str(error)


def test_a_folder_that_is_not_there_says_so_and_the_root_says_which_there_are(home: Path) -> None:
    assert "there is no such folder at the commit" in str(refusal(url(home, path="nix"), Told()))
    assert "name one of its folders: acme, base" in str(refusal(f"git+file://{home}/t.git@v1", Told()))


def test_a_repository_that_is_not_there_says_what_git_said(home: Path) -> None:
    error = refusal(f"git+file://{home}/none.git", Told())

    assert error.exit_code == 2
    assert "does not appear to be a git repository" in str(error)


def test_nobody_to_ask_is_exit_4_with_the_way_out(home: Path) -> None:
    told = Told(answer=None)

    error = refusal(url(home), told)

    assert error.exit_code == 4
    assert f"the commit {head(home)} was never used here, and nobody is there to ask" in str(error)
    assert f"template show file://{home}/t.git@{head(home)}#acme`" in error.hint
    assert "--trust" in error.hint
    assert "TRIGSCAFFOLD_TRUSTED" in error.hint
    assert "A template that was not used here before:" in told.news[0]


def test_a_no_is_exit_4_and_is_asked_again(home: Path) -> None:
    told = Told(answer=False)

    assert refusal(url(home), told).exit_code == 4
    assert refusal(url(home), told).exit_code == 4
    assert told.asked == 2


def test_trust_given_by_an_option_is_remembered(home: Path) -> None:
    resolve(url(home), Config(), Told(answer=None).desk(trust=True))

    assert get(url(home), Told(answer=None)).commit == head(home)
    known = json.loads((home / "XDG_STATE_HOME/trigscaffold/trusted.json").read_text(encoding="utf-8"))
    assert known == {f"file://{home}/t.git": [head(home)]}


def test_a_configured_pattern_trusts_without_a_question(home: Path) -> None:
    told = Told(answer=None)

    get(url(home), told, Config(trusted=(Setting(f"file://{home}/", "config.toml:1"),)))

    assert told.news == []


def test_to_look_at_a_template_asks_nothing_and_remembers_nothing(home: Path) -> None:
    told = Told(answer=None)

    assert look(url(home), Config(), told.desk()).commit == head(home)
    assert not (home / "XDG_STATE_HOME").exists()


PATTERNS = [
    ("https://git.example.com/platform/*", "https://git.example.com/platform/t.git", True),
    ("https://git.example.com/platform/*", "https://git.example.com/platform/deep/t.git", False),
    ("https://git.example.com/platform/", "https://git.example.com/platform/deep/t.git", True),
    ("https://git.example.com/platform/**", "https://git.example.com/platform/deep/t.git", True),
    ("https://git.example.com/platform", "https://git.example.com/platform-evil/t.git", False),
    ("https://git.example.com/*", "https://git.example.com.evil.com/t.git", False),
    ("https://git.example.com*", "https://git.example.com@evil.com/t.git", False),
    ("https://*.example.com/t.git", "https://evil.com/x.example.com/t.git", False),
    ("https://*.example.com/t.git", "https://git.example.com/t.git", True),
    ("https://GIT.example.com/t.git", "https://git.example.com/t.git", True),
    ("git@git.example.com:platform/*", "git@git.example.com:platform/t.git", True),
    ("ssh://git.example.com/platform/*", "git@git.example.com:platform/t.git", True),
    ("https://git.example.com/t.git", "ssh://git.example.com/t.git", False),
    ("*", "https://git.example.com/t.git", False),
    ("**", "https://git.example.com/t.git", False),
    ("https://[", "https://git.example.com/t.git", False),
]


@pytest.mark.parametrize(("pattern", "source", "covers"), PATTERNS)
def test_a_pattern_covers_whole_steps_of_one_host(pattern: str, source: str, covers: bool) -> None:
    assert matches(pattern, source) is covers


def test_a_name_stands_for_its_source_and_a_spec_may_pin_it(home: Path) -> None:
    wanted = parse(url(home))
    config = Config(templates={"acme": Setting(wanted, "trigscaffold.toml:1", home)})
    old = get("acme", config=config).commit
    move(home)

    assert get({"source": "acme", "commit": old}, config=config).commit == old
    assert get({"source": "acme", "ref": "main"}, config=config).commit == head(home)


def test_a_template_extends_what_lies_beside_it_at_the_same_commit(home: Path) -> None:
    acme = get(url(home))
    move(home)

    base = extended(acme, "../base", Config())

    assert base == TemplateFiles(acme.source, "v1", "base", acme.commit, {"template.yaml": "name: base\n"}, "git")


@pytest.mark.parametrize("given", ["../../base", "../..", "/etc", "base", "base.zip", {"source": "../../x"}])
def test_a_fetched_template_extends_nothing_of_this_machine(home: Path, given: Given) -> None:
    hostile.make_folder(home / "here/base", BASE)

    with pytest.raises(UserError) as caught:
        extended(get(url(home)), given, Config())
    assert caught.value.exit_code == 4
    assert "#acme/template.yaml: extends: found" in str(caught.value)


def test_a_folder_extends_its_neighbour_and_nothing_beyond_its_repository(home: Path) -> None:
    hostile.make_folder(home / "repo/templates/acme", hostile.GOOD)
    hostile.make_folder(home / "repo/base", BASE)
    hostile.make_folder(home / "base", BASE)
    (home / "repo/templates/link").symlink_to(home / "base")
    (home / "repo/.git").mkdir()
    acme = get(str(home / "repo/templates/acme"))

    assert extended(acme, "../../base", Config()).files == {"template.yaml": "name: base\n"}
    for beyond, words in (("../../../base", "leads out of the repository"), ("../link", "leads through a link")):
        with pytest.raises(UserError) as caught:
            extended(acme, beyond, Config())
        assert caught.value.exit_code == 4
        assert words in str(caught.value)


def test_a_neighbour_is_meant_though_a_name_of_the_configuration_is_spelt_the_same(home: Path) -> None:
    hostile.make_folder(home / "here/acme", hostile.GOOD)
    hostile.make_folder(home / "here/base", BASE)
    config = Config(templates={"base": Setting(parse("elsewhere"), "trigscaffold.toml:1")})

    assert extended(get("./acme"), "../base", config).files == {"template.yaml": "name: base\n"}


@pytest.mark.parametrize("name", ["-x", "a@b:c", "a::b", "a b"])
def test_any_folder_of_this_machine_is_one_and_needs_no_question(home: Path, name: str) -> None:
    hostile.make_folder(home / "here" / name, hostile.GOOD)

    assert get(f"./{name}", Told(answer=None)).source == name


def test_a_folder_below_the_home_is_named_with_a_tilde(home: Path) -> None:
    hostile.make_folder(home / "HOME/acme", hostile.GOOD)

    assert get("~/acme").source == f"{home}/HOME/acme"


def test_a_folder_outside_a_repository_extends_only_its_neighbours(home: Path) -> None:
    hostile.make_folder(home / "t/acme", hostile.GOOD)
    hostile.make_folder(home / "t/base", BASE)
    acme = get("../t/acme")

    assert extended(acme, "../base", Config()).source == "../t/base"
    with pytest.raises(UserError):
        extended(acme, "../../base", Config())


def test_a_zip_is_looked_through_one_folder_and_known_by_its_bytes(home: Path) -> None:
    entries = [{**e, "path": f"t-1234/acme/{e['path']}"} for e in hostile.GOOD]
    hostile.make_zip(home / "t.zip", [*entries, {"path": "t-1234/base/template.yaml", "text": "name: base\n"}])

    acme = get("../t.zip#acme")

    assert sorted(acme.files) == ["template.yaml", "tree/CODEOWNERS"]
    assert extended(acme, "../base", Config()).commit == acme.commit
    assert "name one of its folders: acme, base" in str(refusal("../t.zip", Told()))


def test_a_pinned_zip_or_folder_that_changed_is_refused(home: Path) -> None:
    hostile.make_zip(home / "t.zip", hostile.GOOD)
    hostile.make_folder(home / "t", hostile.GOOD)
    for source in ("../t.zip", "../t"):
        pinned = {"source": source, "commit": get(source).commit}
        assert get(pinned).source == source
        hostile.make_zip(home / "t.zip", CHANGED)
        hostile.make_folder(home / "t", CHANGED)

        error = refusal(pinned, Told())

        assert error.exit_code == 4
        assert "is pinned, and its files are sha256:" in str(error)
        hostile.make_folder(home / "t", hostile.GOOD)


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\5\6" + bytes(18), b"no zip" * 1_000], ids=[*"abcd"])
def test_a_file_that_is_no_zip_is_an_error_of_the_user(home: Path, data: bytes) -> None:
    (home / "t.zip").write_bytes(data)

    assert refusal("../t.zip", Told()).exit_code == 2


def test_nothing_of_a_hostile_repository_runs(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its own hooks, its configuration, its attributes, and the hooks of the user's template folder."""
    mark = home / "ran"
    script = f"#!/bin/sh\ntouch {mark}\n"
    user = home / "HOME/hooks/hooks"
    for folder in (home / "t.git/hooks", user):
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("post-checkout", "reference-transaction", "post-update", "pre-receive", "fsmonitor-watchman"):
            (folder / name).write_text(script, encoding="utf-8")
            (folder / name).chmod(0o755)
    (user.parent.parent / ".gitconfig").write_text(f"[init]\ntemplateDir = {user.parent}\n", encoding="utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(user.parent.parent / ".gitconfig"))
    with (home / "t.git/config").open("a", encoding="utf-8") as file:
        file.write(f"[uploadpack]\npackObjectsHook = touch {mark}\n[core]\nfsmonitor = touch {mark}\n")
        file.write(f'[filter "x"]\nsmudge = touch {mark}\nclean = touch {mark}\n[alias]\nls-tree = "!touch {mark}"\n')
    entries = [*hostile.GOOD, {"path": "tree/.gitattributes", "text": "* filter=x diff=lfs\n"}]
    hostile.make_repository(home / "t.git", entries, "acme")
    subprocess.run(["git", "clone", "-q", str(home / "t.git"), str(home / "clone")], check=True)
    mark.unlink()  # what a plain clone runs

    get(url(home, "main"))

    assert not mark.exists()


def test_a_tree_that_unfolds_without_end_is_refused_quickly(home: Path) -> None:
    repository = home / "t.git"
    tree = hostile.git(repository, "rev-parse", "main:acme")
    for _ in range(40):
        rows = b"".join(f"40000 {name}\0".encode() + bytes.fromhex(tree) for name in "abcdefghij")
        tree = hostile.git(repository, "hash-object", "-w", "-t", "tree", "--stdin", stdin=rows)
    manifest = hostile.git(repository, "rev-parse", "main:acme/template.yaml")
    rows = b"100644 template.yaml\0" + bytes.fromhex(manifest) + b"40000 tree\0" + bytes.fromhex(tree)
    root = hostile.git(repository, "hash-object", "-w", "-t", "tree", "--stdin", stdin=rows)
    hostile.git(repository, "update-ref", "refs/heads/bomb", hostile.git(repository, "commit-tree", "-m", "x", root))

    error = refusal(f"git+file://{repository}@bomb", Told())

    assert error.exit_code == 4
    assert "has more than 2,000 files" in str(error)


def test_git_is_needed_only_for_git(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hostile.make_folder(home / "acme", hostile.GOOD)
    monkeypatch.setenv("PATH", "")

    assert get("../acme").source == "../acme"
    error = refusal(url(home), Told())
    assert error.exit_code == 2
    assert "git is not on the PATH" in str(error)


def test_what_a_killed_fetch_left_is_swept_and_harms_nobody(home: Path) -> None:
    get(url(home))
    [shelf] = (home / "XDG_CACHE_HOME/trigscaffold/templates").iterdir()
    (shelf / ".fetching-old/git").mkdir(parents=True)
    os.utime(shelf / ".fetching-old", (0, 0))
    (shelf / "refs.json").write_text("{", encoding="utf-8")
    move(home)

    get(url(home))

    assert not (shelf / ".fetching-old").exists()


@pytest.mark.parametrize("what", ["HEAD", "objects"])
def test_a_damaged_cache_is_fetched_again(home: Path, what: str) -> None:
    first = get(url(home))
    [repository] = (home / "XDG_CACHE_HOME/trigscaffold/templates").glob(f"*/{first.commit}")
    if what == "HEAD":
        (repository / what).unlink()
    for pack in (repository / "objects/pack").glob("*.pack") if what == "objects" else ():
        pack.chmod(0o644)
        pack.write_bytes(pack.read_bytes()[:60] + bytes(20))

    assert get(url(home)) == first


def test_a_damaged_memory_only_asks_again(home: Path) -> None:
    get(url(home))
    (home / "XDG_STATE_HOME/trigscaffold/trusted.json").write_text("[]", encoding="utf-8")
    told = Told()

    get(url(home), told)

    assert told.asked == 1


def test_a_cache_that_cannot_be_written_is_an_error_and_no_traceback(home: Path) -> None:
    (home / "XDG_CACHE_HOME").write_text("a file\n", encoding="utf-8")

    error = refusal(url(home), Told())

    assert error.exit_code == 2
    assert "XDG_CACHE_HOME" in str(error)


LOOK = """
import sys
from trigscaffold.team.config import Config
from trigscaffold.team.resolve import look
print(look(sys.argv[1], Config()).commit)
"""


@pytest.mark.parametrize("after_ms", [60, 90, 120, 150, 180])
def test_a_run_that_is_killed_leaves_a_cache_that_serves(home: Path, after_ms: int) -> None:
    run = subprocess.Popen(
        [sys.executable, "-c", LOOK, url(home)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    with contextlib.suppress(subprocess.TimeoutExpired):
        run.wait(after_ms / 1000)
    run.kill()
    run.wait()

    assert get(url(home)).commit == head(home)


def test_two_runs_at_once_fetch_the_same_commit(home: Path) -> None:
    command = [sys.executable, "-c", LOOK, url(home)]
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(4)]

    assert {run.communicate()[0].strip() for run in runs} == {head(home)}
    assert {run.returncode for run in runs} == {0}


def test_on_a_terminal_the_template_is_shown_and_the_question_asked(home: Path) -> None:
    code = (
        "import sys; from trigscaffold.cli.template_sources import desk; from trigscaffold.team import config;"
        "from trigscaffold.team.resolve import resolve; print(resolve(sys.argv[1], config.load(), desk()).commit)"
    )
    child = pexpect.spawn(sys.executable, ["-c", code, url(home)], timeout=20, encoding="utf-8")
    child.expect_exact("A template that was not used here before:")
    child.expect_exact("Use this template? [y/N]")
    child.sendline("y")
    child.expect_exact(head(home))
    child.expect(pexpect.EOF)


def test_a_fetched_template_is_found_through_the_configuration_too(home: Path) -> None:
    (home / "here/trigscaffold.toml").write_text(f'[templates]\nacme = "{url(home)}"\n', encoding="utf-8")
    told = Told()

    assert get("acme", told, settings.load()).path == "acme"


def test_a_repository_that_is_too_large_is_left_before_it_fills_the_disk(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    noise = {"path": "tree/noise", "hex": os.urandom(300_000).hex()}
    hostile.make_repository(home / "t.git", [*hostile.GOOD, noise], "acme")
    monkeypatch.setattr(gitcommand, "MAX_PACK", 100_000)

    error = refusal(url(home, "main"), Told())

    assert error.exit_code == 2
    assert "it is larger than 100,000 bytes" in str(error)
    assert sum(path.stat().st_size for path in (home / "XDG_CACHE_HOME").rglob("*")) < 100_000
