"""Reading on the Desk: the article in the reader, its marks, and which articles are meant by a key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from monitor.i18n import tr
from monitor.model import ArticleRow, Clipping
from monitor.ui import numbers, questions, scorer
from monitor.ui.desk import Desk
from monitor.ui.reader import Loud, Page, Reader
from monitor.ui.session import Session


class Reading(QObject):
    """Fills the reader of one Desk, and marks what is read or starred."""

    marked = Signal()
    """Something was marked as read or unread: what is unread is to be counted anew."""

    def __init__(self, desk: Desk, reader: Reader, session: Session) -> None:
        super().__init__(desk)
        self._desk, self._reader, self._session = desk, reader, session
        self._articles, self._table = desk.articles, desk.pane.table
        self._listed = 0  # articles in the list, loaded or not
        self._placed: int | None = None  # the key that stood in the list when last looked
        self._table.chosen.connect(self.ask)
        self._table.chosen.connect(self._show_reader)
        self._table.opened.connect(self._open)
        self._table.read_asked.connect(self.mark_read)
        self._table.star_asked.connect(self.star)
        reader.words_wanted.connect(self._ask_words)
        reader.article_asked.connect(self.read_beside)
        reader.read_asked.connect(lambda key, read: self.mark_read((key,), read))
        reader.star_asked.connect(lambda key, on: self.star((key,), on))
        reader.shown_long_enough.connect(lambda key: self.mark_read((key,), True))

    # -- which articles are meant

    def selected(self) -> tuple[tuple[int, ...], list[ArticleRow]]:
        """Tell what is selected in the list, else what is read: keys, and those rows that are known."""
        keys = self._table.selected_keys()
        page = self._reader.page
        if not keys and page is not None:
            keys = (page.row.key,)
            return keys, [page.row]
        return keys, [row for key in keys if (row := self._articles.article(key)) is not None]

    # -- marks

    def mark_read(self, keys: Sequence[int], read: bool) -> None:
        """Mark articles as read, or as unread."""
        wanted = tuple(keys)
        self._articles.change(wanted, read=read)
        self._change_page(wanted, read=read)
        self._session.write(lambda store: store.mark_read(wanted, read))
        self.marked.emit()

    def star(self, keys: Sequence[int], on: bool) -> None:
        """Star articles, or take their stars off."""
        wanted = tuple(keys)
        self._articles.change(wanted, starred=on)
        self._change_page(wanted, starred=on)
        self._session.write(lambda store: store.star(wanted, on))

    def toggle_read(self) -> None:
        """Mark what is selected as read, or as unread where all of it is read."""
        keys, rows = self.selected()
        if rows:
            self.mark_read(keys, any(not row.read for row in rows))

    def toggle_star(self) -> None:
        """Star what is selected, or take the stars off where all of it has one."""
        keys, rows = self.selected()
        if rows:
            self.star(keys, any(not row.starred for row in rows))

    def _change_page(self, keys: Sequence[int], **changes: Any) -> None:
        page = self._reader.page
        if page is not None and page.row.key in keys:
            self._reader.change_row(replace(page.row, **changes))

    # -- the article in the reader

    def ask(self, key: int, *, again: bool = False) -> None:
        """Read an article for the reader; `again`: it stands there, whatever the list says."""
        if self._session.is_open:
            self._session.jobs.run(
                key,
                lambda reader: questions.read_page(reader, key),
                self._show_again if again else self._show_page,
                channel="page",
            )

    def renew(self, key: int) -> None:
        """Read an article again, if it is the one in the reader."""
        page = self._reader.page
        if page is not None and page.row.key == key:
            self.ask(key, again=True)

    def show_article(self, article_id: str) -> None:
        """Show an article by its id, in the list where it stands there, else in the reader alone."""
        self._session.jobs.run(article_id, lambda reader: questions.read_key(reader, article_id), self._go_to_article)

    def read_beside(self, key: int) -> None:
        """Read an article: where it stands in the list, else beside it."""
        self._desk.show_beside(False)
        if not self._table.go_to(key):  # it is read beside the list, whatever is chosen there
            self._session.jobs.run(
                key, lambda reader: questions.read_page(reader, key), self._show_beyond, channel="page"
            )

    def place(self, listed: int | None = None) -> None:
        """Say where the article stands in the list; `listed`: how many there are now."""
        self._listed = self._listed if listed is None else listed
        page = self._reader.page
        if page is None:
            return
        row = self._articles.row_of(page.row.key)
        if row is None:
            gone = self._placed == page.row.key
            self._reader.set_place(tr("No longer in this list") if gone else tr("Not in this list"))
        else:
            self._placed = page.row.key
            self._reader.set_place(
                tr("{place} of {all}", place=numbers.count(row + 1), all=numbers.count(self._listed))
            )

    def _open(self, key: int) -> None:
        page = self._reader.page
        if page is not None and page.row.key == key:
            self._reader.open_source()
        else:
            self._table.go_to(key)

    def _show_reader(self, _key: int) -> None:
        self._desk.show_beside(False)  # who goes to an article wants to read it

    def _show_again(self, key: int, page: Page | None) -> None:
        shown = self._reader.page
        if page is not None and shown is not None and shown.row.key == key:
            self._reader.show_page(page)

    def _show_page(self, key: int, page: Page | None) -> None:
        current = self._table.current_key()
        if current is not None and current != key:
            return  # the reader has moved on
        if page is None:
            self._reader.clear(tr("This article is no longer in the store."))
            return
        self._reader.set_engine(self._session.engine)
        self._reader.show_page(page)
        self.place()

    def _show_beyond(self, _key: int, page: Page | None) -> None:
        if page is not None:
            self._reader.set_engine(self._session.engine)
            self._reader.show_page(page)
            self.place()

    def _go_to_article(self, _asked: str, key: int | None) -> None:
        if key is not None and not self._table.go_to(key):
            self.ask(key)

    def _ask_words(self, clipping: Clipping) -> None:
        if not self._session.is_open:
            return
        engine, own, ask = self._reader.engine, self._session.catalog.lexicon, self._session.service.explain
        self._session.jobs.work(
            clipping.article.id, lambda: scorer.explain(clipping, engine, own, ask), self._show_words, channel="words"
        )

    def _show_words(self, article_id: str, loud: tuple[Loud, ...]) -> None:
        self._reader.show_words(article_id, loud)
