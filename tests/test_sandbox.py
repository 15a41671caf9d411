"""The walls around a team's templates, and that the built-in ones make the same of what is seen inside them."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.goldens import CASES, case_id, golden_folder, read_tree
from trigscaffold.house import Layer
from trigscaffold.module import Module
from trigscaffold.pipeline import read, scaffold, settle
from trigscaffold.render import Rendering, last, targets, whole
from trigscaffold.sandbox import process, view
from trigscaffold.sandbox.nursery import CAN_FORK
from trigscaffold.sandbox.work import Job
from trigscaffold.shelf import BUILT_IN


def from_plain_data(module: Module) -> dict[str, str]:
    """Return what the built-in templates make of the view that a team's template sees."""
    plain = view.plain(module)
    rendering = Rendering(plain, BUILT_IN)
    files = {path: text for path, text in whole(rendering, targets(plain, BUILT_IN)) if text}
    return files | last(rendering, files)


@pytest.mark.parametrize("case", CASES, ids=case_id)
def test_the_built_in_templates_make_the_same_of_plain_data(case: Path) -> None:
    made = from_plain_data(settle(read(case)))

    golden = read_tree(golden_folder(case))
    assert made == {path: golden[path] for path in made}


forks = pytest.mark.skipif(not CAN_FORK, reason="a process is started for each job")


def job(files: dict[str, str]) -> Job:
    module, tree = scaffold(read(CASES[0]))
    return Job(view.plain(module), (Layer("acme", files),), {}, tree.files, ("shared/tree/",))


# Lists in lists that are equal and not the same: comparing them takes for ever, and no step of it is ours to count.
FOR_EVER = """{% macro grow(list, n) %}
{{ grow([list, list], n - 1) if n else list == other }}
{% endmacro %}
{% set a = [1, 2] %}
{% set b = [1, 2] %}
"""
FOR_EVER += "".join("{% set a = [a, a] %}\n{% set b = [b, b] %}\n" for _ in range(60)) + "{{ a == b }}\n"


@pytest.fixture(name="each_way", params=["forked", "started"])
def _each_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process is forked where the system can, and started where it cannot."""
    monkeypatch.setattr(process, "CAN_FORK", request.param == "forked")


@pytest.mark.usefixtures("each_way")
def test_what_no_counter_sees_is_stopped_by_the_clock() -> None:
    started = time.monotonic()

    answer = process.run(job({"tree/x.j2": FOR_EVER}), wall_s=3.0)

    assert (answer["why"], answer["message"]) == ("refused", "takes more than 3 s")
    assert time.monotonic() - started < 10
    assert process.run(job({"tree/x.j2": "next\n"}))["files"]["x"] == "next\n"


@pytest.mark.usefixtures("each_way")
def test_what_no_counter_sees_is_stopped_by_the_limit_of_memory() -> None:
    halves = "{% set a = range(1000) | list %}\n" + "{% set a = a[:] + a[:] %}\n" * 12 + "{% set b = [a] %}\n"
    more = "".join(f"{{% set c{n} = a[:] %}}\n" for n in range(60))

    answer = process.run(job({"tree/x.j2": halves + more}))

    assert answer["why"] == "refused"
    assert answer["message"] == "needs more than 768 MiB of memory"


@pytest.mark.usefixtures("each_way")
def test_an_answer_that_is_too_long_is_not_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "MOST_BYTES", 1000)

    assert process.run(job({"tree/x.j2": "x" * 2000}))["message"] == "makes more than 0 MiB"
    assert process.run(job({"tree/x.j2": "next\n"}))["files"]["x"] == "next\n"


def test_each_job_is_forked_from_a_process_that_never_saw_another() -> None:
    before = process.run(job({"tree/x.j2": "{{ 1 }}\n"}))
    process.run(job({"tree/x.j2": "{% set _ = module.triggers.append(1) %}\n"}))
    process.run(job({"tree/x.j2": FOR_EVER}), wall_s=0.5)

    assert process.run(job({"tree/x.j2": "{{ 1 }}\n"})) == before


def still_good() -> bool:
    return bool(process.run(job({"tree/x.j2": "next\n"})).get("files", {}).get("x") == "next\n")


@forks
@pytest.mark.parametrize("by_us", [True, False])
def test_a_job_is_done_whose_nursery_was_killed_a_moment_ago(by_us: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    assert still_good()
    nursery = process._nursery
    assert nursery

    if by_us:
        nursery.kill()
    else:
        os.kill(nursery._process.pid, signal.SIGKILL)
    nursery._process.wait()
    monkeypatch.setattr(nursery._process, "poll", lambda: None)  # the system has not told us yet

    assert still_good()
    assert still_good()
    assert process._nursery is not nursery


@forks
def test_a_job_that_is_late_takes_none_of_another_thread_with_it() -> None:
    answers: list[str] = []
    late = threading.Thread(
        target=lambda: answers.append(process.run(job({"tree/x.j2": FOR_EVER}), wall_s=1.0)["message"])
    )
    late.start()
    time.sleep(0.3)

    assert still_good()
    late.join()
    assert answers == ["takes more than 1 s"]


@forks
def test_a_program_that_waits_for_no_children_keeps_its_nursery() -> None:
    process.end()
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        assert still_good()
        nursery = process._nursery
        assert still_good()
        assert process._nursery is nursery
    finally:
        signal.signal(signal.SIGCHLD, before)
        process.end()


@forks
def test_the_program_ends_before_what_was_forked_from_it() -> None:
    assert still_good()
    assert process._nursery
    copy = os.dup(process._nursery._control.fileno())  # as a process has that `multiprocessing` forked from this one

    ends = threading.Thread(target=process.end)
    ends.start()
    ends.join(3)

    hangs = ends.is_alive()
    os.close(copy)
    ends.join()
    assert not hangs


@forks
def test_a_rendering_ends_with_the_program_that_was_killed() -> None:
    code = (
        "import os, pickle, sys, threading, time; from trigscaffold.sandbox import process;"
        "threading.Thread(target=process.run, args=[pickle.loads(sys.stdin.buffer.read())]).start()\n"
        "while not process._nursery: time.sleep(0.01)\n"
        "time.sleep(1); print(process._nursery._process.pid, flush=True); os.kill(os.getpid(), 9)"
    )
    given = pickle.dumps(job({"tree/x.j2": FOR_EVER}))

    done = subprocess.run([sys.executable, "-c", code], input=given, capture_output=True, check=False)

    deadline = time.monotonic() + 5
    while alive := runs(int(done.stdout)):
        if time.monotonic() > deadline:
            break
        time.sleep(0.05)
    if alive:
        os.killpg(int(done.stdout), signal.SIGKILL)
    assert not alive


def runs(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_what_was_forked_ends_with_the_program() -> None:
    code = (
        "import os, pickle, sys; from trigscaffold.sandbox import process;"
        "process.run(pickle.loads(sys.stdin.buffer.read())); print(process._nursery._process.pid, flush=True)\n"
        "if len(sys.argv) > 1:\n    os.kill(os.getpid(), 9)"
    )
    for how in ([], ["killed"]):
        command = [sys.executable, "-c", code, *how]
        done = subprocess.run(command, input=pickle.dumps(job({"tree/x.j2": "x\n"})), capture_output=True, check=False)
        deadline = time.monotonic() + 10
        while Path(f"/proc/{int(done.stdout)}/cmdline").exists() and time.monotonic() < deadline:
            time.sleep(0.01)

        assert not Path(f"/proc/{int(done.stdout)}/cmdline").exists()


def test_the_child_sees_no_environment_and_opens_nothing_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET", "x")
    code = (
        "import os, socket, sys; sys.path[:0] = sys.argv[1:]; from trigscaffold.sandbox import child; child._limit();"
        "sys.addaudithook(child._watcher((sys.prefix, sys.base_prefix)));"
        "out = [sorted(os.environ)]\n"
        "for reach in (lambda: open('/etc/hosts'), lambda: open('x', 'w'), lambda: os.system('id'),"
        " lambda: os.mkdir('x'), lambda: socket.create_connection(('127.0.0.1', 9))):\n"
        "    try:\n        reach()\n    except RuntimeError as error:\n        out.append(str(error))\n"
        "print(out)"
    )
    command = [sys.executable, "-I", "-B", "-c", code, *process._homes()]

    done = subprocess.run(command, env=process._bare(), capture_output=True, text=True, check=True)

    reached = "a template tried to reach outside: "
    events = [f"{reached}{event}" for event in ("open", "open", "os.system", "os.mkdir", "socket.getaddrinfo")]
    assert done.stdout.strip() in (str([[], *events]), str([["LC_CTYPE"], *events]))
