"""The code hooks against turns as Amazon Lex V2 sends them, without AWS."""

from pathlib import Path
from typing import Any

import pytest

import readings
import readings_handler
from lex_dialog import Turn

SAMPLES = sorted(path.stem for path in (Path(__file__).parents[1] / "events").glob("readings-*.json"))


@pytest.fixture
def turn(sample: Any) -> Turn:
    """The first turn of a conversation."""
    return Turn(sample("readings-dialog"))


def action(answer: Any) -> str:
    """Return what Lex is told to do next."""
    return answer["sessionState"]["dialogAction"]["type"]


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_turn_is_answered(name: str, sample: Any, context: Any) -> None:
    event = sample(name)

    answer = readings_handler.handler(event, context)

    assert action(answer) == ("Delegate" if event["invocationSource"] == "DialogCodeHook" else "Close")
    assert answer["sessionState"]["intent"]["name"] == "CheckStatus"


def test_a_slot_that_cannot_be_is_asked_for_again(sample: Any, context: Any) -> None:
    event = sample("readings-fulfillment") | {"invocationSource": "DialogCodeHook"}
    event["sessionState"]["intent"]["slots"]["Number"]["value"]["interpretedValue"] = "?!"

    answer = readings_handler.handler(event, context)

    assert answer["sessionState"]["dialogAction"] == {"type": "ElicitSlot", "slotToElicit": "Number"}
    assert answer["messages"][0]["contentType"] == "PlainText"


def test_each_dialog_action_has_what_lex_asks_of_it(turn: Turn) -> None:
    assert turn.elicit_slot("Number", "Which?")["sessionState"]["intent"]["state"] == "InProgress"
    assert "intent" not in turn.elicit_intent("What can I do?")["sessionState"]
    assert turn.confirm_intent("Shall I?")["messages"] == [{"contentType": "PlainText", "content": "Shall I?"}]
    assert "messages" not in turn.delegate()
    assert turn.close("Failed")["sessionState"]["intent"]["state"] == "Failed"


def test_a_question_for_which_lex_has_no_words_needs_some(turn: Turn) -> None:
    for ask in (turn.elicit_intent, turn.confirm_intent):
        with pytest.raises(ValueError, match="give a message"):
            ask()


def test_what_the_conversation_remembers_goes_along(turn: Turn) -> None:
    turn.attributes["seen"] = "yes"

    assert turn.delegate()["sessionState"]["sessionAttributes"] == {"customerId": "C-77", "seen": "yes"}

    turn.attributes.clear()

    assert turn.delegate()["sessionState"]["sessionAttributes"] == {}


@pytest.mark.parametrize("name", SAMPLES)
def test_a_failure_fails_the_turn(name: str, sample: Any, context: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(turn: Turn) -> None:
        raise RuntimeError("the work failed")

    monkeypatch.setattr(readings, "dialog", fail)
    monkeypatch.setattr(readings, "fulfill", fail)

    with pytest.raises(RuntimeError, match="the work failed"):
        readings_handler.handler(sample(name), context)


def test_an_answer_that_is_too_large_is_refused(turn: Turn) -> None:
    with pytest.raises(ValueError, match="at most 25600"):
        readings_handler.checked(turn.close("Fulfilled", "é" * 13 * 1024))


def test_an_event_of_another_source_is_refused(context: Any) -> None:
    with pytest.raises(ValueError, match="not an event of"):
        readings_handler.handler({"surprise": 1}, context)
