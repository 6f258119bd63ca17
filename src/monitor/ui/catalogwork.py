"""What the editors of topics, voices and outlets ask for, done on a session: previews, edits, and taking them back."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from monitor.i18n import tr
from monitor.model import Filter, Outlet, Topic, Voice
from monitor.ui import numbers, previews, text
from monitor.ui.catalogview import CatalogView, Item, merged
from monitor.ui.pace import Pace

if TYPE_CHECKING:
    from monitor.store.queries import Reader
    from monitor.ui.session import Session

Edit = Callable[[Any, Path], None]
COUNTED = (("topics", "topic"), ("voices", "voice"), ("outlets", "outlet"))


class CatalogWork(QObject):
    """Runs a CatalogView on one session."""

    edit_asked = Signal(object)
    """An edit of the catalog's files: called with the module `catalog` and the folder."""
    undo_offered = Signal(str, object)

    def __init__(self, view: CatalogView, session: Session, now: Callable[[], datetime] = lambda: datetime.now(UTC)):
        super().__init__(view)
        self._view, self._session, self._now = view, session, now
        view.preview_asked.connect(self._ask_preview)
        view.saved.connect(self.save)
        view.switched.connect(self.switch)
        view.reset_asked.connect(self.reset)
        view.removed.connect(self.remove)
        view.merge_asked.connect(self.merge)
        self._pace = Pace()
        session.told.connect(self._hear)
        if session.demo:
            view.set_demo()
        view.show_catalog(session.catalog)
        self.refresh()

    def refresh(self) -> None:
        """The catalog or the store has changed."""
        if not self._session.is_open:
            return
        self._view.show_catalog(self._session.catalog)
        self._tell_outdated()
        question = (self._session.engine, self._now())
        self._session.jobs.run(question, lambda reader: read_counts(reader, *question), self._show_counts)

    def tell_progress(self, done: int, total: int) -> None:
        """Articles are tagged anew."""
        if done >= total:
            self._pace.forget()
            self._view.tell_progress("")
            self._tell_outdated()
            return
        far, of, left = numbers.count(done), numbers.count(total), self._pace.words(done, total)
        said = tr("Tagging anew: {done} of {total} articles.", done=far, total=of)
        timed = tr("Tagging anew: {done} of {total} articles, {left}.", done=far, total=of, left=left)
        self._view.tell_progress(timed if left else said)

    def _hear(self, events: tuple[object, ...]) -> None:
        from monitor.service import Outdated

        if any(isinstance(event, Outdated) for event in events):
            self._tell_outdated()

    def _tell_outdated(self) -> None:
        outdated = self._session.service.outdated if self._session.is_open else None
        self._view.tell_outdated(0 if outdated is None else outdated.articles)

    def open(self, by: str, name: str) -> None:
        """Open what a lens stands for: a topic by its id, a voice or an outlet by its name."""
        catalog = self._session.catalog
        kind = f"{by}s"
        known = next((each for each in catalog.items(kind) if name in (each.id, getattr(each, "name", ""))), None)
        if by == "topic" and known is None:
            self._view.show_kind(kind)
        elif known is not None:
            self._view.go_to(kind, known.id)
        else:
            self._view.start(Voice("", name) if by == "voice" else Outlet("", name))

    # ---- edits: each can be taken back

    def save(self, item: Item, before: Item | None) -> None:
        """Keep an item; a new one gets an id made of its name."""
        if before is None:
            kind = _kind_of(item)
            taken = [each.id for each in self._session.catalog.items(kind)]
            item = replace(item, id=text.slug(item.name, taken, kind[:-1]))
            self._view.await_saved(item)
        self._view.drop_draft(item)
        kept = item
        self._edit(lambda catalogs, folder: catalogs.add(folder, kept))
        said = tr("“{name}” is saved.", name=text.line(item.name, 60))
        self._offer(said, lambda: self._put_back(kept, before))

    def switch(self, item: Item, on: bool) -> None:
        self._edit(lambda catalogs, folder: catalogs.set_enabled(folder, _kind_of(item), item.id, on))

    def reset(self, item: Item) -> None:
        """Make a default as it was shipped."""
        self._view.drop_draft(item)
        self._edit(lambda catalogs, folder: catalogs.reset(folder, _kind_of(item), item.id))
        self._offer(tr("“{name}” is as shipped.", name=text.line(item.name, 60)), lambda: self._put_back(item, item))

    def remove(self, item: Item) -> None:
        self._edit(lambda catalogs, folder: catalogs.remove(folder, _kind_of(item), item.id))
        self._offer(tr("“{name}” is removed.", name=text.line(item.name, 60)), lambda: self._put_back(item, item))

    def merge(self, voice: Voice, name: str) -> None:
        """Make one voice of two: it takes the names of the other, which is switched off, or removed if the user's."""
        catalog = self._session.catalog
        before = catalog.find("voices", voice.id) if voice.id else None
        other = next((each for each in catalog.voices if each.name == name and each.id != voice.id), None)
        one = merged(voice, other, name)
        if before is None:
            one = replace(one, id=text.slug(one.name, [each.id for each in catalog.voices], "voice"))
            self._view.await_saved(one)
        self._view.drop_draft(one)

        def edit(catalogs: Any, folder: Path) -> None:
            catalogs.add(folder, one)
            if other is not None:
                catalogs.remove(folder, "voices", other.id)

        def undo(catalogs: Any, folder: Path) -> None:
            _restore(catalogs, folder, one, before)
            if other is not None:
                catalogs.add(folder, other)

        self._edit(edit)
        said = tr("{other} is {name} now.", other=text.line(name, 60), name=text.line(one.name, 60))
        self._offer(said, lambda: self._edit(undo))

    def _put_back(self, item: Item, before: Any) -> None:
        self._view.drop_draft(item)
        self._edit(lambda catalogs, folder: _restore(catalogs, folder, item, before))

    def _edit(self, edit: Edit) -> None:
        self.edit_asked.emit(edit)

    def _offer(self, sentence: str, undo: Callable[[], None]) -> None:
        def take_back() -> None:
            self._view.offer_undo("")
            undo()

        self._view.offer_undo(sentence)
        self.undo_offered.emit(sentence, take_back)

    # ---- previews

    def _ask_preview(self, item: Item, saved: Item | None) -> None:
        taken: tuple[tuple[str, str], ...] = ()
        if isinstance(item, Voice):
            others = [voice for voice in self._session.catalog.voices if voice.enabled and voice.id != item.id]
            taken = tuple((name, voice.name) for voice in others for name in (voice.name, *voice.aliases))
        question = previews.Question(item, saved, self._session.engine, self._now(), taken)
        self._session.jobs.run(question, lambda reader: _timed(reader, question), self._show_preview, channel="preview")

    def _show_preview(self, asked: previews.Question, answer: tuple[previews.Preview, float]) -> None:
        self._view.show_preview(asked.item, *answer)

    def _show_counts(self, _asked: object, answer: tuple[dict[str, dict[str, int]], int]) -> None:
        self._view.show_counts(*answer)


def _restore(catalogs: Any, folder: Path, item: Item, before: Any) -> None:
    if before is None:
        catalogs.remove(folder, _kind_of(item), item.id)
    else:
        catalogs.add(folder, before)


def _timed(reader: Reader, question: previews.Question) -> tuple[previews.Preview, float]:
    began = time.perf_counter()
    return previews.read(reader, question), time.perf_counter() - began


def read_counts(reader: Reader, engine: str, now: datetime) -> tuple[dict[str, dict[str, int]], int]:
    """How many articles there are of each name in 30 days, and how many in all."""
    since = now - timedelta(days=previews.DAYS)
    counts = {
        kind: {lens.name: lens.articles for lens in reader.lenses(by, since, now, engine, parts=1)}
        for kind, by in COUNTED
    }
    return counts, reader.count(Filter())


def _kind_of(item: Item) -> str:
    match item:
        case Topic():
            return "topics"
        case Voice():
            return "voices"
        case Outlet():
            return "outlets"
