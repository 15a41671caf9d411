"""Makes the folder, zip or git repository that a file of ``tests/hostile_sources`` describes."""

from __future__ import annotations

import os
import stat
import subprocess
import warnings
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, Any, TypeVar

Zip = TypeVar("Zip", Path, IO[bytes])
GOOD: tuple[Mapping[str, Any], ...] = (
    {"path": "template.yaml", "text": "name: acme\nversion: '1'\n"},
    {"path": "tree/CODEOWNERS", "text": "* @acme\n"},
)
ENV = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
ENV |= {f"GIT_{who}_{what}": "acme" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
ENV |= {f"GIT_{who}_DATE": "2026-01-01T00:00:00Z" for who in ("AUTHOR", "COMMITTER")}
_MODES = {"link": "120000", "submodule": "160000"}


def content(entry: Mapping[str, Any]) -> bytes:
    """Return the bytes of a file: ``text``, ``hex``, or ``size`` zero bytes."""
    if "hex" in entry:
        return bytes.fromhex(entry["hex"])
    return bytes(entry["size"]) if "size" in entry else str(entry.get("text", "x\n")).encode()


def several(entries: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return *entries*, those with ``times`` repeated, and ``{n}`` in their paths counted."""
    return [
        {**entry, "path": str(entry["path"]).replace("{n}", str(n))}
        for entry in entries
        for n in range(entry.get("times", 1))
    ]


def make_folder(folder: Path, entries: Sequence[Mapping[str, Any]]) -> Path:
    """Write *entries* as they are; a hard link leads to a file beside the folder."""
    for entry in several(entries):
        path = folder / entry["path"]
        path.parent.mkdir(parents=True, exist_ok=True)
        if "link" in entry:
            path.symlink_to(entry["link"])
        elif "hard_link" in entry:
            secret = folder.parent / entry["hard_link"]
            secret.write_text("secret\n")
            os.link(secret, path)
        elif "pipe" in entry:
            os.mkfifo(path)
        elif "folder" in entry:
            path.mkdir()
        elif "size" in entry:
            with path.open("wb") as file:
                file.truncate(entry["size"])
        else:
            path.write_bytes(content(entry))
    return folder


def make_zip(file: Zip, entries: Sequence[Mapping[str, Any]]) -> Zip:
    """Write a zip of *entries*; a link is stored as ``zip --symlinks`` does, names are stored as they are."""
    with warnings.catch_warnings(), zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore", UserWarning)  # a name that is there twice
        for entry in several(entries):
            info = zipfile.ZipInfo("x")
            info.filename = entry["path"]
            info.compress_type = entry.get("method", zipfile.ZIP_DEFLATED)
            kind = stat.S_IFLNK if "link" in entry else stat.S_IFIFO if "pipe" in entry else stat.S_IFREG
            info.external_attr = (kind | 0o644) << 16
            archive.writestr(info, entry["link"] if "link" in entry else content(entry))
    return file


def git(repository: Path, *arguments: str, stdin: bytes = b"") -> str:
    """Return what git prints."""
    command = ["git", "-c", "protocol.file.allow=always", "-C", str(repository), *arguments]
    done = subprocess.run(command, input=stdin, env=os.environ | ENV, capture_output=True, check=True)
    return done.stdout.decode().strip()


def make_repository(repository: Path, entries: Sequence[Mapping[str, Any]], below: str = "", after: str = "") -> str:
    """Commit *entries* in the folder *below*, as objects that git does not check, and return the commit."""
    if not (repository / "HEAD").exists():
        subprocess.run(["git", "init", "-q", "--bare", "-b", "main", str(repository)], env=os.environ | ENV, check=True)
    tree: dict[str, Any] = {}
    for entry in several(entries):
        *parents, name = [*filter(None, [below]), *str(entry["path"]).split("/")]
        level = tree
        for parent in parents:
            level = level.setdefault(parent, {})
        level[name] = _object(repository, entry)
    history = ("-p", after) if after else ()
    commit = git(repository, "commit-tree", *history, "-m", "templates", _tree(repository, tree))
    git(repository, "update-ref", "refs/heads/main", commit)
    return commit


def _object(repository: Path, entry: Mapping[str, Any]) -> tuple[str, str]:
    if "submodule" in entry:
        return _MODES["submodule"], str(entry["submodule"])
    data = str(entry["link"]).encode() if "link" in entry else content(entry)
    object_id = git(repository, "hash-object", "-w", "--stdin", stdin=data)
    return _MODES["link"] if "link" in entry else entry.get("mode", "100644"), object_id


def _tree(repository: Path, level: Mapping[str, Any]) -> str:
    """Write a tree by hand: ``git mktree`` refuses some names that a hostile server may send."""
    rows = []
    for name, below in level.items():
        folder = isinstance(below, dict)
        mode, object_id = ("40000", _tree(repository, below)) if folder else below
        rows.append((f"{name}/" if folder else name, f"{mode} {name}\0".encode() + bytes.fromhex(object_id)))
    data = b"".join(row for _, row in sorted(rows))
    return git(repository, "hash-object", "-w", "--literally", "-t", "tree", "--stdin", stdin=data)
