"""Fetches a zip over https into the cache."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from trigscaffold.team import zips
from trigscaffold.team.cache import Shelf
from trigscaffold.team.fetch import Damaged, Unreachable
from trigscaffold.team.files import TemplateFiles
from trigscaffold.team.source import Wanted

if TYPE_CHECKING:
    from http.client import HTTPResponse

STEP_S, WHOLE_S = 30, 300


def newest(wanted: Wanted, shelf: Shelf) -> str:
    """Fetch the zip that is there now, and return what stands for its commit.

    Raises:
        Unreachable: nobody answers, or with something else than a file.
    """
    data = _get(wanted.source)
    commit = zips.commit_of(data)
    if not shelf.has(commit):
        with shelf.passing() as passing:
            (passing / "zip").write_bytes(data)
            shelf.keep(passing / "zip", shelf.zip(commit))
    return commit


def fetch(wanted: Wanted, shelf: Shelf) -> None:
    """Fetch the zip that is there now, which may be another than the pinned one.

    Raises:
        Unreachable: nobody answers, or with something else than a file.
    """
    newest(wanted, shelf)


def read(wanted: Wanted, shelf: Shelf) -> TemplateFiles:
    """Return the template of the zip with the wanted digest.

    Raises:
        Damaged: the zip in the cache has other bytes.
        UserError: there is none (exit code 2), or something in it is not to be trusted (4).
    """
    data = shelf.zip(wanted.commit).read_bytes()
    if zips.commit_of(data) != wanted.commit:
        raise Damaged("its bytes have another digest")
    return zips.read(data, wanted)


def _get(url: str) -> bytes:
    """Return what is at *url*, at most one byte more than is allowed; never over anything but https."""
    import urllib.error
    import urllib.request
    from http.client import HTTPException

    class OnlyHttps(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, req, fp, code, msg, headers, newurl):  # type: ignore[no-untyped-def]
            if not newurl.startswith("https://"):
                raise Unreachable(f"it leads on to {newurl[:80]!r}, which is not https")
            return super().redirect_request(req, fp, code, msg, headers, newurl)

    try:
        with urllib.request.build_opener(OnlyHttps).open(url, timeout=STEP_S) as answer:
            return _read(answer)
    except urllib.error.HTTPError as error:
        raise Unreachable(f"it answers {error.code}") from None
    except (OSError, HTTPException, ValueError) as error:
        raise Unreachable(str(getattr(error, "reason", error))[:200]) from None


def _read(answer: HTTPResponse) -> bytes:
    """Read *answer* to its end, or as far as is allowed."""
    ends, data = time.monotonic() + WHOLE_S, bytearray()
    while len(data) <= zips.MAX_ZIP and (block := answer.read1(1 << 16)):
        data += block
        if time.monotonic() > ends:
            raise Unreachable(f"it took more than {WHOLE_S} seconds")
    return bytes(data)
