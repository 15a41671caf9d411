"""The generated page: its picture is a flowchart that Mermaid draws, and it keeps what it promises."""

from __future__ import annotations

import re
from pathlib import Path

from tests.goldens import golden_folders
from tests.over import over
from tests.test_look import module_text, short

NODE = re.compile(r'^  (\w+)(?:\["[^"]+"\]|\[\("[^"]+"\)\]|\(\["[^"]+"\]\)|\(\("?[^"]+"?\)\))$')
LABELLED = r'(?:\[\("[^"]+"\)\]|\(\["[^"]+"\]\)|\(\("[^"]+"\)\))'
EDGE = re.compile(rf'^  (\w+) (?:-->|-\.->|-\. "[^"]+" \.->) (\w+)(?: --> (\w+))?{LABELLED}?$')
END = re.compile(r'^resource "aws_sqs_queue" "(\w*(?:dead_letter|undelivered|failed_events))"', re.MULTILINE)
FOLDERS = golden_folders()


def readme(folder: Path) -> str:
    return (folder / "README.md").read_text(encoding="utf-8")


@over(FOLDERS, short)
def test_the_picture_is_a_flowchart_of_nodes_and_edges(folder: Path) -> None:
    [picture] = re.findall(r"```mermaid\n(.*?)```", readme(folder), re.DOTALL)
    head, *lines = picture.splitlines()
    assert head == "flowchart LR"
    drawn: set[str] = set()
    for line in lines:
        match = NODE.match(line) or EDGE.match(line)
        assert match, f"Mermaid would not read: {line!r}"
        drawn |= {name for name in match.groups() if name}

    assert {"function", "alarms"} <= drawn


@over(FOLDERS, short)
def test_every_queue_where_events_end_has_its_place_in_the_picture_and_the_runbook(folder: Path) -> None:
    text = readme(folder)
    ends = END.findall(module_text(folder))
    runbook = text.split("## When an alarm goes off")[1]
    for end in ends:
        assert end in text.split("```mermaid")[1].split("```")[0], f"{end} is not in the picture"
        assert f"{end}_queue_url" in runbook, f"the runbook does not say how to look into {end}"


@over(FOLDERS, short)
def test_the_page_says_how_to_set_it_off_by_one_command(folder: Path) -> None:
    section = readme(folder).split("## Set it off by hand")[1].split("\n## ")[0]

    assert re.search(r"```sh\n.*?(aws|curl|awscurl) ", section, re.DOTALL)


@over(FOLDERS, short)
def test_every_output_that_the_page_reads_exists(folder: Path) -> None:
    outputs = set(re.findall(r'^output "(\w+)"', module_text(folder), re.MULTILINE))

    assert set(re.findall(r"terraform output -raw (\w+)", readme(folder))) <= outputs


@over(FOLDERS, short)
def test_every_failure_has_an_end_that_somebody_sees(folder: Path) -> None:
    table = readme(folder).split("## What happens when it fails")[1].split("\n## ")[0]
    rows = [row for row in re.findall(r"^\| (.*) \|$", table, re.MULTILINE) if row.count(" | ") == 5]

    assert len(rows) > 1
    for row in rows[1:]:
        cells = row.split(" | ")
        assert all(cell.strip() for cell in cells), row
        assert "it is lost" not in row


@over(FOLDERS, short)
def test_the_page_has_no_gap_and_nothing_left_over(folder: Path) -> None:
    text = readme(folder)

    assert "\n\n\n" not in text
    assert not re.search(r"\{\{|\{%|\bNone\b|Undefined|:\n\n\n", text)
    assert not re.search(r"[ \t]+$", text, re.MULTILINE)
