"""Topics, voices and outlets as the user has them: a list, the form of one, and what it would catch as typed.

What is typed is kept until it is saved or given up, also while another item is looked at. The view knows no store:
it asks for a preview with `preview_asked` and for changes with the other signals.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from monitor.i18n import plural, tr, tr_noop
from monitor.model import Outlet, Period, Span, Topic, Voice
from monitor.ui import axes, delegates, figures, icons, numbers, text, theme
from monitor.ui.charts import BarStrip
from monitor.ui.dialogs.base import ENDS, rule
from monitor.ui.forms import Form, OutletForm, TopicForm, VoiceForm
from monitor.ui.labels import Elided
from monitor.ui.previews import DAYS, Doubt, Example, Offer, Preview
from monitor.ui.rows import Column, RowsTable

if TYPE_CHECKING:
    from monitor.catalog import Catalog

TYPING_MS = 150  # as elsewhere: a question is asked when the user has paused for so long
ROW: Final = 28
HEADS: Final = (("topics", tr_noop("Topics")), ("voices", tr_noop("Voices")), ("outlets", tr_noop("Outlets")))
NEW: Final = {"topics": tr_noop("New topic"), "voices": tr_noop("New voice"), "outlets": tr_noop("New outlet")}
EDIT: Final = {"topics": tr_noop("Edit topic"), "voices": tr_noop("Edit voice"), "outlets": tr_noop("Edit outlet")}
EMPTY: Final[dict[str, Any]] = {
    "topics": Topic("", "", ""),
    "voices": Voice("", ""),
    "outlets": Outlet("", ""),
}
Item = Topic | Voice | Outlet


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list."""

    item: Item
    count: int | None  # articles or statements in 30 days
    typed: bool = False  # something is not saved yet


class CatalogView(QWidget):
    """The view."""

    preview_asked = Signal(object, object)
    """An item as typed, and as saved: None where it is new."""
    saved = Signal(object, object)
    """An item to keep, and what it was before: None where it is new."""
    switched = Signal(object, bool)
    """An item to switch on or off."""
    reset_asked = Signal(object)
    """A default that is to be as it was shipped."""
    removed = Signal(object)
    merge_asked = Signal(object, str)
    """A voice as typed, and the name of another that is the same."""
    article_asked = Signal(str)
    undo_asked = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = "topics"
        self._catalog: Catalog | None = None
        self._counts: Mapping[str, Mapping[str, int]] = {}
        self._drafts: dict[tuple[str, str], Item] = {}
        self._shown: Item | None = None  # as saved; its id is "" where it is new
        self._demo = False
        self._awaited = ""  # id of a new item that is saved: it is opened when it is in the catalog
        self._stored = 0
        self._busy = ""
        self._done = ""
        self._outdated = 0

        self.list: RowsTable[Entry] = _Entries(self)
        self.new = QPushButton(tr(NEW["topics"]), self)
        icons.give(self.new, "add", "text")
        self._kinds = QButtonGroup(self)
        self.forms: dict[str, Form[Any]] = {
            "topics": TopicForm(self),
            "voices": VoiceForm(self),
            "outlets": OutletForm(self),
        }
        self._pages = QStackedWidget(self)
        for each in self.forms.values():
            self._pages.addWidget(each)
        self.back = QToolButton(self)
        self.heading = Elided("", self, bold=True)
        self.state = Elided("", self, size="secondary", role="muted")
        self.reset = QPushButton(tr("As shipped"), self)
        self.remove = QPushButton(tr("Remove"), self)
        self.cancel = QPushButton(tr("Cancel"), self)
        self.save = QPushButton(tr("Save and re-tag"), self)
        theme.set_class(self.save, "primary")
        self.bars = BarStrip(self)
        self._bars_head = Elided("", self, size="axis", bold=True, role="muted")
        self._say_bars(0)
        self.says = text.Label("", self, size="secondary", role="muted", wrap=True)
        self.undo = QPushButton(tr("Undo"), self)
        theme.set_class(self.undo, "compact")
        self.undo.hide()
        self.preview = PreviewPane(self)
        self._pause = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._pause.timeout.connect(self._ask_preview)
        self._lay_out()
        self._connect()

    # ---- what others call

    def show_catalog(self, catalog: Catalog) -> None:
        """Show the items of the catalog; what is typed stays."""
        self._catalog = catalog
        voices = self.forms["voices"]
        assert isinstance(voices, VoiceForm)
        voices.offer(sorted({voice.name for voice in catalog.voices}, key=str.casefold))
        self._fill()
        if self._shown is not None and self._shown.id:
            fresh = catalog.find(self._kind, self._shown.id)
            if fresh is not None and fresh != self._shown:
                self._open(fresh)  # type: ignore[arg-type]  # of the kind shown
            elif fresh is None and (self._kind, self._shown.id) not in self._drafts:
                self._shown = None  # it is gone
        self._open_awaited()
        if self._shown is None:
            self._open_first()
        self._show_state()

    def _open_awaited(self) -> None:
        """Open a new item as the saved one that it is now, unless the user has gone on to something else."""
        new = self._shown is not None and not self._shown.id and (self._kind, "") not in self._drafts
        if self._catalog is None or not self._awaited:
            return
        saved = self._catalog.find(self._kind, self._awaited)
        if saved is not None or not new:
            id, self._awaited = self._awaited, ""
            if saved is not None and new:
                self._open(saved)  # type: ignore[arg-type]  # of the kind shown
                self.list.go_to(id)

    def show_counts(self, counts: Mapping[str, Mapping[str, int]], stored: int) -> None:
        """Say how much there is of each name in 30 days, and how many articles a change would tag anew."""
        self._counts, self._stored = counts, stored
        self._fill()
        self.list.scrollTo(self.list.currentIndex())  # it may have another place now
        self._show_state()

    def show_preview(self, typed: Item, preview: Preview, took_s: float) -> None:
        if typed == self._typed():
            self.preview.show_preview(preview, took_s)
            self._show_bars(preview)

    def offer_undo(self, sentence: str) -> None:
        """Say what was done, and offer to take it back; "" when there is nothing to take back."""
        self._done = sentence
        self.undo.setVisible(bool(sentence))
        self._show_state()

    def tell_outdated(self, articles: int) -> None:
        """Say how many articles have scores of an older lexicon or engine; 0: none. As long as some have, tags wait."""
        self._outdated = articles
        self._show_state()

    def tell_progress(self, sentence: str) -> None:
        """Say how far tagging anew has come; "" when it is done."""
        self._busy = sentence
        self._show_state()

    def go_to(self, kind: str, id: str) -> bool:
        """Open an item; False where there is none."""
        self.show_kind(kind)
        item = None if self._catalog is None else self._catalog.find(kind, id)
        if item is None:
            return False
        self._open(item)  # type: ignore[arg-type]
        self.list.go_to(id)
        return True

    def start(self, item: Item) -> None:
        """Begin a new item, with what is known of it already."""
        self.show_kind(_kind_of(item))
        self._drafts[self._kind, ""] = item
        self._open(EMPTY[self._kind])
        self.list.setCurrentIndex(self.list.model().index(-1, -1))
        self.form().name.setFocus()

    def show_kind(self, kind: str) -> None:
        if kind != self._kind:
            self._kind = kind
            number = [name for name, _ in HEADS].index(kind)
            self._kinds.button(number).setChecked(True)
            self._pages.setCurrentIndex(number)
            self.new.setText(tr(NEW[kind]))
            self._shown = None
            self._fill()
            self._open_first()

    def kind(self) -> str:
        return self._kind

    def form(self) -> Form[Any]:
        return self.forms[self._kind]

    def set_demo(self) -> None:
        """Say that this is the demonstration, and what that means for what is saved."""
        self._demo = True
        self._show_state()

    def await_saved(self, item: Item) -> None:
        """A new item is saved under its id: open it as such when it is there."""
        self._awaited = item.id

    def drop_draft(self, item: Item) -> None:
        """What was typed of an item is saved."""
        self._drafts.pop((_kind_of(item), item.id), None)
        self._drafts.pop((_kind_of(item), ""), None)

    # ---- building

    def _lay_out(self) -> None:
        theme.set_class(self, "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        segments = QHBoxLayout()
        segments.setContentsMargins(12, 8, 12, 8)
        segments.setSpacing(0)
        for number, (_, head) in enumerate(HEADS):
            button = QToolButton(self)
            button.setText(tr(head))
            button.setCheckable(True)
            button.setChecked(number == 0)
            button.setProperty("place", ("first", "middle", "last")[number])
            theme.set_class(button, "segment")
            self._kinds.addButton(button, number)
            segments.addWidget(button)
        segments.addStretch(1)
        left = QWidget(self)
        theme.set_class(left, "window")
        left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(0)
        column.addLayout(segments)
        column.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 8, 12, 0)
        foot.addWidget(self.new)
        foot.addStretch(1)
        column.addLayout(foot)

        icons.give(self.back, "back")
        self.back.setFixedSize(28, 28)
        self.back.setAccessibleName(tr("Back to the Desk"))
        self.back.setToolTip(text.tip(tr("Back to the Desk, Esc")))
        bar = QWidget(self)
        bar.setFixedHeight(44)
        tools = QHBoxLayout(bar)
        tools.setContentsMargins(12, 0, 16, 0)
        tools.setSpacing(8)
        tools.addWidget(self.back)
        tools.addWidget(self.heading)
        tools.addWidget(self.state, 1)
        for deed in (self.remove, self.reset, self.cancel, self.save):
            tools.addWidget(deed)
        middle = QWidget(self)
        whole = QVBoxLayout(middle)
        whole.setContentsMargins(0, 0, 0, 12)
        whole.setSpacing(0)
        whole.addWidget(bar)
        whole.addWidget(rule(self))
        place = QScrollArea(self)
        place.setWidgetResizable(True)
        place.setFrameShape(QFrame.Shape.NoFrame)
        place.setWidget(self._pages)
        theme.set_class(self._pages, "surface")
        self._pages.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        whole.addWidget(place, 1)
        strip = QVBoxLayout()
        strip.setContentsMargins(16, 8, 16, 0)
        strip.setSpacing(6)
        strip.addWidget(self._bars_head)
        strip.addWidget(self.bars)
        foot_row = QHBoxLayout()
        foot_row.setSpacing(8)
        foot_row.addWidget(self.says, 1)
        foot_row.addWidget(self.undo)
        strip.addLayout(foot_row)
        whole.addLayout(strip)

        split = QSplitter(Qt.Orientation.Horizontal, self)
        for widget in (left, middle, self.preview):
            split.addWidget(widget)
        left.setMinimumWidth(210)
        place.setMinimumWidth(380)  # the widest form, its fields below their names
        self.preview.setMinimumWidth(220)
        split.setSizes([240, 620, 480])
        for at, share in enumerate((0, 3, 2)):
            split.setStretchFactor(at, share)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(split)

    def _connect(self) -> None:
        self._kinds.idClicked.connect(lambda number: self.show_kind(HEADS[number][0]))
        self.list.chosen.connect(self._choose)
        assert isinstance(self.list, _Entries)
        self.list.switched.connect(self.switched)
        self.new.clicked.connect(lambda: self.start(EMPTY[self._kind]))
        for each in self.forms.values():
            each.changed.connect(self._take_typed)
            each.done.connect(self._save)
        voices = self.forms["voices"]
        assert isinstance(voices, VoiceForm)
        voices.merge_asked.connect(self._ask_merge)
        self.save.clicked.connect(self._save)
        self.cancel.clicked.connect(self._give_up)
        self.reset.clicked.connect(lambda: self.reset_asked.emit(self._shown))
        self.remove.clicked.connect(self._remove)
        self.back.clicked.connect(self.closed)
        self.undo.clicked.connect(self.undo_asked)
        self.preview.taken.connect(self._take_offer)
        self.preview.article_asked.connect(self.article_asked)

    # ---- showing

    def _fill(self) -> None:
        if self._catalog is None:
            return
        counts = self._counts.get(self._kind, {})
        entries = [
            Entry(item, counts.get(_counted_as(item)), (self._kind, item.id) in self._drafts)  # type: ignore[arg-type]
            for item in self._catalog.items(self._kind)
        ]
        if self._kind != "topics":
            entries.sort(key=lambda entry: (not entry.item.enabled, -(entry.count or 0), entry.item.name.casefold()))
        else:
            entries.sort(key=lambda entry: not entry.item.enabled)
        self.list.show_rows(entries)

    def _open_first(self) -> None:
        rows = self.list.rows()
        if (self._kind, "") in self._drafts or not rows:
            self._open(EMPTY[self._kind])
        else:
            self._open(rows[0].item)
            self.list.go_to(rows[0].item.id)

    def _choose(self, entry: Entry) -> None:
        if self._shown is None or entry.item.id != self._shown.id:
            self._open(entry.item)

    def _open(self, item: Item) -> None:
        self._shown = item
        self.form().edit(self._drafts.get((self._kind, item.id), item))
        self.preview.wait()
        self._show_state()
        self._ask_preview()

    def _typed(self) -> Item | None:
        return None if self._shown is None else self.form().item()

    def _take_typed(self) -> None:
        typed = self._typed()
        if typed is None or self._shown is None:
            return
        key = (self._kind, self._shown.id)
        known = key in self._drafts
        if typed == self._shown:
            self._drafts.pop(key, None)
        else:
            self._drafts[key] = typed
        if known != (key in self._drafts):
            self._fill()
        self._show_state()
        self._pause.start()

    def _ask_preview(self) -> None:
        self._pause.stop()
        typed = self._typed()
        if typed is not None and self._shown is not None:
            self.preview_asked.emit(typed, self._shown if self._shown.id else None)

    def _show_state(self) -> None:
        if self._shown is None:
            return
        new = not self._shown.id
        typed = (self._kind, self._shown.id) in self._drafts
        mark = (self._kind, self._shown.id)
        own = new or (self._catalog is not None and mark in self._catalog.own)
        changed = self._catalog is not None and mark in self._catalog.changed
        self.heading.setText(tr(NEW[self._kind]) if new else tr(EDIT[self._kind]))
        said = tr("yours") if own else tr("a default that you changed") if changed else tr("a default")
        self.state.setText(tr("not saved yet") if typed or new else said)
        why_not = self.form().why_not()
        self.save.setEnabled((typed or new) and not why_not)
        self.save.setToolTip(text.tip(why_not) if why_not else "")
        retags = self._kind != "outlets" and not self._outdated
        self.save.setText(tr("Save and re-tag") if retags else tr("Save"))
        self.cancel.setEnabled(typed)
        self.reset.setVisible(changed)
        self.remove.setVisible(own and not new)
        topics = self._kind == "topics"
        self.bars.setVisible(topics)
        self._bars_head.setVisible(topics)
        means = self._busy or (self._what_saving_does() if self._outdated or not self._done else "")
        ends = tr(ENDS) if self._demo else ""
        self.says.setText(" ".join(filter(None, (self._done, means, ends))))

    def _what_saving_does(self) -> str:
        if self._kind == "outlets":
            return tr(
                "A kind holds at once; domains and other names hold for what is polled from now on. It can be undone."
            )
        if self._outdated:
            return plural(
                "Scores of %n article are of an older lexicon or engine. What is saved here holds for new articles at "
                "once, and for stored ones when new scores are adopted.",
                "Scores of %n articles are of an older lexicon or engine. What is saved here holds for new articles at "
                "once, and for stored ones when new scores are adopted.",
                self._outdated,
            )
        return plural(
            "Saving tags %n stored article anew in the background, and can be undone.",
            "Saving tags %n stored articles anew in the background, and can be undone.",
            self._stored,
        )

    def _say_bars(self, undated: int) -> None:
        said = tr("Articles a day, {days} days; paler: gained", days=DAYS)
        if undated:
            said = plural(
                "Articles a day, {days} days; paler: gained. %n undated, on no day",
                "Articles a day, {days} days; paler: gained. %n undated, on no day",
                undated,
                days=DAYS,
            )
        self._bars_head.setText(said)

    def _show_bars(self, preview: Preview) -> None:
        self._say_bars(preview.undated)
        if not preview.days:
            self.bars.show_counts((), Period.DAY, ())
            return
        today = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        slots = axes.slots_between(
            today - timedelta(days=len(preview.days) - 1), today + timedelta(days=1), Period.DAY
        )[: len(preview.days)]
        kept, gained = zip(*preview.days, strict=True)
        self.bars.show_counts(slots, Period.DAY, kept, gained)

    # ---- what people do

    def _save(self) -> None:
        typed = self._typed()
        if typed is None or self._shown is None or not self.save.isEnabled():
            return
        self.saved.emit(typed, self._shown if self._shown.id else None)

    def _give_up(self) -> None:
        if self._shown is not None:
            self._drafts.pop((self._kind, self._shown.id), None)
            self._fill()
            self._open(self._shown)

    def _remove(self) -> None:
        if self._shown is not None:
            gone, self._shown = self._shown, None
            self._drafts.pop((self._kind, gone.id), None)
            self.removed.emit(gone)

    def _ask_merge(self, other: str) -> None:
        typed = self._typed()
        if isinstance(typed, Voice):
            self.merge_asked.emit(typed, other)

    def _take_offer(self, offer: Offer) -> None:
        form = self.form()
        if isinstance(form, TopicForm):
            form.take_query(offer.words)
        elif isinstance(form, VoiceForm):
            form.add_alias(offer.words)
        elif isinstance(form, OutletForm):
            form.add_domain(offer.words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)


# ---- left -----------------------------------------------------------------------------------------


class _Entries(RowsTable[Entry]):
    """The list; Space or a click on its box switches an item."""

    switched = Signal(object, bool)

    def __init__(self, parent: QWidget) -> None:
        columns: tuple[Column[Entry], ...] = (
            Column(tr_noop("On"), 30, _on, paint=_paint_box),
            Column(tr_noop("Name"), 0, lambda entry: text.line(entry.item.name, 80), role=_role, bold=_is_typed),
            Column("", 48, _count, right=True, aloud=tr_noop("In 30 days")),
        )
        super().__init__(columns, parent, name=tr("Topics, voices or outlets"), key=lambda entry: entry.item.id)
        self.horizontalHeader().hide()
        self.viewport().setAutoFillBackground(False)
        theme.set_class(self, "lenses")
        self.setStyleSheet("background: transparent")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == 0:
            self._switch(self.rows()[index.row()])
            return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.current()
        if event.key() == Qt.Key.Key_Space and current is not None:
            self._switch(current)
            return
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        super().keyPressEvent(event)

    def _switch(self, entry: Entry) -> None:
        self.switched.emit(entry.item, not entry.item.enabled)


def _paint_box(painter: QPainter, rect: QRect, entry: Entry) -> None:
    box = QRect(rect.left() + 2, rect.center().y() - 6, 13, 13)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.color("accent" if entry.item.enabled else "border"))
    painter.setBrush(theme.color("accent" if entry.item.enabled else "surface"))
    painter.drawRoundedRect(box, 3, 3)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    if entry.item.enabled:
        ratio = painter.device().devicePixelRatio()
        painter.drawPixmap(box.left() + 1, box.top() + 1, icons.pixmap("check", "on_accent", 12, ratio))


def _role(entry: Entry) -> theme.Role:
    return "text" if entry.item.enabled else "muted"


def _is_typed(entry: Entry) -> bool:
    return entry.typed


def _on(entry: Entry) -> str:
    return tr("on", "switched") if entry.item.enabled else tr("off", "switched")


def _count(entry: Entry) -> str:
    if not entry.item.enabled:
        return tr("off", "switched")
    return "" if entry.count is None else numbers.count(entry.count)


# ---- right ----------------------------------------------------------------------------------------


class PreviewPane(QScrollArea):
    """What an item as typed would catch."""

    taken = Signal(object)
    """An Offer that is taken over."""
    article_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QWidget(self)
        theme.set_class(page, "surface")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.took = text.Label("", page, size="secondary", role="muted")
        self.head = text.Label("", page, size="brief", bold=True, wrap=True)
        self.notes = text.Label("", page, size="secondary", role="muted", wrap=True)
        self.trouble = text.Label("", page, role="warning", wrap=True)
        self._examples_head = text.Label("", page, size="axis", bold=True, role="muted")
        self.examples: RowsTable[Example] = RowsTable(
            EXAMPLES, page, name=tr("Examples"), key=lambda row: (row.mark, row.words, row.note), inset=2
        )
        self._doubts_head = text.Label("", page, size="axis", bold=True, role="muted")
        self.doubts: RowsTable[Doubt] = RowsTable(
            DOUBTS, page, name=tr("Hits that look wrong"), key=lambda row: (row.words, row.why), height=44, inset=2
        )
        self._lines_head = text.Label(tr("What it does to the line"), page, size="axis", bold=True, role="muted")
        self.lines = figures.Figures(page)
        self.lines.setAccessibleName(tr("Means before and after"))
        for table in (self.examples, self.doubts):
            table.horizontalHeader().hide()
            table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._offers = QVBoxLayout()
        self._offers.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(text.Label(tr("Live preview"), page, size="secondary", role="muted"), 1)
        head.addWidget(self.took)
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 12, 20, 20)
        column.setSpacing(6)
        column.addLayout(head)
        column.addSpacing(8)
        for widget in (self.head, self.notes, self.trouble):
            column.addWidget(widget)
        column.addLayout(self._offers)
        for first, then in (
            (self._examples_head, self.examples),
            (self._doubts_head, self.doubts),
            (self._lines_head, self.lines),
        ):
            column.addSpacing(8)
            column.addWidget(first)
            column.addWidget(then)
        column.addStretch(1)
        self.setWidget(page)
        self.examples.opened.connect(self._open)

    def wait(self) -> None:
        self.took.setText(tr("counting…"))

    def show_preview(self, preview: Preview, took_s: float) -> None:
        self.took.setText(tr("counted in {number} ms", number=round(took_s * 1000)))
        self.head.setText(preview.head)
        self.notes.setText("    ".join(preview.notes))
        self.notes.setVisible(bool(preview.notes))
        self.trouble.setText(preview.trouble)
        self.trouble.setVisible(bool(preview.trouble))
        changes = any(example.mark for example in preview.examples)
        many = len(preview.examples)
        self._examples_head.setText(
            plural("%n example: + gained, − lost", "%n examples: + gained, − lost", many)
            if changes
            else plural("%n example", "%n examples", many)
        )
        _show(self._examples_head, self.examples, preview.examples)
        self._doubts_head.setText(tr("Look wrong, {number}; a guess", number=numbers.count(preview.doubtful)))
        _show(self._doubts_head, self.doubts, preview.doubts)
        self.lines.show_figures([figures.Figure(name, mean, n, n < numbers.FEW) for name, mean, n in preview.lines])
        self.lines.setVisible(bool(preview.lines))
        self._lines_head.setVisible(bool(preview.lines))
        figures.empty(self._offers)
        for offer in preview.offers:
            button = figures.link(offer.said, self)
            button.clicked.connect(lambda _=False, offer=offer: self.taken.emit(offer))
            self._offers.addWidget(button)

    def _open(self, row: Example) -> None:
        if row.article:
            self.article_asked.emit(row.article)


def _show(head: QLabel, table: RowsTable[Any], rows: Sequence[Any]) -> None:
    table.show_rows(rows)
    table.setFixedHeight(len(rows) * table.verticalHeader().defaultSectionSize() + 1)
    for widget in (head, table):
        widget.setVisible(bool(rows))


def _paint_words(painter: QPainter, rect: QRect, row: Example) -> None:
    sign = {"+": "positive", "−": "negative"}.get(row.mark, "text")
    delegates.draw_text(painter, QRect(rect.left(), rect.top(), 14, rect.height()), row.mark, role=sign, bold=True)  # type: ignore[arg-type]
    draw_marked(painter, rect.adjusted(16, 0, 0, 0), row.words, row.spans, muted=row.mark == "−")


def _paint_doubt(painter: QPainter, rect: QRect, row: Doubt) -> None:
    ratio = painter.device().devicePixelRatio()
    painter.drawPixmap(rect.left(), rect.top() + 6, icons.pixmap("warning", "warning", 12, ratio))
    inner = rect.adjusted(18, 0, 0, 0)
    draw_marked(painter, QRect(inner.left(), inner.top() + 2, inner.width(), 20), row.words, row.spans, doubtful=True)
    under = QRect(inner.left(), inner.top() + 22, inner.width(), 18)
    delegates.draw_text(painter, under, row.why, size="secondary", role="muted")


def draw_marked(
    painter: QPainter, rect: QRect, words: str, spans: Sequence[Span], *, muted: bool = False, doubtful: bool = False
) -> None:
    """Draw one line with what was found on a tint and underlined, cut with an ellipsis where it does not fit."""
    role: theme.Role = "muted" if muted else "text"
    line = text.line(words)
    metrics = theme.metrics()
    fits = delegates.elide(line, rect.width())
    if line == words:  # spans are of the words as printed
        until = len(fits) - (fits != line)
        for span in spans:
            start, end = min(span.start, until), min(span.end, until)
            if start < end:
                left = rect.left() + metrics.horizontalAdvance(line[:start])
                wide = metrics.horizontalAdvance(line[start:end])
                tint: theme.Role = "negative_tint" if doubtful else "positive_tint"
                middle = rect.center().y() + 1
                painter.fillRect(QRect(left, middle - 9, wide, 18), theme.color(tint))
                edge: theme.Role = "negative" if doubtful else "positive"
                painter.fillRect(QRect(left, middle + 8, wide, 1), theme.color(edge))
    delegates.draw_text(painter, rect, line, role=role)


def _note(row: Example) -> str:
    return row.note


EXAMPLES: Final[tuple[Column[Example], ...]] = (
    Column(
        tr_noop("Words"),
        0,
        lambda row: f"{row.mark} {row.words}".strip(),
        paint=_paint_words,
        tells=lambda row: f"{row.words} · {row.note}",
    ),
    Column(tr_noop("Where"), 150, _note, right=True, least=340),
)
DOUBTS: Final[tuple[Column[Doubt], ...]] = (
    Column(tr_noop("Hit"), 0, lambda row: f"{row.words}: {row.why}", paint=_paint_doubt),
)


def _kind_of(item: Item) -> str:
    return "topics" if isinstance(item, Topic) else "voices" if isinstance(item, Voice) else "outlets"


def _counted_as(item: Any) -> str:
    return item.id if isinstance(item, Topic) else str(item.name)


def merged(into: Voice, other: Voice | None, name: str) -> Voice:
    """One voice of two: it goes by all their names."""
    more = (name, *(other.aliases if other is not None else ()))
    names = [alias for alias in dict.fromkeys((*into.aliases, *more)) if alias != into.name]
    if other is None:
        return replace(into, aliases=tuple(names))
    alone = tuple(dict.fromkeys((*into.alone, *other.alone)))
    roles = tuple(dict.fromkeys((*into.roles, *other.roles)))
    return replace(into, aliases=tuple(names), alone=alone, roles=roles, gender=into.gender or other.gender)
