"""What an update would do to a module, before anything is written."""

from __future__ import annotations

from dataclasses import dataclass, field

from trigscaffold.errors import Problem
from trigscaffold.upkeep.checkout import Checkout
from trigscaffold.upkeep.outcomes import Outcome
from trigscaffold.upkeep.state import Consequences


@dataclass(frozen=True, slots=True)
class Plan:
    """What an update would do.  *unsettled*: conflicts of an earlier one; while there are any, it does nothing.

    *notes*: what Terraform will stumble over, such as an owner's reference to what has another address now.
    *names_kept*: something that was renamed in the spec is still called in AWS as it was.
    """

    at: Checkout
    outcomes: tuple[Outcome, ...] = ()
    consequences: Consequences = field(default_factory=lambda: Consequences({}, (), ()))
    unsettled: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()
    names_kept: bool = False
    record: bytes | None = None

    @property
    def changes(self) -> list[Outcome]:
        """What would change on the disk, the record aside."""
        return [outcome for outcome in self.outcomes if outcome.changes]

    @property
    def conflicts(self) -> list[Outcome]:
        """What its owner has to settle."""
        return [outcome for outcome in self.outcomes if outcome.conflicts]
