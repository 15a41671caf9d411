"""Every module that this project generates passes `trigscaffold check`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.goldens import CASES, case_id, golden_folder
from trigscaffold.audit import check as audit


@pytest.mark.parametrize("case", CASES, ids=case_id)
def test_a_generated_module_passes_with_nothing_to_say(case: Path) -> None:
    report = audit.check([golden_folder(case)], audit.Options())

    assert report.counts["functions"] >= 1
    assert [(f.rule, f.subject.address, f.message) for f in report.violations] == []
    assert report.problems == ()
    assert report.notes == ()
