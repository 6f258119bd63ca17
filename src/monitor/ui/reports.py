"""Unexpected exceptions: logged with a report id, told once, and the program goes on.

A bug is not caught where it happens; it ends here, whichever thread it was in.
"""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from hashlib import sha256
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal

log = logging.getLogger("monitor.crash")


class CrashReports(QObject):
    """Stands in for `sys.excepthook` and `threading.excepthook` while it is installed."""

    told = Signal(str, str)
    """Report id, and the kind of error: told once for each id. Always in the GUI thread."""

    _met = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seen: set[str] = set()
        self._lock = threading.Lock()  # two threads may fail in the same way at the same time
        self._before = (sys.excepthook, threading.excepthook)
        self._met.connect(self.told, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        sys.excepthook = self._hear
        threading.excepthook = self._hear_thread

    def remove(self) -> None:
        sys.excepthook, threading.excepthook = self._before

    def _hear_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not issubclass(args.exc_type, SystemExit):
            self._hear(args.exc_type, args.exc_value, args.exc_traceback)

    def _hear(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return  # a signal handler closes the window
        report = report_id(kind, trace)
        with self._lock:
            first = report not in self._seen
            self._seen.add(report)
        if first:
            log.error("report %s: %s", report, kind.__name__, exc_info=(kind, error, trace))
            self._met.emit(report, kind.__name__)
        else:
            log.info("report %s: again", report)


def report_id(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Name an error by its kind and place, so that the same bug has the same id: eight hex digits."""
    places = [f"{frame.name}:{frame.lineno}" for frame in traceback.extract_tb(trace)[-4:]]
    return sha256("|".join((kind.__name__, *places)).encode()).hexdigest()[:8]
