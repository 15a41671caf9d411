"""Small configurations with the plans that Terraform made of them: `tests/plans/<case>/main.tf` and `plan.json`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

PLANS = Path(__file__).parent / "plans"
CASES = sorted(path.name for path in PLANS.iterdir())
# One that was applied before it was planned; the others have never been.
APPLIED = "applied"
VARIABLES = {"queue": "memory = 256\n"}

PROVIDER = """\
terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

provider "aws" {
  region                      = "eu-west-1"
  access_key                  = "test"
  secret_key                  = "test"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}
"""
_OF_ENTRY = ("address", "module_address", "mode", "type", "name", "index")
_OF_CHANGE = ("actions", "after", "after_unknown", "after_sensitive")


def trimmed(plan: dict[str, Any]) -> dict[str, Any]:
    """Return a plan without what differs from one run to the next and no reader needs."""
    prior = plan.get("prior_state", {}).get("values", {}).get("root_module", {}).get("resources", [])
    data = [{k: r[k] for k in (*_OF_ENTRY, "values") if k in r} for r in prior if r["mode"] == "data"]
    return {
        "format_version": plan["format_version"],
        "variables": plan.get("variables", {}),
        "planned_values": {"outputs": plan["planned_values"].get("outputs", {}), "root_module": {}},
        "prior_state": {"values": {"root_module": {"resources": data}}},
        "resource_changes": [_change(entry) for entry in plan["resource_changes"]],
        "configuration": {"root_module": plan["configuration"]["root_module"]},
    }


def _change(entry: dict[str, Any]) -> dict[str, Any]:
    kept = {k: entry[k] for k in _OF_ENTRY if k in entry}
    return {**kept, "change": {k: entry["change"][k] for k in _OF_CHANGE if k in entry["change"]}}
