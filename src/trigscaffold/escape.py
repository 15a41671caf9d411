"""Make text safe where it lands.  Text from a spec or a template is hostile until it went through here.

Each file type has one function that every ``{{ value }}`` of its templates passes; a Terraform
expression is marked as one (`trigscaffold.model.Expression`) and stays as it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from trigscaffold.model import Expression

_HCL = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_HARMLESS_IN_HCL = re.compile(r"[A-Za-z0-9 _.,:;/=+*()'-]*\Z")
_OPENS = re.compile(r"[$%](?=\{)")
_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*\Z")


def hcl_text(text: str) -> str:
    """Return *text* as it stands between the quotes of an HCL string: no interpolation, no way out."""
    if _HARMLESS_IN_HCL.match(text):
        return text
    out = "".join(_HCL.get(c, c) if c >= " " or c in _HCL else f"\\u{ord(c):04x}" for c in text)
    return _OPENS.sub(_by_number, out)


def _by_number(match: re.Match[str]) -> str:
    r"""Write the sign before a brace by its number.

    Doubling it (``$${``) is the usual escape, but a sign before it would pair up anew, and python-hcl2 reads
    it only where a closing brace follows.  ``\u0024{`` is the same text to Terraform, OpenTofu and python-hcl2.
    """
    return f"\\u{ord(match[0]):04x}"


def hcl_value(value: Any, indent: int = 0) -> Expression:
    """Return *value* as an HCL literal, laid out as ``terraform fmt`` lays it out."""
    if isinstance(value, Expression):
        return value
    if value is None:
        return Expression("null")
    if isinstance(value, bool):
        return Expression("true" if value else "false")
    if isinstance(value, Mapping):
        return _object(value, indent)
    if isinstance(value, list | tuple | set | frozenset):
        items = sorted(value) if isinstance(value, set | frozenset) else value
        return Expression("[" + ", ".join(_inline(item) for item in items) + "]")
    if isinstance(value, int | float):
        return Expression(f"{value:g}" if isinstance(value, float) else str(value))
    if isinstance(value, str):
        return Expression(f'"{hcl_text(value)}"')
    raise TypeError(f"a template writes a {type(value).__name__} into Terraform; `x if y` needs its `else`")


def _inline(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_key(k)} = {_inline(v)}" for k, v in value.items()) + " }" if value else "{}"
    return str(hcl_value(value))


def _key(key: Any) -> str:
    return key if _IDENTIFIER.match(str(key)) else f'"{hcl_text(str(key))}"'


def _object(value: Mapping[str, Any], indent: int) -> Expression:
    """Lay out an object: `=` aligned over each run of lines; a value of several lines ends a run."""
    if not value:
        return Expression("{}")
    pad = " " * (indent + 2)
    rows = [(_key(k), str(hcl_value(v, indent + 2))) for k, v in value.items()]
    lines: list[str] = []
    run: list[tuple[str, str]] = []

    def flush() -> None:
        width = max((len(k) for k, _ in run), default=0)
        lines.extend(f"{pad}{k:<{width}} = {v}" for k, v in run)
        run.clear()

    for key, text in rows:
        if "\n" in text:
            flush()
            lines.append(f"{pad}{key} = {text}")
        else:
            run.append((key, text))
    flush()
    return Expression("{\n" + "\n".join(lines) + "\n" + " " * indent + "}")


def for_terraform(value: Any) -> str:
    """Write *value* into a ``.tf`` file: text as what stands between quotes, the rest as a literal."""
    if not isinstance(value, str):
        return hcl_value(value)
    # most of what is printed is a name, which has nothing to escape in any file
    return value if isinstance(value, Expression) or value.isidentifier() else hcl_text(value)


_quoted = json.JSONEncoder(ensure_ascii=False).encode


def for_python(value: Any) -> str:
    """Write *value* into Python: text as what stands between double quotes."""
    if not isinstance(value, str):
        return str(value)
    return value if isinstance(value, Expression) or value.isidentifier() else _quoted(value)[1:-1]


_MARKDOWN = str.maketrans({"\\": "\\\\", "`": "\\`", "*": "\\*", "[": "\\[", "]": "\\]"} | {"|": "\\|"})
_PLAIN_MARKDOWN = re.compile(r"[A-Za-z0-9_ .,:;()/'+=-]*\Z")


def for_markdown(value: Any) -> str:
    """Write *value* into Markdown: text without any markup of its own, on one line."""
    if not isinstance(value, str):
        return str(value)
    if isinstance(value, Expression) or value.isidentifier() or _PLAIN_MARKDOWN.match(value):
        return value
    one_line = " ".join(value.split())
    return one_line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").translate(_MARKDOWN)


_HARMLESS = re.compile(r"[A-Za-z0-9_.,:/@ -]*\Z")


def for_other(value: Any) -> str:
    """Write *value* into a file whose quoting is not known: only what needs no quoting passes.

    Raises:
        ValueError: it holds anything else, which is a fault of the template.
    """
    text = str(value)
    if isinstance(value, Expression) or _HARMLESS.match(text):
        return text
    raise ValueError(f"a template writes {text[:60]!r} where it cannot be quoted")
