"""The filters and tests of a team's templates: Jinja's harmless ones, counted, and a few that are bounded anew."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import wraps
from typing import Any

from jinja2.filters import FILTERS, make_attrgetter
from jinja2.tests import TESTS
from jinja2.utils import pass_environment

from trigscaffold.model import Expression
from trigscaffold.sandbox.meter import WHOLE, Meter, refuse

_TAKEN = (
    *("abs", "capitalize", "d", "default", "dictsort", "first", "float", "groupby", "int", "items", "last", "length"),
    *("count", "list", "lower", "map", "max", "min", "reject", "rejectattr", "reverse", "round", "select"),
    *("selectattr", "sort", "sum", "title", "trim", "unique", "upper", "urlencode"),
)
_TAKEN_TESTS = (
    *("boolean", "defined", "divisibleby", "even", "false", "float", "in", "integer", "iterable", "lower", "mapping"),
    *("none", "number", "odd", "sameas", "sequence", "string", "true", "undefined", "upper"),
    *("==", "eq", "equalto", "!=", "ne", ">", "gt", "greaterthan", ">=", "ge", "<", "lt", "lessthan", "<=", "le"),
)
MOST_INDENT = 40
MOST_WIDTH = 200


def tests() -> dict[str, Callable[..., Any]]:
    """Return every test that a template may use."""
    known: Mapping[str, Any] = TESTS
    return {name: known[name] for name in _TAKEN_TESTS}


def filters(meter: Meter) -> dict[str, Callable[..., Any]]:
    """Return every filter that a template may use; what each does is counted on *meter*."""
    found: dict[str, Callable[..., Any]] = {name: _counted(FILTERS[name], meter) for name in _TAKEN}
    return found | {
        "string": meter.text,
        "replace": _replace(meter),
        "join": _join(meter),
        "indent": _indent(meter),
        "json": lambda value: Expression(meter.text(json.dumps(_listed(meter.plain(value)), ensure_ascii=False))),
        "counted": meter.counted,
        "charged": meter.turn,
    }


def _counted(filter_: Callable[..., Any], meter: Meter) -> Callable[..., Any]:
    """Return *filter_*, whose work on each thing it is given is one step."""

    @wraps(filter_)
    def metered(*given: Any, **named: Any) -> Any:
        size = max((len(one) for one in given if isinstance(one, list | tuple | set | frozenset | dict)), default=0)
        meter.step(1 + size)
        result = filter_(*given, **named)
        if isinstance(result, str):
            meter.letters(len(result))
        return meter.counted(result) if isinstance(result, Iterator) else result

    return metered


def _replace(meter: Meter) -> Callable[..., Any]:
    def replace(value: Any, old: Any, new: Any, count: int | None = None) -> str:
        text, old, new = meter.text(value), meter.text(old), meter.text(new)
        times = text.count(old) if count is None else min(count, text.count(old))
        meter.step()
        meter.letters(max(0, len(text) + times * (len(new) - len(old))))
        return text.replace(old, new, -1 if count is None else count)

    return replace


def _join(meter: Meter) -> Callable[..., Any]:
    @pass_environment
    def join(environment: Any, values: Iterable[Any], between: str = "", attribute: str | int | None = None) -> str:
        read = (lambda value: value) if attribute is None else make_attrgetter(environment, attribute)
        texts = [meter.text(read(value)) for value in meter.counted(values)]  # type: ignore[no-untyped-call]
        between = meter.text(between)
        meter.letters(len(between) * len(texts) + sum(map(len, texts)))
        return between.join(texts)

    return join


def _indent(meter: Meter) -> Callable[..., Any]:
    def indent(value: Any, width: int = 4, first: bool = False) -> str:
        if type(width) is not int or not 0 <= width <= MOST_INDENT:
            refuse(f"indents by {str(width)[:20]}; allowed: 0 to {MOST_INDENT}")
        text = meter.text(value)
        pad = " " * width
        meter.letters(text.count("\n") * width)
        lines = [f"{pad}{line}" if line.strip() and (first or number) else line
                 for number, line in enumerate(text.split("\n"))]  # fmt: skip
        made = "\n".join(lines)
        return Expression(made) if isinstance(value, Expression) else made

    return indent


def _listed(value: Any) -> Any:
    """Return *value* with each set in it as a sorted list, as JSON needs it."""
    if isinstance(value, Mapping):
        return {str(key): _listed(inner) for key, inner in value.items()}
    if isinstance(value, set | frozenset):
        return sorted(map(_listed, value))
    return [_listed(inner) for inner in value] if isinstance(value, list | tuple) else value


def justified(text: str, method: str) -> Callable[[int], str]:
    """Return ``text.ljust`` or ``text.rjust``, to a width that a line has."""

    def justify(width: int) -> str:
        if type(width) is not int or width > MOST_WIDTH:
            refuse(f"makes text {str(width)[:20]} wide; at most {MOST_WIDTH} is allowed")
        return text.ljust(width) if method == "ljust" else text.rjust(width)

    return justify


def small(value: Any) -> Any:
    """Return *value*, the result of arithmetic, when it is no number without end."""
    if isinstance(value, int | float) and abs(value) > WHOLE:
        refuse(f"makes a number above {WHOLE:,}")
    return value
