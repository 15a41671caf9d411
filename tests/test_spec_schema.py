"""The JSON Schema accepts what the spec accepts; whatever fits the models can be written out and read again."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.spec_samples import GOOD, SHAPE, TOGETHER
from trigscaffold import yamlfile
from trigscaffold.errors import UserError
from trigscaffold.spec import Spec, json_schema, parse_data, parse_spec, spec_data, spec_text
from trigscaffold.spec.shape import Shape
from trigscaffold.spec.tree import ROOT, places

SCHEMA = json_schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def test_schema_is_a_schema_and_describes_every_key() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    needs = SCHEMA["$defs"]["needs"]["properties"]

    assert all(one.get("description") for one in needs.values())
    assert needs["ordering"]["anyOf"][0]["enum"] == ["none", "per_key", "total", "unknown"]
    assert needs["ordering"]["anyOf"][0]["enumDescriptions"][3] == "I don't know"
    json.dumps(SCHEMA)


@pytest.mark.parametrize("text", GOOD.values(), ids=GOOD)
def test_schema_accepts_what_is_valid(text: str) -> None:
    VALIDATOR.validate(yamlfile.read(text.encode(), "t.yaml").value)
    VALIDATOR.validate(spec_data(parse_spec(yamlfile.read(text.encode(), "t.yaml"))))


@pytest.mark.parametrize("text", SHAPE)
def test_schema_refuses_what_is_broken_in_form(text: str) -> None:
    assert not VALIDATOR.is_valid(yamlfile.read(text.encode(), "t.yaml").value)


@pytest.mark.parametrize("text", TOGETHER)
def test_schema_leaves_contradictions_to_the_spec(text: str) -> None:
    assert VALIDATOR.is_valid(yamlfile.read(text.encode(), "t.yaml").value)


# Whatever fits the models can be written out and read again.

CHARS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufeff\ufffe\uffff")
TEXT = st.text(CHARS, max_size=20) | st.sampled_from(
    ["yes", "1e3", "null", "- a", "a: b", "#", "0x1f", "${x}", '"', "\n\t"]
)
NUMBER = st.integers(-(10**12), 10**12) | st.floats(allow_nan=False, allow_infinity=False)
LEAF = st.none() | st.booleans() | NUMBER | TEXT
JSON = st.recursive(
    LEAF, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3), max_leaves=8
)
AMOUNT = {
    "duration": st.floats(0, 1e8).map(lambda s: f"{s!r} s") | st.sampled_from(["1 h 30 min", "4 days", "1.0005 ms"]),
    "size": st.integers(0, 10**9).map(lambda b: f"{b} bytes") | st.just("1.5 MB"),
    "rate": st.integers(1, 10**6).map(lambda n: f"{n}/s") | st.just("2 MB/s"),
    "text": TEXT,
    "flag": st.booleans(),
    "number": st.floats(1e-6, 1e6),
    "any": JSON,
}


def made(shape: Shape) -> st.SearchStrategy[Any]:
    ways: list[st.SearchStrategy[Any]] = [st.sampled_from(shape.choices)] if shape.choices else []
    ways += [st.none()] if shape.nullable else []
    ways += [st.just("unknown")] if shape.unknown else []
    if shape.block:
        required = {name: made(one) for name, one in shape.fields.items() if one.required}
        optional = {name: made(one) for name, one in shape.fields.items() if not one.required}
        ways.append(st.fixed_dictionaries(required, optional=optional))
    for kind in shape.kinds:
        if kind == "whole":
            ways.append(st.integers(int(shape.minimum or 1), int(shape.maximum or 10**6)))
        elif kind == "list":
            ways.append(st.lists(made(shape.items or ROOT), max_size=3))
        elif kind == "map":
            keys = st.from_regex(shape.key_pattern, fullmatch=True) if shape.key_pattern else TEXT
            ways.append(st.dictionaries(keys, made(shape.items) if shape.items else JSON, min_size=1, max_size=2))
        elif shape.pattern:
            ways.append(st.from_regex(shape.pattern, fullmatch=True))
        else:
            ways.append(TEXT.map(lambda text: f"a{text}") if shape.length[0] else AMOUNT[kind])
    return st.one_of(ways)


@given(made(ROOT))
def test_any_spec_written_out_is_the_same_spec(data: dict[str, Any]) -> None:
    spec = Spec.model_validate(data)
    written = spec_text(spec)
    again = Spec.model_validate(yamlfile.read(written.encode(), "t.yaml").value)

    assert again == spec
    assert spec_text(again) == written


@given(st.sampled_from([path for path, _ in places()]), JSON, st.booleans())
def test_anything_anywhere_is_taken_or_refused_in_our_own_words(path: tuple[str, ...], value: Any, extra: bool) -> None:
    data: dict[str, Any] = {"name": "a", "triggers": {"x": {"needs": {"event": "job"}}}}
    *above, last = ("x" if key == "*" else key for key in path)
    place = data
    for key in above:
        place = place.setdefault(key, {})
    place["zzz" if extra else last] = value
    try:
        spec_file = parse_data(data)
    except UserError as refused:
        error = refused
    else:
        assert parse_data(spec_data(data)).spec == spec_file.spec
        return
    assert error.problems
    assert not any(jargon in str(error) for jargon in ("Input should", "pydantic", "function-", "literal["))


def test_every_place_of_the_models_is_known() -> None:
    keys = {".".join(map(str, path)) for path, _ in places()}

    assert {"name", "function.timeout_s", "triggers.*.needs.volume.average", "triggers.*.existing.arn"} <= keys
