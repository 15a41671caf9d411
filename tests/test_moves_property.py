"""However often things are renamed, come and go, the file of moves leads every earlier state to where they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from trigscaffold.upkeep import moves


@dataclass(frozen=True)
class Step:
    """After it: what there is (each thing's address); in it: what moved, and what left with data in it."""

    live: Mapping[str, str]
    moved: Mapping[str, str]
    left: frozenset[str]


@st.composite
def histories(draw: Any) -> list[Step]:
    """Return what happens to a module, step by step; a thing may be called again what it was called before."""
    own: dict[str, list[str]] = {}
    live: dict[str, str] = {}
    free: list[str] = []
    steps = []
    for number in range(draw(st.integers(1, 8))):
        what = draw(st.sampled_from(["rename", "rename", "back", "leave", "come"])) if live else "come"
        if what == "come":
            one, address = f"t{number}", draw(st.sampled_from([f"aws_sqs_queue.t{number}", *free]))
            own[one], live = [address], {**live, one: address}
            free = [other for other in free if other != address]
            steps.append(Step(live, {}, frozenset()))
            continue
        one = draw(st.sampled_from(sorted(live)))
        old = live[one]
        if what == "leave":
            live = {name: address for name, address in live.items() if name != one}
            free.append(old)
            steps.append(Step(live, {}, frozenset({old})))
            continue
        taken = {address for name, address in live.items() if name != one}
        back = [address for address in own[one] if address not in taken]
        to = f"aws_sqs_queue.{one}_{number}" if what == "rename" else draw(st.sampled_from(back))
        own[one].append(to)
        live = {**live, one: to}
        steps.append(Step(live, {old: to} if old != to else {}, frozenset()))
    return steps


def told(steps: list[Step]) -> Iterator[str]:
    """Yield the file of moves after each of *steps*."""
    text = ""
    for step in steps:
        text = moves.text(text, step.moved, step.left, step.live.values())
        yield text


@settings(max_examples=500)
@given(histories())
def test_terraform_is_never_given_two_answers(steps: list[Step]) -> None:
    for step, text in zip(steps, told(steps), strict=True):
        said, live = moves.read(text), set(step.live.values())

        assert not said.moved.keys() & live, "what is there is said to be elsewhere"
        assert not said.left & live, "what is there is said to have left"
        assert not said.left & said.moved.keys(), "what is elsewhere is said to have left"
        assert len(set(said.moved.values())) == len(said.moved), "two things go to one place"
        assert all(end_of(said, start) not in said.moved for start in said.moved), "a circle"


@settings(max_examples=500)
@given(histories())
def test_every_state_that_was_ever_applied_is_led_to_what_is_there_now(steps: list[Step]) -> None:
    *_, text = told(steps)
    said, last = moves.read(text), steps[-1].live
    owners: dict[str, set[str]] = {}
    for step in steps:
        for one, address in step.live.items():
            owners.setdefault(address, set()).add(one)
    for step in steps:
        for one, address in step.live.items():
            if all(len(who) == 1 for who in owners.values()):  # no address was another thing's before
                end = end_of(said, address)
                assert end == last[one] if one in last else end in said.left


def end_of(said: moves.Said, address: str) -> str:
    """Return where *address* leads; a circle leads to where it is entered again."""
    seen = set()
    while address in said.moved and address not in seen:
        seen.add(address)
        address = said.moved[address]
    return address


@given(histories())
def test_the_file_is_in_order_and_writes_itself_again(steps: list[Step]) -> None:
    *_, text = told(steps)
    blocks = [*moves.read(text).moved]

    assert blocks == sorted(blocks)
    assert moves.text(text, {}, [], steps[-1].live.values()) == text
