"""What was fetched stays here, by source and commit, so that it is there without a network too.

<cache>/<digest of the source>/<commit>/           a bare repository with that one commit
<cache>/<digest of the source>/<digest>.zip        a zip
<cache>/<digest of the source>/refs.json           the commit that each ref was last seen at
"""

from __future__ import annotations

import contextlib
import json
import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from trigscaffold.team import places
from trigscaffold.team.source import as_url

_PASSING = ".fetching-"
_STALE_S = 3600


@dataclass(frozen=True, slots=True)
class Shelf:
    """The part of the cache that one source has."""

    source: str

    @property
    def folder(self) -> Path:
        """Where it lies; made when something is put there."""
        return places.cache() / sha256(as_url(self.source).encode()).hexdigest()[:32]

    def repository(self, commit: str) -> Path:
        """Return where the repository with *commit* is, or would be."""
        return self.folder / commit

    def zip(self, commit: str) -> Path:
        """Return where the zip with the digest *commit* is, or would be."""
        return self.folder / f"{commit.removeprefix('sha256:')}.zip"

    def has(self, commit: str) -> bool:
        """Tell whether *commit* was fetched."""
        return bool(commit) and (self.repository(commit).is_dir() or self.zip(commit).is_file())

    def seen(self, ref: str) -> str:
        """Return the commit that *ref* was last seen at; ``""``: never seen."""
        return self._refs().get(ref, "")

    def note(self, ref: str, commit: str) -> None:
        """Remember that *ref* is at *commit* now."""
        refs = self._refs() | {ref: commit}
        with self.passing() as folder:
            made = folder / "refs.json"
            made.write_text(json.dumps({"source": self.source, "refs": refs}, indent=2) + "\n", encoding="utf-8")
            made.replace(self.folder / "refs.json")

    def keep(self, made: Path, place: Path) -> None:
        """Move *made*, complete, to *place* in one step; where another run was quicker, its own stays."""
        try:
            made.rename(place)
        except OSError:
            if not place.exists():
                raise

    def drop(self, commit: str) -> None:
        """Delete what is kept of *commit*."""
        shutil.rmtree(self.repository(commit), ignore_errors=True)
        self.zip(commit).unlink(missing_ok=True)

    @contextlib.contextmanager
    def passing(self) -> Iterator[Path]:
        """Give a folder of this run's own, beside what is kept; it is gone afterwards."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._sweep()
        made = Path(tempfile.mkdtemp(prefix=_PASSING, dir=self.folder))
        try:
            yield made
        finally:
            shutil.rmtree(made, ignore_errors=True)

    def _sweep(self) -> None:
        """Delete what killed runs left."""
        for left in self.folder.glob(f"{_PASSING}*"):
            with contextlib.suppress(OSError):
                if time.time() - left.stat().st_mtime > _STALE_S:
                    shutil.rmtree(left, ignore_errors=True)

    def _refs(self) -> dict[str, str]:
        try:
            refs = json.loads((self.folder / "refs.json").read_text(encoding="utf-8"))["refs"]
        except (OSError, ValueError, LookupError, TypeError):
            return {}
        return {k: v for k, v in refs.items() if isinstance(v, str)} if isinstance(refs, dict) else {}
