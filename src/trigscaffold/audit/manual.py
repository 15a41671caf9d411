"""The manual page of a rule of `trigscaffold check`: its docstring, its severity and its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trigscaffold.audit.verdict import Rule


def first_line(rule: Rule) -> str:
    """Return the rule in one sentence."""
    return str(rule.__doc__).strip().splitlines()[0]


def page(rule: Rule) -> str:
    """Return the page of *rule* for a terminal."""
    heading = f"{rule.ID} ({rule.SEVERITY})"
    return f"{heading}\n{'=' * len(heading)}\n\n{str(rule.__doc__).strip()}\n\nSource: {rule.SOURCE}\n"


def markdown(rule: Rule) -> str:
    """Return the docstring of *rule* as Markdown: what follows ``::`` is HCL."""
    lines: list[str] = []
    code = False
    for line in str(rule.__doc__).strip().splitlines():
        indented = line.startswith("    ")
        if code and line.strip() and not indented:
            lines = [*_closed(lines), "```", ""]
            code = False
        if code:
            lines += [line[4:]] if line.strip() or lines[-1] != "```hcl" else []
        elif line.endswith("::"):
            lines += [line[:-1], "", "```hcl"]
            code = True
        else:
            lines.append(line)
    return "\n".join([*_closed(lines), "```"] if code else lines)


def _closed(lines: list[str]) -> list[str]:
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    return lines
