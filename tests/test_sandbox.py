"""A house that changes nothing changes nothing: every golden, rendered as templates that nobody trusts are."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.goldens import CASES, case_id, golden_folder, read_tree
from trigscaffold.module import Module
from trigscaffold.pipeline import read, settle
from trigscaffold.render import last, targets, whole
from trigscaffold.sandbox import view
from trigscaffold.shelf import BUILT_IN


def from_plain_data(module: Module) -> dict[str, str]:
    """Return what the built-in templates make of the view that a team's template sees."""
    plain = view.plain(module)
    files = {path: text for path, text in whole(plain, BUILT_IN, targets(plain, BUILT_IN)) if text}
    return files | last(plain, BUILT_IN, files)


@pytest.mark.parametrize("case", CASES, ids=case_id)
def test_the_built_in_templates_make_the_same_of_plain_data(case: Path) -> None:
    made = from_plain_data(settle(read(case)))

    golden = read_tree(golden_folder(case))
    assert made == {path: golden[path] for path in made}
