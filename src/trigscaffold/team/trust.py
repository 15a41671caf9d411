"""Whether a fetched template may be used: asked once for each source and commit, and remembered.

A local folder or zip is the user's own choice; what came over a network, or out of a repository, is shown first.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from trigscaffold.errors import UNTRUSTED_TEMPLATE, Problem, UserError
from trigscaffold.team import places
from trigscaffold.team.config import Config
from trigscaffold.team.desk import Desk
from trigscaffold.team.files import TemplateFiles
from trigscaffold.team.notice import notice
from trigscaffold.team.source import as_url

FILE = "trusted.json"


def require(template: TemplateFiles, desk: Desk, below: Sequence[TemplateFiles] = ()) -> None:
    """Show *template* and those *below* it in the same source, and return when the user says that it may be used.

    Raises:
        UserError: the user says no, or is not there to say yes (exit code 4).
    """
    desk.tell(notice(template, below))
    if not desk.trust:
        if desk.ask is None:
            raise _not_trusted(template, "was never used here, and nobody is there to ask")
        if not desk.ask("Use this template?"):
            raise _not_trusted(template, "is not trusted by you")
    remember(template)


def why(template: TemplateFiles, config: Config) -> str:
    """Return why *template* needs no question: a pattern with its origin, or that it was trusted before; ``""``."""
    for setting in config.trusted:
        if matches(setting.value, template.source):
            return f"`{setting.value}` in {setting.origin}"
    return "you trusted this commit before" if template.commit in _remembered().get(template.source, ()) else ""


def matches(pattern: str, source: str) -> bool:
    """Tell whether *pattern* covers *source*: ``*`` is any part of one step, ``/`` or ``/**`` at the end all below.

    Users are left out on both sides, so that no user of a URL looks like a host.
    """
    steps = _plain(pattern)
    below = steps.endswith(("/", "/**"))
    wanted = "[^/]*".join(re.escape(part) for part in steps.removesuffix("**").rstrip("/").split("*"))
    return bool(re.fullmatch(wanted + ("/.*" if below else ""), _plain(source)))


def _plain(source: str) -> str:
    """Return *source* as a URL without its user, its host in small letters."""
    url = as_url(source.removeprefix("git+"))
    try:
        parts = urlsplit(url)
    except ValueError:  # brackets that are no address
        return url
    return f"{parts.scheme.lower()}://{parts.netloc.rpartition('@')[2].lower()}{parts.path}" if parts.scheme else url


def remember(template: TemplateFiles) -> None:
    """Keep that this commit of this source is trusted; where that cannot be written, it is asked again."""
    known = _remembered()
    known[template.source] = sorted({*known.get(template.source, ()), template.commit})
    folder = places.memory()
    passing = folder / f".{FILE}.{os.getpid()}"
    with contextlib.suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        passing.write_text(json.dumps(known, indent=2, sort_keys=True) + "\n", encoding="utf-8")
        passing.replace(folder / FILE)


def _remembered() -> dict[str, list[str]]:
    try:
        known = json.loads((places.memory() / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {k: v for k, v in known.items() if isinstance(v, list)} if isinstance(known, dict) else {}


def _not_trusted(template: TemplateFiles, why: str) -> UserError:
    problem = Problem(template.name, "", f"the commit {template.commit} {why}")
    hint = (
        f"read it: `trigscaffold template show {template.exactly}`. Then say --trust, or add its source to `trusted` in"
        f" {places.settings_file()} or to TRIGSCAFFOLD_TRUSTED"
    )
    return UserError("this template is not trusted", [problem], hint=hint, exit_code=UNTRUSTED_TEMPLATE)
