"""What messages call the things that they are about."""

from __future__ import annotations

import pytest

from trigscaffold.audit.model import Model
from trigscaffold.audit.resource import Body, Resource
from trigscaffold.audit.rules._kinds import named
from trigscaffold.audit.value import Value

BESIDE = Resource("aws_scheduler_schedule.s", "aws_scheduler_schedule.s", "aws_scheduler_schedule", "s", "m.tf", Body())


@pytest.mark.parametrize(
    ("arn", "called"),
    [
        ("arn:aws:lambda:eu-west-1:111122223333:function:charge", "the function charge"),
        ("arn:aws:lambda:eu-west-1:111122223333:function:charge:live", "the function charge"),
        ("arn:aws:scheduler:::aws-sdk:lambda:invoke", "the function"),
        ("charge", "charge"),
        ("https://example.com/hook?token=secret", "the function"),
    ],
)
def test_what_was_not_read_is_called_by_the_name_in_its_arn(arn: str, called: str) -> None:
    assert named(Model(), Value(arn), BESIDE) == called
