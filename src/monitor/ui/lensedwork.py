"""What the works of Voices and Outlets share: a span, a search, what is chosen, and when something is asked anew.

Questions are answered in the background; a newer one on its channel makes an older one's answer void. While the view
is behind another nothing is asked: it catches up when it comes to the front. A count that was given up is not asked
again by news, only by people.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, Final, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from monitor.errors import MonitorError, QueryError
from monitor.i18n import plural, tr
from monitor.model import Event
from monitor.ui import periods
from monitor.ui.lensed import LensedView
from monitor.ui.lenses import Key

if TYPE_CHECKING:
    from monitor.store.queries import Reader
    from monitor.ui.session import Session

LATER_MS: Final = 1000  # news that come while something is counted wait so long at least
Q = TypeVar("Q")
A = TypeVar("A")


class LensedWork(QObject):
    """Runs a view on one session."""

    search_wrong = Signal(str)
    """Why the search cannot be read; "" where it can."""

    NUMBERS: ClassVar[str]
    """The channel of what the view is about; while that is slow, the view says so."""

    def __init__(self, view: LensedView, session: Session, span: periods.Span, now: Callable[[], datetime]) -> None:
        super().__init__(view)
        self.view = view
        self._session = session
        self._now = now
        self._span = span
        self._search = ""
        self._stale = False  # something has changed while another view was in front
        self._given_up = False
        self._later = QTimer(self, singleShot=True, interval=LATER_MS)
        self._later.timeout.connect(self.refresh)
        view.shown.connect(self._catch_up)
        view.canceled.connect(self._give_up)
        view.again_asked.connect(self._ask_all)
        session.jobs.slow.connect(self._tell_slow)

    # ---- asked by the window

    def set_span(self, span: periods.Span) -> None:
        """Look at another span of time."""
        if span != self._span:
            self._span = span
            self._ask_all()

    def refresh(self) -> None:
        """The store, the catalog or the engine has changed. A count that takes long is not begun anew by news."""
        self._stale = not self.view.isVisible()
        if self._stale or self._given_up or not self._session.is_open:
            return
        if self._session.jobs.waits(self.NUMBERS, self._wanted()):
            self._later.start()
        else:
            self._ask_again()

    # ---- for those who ask

    def _ask_all(self) -> None:
        """Ask for everything that the view shows."""
        raise NotImplementedError

    def _wanted(self) -> object:
        """The question whose answer the view is about, as it is to be asked now."""
        raise NotImplementedError

    def _ask_again(self) -> None:
        """Ask for it again, for something has changed."""
        self._ask_all()

    def _ask(
        self,
        channel: str,
        question: Q,
        read: Callable[[Reader, Q], A],
        show: Callable[[Q, A], None],
        failed: Callable[[Q, MonitorError], None] | None = None,
    ) -> None:
        """Have a question answered, as soon as the store is open."""
        if self._session.is_open:
            if channel == self.NUMBERS:
                self._given_up = False
            self._session.jobs.run(
                question, lambda reader: read(reader, question), show, failed=failed, channel=channel
            )

    def _names(self, kind: str) -> tuple[str, ...]:
        """What is chosen of a kind: "topic", "voice" or "outlet"."""
        return tuple(name for by, name in self.view.lenses.chosen if by == kind)

    def _but(self, kind: str) -> tuple[Key, ...]:
        """What is chosen of other kinds."""
        return tuple(key for key in self.view.lenses.chosen if key[0] != kind)

    def _about(self) -> str:
        """The topics that are chosen: "DeepSeek", "3 topics"; "" for none."""
        topics = self._names("topic")
        titles = {topic.id: topic.name for topic in self._session.catalog.topics}
        if len(topics) == 1:
            return titles.get(topics[0], topics[0])
        return plural("%n topic", "%n topics", len(topics)) if topics else ""

    def _events(self, topics: Sequence[str]) -> tuple[Event, ...]:
        """The events that concern these topics; of no topic: all."""
        return tuple(
            event
            for event in self._session.catalog.events
            if event.enabled and (not topics or not event.topics or set(topics) & set(event.topics))
        )

    def _refuse_search(self, error: QueryError) -> None:
        self.search_wrong.emit(tr("{error} (at character {number}).", error=tr(str(error)), number=error.position + 1))

    # ---- what people do, and what they wait for

    def _catch_up(self) -> None:
        if self._stale:
            self._stale = False
            self._ask_again()

    def _give_up(self) -> None:
        """Leave what is being counted uncounted."""
        self._given_up = True
        self._session.jobs.cancel(self.NUMBERS)
        self.view.tell_canceled()
        if not self.view.has_numbers():
            self.view.say(tr("Not counted. A shorter span takes less time."))

    def _tell_slow(self, channel: object, seconds: float) -> None:
        if channel == self.NUMBERS:
            self.view.tell_slow(seconds)
