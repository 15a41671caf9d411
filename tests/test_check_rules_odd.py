"""No rule of `trigscaffold check` fails on arguments of the wrong kind, or that refer to nothing."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from trigscaffold.audit.folder import load
from trigscaffold.audit.graph import build
from trigscaffold.audit.judge import judge
from trigscaffold.audit.rules import rules

EXAMPLES = sorted((Path(__file__).parent / "check").rglob("*.tf"))
ARGUMENT = re.compile(r"(\s+\w+\s*=)\s*[^{\[(]+$")
ODD = (
    "5",
    "-1",
    "1e300",
    "true",
    "null",
    '""',
    '"{"',
    "[]",
    "[null]",
    "[[]]",
    "{}",
    "{ a = 1 }",
    '"arn:aws:s3:::"',
    "var.nothing",
    "local.nothing",
    '"${var.nothing}"',
    "each.value",
    "count.index",
    "aws_s3_bucket.nothing",
    "aws_lambda_function.orders",
    "jsonencode([1])",
    "jsonencode({ source = 1 })",
    'jsonencode({ "$or" = 5 })',
    "jsonencode({ Statement = [5, null] })",
)


def spoiled(text: str, chance: random.Random) -> str:
    lines = text.splitlines()
    places = [n for n, line in enumerate(lines) if ARGUMENT.match(line)]
    for n in chance.sample(places, min(3, len(places))):
        name = ARGUMENT.match(lines[n])
        lines[n] = f"{name[1]} {chance.choice(ODD)}" if name else lines[n]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("seed", range(20))
def test_no_rule_fails_on_arguments_of_the_wrong_kind(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    for number, example in enumerate(chance.sample(EXAMPLES, 10)):
        file = tmp_path / f"{number}.tf"
        file.write_text(spoiled(example.read_text(encoding="utf-8"), chance), encoding="utf-8")
        loaded = load([file])

        found = judge([build(root.resources, root.outputs) for root in loaded.roots], rules())

        assert {f.subject.file for f in found} <= {file.as_posix()}
