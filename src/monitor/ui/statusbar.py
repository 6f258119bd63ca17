"""The line at the foot: do the feeds live, when is the next poll, by whose numbers, how much there is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QMenu, QPushButton, QSizePolicy, QWidget

from monitor.i18n import plural, tr, tr_noop
from monitor.ui import numbers, text, theme, versions

HEIGHT = 24  # px
INSET, GAP = 12, 16  # px
BUTTON = 2  # px that a quiet button is wider than its words
Part = QLabel | QPushButton


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
    engine: str = ""
    version: str = ""  # of the engine
    count: str = "story"
    articles: int = 0
    stories: int | None = None  # None: not known; stories are then not named
    scoring: int = 0  # articles that the slow engine has still to score
    demo: bool = False
    work: str = ""  # what goes on for longer: "History: 34 of 90 days"


def feeds_words(status: Status) -> str:
    """`12 feeds: 10 fine, 1 silent, 1 failing`."""
    if not status.feeds:
        return tr("No feeds yet")
    known = status.fine + status.silent + status.failing
    parts = [
        plural("%n fine", "%n fine", status.fine) if status.fine else "",
        plural("%n silent", "%n silent", status.silent) if status.silent else "",
        plural("%n failing", "%n failing", status.failing) if status.failing else "",
        plural("%n not polled yet", "%n not polled yet", status.feeds - known) if 0 < known < status.feeds else "",
    ]
    said = ", ".join(part for part in parts if part)
    if not said:
        return plural("%n feed", "%n feeds", status.feeds)
    return plural("%n feed: {how}", "%n feeds: {how}", status.feeds, how=said)


def feeds_in_short(status: Status) -> str:
    """`12 feeds, 1 failing`: where there is less room."""
    if not status.failing:
        return plural("%n feed", "%n feeds", status.feeds) if status.feeds else tr("No feeds yet")
    failing = plural("%n failing", "%n failing", status.failing)
    return plural("%n feed, {failing}", "%n feeds, {failing}", status.feeds, failing=failing)


def poll_words(status: Status, now: datetime) -> str:
    """`Last poll 10:04, next 10:07`."""
    state = _poll_state(status)
    if state:
        return state
    last = "" if status.last_poll is None else numbers.short_time(status.last_poll, now)
    due = status.next_poll is not None and status.next_poll <= now
    coming = "" if status.next_poll is None or not status.feeds else numbers.short_time(status.next_poll, now)
    if last and coming:
        said = tr("Last poll {last}, next one now", last=last) if due else ""
        return said or tr("Last poll {last}, next {next}", last=last, next=coming)
    if last:
        return tr("Last poll {last}", last=last)
    return poll_in_short(status, now)


def poll_in_short(status: Status, now: datetime) -> str:
    """`Next 10:07`: where there is less room."""
    if _poll_state(status) or status.next_poll is None or not status.feeds:
        return _poll_state(status)
    if status.next_poll <= now:
        return tr("Next one now")
    return tr("Next {next}", next=numbers.short_time(status.next_poll, now))


def _poll_state(status: Status) -> str:
    if status.paused:
        return tr("Nothing is polled until you choose a start")
    if status.offline:
        return tr("No network: polling goes on when it is back")
    return tr("Polling now") if status.polling else ""


def amount_words(status: Status) -> str:
    """`18 214 articles, 9 806 stories`."""
    articles = plural("%n article", "%n articles", status.articles)
    if status.stories is None or status.stories == status.articles:
        return articles
    stories = plural("%n story", "%n stories", status.stories)
    return tr("{articles}, {stories}", articles=articles, stories=stories)


def scoring_words(status: Status) -> str:
    """`model: 1 240 articles to go`."""
    return plural("model: %n article to go", "model: %n articles to go", status.scoring) if status.scoring else ""


_COUNTED = {"story": tr_noop("per story"), "copy": tr_noop("per copy"), "outlet": tr_noop("per outlet")}


class StatusLine(QWidget):
    """One row, 24 px high. In a narrow window it says the same in fewer words, and last of all leaves some out."""

    feeds_asked = Signal()
    engine_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_class(self, "status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT + 1)
        self.feeds = QPushButton(self)
        self.engine = QPushButton(self)
        for button in (self.feeds, self.engine):
            theme.set_class(button, "quiet")
            button.setFont(theme.font("secondary"))
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.setFixedHeight(HEIGHT - 1)  # odd like the line, so that its words stand on that of the others
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.poll = text.Label("", self, size="secondary", role="muted")
        self.poll.setAccessibleName(tr("Polling"))
        self.scoring = text.Label("", self, size="secondary", role="muted")
        self.count = text.Label("", self, size="secondary", role="muted")
        self.amount = text.Label("", self, size="secondary", role="muted")
        self.work = text.Label("", self, size="secondary", role="muted")
        self.work.setAccessibleName(tr("Work"))
        self.demo = text.Label("", self, size="secondary", role="warning", bold=True)
        self._forms: dict[Part, tuple[str, ...]] = {}  # each from the longest to the shortest
        self._tips: dict[Part, str] = {
            self.feeds: tr("Show the feeds"),
            self.engine: tr("Whose numbers are shown"),
            self.scoring: tr("These are scored by the slower engine, the newest first, while you do nothing"),
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(INSET, 0, INSET, 0)
        row.setSpacing(GAP)
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        for widget in (self.feeds, self.poll, self.work, self.demo):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self.scoring, self.engine, self.count, self.amount):
            row.addWidget(widget)
        self.feeds.clicked.connect(self.feeds_asked)
        self.engine.clicked.connect(self._offer_engines)
        self._engines: tuple[str, ...] = ()

    def show_status(self, status: Status, now: datetime) -> None:
        """Say how things stand at `now`."""
        said, engine = feeds_words(status), versions.engine(status.engine, status.version)
        articles = plural("%n article", "%n articles", status.articles)
        demo = (tr("Demonstration: invented news"), tr("Demonstration")) if status.demo else ("",)
        counted = tr(_COUNTED[status.count]) if status.count in _COUNTED else ""
        self._forms = {
            self.feeds: (said, feeds_in_short(status)),
            self.poll: (poll_words(status, now), poll_in_short(status, now), ""),
            self.work: (status.work,),
            self.demo: demo,
            self.scoring: (scoring_words(status), ""),
            self.engine: (engine, status.engine),
            self.count: (counted, ""),
            self.amount: (amount_words(status), articles, ""),
        }
        self.feeds.setAccessibleName(tr("Feeds: {how}", how=said))
        self.engine.setAccessibleName(tr("Engine: {engine}", engine=engine))
        self._tips[self.engine] = tr(
            "Whose numbers are shown: {engine}", engine=versions.whole(status.engine, status.version)
        )
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, HEIGHT + 1)  # it holds no window wide

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Say everything as long as there is room for it; what matters least is the first to be short."""
        if not self._forms:
            return
        chosen = dict.fromkeys(self._forms, 0)
        if self.isVisible():
            shorter = iter(
                (self.amount, self.scoring, self.feeds, self.poll, self.demo, self.count, self.amount, self.engine,
                 self.poll)
            )  # fmt: skip
            while self._width(chosen) > self.width() - 2 * INSET:
                part = next(shorter, None)
                if part is None:
                    break
                chosen[part] = min(chosen[part] + 1, len(self._forms[part]) - 1)
        for widget, forms in self._forms.items():
            said = forms[chosen[widget]]
            widget.setText(said)
            widget.setVisible(bool(said))
            tip = self._tips.get(widget, "")
            if said != forms[0]:
                tip = f"{forms[0]}. {tip}" if tip else forms[0]
            widget.setToolTip(text.tip(tip) if tip else "")

    def _width(self, chosen: dict[Part, int]) -> int:
        """How wide the line is with these forms."""
        width, shown = 0, 0
        for widget, form in chosen.items():
            said = self._forms[widget][form]
            if said:
                metrics = theme.metrics("secondary", bold=widget is self.demo)
                width += metrics.horizontalAdvance(said) + (BUTTON if isinstance(widget, QPushButton) else 1)
                shown += 1
        return width + GAP * shown

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
