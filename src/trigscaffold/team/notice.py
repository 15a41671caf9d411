"""What a person should know of a fetched template before it is used, from its files alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from trigscaffold.errors import UserError
from trigscaffold.team.files import MANIFEST, TemplateFiles

_MANY = 12
_KEYS = {"fixes": "fixes", "forbids": "forbids", "allows": "allows", "rules": "rules", "questions": "asks"}


def notice(template: TemplateFiles) -> str:
    """Return *template* in lines: where it is from, what it decides, what it writes."""
    rows = list(_rows(template))
    width = max(len(key) for key, _ in rows)
    lines = [f"  {key:<{width}}  {_plain(value)}" for key, value in rows if value]
    return "\n".join(["A template that was not used here before:", "", *lines, ""])


def _rows(template: TemplateFiles) -> Iterator[tuple[str, str]]:
    says = _manifest(template)
    size = sum(len(text.encode()) for text in template.files.values())
    yield "source", template.source
    yield "folder", template.path
    yield "ref", template.ref
    yield "commit", template.commit
    yield "name", " ".join(str(says[key]) for key in ("name", "version") if key in says)
    yield "about", str(says.get("description") or "")
    yield "extends", str(says.get("extends") or "")
    yield "files", f"{len(template.files)}, {max(1, size >> 10)} KiB"
    for key, word in _KEYS.items():
        yield word, _several(_names(says.get(key)))
    yield "removes", _several(_names(says.get("removes")))
    yield "writes", _several([path.removeprefix("tree/") for path in template.files if path.startswith("tree/")])
    yield (
        "triggers",
        _several(list(dict.fromkeys(p.split("/")[1] for p in template.files if p.startswith("triggers/")))),
    )


def _manifest(template: TemplateFiles) -> Mapping[str, Any]:
    """Return what the manifest says, unchecked; nothing when it cannot be read: whoever uses it will say why."""
    from trigscaffold import yamlfile

    try:
        return dict(yamlfile.read(template.files[MANIFEST].encode(), template.where(MANIFEST)).value)
    except UserError:
        return {"description": f"its {MANIFEST} cannot be read"}


def _names(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [f"{key}: {part}" if isinstance(part, str | int) else str(key) for key, part in value.items()]
    if isinstance(value, list):
        return [str(part.get("id", "?")) if isinstance(part, dict) else str(part) for part in value]
    return [str(value)] if value else []


def _several(words: list[str]) -> str:
    more = f" and {len(words) - _MANY} more" if len(words) > _MANY else ""
    return ", ".join(words[:_MANY]) + more


def _plain(text: str) -> str:
    """Return *text* on one line, without letters that would disturb a terminal."""
    return "".join(letter if letter.isprintable() else " " for letter in text)[:300]
