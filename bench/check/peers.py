"""What other linters say on the labelled set, rule for rule: checkov itself, and the tflint rules of serverless-rules.

checkov's checks run in an environment of their own, for its parser takes the name of ours. tflint is a program that no
package registry for Python has, so its rules are restated here as what they look at: whether an attribute or block is
there (https://github.com/awslabs/serverless-rules/tree/main/tflint-ruleset-aws-serverless/rules).
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

from trigscaffold.audit.folder import load
from trigscaffold.audit.resource import Resource
from trigscaffold.audit.value import Presence

# Our rule, and the checks of checkov 3 that look at the same thing (https://www.checkov.io/5.Policy%20Index/terraform.html).
CHECKOV = {
    "async-on-failure": ("CKV_AWS_116",),
    "permission-source-arn": ("CKV_AWS_364",),
    "api-auth": ("CKV_AWS_59", "CKV2_AWS_70", "CKV_AWS_309"),
    "url-auth": ("CKV_AWS_258",),
    "runtime": ("CKV_AWS_363",),
}
Said = tuple[str, str, int]


def checkov(binary: Path, root: Path) -> set[Said]:
    """Return what checkov finds below *root*, as (our rule, file, line of the block)."""
    checks = ",".join(check for group in CHECKOV.values() for check in group)
    command = [
        str(binary),
        "-d",
        str(root),
        "--framework",
        "terraform",
        "-c",
        checks,
        "-o",
        "json",
        "--quiet",
        "--skip-download",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        data = json.loads(done.stdout)
    except ValueError:
        return set()
    ours = {check: rule for rule, group in CHECKOV.items() for check in group}
    reports = data if isinstance(data, list) else [data]
    return {
        (ours[one["check_id"]], os.path.relpath(one["file_abs_path"]), one["file_line_range"][0])
        for report in reports
        for one in report.get("results", {}).get("failed_checks", ())
        if one["check_id"] in ours
    }


def _lacks(*path: str) -> Callable[[Resource], bool]:
    return lambda resource: resource.presence(*path) is Presence.NO


# Our rule, the resource that the tflint rule looks at, and when it complains.
TFLINT: dict[str, tuple[str, Callable[[Resource], bool]]] = {
    "stream-on-failure": ("aws_lambda_event_source_mapping", _lacks("destination_config")),
    "sqs-queue-dlq": ("aws_sqs_queue", _lacks("redrive_policy")),
    "event-target-dlq": ("aws_cloudwatch_event_target", _lacks("dead_letter_config")),
    "sns-subscription-dlq": ("aws_sns_topic_subscription", _lacks("redrive_policy")),
}


def tflint_style(root: Path) -> Iterator[Said]:
    """Yield what the four rules say of the resources below *root*."""
    for one in load([root]).roots:
        for resource in one.resources:
            for rule, (kind, complains) in TFLINT.items():
                if resource.type == kind and not resource.data and not resource.registry and complains(resource):
                    yield rule, resource.file, resource.body.line
