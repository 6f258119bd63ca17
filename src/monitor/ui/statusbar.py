"""The line at the foot: do the feeds live, when is the next poll, by whose numbers, how much there is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from monitor.ui import numbers, text, theme

HEIGHT = 24  # px


@dataclass(frozen=True, slots=True)
class Status:
    """What the line says."""

    feeds: int = 0  # enabled ones
    fine: int = 0
    silent: int = 0
    failing: int = 0
    polling: bool = False  # a round is under way
    last_poll: datetime | None = None
    next_poll: datetime | None = None
    offline: bool = False
    paused: bool = False  # the user has chosen no start yet
    engine: str = ""  # with its version
    count: str = "story"
    articles: int = 0
    stories: int | None = None  # None: not known; stories are then not named
    scoring: int = 0  # articles that the slow engine has still to score
    demo: bool = False
    work: str = ""  # what goes on for longer: "History: 34 of 90 days"


def feeds_words(status: Status) -> str:
    """`12 feeds: 10 fine, 1 silent, 1 failing`."""
    if not status.feeds:
        return "No feeds yet"
    parts = [
        f"{numbers.count(many)} {word}"
        for many, word in ((status.fine, "fine"), (status.silent, "silent"), (status.failing, "failing"))
        if many
    ]
    known = status.fine + status.silent + status.failing
    if known < status.feeds and known:
        parts.append(f"{numbers.count(status.feeds - known)} not polled yet")
    return (
        f"{numbers.plural(status.feeds, 'feed')}: {', '.join(parts)}" if parts else numbers.plural(status.feeds, "feed")
    )


def poll_words(status: Status, now: datetime) -> str:
    """`Last poll 10:04, next 10:07`."""
    if status.paused:
        return "Nothing is polled until you choose a start"
    if status.offline:
        return "No network: polling goes on when it is back"
    if status.polling:
        return "Polling now"
    parts = []
    if status.last_poll is not None:
        parts.append(f"last poll {numbers.short_time(status.last_poll, now)}")
    if status.next_poll is not None and status.feeds:
        due = status.next_poll <= now
        parts.append("next one now" if due else f"next {numbers.short_time(status.next_poll, now)}")
    said = ", ".join(parts)
    return said[:1].upper() + said[1:]


def amount_words(status: Status) -> str:
    """`18 214 articles, 9 806 stories`."""
    said = numbers.plural(status.articles, "article")
    if status.stories is not None and status.stories != status.articles:
        said += f", {numbers.plural(status.stories, 'story', 'stories')}"
    return said


def scoring_words(status: Status) -> str:
    """`model: 1 240 articles to go`."""
    return f"model: {numbers.plural(status.scoring, 'article')} to go" if status.scoring else ""


class StatusLine(QWidget):
    """One row, 24 px high."""

    feeds_asked = Signal()
    engine_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_class(self, "status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT + 1)
        self.feeds = QPushButton(self)
        self.feeds.setToolTip("Show the feeds")
        self.engine = QPushButton(self)
        self.engine.setToolTip("Whose numbers are shown")
        for button in (self.feeds, self.engine):
            theme.set_class(button, "quiet")
            button.setFont(theme.font("secondary"))
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.poll = text.Label("", self, size="secondary", role="muted")
        self.poll.setAccessibleName("Polling")
        self.scoring = text.Label("", self, size="secondary", role="muted")
        self.scoring.setToolTip("These are scored by the slower engine, the newest first, while you do nothing")
        self.count = text.Label("", self, size="secondary", role="muted")
        self.amount = text.Label("", self, size="secondary", role="muted")
        self.work = text.Label("", self, size="secondary", role="muted")
        self.work.setAccessibleName("Work")
        self.demo = text.Label("Demonstration: invented news", self, size="secondary", role="warning", bold=True)
        self.demo.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(16)
        for widget in (self.feeds, self.poll, self.work, self.demo):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self.scoring, self.engine, self.count, self.amount):
            row.addWidget(widget)
        self.feeds.clicked.connect(self.feeds_asked)
        self.engine.clicked.connect(self._offer_engines)
        self._engines: tuple[str, ...] = ()

    def show_status(self, status: Status, now: datetime) -> None:
        said = feeds_words(status)
        self.feeds.setText(said)
        self.feeds.setAccessibleName(f"Feeds: {said}")
        self.poll.setText(poll_words(status, now))
        self.work.setText(status.work)
        self.work.setVisible(bool(status.work))
        self.engine.setText(status.engine)
        self.engine.setVisible(bool(status.engine))
        self.engine.setAccessibleName(f"Engine: {status.engine}")
        counted = {"story": "per story", "copy": "per copy", "outlet": "per outlet"}
        self.count.setText(counted.get(status.count, ""))
        self.amount.setText(amount_words(status))
        self.scoring.setText(scoring_words(status))
        self.demo.setVisible(status.demo)

    def set_engines(self, names: tuple[str, ...]) -> None:
        """Offer these engines; one alone is only named."""
        self._engines = names
        self.engine.setEnabled(len(names) > 1)

    def _offer_engines(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in self._engines:
            menu.addAction(name).triggered.connect(lambda _=False, name=name: self.engine_chosen.emit(name))
        menu.popup(self.engine.mapToGlobal(QPoint(0, -menu.sizeHint().height())))
