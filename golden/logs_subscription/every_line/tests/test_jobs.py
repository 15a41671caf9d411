"""The handler against the events that AWS sends, without AWS."""

import base64
import gzip
import json
from pathlib import Path
from typing import Any

import pytest

import jobs
import jobs_handler

EVENTS = Path(__file__).parents[1] / "events"
SAMPLES = sorted(path.stem for path in EVENTS.glob("jobs-*.json"))
# CloudWatch Logs sends this beside the lines; there is nothing to do for it.
WITHOUT_WORK = {"jobs-control"}
LINES = "jobs-lines"


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What reaches `process`, which does nothing else here."""
    seen: list[Any] = []
    monkeypatch.setattr(jobs, "process", lambda line: seen.append(line))
    return seen


def changed(event: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """Return *event* with other fields in what it holds."""
    held = json.loads(gzip.decompress(base64.b64decode(event["awslogs"]["data"])))
    data = gzip.compress(json.dumps(held | fields).encode())
    return {"awslogs": {"data": base64.b64encode(data).decode()}}


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_event_is_handled(name: str, sample: Any, context: Any, done: list[Any]) -> None:
    jobs_handler.handler(sample(name), context)

    assert bool(done) == (name not in WITHOUT_WORK)


def test_a_line_says_where_it_comes_from(sample: Any, context: Any, done: list[Any]) -> None:
    event = changed(sample(LINES), logGroup="/shop/checkout", logStream="one")

    jobs_handler.handler(event, context)

    assert {(line.log_group, line.log_stream) for line in done} == {("/shop/checkout", "one")}
    assert len({line.id for line in done}) == len(done)


def test_a_line_that_fails_is_named_and_the_others_are_done(
    sample: Any, context: Any, done: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    poison, *others = jobs.read(sample(LINES))

    def fail(line: Any) -> None:
        if line.id == poison.id:
            raise RuntimeError("the work failed")
        done.append(line)

    monkeypatch.setattr(jobs, "process", fail)

    with pytest.raises(RuntimeError, match=f"1 of {len(others) + 1} log events failed: {poison.id}"):
        jobs_handler.handler(sample(LINES), context)

    assert done == others


def test_the_functions_own_lines_are_refused(sample: Any, context: Any, done: list[Any]) -> None:
    event = changed(sample(LINES), logGroup="/aws/lambda/cwl-index")

    with pytest.raises(ValueError, match="sets itself off"):
        jobs_handler.handler(event, context)

    assert not done


def test_an_event_of_another_source_is_refused(context: Any, done: list[Any]) -> None:
    with pytest.raises(ValueError, match="not an event of"):
        jobs_handler.handler({"surprise": 1}, context)

    assert not done


@pytest.mark.parametrize("data", ["not base64!", "bm90IGd6aXA="])
def test_what_cannot_be_read_reaches_lambda_which_tries_again(data: str, context: Any, done: list[Any]) -> None:
    with pytest.raises(Exception, match="(?i)base64|padding|decompress|header"):
        jobs_handler.handler({"awslogs": {"data": data}}, context)

    assert not done


def test_process_accepts_what_the_sample_holds(sample: Any) -> None:
    for line in jobs.read(sample(LINES)):
        jobs.process(line=line)
