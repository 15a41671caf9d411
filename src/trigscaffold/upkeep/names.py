"""What AWS calls things: kept when a rename in the spec would only change that, because another name is another thing.

The record keeps these names, so that whatever is generated later has them too.  Pure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from trigscaffold.upkeep import renames, resources
from trigscaffold.upkeep.moves import Moves
from trigscaffold.upkeep.renames import Pairs
from trigscaffold.upkeep.resources import Block, Blocks

Names = Mapping[str, Mapping[str, str]]  # folder and address -> argument -> what it is, as written
# Arguments by which AWS knows a thing.
ARGUMENTS = (
    *("name", "name_prefix", "alarm_name", "bucket", "bucket_prefix", "statement_id", "function_name", "policy_name"),
    *("target_id", "identifier", "rule_name", "group_name", "repository_name", "log_group_name", "stream_name"),
)
# What an expression refers to: ``var.name``, ``aws_sqs_queue.orders.arn``.
REFERENCE = re.compile(r"(?<![\w.-])[a-z]\w*(?:\.[a-z_]\w*)+")


def applied(files: Mapping[str, str], names: Names) -> dict[str, str]:
    """Return *files* with what *names* says; what is not there any more is left out."""
    found = dict(files)
    if names:
        for block in resources.blocks(files).values():
            for argument, value in names.get(_key(block), {}).items():
                found[block.path] = _with(found[block.path], block, argument, value)
    return found


def moved(names: Names, moves: Moves) -> Names:
    """Return *names* under the addresses that things have after *moves*."""
    to = {_joined(folder, old): _joined(folder, new) for (folder, old), new in moves.items()}
    return {to.get(key, key): values for key, values in names.items()}


def kept(old: Blocks, new: Blocks, moves: Moves, pairs: Pairs) -> Names:
    """Return the names in *old* that differ in *new* by nothing but the name of a trigger, or of the function."""
    found: dict[str, dict[str, str]] = {}
    for before, after in both(old, new, moves):
        for argument in ARGUMENTS if before.type != "module" else before.arguments:
            was, is_ = before.arguments.get(argument, ""), after.arguments.get(argument, "")
            if was != is_ and _only_called_otherwise(was, is_, pairs):
                found.setdefault(_key(after), {})[argument] = was
    return found


def differences(made: Mapping[str, str], now: Mapping[str, str]) -> Names:
    """Return what is called otherwise in the files *now* than in those that are *made* of the spec alone."""
    pure, found = resources.blocks(made), {}
    for key, block in resources.blocks(now).items():
        one = {name: value for name, value in block.arguments.items() if value != pure[key].arguments.get(name)}
        if one:
            found[_key(block)] = one
    return found


def both(old: Blocks, new: Blocks, moves: Moves) -> list[tuple[Block, Block]]:
    """Return each block that is in both trees, as it was and as it is, moved or not."""
    pairs = [(block, new.get((folder, moves.get((folder, name), name)))) for (folder, name), block in old.items()]
    return [(before, after) for before, after in pairs if after]


def _only_called_otherwise(was: str, is_: str, pairs: Pairs) -> bool:
    """Return whether two names differ in their text alone; what they refer to is the same."""
    return REFERENCE.findall(was) == REFERENCE.findall(is_) and renames.same(was, is_, pairs)


def _key(block: Block) -> str:
    return _joined(block.folder, block.address)


def _joined(folder: str, address: str) -> str:
    return f"{folder}/{address}" if folder else address


def _with(text: str, block: Block, argument: str, value: str) -> str:
    """Return *text*, in which *block* has *value* for its *argument*, if it has that argument on one line."""
    head = f'module "{block.name}" {{' if block.type == "module" else f'resource "{block.type}" "{block.name}" {{'
    start = text.index(head)
    end = text.index("\n}", start)
    line = re.compile(
        rf"^(  {re.escape(argument)} *= ){re.escape(block.arguments.get(argument, chr(0)))}$", re.MULTILINE
    )
    return text[:start] + line.sub(lambda found: found[1] + value, text[start:end], count=1) + text[end:]
