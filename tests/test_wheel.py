"""The wheel carries the templates and works installed, outside the repository."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.goldens import CASES, ROOT, case_id, golden_folder, read_tree

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("wheel")]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with nothing but what the wheel holds; what it depends on comes from this interpreter."""
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def run(installed: Path, cwd: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    code = "from trigscaffold.cli import main; main()"
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    return subprocess.run(
        [sys.executable, "-P", "-c", code, *arguments],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_wheel_holds_templates_catalogue_and_licence_and_no_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()

    assert "trigscaffold/templates/catalog.json" in names
    assert "trigscaffold/templates/spec.json" in names
    assert "trigscaffold/templates/compiled/index.txt" in names
    assert "trigscaffold/workshop/starter/tree/CODEOWNERS.j2" in names
    assert any(name.startswith("trigscaffold/templates/triggers/sqs_standard/events/") for name in names)
    assert "trigscaffold/templates/triggers/sqs_standard/signs.yaml" in names
    assert any(name.endswith("LICENSE") for name in names)
    assert not [name for name in names if name.startswith(("tests/", "golden/", "bench/"))]


def test_it_is_the_installed_one_that_runs(installed: Path, tmp_path: Path) -> None:
    code = "import trigscaffold; print(trigscaffold.__file__)"
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    result = subprocess.run(
        [sys.executable, "-P", "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )

    assert Path(result.stdout.strip()).is_relative_to(installed)


def test_installed_it_generates_every_golden_byte_for_byte(installed: Path, tmp_path: Path) -> None:
    """All cases in one run: the compiled templates and catalogue say what the sources say."""
    specs = tmp_path / "specs"
    specs.mkdir()
    for case in CASES:
        (specs / f"{case_id(case)}.yaml").write_bytes(case.read_bytes())
    result = run(installed, tmp_path, "generate", "specs", "-o", "made")

    assert result.returncode == 0, result.stderr
    made = {folder.name: read_tree(folder) for folder in (tmp_path / "made").iterdir()}
    for tree in made.values():
        del tree[".trigscaffold.json"]
    assert len(made) == len(CASES)
    for case in CASES:
        assert read_tree(golden_folder(case)) in made.values(), case_id(case)


@pytest.mark.parametrize(
    "arguments",
    [
        ("triggers",),
        ("rules",),
        ("explain", "sqs_standard"),
        ("event", "sqs_standard"),
        ("schema",),
        ("questions",),
        ("--version",),
    ],
    ids=" ".join,
)
def test_installed_the_reading_commands_work(installed: Path, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    result = run(installed, tmp_path, *arguments)

    assert result.returncode == 0, result.stderr
    assert result.stdout.strip()


def test_the_build_needs_only_what_it_declares() -> None:
    """An isolated build has Jinja and PyYAML and nothing else that trigscaffold uses."""
    blocked = "sys.modules.update(dict.fromkeys(['pydantic', 'typer', 'questionary', 'hcl2']))"
    code = f"import sys; {blocked}; import trigscaffold.render"

    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("command", [["generate"], ["recommend"]], ids="".join)
def test_pydantic_is_imported_only_to_say_what_is_wrong(installed: Path, tmp_path: Path, command: list[str]) -> None:
    code = (
        "import atexit, sys; atexit.register(lambda: print('pydantic' in sys.modules)); "
        "from trigscaffold.cli import main; main()"
    )
    (tmp_path / "bad.yaml").write_text("name: a\nneeds: {event: nothing}\n")
    found = {}
    for spec in (ROOT / "examples" / "order-charge.yaml", tmp_path / "bad.yaml"):
        result = subprocess.run(
            [sys.executable, "-P", "-c", code, *command, str(spec)],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(installed)},
            capture_output=True,
            text=True,
            check=False,
        )
        found[spec.stem] = (result.returncode, result.stdout.splitlines()[-1])

    assert found == {"order-charge": (0, "False"), "bad": (2, "True")}
