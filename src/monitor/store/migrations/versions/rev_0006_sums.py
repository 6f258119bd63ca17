"""Sums of stories of several days, of outlets' own words and of those they quote, and of every copy."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

revision = "0006"
down_revision = "0005"

_NAME = ("by", "engine", "within", "name")
_SUMS = "n_articles, n_stories, total, squares, covered, copies_total, copies_squares, copies_covered"  # of daily
_SCORED = """
    SELECT {kind} AS "by", s.engine, {within} AS within, {name} AS name, a.story, a.day, count(*) AS n,
        count(*) AS scored, sum(s.compound) AS total, sum(s.coverage) AS covered, sum(s.compound) AS copies,
        sum(s.compound * s.compound) AS squares, sum(s.coverage) AS coverages
    FROM article a {joined} JOIN article_score s ON s.article = a.key AND s.part = {part}
    WHERE a.day IS NOT NULL AND s.compound IS NOT NULL {where}
    GROUP BY 2, 3, 4, 5, 6"""
_SPOKEN = """
    SELECT {kind} AS "by", e.engine, 0 AS within, e.name, a.story, a.day, count(*) AS n, sum(e.many) AS scored,
        sum(e.total) AS total, sum(e.covered) AS covered, sum(e.total / e.many) AS copies,
        sum((e.total / e.many) * (e.total / e.many)) AS squares, sum(e.covered / e.many) AS coverages
    FROM (
        SELECT x.article, s.engine, {name} AS name, count(*) AS many, sum(s.compound) AS total,
            sum(s.coverage) AS covered
        FROM statement x JOIN statement_score s ON s.statement = x.key JOIN article o ON o.key = x.article
        WHERE x.voice IS NOT NULL AND x.denied = 0 AND x.collective = 0 AND s.compound IS NOT NULL
            AND o.day IS NOT NULL {where}
        GROUP BY x.article, s.engine, {name}
    ) e JOIN article a ON a.key = e.article
    GROUP BY e.engine, e.name, a.story, a.day"""
_TAGGED = "JOIN article_topic g ON g.article = a.key"
_UNITS = (
    _SCORED.format(kind=0, within="0", name="a.outlet", joined="", part=0, where="{where}"),
    _SCORED.format(kind=0, within="g.topic", name="a.outlet", joined=_TAGGED, part=0, where="{where}"),
    _SCORED.format(
        kind=1, within="0", name="g.topic", joined=_TAGGED + " JOIN outlet o ON o.id = a.outlet", part=0,
        where="AND o.kind <> 'primary source' {where}",
    ),
    _SPOKEN.format(kind=2, name="x.voice", where="{where}"),
    _SCORED.format(kind=3, within="0", name="a.outlet", joined="", part=2, where="{where}"),
    _SPOKEN.format(kind=4, name="o.outlet", where="AND x.kind <> 'authored' {where}"),
)  # fmt: skip
_DAILY = f"""
    INSERT INTO daily ("by", engine, within, name, day, {_SUMS})
    SELECT "by", engine, within, name, day, sum(n), count(*), sum(total / scored),
        sum(total / scored * (total / scored)), sum(covered / scored * n), sum(copies), sum(squares), sum(coverages)
    FROM ({{units}}) u GROUP BY "by", engine, within, name, day"""  # noqa: S608  # constants
_DAYS = """
    INSERT INTO story_day SELECT "by", engine, within, name, story, day, n, scored, total, covered FROM (
        SELECT u.*, count(*) OVER (PARTITION BY engine, within, name, story) AS days FROM ({units}) u
    ) v WHERE days > 1"""
_SEVERAL = "(SELECT story FROM article WHERE day IS NOT NULL GROUP BY story HAVING min(day) < max(day))"


def upgrade() -> None:
    from alembic import op

    op.execute("DROP INDEX article_spread")
    op.execute("ALTER TABLE article DROP COLUMN spread")
    op.drop_table("daily")
    whole: sa.types.TypeEngine[Any] = sa.Integer()
    real: sa.types.TypeEngine[Any] = sa.Double()
    _create(
        "daily",
        ("day",),
        {name: whole if name.startswith("n_") else real for name in _SUMS.split(", ")},
    )
    span = {"first": whole, "last": whole, "n_stories": whole, "total": real, "squares": real, "covered": real}
    _create("story_span", ("story",), span)
    parts = {"n_articles": whole, "scored": whole, "total": real, "covered": real}
    _create("story_day", ("story", "day"), parts)
    for units in _UNITS:
        alias = "o" if "article o ON" in units else "a"
        op.execute(_DAILY.format(units=units.format(where="")))
        op.execute(_DAYS.format(units=units.format(where=f"AND {alias}.story IN {_SEVERAL}")))
    op.execute(
        'INSERT INTO story_span SELECT "by", engine, within, name, story, min(day), max(day), 1 - count(*), '
        "sum(total) / sum(scored) - sum(total / scored), "
        "sum(total) / sum(scored) * (sum(total) / sum(scored)) - sum(total / scored * (total / scored)), "
        "sum(covered) / sum(scored) * sum(n_articles) - sum(covered / scored * n_articles) "
        'FROM story_day GROUP BY "by", engine, within, name, story'
    )


def _create(table: str, keys: tuple[str, ...], columns: dict[str, sa.types.TypeEngine[Any]]) -> None:
    from alembic import op

    op.create_table(
        table,
        *(
            sa.Column(name, sa.BigInteger if name == "story" else sa.Integer, primary_key=True, autoincrement=False)
            for name in (*_NAME, *keys)
        ),
        *(sa.Column(name, kind, nullable=False) for name, kind in columns.items()),
        sqlite_with_rowid=False,
    )
