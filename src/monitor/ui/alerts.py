"""Alerts: the rules, an editor that tries a rule on what is stored while it is typed, and the log of what fired.

The view holds rules and alerts as it is handed them and says what the user wants; it neither saves nor counts.
A dry run is asked for with `dry_run_asked` and answered with `show_dry_run`; a late answer to an older rule is dropped.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QResizeEvent, QValidator
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from monitor.errors import MonitorError, QueryError
from monitor.model import AlertRow, AlertRule, Period
from monitor.query import parse
from monitor.ui import axes, charts, delegates, icons, numbers, text, theme
from monitor.ui.choices import ChoiceButton
from monitor.ui.labels import Elided
from monitor.ui.queries import QueryField
from monitor.ui.rows import Column, RowsTable

if TYPE_CHECKING:
    from monitor.reports import DryRun

DAYS = 30  # that a dry run looks back, and over which firings are counted: by when the articles were published
LOW = 620  # px: in a lower view the form takes less room, so that what the rule would have done stays in sight
TYPING_MS = 150  # of quiet before a rule is tried
EXAMPLES = 3
COUNTED = (
    f"Rules and dry run count alike: once for each story, and articles that were published in the last {DAYS} days, "
    "whenever they were polled."
)
Names = Sequence[tuple[str, str]]  # (id or name, as shown)


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
        for widget in (self.editor, _rule(self), self.trial):
            column.addWidget(widget)
        column.addStretch(1)
        theme.set_class(above, "surface")
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(above)
        scroll.setMinimumSize(above.minimumSizeHint().width(), 160)
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
            self.trial.say(str(error), error=True)

    def set_counting(self, seconds: float) -> None:
        """Say that the dry run takes a while."""
        self.trial.say(f"Counting… {seconds:.1f} s")

    def new_rule(self, query: str = "") -> None:
        """Begin a rule, perhaps with a query that was made elsewhere."""
        self._begin_rule(query)
        self._beginning = True
        self.editor.focus_first()

    def go_to_alert(self, alert: str) -> bool:
        """Choose an alert of the log by its id, as when its notification was clicked."""
        return self.log.table.go_to(alert)

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
    parts = ["words" if rule.query else "every article"]
    parts += [topics.get(rule.topics[0], rule.topics[0]) + _more(rule.topics)] if rule.topics else []
    parts += [rule.outlets[0] + _more(rule.outlets)] if rule.outlets else []
    parts += [rule.voices[0] + _more(rule.voices)] if rule.voices else []
    parts += [threshold(rule)] if threshold(rule) else []
    return " · ".join(parts)


def threshold(rule: AlertRule) -> str:
    """Say which sentiment a rule waits for; empty: any."""
    below, above = rule.sentiment_below, rule.sentiment_above
    if below is not None and above is not None:
        return f"between {numbers.signed(above)} and {numbers.signed(below)}"
    if below is not None:
        return f"below {numbers.signed(below)}"
    return f"above {numbers.signed(above)}" if above is not None else ""


def why(row: AlertRow) -> str:
    """Say why an alert fired: the words as printed, and where: “licence”, “overseas units”: Pacific Wire."""
    words = ", ".join(f"“{text.line(word, 40)}”" for word in row.alert.matched[:4])
    return f"{words}: {text.line(row.outlet, 60)}" if words else text.line(row.outlet, 60)


def _more(names: Sequence[str]) -> str:
    return f" and {len(names) - 1} more" if len(names) > 1 else ""


def _title(rule: AlertRule) -> str:
    return text.line(rule.name or rule.query or "every article", 80)


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
            (Column("Rule", 0, _title, paint=self._paint),), self, name="Rules", key=lambda rule: rule.id, height=44
        )
        self.table.horizontalHeader().hide()
        self.table.setSizeAdjustPolicy(RowsTable.SizeAdjustPolicy.AdjustToContents)
        self.table.setMinimumHeight(88)
        self.table.viewport().setAutoFillBackground(False)
        self.table.setStyleSheet("background: transparent")
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 12, 0)
        head.addWidget(text.Label("Rules", self, size="axis", bold=True, role="muted"))
        fired = Elided("", self, size="axis", role="muted", right=True)
        fired.set_forms(f"fired on articles of {DAYS} days", f"fired in {DAYS} days", "fired")
        fired.setAccessibleDescription(COUNTED)
        head.addWidget(fired, 1)
        bar = QWidget(self)
        bar.setToolTip(text.tip(COUNTED))
        bar.setFixedHeight(40)
        bar.setLayout(head)
        self._none = text.Label(
            "No rule yet. A rule tells you when the words that matter to you appear.", self, role="muted", wrap=True
        )
        self._none.setContentsMargins(12, 4, 12, 0)
        self._none.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.new = QPushButton("New rule", self)
        icons.give(self.new, "add", "text")
        self._undo_says = text.Label("", self, size="secondary", role="muted", wrap=True)
        self.undo = QPushButton("Undo", self)
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
        self._undo_says.setText(f"Removed: {title}")
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
        said = "its query cannot be read" if wrong else scope(rule, self._topics)
        under = QRect(rect.left() + 28, rect.top() + 22, rect.width() - 28, 16)
        delegates.draw_text(
            painter,
            name,
            _title(rule),
            bold=current is not None and current.id == rule.id,
            role="text" if rule.enabled else "muted",
        )
        delegates.draw_text(
            painter, under, said if rule.enabled else f"{said} · not in use", role="muted", size="secondary"
        )
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


# ---- middle: the editor --------------------------------------------------------------------------


class RuleEditor(QWidget):
    """The form of one rule."""

    changed = Signal()
    saved = Signal()
    removed = Signal()
    put_back = Signal()
    """What was typed is to be given up."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._given = AlertRule(id="", query="")
        self._new = True
        self._showing = False
        self._heading = text.Label("New rule", self, bold=True)
        self._state = Elided("", self, size="secondary", role="muted")
        self.remove = QPushButton("Remove", self)
        self.cancel = QPushButton("Cancel", self)
        self.save = QPushButton("Save rule", self)
        theme.set_class(self.save, "primary")
        self.name = QLineEdit(self)
        self.name.setAccessibleName("Name of the rule")
        self.name.setMaximumWidth(420)
        self.query = QueryField(self, name="Words to look for", optional=True)
        self.topics = ChoiceButton("Any topic", "Topics", self)
        self.outlets = ChoiceButton("Any outlet", "Outlets", self)
        self.voices = ChoiceButton("Anyone speaking", "Voices", self)
        self.side = QComboBox(self)
        self.side.setAccessibleName("Sentiment")
        for said in ("any", "below", "above", "between"):
            self.side.addItem(said)
        self.first = _threshold_field(self, "Sentiment threshold")
        self.second = _threshold_field(self, "Upper sentiment threshold")
        self._and = text.Label("and", self, role="muted")
        self.notify = QCheckBox("notify on the desktop", self)
        self.enabled = QCheckBox("in use", self)
        self.enabled.setToolTip(text.tip("A rule that is not in use keeps its log and fires no more."))
        self._lay_out()
        self.name.textEdited.connect(self._tell)
        self.query.changed.connect(self._tell)
        self.query.entered.connect(self.saved)
        for button in (self.topics, self.outlets, self.voices):
            button.changed.connect(self._tell)
        self.side.activated.connect(self._tell)
        for field in (self.first, self.second):
            field.valueChanged.connect(self._tell)
        for box in (self.notify, self.enabled):
            box.toggled.connect(self._tell)
        self.name.returnPressed.connect(self.saved)
        self.save.clicked.connect(self.saved)
        self.remove.clicked.connect(self.removed)
        self.cancel.clicked.connect(self.put_back)

    def edit(self, rule: AlertRule, *, new: bool) -> None:
        """Show a rule as it is saved."""
        self._showing = True
        self._given, self._new = replace(rule, query="") if new else rule, new
        self.name.setText(rule.name)
        self.query.show_query(rule.query)
        self.topics.choose(rule.topics)
        self.outlets.choose(rule.outlets)
        self.voices.choose(rule.voices)
        below, above = rule.sentiment_below, rule.sentiment_above
        self.side.setCurrentIndex((below is not None) + 2 * (above is not None))
        self.first.setValue(above if above is not None else below if below is not None else -0.2)
        self.second.setValue(below if below is not None and above is not None else 0.2)
        self.notify.setChecked(rule.notify)
        self.enabled.setChecked(rule.enabled)
        self._showing = False
        self._show_state()
        self.changed.emit()

    def rule(self) -> AlertRule | None:
        """The rule as typed; None where it cannot be kept, and `why_not` says why."""
        if self.why_not():
            return None
        side = self.side.currentText()
        low = round(self.first.value(), 2)
        return replace(
            self._given,
            query=self.query.query(),
            name=" ".join(self.name.text().split()),
            topics=self.topics.chosen(),
            outlets=self.outlets.chosen(),
            voices=self.voices.chosen(),
            sentiment_below=low if side == "below" else round(self.second.value(), 2) if side == "between" else None,
            sentiment_above=low if side in ("above", "between") else None,
            notify=self.notify.isChecked(),
            enabled=self.enabled.isChecked(),
        )

    def why_not(self) -> str:
        """Why what is typed is no rule yet; empty: it is one."""
        if self.query.error() is not None:
            if not self._given.id:
                return "The words above cannot be read yet." if self.query.query() else ""
            return "The saved query stays in use."
        narrowed = self.topics.chosen() or self.outlets.chosen() or self.voices.chosen()
        if not self.query.query() and not narrowed and self.side.currentText() == "any":
            return "Type words to look for, or choose a topic, an outlet or a voice."
        if self.side.currentText() == "between" and self.first.value() >= self.second.value():
            return "The first of the two sentiments is the lower one."
        return ""

    def rule_id(self) -> str:
        """The id of the rule being edited; empty for a new one."""
        return self._given.id

    def is_changed(self) -> bool:
        """Tell whether something is typed that is not saved."""
        rule = self.rule()
        if rule is None:
            return bool(self.query.query() or self.name.text()) and self.query.query() != self._given.query
        return rule != self._given

    def focus_first(self) -> None:
        self.query.edit.setFocus()

    def set_compact(self, compact: bool) -> None:
        """Take little room, or as much as is pleasant."""
        self.query.set_compact(compact)
        self._form.setContentsMargins(16, 6 if compact else 12, 16, 6 if compact else 12)
        self._form.setVerticalSpacing(4 if compact else 8)

    def offer(self, *, topics: Names, outlets: Names, voices: Names) -> None:
        self.topics.offer(topics)
        self.outlets.offer(outlets)
        self.voices.offer(voices)

    def _tell(self) -> None:
        if not self._showing:
            self._show_state()
            self.changed.emit()

    def _show_state(self) -> None:
        side = self.side.currentText()
        self.first.setVisible(side != "any")
        self.second.setVisible(side == "between")
        self._and.setVisible(side == "between")
        changed = self.is_changed()
        self._heading.setText("New rule" if self._new else "Edit rule")
        self._state.setText("not saved yet" if changed else "")
        self.save.setEnabled(self.rule() is not None and changed)
        self.cancel.setEnabled(changed)
        self.remove.setVisible(not self._new)
        self.name.setPlaceholderText(text.line(self.query.query(), 60) or "optional")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.setSpacing(8)
        head.addWidget(self._heading)
        head.addWidget(self._state, 1)
        for button in (self.remove, self.cancel, self.save):
            head.addWidget(button)
        bar = QWidget(self)
        bar.setFixedHeight(44)
        bar.setLayout(head)
        form = self._form = QGridLayout()
        form.setContentsMargins(16, 12, 16, 12)
        form.setHorizontalSpacing(8)
        form.setVerticalSpacing(8)
        form.setColumnMinimumWidth(0, 80)
        form.setColumnStretch(1, 1)
        for row, (said, widget) in enumerate(
            (
                ("Name", self.name),
                ("Find", self.query),
                ("In", _in_a_row(self.topics, self.outlets, self.voices)),
                ("Sentiment", _in_a_row(self.side, self.first, self._and, self.second)),
                ("Then", _in_a_row(self.notify, self.enabled)),
            )
        ):
            label = text.Label(said, self, role="muted")
            label.setFixedHeight(28)
            form.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            form.addWidget(widget, row, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(_rule(self))
        column.addLayout(form)


class _SentimentField(QDoubleSpinBox):
    """Shows sentiments as everywhere else, and takes any minus."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lineEdit().setTextMargins(6, 0, 6, 0)
        self.editingFinished.connect(self._write_out)

    def _write_out(self) -> None:
        self.lineEdit().setText(self.textFromValue(self.value()))

    def textFromValue(self, value: float) -> str:
        return numbers.signed(value)

    def valueFromText(self, typed: str) -> float:
        try:
            return float(_plain_minus(typed))
        except ValueError:
            return self.value()

    def validate(self, typed: str, position: int) -> tuple[QValidator.State, str, int]:
        plain = _plain_minus(typed)
        try:
            inside = -1 <= float(plain) <= 1
        except ValueError:
            part = re.fullmatch(r"[+-]?[01]?\.?\d*", plain)
            return (QValidator.State.Intermediate if part else QValidator.State.Invalid), typed, position
        return (QValidator.State.Acceptable if inside else QValidator.State.Intermediate), typed, position


def _plain_minus(typed: str) -> str:
    return typed.strip().replace(numbers.MINUS, "-").replace(numbers.EN_DASH, "-").replace(",", ".")


def _threshold_field(parent: QWidget, name: str) -> QDoubleSpinBox:
    field = _SentimentField(parent)
    field.setAccessibleName(name)
    field.setRange(-1.0, 1.0)
    field.setSingleStep(0.05)
    field.setDecimals(2)
    field.setFixedSize(76, 28)
    return field


def _in_a_row(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return holder


def _rule(parent: QWidget) -> QFrame:
    line = QFrame(parent)
    theme.set_class(line, "rule")
    return line


# ---- middle: the dry run -------------------------------------------------------------------------


class Trial(QWidget):
    """How often the rule would have fired, on which days, and on what."""

    article_chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._run: DryRun | None = None
        self.says = text.Label("", self, size="brief")
        self.times = Elided("", self, size="brief", bold=True)
        self.more = Elided("", self, size="secondary", role="muted")
        self.bars = charts.BarStrip(self)
        self.bars.setFixedHeight(100)
        self.bars.setAccessibleName("Firings a day")
        self.table: RowsTable[AlertRow] = RowsTable(
            (
                Column("Time", 74, lambda row: _at(row, datetime.now(UTC))),
                Column("Article", 0, lambda row: text.line(row.title), role=lambda _: "text"),
                Column(
                    "Words",
                    190,
                    least=560,
                    says=lambda row: ", ".join(f"“{text.line(w, 30)}”" for w in row.alert.matched[:3]),
                ),
                Column("Outlet", 120, lambda row: text.line(row.outlet, 60)),
            ),
            self,
            name="Examples",
            key=lambda row: row.alert.id,
        )
        self.table.horizontalHeader().hide()
        self.table.setFixedHeight(EXAMPLES * self.table.verticalHeader().defaultSectionSize())
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 8)
        column.setSpacing(4)
        sentence = QHBoxLayout()
        sentence.setContentsMargins(16, 0, 16, 0)
        sentence.setSpacing(5)
        sentence.addWidget(self.says)
        sentence.addWidget(self.times, 1)
        column.addLayout(sentence)
        self.more.setContentsMargins(16, 0, 16, 0)
        column.addWidget(self.more)
        column.addWidget(self.bars)
        inset = QHBoxLayout()
        inset.setContentsMargins(8, 0, 8, 0)
        inset.addWidget(self.table)
        column.addLayout(inset)
        self.table.opened.connect(self._tell)

    def show_run(self, run: DryRun, now: datetime) -> None:
        """Show the answer."""
        self._run = run
        self.set_stale(False)
        times = len(run.alerts)
        self.says.setText("This rule would have fired")
        self.times.setText(f"{_times(times)} in {DAYS} days")
        outlets = len({row.outlet for row in run.alerts})
        tried = f"{numbers.plural(run.looked_at, 'article')} in its scope met the words"
        once = f"; once for each story, in {numbers.plural(outlets, 'outlet')}; by day of publication"
        self.more.setText(f"{tried}{once}" if times else tried)
        slots = axes.slots_between(now - timedelta(days=DAYS - 1), now, Period.DAY)
        days = Counter((row.published or row.alert.fired_at).astimezone(UTC).date() for row in run.alerts)
        self.bars.show_counts(
            slots, Period.DAY, [days[datetime.fromtimestamp(slot.start, UTC).date()] for slot in slots]
        )
        self.bars.setAccessibleDescription(self.sentence())
        self.table.show_rows(run.alerts[:EXAMPLES])

    def say(self, sentence: str, *, error: bool = False) -> None:
        """Say why there is no answer, or that it takes a while; the old one stays, muted."""
        self.says.setText(sentence)
        self.times.setText("")
        self.says.set_role("error" if error else "muted")
        if self._run is None:
            self.more.setText("")

    def clear(self) -> None:
        """Forget the answer: it was about another rule."""
        self._run = None
        self.say("")
        self.bars.show_counts((), Period.DAY, ())
        self.bars.setAccessibleDescription("")
        self.table.show_rows(())

    def set_stale(self, stale: bool) -> None:
        """Mute the numbers while a new answer is on its way."""
        for label in (self.says, self.times):
            label.set_role("muted" if stale else "text")

    def sentence(self) -> str:
        """The answer in words."""
        return f"{self.says.text()} {self.times.text()}".strip()

    def _tell(self, row: AlertRow) -> None:
        self.article_chosen.emit(row.alert.article)


def _times(number: int) -> str:
    return {0: "never", 1: "once", 2: "twice"}.get(number, f"{numbers.count(number)} times")


def _at(row: AlertRow, now: datetime) -> str:
    return numbers.short_time(row.published or row.alert.fired_at, now)


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
        self.which.setAccessibleName("Rule whose alerts are shown")
        self.which.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.which.setMinimumContentsLength(16)
        theme.set_class(self.which, "compact")
        self.export = QPushButton("Export CSV", self)
        self.export.setEnabled(False)
        theme.set_class(self.export, "compact")
        self.table: RowsTable[AlertRow] = RowsTable(
            (
                Column("Time", 104, self._time, order=lambda row: row.alert.fired_at),
                Column(
                    "Rule", 150, _rule_title, role=_text, bold=lambda row: row.alert.seen is None, order=_rule_title
                ),
                Column("Why", 0, why, tells=lambda row: f"{why(row)}: {row.title}", order=why),
                Column("State", 72, _state, order=_state, least=540),
            ),
            self,
            name="Alert log",
            key=lambda row: row.alert.id,
        )
        self._none = text.Label("Nothing has fired yet.", self, role="muted")
        self._none.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._none.setContentsMargins(16, 24, 16, 0)
        tools = QHBoxLayout()
        tools.setContentsMargins(16, 0, 16, 0)
        tools.setSpacing(8)
        tools.addWidget(text.Label("Log", self, bold=True))
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
        forms = (f"{many} on articles of {DAYS} days, kept for good", f"{many} on articles of {DAYS} days", many)
        self._summary.set_forms(*(forms if rows else ("",)))
        self.export.setEnabled(bool(rows))
        self._fill_which()
        self._show()

    def _fill_which(self) -> None:
        chosen = self.which.currentData()
        self.which.clear()
        self.which.addItem("All rules", None)
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
    return "new" if row.alert.seen is None else "seen"


# ---- right: one alert ----------------------------------------------------------------------------


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
        for number, said in enumerate(("Words asked", "It found", "Article", "Outlet", "Published")):
            head = text.Label(said, page, size="secondary", role="muted")
            value = text.Label("", page, size="secondary", wrap=True)
            facts.addWidget(head, number, 0, Qt.AlignmentFlag.AlignTop)
            facts.addWidget(value, number, 1)
            self._values[said] = value
            heads.append(head)
        self.read = QPushButton("Read the article", page)
        theme.set_class(self.read, "primary")
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 24, 20, 20)
        column.setSpacing(8)
        lines = _rule(page), _rule(page)
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
        self._none = text.Label("Select an alert to see why it fired.", page, role="muted", wrap=True)
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
        seen = "" if alert.seen is None else f" · seen {numbers.short_time(alert.seen, now)}"
        sent = " · shown on the desktop" if alert.delivered is not None else ""
        self.when.setText(f"fired {numbers.full_time(alert.fired_at)}{sent}{seen}")
        values = {
            "Words asked": text.line(row.query, 300) or "none: its scope decides",
            "It found": ", ".join(f"“{text.line(word, 60)}”" for word in alert.matched) or numbers.NONE,
            "Article": text.line(row.title, 300),
            "Outlet": text.line(row.outlet, 80),
            "Published": numbers.full_time(row.published) if row.published else "no date given",
        }
        for said, value in values.items():
            self._values[said].setText(value)

    def _tell(self) -> None:
        if self._row is not None:
            self.article_chosen.emit(self._row.alert.article)
