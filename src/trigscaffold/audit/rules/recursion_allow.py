"""A function for which Lambda's protection against endless loops is switched off.

A function that writes to what invokes it (a queue, a topic, a bucket) can invoke itself without end, and take the
account's whole concurrency and its bill with it. Lambda stops such a loop after about 16 turns, unless
`recursive_loop` is "Allow". Leave that to designs that mean to loop and stop by themselves.

Write instead::

    recursive_loop = "Terminate"
"""

from __future__ import annotations

from collections.abc import Iterator

from trigscaffold.audit.model import Model
from trigscaffold.audit.resource import Resource
from trigscaffold.audit.rules._kinds import named
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation

ID = "recursion-allow"
SEVERITY = Severity.WARNING
SOURCE = "https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html"


def check(model: Model) -> Iterator[Finding]:
    """Judge every configuration of loop detection."""
    return (_judged(model, one) for one in model.of_type("aws_lambda_function_recursion_config"))


def _judged(model: Model, config: Resource) -> Finding:
    value = config.value("recursive_loop")
    said = {one.text for one in value.every()}
    if "Allow" not in said and None not in said:
        return fine(ID, config)
    if said != {"Allow"}:
        return undecidable(ID, config, "Whether loop detection is switched off cannot be seen", value.decides)
    who = named(model, config.value("function_name"), config)
    message = (
        f"Lambda no longer stops {who} when it invokes itself in a loop "
        "through a queue, a topic or a bucket: one wrong write can run until somebody sees the bill, and take the "
        "account's concurrency from every other function."
    )
    return violation(
        ID, config, message, 'recursive_loop = "Terminate"', concerned=[config.place("recursive_loop", "off")]
    )
