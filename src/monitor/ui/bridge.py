"""What the service tells, carried into the GUI thread: many events become few signals.

The core calls `Bridge.tell` from any thread; at most four times a second the window gets one batch. Views then read
the store again: they are never built from events alone.
"""

from __future__ import annotations

import threading
from collections import deque

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

EVERY_MS = 250
MOST = 10_000  # events that are held; older ones are dropped, for views only look whether there was one


class Bridge(QObject):
    """One for each window. It outlives the service, so that a late event finds it."""

    told = Signal(tuple)
    """A batch of events, oldest first."""

    _woken = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._events: deque[object] = deque(maxlen=MOST)
        self._waking = threading.Event()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._pass_on)
        self._woken.connect(self._wait_a_little, Qt.ConnectionType.QueuedConnection)
        self._closed = False

    def tell(self, event: object) -> None:
        """Take an event, from any thread. Never blocks, never fails."""
        if self._closed:
            return
        self._events.append(event)
        if not self._waking.is_set():
            self._waking.set()
            self._woken.emit()

    def close(self) -> None:
        """Let nothing through any more."""
        self._closed = True
        self._timer.stop()
        self._events.clear()

    @Slot()
    def _wait_a_little(self) -> None:
        if not self._timer.isActive() and not self._closed:
            self._timer.start(EVERY_MS)

    def _pass_on(self) -> None:
        self._waking.clear()  # first: what comes from now on wakes us again
        batch = []
        while self._events:
            batch.append(self._events.popleft())
        if batch:
            self.told.emit(tuple(batch))
