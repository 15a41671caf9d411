"""Rules meet arguments that nobody should write, and answer all the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from trigscaffold.audit.folder import load
from trigscaffold.audit.graph import build
from trigscaffold.audit.resource import Body, Resource
from trigscaffold.audit.rules import rules
from trigscaffold.audit.value import Linear, Ref, Value

EXAMPLES = sorted(p for p in (Path(__file__).parent / "check").iterdir())
ODD = (
    Value(),
    Value(None),
    Value(None, rests_on=("var.x",)),
    Value(True),
    Value(False, rests_on=("var.x",)),
    Value(-1),
    Value(1.5),
    Value(10**12),
    Value(""),
    Value("*"),
    Value("arn:"),
    Value("arn:aws:sqs:eu-west-1:111122223333:"),
    Value("{"),
    Value("[1]"),
    Value('{"Statement": 5, "deadLetterTargetArn": [], "maxReceiveCount": {}}'),
    Value([]),
    Value([Value()]),
    Value([Value({"a": Value([Value(None)])})]),
    Value({}),
    Value({"Statement": Value([Value("x"), Value({"Action": Value(3), "Principal": Value([Value()])})])}),
    Value(options=(Value(None), Value("x"), Value(7))),
    Value(parts=(Value(), Value(":function:"))),
    Value(parts=(Value("arn:aws:lambda:"), Value())),
    Value(linear=Linear("var.x", -2, 3)),
    Value(refs=(Ref("aws_sqs_queue.orders", "arn"),)),
    Value(refs=(Ref("nowhere"), Ref("module.a.data.aws_lambda_function.b", "arn", 3))),
    Value(given=True, why="var.x, which has no default"),
)


def spoiled(random: Random, body: Body) -> Body:
    """Return *body* with some arguments replaced by odd ones, some blocks doubled, left out or unsure."""
    arguments = {k: random.choice(ODD) if random.random() < 0.3 else v for k, v in body.arguments.items()}
    blocks = {k: tuple(_blocks(random, inner)) for k, inner in body.blocks.items()}
    return replace(body, arguments=arguments, blocks=blocks, maybe=random.choice((body.maybe, "", "var.x")))


def _blocks(random: Random, inner: tuple[Body, ...]) -> Iterator[Body]:
    for block in inner:
        for _ in range(random.choice((0, 1, 1, 1, 2))):
            yield spoiled(random, block)


def odd(random: Random, resource: Resource) -> Resource:
    return replace(
        resource,
        body=spoiled(random, resource.body),
        key=random.choice((resource.key, None, "x", 0)),
        many=random.choice((resource.many, True)),
        exists=random.choice((resource.exists, Value(), Value(False, rests_on=("var.x",)))),
    )


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda p: p.name)
def test_every_rule_answers_whatever_stands_in_an_argument(folder: Path) -> None:
    random = Random(folder.name)
    resources = [r for root in load([folder]).roots for r in root.resources]
    judged = 0
    for _ in range(8):
        model = build([odd(random, r) for r in resources])
        for rule in rules():
            for finding in rule.check(model):
                judged += 1
                assert finding.verdict == "fine" or (finding.message and finding.instead), (rule.ID, finding)

    assert judged
