"""The small dialog for an own range of days."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QWidget

from monitor.i18n import plural, tr
from monitor.ui.dialogs.base import Dialog, form, named
from monitor.ui.periods import Span


class RangeDialog(Dialog):
    """Two days, both inclusive."""

    def __init__(self, span: Span, parent: QWidget | None = None) -> None:
        super().__init__(tr("Own range"), tr("Show"), parent, width=440)
        since, until = span.bounds(datetime.now(UTC))
        first = since.astimezone().date() if since else date.today() - timedelta(days=365)  # noqa: DTZ011  # local day
        last = (until.astimezone().date() - timedelta(days=1)) if until else date.today()  # noqa: DTZ011  # local day
        self._first = self._field(first, tr("First day"))
        self._last = self._field(last, tr("Last day"))
        fields = form()
        fields.addRow(named(tr("First day"), self), self._first)
        fields.addRow(named(tr("Last day"), self), self._last)
        self.body.addLayout(fields)
        self._first.dateChanged.connect(self._check)
        self._last.dateChanged.connect(self._check)
        self.do.clicked.connect(self.accept)
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
        days = self._first.date().daysTo(self._last.date()) + 1
        if days < 1:
            self.say(tr("The first day lies after the last."), error=True)
        else:
            self.say(plural("%n day.", "%n days, both included.", days))
        self.do.setEnabled(days > 0)


def _day(field: QDateEdit) -> date:
    chosen = field.date()
    return date(chosen.year(), chosen.month(), chosen.day())
