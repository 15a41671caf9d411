"""Module calls: a local folder is followed, anything else handed on."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from trigscaffold.audit.call import Call, Expanded
from trigscaffold.audit.hcl import limits
from trigscaffold.audit.hcl.bodies import body
from trigscaffold.audit.hcl.evaluate import Scope
from trigscaffold.audit.hcl.instances import Instance
from trigscaffold.audit.hcl.module import META, Child, Module, unfollowed
from trigscaffold.audit.hcl.parse import parse_expression
from trigscaffold.audit.hcl.reading import Problem
from trigscaffold.audit.hcl.references import named
from trigscaffold.audit.hcl.syntax import Argument, Expr, Literal, TupleOf
from trigscaffold.audit.hcl.values import unknown
from trigscaffold.audit.resource import Place
from trigscaffold.audit.value import Ref, Value

if TYPE_CHECKING:
    from trigscaffold.audit.hcl.source import Declared, Source


@dataclass(slots=True, eq=False)
class Outside:
    """A call that is not followed here; what it makes is asked for once, when it is needed."""

    make: Callable[[], Call]
    module: Module
    call: Call | None = None
    expanded: Expanded | None = None
    busy: bool = False
    outline: Callable[[], Call] | None = None
    """The call with its literal arguments alone: what it gives out is asked for while it is worked out."""

    def ask(self) -> Expanded | None:
        """Return what the call makes, None where that is not understood."""
        if self.call is None and not self.busy:
            self.busy = True
            self.call = self.make()
            self.expanded = self._understood(self.call)
            for resource in self.expanded.resources if self.expanded else ():
                self.module.world.made.setdefault(resource.base, []).append(resource)
        return self.expanded

    def _understood(self, call: Call) -> Expanded | None:
        """What is made of odd arguments must not stop the rest; that it was not understood is noted."""
        world = self.module.world
        try:
            return world.expand(call)
        except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError):
            world.files.problems.append(
                Problem(call.file, call.body.line, f"the arguments of {call.address} were not understood")
            )
            return None

    def output(self, text: str, name: str) -> Value:
        """Return what the module gives out under *name*.

        Two modules may name each other, a queue the role that may send and a function the queue it reads: what such a
        one makes is known before all that it is given.
        """
        found = self.ask()
        if found is None and self.call is None and self.outline:
            found = self.module.world.expand(self.outline())
        if found is not None and name in found.outputs:
            return found.outputs[name]
        return unknown(f"{text}.{name}, from a module that was not read", given=True, symbol=f"{text}.{name}")

    def names(self) -> tuple[str, ...]:
        """Return the names of what it gives out, as far as they are known."""
        found = self.ask()
        return tuple(found.outputs) if found else ()


@dataclass(slots=True, eq=False)
class Calls:
    """The calls of one root that were not followed, in the order they were found."""

    outside: list[Outside] = field(default_factory=list)

    def child(self, module: Module, declared: Declared, instance: Instance) -> Child:
        """Return one instance of the module call *declared* of *module*."""
        address = _address(module, declared, instance)
        if module.world.limits.calls >= limits.MOST_CALLS:
            return unfollowed(address, instance)
        module.world.limits.calls += 1
        written = declared.block.literal("source")
        folder = local(module.source.folder, written) if isinstance(written, str) else None
        if folder is not None and len(module.inside) < limits.DEEPEST_MODULE and folder not in module.inside:
            found = module.world.files.source(folder)
            if found is not None:
                made = self._followed(module, declared, instance, found)
                return Child(
                    instance.key,
                    instance.many,
                    instance.exists,
                    lambda name: _given_out(made, name),
                    lambda: tuple(made.source.outputs),
                )
        outside = Outside(
            lambda: _call(module, declared, instance, address),
            module,
            outline=lambda: _call(module, declared, instance, address, only_literals=True),
        )
        self.outside.append(outside)
        return Child(
            instance.key, instance.many, instance.exists, lambda name: outside.output(address, name), outside.names
        )

    def _followed(self, module: Module, declared: Declared, instance: Instance, source: Source) -> Module:
        block, world, address = declared.block, module.world, _address(module, declared, instance)
        scope = module.scope(instance)
        given = {name: _later(argument, scope) for name, argument in block.arguments.items() if name not in META}
        place = Place(declared.file, block.line, block.end_line, f"calls {address}")
        sure = module.exists if instance.exists.data is True else instance.exists
        made = Module(
            world,
            source,
            self.child,
            address,
            (*module.calls, place),
            given,
            sure,
            module.many or instance.many,
            (*module.inside, source.folder),
            (*module.waits, *depends_on(declared, module)),
        )
        return world.enter(made)


def _given_out(module: Module, name: str) -> Value:
    """Return an output; a permission in its ``depends_on`` is there before whoever uses it."""
    value, declared = module.output(name), module.source.outputs.get(name)
    if declared is None or "depends_on" not in declared.block.arguments:
        return value
    first = tuple(ref for ref in depends_on(declared, module) if ref.type == "aws_lambda_permission")
    return replace(value, refs=(*value.refs, *first))


def local(folder: str, written: str) -> str | None:
    """Return the folder that a module's source names, seen from *folder*; None where it is no local one."""
    if not written.startswith(("./", "../", ".\\", "..\\")) and written not in (".", ".."):
        return None
    return os.path.normpath(os.path.join(folder or ".", written)).replace(os.sep, "/")  # noqa: PTH118


def _later(argument: Argument, scope: Scope) -> Callable[[], Value]:
    return lambda: scope.of(argument.expression)


def _address(module: Module, declared: Declared, instance: Instance) -> str:
    return f"{module.prefix}module.{declared.name}{key_text(instance.key)}"


def key_text(key: str | int | None) -> str:
    """Return a key as an address has it, in brackets; nothing where there is none."""
    if key is None:
        return ""
    return f"[{key}]" if isinstance(key, int) else f'["{key}"]'


def _call(module: Module, declared: Declared, instance: Instance, address: str, *, only_literals: bool = False) -> Call:
    block = declared.block
    scope = module.scope(instance)
    source, version = block.literal("source"), block.literal("version")
    return Call(
        address=address,
        base=f"{module.prefix}module.{declared.name}",
        name=declared.name,
        source=source if isinstance(source, str) else "",
        version=str(version) if version is not None else "",
        file=declared.file,
        body=body(block, scope, _literal if only_literals else lambda one: scope.of(one.expression), META),
        key=instance.key,
        many=instance.many or module.many,
        exists=instance.exists,
        depends_on=(*depends_on(declared, module), *module.waits),
        module=module.address,
        calls=module.calls,
    )


def _literal(argument: Argument) -> Value:
    expression = argument.expression
    return Value(expression.value) if isinstance(expression, Literal) else unknown("what is not worked out yet")


def depends_on(declared: Declared, module: Module) -> tuple[Ref, ...]:
    """Return what the ``depends_on`` of a block names, by itself or through a variable; in quotes as of old."""
    argument = declared.block.arguments.get("depends_on")
    expression = argument.expression if argument else None
    items = expression.items if isinstance(expression, TupleOf) else ()
    return tuple(ref for item in items for ref in _dependencies(item, module))


def _dependencies(item: Expr, module: Module) -> Iterator[Ref]:
    if isinstance(item, Literal) and isinstance(item.value, str):
        item = parse_expression(item.value)
    ref = named(item, module.prefix)
    if ref is not None and ref.type in ("var", "local"):
        yield from module.scope().of(item).all_refs()
    elif ref is not None:
        yield ref
