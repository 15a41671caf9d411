"""The manual pages that `explain` prints: of a trigger from its descriptor, of a rule from its docstring."""

from __future__ import annotations

import textwrap
from typing import Any

from trigscaffold.catalog import templates_folder
from trigscaffold.model import Hop, Rule, Setting, Trigger

WIDTH = 80


def of_rule(rule: Rule) -> str:
    """Return the page of a rule."""
    return f"{rule.ID}\n{'=' * len(rule.ID)}\n\n{str(rule.__doc__).strip()}\n\nSource: {rule.SOURCE}\n"


def of_trigger(trigger: Trigger) -> str:
    """Return the page of a trigger, at most 80 columns wide but for addresses."""
    heading = f"{trigger.id}: {trigger.title}"
    lines = [heading, "=" * len(heading), "", *_wrap(trigger.summary)]
    page = templates_folder() / "triggers" / trigger.id / "README.md"
    if page.is_file():
        heading, _, text = page.read_text(encoding="utf-8").strip().partition("\n")
        lines += ["", text.strip() if heading.startswith("# ") else f"{heading}\n{text}"]
    lines += ["", f"Facts (read {trigger.checked})", ""]
    for name, source in trigger.sources.items():
        lines += [*_wrap(f"{name}: {_said(getattr(trigger, name))}", "  "), f"      {source}"]
    if trigger.settings:
        lines += ["", "Settings", ""]
        for setting in trigger.settings.values():
            lines += _setting(setting)
    for title, hops in (
        ("How it fails", trigger.failure_path),
        ("Without a queue in between", trigger.direct_failure_path),
    ):
        if hops:
            lines += ["", title, "", *[line for hop in hops for line in _hop(hop)]]
    if trigger.delivers_to:
        does = "Can deliver into" if trigger.alone else "Invokes no function itself, delivers into"
        lines += ["", *_wrap(f"{does}: {', '.join(trigger.delivers_to).replace('_', ' ')}.")]
    return "\n".join(lines) + "\n"


def _wrap(text: str, indent: str = "") -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=indent + "  " if indent else "")


def _said(value: Any) -> str:
    if isinstance(value, frozenset):
        return ", ".join(sorted(value))
    return (
        str(value).lower() if isinstance(value, bool) else f"{value:,}" if type(value) in (int, float) else str(value)
    )


def _setting(setting: Setting) -> list[str]:
    allowed = ", ".join(str(c) for c in setting.choices)
    if setting.maximum is not None:
        allowed = f"{setting.minimum} to {setting.maximum}"
    texts = "texts" if setting.many else "text"
    usual = ", ".join(setting.default) or "none" if isinstance(setting.default, list) else str(setting.default)
    default = "derived" if usual.startswith("=") else usual
    about = f"{setting.name} ({allowed or texts}; default: {default}): {setting.doc}"
    return [*_wrap(about, "  "), f"      {setting.source}"]


def _hop(hop: Hop) -> list[str]:
    text = f"When {hop.when}: {hop.retried_by} tries again, {hop.times}, for {hop.lasts}; it ends in: "
    text += f"{hop.end.replace('{name}', 'NAME')}. Seen by: {hop.seen}."
    return [*_wrap(text, "  "), f"      {hop.source}"]
