"""What the editor of words and the report on new scores ask for, done on a session.

Changed words wait in a draft beside the user's list. Stored articles are compared by them in the background; adopting
puts the draft in the list's place and the new findings in the store, discarding forgets both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from monitor import lexicon
from monitor.errors import CatalogError, MonitorError
from monitor.i18n import tr
from monitor.lexicon import AS_SHIPPED, UserLexicon, Word
from monitor.model import Filter, Label
from monitor.ui.lexicon import VADERS, Changes, Entry, LexiconEditor, Preview, SentenceFlip
from monitor.ui.rescore import RescoreDialog

if TYPE_CHECKING:
    from pathlib import Path

    from monitor.analysis.sentiment import Engine
    from monitor.catalog import Catalog
    from monitor.reanalyze import Report
    from monitor.store.queries import Reader
    from monitor.ui.session import Session

NEWEST: Final = 2_000  # articles that a preview looks through
NAMED: Final = 200  # sentences that a preview names


class LexiconWork(QObject):
    """One for each session. Its dialogs belong to `window`."""

    said = Signal(str)
    failed = Signal(object)
    article_asked = Signal(str)
    adopted = Signal()
    """New findings take the place of the stored ones from now on."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self._editor: LexiconEditor | None = None
        self._report: RescoreDialog | None = None
        self._comparison: Future[Report] | None = None

    # ---- the editor

    def edit(self) -> LexiconEditor:
        """Open the editor of words, or bring it to the front."""
        if self._editor is not None:
            self._editor.raise_()
            self._editor.activateWindow()
            return self._editor
        editor = self._editor = LexiconEditor(self._window)
        editor.preview_asked.connect(self._preview)
        editor.save_asked.connect(self._save)
        editor.article_asked.connect(self.article_asked)
        editor.finished.connect(self._forget_editor)
        path = self._session.profile.lexicon_file
        self._session.jobs.work(None, lambda: load(path), self._show_entries, channel="lexicon")
        _open(editor)
        return editor

    def _show_entries(self, _asked: None, loaded: tuple[Sequence[Entry], str]) -> None:
        if self._editor is not None:
            self._editor.show_entries(*loaded)

    def _preview(self, changes: Changes) -> None:
        path = self._session.profile.lexicon_file
        self._session.jobs.run(
            changes, lambda reader: preview(reader, path, changes), self._show_preview, channel="lexicon preview"
        )

    def _show_preview(self, changes: Changes, found: Preview) -> None:
        if self._editor is not None:
            self._editor.show_preview(changes, found)

    def _save(self, changes: Changes, anew: bool) -> None:
        path = self._session.profile.lexicon_file
        self._session.jobs.work(
            changes,
            lambda: lexicon.begin_draft(path, changes, anew=anew),
            self._see_draft,
            failed=self._tell_editor,
            channel="lexicon draft",
        )

    def _see_draft(self, _changes: Changes, _draft: UserLexicon) -> None:
        if self._editor is not None:
            self._editor.accept()
        self.compare()

    def _tell_editor(self, _changes: Changes, error: MonitorError) -> None:
        if self._editor is not None:
            self._editor.say(tr(str(error)), error=True)

    def _forget_editor(self) -> None:
        self._editor = None

    # ---- the comparison

    @property
    def has_draft(self) -> bool:
        """Tell whether changed words wait for a decision."""
        return lexicon.draft_of(self._session.profile.lexicon_file).exists()

    def compare(self) -> RescoreDialog | None:
        """Compare what is stored with what the words of now, or those of the draft, would give; and show it."""
        if self._report is not None:
            self._report.raise_()
            return self._report
        try:
            draft = lexicon.read(lexicon.draft_of(self._session.profile.lexicon_file)) if self.has_draft else None
        except CatalogError as error:
            self.failed.emit(error)
            return None
        why = (
            tr("Scores by your changed words, beside those that are stored. Your list changes when you adopt them.")
            if draft is not None
            else tr("Scores by the engines, the lexicon and the catalog of now, beside those that are stored.")
        )
        dialog = self._report = RescoreDialog(
            why, self._window, topics={topic.id: topic.name for topic in self._session.catalog.topics}
        )
        dialog.canceled.connect(self._cancel)
        dialog.discarded.connect(self._discard)
        dialog.adopted.connect(self._adopt)
        dialog.article_asked.connect(self.article_asked)
        dialog.finished.connect(self._forget_report)
        catalog = self._session.catalog if draft is None else replace(self._session.catalog, lexicon=draft)
        self._comparison = self._session.service.compare(catalog)
        self._session.when_done(self._comparison, self._show_report, failed=self._show_trouble)
        _open(dialog)
        return dialog

    def show_progress(self, done: int, total: int) -> None:
        """Take the service's word on how far the comparison is."""
        if self._report is not None:
            self._report.show_progress(done, total)

    def _show_report(self, report: Report) -> None:
        if self._report is not None:
            self._report.show_report(report)

    def _show_trouble(self, error: MonitorError) -> None:
        if self._report is not None:
            self._report.show_trouble(tr(str(error)))

    def _cancel(self) -> None:
        if self._comparison is not None and not self._comparison.done():
            self._session.service.cancel_comparing()
        if self.has_draft:
            self.said.emit(tr("Your changed words wait in a draft. The menu leads to what they would change."))

    def _discard(self) -> None:
        path = self._session.profile.lexicon_file
        self._session.service.discard_comparison()
        self._session.jobs.work(None, lambda: lexicon.drop_draft(path), self._tell_discarded, channel="lexicon draft")

    def _tell_discarded(self, _asked: None, _done: None) -> None:
        self.said.emit(tr("Discarded: words and stored scores are as they were."))

    def _adopt(self) -> None:
        path, catalog = self._session.profile.lexicon_file, self._session.catalog
        self._session.jobs.work(
            catalog,
            lambda: lexicon.take_draft(path),
            self._take_words,
            failed=self._fail,
            channel="lexicon draft",
        )

    def _take_words(self, catalog: Catalog, words: UserLexicon) -> None:
        new = replace(catalog, lexicon=words)
        self._session.when_done(self._session.service.adopt(new), self._tell_adopted)
        self._session.take_catalog(new)
        self.adopted.emit()

    def _tell_adopted(self, _restoried: int) -> None:
        self.said.emit(tr("The new scores are in place."))

    def _fail(self, _asked: object, error: MonitorError) -> None:
        self.failed.emit(error)

    def _forget_report(self) -> None:
        self._report = None


# ---- the work itself: plain functions, run in the background --------------------------------------


def load(path: Path) -> tuple[tuple[Entry, ...], str]:
    """The whole list as it would hold with the draft, in alphabetical order; and why the user's file is left out."""
    from monitor.analysis.sentiment.news import lexicon_with, shipped
    from monitor.analysis.sentiment.vader import load_library

    error = ""
    try:
        own = _present(path)
    except CatalogError as trouble:
        own, error = AS_SHIPPED, str(trouble)
    base = {word: Word(value, "", VADERS) for word, value in load_library().lexicon.items()} | dict(shipped().words)
    made = lexicon_with(own)
    entries = [
        Entry(word, made.words.get(word) or base[word], base.get(word), word in made.own)
        for word in sorted({*base, *made.own})
    ]
    return tuple(entries), error


def _present(path: Path) -> UserLexicon:
    draft = lexicon.draft_of(path)
    return lexicon.read(draft if draft.exists() else path)


def preview(reader: Reader, path: Path, changes: Mapping[str, Word | None]) -> Preview:
    """Try changes on the newest articles: only those that hold a changed word are scored, by the old and new words."""
    from monitor.analysis import sentiment

    try:
        own = _present(path)
    except CatalogError:
        own = AS_SHIPPED
    (old,) = sentiment.engines(["vader-news"], own)
    (new,) = sentiment.engines(["vader-news"], own.with_changes(changes))
    keys = reader.ids(Filter(), order="-at", limit=NEWEST)
    holds = re.compile("|".join(map(_pattern, changes)), re.IGNORECASE) if changes else None
    texts = reader.texts(keys)
    touched = [key for key in keys if holds and key in texts and any(holds.search(part) for part in texts[key])]
    flips: list[SentenceFlip] = []
    flipped = sentences = articles = 0
    for row in reader.rows(touched):
        if row.not_scored is not None:
            continue
        articles += 1
        pairs = list(_scored(old, new, texts[row.key]))
        flipped += _label_of_mean(old, [before for _, before, _ in pairs]) != _label_of_mean(
            new, [after for *_, after in pairs]
        )
        for words, before, after in pairs:
            if old.label(before) is not new.label(after):
                sentences += 1
                if len(flips) < NAMED:
                    labels = f"{_said(old.label(before))} → {_said(new.label(after))}"
                    flips.append(SentenceFlip(before, after, labels, words, row.outlet, row.id))
    return Preview(len(keys), articles, flipped, tuple(flips), sentences)


def _said(label: Label) -> str:
    return tr(label.value)


def _scored(old: Engine, new: Engine, article: tuple[str, str]) -> Iterator[tuple[str, float, float]]:
    from monitor.analysis.text import sentences, unwrap

    for whole in (article[0], unwrap(article[1])):
        words = [whole[span.start : span.end] for span in sentences(whole)]
        for said, before, after in zip(words, old.score(words), new.score(words), strict=True):
            if before.compound is not None and after.compound is not None:
                yield said, before.compound, after.compound


def _label_of_mean(engine: Engine, scores: Sequence[float]) -> Label | None:
    return engine.label(sum(scores) / len(scores)) if scores else None


def _pattern(word: str) -> str:
    """Where a word may stand in a text; # stands for a number."""
    parts = (r"\S*\d\S*" if part == "#" else re.escape(part).replace("'", "['’]") for part in word.split())
    return r"(?<!\w)" + r"\W+".join(parts) + r"(?!\w)"


def _open(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowFlag(Qt.WindowType.Window)
    dialog.show()
