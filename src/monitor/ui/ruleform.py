"""The form of an alert rule: words, scope, sentiment, and what happens then; read back at any moment."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from monitor.i18n import tr, tr_noop
from monitor.model import AlertRule
from monitor.ui import numbers, text, theme
from monitor.ui.choices import ChoiceButton
from monitor.ui.dialogs import base
from monitor.ui.labels import Elided
from monitor.ui.queries import QueryField

Names = Sequence[tuple[str, str]]  # (id or name, as shown)
SIDES = (
    ("any", tr_noop("any")),
    ("below", tr_noop("below")),
    ("above", tr_noop("above")),
    ("between", tr_noop("between")),
)


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
        self._heading = text.Label(tr("New rule"), self, bold=True)
        self._state = Elided("", self, size="secondary", role="muted")
        self.remove = QPushButton(tr("Remove"), self)
        stays = self.remove.sizePolicy()
        stays.setRetainSizeWhenHidden(True)  # the form keeps its width
        self.remove.setSizePolicy(stays)
        self.cancel = QPushButton(tr("Cancel"), self)
        self.save = QPushButton(tr("Save rule"), self)
        theme.set_class(self.save, "primary")
        self.name = QLineEdit(self)
        self.name.setAccessibleName(tr("Name of the rule"))
        self.name.setMaximumWidth(420)
        self.query = QueryField(self, name=tr("Words to look for"), optional=True)
        self.topics = ChoiceButton(tr("Any topic"), tr("Topics"), self)
        self.outlets = ChoiceButton(tr("Any outlet"), tr("Outlets"), self)
        self.voices = ChoiceButton(tr("Anyone speaking"), tr("Voices"), self)
        for choice in (self.topics, self.outlets, self.voices):  # long names give way; the tip has them whole
            choice.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.side = QComboBox(self)
        self.side.setAccessibleName(tr("Sentiment"))
        for side, said in SIDES:
            self.side.addItem(tr(said), side)
        self.first = _threshold_field(self, tr("Sentiment threshold"))
        self.second = _threshold_field(self, tr("Upper sentiment threshold"))
        self._and = text.Label(tr("and", "between −0.20 and +0.20"), self, role="muted")
        self.notify = QCheckBox(tr("notify on the desktop"), self)
        self.enabled = QCheckBox(tr("in use"), self)
        self.enabled.setToolTip(text.tip(tr("A rule that is not in use keeps its log and fires no more.")))
        self._ends = Elided("", self, size="secondary", role="muted")
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
        self.name.setCursorPosition(0)
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
        side = self.side.currentData()
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
                return tr("The words above cannot be read yet.") if self.query.query() else ""
            return tr("The saved query stays in use.")
        narrowed = self.topics.chosen() or self.outlets.chosen() or self.voices.chosen()
        if not self.query.query() and not narrowed and self.side.currentData() == "any":
            return tr("Type words to look for, or choose a topic, an outlet or a voice.")
        if self.side.currentData() == "between" and self.first.value() >= self.second.value():
            return tr("The first of the two sentiments is the lower one.")
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

    def set_demo(self) -> None:
        """Say that this is the demonstration, and what that means for what is saved."""
        self._ends.set_forms(tr(base.ENDS), tr("Ends with the demonstration."))

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
        side = self.side.currentData()
        self.first.setVisible(side != "any")
        self.second.setVisible(side == "between")
        self._and.setVisible(side == "between")
        changed = self.is_changed()
        self._heading.setText(tr("New rule") if self._new else tr("Edit rule"))
        self._state.setText(tr("not saved yet") if changed else "")
        self.save.setEnabled(self.rule() is not None and changed)
        self.cancel.setEnabled(changed)
        self.remove.setVisible(not self._new)
        self.name.setPlaceholderText(text.line(self.query.query(), 60) or tr("optional"))

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
                (tr("Name"), self.name),
                (tr("Find", "name of a field"), self.query),
                (tr("In", "scope of a rule"), _in_a_row(self.topics, self.outlets, self.voices)),
                (tr("Sentiment"), _in_a_row(self.side, self.first, self._and, self.second)),
                (tr("Then"), _in_a_row(self.notify, self.enabled, self._ends)),
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
        column.addWidget(base.rule(self))
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
    field.setFixedHeight(28)
    field.setMinimumWidth(76)
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
