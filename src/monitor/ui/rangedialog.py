"""The small dialog for an own range of days."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QDialog, QDialogButtonBox, QFormLayout, QPushButton, QVBoxLayout, QWidget

from monitor.i18n import tr
from monitor.ui import text, theme
from monitor.ui.periods import Span


class RangeDialog(QDialog):
    """Two days, both inclusive."""

    def __init__(self, span: Span, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Own range"))
        since, until = span.bounds(datetime.now(UTC))
        first = since.astimezone().date() if since else date.today() - timedelta(days=365)  # noqa: DTZ011  # local day
        last = (until.astimezone().date() - timedelta(days=1)) if until else date.today()  # noqa: DTZ011  # local day
        self._first = self._field(first, tr("First day"))
        self._last = self._field(last, tr("Last day"))
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.addRow(tr("From"), self._first)
        form.addRow(tr("To"), self._last)
        self._says = text.Label("", self, size="secondary", role="error")
        buttons = QDialogButtonBox(self)
        self._ok = QPushButton(tr("Show"))
        theme.set_class(self._ok, "primary")
        buttons.addButton(self._ok, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QPushButton(tr("Cancel")), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(self._says)
        column.addWidget(buttons)
        self._first.dateChanged.connect(self._check)
        self._last.dateChanged.connect(self._check)
        self._check()

    def span(self) -> Span:
        return Span(None, _day(self._first), _day(self._last))

    def _field(self, day: date, name: str) -> QDateEdit:
        field = QDateEdit(QDate(day.year, day.month, day.day), self)
        field.setCalendarPopup(True)
        field.setDisplayFormat("yyyy-MM-dd")
        field.setAccessibleName(name)
        field.setMinimumWidth(160)
        return field

    def _check(self) -> None:
        wrong = self._first.date() > self._last.date()
        self._says.setText(tr("The first day lies after the last.") if wrong else "")
        self._ok.setEnabled(not wrong)


def _day(field: QDateEdit) -> date:
    chosen = field.date()
    return date(chosen.year(), chosen.month(), chosen.day())
