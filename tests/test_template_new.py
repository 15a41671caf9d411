"""`template new`: a starting point that is right as it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command import run


@pytest.mark.slow
def test_what_it_writes_passes_lint_and_test(tmp_path: Path) -> None:
    folder = tmp_path / "acme"

    assert run("template", "new", str(folder)).code == 0

    assert run("template", "lint", str(folder)).out == "Nothing is wrong.\n"
    assert run("template", "test", str(folder)).out == "same    job\n"


def test_it_is_called_as_the_folder_is_or_as_the_author_says(tmp_path: Path) -> None:
    run("template", "new", str(tmp_path / "acme"))
    run("template", "new", str(tmp_path / "house"), "--name", "umbrella")

    assert (tmp_path / "acme/template.yaml").read_text().startswith("name: acme\n")
    assert (tmp_path / "acme/golden/job/CODEOWNERS").read_text().endswith("* @acme/orders\n")
    assert (tmp_path / "house/template.yaml").read_text().startswith("name: umbrella\n")


def test_nothing_is_written_over_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("x")

    result = run("template", "new", str(tmp_path), "--name", "acme")

    assert (result.code, "is not empty" in result.err) == (2, True)
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def test_a_new_repository_is_empty_enough(tmp_path: Path) -> None:
    (tmp_path / "acme/.git").mkdir(parents=True)

    assert run("template", "new", str(tmp_path / "acme")).code == 0
    assert (tmp_path / "acme/.git").is_dir()


def test_a_name_that_is_none_is_refused(tmp_path: Path) -> None:
    result = run("template", "new", str(tmp_path / "Acme Corp"))

    assert (result.code, "--name: found 'Acme Corp'; 1 to 40 lower-case letters" in result.err) == (2, True)
    assert not (tmp_path / "Acme Corp").exists()
