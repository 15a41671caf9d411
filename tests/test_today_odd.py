"""`recommend --from` never fails on arguments of the wrong kind: what is no duration or number is not known."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.command import run
from tests.goldens import golden_folders
from tests.test_check_rules_odd import spoiled
from trigscaffold import pipeline

EXAMPLE = "examples/basic/main.tf"
STREAM = """\
resource "aws_lambda_function" "orders" {
  function_name = "orders"
  timeout       = %s
}

resource "aws_kinesis_stream" "orders" {
  name             = "orders"
  retention_period = %s
}

resource "aws_lambda_event_source_mapping" "orders" {
  event_source_arn  = aws_kinesis_stream.orders.arn
  function_name     = aws_lambda_function.orders.arn
  starting_position = "LATEST"
  batch_size        = %s
}
"""


@pytest.mark.parametrize("seed", range(12))
def test_any_argument_of_the_wrong_kind_is_read_or_left_open(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    for number, golden in enumerate(chance.sample(golden_folders(), 6)):
        module = tmp_path / str(number)
        (module / EXAMPLE).parent.mkdir(parents=True)
        for file in [*golden.glob("*.tf"), golden / EXAMPLE]:
            text = file.read_text(encoding="utf-8")
            places = sum("=" in line for line in text.splitlines())
            (module / file.relative_to(golden)).write_text(spoiled(text, chance) if places else text, encoding="utf-8")
        saved = tmp_path / f"{number}.yaml"

        result = run("recommend", "--from", str(module), "--save", str(saved))

        assert result.code in (0, 2, 3)
        assert "Traceback" not in result.err
        if saved.exists():
            pipeline.read(saved)


@pytest.mark.parametrize("odd", ['"long"', "-1", "1.0e300", '"inf"', '"1_0"', "null", "[1]", "{ a = 1 }", "true"])
def test_what_is_no_number_is_not_known(odd: str, tmp_path: Path) -> None:
    (tmp_path / "main.tf").write_text(STREAM % (odd, odd, odd), encoding="utf-8")

    result = run("recommend", "--from", str(tmp_path))

    assert result.code == 0
    assert "kinesis_stream" in result.out
