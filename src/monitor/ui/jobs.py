"""Questions to the store, answered in the background: `jobs.run(filter, lambda r: r.ids(filter), self._show_ids)`.

A read runs in a worker thread with a read-only connection of its own; its answer arrives in the GUI thread.
An answer is dropped when the same receiver has asked something newer, or is gone, or does not want it any more; what
runs for it in the store is broken off then. Troubles of the world go to
`failed` (or to the caller's own handler); bugs go to `sys.excepthook` like all others.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Hashable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, QTimer, Signal, Slot

from monitor.errors import MonitorError

if TYPE_CHECKING:
    from monitor.store.queries import Reader

Q = TypeVar("Q")
T = TypeVar("T")

SLOW_MS = 300  # after this a question that is still open is said so in words
THREADS = 2


class Jobs(QObject):
    """The window's way to the store. One for each window; `close` it before the store closes."""

    failed = Signal(object, object)
    """A question and the MonitorError that it met, if the caller brought no handler of its own."""
    slow = Signal(object, float)
    """A channel whose question has been open for more than 300 ms, and for how long, in seconds."""
    settled = Signal(object)
    """A channel that was slow has its answer."""

    _finished = Signal(object)

    def __init__(
        self, open_reader: Callable[[], AbstractContextManager[Reader]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._open_reader = open_reader
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(THREADS)
        self._newest: dict[Hashable, _Job] = {}
        self._started: set[_Job] = set()  # kept until they have run: the pool holds bare pointers
        self._closed = False
        self._slow: set[Hashable] = set()
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._watch = QTimer(self)
        self._watch.setInterval(SLOW_MS // 3)
        self._watch.timeout.connect(self._tell_slow)

    def run(
        self,
        question: Q,
        read: Callable[[Reader], T],
        then: Callable[[Q, T], None],
        *,
        failed: Callable[[Q, MonitorError], None] | None = None,
        channel: Hashable = None,
    ) -> None:
        """Answer `question` by `read(reader)` in a worker, then call `then(question, answer)` in the GUI thread.

        A newer question on the same channel makes an older one's answer void; the channel is the receiver
        (`then`, when it is a method) unless named.
        """
        self._start(_Job(self, question, read, then, failed, channel or _channel_of(then), needs_reader=True))

    def work(
        self,
        question: Q,
        do: Callable[[], T],
        then: Callable[[Q, T], None],
        *,
        failed: Callable[[Q, MonitorError], None] | None = None,
        channel: Hashable = None,
    ) -> None:
        """Like `run`, for work that needs no store, such as scoring the sentences of the article on screen."""
        self._start(
            _Job(self, question, lambda _: do(), then, failed, channel or _channel_of(then), needs_reader=False)
        )

    def cancel(self, channel: Hashable) -> bool:
        """Give up the question that is open on a channel: no answer comes. False: there was none."""
        job = self._newest.pop(channel, None)
        if job is None:
            return False
        job.void = True
        self._settle(channel)
        return True

    def waits(self, channel: Hashable, question: object) -> bool:
        """Tell whether this question is open on a channel."""
        job = self._newest.get(channel)
        return job is not None and bool(job.question == question)

    def busy(self) -> bool:
        """Tell whether a question is still open."""
        return bool(self._newest)

    def close(self, timeout_ms: int = 2000) -> bool:
        """Drop what is open and wait for what is running. False: something still runs."""
        self._closed = True
        for job in self._started:
            job.void = True
        self._newest.clear()
        self._watch.stop()
        self._pool.clear()
        return self._pool.waitForDone(timeout_ms)

    def _start(self, job: _Job) -> None:
        if self._closed:
            return
        older = self._newest.get(job.channel)
        if older is not None:
            older.void = True
        self._newest[job.channel] = job
        self._started.add(job)
        self._pool.start(job)
        if not self._watch.isActive():
            self._watch.start()

    @Slot(object)
    def _deliver(self, job: _Job) -> None:
        self._started.discard(job)
        if self._newest.get(job.channel) is not job:
            return  # a newer question stands, or we are closed
        del self._newest[job.channel]
        self._settle(job.channel)
        receiver = getattr(job.then, "__self__", None)
        if isinstance(receiver, QObject) and not shiboken6.isValid(receiver):
            return
        if job.error is None:
            job.then(job.question, job.answer)
        elif isinstance(job.error, MonitorError):
            if job.failed is not None:
                job.failed(job.question, job.error)
            else:
                self.failed.emit(job.question, job.error)
        else:
            sys.excepthook(type(job.error), job.error, job.error.__traceback__)

    def _settle(self, channel: Hashable) -> None:
        if channel in self._slow:
            self._slow.discard(channel)
            self.settled.emit(channel)
        if not self._newest:
            self._watch.stop()

    def _tell_slow(self) -> None:
        now = time.monotonic()
        for channel, job in self._newest.items():
            if (now - job.asked) * 1000 >= SLOW_MS:
                self._slow.add(channel)
                self.slow.emit(channel, now - job.asked)


class _Job(QRunnable):
    def __init__(
        self,
        jobs: Jobs,
        question: Any,
        read: Callable[[Any], Any],
        then: Callable[[Any, Any], None],
        failed: Callable[[Any, MonitorError], None] | None,
        channel: Hashable,
        *,
        needs_reader: bool,
    ) -> None:
        super().__init__()
        self.setAutoDelete(False)  # Python owns it: the answer is read from it after it ran
        self.question, self.then, self.failed, self.channel = question, then, failed, channel
        self.asked = time.monotonic()
        self.void = False
        self.answer: Any = None
        self.error: BaseException | None = None
        self._jobs, self._read, self._needs_reader = jobs, read, needs_reader

    def run(self) -> None:
        try:
            if self.void:
                pass
            elif self._needs_reader:
                with self._jobs._open_reader() as reader:
                    reader.give_up_when(lambda: self.void)
                    self.answer = self._read(reader)
            else:
                self.answer = self._read(None)
        except BaseException as error:  # noqa: BLE001  # carried to the GUI thread, where it is told apart
            self.error = error
        if shiboken6.isValid(self._jobs):
            self._jobs._finished.emit(self)


def _channel_of(then: Callable[..., None]) -> Hashable:
    receiver = getattr(then, "__self__", None)
    return then if receiver is None else (id(receiver), getattr(then, "__name__", ""))
