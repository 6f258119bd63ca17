"""What is chosen, as chips that can be taken off one by one, wherever the list it was chosen from has scrolled to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QMenu, QPushButton, QWidget

from monitor.i18n import plural, tr
from monitor.ui import delegates, icons, text, theme

Key = tuple[str, str]

INSET = 12  # px
HEIGHT = 24
GAP = 4
HEAD = 24
ROWS = 3  # of chips; what is beyond stands in a list
MARK = 18  # px that a mark takes
CROSS = 12


@dataclass(frozen=True, slots=True)
class Chosen:
    """One thing that is chosen: what it is known by, how it reads, and its color and shape in the plot, if any."""

    key: Key
    name: str
    mark: int | None = None


class Chips(QWidget):
    """A head, and below it a chip for each thing. As high as they need, and no more than `ROWS` of them."""

    released = Signal(tuple)
    """The key of a chip that was pressed."""
    emptied = Signal()
    """Nothing is to be chosen any more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Chosen, ...] = ()
        self._chips: list[Chip] = []
        self.head = text.Label("", self, size="axis", bold=True, role="muted")
        self.none = QPushButton(tr("Release all"), self)
        self.more = QPushButton(self)
        for link in (self.none, self.more):
            theme.set_class(link, "link")
            link.setFont(theme.font("axis"))
        self.more.setMenu(QMenu(self.more))
        self.more.hide()
        if parent is not None:
            QWidget.setTabOrder(parent, self.more)
            QWidget.setTabOrder(self.more, self.none)
        self.none.clicked.connect(self.emptied)
        theme.changed.connect(self.update)

    def chips(self) -> tuple[Chip, ...]:
        """The chips in sight."""
        return tuple(chip for chip in self._chips if not chip.isHidden())

    def show_chosen(self, chosen: Sequence[Chosen]) -> None:
        """Show what is chosen; chips that stay keep the focus."""
        self._shown = tuple(chosen)
        while len(self._chips) < len(chosen):
            chip = Chip(self)
            chip.clicked.connect(self._release)
            before = self._chips[-1] if self._chips else self.parentWidget() or self
            QWidget.setTabOrder(before, chip)  # after the list, not after all that was made before
            self._chips.append(chip)
        for chip, each in zip(self._chips, chosen, strict=False):
            chip.show_as(each)
        for chip in self._chips[len(chosen) :]:
            chip.hide()
        self.head.setText(tr("Chosen"))
        self.none.setVisible(len(chosen) > 1)
        self.setAccessibleName(plural("%n chosen", "%n chosen", len(chosen)))

    def arrange(self, width: int) -> int:
        """Place the chips in rows `width` px wide; gives the height in px that they take, 0 where there are none."""
        if not self._shown:
            return 0
        room = max(40, width - 2 * INSET)
        self.head.setGeometry(INSET, 6, room, 16)
        wide = self.none.sizeHint().width()
        self.none.setGeometry(INSET + room - wide, 5, wide, 18)
        left, row, shown = 0, 0, 0
        rest = GAP + self._more_width()
        for at, chip in enumerate(self._chips[: len(self._shown)]):
            behind = rest if row == ROWS - 1 and at < len(self._shown) - 1 else 0  # the others may have to be told of
            wide = min(room, chip.sizeHint().width())
            if left and left + wide + behind > room:
                if row == ROWS - 1:
                    break
                left, row = 0, row + 1
                behind = rest if row == ROWS - 1 and at < len(self._shown) - 1 else 0
            wide = min(wide, room - behind)
            chip.setGeometry(INSET + left, HEAD + row * (HEIGHT + GAP), wide, HEIGHT)
            chip.show()
            left += wide + GAP
            shown += 1
        hidden = len(self._shown) - shown
        for chip in self._chips[shown:]:
            chip.hide()
        self._offer_rest(hidden, INSET + left, HEAD + row * (HEIGHT + GAP))
        return HEAD + (row + 1) * (HEIGHT + GAP) + 6

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("window"))
        painter.fillRect(QRect(0, 0, self.width(), 1), theme.color("line"))

    def _more_width(self) -> int:
        return theme.metrics("axis").horizontalAdvance(plural("%n more", "%n more", len(self._shown))) + 24

    def _offer_rest(self, many: int, left: int, top: int) -> None:
        self.more.setVisible(many > 0)
        if not many:
            return
        self.more.setText(plural("%n more", "%n more", many))
        self.more.setGeometry(left, top, self._more_width(), HEIGHT)
        menu = self.more.menu()
        menu.clear()
        for each in self._shown[-many:]:
            said = tr("Release {name}", name=text.line(each.name, 60)).replace("&", "&&")
            menu.addAction(said).triggered.connect(lambda _=False, key=each.key: self.released.emit(key))

    def _release(self) -> None:
        chip = self.sender()
        assert isinstance(chip, Chip)
        self.released.emit(chip.shown().key)


class Chip(QAbstractButton):
    """One thing that is chosen, with a cross; a press takes it off."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown = Chosen(("", ""), "")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_as(self, chosen: Chosen) -> None:
        if chosen != self._shown:
            self._shown = chosen
            said = tr("Release {name}", name=text.line(chosen.name, 80))
            self.setAccessibleName(said)
            self.setToolTip(text.tip(said))
            self.update()

    def shown(self) -> Chosen:
        return self._shown

    def sizeHint(self) -> QSize:
        mark = MARK if self._shown.mark is not None else 0
        name = theme.metrics("secondary").horizontalAdvance(text.line(self._shown.name, 80))
        return QSize(8 + mark + name + 2 + 6 + CROSS + 7, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        framed = self.hasFocus()
        painter.setPen(QPen(theme.color("accent" if framed else "border"), 2 if framed else 1))
        painter.setBrush(theme.color("hover" if self.underMouse() else "surface"))
        inset = 1.0 if framed else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 4, 4)
        left = 8
        if self._shown.mark is not None:
            delegates.draw_mark(painter, QPointF(left + 5.5, self.height() / 2), self._shown.mark)
            left += MARK
        room = self.width() - left - 6 - CROSS - 7
        delegates.draw_text(painter, QRect(left, 0, room, self.height()), self._shown.name, size="secondary")
        cross = icons.pixmap("close", "muted", CROSS, self.devicePixelRatioF())
        painter.drawPixmap(self.width() - CROSS - 6, (self.height() - CROSS) // 2, cross)
        painter.end()
