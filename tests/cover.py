"""Which goldens are applied: few, and yet all that any of them has is in one of these.

What a golden has are its *traits*: its triggers, the buffer in front of the function, whether it makes or attaches to
what the trigger is called after, how its events are handled, and each argument of each kind of resource.  A golden
that brings a trait of its own is applied by that alone; nobody has to list it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from tests.emulator import taken
from tests.goldens import golden_folders
from trigscaffold.model import Invocation
from trigscaffold.module import PlannedTrigger
from trigscaffold.pipeline import read, settle

Trait = tuple[str, ...]
BLOCK = re.compile(r'^(resource|data) "(\w+)" "\w+" \{$')
NESTED = re.compile(r'^( +)(?:dynamic )?"?(\w+)"? \{$')
ARGUMENT = re.compile(r"^( +)(\w+) += ")


@cache
def triggers(golden: Path) -> tuple[PlannedTrigger, ...]:
    """Return the golden's triggers."""
    return tuple(settle(read(golden / "trigscaffold.yaml")).triggers)


def polls(t: PlannedTrigger) -> bool:
    """Tell whether the function itself polls what the trigger is called after."""
    return t.buffer is None and t.source.invocation is Invocation.EVENT_SOURCE_MAPPING


def hears(t: PlannedTrigger) -> bool:
    """Tell whether the function polls a queue that gets all that is published to a topic."""
    return t.target.protocol == "sqs" and t.source.grant.principal == "sns.amazonaws.com" and not t.filter["pattern"]


def traits_of_trigger(t: PlannedTrigger) -> set[Trait]:
    """Return what one trigger brings: its choice, its buffer, how it attaches, and what is to be rehearsed of it."""
    source = t.source.id
    made, buffer = "attached" if t.existing else "created", t.buffer.id if t.buffer else "no buffer"
    found: set[Trait] = {("choice", t.decision.choice.id), ("trigger", source, buffer, made)}
    if polls(t):
        batch = "batches" if t.settings["batch_size"] > 1 else "one at a time"
        switch = t.settings["function_response_types"]
        found.add(("polled", source, switch, batch, t.needs.ordering.name, made))
    if hears(t):
        found.add(("heard", source))
    return found


def traits_of_text(text: str) -> set[Trait]:
    """Return the kinds of resources and data sources in formatted *text*, and each argument that a resource is given.

    An argument in a nested block has the block's name before it: ``("aws_s3_bucket_x", "rule.filter.prefix")``.
    """
    found: set[Trait] = set()
    kind, blocks = "", list[str]()
    for line in text.splitlines():
        if block := BLOCK.match(line):
            found.add(block.groups())
            kind, blocks = block[2] if block[1] == "resource" else "", []
        elif line.startswith("}"):
            kind = ""
        elif kind and (nested := NESTED.match(line)):
            blocks = [*blocks[: len(nested[1]) // 2 - 1], nested[2]]
        elif kind and (argument := ARGUMENT.match(line)):
            depth = len(argument[1]) // 2 - 1
            if depth <= len(blocks):  # deeper ones are the keys of a value
                blocks = blocks[:depth]
                found.add((kind, ".".join([*blocks, argument[2]])))
    return found


@cache
def terraform_text(golden: Path) -> str:
    """Return the module and its example, as one text."""
    files = [*sorted(golden.glob("*.tf")), golden / "examples" / "basic" / "main.tf"]
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


@cache
def traits(golden: Path) -> frozenset[Trait]:
    """Return all that the golden has."""
    return frozenset(traits_of_text(terraform_text(golden)).union(*map(traits_of_trigger, triggers(golden))))


def cover(having: Mapping[Path, frozenset[Trait]], cost: Mapping[Path, int]) -> list[Path]:
    """Return goldens, sorted, that have every trait among them: each time the one that brings most for its cost."""
    left = set[Trait]().union(*having.values())
    chosen: list[Path] = []
    while left:
        chosen.append(max(sorted(having), key=lambda golden: len(having[golden] & left) / cost[golden]))
        left -= having[chosen[-1]]
    for golden in sorted(chosen, key=lambda one: (-cost[one], one)):
        others = [one for one in chosen if one != golden]
        if having[golden] <= frozenset().union(*(having[one] for one in others)):
            chosen = others  # what was taken after it brings all that it does
    return sorted(chosen)


@cache
def applied_goldens() -> tuple[Path, ...]:
    """Return the goldens to apply; the cost of one is the number of its resources."""
    goldens = [golden for golden in golden_folders() if taken(golden)]
    cost = {golden: len(re.findall(r"^resource ", terraform_text(golden), re.MULTILINE)) for golden in goldens}
    return tuple(cover({golden: traits(golden) for golden in goldens}, cost))


def united(goldens: Iterable[Path]) -> set[Trait]:
    """Return every trait of these goldens."""
    return set[Trait]().union(*map(traits, goldens))
