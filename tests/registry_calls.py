"""Calls of registry modules, as a reader would hand them over."""

from __future__ import annotations

from typing import Any

from trigscaffold.audit.call import Call, Expanded
from trigscaffold.audit.graph import build
from trigscaffold.audit.model import Model
from trigscaffold.audit.registry import expand
from trigscaffold.audit.resource import Body, Resource
from trigscaffold.audit.value import Ref, Value

OWNER = "terraform-aws-modules"
QUEUE_ARN = Value(refs=(Ref("aws_sqs_queue.orders", "arn"),), given=True)
UNSEEN = Value(why="var.given, which has no default")


def value(data: Any) -> Value:
    if isinstance(data, Value):
        return data
    if isinstance(data, dict):
        return Value({key: value(one) for key, one in data.items()})
    return Value([value(one) for one in data]) if isinstance(data, list) else Value(data)


def call(module: str, version: str = "", /, **arguments: Any) -> Call:
    body = Body(
        {key: value(one) for key, one in arguments.items()},
        line=1,
        end_line=len(arguments) + 2,
        lines={key: (number, number) for number, key in enumerate(arguments, 2)},
    )
    return Call("module.made", "module.made", "made", module, version, "main.tf", body)


def expanded(module: str, version: str = "", /, **arguments: Any) -> Expanded:
    found = expand(call(f"{OWNER}/{module}", version, **arguments))
    assert found is not None
    return found


def only(found: Expanded, kind: str, name: str = "") -> Resource:
    (one,) = [r for r in found.resources if r.type == kind and name in ("", r.name)]
    return one


def model(*calls: Expanded) -> Model:
    return build([resource for one in calls for resource in one.resources])
