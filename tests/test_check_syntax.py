"""Files of HCL as they are parsed: the same answers as python-hcl2, with lines, and what is left of broken ones."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator
from typing import Any

import hcl2
import pytest

from tests.goldens import GOLDEN
from trigscaffold.audit.hcl.parse import LARGEST, parse
from trigscaffold.audit.hcl.syntax import (
    Argument,
    Block,
    Conditional,
    Expr,
    Literal,
    Name,
    ObjectOf,
    Operation,
    Template,
    TupleOf,
    Unread,
)

EXPRESSION = "an expression"
_ESCAPED = re.compile(r'\\(u[0-9a-fA-F]{4}|.)')  # fmt: skip

TRICKY = r"""
locals {
  escapes   = "a \"quoted\" word, a tab\t, é and a backslash \\"
  dollars   = "$${not} %%{either}"
  template  = "x-${var.y}-z"
  numbers   = [1, 2.5, 1000, 0]
  negative  = -1
  words     = [true, false, null]
  object    = { a = 1, "b-c" = "d", e : [1, { f = 2 }] }
  call      = merge({ a = 1 }, var.b...)
  chain     = var.a ? 1 : var.b ? 2 : 3
  splat     = aws_x.y[*].arn
  old_splat = aws_x.y.*.arn[0]
  loop      = { for k, v in var.m : k => v if v != null }
  heredoc   = <<EOT
first
  second
EOT
  moved     = <<-EOT
    first
      second
    EOT
  empty     = ""
  list      = [
    "a", # a comment
    "b", // another
    /* and a third */
  ]
}
resource "aws_x" "y" {
  count = 1
  one { a = 1 }
  one { a = 2 }
  dynamic "two" {
    for_each = []
    content {}
  }
}
provider aws {
  region = "eu-west-1"
}
"""


KEPT = {"for", "in", "if", "else", "endif", "endfor", "true", "false", "null"}
BETWEEN_BLOCKS = re.compile(r"(?m)(?<=^\})\n")


def golden_texts() -> list[str]:
    return sorted({path.read_text(encoding="utf-8") for path in GOLDEN.rglob("*.tf")})


def shape(block: str) -> str:
    """What is left of a block when names, words and numbers are taken for alike; words of HCL's own stay."""
    bare = re.sub(r"#.*", "#", block)
    words = re.sub(r"[^\W\d][\w-]*", lambda word: word[0] if word[0] in KEPT else "w", bare)
    return re.sub(r"\bw( w)+\b", "w w", re.sub(r"\d+", "0", words))


def golden_blocks() -> list[str]:
    """One block of each shape: python-hcl2 takes minutes for all of the files, which are made of the same parts."""
    blocks = {part.strip() for text in golden_texts() for part in BETWEEN_BLOCKS.split(text)}
    return sorted({shape(block): block for block in sorted(blocks)}.values())


def theirs(value: Any) -> Any:
    """What python-hcl2 made, with strings as they are meant and one word for all that is worked out."""
    if isinstance(value, dict):
        return {
            EXPRESSION if key.startswith("$") else key.strip('"'): theirs(one)
            for key, one in value.items()
            if not key.startswith("__")
        }
    if isinstance(value, list):
        return [theirs(one) for one in value]
    if not isinstance(value, str):
        return value
    if not value.startswith('"'):
        return EXPRESSION
    heredoc = re.fullmatch(r'"<<(-?)(\w+)\n(.*)\n?[ \t]*\2"', value, re.DOTALL)
    text = heredoc[3].removesuffix(" ") if heredoc else value[1:-1]
    if re.search(r"(?<!\$)\$\{|(?<!%)%\{", text):
        return EXPRESSION
    if heredoc:
        ended = text if text.endswith("\n") else f"{text.rstrip(' ')}"
        return textwrap.dedent(ended) if heredoc[1] else ended
    meant = _ESCAPED.sub(lambda found: json.loads(f'"{found.group()}"'), text)
    return meant.replace("$${", "${").replace("%%{", "%{")


def ours(block: Block) -> dict[str, Any]:
    made: dict[str, Any] = {name: plain(one.expression) for name, one in block.arguments.items()}
    for inner in block.blocks:
        labelled: dict[str, Any] = ours(inner)
        for label in reversed(inner.labels):
            labelled = {label: labelled}
        made.setdefault(inner.type, []).append(labelled)
    return made


def plain(expression: Expr) -> Any:
    if isinstance(expression, Literal):
        return expression.value
    if isinstance(expression, TupleOf):
        return [plain(one) for one in expression.items]
    if isinstance(expression, ObjectOf):
        return {plain(key): plain(one) for key, one in expression.pairs}
    if isinstance(expression, Operation) and len(expression.operands) == 1:
        inner = plain(expression.operands[0])
        return -inner if isinstance(inner, int | float) else EXPRESSION
    return EXPRESSION


def arguments(block: Block) -> Iterator[Argument]:
    yield from block.arguments.values()
    for inner in block.blocks:
        yield from arguments(inner)


def only(text: str) -> Expr:
    return parse(f"a = {text}\n".encode()).body.arguments["a"].expression


def test_tricky_text_is_read_as_python_hcl2_reads_it() -> None:
    assert theirs(hcl2.loads(TRICKY)) == ours(parse(TRICKY.encode()).body)


@pytest.mark.slow
@pytest.mark.parametrize("part", range(4))
def test_every_golden_block_is_read_as_python_hcl2_reads_it(part: int) -> None:
    for text in golden_blocks()[part::4]:
        assert theirs(hcl2.loads(f"{text}\n")) == ours(parse(f"{text}\n".encode()).body), text


def unread(part: object) -> Iterator[Unread]:
    if isinstance(part, Unread):
        yield part
    inner = part if isinstance(part, tuple) else [getattr(part, name) for name in getattr(part, "__slots__", ())]
    for one in inner:
        yield from unread(one)


def test_every_golden_file_is_understood_to_its_last_line_and_expression() -> None:
    for text in golden_texts():
        file = parse(text.encode())

        assert file.mistakes == (), text
        assert [one for argument in arguments(file.body) for one in unread(argument.expression)] == [], text


def test_lines_are_those_of_the_file() -> None:
    (block,) = parse(b'# a comment\nresource "a" "b" {\n  x = [\n    1,\n  ]\n\n  y = 2\n}\n').body.blocks

    assert (block.line, block.end_line) == (2, 8)
    assert [(one.name, one.line, one.end_line) for one in arguments(block)] == [("x", 3, 5), ("y", 7, 7)]


def test_conditionals_lean_to_the_right_unless_brackets_say_otherwise() -> None:
    a, b, c, d, e = map(Name, "abcde")

    assert Conditional(a, b, Conditional(c, d, e)) == only("a ? b : c ? d : e")
    assert Conditional(Conditional(a, b, c), d, e) == only("(a ? b : c) ? d : e")
    assert Conditional(a, b, Conditional(c, d, Conditional(e, a, b))) == only("a ? b : c ? d : e ? a : b")


def test_blanks_around_what_is_worked_out_stay_unless_a_tilde_takes_them() -> None:
    assert Template((Literal("a  "), Name("x"), Literal("  b "))) == only('"a  ${x}  b "')
    assert Template((Literal("a"), Name("x"), Literal("b"))) == only('"a  ${~ x ~}  b"')


def test_a_heredoc_whose_closing_marker_has_blanks_behind_it_is_read() -> None:
    assert Literal("  x\n") == only("<<POLICY\n  x\nPOLICY  ")


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbfa = 1\r\nb = <<EOT\r\nx\r\nEOT\r\n",
        b"a = 1\nb = <<EOT\nx\nEOT\n",
    ],
)
def test_a_byte_order_mark_and_carriage_returns_change_nothing(content: bytes) -> None:
    file = parse(content)

    assert ours(file.body) == {"a": 1, "b": "x\n"}
    assert file.mistakes == ()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('resource "a" "b" {\n  x = = 1\n}\n', 2),
        ('resource "a" "b" {\n  x = 1\n', 3),
        ('ok = 1\nresource "a" "b" {\n  x = "unfinished\n}\n', 3),
        ("```hcl\nok = 1\n", 1),
    ],
)
def test_a_mistake_is_told_with_its_line(text: str, line: int) -> None:
    first = parse(text.encode()).mistakes[0]

    assert line == first.line


def test_blocks_before_and_after_a_mistake_are_read() -> None:
    text = 'resource "a" "one" {\n}\nresource "a" "two" {\n  x = = 1\n}\nresource "a" "three" {\n}\n'

    assert [block.labels[-1] for block in parse(text.encode()).body.of_type("resource")] == ["one", "two", "three"]


def test_a_file_that_is_too_large_is_not_parsed() -> None:
    (mistake,) = parse(b"#" * (LARGEST + 1)).mistakes

    assert mistake.message == "it has more than 1 MiB, and was not read"


def test_what_nobody_asks_for_is_not_read_into_expressions() -> None:
    (argument,) = parse(b"a = [1, 2, 3]\n").body.arguments.values()

    assert argument._made is None
