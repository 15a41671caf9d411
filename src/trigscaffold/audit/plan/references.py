"""What an expression of the configuration refers to: through variables, outputs and `for_each` to resources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from trigscaffold.audit.plan.document import Document, Json, Scope, obj, seq
from trigscaffold.audit.plan.names import Key, Step, longest, steps
from trigscaffold.audit.value import Ref

_DEPTH = 30
# What is known before anything is made, and refers to nothing.
_PLAIN = ("count", "path", "terraform", "self")
# By these one resource names another.
_NAMING = ("arn", "stream_arn", "invoke_arn", "function_name", "id", "url", "name")


@dataclass(frozen=True, slots=True, eq=False)
class Where:
    """Where an expression stands: the module, and the instance with its key and its *each*, the ``for_each``.

    *made* tells that the instance exists already.
    """

    scope: Scope
    key: Key = None
    each: Json = field(default_factory=dict)
    made: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Resolver:
    """Follows references through *document*."""

    document: Document

    def refs(self, where: Where, expression: Json, depth: int = 0) -> tuple[Ref, ...]:
        """Return the resources that *expression* refers to, in order.

        Where several may be meant of which one is (a field of an object of references) there is none: a wrong edge
        would accuse somebody.
        """
        if depth > _DEPTH:
            return ()
        texts = references(expression)
        own = where.key if any(t.startswith("each.key") or t == "count.index" for t in texts) else None
        return tuple(dict.fromkeys(ref for text in texts for ref in self._one(where, text, own, depth)))

    def _one(self, where: Where, text: str, own: Key, depth: int) -> Iterator[Ref]:
        path = steps(text)
        if len(path) < 2 or path[0].name in (*_PLAIN, "local"):
            return
        if path[0].name == "var":
            yield from _narrowed(self._variable(where.scope, path[1].name, depth), path[2:])
        elif path[0].name == "each":
            yield from self._each(where, path[1:], depth)
        elif path[0].name == "module":
            yield from self._output(where.scope, path[1:], own, depth)
        else:
            yield self._resource(where.scope, path, own)

    def _variable(self, scope: Scope, name: str, depth: int) -> tuple[Ref, ...]:
        outer, expression = argument(scope, name)
        return self.refs(outer, expression, depth + 1) if outer else ()

    def _each(self, where: Where, path: tuple[Step, ...], depth: int) -> Iterator[Ref]:
        if path[0].name != "value":
            return
        attribute = path[1].name if len(path) > 1 else ""
        found = self.refs(Where(where.scope), where.each, depth + 1)
        if len(found) == 1 and not found[0].attribute and found[0].key is None:
            yield Ref(found[0].address, attribute, where.key)
        else:
            yield from _narrowed(found, path[1:] or (Step(""),))

    def _output(self, scope: Scope, path: tuple[Step, ...], own: Key, depth: int) -> Iterator[Ref]:
        inner = self.called(scope, path[0], own)
        if len(path) > 1:
            for one in inner:
                found = self.refs(Where(one), output(one, path[1].name), depth + 1)
                yield from _narrowed(found, path[2:])
            return
        # An index that is an expression takes the output's name with it; what all outputs name is meant.
        for one in inner:
            names = obj(one.config.get("outputs"))
            every = [ref for name in names for ref in self.refs(Where(one), output(one, name), depth + 1)]
            yield from _narrowed(tuple(r for r in every if r.attribute in _NAMING), (Step(""),))

    def called(self, scope: Scope, step: Step, own: Key = None) -> tuple[Scope, ...]:
        """Return the instances of a module call: one where its key is known, else all."""
        call = obj(obj(scope.config.get("module_calls")).get(step.name))
        start = f"{scope.prefix}module.{step.name}"
        known = self.document.called.get((scope.address, step.name), ())
        key = own if step.key is None else step.key
        exact = [s for s in known if key is not None and s.key == key]
        if exact or (known and step.key is None):
            return tuple(exact or known)
        return (Scope(start, obj(call.get("module")), scope, call, step.name, step.key),) if call else ()

    def _resource(self, scope: Scope, path: tuple[Step, ...], own: Key) -> Ref:
        length = 3 if path[0].name == "data" else 2
        base = scope.prefix + ".".join(step.name for step in path[:length])
        attribute = path[length].name if len(path) > length else ""
        key = path[length - 1].key if len(path) >= length else None
        if key is None and own is not None and not attribute:
            key = own if any(i.key == own for i in self.document.by_base.get(base, ())) else None
        return Ref(base, attribute, key)


def references(expression: Json) -> tuple[str, ...]:
    """Return what *expression* refers to, as Terraform writes it, without what only begins another reference."""
    return longest(text for text in seq(expression.get("references")) if isinstance(text, str))


def argument(scope: Scope, name: str) -> tuple[Where | None, Json]:
    """Return the expression that a module's call gives for the variable *name*, and where that stands."""
    if scope.parent is None:
        return None, {}
    each = obj(scope.call.get("for_each_expression"))
    return Where(scope.parent, scope.key, each), obj(obj(scope.call.get("expressions")).get(name))


def output(scope: Scope, name: str) -> Json:
    """Return the expression of the output *name* of a module."""
    return obj(obj(obj(scope.config.get("outputs")).get(name)).get("expression"))


def _narrowed(found: tuple[Ref, ...], path: tuple[Step, ...]) -> tuple[Ref, ...]:
    """Return what is meant by one field of what refers to *found*: it where it is one, nothing where it may be any."""
    return found if not path or len({(ref.address, ref.key) for ref in found}) == 1 else ()
