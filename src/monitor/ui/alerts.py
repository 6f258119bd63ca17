"""Alerts: the rules, an editor that tries a rule on what is stored while it is typed, and the log of what fired.

The view holds rules and alerts as it is handed them and says what the user wants; it neither saves nor counts.
A dry run is asked for with `dry_run_asked` and answered with `show_dry_run`; a late answer to an older rule is dropped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from monitor.errors import MonitorError, QueryError
from monitor.i18n import plural, tr, tr_noop
from monitor.model import AlertRow, AlertRule
from monitor.query import parse
from monitor.ui import delegates, icons, numbers, text, theme
from monitor.ui.dialogs import base
from monitor.ui.labels import Elided
from monitor.ui.rows import Column, RowsTable
from monitor.ui.ruleform import Names, RuleEditor
from monitor.ui.trial import DAYS, Trial

if TYPE_CHECKING:
    from monitor.reports import DryRun

LOW = 620  # px: in a lower view the form takes less room, so that what the rule would have done stays in sight
TYPING_MS = 150  # of quiet before a rule is tried
COUNTED = tr_noop(
    "Rules and dry run count alike: once for each story, and articles that were published in the last {days} days, "
    "whenever they were polled; undated ones by when they came. The log keeps every alert, and the number beside "
    "“Alerts” above counts those that you have not seen."
)


class AlertsView(QWidget):
    """Rules, editor, log, and the alert that was chosen in it."""

    rule_saved = Signal(object)
    """An AlertRule to be kept: a new one, or in place of the one with its id."""
    rule_removed = Signal(str)
    """A rule's id. The view offers to undo it, with `rule_saved`."""
    article_chosen = Signal(str)
    """The id of an article that is to be read."""
    dry_run_asked = Signal(object)
    """An AlertRule to be tried on the last 30 days; answer with `show_dry_run` or `show_trouble`."""
    seen = Signal(tuple)
    """Ids of alerts that were looked at."""
    export_asked = Signal()
    """The log is wanted as a file."""

    def __init__(
        self, parent: QWidget | None = None, *, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        super().__init__(parent)
        theme.set_class(self, "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._now = now
        self.rules = RulesPane(self)
        self.editor = RuleEditor(self)
        self.trial = Trial(self)
        self.log = LogPane(self)
        self.detail = AlertPane(self)
        self._removed: AlertRule | None = None
        self._beginning = False  # a new rule was asked for: it is not put away by what comes from the store
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._tried: AlertRule | None = None

        above = QWidget(self)
        column = QVBoxLayout(above)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.editor, base.rule(self), self.trial):
            column.addWidget(widget)
        column.addStretch(1)
        theme.set_class(above, "surface")
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(above)
        scroll.setMinimumHeight(160)
        self._above, self._scroll = above, scroll
        middle = QSplitter(Qt.Orientation.Vertical, self)
        middle.setHandleWidth(1)
        middle.setChildrenCollapsible(False)
        middle.addWidget(scroll)
        middle.addWidget(self.log)
        self.log.setMinimumHeight(120)
        middle.setStretchFactor(1, 1)
        middle.setSizes([568, 280])
        panes = QSplitter(Qt.Orientation.Horizontal, self)
        panes.setHandleWidth(1)
        panes.setChildrenCollapsible(False)
        for pane in (self.rules, middle, self.detail):
            panes.addWidget(pane)
        panes.setStretchFactor(1, 1)
        panes.setSizes([256, 776, 408])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(panes)

        self.rules.chosen.connect(self._edit)
        self.rules.new_asked.connect(self.new_rule)
        self.rules.undo_asked.connect(self._undo)
        self.editor.changed.connect(self._typed)
        self.editor.saved.connect(self._save)
        self.editor.removed.connect(self._remove)
        self.editor.put_back.connect(self._put_back)
        self._typing.timeout.connect(self._try)
        self.trial.article_chosen.connect(self.article_chosen)
        self.log.chosen.connect(self._look_at)
        self.log.export_asked.connect(self.export_asked)
        self.detail.article_chosen.connect(self.article_chosen)
        self._begin_rule()

    # ---- what the window tells

    def set_demo(self) -> None:
        """Say that this is the demonstration, and what that means for what is saved."""
        self.editor.set_demo()

    def show_rules(self, rules: Sequence[AlertRule]) -> None:
        """Show the rules there are. What is being typed stays, unless its rule is gone."""
        self.rules.show_rules(rules)
        kept = self.editor.rule_id()
        if not self.editor.is_changed() and not self._beginning:
            known = next((rule for rule in rules if rule.id == kept), None)
            if known is not None:
                self._edit(known)
            elif rules:
                self._edit(rules[0])
            else:
                self.new_rule()

    def show_log(self, rows: Sequence[AlertRow]) -> None:
        """Show what fired, newest first."""
        since = self._now() - timedelta(days=DAYS)
        lately = Counter(row.alert.rule for row in rows if (row.published or row.alert.fired_at) >= since)
        self.rules.show_counts(lately)
        self.log.show_rows(rows, self._now(), sum(lately.values()))
        self.detail.show_row(self.log.table.current(), self._now())

    def show_names(self, *, topics: Names, outlets: Names, voices: Names) -> None:
        """Say what a rule can be limited to."""
        self.editor.offer(topics=topics, outlets=outlets, voices=voices)
        self.rules.know(dict(topics))

    def show_dry_run(self, rule: AlertRule, run: DryRun) -> None:
        """Show on what the rule would have fired; an answer to an older form of it is dropped."""
        if rule == self._tried:
            self.trial.show_run(run, self._now())

    def show_trouble(self, rule: AlertRule, error: MonitorError) -> None:
        """Say why the rule could not be tried."""
        if rule == self._tried:
            self.trial.say(tr(str(error)), error=True)

    def set_counting(self, seconds: float) -> None:
        """Say that the dry run takes a while."""
        self.trial.say(tr("Counting… {seconds} s", seconds=numbers.decimal(seconds, 1)))

    def new_rule(self, query: str = "") -> None:
        """Begin a rule, perhaps with a query that was made elsewhere."""
        self._begin_rule(query)
        self._beginning = True
        self.editor.focus_first()

    def go_to_alert(self, alert: str) -> bool:
        """Choose an alert of the log by its id, as when its notification was clicked."""
        return self.log.table.go_to(alert)

    def showEvent(self, event: QShowEvent) -> None:
        """The form is as wide as its words in the user's language: only now they have their fonts."""
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        self._scroll.setMinimumWidth(self._above.minimumSizeHint().width() + bar)
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.editor.set_compact(event.size().height() < LOW)
        super().resizeEvent(event)

    # ---- what the parts tell

    def _begin_rule(self, query: str = "") -> None:
        self.rules.clear_choice()
        self.trial.clear()
        self.editor.edit(AlertRule(id="", query=query), new=True)

    def _edit(self, rule: AlertRule) -> None:
        self._beginning = False
        self.editor.edit(rule, new=False)
        self.rules.show_choice(rule.id)

    def _put_back(self) -> None:
        known = self.rules.rule_of(self.editor.rule_id())
        if known is None:
            self.new_rule()
            self._beginning = False
        else:
            self._edit(known)

    def _typed(self) -> None:
        rule = self.editor.rule()
        self._tried = rule
        if rule is None:
            self._typing.stop()
            self.trial.say(self.editor.why_not())
            return
        self.trial.set_stale(True)
        self._typing.start()

    def _try(self) -> None:
        if self._tried is not None:
            self.dry_run_asked.emit(self._tried)

    def _save(self) -> None:
        rule = self.editor.rule()
        if rule is None:
            return
        if not rule.id:
            rule = replace(rule, id=new_id(rule, self.rules.ids()))
        self._beginning = False
        self.editor.edit(rule, new=False)
        self.rule_saved.emit(rule)

    def _remove(self) -> None:
        rule = self.rules.rule_of(self.editor.rule_id())
        if rule is None:
            return
        self._removed = rule
        self._beginning = False
        self.editor.edit(AlertRule(id="", query=""), new=True)
        self.rules.tell_removed(_title(rule))
        self.rule_removed.emit(rule.id)

    def _undo(self) -> None:
        if self._removed is not None:
            rule, self._removed = self._removed, None
            self.editor.edit(rule, new=False)
            self.rule_saved.emit(rule)

    def _look_at(self, row: AlertRow) -> None:
        self.detail.show_row(row, self._now())
        if row.alert.seen is None:
            self.seen.emit((row.alert.id,))


def new_id(rule: AlertRule, taken: Iterable[str]) -> str:
    """Make an id of a rule's name or words: short, plain, not taken."""
    return text.slug(rule.name or rule.query, taken, "rule")


def scope(rule: AlertRule, topics: Mapping[str, str]) -> str:
    """Say in a few words what a rule is limited to: "words · The Ledger · below −0.20"."""
    parts = [tr("words") if rule.query else tr("every article")]
    parts += [_first_of([topics.get(rule.topics[0], rule.topics[0]), *rule.topics[1:]])] if rule.topics else []
    parts += [_first_of(rule.outlets)] if rule.outlets else []
    parts += [_first_of(rule.voices)] if rule.voices else []
    parts += [threshold(rule)] if threshold(rule) else []
    return " · ".join(parts)


def threshold(rule: AlertRule) -> str:
    """Say which sentiment a rule waits for; empty: any."""
    below, above = rule.sentiment_below, rule.sentiment_above
    if below is not None and above is not None:
        return tr("between {low} and {high}", low=numbers.signed(above), high=numbers.signed(below))
    if below is not None:
        return tr("below {value}", value=numbers.signed(below))
    return tr("above {value}", value=numbers.signed(above)) if above is not None else ""


def why(row: AlertRow) -> str:
    """Say why an alert fired: the words as printed, and where: “licence”, “overseas units”: Pacific Wire."""
    words = ", ".join(tr("“{words}”", words=text.line(word, 40)) for word in row.alert.matched[:4])
    return f"{words}: {text.line(row.outlet, 60)}" if words else text.line(row.outlet, 60)


def _first_of(names: Sequence[str]) -> str:
    if len(names) == 1:
        return names[0]
    return plural("{name} and %n more", "{name} and %n more", len(names) - 1, name=names[0])


def _title(rule: AlertRule) -> str:
    return text.line(rule.name or rule.query or tr("every article"), 80)


# ---- left: the rules -----------------------------------------------------------------------------


class RulesPane(QWidget):
    """The list of rules, with how often each fired."""

    chosen = Signal(object)
    new_asked = Signal()
    undo_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        theme.set_class(self, "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(172)
        self._counts: Mapping[str, int] = {}
        self._topics: Mapping[str, str] = {}
        self.table: RowsTable[AlertRule] = RowsTable(
            (Column(tr_noop("Rule"), 0, _title, paint=self._paint),),
            self,
            name=tr("Rules"),
            key=lambda rule: rule.id,
            height=44,
        )
        self.table.horizontalHeader().hide()
        self.table.setSizeAdjustPolicy(RowsTable.SizeAdjustPolicy.AdjustToContents)
        self.table.setMinimumHeight(88)
        self.table.viewport().setAutoFillBackground(False)
        self.table.setStyleSheet("background: transparent")
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 12, 0)
        head.addWidget(text.Label(tr("Rules"), self, size="axis", bold=True, role="muted"))
        fired = Elided("", self, size="axis", role="muted", right=True)
        fired.set_forms(tr("fired on articles of {days} days", days=DAYS), tr("fired in {days} days", days=DAYS))
        fired.setAccessibleDescription(tr(COUNTED, days=DAYS))
        head.addWidget(fired, 1)
        bar = QWidget(self)
        bar.setToolTip(text.tip(tr(COUNTED, days=DAYS)))
        bar.setFixedHeight(40)
        bar.setLayout(head)
        self._none = text.Label(
            tr("No rule yet. A rule tells you when the words that matter to you appear."), self, role="muted", wrap=True
        )
        self._none.setContentsMargins(12, 4, 12, 0)
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.new = QPushButton(tr("New rule"), self)
        icons.give(self.new, "add", "text")
        self._undo_says = text.Label("", self, size="secondary", role="muted", wrap=True)
        self.undo = QPushButton(tr("Undo"), self)
        theme.set_class(self.undo, "compact")
        undo = QHBoxLayout()
        undo.addWidget(self._undo_says, 1)
        undo.addWidget(self.undo)
        self._undo_bar = QWidget(self)
        self._undo_bar.setLayout(undo)
        self._undo_bar.hide()
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 8, 12, 12)
        foot.addWidget(self.new)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self._none)
        column.addWidget(self.table)
        column.addWidget(self._undo_bar)
        column.addLayout(foot)
        column.addStretch(1)
        self.table.chosen.connect(self.chosen)
        self.new.clicked.connect(self.new_asked)
        self.undo.clicked.connect(self._ask_undo)

    def show_rules(self, rules: Sequence[AlertRule]) -> None:
        self.table.show_rows(sorted(rules, key=lambda rule: not rule.enabled))
        self._none.setVisible(not rules)
        self.table.setVisible(bool(rules))

    def show_counts(self, counts: Mapping[str, int]) -> None:
        self._counts = counts
        self.table.viewport().update()

    def know(self, topics: Mapping[str, str]) -> None:
        self._topics = topics
        self.table.viewport().update()

    def show_choice(self, rule: str) -> None:
        current = self.table.current()
        if current is None or current.id != rule:
            self.table.go_to(rule)

    def clear_choice(self) -> None:
        self.table.clearSelection()
        self.table.setCurrentIndex(self.table.model().index(-1, -1))

    def tell_removed(self, title: str) -> None:
        """Say what was removed, and offer it back."""
        self._undo_says.setText(tr("Removed: {rule}", rule=title))
        self._undo_bar.show()

    def rule_of(self, rule: str) -> AlertRule | None:
        return next((known for known in self.table.rows() if known.id == rule), None)

    def ids(self) -> tuple[str, ...]:
        return tuple(rule.id for rule in self.table.rows())

    def _ask_undo(self) -> None:
        self._undo_bar.hide()
        self.undo_asked.emit()

    def _paint(self, painter: QPainter, rect: QRect, rule: AlertRule) -> None:
        wrong = not is_readable(rule)
        icon = "warning" if wrong else "bell" if rule.enabled else "pause"
        role: theme.Role = "warning" if wrong else "text" if rule.enabled else "muted"
        ratio = painter.device().devicePixelRatio()
        painter.drawPixmap(rect.left() + 4, rect.center().y() - 7, icons.pixmap(icon, role, 16, ratio))
        current = self.table.current()
        number = numbers.count(self._counts.get(rule.id, 0)) if rule.enabled else ""
        room = rect.width() - 28 - 36
        name = QRect(rect.left() + 28, rect.top() + 4, room, 18)
        said = tr("its query cannot be read") if wrong else scope(rule, self._topics)
        if not rule.enabled:
            said = tr("{scope} · not in use", scope=said)
        under = QRect(rect.left() + 28, rect.top() + 22, rect.width() - 28, 16)
        delegates.draw_text(
            painter,
            name,
            _title(rule),
            bold=current is not None and current.id == rule.id,
            role="text" if rule.enabled else "muted",
        )
        delegates.draw_text(painter, under, said, role="muted", size="secondary")
        delegates.draw_text(
            painter,
            QRect(rect.right() - 36, rect.top() + 4, 34, 18),
            number,
            role="muted",
            size="secondary",
            right=True,
        )


def is_readable(rule: AlertRule) -> bool:
    """Tell whether a rule can fire at all: its query can be read."""
    if not rule.query.strip():
        return True
    try:
        parse(rule.query)
    except QueryError:
        return False
    return True


# ---- below: the log ------------------------------------------------------------------------------


class LogPane(QWidget):
    """What fired, newest first."""

    chosen = Signal(object)
    export_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: tuple[AlertRow, ...] = ()
        self._now = datetime.now(UTC)
        self._summary = Elided("", self, size="secondary", role="muted")
        self.which = QComboBox(self)
        self.which.setAccessibleName(tr("Rule whose alerts are shown"))
        self.which.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.which.setMinimumContentsLength(16)
        theme.set_class(self.which, "compact")
        self.export = QPushButton(tr("Export CSV"), self)
        self.export.setEnabled(False)
        theme.set_class(self.export, "compact")
        self.table: RowsTable[AlertRow] = RowsTable(
            (
                Column(tr_noop("Time"), 104, self._time, order=lambda row: row.alert.fired_at),
                Column(
                    tr_noop("Rule"),
                    150,
                    _rule_title,
                    role=_text,
                    bold=lambda row: row.alert.seen is None,
                    order=_rule_title,
                ),
                Column(tr_noop("Why"), 0, why, tells=lambda row: f"{why(row)}: {row.title}", order=why),
                Column(tr_noop("State"), 72, _state, order=_state, least=540),
            ),
            self,
            name=tr("Alert log"),
            key=lambda row: row.alert.id,
        )
        self._none = text.Label(tr("Nothing has fired yet."), self, role="muted")
        self._none.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._none.setContentsMargins(16, 24, 16, 0)
        tools = QHBoxLayout()
        tools.setContentsMargins(16, 0, 16, 0)
        tools.setSpacing(8)
        tools.addWidget(text.Label(tr("Log"), self, bold=True))
        tools.addWidget(self._summary, 1)
        tools.addWidget(self.which)
        tools.addWidget(self.export)
        bar = QWidget(self)
        bar.setFixedHeight(36)
        bar.setLayout(tools)
        inset = QWidget(self)
        around = QHBoxLayout(inset)
        around.setContentsMargins(8, 0, 8, 0)
        around.addWidget(self.table)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._none)
        self._stack.addWidget(inset)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addLayout(self._stack, 1)
        self.table.chosen.connect(self.chosen)
        self.export.clicked.connect(self.export_asked)
        self.which.activated.connect(self._show)
        self._fill_which()

    def show_rows(self, rows: Sequence[AlertRow], now: datetime, lately: int) -> None:
        self._rows, self._now = tuple(rows), now
        many = numbers.count(lately)
        unseen = numbers.count(sum(row.alert.seen is None for row in rows))
        forms = (
            tr(
                "{unseen} not seen yet; {number} on articles published in {days} days; all are kept",
                unseen=unseen,
                number=many,
                days=DAYS,
            ),
            tr("{unseen} not seen; {number} on articles of {days} days", unseen=unseen, number=many, days=DAYS),
            tr("{unseen} not seen; {number} in {days} days", unseen=unseen, number=many, days=DAYS),
            tr("{unseen} not seen", unseen=unseen),
        )
        self._summary.set_forms(*(forms if rows else ("",)))
        self.export.setEnabled(bool(rows))
        self._fill_which()
        self._show()

    def _fill_which(self) -> None:
        chosen = self.which.currentData()
        self.which.clear()
        self.which.addItem(tr("All rules"), None)
        for rule, title in dict.fromkeys((row.alert.rule, _rule_title(row)) for row in self._rows):
            self.which.addItem(title, rule)
        self.which.setCurrentIndex(max(0, self.which.findData(chosen)))

    def _show(self) -> None:
        rule = self.which.currentData()
        self.table.show_rows(row for row in self._rows if rule is None or row.alert.rule == rule)
        self._stack.setCurrentIndex(1 if self._rows else 0)

    def _time(self, row: AlertRow) -> str:
        at = row.alert.fired_at
        day = numbers.short_time(at, self._now)
        return day if ":" in day else f"{day} {numbers.clock(at)}"


def _rule_title(row: AlertRow) -> str:
    return text.line(row.rule_name or row.query or row.alert.rule, 80)


def _text(row: AlertRow) -> theme.Role:
    return "text"


def _state(row: AlertRow) -> str:
    return tr("new", "alert") if row.alert.seen is None else tr("seen", "alert")


# ---- right: one alert ----------------------------------------------------------------------------

FACTS = (tr_noop("Words asked"), tr_noop("It found"), tr_noop("Article"), tr_noop("Outlet"), tr_noop("Published"))


class AlertPane(QScrollArea):
    """Why an alert fired, and the way to its article."""

    article_chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._row: AlertRow | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(230)
        page = QWidget(self)
        theme.set_class(page, "surface")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = text.Label("", page, size="headline", bold=True, wrap=True)
        self.when = text.Label("", page, size="secondary", role="muted", wrap=True)
        facts = QGridLayout()
        facts.setHorizontalSpacing(16)
        facts.setVerticalSpacing(6)
        facts.setColumnMinimumWidth(0, 96)
        facts.setColumnStretch(1, 1)
        self._values: dict[str, text.Label] = {}
        heads = []
        for number, said in enumerate(FACTS):
            head = text.Label(tr(said), page, size="secondary", role="muted")
            value = text.Label("", page, size="secondary", wrap=True)
            facts.addWidget(head, number, 0, Qt.AlignmentFlag.AlignTop)
            facts.addWidget(value, number, 1)
            self._values[said] = value
            heads.append(head)
        self.read = QPushButton(tr("Read the article"), page)
        theme.set_class(self.read, "primary")
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 24, 20, 20)
        column.setSpacing(8)
        lines = base.rule(page), base.rule(page)
        column.addWidget(self.title)
        column.addWidget(self.when)
        column.addWidget(lines[0])
        column.addLayout(facts)
        column.addWidget(lines[1])
        self._parts = (self.title, self.when, *lines, *heads, *self._values.values(), self.read)
        buttons = QHBoxLayout()
        buttons.addWidget(self.read)
        buttons.addStretch(1)
        column.addLayout(buttons)
        self._none = text.Label(tr("Select an alert to see why it fired."), page, role="muted", wrap=True)
        self._none.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._none)
        column.addStretch(1)
        self.setWidget(page)
        self.read.clicked.connect(self._tell)
        self.show_row(None, datetime.now(UTC))

    def show_row(self, row: AlertRow | None, now: datetime) -> None:
        """Show an alert; None: a sentence in its place."""
        self._row = row
        for part in self._parts:
            part.setVisible(row is not None)
        self._none.setVisible(row is None)
        if row is None:
            return
        alert = row.alert
        self.title.setText(_rule_title(row))
        told = [tr("fired {time}", time=numbers.full_time(alert.fired_at))]
        told += [tr("shown on the desktop")] if alert.delivered is not None else []
        told += [tr("seen {time}", time=numbers.short_time(alert.seen, now))] if alert.seen is not None else []
        self.when.setText(" · ".join(told))
        values = (
            text.line(row.query, 300) or tr("none: its scope decides"),
            ", ".join(tr("“{words}”", words=text.line(word, 60)) for word in alert.matched) or numbers.NONE,
            text.line(row.title, 300),
            text.line(row.outlet, 80),
            numbers.full_time(row.published) if row.published else tr("no date given"),
        )
        for said, value in zip(FACTS, values, strict=True):
            self._values[said].setText(value)

    def _tell(self) -> None:
        if self._row is not None:
            self.article_chosen.emit(self._row.alert.article)
