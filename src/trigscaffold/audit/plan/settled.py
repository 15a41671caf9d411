"""What is known of an expression before anything is made: whether it is null although its value is unknown."""

from __future__ import annotations

from trigscaffold.audit.plan.document import Instance, Scope, obj
from trigscaffold.audit.plan.names import Step, steps
from trigscaffold.audit.plan.references import Resolver, Where, argument, output, references
from trigscaffold.audit.value import UNKNOWN

_DEPTH = 30


def settled(resolver: Resolver, where: Where, expression: object, depth: int = 0) -> bool:
    """Tell whether all that *expression* refers to is known when Terraform plans.

    An argument that the provider may fill is unknown in a plan where its expression is null; where that refers to
    nothing unknown, null is what it is.
    """
    said = obj(expression)
    if "constant_value" in said:
        return True
    return depth < _DEPTH and all(_known(resolver, where, text, depth) for text in references(said))


def switched_off(resolver: Resolver, where: Where, expression: object) -> bool:
    """Tell whether *expression* refers to a variable that is false or null: it may then be null itself."""
    for text in references(obj(expression)):
        path = steps(text)
        if len(path) == 2 and path[0].name == "var" and constant(resolver, where.scope, path[1].name) in (False, None):
            return True
    return False


def null_variable(resolver: Resolver, where: Where, expression: object) -> bool:
    """Tell whether *expression* refers to nothing but one variable, and that is null."""
    texts = references(obj(expression))
    path = steps(texts[0]) if len(texts) == 1 else ()
    return len(path) == 2 and path[0].name == "var" and constant(resolver, where.scope, path[1].name) is None


def constant(resolver: Resolver, scope: Scope, name: str, depth: int = 0) -> object:
    """Return the value of the variable *name*, `UNKNOWN` where a plan does not say it."""
    default = obj(obj(scope.config.get("variables")).get(name)).get("default")
    outer, expression = argument(scope, name)
    if outer is None:
        return obj(resolver.document.variables.get(name)).get("value", default)
    if not expression:
        return default
    if "constant_value" in expression:
        return expression["constant_value"]
    texts = references(expression)
    path = steps(texts[0]) if len(texts) == 1 else ()
    if len(path) == 2 and path[0].name == "var" and depth < _DEPTH:
        return constant(resolver, outer.scope, path[1].name, depth + 1)
    return UNKNOWN


def _known(resolver: Resolver, where: Where, text: str, depth: int) -> bool:
    path = steps(text)
    head = path[0].name if path else ""
    if head in ("count", "path", "terraform") or text == "each.key":
        return True
    if len(path) < 2 or head in ("local", "self"):
        return False
    if head == "each":
        return _each_known(resolver, where, path, depth)
    if head == "var":
        outer, expression = argument(where.scope, path[1].name)
        return outer is None or settled(resolver, outer, expression, depth + 1)
    if head == "module":
        inner = resolver.called(where.scope, path[1])
        return len(path) > 2 and all(
            settled(resolver, Where(one), output(one, path[2].name), depth + 1) for one in inner
        )
    length = 3 if head == "data" else 2
    base = where.scope.prefix + ".".join(step.name for step in path[:length])
    return _attribute_known(resolver.document.by_base.get(base, ()), path[length - 1 :])


def _each_known(resolver: Resolver, where: Where, path: tuple[Step, ...], depth: int) -> bool:
    found = resolver.refs(Where(where.scope), where.each)
    if len(found) == 1 and not found[0].attribute and len(path) > 2:
        every = resolver.document.by_base.get(found[0].address, ())
        return _attribute_known(tuple(i for i in every if i.key == where.key), (Step(""), path[2]))
    return settled(resolver, Where(where.scope), where.each, depth + 1)


def _attribute_known(instances: tuple[Instance, ...], path: tuple[Step, ...]) -> bool:
    """Tell whether an attribute is known; of a resource that is not made there is nothing to wait for."""
    key = path[0].key
    meant = [i for i in instances if key is None or i.key == key]
    if not meant:
        return True
    return len(path) > 1 and not any(i.unknown.get(path[1].name) for i in meant)
