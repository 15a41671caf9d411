"""Write docs/spec.md from the models, so that the manual, the wizard and the schema say the same.

python docs/make_spec_page.py          writes it
python docs/make_spec_page.py --check  exit 1 when it is out of date
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from trigscaffold.spec import models

PAGE = Path(__file__).parent / "spec.md"
PARTS: dict[str, type[BaseModel]] = {
    "The spec": models.Spec,
    "`template`": models.TemplateSpec,
    "`function`": models.FunctionSpec,
    "A trigger": models.TriggerSpec,
    "`existing`": models.ExistingSpec,
    "`needs`": models.NeedsSpec,
    "`needs.volume`": models.Volume,
    "`needs.downstream_limit`": models.DownstreamLimit,
    "`needs.keep`": models.Keep,
    "`needs.consumers`": models.Consumers,
    "`needs.filter`": models.Filter,
    "`needs.schedule`": models.Schedule,
    "`needs.http`": models.Http,
}
HEAD = """# The spec

A YAML file with one function and what sets it off. With a single trigger, `needs`, `trigger`, `buffer`, `existing` and
`settings` may stand at the top instead of under `triggers`. Leave out what you do not know, or write `unknown`: the
generated page then says what was assumed. Numbers with a unit are written with it: `30 s`, `4 days`, `256 KB`,
`200/s`, `1 million per day`, `10000 every 60 s`.

Values that end a list of choices are explained by the wizard in the same words.
"""


def page() -> str:
    """Return the text of the page."""
    return HEAD + "".join(section(title, model) for title, model in PARTS.items())


def section(title: str, model: type[BaseModel]) -> str:
    """Return one heading with a line for each key."""
    doc = (model.__doc__ or "").strip()
    lines = [f"\n## {title}\n\n{doc}\n\n| key | is | values |\n|---|---|---|\n"]
    for name, field in model.model_fields.items():
        extra = field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}
        lines.append(f"| `{name}` | {cell(field.description)} | {values(extra, field.default)} |\n")
    return "".join(lines)


def values(extra: dict[str, Any], default: Any) -> str:
    """Return what a key may be: each choice with its sentence, or an example."""
    choices = extra.get("choices")
    if isinstance(choices, dict):
        return "<br>".join(f"`{value}`: {cell(text)}" for value, text in choices.items())
    if extra.get("unit"):
        return f"for instance `{extra['unit']}`"
    return f"default: `{default}`" if isinstance(default, str | int) and not isinstance(default, bool) else ""


def cell(text: Any) -> str:
    """Return *text* fit for a cell of a table."""
    return str(text or "").replace("|", "\\|").replace("\n", " ")


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(0 if PAGE.read_text(encoding="utf-8") == page() else f"{PAGE} is out of date: python {__file__}")
    PAGE.write_text(page(), encoding="utf-8")
