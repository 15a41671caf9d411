"""How far one root is followed: hostile text must not cost more than patience."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

DEEPEST: Final = 120
"""Expressions within expressions, through locals, variables and modules."""
MOST_STEPS: Final = 500_000
MOST_INSTANCES: Final = 500
"""Instances of one block beyond which one stands for all."""
MOST_MADE: Final = 20_000
"""Instances of all blocks of one root, beyond which one stands for all of a block."""
DEEPEST_MODULE: Final = 12
MOST_CALLS: Final = 4_000
"""Module calls of one root; what lies beyond is not followed."""


@dataclass(slots=True)
class Limits:
    """What has been used."""

    depth: int = 0
    steps: int = 0
    made: int = 0
    calls: int = 0

    def enter(self) -> bool:
        """Count one expression; tell whether it may be worked out. Each call is followed by `leave` if so."""
        if self.depth >= DEEPEST or self.steps >= MOST_STEPS:
            return False
        self.depth += 1
        self.steps += 1
        return True

    def leave(self) -> None:
        """Count the end of one."""
        self.depth -= 1
