"""The blocks of a Terraform file, each with its line, its text and what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

MOST_BYTES = 512 * 1024
_MARK = "__is_block__"


class Unreadable(ValueError):
    """It is no Terraform, as far as python-hcl2 can tell."""


@dataclass(frozen=True, slots=True)
class Block:
    """One block at the top of a file.  *address* is its kind and its labels; *text* is as written."""

    address: tuple[str, ...]
    body: Mapping[str, Any]
    file: str
    line: int
    text: str = field(repr=False)

    @property
    def folder(self) -> str:
        """The folder of its file, which is a module of its own: ``""`` at the top."""
        return self.file.rpartition("/")[0]

    @property
    def name(self) -> str:
        """What Terraform calls it: ``aws_sqs_queue.orders``."""
        labels = self.address[1:] if self.address[0] in ("resource", "data") else self.address
        return ("data." if self.address[0] == "data" else "") + ".".join(labels)

    def line_of(self, key: str) -> int:
        """Return the line in its file on which *key* begins; where it does not, the block's own."""
        for number, line in enumerate(self.text.splitlines()):
            if key and re.match(rf'\s*{re.escape(key)}\s*("[^"]*"\s*)?[={{]', line):
                return self.line + number
        return self.line


def blocks(file: str, text: str) -> list[Block]:
    """Return every block at the top of *text*, the content of *file*.

    Raises:
        Unreadable: it cannot be read, or is too long to be.
    """
    import hcl2

    if len(text) > MOST_BYTES:
        raise Unreadable(f"is longer than {MOST_BYTES >> 10} KiB")
    try:
        options = hcl2.SerializationOptions(with_comments=False)
        data = hcl2.loads(text, serialization_options=options)
    except Exception as error:  # whatever its grammar raises, which is no part of its interface
        raise Unreadable(f"cannot be read: {str(error).splitlines()[0]}") from None
    found = []
    places = _places(text)
    for kind, ones in data.items():
        if not isinstance(ones, list) or not all(isinstance(one, dict) for one in ones):
            raise Unreadable(f"has `{kind} =` outside of every block")
        for one in ones:
            address, body = _unwrapped(kind, one)
            line, written = next(places.get(address, iter(())), (1, text))
            found.append(Block(address, body, file, line, written))
    return found


def _unwrapped(kind: str, one: dict[str, Any]) -> tuple[tuple[str, ...], Mapping[str, Any]]:
    address = [kind]
    while _MARK not in one and len(one) == 1:
        label, inner = next(iter(one.items()))
        if not isinstance(inner, dict):
            break
        address.append(label.strip('"'))
        one = inner
    return tuple(address), _plain(one)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key.strip('"'): _plain(inner) for key, inner in value.items() if key != _MARK}
    return [_plain(inner) for inner in value] if isinstance(value, list) else value


_START = re.compile(r'^([a-z_]+)((?:[ \t]+(?:"[^"\n]*"|[A-Za-z_][\w-]*))*)[ \t]*\{', re.MULTILINE)


def _places(text: str) -> dict[tuple[str, ...], Iterator[tuple[int, str]]]:
    """Return the line and the text of each block, which begins at the start of a line."""
    starts = list(_START.finditer(text))
    found: dict[tuple[str, ...], list[tuple[int, str]]] = {}
    for number, start in enumerate(starts):
        end = starts[number + 1].start() if number + 1 < len(starts) else len(text)
        address = (start[1], *(label.strip('"') for label in start[2].split()))
        found.setdefault(address, []).append((text.count("\n", 0, start.start()) + 1, text[start.start() : end]))
    return {address: iter(ones) for address, ones in found.items()}


def flat(value: Any) -> Iterator[str]:
    """Yield every text in *value*, without quotes."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from flat(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from flat(inner)
    elif isinstance(value, str):
        yield value.strip('"')
