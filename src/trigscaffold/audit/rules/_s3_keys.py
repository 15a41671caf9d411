"""Which objects the ARN of a policy means: of which bucket, and what their keys begin and end with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from trigscaffold.audit.sameness import identity
from trigscaffold.audit.value import UNKNOWN, Value


@dataclass(frozen=True, slots=True, eq=False)
class Keys:
    """Objects of *bucket* (None: it cannot be told), or *anywhere*; keys begin with *start* and end with *end*.

    Either is None where it is not known, and empty where any will do.
    """

    bucket: Value | None = None
    anywhere: bool = False
    start: str | None = ""
    end: str | None = ""


def keys(value: Value) -> Iterator[Keys]:
    """Yield the objects that the ARN *value* means; nothing where it means a bucket and no object."""
    pieces = tuple(_pieces(value))
    if len(pieces) == 1 and isinstance(pieces[0], Value):
        # An ARN on its own: a bucket's means no object; of another thing it cannot be told.
        if not any(ref.type.startswith("aws_s3_bucket") and ref.attribute == "arn" for ref in pieces[0].refs):
            yield Keys(start=None, end=None)
        return
    before, after = _split(pieces)
    if after is None:
        text = before[0] if len(before) == 1 and isinstance(before[0], str) else ""
        if text in ("*", "arn:aws:s3:::*"):
            yield Keys(anywhere=True)
        elif before[-1:] == ["*"]:
            # "${bucket.arn}*" is the bucket and all in it.
            yield Keys(_bucket(before[:-1]))
        elif text.endswith("*"):
            yield Keys(start=None, end=None)
        return
    start, end = _ends(after)
    text = before[0] if len(before) == 1 and isinstance(before[0], str) else ""
    if text in ("*", "arn:aws:s3:::*", "arn:*:s3:::*"):
        yield Keys(anywhere=True, start=start, end=end)
    else:
        yield Keys(_bucket(before), start=start, end=end)


def _pieces(value: Value) -> Iterator[str | Value]:
    """Yield literal text and values that are not known, in order; neighbouring texts are one."""
    text = ""
    for piece in _flat(value):
        if piece.text or (piece.text is not None and not piece.linear):
            text += piece.text
            continue
        if text:
            yield text
        text = ""
        yield piece
    if text:
        yield text


def _flat(value: Value) -> Iterator[Value]:
    if value.parts:
        for part in value.parts:
            yield from _flat(part)
    else:
        yield value


def _split(pieces: tuple[str | Value, ...]) -> tuple[list[str | Value], list[str | Value] | None]:
    """Return what stands before the first ``/`` and what stands behind it, None where there is none."""
    before: list[str | Value] = []
    for n, piece in enumerate(pieces):
        if isinstance(piece, str) and "/" in piece:
            head, _, tail = piece.partition("/")
            rest: list[str | Value] = [tail] if tail else []
            return [*before, *([head] if head else [])], [*rest, *pieces[n + 1 :]]
        before.append(piece)
    return before, None


def _ends(after: list[str | Value]) -> tuple[str | None, str | None]:
    """Return what keys begin and end with; a fixed key is both."""
    if not after:
        return "", ""
    first, last = after[0], after[-1]
    start = _named(first, after[1:]) if isinstance(first, Value) else first.split("*", 1)[0].split("?", 1)[0]
    end = None if isinstance(last, Value) else last.rsplit("*", 1)[-1].rsplit("?", 1)[-1]
    return start, end


def _named(first: Value, rest: list[str | Value]) -> str | None:
    """Return the name of a value that keys begin with, ``${var.prefix}``, where nothing or a wildcard follows it."""
    return identity(first) or None if rest in ([], ["*"]) else None


def _bucket(before: list[str | Value]) -> Value | None:
    """Return the bucket, its ARN or its name, None where its name has a wildcard other than at its end."""
    texts = [piece.removeprefix("arn:*:") for piece in before if isinstance(piece, str)]
    last = before[-1] if before else ""
    if sum(text.count("*") for text in texts) > (isinstance(last, str) and last.endswith("*")):
        return None
    if len(before) == 1 and isinstance(before[0], Value):
        return before[0]
    parts = [Value(piece) if isinstance(piece, str) else piece for piece in before]
    # "arn:${partition}:s3:::${bucket}": what follows the last ":::" is the name.
    for n in range(len(parts) - 1, -1, -1):
        text = parts[n].text or ""
        if ":::" in text:
            tail = text.rpartition(":::")[2]
            name = [*([Value(tail)] if tail else []), *parts[n + 1 :]]
            return name[0] if len(name) == 1 else Value(UNKNOWN, parts=tuple(name), given=True)
    return Value(UNKNOWN, parts=tuple(parts), given=True)
