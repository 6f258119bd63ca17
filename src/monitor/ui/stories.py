"""Stories on the Desk: which articles they hold, and what users split off or merge."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from monitor.i18n import plural, tr
from monitor.model import StoryChange, StoryMember
from monitor.ui import questions
from monitor.ui.desk import Desk
from monitor.ui.reader import Reader
from monitor.ui.session import Session


class Stories(QObject):
    """Unfolds, splits and merges the stories of one Desk."""

    said = Signal(str)
    """Something that leaves no trace in the window: a sentence."""
    undo_offered = Signal(str, object)
    """What was done, as a sentence, and a call that takes it back."""
    moved = Signal()
    """Articles are in other stories now."""

    def __init__(self, desk: Desk, reader: Reader, session: Session, now: Callable[[], datetime]) -> None:
        super().__init__(desk)
        self._articles, self._reader, self._session, self._now = desk.articles, reader, session, now

    def unfold(self, head: int) -> None:
        """Ask for the articles of the story that a row stands for, and list them below it."""
        self._session.jobs.run(
            head, lambda reader: questions.read_members(reader, head), self._show_members, channel=("story", head)
        )

    def _show_members(self, head: int, members: tuple[tuple[int, str], ...]) -> None:
        self._articles.unfold(head, members)

    def offer_carriers(self) -> None:
        """Ask who else carries the story of the article in the reader."""
        page = self._reader.page
        if page is not None:
            id = page.row.id
            self._session.jobs.run(id, lambda reader: questions.read_story(reader, id), self._show_carriers)

    def _show_carriers(self, id: str, members: tuple[StoryMember, ...]) -> None:
        page = self._reader.page
        if page is not None and page.row.id == id:
            self._reader.offer_carriers(members)

    def split(self, keys: Sequence[int]) -> None:
        """Take articles out of their story."""
        self._move(keys, "split")

    def merge(self, keys: Sequence[int]) -> None:
        """Make the stories of articles one."""
        self._move(keys, "merge")

    def _move(self, keys: Sequence[int], how: str) -> None:
        ids = tuple(row.id for key in keys if (row := self._articles.article(key)) is not None)
        if not ids:
            return
        now = self._now()
        if how == "split":
            self._session.write(lambda store: store.split(ids, now), self._tell_moved)
        else:
            self._session.write(lambda store: store.merge(ids, now), self._tell_moved)

    def _tell_moved(self, change: StoryChange | None) -> None:
        """Show the stories as they are now, and offer to take it back."""
        if change is None:
            self.said.emit(tr("They stand as they are: there was nothing to move."))
            return
        self.moved.emit()
        if change.kind == "split":
            said = plural(
                "%n article taken out of the story. It holds over later polls.",
                "%n articles taken out of the story. It holds over later polls.",
                len(change.articles),
            )
        else:
            said = plural(
                "%n article joined to one story. It holds over later polls.",
                "%n articles joined to one story. It holds over later polls.",
                len(change.articles),
            )
        self.undo_offered.emit(said, lambda: self._put_back(change.number))

    def _put_back(self, number: int) -> None:
        now = self._now()
        self._session.write(lambda store: store.undo_stories(number, at=now), lambda _: self.moved.emit())
