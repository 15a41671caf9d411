"""What a user did wrong, in one shape: what, where, what is allowed, what to do next.

`UserError` is the only exception whose text reaches a user; everything else is a
bug and keeps its traceback.  Each error is built by one small function that stands
next to the code that raises it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

USAGE = 2
NO_TRIGGER_FITS = 3
UNTRUSTED_TEMPLATE = 4
TERRAFORM_REFUSED = 5


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong.

    *where* is ``file:line`` (or ``file``, or an option's name), *path* the key in the
    user's file (``triggers.orders.needs.latency``), *message* one sentence that says
    what was found and what is allowed.
    """

    where: str
    path: str
    message: str

    def __str__(self) -> str:
        return ": ".join(part for part in (self.where, self.path, self.message) if part)


class UserError(Exception):
    """A mistake of the user's: printed without a traceback, ends with *exit_code*.

    Args:
        summary: One sentence, no full stop: what cannot be done.
        problems: Every single thing that is wrong, in file order.
        hint: What to do next, a sentence or a command.
        exit_code: One of this module's constants.
    """

    def __init__(
        self, summary: str, problems: Sequence[Problem] = (), *, hint: str = "", exit_code: int = USAGE
    ) -> None:
        super().__init__(summary)
        self.summary = summary
        self.problems = tuple(problems)
        self.hint = hint
        self.exit_code = exit_code

    def __str__(self) -> str:
        text = f"Error: {self.summary}\n"
        if self.problems:
            text += "\n" + "".join(f"  {problem}\n" for problem in self.problems)
        if self.hint:
            text += f"\nHint: {self.hint}\n"
        return text
