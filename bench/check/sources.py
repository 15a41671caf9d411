"""Lay out the repositories of the labelled set below build/check, at the commit that was read.

`python -m bench.check.sources MIRRORS` takes them from a folder that holds `owner+name/**` git directories; without
one, git fetches each commit from GitHub. Of a tree only what a Terraform configuration can read is written.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from bench.check import labelled
from bench.check.labelled import Source

BUILD = Path(__file__).parents[2] / "build" / "check"
READ = (".tf", ".tf.json", ".tfvars", ".tfvars.json", ".json", ".tpl", ".tftpl", ".tmpl", ".yaml", ".yml")
# a mirror may lack its largest files: they are left out, and never asked of a server
ENVIRONMENT = {**os.environ, "GIT_NO_LAZY_FETCH": "1"}


def main() -> int:
    """Lay out what is not there yet; 1 when a repository could not be had."""
    mirrors = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    missing = [source.repository for source in labelled.sources() if not lay_out(source, BUILD, mirrors)]
    for name in missing:
        print(f"not laid out: {name}", file=sys.stderr)
    return 1 if missing else 0


def lay_out(source: Source, build: Path, mirrors: Path | None = None) -> bool:
    """Write `build/owner+name`, unless it stands there at this commit; False when the commit cannot be had."""
    goal = build / source.folder
    stamp = build / f"{source.folder}.commit"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == source.commit:
        return True
    git = mirrored(source, mirrors) if mirrors else fetched(source, build)
    if git is None or not holds(git, source.commit):
        return False
    for path, content in files(git, source.commit):
        target = goal / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    stamp.write_text(source.commit, encoding="utf-8")
    return True


def mirrored(source: Source, mirrors: Path) -> Path | None:
    """The git directory of a repository in a folder of mirrors."""
    return next((head.parent for head in sorted((mirrors / source.folder).rglob("HEAD")) if is_git(head.parent)), None)


def is_git(folder: Path) -> bool:
    """Whether a folder is a git directory, bare or not."""
    return (folder / "objects").is_dir() and (folder / "refs").is_dir()


def fetched(source: Source, build: Path) -> Path | None:
    """A git directory that holds this commit alone, from GitHub."""
    git = build / f"{source.folder}.git"
    git.mkdir(parents=True, exist_ok=True)
    run(git, "init", "--quiet", "--bare")
    done = run(git, "fetch", "--quiet", "--depth", "1", f"https://github.com/{source.repository}", source.commit)
    return git if done.returncode == 0 else None


def holds(git: Path, commit: str) -> bool:
    """Whether a git directory has this commit."""
    return run(git, "cat-file", "-e", f"{commit}^{{commit}}").returncode == 0


def files(git: Path, commit: str) -> Iterator[tuple[str, bytes]]:
    """Path and content of every regular file that Terraform can read."""
    listing = run(git, "ls-tree", "-r", "-z", commit).stdout.decode("utf-8", "surrogateescape")
    wanted: list[tuple[str, str]] = []
    for entry in filter(None, listing.split("\0")):
        about, _, path = entry.partition("\t")
        mode, kind, name = about.split()
        if kind == "blob" and mode != "120000" and path.endswith(READ):
            wanted.append((path, name))
    asked = "".join(f"{name}\n" for _, name in wanted)
    answers = BytesIO(run(git, "cat-file", "--batch", stdin=asked.encode()).stdout)
    for path, _ in wanted:
        _, kind_or_missing, *size = answers.readline().decode().split()
        if kind_or_missing == "blob":
            yield path, answers.read(int(size[0]) + 1)[:-1]


def run(git: Path, *arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """One git command on a git directory, its output in memory."""
    command = ["git", "--git-dir", str(git), *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, check=False, env=ENVIRONMENT)


if __name__ == "__main__":
    sys.exit(main())
