"""What both sides read: an article as it was published, an alert as it fired."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, select

from monitor.model import Alert, Article, Repair
from monitor.store import records
from monitor.store import schema as t

CHUNK = 500  # rows to a statement with a list in it


def chunks(values: Iterable[Any], size: int = CHUNK) -> Iterator[list[Any]]:
    every = list(values)
    for start in range(0, len(every), size):
        yield every[start : start + size]


def articles_by_key() -> Any:
    """Articles as they are published: the columns that `article_from_row` reads."""
    a, w = t.article.c, t.article_text.c
    return select(
        a.key, a.id, a.published, a.first_seen, a.scored_text, a.origin,
        w.title, w.text, w.html, w.url, w.author, w.updated, w.date_flag, w.declared, w.categories,
        t.outlet.c.name.label("outlet"), t.feed.c.address.label("feed"),
    ).select_from(
        t.article.join(t.article_text, w.key == a.key)
        .join(t.outlet, t.outlet.c.id == a.outlet)
        .outerjoin(t.feed, t.feed.c.id == a.feed)
    )  # fmt: skip


def article_from_row(row: Mapping[Any, Any]) -> Article:
    return Article(
        id=row["id"],
        feed=row["feed"] or "",
        outlet=row["outlet"],
        title=row["title"],
        text=row["text"],
        url=row["url"],
        scored_text=records.SCORED_TEXTS[row["scored_text"]],
        first_seen=t.moment(row["first_seen"]),
        published=records.optional_moment(row["published"]),
        updated=records.optional_moment(row["updated"]),
        date_flag=row["date_flag"],
        author=row["author"],
        language=row["declared"],
        html=row["html"],
        categories=records.names_from_json(row["categories"]),
        origin=row["origin"],
    )


def repairs_of(connection: Connection, articles: Collection[str]) -> dict[str, tuple[Repair, ...]]:
    """What the user put right in articles, by their ids, the oldest first."""
    here = t.repair.c
    found: dict[str, list[Repair]] = {}
    for some in chunks(articles):
        rows = connection.execute(select(t.repair).where(here.article.in_(some)).order_by(here.at, here.verdict))
        for row in rows.mappings():
            found.setdefault(row["article"], []).append(records.repair_from_row(row))
    return {article: tuple(repairs) for article, repairs in found.items()}


def with_repairs(connection: Connection, articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles, each with what the user put right in it, so that a new analysis keeps to it."""
    known = repairs_of(connection, [article.id for article in articles])
    if not known:
        return tuple(articles)
    return tuple(replace(article, repairs=known.get(article.id, ())) for article in articles)


def alert_from_row(row: Mapping[Any, Any]) -> Alert:
    return Alert(
        rule=row["rule"],
        article=row["article"],
        matched=records.names_from_json(row["matched"]),
        fired_at=t.moment(row["fired_at"]),
        id=row["id"],
        story=row["story"],
        delivered=records.optional_moment(row["delivered"]),
        seen=records.optional_moment(row["seen"]),
        first_import=bool(row["first_import"]),
    )
