"""A valid spec is read without pydantic, and never otherwise than pydantic reads it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.goldens import CASES, case_id
from tests.spec_samples import GOOD
from trigscaffold import yamlfile
from trigscaffold.spec import Spec, from_models, shape, tree
from trigscaffold.spec.accept import NotPlain, Part, from_model, whole
from trigscaffold.spec.shape import Shape

_MEASURES = {
    "duration": ["300 ms", "30 s", "1.5 h", "4 days", "0 s", "PT5M", "1 h 30 min"],
    "size": ["500 B", "4 KB", "1.5 MB", "0 B"],
    "rate": ["200/s", "1 million per day", "2 MB/s", "10000 every 60 s"],
}
_ODD = st.sampled_from(
    [
        *(None, True, False, 0, -1, 1, 1.0, 0.5, 10**30, float("nan"), float("inf"), "", "x", "unknown", "5", "30 s"),
        *("200/s", "4 KB", "a\n", "\ud800", "none", "true", [], ["x"], [1], {}, {"x": 1}, {1: "x"}, {"event": "job"}),
        *(b"x", ("x",), {"loss": "never"}, [["x"]], "1 parsec"),
    ]
)


def said(place: Shape) -> st.SearchStrategy[Any]:
    """Draw what *place* may hold."""
    options: list[st.SearchStrategy[Any]] = []
    if place.choices:
        options.append(st.sampled_from(place.choices))
    if place.unknown:
        options.append(st.just("unknown"))
    if place.nullable:
        options.append(st.none())
    options += [_of_kind(place, kind) for kind in place.kinds]
    if place.fields:
        needed = {name: said(one) for name, one in place.fields.items() if one.required}
        others = {name: said(one) for name, one in place.fields.items() if not one.required}
        options.append(st.fixed_dictionaries(needed, optional=others))
    return st.one_of(options)


def _of_kind(place: Shape, kind: str) -> st.SearchStrategy[Any]:
    if kind in _MEASURES:
        return st.sampled_from(_MEASURES[kind])
    if kind == "flag":
        return st.booleans()
    if kind == "whole":
        return st.integers(int(place.minimum or 0), int(place.maximum or 10**6))
    if kind == "number":
        return st.floats(0.001, 10**6) | st.integers(1, 10**6)
    if kind == "list":
        return st.lists(said(place.items), max_size=3) if place.items else st.just([])
    if kind == "map":
        keys = st.from_regex(place.key_pattern, fullmatch=True) if place.key_pattern else st.text("abc_", max_size=4)
        low, high = place.length
        values = said(place.items) if place.items else st.sampled_from([1, "x", [1, {"a": None}], True])
        return st.dictionaries(keys, values, min_size=low, max_size=min(high or 3, 3))
    if place.pattern:
        return st.from_regex(place.pattern, fullmatch=True)
    return st.text(st.characters(codec="utf-8"), min_size=max(place.length[0], 1), max_size=place.length[1] or 30)


def places(data: Any) -> list[tuple[Any, Any]]:
    """Return each container in *data* with each key in it."""
    found: list[tuple[Any, Any]] = []
    for key, one in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        found += [(data, key), *places(one)]
    return found


def by_pydantic(data: Any) -> Any:
    """Return what pydantic reads; None: it refuses."""
    try:
        return from_model(Spec.model_validate(data))
    except ValidationError:
        return None


def by_us(data: Any) -> Any:
    """Return what is read without pydantic; None: that is left to pydantic."""
    try:
        return whole(data)
    except NotPlain:
        return None


def typed(value: Any) -> Any:
    """Return *value* with its types: 1, 1.0 and True are equal in Python and not in a spec."""
    if isinstance(value, Part):
        value = vars(value)
    if isinstance(value, dict):
        return {key: typed(one) for key, one in value.items()}
    return [typed(one) for one in value] if isinstance(value, list) else (type(value), value)


def test_what_the_wheel_carries_is_what_the_models_say() -> None:
    assert shape.loaded(shape.dumped(from_models.root())) == from_models.root() == tree.ROOT


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(said(tree.ROOT))
def test_what_is_valid_is_read_without_pydantic_and_as_pydantic_reads_it(data: Any) -> None:
    expected = by_pydantic(data)

    assert expected is not None
    assert typed(by_us(data)) == typed(expected)


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(said(tree.ROOT), st.data())
def test_what_is_odd_is_never_accepted_against_pydantic(data: Any, draw: st.DataObject) -> None:
    around, key = draw.draw(st.sampled_from([*places(data), ({"spec": data}, "spec")]))
    odd = draw.draw(_ODD)
    if draw.draw(st.booleans()) or not isinstance(around, dict):
        around[key] = odd
    else:
        around[draw.draw(st.sampled_from(["x", "needs", "trigger", 1, "triggers", ""]))] = odd

    accepted = by_us(data)

    if accepted is not None:
        assert typed(accepted) == typed(by_pydantic(data))


@pytest.mark.parametrize("text", GOOD.values(), ids=list(GOOD))
def test_every_good_sample_is_read_without_pydantic(text: str) -> None:
    data = yamlfile.read(text.encode(), "t.yaml").value

    assert by_us(data) == by_pydantic(data) is not None


@pytest.mark.parametrize("case", CASES, ids=case_id)
def test_every_case_is_read_without_pydantic(case: Path) -> None:
    data = yamlfile.read_path(case).value

    assert by_us(data) == by_pydantic(data) is not None


def test_a_part_cannot_be_changed() -> None:
    part = whole({"name": "a", "needs": {"event": "job"}})

    with pytest.raises(AttributeError, match="name"):
        part.name = "b"
