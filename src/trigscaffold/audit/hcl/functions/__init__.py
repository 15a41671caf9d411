"""Terraform's functions, as far as their results matter to a rule.

https://developer.hashicorp.com/terraform/language/functions.  A function that is not here gives something unknown that
refers to what its arguments refer to.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from trigscaffold.audit.hcl.functions import collections, encoding, numbers, sets, shapes, strings
from trigscaffold.audit.hcl.values import Failed, reason, spread, symbol, unknown
from trigscaffold.audit.value import Value

Function = Callable[[tuple[Value, ...]], Value | None]

FUNCTIONS: Final[Mapping[str, Function]] = {
    **strings.FUNCTIONS,
    **numbers.FUNCTIONS,
    **encoding.FUNCTIONS,
    **collections.FUNCTIONS,
    **sets.FUNCTIONS,
    **shapes.FUNCTIONS,
}


def call(name: str, arguments: tuple[Value, ...]) -> Value:
    """Return what the function *name* makes of *arguments*."""
    failed = next((one for one in arguments if isinstance(one, Failed)), None)
    return failed or spread(arguments, lambda chosen: _called(name, chosen))


def _called(name: str, arguments: tuple[Value, ...]) -> Value:
    function = FUNCTIONS.get(name)
    try:
        found = function(arguments) if function else None
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError):
        found = None
    return _not_known(name, arguments) if found is None else found


def _not_known(name: str, arguments: tuple[Value, ...]) -> Value:
    names = [symbol(one) for one in arguments]
    why = reason(arguments) or f"{name}(…), which only Terraform works out"
    text = f"{name}({', '.join(names)})" if all(names) else ""
    return unknown(why, *arguments, given=all(one.known or one.given for one in arguments), symbol=text)
