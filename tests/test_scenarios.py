"""Situations that somebody else published, with the answer they gave, decided by our rules.

``scenarios/<id>.yaml`` is each situation as a spec, answered as somebody would who does not know the
trigger yet: what the situation does not say is left out.  `PUBLISHED` has the accepted and the
refused answers.

A choice hits an accepted answer when they are equal.  A choice ``a+b`` also hits an accepted ``b``: there
the published answer names the queue that the function reads, and ``a`` is how the events get into that
queue (an HTTP front door that writes into it).  ``a+b`` does not hit an accepted ``a``.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from trigscaffold import catalog
from trigscaffold.decide import decide
from trigscaffold.errors import NO_TRIGGER_FITS, UserError
from trigscaffold.spec import read_spec

FOLDER = Path(__file__).parent / "scenarios"
ENOUGH = 0.95

# id: (accepted answers, refused answers), as published; ids of triggers that are not here yet included.
PUBLISHED = {
    "s003": ("sqs_standard", ""),
    "s007": ("sqs_standard", "kinesis_stream"),
    "s009": ("sqs_standard step_functions", ""),
    "s011": ("sqs_standard", ""),
    "s018": ("sqs_standard", ""),
    "s024": ("sqs_standard", ""),
    "s031": ("sqs_fifo", "sqs_standard"),
    "s037": ("sqs_fifo", ""),
    "s040": ("sqs_fifo", "sqs_standard kinesis_stream"),
    "s043": ("kinesis_stream", "sqs_standard"),
    "s045": ("kinesis_stream", "sqs_standard"),
    "s059": ("kinesis_stream", "sqs_standard sqs_fifo sns_topic"),
    "s062": ("kinesis_stream iot_rule", ""),
    "s067": ("dynamodb_stream", ""),
    "s072": ("dynamodb_stream", ""),
    "s073": ("eventbridge_rule", ""),
    "s076": ("eventbridge_rule", ""),
    "s080": ("eventbridge_rule", "eventbridge_schedule s3_notification"),
    "s084": ("eventbridge_rule", ""),
    "s093": ("eventbridge_rule", ""),
    "s097": ("eventbridge_rule+sqs_standard sns_topic+sqs_standard", ""),
    "s098": ("eventbridge_schedule eventbridge_rule", ""),
    "s106": ("eventbridge_schedule", ""),
    "s110": ("eventbridge_schedule", ""),
    "s111": ("sns_topic", "sqs_standard alb step_functions"),
    "s112": ("sns_topic+sqs_standard", "sqs_standard sqs_fifo sns_topic"),
    "s120": ("sns_topic+sqs_standard sns_topic", ""),
    "s123": ("rest_api http_api", "function_url"),
    "s134": ("alb", "rest_api http_api"),
    "s135": ("http_api", "alb"),
    "s141": ("websocket_api", ""),
    "s143": ("function_url", ""),
    "s146": ("rest_api", "http_api"),
    "s149": ("rest_api http_api", ""),
    "s157": ("s3_notification", "eventbridge_rule eventbridge_schedule"),
    "s158": ("s3_notification", ""),
    "s162": ("s3_eventbridge", "s3_notification"),
    "s167": ("s3_eventbridge", ""),
    "s169": ("s3_notification+sqs_standard", ""),
    "s174": ("step_functions", "sqs_standard sns_topic"),
    "s176": ("step_functions", ""),
    "s183": ("pipes sqs_fifo", "eventbridge_rule"),
    "s186": ("msk", ""),
    "s190": ("mq", ""),
    "s194": ("connect_flow", ""),
    "s196": ("alexa_skill", ""),
    "s199": ("cloudfront_edge", ""),
    "s201": ("ses_receipt s3_notification", ""),
    "s203": ("appsync", ""),
    "s204": ("vpc_lattice", ""),
    "s205": ("firehose_transform", ""),
    "s211": ("cloudwatch_alarm sns_topic", ""),
    "s212": ("iot_rule", ""),
    "s215": ("config_rule", ""),
    "s217": ("codecommit", ""),
    "s220": ("secrets_rotation", ""),
}
# Why a published answer is not ours.  An entry that hits fails the test.
MISSES: dict[str, str] = {}
# What the advice must name until a trigger that answers is here.
ELSEWHERE = {
    "s141": "WebSocket API",
    "s186": "Amazon MSK",
    "s190": "Amazon MQ",
    "s203": "AppSync",
    "s204": "VPC Lattice",
    "s220": "Secrets Manager",
}


@cache
def chosen(scenario: str) -> tuple[str, str]:
    """Return the choice for *scenario*, or an empty one, the exit code and the advice."""
    needs = read_spec(FOLDER / f"{scenario}.yaml").needs["source"]
    try:
        return decide(needs, catalog.choices(catalog.load())).choice.id, ""
    except UserError as error:
        return "", f"{error.exit_code}: {error.hint}"


def hits(choice: str, accepted: str) -> bool:
    return choice in accepted.split() or choice.partition("+")[2] in accepted.split()


def answerable() -> list[str]:
    """Return the scenarios with an accepted answer that exists here."""
    ids = {trigger.id for trigger in catalog.load()}
    return [s for s, (accepted, _) in PUBLISHED.items() if any(set(a.split("+")) <= ids for a in accepted.split())]


def test_every_scenario_is_a_spec() -> None:
    assert {path.stem for path in FOLDER.glob("*.yaml")} == set(PUBLISHED)
    assert len(PUBLISHED) == 56


@pytest.mark.parametrize("scenario", sorted(PUBLISHED))
def test_scenario_has_an_answer(scenario: str) -> None:
    choice, advice = chosen(scenario)
    accepted, refused = PUBLISHED[scenario]

    assert choice not in refused.split()
    if scenario in answerable():
        assert hits(choice, accepted) is (scenario not in MISSES), f"chose {choice or advice}, accepted: {accepted}"
    if not choice:
        assert advice.startswith(f"{NO_TRIGGER_FITS}: ")
        assert ELSEWHERE[scenario] in advice


def test_published_answers_are_met() -> None:
    known = answerable()
    hit = [s for s in known if hits(chosen(s)[0], PUBLISHED[s][0])]

    assert set(MISSES) <= set(known)
    assert len(hit) / len(known) >= ENOUGH


def test_advice_is_expected_only_where_nothing_fits() -> None:
    assert {s for s in PUBLISHED if not chosen(s)[0]} == set(ELSEWHERE) - set(answerable())
