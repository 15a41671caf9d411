"""Whatever a module is made of, its triggers can be renamed: everything moves, nothing is lost, built anew or asked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.goldens import CASES, case_id
from trigscaffold import writer
from trigscaffold.pipeline import read, scaffold
from trigscaffold.record import SPEC
from trigscaffold.upkeep import checkout, generated, resources, update
from trigscaffold.upkeep.planned import Plan


def planned(folder: Path) -> Plan:
    at = checkout.of(folder)
    return update.plan(at, generated.of(at.target, folder, at.known))


@pytest.mark.parametrize("case", CASES, ids=case_id)
def test_every_trigger_of_a_module_can_be_renamed(case: Path, tmp_path: Path) -> None:
    module, tree = scaffold(read(case))
    names = "|".join(t.name for t in module.triggers)
    folder = tmp_path / "m"
    writer.write(tree, folder)
    (folder / SPEC).write_text(re.sub(rf"^  ({names}):$", r"  new_\1:", tree.files[SPEC], flags=re.MULTILINE))

    plan = planned(folder)
    update.apply(plan)

    moved = plan.consequences.moved
    made = {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*.tf")}
    old, new = resources.blocks(tree.files), resources.blocks(made)
    assert (plan.conflicts, plan.consequences.replaced, plan.consequences.left) == ([], (), ())
    assert [key for key in old if key not in new and key not in moved] == []
    assert {to for (where, _), to in moved.items() if not where} <= {address for where, address in new if not where}
    assert not (folder / f"trigger_{module.triggers[0].name}.tf").exists()
    assert planned(folder).changes == []
