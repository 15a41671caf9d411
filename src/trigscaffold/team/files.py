"""The files of a template, as text in memory.  Whoever wrote them is not trusted: `judge` has looked at them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

MANIFEST = "template.yaml"
# What the owner of a module, trigscaffold and git keep at its top: no template's to write.
OWNED = ("trigscaffold.yaml", ".trigscaffold.json", ".git")


@dataclass(frozen=True, slots=True)
class TemplateFiles:
    """One template's folder, read and found harmless to read.

    *source* is a URL, or the path of a folder or zip as the user wrote it; *ref* what was asked for there, *path*
    the template's folder inside it (both may be ``""``); *commit* the git commit, or ``sha256:`` and the digest of
    a folder's files or a zip's bytes.  *files* is path to text, relative to the template's folder and sorted.
    *kind* is one of `source`'s.
    """

    source: str
    ref: str
    path: str
    commit: str
    files: Mapping[str, str] = field(repr=False)
    kind: str = "folder"

    @property
    def name(self) -> str:
        """What messages call the template: its source, and the folder inside it."""
        return f"{self.source}#{self.path}" if self.path else self.source

    @property
    def exactly(self) -> str:
        """A source that means these very files, as far as one line can say so."""
        pin = "" if self.commit.startswith("sha256:") else f"@{self.commit}"
        return f"{self.source}{pin}#{self.path}" if self.path else f"{self.source}{pin}"

    def where(self, path: str, line: int = 0) -> str:
        """Return ``file:line`` of one of its files, as messages name it."""
        place = f"{self.name}/{path}" if path else self.name
        return f"{place}:{line}" if line else place


def read_folder(path: Path) -> TemplateFiles:
    """Return the template in the folder *path*.

    Raises:
        UserError: there is none (exit code 2), or something in it is not to be trusted (4).
    """
    from trigscaffold.team import folder

    return folder.read(path)


def digest(files: Mapping[str, str]) -> str:
    """Return what stands for a commit where there is none: ``sha256:`` and 64 digits over paths and texts."""
    whole = sha256()
    for path, text in sorted(files.items()):
        for part in (path.encode(), text.encode()):
            whole.update(len(part).to_bytes(8, "big") + part)
    return f"sha256:{whole.hexdigest()}"
