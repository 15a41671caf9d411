"""Which file of a new tree is one of the old tree under another name, and which trigger is.  Pure."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

Pairs = Mapping[str, str]
ALIKE = 0.6
_SPELLINGS = (("-", "_"), ("_", "-"))


def triggers(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, str]:
    """Return old name -> new name of each trigger that was renamed between two specs, given as plain data.

    It says the same under another name; or it stands at the same place, for the same event.
    """
    before, after = old.get("triggers", {}), new.get("triggers", {})
    gone = [name for name in before if name not in after]
    come = [name for name in after if name not in before]
    found: dict[str, str] = {}
    for name in gone:
        same = [one for one in come if before[name] == after[one] and one not in found.values()]
        placed = [one for one in come if _place(before, name) == _place(after, one) and one not in found.values()]
        if chosen := next(iter([*same, *placed]), None):
            found[name] = chosen
    return found


def _place(of: Mapping[str, Any], name: str) -> tuple[int, Any]:
    return list(of).index(name), of[name].get("needs", {}).get("event")


def renamed(text: str, pairs: Pairs) -> str:
    """Return *text* with each old name that stands alone, or between ``_`` and ``-``, replaced by the new one.

    Beside a ``-`` a name is spelt with ``-``, as names in AWS are.
    """
    names = {old.replace(*how): new.replace(*how) for old, new in pairs.items() for how in _SPELLINGS} | dict(pairs)

    def other(found: re.Match[str]) -> str:
        beside = text[max(found.start() - 1, 0) : found.start()] + text[found.end() : found.end() + 1]
        return names[found[1]].replace("_", "-") if "-" in beside else names[found[1]]

    return _any(names).sub(other, text) if names else text


def alike(text: str, pairs: Pairs) -> str:
    """Return *text* without what tells old names from new ones, and one spelling of a name from another."""
    plain = text.replace("_", "-")
    names = {name.replace("_", "-") for pair in pairs.items() for name in pair}
    return _any(names).sub("\0", plain) if names else plain


def same(old: str, new: str, pairs: Pairs) -> bool:
    """Return whether *new* is *old* with some of its old names replaced: a name may stand there as a word as well."""
    return alike(old, pairs) == alike(new, pairs)


@cache
def _pattern(names: frozenset[str]) -> re.Pattern[str]:
    longest_first = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<![A-Za-z0-9])({longest_first})(?![A-Za-z0-9])")


def _any(names: Iterable[str]) -> re.Pattern[str]:
    return _pattern(frozenset(names))


def files(gone: Mapping[str, str], come: Mapping[str, str], pairs: Pairs) -> dict[str, str]:
    """Return new path -> old path of each file that was renamed, of those *gone* and those that have *come*.

    It has the path that the renamed triggers give it; or the same text; or more than 60 % of it.
    """
    found: dict[str, str] = {}
    for path in sorted(gone):
        free = [one for one in sorted(come) if one not in found]
        if chosen := _nearest(path, gone[path], {one: come[one] for one in free}, pairs):
            found[chosen] = path
    return found


def _nearest(path: str, text: str, come: Mapping[str, str], pairs: Pairs) -> str:
    if expected := next((one for one in come if one != path and same(path, one, pairs)), ""):
        return expected
    alike = [one for one in come if _suffix(one) == _suffix(path)]
    return _most_alike(renamed(text, pairs), {one: come[one] for one in alike})


def _suffix(path: str) -> str:
    return path.rpartition("/")[2].partition(".")[2]


def _most_alike(text: str, others: Mapping[str, str]) -> str:
    """Return the name of what is most like *text* and more than 60 % so; empty: nothing is."""
    best, found = ALIKE, ""
    lines = text.splitlines()
    for name, other in others.items():
        score = 1.0 if other == text else ratio(lines, other.splitlines())
        if score > best:
            best, found = score, name
    return found


def ratio(one: Iterable[str], other: Iterable[str]) -> float:
    """Return how alike two lists of lines are: 0 to 1."""
    return difflib.SequenceMatcher(None, list(one), list(other), autojunk=False).ratio()
