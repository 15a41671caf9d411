"""The arguments and blocks of an instance: presence from the configuration, what they are from what is planned."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from trigscaffold.audit.plan.computed import BLOCKS, DEFAULTS, computed
from trigscaffold.audit.plan.document import Instance, Json, obj
from trigscaffold.audit.plan.references import Resolver, Where, references
from trigscaffold.audit.plan.settled import null_variable, settled, switched_off
from trigscaffold.audit.plan.values import Named, Planned, lifted
from trigscaffold.audit.resource import Body
from trigscaffold.audit.value import ABSENT, UNKNOWN, Value

# Of a mapping that exists the provider reads 0 or false for what it was not given: only a constant tells them apart.
_ZERO_OR_NONE = (
    "bisect_batch_on_function_error",
    "maximum_record_age_in_seconds",
    "maximum_retry_attempts",
    "parallelization_factor",
    "tumbling_window_in_seconds",
)
_MADE = "what is known only when Terraform has made it"


@dataclass(frozen=True, slots=True, eq=False)
class Reader:
    """Reads bodies with what it needs for that."""

    resolver: Resolver
    named: Named

    def body(self, instance: Instance) -> Body:
        """Return what *instance* says."""
        where = Where(instance.scope, instance.key, obj(instance.config.get("for_each_expression")), instance.made)
        planned = Planned(instance.after, instance.unknown, instance.sensitive)
        return self._body(where, instance.type, obj(instance.config.get("expressions")), planned, top=True)

    def _body(self, where: Where, kind: str, said: Json, planned: Planned, *, top: bool = False) -> Body:
        arguments: dict[str, Value] = {}
        blocks: dict[str, tuple[Body, ...]] = {}
        for name, expression in said.items():
            if (written := _blocks(expression)) is not None:
                blocks[name] = tuple(self._paired(where, kind, written, planned.at(name)))
            elif (value := self.value(where, kind, name, obj(expression), planned.at(name))) is not ABSENT:
                arguments[name] = value
        for name in planned.names:
            if name not in said and (made := tuple(self._made(kind, name, planned.at(name), top=top))):
                blocks[name] = made
        return Body(arguments, {name: inner for name, inner in blocks.items() if inner})

    def value(self, where: Where, kind: str, name: str, expression: Json, planned: Planned) -> Value:
        """Return the argument *name*, `ABSENT` where it is null."""
        refs = self.resolver.refs(where, expression)
        if planned.unknown is not True:
            value = lifted(planned, refs, _why(where, expression), self.named)
            if where.made and name in _ZERO_OR_NONE and not planned.data and "constant_value" not in expression:
                return Value(options=(ABSENT, value), why=_why(where, expression))
            default = DEFAULTS.get(kind, {}).get(name, UNKNOWN)
            if planned.data == default and null_variable(self.resolver, where, expression):
                return ABSENT
            return ABSENT if value.known and value.data is None else value
        if "constant_value" in expression:
            constant = expression["constant_value"]
            return ABSENT if constant is None else lifted(Planned(constant), (), "", self.named)
        value = _shaped(name, lifted(planned, refs, _why(where, expression), self.named))
        if not computed(kind, name):
            return value
        if settled(self.resolver, where, expression):
            return ABSENT
        if switched_off(self.resolver, where, expression):
            return Value(options=(ABSENT, value), why=value.why)
        return value

    def _paired(self, where: Where, kind: str, written: list[Json], planned: Planned) -> Iterator[Body]:
        """Yield a block for each one planned, with the one in the configuration that it comes from.

        A set is planned in another order than it is written, and `dynamic` adds blocks that are not written: of those
        that agree in all constants the first is meant.
        """
        if isinstance(planned.data, dict):
            planned = Planned([planned.data], [planned.unknown], [planned.sensitive])
        if planned.unknown is True or not planned.length:
            yield from (self._body(where, kind, one, Planned({}, _all_unknown(one))) for one in written)
            return
        left = list(written)
        for index in range(planned.length):
            one = planned.at(index)
            found = next((w for w in left if _agree(w, one)), None)
            if found is None:
                yield self._free(one)
            else:
                left.remove(found)
                yield self._body(where, kind, found, one)

    def _made(self, kind: str, name: str, planned: Planned, *, top: bool) -> Iterator[Body]:
        """Yield the blocks *name* that a `dynamic` makes: they are planned and written nowhere."""
        if planned.unknown is True:
            if top and name in BLOCKS.get(kind, ()):
                yield Body(maybe=f"the dynamic block {name}, which is known only when Terraform runs")
        elif isinstance(planned.data, list) and not (top and computed(kind, name)):
            for index in range(planned.length):
                if isinstance(planned.at(index).data, dict):
                    yield self._free(planned.at(index))

    def _free(self, planned: Planned) -> Body:
        """Return a block of which nothing is written but what is planned: what is not null was given."""
        arguments: dict[str, Value] = {}
        blocks: dict[str, tuple[Body, ...]] = {}
        for name in planned.names:
            inner = planned.at(name)
            if isinstance(inner.data, list) and inner.data and all(isinstance(one, dict) for one in inner.data):
                blocks[name] = tuple(self._free(inner.at(index)) for index in range(inner.length))
            elif _something(inner):
                arguments[name] = lifted(inner, (), _MADE, self.named)
        return Body(arguments, blocks)


def _blocks(expression: Any) -> list[Json] | None:
    """Return the blocks that stand in place of an expression, None where it is one."""
    if isinstance(expression, list):
        return [obj(one) for one in expression]
    inner = obj(expression)
    if inner and "constant_value" not in inner and "references" not in inner:
        return [inner]
    return None


def _agree(written: Json, planned: Planned) -> bool:
    for name, expression in written.items():
        if isinstance(expression, dict) and "constant_value" in expression:
            constant, value = expression["constant_value"], planned.at(name)
            if value.unknown is not True and not _same(constant, value.data):
                return False
    return True


def _same(constant: Any, value: Any) -> bool:
    """Tell whether a constant became *value*; a provider may sort a list and turn a number into a string."""
    if constant is None:
        return True
    if isinstance(constant, list) and isinstance(value, list):
        return sorted(map(str, constant)) == sorted(map(str, value))
    return str(constant) == str(value)


def _all_unknown(written: Json) -> Mapping[str, bool]:
    return dict.fromkeys(written, True)


def _shaped(name: str, value: Value) -> Value:
    """Return a redrive policy that is unknown with what is known of it: the queues it names."""
    queues = tuple(ref for ref in value.refs if ref.type == "aws_sqs_queue")
    if name == "redrive_policy" and queues:
        ends = Value(refs=queues, why=value.why, given=True)
        return Value({"deadLetterTargetArn": ends, "maxReceiveCount": Value(why=value.why, given=True)})
    if name == "redrive_allow_policy" and queues:
        return Value({"sourceQueueArns": Value([Value(refs=(ref,), given=True) for ref in queues])})
    return value


def _something(planned: Planned) -> bool:
    if planned.unknown is True or (isinstance(planned.unknown, dict | list) and planned.unknown):
        return True
    return planned.data is not None and planned.data not in ("", [], {})


def _why(where: Where, expression: Json) -> str:
    """Return what would decide an expression's value, by the name it has in the configuration."""
    said = [text for text in references(expression) if not text.startswith(("each.key", "count.", "path."))]
    if any(text.startswith("each.value") for text in said):
        said = [*references(where.each), *said]
    if not said:
        return _MADE
    name = f"{where.scope.prefix}{said[0]}" if not said[0].startswith("each.") else said[0]
    told = "whose expression a plan does not hold" if said[0].startswith("local.") else "known only when Terraform runs"
    return f"{name}, {told}"
