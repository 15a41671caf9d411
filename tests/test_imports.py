"""Imports point one way, and the core touches nothing outside itself."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

from tests.over import over

PACKAGE = Path(__file__).parents[1] / "src" / "trigscaffold"
LAYERS = {
    "cli": 5,
    "providers": 4,
    "wizard": 4,
    "workshop": 4,
    "pipeline": 4,
    "today": 4,
    "upkeep": 4,
    "writer": 4,
    "terraform": 4,
    "pages": 4,
    "team": 3,
    "sandbox": 3,
    "house": 1,
    "audit": 3,
    "catalog": 3,
    "events": 3,
    "render": 3,
    "shelf": 3,
    "codegen": 3,
    "spec": 2,
    "sensitivity": 2,
    "decide": 2,
    "refusals": 1,
    "plan": 2,
    "escape": 1,
    "expression": 1,
    "rules": 1,
    "units": 0,
    "module": 0,
    "model": 0,
    "errors": 0,
}
PURE = (
    "model.py",
    "decide.py",
    "plan.py",
    "render.py",
    "shelf.py",
    "codegen",
    "escape.py",
    "expression.py",
    "units.py",
    "house.py",
    "rules",
    "audit/graph",
    "audit/judge.py",
    "audit/model.py",
    "audit/resource.py",
    "audit/rules",
    "audit/value.py",
    "audit/verdict.py",
)
FORBIDDEN = {"os", "sys", "typer", "yaml", "subprocess", "time", "datetime", "random", "socket", "urllib", "shutil"}


def short(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def modules(*names: str) -> list[Path]:
    found = [PACKAGE / name for name in names]
    return sorted(p for f in found for p in ([f] if f.suffix else f.glob("*.py")) if p.name != "__init__.py")


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def layer_of(name: str) -> int | None:
    parts = name.split(".")
    return LAYERS.get(parts[1]) if parts[0] == "trigscaffold" and len(parts) > 1 else None


@over(modules(*PURE), short)
def test_the_core_does_no_input_or_output(path: Path) -> None:
    assert not {name.split(".")[0] for name in imported(path)} & FORBIDDEN


@over(sorted(PACKAGE.rglob("*.py")), short)
def test_imports_point_from_the_command_line_to_the_model(path: Path) -> None:
    own = layer_of("trigscaffold." + path.relative_to(PACKAGE).parts[0].removesuffix(".py"))
    if own is None:
        return
    for name in imported(path):
        other = layer_of(name)
        assert other is None or other <= own, f"{path.name} imports {name}, which lies above it"


def test_help_imports_nothing_that_only_a_command_needs() -> None:
    code = "import sys; import trigscaffold.cli; print(*sorted(sys.modules))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(result.stdout.split())

    heavy = {"pydantic", "jinja2", "yaml", "questionary", "hcl2", "rich", "tomllib"}
    assert not loaded & heavy
    assert not loaded & {"trigscaffold.cli.config", "trigscaffold.cli.template"}
