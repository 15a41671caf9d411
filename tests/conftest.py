"""Options and fixtures of the whole suite."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError

import pytest
from hypothesis import settings

from tests.cover import applied_goldens
from tests.emulator_sources import Sources, make_sources
from tests.goldens import ROOT
from tests.terraform_harness import Resource, Roots, examples_of_one_account
from trigscaffold.terraform import find

# A slow machine is no fault of the code; what fails is printed so that it can be run again.
settings.register_profile("default", deadline=None, print_blob=True)
settings.load_profile("default")

SERVER_START_S = 60

# The account is told so that moto does not look for its key in each partition, with all of IAM's managed policies; no
# browser asks the emulator for anything.
EMULATOR = {
    "MOTO_ACCOUNT_ID": "123456789012",
    "MOTO_DISABLE_GLOBAL_CORS": "true",
    "MOTO_IAM_LOAD_MANAGED_POLICIES": "true",
}

# Terraform and its provider spend a third of their time on collecting garbage, of which there is little: to plan 19
# modules takes 13 s of work like this, and 19 s as it is without.  Source: https://pkg.go.dev/runtime, "Environment
# Variables".  The limit keeps a large process below what tests of memory allow any process that they started.
os.environ.setdefault("GOGC", "400")
os.environ.setdefault("GOMEMLIMIT", "640MiB")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write golden/ anew instead of comparing with it")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "last: runs after every other test, because it removes what they read")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep what uses the emulator in one process, so that there is one of it, and its removal last.

    What is slow goes first, so that no process waits for it at the end.
    """
    for item in items:
        wanted = "moto_server" in getattr(item, "fixturenames", ())
        if wanted and item.get_closest_marker("xdist_group") is None:  # two marks would make a group of their own
            item.add_marker(pytest.mark.xdist_group("emulator"))
    items.sort(key=lambda item: (_has(item, "last"), not _has(item, "slow")))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Let what uses the emulator go first on a busy machine: it takes longest, and others fill what it waits for."""
    behind = os.environ.get("PYTEST_XDIST_WORKER") and "moto_server" not in getattr(item, "fixturenames", ())
    if behind and not os.nice(0):
        os.nice(5)


def _has(item: pytest.Item, marker: str) -> bool:
    return item.get_closest_marker(marker) is not None


@pytest.fixture(scope="session")
def terraform_binary() -> Path:
    """Terraform; a machine without it skips, continuous integration may not."""
    binary = find()
    if binary is None and os.environ.get("CI") == "true":
        pytest.fail("Terraform is not on the PATH, and continuous integration needs it")
    if binary is None:
        pytest.skip("Terraform is not on the PATH")
    return binary


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def post_config(url: str) -> None:
    """Let the emulator run functions without docker."""
    body = json.dumps({"lambda": {"use_docker": False}}).encode()
    request = urllib.request.Request(f"{url}/moto-api/config", body, {"Content-Type": "application/json"})
    urllib.request.urlopen(request, timeout=10).close()


def wait_until_it_answers(server: subprocess.Popen[bytes], url: str) -> None:
    deadline = time.monotonic() + SERVER_START_S
    while True:
        try:
            return post_config(url)
        except (URLError, ConnectionError) as error:
            if server.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"moto does not answer at {url}: {error}") from error
            time.sleep(0.2)


@pytest.fixture(scope="session")
def moto_server() -> Iterator[str]:
    """The URL of an AWS emulator of this session's own."""
    port = free_port()
    command = [sys.executable, "-m", "tests.emulator_server", "-H", "127.0.0.1", "-p", str(port)]
    env = os.environ | EMULATOR
    server = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_until_it_answers(server, url := f"http://127.0.0.1:{port}")
        yield url
    finally:
        server.terminate()
        try:
            server.wait(timeout=10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


@pytest.fixture(scope="session")
def sources(moto_server: str) -> Sources:
    """What the cases attach to, which is there before they are applied."""
    return make_sources(examples_of_one_account(applied_goldens()), moto_server)


@pytest.fixture(scope="session")
def applied(
    terraform_binary: Path, moto_server: str, sources: Sources, tmp_path_factory: pytest.TempPathFactory
) -> Roots:
    """The goldens that have between them all that any has, applied.

    State and emulator last as long as the session; the test that is marked `last` destroys the roots.
    """
    roots = Roots.composed(sources.examples, tmp_path_factory.mktemp("applied"), terraform_binary, moto_server)
    roots.create()
    return roots


@pytest.fixture(scope="session")
def created(applied: Roots) -> list[Resource]:
    """What there is after the apply."""
    return applied.resources()
