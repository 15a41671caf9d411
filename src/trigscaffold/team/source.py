"""Where a template is, read from what somebody wrote: a folder, a zip, a URL of git or of a zip.  Nothing is opened.

acme/                                       a folder
acme.zip#sub/folder                         a zip, and a folder in it
https://host/templates.zip#sub              the same, fetched
git+https://host/templates.git@v1#acme      git: a branch, tag or commit, and a folder
git@host:team/templates.git@v1#acme         the same over SSH
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, NoReturn
from urllib.parse import unquote, urlsplit

from trigscaffold import safepath
from trigscaffold.errors import UNTRUSTED_TEMPLATE, Problem, UserError

FOLDER, ZIP, ZIP_URL, GIT = "folder", "zip", "zip-url", "git"
KEYS = ("source", "ref", "path", "commit")
ALLOWED = "a folder, a .zip file, or a URL that begins with https://, ssh://, file:// or git@host:"

_SCP = re.compile(r"[\w.][\w.-]*@(?P<host>[A-Za-z0-9][A-Za-z0-9.-]*):(?P<path>.*)", re.ASCII)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)(://|::)")
_HOST = re.compile(r"([\w.][\w.~-]*@)?[A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]{1,5})?", re.ASCII)
_REF = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_./+-]{0,199}")
_COMMIT = re.compile(r"[0-9a-f]{40}|sha256:[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody asked for.  *commit*: 40 hex digits, or ``sha256:`` and 64: that and nothing else is meant."""

    source: str
    ref: str = ""
    path: str = ""
    commit: str = ""
    kind: str = FOLDER


def parse(given: str | Mapping[str, Any], where: str = "") -> Wanted:
    """Return what *given* asks for: one line of text, or a mapping with `KEYS`; *where* it was written.

    Raises:
        UserError: it is malformed, or of a kind that is never fetched (exit code 4).
    """
    fields = {"source": given} if isinstance(given, str) else {key: str(given.get(key) or "") for key in KEYS}
    short = _split(fields["source"], where)
    for key in KEYS[1:]:
        if (more := fields.get(key, "")) and getattr(short, key) not in ("", more):
            _refuse(where, fields["source"], f"has one {key} in it and another, {more!r}, beside it; write it once")
        short = replace(short, **{key: more or getattr(short, key)})
    return checked(short, where)


def _split(text: str, where: str) -> Wanted:
    """Take the ref and the folder off *text*, and tell which kind it is."""
    if not text or not text.isprintable() or text != text.strip():
        _refuse(where, text, f"is empty, or has blanks around it or letters that cannot be seen; write {ALLOWED}")
    if text.startswith("-"):
        _refuse(where, text, "begins with `-`, so git would take it for an option; a folder is written `./-name`")
    plain = text.removeprefix("git+")
    location, _, path = plain.partition("#")
    scheme = _SCHEME.match(location)
    if scheme is None and not _SCP.fullmatch(location):
        if plain != text:
            _refuse(where, text, f"is no URL; write {ALLOWED}")
        return Wanted(location, "", path, "", ZIP if location.lower().endswith(".zip") else FOLDER)
    if scheme and (scheme[2] == "::" or scheme[1] not in {"https", "ssh", "file"}):
        _refuse(where, text, f"is of a kind that is never fetched ({scheme[1]}{scheme[2]}); write {ALLOWED}")
    if plain == text and scheme and scheme[1] == "https" and location.lower().endswith(".zip"):
        return Wanted(location, "", path, "", ZIP_URL)
    head, at, ref = location.rpartition("@")
    if (head if at and _begins_a_path(head) else location).lower().endswith(".zip"):
        _refuse(where, text, "is a repository whose name ends in .zip, so it would be taken for a zip")
    if at and _begins_a_path(head):
        return Wanted(head, ref, path, "", GIT)
    return Wanted(location, "", path, "", GIT)


def _begins_a_path(head: str) -> bool:
    """Tell whether *head* goes on after the host, so that an ``@`` behind it sets off a ref."""
    return bool(_SCP.fullmatch(head)) or "/" in head.partition("://")[2]


def checked(wanted: Wanted, where: str) -> Wanted:
    """Return *wanted*, with a ref that is a whole commit in its place, when every part of it is harmless.

    Raises:
        UserError: a part of it is not (exit code 4).
    """
    if wanted.kind in (GIT, ZIP_URL):
        _check_url(wanted.source, where)
    if wanted.kind == GIT and "@" in urlsplit(as_url(wanted.source)).path:
        _refuse(where, wanted.source, "has an `@` in its path, which sets off a ref")
    if wanted.ref and wanted.kind != GIT:
        _refuse(where, wanted.source, f"has the ref {wanted.ref!r}; only a git repository has refs")
    if wanted.ref and (
        not _REF.fullmatch(wanted.ref) or ".." in wanted.ref or wanted.ref.endswith((".lock", "/", "."))
    ):
        _refuse(where, wanted.ref, "is no ref; write a branch, a tag or a commit of 40 digits, not beginning with `-`")
    if wanted.commit and not _COMMIT.fullmatch(wanted.commit):
        _refuse(where, wanted.commit, "is no commit; write all 40 digits, or `sha256:` and 64")
    path = wanted.path.rstrip("/")
    if path and (path.startswith("-") or safepath.faults([path])):
        _refuse(where, wanted.path, "is no folder inside the source; write it relative, with `/`, without `..`")
    if _COMMIT.fullmatch(wanted.ref) and wanted.commit in ("", wanted.ref):
        return replace(wanted, path=path, ref="", commit=wanted.ref)
    return replace(wanted, path=path)


def _check_url(url: str, where: str) -> None:
    try:
        parts = urlsplit(as_url(url))
    except ValueError:
        _refuse(where, url, "has no plain name of a host")
    user = parts.netloc.rpartition("@")[0]
    if ":" in user or (user and parts.scheme == "https"):
        shown = url.replace(user, "...")
        _refuse(
            where, shown, "has a user or a password in it, which would be recorded; git's credential helper keeps them"
        )
    if parts.query:
        _refuse(where, url.partition("?")[0], "has a query (`?...`), which may hold a secret and would be recorded")
    if parts.scheme != "file" and not _HOST.fullmatch(parts.netloc):
        _refuse(where, url, "has no plain name of a host")
    if parts.scheme == "file" and parts.netloc:
        _refuse(where, url, "has a host; a file is written file:///folder/name")
    steps = unquote(parts.path).removesuffix("/").split("/")[1:]
    if not steps or any(step in {"", ".", ".."} or step.startswith("-") or "\\" in step for step in steps):
        _refuse(where, url, "has no plain path: no `..`, no empty part, none that begins with `-`")


def as_url(source: str) -> str:
    """Return ``git@host:path`` as the URL that it stands for, and any other source as it is."""
    scp = _SCP.fullmatch(source)
    return f"ssh://{source.partition(':')[0]}/{scp['path'].removeprefix('/')}" if scp else source


def _refuse(where: str, found: str, why: str) -> NoReturn:
    shown = found[:200] if found.isprintable() else repr(found[:200])[1:-1]
    problem = Problem(where, "", f"found {shown!r}, which {why}" if shown else f"found nothing; write {ALLOWED}")
    raise UserError("this source of a template is refused", [problem], exit_code=UNTRUSTED_TEMPLATE)
