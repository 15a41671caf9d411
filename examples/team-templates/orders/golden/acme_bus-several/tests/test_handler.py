"""Each sample event reaches the part that knows its source, and no other."""

from pathlib import Path
from typing import Any

import pytest

import handler

EVENTS = sorted(path.stem for path in (Path(__file__).parents[1] / "events").glob("*.json"))


@pytest.mark.parametrize("name", EVENTS)
def test_each_sample_event_is_recognised_by_its_own_part_alone(name: str, sample: Any) -> None:
    event = sample(name)

    recognised = [part.__name__ for part in handler.PARTS if part.recognises(event)]

    assert recognised == [name.split("-")[0] + "_handler"]


def test_an_event_of_another_source_is_refused_and_its_keys_are_named(context: Any) -> None:
    with pytest.raises(ValueError, match="its keys are: surprise"):
        handler.handler({"surprise": 1}, context)
