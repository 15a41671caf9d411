"""A bucket; what else the module configures of it no rule asks for."""

from __future__ import annotations

from trigscaffold.audit.call import Expanded
from trigscaffold.audit.registry.inputs import Inputs
from trigscaffold.audit.registry.logic import both, negated
from trigscaffold.audit.registry.making import make, out, together

SOURCE = "terraform-aws-modules/s3-bucket/aws"
READ = "5.15.4"


def expand(inputs: Inputs) -> Expanded:
    """Return the bucket."""
    create = both(inputs.get("create_bucket", True), negated(inputs.get("is_directory_bucket", False)))
    bucket = make(inputs, "aws_s3_bucket", "this", inputs.taken("bucket", "bucket_prefix"), exists=create)
    names = ("id", "arn", "bucket_domain_name", "bucket_regional_domain_name")
    found = {f"s3_bucket_{name}": out(bucket, name) for name in names}
    if bucket is not None and bucket.value("bucket").known:
        found["s3_bucket_id"] = out(bucket, "bucket")
    return Expanded(together(bucket), {**found, **{f"this_{name}": value for name, value in found.items()}})
