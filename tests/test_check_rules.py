"""Every rule of `trigscaffold check` on its examples: what is right, what is wrong, what cannot be decided.

An example is a `.tf` file, or a folder, in `tests/check/<rule>/`. The header of each subject is followed by
`# violation`, `# fine` or `# undecidable`; a header without a mark is no subject of the rule. A folder's marks stand in
any of its files.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from trigscaffold.audit.folder import load
from trigscaffold.audit.graph import build
from trigscaffold.audit.judge import judge
from trigscaffold.audit.rules import rules

EXAMPLES = Path(__file__).parent / "check"
CASES = sorted(p for folder in EXAMPLES.iterdir() for p in folder.iterdir())
MARK = re.compile(r"#\s*(violation|fine|undecidable)\s*$")
RULES = {rule.ID: rule for rule in rules()}


def marks(case: Path) -> set[tuple[str, int, str]]:
    files = [case] if case.is_file() else sorted(case.rglob("*.tf"))
    return {
        (file.relative_to(EXAMPLES).as_posix(), number, match[1])
        for file in files
        for number, line in enumerate(file.read_text().splitlines(), 1)
        if (match := MARK.search(line))
    }


def test_the_set_of_rules_is_the_set_of_examples() -> None:
    assert {folder.name for folder in EXAMPLES.iterdir()} == set(RULES)


@pytest.mark.parametrize("rule", sorted(RULES))
def test_a_rule_has_right_and_wrong_examples(rule: str) -> None:
    names = [case.name for case in CASES if case.parent.name == rule]

    assert any(name.startswith("right") for name in names), names
    assert any(name.startswith("wrong") for name in names), names


@pytest.mark.parametrize("case", CASES, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_a_rule_says_of_its_examples_what_they_are_marked_with(case: Path) -> None:
    loaded = load([case])
    models = [build(root.resources, root.outputs, root.calls) for root in loaded.roots]
    found = judge(models, [RULES[case.parent.name]])

    assert not loaded.problems
    assert {
        (Path(f.subject.file).resolve().relative_to(EXAMPLES).as_posix(), f.subject.body.line, str(f.verdict))
        for f in found
    } == marks(case)
    for finding in found:
        if finding.verdict != "fine":
            assert finding.message
            assert finding.instead


@pytest.mark.parametrize("rule", sorted(RULES))
def test_a_rule_says_what_it_is_and_where_that_is_written(rule: str) -> None:
    module = RULES[rule]

    assert module.__name__.rpartition(".")[2].replace("_", "-") == rule
    assert module.SOURCE.startswith("https://")
    assert "Write instead::" in (module.__doc__ or "")
