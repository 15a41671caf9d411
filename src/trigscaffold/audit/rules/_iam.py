"""What a statement of a policy allows, as IAM reads it: no case in actions, ``*`` and ``?`` stand for anything.

Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from trigscaffold.audit.model import Role, Statement
from trigscaffold.audit.rules._kinds import written
from trigscaffold.audit.value import Value


def allows(statement: Statement, action: str) -> bool | None:
    """Tell whether *statement* allows *action* (``kms:Decrypt``) on something, None where that cannot be known.

    What it is not certain to say at all is not known.
    """
    if not statement.allow:
        return False
    if statement.inverted:
        return None
    found = {_matches(one, action) for value in statement.actions for one in value.every()}
    if True in found:
        return None if statement.doubt else True
    return None if None in found else False


def may(role: Role, action: str) -> bool | None:
    """Tell whether *role* may do *action* on anything, None where a policy of it could not be read."""
    found = {allows(statement, action) for statement in role.statements}
    if True in found:
        return True
    return None if None in found or role.unread else False


def _matches(value: Value, action: str) -> bool | None:
    text = value.text
    return None if text is None else bool(_pattern(text.lower()).fullmatch(action.lower()))


@lru_cache(maxsize=512)
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(re.escape(text).replace(r"\*", ".*").replace(r"\?", "."), re.DOTALL)


def acts(statement: Statement, *actions: str) -> bool | None:
    """Tell whether *statement* is about one of *actions* (``s3:PutObject``), None where it cannot be told.

    It may deny them as well.
    """
    if statement.inverted:
        return None
    found = either(_names(value, actions) for value in statement.actions)
    return None if found and statement.doubt else found


def _names(value: Value, actions: Iterable[str]) -> bool | None:
    found = []
    for one in value.every():
        if one.text is None:
            # Of a known beginning: "s3:${…}" says nothing of another service.
            start = written(one).split("*", 1)[0].lower()
            found.append(None if any(a.lower().startswith(start) for a in actions) else False)
        else:
            found.append(any(_matches(one, action) is True for action in actions))
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
