"""JSON text of which a piece is unknown: policies and redrive policies as heredocs."""

from __future__ import annotations

from trigscaffold.audit.graph.jsontext import parsed
from trigscaffold.audit.value import UNKNOWN, Linear, Ref, Value

ARN = Value(refs=(Ref("aws_sqs_queue.lost", "arn"),), given=True)
TRIES = Value(why="var.tries", given=True)


def text(*parts: Value | str) -> Value:
    return Value(UNKNOWN, parts=tuple(p if isinstance(p, Value) else Value(p) for p in parts))


def test_a_piece_within_quotes_is_the_value_it_stands_for() -> None:
    said = parsed(text('{"deadLetterTargetArn": "', ARN, '", "maxReceiveCount": 5}')).fields

    assert said == {"deadLetterTargetArn": ARN, "maxReceiveCount": Value(5)}


def test_a_piece_without_quotes_is_the_value_it_stands_for() -> None:
    said = parsed(text('{"deadLetterTargetArn": "', ARN, '", "maxReceiveCount": ', TRIES, "}")).fields

    assert said == {"deadLetterTargetArn": ARN, "maxReceiveCount": TRIES}


def test_a_quote_that_is_escaped_ends_nothing() -> None:
    said = parsed(text(r'{"Sid": "a \"b\" \\", "Resource": "', ARN, '/*"}')).fields

    assert said is not None
    assert said["Sid"].text == 'a "b" \\'
    assert said["Resource"].parts == (ARN, Value("/*"))


def test_what_is_no_json_stays_as_it_is() -> None:
    odd = text("{", ARN)

    assert parsed(odd) is odd


def test_a_text_that_is_known_is_read_also_where_it_is_another_ones() -> None:
    found = parsed(Value('{"Sid": "all"}', refs=(Ref("data.template_file.policy", "rendered"),)))

    assert found.fields == {"Sid": Value("all")}


def test_an_empty_piece_that_a_caller_replaces_keeps_its_name() -> None:
    hollow = Value("", rests_on=("var.bucket",), linear=Linear("var.bucket"))

    found = parsed(Value('{"Resource": "/*"}', parts=(Value('{"Resource": "'), hollow, Value('/*"}')))).fields

    assert found == {"Resource": Value(UNKNOWN, parts=(hollow, Value("/*")), given=True)}
