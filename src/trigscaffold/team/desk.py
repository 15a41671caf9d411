"""What a command lets the code below it say and ask."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Desk:
    """Where news go, and whether somebody is there to answer.

    *tell* takes news for stderr.  *ask* takes a yes-or-no question, None: nobody is there.  *trust*: the user said
    ``--trust``.  *refresh*: look over the network whether a ref has moved, though it is pinned.  *known* keeps the
    commit of each source and ref for as long as the desk is used, so that a command with many specs asks once.
    """

    tell: Callable[[str], None]
    ask: Callable[[str], bool] | None = None
    trust: bool = False
    refresh: bool = False
    known: dict[tuple[str, str], str] | None = None


def _nothing(_: str) -> None:
    """Take news that nobody wants."""


SILENT = Desk(_nothing)
