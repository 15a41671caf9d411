"""An update takes what is generated now into a module, and loses nothing that its owner wrote."""

from __future__ import annotations

import json
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from tests.modules import Files, edit, planned, texts, updated, written
from trigscaffold import record
from trigscaffold.errors import USAGE, UserError
from trigscaffold.upkeep import update

LINES = "".join(f"line {n}\n" for n in range(1, 21))
OLD = {"a.txt": LINES, "b.txt": "b\n", "src/c.py": "c = 1\n"}


def changed(text: str, *lines: int, by: str) -> str:
    for line in lines:
        text = text.replace(f"line {line}\n", f"line {line} {by}\n")
    return text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return written(tmp_path / "m", OLD)


def with_a(text: str) -> dict[str, str]:
    return {**OLD, "a.txt": text}


def test_a_file_that_nobody_edited_becomes_what_is_generated_now(folder: Path) -> None:
    found = updated(folder, {"a.txt": "new\n", "src/c.py": "c = 1\n", "d.txt": "d\n"})

    assert texts(folder) == {"a.txt": "new\n", "src/c.py": "c = 1\n", "d.txt": "d\n"}
    assert {path: one.kind for path, one in found.items()} == {
        "a.txt": "change", "b.txt": "remove", "src/c.py": "same", "d.txt": "add",
    }  # fmt: skip


def test_edits_of_both_sides_are_merged(folder: Path) -> None:
    edit(folder, {"a.txt": changed(LINES, 2, by="mine")})
    found = updated(folder, with_a(changed(LINES, 15, by="new")), OLD)

    assert found["a.txt"].kind == "merge"
    assert texts(folder)["a.txt"] == changed(changed(LINES, 2, by="mine"), 15, by="new")


def test_a_line_that_both_changed_is_a_conflict_with_all_three_texts(folder: Path) -> None:
    edit(folder, {"a.txt": changed(LINES, 2, by="mine")})
    found = updated(folder, with_a(changed(LINES, 2, by="new")), OLD)

    assert found["a.txt"].kind == "conflict"
    assert texts(folder)["a.txt"].splitlines()[:10] == [
        "line 1", "<<<<<<< yours", "line 2 mine", "||||||| as generated", "line 2", "=======", "line 2 new",
        ">>>>>>> generated now", "line 3", "line 4",
    ]  # fmt: skip


def test_while_a_conflict_is_not_settled_an_update_does_nothing(folder: Path) -> None:
    edit(folder, {"a.txt": changed(LINES, 2, by="mine")})
    updated(folder, with_a(changed(LINES, 2, by="new")), OLD)
    before = texts(folder)

    plan = planned(folder, {**with_a(changed(LINES, 3, by="newer")), "b.txt": "other\n"}, OLD)
    update.apply(plan)

    assert [str(problem) for problem in plan.unsettled] == [
        f"{folder}/a.txt:2: a conflict marker of the last update is still here",
        f"{folder}/a.txt:8: a conflict marker of the last update is still here",
    ]
    assert texts(folder) == before


def test_a_settled_conflict_is_an_edit_and_the_next_update_changes_nothing(folder: Path) -> None:
    edit(folder, {"a.txt": changed(LINES, 2, by="mine")})
    now = with_a(changed(LINES, 2, by="new"))
    updated(folder, now, OLD)
    edit(folder, {"a.txt": changed(LINES, 2, by="both")})

    assert planned(folder, now, now).changes == []
    assert texts(folder)["a.txt"] == changed(LINES, 2, by="both")


def test_the_record_holds_what_is_generated_now_so_that_edits_stay_edits(folder: Path) -> None:
    edit(folder, {"a.txt": changed(LINES, 2, by="mine")})
    now = with_a(changed(LINES, 15, by="new"))
    updated(folder, now, OLD)

    said = json.loads((folder / record.NAME).read_text())["files"]
    assert said == {path: record.digest(text.encode()) for path, text in now.items()}


def test_a_file_that_is_generated_as_before_needs_no_merge(folder: Path) -> None:
    edit(folder, {"a.txt": "all mine\n"})

    assert updated(folder, {**OLD, "b.txt": "new\n"})["a.txt"].kind == "edited"
    assert texts(folder)["a.txt"] == "all mine\n"


def test_where_nobody_knows_what_was_generated_every_difference_is_a_conflict(folder: Path) -> None:
    edit(folder, {"a.txt": changed(LINES, 2, by="mine")})
    found = updated(folder, with_a(changed(LINES, 15, by="new")))

    assert (found["a.txt"].kind, found["a.txt"].conflicts) == ("conflict", 2)
    assert found["a.txt"].why == "what was generated is not known any more"
    assert texts(folder)["a.txt"].count("||||||| as generated: not known\n") == 2


def test_a_file_that_its_owner_deleted_stays_deleted(folder: Path) -> None:
    edit(folder, {"a.txt": None})
    now = with_a("new\n")

    assert updated(folder, now)["a.txt"].kind == "deleted"
    assert updated(folder, now)["a.txt"].kind == "deleted"
    assert "a.txt" not in texts(folder)


def test_an_edited_file_that_is_not_generated_any_more_is_its_owners(folder: Path) -> None:
    edit(folder, {"b.txt": "mine\n"})
    now = {"a.txt": LINES, "src/c.py": "c = 1\n"}

    assert updated(folder, now)["b.txt"].kind == "kept"
    assert texts(folder)["b.txt"] == "mine\n"
    assert "b.txt" not in updated(folder, now)


def test_a_file_of_the_owners_that_is_generated_now_too_is_a_conflict_unless_it_is_the_same(folder: Path) -> None:
    edit(folder, {"d.txt": "mine\n", "e.txt": "e\n"})
    found = updated(folder, {**OLD, "d.txt": "new\n", "e.txt": "e\n"})

    assert {path: found[path].kind for path in ("d.txt", "e.txt")} == {"d.txt": "conflict", "e.txt": "same"}
    assert "mine\n" in texts(folder)["d.txt"]
    assert "new\n" in texts(folder)["d.txt"]


def test_a_file_that_is_generated_under_another_name_takes_the_owners_edits_along(folder: Path) -> None:
    edit(folder, {"a.txt": changed(LINES, 2, by="mine")})
    now = {"b.txt": "b\n", "src/c.py": "c = 1\n", "new/a.txt": changed(LINES, 15, by="new")}
    found = updated(folder, now, OLD)

    assert (found["new/a.txt"].kind, found["new/a.txt"].was) == ("rename", "a.txt")
    assert texts(folder)["new/a.txt"] == changed(changed(LINES, 2, by="mine"), 15, by="new")
    assert "a.txt" not in texts(folder)
    assert planned(folder, now, now).changes == []


def test_a_file_that_resembles_no_other_is_not_taken_for_a_renamed_one(folder: Path) -> None:
    edit(folder, {"a.txt": changed(LINES, 2, by="mine")})
    found = updated(folder, {"b.txt": "b\n", "src/c.py": "c = 1\n", "n.txt": "quite another\n"}, OLD)

    assert {path: one.kind for path, one in found.items()} == {
        "a.txt": "kept", "b.txt": "same", "n.txt": "add", "src/c.py": "same",
    }  # fmt: skip


def test_a_renamed_file_does_not_overwrite_one_of_the_owners(folder: Path) -> None:
    edit(folder, {"a.txt": changed(LINES, 2, by="mine"), "new/a.txt": "my own\n"})
    found = updated(folder, {"b.txt": "b\n", "src/c.py": "c = 1\n", "new/a.txt": LINES}, OLD)

    assert {path: found[path].kind for path in ("a.txt", "new/a.txt")} == {"a.txt": "kept", "new/a.txt": "conflict"}
    assert "my own\n" in texts(folder)["new/a.txt"]


def test_line_ends_of_windows_are_no_edit_and_stay(folder: Path) -> None:
    edit(folder, {path: text.replace("\n", "\r\n") for path, text in OLD.items()})
    found = updated(folder, with_a(changed(LINES, 15, by="new")))

    assert {path: one.kind for path, one in found.items()} == {"a.txt": "change", "b.txt": "same", "src/c.py": "same"}
    assert texts(folder)["a.txt"] == changed(LINES, 15, by="new").replace("\n", "\r\n")
    assert planned(folder, with_a(changed(LINES, 15, by="new"))).changes == []


def test_line_ends_of_windows_stay_in_a_merge_and_in_a_conflict(folder: Path) -> None:
    edit(folder, {"a.txt": changed(LINES, 2, 9, by="mine").replace("\n", "\r\n")})
    updated(folder, with_a(changed(LINES, 9, 15, by="new")), OLD)
    text = texts(folder)["a.txt"]

    assert text.count("\n") == text.count("\r\n")
    assert "line 2 mine\r\n" in text
    assert "<<<<<<< yours\r\nline 9 mine\r\n" in text
    assert planned(folder, with_a(changed(LINES, 9, 15, by="new")), OLD).unsettled


def test_a_missing_end_of_the_last_line_is_an_edit_like_another(folder: Path) -> None:
    edit(folder, {"a.txt": changed(LINES, 2, by="mine").rstrip("\n")})
    updated(folder, with_a(changed(LINES, 10, by="new")), OLD)

    assert texts(folder)["a.txt"] == changed(changed(LINES, 2, by="mine"), 10, by="new").rstrip("\n")


def test_what_is_no_text_is_named_and_left_as_its_owner_has_it(folder: Path) -> None:
    edit(folder, {"a.txt": b"\0\1\2"})
    found = updated(folder, with_a("new\n"), OLD)

    assert found["a.txt"].kind == "conflict"
    assert "it is no text, so yours stays" in found["a.txt"].why
    assert (folder / "a.txt").read_bytes() == b"\0\1\2"


def test_the_rights_of_a_file_are_kept_even_under_another_name(folder: Path) -> None:
    for path in ("a.txt", "src/c.py"):
        (folder / path).chmod(0o750)
    updated(folder, {"b.txt": "b\n", "src/c.py": "c = 2\n", "z.txt": LINES})

    assert {stat.S_IMODE((folder / path).stat().st_mode) for path in ("z.txt", "src/c.py")} == {0o750}


def test_an_update_that_changes_nothing_touches_nothing(folder: Path) -> None:
    def touched() -> dict[Path, tuple[int, int, int]]:
        found = [folder.parent, folder, *folder.rglob("*")]
        return {p: (s.st_ino, s.st_mtime_ns, s.st_ctime_ns) for p in found for s in [p.lstat()]}

    before = touched()
    updated(folder, OLD)

    assert touched() == before


def test_what_was_written_between_plan_and_update_is_not_overwritten(folder: Path) -> None:
    plan = planned(folder, with_a("new\n"))
    edit(folder, {"a.txt": "just now\n"})

    with pytest.raises(UserError, match="was not updated") as caught:
        update.apply(plan)
    assert "a.txt: was changed just now by somebody else" in str(caught.value)
    assert texts(folder) == with_a("just now\n")


def test_a_link_in_the_way_is_refused_and_not_written_through(folder: Path) -> None:
    (folder.parent / "outside").write_text("outside\n")
    (folder / "a.txt").unlink()
    (folder / "a.txt").symlink_to("../outside")

    with pytest.raises(UserError, match="cannot be updated"):
        planned(folder, with_a("new\n"))
    assert (folder.parent / "outside").read_text() == "outside\n"


def test_a_folder_without_a_record_is_refused_and_told_of_adopt(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        planned(tmp_path, OLD)

    assert caught.value.exit_code == USAGE
    assert "trigscaffold adopt DIR" in str(caught.value)


@pytest.mark.parametrize(("version", "later"), [("99.0.0", True), ("0.0.1", False), ("", False)])
def test_a_module_of_a_later_trigscaffold_is_not_taken_back(folder: Path, version: str, later: bool) -> None:
    said = json.loads((folder / record.NAME).read_text())
    (folder / record.NAME).write_text(json.dumps({**said, "trigscaffold": version}))

    if later:
        with pytest.raises(UserError, match="was generated by a later trigscaffold"):
            planned(folder, OLD)
    else:
        assert planned(folder, OLD).changes == []


def test_without_git_an_update_that_must_merge_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(folder, {"a.txt": changed(LINES, 2, by="mine")})
    monkeypatch.setenv("PATH", "")

    with pytest.raises(UserError, match="files cannot be merged") as caught:
        planned(folder, with_a(changed(LINES, 15, by="new")), OLD)
    assert "git is not on the PATH" in str(caught.value)
    assert updated(folder, {**OLD, "b.txt": "new\n"})["b.txt"].kind == "change"


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.mark.parametrize("kept", ["committed", "committed and changed", "staged"])
def test_what_was_generated_is_found_in_the_repository(folder: Path, kept: str) -> None:
    git(folder.parent, "init", "-q")
    git(folder.parent, "add", ".")
    if kept != "staged":
        git(folder.parent, "commit", "-qm", "generated")
    edit(folder, {"a.txt": changed(LINES, 2, by="mine")})
    if kept == "committed and changed":
        git(folder.parent, "commit", "-qam", "edited")

    updated(folder, with_a(changed(LINES, 15, by="new")))

    assert texts(folder)["a.txt"] == changed(changed(LINES, 2, by="mine"), 15, by="new")


def test_a_repository_that_never_had_the_file_is_no_help(folder: Path) -> None:
    git(folder.parent, "init", "-q")
    edit(folder, {"a.txt": changed(LINES, 2, by="mine")})

    assert updated(folder, with_a(changed(LINES, 15, by="new")))["a.txt"].conflicts == 2


def test_git_is_asked_about_the_modules_own_repository_even_inside_a_hook(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(folder.parent, "init", "-q")
    git(folder.parent, "add", ".")
    git(folder.parent, "commit", "-qm", "generated")
    monkeypatch.setenv("GIT_DIR", str(folder / "nowhere"))
    edit(folder, {"a.txt": changed(LINES, 2, by="mine")})

    assert updated(folder, with_a(changed(LINES, 15, by="new")))["a.txt"].kind == "merge"


TREE: Files = {**OLD, "d.txt": LINES.upper(), "a.txt": changed(LINES, 15, by="new")}


def test_a_kill_at_any_call_leaves_the_old_module_or_the_new_one(folder: Path, tmp_path: Path) -> None:
    from tests.test_writer import killed_at, snapshot

    edit(folder, {"a.txt": changed(LINES, 2, by="mine"), "mine.txt": "mine\n"})
    pristine, work = tmp_path / "pristine", tmp_path / "work"
    shutil.copytree(folder, pristine)
    target = work / "module"

    def restore() -> None:
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir()
        shutil.copytree(pristine, target)

    restore()
    old = snapshot(target)
    updated(target, TREE, OLD)
    new = snapshot(target)
    found = []
    for call in range(1, 10_000):
        restore()
        plan = planned(target, TREE, OLD)
        if not killed_at(call, lambda: update.apply(plan)):  # noqa: B023 - it is called before the next one is made
            break
        found.append(snapshot(target))
        assert found[-1] in (old, new)
        updated(target, TREE, OLD)
        assert snapshot(target) == new
        assert [path.name for path in work.iterdir()] == ["module"]

    assert len(found) > 20
    assert old in found
    assert new in found
