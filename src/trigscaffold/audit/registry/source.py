"""Where a module comes from, whichever way its source is written."""

from __future__ import annotations

import re
from dataclasses import dataclass

_REGISTRIES = ("registry.terraform.io/", "registry.opentofu.org/")
_REGISTRY = re.compile(r"(?P<owner>[\w-]+)/(?P<name>[\w-]+)/(?P<provider>[\w-]+)")
_GITHUB = re.compile(
    r"(?:git::)?(?:https://|ssh://)?(?:[\w.-]+@)?github\.com[/:](?P<owner>[\w-]+)/"
    r"terraform-(?P<provider>[a-z0-9]+)-(?P<name>[\w-]+?)(?:\.git)?"
)
_MAJOR = re.compile(r"\s*(?:=|~>|\^)?\s*v?(\d+)(?:\.|$|\s)")


@dataclass(frozen=True, slots=True)
class Source:
    """A module as the registry calls it: ``terraform-aws-modules/lambda/aws//modules/alias``.

    *major* is the first number of its version, None where several are allowed.
    """

    name: str
    major: int | None = None


def parse(source: str, version: str = "") -> Source | None:
    """Return the module that *source* means, None where it is neither of the registry nor on GitHub.

    https://developer.hashicorp.com/terraform/language/modules/configuration#module-sources
    """
    rest, _, query = source.partition("?")
    for host in _REGISTRIES:
        rest = rest.removeprefix(host)
    path, folder = _split(rest)
    ref = next((part[4:] for part in query.split("&") if part.startswith("ref=")), "")
    match = _REGISTRY.fullmatch(path) or _GITHUB.fullmatch(path)
    if match is None:
        return None
    name = "{owner}/{name}/{provider}".format(**match.groupdict())
    return Source(f"{name}//{folder}" if folder else name, _major(version or ref))


def _split(text: str) -> tuple[str, str]:
    """Part a source from the folder within it; the slashes of ``https://`` part nothing."""
    scheme, mark, rest = text.rpartition("://")
    path, _, folder = rest.partition("//")
    return f"{scheme}{mark}{path}", folder.strip("/")


def _major(version: str) -> int | None:
    if "," in version or version.lstrip().startswith((">", "<", "!")):
        return None
    match = _MAJOR.match(version)
    return int(match[1]) if match else None
