"""`trigscaffold check --fix` writes all files or none, whatever happens on the way."""

from __future__ import annotations

import contextlib
import os
import signal
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.command import run
from tests.fix_folder import FUNCTION, MAPPING, ONLY, ORDERS, QUEUE, RELATION, contents
from trigscaffold.audit.fixes import disk
from trigscaffold.audit.fixes.plan import FileChange
from trigscaffold.errors import UserError


@pytest.fixture
def infra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "infra").mkdir()
    (tmp_path / "infra" / "main.tf").write_text(ORDERS)
    return tmp_path / "infra"


def test_rights_and_links_stay(infra: Path) -> None:
    (infra / "main.tf").chmod(0o640)
    (infra / "main.tf").rename(infra / "real.text")
    (infra / "main.tf").symlink_to("real.text")
    run("check", "infra", "--fix", *ONLY)

    assert (infra / "main.tf").readlink() == Path("real.text")
    assert stat.S_IMODE((infra / "real.text").stat().st_mode) == 0o640
    assert RELATION in (infra / "real.text").read_text()
    assert sorted(p.name for p in infra.iterdir()) == ["main.tf", "real.text"]


def two(infra: Path) -> dict[str, bytes]:
    (infra / "main.tf").write_text(MAPPING + FUNCTION % "")
    (infra / "queue.tf").write_text(QUEUE)
    return contents(infra)


def test_a_read_only_file_is_told_and_nothing_is_written(infra: Path) -> None:
    before = two(infra)
    (infra / "queue.tf").chmod(0o444)
    result = run("check", "infra", "--fix", *ONLY)

    assert result.code == 2
    assert "Error: nothing was written\n\n  infra/queue.tf: it is read-only\n" in result.err
    assert contents(infra) == before


def test_a_file_that_was_changed_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "a.tf").write_bytes(b"new\n")
    with pytest.raises(UserError, match="nothing was written"):
        disk.write([FileChange("a.tf", tmp_path / "a.tf", b"old\n", b"fixed\n")])

    assert contents(tmp_path) == {"a.tf": b"new\n"}


@pytest.mark.parametrize("name", ["main.tf", "queue.tf"])
def test_where_one_file_cannot_be_replaced_the_others_are_put_back(
    infra: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = two(infra)
    replace = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if target.name == name and b"visib" in self.read_bytes() + b"visib" * (name == "main.tf"):
            raise PermissionError(13, "permission denied")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    result = run("check", "infra", "--fix", *ONLY)

    assert result.code == 2
    assert f"infra/{name}: permission denied" in result.err
    assert contents(infra) == before


def killed_at(call: int, work: Callable[[], object]) -> bool:
    """Run *work* in a process that is killed just before its *call*-th file system call; False: it ended earlier."""
    child = os.fork()
    if not child:
        seen = 0

        def count(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal seen
            if event.startswith("os.") or (event == "open" and "trigscaffold-fix" in str(arguments[0])):
                seen += 1
                if seen == call:
                    os.kill(os.getpid(), signal.SIGKILL)

        with contextlib.suppress(BaseException):
            sys.addaudithook(count)
            work()
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def test_a_kill_at_any_call_leaves_each_file_old_or_new_and_the_next_run_does_the_rest(tmp_path: Path) -> None:
    names = ("a.tf", "b.tf", "c.tf")
    changes = [FileChange(name, tmp_path / name, b"old\n", b"new\n") for name in names]
    found = set()
    for call in range(1, 1000):
        for name in names:
            (tmp_path / name).write_bytes(b"old\n")
        if not killed_at(call, lambda: disk.write(changes)):
            break
        state = contents(tmp_path)
        found.add(tuple(state[name] for name in names))
        assert {state[name] for name in names} <= {b"old\n", b"new\n"}
        disk.write([change for change in changes if state[change.file] == b"old\n"])
        assert contents(tmp_path) == dict.fromkeys(names, b"new\n")

    assert (b"old\n",) * 3 in found
    assert (b"new\n", b"old\n", b"old\n") in found
