"""`make bench`: cold starts beside other generators, a thousand specs in one process, and where the time goes.

Each command is run in turn, round after round, so that a busy machine slows all alike; a figure is the
median over the rounds.  A goal is printed beside its ratio; nothing here fails a build.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[1]
SPEC = ROOT / "examples" / "order-charge.yaml"
NAME = "order-charge"
LIBRARIES = (
    "import typer, yaml; from jinja2 import Environment; from pydantic import BaseModel\n"
    "app = typer.Typer(); app.command()(lambda: None); app(standalone_mode=False)"
)
# The triggers that were there before all others; what comes later must not slow down a start.
FIRST = [
    *("dynamodb_stream", "eventbridge_rule", "eventbridge_schedule", "http_api", "kinesis_stream", "rest_api"),
    *("s3_eventbridge", "s3_notification", "sns_topic", "sqs_fifo", "sqs_standard"),
]
FROM = "import sys; sys.path.insert(0, sys.argv.pop(1)); from trigscaffold.__main__ import main; main()"
BARE_TYPER = (
    "import typer\napp = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)\n"
    "@app.command()\ndef one() -> None: 'One.'\n@app.command()\ndef two() -> None: 'Two.'\napp()"
)


@dataclass
class Command:
    """One command, and what it cost in each round: seconds of wall clock, and peak memory in KiB."""

    name: str
    argv: Sequence[str]
    seconds: list[float] = field(default_factory=list)
    peak_kib: int = 0

    def run(self, folder: Path) -> None:
        """Run it once in *folder*, which is emptied first."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        begin = time.perf_counter()
        process = subprocess.Popen(self.argv, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        _, status, usage = os.wait4(process.pid, 0)
        self.seconds.append(time.perf_counter() - begin)
        self.peak_kib = max(self.peak_kib, usage.ru_maxrss)
        if status:
            raise SystemExit(f"{self.name} failed: {process.stderr.read().decode() if process.stderr else ''}")

    @property
    def median(self) -> float:
        """Seconds, the median over the rounds."""
        return statistics.median(self.seconds)


def make_environment(folder: Path, *packages: str) -> Path:
    """Return the ``bin`` of a new virtual environment with *packages*."""
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, *packages], check=True)
    return folder / "bin"


def peer_templates(work: Path, generated: Path) -> tuple[Path, Path]:
    """Return a copier and a cookiecutter template that write the files of *generated*."""
    copier, cookiecutter = work / "copier", work / "cookiecutter"
    for path in sorted(p for p in generated.rglob("*") if p.is_file() and p.name != ".trigscaffold.json"):
        relative = path.relative_to(generated).as_posix()
        text = path.read_text(encoding="utf-8")
        for target, variable in (
            (copier / "{{ name }}" / f"{relative}.jinja", "{{ name }}"),
            (cookiecutter / "{{ cookiecutter.name }}" / relative, "{{ cookiecutter.name }}"),
        ):
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text.replace(NAME, variable), encoding="utf-8")
    (copier / "copier.yml").write_text(f"name: {{type: str, default: {NAME}}}\n_templates_suffix: .jinja\n")
    (cookiecutter / "cookiecutter.json").write_text(f'{{"name": "{NAME}"}}')
    return copier, cookiecutter


def cut_down(work: Path, python: str, count: int) -> Path:
    """Return a folder with the installed package, its catalogue cut down to the first *count* triggers it had."""
    code = "import trigscaffold; print(trigscaffold.__path__[0])"
    installed = subprocess.run([python, "-P", "-c", code], check=True, capture_output=True, text=True).stdout.strip()
    folder = work / f"only-{count}"
    shutil.copytree(installed, folder / "trigscaffold")
    catalogue = folder / "trigscaffold" / "templates" / "catalog.json"
    every = json.loads(catalogue.read_text(encoding="utf-8"))
    catalogue.write_text(json.dumps({id_: every[id_] for id_ in (FIRST if count else every)}), encoding="utf-8")
    return folder


def ratio(name: str, one: float, other: float, goal: float | None = None) -> None:
    """Print one ratio, with its goal."""
    verdict = "" if goal is None else f"   goal: at most {goal:g}   {'met' if one / other <= goal else 'NOT MET'}"
    print(f"  {name:<58} {one / other:6.2f}{verdict}")


def main() -> None:
    """Measure and print."""
    rounds = int(os.environ.get("ROUNDS", "15"))
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        subprocess.run(
            [sys.executable, "-m", "build", "--wheel", "--outdir", name, str(ROOT)],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        ours = make_environment(work / "ours", str(next(work.glob("*.whl"))))
        peers = make_environment(work / "peers", "copier>=9,<10", "cookiecutter>=2.6,<3")
        subprocess.run(
            [str(ours / "trigscaffold"), "generate", str(SPEC), "-o", str(work / "made")],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        copier, cookiecutter = peer_templates(work, work / "made" / NAME)
        python, tool = str(ours / "python"), str(ours / "trigscaffold")
        few, every = (str(cut_down(work, python, count)) for count in (len(FIRST), 0))
        commands = {
            c.name: c
            for c in (
                Command("bare interpreter", [python, "-c", "pass"]),
                Command("only the libraries", [python, "-c", LIBRARIES]),
                Command("bare typer --help", [python, "-c", BARE_TYPER, "--help"]),
                Command("trigscaffold --help", [tool, "--help"]),
                Command("trigscaffold recommend", [tool, "recommend", str(SPEC)]),
                Command("trigscaffold generate", [tool, "generate", str(SPEC)]),
                Command("recommend, first triggers", [python, "-P", "-c", FROM, few, "recommend", str(SPEC)]),
                Command("recommend, all triggers", [python, "-P", "-c", FROM, every, "recommend", str(SPEC)]),
                Command("generate, first triggers", [python, "-P", "-c", FROM, few, "generate", str(SPEC)]),
                Command("generate, all triggers", [python, "-P", "-c", FROM, every, "generate", str(SPEC)]),
                Command("copier copy", [str(peers / "copier"), "copy", "--defaults", "--quiet", str(copier), "."]),
                Command("cookiecutter", [str(peers / "cookiecutter"), "--no-input", str(cookiecutter)]),
            )
        }
        for number in range(rounds + 1):
            for command in commands.values():
                command.run(work / "run")
                if number == 0:  # the first round fills the caches of the file system and of bytecode
                    command.seconds.clear()
        report(commands, rounds)
        subprocess.run([python, str(Path(__file__).parent / "many.py"), str(SPEC)], check=True)
        where_the_time_goes([tool, "generate", str(SPEC), "--dry-run"], python)


def report(commands: dict[str, Command], rounds: int) -> None:
    """Print the medians and the ratios."""
    print(f"\nCold starts, median of {rounds} rounds")
    for command in commands.values():
        print(f"  {command.name:<28} {command.median * 1000:7.0f} ms   peak {command.peak_kib / 1024:5.0f} MiB")
    generate, help_ = commands["trigscaffold generate"], commands["trigscaffold --help"]
    recommend, bare = commands["trigscaffold recommend"], commands["bare interpreter"]
    print("\nRatios")
    ratio("generate / cookiecutter writing the same files", generate.median, commands["cookiecutter"].median, 0.6)
    ratio("generate / copier writing the same files", generate.median, commands["copier copy"].median, 0.4)
    ratio(
        "generate / a process that only imports the libraries",
        generate.median,
        commands["only the libraries"].median,
        1.3,
    )
    ratio("--help / a bare typer program's", help_.median, commands["bare typer --help"].median, 1.5)
    ratio("peak memory of generate / cookiecutter's", generate.peak_kib, commands["cookiecutter"].peak_kib, 1.15)
    for verb in ("recommend", "generate"):
        few, every = commands[f"{verb}, first triggers"], commands[f"{verb}, all triggers"]
        ratio(f"{verb} with all triggers / with the first {len(FIRST)}", every.median, few.median, 1.05)
    for command in (help_, recommend, generate):
        ratio(f"{command.name.removeprefix('trigscaffold ')} / a bare interpreter", command.median, bare.median)


def where_the_time_goes(argv: Sequence[str], python: str) -> None:
    """Print which packages the imports of one `generate` spend their time in."""
    result = subprocess.run([python, "-X", "importtime", *argv], capture_output=True, text=True, check=True)
    spent: dict[str, int] = {}
    for line in result.stderr.splitlines():
        own, _, module = (
            (part.strip() for part in line.removeprefix("import time:").split("|"))
            if line.count("|") == 2
            else ("", "", "")
        )
        if own.isdigit():
            package = module.split(".")[0]
            spent[package] = spent.get(package, 0) + int(own)
    print("\nWhere the imports of one `generate` go")
    for package, microseconds in sorted(spent.items(), key=lambda item: -item[1])[:10]:
        print(f"  {package:<28} {microseconds / 1000:7.1f} ms")


if __name__ == "__main__":
    main()
