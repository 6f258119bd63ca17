"""How long work goes on: what is left of it by how fast it went so far."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta

from monitor.i18n import tr
from monitor.ui import numbers

SURE_AFTER_S = 2.0  # before, and before a hundredth is done, nobody can tell
SURE_FROM = 0.01


class Pace:
    """Follows one piece of work; work that starts anew is followed anew."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._began: tuple[float, int] | None = None  # when, and how much was done then
        self._done = 0

    def left(self, done: int, total: int) -> timedelta | None:
        """What is left at so much done of so much; None where nobody can tell yet."""
        now = self._clock()
        if self._began is None or done < self._done:
            self._began = (now, done)
        self._done = done
        since, first = self._began
        here = done - first
        if now - since < SURE_AFTER_S or here < SURE_FROM * total or here <= 0:
            return None
        return timedelta(seconds=(total - done) * (now - since) / here)

    def words(self, done: int, total: int) -> str:
        """`about 4 min left`; empty where nobody can tell yet."""
        left = self.left(done, total)
        if left is None or done >= total:
            return ""
        seconds = max(1, round(left.total_seconds()))
        return tr("about {time} left", time=numbers.duration(timedelta(seconds=max(10, seconds))))

    def forget(self) -> None:
        """The work has ended."""
        self._began, self._done = None, 0
