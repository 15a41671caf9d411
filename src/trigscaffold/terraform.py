"""Ask Terraform, or OpenTofu, whether it accepts a module: `generate --validate`.

The module is copied to a temporary folder first, so no ``.terraform`` is left in the
user's tree.  `trigscaffold.providers` says where providers come from.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trigscaffold.errors import TERRAFORM_REFUSED, Problem, UserError
from trigscaffold.providers import MIRROR_VARIABLE, environment, run_environment

BINARY_VARIABLE = "TRIGSCAFFOLD_TERRAFORM"
INIT_TIMEOUT_S = 300
TIMEOUT_S = 120
NEEDS_FORMATTING = 3
NOT_COPIED = shutil.ignore_patterns(".terraform*", "*.tfstate*", ".git", ".venv", "node_modules")


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing Terraform says.  *file* is relative to where it ran; empty where it names no place."""

    severity: str
    summary: str
    detail: str
    file: str = ""
    line: int = 0

    @property
    def words(self) -> str:
        """Terraform's summary and detail, on one line."""
        return " ".join(f"{self.summary}: {self.detail}".split()).removesuffix(":")


@dataclass(frozen=True, slots=True)
class Terraform:
    """Runs *binary* in *folder*, with *env* as its whole environment."""

    folder: Path
    binary: Path
    env: Mapping[str, str]

    def run(self, *arguments: str, timeout_s: float = TIMEOUT_S) -> subprocess.CompletedProcess[str]:
        """Return what ``terraform *arguments`` gave, whatever its exit code.

        Raises:
            UserError: it cannot be started, or is not done after *timeout_s*.
        """
        command = [str(self.binary), *arguments]
        try:
            return subprocess.run(
                command, cwd=self.folder, env=self.env, capture_output=True, encoding="utf-8", timeout=timeout_s
            )
        except subprocess.TimeoutExpired as error:
            raise too_slow(self.binary, arguments[0], timeout_s) from error
        except OSError as error:
            raise cannot_start(self.binary, error) from error

    def init(self, timeout_s: float = INIT_TIMEOUT_S) -> None:
        """Install providers and modules, without a backend.

        Raises:
            UserError: Terraform refused; its own words say why.
        """
        done = self.run("init", "-backend=false", "-input=false", "-no-color", timeout_s=timeout_s)
        if done.returncode != 0:
            raise init_failed(done.stderr or done.stdout)

    def validate(self) -> list[Diagnostic]:
        """Return all that ``validate`` says, warnings too."""
        done = self.run("validate", "-json", "-no-color")
        try:
            return parse_diagnostics(done.stdout)
        except ValueError as error:
            raise unreadable("validate", done.stderr or done.stdout) from error

    def fmt_check(self, folder: Path) -> list[str]:
        """Return the files under *folder*, relative to it, that ``fmt`` would change.

        Raises:
            UserError: a file does not parse.
        """
        done = self.run("fmt", "-check", "-recursive", "-list=true", "-no-color", str(folder))
        if done.returncode not in (0, NEEDS_FORMATTING):
            raise unreadable("fmt", done.stderr or done.stdout)
        return sorted(Path(os.path.relpath(self.folder / name, folder)).as_posix() for name in done.stdout.splitlines())


def find() -> Path | None:
    """Return the ``terraform`` to run, else ``tofu``; TRIGSCAFFOLD_TERRAFORM names another.

    Raises:
        UserError: TRIGSCAFFOLD_TERRAFORM names no program.
    """
    wanted = os.environ.get(BINARY_VARIABLE)
    names = [wanted] if wanted else ["terraform", "tofu"]
    found = next((path for name in names if (path := shutil.which(name))), None)
    if wanted and not found:
        raise UserError(f"{BINARY_VARIABLE} is {wanted}, which is not a program that can be run")
    return Path(found).absolute() if found else None


def version(binary: Path) -> str:
    """Return its version, such as ``1.11.4``."""
    done = Terraform(Path.cwd(), binary, run_environment()).run("version", "-json")
    try:
        return str(json.loads(done.stdout)["terraform_version"])
    except (ValueError, KeyError) as error:
        raise unreadable("version", done.stderr or done.stdout) from error


def parse_diagnostics(text: str) -> list[Diagnostic]:
    """Read what ``validate -json`` prints.

    Raises:
        ValueError: *text* is something else.
    """
    report = json.loads(text)
    if not isinstance(report, dict) or "diagnostics" not in report:
        raise ValueError("no diagnostics")
    return [diagnostic(entry) for entry in report["diagnostics"]]


def diagnostic(entry: Mapping[str, Any]) -> Diagnostic:
    """Read one entry of ``diagnostics``."""
    place = entry.get("range") or {}
    file, line = place.get("filename", ""), place.get("start", {}).get("line", 0)
    return Diagnostic(entry["severity"], entry["summary"], entry.get("detail", ""), file, line)


def validate_module(folder: Path) -> None:
    """Return when Terraform accepts the module in *folder*, its example and their formatting.

    Raises:
        UserError: it does not, with every file and line; or there is no Terraform to ask.
    """
    binary = find()
    if binary is None:
        raise no_terraform()
    with tempfile.TemporaryDirectory(prefix="trigscaffold-") as scratch:
        copy = Path(shutil.copytree(folder, Path(scratch).resolve() / "module", ignore=NOT_COPIED))
        env = environment(Path(scratch))
        problems = [p for root in roots(copy) for p in refusals(Terraform(root, binary, env), copy)]
        problems += (
            [not_formatted(name) for name in Terraform(copy, binary, env).fmt_check(copy)] if not problems else []
        )
    if problems:
        raise refused(folder, list(dict.fromkeys(problems)))


def roots(module: Path) -> list[Path]:
    """Return the folders to validate: the module, and the example that calls it.

    A module that is handed its providers (``configuration_aliases``) is no root of its own.
    """
    handed = any("configuration_aliases" in file.read_text(encoding="utf-8") for file in module.glob("*.tf"))
    example = module / "examples" / "basic"
    return ([] if handed else [module]) + ([example] if example.is_dir() else [])


def refusals(terraform: Terraform, module: Path) -> list[Problem]:
    """Return the errors that Terraform finds in its folder, with places relative to *module*.

    When ``init`` refuses because a file is wrong, ``validate`` says in which line.
    """
    try:
        terraform.init()
    except UserError:
        located = [d for d in terraform.validate() if d.severity == "error" and d.file]
        if not located:
            raise
        return [problem(d, terraform.folder, module) for d in located]
    return [problem(d, terraform.folder, module) for d in terraform.validate() if d.severity == "error"]


def problem(found: Diagnostic, folder: Path, module: Path) -> Problem:
    """Say *found*, made in *folder*, with its place as *module* names it."""
    if not found.file:
        return Problem("", "", found.words)
    file = Path(os.path.relpath(folder / found.file, module)).as_posix()
    return Problem(f"{file}:{found.line}", "", found.words)


def not_formatted(name: str) -> Problem:
    """Say that ``fmt`` would change the file *name*."""
    return Problem(name, "", "`terraform fmt` would change this file")


def refused(folder: Path, problems: Sequence[Problem]) -> UserError:
    """Terraform found errors in the module."""
    return UserError(f"Terraform refuses {folder}", problems, exit_code=TERRAFORM_REFUSED)


def no_terraform() -> UserError:
    """Neither program is there."""
    hint = f"Install Terraform or OpenTofu, set {BINARY_VARIABLE} to the program, or leave out --validate."
    return UserError("neither terraform nor tofu is on the PATH", hint=hint, exit_code=TERRAFORM_REFUSED)


def cannot_start(binary: Path, error: OSError) -> UserError:
    """The operating system did not start *binary*."""
    return UserError(f"{binary} cannot be run: {error.strerror}", exit_code=TERRAFORM_REFUSED)


def too_slow(binary: Path, verb: str, timeout_s: float) -> UserError:
    """*binary* was stopped."""
    hint = f"Is the registry slow to answer? {MIRROR_VARIABLE} names a folder with the provider in it."
    summary = f"{binary.name} {verb} was not done after {timeout_s:g} s"
    return UserError(summary, hint=hint if verb == "init" else "", exit_code=TERRAFORM_REFUSED)


def init_failed(words: str) -> UserError:
    """``init`` refused; without a registry the hint is how to do without."""
    registry = "registry" in words or "provider packages" in words or "install provider" in words
    hint = f"Without a registry, set {MIRROR_VARIABLE} to a folder made by `terraform providers mirror`."
    problems = [Problem("", "", flat(words))]
    return UserError(
        "Terraform cannot set up the module", problems, hint=hint if registry else "", exit_code=TERRAFORM_REFUSED
    )


def unreadable(verb: str, words: str) -> UserError:
    """Terraform failed in a way that names no place."""
    return UserError(f"terraform {verb} failed", [Problem("", "", flat(words))], exit_code=TERRAFORM_REFUSED)


def flat(words: str) -> str:
    """Return what Terraform printed for a person as one paragraph, without its frame."""
    return " ".join(words.translate(dict.fromkeys(map(ord, "╷│╵"), " ")).split()).removeprefix("Error: ")
