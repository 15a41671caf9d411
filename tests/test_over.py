"""A test over many files fails for each file that fails, and when there is none."""

from __future__ import annotations

import pytest

from tests.over import over


def test_every_item_that_fails_is_told() -> None:
    @over([1, 2, 3, 4], lambda number: f"number {number}")
    def test_numbers_are_odd(number: int) -> None:
        assert number % 2 == 1, "is even"

    with pytest.raises(AssertionError) as failed:
        test_numbers_are_odd()

    assert [line for line in str(failed.value).splitlines() if line.startswith("number")] == [
        "number 2: is even",
        "number 4: is even",
    ]


def test_nothing_to_check_is_a_failure() -> None:
    @over([])
    def test_nothing(item: object) -> None:
        assert item

    with pytest.raises(AssertionError, match="there is nothing to check"):
        test_nothing()
