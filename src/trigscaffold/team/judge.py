"""Judges what a source says it holds before a single file is read, and the bytes of each file after.

Links, paths that lead out, names that some system cannot hold, too much: everything is listed at once, with exit 4.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NoReturn

from trigscaffold import safepath
from trigscaffold.errors import UNTRUSTED_TEMPLATE, Problem, UserError
from trigscaffold.team.files import MANIFEST, OWNED

MAX_FILES = 2_000
MAX_BYTES = 10 * 1024 * 1024
MAX_LISTED = 20
TOO_MANY = f"has more than {MAX_FILES:,} files; name the template's own folder, or take files out"
_LFS = b"version https://git-lfs.github.com/spec/"


@dataclass(frozen=True, slots=True)
class Entry:
    """What a source says of one thing in it.  *fault* is why it is no plain file; ``""``: it is one."""

    path: str
    size: int
    fault: str = ""


def is_part(path: str) -> bool:
    """Tell whether *path* is a template's: a name that begins with a dot at the top (`.git`, `.venv`) is not."""
    return not path.startswith(".") or path.partition("/")[0] in {".", ".."}


def gather(
    entries: Sequence[Entry], read: Callable[[Sequence[Entry]], Mapping[str, bytes]], name: str
) -> dict[str, str]:
    """Judge *entries*, have *read* fetch them, and return their texts by path, sorted; messages call it *name*.

    Raises:
        UserError: there is no template, or something is not to be trusted; lists everything that is wrong.
    """
    if not any(entry.path == MANIFEST for entry in entries):
        raise no_template(name, sorted(e.path for e in entries))
    refuse(entries, name)
    return texts(read(entries), name)


def refuse(entries: Sequence[Entry], name: str) -> None:
    """Refuse what should not even be read.

    Raises:
        UserError: a link, an unsafe path, a name that is not a template's to write, or too much.
    """
    if len(entries) > MAX_FILES:
        refused(name, [("", TOO_MANY)])
    faults = {e.path: "would write what is not a template's to write" for e in entries if _writes_owned(e.path)}
    faults |= dict(safepath.faults(e.path for e in entries))
    faults |= {e.path: e.fault for e in entries if e.fault}
    if faults:
        refused(name, sorted(faults.items()))
    if sum(e.size for e in entries) > MAX_BYTES:
        largest = max(entries, key=lambda e: e.size)
        refused(name, [(largest.path, f"makes it more than {MAX_BYTES >> 20} MiB; at most that is allowed")])


def texts(data: Mapping[str, bytes], name: str) -> dict[str, str]:
    """Return *data* as text, sorted by path.

    Raises:
        UserError: a file is no text, or only stands for one that Git LFS keeps elsewhere.
    """
    found: dict[str, str] = {}
    faults = []
    for path, content in sorted(data.items()):
        if content.startswith(_LFS):
            faults.append((path, "is a Git LFS pointer, not the file; commit the file itself"))
            continue
        try:
            found[path] = content.decode()
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            faults.append((f"{path}:{line}", f"found the byte 0x{content[error.start]:02X}; only UTF-8 is allowed"))
        else:
            if "\0" in found[path]:
                faults.append((path, "holds a zero byte; a template is text"))
    if faults:
        refused(name, faults)
    return found


def _writes_owned(path: str) -> bool:
    """Tell whether *path* is a file of the tree that only its owner, trigscaffold or git may write."""
    first, _, below = path.partition("/")
    top, _, rest = below.casefold().partition("/")
    return first == "tree" and (top if rest else top.removesuffix(".j2")) in OWNED


def refused(name: str, faults: Sequence[tuple[str, str]]) -> NoReturn:
    """Refuse the template *name* for *faults*, pairs of a path in it and what is wrong there.

    Raises:
        UserError: always; exit code 4.
    """
    problems = [Problem(f"{name}/{_shown(path)}" if path else name, "", why) for path, why in faults[:MAX_LISTED]]
    if len(faults) > MAX_LISTED:
        problems.append(Problem("", "", f"and {len(faults) - MAX_LISTED:,} more"))
    hint = "nothing of it was used; its author has to correct it"
    raise UserError("this template is not to be trusted", problems, hint=hint, exit_code=UNTRUSTED_TEMPLATE)


def no_template(name: str, paths: Sequence[str]) -> UserError:
    """Build the error for a place without a template; *paths* are all that is there."""
    below = [_shown(path.removesuffix(f"/{MANIFEST}")) for path in paths if path.endswith(f"/{MANIFEST}")]
    problem = Problem(name, "", f"there is no {MANIFEST}")
    hint = f"name one of its folders: {', '.join(below[:MAX_LISTED])}" if below else "`trigscaffold template new DIR`"
    return UserError("there is no template", [problem], hint=hint)


def _shown(path: str) -> str:
    """Return *path* so that no letter of it can disturb a terminal or hide."""
    return path if path.isprintable() else repr(path)[1:-1]
