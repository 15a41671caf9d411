"""Writes a spec out in full: one order, one spelling, every answer, the same bytes each time."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from trigscaffold import units
from trigscaffold.spec.applies import applies
from trigscaffold.spec.read import SpecData, SpecFile, parse_data
from trigscaffold.spec.tree import NEEDS, ROOT
from trigscaffold.spec.vocabulary import UNKNOWN

if TYPE_CHECKING:
    from trigscaffold.spec.models import NeedsSpec, Spec, TriggerSpec
    from trigscaffold.spec.shape import Shape

# What stands without quotes and means itself, whichever YAML reads it; dates, numbers, `yes` and `1:30` do not.
_PLAIN = re.compile(r"[A-Za-z$/_][A-Za-z0-9$_./()*?{}+@%-]*( [A-Za-z0-9$_./()*?{}+@%-]+)*\.?")
_AMOUNT = re.compile(
    r"[0-9]{1,6}(\.[0-9]{1,3})? (ms|s|min|h|days?|KB|MB|GB|bytes?)( [0-9]{1,4} (min|h|s))*|[0-9]{1,9}/(s|min|h|day)"
)
_OPTIONAL = frozenset({"template", "answers"})  # most specs have neither
_NESTED = (dict, list)  # a union is made anew each time
_WORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
_quoted = json.JSONEncoder(ensure_ascii=False).encode
_HIDDEN = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


def spec_text(spec: SpecFile | Spec | SpecData) -> str:
    """Return *spec* as YAML with every answer written out, and ``unknown`` where nobody answered.

    Raises:
        UserError: *spec* is plain data and not a valid spec.
    """
    lines: list[str] = []
    _mapping(spec_data(spec), "", lines)
    return "\n".join(lines) + "\n"


def spec_data(spec: SpecFile | Spec | SpecData) -> SpecData:
    """Return *spec* as plain data in the long form, in the order of the models, with units written out."""
    if isinstance(spec, dict):
        spec = parse_data(spec)
    fixed: frozenset[tuple[str, ...]] = frozenset()
    if isinstance(spec, SpecFile):
        fixed = spec.fixed
        spec = spec.spec
    data = {name: getattr(spec, name) for name in ROOT.fields}
    data |= {
        "template": _template(spec.template),
        "function": {name: value for name, value in vars(spec.function).items() if ("function", name) not in fixed},
        "triggers": {name: _trigger(trigger) for name, trigger in spec.triggers.items()},
    }
    return {
        name: value
        for name, value in data.items()
        if (value not in (None, {}) or name not in _OPTIONAL) and (name,) not in fixed
    }


def spec_answers(spec: SpecFile) -> SpecData:
    """Return *spec* as plain data without what nobody answered: what the same module can be made of again."""
    data = spec_data(spec)
    for trigger in data["triggers"].values():
        trigger["needs"] = {name: value for name, value in trigger["needs"].items() if value != UNKNOWN}
    return data


def _template(template: Any) -> Any:
    if template is None or isinstance(template, str):
        return template
    return {name: value for name, value in vars(template).items() if value is not None}


def _trigger(trigger: TriggerSpec) -> SpecData:
    data: SpecData = {"needs": _needs(trigger.needs), "trigger": trigger.trigger, "buffer": trigger.buffer}
    if trigger.existing is not None:
        data["existing"] = {k: v for k, v in vars(trigger.existing).items() if v is not None}
    if trigger.settings:
        data["settings"] = trigger.settings
    return data


def _needs(needs: NeedsSpec) -> SpecData:
    data: SpecData = {}
    for name, shape, asked in _asked(needs.event):
        value = getattr(needs, name)
        if value is not None:
            data[name] = value if isinstance(value, str) else _said(value, shape)
        elif asked:
            data[name] = UNKNOWN
    return data


@lru_cache(maxsize=256)
def _asked(event: str) -> tuple[tuple[str, Shape, bool], ...]:
    """Return each need with its shape, and whether it is asked for where such an *event* sets the function off."""
    return tuple((name, one, one.unknown and applies(name, event)) for name, one in NEEDS.fields.items())


def _said(value: Any, shape: Any) -> Any:
    """Return *value* in the user's words: seconds and bytes with their units."""
    if isinstance(value, str):
        return value
    if shape.block:
        return {
            name: _said(one, inner) for name, inner in shape.fields.items() if (one := getattr(value, name)) is not None
        }
    if "duration" in shape.kinds:
        return _duration(value)
    if "size" in shape.kinds:
        return units.human_size(value)
    return value


@lru_cache(maxsize=1024)
def _duration(seconds: float) -> str:
    text = units.human_duration(seconds)
    return text if units.duration_s(text) == seconds else f"{seconds!r} s"


def _mapping(data: Mapping[str, Any], pad: str, lines: list[str]) -> None:
    """Add each line of *data* to *lines*, indented by *pad*."""
    for key, value in data.items():
        if isinstance(value, str):
            lines.append(pad + _line(key, value))
            continue
        if not isinstance(value, _NESTED) or not value:
            lines.append(f"{pad}{_scalar(key)}: {json.dumps(value)}")
            continue
        lines.append(f"{pad}{_scalar(key)}:")
        if isinstance(value, dict):
            _mapping(value, f"{pad}  ", lines)
        else:
            _list(value, f"{pad}  ", lines)


def _list(values: list[Any], pad: str, lines: list[str]) -> None:
    for value in values:
        if not isinstance(value, _NESTED) or not value:
            lines.append(f"{pad}- {_scalar(value)}")
            continue
        first = len(lines)
        if isinstance(value, dict):
            _mapping(value, f"{pad}  ", lines)
        else:
            _list(value, f"{pad}  ", lines)
        lines[first] = f"{pad}- {lines[first].lstrip(' ')}"


@lru_cache(maxsize=1024)
def _line(key: str, text: str) -> str:
    """Return a key and the text under it: most lines are the same in each spec."""
    return f"{_scalar(key)}: {_scalar(text)}"


def _scalar(value: Any) -> str:
    """Return *value* on one line, in double quotes unless every reader takes it for the text it is."""
    if not isinstance(value, str):
        return json.dumps(value)
    plain = value.isidentifier() and value.isascii()
    if (plain or _PLAIN.fullmatch(value)) and value.lower() not in _WORDS:
        return value
    return value if _AMOUNT.fullmatch(value) else _HIDDEN.sub(_by_number, _quoted(value))


def _by_number(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
