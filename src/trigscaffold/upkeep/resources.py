"""The resources and module calls of Terraform files, as far as moving them needs.  Pure.

A block of generated code begins and ends at the left edge, as `terraform fmt` has it; one that does
not is not seen, and so is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_BLOCK = re.compile(
    r'^(?:resource "(?P<type>[\w-]+)" "(?P<name>[\w-]+)"|module "(?P<module>[\w-]+)") \{\r?\n(?P<body>.*?)^\}',
    re.MULTILINE | re.DOTALL,
)
_SIDE = re.compile(r'^(variable|output) "([\w-]+)" \{', re.MULTILINE)
_ARGUMENT = re.compile(r"^  (\w+) *= (.*?)\r?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Block:
    """One resource or module call.  *arguments*: those of its first level, as written, their first line."""

    folder: str
    type: str
    name: str
    path: str
    body: str
    arguments: Mapping[str, str]

    @property
    def address(self) -> str:
        """Its address inside its own folder."""
        return f"{self.type}.{self.name}"


Key = tuple[str, str]
Blocks = dict[Key, Block]


def blocks(files: Mapping[str, str]) -> Blocks:
    """Return every block of the ``.tf`` files of *files* by folder and address."""
    return {(block.folder, block.address): block for block in _all(files)}


def twice(files: Mapping[str, str]) -> list[tuple[Key, str, str]]:
    """Return what is in two places of *files*: folder and address, and the paths of both."""
    first: dict[Key, str] = {}
    found = []
    for block in _all(files):
        key = (block.folder, block.address)
        if key in first:
            found.append((key, first[key], block.path))
        first.setdefault(key, block.path)
    return found


def interface(files: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """Return the variables and outputs of the module itself: what it is, its name, and the path it is in."""
    found = {}
    for path, text in files.items():
        if path.endswith(".tf") and "/" not in path:
            found.update(dict.fromkeys(_SIDE.findall(text), path))
    return found


def _all(files: Mapping[str, str]) -> Iterator[Block]:
    for path, text in sorted(files.items()):
        if path.endswith(".tf"):
            yield from (_block(match, path.rpartition("/")[0], path) for match in _BLOCK.finditer(text))


def _block(match: re.Match[str], folder: str, path: str) -> Block:
    arguments = {name: value.strip() for name, value in _ARGUMENT.findall(match["body"])}
    kind, name = ("module", match["module"]) if match["module"] else (match["type"], match["name"])
    return Block(folder, kind, name, path, match["body"], arguments)
