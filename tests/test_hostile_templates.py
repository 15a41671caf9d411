"""Templates that mean harm: each is refused with its place and its sentence, and leaves nothing behind.

A case of `hostile_templates/` has *files*, the *at* and *says* of what is refused, and the exit *code*.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.command import run
from tests.team_folder import JOB, MANIFEST
from trigscaffold import yamlfile
from trigscaffold.sandbox import process

CASES = sorted((Path(__file__).parent / "hostile_templates").glob("*.yaml"))
MOST_S = 60
MOST_KB = 900 * 1024


@pytest.fixture(scope="module", autouse=True)
def _little_memory() -> Iterator[None]:
    """What renders is forked for each case, and what it needed is told when all that was forked has ended."""
    yield
    process.end()
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < MOST_KB


def written(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def make(case: Path, folder: Path) -> dict[str, Any]:
    """Write the template of *case* to the folder ``acme``, and return the case."""
    wanted: dict[str, Any] = yamlfile.read_path(case).value
    for path, text in {"template.yaml": MANIFEST, **wanted["files"]}.items():
        file = folder / "acme" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
    return wanted


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_a_hostile_template_is_refused_and_leaves_nothing_behind(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    wanted = make(case, tmp_path)
    (tmp_path / "orders.yaml").write_text(JOB)
    before, started = written(tmp_path), time.monotonic()

    result = run("generate", "orders.yaml", "--template", "acme")

    assert (result.code, result.out) == (wanted["code"], "")
    assert wanted["says"] in result.err
    assert f"acme/{wanted['at']}" in result.err
    assert written(tmp_path) == before
    assert time.monotonic() - started < MOST_S


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_lint_finds_what_is_wrong_with_a_hostile_template(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("trigscaffold.terraform.find", lambda: None)
    wanted = make(case, tmp_path)
    (tmp_path / "acme" / "cases").mkdir()
    (tmp_path / "acme" / "cases" / "plain.yaml").write_text(JOB)
    before, started = written(tmp_path), time.monotonic()

    result = run("template", "lint", "acme")

    assert result.code in (1, wanted["code"])
    assert "acme/" in result.out + result.err
    assert written(tmp_path) == before
    assert time.monotonic() - started < MOST_S
