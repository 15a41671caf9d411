"""What a template may do to a block that the built-in templates make, and what it may not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from trigscaffold.spec.slips import shown
from trigscaffold.team import added

# What a template may change, add or leave out in a block that is not its own; "": in every one.
FREE: Mapping[str, frozenset[str]] = {
    "": frozenset({"tags", "description"}),
    "aws_cloudwatch_metric_alarm": frozenset({"alarm_name", "alarm_description"}),
    "aws_cloudwatch_log_group": frozenset({"retention_in_days"}),
    "aws_iam_role": frozenset({"permissions_boundary", "path", "max_session_duration"}),
    "aws_kms_key": frozenset({"deletion_window_in_days"}),
    "aws_lambda_function": frozenset(
        {"architectures", "code_signing_config_arn", "environment", "ephemeral_storage", "file_system_config"}
        | {"filename", "layers", "memory_size", "s3_bucket", "s3_key", "s3_object_version", "source_code_hash"}
        | {"tracing_config", "vpc_config"}
    ),
    "variable": frozenset({"default"}),
    "terraform": frozenset({"required_version", "backend", "cloud"}),
}


def fault(address: tuple[str, ...], key: str, before: Any, after: Any) -> str:
    """Return what is wrong with *after* in place of *before* as *key* of the block at *address*; empty: nothing."""
    kind = address[1] if address[0] in ("resource", "data") else address[0]
    if before == after:
        return ""
    if key in FREE[""] | FREE.get(kind, frozenset()):
        return _weaker(kind, key, before, after)
    return _guarded(address, key, before, after)


def _guarded(address: tuple[str, ...], key: str, before: Any, after: Any) -> str:
    """Say what is wrong with another value of what is not free; empty: it only adds."""
    kind = address[1] if address[0] in ("resource", "data") else address[0]
    if kind == "aws_iam_policy_document" and key == "statement":
        old, new, of_key = before or [], after or [], address[-1] == "key"
        if any(statement not in new for statement in old):
            return "a statement is changed or gone; what is granted, to whom and on what condition stays as it is"
        faults = [fault for one in new if one not in old for fault in added.statement_faults(one, of_key=of_key)]
        return "; ".join(faults)
    if kind == "terraform" and key == "required_providers":
        old_aws, new_aws = (aws_source(value) for value in (before, after))
        return (
            ""
            if old_aws == new_aws
            else "the source of the AWS provider stays hashicorp/aws; fix its range with `provider`"
        )
    if before is None:
        return f"`{key}` is added; what a rule guards may hang on it"
    if after is None:
        return f"`{key}` is gone; it is {_brief(before)}"
    return f"`{key}` is {_brief(after)}; it stays {_brief(before)}"


def _weaker(kind: str, key: str, before: Any, after: Any) -> str:
    """Say what is wrong with another value of what is free; empty: nothing."""
    if key == "retention_in_days" and not (isinstance(after, int) and isinstance(before, int) and after >= before):
        return (
            f"`{key}` is {_brief(after)}; it may be longer than {before}, not shorter: fix function.log_retention_days"
        )
    if kind == "aws_lambda_function" and key == "environment":
        old, new = (_variables(value) for value in (before, after))
        lost = [name for name, value in old.items() if new.get(name) != value]
        return f"the function's variable {lost[0]} is changed or gone; a template may add others" if lost else ""
    return ""


def _variables(value: Any) -> Mapping[str, Any]:
    found = value[0].get("variables") if isinstance(value, list) and value else None
    return found if isinstance(found, dict) else {}


def aws_source(value: Any) -> Any:
    """Return where a block of ``required_providers`` takes the AWS provider from."""
    found = value[0].get("aws") if isinstance(value, list) and value else None
    return found.get("source") if isinstance(found, dict) else None


def _brief(value: Any) -> str:
    return shown(value if not isinstance(value, str) else value.strip('"'))
