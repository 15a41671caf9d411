"""What a template may not bring of its own: rights without limits, doors open to everybody, commands, detours.

A template adds resources, and these would undo what the module promises, or reach beyond it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from trigscaffold.spec.slips import shown
from trigscaffold.team.hcl import Block, flat

Fault = tuple[str, str]  # the argument, and what is wrong with it
# A policy written as JSON or as an object: anybody, everything, on everything.
_WITHOUT_LIMIT = re.compile(
    r'\b(Not)?(Action|Resource|Principal|AWS)"?\s*[=:]\s*\[?\s*"(\*|[a-z0-9-]+:\*)"', re.IGNORECASE
)
_MANAGED = re.compile(r"/(AdministratorAccess|PowerUserAccess|IAMFullAccess|[A-Za-z0-9]*FullAccess)\b")
# Actions that know no resources, so that nobody can name one.
# Source: https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
_KNOW_NONE = re.compile(
    r"xray:Put(TraceSegments|TelemetryRecords)|cloudwatch:PutMetricData|config:PutEvaluations"
    r"|codepipeline:PutJob(Success|Failure)Result|ec2:Describe[A-Za-z]+|sts:GetCallerIdentity"
)
# What states an attribute of another resource, in its place.
_ABOUT_ANOTHER = (
    *("_policy", "_config", "_configuration", "_notification", "_acl", "_exclusive", "_access_block", "_versioning"),
    "_concurrency_config",
)
# The arguments that say of which other resource it is.
_TARGETS = frozenset(
    {"arn", "bucket", "event_bus_name", "function_name", "key_id", "policy_arn", "queue_url", "repository_name"}
    | {
        "resource_arn",
        "rest_api_id",
        "api_id",
        "role",
        "role_name",
        "stream_arn",
        "table_name",
        "topic_arn",
        "user_pool_id",
    }
)
_OWN_RIGHTS = frozenset({"aws_iam_role_policy", "aws_iam_policy"})
_RUNS = {"external": "runs a program", "local_file": "writes a file", "local_sensitive_file": "writes a file"}
_NEVER = {
    "removed": "a template may not take a resource out of the state",
    "import": "a template may not take over what exists",
    "moved": "a template may not rename what is in the state",
    "provider": "a module has no provider block; whoever uses it configures the provider",
}


def faults(block: Block, own: Collection[str]) -> Iterator[Fault]:
    """Yield what is wrong with *block*, which is new; *own* begin what the template itself adds."""
    if why := _NEVER.get(block.address[0]):
        yield "", why
    if block.address[0] not in ("resource", "data"):
        return
    kind, body = block.address[1], block.body
    yield from commands(block)
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
        for key in sorted(_TARGETS & set(body)):
            if not any(_begins(text, address) for text in flat(body[key]) for address in own):
                yield (
                    key,
                    f"says what {shown(_bare(body[key]))} is, which is not the template's; add resources beside it",
                )


def commands(block: Block) -> Iterator[Fault]:
    """Yield what *block* runs or writes on the machine of whoever plans or applies it."""
    if block.address[0] in ("resource", "data", "ephemeral") and block.address[1] in _RUNS:
        yield "", f"{_RUNS[block.address[1]]} when Terraform runs; a template may not"
    for key in ("provisioner", "connection"):
        if key in block.body:
            yield key, "runs a command when Terraform runs; a template may not"


def _begins(text: str, address: str) -> bool:
    return re.match(rf"\$\{{{re.escape(address)}(?![\w-])", text) is not None


def _bare(value: Any) -> Any:
    """Return a value as it is written, without the marks of an expression."""
    return value.strip('"').removeprefix("${").removesuffix("}") if isinstance(value, str) else value


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


def statement_faults(statement: Mapping[str, Any], *, of_key: bool = False) -> Iterator[str]:
    """Yield what is wrong with a statement of a policy that a template adds; in a key's, ``*`` is the key itself."""
    if str(statement.get("effect", "")).strip('"') == "Deny":
        return
    for key in ("not_actions", "not_resources", "not_principals"):
        if key in statement:
            yield f"a new statement says `{key}`, which grants all else"
    if any(one == "*" or one.endswith(":*") for one in flat(statement.get("actions", []))):
        yield "a new statement grants every action; name them"
    actions = list(flat(statement.get("actions", [])))
    if "*" in flat(statement.get("resources", [])) and not of_key and not all(map(_KNOW_NONE.fullmatch, actions)):
        yield "a new statement grants on every resource; name them"
    for principals in statement.get("principals", []):
        if "*" in flat(principals):
            yield "a new statement lets everybody in; name who may"
