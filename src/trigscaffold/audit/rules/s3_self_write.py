"""A function that may write where its own trigger listens can invoke itself without end.

The bucket tells the function of a new object, the function writes an object into the same bucket, the bucket tells it
of that one. It is the best-known way to a large bill; Lambda stops some such loops after about 16 turns, not those
through other services. Two things keep it out: a prefix that the function never writes to, and a policy that lets it
write nowhere else. Better still is a second bucket.

What the policy allows is judged, not what the code does: a role that may write everywhere in the bucket is told of,
whatever the code writes; one that may write into every bucket is a warning. A suffix keeps out nothing unless the
policy names another one.

Write instead::

    lambda_function {
      filter_prefix = "incoming/"
    }

    # and in the policy of the function's role
    Resource = "${aws_s3_bucket.files.arn}/done/*"
"""

from __future__ import annotations

from collections.abc import Iterator

from trigscaffold.audit.model import Function, Model, Statement
from trigscaffold.audit.resource import Place, Resource
from trigscaffold.audit.rules._iam import acts
from trigscaffold.audit.rules._s3 import NOTIFICATION, Block, Bucket, blocks, both, bucket, name, reached, text
from trigscaffold.audit.rules._s3_keys import keys
from trigscaffold.audit.rules._words import named
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation

ID = "s3-self-write"
SEVERITY = Severity.ERROR
SOURCE = "https://docs.aws.amazon.com/lambda/latest/dg/with-s3.html"


def check(model: Model) -> Iterator[Finding]:
    """Judge every notification of new objects that reaches a function that was read."""
    for notification in model.of_type(NOTIFICATION):
        told = [block for block in blocks(notification) if block.created is not False]
        if told and any(block.kind == "lambda_function" or any(reached(model, block)) for block in told):
            yield _judged(model, notification, told)


def _judged(model: Model, notification: Resource, told: list[Block]) -> Finding:
    mine = _bucket(model, notification, told)
    unsure: list[str] = []
    for block in told:
        functions = tuple(dict.fromkeys(reached(model, block)))
        if not functions and block.kind == "lambda_function":
            unsure.append("the role of the function, which is not in what was read")
        for function in functions:
            writes, at, decides = _writes(model, mine, block, function)
            if writes and at and block.created and not block.body.maybe:
                return _loop(model, notification, block, function, at)
            if writes is not False:
                unsure.append(block.body.maybe or decides or block.body.value("events").decides)
    if unsure:
        message = "Whether its function may write where it listens cannot be seen"
        return undecidable(ID, notification, message, unsure[0])
    return fine(ID, notification)


def _bucket(model: Model, notification: Resource, told: list[Block]) -> Bucket:
    """Return the bucket, by all its names: where it comes from outside, the permission names its ARN."""
    mine = bucket(model, notification.value("bucket"))
    functions = {f for block in told if block.kind == "lambda_function" for f in reached(model, block)}
    permitted = {
        f: bucket(model, i.by.value("source_arn"))
        for f in functions
        for i in model.invocations_of(f)
        if i.principal == "s3.amazonaws.com"
    }
    if not mine.resources and len(functions) == len(permitted) == 1:
        mine = mine.also(*permitted.values())
    return mine


def _writes(model: Model, mine: Bucket, block: Block, function: Function) -> tuple[bool | None, Statement | None, str]:
    """Tell whether *function* may write what *block* listens to, which statement says so, and what would decide it."""
    role = function.role
    if role is None:
        return None, None, f"the role of {function.address}"
    unsure = ""
    for statement in role.statements:
        if not statement.allow:
            continue
        found = _lets(model, mine, block, statement)
        if found and not statement.conditional and not _denied(role.statements):
            return True, statement, ""
        if found is not False:
            where = statement.at.address if statement.at else "a policy"
            unsure = unsure or f"what {where} lets {function.address} write"
    unsure = unsure or (role.unread[0] if role.unread else "")
    return (None, None, unsure) if unsure else (False, None, "")


def _denied(statements: tuple[Statement, ...]) -> bool:
    return any(not s.allow and acts(s, "s3:PutObject") is not False for s in statements)


def _lets(model: Model, mine: Bucket, block: Block, statement: Statement) -> bool | None:
    puts = acts(statement, "s3:PutObject")
    if puts is False:
        return False
    found = []
    for value in statement.resources:
        for one in value.every():
            for key in keys(one):
                at = True if key.anywhere else mine.same(bucket(model, key.bucket)) if key.bucket else None
                parts = (puts, at, _heard(block, key.start, key.end))
                found.append(False if False in parts else None if None in parts else True)
    return True if True in found else None if None in found else False


def _heard(block: Block, start: str | None, end: str | None) -> bool | None:
    found = (both(text(block.prefix), start), both(text(block.suffix), end, end=True))
    return False if False in found else None if None in found else True


def _loop(model: Model, notification: Resource, block: Block, function: Function, at: Statement) -> Finding:
    files = name(model, notification)
    prefix, suffix = text(block.prefix), text(block.suffix)
    where = f"objects under {prefix}" if prefix else f"objects that end in {suffix}" if suffix else "every object"
    everywhere = all(key.anywhere for value in at.resources for one in value.every() for key in keys(one))
    reach = "into every bucket, this one too" if everywhere else "such objects into the same bucket"
    who = named(function.resource, notification)
    message = (
        f"{files} tells {who} of {where}, and the function's role may write {reach}: each write can "
        "invoke it again, without end. Let the role write only where the notification does not listen, or into another "
        "bucket."
    )
    concerned = [Place(notification.file, block.body.line, block.body.line, f"listens to {where}")]
    concerned += [at.at.place("policy", "lets it write there")] if at.at else []
    severity = Severity.WARNING if everywhere else None
    return violation(ID, notification, message, _instead(files, prefix or ""), concerned=concerned, severity=severity)


def _instead(files: str, prefix: str) -> str:
    known = "arn" if files.startswith(("aws_", "data.")) else "s3_bucket_arn" if files.startswith("module.") else ""
    arn = f"${{{files}.{known}}}" if known else "arn:aws:s3:::…"
    listen = prefix or "incoming/"
    return f'filter_prefix = "{listen}"\n\n# and in the policy of the role\nResource = "{arn}/done/*"'
