"""Plays a page as its reader would: writes the files that it shows, runs its commands, and notes what they print.

A block below a line that ends in ```path`:`` is a file.  In a ``console`` block a line that begins with ``$`` is a
command, and what follows is what it prints.  ``python -m tests.page PAGE`` writes the page anew.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

from tests import hostile

HERE = "/home/you/work"
_BLOCK = re.compile(r"(?:^`([^`\n]+)`:\n\n)?^```(\w+)\n(.*?)^```", re.DOTALL | re.MULTILINE)
# What a change of a built-in template changes, and no reader looks for.
_COUNTED = re.compile(r'"?\b[0-9a-f]{40}\b"?|\d+ files?|\d+ written\b|\d+, \d+ KiB')


def settled(text: str) -> str:
    """Return *text* without commits and without how many files there are."""
    return _COUNTED.sub("N", text)


class Reader:
    """Somebody who reads a page in the new folder *place*; *code* is how the last command ended."""

    def __init__(self, place: Path) -> None:
        self.work = place / "work"
        self.work.mkdir()
        self.folder = self.work
        (place / "bin").mkdir()
        command = place / "bin" / "trigscaffold"
        command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m trigscaffold "$@"\n')
        command.chmod(0o755)
        self.environment = {name: text for name, text in os.environ.items() if not name.startswith("TRIGSCAFFOLD_T")}
        self.environment |= {name: str(place / name) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")}
        self.environment |= {"XDG_STATE_HOME": str(place / "state"), "PATH": f"{place / 'bin'}:{os.environ['PATH']}"}
        self.environment |= hostile.ENV

    def play(self, text: str) -> str:
        """Return *text* with what its commands really print."""
        return _BLOCK.sub(self._block, text)

    def _block(self, block: re.Match[str]) -> str:
        path, language, body = block.groups()
        if path:
            (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / path).write_text(body.replace(HERE, str(self.work)), encoding="utf-8")
        if language != "console":
            return block[0]
        commands = [line.removeprefix("$ ") for line in body.splitlines() if line.startswith("$ ")]
        return "```console\n" + "".join(f"$ {command}\n{self._run(command)}" for command in commands) + "```"

    def _run(self, command: str) -> str:
        note = self.work.parent / "cwd"
        script = f"{command.replace(HERE, str(self.work))}\ncode=$?; pwd > {shlex.quote(str(note))}; exit $code"
        done = subprocess.run(
            ["bash", "-c", script],
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        assert done.returncode in (0, 1), f"{command}\n{done.stdout}"
        self.folder = Path(note.read_text().strip())
        return done.stdout.replace(str(self.work), HERE)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        with tempfile.TemporaryDirectory() as place:
            made = Reader(Path(place).resolve()).play(Path(name).read_text(encoding="utf-8"))
        Path(name).write_text(made, encoding="utf-8")
