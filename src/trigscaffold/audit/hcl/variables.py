"""Values that files give the variables of a root.

The order is Terraform's: ``terraform.tfvars``, ``*.auto.tfvars`` by name, then what is asked for; the last one counts.
https://developer.hashicorp.com/terraform/language/values/variables#variable-definition-precedence
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from trigscaffold.audit.hcl.evaluate import Scope
from trigscaffold.audit.hcl.module import Module
from trigscaffold.audit.hcl.reading import posix
from trigscaffold.audit.value import Value


def variables(root: Module, asked: Sequence[Path]) -> dict[str, Value]:
    """Return what variable files give, by the variable's name."""
    found: dict[str, Value] = {}
    for name in (*_beside(root.source.folder), *(posix(str(path)) for path in asked)):
        file = root.world.files.file(name)
        for argument in file.body.arguments.values() if file else ():
            found[argument.name] = Scope(root).of(argument.expression)
    return found


def _beside(folder: str) -> Iterator[str]:
    try:
        names = sorted(path.name for path in Path(folder or ".").iterdir())
    except (OSError, ValueError):
        return
    for name in sorted(names, key=lambda one: (not one.startswith("terraform.tfvars"), one)):
        if name in ("terraform.tfvars", "terraform.tfvars.json") or name.endswith(
            (".auto.tfvars", ".auto.tfvars.json")
        ):
            yield posix(os.path.join(folder, name))  # noqa: PTH118
