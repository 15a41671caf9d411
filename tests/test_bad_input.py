"""Hostile and broken input: always a message and exit code 2, never a traceback, and nothing on disk has changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import hcl2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.command import run
from trigscaffold.errors import UserError
from trigscaffold.pipeline import scaffold
from trigscaffold.spec import parse_data
from trigscaffold.spec import vocabulary as words

GOOD = "name: good\nneeds: {event: job}\n"


def spec(**changes: str) -> bytes:
    lines = {"name": "good", "needs": "{event: job}"} | changes
    return "".join(f"{key}: {value}\n" for key, value in lines.items()).encode()


def needs(text: str) -> bytes:
    return spec(needs=f"{{event: job, {text}}}")


# What is in the file -> a word that the message must have, so that each is refused for its own reason.
BROKEN: dict[str, tuple[bytes, str]] = {
    "an empty file": (b"", "empty"),
    "only a comment": (b"# nothing\n", "empty"),
    "a list at the top": (b"- a\n- b\n", "list"),
    "plain text": (b"just words", "mapping"),
    "no name": (b"needs: {event: job}\n", "name"),
    "no needs and no triggers": (b"name: good\n", "triggers"),
    "no event": (spec(needs="{latency: seconds}"), "event"),
    "triggers empty": (b"name: good\ntriggers: {}\n", "triggers"),
    "triggers a list": (b"name: good\ntriggers: [a]\n", "triggers"),
    "twenty-one triggers": (
        b"name: good\ntriggers:\n" + b"".join(b"  t%d: {needs: {event: job}}\n" % n for n in range(21)),
        "20",
    ),
    "an unknown key": (spec(latency="seconds"), "latency"),
    "a slip in a key": (needs("latncy: seconds"), "latency"),
    "an unknown event": (spec(needs="{event: jobb}"), "job"),
    "a value of another kind": (needs("latency: [seconds]"), "latency"),
    "a number for a text": (spec(name="12"), "name"),
    "a text for a number": (spec(function="{timeout_s: soon}"), "timeout_s"),
    "a timeout too long": (spec(function="{timeout_s: 901}"), "900"),
    "a negative memory": (spec(function="{memory_mb: -1}"), "128"),
    "a boolean for a number": (spec(function="{timeout_s: true}"), "timeout_s"),
    "a rate without a unit": (needs("volume: {average: 200}"), "200"),
    "a rate in the wrong unit": (needs("volume: {average: 200 KB}"), "200 KB"),
    "a negative rate": (needs("volume: {average: -1/s}"), "-1/s"),
    "a duration without a unit": (needs("delay: 10"), "delay"),
    "a size that is infinite": (needs("volume: {payload: .inf}"), "payload"),
    "a peak below the average": (needs("volume: {average: 9/s, peak: 1/s}"), "peak"),
    "a result from a job": (needs("answer: result"), "answer"),
    "a schedule without a clock": (needs("schedule: {recurrence: once}"), "schedule"),
    "http without a request": (needs("http: {auth: jwt}"), "http"),
    "a cron of five fields": (spec(needs="{event: clock, schedule: {expression: 'cron(0 2 * * *)'}}"), "cron"),
    "a rate of no minutes": (spec(needs="{event: clock, schedule: {expression: rate(0 minutes)}}"), "rate"),
    "an unknown time zone": (spec(needs="{event: clock, schedule: {time_zone: Mars/Base}}"), "Mars/Base"),
    "a route without a method": (spec(needs="{event: http_request, http: {routes: [orders]}}"), "orders"),
    "a loop onto its own output": (
        spec(needs="{event: object_change, writes_to: same_source, filter: {prefix: raw/}, output_prefix: raw/out/}"),
        "raw/",
    ),
    "a name with capitals": (spec(name="Order-Charge"), "Order-Charge"),
    "a name too long": (spec(name="a" * 41), "40"),
    "a name that leaves the folder": (spec(name="../../etc/passwd"), "name"),
    "an absolute name": (spec(name="/etc/passwd"), "name"),
    "a name with interpolation": (spec(name="'${path.root}'"), "name"),
    "a name with a quote": (spec(name="'a\"b'"), "name"),
    "a name with a newline": (spec(name='"a\\nb"'), "name"),
    "a name in another script": (spec(name="заказ"), "name"),
    "a trigger named as a Python word": (b"name: good\ntriggers: {class: {needs: {event: job}}}\n", "class"),
    "a trigger that would hide a module": (b"name: good\ntriggers: {json: {needs: {event: job}}}\n", "json"),
    "a trigger with a path": (b"name: good\ntriggers: {../x: {needs: {event: job}}}\n", "../x"),
    "an unknown runtime": (spec(runtime="python2.7"), "python3.13"),
    "an unknown trigger": (spec(trigger="sqs_standart"), "sqs_standard"),
    "an unknown buffer": (spec(buffer="kafka"), "kafka"),
    "a buffer that does not fit": (spec(trigger="kinesis_stream", buffer="sqs_standard"), "sqs_standard"),
    "an unknown setting": (spec(settings="{batchsize: 10}"), "batch_size"),
    "a setting out of range": (spec(settings="{batch_size: 10001}"), "10000"),
    "a setting of another kind": (spec(settings="{batch_size: many}"), "batch_size"),
    "settings that AWS refuses together": (
        spec(settings="{batch_size: 50, maximum_batching_window_in_seconds: 0}"),
        "maximum_batching_window_in_seconds",
    ),
    "a queue that sees repetitions where the topic does not": (
        spec(needs="{event: fact}", trigger="sns_fifo", settings="{deduplication_scope: queue}"),
        "fifo_throughput_scope",
    ),
    "an ARN that is none": (spec(existing="{arn: not-an-arn}"), "arn"),
    "an ARN with interpolation": (spec(existing="{arn: 'arn:aws:sqs:eu-west-1:123456789012:${x}'}"), "arn"),
    "an ARN of another service": (spec(existing="{arn: 'arn:aws:ec2:eu-west-1:123456789012:vpc/vpc-1'}"), "arn"),
    "a description with a bell": (spec(description='"a\\u0007b"'), "U+0007"),
    "a description too long": (spec(description="x" * 257), "256"),
    "a duplicate key": (b"name: a\nname: b\nneeds: {event: job}\n", "name"),
    "a Python tag": (b"name: !!python/object/apply:os.system ['id']\nneeds: {event: job}\n", "tag"),
    "a tag of its own": (b"name: !secret x\nneeds: {event: job}\n", "tag"),
    "an alias bomb": (
        b"a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b]\n",
        "anchor",
    ),
    "a merge key": (b"name: good\nneeds:\n  <<: {event: job}\n", "<<"),
    "two documents": (b"name: a\n---\nname: b\n", "document"),
    "deep nesting": (b"name: " + b"[" * 100_000, "nest"),
    "ten megabytes": (b"name: " + b"a" * 10_000_000, "KiB"),
    "bytes that are no UTF-8": (b"name: \xff\xfe\n", "UTF-8"),
    "UTF-16": ("name: good\n".encode("utf-16"), "UTF-16"),
    "a NUL byte": (b"name: go\x00od\n", "U+0000"),
    "a tab for indentation": (b"needs:\n\tevent: job\n", "tab"),
    "a bracket that is never closed": (b"name: good\nneeds: {event: job\n", "closed"),
    "a number as a key": (b"name: good\n1: 2\n", "1"),
}


@pytest.mark.parametrize("command", ["generate", "recommend"])
@pytest.mark.parametrize("case", BROKEN, ids=lambda c: c.replace(" ", "-"))
def test_a_broken_spec_is_refused_with_its_reason(
    case: str, command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text, word = BROKEN[case]
    monkeypatch.chdir(tmp_path)
    Path("bad.yaml").write_bytes(text)

    result = run(command, "bad.yaml")

    assert result.code == 2, result.err
    assert result.err.startswith("Error: ")
    assert word.casefold() in result.err.casefold(), result.err
    assert "Traceback" not in result.err
    assert sum(len(line) for line in result.err.splitlines()) < 20_000
    assert [p.name for p in Path().iterdir()] == ["bad.yaml"]


def test_there_are_at_least_sixty_of_them() -> None:
    assert len(BROKEN) >= 60


@pytest.mark.parametrize(
    "text",
    [
        b"\xef\xbb\xbf" + GOOD.encode(),
        GOOD.replace("\n", "\r\n").encode(),
        GOOD.encode() + b"description: Zahlt f\xc3\xbcr \xe6\x97\xa5\xe6\x9c\xac \xf0\x9f\x9a\x80.\n",
    ],
    ids=["byte-order-mark", "crlf", "unicode-text"],
)
def test_what_is_only_unusual_is_taken(text: bytes, tmp_path: Path) -> None:
    (tmp_path / "odd.yaml").write_bytes(text)

    result = run("generate", str(tmp_path / "odd.yaml"), "-o", str(tmp_path / "out"))

    assert result.code == 0, result.err
    assert (tmp_path / "out" / "good" / "function.tf").is_file()


def _a_file(path: Path) -> None:
    path.write_text("mine")


def _a_folder_with_a_file(path: Path) -> None:
    path.mkdir()
    (path / "mine.txt").write_text("mine")


def _a_link_to_a_file(path: Path) -> None:
    (path.parent / "elsewhere").write_text("mine")
    path.symlink_to(path.parent / "elsewhere")


@pytest.mark.parametrize("obstacle", [_a_file, _a_folder_with_a_file, _a_link_to_a_file], ids=lambda f: f.__name__)
def test_what_stands_in_the_way_is_left_alone(obstacle: Callable[[Path], None], tmp_path: Path) -> None:
    (tmp_path / "good.yaml").write_text(GOOD)
    out = tmp_path / "out"
    out.mkdir()
    obstacle(out / "good")
    before = {p: p.read_text() for p in out.rglob("*") if p.is_file()}

    result = run("generate", str(tmp_path / "good.yaml"), "-o", str(out))

    assert result.code == 2, result.out
    assert {p: p.read_text() for p in out.rglob("*") if p.is_file()} == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("generate", "missing.yaml"),
        ("generate", "."),
        ("recommend", "."),
        ("explain", "nothing"),
        ("event", "nothing"),
        ("event", "sqs_standard", "--sample", "x"),
        ("event", "sqs_standard", "--set", "nope"),
        ("event", "sqs_standard", "--count", "0"),
        ("generate",),
        ("nothing",),
        ("new", "--no-input"),
        ("new",),
    ],
    ids=" ".join,
)
def test_bad_usage_ends_in_exit_code_2_and_a_word_of_advice(
    arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    result = run(*arguments)

    assert result.code == 2, result.err
    assert result.err.strip()
    assert "Traceback" not in result.err
    assert list(tmp_path.iterdir()) == []


HOSTILE_TEXT = st.lists(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=20)
    | st.sampled_from(
        [
            "${aws_iam_role.this.arn}",
            "%{for x in y}",
            '"',
            "\\",
            "<<EOT",
            "EOT",
            "{{ 7*7 }}",
            "{% raw %}",
            "`",
            "|",
            "'''",
            '"""',
            "#",
            "*/",
        ]
    ),
    min_size=1,
    max_size=6,
).map(lambda parts: ("".join(parts).strip() or "x")[:200])


@st.composite
def hostile_specs(draw: st.DrawFn) -> dict[str, object]:
    """Valid shapes whose every free text is hostile."""
    event = draw(st.sampled_from(["job", "fact", "object_change", "http_request", "clock", "record", "table_change"]))
    wanted: dict[str, object] = {"event": event}
    if event == "object_change" and draw(st.booleans()):
        wanted["filter"] = {"prefix": draw(HOSTILE_TEXT), "suffix": draw(HOSTILE_TEXT)}
    if event in ("fact", "job") and draw(st.booleans()):
        wanted["filter"] = {"pattern": {draw(HOSTILE_TEXT): [draw(HOSTILE_TEXT)]}}
    if draw(st.booleans()):
        wanted["duplicates"] = draw(st.sampled_from(sorted(words.DUPLICATES)))
    if draw(st.booleans()):
        wanted["latency"] = draw(st.sampled_from(sorted(words.LATENCY)))
    return {
        "name": "hostile",
        "description": draw(HOSTILE_TEXT),
        "encryption": draw(st.sampled_from(sorted(words.ENCRYPTION))),
        "triggers": {"orders": {"needs": wanted}},
    }


def made_or_refused(data: dict[str, object]) -> Mapping[str, str]:
    """Return the files that *data* becomes; none when it is refused with a message."""
    try:
        return scaffold(parse_data(data, "drawn"))[1].files
    except UserError:
        return {}


@cache
def is_terraform(text: str) -> bool:
    """Tell whether *text* parses; most files of one module are those of another, and parsing takes long."""
    return bool(hcl2.loads(text))


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(hostile_specs())
def test_whatever_is_accepted_becomes_terraform_and_python_that_parse(data: dict[str, object]) -> None:
    tree = made_or_refused(data)
    for path, text in tree.items():
        if path.endswith((".tf", ".hcl")):
            assert is_terraform(text), path
            assert "${aws_iam_role.this.arn}" not in text, path
            assert "%{for" not in text, path
        if path.endswith(".py"):
            compile(text, path, "exec")
