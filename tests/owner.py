"""Runs a generated module's tests as its owner would: in a process of their own, in its folder, with its path alone.

Importing what handlers import takes longer than most of these tests, so one process imports it once and is
forked for each module; where a system cannot fork, each module gets a new interpreter.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

# What generated handlers and their tests import.  Nothing of ours, and no handler.
IMPORTED_ONCE = [
    "pytest",
    "boto3",
    "jsonschema",
    "aws_lambda_powertools",
    "aws_lambda_powertools.event_handler",
    "aws_lambda_powertools.utilities.batch",
    "aws_lambda_powertools.utilities.idempotency",
    "aws_lambda_powertools.utilities.typing",
    "aws_xray_sdk.core",
    # What pytest imports when it starts; a release without one of them imports it later.
    "_pytest.helpconfig",
    "_pytest.junitxml",
    "_pytest.pastebin",
    "_pytest.setupplan",
    "_pytest.skipping",
    "_pytest.unittest",
    "_pytest.unraisableexception",
    "_pytest.warnings",
    "pdb",
]
ARGUMENTS = ["-q", "-p", "no:cacheprovider", "-W", "error::DeprecationWarning:src", "tests"]


def run_tests(module: Path, environment: Mapping[str, str]) -> tuple[int | None, str]:
    """Run the tests of *module*; return the exit code and what they printed.

    pytest runs without the plugins that this repository's tests need: an owner has none of them.
    """
    environment = {**environment, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    if "forkserver" not in multiprocessing.get_all_start_methods():
        command = [sys.executable, "-B", "-m", "pytest", *ARGUMENTS]
        done = subprocess.run(command, cwd=module, env=environment, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(IMPORTED_ONCE)
    printed = module.with_name(f"{module.name}.out")
    child = context.Process(target=_as_owner, args=(str(module), environment, str(printed)))
    child.start()
    child.join()
    return child.exitcode, printed.read_text(encoding="utf-8", errors="replace")


def _as_owner(module: str, environment: dict[str, str], printed: str) -> None:
    """Become a process that was started in *module* with *environment*, and run pytest in it."""
    with open(printed, "wb") as out:  # noqa: PTH123 - a descriptor is what is wanted
        os.dup2(out.fileno(), 1)
        os.dup2(out.fileno(), 2)
    os.chdir(module)
    os.environ.clear()
    os.environ.update(environment)
    sys.dont_write_bytecode = True
    sys.argv = ["pytest", *ARGUMENTS]
    installed = (sys.prefix, sys.base_prefix)
    sys.path[:] = [module, *(path for path in sys.path if path.startswith(installed) and path != os.curdir)]
    for name in [name for name in sys.modules if name.split(".")[0] in ("tests", "trigscaffold", "conftest")]:
        del sys.modules[name]

    import pytest

    gc.freeze()  # pytest collects garbage twice: of what was imported once, all of it is still in use
    sys.stdout.flush()
    code = pytest.main(ARGUMENTS)
    sys.stdout.flush()
    os._exit(int(code))
