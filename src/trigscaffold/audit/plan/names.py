"""Addresses and references as Terraform writes them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

Key = str | int | None

_STEP = re.compile(r"\.?(?P<name>[A-Za-z_][\w-]*)|\[(?P<key>\"(?:[^\"\\]|\\.)*\"|\d+)\]")


@dataclass(frozen=True, slots=True)
class Step:
    """A name, with the key that follows it."""

    name: str
    key: Key = None

    def __str__(self) -> str:
        return self.name if self.key is None else f"{self.name}[{json.dumps(self.key, ensure_ascii=False)}]"


def steps(text: str) -> tuple[Step, ...]:
    """Return the steps of ``module.a["x"].aws_sqs_queue.q[0].arn``; none where it is no address.

    Of two keys in a row the second is left out, with all that follows it.
    """
    found: list[Step] = []
    position = 0
    while position < len(text):
        match = _STEP.match(text, position)
        if match is None:
            return ()
        position = match.end()
        if match["name"]:
            found.append(Step(match["name"]))
        elif not found or found[-1].key is not None:
            return tuple(found)
        else:
            found[-1] = Step(found[-1].name, _key(match["key"]))
    return tuple(found)


def module_path(address: str) -> tuple[Step, ...]:
    """Return the calls that lead to a module: ``module.a["x"].module.b`` is ``a["x"]``, ``b``."""
    return tuple(step for step in steps(address)[1::2])


def longest(references: Iterable[str]) -> tuple[str, ...]:
    """Return the references without those that only begin another one; Terraform lists ``a.b.c`` and ``a.b`` both."""
    every = list(dict.fromkeys(references))
    return tuple(one for one in every if not any(other != one and _begins(one, other) for other in every))


def _begins(one: str, other: str) -> bool:
    return other.startswith(one) and other[len(one) : len(one) + 1] in (".", "[")


def _key(text: str) -> Key:
    try:
        key = json.loads(text)
    except ValueError:
        return text.strip('"')
    return key if isinstance(key, str | int) else None
