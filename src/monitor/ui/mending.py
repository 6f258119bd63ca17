"""Putting a statement right in the window: the dialogs, the new analysis, the store, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from monitor import repairs
from monitor.errors import MonitorError, WorkerError
from monitor.i18n import tr
from monitor.model import Article, Clipping, Part, Span
from monitor.ui import ledger, numbers, text
from monitor.ui.statement import Detail

if TYPE_CHECKING:
    from monitor.ui.session import Session

FAILED: Final = "analysis failed"  # how the reason begins where the analysis itself broke


class Mending(QObject):
    """Puts statements right, one at a time, on one session."""

    mended = Signal()
    """Articles and means have changed."""
    undo_offered = Signal(str, object)
    """What was done, as a sentence, and a call that takes it back."""
    none_asked = Signal(object)
    """The Detail of what is nobody's statement, as was said when asked who said it."""
    failed = Signal(object)
    """A MonitorError: nothing was changed."""

    def __init__(self, view: QWidget, session: Session, now: Callable[[], datetime]) -> None:
        super().__init__(view)
        self._view = view
        self._session = session
        self._now = now

    def ask_speaker(self, detail: Detail) -> None:
        """Ask who said it instead."""
        from monitor.ui.dialogs.speaker import SpeakerDialog

        row = detail.row
        names = sorted(each.name for each in self._session.catalog.voices if each.enabled and each.name != row.voice)
        found = tr("{speaker}, {sureness}", speaker=ledger.speaker_of(row), sureness=numbers.unsigned(row.confidence))
        dialog = SpeakerDialog(row.words, found, near=detail.near, voices=names, parent=self._view)
        if self._session.demo:
            dialog.tell_demo()
        dialog.chosen.connect(partial(self._other_speaker, detail))
        dialog.nothing_said.connect(partial(self.none_asked.emit, detail))
        _open(dialog)

    def ask_words(self, detail: Detail) -> None:
        """Ask which words were said, in their paragraph."""
        from monitor.ui.dialogs.words import WordsDialog

        clipping, found = detail.clipping, detail.statement
        if clipping is None or found is None:
            return
        whole = clipping.article.title if found.part is Part.TITLE else clipping.article.text
        start = whole.rfind("\n\n", 0, found.fragments[0].start) + 2 if "\n\n" in whole else 0
        start = start if start > 1 else 0
        end = whole.find("\n\n", found.fragments[-1].end)
        piece = whole[start : len(whole) if end < 0 else end]
        marked = Span(found.fragments[0].start - start, found.fragments[-1].end - start)
        dialog = WordsDialog(piece, marked, parent=self._view)
        if self._session.demo:
            dialog.tell_demo()
        dialog.chosen.connect(partial(self._other_words, detail, start))
        _open(dialog)

    def take_out(self, detail: Detail) -> None:
        """It is nobody's statement."""
        if detail.clipping is not None and detail.statement is not None:
            article = repairs.no_statement(detail.clipping, detail.statement, self._now())
            self._mend(detail.clipping.article, article, tr("Taken out: it is nobody's statement, but narration."))

    def take_back(self, detail: Detail) -> None:
        """The statement is to be as it was found."""
        if detail.clipping is not None and detail.statement is not None:
            known = repairs.found_id(detail.clipping, detail.statement)
            article = repairs.undone(detail.clipping.article, known)
            self._mend(detail.clipping.article, article, tr("The statement is as it was found."))

    def _other_speaker(self, detail: Detail, name: str | None) -> None:
        if detail.clipping is not None and detail.statement is not None and (name is None or name != detail.row.voice):
            article = repairs.other_speaker(detail.clipping, detail.statement, name, self._now())
            said = (
                tr("Put right: {name} said it.", name=text.line(name, 60))
                if name
                else tr("Put right: nobody who can be named said it.")
            )
            self._mend(detail.clipping.article, article, said)

    def _other_words(self, detail: Detail, start: int, span: Span) -> None:
        if detail.clipping is not None and detail.statement is not None:
            meant = Span(span.start + start, span.end + start)
            article = repairs.other_words(detail.clipping, detail.statement, meant, self._now())
            self._mend(detail.clipping.article, article, tr("Put right: these are the words."))

    def _mend(self, before: Article, article: Article, said: str) -> None:
        """Have an article analyzed with what was put right in it, then keep both."""
        undo = partial(self._mend, article, before, tr("Taken back."))
        future = self._session.service.examine(article)
        self._session.when_done(future, partial(self._keep, said, undo), failed=self._fail)

    def _keep(self, said: str, undo: Callable[[], None], clipping: Clipping) -> None:
        if (clipping.analysis.not_scored or "").startswith(FAILED):
            self._fail(WorkerError(tr("The article could not be analyzed again; nothing was changed.")))
            return
        self._session.write(lambda store: store.repair(clipping), partial(self._tell, said, undo), failed=self._fail)

    def _tell(self, said: str, undo: Callable[[], None], _done: object) -> None:
        self.mended.emit()
        self.undo_offered.emit(said, undo)

    def _fail(self, error: MonitorError) -> None:
        self.failed.emit(error)


def _open(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
