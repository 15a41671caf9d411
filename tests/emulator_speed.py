"""What moto works out anew for each request, kept: the tests make thousands, and wait for the emulator's work.

20,678 of them took 71 s of work with all of this and 137 s without; each function says what its part was.  Nothing
here changes an answer.  A name that a newer moto no longer has fails the start of the emulator.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any


def remember(where: Any, *names: str) -> None:
    """Ask functions of a module or class once for each argument; they depend on nothing else.

    Which service a host belongs to: moto looks at two hundred folders each time, and at a pattern for each service:
    12 s.  What methods a class has, and how a name is spelled: 7 s.
    """
    for name in names:
        setattr(where, name, cache(getattr(where, name)))


def count_messages_at_once(queue: Any, backend: Any, unix_time_millis: Callable[[], float]) -> None:
    """Look at the clock once for all messages of a queue, and not at the queue for how long it keeps each.

    All attributes of a queue are made whenever one is asked for, three counts of its messages among them, with two
    dates for each message; for each message that is received that was done three times: 30 s.
    """
    counts = "messages", "approximate_number_of_messages_delayed", "approximate_number_of_messages_not_visible"
    assert all(isinstance(getattr(queue, name), property) for name in counts)
    assert callable(backend.is_message_valid_based_on_retention_period)

    def messages(self: Any) -> list[Any]:
        now = unix_time_millis()
        return [one for one in self._messages if one.visible_at < now >= one.delayed_until]

    def delayed(self: Any) -> int:
        now = unix_time_millis()
        return sum(now < one.delayed_until for one in self._messages)

    def not_visible(self: Any) -> int:
        now = unix_time_millis()
        return sum(now <= one.visible_at for one in self._messages)

    def is_kept(self: Any, queue_name: str, message: Any) -> bool:
        kept_until: float = message.sent_timestamp + 1000 * self.get_queue(queue_name).message_retention_period
        return kept_until > unix_time_millis()

    for name, count in zip(counts, (messages, delayed, not_visible), strict=True):
        setattr(queue, name, property(count))
    backend.is_message_valid_based_on_retention_period = is_kept


def log_no_requests(handler: Any) -> None:
    """Write nothing about a request that was answered; nobody reads it: 6 s."""
    assert callable(handler.log_request)
    handler.log_request = lambda *_: None
