"""Functions of numbers."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any, Final

from trigscaffold.audit.hcl.values import refs, rests
from trigscaffold.audit.value import Value


def _plainly(make: Callable[..., Any]) -> Callable[[tuple[Value, ...]], Value | None]:
    def function(arguments: tuple[Value, ...]) -> Value | None:
        numbers = [_whole(one.number) for one in arguments]
        if not numbers or any(number is None for number in numbers):
            return None
        return Value(make(*numbers), refs(arguments), rests(arguments))

    return function


def _whole(number: float | None) -> float | None:
    return int(number) if isinstance(number, float) and number.is_integer() and abs(number) < 1e15 else number


def _parseint(arguments: tuple[Value, ...]) -> Value | None:
    text, base = arguments[0].text, arguments[1].number
    if text is None or base is None or len(text) > 40:
        return None
    return Value(int(text, int(base)), refs(arguments), rests(arguments))


FUNCTIONS: Final[Mapping[str, Callable[[tuple[Value, ...]], Value | None]]] = {
    "max": _plainly(lambda *numbers: max(numbers)),
    "min": _plainly(lambda *numbers: min(numbers)),
    "ceil": _plainly(lambda number: math.ceil(number)),
    "floor": _plainly(lambda number: math.floor(number)),
    "abs": _plainly(lambda number: abs(number)),
    "signum": _plainly(lambda number: (number > 0) - (number < 0)),
    "parseint": _parseint,
}
