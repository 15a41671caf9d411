"""One instance of a folder of files: a root, or what one call of a module makes."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from trigscaffold.audit.hcl import limits, types
from trigscaffold.audit.hcl.evaluate import Scope
from trigscaffold.audit.hcl.files import rendered
from trigscaffold.audit.hcl.instances import Instance, any_instance, instances
from trigscaffold.audit.hcl.syntax import Block
from trigscaffold.audit.hcl.values import Failed, mapped, unknown
from trigscaffold.audit.resource import Place
from trigscaffold.audit.value import TRUE, Linear, Ref, Value

if TYPE_CHECKING:
    from trigscaffold.audit.hcl.source import Declared, Source
    from trigscaffold.audit.hcl.world import World

META = frozenset({"count", "for_each", "depends_on", "provider", "providers", "lifecycle", "source", "version"})


@dataclass(frozen=True, slots=True, eq=False)
class Child:
    """One instance of a module call: *output* gives what the module gives out under a name."""

    key: str | int | None
    many: bool
    exists: Value
    output: Callable[[str], Value]
    names: Callable[[], tuple[str, ...]]


def unfollowed(address: str, instance: Instance) -> Child:
    """Return an instance of a module call of which nothing is known."""
    why = f"{address}, for there are too many modules to follow"
    return Child(instance.key, instance.many, instance.exists, lambda _: unknown(why), tuple)


@dataclass(slots=True, eq=False)
class Module:
    """What is known of one instance of a module, worked out when it is asked for and once.

    Args:
        world: The root that it belongs to.
        source: What its files declare.
        call: Makes an instance of one of its module calls.
        address: ``module.queues["orders"]``, empty in a root.
        calls: The calls that lead to it, outermost first.
        given: What its call gives its variables; None in a root.
        exists: Whether its call is made.
        many: It stands for several instances that cannot be told apart.
        inside: The folders of the modules that it stands in, outermost first.
        waits: What the calls that lead to it name in their ``depends_on``.
    """

    world: World
    source: Source
    call: Callable[[Module, Declared, Instance], Child]
    address: str = ""
    calls: tuple[Place, ...] = ()
    given: Mapping[str, Callable[[], Value]] | None = None
    exists: Value = TRUE
    many: bool = False
    inside: tuple[str, ...] = ()
    waits: tuple[Ref, ...] = ()
    _known: dict[Hashable, Value] = field(default_factory=dict)
    _busy: set[Hashable] = field(default_factory=set)
    _instances: dict[Hashable, tuple[Instance, ...]] = field(default_factory=dict)
    _children: dict[str, tuple[Child, ...]] = field(default_factory=dict)

    @property
    def prefix(self) -> str:
        """Return what addresses in it begin with."""
        return f"{self.address}." if self.address else ""

    def scope(self, instance: Instance | None = None) -> Scope:
        """Return where the arguments of a block of it stand."""
        return Scope(self, instance.names if instance else {})

    def variable(self, name: str) -> Value:
        """Return ``var.name``."""
        return self._once(("var", name), lambda: self._variable(name), f"var.{name}")

    def local(self, name: str) -> Value:
        """Return ``local.name``."""
        argument = self.source.locals.get(name)
        if argument is None:
            return Failed(why=f"local.{name}")
        return self._once(("local", name), lambda: self.scope().of(argument.expression), f"local.{name}")

    def output(self, name: str) -> Value:
        """Return what it gives out under *name*."""
        declared = self.source.outputs.get(name)
        if declared is None:
            return Failed(why=f"the output {name}")
        argument = declared.block.arguments.get("value")
        if argument is None:
            return unknown(f"the output {name}")
        return self._once(("output", name), lambda: self.scope().of(argument.expression), f"the output {name}")

    def instances(self, declared: Declared) -> tuple[Instance, ...]:
        """Return what a block of it makes."""
        key = ("instances", id(declared))
        if key in self._instances:
            return self._instances[key]
        if key in self._busy:
            return (_endless(),)
        self._busy.add(key)
        try:
            made = self._made(declared.block)
        finally:
            self._busy.discard(key)
        self._instances[key] = made
        return made

    def _made(self, block: Block) -> tuple[Instance, ...]:
        """Return what *block* makes; where the root makes too much already, one that stands for all."""
        used = self.world.limits
        made = instances(block, self.scope()) if used.made < limits.MOST_MADE else (any_instance(block, self.scope()),)
        used.made += len(made)
        return made

    def instance(self, declared: Declared, key: str | int | None) -> Instance:
        """Return the instance with *key*; where it is not known which, one that stands for any."""
        block = declared.block
        if "count" not in block.arguments and "for_each" not in block.arguments:
            return Instance()
        found = self.instances(declared)
        exact = [one for one in found if one.key == key and (key is not None or one.many)]
        if exact:
            return exact[0]
        if len(found) == 1:
            return found[0]
        return any_instance(block, self.scope())

    def resource(self, base: str) -> Value:
        """Return the resource ``T.N`` or ``data.T.N`` itself, whose attributes are asked for next."""
        text = f"{self.prefix}{base}"
        return Value(refs=(Ref(text),), why=text, given=True, linear=Linear(text))

    def argument(self, declared: Declared, key: str | int | None, name: str) -> Value | None:
        """Return an argument that is written in a resource; None where it is not."""
        argument = declared.block.arguments.get(name)
        if argument is None or name in META:
            return None
        label = f"{declared.block.labels[-1]}.{name}"

        def make() -> Value:
            return self.scope(self.instance(declared, key)).of(argument.expression)

        return self._once(("argument", id(declared), key, name), make, label)

    def rendered(self, declared: Declared, key: str | int | None) -> Value:
        """Return what a data source ``template_file`` gives out: its template with its variables put in."""

        def make() -> Value:
            scope = self.scope(self.instance(declared, key))
            template = self.argument(declared, key, "template") or Failed(why="a template")
            written = self.argument(declared, key, "vars")
            before = [one for block in declared.block.of_type("vars") for one in block.arguments.values()]
            given = written or mapped((one.name, scope.of(one.expression)) for one in before)
            return rendered(template, given, scope)

        label = f"data.template_file.{declared.block.labels[-1]}.rendered"
        return self._once(("rendered", id(declared), key), make, label)

    def children(self, name: str) -> tuple[Child, ...] | None:
        """Return the instances of the module call *name*; None where there is none."""
        declared = self.source.calls.get(name)
        if declared is None:
            return None
        if name not in self._children and self.world.limits.calls >= limits.MOST_CALLS:
            self._children[name] = (
                unfollowed(f"{self.prefix}module.{name}", any_instance(declared.block, self.scope())),
            )
        elif name not in self._children:
            self._children[name] = tuple(self.call(self, declared, one) for one in self.instances(declared))
        return self._children[name]

    def _variable(self, name: str) -> Value:
        declared = self.source.variables.get(name)
        block = declared.block if declared else Block("variable", (name,), 0, 0)
        of = self.source.type_of(block)
        value = self._given(name, block, of)
        if value.known and value.data is None and not value.rests_on and block.literal("nullable") is False:
            value = self._default(block)
        return types.applied(of, value, self.scope())

    def _given(self, name: str, block: Block, of: types.Type) -> Value:
        text = f"var.{name}"
        if self.given is not None:
            if name in self.given:
                return self.given[name]()
            if "default" in block.arguments:
                return self._default(block)
            return unknown(f"{text} of {self.address}, which is not given", symbol=f"{self.prefix}{text}")
        if name in self.world.variables:
            return self.world.variables[name]
        if "default" in block.arguments:
            default = self._default(block)
            # An empty text stands in for one that a caller gives: it keeps its name, so that it is known again.
            hollow = Linear(text) if default.text == "" else default.linear
            return replace(default, rests_on=(text,), linear=hollow)
        return types.without_default(of, text)

    def _default(self, block: Block) -> Value:
        return self.scope().of(block.arguments["default"].expression)

    def _once(self, key: Hashable, make: Callable[[], Value], text: str) -> Value:
        """Return what *make* makes, made once; what is asked for while it is made leads round in a circle."""
        found = self._known.get(key)
        if found is not None:
            return found
        if key in self._busy:
            return unknown(f"{text}, which leads back to itself", given=True)
        self._busy.add(key)
        try:
            made = make()
        finally:
            self._busy.discard(key)
        self._known[key] = made
        return made


def _endless() -> Instance:
    """Return what stands for the instances of a block whose number leads back to itself."""
    return Instance(None, True, unknown("a count that leads back to itself"))
