"""A function URL that anybody on the internet can call.

With `authorization_type = "NONE"` Lambda checks nothing: every call runs the function and is paid for, and no usage
plan or firewall stands before it. With `AWS_IAM` a caller signs its request. Where the callers cannot sign (a webhook,
a browser), the function has to check a signature or a token itself, or an API with an authorizer, or CloudFront with
origin access control, stands before it.

Write instead::

    authorization_type = "AWS_IAM"
"""

from __future__ import annotations

from collections.abc import Iterator

from trigscaffold.audit.model import Model
from trigscaffold.audit.resource import Resource
from trigscaffold.audit.rules._kinds import named
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation

ID = "url-auth"
SEVERITY = Severity.WARNING
SOURCE = "https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html"


def check(model: Model) -> Iterator[Finding]:
    """Judge every function URL."""
    return (_judged(model, url) for url in model.of_type("aws_lambda_function_url"))


def _judged(model: Model, url: Resource) -> Finding:
    value = url.value("authorization_type")
    said = {one.text for one in value.every()}
    if "NONE" not in said and None not in said:
        return fine(ID, url)
    if said != {"NONE"}:
        return undecidable(ID, url, "Whether the URL asks who calls cannot be seen", value.decides)
    who = named(model, url.value("function_name"), url)
    message = (
        f"Anybody who learns the URL can run {who}, as often as they like and at your "
        "cost: Lambda checks nothing. Let callers sign (AWS_IAM), or put an authorizer or CloudFront before it; "
        "where the function checks a signature itself, say so in an ignore comment."
    )
    return violation(
        ID, url, message, 'authorization_type = "AWS_IAM"', concerned=[url.place("authorization_type", "open to all")]
    )
