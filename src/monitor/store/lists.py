"""Keys of articles in the order of a list: of all that are meant, or of one a story.

Each order has an index to go along, so that a shortened list is found without sorting all that is meant. Where one
article stands for its story, it is the one that comes first in that order: of the newest the newest.
"""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Callable, Collection, Sequence
from itertools import chain, islice
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    Connection,
    Select,
    and_,
    bindparam,
    case,
    exists,
    func,
    literal_column,
    select,
)

from monitor.store import records
from monitor.store import schema as t
from monitor.store.asked import Asked

# Of article_score.part: as a number in the text, not as a parameter, so that partial indexes apply.
WHOLE: ColumnElement[int] = literal_column("0")

Engine = Callable[[str], int]  # an engine's number by its name


def keys(connection: Connection, asked: Asked, order: str, limit: int | None, engine: Engine) -> array[int]:
    """Keys of the articles that are meant, in order."""
    descending, by = order.startswith("-"), order.removeprefix("-")
    if by == "at":
        return read(connection, asked.select().order_by(asked.key.desc() if descending else asked.key).limit(limit))
    if by.startswith("sentiment:"):
        return _by_sentiment(connection, asked, engine(by.removeprefix("sentiment:")), descending, limit)
    if by == "outlet":
        named = asked.select(t.outlet, t.outlet.c.id == t.article.c.outlet, article=True)
        name = t.outlet.c.name
        return read(connection, named.order_by(name.desc() if descending else name, asked.key.desc()).limit(limit))
    if by == "title":
        return _by_title(connection, asked, descending, limit)
    if by == "copies":
        least = _least(connection, limit) if descending and limit is not None and asked.is_all else 0
        return _by_copies(connection, *_copies(asked, descending, least=least), descending, limit)
    raise ValueError(f"no such order: {order}")


def heads(connection: Connection, asked: Asked, order: str, limit: int | None, engine: Engine) -> array[int]:
    """Of each story that articles that are meant belong to the first one in order: what a walk over `keys` meets."""
    descending, by = order.startswith("-"), order.removeprefix("-")
    if by == "copies":
        return _by_copies(connection, *_copies(asked, descending, heads=True), descending, limit)
    many = None if limit is None else limit + limit // 2 + 1
    while True:
        found = keys(connection, asked, order, many, engine)
        story_of = stories(connection, found)
        first: dict[int, int] = {}
        deque(map(first.setdefault, map(story_of.get, found, found), found), maxlen=0)
        if limit is None or many is None or len(found) < many or len(first) >= limit:
            return array("q", islice(first.values(), limit))
        many *= 2


def count_stories(connection: Connection, asked: Asked) -> int:
    """How many stories the articles that are meant belong to."""
    a = t.article.c
    if asked.is_all:  # a story is named by one of its articles
        every, joined = (
            select(func.count()).select_from(t.article).where(*where) for where in ((), (a.story != a.key,))
        )
        return int(connection.scalar(every) or 0) - int(connection.scalar(joined) or 0)
    return int(connection.scalar(asked.select(article=True).with_only_columns(func.count(a.story.distinct()))) or 0)


def stories(connection: Connection, given: Sequence[int]) -> dict[int, int]:
    """The story's key of each of these articles that does not give its story the name, by the article's."""
    a = t.article.c
    these, values = among(connection, given)
    cursor: Any = connection.execute(select(a.key, a.story).where(a.story != a.key, a.key.in_(these)), values).cursor
    return dict(cursor)


def among(connection: Connection, given: Collection[int]) -> tuple[Select[Any], dict[str, Any]]:
    """These numbers as rows, and the parameters that go with them: any amount, where a list in SQL has its limit."""
    numbers: Any = list(given)
    if connection.dialect.name == "sqlite":
        each = func.json_each(bindparam("given")).table_valued("value")
        return select(each.c.value), {"given": records.to_json(numbers)}
    return select(func.unnest(bindparam("given", type_=ARRAY(BigInteger)))), {"given": numbers}


def read(connection: Connection, asked: Any) -> array[int]:
    """Whole columns of keys: straight from the driver, for there may be a million."""
    cursor: Any = connection.execute(asked).cursor
    try:
        return array("q", chain.from_iterable(cursor))
    finally:
        cursor.close()


def _by_sentiment(connection: Connection, asked: Asked, engine: int, descending: bool, limit: int | None) -> array[int]:
    score = t.article_score.c
    this = and_(score.article == asked.key, score.part == WHOLE, score.engine == engine, score.compound.is_not(None))
    if asked.is_by_key:  # the index holds all that is asked for
        scored = select(score.article).where(
            score.part == WHOLE,
            score.engine == engine,
            score.compound.is_not(None),
            *asked.conditions(score.article),
        )
    elif limit is not None and asked.only_links and _is_common(connection, asked, limit):
        scored = select(score.article).where(
            score.part == WHOLE,
            score.engine == engine,
            score.compound.is_not(None),
            *asked.conditions(score.article + literal_column("0")),  # + 0: along the scores
        )
    else:
        scored = asked.select(t.article_score, this)
    order = (score.compound.desc(), score.article.desc()) if descending else (score.compound, score.article)
    found = read(connection, scored.order_by(*order).limit(limit))
    if limit is None or len(found) < limit:
        rest = asked.select().where(~exists().where(this)).order_by(asked.key.desc())
        found.extend(read(connection, rest.limit(None if limit is None else limit - len(found))))
    return found


def _by_title(connection: Connection, asked: Asked, descending: bool, limit: int | None) -> array[int]:
    w = t.article_text.c
    if asked.is_by_key:  # its index holds all that is asked for: no article is looked up
        titled = select(w.key).where(*asked.conditions(w.key))
    elif limit is not None and asked.only_links and _is_common(connection, asked, limit):
        titled = select(w.key).where(*asked.conditions(w.key + literal_column("0")))  # + 0: along the titles
    else:
        titled = asked.select(t.article_text, w.key == asked.key)
    title = t.TITLE_ORDER
    order = (title.desc(), w.key.desc()) if descending else (title, w.key)
    return read(connection, titled.order_by(*order).limit(limit))


def _is_common(connection: Connection, asked: Asked, limit: int) -> bool:
    """Whether so many articles are meant that `limit` of them are soon found along an index of all."""
    meant = int(connection.scalar(asked.select().with_only_columns(func.count())) or 0)
    every = int(connection.scalar(select(func.count()).select_from(t.article)) or 0)
    return meant > 2 * limit and 10 * meant > every


def _least(connection: Connection, limit: int) -> int:
    """How many copies a story has at least, of those that come first where the largest do: the rest need no sorting."""
    a = t.article.c
    joined = select(func.count().label("n")).where(a.story != a.key).group_by(a.story).subquery()
    sizes = select(joined.c.n, func.count()).group_by(joined.c.n).order_by(joined.c.n.desc())
    listed = 0
    for copies, many in connection.execute(sizes):
        listed += (copies + 1) * many
        if listed >= limit:
            return int(copies)
    return 0


def _copies(asked: Asked, descending: bool, *, heads: bool = False, least: int = 0) -> tuple[Select[Any], Select[Any]]:
    """Articles with company in their story by its size, and all others, which are by far the most, by time."""
    a = t.article.c
    joined = (
        select(a.story, func.count().label("n"), func.max(a.key).label("last"))
        .where(a.story != a.key)
        .group_by(a.story)
        .having(func.count() >= least)
        .subquery()
    )
    n = joined.c.n.desc() if descending else joined.c.n
    if heads and asked.is_all:  # nothing but the index of those that are not alone is read
        last: ColumnElement[int] = case((joined.c.last > joined.c.story, joined.c.last), else_=joined.c.story)
        company = select(last).order_by(n, last.desc())
    else:
        company = asked.select(joined, joined.c.story == a.story, article=True)
        last = func.max(asked.key) if heads else asked.key
        if heads:
            company = company.with_only_columns(last).group_by(a.story, joined.c.n)
        company = company.order_by(n, last.desc())
    alone = asked.select(article=True).where(a.story.not_in(select(a.story).where(a.story != a.key)))
    return company, alone.order_by(asked.key.desc())


def _by_copies(
    connection: Connection, company: Select[Any], alone: Select[Any], descending: bool, limit: int | None
) -> array[int]:
    found = array("q")
    for some in (company, alone) if descending else (alone, company):
        if limit is None or len(found) < limit:
            found.extend(read(connection, some.limit(None if limit is None else limit - len(found))))
    return found
