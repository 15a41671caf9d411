"""The handler against the tasks that S3 Batch Operations sends, without AWS."""

from pathlib import Path
from typing import Any

import pytest

import pictures
import pictures_handler

ROOT = Path(__file__).parents[1]
SAMPLES = sorted(path.stem for path in (ROOT / "events").glob("pictures-*.json"))


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[pictures.Task]:
    """What reaches `process`, which does nothing else here."""
    seen: list[pictures.Task] = []

    def process(task: pictures.Task) -> str:
        seen.append(task)
        return "seen"

    monkeypatch.setattr(pictures, "process", process)
    return seen


@pytest.mark.parametrize("name", SAMPLES)
def test_each_task_is_answered_under_its_id(name: str, sample: Any, context: Any, done: list[Any]) -> None:
    event = sample(name)

    answer = pictures_handler.handler(event, context)

    assert answer == {
        "invocationSchemaVersion": "2.0",
        "treatMissingKeysAs": "PermanentFailure",
        "invocationId": event["invocationId"],
        "results": [{"taskId": event["tasks"][0]["taskId"], "resultCode": "Succeeded", "resultString": "seen"}],
    }


def test_the_key_is_decoded(sample: Any, context: Any, done: list[Any]) -> None:
    event = sample(SAMPLES[0])
    event["tasks"][0]["s3Key"] = "photos/summer%202025/caf%C3%A9%2B1.jpg"

    pictures_handler.handler(event, context)

    assert [task.key for task in done] == ["photos/summer 2025/café+1.jpg"]


@pytest.mark.parametrize(
    ("error", "code", "text"),
    [
        (pictures.TryAgain("too busy"), "TemporaryFailure", "TryAgain: too busy"),
        (RuntimeError("it is broken"), "PermanentFailure", "RuntimeError: it is broken"),
    ],
)
def test_a_failure_is_an_answer(
    error: Exception, code: str, text: str, sample: Any, context: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(task: pictures.Task) -> str:
        raise error

    monkeypatch.setattr(pictures, "process", fail)

    (result,) = pictures_handler.handler(sample(SAMPLES[0]), context)["results"]

    assert (result["resultCode"], result["resultString"]) == (code, text)


@pytest.mark.parametrize("error", [pictures.TryAgain("too busy"), RuntimeError("it is broken")])
def test_the_alarm_counts_each_task_that_fails(
    error: Exception, sample: Any, context: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(task: pictures.Task) -> str:
        raise error

    logged: list[dict[str, str]] = []
    monkeypatch.setattr(pictures, "process", fail)
    monkeypatch.setattr(pictures_handler.logger, "exception", lambda message, extra: logged.append(extra))
    event = sample(SAMPLES[0])
    task_id = event["tasks"][0]["taskId"]

    pictures_handler.handler(event, context)

    assert [(extra["trigger"], extra["task_id"]) for extra in logged] == [("pictures", task_id)]
    alarms = (ROOT / "alarms.tf").read_text(encoding="utf-8").replace("\\", "")
    assert '$.task_id = "*" && $.trigger = "pictures"' in alarms


def test_another_schema_is_refused(sample: Any, context: Any, done: list[Any]) -> None:
    event = {**sample(SAMPLES[0]), "invocationSchemaVersion": "1.0"}

    with pytest.raises(ValueError, match="schema"):
        pictures_handler.handler(event, context)

    assert not done


def test_an_event_of_another_source_is_refused(context: Any, done: list[Any]) -> None:
    with pytest.raises(ValueError, match="not an event of"):
        pictures_handler.handler({"surprise": 1}, context)

    assert not done


def test_process_accepts_what_the_sample_holds(sample: Any, context: Any) -> None:
    (result,) = pictures_handler.handler(sample(SAMPLES[0]), context)["results"]

    assert result["resultCode"] == "Succeeded"
