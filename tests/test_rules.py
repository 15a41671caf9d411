"""The rules about rules, and what each one says of something real."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from pathlib import Path
from types import ModuleType
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trigscaffold import catalog, rules
from trigscaffold.decide import decide, judge, rank
from trigscaffold.errors import NO_TRIGGER_FITS, UserError
from trigscaffold.model import Answer, Finding, Invocation, Latency, Needs, Ordering, Trigger, Verdict
from trigscaffold.sensitivity import would_change
from trigscaffold.spec import vocabulary as words

CHOICES = catalog.choices(catalog.load())
FACTS = {choice.id: choice.facts for choice in CHOICES}
FACTS["ended"] = Trigger(
    "ended", "A service that ended", "", Invocation.SYNCHRONOUS, ended="2026-05-20", successor="another",
    sources={"ended": "https://docs.aws.amazon.com/"},
)  # fmt: skip
MODULES = [cast(ModuleType, rule) for rule in rules.RULES]
BY_ID = {rule.ID: rule for rule in rules.RULES}
REJECT, WARN, PREFER = Verdict.REJECT, Verdict.WARN, Verdict.PREFER


@dataclass(frozen=True)
class Example:
    """Needs and a choice about which *rule* says *verdict*, in words that hold *says*."""

    rule: str
    choice: str
    needs: Needs
    verdict: Verdict
    says: str


def ex(rule: str, choice: str, verdict: Verdict, says: str, event: str, **needs: Any) -> Example:
    return Example(rule, choice, Needs(event, **needs), verdict, says)


RESULT, ACK = Answer.RESULT, Answer.ACKNOWLEDGEMENT
EXAMPLES = [
    ex("event", "sqs_standard", REJECT, "not clock", "clock"),
    ex("answer", "sqs_standard", REJECT, "acknowledgement only", "job", answer=RESULT),
    ex("answer", "s3_notification", REJECT, "no answer", "object_change", answer=RESULT),
    ex("answer", "http_api", WARN, "30 s", "http_request", answer=ACK),
    ex("answer", "http_api+sqs_standard", PREFER, "14 days", "http_request", answer=ACK),
    ex("answer-time", "http_api", REJECT, "30 s for an answer, the caller needs up to 5 min", "http_request",
       answer=RESULT, longest_answer_s=300.0),
    ex("answer-time", "rest_api", WARN, "raised to 5 min", "http_request", answer=RESULT, longest_answer_s=300.0),
    ex("answer-time", "rest_api", REJECT, "29 s", "http_request", answer=RESULT, work_s=301.0),
    ex("work-time", "sqs_standard", REJECT, "15 min, the work for one event takes 20 min", "job", work_s=1200.0),
    ex("latency", "eventbridge_schedule", REJECT, "within 1 s", "clock", latency=Latency.SUB_SECOND),
    ex("ordering", "sqs_standard", REJECT, "is none, the workload needs per_key", "job", ordering=Ordering.PER_KEY),
    ex("total-order", "sqs_fifo", WARN, "1 event at a time", "job", ordering=Ordering.TOTAL),
    ex("total-order", "sqs_fifo", REJECT, "10/s of 500 ms each need 5", "job", ordering=Ordering.TOTAL,
       average_per_s=10.0, work_s=0.5),
    ex("payload", "sns_topic", REJECT, "256 KB, one is 300 KB", "fact", payload_bytes=300 * 1024),
    ex("answer-size", "http_api", REJECT, "6 MB, the largest is 7 MB", "http_request", answer=RESULT,
       answer_bytes=7 << 20),
    ex("throughput", "http_api", WARN, "10,000/s before", "http_request", peak_per_s=12_000.0),
    ex("throughput", "sqs_fifo", WARN, "300/s", "job", peak_per_s=1_000.0),
    ex("throughput", "sqs_fifo", REJECT, "70,000/s, the peak is 100,000/s", "job", peak_per_s=100_000.0),
    ex("back-pressure", "http_api", WARN, "429", "http_request", answer=RESULT, paced=True),
    ex("back-pressure", "sns_topic", REJECT, "5 at a time", "fact", paced=True, at_a_time=5),
    ex("back-pressure", "sqs_standard", REJECT, "at least 2", "job", paced=True, at_a_time=1),
    ex("back-pressure", "sqs_standard", PREFER, "2 to 1,000", "job", paced=True, at_a_time=2),
    ex("per-second", "sqs_standard", WARN, "volume.work", "job", paced=True, per_second=10.0),
    ex("per-second", "sqs_standard", WARN, "5 at a time at 500 ms", "job", paced=True, per_second=10.0, work_s=0.5),
    ex("per-second", "sqs_standard", WARN, "comes to 20 a second", "job", paced=True, per_second=10.0, work_s=0.1),
    ex("spikes", "sqs_standard", PREFER, "14 days", "job", spiky=True),
    ex("keep", "sns_topic", REJECT, "6 h while the function is down, 4 days", "fact", keep_for_s=345_600),
    ex("keep", "http_api", WARN, "0 s", "http_request", answer=RESULT, keep_for_s=3600),
    ex("durability", "sns_topic+sqs_standard", PREFER, "14 days", "fact", durable=True),
    ex("failure", "http_api", REJECT, "not by dead_letter", "http_request", answer=ACK, failure="dead_letter"),
    ex("failure", "http_api", WARN, "seen by caller", "http_request", answer=RESULT, failure="dead_letter"),
    ex("consumers", "sqs_standard", REJECT, "1 reader, 3 need", "fact", readers=3),
    ex("consumers", "sqs_standard", REJECT, "more will come", "fact", readers=2, readers_unknown=True),
    ex("workers", "sqs_fifo", PREFER, "1,000 at a time", "record", workers=True),
    ex("announce", "sns_topic", PREFER, "12,500,000 can", "fact"),
    ex("routing", "eventbridge_rule", PREFER, "300 rules", "fact", routing=frozenset({"content"})),
    ex("routing", "sqs_standard", REJECT, "account", "fact", routing=frozenset({"account"})),
    ex("filter", "s3_notification", REJECT, "`content`", "object_change", filters=frozenset({"content"})),
    ex("filter", "http_api", WARN, "each request", "http_request", filters=frozenset({"content"})),
    ex("replay", "sqs_standard", REJECT, "go back 7 days", "record", replay_s=604_800),
    ex("replay", "dynamodb_stream", REJECT, "goes back 1 day", "table_change", replay_s=604_800),
    ex("duplicates", "sqs_fifo", PREFER, "5 min", "job", once=True),
    ex("duplicates", "sqs_standard", WARN, "duplicates: once", "job", once=True),
    ex("existing", "sqs_standard", REJECT, "`kafka_msk`", "record", existing="kafka_msk"),
    ex("notification-owner", "s3_notification", REJECT, "owns_notifications", "object_change", existing="bucket"),
    ex("self-write", "sqs_standard", REJECT, "16 times", "job", writes_to_source=True),
    ex("self-write", "s3_notification", WARN, "prefix", "object_change", writes_to_source=True,
       filters=frozenset({"prefix"})),
    ex("self-write", "s3_notification", REJECT, "same_source", "object_change", writes_to_source=True,
       writes_apart=False, filters=frozenset({"prefix"})),
    ex("schedule", "eventbridge_rule", REJECT, "`time_zone`", "clock", schedule=frozenset({"time_zone"})),
    ex("interval", "eventbridge_schedule", REJECT, "60 s, this must happen every 10 s", "clock", interval_s=10),
    ex("delay", "sqs_standard", REJECT, "15 min at most, it must wait 1 h", "job", delay_s=3600),
    ex("delay", "sns_topic", REJECT, "0 s", "fact", delay_s=60),
    ex("http-features", "http_api", REJECT, "`auth: api_key`, `caching`", "http_request",
       http=frozenset({"auth:api_key", "caching"})),
    ex("http-signature", "http_api+sqs_standard", WARN, "0 headers", "http_request", answer=ACK, callers="partner"),
    ex("http-jwt", "rest_api", WARN, "auth: jwt", "http_request", http=frozenset({"auth:jwt"})),
    ex("http-streaming", "rest_api", WARN, "15 min", "http_request", http=frozenset({"streaming"})),
    ex("http-overhead", "http_api", PREFER, "1.00 USD", "http_request"),
    ex("price", "http_api", REJECT, "500 million", "http_request", prefer="least_cost",
       average_per_s=500e6 / 2_592_000),
    ex("function-chain", "sqs_standard", REJECT, "1 of them idle", "function_call", answer=RESULT),
    ex("function-chain", "sqs_standard", PREFER, "hands the job over", "function_call"),
    ex("streaming-fit", "kinesis_stream", PREFER, "365 days", "record"),
    ex("object-lifecycle", "s3_eventbridge", PREFER, "expired", "object_change", filters=frozenset({"change:expired"})),
    ex("object-lifecycle", "s3_notification", WARN, "dead-letter", "object_change", durable=True),
    ex("repository", "eventbridge_rule", WARN, "webhook", "commit"),
    ex("drain", "sqs_standard", WARN, "40/s of 1.5 s each need 60 at a time and the limit is 10", "job",
       average_per_s=40.0, work_s=1.5, at_a_time=10),
    ex("drain", "sqs_standard", WARN, "40/s come in on average and the limit is 30/s", "job",
       average_per_s=40.0, per_second=30.0),
    ex("ended", "ended", REJECT, "2026-05-20; AWS names another", "device_message"),
    ex("prefer", "sqs_standard", PREFER, "least_to_run", "job", prefer="least_to_run"),
    ex("prefer", "sns_topic", PREFER, "lowest_latency", "fact", prefer="lowest_latency"),
]  # fmt: skip


def check(example: Example) -> Finding | None:
    return BY_ID[example.rule].check(example.needs, FACTS[example.choice])


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e.rule}-{e.choice}-{e.verdict}")
def test_rule_says_it_with_its_number(example: Example) -> None:
    finding = check(example)

    assert finding is not None
    assert finding.verdict is example.verdict
    assert example.says in finding.reason
    assert (finding.rule, finding.trigger) == (example.rule, example.choice)


def test_every_rule_has_an_example() -> None:
    assert {example.rule for example in EXAMPLES} == set(BY_ID)


def test_rules_are_told_apart_by_their_ids() -> None:
    assert len(BY_ID) == len(rules.RULES)


@pytest.mark.parametrize("module", MODULES, ids=lambda m: m.ID)
def test_rule_is_a_manual_page(module: ModuleType) -> None:
    page = (module.__doc__ or "").strip()

    assert re.match(r"[A-Z][^\n]*[.]\n\n\S", page), "a first line that is a sentence, a blank line, and why"
    assert module.SOURCE.startswith("https://")
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", module.ID)
    assert module.__name__.rpartition(".")[2] == module.ID.replace("-", "_")


@pytest.mark.parametrize("module", MODULES, ids=lambda m: m.ID)
def test_no_rule_names_a_trigger(module: ModuleType) -> None:
    text = re.sub(r"https://\S+", "", Path(str(module.__file__)).read_text(encoding="utf-8"))
    named = [trigger.id for trigger in catalog.load() if re.search(rf"\b{trigger.id}\b", text)]

    assert not named


def test_every_fact_is_read_by_a_rule_or_the_ranking() -> None:
    text = "".join(Path(str(module.__file__)).read_text(encoding="utf-8") for module in MODULES)
    given_facts = {name for trigger in catalog.load() for name in trigger.sources}
    unread = {name for name in given_facts if f"trigger.{name}" not in text}

    assert not unread


# For anything that anybody could answer.

SETS = {
    "filters": ["prefix", "suffix", "content", *(f"change:{change}" for change in words.CHANGES)],
    "routing": list(words.ROUTING),
    "schedule": ["run_time", "once", "time_zone", "window"],
    "http": ["auth:jwt", "auth:iam", "auth:api_key", "plans", "caching", "waf", "private", "compression", "streaming"],
}


def some(name: str) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(SETS[name]), max_size=3)


ANY_NEEDS = st.builds(
    Needs,
    event=st.sampled_from(sorted(words.EVENTS)),
    answer=st.sampled_from(Answer),
    latency=st.sampled_from(Latency),
    delay_s=st.sampled_from([0, 30, 900, 901]),
    ordering=st.sampled_from(Ordering),
    average_per_s=st.sampled_from([0.0, 0.1, 10.0, 1e5]),
    peak_per_s=st.sampled_from([0.0, 10.0, 20_000.0, 1e6]),
    payload_bytes=st.sampled_from([0, 4096, 300_000, 7 << 20]),
    work_s=st.sampled_from([0.0, 0.2, 29.5, 901.0]),
    spiky=st.booleans(),
    at_a_time=st.sampled_from([0, 1, 2, 50]),
    per_second=st.sampled_from([0.0, 0.5, 100.0]),
    paced=st.booleans(),
    durable=st.booleans(),
    keep_for_s=st.sampled_from([0, 3600, 86_400, 345_600, 31_536_000]),
    failure=st.sampled_from(["", *words.FAILURE]),
    workers=st.booleans(),
    readers=st.integers(1, 400),
    readers_independent=st.booleans(),
    readers_unknown=st.booleans(),
    filters=some("filters"),
    routing=some("routing"),
    replay_s=st.sampled_from([0, 86_400, 604_800]),
    once=st.booleans(),
    existing=st.sampled_from(["", *words.EXISTING]),
    owns_source=st.booleans(),
    writes_to_source=st.booleans(),
    writes_apart=st.sampled_from([None, True, False]),
    schedule=some("schedule"),
    interval_s=st.sampled_from([0, 10, 60, 3600]),
    http=some("http"),
    longest_answer_s=st.sampled_from([0.0, 29.5, 60.0, 301.0]),
    answer_bytes=st.sampled_from([0, 7 << 20]),
    prefer=st.sampled_from(["", *words.PREFER]),
)

# A busy machine is no reason to fail.
unhurried = settings(deadline=None, max_examples=50)

# Ways to ask for more of one thing.
STRICTER: dict[str, Any] = {
    "latency": Latency.SUB_SECOND,
    "ordering": Ordering.TOTAL,
    "payload_bytes": 1 << 30,
    "work_s": 3600.0,
    "keep_for_s": 1_000_000_000,
    "readers": 100_000_000,
    "readers_unknown": True,
    "replay_s": 10_000_000_000,
    "delay_s": 10_000,
    "routing": frozenset(words.ROUTING),
    "schedule": frozenset(SETS["schedule"]),
    "peak_per_s": 1e9,
    "average_per_s": 1e9,
    "longest_answer_s": 10_000.0,
    "answer_bytes": 1 << 40,
}


def users_values(needs: Needs) -> set[str]:
    """Return what the user may recognise in a reason: the values, and the need's own words."""
    values = {str(getattr(needs, f.name)) for f in fields(needs) if isinstance(getattr(needs, f.name), str | Ordering)}
    features = {name.removeprefix("auth:") for name in needs.http}
    return (values | needs.routing | needs.filters | needs.schedule | features) - {""}


@unhurried
@given(ANY_NEEDS)
def test_decide_decides_or_says_why(needs: Needs) -> None:
    refused: UserError | None = None
    try:
        decision = decide(needs, CHOICES)
    except UserError as error:
        refused = error
    if refused is None:
        assert decision.ranking[0].choice is decision.choice
        assert not decision.ranking[0].rejected
        assert len(decision.ranking) == len(CHOICES)
    else:
        assert refused.exit_code == NO_TRIGGER_FITS
        assert refused.problems
        assert all(problem.message for problem in refused.problems)
        assert refused.hint


@unhurried
@given(ANY_NEEDS)
def test_a_rejection_shows_a_number_or_the_users_own_value(needs: Needs) -> None:
    known = users_values(needs)
    for ranked in rank(needs, CHOICES):
        for finding in ranked.findings:
            assert re.search(r"\d", finding.reason) or any(value in finding.reason for value in known), finding


@unhurried
@given(ANY_NEEDS, st.sampled_from(sorted(STRICTER)))
def test_asking_for_more_never_takes_a_rejection_back(needs: Needs, name: str) -> None:
    value = STRICTER[name]
    more = replace(needs, **{name: min(value, needs.latency) if name == "latency" else value})
    for choice in CHOICES:
        assert judge(more, choice).rejected or not judge(needs, choice).rejected


@unhurried
@given(ANY_NEEDS, st.sampled_from([name for name in SETS["http"] if name != "streaming"]))
def test_another_feature_never_takes_a_rejection_back(needs: Needs, feature: str) -> None:
    more = replace(needs, http=needs.http | {feature})
    for choice in CHOICES:
        assert judge(more, choice).rejected or not judge(needs, choice).rejected


@unhurried
@given(ANY_NEEDS)
def test_a_filter_never_takes_a_rejection_back_unless_it_ends_a_loop(needs: Needs) -> None:
    alone = replace(needs, writes_to_source=False)
    more = replace(alone, filters=alone.filters | {"content"})
    for choice in CHOICES:
        assert judge(more, choice).rejected or not judge(alone, choice).rejected


@unhurried
@given(ANY_NEEDS)
def test_a_limit_behind_never_takes_a_rejection_back(needs: Needs) -> None:
    free = replace(needs, paced=False, at_a_time=0)
    for at_a_time in (0, 1, 2):
        more = replace(free, paced=True, at_a_time=at_a_time)
        for choice in CHOICES:
            assert judge(more, choice).rejected or not judge(free, choice).rejected


@unhurried
@given(ANY_NEEDS)
def test_what_a_queue_adds_is_never_lost(needs: Needs) -> None:
    """A source into a queue meets what the source alone met, if it may be alone, save what the queue cannot carry."""
    costs = {"answer", "payload", "throughput", "failure", "http-features", "answer-time", "ordering"}
    for choice in CHOICES:
        if choice.buffer is None or not choice.source.alone:
            continue
        alone = {f.rule for f in judge(needs, _alone(choice.source)).findings if f.verdict is REJECT}
        both = {f.rule for f in judge(needs, choice).findings if f.verdict is REJECT}
        assert both - alone <= costs | {"back-pressure"}


def _alone(source: Trigger) -> Any:
    return next(choice for choice in CHOICES if choice.id == source.id)


@unhurried
@given(ANY_NEEDS)
def test_what_would_change_the_answer_changes_it(needs: Needs) -> None:
    ranking = rank(needs, CHOICES)
    now = "" if ranking[0].rejected else ranking[0].choice.id
    for change in would_change(needs, CHOICES):
        assert set(change) == {"need", "from", "to", "choice"}
        assert change["choice"] not in ("", now)
        assert change["from"] != change["to"]
