"""What is known of numbers: multiples of one unknown compare where their sides are clear."""

from __future__ import annotations

from operator import eq, ge, lt

import pytest

from trigscaffold.audit.value import Linear, Value, compare, times


def multiple(factor: float, offset: float = 0, symbol: str = "var.timeout") -> Value:
    return Value(linear=Linear(symbol, factor, offset))


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (multiple(6), multiple(6), True),
        (multiple(6, 5), multiple(6), True),
        (multiple(6), multiple(6, 5), False),
        (multiple(1), multiple(6), False),
        (multiple(7, 5), multiple(6), True),
        (multiple(5, 60), multiple(6), None),
        (multiple(6), multiple(6, symbol="var.other"), None),
        (Value(30), multiple(6), None),
    ],
)
def test_multiples_of_one_unknown_compare_where_factor_and_offset_agree(
    left: Value, right: Value, expected: bool | None
) -> None:
    assert expected == compare(left, right, ge)


def test_six_times_an_unknown_is_less_than_seven_times_it() -> None:
    assert compare(times(multiple(1), 6), multiple(7), lt) is True


def test_an_unknown_equals_itself_and_no_other_multiple() -> None:
    assert compare(multiple(2), multiple(2), eq) is True
    assert compare(multiple(2), multiple(3), eq) is False


def test_options_compare_where_all_pairs_agree() -> None:
    either = Value(options=(Value(180), Value(360)))

    assert compare(either, Value(180), ge) is True
    assert compare(either, Value(200), ge) is None
