"""How a question reaches somebody, and the answer comes back.

Everything the wizard says and hears goes through an `Asker`; ``None`` means that the user went away.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any, Protocol

from trigscaffold.wizard.questions import Option


class Asker(Protocol):
    """Somebody who can be asked."""

    def select(self, message: str, options: Sequence[Option], default: Any = None) -> Any:
        """Return the value of one of *options*; None: the user went away."""

    def pick(self, message: str, options: Sequence[Option]) -> list[Any] | None:
        """Return the values of any of *options*; None: the user went away."""

    def text(self, message: str, default: str = "") -> str | None:
        """Return a line of text, possibly empty; None: the user went away."""

    def confirm(self, message: str, default: bool = False) -> bool | None:
        """Return yes or no; None: the user went away."""

    def show(self, text: str) -> None:
        """Show *text*."""


class QuestionaryAsker:
    """Asks on a terminal."""

    def select(self, message: str, options: Sequence[Option], default: Any = None) -> Any:
        """Return the value of one of *options*; None: the user went away."""
        import questionary

        choices = [questionary.Choice(option.text, value=option.value) for option in options]
        start = next((choice for choice in choices if choice.value == default), None)
        return questionary.select(message, choices, default=start, use_shortcuts=False).ask(kbi_msg="")

    def pick(self, message: str, options: Sequence[Option]) -> list[Any] | None:
        """Return the values of any of *options*; None: the user went away."""
        import questionary

        choices = [questionary.Choice(option.text, value=option.value) for option in options]
        picked: list[Any] | None = questionary.checkbox(message, choices).ask(kbi_msg="")
        return picked

    def text(self, message: str, default: str = "") -> str | None:
        """Return a line of text, possibly empty; None: the user went away."""
        import questionary

        shown = f"{message} (Enter: {default})" if default else message
        typed: str | None = questionary.text(shown).ask(kbi_msg="")
        return default if typed == "" else typed

    def confirm(self, message: str, default: bool = False) -> bool | None:
        """Return yes or no; None: the user went away."""
        import questionary

        said: bool | None = questionary.confirm(message, default=default).ask(kbi_msg="")
        return said

    def show(self, text: str) -> None:
        """Show *text*, each line broken where the terminal ends."""
        import shutil
        import textwrap

        width = max(40, shutil.get_terminal_size((100, 24)).columns - 1)
        for line in text.splitlines() or [""]:
            indent = " " * (len(line) - len(line.lstrip()) + 4)
            broken = [line] if len(line) <= width else textwrap.wrap(line, width, subsequent_indent=indent)
            sys.stdout.write("\n".join(broken) + "\n")
        sys.stdout.flush()
