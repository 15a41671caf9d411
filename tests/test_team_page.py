"""`docs/team-templates.md` is true: its files are written, its commands run, and they print what it shows."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.goldens import ROOT
from tests.page import Reader, settled

TEXT = (ROOT / "docs" / "team-templates.md").read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("terraform"), reason="lint says so where Terraform is missing")
def test_every_command_on_the_page_prints_what_the_page_shows(tmp_path: Path) -> None:
    made = Reader(tmp_path).play(TEXT)

    assert settled(made) == settled(TEXT), "run: python -m tests.page docs/team-templates.md"


def test_no_command_stands_anywhere_else_on_the_page() -> None:
    played = re.sub(r"^```console\n.*?^```", "", TEXT, flags=re.DOTALL | re.MULTILINE)

    assert re.findall(r"^\$ .*", played, re.MULTILINE) == []
    assert re.findall(r"`trigscaffold [^`]*`", played) == ["`trigscaffold new --template acme`"]
