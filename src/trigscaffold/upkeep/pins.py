"""Moves a spec to another ref of its team template: the file stays its owner's, so its text is edited."""

from __future__ import annotations

import json
import re

from trigscaffold import yamlfile
from trigscaffold.errors import Problem, UserError
from trigscaffold.yamlfile import Document

_VALUE = r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s,}#]+)"""


def with_ref(text: str, ref: str, name: str) -> str:
    """Return the spec *text* with *ref* as its template's, and no commit pinned; messages call it *name*.

    Raises:
        UserError: it has no template with a ref, each on a line of its own or in one mapping.
    """
    document = yamlfile.read(text.encode(), name)
    if not isinstance(document.value.get("template"), dict) or ("template", "ref") not in document.lines:
        raise _no_ref(document)
    text = _without_commit(text, document)
    return _edited(text, yamlfile.read(text.encode(), name), "ref", json.dumps(ref, ensure_ascii=False))


def with_commit(text: str, commit: str, name: str) -> str:
    """Return the spec *text* with *commit* pinned beside its template's ref."""
    document = yamlfile.read(text.encode(), name)
    lines = text.split("\n")
    at = document.lines["template", "ref"] - 1
    ref = re.search(rf"\bref: *{_VALUE}", lines[at])
    in_braces = "{" in "\n".join(lines[document.lines[("template",)] - 1 : at + 1])
    if ref and not in_braces:
        lines.insert(at + 1, f"{lines[at][: ref.start()]}commit: {commit}")
    elif ref:
        lines[at] = f"{lines[at][: ref.end()]}, commit: {commit}{lines[at][ref.end() :]}"
    return "\n".join(lines)


def _without_commit(text: str, document: Document) -> str:
    if ("template", "commit") not in document.lines:
        return text
    lines = text.split("\n")
    at = document.lines["template", "commit"] - 1
    rest = re.sub(rf"\bcommit: *{_VALUE}(, *)?", "", lines[at])
    rest = re.sub(r", *(\}|$)", r"\1", rest)
    lines[at : at + 1] = [rest] if rest.strip() else []
    return "\n".join(lines)


def _edited(text: str, document: Document, key: str, value: str) -> str:
    lines = text.split("\n")
    at = document.lines["template", key] - 1
    lines[at] = re.sub(rf"\b({key}: *){_VALUE}", lambda found: found[1] + value, lines[at], count=1)
    return "\n".join(lines)


def _no_ref(document: Document) -> UserError:
    problem = Problem(document.where(("template",)), "template", "names no ref, so there is no other one to move to")
    hint = "Name a git source with its `ref` there, or leave --template-ref out: a folder is read as it is."
    return UserError(f"{document.name} follows no ref", [problem], hint=hint)
