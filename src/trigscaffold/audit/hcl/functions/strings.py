"""Functions of strings."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from trigscaffold.audit.hcl.strings import joined, text_of
from trigscaffold.audit.hcl.values import LONGEST, also, either, listed, refs, rests
from trigscaffold.audit.value import Value

_VERB: Final = re.compile(r"%(?:\[(\d+)\])?([0-9.+#\- ]*)(.)")


def _plainly(make: Callable[..., Any]) -> Callable[[tuple[Value, ...]], Value | None]:
    """Return a function of strings as one of values: unknown where one of them is."""

    def function(arguments: tuple[Value, ...]) -> Value | None:
        texts = [text_of(one) for one in arguments]
        if any(text is None for text in texts):
            return None
        return Value(make(*texts), refs(arguments), rests(arguments))

    return function


def _replace(text: str, old: str, new: str) -> str:
    if len(old) > 1 and old[0] == old[-1] == "/":
        raise ValueError("a regular expression")
    found = text.replace(old, new) if old else text
    if len(found) > LONGEST:
        raise ValueError("too long")
    return found


def _substr(text: str, offset: str, length: str) -> str:
    begin = int(offset) if int(offset) >= 0 else max(len(text) + int(offset), 0)
    return text[begin:] if int(length) < 0 else text[begin : begin + int(length)]


def _split(arguments: tuple[Value, ...]) -> Value | None:
    separator, text = text_of(arguments[0]), text_of(arguments[1])
    if separator is None or text is None:
        return None
    pieces = text.split(separator) if separator else list(text)
    found = refs(arguments)
    return listed((Value(piece, found) for piece in pieces), *arguments)


def _join(arguments: tuple[Value, ...]) -> Value | None:
    """A list that a default makes empty or not gives a string or nothing."""
    separator, lists = arguments[0], arguments[1:]
    pieces: list[Value] = []
    for one in lists:
        items = one.items
        if items is None:
            return None
        for item in items:
            pieces += (separator, item) if pieces else (item,)
    made = also(joined(pieces), *lists)
    if len(pieces) == 1 and rests(lists):
        return either((pieces[0], Value("")), " and ".join(rests(lists)), *lists)
    return made


def _format(arguments: tuple[Value, ...]) -> Value | None:
    pattern, rest = arguments[0].text, arguments[1:]
    if pattern is None:
        return None
    pieces: list[Value] = []
    at = following = 0
    for match in _VERB.finditer(pattern):
        pieces.append(Value(pattern[at : match.start()]))
        at = match.end()
        which, width, verb = match.groups()
        if verb == "%":
            pieces.append(Value("%"))
            continue
        following = int(which) if which else following + 1
        pieces.append(_formatted(rest[following - 1], width, verb))
    pieces.append(Value(pattern[at:]))
    return joined(pieces)


def _formatted(value: Value, width: str, verb: str) -> Value:
    if not width and verb in "sdvt":
        return value
    number = value.number
    if verb == "d" and number is not None and re.fullmatch(r"0?\d{1,2}", width):
        return Value(format(int(number), f"{width}d"), value.refs, value.rests_on)
    raise ValueError("a width")


def _trim(text: str, characters: str) -> str:
    return text.strip(characters)


FUNCTIONS: Final[Mapping[str, Callable[[tuple[Value, ...]], Value | None]]] = {
    "lower": _plainly(str.lower),
    "upper": _plainly(str.upper),
    "title": _plainly(lambda text: re.sub(r"\b[a-z]", lambda m: m.group().upper(), text)),
    "trimspace": _plainly(str.strip),
    "trim": _plainly(_trim),
    "trimprefix": _plainly(lambda text, prefix: text.removeprefix(prefix)),
    "trimsuffix": _plainly(lambda text, suffix: text.removesuffix(suffix) if suffix else text),
    "basename": _plainly(lambda text: text.rsplit("/", 1)[-1]),
    "dirname": _plainly(lambda text: text.rsplit("/", 1)[0] if "/" in text else "."),
    "indent": _plainly(lambda spaces, text: text.replace("\n", "\n" + " " * int(spaces))),
    "chomp": _plainly(lambda text: text.rstrip("\r\n")),
    "replace": _plainly(_replace),
    "substr": _plainly(_substr),
    "startswith": _plainly(lambda text, prefix: text.startswith(prefix)),
    "endswith": _plainly(lambda text, suffix: text.endswith(suffix)),
    "strcontains": _plainly(lambda text, part: part in text),
    "split": _split,
    "join": _join,
    "format": _format,
}
