"""The handler against steps as Cognito asks for them, without AWS."""

import copy
import io
import json
from pathlib import Path
from typing import Any

import pytest

import readers
import readers_handler

SAMPLES = sorted(path.stem for path in (Path(__file__).parents[1] / "events").glob("readers-*.json"))
SECRET = "a detail that is nobody's business"


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """What the function logs."""
    written = io.StringIO()
    monkeypatch.setattr(readers_handler.logger.registered_handler, "stream", written)
    return written


def raising(error: Exception) -> Any:
    """Return a step that raises *error*."""

    def step(event: Any) -> None:
        raise error

    return step


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_is_answered_with_the_event_and_nothing_but_its_response_changed(
    name: str,
    sample: Any,
    context: Any,
) -> None:
    event = sample(name)
    before = copy.deepcopy(event)

    answer = readers_handler.handler(event, context)

    assert {**answer, "response": None} == {**before, "response": None}
    assert set(answer["response"]) >= set(before["response"])


def test_there_is_a_sample_for_every_step(
    sample: Any,
) -> None:
    assert {sample(name)["triggerSource"].partition("_")[0] for name in SAMPLES} == set(readers_handler.STEPS)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_refusal_reaches_the_user_in_its_own_words(
    name: str,
    sample: Any,
    context: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    refuse = raising(readers.Refused("Sign-up is for employees."))
    monkeypatch.setattr(readers_handler, "STEPS", dict.fromkeys(readers_handler.STEPS, refuse))

    with pytest.raises(readers.Refused, match="for employees"):
        readers_handler.handler(sample(name), context)


def test_what_nobody_foresaw_is_logged_and_the_user_gets_no_details(
    sample: Any,
    context: Any,
    monkeypatch: pytest.MonkeyPatch,
    log: io.StringIO,
) -> None:
    fail = raising(RuntimeError(SECRET))
    monkeypatch.setattr(readers_handler, "STEPS", dict.fromkeys(readers_handler.STEPS, fail))

    with pytest.raises(readers_handler.StepFailed) as failed:
        readers_handler.handler(sample(SAMPLES[0]), context)

    assert SECRET not in str(failed.value)
    assert [SECRET in json.loads(line)["exception"] for line in log.getvalue().splitlines()] == [True]


@pytest.mark.parametrize("change", [{"userName": "eve@example.com"}, {"request": {"password": "wrong"}}])
def test_an_unknown_name_and_a_wrong_password_are_answered_alike_and_nobody_is_taken_over(
    change: dict[str, Any],
    sample: Any,
    context: Any,
) -> None:
    event = sample("readers-user-migration") | change

    response = readers_handler.handler(event, context)["response"]

    assert response == sample("readers-user-migration")["response"]


def test_no_password_reaches_the_log(
    sample: Any,
    context: Any,
    monkeypatch: pytest.MonkeyPatch,
    log: io.StringIO,
) -> None:
    def fail(name: str, password: str | None) -> None:
        raise RuntimeError("the old directory does not answer")

    monkeypatch.setattr(readers, "find_user", fail)
    event = sample("readers-user-migration")

    with pytest.raises(readers_handler.StepFailed):
        readers_handler.handler(event, context)

    assert "does not answer" in log.getvalue()
    assert event["request"]["password"] not in log.getvalue()


def answered(event: dict[str, Any], *results: bool, name: str = "CUSTOM_CHALLENGE") -> dict[str, Any]:
    """Return *event* after so many answers, right or wrong."""
    session = [{"challengeName": name, "challengeResult": result, "challengeMetadata": None} for result in results]
    return event | {"request": event["request"] | {"session": session}}


@pytest.mark.parametrize(
    ("results", "name", "expected"),
    [
        ((), "CUSTOM_CHALLENGE", "again"),
        ((False, False), "CUSTOM_CHALLENGE", "again"),
        ((False, False, False), "CUSTOM_CHALLENGE", "fail"),
        ((False, True), "CUSTOM_CHALLENGE", "tokens"),
        ((True,), "SRP_A", "fail"),
    ],
)
def test_tokens_come_after_the_right_code_alone(
    results: tuple[bool, ...],
    name: str,
    expected: str,
    sample: Any,
    context: Any,
) -> None:
    event = answered(sample("readers-define-auth-challenge"), *results, name=name)

    response = readers_handler.handler(event, context)["response"]

    assert response["issueTokens"] is (expected == "tokens")
    assert response["failAuthentication"] is (expected == "fail")
    assert response["challengeName"] == ("CUSTOM_CHALLENGE" if expected == "again" else None)


def test_a_name_that_the_pool_does_not_know_never_gets_tokens_or_mail(
    sample: Any,
    context: Any,
    outside_readers: list[str],
) -> None:
    define = answered(sample("readers-define-auth-challenge"), True)
    define["request"]["userNotFound"] = True
    create = sample("readers-create-auth-challenge")
    create["request"] |= {"userNotFound": True, "userAttributes": {}}

    decided = readers_handler.handler(define, context)["response"]
    created = readers_handler.handler(create, context)["response"]

    assert decided["issueTokens"] is False
    assert created["publicChallengeParameters"] == {"medium": "EMAIL"}
    assert outside_readers == []


def test_the_code_that_was_sent_is_the_one_that_is_right(
    sample: Any,
    context: Any,
    outside_readers: list[str],
) -> None:
    created = readers_handler.handler(sample("readers-create-auth-challenge"), context)["response"]
    verify = sample("readers-verify-auth-challenge-response")
    verify["request"]["privateChallengeParameters"] = created["privateChallengeParameters"]

    for answer, right in ((outside_readers[0], True), ("no code", False)):
        verify["request"]["challengeAnswer"] = answer
        assert readers_handler.handler(verify, context)["response"]["answerCorrect"] is right


@pytest.mark.parametrize("event", [{"surprise": 1}, {"triggerSource": "Unknown_Step", "request": {}, "response": {}}])
def test_what_is_no_step_of_this_function_is_refused_by_its_name(
    event: dict[str, Any],
    context: Any,
) -> None:
    with pytest.raises(ValueError, match="not a step that this function answers"):
        readers_handler.handler(event, context)
