"""Fill the lists of docs/template-reference.md from the code that keeps them.

python docs/make_template_page.py          writes it
python docs/make_template_page.py --check  exit 1 when it is out of date
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path

from trigscaffold.catalog import templates_folder
from trigscaffold.sandbox import environment, filters
from trigscaffold.sandbox.meter import Meter
from trigscaffold.team import kept

PAGE = Path(__file__).parent / "template-reference.md"
_INNER = {"counted", "charged"}


def page() -> str:
    """Return the text of the page with its lists as the code has them."""
    text = PAGE.read_text(encoding="utf-8")
    for name, lines in (("blocks", blocks()), ("sandbox", sandbox()), ("free", free())):
        made = f"<!-- {name} -->\n\n{lines}\n"
        old = re.search(rf"<!-- {name} -->\n(\n[|].*?\n(?=\n))?", text, re.DOTALL)
        assert old, f"{PAGE} has no list called {name}"
        text = text.replace(old[0], made, 1)
    return text


def _words(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _table(heads: tuple[str, str], rows: Iterable[tuple[str, str]]) -> str:
    return "\n".join([f"| {heads[0]} | {heads[1]} |", "|---|---|", *(f"| {a} | {b} |" for a, b in rows)])


def blocks() -> str:
    """Return a table of the named blocks of each built-in file."""
    rows = []
    for root in ("shared/tree", "shared/python"):
        folder = templates_folder() / root
        for path in sorted(folder.rglob("*.j2")):
            names = re.findall(r"{%-? block (\w+)", path.read_text(encoding="utf-8"))
            if names:
                rows.append((f"`{path.relative_to(folder).as_posix().removesuffix('.j2')}`", _words(names)))
    return _table(("file", "blocks"), rows)


def sandbox() -> str:
    """Return a table of what a template may call."""
    rows = [
        ("functions", _words(["duration", "dict", "expression", "hcl", "range"])),
        ("filters", _words(sorted(set(filters.filters(Meter())) - _INNER))),
        ("tests", _words(sorted(name for name in filters.tests() if name.isalpha()))),
        ("of text", _words(sorted({*environment.METHODS[str], "ljust", "rjust"}))),
        ("of a mapping", _words(sorted(environment.METHODS[dict]))),
        ("of a list or mapping of its own", _words(sorted(name for _, name in environment.CHANGES))),
    ]
    return _table(("there are", ""), rows)


def free() -> str:
    """Return a table of what a template may change in a block that is not its own."""
    rows = [(f"`{kind}`" if kind else "any block", _words(sorted(names))) for kind, names in kept.FREE.items()]
    return _table(("block", "free"), rows)


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(0 if PAGE.read_text(encoding="utf-8") == page() else f"{PAGE} is out of date: python {__file__}")
    PAGE.write_text(page(), encoding="utf-8")
