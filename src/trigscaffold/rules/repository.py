"""Say whose commits reach AWS by themselves.

CodeCommit puts its commits and pull requests on the default bus, and a repository of it calls a function for
each push. A push to another host arrives as a webhook, which is an HTTP request.
"""

from __future__ import annotations

from trigscaffold.model import Finding, Needs, Trigger, Verdict

ID = "repository"
SOURCE = "https://docs.aws.amazon.com/codecommit/latest/userguide/monitoring-events.html"


def check(needs: Needs, trigger: Trigger) -> Finding | None:
    """Return a warning when nobody said which host it is."""
    if needs.event != "commit" or needs.existing or needs.event not in trigger.events:
        return None
    reason = "only 1 host, CodeCommit, tells AWS of a commit; from another one a push is an `http_request` (a webhook)"
    return Finding(ID, trigger.id, Verdict.WARN, reason, SOURCE)
