"""What compiled templates call: Jinja's own filters and tests, as far as the built-in templates use them."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from numbers import Number
from typing import Any, NoReturn


class Missing:
    """Stands where a template reads a name that nobody gave it: nothing can be done with it but ask for it."""

    __slots__ = ()

    def _refused(self, *_: object) -> NoReturn:
        raise LookupError("a template uses a name or a key that nobody gave it")

    __str__ = __bool__ = __iter__ = __len__ = __eq__ = __ne__ = __contains__ = __call__ = __getitem__ = _refused
    __hash__ = __int__ = __float__ = _refused


missing = Missing()


class Loop:
    """Where a loop is."""

    __slots__ = ("index0", "length")

    def __init__(self, length: int) -> None:
        """Begin a loop over *length* things."""
        self.index0 = 0
        self.length = length

    @property
    def first(self) -> bool:
        """True for the first thing."""
        return self.index0 == 0

    @property
    def last(self) -> bool:
        """True for the last thing."""
        return self.index0 == self.length - 1


def looped(values: Iterable[Any], _: object = None) -> Iterator[tuple[Any, Loop]]:
    """Yield each of *values* with where the loop is."""
    known = list(values)
    loop = Loop(len(known))
    for loop.index0, value in enumerate(known):
        yield value, loop


def read(owner: Any, name: str, otherwise: Any = None) -> Any:
    """Return the attribute or the key *name*; without it *otherwise*.

    Raises:
        LookupError: there is none, and nothing otherwise.
    """
    try:
        return getattr(owner, name)
    except AttributeError:
        return _under(owner, name, otherwise)


def _under(owner: Any, name: Any, otherwise: Any) -> Any:
    try:
        return owner[name]
    except (LookupError, TypeError):
        if otherwise is None or owner is missing:
            raise LookupError(f"a template reads {name!r} of a {type(owner).__name__}, which has none") from None
        return otherwise


def item(owner: Any, key: Any, otherwise: Any = None) -> Any:
    """Return what *owner* holds under *key*, or its attribute of that name.

    Raises:
        LookupError: there is none, and nothing *otherwise*.
    """
    try:
        return owner[key]
    except (LookupError, TypeError):
        return read(owner, key, otherwise) if isinstance(key, str) else _under(owner, key, otherwise)


def _at(value: Any, path: str) -> Any:
    *above, name = path.split(".")
    for one in above:
        value = item(value, one)
    return item(value, name, missing)


def _folded(value: Any) -> Any:
    return value.lower() if isinstance(value, str) else value


def _text(value: Any) -> str:
    return value if isinstance(value, str) else str(value)


_TESTS: Mapping[str, Callable[..., bool]] = {
    "": bool,
    "defined": lambda value: value is not missing,
    "equalto": lambda value, other: value == other,
    "in": lambda value, values: value in values,
    "string": lambda value: isinstance(value, str),
}


# Source: https://www.rfc-editor.org/rfc/rfc3986#section-2.3, and the slash, as Jinja has it
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/")


def filter_select(values: Iterable[Any], test: str = "", *given: Any) -> list[Any]:
    """Return those of *values* that pass the *test*."""
    return [value for value in values if _TESTS[test](value, *given)]


def filter_reject(values: Iterable[Any], test: str = "", *given: Any) -> list[Any]:
    """Return those of *values* that do not pass the *test*."""
    return [value for value in values if not _TESTS[test](value, *given)]


def filter_selectattr(values: Iterable[Any], path: str, test: str = "", *given: Any) -> list[Any]:
    """Return those of *values* whose attribute at *path* passes the *test*."""
    return [value for value in values if _TESTS[test](_at(value, path), *given)]


def filter_rejectattr(values: Iterable[Any], path: str, test: str = "", *given: Any) -> list[Any]:
    """Return those of *values* whose attribute at *path* does not pass the *test*."""
    return [value for value in values if not _TESTS[test](_at(value, path), *given)]


def filter_map(values: Iterable[Any], name: str = "", *, attribute: str = "") -> list[Any]:
    """Return the *attribute* of each of *values*, or its length."""
    assert attribute or name == "length"
    return [_at(value, attribute) for value in values] if attribute else [len(value) for value in values]


def filter_unique(values: Iterable[Any]) -> list[Any]:
    """Return each of *values* once, letters alike whether small or not."""
    found: dict[Any, Any] = {}
    for value in values:
        found.setdefault(_folded(value), value)
    return list(found.values())


def filter_sort(values: Iterable[Any], *, attribute: str = "") -> list[Any]:
    """Return *values* in order, letters alike whether small or not."""
    return sorted(values, key=lambda value: _folded(_at(value, attribute) if attribute else value))


def filter_min(values: Iterable[Any]) -> Any:
    """Return the least of *values*."""
    return min(values, key=_folded, default=missing)


def filter_max(values: Iterable[Any]) -> Any:
    """Return the greatest of *values*."""
    return max(values, key=_folded, default=missing)


def filter_first(values: Iterable[Any]) -> Any:
    """Return the first of *values*."""
    return next(iter(values), missing)


def filter_join(values: Iterable[Any], between: str = "") -> str:
    """Return the texts of *values* with *between* between them."""
    return str(between).join(map(str, values))


def filter_sum(values: Iterable[Any], *, start: Any = 0) -> Any:
    """Return *start* and all *values* added up."""
    return sum(values, start)


def filter_default(value: Any, otherwise: Any = "", boolean: bool = False) -> Any:
    """Return *value*, or what stands for it where there is none; *boolean*: or where it is empty."""
    return otherwise if value is missing or (boolean and not value) else value


def filter_int(value: Any) -> int:
    """Return *value* as a whole number; 0 where it is none."""
    try:
        return int(value)
    except (TypeError, ValueError):
        try:
            return int(float(value))
        except (TypeError, ValueError, OverflowError):
            return 0


def filter_round(value: float, precision: int = 0, method: str = "common") -> float:
    """Return *value* with *precision* decimals, as `round` does or by ``ceil`` or ``floor``."""
    if method == "common":
        return round(value, precision)
    whole, factor = math.ceil if method == "ceil" else math.floor, float(10**precision)
    return whole(value * factor) / factor


def filter_string(value: Any) -> str:
    """Return *value* as text; what is marked as an expression stays one."""
    return _text(value)


def filter_title(value: Any) -> str:
    """Return *value* with a capital at the beginning of each word."""
    words = re.split(r"([-\s({\[<]+)", _text(value))
    return "".join(word[0].upper() + word[1:].lower() for word in words if word)


def filter_urlencode(value: Any) -> str:
    """Return *value* as it stands in a URL."""
    return "".join(chr(byte) if chr(byte) in _UNRESERVED else f"%{byte:02X}" for byte in _text(value).encode())


def is_mapping(value: Any) -> bool:
    """Tell whether *value* is a mapping."""
    return isinstance(value, Mapping)


def is_string(value: Any) -> bool:
    """Tell whether *value* is text."""
    return isinstance(value, str)


def is_iterable(value: Any) -> bool:
    """Tell whether *value* can be gone through."""
    if value is missing:
        iter(value)  # raises
    return isinstance(value, Iterable)


def is_none(value: Any) -> bool:
    """Tell whether *value* is None."""
    return value is None


def is_boolean(value: Any) -> bool:
    """Tell whether *value* is true or false."""
    return value is True or value is False


def is_number(value: Any) -> bool:
    """Tell whether *value* is a number."""
    return isinstance(value, Number)
