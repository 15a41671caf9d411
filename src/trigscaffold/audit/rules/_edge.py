"""Functions that CloudFront runs at its edge, for which many settings do not exist.

Source: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html.
"""

from __future__ import annotations

from trigscaffold.audit.model import Function, Model

_SERVICES = ("edgelambda.amazonaws.com", "replicator.lambda.amazonaws.com")


def at_edge(model: Model, function: Function) -> bool:
    """Tell whether CloudFront runs *function*, as far as its role or a distribution says so."""
    trusted = (function.role.trusted if function.role else None) or ()
    by = {i.by.type for i in model.invocations_of(function)}
    return any(service in _SERVICES for service in trusted) or "aws_cloudfront_distribution" in by
