import contextlib
import fcntl
import json
import os
import random
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from trigscaffold import atomic, folderlock, writer
from trigscaffold.errors import USAGE, UserError
from trigscaffold.module import FileTree

RECORD = ".trigscaffold.json"
OLD = {"README.md": "old\n", "src/handler.py": "one = 1\n", "src/gone/away.py": "x\n", "tests/same.py": "same\n"}
NEW = {"README.md": "new\n", "src/handler.py": "one = 2\n", "events/sqs.json": "{}\n", "tests/same.py": "same\n"}
OWN = {".git/HEAD": "ref\n", "src/mine.py": "mine\n", "notes/deep/a.txt": "a\n"}

Snapshot = dict[str, bytes | str]


def tree(files: Mapping[str, str]) -> FileTree:
    return FileTree(dict(files))


def put(folder: Path, files: Mapping[str, str]) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)


def snapshot(folder: Path) -> Snapshot | None:
    if not folder.exists():
        return None
    found: Snapshot = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = f"link to {path.readlink()}"
        else:
            found[name] = "folder" if path.is_dir() else path.read_bytes()
    return found


def texts(folder: Path) -> dict[str, str]:
    files = (p for p in folder.rglob("*") if p.is_file() and p.name != RECORD)
    return {p.relative_to(folder).as_posix(): p.read_text() for p in files}


def kinds(changes: list[writer.Change]) -> dict[str, str]:
    return {change.path: change.kind for change in changes}


def refusal(files: Mapping[str, str], folder: Path, *, force: bool = False) -> str:
    """Return the message of a refused write, which must leave everything as it was."""
    before = snapshot(folder.parent)
    with pytest.raises(UserError) as caught:
        writer.write(tree(files), folder, force=force)
    assert caught.value.exit_code == USAGE
    assert snapshot(folder.parent) == before
    return str(caught.value)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that holds OLD as we wrote it, and the owner's own files."""
    folder = tmp_path / "order-charge"
    writer.write(tree(OLD), folder)
    put(folder, OWN)
    (folder / "to-mine").symlink_to("notes")
    return folder


def test_a_new_folder_is_made_with_the_folders_above_it(tmp_path: Path) -> None:
    changes = writer.write(tree(OLD), tmp_path / "a" / "b" / "c")

    assert texts(tmp_path / "a" / "b" / "c") == OLD
    assert set(kinds(changes).values()) == {"add"}
    assert [p.name for p in (tmp_path / "a" / "b").iterdir()] == ["c"]


def test_the_record_holds_sorted_paths_and_hashes_and_nothing_else(folder: Path) -> None:
    text = (folder / RECORD).read_text()
    record = json.loads(text)

    assert list(record) == ["format", "trigscaffold", "spec", "specified", "template", "files"]
    assert list(record["files"]) == sorted(OLD)
    assert all(len(value) == 64 for value in record["files"].values())
    assert str(folder.parent) not in text


def test_a_second_write_changes_adds_and_removes_and_keeps_the_owners_files(folder: Path) -> None:
    changes = writer.write(tree(NEW), folder)

    assert kinds(changes) == {
        "README.md": "change", "src/handler.py": "change", "src/gone/away.py": "remove",
        "events/sqs.json": "add", "tests/same.py": "same",
    }  # fmt: skip
    assert texts(folder) == {**NEW, **OWN}
    assert not (folder / "src/gone").exists()
    assert (folder / "to-mine").readlink() == Path("notes")
    assert [p.name for p in folder.parent.iterdir()] == [folder.name]


def test_compare_says_what_write_would_do_and_touches_nothing(folder: Path) -> None:
    before = snapshot(folder.parent)
    changes = writer.compare(tree(NEW), folder)

    assert snapshot(folder.parent) == before
    assert changes == writer.write(tree(NEW), folder)
    assert changes[0] == writer.Change("README.md", "change", "old\n", "new\n")
    assert [change.path for change in changes] == sorted(kinds(changes))


def test_a_write_that_changes_nothing_touches_nothing(folder: Path) -> None:
    before = {p: p.lstat() for p in [folder.parent, folder, *folder.rglob("*")]}

    assert set(kinds(writer.write(tree(OLD), folder)).values()) == {"same"}
    assert {p: p.lstat() for p in [folder.parent, folder, *folder.rglob("*")]} == before


def test_only_what_differs_is_touched_and_the_folder_stays_the_same_one(folder: Path) -> None:
    kept = [folder, folder / "src", folder / "tests/same.py", *(folder / path for path in OWN)]
    before = [(p.stat().st_ino, p.stat().st_mode) for p in kept]
    old = (folder / "tests/same.py").stat().st_mtime_ns

    writer.write(tree(NEW), folder)

    assert [(p.stat().st_ino, p.stat().st_mode) for p in kept] == before
    assert (folder / "tests/same.py").stat().st_mtime_ns == old
    assert [p.stat().st_nlink for p in folder.rglob("*") if p.is_file()] == [1] * 8


def test_a_shell_inside_the_folder_stays_inside(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    writer.write(tree(NEW), Path())

    assert Path.cwd() == folder
    assert Path("README.md").read_text() == "new\n"


def test_the_rights_of_a_file_are_kept(folder: Path) -> None:
    (folder / "src/handler.py").chmod(0o750)
    writer.write(tree(NEW), folder)

    assert stat.S_IMODE((folder / "src/handler.py").stat().st_mode) == 0o750


def test_a_folder_with_foreign_files_is_refused_unless_forced(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    put(folder, {"README.md": "my own\n", "deep/notes.txt": "a\n"})
    message = refusal(NEW, folder)

    assert f"{folder}/README.md: was not written by trigscaffold and would be changed" in message
    assert f"{folder}/deep/notes.txt: was not written by trigscaffold" in message
    assert "--force" in message

    writer.write(tree(NEW), folder, force=True)
    assert texts(folder) == {**NEW, "deep/notes.txt": "a\n"}


def test_of_many_foreign_files_the_first_are_named(tmp_path: Path) -> None:
    put(tmp_path / "mine", {f"{n}.txt": "" for n in range(500)})

    assert refusal(NEW, tmp_path / "mine").count("was not written") == writer.MAX_LISTED


def test_a_folder_with_harmless_entries_alone_is_written_to(tmp_path: Path) -> None:
    harmless = {".git/HEAD": "a", ".terraform/x": "b", ".terraform.lock.hcl": "c", "build/p.zip": "d", ".DS_Store": "e"}
    put(tmp_path / "m", harmless)
    writer.write(tree(NEW), tmp_path / "m")

    assert texts(tmp_path / "m") == {**NEW, **harmless}


def test_files_that_are_already_as_they_would_be_are_taken_over(tmp_path: Path) -> None:
    put(tmp_path / "m", NEW)

    assert set(kinds(writer.write(tree(NEW), tmp_path / "m")).values()) == {"same"}
    assert (tmp_path / "m" / RECORD).exists()


def test_an_edited_file_is_refused_and_replaced_by_force(folder: Path) -> None:
    put(folder, {"README.md": "edited\n"})
    message = refusal(NEW, folder)

    assert "README.md: was edited since trigscaffold wrote it and would be changed" in message
    assert "handler.py" not in message
    writer.write(tree(NEW), folder, force=True)
    assert texts(folder) == {**NEW, **OWN}


def test_an_edited_file_that_would_stay_as_it_is_stops_nothing(folder: Path) -> None:
    put(folder, {"README.md": NEW["README.md"]})
    writer.write(tree(NEW), folder)

    assert texts(folder) == {**NEW, **OWN}


def test_an_edited_file_that_would_be_removed_is_refused_and_removed_by_force(folder: Path) -> None:
    put(folder, {"src/gone/away.py": "edited\n"})

    assert "away.py: was edited since trigscaffold wrote it and would be removed" in refusal(NEW, folder)
    writer.write(tree(NEW), folder, force=True)
    assert not (folder / "src/gone").exists()


def test_a_foreign_file_in_the_way_is_refused_and_replaced_by_force(folder: Path) -> None:
    put(folder, {"events/sqs.json": "[]\n"})

    assert "sqs.json: was not written by trigscaffold and would be changed" in refusal(NEW, folder)
    writer.write(tree(NEW), folder, force=True)
    assert texts(folder)["events/sqs.json"] == "{}\n"


def test_a_written_file_that_was_deleted_is_written_again(folder: Path) -> None:
    (folder / "README.md").unlink()
    (folder / "src/gone/away.py").unlink()

    assert kinds(writer.write(tree(NEW), folder))["README.md"] == "add"
    assert texts(folder) == {**NEW, **OWN}


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "{}", "{", '{"files": 3}', '{"files": {"a": 1}}', '{"files": {"../victim": "0"}}', "[" * 100_000,
        '{"files": {}, "template": 3}', '{"files": {}, "specified": []}', '{"format": "x"}',
        '{"files": {}, "specified": {"triggers": 3}}', '{"files": {}, "specified": {"triggers": {"a": "x"}}}',
        '{"files": {}, "specified": {"triggers": {"a": {"needs": []}}}}',
        '{"files": {"/etc/passwd": "0"}}', '{"files": {".git/HEAD": "0"}}', "<<<<<<< HEAD", "\xff",
    ],
)  # fmt: skip
def test_a_damaged_record_is_refused_and_never_followed(folder: Path, text: str) -> None:
    (folder.parent / "victim").write_text("")
    (folder / RECORD).write_bytes(text.encode("latin-1"))

    assert "is not as trigscaffold wrote it" in refusal(NEW, folder)
    assert "is not as trigscaffold wrote it" in refusal(NEW, folder, force=True)


def test_a_recorded_path_behind_a_link_is_not_removed(folder: Path) -> None:
    outside = folder.parent / "outside"
    put(outside, {"away.py": "x\n"})
    shutil.rmtree(folder / "src/gone")
    (folder / "src/gone").symlink_to(outside)

    writer.write(tree(NEW), folder)

    assert texts(outside) == {"away.py": "x\n"}
    assert (folder / "src/gone").is_symlink()


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/etc/passwd", "is absolute"), ("C:/x", "is absolute"), ("../x", "has `..`"), ("a/../../x", "has `..`"),
        ("a\\b", "backslash"), ("a\0b", "control character"), ("a\x1b[31m", "control character"), ("", "empty part"),
        ("a//b", "empty part"), ("./a", "empty part"), ("a/", "empty part"), ("a.", "ends in a dot"),
        (RECORD, "is reserved"), (RECORD.upper(), "is reserved"), (".git/hooks/x", "is reserved"),
        ("a/.GIT/x", "is reserved"), ("src/NUL.txt", "device"), ("a\ud800", "control character"),
        ("a\u200bb", "cannot be seen"), ("ab:c", "Windows refuses"), ("git~1/x", "is reserved"),
        ("a/" * 100 + "b", "too long"), ("ä" * 128, "too long"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("force", [False, True])
def test_a_path_that_is_unsafe_is_refused(tmp_path: Path, path: str, words: str, force: bool) -> None:
    assert words in refusal({"ok": "", path: ""}, tmp_path / "m", force=force)


@pytest.mark.parametrize(
    ("paths", "words"),
    [
        (["a.txt", "A.txt"], "upper and lower case"),
        (["src/a", "Src/b"], "upper and lower case"),
        (["\u00e4", "a\u0308"], "how an accent is stored"),
        (["a", "a/b"], "lies in 'a', which is a file"),
    ],
)
def test_paths_that_cannot_stand_side_by_side_are_refused(tmp_path: Path, paths: list[str], words: str) -> None:
    assert words in refusal(dict.fromkeys(paths, ""), tmp_path / "m")


@pytest.mark.parametrize("force", [False, True])
def test_what_stands_in_the_way_is_refused_even_by_force(folder: Path, force: bool) -> None:
    outside = folder.parent / "outside"
    put(outside, {"sqs.json": "mine\n"})
    (folder / "events").symlink_to(outside)
    assert "events/sqs.json: is a link, and links are not written through" in refusal(NEW, folder, force=force)

    (folder / "events").unlink()
    (folder / "events").mkdir()
    (folder / "events/sqs.json").symlink_to(outside / "sqs.json")
    assert "is a link" in refusal(NEW, folder, force=force)

    (folder / "events/sqs.json").unlink()
    (folder / "events/sqs.json").mkdir()
    assert "is a folder where a file is needed" in refusal(NEW, folder, force=force)

    shutil.rmtree(folder / "events")
    (folder / "events").touch()
    assert "is a file where a folder is needed" in refusal(NEW, folder, force=force)

    (folder / "events").unlink()
    (folder / "README.md").unlink()
    os.mkfifo(folder / "README.md")
    with pytest.raises(UserError, match="cannot be written") as caught:
        writer.write(tree(NEW), folder, force=force)
    assert "README.md: is not a plain file" in str(caught.value)


def test_a_target_that_is_no_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to("file")
    (tmp_path / "lost").symlink_to("nowhere")

    assert "is a file; a folder is expected" in refusal(NEW, tmp_path / "file")
    assert "is a file; a folder is expected" in refusal(NEW, tmp_path / "link")
    assert "is a link to nothing" in refusal(NEW, tmp_path / "lost")
    assert "not a directory" in refusal(NEW, tmp_path / "file" / "below")
    assert "not a directory" in refusal(NEW, tmp_path / "file" / "far" / "below")


def test_a_link_to_a_folder_is_written_through_and_stays_a_link(folder: Path) -> None:
    link = folder.parent / "link"
    link.symlink_to(folder.name)
    writer.write(tree(NEW), link)

    assert link.is_symlink()
    assert texts(folder) == {**NEW, **OWN}


def as_nobody(work: Callable[[], object]) -> str:
    """Run *work* in a process without root's rights and return the UserError it ends with."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if not child:
        if os.geteuid() == 0:
            os.setegid(65534)
            os.seteuid(65534)
        try:
            work()
        except UserError as error:
            os.write(write_end, str(error).encode())
        os._exit(0)
    os.close(write_end)
    os.waitpid(child, 0)
    with os.fdopen(read_end) as answer:
        return answer.read()


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that everybody may enter, unlike pytest's own."""
    path = Path(tempfile.mkdtemp(prefix="trigscaffold-"))
    path.chmod(0o777)
    yield path
    shutil.rmtree(path)


def test_a_folder_without_the_right_to_write_is_refused(shared: Path) -> None:
    folder = shared / "module"
    writer.write(tree(OLD), folder)
    if os.geteuid() == 0:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, 65534, 65534)
    for locked in (folder / "src", folder):
        locked.chmod(0o555)
        before = snapshot(shared)
        message = as_nobody(lambda: writer.write(tree(NEW), folder))

        assert f"{locked}: permission denied" in message
        assert "Nothing was changed" in message
        assert snapshot(shared) == before
        locked.chmod(0o755)


def test_a_parent_without_the_right_to_write_is_refused(shared: Path) -> None:
    shared.chmod(0o555)

    assert f"{shared}/module: permission denied" in as_nobody(lambda: writer.write(tree(NEW), shared / "module"))
    assert f"{shared}/a: permission denied" in as_nobody(lambda: writer.write(tree(NEW), shared / "a" / "b"))


def test_a_full_disk_is_said_and_changes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    assert "no space left on device" in refusal(NEW, folder)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount a small disk; the test above covers the rest")
def test_a_really_full_disk_changes_nothing(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "none", disk], check=False).returncode:
        pytest.skip("mount is not allowed here; the test above covers the rest")
    try:
        assert f"{disk}/n/big.txt: no space left on device" in refusal({"big.txt": "x" * 400_000}, disk / "n")
        writer.write(tree(OLD), disk / "m")
        assert f"{disk}/m/big.txt: no space left on device" in refusal({**NEW, "big.txt": "x" * 400_000}, disk / "m")
        writer.write(tree(NEW), disk / "m")
        assert texts(disk / "m") == NEW
        assert "mount point" in refusal(NEW, disk, force=True)
    finally:
        subprocess.run(["umount", disk], check=True)


def fork(work: Callable[[], object]) -> int:
    child = os.fork()
    if not child:
        with contextlib.suppress(BaseException):
            work()
            os._exit(0)
        os._exit(1)
    return child


def killed_at(call: int, work: Callable[[], object]) -> bool:
    """Run *work* in a process that is killed just before its *call*-th file system call; False: it ended earlier."""

    def run() -> None:
        seen = 0

        def count(event: str, _: object) -> None:
            nonlocal seen
            if event == "open" or event.startswith(("os.", "shutil.", "ctypes.")):
                seen += 1
                if seen == call:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        work()

    status = os.waitpid(fork(run), 0)[1]
    assert os.WIFSIGNALED(status) or os.waitstatus_to_exitcode(status) == 0
    return os.WIFSIGNALED(status)


def without_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")


@pytest.mark.parametrize("exchange", [True, False])
@pytest.mark.parametrize("there", [True, False])
def test_a_kill_at_any_call_leaves_the_old_tree_or_the_new_one(
    folder: Path, tmp_path: Path, exchange: bool, there: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not exchange:
        without_exchange(monkeypatch)
    pristine, work = tmp_path / "pristine", tmp_path / "work"
    shutil.copytree(folder, pristine, symlinks=True)
    target = work / "module"

    def restore() -> None:
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir()
        if there:
            shutil.copytree(pristine, target, symlinks=True)

    restore()
    old = snapshot(target)
    writer.write(tree(NEW), target)
    new = snapshot(target)
    found: list[Snapshot | None] = []
    for call in range(1, 10_000):
        restore()
        if not killed_at(call, lambda: writer.write(tree(NEW), target)):
            break
        if exchange or not there or target.exists():
            assert snapshot(target) in (old, new)
        else:  # renamed away between two renames: the next run puts it back
            atomic.recover(target)
            assert snapshot(target) in (old, new)
        found.append(snapshot(target))
        writer.write(tree(NEW), target)
        assert snapshot(target) == new
        assert [p.name for p in work.iterdir()] == ["module"]

    assert len(found) > 20
    assert old in found
    assert new in found


@pytest.mark.parametrize("there", [True, False])
def test_a_reader_sees_the_old_tree_or_the_new_one_at_every_moment(folder: Path, there: bool) -> None:
    target = folder if there else folder.parent / "fresh"
    old = snapshot(target)
    log = folder.parent.parent / f"{folder.parent.name}.log"

    def work() -> None:
        looking = False
        seen: list[Snapshot | None] = []

        def look(*_: object) -> None:
            nonlocal looking
            if not looking:
                looking = True
                if (now := snapshot(target)) not in seen:
                    seen.append(now)
                looking = False

        sys.addaudithook(look)
        writer.write(tree(NEW), target)
        looking = True
        log.write_text(str([now == old for now in seen]))

    os.waitpid(fork(work), 0)

    assert log.read_text() == "[True, False]"


def test_a_kill_at_random_moments_leaves_the_old_tree_or_the_new_one(folder: Path) -> None:
    chance = random.Random(7)
    states = []
    for files in (OLD, NEW):
        writer.write(tree(files), folder)
        states.append(snapshot(folder))

    def work() -> None:
        while True:
            writer.write(tree(OLD), folder)
            writer.write(tree(NEW), folder)

    for _ in range(40):
        child = fork(work)
        time.sleep(chance.uniform(0.002, 0.03))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        assert snapshot(folder) in states

    writer.write(tree(NEW), folder)
    assert snapshot(folder) == states[1]
    assert [p.name for p in folder.parent.iterdir()] == [folder.name]


@pytest.mark.parametrize("event", ["os.link", "os.rename", "os.mkdir", "open", "os.chmod", "os.scandir"])
@pytest.mark.parametrize("exchange", [True, False])
def test_an_error_at_any_call_leaves_the_old_tree_or_the_new_one(
    folder: Path, event: str, exchange: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not exchange:
        without_exchange(monkeypatch)
    old = snapshot(folder)

    def failing_at(call: int) -> bool:
        def work() -> None:
            seen = 0

            def fail(name: str, _: object) -> None:
                nonlocal seen
                seen += name == event
                if name == event and seen == call:
                    raise PermissionError(13, "Permission denied")

            sys.addaudithook(fail)
            with contextlib.suppress(UserError):
                writer.write(tree(NEW), folder)
            if seen < call:
                os._exit(7)

        return os.waitstatus_to_exitcode(os.waitpid(fork(work), 0)[1]) != 7

    for call in range(1, 1_000):
        more = failing_at(call)
        atomic.recover(folder)
        now = snapshot(folder)
        assert now == old or {k: v for k, v in texts(folder).items() if k not in OWN} == NEW
        assert {k: v for k, v in texts(folder).items() if k in OWN} == OWN
        if not more:
            break
        writer.write(tree(OLD), folder)
        assert snapshot(folder) == old


def test_without_hard_links_files_are_copied(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object, **__: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    writer.write(tree(NEW), folder)

    assert texts(folder) == {**NEW, **OWN}
    assert (folder / "to-mine").readlink() == Path("notes")


def test_without_exchange_renames_do_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    without_exchange(monkeypatch)
    inode = folder.stat().st_ino
    writer.write(tree(NEW), folder)

    assert texts(folder) == {**NEW, **OWN}
    assert folder.stat().st_ino == inode
    assert [p.name for p in folder.parent.iterdir()] == [folder.name]


def test_what_a_killed_run_left_is_cleaned_up_though_nothing_changes(folder: Path) -> None:
    put(folder.parent / f".{folder.name}.trigscaffold-new", OLD)
    writer.write(tree(OLD), folder)

    assert [p.name for p in folder.parent.iterdir()] == [folder.name]


def test_two_runs_at_once_take_turns(tmp_path: Path) -> None:
    def run(n: int) -> Callable[[], object]:
        return lambda: writer.write(tree({**NEW, "n": str(n)}), tmp_path / "m", force=True)

    children = [fork(run(n)) for n in range(6)]

    assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children] == [0] * 6
    assert texts(tmp_path / "m").keys() == {*NEW, "n"}
    assert [p.name for p in tmp_path.iterdir()] == ["m"]


def test_a_run_that_never_ends_is_named_and_not_waited_for(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folderlock, "WAIT_S", 0.0)
    handle = os.open(folder.parent, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)

    assert "another trigscaffold is writing here" in refusal(NEW, folder)
    os.close(handle)


def test_a_thousand_files_of_the_owners_cost_less_than_two_seconds(folder: Path) -> None:
    put(folder, {f".terraform/{n % 50}/{n}": "" for n in range(1_000)})
    started = time.monotonic()
    writer.write(tree(NEW), folder)

    assert time.monotonic() - started < 2


def test_bytes_are_written_as_they_are(tmp_path: Path) -> None:
    writer.write(tree({"a": "zażółć\r\nb\n", "empty": ""}), tmp_path / "m")

    assert (tmp_path / "m/a").read_bytes() == "zażółć\r\nb\n".encode()
    assert (tmp_path / "m/empty").read_bytes() == b""


def test_a_file_that_is_no_text_is_shown_and_counts_as_edited(folder: Path) -> None:
    (folder / "README.md").write_bytes(b"\xff\xfe")

    assert "README.md: was edited" in refusal(NEW, folder)
    assert writer.compare(tree(NEW), folder)[0].before == "\ufffd\ufffd"


def test_the_diff_is_a_patch_that_makes_the_new_tree(folder: Path, tmp_path: Path) -> None:
    old = {**OLD, "no-newline": "a", "form-feed": "a\fb\nc\n", "cr": "a\r\nb"}
    new = {**NEW, "no-newline": "b", "form-feed": "a\fb\nd\n", "cr": "a\r\nc\n", "added": "x"}
    writer.write(tree(old), folder)
    patch = writer.unified_diff(writer.compare(tree(new), folder))
    put(tmp_path / "plain", old)
    subprocess.run(["git", "apply", "-p1", "-"], input=patch.encode(), cwd=tmp_path / "plain", check=True)

    assert {k: v.encode() for k, v in new.items()} == {
        p.relative_to(tmp_path / "plain").as_posix(): p.read_bytes()
        for p in (tmp_path / "plain").rglob("*")
        if p.is_file()
    }
    assert "same.py" not in patch
    assert writer.unified_diff([writer.Change("e", "add", None, "")]) == "--- /dev/null\n+++ b/e\n"


def test_the_listing_draws_folders_and_files() -> None:
    listing = writer.tree_listing(tree({"src/b.py": "", "README.md": "", "src/a/x.py": "", "z.tf": ""}))

    assert listing == (
        "├── README.md\n"
        "├── src/\n"
        "│   ├── a/\n"
        "│   │   └── x.py\n"
        "│   └── b.py\n"
        "└── z.tf\n"
    )  # fmt: skip
    assert writer.tree_listing(tree({})) == ""


def test_the_errors_speak_of_the_folder_as_the_user_did(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.parent)
    put(folder, {"README.md": "edited\n"})
    with pytest.raises(UserError) as caught:
        writer.write(tree(NEW), Path("order-charge"))

    assert str(caught.value) == (
        "Error: order-charge cannot be written\n\n"
        "  order-charge/README.md: was edited since trigscaffold wrote it and would be changed\n\n"
        "Hint: `trigscaffold update [--spec SPEC]` merges and moves."
        " `--force` replaces or removes the module's own paths and keeps all other files;"
        " `--diff` shows them.\n"
    )


def test_importing_the_writer_is_quick() -> None:
    code = "import sys; import trigscaffold.writer; print(*sorted({'yaml', 'ctypes', 'pydantic'} & set(sys.modules)))"
    answer: Any = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert answer.stdout.strip() == ""
