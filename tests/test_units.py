import contextlib
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trigscaffold.units import duration_s, human_duration, human_rate, human_size, rate_per_s, size_bytes


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("30 s", 30), ("15 min", 900), ("4 days", 345_600), ("200 ms", 0.2), ("1h", 3600), ("1 week", 604_800),
        ("PT5M", 300), ("P1DT2H", 93_600), ("PT0.5S", 0.5), ("p2w", 1_209_600), ("1 h 30 min", 5400), ("1h30min", 5400),
        ("1 hour and 30 minutes", 5400), ("1 day, 2 h", 93_600), ("1.5 hours", 5400), ("1,000 s", 1000), ("0 s", 0),
        (" 5 Minutes ", 300), ("1 month", 2_592_000), ("1 year", 31_536_000), ("1e3 s", 1000), (".5 s", 0.5),
    ],
)  # fmt: skip
def test_a_duration_becomes_seconds(text: str, seconds: float) -> None:
    assert duration_s(text) == pytest.approx(seconds)


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("1 KB", 1024), ("256 KiB", 262_144), ("1.5 MB", 1_572_864), ("10 MB", 10_485_760), ("0.5 GB", 536_870_912),
        ("512 bytes", 512), ("1 B", 1), ("0 b", 0), ("1,024KB", 1_048_576), ("2k", 2048), ("1 tb", 1024**4),
    ],
)  # fmt: skip
def test_a_size_becomes_bytes_and_a_kilobyte_has_1024(text: str, size: int) -> None:
    assert size_bytes(text) == size


@pytest.mark.parametrize(
    ("text", "per_s"),
    [
        ("200/s", 200), ("200 per second", 200), ("500 million per month", 500e6 / 2_592_000),
        ("10k/day", 10e3 / 86_400), ("3 per hour", 3 / 3600), ("10,000 per minute", 10e3 / 60), ("1e6/h", 1e6 / 3600),
        ("10000 every 60 s", 10e3 / 60),
        ("100,000 devices every 5 min", 100e3 / 300), ("10k devices every 5 min", 10e3 / 300), ("200 rps", 200),
        ("200rps", 200), ("1,200 rpm", 20), ("50 orders/min", 50 / 60), ("200 requests per second", 200), ("0/s", 0),
        ("2 million orders a day", 2e6 / 86_400), ("once a day", 1 / 86_400), ("twice an hour", 2 / 3600),
        ("5M/day", 5e6 / 86_400), ("1 / 5 min", 1 / 300), ("2 per 1 h 30 min", 2 / 5400),
        ("20 events each minute", 1 / 3),
        ("3 messages / s", 3), ("5 times a day", 5 / 86_400), ("2.5 billion per year", 2.5e9 / 31_536_000),
    ],
)  # fmt: skip
def test_a_rate_becomes_events_a_second(text: str, per_s: float) -> None:
    assert rate_per_s(text) == pytest.approx(per_s)


def test_a_data_rate_is_divided_by_the_payload() -> None:
    assert rate_per_s("2 MB/s", payload_bytes=1024) == 2048
    assert rate_per_s("60 KB per minute", payload_bytes=512) == 2


@pytest.mark.parametrize("text", ["2 MB/s", "500 KiB per minute", "100 bytes/s"])
def test_a_data_rate_without_a_payload_says_that_the_size_is_needed(text: str) -> None:
    with pytest.raises(ValueError, match="the payload size is needed"):
        rate_per_s(text)


Parse = Callable[[object], float]


@pytest.mark.parametrize("parse", [duration_s, size_bytes, rate_per_s])
@pytest.mark.parametrize("found", [30, 30.5, "30", " 1,000 ", "1e3", "-3", -3])
def test_a_bare_number_is_asked_for_its_unit(parse: Parse, found: Any) -> None:
    with pytest.raises(ValueError, match=r"^\S.* has no unit: which unit\? Write '[0-9].*' or '[0-9].*'$"):
        parse(found)


@pytest.mark.parametrize(
    ("parse", "text"),
    [
        *((duration_s, t) for t in ("", "s", "abc", "5 parsecs", "1 h 1 h", "1 min 1 h", "nan s", "inf h", "1 s x")),
        *((duration_s, t) for t in ("P", "PT", "P1M", "P1Y", "PT1", "PT1.2.3S", "PT.S", "1,00 s", "٣ s")),
        *((duration_s, t) for t in (None, True, [1], "1,5 s")),
        *((size_bytes, t) for t in ("", "KB", "1 XB", "1 KB 2 KB", "1 kbit", "nan KB", "1,5 MB", None)),
        *((rate_per_s, t) for t in ("", "/s", "many per day", "5 per parsec", "5/s/s", "nan/s", "inf/s")),
        *((rate_per_s, t) for t in ("5 per", "5 s", "5 a 6")),
    ],
)  # fmt: skip
def test_what_is_no_amount_is_refused_with_two_examples(parse: Parse, text: object) -> None:
    with pytest.raises(ValueError, match=r"is not a (duration|size|rate): write .* such as '.*' or '.*'$"):
        parse(text)


@pytest.mark.parametrize(
    ("parse", "text", "words"),
    [
        (duration_s, "-5 s", "is negative"),
        (size_bytes, "-5 KB", "is negative"),
        (rate_per_s, "-5/s", "is negative"),
        (rate_per_s, "\N{MINUS SIGN}5/s", "is negative"),
        (duration_s, "101 years", "at most 100 years"),
        (duration_s, "1e400 s", "at most 100 years"),
        (duration_s, "P99999999D", "at most 100 years"),
        (size_bytes, "1025 TB", "at most 1024 TB"),
        (rate_per_s, "1e10/s", "at most a billion a second"),
        (rate_per_s, "1e400/s", "at most a billion a second"),
        (rate_per_s, "5 every 0 s", "has no time in it"),
        (rate_per_s, "2 Mbit/s", "counts bits"),
        (duration_s, "9" * 5000, r"'9{46}\.\.\. is not"),
    ],
)
def test_the_impossible_is_refused_and_said(parse: Parse, text: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        parse(text)


@given(st.text(max_size=40) | st.text(alphabet="0123456789.,ekms/ phdartbiny-", max_size=30))
def test_any_text_gives_a_number_from_zero_up_or_a_value_error(text: str) -> None:
    for parse in (duration_s, size_bytes, rate_per_s):
        with contextlib.suppress(ValueError):
            assert 0 <= parse(text) < 1e17


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (345_600, "4 days"), (86_400, "1 day"), (21_600, "6 h"), (90, "90 s"), (5400, "1 h 30 min"), (0, "0 s"),
        (60, "1 min"), (120, "2 min"), (125, "2 min 5 s"), (0.2, "200 ms"), (1.5, "1.5 s"), (30, "30 s"),
        (900, "15 min"), (90_061, "1 day 1 h 1 min 1 s"), (604_800, "7 days"),
    ],
)  # fmt: skip
def test_a_duration_is_written_for_people(seconds: float, text: str) -> None:
    assert human_duration(seconds) == text


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (262_144, "256 KB"), (1_572_864, "1.5 MB"), (10_485_760, "10 MB"), (536_870_912, "512 MB"), (1, "1 byte"),
        (1000, "1,000 bytes"), (262_145, "262,145 bytes"), (0, "0 bytes"), (314_573, "307.2 KB"), (1024**4, "1 TB"),
    ],
)  # fmt: skip
def test_a_size_is_written_for_people(size: int, text: str) -> None:
    assert human_size(size) == text


@pytest.mark.parametrize(
    "text",
    ["200/s", "3/h", "0/s", "2.5/s", "10,000/day", "10,000/min", "500,000,000/month", "1/day", "1/s", "0.5/month"],
)
def test_a_rate_is_written_as_people_say_it(text: str) -> None:
    assert human_rate(rate_per_s(text)) == text


@given(st.integers(0, 10**11))
def test_a_duration_survives_being_written_and_read(milliseconds: int) -> None:
    assert duration_s(human_duration(milliseconds / 1000)) == pytest.approx(milliseconds / 1000, abs=0.0006)


@given(st.integers(0, 1024**5))
def test_a_size_survives_being_written_and_read(size: int) -> None:
    assert size_bytes(human_size(size)) == size


@given(st.floats(1e-6, 1e9))
def test_a_rate_survives_being_written_and_read(per_s: float) -> None:
    assert rate_per_s(human_rate(per_s)) == pytest.approx(per_s, rel=0.006)


@given(st.integers(1, 10**7), st.sampled_from(["s", "min", "h", "day", "month"]))
def test_a_round_rate_is_written_exactly(count: int, unit: str) -> None:
    assert rate_per_s(human_rate(rate_per_s(f"{count}/{unit}"))) == pytest.approx(
        rate_per_s(f"{count}/{unit}"), rel=1e-8
    )
