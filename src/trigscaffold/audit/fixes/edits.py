"""What a rule wants written, as edits of blocks by name; where that is in a file is found when they are applied."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trigscaffold.audit.resource import Resource

if TYPE_CHECKING:
    from trigscaffold.audit.fixes.written import Written
    from trigscaffold.audit.model import Model
    from trigscaffold.audit.verdict import Finding


@dataclass(frozen=True, slots=True)
class SetArgument:
    """Give the block of *resource* the argument *name* with the expression *text*.

    Args:
        after: It is put behind the first of these that is there; else behind the last argument.
        within: It stands in these blocks of the resource, outermost first.
        keep: How an expression that is there already goes into the new one: ``max({}, 6 * …)``.  Empty: only a
            literal is replaced, for anything else is somebody's decision.
    """

    resource: Resource
    name: str
    text: str
    after: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    keep: str = ""


@dataclass(frozen=True, slots=True)
class AddBlock:
    """Add the block *text* (without indentation) to the block of *resource*, in the blocks *within*."""

    resource: Resource
    text: str
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AddToList:
    """Have the list *name* of *resource* hold the expression *item*."""

    resource: Resource
    name: str
    item: str


@dataclass(frozen=True, slots=True)
class AddAfter:
    """Put the top-level blocks *text* behind the block of *resource*."""

    resource: Resource
    text: str


Edit = SetArgument | AddBlock | AddToList | AddAfter


@dataclass(frozen=True, slots=True)
class Fix:
    """The edits that mend a finding, all of one file, and in *note* what its owner has to do besides."""

    edits: tuple[Edit, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Left:
    """Why a finding is not mended, as the end of "left: …"."""

    why: str


Fixer = Callable[["Finding", "Model", "Written"], Fix | Left]
"""``fix`` in a rule's module: what would mend *finding*, a violation that this rule found in *model*."""
