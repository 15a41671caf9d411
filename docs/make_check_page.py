"""Write docs/check-rules.md from the rules of `trigscaffold check`.

python docs/make_check_page.py          writes it
python docs/make_check_page.py --check  exit 1 when it is out of date
"""

from __future__ import annotations

import sys
from pathlib import Path

from trigscaffold.audit.manual import first_line, markdown
from trigscaffold.audit.rules import rules
from trigscaffold.audit.verdict import Severity

PAGE = Path(__file__).parent / "check-rules.md"
_HEAD = """# The rules of `trigscaffold check`

What each looks at, why it matters and what to write instead; `trigscaffold explain RULE` prints the same. How they are
applied, and what the verdicts mean: [check.md](check.md). Made from the rules by `python docs/make_check_page.py`.
"""


def page() -> str:
    """Return the text of the page."""
    found = rules()
    parts = [_HEAD]
    for severity in Severity:
        rows = [f"| [`{r.ID}`](#{r.ID}) | {first_line(r)} |" for r in found if r.SEVERITY is severity]
        off = ", off by default" if severity is Severity.INFO else ""
        parts.append(
            "\n".join([f"**{str(severity).capitalize()}**{off}", "", "| rule | says |", "|---|---|", *rows, ""])
        )
    for rule in found:
        parts.append(f"## {rule.ID}\n\n{markdown(rule)}\n\nSeverity: {rule.SEVERITY}. Source: <{rule.SOURCE}>\n")
    return "\n".join(parts)


if __name__ == "__main__":
    if "--check" in sys.argv[1:]:
        sys.exit(PAGE.read_text(encoding="utf-8") != page())
    PAGE.write_text(page(), encoding="utf-8")
