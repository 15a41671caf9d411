"""The words of a spec: what sets a function off, and the sentence behind each value.

One source, three uses: the wizard's choices, the manual and the JSON Schema all come from
here.  The groups follow who acts, because people who describe the same situation disagree on
*message*, *event* and *record* but agree on whether somebody waits.
"""

from __future__ import annotations

NAME = r"^[a-z][a-z0-9-]{0,39}$"
TRIGGER_NAME = r"^[a-z][a-z0-9_]{0,29}$"
UNKNOWN = "unknown"

EVENT_GROUPS: dict[str, dict[str, str]] = {
    "A caller waits": {
        "http_request": "an HTTP request: a browser, an app, a partner's webhook or a service calls a URL",
        "graphql_field": "a field of a GraphQL API must be resolved",
        "websocket_message": "a message on a socket that the client keeps open, in both directions",
        "network_request": "a request from a service inside my own private network",
        "agent_action": "an AI agent calls a tool",
        "function_call": "another Lambda function of ours calls this one",
    },
    "A service waits": {
        "cdn_request": "a request or an answer passing the CDN, to be changed at the edge",
        "sign_in_step": "a step of signing up or signing in",
        "bot_turn": "somebody writes or speaks to a bot of our own: in a chat, on the telephone",
        "skill_turn": "somebody talks to our skill on a household voice assistant",
        "contact_flow": "a call-centre contact flow asks for something during a call",
        "workflow_step": "a workflow of several steps (in a row, side by side, with waits) reached this one",
        "delivery_transform": "records on their way into storage must be changed before they are stored",
        "bulk_object_job": "one job over very many objects that exist already",
        "stack_resource": "a CloudFormation stack creates, updates or deletes a resource of our own kind",
        "secret_rotation": "a secret must be rotated",
    },
    "Something happened": {
        "job": "a job handed over: one receiver does it, once, some time after (often called a message or a task)",
        "fact": "a fact announced to whoever cares, known today or not (often called an event)",
        "object_change": "an object in a bucket was created, changed, deleted, tagged or moved by its lifecycle",
        "table_change": "an item of a database table was created, changed or deleted",
        "document_change": "a document of a document database was changed",
        "email": "an e-mail arrived",
        "device_message": "a device published a message",
        "partner_event": "a partner's product (SaaS) sends its events to my AWS account",
    },
    "Operations": {
        "log_line": "a line was written to a log",
        "alarm": "an alarm of a metric changed its state",
        "commit": "a commit or a pull request in a repository",
        "pipeline_step": "a delivery pipeline reached a step",
        "compliance_change": "a resource's configuration must be checked against a rule",
        "service_event": "an AWS service reports something: a finding, a state change, an API call in the audit trail",
    },
    "Records flow": {
        "record": "a continuous flow of records: clicks, readings, telemetry, log records",
    },
    "A clock": {
        "clock": "the time has come: once, or again and again",
    },
}

EVENTS: dict[str, str] = {event: text for group in EVENT_GROUPS.values() for event, text in group.items()}

ANSWER = {
    "result": "the caller waits for the outcome of the work",
    "acknowledgement": "the caller waits only to hear that the work was accepted; it is done later",
    "none": "nobody waits for anything",
}
LATENCY = {
    "sub_second": "within a second (often called real time, live, or at once)",
    "seconds": "within seconds: a person may notice, nobody is annoyed",
    "minutes": "within minutes",
    "hours": "within hours: today is good enough",
}
TAIL_LATENCY = {
    "matters": "the slowest one in a hundred must be fast too: no cold start",
    "tolerable": "now and then one may take a second or two longer",
}
ORDERING = {
    "none": "each stands alone; any order will do",
    "per_key": "in order within a key (a user, an order, a device, a connection), keys are independent",
    "total": "in order across everything",
}
ORDER_WITHIN = {
    "user": "per_key",
    "order": "per_key",
    "device": "per_key",
    "connection": "per_key",
    "everything": "total",
}
SHAPE = {
    "steady": "about the same all the time",
    "spiky": "peaks that are many times the average",
    "unpredictable": "nobody knows",
}
LOSS = {
    "allowed": "one lost now and then does no harm",
    "never": "not one may be lost",
}
FAILURE = {
    "caller": "whoever called sees the error and decides",
    "dead_letter": "us: it lands in a dead-letter queue and an alarm tells us",
    "per_item": "us, for each item of a batch: the others of its batch are done and not repeated",
    "best_effort": "nobody: it may be dropped",
}
READERS = "how many different systems each get their own copy (1: interchangeable workers share the work)"
ROUTING = {
    "content": "who gets it depends on what is in it",
    "account": "it crosses AWS accounts",
    "region": "it crosses Regions",
}
DUPLICATES = {
    "harmless": "doing it twice has the same result as once",
    "once": "must not happen twice (a charge, a mail, a shipment)",
}
# What carries one kind of event only; the others carry whatever is put into them.
EXISTING_FOR = {
    "api": {"http_request"},
    "load_balancer": {"http_request"},
    "relational_database": {"table_change"},
    "document_database": {"document_change"},
    "user_pool": {"sign_in_step"},
    "codecommit": {"commit"},
    "repository": {"commit"},
    "contact_centre": {"contact_flow"},
    "bot": {"bot_turn"},
    "cdn": {"cdn_request"},
    "delivery_stream": {"delivery_transform"},
    "workflow": {"workflow_step"},
    "pipeline": {"pipeline_step"},
    "log_group": {"log_line"},
}
# What has one configuration that says whom it tells; who writes it deletes everybody else's.
TOLD_BY_ONE = ("bucket", "codecommit")
EXISTING = {
    "queue": "an SQS queue",
    "topic": "an SNS topic",
    "bus": "an EventBridge event bus",
    "bucket": "an S3 bucket",
    "table": "a DynamoDB table",
    "stream": "a Kinesis data stream",
    "api": "an API in API Gateway",
    "load_balancer": "an Application Load Balancer",
    "kafka_msk": "a Kafka cluster, Amazon MSK",
    "kafka_own": "a Kafka cluster of our own or another vendor's",
    "rabbitmq": "a RabbitMQ broker",
    "activemq": "an ActiveMQ broker",
    "document_database": "a DocumentDB (MongoDB-compatible) cluster",
    "relational_database": "a relational database",
    "user_pool": "a Cognito user pool",
    "codecommit": "a CodeCommit repository",
    "repository": "a repository at GitHub, GitLab or elsewhere",
    "contact_centre": "an Amazon Connect instance",
    "bot": "an Amazon Lex bot",
    "cdn": "a CloudFront distribution",
    "delivery_stream": "a Firehose stream",
    "workflow": "a Step Functions state machine",
    "pipeline": "a pipeline in CodePipeline",
    "log_group": "a CloudWatch log group",
}
WRITES_TO = {
    "elsewhere": "the function writes to other places than its events come from, or nowhere",
    "same_source": "the function also writes to the bucket, table, queue, topic or bus its events come from",
}
CHANGES = {
    "created": "created or overwritten",
    "removed": "deleted",
    "restored": "restored from the archive",
    "tagged": "its tags changed",
    "expired": "deleted by a lifecycle rule",
    "transitioned": "moved to another storage class",
    "acl": "its access control list changed",
}
WHEN = {
    "fixed": "the times are known when the module is deployed",
    "run_time": "the times are created while it runs, by users or by other code",
}
RECURRENCE = {"once": "once", "recurring": "again and again"}
PRECISION = {
    "exact": "at that minute",
    "window": "within a window; spreading the load is welcome",
}
WHO_CALLS = {
    "browser": "a browser or a mobile app",
    "partner": "a partner or a product (a webhook)",
    "own_service": "a service of our own",
}
AUTH = {
    "none": "nobody needs to prove who they are",
    "jwt": "a token from an identity provider (OIDC, OAuth 2, Cognito)",
    "iam": "AWS credentials, signed requests",
    "lambda": "our own logic decides, in a function that is given the headers and not the body",
    "api_key": "an API key for each client",
}
PREFER = {
    "least_to_run": "the fewest parts to run",
    "least_cost": "the lowest price",
    "lowest_latency": "the lowest delay",
}
ENCRYPTION = {
    "aws_owned": "keys that AWS owns; nothing to run, no grants",
    "customer_key": "a KMS key of the module's own, with a grant for each service that needs it",
}
