"""A process that forks for each job: what starts and imports once, as bare as what renders, and renders nothing itself.

Starting Python and importing Jinja takes longer than most templates do, and a folder of specs, or the cases of a
template, are rendered one after the other.  What one template does is gone with its process; the next is forked from
one that never saw it.
"""

from __future__ import annotations

import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress

CAN_FORK = hasattr(os, "fork") and hasattr(socket, "send_fds")
_LEAVES_S = 5.0  # has nothing to do by then but to end


class Nursery:
    """Started with *command*, which ends in `serve`, as the first process of a session of its own."""

    def __init__(self, command: Sequence[str], env: dict[str, str], cwd: str) -> None:
        """Start it."""
        self._control, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                command,
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=env,
                cwd=cwd,
                start_new_session=True,
            )
        self._owner = os.getpid()
        self._killed = False

    @property
    def is_ours(self) -> bool:
        """Tell whether it runs, and for this process: one that was forked from this one starts its own."""
        return self._owner == os.getpid() and not self._killed and self._process.poll() is None

    def fork(self, standard_input: int, standard_output: int) -> None:
        """Fork a process that has these descriptors, and one with which it does nothing but hold it.

        Raises:
            OSError: it does not run any more.
        """
        socket.send_fds(self._control, [b"."], [standard_input, standard_output])

    def wait(self) -> bool:
        """Return when what was forked has ended; False: with the nursery itself."""
        try:
            return bool(self._control.recv(1))
        except OSError:
            return False

    def kill(self) -> None:
        """End it at once, and all that was forked from it: that it still runs for a moment misleads nobody."""
        self._killed = True
        if self._process.returncode is None:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)

    def end(self) -> None:
        """Let it end, and wait for it; what was forked from this process has its end of the socket too."""
        if self._owner != os.getpid():
            self._control.close()
            return
        with self._control, suppress(OSError):
            self._control.shutdown(socket.SHUT_RDWR)
        try:
            self._process.wait(_LEAVES_S)
        except subprocess.TimeoutExpired:
            self.kill()
            self._process.wait()


def serve() -> None:
    """Fork for each pair of descriptors that comes through standard input, and say when what was forked has ended.

    It ends with whoever asked for it: while it runs, nothing comes but the end.
    """
    import gc

    from trigscaffold.sandbox import child, work
    from trigscaffold.shelf import BUILT_IN

    assert work
    assert BUILT_IN.listing
    gc.freeze()
    # A program that ignores it hands that on, and then nothing can be waited for.
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    control = socket.socket(fileno=0)
    while len(given := socket.recv_fds(control, 1, 2)[1]) == 2:
        ends, held = os.pipe()
        if (pid := os.fork()) == 0:
            try:
                control.detach()
                os.close(ends)
                for descriptor, place in zip(given, (0, 1), strict=True):
                    os.dup2(descriptor, place)
                    os.close(descriptor)
                child.main()
                sys.stdout.flush()
            finally:
                os._exit(0)
        for descriptor in (*given, held):
            os.close(descriptor)
        if control.fileno() in select.select([ends, control.fileno()], [], [])[0]:  # whoever asked has ended
            os.kill(pid, signal.SIGKILL)
        os.close(ends)
        os.waitpid(pid, 0)
        control.send(b".")
