"""The handler against requests as Alexa sends them, without Alexa or AWS."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

import skill
import skill_handler

SAMPLES = sorted(path.stem for path in (Path(__file__).parents[1] / "events").glob("skill-*.json"))
SPOKEN = [name for name in SAMPLES if "session-ended" not in name]


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """What the function logs."""
    written = io.StringIO()
    monkeypatch.setattr(skill_handler.logger.registered_handler, "stream", written)
    return written


def errors(log: io.StringIO) -> list[str]:
    """Return what was logged as an error, which sets off the alarm."""
    lines = [json.loads(line) for line in log.getvalue().splitlines()]
    return [line["message"] for line in lines if line["level"] == "ERROR"]


@pytest.mark.parametrize("name", SPOKEN)
def test_every_turn_gets_something_to_say(
    name: str,
    sample: Any,
    context: Any,
    log: io.StringIO,
) -> None:
    answer = skill_handler.handler(sample(name), context)

    assert answer["version"] == "1.0"
    assert 0 < len(answer["response"]["outputSpeech"]["text"]) <= 8000
    assert answer["response"]["shouldEndSession"] is ("reprompt" not in answer["response"])
    assert errors(log) == []


def test_a_conversation_remembers_what_it_was_told(sample: Any, context: Any) -> None:
    event = sample("skill-intent")
    turns = event["session"]["attributes"]["turns"]

    answer = skill_handler.handler(event, context)

    assert answer["sessionAttributes"] == {"turns": turns + 1}


def test_the_user_hears_an_apology_when_the_work_fails_and_the_alarm_is_told(
    sample: Any,
    context: Any,
    log: io.StringIO,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: Any) -> None:
        raise RuntimeError("a detail that is nobody's business")

    monkeypatch.setattr(skill, "intent", fail)

    answer = skill_handler.handler(sample("skill-intent"), context)

    assert answer["response"]["outputSpeech"]["text"] == skill_handler.APOLOGY.text
    assert answer["response"]["shouldEndSession"] is True
    assert errors(log) == ["request failed"]


@pytest.mark.parametrize(("name", "told"), [("session-ended", 0), ("session-ended-error", 1)])
def test_the_end_of_a_session_has_no_answer_and_sets_off_the_alarm_where_alexa_names_an_error(
    name: str,
    told: int,
    sample: Any,
    context: Any,
    log: io.StringIO,
) -> None:
    answer = skill_handler.handler(sample(f"skill-{name}"), context)

    assert answer == {"version": "1.0", "response": {}}
    assert len(errors(log)) == told


def test_another_skill_is_refused(sample: Any, context: Any) -> None:
    event = sample("skill-launch")
    event["context"]["System"]["application"]["applicationId"] = "amzn1.ask.skill.another"

    with pytest.raises(ValueError, match="it comes from amzn1.ask.skill.another"):
        skill_handler.handler(event, context)


def test_a_request_that_the_skill_has_no_answer_for_is_named(sample: Any, context: Any) -> None:
    event = sample("skill-launch")
    event["request"]["type"] = "CanFulfillIntentRequest"

    with pytest.raises(ValueError, match="of the type CanFulfillIntentRequest"):
        skill_handler.handler(event, context)


def test_an_event_of_another_source_is_refused(context: Any) -> None:
    with pytest.raises(ValueError, match="not a request of this skill"):
        skill_handler.handler({"surprise": 1}, context)
