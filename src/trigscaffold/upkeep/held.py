"""What holds data, and which change of it makes AWS build another one in its place.  Pure.

Each argument is one of which a change forces a new resource; the provider's page of each type is named.
"""

from __future__ import annotations

from dataclasses import dataclass

from trigscaffold.upkeep import names, renames
from trigscaffold.upkeep.moves import Moves
from trigscaffold.upkeep.renames import Pairs
from trigscaffold.upkeep.resources import Blocks, Key

_PAGE = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/{}"
# What it holds, and what forces a new one.
HOLDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "aws_sqs_queue": ("messages", ("name", "name_prefix", "fifo_queue")),
    "aws_dynamodb_table": ("items", ("name", "hash_key", "range_key")),
    "aws_kinesis_stream": ("records", ("name",)),
    "aws_s3_bucket": ("objects", ("bucket", "bucket_prefix", "object_lock_enabled")),
    "aws_cloudwatch_log_group": ("logs", ("name", "name_prefix", "log_group_class")),
    "aws_cloudwatch_event_archive": ("events", ("name", "event_source_arn")),
    "aws_kms_key": ("the key to what it encrypts", ("customer_master_key_spec", "key_usage", "multi_region")),
    "aws_cognito_user_pool": ("users", ("alias_attributes", "username_attributes")),
    "aws_codecommit_repository": ("commits", ()),
    "aws_secretsmanager_secret": ("a secret", ("name", "name_prefix")),
    "aws_schemas_registry": ("schemas", ("name",)),
    "aws_ecr_repository": ("images", ("name",)),
    "aws_efs_file_system": ("files", ("encrypted", "kms_key_id", "creation_token")),
    "aws_docdb_cluster": ("documents", ("cluster_identifier", "kms_key_id", "storage_encrypted")),
    "aws_msk_cluster": ("records", ("cluster_name",)),
    "aws_mq_broker": ("messages", ("broker_name", "engine_type", "deployment_mode")),
}


@dataclass(frozen=True, slots=True)
class Replacement:
    """A resource that holds data and that the next apply would build anew, empty."""

    path: str
    address: str
    holds: str
    argument: str
    before: str
    after: str
    source: str


def page(kind: str) -> str:
    """Return the provider's page of a type of resource."""
    return _PAGE.format(kind.removeprefix("aws_"))


def replaced(old: Blocks, new: Blocks, moves: Moves, pairs: Pairs, only: Key | None = None) -> list[Replacement]:
    """Return each resource, or the *only* one, that holds data and would be built anew, with what forces it."""
    found = []
    for before, after in names.both(old if only is None else {only: old[only]}, new, moves):
        holds, forcing = HOLDS.get(before.type, ("", ()))
        for argument in forcing:
            was, is_ = before.arguments.get(argument, ""), after.arguments.get(argument, "")
            if was != is_ and not _only_readdressed(was, is_, pairs):
                found.append(Replacement(after.path, after.address, holds, argument, was, is_, page(before.type)))
    return found


def _only_readdressed(was: str, is_: str, pairs: Pairs) -> bool:
    """Return whether two values are one: what is said to be as it is unsaid, or what has another address now."""
    if {was, is_} <= {"", "false", "null"}:
        return True
    return names.REFERENCE.sub("", was) == names.REFERENCE.sub("", is_) and renames.same(was, is_, pairs)
