"""The expressions of a descriptor: arithmetic over plain values, and no way to anything else."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from trigscaffold.expression import ExpressionError, Values, evaluate, fill

NAMES: dict[str, Any] = {
    "settings": Values(batch_size=10, window=0),
    "function": SimpleNamespace(timeout_s=30, _secret=1),
    "needs": SimpleNamespace(event="job"),
}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("6 * function.timeout_s + settings.window", 180),
        ("settings.batch_size <= 10 or settings.window >= 1", True),
        ("min(3, 2) + max(1, ceil(0.2)) + floor(2.9)", 5),
        ("'a' if needs.event in ['job', 'fact'] else 'b'", "a"),
        ("[room(0), room(0.1), room(1.5), room(4)]", [0, 4, 6, 11]),
        ("1 < 2 < 3", True),
        ("not settings.window", True),
        ("-settings.batch_size // 3", -4),
    ],
)
def test_an_expression_has_the_value_that_python_gives_it(text: str, value: Any) -> None:
    assert evaluate(text, NAMES) == value


@pytest.mark.parametrize(
    "text",
    [
        "__import__('os')",
        "function._secret",
        "function.__class__",
        "().__class__",
        "open('x')",
        "[x for x in [1]]",
        "lambda: 1",
        "settings['batch_size']",
        "f'{1}'",
        "min(*[1, 2])",
        "min(1, key=2)",
        "2 ** 10 ** 10",
        "'a' * 1000000000",
        "[0] * 1000000000",
        "(lambda: 1)()",
        "min.__self__",
        "__builtins__",
        "nothing",
        "settings.nothing",
        "1 / 0",
        "1 +",
        "",
        "(" * 5000,
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ExpressionError):
        evaluate(text, NAMES)


def test_a_text_is_filled_with_numbers_in_human_units() -> None:
    text = "{settings.batch_size} times, {6 * function.timeout_s:duration}, {0.5 * 3}"

    assert fill(text, NAMES) == "10 times, 3 min, 1.5"
