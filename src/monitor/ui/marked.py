"""Text with marks: statements on a ground, score words underlined, speakers as chips behind what they said.

Marks are spans of the text as stored, in code points. The text is shown as cleaned HTML where that says the same,
letter by letter, else as plain paragraphs; either way each mark finds its place. Nothing is ever loaded.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, QRectF, QSizeF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPyTextObject,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextLine,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QToolTip, QWidget

from monitor.i18n import tr
from monitor.model import Span
from monitor.ui import delegates, text, theme

LONGEST = 60_000  # code points of an article that are shown; 1 MB takes 1.7 s
DEEPEST = 40  # levels of HTML; 10,000 take 6 s
LONGEST_WORD = 2_000  # code points without a blank; one of 1 MB takes 1.4 s
_CHIP = QTextFormat.ObjectTypes.UserObject.value + 1
_CHIP_TEXT = QTextFormat.Property.UserProperty.value + 1
_CHIP_OUTLINED = QTextFormat.Property.UserProperty.value + 2
_OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"
_STRUT = "\N{ZERO WIDTH SPACE}"  # keeps a line that holds nothing but a chip as high as the others
_CHIP_UNITS = 3  # UTF-16 units that a chip takes: a blank, the object, the strut

Kind = Literal["statement", "raises", "lowers", "masked", "topic", "found", "cue", "aside"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of the text, and what it is."""

    span: Span
    kind: Kind
    tip: str = ""  # what is said of it under the pointer


@dataclass(frozen=True, slots=True)
class Chip:
    """A small label that stands behind some words."""

    after: int  # offset in the text
    text: str


class MarkedText(QTextBrowser):
    """Shows one text. It loads nothing and opens nothing: `link_asked` tells which link was clicked."""

    link_asked = Signal(str, str)
    """The address, and what the link says in the text."""

    def __init__(self, parent: QWidget | None = None, *, size: theme.Size = "reader", bold: bool = False) -> None:
        super().__init__(parent)
        self._size: theme.Size = size
        self._bold = bold
        self._text = ""
        self._html = ""
        self._marks: Sequence[Mark] = ()
        self._chips: Sequence[Chip] = ()
        self._places: Sequence[int] = ()
        self._lines: list[tuple[int, int, Mark]] = []  # UTF-16 positions of what is underlined
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(theme.font(size, bold=bold))
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.anchorClicked.connect(self._ask)
        self._painter_of_chips = _ChipObject(self)
        self.document().documentLayout().registerHandler(_CHIP, self._painter_of_chips)
        theme.changed.connect(self._render)

    def show_text(self, plain: str, html: str = "", marks: Sequence[Mark] = (), chips: Sequence[Chip] = ()) -> None:
        """Show a text from its beginning."""
        self._text, self._html = plain, html
        self._marks, self._chips = marks, chips
        self._render()
        self.verticalScrollBar().setValue(0)

    def set_marks(self, marks: Sequence[Mark], chips: Sequence[Chip]) -> None:
        """Change the marks; what is being read stays where it is."""
        if (tuple(marks), tuple(chips)) == (tuple(self._marks), tuple(self._chips)):
            return
        same = (_grounds(marks), tuple(chips)) == (_grounds(self._marks), tuple(self._chips))
        self._marks, self._chips = marks, chips
        if same:  # only what is underlined, which we paint ourselves: the text need not be laid out anew
            self._take_lines()
            self.viewport().update()
            return
        at = self.verticalScrollBar().value()
        self._render()
        self.verticalScrollBar().setValue(at)

    def go_to(self, offset: int) -> None:
        """Bring a place of the text into sight, and put the cursor there."""
        if offset < len(self._places) and self._places[offset] >= 0:
            cursor = self.textCursor()
            cursor.setPosition(self._places[offset])
            self.setTextCursor(cursor)
            self.ensureCursorVisible()

    # -- what Qt asks and tells

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Load nothing: no image, no style, no file, whatever the text names."""
        return None

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy plain words, without the chips."""
        data = QMimeData()
        data.setText(self.textCursor().selection().toPlainText().replace(_OBJECT + _STRUT, "").replace(_OBJECT, ""))
        return data

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            tip = self.tip_at(event.pos())
            if tip:
                QToolTip.showText(event.globalPos(), text.tip(tip), self)
                return True
        return super().viewportEvent(event)

    def tip_at(self, place: QPoint) -> str:
        """What is said of the underlined word at a place of the viewport; "" where there is none."""
        at = self.cursorForPosition(place).position()
        return next((mark.tip for start, end, mark in self._lines if start <= at <= end), "")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._lines:
            painter = QPainter(self.viewport())
            self._underline(painter, QRectF(event.rect()))
            painter.end()

    # -- helpers

    def _render(self) -> None:
        document = self.document()
        document.setDefaultFont(theme.font(self._size, bold=self._bold))
        document.setDefaultStyleSheet(_style())
        shown = _fit(self._text)
        self._places = ()
        if self._html and _is_tame(self._html) and shown == self._text:
            document.setHtml(self._html)
            self._places = _places(shown, document)
        if not self._places:
            document.setPlainText("")
            self._write(document, shown)
            self._places = _places(shown, document)
        with _edited_at_once(document):
            self._space(document)
            self._put_marks(document)
            self._put_chips(document)
        self._take_lines()
        self.viewport().update()

    def _write(self, document: QTextDocument, shown: str) -> None:
        with _edited_at_once(document) as cursor:
            self._insert(cursor, shown)

    def _insert(self, cursor: QTextCursor, shown: str) -> None:
        for number, paragraph in enumerate(shown.split("\n\n")):
            if number:
                cursor.insertBlock()
            cursor.insertText(paragraph.replace("\n", "\u2028"))
        if len(shown) < len(self._text):
            cursor.insertBlock()
            muted = QTextCharFormat()
            muted.setForeground(theme.color("muted"))
            cursor.insertText(tr("The rest is kept, and left out here: it is too long to be shown."), muted)

    def _space(self, document: QTextDocument) -> None:
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        spacing = QTextBlockFormat()
        proportional = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        spacing.setLineHeight(118.0 if self._bold else 135.0, proportional)
        spacing.setTopMargin(0)
        spacing.setBottomMargin(0 if self._bold else 11)
        cursor.mergeBlockFormat(spacing)
        ground = QTextCharFormat()
        ground.setFontFamilies(list(theme.FAMILIES))
        cursor.mergeCharFormat(ground)

    def _put_marks(self, document: QTextDocument) -> None:
        cursor = QTextCursor(document)
        for mark in sorted(_grounds(self._marks), key=lambda mark: _DEPTH[mark.kind]):
            span = self._in_document(mark.span)
            if span is not None:
                cursor.setPosition(span[0])
                cursor.setPosition(span[1], QTextCursor.MoveMode.KeepAnchor)
                cursor.mergeCharFormat(_ground(mark.kind))

    def _put_chips(self, document: QTextDocument) -> None:
        """Insert the chips, from the end, for a chip moves what stands behind it; then move the places likewise."""
        cursor = QTextCursor(document)
        put = []
        for chip in sorted(self._chips, key=lambda chip: -chip.after):
            span = self._in_document(Span(max(0, chip.after - 1), chip.after))
            if span is None:
                continue
            at = _behind_the_mark(document, span[1])
            put.append(at)
            cursor.setPosition(at)
            cursor.insertText(" ", QTextCharFormat())
            cursor.insertText(_OBJECT, _chip_format(chip))
            cursor.insertText(_STRUT, QTextCharFormat())
        put.sort()
        if put:
            self._places = [place + _CHIP_UNITS * bisect_right(put, place) for place in self._places]

    def _take_lines(self) -> None:
        """Find where in the document the underlined words are."""
        self._lines = []
        for mark in sorted(self._marks, key=lambda mark: _DEPTH[mark.kind]):
            span = self._in_document(mark.span) if mark.kind not in _GROUNDS else None
            if span is not None:
                self._lines.append((*span, mark))

    def _in_document(self, span: Span) -> tuple[int, int] | None:
        """Translate offsets of the text into positions of the document."""
        places = self._places
        if span.start < 0 or span.end > len(places) or span.start >= span.end:
            return None
        start, last = places[span.start], places[span.end - 1]
        if start < 0 or last < 0:
            return None
        wide = 2 if ord(self._text[span.end - 1]) > 0xFFFF else 1
        return start, last + wide

    def _underline(self, painter: QPainter, dirty: QRectF) -> None:
        """Draw the lines under score words ourselves: Qt's own are one px thin, and hard to tell apart."""
        painter.translate(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        dirty.translate(0, self.verticalScrollBar().value())
        layout = self.document().documentLayout()
        ascent = theme.metrics(self._size, bold=self._bold).descent()
        for start, end, mark in self._lines:
            kind = mark.kind
            block = self.document().findBlock(start)
            box = layout.blockBoundingRect(block)
            if not box.intersects(dirty):
                continue
            color = theme.color(_LINES[kind])
            while start < end and block.isValid():
                inside = block.layout()
                line = inside.lineForTextPosition(start - block.position())
                if not line.isValid():
                    break
                stop = min(end, block.position() + line.textStart() + line.textLength())
                left = _x_of(line, start - block.position())
                right = _x_of(line, stop - block.position())
                y = round(box.top() + line.y() + line.ascent() + min(ascent, 4))
                _draw_line(painter, box.left() + min(left, right), box.left() + max(left, right), y, color, kind)
                if stop <= start:
                    break
                start = stop

    def _ask(self, url: QUrl) -> None:
        cursor = self.cursorForPosition(self.viewport().mapFromGlobal(self.cursor().pos()))
        self.link_asked.emit(url.toString(), _words_of_link(cursor, url.toString()))


class _ChipObject(QPyTextObject):
    """Paints a chip inside the text."""

    def intrinsicSize(self, _document: QTextDocument, _position: int, form: QTextFormat) -> QSizeF:
        return QSizeF(delegates.chip_width(form.stringProperty(_CHIP_TEXT)), 15)

    def drawObject(
        self, painter: QPainter, rect: QRectF | QRect, _document: QTextDocument, _position: int, form: QTextFormat
    ) -> None:
        painter.save()
        said = form.stringProperty(_CHIP_TEXT)
        delegates.draw_chip(painter, round(rect.left()), round(rect.center().y()) + 3, said, outlined=True)
        painter.restore()


# A later one lies over an earlier one.
_DEPTH: dict[Kind, int] = {
    "aside": 0,
    "statement": 0,
    "topic": 1,
    "found": 2,
    "cue": 3,
    "raises": 3,
    "lowers": 3,
    "masked": 3,
}
_GROUNDS: frozenset[Kind] = frozenset(("statement", "topic", "found", "aside"))  # the others are underlined
_LINES: dict[Kind, theme.Role] = {"raises": "positive", "lowers": "negative", "cue": "muted", "masked": "muted"}


def _grounds(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    return tuple(mark for mark in marks if mark.kind in _GROUNDS)


@contextmanager
def _edited_at_once(document: QTextDocument) -> Iterator[QTextCursor]:
    """Lay the document out once, behind all that is changed in it."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    try:
        yield cursor
    finally:
        cursor.endEditBlock()


def _ground(kind: Kind) -> QTextCharFormat:
    form = QTextCharFormat()
    if kind == "aside":
        form.setForeground(theme.color("muted"))
        return form
    roles: dict[Kind, theme.Role] = {"statement": "said", "topic": "positive_tint", "found": "selection"}
    form.setBackground(theme.color(roles[kind]))
    return form


def _chip_format(chip: Chip) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setObjectType(_CHIP)
    form.setProperty(_CHIP_TEXT, text.line(chip.text, 60))
    form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignNormal)
    return form


def _x_of(line: QTextLine, at: int) -> float:
    answer: Any = line.cursorToX(at)  # PySide6 gives x and the position it belongs to
    return float(answer[0] if isinstance(answer, tuple) else answer)


def _draw_line(painter: QPainter, left: float, right: float, y: int, color: QColor, kind: Kind) -> None:
    pen = QPen(color, 1 if kind in ("cue", "masked") else 2)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if kind in ("lowers", "masked"):
        pen.setDashPattern([1, 1])
    painter.setPen(pen)
    painter.drawLine(round(left), y, round(right), y)


def _style() -> str:
    """The reader's default style: our fonts and colors for whatever cleaned HTML holds."""
    return (
        f"a {{ color: {theme.hex_of('accent')}; text-decoration: none; }}"
        "h1, h2, h3, h4, h5, h6 { font-size: 10.5pt; font-weight: 600; }"
        "small, sub, sup { font-size: 9pt; }"
        f"code, pre, kbd, samp {{ font-family: '{theme.MONO_FAMILIES[0]}'; }}"
    )


def _fit(plain: str) -> str:
    """Cut what would stop the window: texts and words beyond all measure."""
    if len(plain) > LONGEST:
        plain = plain[:LONGEST].rpartition(" ")[0] or plain[:LONGEST]
    if re.search(rf"\S{{{LONGEST_WORD + 1}}}", plain):
        plain = plain[: re.search(rf"\S{{{LONGEST_WORD + 1}}}", plain).end()]  # type: ignore[union-attr]  # just found
    return plain


def _is_tame(html: str) -> bool:
    """Tell whether Qt can lay this out at once: neither huge nor deeply nested."""
    if len(html) > 4 * LONGEST:
        return False
    depth = deepest = 0
    for closing in re.findall(r"<(/?)(?!br|hr|/?p\b)[a-z]", html):
        depth += -1 if closing else 1
        deepest = max(deepest, depth)
        if deepest > DEEPEST:
            return False
    return html.count("<t") < 200  # tables are laid out slowly


def _places(plain: str, document: QTextDocument) -> list[int]:
    """Find for each code point of the text its UTF-16 position in the document; blanks may differ, letters may not.

    Gives nothing where the document says something else. A blank that has no place of its own gets -1.
    """
    raw = document.toRawText()
    places = [-1] * len(plain)
    at = position = 0  # in `raw`: code points, and UTF-16 units
    many = len(raw)
    for offset, sign in enumerate(plain):
        if sign.isspace():
            if at < many and _is_blank(raw[at]):
                places[offset] = position
            continue
        while at < many and _is_blank(raw[at]):
            position += 1
            at += 1
        if at == many or raw[at] != sign:
            return []
        places[offset] = position
        position += 2 if sign > "\uffff" else 1
        at += 1
    return places


def _is_blank(sign: str) -> bool:
    return sign.isspace() or sign in "\u2028\u2029\ufdd0\ufdd1\u00a0"


def _behind_the_mark(document: QTextDocument, at: int) -> int:
    """Move behind a closing quotation mark, and the comma or stop with it: a chip does not part them."""
    while document.characterAt(at) in ("”", "’", '"', "»", "“", ",", ".", "!", "?"):
        at += 1
    return at


def _words_of_link(cursor: QTextCursor, address: str) -> str:
    """Read what a link says in the text, from where the cursor is."""
    block = cursor.block()
    walk = block.begin()
    words = []
    while not walk.atEnd():
        fragment = walk.fragment()
        if fragment.charFormat().anchorHref() == address:
            words.append(fragment.text())
        walk += 1
    return "".join(words)
