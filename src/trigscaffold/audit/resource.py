"""A resource as it stands in what was read, whether HCL or a plan, with the lines it came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from trigscaffold.audit.value import ABSENT, TRUE, Presence, Ref, Value


@dataclass(frozen=True, slots=True)
class Place:
    """Lines of a file, the first counted from 1; *note* says what stands there."""

    file: str
    line: int
    end_line: int
    note: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """The arguments and blocks of a resource, or of a block within one.

    Args:
        arguments: By name. Meta-arguments (``count``, ``for_each``, ``lifecycle`` …) are not among them.
        blocks: By name, in order; a ``dynamic`` block stands under the name of what it makes.
        line: Where it begins, in lines counted from 1.
        end_line: Where it ends.
        lines: The first and last line of each argument, by name.
        maybe: What would decide whether this block is there at all (a ``dynamic`` over something unknown); empty: it
            is there.
    """

    arguments: Mapping[str, Value] = field(default_factory=dict)
    blocks: Mapping[str, tuple[Body, ...]] = field(default_factory=dict)
    line: int = 0
    end_line: int = 0
    lines: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    maybe: str = ""

    def value(self, *path: str) -> Value:
        """Return the argument at *path*, the names of the blocks it stands in before its own; `ABSENT` when not given.

        Of several blocks of one name the first counts.
        """
        if len(path) == 1:
            return self.arguments.get(path[0], ABSENT)
        inner = self.blocks.get(path[0], ())
        if not inner:
            return self._within(path)
        found = inner[0].value(*path[1:])
        if inner[0].maybe:
            return Value(options=(ABSENT, found), why=inner[0].maybe)
        return found

    def refs(self) -> Iterator[Ref]:
        """Yield every reference in its arguments, then in its blocks."""
        for value in self.arguments.values():
            yield from value.all_refs()
        for blocks in self.blocks.values():
            for block in blocks:
                yield from block.refs()

    def _within(self, path: tuple[str, ...]) -> Value:
        """Return what an argument that holds an object or a list of one has at the rest of *path*."""
        value = self.arguments.get(path[0], ABSENT)
        for name in path[1:]:
            items = value.items
            if items:
                value = items[0]
            if not value.known:
                return value
            value = (value.fields or {}).get(name, ABSENT)
        return value

    def presence(self, *path: str) -> Presence:
        """Tell whether the argument or block at *path* is given."""
        *outer, name = path
        body = self
        for step in outer:
            inner = body.blocks.get(step, ())
            if not inner or inner[0].maybe:
                return self.value(*path).presence
            body = inner[0]
        if name in body.blocks:
            return Presence.MAYBE if all(block.maybe for block in body.blocks[name]) else Presence.YES
        return self.value(*path).presence


@dataclass(frozen=True, slots=True, eq=False)
class Resource:
    """One instance of a resource or data source.

    Args:
        address: As Terraform writes it, with every known key: ``module.a["x"].aws_sqs_queue.orders[0]``.
        base: The address without the resource's own key, as a `Ref` has it.
        type: ``aws_sqs_queue``.
        name: ``orders``.
        data: It is a data source.
        file: As the user reaches it from where they are, with forward slashes.
        body: What it says. ``body.line`` is the line of its header.
        key: Its own key; None where there is none, or where one stands for all instances.
        many: It stands for several instances that cannot be told apart (``for_each`` over something unknown).
        exists: Whether it is made: unknown under a ``count`` that is, with one ``linear`` for one condition.
        depends_on: What its ``depends_on`` names, and that of the calls that lead to it; a module's address is one.
        module: The address of its module, empty in a root.
        calls: The calls that lead to it, outermost first.
        registry: The registry module whose call this resource is understood from; empty: it stands in a file itself.
            Its place is then the call's.
        outside: It is not in what was read: only its kind is known (a data source, an ARN).
    """

    address: str
    base: str
    type: str
    name: str
    file: str
    body: Body
    data: bool = False
    key: str | int | None = None
    many: bool = False
    exists: Value = TRUE
    depends_on: tuple[Ref, ...] = ()
    module: str = ""
    calls: tuple[Place, ...] = ()
    registry: str = ""
    outside: bool = False

    def value(self, *path: str) -> Value:
        """Return the argument at *path* (see `Body.value`)."""
        return self.body.value(*path)

    def presence(self, *path: str) -> Presence:
        """Tell whether the argument or block at *path* is given."""
        return self.body.presence(*path)

    def blocks(self, name: str) -> tuple[Body, ...]:
        """Return the blocks called *name*, in order."""
        return self.body.blocks.get(name, ())

    def made_with(self, other: Resource) -> bool:
        """Tell whether it is made whenever *other* is: whatever the caller says, or on the same condition."""
        mine, its = self.exists, other.exists
        if mine is its or (mine.data is True and not mine.rests_on):
            return True
        return mine.linear is not None and mine.linear == its.linear

    def place(self, argument: str = "", note: str = "") -> Place:
        """Return the lines of *argument*, those of the resource's header where it is not given or none is meant."""
        first, last = self.body.lines.get(argument, (self.body.line, self.body.line))
        return Place(self.file, first, last, note)
