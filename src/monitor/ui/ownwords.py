"""What the user writes to articles: notes and labels, asked for in dialogs and kept in the store."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from monitor.i18n import plural, tr
from monitor.ui import questions, text
from monitor.ui.desk import Desk
from monitor.ui.reader import Reader
from monitor.ui.session import Session

if TYPE_CHECKING:
    from monitor.model import ArticleRow
    from monitor.store.store import Store

Selected = Callable[[], tuple[tuple[int, ...], "list[ArticleRow]"]]
"""Tells which articles are selected in the list, or read: their keys, and those rows that are known."""


class OwnWords(QObject):
    """Writes notes and labels for one Desk."""

    undo_offered = Signal(str, object)
    """What was done, as a sentence, and a call that takes it back."""
    page_changed = Signal(object)
    """The key of an article whose note or labels are others now."""
    labels_changed = Signal()

    def __init__(self, desk: Desk, reader: Reader, session: Session, selected: Selected) -> None:
        super().__init__(desk)
        self._desk, self._reader, self._session, self._selected = desk, reader, session, selected

    def write_note(self) -> None:
        """Write a note to the article in the reader."""
        page = self._reader.page
        if page is None:
            return
        from monitor.ui.dialogs.own_words import NoteDialog

        key = page.row.key
        dialog = NoteDialog(page.row.title, page.note, self._desk)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._keep_note(key, dialog.words(), page.note))
        dialog.open()

    def _keep_note(self, key: int, words: str, before: str) -> None:
        if words == before:
            return
        self._session.write(lambda store: store.note(key, words or None), lambda _: self.page_changed.emit(key))
        if before:
            self.undo_offered.emit(tr("The note is changed."), lambda: self._keep_note(key, before, words))

    def choose_labels(self) -> None:
        """Choose the labels of the articles that are selected."""
        keys, rows = self._selected()
        if rows:
            self._session.jobs.run(keys, lambda reader: questions.read_labels(reader, keys), self._offer_labels)

    def _offer_labels(self, keys: tuple[int, ...], answer: tuple[tuple[tuple[str, int], ...], tuple[str, ...]]) -> None:
        from monitor.ui.dialogs.own_words import LabelsDialog

        dialog = LabelsDialog(len(keys), *answer, self._desk)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._put_labels(keys, dialog.changes()))
        dialog.open()

    def _put_labels(self, keys: tuple[int, ...], changes: tuple[tuple[str, bool], ...]) -> None:
        def write(store: Store) -> None:
            for name, on in changes:
                store.label(keys, name, on)

        if not changes:
            return
        self._session.write(write, lambda _: self._take_labels(keys))
        names = ((text.line(name, 40), on) for name, on in changes)
        said = "; ".join(
            tr("“{label}” put on", label=n) if on else tr("“{label}” taken off", label=n) for n, on in names
        )
        undo = tuple((name, not on) for name, on in changes)
        whole = plural("{changes}: %n article.", "{changes}: %n articles.", len(keys), changes=said)
        self.undo_offered.emit(whole, lambda: self._put_labels(keys, undo))

    def _take_labels(self, keys: tuple[int, ...]) -> None:
        for key in keys:
            self.page_changed.emit(key)
        self.ask_labels()
        self.labels_changed.emit()

    def ask_labels(self) -> None:
        """Ask which labels there are, and offer them above the list."""
        if self._session.is_open:
            self._session.jobs.run("labels", lambda reader: reader.all_labels(), self._show_labels)

    def _show_labels(self, _asked: str, labels: tuple[tuple[str, int], ...]) -> None:
        self._desk.pane.offer_labels([name for name, _ in labels])
