"""Reads YAML event by event, and says what is refused: the road of every file that is not plainly lines of keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import yaml
from yaml.events import MappingEndEvent, ScalarEvent, SequenceEndEvent

from trigscaffold.errors import Problem, UserError
from trigscaffold.yamltext import FORBIDDEN, MAX_DEPTH, kind, plain, syntax_problem, unreadable

MAX_NODES = 5_000

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TOP = "a mapping (`key: value` lines) is expected"


def read(text: str, name: str) -> tuple[dict[str, Any], dict[tuple[str | int, ...], int]]:
    """Return the mapping that *text* says, and the line of each key and list item; *name* is the file's.

    Raises:
        UserError: something in it is refused; lists everything up to the first syntax error.
    """
    reader = _Reader(name)
    value = None
    try:
        value = reader.document(_LOADER(text).get_event)
    except yaml.MarkedYAMLError as error:
        reader.problems.append(syntax_problem(name, text, error))
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        reader.problems.append(Problem(name, "", f"found a character or an escape that YAML refuses: {error}"))
    if reader.problems:
        raise unreadable(name, reader.problems)
    assert isinstance(value, dict)
    return value, reader.lines


class _Reader:
    """Turns the parser's events into plain values and notes lines and problems on the way.

    Going by events, it refuses what is too deep or too much before it is in memory.
    """

    next: Callable[[], Any]

    def __init__(self, name: str) -> None:
        self.name = name
        self.lines: dict[tuple[str | int, ...], int] = {}
        self.problems: list[Problem] = []
        self.depth = 0
        self.nodes = 0

    def refuse(self, event: Any, path: tuple[str | int, ...], message: str) -> None:
        where = f"{self.name}:{event.start_mark.line + 1}"
        self.problems.append(Problem(where, ".".join(map(str, path)), message))

    def stop(self, event: Any, message: str) -> UserError:
        self.refuse(event, (), message)
        return unreadable(self.name, self.problems)

    def document(self, events: Callable[[], Any]) -> Any:
        """Return what the document says whose next event *events* returns at each call."""
        self.next = events
        self.next()
        event = self.next()
        if isinstance(event, yaml.StreamEndEvent):
            raise self.stop(event, f"the file is empty; {_TOP}")
        event = self.next()
        self.lines[()] = event.start_mark.line + 1
        value = self.node(event, ())
        if not isinstance(value, dict) and not self.problems:
            found = "the file is empty" if value is None else f"found {kind(value)} at the top"
            raise self.stop(event, f"{found}; {_TOP}")
        self.next()
        event = self.next()
        if isinstance(event, yaml.DocumentStartEvent):
            raise self.stop(event, "a second document starts here (`---`); keep one document to a file")
        return value

    def node(self, event: Any, path: tuple[str | int, ...]) -> Any:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise self.stop(event, f"more than {MAX_NODES:,} keys and values; at most that many are allowed")
        if type(event) is ScalarEvent and event.anchor is None and event.tag is None:
            return self.scalar(event, path)
        if isinstance(event, yaml.AliasEvent):
            return self.refuse(
                event, path, f"found the alias `*{event.anchor}`; write the value out, or put it in quotes"
            )
        if event.anchor is not None:
            self.refuse(event, path, f"found the anchor `&{event.anchor}`; anchors are refused, write the value out")
        if event.tag is not None:
            self.refuse(event, path, f"found the tag `{event.tag}`; tags are refused, write the value without it")
        if isinstance(event, ScalarEvent):
            return self.scalar(event, path)
        if self.depth == MAX_DEPTH:
            raise self.stop(event, f"nested more than {MAX_DEPTH} deep; at most {MAX_DEPTH} levels are allowed")
        self.depth += 1
        value = self.mapping(path) if isinstance(event, yaml.MappingStartEvent) else self.sequence(path)
        self.depth -= 1
        return value

    def scalar(self, event: ScalarEvent, path: tuple[str | int, ...]) -> Any:
        # only double quotes have escapes, and the file's own characters were looked through
        if event.style == '"' and (bad := FORBIDDEN.search(event.value)):
            self.refuse(event, path, f"an escape makes the invisible character U+{ord(bad[0]):04X}; take it out")
        return plain(event.value) if event.implicit[0] else event.value

    def sequence(self, path: tuple[str | int, ...]) -> list[Any]:
        items: list[Any] = []
        while type(event := self.next()) is not SequenceEndEvent:
            here = (*path, len(items))
            self.lines[here] = event.start_mark.line + 1
            items.append(self.node(event, here))
        return items

    def mapping(self, path: tuple[str | int, ...]) -> dict[str, Any]:
        values: dict[str, Any] = {}
        while type(event := self.next()) is not MappingEndEvent:
            key = self.key(event, path)
            here = (*path, key)
            twice = key in values
            if twice:
                self.refuse(event, here, f"the key is here twice, first on line {self.lines[here]}; keep one of them")
            else:
                self.lines[here] = event.start_mark.line + 1
            value = self.node(self.next(), here)
            if not twice:
                values[key] = value
        return values

    def key(self, event: Any, path: tuple[str | int, ...]) -> str:
        known = len(self.problems)
        key = self.node(event, path)
        if isinstance(key, str) and (key != "<<" or not event.implicit[0]):
            return key
        if key == "<<":
            self.refuse(event, path, "found the merge key `<<`; merge keys are refused, write the keys out")
        elif len(self.problems) == known:
            shown = f" `{event.value}`" if isinstance(event, ScalarEvent) and event.value else ""
            self.refuse(event, path, f"found {kind(key)}{shown} as a key; a key is text, so put quotes around it")
        return f"?{self.nodes}"  # stands for the refused key, so that the rest is checked too
