"""Turns a user's "15 min", "256 KB" and "500 million per month" into numbers, and numbers into such text.

A number without a unit is refused everywhere: nobody should have to guess what ``timeout: 30`` meant.
A month has 30 days and a year 365.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache

_SECOND_NAMES = {
    0.001: "ms millisecond milliseconds",
    1.0: "s sec secs second seconds",
    60.0: "m min mins minute minutes",
    3_600.0: "h hr hrs hour hours",
    86_400.0: "d day days",
    604_800.0: "w week weeks",
    2_592_000.0: "month months",
    31_536_000.0: "y yr year years",
}
_BYTE_NAMES = {
    1: "b byte bytes",
    1024: "k kb kib kilobyte kilobytes",
    1024**2: "mb mib megabyte megabytes",
    1024**3: "gb gib gigabyte gigabytes",
    1024**4: "tb tib terabyte terabytes",
}
_SECONDS = {name: value for value, names in _SECOND_NAMES.items() for name in names.split()}
_BYTES = {name: value for value, names in _BYTE_NAMES.items() for name in names.split()}
_FACTORS = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}
_COUNTS = {"once": 1.0, "twice": 2.0}
_SHORT_RATES = {"rps": "/s", "tps": "/s", "qps": "/s", "rpm": "/min"}

_NUMBER = r"(?:(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?|\.[0-9]+)(?:e[+-]?[0-9]+)?"
_BARE = re.compile(rf"[-+]?{_NUMBER}")
_AMOUNT = re.compile(rf"({_NUMBER})\s*([a-z]+)")
_PART = re.compile(rf"(?:\s*(?:and|,))?\s*({_NUMBER})\s*([a-z]+)")
_ISO = re.compile(
    r"p(?=[0-9t])(?:([0-9.]+)w)?(?:([0-9.]+)d)?(?:t(?=[0-9])(?:([0-9.]+)h)?(?:([0-9.]+)m)?(?:([0-9.]+)s)?)?"
)
_RATE = re.compile(
    rf"(?P<count>{_NUMBER}|once|twice)\s*(?:(?P<factor>k|thousand|m|million|bn|billion)\b)?\s*"
    r"(?P<noun>[a-z][a-z -]*?)??\s*(?:/|\b(?:per|every|each|an|a)\b)\s*(?P<period>[^/]+)"
)
_SHORT_RATE = re.compile(r"(?:\s*\b|(?<=[0-9]))[a-z]{3}\Z")
_BITS = re.compile(r"[kmgt]?(bits?|bps)")

LONGEST_S = 100 * 31_536_000.0
_LARGEST_BYTES = 1024**5
_FASTEST_PER_S = 1e9

_DURATION = ("a duration", "'30 s'", "'15 min'")
_SIZE = ("a size", "'256 KB'", "'1.5 MB'")
_RATE_WORDS = ("a rate", "'200/s'", "'500 million per month'")


def duration_s(text: object) -> float:
    """Return seconds: ``30 s``, ``1 h 30 min``, ``4 days``, ``200 ms``, or ISO-8601 ``PT5M``.

    Raises:
        ValueError: no unit, an unknown one, negative, or more than 100 years.
    """
    words = _words(text, _DURATION, "'{0} s' or '{0} min'")
    if iso := _ISO.fullmatch(words):
        try:
            parts = [float(part or 0) for part in iso.groups()]
        except ValueError:
            raise _refused(text, _DURATION) from None
        seconds = sum(n * unit for n, unit in zip(parts, (604_800, 86_400, 3_600, 60, 1), strict=True))
        return _bounded(text, seconds, LONGEST_S, "100 years")
    return _bounded(text, _sum_of_parts(text, words), LONGEST_S, "100 years")


def size_bytes(text: object) -> int:
    """Return bytes: ``1 KB`` (1024 bytes, as AWS counts; the same as ``1 KiB``), ``1.5 MB``, ``512 bytes``.

    Raises:
        ValueError: no unit, an unknown one, negative, or more than 1024 TB.
    """
    words = _words(text, _SIZE, "'{0} KB' or '{0} MB'")
    amount = _AMOUNT.fullmatch(words)
    if amount is None or amount[2] not in _BYTES:
        raise _refused(text, _SIZE)
    return round(_bounded(text, _number(amount[1]) * _BYTES[amount[2]], _LARGEST_BYTES, "1024 TB"))


def rate_per_s(text: object, payload_bytes: int = 0) -> float:
    """Return events a second: ``200/s``, ``10k/day``, ``500 million per month``, ``10,000 devices every 60 s``.

    A data rate (``2 MB/s``) is divided by *payload_bytes*, the bytes of one event.

    Raises:
        ValueError: no unit of time, negative, more than a billion a second, or a data rate without *payload_bytes*.
    """
    count, seconds, in_bytes = _rate(text) if isinstance(text, str) else _rate.__wrapped__(text)
    if in_bytes:
        count = _events(text, count, payload_bytes)
    return _bounded(text, count / seconds, _FASTEST_PER_S, "a billion a second")


@lru_cache(maxsize=1024)
def _rate(text: object) -> tuple[float, float, bool]:
    """Return how many in how many seconds, and whether bytes are counted: a spec's rate is asked for several times."""
    words = _words(text, _RATE_WORDS, "'{0}/s' or '{0} per hour'")
    if words[-3:] in _SHORT_RATES:
        words = _SHORT_RATE.sub(_SHORT_RATES[words[-3:]], words)
    found = _RATE.fullmatch(words)
    if found is None:
        raise _refused(text, _RATE_WORDS)
    period = found["period"] if found["period"][0] in ".0123456789" else f"1 {found['period']}"
    seconds = _sum_of_parts(text, period, _RATE_WORDS)
    if seconds <= 0:
        raise ValueError(f"{_shown(text)} has no time in it: write {_RATE_WORDS[1]} or {_RATE_WORDS[2]}")
    count = _COUNTS.get(found["count"]) or _number(found["count"]) * _FACTORS.get(found["factor"] or "", 1.0)
    if found["noun"] in _BYTES and not found["factor"]:
        return count * _BYTES[found["noun"]], seconds, True
    if _BITS.fullmatch(found["noun"] or ""):
        raise ValueError(f"{_shown(text)} counts bits: write bytes, such as '2 MB/s', or events, such as '200/s'")
    return count, seconds, False


@lru_cache(maxsize=1024)
def human_duration(seconds: float) -> str:
    """Return *seconds* as ``4 days``, ``1 h 30 min``, ``90 s`` or ``200 ms``, exact to a millisecond."""
    if 0 < seconds < 1:
        return f"{seconds * 1000:g} ms"
    rest = round(seconds, 3)
    if rest < 120 and rest != 60:
        return f"{rest:.3f}".rstrip("0").rstrip(".") + " s"
    parts = []
    for unit, name in ((86_400, "days"), (3_600, "h"), (60, "min")):
        whole, rest = divmod(rest, unit)
        if whole:
            parts.append(f"{whole:.0f} {'day' if name == 'days' and whole == 1 else name}")
    if left := f"{rest:.3f}".rstrip("0").rstrip("."):
        parts += [f"{left} s"] if left != "0" else []
    return " ".join(parts)


def human_size(size: int) -> str:
    """Return *size* bytes as ``256 KB`` or ``1.5 MB`` (1 KB = 1024 bytes), or in bytes where only they are exact."""
    for unit, name in ((1024**4, "TB"), (1024**3, "GB"), (1024**2, "MB"), (1024, "KB")):
        value = f"{size / unit:.2f}".rstrip("0").rstrip(".")
        if size >= unit and round(float(value) * unit) == size:
            return f"{value} {name}"
    return f"{size:,} byte{'' if size == 1 else 's'}"


def human_rate(per_s: float) -> str:
    """Return *per_s* events a second as ``200/s`` or ``3/h``: in the unit that makes it a round number."""
    units = ((1, "s"), (60, "min"), (3_600, "h"), (86_400, "day"), (2_592_000, "month"))
    for unit, name in units:
        value = per_s * unit
        if value == 0 or (value >= 1 and math.isclose(value, round(value, 1), rel_tol=1e-9)):
            return f"{value:,.1f}".removesuffix(".0") + f"/{name}"
    unit, name = next(((u, n) for u, n in units if per_s * u >= 1), units[-1])
    value = per_s * unit
    return (f"{value:,.0f}" if value >= 100 else f"{value:.3g}") + f"/{name}"


def counted(count: int, noun: str) -> str:
    """Return *count* with its noun: ``1 file``, ``2 files``."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _words(text: object, kind: tuple[str, str, str], with_units: str) -> str:
    """Return *text* in small letters without outer blanks, or say what is wrong with a bare number."""
    words = text.strip().lower() if isinstance(text, str) else str(text).lower()
    if len(words) > 100 or not words:
        raise _refused(text, kind)
    if _BARE.fullmatch(words):
        raise ValueError(f"{_shown(text)} has no unit: which unit? Write {with_units.format(words.lstrip('-+'))}")
    if words.startswith(("-", "\N{MINUS SIGN}")):
        raise ValueError(f"{_shown(text)} is negative: write {kind[0]} from 0 up, such as {kind[1]} or {kind[2]}")
    return words


def _sum_of_parts(text: object, words: str, kind: tuple[str, str, str] = _DURATION) -> float:
    """Add up ``1 h 30 min``; each unit is smaller than the one before it."""
    total, previous, at = 0.0, math.inf, 0
    while at < len(words):
        part = _PART.match(words, at)
        unit = _SECONDS.get(part[2], math.inf) if part else math.inf
        if part is None or unit >= previous:
            raise _refused(text, kind)
        total, previous, at = total + _number(part[1]) * unit, unit, part.end()
    return total


def _events(text: object, data_bytes: float, payload_bytes: int) -> float:
    if payload_bytes <= 0:
        raise ValueError(
            f"{_shown(text)} is a data rate, so the payload size is needed to count events: add it, such as "
            f"'10 KB', or write events, such as {_RATE_WORDS[1]}"
        )
    return data_bytes / payload_bytes


def _number(text: str) -> float:
    return float(text.replace(",", ""))


def _bounded(text: object, value: float, most: float, words: str) -> float:
    if not value <= most:
        raise ValueError(f"{_shown(text)} is too much: at most {words} is allowed")
    return value


def _shown(text: object) -> str:
    words = repr(text) if isinstance(text, str) else str(text)
    return words if len(words) <= 50 else f"{words[:47]}..."


def _refused(text: object, kind: tuple[str, str, str]) -> ValueError:
    return ValueError(f"{_shown(text)} is not {kind[0]}: write a number and a unit, such as {kind[1]} or {kind[2]}")
