"""Run the command line in this process, as a shell would see it: exit code, stdout, stderr."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from dataclasses import dataclass
from unittest import mock

from trigscaffold import cli


@dataclass(frozen=True)
class Result:
    """What a command left."""

    code: int
    out: str
    err: str


def run(*arguments: str, stdin: bytes = b"") -> Result:
    """Run ``trigscaffold`` with *arguments*; an exception other than an exit is a traceback, and propagates."""
    out, err = io.StringIO(), io.StringIO()
    given = io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
    code = 0
    with (
        mock.patch.object(sys, "argv", ["trigscaffold", *arguments]),
        # Where there is no terminal a line has 100 columns; whoever runs the tests may have said otherwise.
        mock.patch.dict(os.environ, COLUMNS="100"),
        mock.patch.object(sys, "stdin", given),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        try:
            cli.main()
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 0 if stop.code is None else 1
    return Result(code, out.getvalue(), err.getvalue())
