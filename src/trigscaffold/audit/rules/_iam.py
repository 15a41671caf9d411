"""What a statement of a policy allows, as IAM reads it: no case in actions, ``*`` and ``?`` stand for anything.

Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html.
"""

from __future__ import annotations

import re
from functools import lru_cache

from trigscaffold.audit.model import Role, Statement
from trigscaffold.audit.value import Value


def allows(statement: Statement, action: str) -> bool | None:
    """Tell whether *statement* allows *action* (``kms:Decrypt``) on something, None where that cannot be known."""
    if not statement.allow:
        return False
    if statement.inverted:
        return None
    found = {_matches(one, action) for value in statement.actions for one in value.every()}
    return True if True in found else None if None in found else False


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
