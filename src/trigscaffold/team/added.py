"""What a template may not bring of its own: rights without limits, doors open to everybody, commands, detours.

A template adds resources, and these would undo what the module promises, or reach beyond it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from trigscaffold.team.hcl import Block, flat

Fault = tuple[str, str]  # the argument, and what is wrong with it
# A policy written as JSON or as an object: anybody, everything, on everything.
_WITHOUT_LIMIT = re.compile(
    r'\b(Not)?(Action|Resource|Principal|AWS)"?\s*[=:]\s*\[?\s*"(\*|[a-z0-9-]+:\*)"', re.IGNORECASE
)
_MANAGED = re.compile(r"/(AdministratorAccess|PowerUserAccess|IAMFullAccess|[A-Za-z0-9]*FullAccess)\b")
# What states an attribute of another resource, in its place.
_ABOUT_ANOTHER = (
    *("_policy", "_config", "_configuration", "_notification", "_acl", "_exclusive", "_access_block", "_versioning"),
    "_concurrency_config",
)
_OWN_RIGHTS = frozenset({"aws_iam_role_policy", "aws_iam_policy"})
_RUNS = {"external": "runs a program", "local_file": "writes a file", "local_sensitive_file": "writes a file"}
_NEVER = {
    "removed": "a template may not take a resource out of the state",
    "import": "a template may not take over what exists",
    "moved": "a template may not rename what is in the state",
    "provider": "a module has no provider block; whoever uses it configures the provider",
}


def faults(block: Block, kept: Sequence[str]) -> Iterator[Fault]:
    """Yield what is wrong with *block*, which is new; *kept* are the addresses of the module's own resources."""
    if why := _NEVER.get(block.address[0]):
        yield "", why
    if block.address[0] not in ("resource", "data"):
        return
    kind, body = block.address[1], block.body
    if kind in _RUNS:
        yield "", f"{_RUNS[kind]} when Terraform runs; a template may not"
    for key in ("provisioner", "connection"):
        if key in body:
            yield key, "runs a command when Terraform runs; a template may not"
    if _WITHOUT_LIMIT.search(block.text):
        yield "policy", 'grants without a limit ("*"); name the actions, the resources and who may'
    for text in flat(body):
        if _MANAGED.search(text):
            yield "policy_arn", f"attaches {text.rpartition('/')[2]}, which grants without a limit"
    if kind == "aws_iam_policy_document":
        for statement in body.get("statement", []):
            yield from (("statement", fault) for fault in statement_faults(statement))
        for key in ("override_policy_documents", "source_policy_documents", "override_json", "source_json"):
            if key in body:
                yield key, "takes statements from elsewhere; write them here"
    yield from _open_doors(kind, body)
    if kind.endswith(_ABOUT_ANOTHER) and kind not in _OWN_RIGHTS:
        said = re.sub(r"\bdepends_on\s*=\s*\[[^\]]*\]", "", block.text)
        for address in kept:
            if re.search(rf"(?<![\w.]){re.escape(address)}\b", said):
                yield "", f"states anew what {address} already is; a template adds resources beside it"
                break


def _open_doors(kind: str, body: Mapping[str, Any]) -> Iterator[Fault]:
    principal = str(body.get("principal", "")).strip('"')
    if kind == "aws_lambda_permission":
        if principal == "*":
            yield "principal", 'lets everybody ("*") invoke the function; name who may'
        elif principal.endswith(".amazonaws.com") and not {"source_arn", "source_account"} & set(body):
            yield "principal", f"lets {principal} invoke it for any account; add source_arn or source_account"
    for key in ("authorization_type", "function_url_auth_type"):
        if str(body.get(key, "")).strip('"') == "NONE" and kind.startswith("aws_lambda"):
            yield key, "opens the function to everybody"
    if str(body.get("acl", "")).strip('"').startswith("public"):
        yield "acl", "makes a bucket public"
    if kind == "aws_s3_bucket_public_access_block":
        for key, value in body.items():
            if value is False:
                yield key, "opens a bucket to the public"


def statement_faults(statement: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is wrong with a statement of a policy that a template adds."""
    if str(statement.get("effect", "")).strip('"') == "Deny":
        return
    for key in ("not_actions", "not_resources", "not_principals"):
        if key in statement:
            yield f"a new statement says `{key}`, which grants all else"
    if any(one == "*" or one.endswith(":*") for one in flat(statement.get("actions", []))):
        yield "a new statement grants every action; name them"
    if "*" in flat(statement.get("resources", [])):
        yield "a new statement grants on every resource; name them"
    for principals in statement.get("principals", []):
        if "*" in flat(principals):
            yield "a new statement lets everybody in; name who may"
