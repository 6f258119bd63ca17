"""Which articles are meant: a `Filter` as conditions and joins, as few as will do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, select

from monitor.store import schema as t

OnKey = Callable[[ColumnElement[int]], ColumnElement[bool]]


class Asked:
    """The articles that are meant. Conditions are gathered, then put into a statement."""

    def __init__(self) -> None:
        self._links: list[tuple[Any, ColumnElement[int], list[int]]] = []
        self._on_key: list[OnKey] = []
        self._on_article: list[ColumnElement[bool]] = []

    def where(self, condition: OnKey) -> None:
        """Add a condition on the key, whichever table it is read from."""
        self._on_key.append(condition)

    def where_article(self, condition: ColumnElement[bool]) -> None:
        """Add a condition on other columns of article."""
        self._on_article.append(condition)

    def linked(self, table: Any, column: ColumnElement[int], ids: list[int]) -> None:
        """Ask for articles that a table links to one of these names."""
        self._links.append((table, column, ids))

    @property
    def is_all(self) -> bool:
        return not (self._links or self._on_key or self._on_article)

    @property
    def is_by_key(self) -> bool:
        """Whether keys alone tell which articles are meant, so that they can be read from any table that has them."""
        return not (self._links or self._on_article)

    @property
    def only_links(self) -> bool:
        """Whether links to names (topics, voices) are all that is asked for."""
        return bool(self._links) and not (self._on_key or self._on_article)

    @property
    def key(self) -> ColumnElement[int]:
        """The column to sort and to join by: the links to one name are read in the order of their keys."""
        driver = self._driver()
        return t.article.c.key if driver is None else driver.c.article

    def select(
        self, other: Any = None, on: ColumnElement[bool] | None = None, *, article: bool = False, outer: bool = False
    ) -> Select[Any]:
        """SELECT the keys. `other`, joined `on` a condition, can be sorted by; `article`: its columns are needed."""
        driver = self._driver()
        key = self.key
        source = t.article if driver is None else driver
        if driver is not None and (self._on_article or article):
            source = source.join(t.article, t.article.c.key == key)
        if other is not None:
            source = source.join(other, on, isouter=outer)
        keys = select(key).select_from(source)
        if driver is None:
            return keys.where(*self.conditions(key))
        column, ids = next((column, ids) for table, column, ids in self._links if table is driver)
        return keys.where(column == ids[0], *self.conditions(key, but=driver))

    def conditions(
        self, key: ColumnElement[int], *, but: Any = None, within: OnKey | None = None, few: bool = False
    ) -> list[ColumnElement[bool]]:
        """All conditions on a statement that reads article and has its key in this column.

        `but`: not these links. `within`: the statement reads no other keys anyway, so no other links need be looked at.
        `few`: it reads so few articles that their links are looked up one by one.
        """
        if few:
            found = [exists().where(table.c.article == key, column.in_(ids)) for table, column, ids in self._links]
            return [*found, *(condition(key) for condition in self._on_key), *self._on_article]
        where = [*self._on_key] if within is None else [*self._on_key, within]
        links = [
            key.in_(select(table.c.article).where(column.in_(ids), *(each(table.c.article) for each in where)))
            for table, column, ids in self._links
            if table is not but
        ]
        return [*links, *(condition(key) for condition in self._on_key), *self._on_article]

    def _driver(self) -> Any:
        return next((table for table, _, ids in self._links if len(ids) == 1), None)
