"""What a person should know of a fetched template before it is used, from its files alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from trigscaffold import catalog, printable
from trigscaffold.errors import UserError
from trigscaffold.team.files import MANIFEST, TemplateFiles

_MANY = 12
_BELOW = re.compile(r"""\{%-?\s*extends\s+["']below/""")
_KEYS = {"fixes": "fixes", "forbids": "forbids", "allows": "allows", "rules": "rules", "questions": "asks"}


def notice(template: TemplateFiles, below: Sequence[TemplateFiles] = ()) -> str:
    """Return *template* in lines: where it is from, what it decides, what it writes; the same of those *below* it."""
    place = [("source", template.source), ("ref", template.ref), ("commit", template.commit)]
    lines = ["A template that was not used here before:", "", *_lines(place)]
    for one in (template, *below):
        lines += ["", *_lines(_rows(one))]
    return "\n".join([*lines, ""])


def extends(template: TemplateFiles) -> str:
    """Return what *template* says that it extends, unchecked; ``""``: nothing, or not in one line."""
    said = _manifest(template).get("extends")
    return said if isinstance(said, str) else ""


def _lines(rows: Iterable[tuple[str, str]]) -> list[str]:
    return [f"  {key:<9} {_plain(value)}" for key, value in rows if value]


def _rows(template: TemplateFiles) -> Iterator[tuple[str, str]]:
    says = _manifest(template)
    size = sum(len(text.encode()) for text in template.files.values())
    yield "folder", template.path
    yield "name", " ".join(str(says[key]) for key in ("name", "version") if key in says)
    yield "about", str(says.get("description") or "")
    yield "extends", str(says.get("extends") or "")
    yield "files", f"{len(template.files)}, {max(1, size >> 10)} KiB"
    for key, word in _KEYS.items():
        yield word, _several(_names(says.get(key)))
    yield "removes", _several(_names(says.get("removes")))
    yield from _written(template)
    yield (
        "triggers",
        _several(list(dict.fromkeys(p.split("/")[1] for p in template.files if p.startswith("triggers/")))),
    )


def _written(template: TemplateFiles) -> Iterator[tuple[str, str]]:
    """Yield the files of the tree by what the template does to them."""
    known = _built_in()
    said: dict[str, list[str]] = {"adds": [], "replaces": [], "changes": []}
    for path, text in template.files.items():
        if path.startswith("tree/"):
            name = path.removeprefix("tree/").removesuffix(".j2")
            said["changes" if _BELOW.search(text) else "replaces" if name in known else "adds"].append(name)
    for word, names in said.items():
        yield word, _several(names)


def _built_in() -> set[str]:
    """Return the paths of the built-in tree, as a template names them."""
    shared = catalog.templates_folder() / "shared"
    return {
        path.relative_to(top).as_posix().removesuffix(".j2")
        for top in shared.iterdir()
        if top.name != "fragments"
        for path in top.rglob("*.j2")
    }


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
    return printable.shown(text)[:300]
