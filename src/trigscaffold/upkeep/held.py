"""What holds data, and which change of it makes AWS build another one in its place.  Pure.

Each argument is one of which a change forces a new resource; the provider's page of each type is named.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from trigscaffold.upkeep import renames
from trigscaffold.upkeep.moves import Moves
from trigscaffold.upkeep.renames import Pairs
from trigscaffold.upkeep.resources import Block, Blocks, Key

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
# What AWS calls a thing: kept when only the name of a trigger in it changed.
NAMES = (
    *("name", "name_prefix", "alarm_name", "bucket", "bucket_prefix", "statement_id", "function_name", "policy_name"),
    *("target_id", "identifier", "rule_name", "group_name", "repository_name", "log_group_name", "stream_name"),
)
# What an expression refers to: ``var.name``, ``aws_sqs_queue.orders.arn``.
_REFERENCE = re.compile(r"(?<![\w.-])[a-z]\w*(?:\.[a-z_]\w*)+")


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


def pairs_of(old: Blocks, new: Blocks, moves: Moves) -> list[tuple[Block, Block]]:
    """Return each block that is in both trees, as it was and as it is, moved or not."""
    both = [(block, new.get((folder, moves.get((folder, name), name)))) for (folder, name), block in old.items()]
    return [(before, after) for before, after in both if after]


def named_as_before(files: Mapping[str, str], old: Blocks, new: Blocks, moves: Moves, pairs: Pairs) -> dict[str, str]:
    """Return *files*, the new tree, in which what was only renamed in the spec keeps the name that AWS knows."""
    kept = dict(files)
    for before, after in pairs_of(old, new, moves):
        for argument in NAMES if before.type != "module" else before.arguments:
            was, is_ = before.arguments.get(argument, ""), after.arguments.get(argument, "")
            if was != is_ and _only_called_otherwise(was, is_, pairs):
                body = _with(_body(kept[after.path], after), argument, is_, was)
                kept[after.path] = kept[after.path].replace(_body(kept[after.path], after), body)
    return kept


def _body(text: str, block: Block) -> str:
    """Return *block* in *text*, from its head to its end."""
    head = f'module "{block.name}" {{' if block.type == "module" else f'resource "{block.type}" "{block.name}" {{'
    start = text.index(head)
    return text[start : text.index("\n}", start)]


def _with(body: str, argument: str, value: str, other: str) -> str:
    lines = body.split("\n")
    for number, line in enumerate(lines):
        if line.startswith(f"  {argument} ") and line.endswith(f"= {value}"):
            lines[number] = f"{line.removesuffix(value)}{other}"
    return "\n".join(lines)


def replaced(old: Blocks, new: Blocks, moves: Moves, pairs: Pairs, only: Key | None = None) -> list[Replacement]:
    """Return each resource, or the *only* one, that holds data and would be built anew, with what forces it."""
    found = []
    for before, after in pairs_of(old if only is None else {only: old[only]}, new, moves):
        holds, forcing = HOLDS.get(before.type, ("", ()))
        for argument in forcing:
            was, is_ = before.arguments.get(argument, ""), after.arguments.get(argument, "")
            if was != is_ and not _only_readdressed(was, is_, pairs):
                found.append(Replacement(after.path, after.address, holds, argument, was, is_, page(before.type)))
    return found


def _only_called_otherwise(was: str, is_: str, pairs: Pairs) -> bool:
    """Return whether two names differ in their text alone, by the name of a trigger; what they refer to is the same."""
    return _REFERENCE.findall(was) == _REFERENCE.findall(is_) and renames.same(was, is_, pairs)


def _only_readdressed(was: str, is_: str, pairs: Pairs) -> bool:
    """Return whether two values are one: what is said to be as it is unsaid, or what has another address now."""
    if {was, is_} <= {"", "false", "null"}:
        return True
    return _REFERENCE.sub("", was) == _REFERENCE.sub("", is_) and renames.same(was, is_, pairs)
