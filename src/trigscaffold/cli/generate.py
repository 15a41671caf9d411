"""`trigscaffold generate`: write the module of each spec, all of it or nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trigscaffold.cli import console, style, template_sources
from trigscaffold.errors import TERRAFORM_REFUSED, Problem, UserError

if TYPE_CHECKING:
    from trigscaffold.module import FileTree, Module

SPEC = "trigscaffold.yaml"


def generate(
    specs: Annotated[
        list[Path],
        typer.Argument(help="Spec files, or folders of them; - reads one from standard input.", allow_dash=True),
    ],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="Folder to write each module below, under its name. Default: here."),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit 1 when the tree on disk differs.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Write nothing; show the tree.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Write nothing; show what would change, line by line.")] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Replace files that were edited, or that trigscaffold did not write.")
    ] = False,
    validate: Annotated[
        bool, typer.Option("--validate", help="Have Terraform check the result; exit 5 when it refuses it.")
    ] = False,
    template: style.Named = "",
    trust: style.Trust = False,
) -> None:
    """Write the Terraform module, handler, tests and README for each SPEC."""
    from trigscaffold import pipeline

    root, desk = output or Path(), cache(lambda: template_sources.desk(trust=trust))
    made: list[tuple[Path, Module, FileTree]] = []
    for path in _progress(_spec_files(specs)):
        spec_file, house = style.used(pipeline.document(path), template, desk, path=path, root=root)
        module, tree = pipeline.scaffold(spec_file, house)
        folder = root / module.name
        made.append((folder, module, _with_its_own_spec(path, folder, tree)))
    _refuse_two_of_a_name(made)
    if check or dry_run or diff:
        raise typer.Exit(_show(made, check=check, dry_run=dry_run, diff=diff))
    _write(made, force=force)
    if validate:
        _validate(made)


def _spec_files(paths: Iterable[Path]) -> list[Path]:
    """Return each spec file; of a folder, every ``.yaml`` and ``.yml`` directly in it."""
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        inside = sorted(p for p in path.iterdir() if p.suffix in (".yaml", ".yml") and p.is_file())
        if not inside:
            problem = Problem(str(path), "", "the folder holds no .yaml file")
            raise UserError("there is no spec to generate from", [problem], hint="`trigscaffold new` writes one")
        found += inside
    return found


def _with_its_own_spec(path: Path, folder: Path, tree: FileTree) -> FileTree:
    """Return *tree* with the module's spec as its owner wrote it, when that very file is generated from."""
    own = folder / SPEC
    if not (path.exists() and own.exists() and path.samefile(own)):
        return tree
    return replace(tree, files={**tree.files, SPEC: own.read_text(encoding="utf-8-sig")})


def _progress(paths: list[Path]) -> Iterable[Path]:
    """Yield *paths*, with a bar on a terminal when there are several."""
    if len(paths) < 2 or not sys.stderr.isatty():
        yield from paths
        return
    with typer.progressbar(paths, label="Generating", file=sys.stderr) as bar:
        yield from bar


def _refuse_two_of_a_name(made: list[tuple[Path, Module, FileTree]]) -> None:
    folders = [folder for folder, _, _ in made]
    twice = sorted({str(f) for f in folders if folders.count(f) > 1})
    if twice:
        problems = [Problem(folder, "name", "two specs of this run have this name") for folder in twice]
        raise UserError("two modules would go into one folder", problems, hint="give each spec a name of its own")


def _show(made: list[tuple[Path, Module, FileTree]], *, check: bool, dry_run: bool, diff: bool) -> int:
    from trigscaffold import writer

    differs = False
    for folder, _, tree in made:
        changes = [c for c in writer.compare(tree, folder) if c.kind != "same"]
        differs = differs or bool(changes)
        if dry_run:
            console.say(f"{folder}/\n{writer.tree_listing(tree)}")
        if diff and changes:
            console.say(writer.unified_diff(changes), newline=False)
        if check:
            for change in changes:
                console.say(f"{folder / change.path}: {change.kind}", err=True)
    return 1 if check and differs else 0


def _write(made: list[tuple[Path, Module, FileTree]], *, force: bool) -> None:
    from trigscaffold import writer

    for folder, _, tree in made if len(made) > 1 else ():
        writer.refuse(tree, folder, force=force)
    for folder, module, tree in made:
        changes = writer.write(tree, folder, force=force)
        written = sum(c.kind != "same" for c in changes)
        choices = ", ".join(f"{t.name}: {console.style(t.decision.choice.id, 'green')}" for t in module.triggers)
        console.say(f"{console.style(module.name, 'bold')}  {choices}")
        console.say(
            f"{folder}/  {len(tree.files)} files, {written} written" if written else f"{folder}/  is up to date"
        )
        if len(made) == 1:
            console.say(writer.tree_listing(tree))
        for t in module.triggers:
            for finding in t.decision.findings:
                if finding.verdict != "prefer":
                    console.say(f"{console.style('!', 'yellow')} {t.name}: {finding.reason} [{finding.rule}]", err=True)


def _validate(made: list[tuple[Path, Module, FileTree]]) -> None:
    from trigscaffold import terraform

    if terraform.find() is None:
        for folder, _, tree in made:
            _parse(folder, tree)
        console.say("Terraform is not on the PATH, so the result was only parsed, with python-hcl2.", err=True)
        return
    for folder, module, _ in made:
        terraform.validate_module(folder)
        console.say(f"{module.name}: {console.style('terraform fmt and validate accept it', 'green')}")


def _parse(folder: Path, tree: FileTree) -> None:
    """Read every Terraform file with python-hcl2, where there is no Terraform to do more.

    Raises:
        UserError: one cannot be read (exit code 5).
    """
    import hcl2

    problems: list[Problem] = []
    for path, text in tree.files.items():
        if path.endswith((".tf", ".hcl")):
            try:
                hcl2.loads(text)
            except Exception as error:  # whatever its grammar raises, which is no part of its interface
                problems.append(Problem(str(folder / path), "", str(error).splitlines()[0]))
    if problems:
        hint = "this is a fault of a template, not of your spec; please report it with the spec"
        raise UserError("what was written is not Terraform", problems, hint=hint, exit_code=TERRAFORM_REFUSED)
