"""By which signs Terraform shows a trigger: what ``templates/triggers/<id>/signs.yaml`` says.

``seen_in`` lists the ways in which it can stand there, the surest first; ``needs`` is what can be read off it.  A path
is the names of blocks and arguments with dots, and within JSON text (``*``: each field); ``a->aws_x.b`` goes on in the
resource of that type that ``a`` names, ``<-aws_y(c).d`` in those of that type whose ``c`` names the resource, and a
leading ``/`` begins at the resource where a way is about one of its blocks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from pathlib import Path
from typing import Any

FILE = "signs.yaml"


class SignsError(ValueError):
    """A ``signs.yaml`` is not one: which trigger, what is wrong."""


@dataclass(frozen=True, slots=True, eq=False)
class Sign:
    """One way in which a trigger shows.  Exactly one of the fields that `KINDS` lists says how.

    Args:
        trigger: Its id.
        resource: A resource of this type names the function, or the queue that the function reads.
        block: Where only one block of that resource does: the names that lead to it.
        target: The paths of what names it; empty: anything in the resource.
        reads: An event source mapping reads this kind (`trigscaffold.audit.model.SourceKind`).
        permission: This service has a permission to invoke the function.
        role: This service may assume a role that may invoke the function.
        trusted: This service may assume the function's own role.
        may: The function's own role allows this action.
        output: An output that names the function holds this text, for whoever enters it elsewhere.
        where: Path to what one value there must be: a text with ``*``, several, true, false or ``given``.
        unless: The same, and none may be.
        over: Triggers that it is not where it is this one, for this one says more.
        of: The path to where its events come from.
        source: The path to what may exist already, where that is not *of*.
        also: It is told even where a surer sign shows another of its kind.
        kind: What that is, where a spec says that it exists already (`trigscaffold.spec.vocabulary.EXISTING`).
        needs: Needs of a spec, by dotted names, that are read off; see `trigscaffold.today.needs`.
    """

    trigger: str
    resource: str = ""
    block: str = ""
    target: tuple[str, ...] = ()
    reads: str = ""
    permission: str = ""
    role: str = ""
    trusted: str = ""
    may: str = ""
    output: str = ""
    where: Mapping[str, Any] = field(default_factory=dict)
    unless: Mapping[str, Any] = field(default_factory=dict)
    over: tuple[str, ...] = ()
    of: str = ""
    source: str = ""
    also: bool = False
    kind: str = ""
    needs: Mapping[str, Any] = field(default_factory=dict)

    @property
    def sure(self) -> bool:
        """Tell whether it is the trigger itself that shows, and not only that something may use the function."""
        return bool(self.resource or self.reads)


KINDS = ("resource", "reads", "permission", "role", "trusted", "may", "output")
_KEYS = {f.name for f in fields(Sign)} - {"trigger"}


@cache
def load(folder: Path | None = None) -> tuple[Sign, ...]:
    """Return the signs of all triggers, by id and in the order of each file.

    Raises:
        SignsError: a file has an unknown key, or a way that is not exactly one kind.
    """
    from trigscaffold import catalog

    folder = folder or catalog.templates_folder() / "triggers"
    paths = sorted(folder.glob(f"*/{FILE}"))
    return tuple(sign for path in paths for sign in signs(path.parent.name, catalog.read_descriptor(path)))


def signs(trigger: str, document: Mapping[str, Any]) -> tuple[Sign, ...]:
    """Return what *document*, a ``signs.yaml``, says of *trigger*.

    Raises:
        SignsError: as `load`.
    """
    _refuse_unknown(trigger, document, {"seen_in", "needs"})
    shared = document.get("needs", {})
    return tuple(_sign(trigger, raw, shared) for raw in document["seen_in"])


def _sign(trigger: str, raw: Mapping[str, Any], shared: Mapping[str, Any]) -> Sign:
    _refuse_unknown(trigger, raw, _KEYS)
    if sum(kind in raw for kind in KINDS) != 1:
        raise SignsError(f"{trigger}/{FILE}: a way has exactly one of {', '.join(KINDS)}: {dict(raw)}")
    known = {**raw, "target": _several(raw.get("target", ())), "over": _several(raw.get("over", ()))}
    return Sign(trigger, **{**known, "needs": {**shared, **raw.get("needs", {})}})


def _several(raw: Any) -> tuple[str, ...]:
    return (raw,) if isinstance(raw, str) else tuple(raw)


def _refuse_unknown(trigger: str, raw: Mapping[str, Any], allowed: set[str]) -> None:
    if unknown := sorted(set(raw) - allowed):
        raise SignsError(f"{trigger}/{FILE}: unknown key {unknown[0]}; allowed: {', '.join(sorted(allowed))}")
