"""What comes from a spec lands in a file as text and nothing else."""

from __future__ import annotations

import ast
from typing import Any

import hcl2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trigscaffold import escape
from trigscaffold.model import Expression

PLAIN = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=60)
HOSTILE = st.sampled_from(['"', "\\", "${", "%{", "$${", "}", "\n", "<<EOT", "#", "//", "/*", "~", "'", '"""'])
TEXT = st.lists(PLAIN | HOSTILE, max_size=8).map("".join)


@given(TEXT)
def test_text_between_the_quotes_of_hcl_stays_one_string(text: str) -> None:
    written = f'x = "{escape.for_terraform(text)}"\ny = 1\n'

    assert set(hcl2.loads(written)) - {"__comments__", "__inline_comments__"} == {"x", "y"}
    body = written.splitlines()[0][5:-1]
    assert "${" not in body
    assert "%{" not in body


@given(TEXT)
def test_text_between_the_quotes_of_python_is_that_text(text: str) -> None:
    assert ast.literal_eval(f'"{escape.for_python(text)}"') == text


@given(TEXT)
def test_text_in_markdown_stays_on_one_line_and_opens_no_tag(text: str) -> None:
    written = escape.for_markdown(text)

    assert "\n" not in written
    assert "<" not in written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, "null"),
        (True, "true"),
        (3, "3"),
        (0.5, "0.5"),
        (["a", 1], '["a", 1]'),
        ({}, "{}"),
        ({"a": 1, "bcd": 2}, "{\n  a   = 1\n  bcd = 2\n}"),
        ({"a": 1, "x y": {"z": "${b}"}}, '{\n  a = 1\n  "x y" = {\n    z = "\\u0024{b}"\n  }\n}'),
        (Expression("var.name"), "var.name"),
    ],
)
def test_a_value_is_written_as_terraform_fmt_lays_it_out(value: Any, written: str) -> None:
    assert escape.hcl_value(value) == written


def test_text_that_cannot_be_quoted_is_refused_where_the_quoting_is_not_known() -> None:
    with pytest.raises(ValueError, match="cannot be quoted"):
        escape.for_other("$(rm -rf ~)")


def test_a_value_of_no_known_kind_is_a_fault_of_the_template() -> None:
    with pytest.raises(TypeError, match="needs its `else`"):
        escape.for_terraform(object())
