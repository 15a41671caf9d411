"""`python -m bench.updates`: one template, one change of it and ten edits of an owner's, updated by copier 9 and by us.

The template is what `trigscaffold generate` writes for a spec; the change is what it writes after its
trigger was renamed, the timeout raised, its table dropped and a key added.  copier gets both as two tags of a
git repository.  Prints what each tool makes of each edit, as the table in docs/updating.md, and the times;
`--write` puts the table there.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from bench.__main__ import NAME, ROOT, SPEC, make_environment

PAGE = ROOT / "docs" / "updating.md"
BEGIN, END = "<!-- python -m bench.updates --write -->\n", "<!-- end -->\n"
WHO = ("-c", "user.name=bench", "-c", "user.email=bench@example.com", "-c", "commit.gpgsign=false")
CHANGE = (
    ("  orders:", "  purchases:"),
    ("description: Charge", "encryption: customer_key\nfunction: {timeout_s: 60}\ndescription: Charge"),
    ("duplicates: once ", "duplicates: harmless "),
)
MINE = "# mine\n"
LOST = "the file is deleted without a word, your edit with it"


@dataclass
class Tool:
    """One of the two: how it makes a module, how it updates one, and what its updates cost."""

    name: str
    make: Callable[[Path], None]
    update: Callable[[Path], None]
    seconds: list[float] = field(default_factory=list)


def run(*command: str, cwd: Path, allowed: tuple[int, ...] = (0,)) -> str:
    """Return what *command* printed."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True)
    if done.returncode not in allowed:
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def commit(folder: Path, message: str) -> None:
    """Commit all of *folder*, which becomes a repository if it is none."""
    run("git", "init", "-q", cwd=folder)
    run("git", "add", "-A", cwd=folder)
    run("git", *WHO, "commit", "-q", "--allow-empty", "-m", message, cwd=folder)


def copier_template(template: Path, trees: list[Path]) -> None:
    """Make *template* a repository that copier takes, with a tag for each of *trees*: v1, v2."""
    template.mkdir()
    for number, tree in enumerate(trees, 1):
        for old in [p for p in template.iterdir() if p.name != ".git"]:
            shutil.rmtree(old) if old.is_dir() else old.unlink()
        for path in sorted(p for p in tree.rglob("*") if p.is_file() and p.name != ".trigscaffold.json"):
            target = template / f"{path.relative_to(tree).as_posix()}.jinja"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(path.read_text(encoding="utf-8").replace(NAME, "{{ name }}"), encoding="utf-8")
        (template / "copier.yml").write_text(f"name: {{type: str, default: {NAME}}}\n_templates_suffix: .jinja\n")
        answers = template / "{{ _copier_conf.answers_file }}.jinja"
        answers.write_text("{{ _copier_answers|to_nice_yaml }}")
        commit(template, f"version {number}")
        run("git", *WHO, "tag", f"v{number}", cwd=template)


def tools(work: Path) -> list[Tool]:
    """Return both, each in an environment of its own."""
    run(sys.executable, "-m", "build", "--wheel", "--outdir", str(work), str(ROOT), cwd=ROOT)
    ours = str(make_environment(work / "ours", str(next(work.glob("*.whl")))) / "trigscaffold")
    copier = str(make_environment(work / "peers", "copier>=9,<10") / "copier")
    texts = [SPEC.read_text(encoding="utf-8"), SPEC.read_text(encoding="utf-8")]
    for old, new in CHANGE:
        texts[1] = texts[1].replace(old, new)
    trees = [work / "v1", work / "v2"]
    for tree, text in zip(trees, texts, strict=True):
        (work / "spec.yaml").write_text(text, encoding="utf-8")
        run(ours, "generate", str(work / "spec.yaml"), "-o", str(tree), cwd=work)
    modules = [tree / NAME for tree in trees]
    copier_template(work / "template", modules)
    spec = (modules[1] / "trigscaffold.yaml").read_bytes()

    def started(folder: Path) -> None:
        shutil.copytree(modules[0], folder)

    def copied(folder: Path) -> None:
        run(copier, "copy", "-q", "--defaults", "--vcs-ref", "v1", str(work / "template"), str(folder), cwd=work)

    def recopied(folder: Path) -> None:
        run(copier, "update", "-q", "--defaults", "--vcs-ref", "v2", ".", cwd=folder, allowed=(0, 1))

    def updated(folder: Path) -> None:
        (folder / "trigscaffold.yaml").write_bytes(spec)
        run(ours, "update", "--yes", ".", cwd=folder, allowed=(0, 1))

    return [
        Tool("trigscaffold", started, updated),
        Tool("copier 9", copied, recopied),
    ]


# The ten edits: what an owner does, and what became of it.


def text(folder: Path, path: str) -> str:
    """Return the text of a file, empty where there is none."""
    file = folder / path
    return file.read_bytes().decode() if file.is_file() else ""


def verdict(found: str, mine: str, new: str) -> str:
    """Say what became of the owner's text *mine* and of what is *new* in a file."""
    if "<<<<<<<" in found:
        return "conflict, marked in the file" if mine in found else "conflict, without your text"
    if mine in found:
        return "merged" if new in found else "yours stays; the new text is not in it"
    return "the new text alone" if new in found else LOST


def edit(folder: Path, path: str, old: str, new: str) -> None:
    """Replace *old* in a file by *new*."""
    found = text(folder, path)
    assert old in found, (path, old)
    (folder / path).write_bytes(found.replace(old, new).encode())


def append(folder: Path, path: str) -> None:
    """Put a line of the owner's at the end of a file, which is made if it is missing."""
    (folder / path).write_bytes((text(folder, path) + MINE).encode())


def crlf(folder: Path) -> None:
    """Save a file as Windows does."""
    (folder / "alarms.tf").write_bytes(text(folder, "alarms.tf").replace("\n", "\r\n").encode())


def said_of_crlf(folder: Path) -> str:
    """Say what became of the line ends."""
    found = text(folder, "alarms.tf")
    if "<<<<<<<" in found:
        return "the whole file is a conflict" if found.count("<<<<<<<") < 3 else "conflicts"
    if "purchases" not in found:
        return "yours stays; the new text is not in it"
    return "updated, Windows' line ends kept" if found.count("\r\n") == found.count("\n") else "updated, line ends lost"


def said_of_a_rename(folder: Path) -> str:
    """Say where the owner's edit of a file is that has another name now."""
    new, old = text(folder, "src/purchases.py"), text(folder, "src/orders.py")
    if MINE in new:
        return "your edit is in the file under its new name"
    return "the new file is without your edit, which stays in the old one" if MINE in old else LOST


def said_of_a_dropped_file(folder: Path) -> str:
    """Say what became of an edited file that the template has no more."""
    return "stays, and is named" if MINE in text(folder, "idempotency.tf") else LOST


def said_of_state(folder: Path) -> str:
    """Say what Terraform will do to the queue that the template renamed."""
    queue = text(folder, "trigger_purchases.tf")
    moved = "aws_sqs_queue.purchases" in text(folder, "moved.tf")
    return "moved, its messages stay" if moved and 'name = "${var.name}-orders"' in queue else "destroyed and made anew"


def mode(folder: Path) -> str:
    """Say what became of a file's rights."""
    return "updated, rights kept" if (folder / "function.tf").stat().st_mode & 0o100 else "updated, rights lost"


TEN: list[tuple[str, Callable[[Path], None], Callable[[Path], str]]] = [
    (
        "you and the template changed different lines of a file",
        lambda f: edit(f, "function.tf", "Execution role of", "Role of"),
        lambda f: verdict(text(f, "function.tf"), '"Role of', "timeout     = 60"),
    ),
    (
        "you and the template changed the same line",
        lambda f: edit(f, "function.tf", "timeout     = 30", "timeout     = 45"),
        lambda f: verdict(text(f, "function.tf"), "timeout     = 45", "timeout     = 60"),
    ),
    (
        "you deleted a file that the template changed",
        lambda f: (f / "examples/basic/outputs.tf").unlink(),
        lambda f: "comes back" if (f / "examples/basic/outputs.tf").exists() else "stays deleted",
    ),
    (
        "the template renamed a file that you edited",
        lambda f: append(f, "src/orders.py"),
        said_of_a_rename,
    ),
    (
        "the template dropped a file that you edited",
        lambda f: append(f, "idempotency.tf"),
        said_of_a_dropped_file,
    ),
    (
        "you added a file that the template adds too",
        lambda f: append(f, "kms.tf"),
        lambda f: verdict(text(f, "kms.tf"), MINE, "aws_kms_key"),
    ),
    ("you saved a file with Windows' line ends", crlf, said_of_crlf),
    ("you made a file executable that the template changed", lambda f: (f / "function.tf").chmod(0o755), mode),
    ("the template renamed a resource that holds data", lambda _: None, said_of_state),
]


def again(tool: Tool, folder: Path) -> str:
    """Say what a second update does to a conflict that nobody has settled."""
    edit(folder, "function.tf", "timeout     = 30", "timeout     = 45")
    commit(folder, "edited")
    tool.update(folder)
    commit(folder, "updated, conflicts and all")
    first = text(folder, "function.tf")
    tool.update(folder)
    second = text(folder, "function.tf")
    return "nothing changes" if second == first else "the marked file is changed again"


def measured(all_tools: list[Tool], work: Path) -> dict[str, list[str]]:
    """Return what each tool makes of each edit."""
    table: dict[str, list[str]] = {}
    for number, (title, change, said) in enumerate(TEN):
        for tool in all_tools:
            folder = work / f"{tool.name}-{number}" / NAME
            folder.parent.mkdir()
            tool.make(folder)
            commit(folder, "generated")
            change(folder)
            commit(folder, "edited")
            begin = time.perf_counter()
            tool.update(folder)
            tool.seconds.append(time.perf_counter() - begin)
            table.setdefault(title, []).append(said(folder))
    for tool in all_tools:
        folder = work / f"{tool.name}-again" / NAME
        folder.parent.mkdir()
        tool.make(folder)
        commit(folder, "generated")
        table.setdefault("you updated again before settling a conflict", []).append(again(tool, folder))
    return table


def main() -> None:
    """Measure and print; `--write` puts the table into the page."""
    with tempfile.TemporaryDirectory() as name:
        os.environ["XDG_CONFIG_HOME"] = name
        both = tools(Path(name))
        table = measured(both, Path(name))
    head = f"| | {' | '.join(tool.name for tool in both)} |\n|---|---|---|\n"
    rows = "".join(f"| {title} | {' | '.join(said)} |\n" for title, said in table.items())
    print(head + rows)
    for tool in both:
        print(f"{tool.name}: {statistics.median(tool.seconds):.2f} s an update, median of {len(tool.seconds)}")
    if "--write" in sys.argv:
        page = PAGE.read_text(encoding="utf-8")
        before, after = page.split(BEGIN)[0], page.split(END)[1]
        PAGE.write_text(before + BEGIN + head + rows + END + after, encoding="utf-8")


if __name__ == "__main__":
    main()
