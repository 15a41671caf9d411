"""Reject taking over the notifications of a bucket or repository that somebody else owns.

A bucket has one notification configuration, and writing it replaces all of it: a module that adds its own
to an existing bucket deletes everybody else's without a word. By way of the bus each reader has a rule of
its own. The triggers of a CodeCommit repository are one list too, and writing it replaces all of them. When
this module owns all notifications of that bucket, or all triggers of that repository, say so: `existing:
{owns_notifications: true}`.
"""

from __future__ import annotations

from trigscaffold.model import Finding, Needs, Trigger, Verdict

ID = "notification-owner"
SOURCE = "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketNotificationConfiguration.html"


def check(needs: Needs, trigger: Trigger) -> Finding | None:
    """Return a rejection when *trigger* would replace what others configured."""
    if not trigger.owns_source or not needs.existing or needs.owns_source:
        return None
    reason = (
        f"an existing {needs.existing} has 1 notification configuration; writing it deletes what others configured"
        " (`owns_notifications: true` says that nobody did)"
    )
    return Finding(ID, trigger.id, Verdict.REJECT, reason, trigger.sources.get("owns_source", SOURCE))
