"""Whether an ARN is one, and names the kind of thing that the spec says it is."""

from __future__ import annotations

import re

from trigscaffold.spec.settle import ARN_KINDS
from trigscaffold.spec.slips import shown

_ARN = re.compile(r"arn:(aws[a-z-]*):([a-z0-9-]+):([a-z0-9-]*):([0-9]{12})?:([^\s\x00-\x1f]+)")
_FORM = "arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE"
# Services whose ARN does not tell which of several kinds it is.
_SEVERAL = {"mq": ("rabbitmq", "activemq"), "rds": ("document_database", "relational_database")}
_PLAIN = re.compile(r"[A-Za-z0-9:/._*+=,@|#-]+")
_RESOURCES = {
    "dynamodb": ("table/", "orders"),
    "kinesis": ("stream/", "clicks"),
    "events": ("event-bus/", "shop"),
    "cognito-idp": ("userpool/", "eu-west-1_abc"),
    "connect": ("instance/", "12345678-1234-1234-1234-123456789012"),
    "lex": ("bot-alias/", "ABCDEFGHIJ/TSTALIASID"),
    "cloudfront": ("distribution/", "E2EXAMPLE"),
    "firehose": ("deliverystream/", "clicks"),
    "states": ("stateMachine:", "orders"),
    "logs": ("log-group:", "/aws/lambda/orders"),
}


def arn_problem(arn: str, kind: str) -> str:
    """Return what is wrong with *arn* for something of *kind* (empty: any); empty: nothing."""
    found = _ARN.fullmatch(arn)
    if not found:
        return f"found {shown(arn)}; allowed: {_FORM}, such as arn:aws:sqs:eu-west-1:123456789012:orders"
    service, resource = found[2], found[5]
    kinds = _SEVERAL.get(service) or ((ARN_KINDS[service],) if service in ARN_KINDS else ())
    if not kinds:
        return f"found the service {service!r}; nothing of it carries events, allowed: {', '.join(sorted(_services()))}"
    if kind and kind not in kinds:
        return f"found the ARN of a {kinds[0].replace('_', ' ')} ({service}); `needs.existing` says {kind}"
    if not _PLAIN.fullmatch(resource):
        return f"found {shown(arn)}; a resource's name has letters, digits and any of : / . _ - + = , @ | #"
    prefix, example = _RESOURCES.get(service, ("", ""))
    if not resource.startswith(prefix):
        return f"found {shown(arn)}; the ARN of a {kinds[0]} ends with {prefix}NAME, such as {prefix}{example}"
    return ""


def _services() -> set[str]:
    return {*ARN_KINDS, *_SEVERAL}
