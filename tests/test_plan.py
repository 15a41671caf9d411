"""Settling the numbers of a module."""

from __future__ import annotations

from typing import Any

import pytest

from trigscaffold import yamlfile
from trigscaffold.pipeline import settle
from trigscaffold.spec import parse_spec


def settings(text: str) -> dict[str, Any]:
    module = settle(parse_spec(yamlfile.read(f"name: x\n{text}".encode(), "t.yaml")))
    return dict(module.triggers[0].settings)


def test_a_setting_that_a_source_shares_with_its_queue_is_what_the_source_says() -> None:
    """The queue alone would look for repetitions within all messages, its topic looks within a message group."""
    assert settings("needs: {event: job}\ntrigger: sqs_fifo\n")["deduplication_scope"] == "queue"

    both = settings("needs: {event: fact}\ntrigger: sns_fifo\n")

    assert both["deduplication_scope"] == "messageGroup"
    assert both["fifo_throughput_scope"] == "MessageGroup"


@pytest.mark.parametrize("duplicates", ["once", "harmless"])
def test_topic_and_queue_have_one_switch_for_content_based_deduplication(duplicates: str) -> None:
    needs = f"needs: {{event: fact, ordering: per_key, consumers: {{readers: 2}}, duplicates: {duplicates}}}\n"

    assert settings(needs)["content_based_deduplication"] is (duplicates == "once")
