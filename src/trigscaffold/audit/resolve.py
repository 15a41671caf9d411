"""From a reference, a name or an ARN to what it means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from trigscaffold.audit.resource import Resource
from trigscaffold.audit.sameness import identity, unsettled
from trigscaffold.audit.value import Ref, Value

if TYPE_CHECKING:
    from trigscaffold.audit.model import Function

Index = Mapping[str, tuple[Resource, ...]]
_ALIASES = ("aws_lambda_alias", "aws_lambda_permission", "aws_lambda_provisioned_concurrency_config")


def at(index: Index, ref: Ref) -> tuple[Resource, ...]:
    """Return the resources that *ref* names: one instance where its key is known, else all of the block."""
    found = index.get(ref.address, ())
    if ref.key is None:
        return found
    exact = tuple(r for r in found if r.key == ref.key)
    return exact or tuple(r for r in found if r.many or unsettled(r.key))


def referred(index: Index, value: Value, *types: str) -> tuple[Resource, ...]:
    """Return the resources of *types* (all: none given) that *value* refers to."""
    return tuple(dict.fromkeys(r for ref in value.all_refs() for r in at(index, ref) if not types or r.type in types))


def functions_of(index: Index, functions: Sequence[Function], value: Value) -> tuple[Function, ...]:
    """Return the functions that *value* means: by reference, through an alias, by ARN, by name or by one expression."""
    found = functions_at(index, functions, value)
    if found or not functions:
        return found
    names = {name for one in (*value.every(), *_looked_up(index, value)) if (name := _name(one))}
    if not names:
        return ()
    return tuple(f for f in functions if identity(f.resource.value("function_name")) in names)


def _looked_up(index: Index, value: Value) -> Iterator[Value]:
    """Yield the name by which a data source looks up the function that *value* means."""
    return (one.value("function_name") for one in referred(index, value, "aws_lambda_function") if one.data)


def functions_at(index: Index, functions: Sequence[Function], value: Value) -> tuple[Function, ...]:
    """Return the functions that *value* refers to, by themselves or through an alias."""
    resources = dict.fromkeys(_function_resources(index, value, depth=0))
    return tuple(f for f in functions if f.resource in resources) if resources else ()


def _function_resources(index: Index, value: Value, depth: int) -> Iterator[Resource]:
    for resource in referred(index, value):
        if resource.type == "aws_lambda_function":
            yield resource
        if (resource.type in _ALIASES or resource.data) and depth < 3:
            yield from _function_resources(index, resource.value("function_name"), depth + 1)


def named_by_arn(value: Value, service: str, name: Value) -> bool:
    """Tell whether *value* is an ARN of *service* whose last part is *name*, known or put together alike."""
    wanted = identity(name)
    texts = (identity(one) for one in value.every())
    return bool(wanted) and any(f":{service}:" in text and text.rsplit(":", 1)[1] == wanted for text in texts)


def _name(value: Value) -> str:
    """Return the name that *value* is, or the name in the ARN that it is; unknown ones as what they come from."""
    text = identity(value)
    if text.startswith("arn:") and ":function:" in text:
        return text.split(":function:", 1)[1].split(":")[0]
    return text
