"""What a handler answers is what the service documents: each sample event, against the service's own shape.

A trigger that answers has ``answer.schema.json`` in its folder: a JSON Schema written from the service's page,
which it names in ``$comment``, and not from our handler.  The probe runs beside the generated tests, in
`test_handlers`.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.goldens import ROOT
from trigscaffold import yamlfile

SCHEMA = "answer.schema.json"
PROBE_NAME = "tests/test_documented.py"
PROBE = """
import importlib
import json
import os
from pathlib import Path

import jsonschema
import pytest

ROOT = Path(__file__).parents[1]
EVENTS = sorted(path.stem for path in (ROOT / "events").glob("*.json"))
SCHEMAS = json.loads(os.environ["ANSWER_SCHEMAS"])
HANDLER = importlib.import_module(os.environ["ANSWER_HANDLER"]).handler


@pytest.fixture(autouse=True)
def aws(monkeypatch):
    # Who answers by calling an API returns what it told; here the API takes everything.
    monkeypatch.setattr("botocore.client.BaseClient._make_api_call", lambda *_: {})


@pytest.mark.parametrize("name", EVENTS)
def test_the_answer_is_the_documented_one(name, sample, context):
    schema = SCHEMAS.get(name.split("-")[0])
    if schema is None:
        return
    answer = HANDLER(sample(name), context)
    json.dumps(answer)
    jsonschema.Draft202012Validator(schema).validate(answer)


def test_what_is_no_event_of_the_service_is_refused_by_name(context):
    with pytest.raises(Exception) as refused:
        HANDLER({"surprise": 1}, context)
    assert len(str(refused.value)) > 10, repr(refused.value)
"""


def of_case(folder: Path) -> dict[str, str]:
    """Return whose events each handler of a golden module reads: the trigger's name in it -> its id."""
    readme = (folder / "README.md").read_text(encoding="utf-8")
    spec = yamlfile.read_path(folder / "trigscaffold.yaml").value
    found = {}
    for name in spec["triggers"]:
        line = next(line for line in readme.splitlines() if line.startswith(f"- **{name}**: "))
        if ", delivered into " not in line:
            found[name] = titles()[line.removeprefix(f"- **{name}**: ").removesuffix(" (existing)")]
    return found


@cache
def titles() -> dict[str, str]:
    """Return the id of each trigger by its title."""
    paths = triggers_folder().glob("*/trigger.yaml")
    return {str(yamlfile.read_path(path).value["title"]): path.parent.name for path in paths}


def triggers_folder() -> Path:
    return ROOT / "templates" / "triggers"


@cache
def schemas(folder: Path) -> dict[str, Any]:
    """Return the documented answer of each trigger of a golden module that has one."""
    paths = {name: triggers_folder() / id_ / SCHEMA for name, id_ in of_case(folder).items()}
    return {name: json.loads(path.read_text(encoding="utf-8")) for name, path in paths.items() if path.is_file()}


def probe(folder: Path, module: Path) -> dict[str, str]:
    """Put the probe into *module*, a copy of the golden *folder*; return the environment that it reads."""
    wanted = schemas(folder)
    if not wanted:
        return {}
    (module / PROBE_NAME).write_text(PROBE, encoding="utf-8")
    names = list(yamlfile.read_path(folder / "trigscaffold.yaml").value["triggers"])
    handler = "handler" if len(names) > 1 else f"{names[0]}_handler"
    return {"ANSWER_SCHEMAS": json.dumps(wanted), "ANSWER_HANDLER": handler}


@pytest.mark.parametrize("path", sorted(triggers_folder().glob(f"*/{SCHEMA}")), ids=lambda p: p.parent.name)
def test_the_documented_answer_is_a_schema_that_names_its_page(path: Path) -> None:
    schema = json.loads(path.read_text(encoding="utf-8"))

    jsonschema.Draft202012Validator.check_schema(schema)
    assert "https://" in schema["$comment"]
    assert list(jsonschema.Draft202012Validator(schema).iter_errors({"surprise": 1})), "it accepts anything at all"


def test_every_trigger_that_answers_has_its_documented_answer() -> None:
    synchronous = [
        path.parent
        for path in sorted(triggers_folder().glob("*/trigger.yaml"))
        if yamlfile.read_path(path).value["facts"].get("answers", {}).get("value") == "result"
    ]

    assert [folder.name for folder in synchronous if not (folder / SCHEMA).is_file()] == []
