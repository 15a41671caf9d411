"""Text in a spec that has a grammar of its own: schedules, time zones, ARNs, routes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from trigscaffold.spec.slips import shown

_MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
_DAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"]
# Source: https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#cron-based
_FIELDS: tuple[tuple[str, int, int, list[str], str], ...] = (
    ("minutes", 0, 59, [], ""),
    ("hours", 0, 23, [], ""),
    ("day of month", 1, 31, [], r"\?|L|LW|\d{1,2}W"),
    ("month", 1, 12, _MONTHS, ""),
    ("day of week", 1, 7, _DAYS, r"\?|L|[1-7]L|[1-7]#[1-5]|(SUN|MON|TUE|WED|THU|FRI|SAT)(L|#[1-5])"),
    ("year", 1970, 2199, [], ""),
)
_METHODS = ("ANY", "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")
_PART = re.compile(r"[A-Za-z0-9._~!$&'()*,;=:@%-]+|\{[A-Za-z_][A-Za-z0-9_]*\}")
_GREEDY = re.compile(r"\{[A-Za-z_][A-Za-z0-9_]*\+\}")


def schedule_problem(text: str) -> str:
    """Return what is wrong with a schedule expression; empty: nothing."""
    found = re.fullmatch(r"(rate|cron|at)\((.*)\)", text)
    if not found:
        near = _cron_of(text.split())
        meant = f"did you mean {near}? Allowed: " if near else "allowed: "
        return f"found {shown(text)}; {meant}rate(5 minutes), cron(0 2 * * ? *) or at(2030-01-31T02:00:00)"
    return {"rate": _rate, "cron": _cron, "at": _at}[found[1]](found[2])


def _rate(inside: str) -> str:
    found = re.fullmatch(r"([1-9]\d{0,5}) (minute|hour|day)(s?)", inside)
    if not found:
        return f"found {shown(f'rate({inside})')}; allowed: rate(VALUE UNIT), such as rate(1 hour) or rate(5 minutes)"
    unit = found[2] if found[1] == "1" else f"{found[2]}s"
    return "" if inside.endswith(unit) else f"found 'rate({inside})'; write rate({found[1]} {unit})"


def _at(inside: str) -> str:
    from datetime import datetime

    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", inside):
            datetime.fromisoformat(inside)
            return ""
    except ValueError as error:
        return f"found {shown(f'at({inside})')}; there is no such time: {error}"
    return f"found {shown(f'at({inside})')}; allowed: at(YYYY-MM-DDTHH:MM:SS) without a zone, which `time_zone` names"


def _cron_of(fields: list[str]) -> str:
    """Return the AWS expression for the five fields of Unix cron; empty: they are not."""
    if len(fields) == 6 and not any(_field_problem(i, f) for i, f in enumerate(fields)):
        return f"cron({' '.join(fields)})"
    if len(fields) != 5 or any(_field_problem(i, f) for i, f in enumerate(fields) if i != 4):
        return ""
    minutes, hours, day, month, weekday = fields
    if weekday == "*":
        return f"cron({minutes} {hours} {day} {month} ? *)"
    if day == "*" and re.fullmatch(r"[0-7]", weekday):
        return f"cron({minutes} {hours} ? {month} {_DAYS[int(weekday) % 7]} *)"
    return ""


def _cron(inside: str) -> str:
    fields = inside.split()
    names = ", ".join(name for name, *_ in _FIELDS)
    if len(fields) != 6:
        near = _cron_of(fields)
        meant = f"did you mean {near}? Allowed: " if near else "allowed: "
        return f"found {len(fields)} fields in {shown(f'cron({inside})')}; {meant}six of them: {names}"
    for place, text in enumerate(fields):
        if _field_problem(place, text):
            name, low, high, *_ = _FIELDS[place]
            return (
                f"found {shown(text)} as the {name} of the cron expression; allowed: {low} to {high}, *, lists, ranges"
            )
    if (fields[2] == "?") == (fields[4] == "?"):
        return "one of day of month and day of week must be `?` in a cron expression, and not both"
    return ""


def _field_problem(place: int, text: str) -> bool:
    _, low, high, words, special = _FIELDS[place]
    return not all(_item_fits(item, low, high, words, special) for item in text.split(","))


def _item_fits(item: str, low: int, high: int, words: list[str], special: str) -> bool:
    if special and re.fullmatch(special, item):
        return True
    start, _, step = item.partition("/")
    if "/" in item and not (step.isascii() and step.isdigit() and 1 <= int(step) <= high):
        return False
    if start == "*":
        return True
    numbers = [words.index(end) + low if end in words else end for end in start.split("-")]
    ends = [int(end) for end in numbers if isinstance(end, int) or re.fullmatch(r"[0-9]{1,4}", end)]
    return len(ends) == len(numbers) <= 2 and all(low <= end <= high for end in ends) and ends == sorted(ends)


def time_zone_problem(name: str) -> str:
    """Return what is wrong with the name of a time zone; empty: nothing, or nobody can tell here."""
    zones = _zones()
    if not zones or name in zones:
        return ""
    import difflib

    by_fold = {zone.lower().replace("_", " "): zone for zone in sorted(zones)}
    plain = name[:100].lower().replace("_", " ")
    cities = {zone.rpartition("/")[2]: full for zone, full in by_fold.items()}
    near = cities.get(plain) or next((by_fold[n] for n in difflib.get_close_matches(plain, by_fold, 1)), "")
    meant = f"did you mean {near}? Allowed: " if near else "allowed: "
    return f"found {shown(name)}; {meant}an IANA name such as Europe/Berlin or UTC"


@cache
def _zones() -> set[str]:
    """Return the names of all time zones: to list them is to open each one's file."""
    from zoneinfo import available_timezones

    return available_timezones()


def route_problems(routes: list[str]) -> Iterator[tuple[int, str]]:
    """Yield the index and what is wrong for each route that is no route, or is there twice."""
    seen: dict[str, str] = {}
    for index, route in enumerate(routes):
        if message := _route(route):
            yield index, message
            continue
        plain = re.sub(r"\{[^}+]*(\+?)\}", r"{\1}", route)
        if plain in seen:
            yield index, f"the route {shown(route)} is the same as {shown(seen[plain])}; keep one of them"
        seen.setdefault(plain, route)


def _route(route: str) -> str:
    method, _, path = route.partition(" ")
    if route == "$default" or (method in _METHODS and _is_path(path)):
        return ""
    if method.upper() in _METHODS and _is_path(path):
        return f"found {shown(route)}; did you mean {method.upper()} {path}?"
    if not path and _is_path(method):
        return f"found {shown(route)}, a path without a method; did you mean GET {method}?"
    methods = ", ".join(_METHODS)
    return f"found {shown(route)}; allowed: METHOD /path/{{param}} with one of {methods}, or $default"


def _is_path(path: str) -> bool:
    if path == "/":
        return True
    start, *parts = path.split("/")
    *before, last = parts or [""]
    return not start and all(map(_PART.fullmatch, before)) and bool(_PART.fullmatch(last) or _GREEDY.fullmatch(last))
