"""What Lambda's poller does with a batch, as its manual says, against the emulator's queues and streams.

Left out, because nothing here depends on it: batching windows, delays, filters, several batches at a time,
and the pauses between tries.  Time is counted, not waited for: a try takes a second, and a message that
failed is visible again at once.  Receives are counted and messages redriven by the emulator itself.
"""

from __future__ import annotations

import base64
import itertools
import json
import re
import uuid
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar

from tests.rehearsal import KEYS, MESSAGES, POISON, Handler, Settings, Verdict

T = TypeVar("T")

AT_MOST = 10  # messages in one call
ITEMS_AT_MOST = 25
EMPTY_RECEIVES = 3
NUMBERS = range(1, MESSAGES + 1)


def key(number: int) -> str:
    """Return the message group or partition key of a number: first in turn, then ten of a key in a row."""
    return f"key-{number % KEYS if number <= MESSAGES // 2 else number // 10}"


def text(number: int) -> str:
    """Return the body of a message: JSON, or poison that is none but still says its number."""
    return f"this is not JSON {{ {number}" if number in POISON else json.dumps({"number": number})


def number_in(body: str) -> int:
    found = re.search(r"\d+", body)
    assert found, body
    return int(found[0])


def queue_url(sqs: Any, arn: str) -> str:
    url: str = sqs.get_queue_url(QueueName=arn.rsplit(":", 1)[1])["QueueUrl"]
    return url


def receive(sqs: Any, url: str, most: int) -> list[dict[str, Any]]:
    """Return up to *most* messages, over as many calls as that takes."""
    found: list[dict[str, Any]] = []
    while len(found) < most:
        some = min(AT_MOST, most - len(found))
        got = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=some, AttributeNames=["All"]).get("Messages", [])
        if not got:
            break
        found += got
    return found


def in_tens(call: Callable[[list[dict[str, Any]]], dict[str, Any]], entries: Iterable[dict[str, Any]]) -> None:
    """Make a call that takes ten entries at a time as often as it needs, in their order; none may fail."""
    for ten in batches(entries, AT_MOST):
        answer = call([{"Id": str(number), **entry} for number, entry in enumerate(ten)])
        assert not answer.get("Failed"), answer["Failed"]


def delete(sqs: Any, url: str, messages: list[dict[str, Any]]) -> None:
    entries = [{"ReceiptHandle": message["ReceiptHandle"]} for message in messages]
    in_tens(lambda ten: sqs.delete_message_batch(QueueUrl=url, Entries=ten), entries)


def drain(sqs: Any, url: str) -> list[str]:
    """Return the bodies in a queue and leave it empty."""
    bodies = []
    while messages := receive(sqs, url, AT_MOST):
        bodies += [message["Body"] for message in messages]
        delete(sqs, url, messages)
    return bodies


@dataclass(frozen=True, slots=True)
class Queue:
    """A queue with its poller.

    Args:
        sqs: The queues.
        settings: What the mapping says.
        one_group: There is one order across all messages.
        sns: The topics, when the messages come over one.
        topic_arn: That topic.
    """

    sqs: Any
    settings: Settings
    one_group: bool = False
    sns: Any = None
    topic_arn: str = ""

    def rehearse(self, handler: Handler) -> Verdict:
        """Send the messages, poll until the queue is empty, and say where each ended."""
        url = queue_url(self.sqs, self.settings.source_arn)
        wanted = ["RedrivePolicy", "DelaySeconds"]
        applied = self.sqs.get_queue_attributes(QueueUrl=url, AttributeNames=wanted)["Attributes"]
        dead_letter = queue_url(self.sqs, json.loads(applied["RedrivePolicy"])["deadLetterTargetArn"])
        self._delay(url, "0")
        try:
            drain(self.sqs, url)
            drain(self.sqs, dead_letter)
            self._send(url)
            done = self._poll(url, handler)
        finally:
            self._delay(url, applied["DelaySeconds"])
        dead = [number_in(body) for body in drain(self.sqs, dead_letter)]
        fifo = self.settings.source_arn.endswith(".fifo")
        return Verdict(tuple(done), tuple(dead), {number: self._group(number) for number in NUMBERS} if fifo else {})

    def _delay(self, url: str, seconds: str) -> None:
        self.sqs.set_queue_attributes(QueueUrl=url, Attributes={"DelaySeconds": seconds})

    def _poll(self, url: str, handler: Handler) -> list[int]:
        """Deliver batches until there is nothing left; return what was processed, in that order."""
        done: list[int] = []
        empty = 0
        while empty < EMPTY_RECEIVES:
            messages = receive(self.sqs, url, self.settings.batch_size)
            empty = 0 if messages else empty + 1
            if messages:
                done += self._deliver(url, messages, handler)
        return done

    def _group(self, number: int) -> str:
        return "all" if self.one_group else key(number)

    def _send(self, url: str) -> None:
        fifo = self.settings.source_arn.endswith(".fifo")
        run = uuid.uuid4().hex
        body = "Message" if self.topic_arn else "MessageBody"
        entries = []
        for number in NUMBERS:
            own = {"MessageGroupId": self._group(number), "MessageDeduplicationId": f"{run}-{number}"}
            entries.append({body: text(number), **(own if fifo else {})})
        if self.topic_arn:
            publish = self.sns.publish_batch
            in_tens(lambda ten: publish(TopicArn=self.topic_arn, PublishBatchRequestEntries=ten), entries)
        else:
            in_tens(lambda ten: self.sqs.send_message_batch(QueueUrl=url, Entries=ten), entries)

    def _deliver(self, url: str, messages: list[dict[str, Any]], handler: Handler) -> tuple[int, ...]:
        """Invoke the handler, delete what is done, and let what failed be seen again."""
        reply = handler.invoke({"Records": [self._record(message) for message in messages]})
        ids = [message["MessageId"] for message in messages]
        failed = set(reply.failed(ids, reports=self.settings.reports_failures))
        seen_again = [
            {"ReceiptHandle": message["ReceiptHandle"], "VisibilityTimeout": 0}
            for message in messages
            if message["MessageId"] in failed
        ]
        in_tens(lambda ten: self.sqs.change_message_visibility_batch(QueueUrl=url, Entries=ten), seen_again)
        delete(self.sqs, url, [message for message in messages if message["MessageId"] not in failed])
        return reply.done

    def _record(self, message: dict[str, Any]) -> dict[str, Any]:
        return {
            "messageId": message["MessageId"],
            "receiptHandle": message["ReceiptHandle"],
            "body": message["Body"],
            "attributes": message["Attributes"],
            "messageAttributes": {},
            "md5OfBody": message["MD5OfBody"],
            "eventSource": "aws:sqs",
            "eventSourceARN": self.settings.source_arn,
            "awsRegion": "eu-west-1",
        }


class Record(NamedTuple):
    """One record of a shard, as it stands in the event."""

    shard: str
    sequence_number: str
    number: int
    event: dict[str, Any]


@dataclass(slots=True)
class Poller:
    """What Lambda does with the records of a stream, one lane (a shard, or a part of its keys) after the other."""

    settings: Settings
    handler: Handler
    done: list[int] = field(default_factory=list)
    discarded: list[list[Record]] = field(default_factory=list)
    clock_s: int = 0

    def poll(self, records: Iterable[Record]) -> None:
        for lane in self._lanes(records):
            for batch in batches(lane, self.settings.batch_size):
                self._deliver(batch)

    def _lanes(self, records: Iterable[Record]) -> list[list[Record]]:
        """Return the records as Lambda deals them out: a shard's keys over as many lanes as the factor says."""
        lanes: dict[tuple[str, int], list[Record]] = {}
        for record in records:
            lane = record.shard, zlib.crc32(key(record.number).encode()) % self.settings.factor
            lanes.setdefault(lane, []).append(record)
        return [lanes[lane] for lane in sorted(lanes)]

    def _deliver(self, batch: list[Record]) -> None:
        """Invoke the handler with *batch* until it is done or given up."""
        tries = 0
        while batch:
            if 0 <= self.settings.record_age_s < self.clock_s:
                return self._discard(batch)
            self.clock_s += 1
            reply = self.handler.invoke({"Records": [record.event for record in batch]})
            self.done += reply.done
            ids = [record.sequence_number for record in batch]
            failed = reply.failed(ids, reports=self.settings.reports_failures)
            if not failed:
                return None
            checkpoint = min(ids.index(one) for one in failed)
            if checkpoint and not reply.error:
                # A partial success: what came before is done, the rest comes again as a batch of its own.
                batch, tries = batch[checkpoint:], 0
                continue
            if self.settings.bisects and len(batch) > 1 and reply.error:
                # Splitting does not use up a try. Without an error there is nothing that AWS says it would split.
                half = len(batch) // 2
                self._deliver(batch[:half])
                return self._deliver(batch[half:])
            tries += 1
            if 0 <= self.settings.retries < tries:
                return self._discard(batch)
        return None

    def _discard(self, batch: list[Record]) -> None:
        self.discarded.append(batch)


def batches(things: Iterable[T], size: int) -> Iterator[list[T]]:
    """Return *things* in lists of at most *size*."""
    iterator = iter(things)
    while batch := list(itertools.islice(iterator, size)):
        yield batch


def metadata(batch: list[Record], arn: str, kind: str) -> str:
    """Return what Lambda sends to a queue about a batch that it passed over: where it is, not what it held."""
    info = {
        "shardId": batch[0].shard,
        "startSequenceNumber": batch[0].sequence_number,
        "endSequenceNumber": batch[-1].sequence_number,
        "batchSize": len(batch),
        "streamArn": arn,
    }
    return json.dumps({"requestContext": {"condition": "RetryAttemptsExhausted"}, "version": "1.0", kind: info})


@dataclass(frozen=True, slots=True)
class Stream:
    """A data stream or a table's stream with its poller.  *client* reads the stream, *store* takes the records."""

    client: Any
    store: Any
    sqs: Any
    settings: Settings

    @property
    def is_table(self) -> bool:
        return ":dynamodb:" in self.settings.source_arn

    def rehearse(self, handler: Handler) -> Verdict:
        """Write the records, poll every shard to its end, and say where each ended."""
        run = uuid.uuid4().hex
        dead_letter = queue_url(self.sqs, self.settings.on_failure_arn) if self.settings.on_failure_arn else ""
        if dead_letter:
            drain(self.sqs, dead_letter)
        iterators = {shard: self._iterator(shard) for shard in self._shards()}
        self._write(run)
        records = [r for shard, iterator in iterators.items() for r in self._read(shard, iterator, run)]
        assert len(records) == MESSAGES
        poller = Poller(self.settings, handler)
        poller.poll(records)
        kind = "DDBStreamBatchInfo" if self.is_table else "KinesisBatchInfo"
        if dead_letter:
            bodies = [metadata(batch, self.settings.source_arn, kind) for batch in poller.discarded]
            entries = [{"MessageBody": body} for body in bodies]
            in_tens(lambda ten: self.sqs.send_message_batch(QueueUrl=dead_letter, Entries=ten), entries)
        dead = [n for body in (drain(self.sqs, dead_letter) if dead_letter else ()) for n in self._fetch(body, kind)]
        by_shard = self.settings.factor == 1
        lanes = {r.number: r.shard if by_shard else key(r.number) for r in records}
        return Verdict(tuple(poller.done), tuple(dead), lanes)

    def _name(self) -> str:
        """Return the name of the data stream or table; the emulator does not read every call's ARN."""
        return self.settings.source_arn.split("/")[1]

    def _shards(self) -> list[str]:
        if self.is_table:
            shards = self.client.describe_stream(StreamArn=self.settings.source_arn)["StreamDescription"]["Shards"]
        else:
            shards = self.client.list_shards(StreamName=self._name())["Shards"]
        return sorted(shard["ShardId"] for shard in shards)

    def _iterator(self, shard: str, sequence_number: str = "") -> str:
        kind = "AT_SEQUENCE_NUMBER" if sequence_number else self.settings.starting_position
        if self.is_table:
            at = {"SequenceNumber": sequence_number} if sequence_number else {}
            arguments = {"StreamArn": self.settings.source_arn}
        else:
            at = {"StartingSequenceNumber": sequence_number} if sequence_number else {}
            arguments = {"StreamName": self._name()}
        answer = self.client.get_shard_iterator(ShardId=shard, ShardIteratorType=kind, **arguments, **at)
        iterator: str = answer["ShardIterator"]
        return iterator

    def _write(self, run: str) -> None:
        if self.is_table:
            schema = self.store.describe_table(TableName=self._name())["Table"]["KeySchema"]
            puts = []
            for number in NUMBERS:
                item = {schema[0]["AttributeName"]: {"S": f"{run}-{number}"}, "number": {"N": str(number)}}
                poison = {"poison": {"BOOL": True}} if number in POISON else {}
                puts.append({"PutRequest": {"Item": {**item, **poison, "run": {"S": run}}}})
            for some in batches(puts, ITEMS_AT_MOST):
                answer = self.store.batch_write_item(RequestItems={self._name(): some})
                assert not answer["UnprocessedItems"]
            return
        entries = [{"Data": text(n).encode(), "PartitionKey": f"{run}-{key(n)}"} for n in NUMBERS]
        self.store.put_records(StreamName=self._name(), Records=entries)

    def _read(self, shard: str, iterator: str, run: str) -> Iterator[Record]:
        """Return what this run wrote into a shard, in its order."""
        while found := self.client.get_records(ShardIterator=iterator, Limit=1000):
            for raw in found["Records"]:
                if record := self._record(shard, raw, run):
                    yield record
            if not found["Records"]:
                return
            iterator = found["NextShardIterator"]

    def _record(self, shard: str, raw: dict[str, Any], run: str) -> Record | None:
        """Return a record as it stands in Lambda's event; none when another run wrote it."""
        source = {"eventSourceARN": self.settings.source_arn, "awsRegion": "eu-west-1"}
        if self.is_table:
            image = raw["dynamodb"]["NewImage"]
            if image["run"]["S"] != run:
                return None
            change = {k: v for k, v in raw["dynamodb"].items() if k != "ApproximateCreationDateTime"}
            event = {**raw, **source, "eventSource": "aws:dynamodb", "dynamodb": change}
            return Record(shard, change["SequenceNumber"], int(image["number"]["N"]), event)
        if not raw["PartitionKey"].startswith(run):
            return None
        payload = {
            "kinesisSchemaVersion": "1.0",
            "partitionKey": raw["PartitionKey"],
            "sequenceNumber": raw["SequenceNumber"],
            "data": base64.b64encode(raw["Data"]).decode(),
            "approximateArrivalTimestamp": 1545084650.987,
        }
        event = {"kinesis": payload, "eventID": f"{shard}:{raw['SequenceNumber']}", "eventName": "aws:kinesis:record"}
        event |= {**source, "eventSource": "aws:kinesis", "eventVersion": "1.0"}
        return Record(shard, raw["SequenceNumber"], number_in(raw["Data"].decode()), event)

    def _fetch(self, body: str, kind: str) -> list[int]:
        """Return the numbers that a message in the dead-letter queue is about, fetched as the runbook says."""
        info = json.loads(body)[kind]
        iterator = self._iterator(info["shardId"], info["startSequenceNumber"])
        raws = self.client.get_records(ShardIterator=iterator, Limit=info["batchSize"])["Records"]
        if self.is_table:
            return [int(raw["dynamodb"]["NewImage"]["number"]["N"]) for raw in raws]
        return [number_in(raw["Data"].decode()) for raw in raws]
