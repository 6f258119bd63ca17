"""The legend above a plot that is also its read-out: each line's mark and name, and its numbers under the cursor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QPushButton, QSizePolicy, QWidget

from monitor.i18n import plural, tr
from monitor.ui import charts, delegates, numbers, text, theme

ACROSS: Final = 4  # read-outs in a row, where there is room for what they say
ROWS: Final = 2  # what is beyond stands in a list


@dataclass(frozen=True, slots=True)
class Reading:
    """What a read-out shows of one series at one period."""

    mean: str
    rest: str  # interval and n, or why there is none
    short: str = ""  # the same in less room

    def __str__(self) -> str:
        return f"{self.mean} {self.rest}".strip()


class ReadOuts(QWidget):
    """The legend: each line's mark and name, and its numbers under the cursor."""

    focus_asked = Signal(str)
    alone_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: dict[str, ReadOut] = {}
        self._readings: dict[str, Reading] = {}  # of lines in the list too, which may come into sight
        self._lines: tuple[tuple[str, str, int | None], ...] = ()
        self._focus = ""
        self._across = ACROSS
        self._rest: tuple[tuple[str, str], ...] = ()
        self._more = QPushButton(self)
        theme.set_class(self._more, "flat menu compact")
        self._more.setMenu(QMenu(self._more))
        self._more.hide()

    def show_lines(self, lines: Sequence[tuple[str, str, int | None]], focus: str) -> None:
        """Show lines: name, title, color. The one in front stands in bold."""
        self._lines, self._focus = tuple(lines), focus
        self._readings = {name: self._readings[name] for name, *_ in lines if name in self._readings}
        self._across = self._fitting()
        self._fill()

    def tell(self, name: str, reading: Reading) -> None:
        """Show one line's numbers."""
        self._readings[name] = reading
        if name in self._entries:
            self._entries[name].tell(reading)

    def _fill(self) -> None:
        """Show as many lines as there is room for, the one in front among them."""
        lines, focus = self._lines, self._focus
        room = self._across * ROWS
        fits = len(lines) <= room
        first = list(lines if fits else lines[: room - 1])
        if not fits and all(name != focus for name, *_ in first):
            first[-1] = next(line for line in lines if line[0] == focus)
        names = [name for name, *_ in first]
        for name in set(self._entries) - set(names):
            entry = self._entries.pop(name)
            entry.hide()
            entry.deleteLater()
        for name, title, color in first:
            if name not in self._entries:
                entry = self._entries[name] = ReadOut(name, title, self)
                entry.clicked.connect(self._focus_clicked)
                entry.double_clicked.connect(self._alone_clicked)
                entry.tell(self._readings.get(name, Reading("", "")))
            self._entries[name].show_as(color, front=name == focus)
            self._entries[name].show()
        self._entries = {name: self._entries[name] for name in names}
        self._rest = tuple((name, title) for name, title, _ in lines if name not in self._entries)
        self._fill_menu()
        self._arrange()

    def entry(self, name: str) -> ReadOut:
        return self._entries[name]

    def set_stale(self, stale: bool) -> None:
        for entry in self._entries.values():
            entry.set_stale(stale)

    def _fill_menu(self) -> None:
        menu = self._more.menu()
        menu.clear()
        for name, title in self._rest:
            action = menu.addAction(text.line(title, 60).replace("&", "&&"))
            action.setData(name)
            action.triggered.connect(self._rest_chosen)
        self._more.setVisible(bool(self._rest))
        self._more.setText(plural("%n more", "%n more", len(self._rest)))

    def _rest_chosen(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self.focus_asked.emit(action.data())

    def _focus_clicked(self) -> None:
        entry = self.sender()
        assert isinstance(entry, ReadOut)
        self.focus_asked.emit(entry.name)

    def _alone_clicked(self) -> None:
        entry = self.sender()
        assert isinstance(entry, ReadOut)
        self.alone_asked.emit(entry.name)

    def _fitting(self) -> int:
        """How many fit beside each other with all their numbers."""
        return min(ACROSS, max(2, (self.width() - 16) // ReadOut.least_width()))

    def _arrange(self) -> None:
        shown: list[QWidget] = [*self._entries.values(), *([self._more] if self._rest else [])]
        across = min(self._across, max(3, len(shown)))
        rows = -(-len(shown) // across)
        wide = (self.width() - 16) // across
        for at, each in enumerate(shown):
            row, column = divmod(at, across)
            if isinstance(each, ReadOut):
                each.setGeometry(16 + column * wide, row * ReadOut.HEIGHT, wide, ReadOut.HEIGHT)
                each.set_divided(column > 0)
            else:
                each.move(16 + column * wide + 4, row * ReadOut.HEIGHT + 6)
                each.resize(each.sizeHint())
        self.setFixedHeight(max(1, rows) * ReadOut.HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        across = self._fitting()
        if across != self._across:
            self._across = across
            self._fill()
        else:
            self._arrange()


class ReadOut(QAbstractButton):
    """One line's mark, name and numbers."""

    double_clicked = Signal()
    HEIGHT = 38

    def __init__(self, name: str, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = name
        self._title = text.line(title)
        self._color: int | None = 0
        self._front = False
        self._divided = False
        self._stale = False
        self._reading = Reading("", "")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_as(self, color: int | None, *, front: bool) -> None:
        self._color, self._front = color, front
        self.setCheckable(False)
        self._name_aloud()
        self.update()

    def tell(self, reading: Reading) -> None:
        self._reading = reading
        self._name_aloud()
        self.update()

    def reading(self) -> Reading:
        return self._reading

    def set_stale(self, stale: bool) -> None:
        self._stale = stale
        self.update()

    def set_divided(self, divided: bool) -> None:
        self._divided = divided

    @staticmethod
    def least_width() -> int:
        """How wide one must be to show its numbers, in px."""
        mean = theme.metrics("body", bold=True).horizontalAdvance(numbers.signed(0.0) + "+")
        rest = f"{numbers.plus_minus(0.0, 0.0)} {numbers.n_of(100)}"
        return 12 + 28 + mean + 5 + theme.metrics().horizontalAdvance(rest) + 12

    def _name_aloud(self) -> None:
        places = {"name": self._title, "numbers": self._reading}
        front = tr("{name}, in front: {numbers}", **places)
        self.setAccessibleName(front if self._front else tr("{name}: {numbers}", **places))
        self.setToolTip(text.tip(tr("{name}: {numbers}. Click: to the front. Double click: alone.", **places)))

    def sizeHint(self) -> QSize:
        return QSize(200, self.HEIGHT)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.double_clicked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.underMouse():
            painter.fillRect(self.rect(), theme.color("hover"))
        if self._divided:
            painter.fillRect(QRect(0, 3, 1, self.height() - 8), theme.color("line"))
        left = 12 if self._divided else 0
        draw_swatch(painter, left, 10, self._color, front=self._front)
        room = self.width() - left - 28 - 8
        name = QRect(left + 28, 1, room, 18)
        delegates.draw_text(painter, name, self._title, bold=self._front)
        role: theme.Role = "muted" if self._stale else "text"
        mean = self._reading.mean
        wide = theme.metrics("body", bold=True).horizontalAdvance(mean) + 5 if mean else 0
        delegates.draw_text(painter, QRect(left + 28, 18, wide, 18), mean, role=role, bold=True)
        rest = self._reading.rest
        if self._reading.short and theme.metrics().horizontalAdvance(rest) > room - wide:
            rest = self._reading.short
        delegates.draw_text(painter, QRect(left + 28 + wide, 18, room - wide, 18), rest, role="muted")
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))


def draw_swatch(
    painter: QPainter, left: int, middle: int, color: int | None, *, front: bool, on_paper: bool = False
) -> None:
    """Draw a piece of a line with its marker, 20 px wide, as it looks in the plot."""
    role = charts.line_role(color, front=front)
    ink = charts.paper(role) if on_paper else theme.color(role)
    painter.save()
    pen = QPen(ink, 2 if front else 1)
    if color is not None and theme.is_dashed(color):
        pen.setDashPattern([5 / pen.widthF(), 3 / pen.widthF()])
    painter.setPen(pen)
    painter.drawLine(QPointF(left, middle), QPointF(left + 20, middle))
    if color is not None:
        charts.draw_marker(painter, QPointF(left + 10, middle), color, ink, size=8 if front else 7)
    painter.restore()
