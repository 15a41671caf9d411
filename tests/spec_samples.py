"""Specs that are right, and specs that are wrong with what is said of each."""

# ruff: noqa: E501 - a sample and its sentence read best side by side

from __future__ import annotations

JOB = "name: order-charge\nneeds:\n  event: job\n"
OBJECT = "name: order-charge\nneeds:\n  event: object_change\n"
HTTP = "name: order-charge\nneeds:\n  event: http_request\n"
CLOCK = "name: order-charge\nneeds:\n  event: clock\n"
ARN = "existing:\n  arn: "

GOOD = {
    "short": JOB,
    "long": "name: a\ntriggers:\n  orders:\n    needs: {event: job}\n  uploads:\n    needs: {event: object_change}\n",
    "unknown": JOB + "  latency: unknown\n  volume: unknown\n  downstream_limit: unknown\n  replay: unknown\n",
    "nothing": JOB + "  latency:\n  volume:\n",
    "volume": JOB + "  volume: {average: 1 million per day, peak: 2000/s, payload: 4 KB, work: 300 ms}\n",
    "limit": JOB + "  downstream_limit: {at_a_time: 3, per_second: 0.5}\n",
    "some": JOB + "  downstream_limit: some\n  consumers: workers\n  routing: none\n  replay: none\n",
    "function": JOB + "function: {timeout_s: 60, reserved_concurrency: none, provisioned_concurrency: 2}\n",
    "template": JOB + "template: ../templates/acme\nanswers: {cost_centre: '4711', team: [a], retention: 30}\n",
    "pinned": JOB + f"template: {{source: git@host:a/b.git, ref: v1, path: acme, commit: {'a' * 40}}}\n",
    "settings": JOB + "settings: {batch_size: 3}\ntrigger: sqs_standard\nbuffer: none\n",
    "apart": OBJECT + "  filter: {prefix: incoming/}\n  writes_to: same_source\n  output_prefix: processed/\n",
    "suffix": OBJECT + "  filter: {suffix: .csv}\n  writes_to: same_source\n",
    "deleted": OBJECT + "  filter: {changes: [removed]}\n  writes_to: same_source\n",
    "http": HTTP + "  http: {auth: jwt, scopes: [read], routes: ['GET /a/{id}', 'ANY /{proxy+}', $default, POST /]}\n",
    "route": HTTP + "  http: {routes: GET /orders}\n",
    "cron": CLOCK + "  schedule: {expression: cron(0/15 8-17 ? * MON-FRI *), time_zone: Europe/Berlin}\n",
    "last": CLOCK + "  schedule: {expression: 'cron(0 2 L * ? 2030)'}\n",
    "rate": CLOCK + "  schedule: {expression: rate(1 hour), window: 15 min, precision: window}\n",
    "at": CLOCK + "  schedule: {expression: 'at(2030-01-31T02:00:00)', recurrence: once}\n",
    "queue": JOB + ARN + "arn:aws:sqs:eu-west-1:123456789012:orders\n",
    "bus": JOB + ARN + "arn:aws-cn:events:cn-north-1:123456789012:event-bus/shop\n",
    "broker": JOB + "  existing: rabbitmq\n" + ARN + "arn:aws:mq:eu-west-1:123456789012:broker:shop:b-1\n",
    "bucket": OBJECT + ARN + "arn:aws:s3:::orders\n  owns_notifications: true\n",
}

# What is written, and the one problem that is found, in full.
SHAPE = {
    "name: Order_Charge\nneeds: {event: job}": "t.yaml:1: name: found 'Order_Charge'; did you mean order-charge?"
    " Allowed: 1 to 40 lower-case letters, digits and hyphens, a letter first",
    "needs: {event: job}": "t.yaml:1: name: missing; allowed: 1 to 40 lower-case letters, digits and hyphens, a letter first",
    "name: a": "t.yaml:1: triggers: missing; write `needs` for one trigger, or `triggers` with a name for each",
    "name: a\nneeds: {}": "t.yaml:2: needs.event: missing; allowed: …",
    "name: a\nneeds:\n  event: message": "t.yaml:3: needs.event: found 'message'; did you mean job?"
    " `trigscaffold schema` lists all",
    JOB + "  latency: sub-second": "t.yaml:4: needs.latency: found 'sub-second'; did you mean sub_second?"
    " Allowed: sub_second, seconds, minutes, hours, unknown",
    JOB + "  ordering: Per_Key": "t.yaml:4: needs.ordering: found 'Per_Key'; did you mean per_key?"
    " Allowed: none, per_key, total, unknown",
    JOB + "  latancy: seconds": "t.yaml:4: needs.latancy: unknown key; did you mean latency? Allowed: event, answer,…",
    JOB + "latency: seconds": "t.yaml:4: latency: unknown key; it belongs under `needs`",
    JOB + "  volume: {average: 200}": "t.yaml:4: needs.volume.average: 200 has no unit: which unit?"
    " Write '200/s' or '200 per hour'",
    JOB + "  delay: 10": "t.yaml:4: needs.delay: 10 has no unit: which unit? Write '10 s' or '10 min'",
    JOB + "  keep: never": "t.yaml:4: needs.keep: found 'never'; did you mean {loss: never}?"
    " Allowed: unknown, or a mapping with some of: loss, outage",
    JOB + "  downstream_limit:\n    at_a_time: 0": "t.yaml:5: needs.downstream_limit.at_a_time: found 0;"
    " allowed: a whole number from 1 to 100000, or unknown",
    JOB + "  downstream_limit: 5": "t.yaml:4: needs.downstream_limit: found 5;"
    " allowed: none, some, unknown, or a mapping with some of: at_a_time, per_second",
    JOB + "  downstream_limit: {DownstreamLimit: 1}": "t.yaml:4: needs.downstream_limit.DownstreamLimit:"
    " unknown key; allowed: at_a_time, per_second",
    JOB + "  filter: {content: yes}": "t.yaml:4: needs.filter.content: found 'yes'; did you mean true?"
    " Allowed: true, false, unknown",
    JOB + "  filter: {changes: created}": "t.yaml:4: needs.filter.changes: found 'created'; did you mean [created]?"
    " Allowed: a list of: created, removed, restored, tagged, expired, transitioned, acl",
    JOB + "  routing: [contents]": "t.yaml:4: needs.routing.0: found 'contents'; did you mean content?"
    " Allowed: content, account, region",
    JOB + "function:\n  timeout_s: 30s": "t.yaml:5: function.timeout_s: found '30s'; did you mean 30?"
    " Allowed: auto, or a whole number from 1 to 900",
    JOB + "function: {reserved_concurrency: 0}": "t.yaml:4: function.reserved_concurrency: found 0;"
    " allowed: auto, none, or a whole number from 1 to 100000",
    JOB + "runtime: python3.9": "t.yaml:4: runtime: found 'python3.9'; did you mean python3.13?"
    " Allowed: python3.11, python3.12, python3.13",
    JOB + "description: 5": "t.yaml:4: description: found 5; did you mean \"5\"? Allowed: text of 1 to 256 characters",
    "name: a\ntriggers:\n  Bad-Name: {needs: {event: job}}": "t.yaml:3: triggers.Bad-Name: found 'Bad-Name';"
    " did you mean bad_name? Allowed: 1 to 30 lower-case letters, digits and underscores, a letter first",
    "name: a\ntriggers: {}": "t.yaml:2: triggers: found an empty mapping; allowed: a mapping with 1 to 20 keys",
    JOB + "triggers: {a: {needs: {event: job}}}": "t.yaml:2: needs: is for the short form, without `triggers`;"
    " put it under `triggers.NAME`",
    JOB + f"trigger: [{'x' * 99}]": "t.yaml:4: trigger: found a list; allowed: text",
    JOB + f"runtime: {'x' * 99}": f"t.yaml:4: runtime: found '{'x' * 55}...'; allowed: python3.11, python3.12, python3.13",
}  # fmt: skip
TOGETHER = {
    JOB + "  answer: result": "t.yaml:4: needs.answer: nobody waits for the result of a job;"
    " allowed: acknowledgement, none, unknown",
    CLOCK + "  answer: acknowledgement": "t.yaml:4: needs.answer: a clock waits for nothing; allowed: none, unknown",
    HTTP + "  answer: result\n  delay: 5 min": "t.yaml:5: needs.delay: whoever waits for the result cannot wait…",
    JOB + "  failure: caller": "t.yaml:4: needs.failure: nobody waits, so no caller sees it;…",
    JOB + "  failure: best_effort\n  keep: {loss: never}": "t.yaml:4: needs.failure: best_effort drops what keeps failing…",
    JOB + "  volume: {average: 300/s, peak: 2/s}": "t.yaml:4: needs.volume.peak: the peak, 2/s, is less than the average,"
    " 300/s; are they swapped?",
    JOB + "  volume: {work: 2 min}\nfunction: {timeout_s: 30}": "t.yaml:4: needs.volume.work: the work for one takes 2 min and function.timeout_s"
    " is 30; allowed: a timeout_s from 120 to 900",
    JOB + "  downstream_limit: {}": "t.yaml:4: needs.downstream_limit: gives no number;…",
    JOB + "  consumers: {readers: 1, independent: true}": "t.yaml:4: needs.consumers.independent: there is one reader…",
    JOB + "  http: {auth: none}": "t.yaml:4: needs.http: is for the event http_request alone, and the event is job…",
    JOB + "  schedule: {when: fixed}": "t.yaml:4: needs.schedule: is for the event clock alone…",
    JOB + "  filter: {prefix: a}": "t.yaml:4: needs.filter.prefix: a job has no name to compare; use `pattern`…",
    "name: abc\nneeds:\n  event: log_line\n  filter: {pattern: {level: [{prefix: ERR}], code: 5}}": "t.yaml:4: needs.filter."
    "pattern.level: a log line's field is compared with a text, a number, true, false, null, or a list of these",
    JOB + "  filter: {changes: [acl]}": "t.yaml:4: needs.filter.changes.0: a job is never 'acl'; leave it out",
    JOB + "  filter: {content: false, pattern: {a: [1]}}": "t.yaml:4: needs.filter.content: found false, and there is…",
    OBJECT + "  writes_to: same_source": "t.yaml:4: needs.writes_to: what the function writes would set it off again,"
    " for ever; add filter.prefix and output_prefix, such as filter.prefix: incoming/ and output_prefix: processed/",
    OBJECT + "  filter: {prefix: in/}\n  writes_to: same_source\n  output_prefix: in/out/": "t.yaml:6: needs.output_prefix:"
    " 'in/out/' and filter.prefix 'in/' overlap, so what it writes would set it off again;…",
    OBJECT + "  writes_to: elsewhere\n  output_prefix: a/": "t.yaml:5: needs.output_prefix: is for `writes_to: same_source`…",
    HTTP + "  http: {scopes: [a], auth: iam}": "t.yaml:4: needs.http.scopes: scopes are read from a token, and auth is iam…",
    HTTP + "  answer: none\n  http: {caching: 5 min}": "t.yaml:5: needs.http.caching: there is no result to work on…",
    HTTP + "  http:\n    routes: [GET /a, get /b]": "t.yaml:5: needs.http.routes.1: found 'get /b'; did you mean GET /b?",
    HTTP + "  http: {routes: /a}": "t.yaml:4: needs.http.routes.0: found '/a', a path without a method; did you mean GET /a?",
    HTTP + "  http: {routes: GET /a//b}": "t.yaml:4: needs.http.routes.0: found 'GET /a//b'; allowed: METHOD /path/{param}…",
    HTTP + "  http:\n    routes:\n      - GET /a/{b}\n      - GET /a/{c}": "t.yaml:7: needs.http.routes.1: the route"
    " 'GET /a/{c}' is the same as 'GET /a/{b}'; keep one of them",
    CLOCK + "  schedule: {expression: 0 2 * * *}": "t.yaml:4: needs.schedule.expression: found '0 2 * * *'; did you mean"
    " cron(0 2 * * ? *)? Allowed: rate(5 minutes), cron(0 2 * * ? *) or at(2030-01-31T02:00:00)",
    CLOCK + "  schedule: {expression: rate(5 minute)}": "t.yaml:4: needs.schedule.expression: found 'rate(5 minute)';"
    " write rate(5 minutes)",
    CLOCK + "  schedule: {expression: rate(5 weeks)}": "t.yaml:4: needs.schedule.expression: found 'rate(5 weeks)'; allowed…",
    CLOCK + "  schedule: {expression: cron(0 25 * * ? *)}": "t.yaml:4: needs.schedule.expression: found '25' as the hours"
    " of the cron expression; allowed: 0 to 23, *, lists, ranges",
    CLOCK + "  schedule: {expression: cron(0 2 * * * *)}": "t.yaml:4: needs.schedule.expression: one of day of month and…",
    CLOCK + "  schedule: {expression: cron(0 2 * * *)}": "t.yaml:4: needs.schedule.expression: found 5 fields in…",
    CLOCK + "  schedule: {expression: 'at(2030-02-31T02:00:00)'}": "t.yaml:4: needs.schedule.expression: found"
    " 'at(2030-02-31T02:00:00)'; there is no such time:…",
    CLOCK + "  schedule: {expression: rate(1 day), when: run_time}": "t.yaml:4: needs.schedule.expression: the times are…",
    CLOCK + "  schedule: {expression: rate(1 day), recurrence: once}": "t.yaml:4: needs.schedule.recurrence: found once…",
    CLOCK + "  schedule: {time_zone: berlin}": "t.yaml:4: needs.schedule.time_zone: found 'berlin'; did you mean"
    " Europe/Berlin? Allowed: an IANA name such as Europe/Berlin or UTC",
    CLOCK + "  schedule: {window: 5 min, precision: exact}": "t.yaml:4: needs.schedule.window: there is no window…",
    JOB + ARN + "orders": "t.yaml:5: existing.arn: found 'orders'; allowed: arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE,"
    " such as arn:aws:sqs:eu-west-1:123456789012:orders",
    JOB + "  existing: topic\n" + ARN + "arn:aws:sqs:eu-west-1:123456789012:orders": "t.yaml:6: existing.arn:"
    " found the ARN of a queue (sqs); `needs.existing` says topic",
    JOB + ARN + "arn:aws:ec2:eu-west-1:123456789012:x": "t.yaml:5: existing.arn: found the service 'ec2'; nothing of it…",
    JOB + ARN + "arn:aws:kinesis:eu-west-1:123456789012:x": "t.yaml:5: existing.arn: found 'arn:aws:kinesis:eu-west-1:123…",
    JOB + "  existing: none\nexisting: {}": "t.yaml:5: existing: says that the source exists, and needs.existing says none…",
    JOB + "existing: {owns_notifications: true}": "t.yaml:4: existing.owns_notifications: is for a bucket or …",
    JOB + "function: {reserved_concurrency: 5, provisioned_concurrency: 9}": "t.yaml:4: function.provisioned_concurrency:"
    " found 9, more than reserved_concurrency, which is 5; AWS refuses that",
    JOB + 'description: "a\\nb"': "t.yaml:4: description: found the control character U+000A; write it on one line",
    "name: a-\nneeds: {event: job}": "t.yaml:1: name: found 'a-'; a name ends with a letter or a digit, did you mean a?",
    "name: a\ntriggers:\n  json: {needs: {event: job}}": "t.yaml:3: triggers.json: the name 'json' is taken by a Python"
    " module that the handler or its tests may import; choose another, such as json_events",
    "name: a\ntriggers:\n  class: {needs: {event: job}}": "t.yaml:3: triggers.class: the name 'class' is taken by Python…",
    "name: a\ntriggers:\n  this: {needs: {event: job}}": "t.yaml:3: triggers.this: the name 'this' is taken by Terraform…",
    "name: a\ntriggers:\n  x: {needs: {event: job}}\n  x_dead_letter: {needs: {event: job}}": "t.yaml:4:"
    " triggers.x_dead_letter: the name 'x_dead_letter' gives resources the names of those of 'x'; rename one",
    "name: a\ntriggers:\n  x: {needs: {event: job}}\n  x_: {needs: {event: job}}": "t.yaml:3: triggers.x: the name 'x'…",
}  # fmt: skip
