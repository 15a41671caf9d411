"""The resources that a root and everything it calls make."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from trigscaffold.audit.hcl.bodies import body
from trigscaffold.audit.hcl.calls import depends_on, key_text
from trigscaffold.audit.hcl.instances import Instance
from trigscaffold.audit.hcl.module import META, Module
from trigscaffold.audit.hcl.syntax import Argument
from trigscaffold.audit.resource import Body, Resource
from trigscaffold.audit.value import ABSENT, Value

if TYPE_CHECKING:
    from trigscaffold.audit.hcl.source import Declared


def resources(module: Module) -> Iterator[Resource]:
    """Yield what the blocks of *module* make, in the order they are written."""
    for base, declared in module.source.resources.items():
        for instance in module.instances(declared):
            yield _resource(module, base, declared, instance)


def _resource(module: Module, base: str, declared: Declared, instance: Instance) -> Resource:
    type_, name = declared.block.labels
    full = f"{module.prefix}{base}"
    return Resource(
        address=f"{full}{key_text(instance.key)}",
        base=full,
        type=type_,
        name=name,
        file=declared.file,
        body=_body(module, declared, instance),
        data=base.startswith("data."),
        key=instance.key,
        many=instance.many or module.many,
        exists=module.exists if instance.exists.data is True else instance.exists,
        depends_on=(*depends_on(declared, module), *module.waits),
        module=module.address,
        calls=module.calls,
    )


def _body(module: Module, declared: Declared, instance: Instance) -> Body:
    def argument(one: Argument) -> Value:
        return module.argument(declared, instance.key, one.name) or ABSENT

    return body(declared.block, module.scope(instance), argument, META)
