"""What is generated: a `Module` with everything settled, and the `FileTree` it becomes.  Frozen, no I/O."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from trigscaffold.model import Decision, Derived, Expression, Grant, Hop, Invocation, Needs, Trigger

# Source: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html (read 2026-11-28)
EVENT_AGE_S = 21600
PATIENCE_S = 10  # what is tried again within so few seconds meets the same limit


@dataclass(frozen=True, slots=True)
class Target:
    """What a pushing source delivers to: the function, its alias, or the queue in front of it.

    Source templates use it without asking which it is.  *invoke_arn* is what API Gateway calls a function by.
    """

    kind: str
    arn: Expression
    invoke_arn: Expression
    protocol: str
    action: str
    ready: Expression
    title: str


@dataclass(frozen=True, slots=True)
class Function:
    """The Lambda function's own settings.  *reserved_concurrency* 0: unreserved.

    *event_age_s*: how old an asynchronous event may become before Lambda gives it up.
    """

    timeout_s: int
    memory_mb: int
    architecture: str
    log_retention_days: int
    reserved_concurrency: int
    reserved_why: str
    provisioned_concurrency: int
    resource: Expression
    handler: str
    event_age_s: int = EVENT_AGE_S


@dataclass(frozen=True, slots=True)
class Existing:
    """Something the module attaches to and does not own.  *arn* may be empty: then only a variable."""

    kind: str
    arn: str


@dataclass(frozen=True, slots=True)
class PlannedTrigger:
    """One trigger of a module with everything settled; `t` in a template."""

    name: str
    needs: Needs
    source: Trigger
    buffer: Trigger | None
    decision: Decision
    settings: Mapping[str, Any]
    target: Target
    grants: tuple[Grant, ...]
    existing: Existing | None
    filter: Mapping[str, Any]
    options: Mapping[str, Any]
    hops: tuple[Hop, ...]
    derived: tuple[Derived, ...] = ()

    @property
    def poller(self) -> Trigger:
        """The trigger whose events reach the function: the buffer where there is one."""
        return self.buffer or self.source

    @property
    def turns_away(self) -> bool:
        """True when somebody waits for the answer, and gets an error where Lambda refuses the call.

        Nobody makes the call again, or whoever waits has given up within the seconds in which it is made again.
        """
        waits = self.buffer is None and self.source.invocation is Invocation.SYNCHRONOUS
        refused = [hop for hop in self.hops if "throttles" in hop.seen]
        patience = self.source.longest_answer_s
        return waits and any(hop.retried_by.startswith("nobody") or 0 < patience <= PATIENCE_S for hop in refused)


@dataclass(frozen=True, slots=True)
class Module:
    """All that a template may read; `module` in a template.

    *provider* is the range of the AWS provider's versions, *team_tags* what a team's template tags everything with,
    *team_key* the ARN of the team's own KMS key, or ``variable`` where whoever uses the module names it.
    """

    name: str
    description: str
    runtime: str
    encryption: str
    function: Function
    triggers: tuple[PlannedTrigger, ...]
    spec_text: str = ""
    provider: str = ">= 5.100, < 7.0"
    team_tags: Mapping[str, str] = field(default_factory=dict)
    team_key: str = ""

    @property
    def language(self) -> str:
        """The language of the handler: the folder of its templates."""
        return "python" if self.runtime.startswith("python") else "typescript"

    @property
    def name_length(self) -> int:
        """How many characters the function's name may have, so that no name made of it is too long for AWS."""
        return min(40, 59 - max(len(t.name) for t in self.triggers))

    @property
    def tags(self) -> Expression:
        """What a resource's ``tags`` are."""
        return Expression("local.tags" if self.team_tags else "var.tags")

    @property
    def key_arn(self) -> Expression:
        """The ARN of the key that encrypts what is at rest, where there is one."""
        return Expression("var.kms_key_arn" if self.team_key else "aws_kms_key.this.arn")

    @property
    def alias(self) -> bool:
        """True when triggers point at an alias, for provisioned concurrency."""
        return self.function.provisioned_concurrency > 0

    @property
    def idempotent(self) -> bool:
        """True when repeating the work must be prevented."""
        return any(t.needs.once for t in self.triggers)

    @property
    def asynchronous(self) -> bool:
        """True when some trigger invokes the function asynchronously: what fails then ends in the failed events."""
        return any(hop.lands == "failed_events" for t in self.triggers for hop in t.hops)

    @property
    def delivering_services(self) -> list[str]:
        """The services that write into an encrypted queue or topic of the module, and so need its key."""
        pushing = {g.principal for t in self.triggers if t.buffer for g in t.grants}
        return sorted(pushing | {user for t in self.triggers for user in t.source.key_users})

    @property
    def customer_key(self) -> bool:
        """True when the module makes and uses its own KMS key."""
        return self.encryption == "customer_key"


@dataclass(frozen=True, slots=True)
class FileTree:
    """Path, with ``/`` and relative to the module, to text.  Sorted by path.

    *origin* is what the record says of where the tree came from: ``specified``, the spec as plain data,
    and ``template``, the team template it was made with.
    """

    files: Mapping[str, str]
    origin: Mapping[str, Any] = field(default_factory=dict)
