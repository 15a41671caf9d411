"""`--set key=value` lays an answer over a spec, and refuses every key that a spec does not have."""

from __future__ import annotations

from typing import Any

import pytest

from trigscaffold.errors import UserError
from trigscaffold.wizard.answers import overlay


@pytest.mark.parametrize(
    ("change", "path", "value"),
    [
        ("needs.latency=seconds", ("needs", "latency"), "seconds"),
        ("needs.downstream_limit.at_a_time=5", ("needs", "downstream_limit", "at_a_time"), 5),
        ("needs.downstream_limit.per_second=0.5", ("needs", "downstream_limit", "per_second"), 0.5),
        ("needs.filter.content=true", ("needs", "filter", "content"), True),
        ("needs.filter.changes=created, removed", ("needs", "filter", "changes"), ["created", "removed"]),
        ("needs.routing=none", ("needs", "routing"), "none"),
        ("settings.batch_size=10", ("settings", "batch_size"), 10),
        ("function.log_retention_days=30", ("function", "log_retention_days"), 30),
        ("description=a = b", ("description",), "a = b"),
        ("triggers.orders.needs.event=job", ("triggers", "orders", "needs", "event"), "job"),
    ],
)
def test_set_reads_values_as_the_place_wants_them(change: str, path: tuple[str, ...], value: Any) -> None:
    found: Any = overlay({}, [change])
    for key in path:
        found = found[key]

    assert found == value
    assert type(found) is type(value)


def test_set_reaches_the_only_trigger_of_the_long_form() -> None:
    data = overlay({"triggers": {"orders": {"needs": {"event": "job"}}}}, ["needs.latency=hours"])

    assert data == {"triggers": {"orders": {"needs": {"event": "job", "latency": "hours"}}}}


def test_set_refuses_all_unknown_keys_at_once() -> None:
    with pytest.raises(UserError) as caught:
        overlay({}, ["needs.latancy=seconds", "needs.event", "latency=hours", "name.x=1", "zzz=1"])
    found = [str(problem) for problem in caught.value.problems]

    assert found[0].startswith(
        "--set needs.latancy=seconds: needs.latancy: unknown key; did you mean latency? Allowed:"
    )
    assert found[1] == "--set needs.event: found no `=`; write KEY=VALUE"
    assert found[2] == "--set latency=hours: latency: unknown key; it belongs under `needs`"
    assert found[3] == "--set name.x=1: name.x: `name` is one answer and has no keys inside"
    assert len(found) == 5


def test_set_wants_a_name_among_several_triggers() -> None:
    with pytest.raises(UserError) as caught:
        overlay({"triggers": {"a": {}, "b": {}}}, ["needs.latency=hours"])

    assert "write triggers.NAME.needs.latency with one of: a, b" in caught.value.problems[0].message
