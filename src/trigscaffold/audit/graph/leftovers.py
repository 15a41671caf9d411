"""Permissions that let a rule invoke a function which the rule does not invoke: what a change left behind."""

from __future__ import annotations

from collections.abc import Sequence

from trigscaffold.audit.model import Function
from trigscaffold.audit.resolve import Index, functions_of, referred
from trigscaffold.audit.resource import Resource
from trigscaffold.audit.value import Value

_RULE = "aws_cloudwatch_event_rule"
TARGET = "aws_cloudwatch_event_target"
_MAY_BE_IT = ("aws_lambda_function", "aws_lambda_alias")


def left_over(
    index: Index, functions: Sequence[Function], targets: Sequence[Resource], permission: Resource, function: Function
) -> bool:
    """Tell whether *permission* is for rules of which none has *function* as a target, as far as targets tell.

    A rule without a target may have it elsewhere; one that is named and not declared has none.
    """
    refs = tuple(permission.value("source_arn").all_refs())
    if not refs or any(ref.type != _RULE or ".data." in f".{ref.address}" for ref in refs):
        return False
    rules = referred(index, permission.value("source_arn"), _RULE)
    own = [one for one in targets if set(rules) & set(referred(index, one.value("rule"), _RULE))]
    if rules and not own:
        return False
    return not any(_perhaps(index, functions, one.value("arn"), function) for one in own)


def _perhaps(index: Index, functions: Sequence[Function], arn: Value, function: Function) -> bool:
    found = functions_of(index, functions, arn)
    if found:
        return function in found
    # What another resource gives out is not the function; what comes from outside may be.
    others = referred(index, arn)
    return not others or any(one.data or one.type in _MAY_BE_IT for one in others)
