"""What somebody else wrote, without what a terminal would obey."""

from __future__ import annotations

import json
import re

_ODD = re.compile(r"[^\x20-\x7e\n]")


def shown(text: str, keep: str = "") -> str:
    """Return *text* with a space for each character that is not printed and not in *keep*."""
    return text if text.isprintable() else "".join(c if c.isprintable() or c in keep else " " for c in text)


def quoted(text: str) -> str:
    r"""Return JSON *text* with ``\u`` and a number for what is not printed: it means the same."""
    return _ODD.sub(lambda found: found[0] if found[0].isprintable() else json.dumps(found[0])[1:-1], text)
