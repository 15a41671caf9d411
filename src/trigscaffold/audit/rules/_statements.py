"""What a statement of a policy allows, as far as it can be told."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase

from trigscaffold.audit.model import Statement
from trigscaffold.audit.rules._kinds import written
from trigscaffold.audit.value import Value


def acts(statement: Statement, *actions: str) -> bool | None:
    """Tell whether *statement* is about one of *actions* (``s3:PutObject``), None where it cannot be told."""
    if statement.inverted:
        return None
    found = [_matches(value, actions) for value in statement.actions]
    return either(found)


def _matches(value: Value, actions: Iterable[str]) -> bool | None:
    found = []
    for one in value.every():
        if one.text is None:
            # Of a known beginning: "s3:${…}" says nothing of another service.
            start = written(one).split("*", 1)[0].lower()
            found.append(None if any(a.lower().startswith(start) for a in actions) else False)
        else:
            found.append(any(fnmatchcase(a.lower(), one.text.lower()) for a in actions))
    return found[0] if len(set(found)) == 1 else None


def admits(statement: Statement, service: str) -> bool | None:
    """Tell whether *statement* of a resource's policy is for *service* (``events.amazonaws.com``)."""
    found: list[bool | None] = []
    for value in statement.principals:
        for one in value.every():
            found.append(one.text in (service, "*") if one.text is not None else _principal(one, service))
    return either(found)


def _principal(value: Value, service: str) -> bool | None:
    """A principal with a known beginning such as ``arn:`` is no service."""
    start = written(value).split("*", 1)[0]
    return None if service.startswith(start) else False


def either(found: Iterable[bool | None]) -> bool | None:
    """Return whether one of *found* is true, None where none is and one cannot be told."""
    every = list(found)
    return True if any(one is True for one in every) else None if None in every else False
