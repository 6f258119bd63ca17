"""What waits for a slow engine, and what of its work outlives a new analysis.

The queue is no table of its own: an article waits while its score by that engine says so as its reason. So nothing is
forgotten whatever crashes, and the newest come first by the index that orders articles by score.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, func, literal_column, select, update

from monitor.i18n import tr_noop
from monitor.model import WAITING, Analysis, Article, Clipping, Mention, Scores, Sentiment, Statement
from monitor.store import records
from monitor.store import schema as t
from monitor.store.bulk import insert_all, upsert
from monitor.store.records import Row
from monitor.store.rows import article_from_row, articles_by_key, with_repairs

Place = tuple[object, ...]
_NOT_FOUND = Sentiment(None, reason=tr_noop("not found again"))


@dataclass(frozen=True, slots=True)
class Waiting:
    """An article whose score waits, and the words it had when it was looked up."""

    article: Article
    digest: int


def newest(connection: Connection, engine: str, limit: int) -> tuple[Waiting, ...]:
    """Articles that wait for an engine, newest first."""
    wanted = connection.scalars(select(_KEY).where(*_waits(engine)).order_by(_KEY.desc()).limit(limit)).all()
    rows = connection.execute(articles_by_key().add_columns(t.article.c.digest).where(t.article.c.key.in_(wanted)))
    found = rows.mappings().all()
    articles = with_repairs(connection, [article_from_row(row) for row in found])
    given = {row["key"]: Waiting(article, row["digest"]) for row, article in zip(found, articles, strict=True)}
    return tuple(given[key] for key in wanted)


def count(connection: Connection, engine: str) -> int:
    return connection.scalar(select(func.count()).where(*_waits(engine))) or 0


def give_up(connection: Connection, engine: str, reasons: Mapping[int, str]) -> None:
    """Put why an article, by key, is not scored in the place of its waiting."""
    for key, why in reasons.items():
        reason = records.storable(why)
        connection.execute(
            update(t.article_score).where(*_waits(engine), t.article_score.c.article == key).values(reason=reason)
        )


def put_scores(connection: Connection, engine: str, number: int, found: Mapping[int, Analysis]) -> dict[int, str]:
    """Write one engine's scores of articles by key. Returns the fingerprints that name the engine's version."""
    said, seen = t.statement.c, t.mention.c
    rows: list[Row] = []
    spoken: list[Row] = []
    mentioned: list[dict[str, Any]] = []
    for key, analysis in found.items():
        for part, name in records.PARTS_OF_SCORES:
            score = getattr(analysis, name)[engine]
            rows.append({"article": key, "part": part, "engine": number, **records.sentiment_to_row(score)})
        words = {_place(each): each.scores[engine] for each in analysis.statements}
        stored = select(t.statement).where(
            said.key >= key << t.STATEMENT_BITS, said.key < (key + 1) << t.STATEMENT_BITS
        )
        for row in connection.execute(stored).mappings():
            score = words.get(_place(records.statement_from_row(row, None, {})), _NOT_FOUND)
            spoken.append({"statement": row["key"], "engine": number, **records.sentiment_to_row(score)})
        places = {(each.part, each.span): each.scores[engine] for each in analysis.mentions if engine in each.scores}
        for row in connection.execute(select(t.mention).where(seen.article == key)).mappings():
            mention = records.mention_from_row(row)
            toward = places.get((mention.part, mention.span), _NOT_FOUND)
            text = records.scores_to_json({**mention.scores, engine: toward})
            mentioned.append({"a": key, "p": row["place"], "s": text})
    values = [name for name in rows[0] if name not in ("article", "part", "engine")]
    upsert(connection, t.article_score, rows, put=values)
    upsert(connection, t.statement_score, spoken, put=values)
    if mentioned:
        changed = update(t.mention).where(seen.article == bindparam("a"), seen.place == bindparam("p"))
        connection.execute(changed.values(scores=bindparam("s")), mentioned)
    before = select(t.article.c.key, t.fingerprint.c.name).join_from(t.article, t.fingerprint)
    prints = connection.execute(before.where(t.article.c.key.in_(list(found))))
    return {row.key: _with_version(row.name, engine, found[row.key].fingerprint) for row in prints}


def enqueue(connection: Connection, number: int, below: int | None, limit: int) -> int | None:
    """Give articles without a score by an engine one that waits, or the reason why no engine scores them."""
    a, s = t.article.c, t.article_score.c
    if below is None and _all_seen(connection, number):
        return None
    newer = select(a.key).order_by(a.key.desc()).limit(limit)
    keys = connection.scalars(newer if below is None else newer.where(a.key < below)).all()
    if not keys:
        return None
    there = select(s.article).where(s.article == a.key, s.part == t.WHOLE, s.engine == number)
    rows = []
    for row in connection.execute(select(a.key, a.not_scored).where(a.key.in_(keys), ~there.exists())):
        score = records.sentiment_to_row(Sentiment(None, reason=row.not_scored or WAITING))
        rows.append({"article": row.key, "part": t.WHOLE, "engine": number, **score})
    insert_all(connection, t.article_score, rows)
    return int(keys[-1])


def _all_seen(connection: Connection, number: int) -> bool:
    """Tell whether an engine has as many articles as any other one: two counts in an index."""
    s = t.article_score.c
    counts = select(s.engine, func.count()).where(s.part == literal_column(str(t.WHOLE))).group_by(s.engine)
    by_engine: dict[int, int] = {row[0]: row[1] for row in connection.execute(counts)}
    return by_engine.pop(number, 0) >= max(by_engine.values(), default=0)


def keep_scores(connection: Connection, found: Mapping[int, Clipping]) -> dict[int, Clipping]:
    """Findings of articles (by key) with the slow scores that are there already, instead of having them wait again.

    For articles whose words are the same. Scores are kept where they are by the same version of the engine and nothing
    they depend on has changed: the statements' words, and every mention is at a place that had one.
    """
    waiting = {key: clipping for key, clipping in found.items() if _slow_in(clipping.analysis)}
    if not waiting:
        return dict(found)
    before = _Before(connection, list(waiting))
    return dict(found) | {
        key: replace(clipping, analysis=before.kept(key, clipping.analysis)) for key, clipping in waiting.items()
    }


_KEY = t.article_score.c.article


def _waits(engine: str) -> list[ColumnElement[bool]]:
    s = t.article_score.c
    number = select(t.engine.c.id).where(t.engine.c.name == engine).scalar_subquery()
    # literally, for an index of a part of a table is used only where the statement names that part
    return [s.part == literal_column(str(t.WHOLE)), s.engine == number, s.compound.is_(None), s.reason == WAITING]


def _slow_in(analysis: Analysis) -> list[str]:
    return [name for name, score in analysis.scores.items() if score.reason == WAITING]


class _Before:
    """What is stored of some articles."""

    def __init__(self, connection: Connection, keys: Sequence[int]) -> None:
        s, said, spoken, seen = t.article_score.c, t.statement.c, t.statement_score.c, t.mention.c
        engines = {row.id: row.name for row in connection.execute(select(t.engine))}
        prints = select(t.article.c.key, t.fingerprint.c.name).join_from(t.article, t.fingerprint)
        named = connection.execute(prints.where(t.article.c.key.in_(keys)))
        self._prints: dict[int, str] = {row.key: row.name for row in named}
        self._scores: dict[tuple[int, int, str], Sentiment] = {
            (row["article"], row["part"], engines[row["engine"]]): records.sentiment_from_row(row)
            for row in connection.execute(select(t.article_score).where(s.article.in_(keys))).mappings()
        }
        places: dict[int, tuple[int, Place]] = {}
        self._said: dict[int, list[Place]] = defaultdict(list)
        for key in keys:
            low, high = key << t.STATEMENT_BITS, (key + 1) << t.STATEMENT_BITS
            rows = connection.execute(select(t.statement).where(said.key >= low, said.key < high)).mappings()
            for row in rows:
                statement = records.statement_from_row(row, None, {})
                places[row["key"]] = key, _place(statement)
                self._said[key].append(_place(statement))
        self._spoken: dict[tuple[int, Place, str], Sentiment] = {}
        for row in connection.execute(select(t.statement_score).where(spoken.statement.in_(list(places)))).mappings():
            self._spoken[(*places[row["statement"]], engines[row["engine"]])] = records.sentiment_from_row(row)
        self._seen: dict[tuple[int, Place], Scores] = {}
        for row in connection.execute(select(t.mention).where(seen.article.in_(keys))).mappings():
            mention = records.mention_from_row(row)
            self._seen[row["article"], (mention.part, mention.span)] = mention.scores

    def kept(self, key: int, analysis: Analysis) -> Analysis:
        for engine in _slow_in(analysis):
            version = _version(engine, analysis.fingerprint)
            if version is not None and version == _version(engine, self._prints.get(key, "")):
                analysis = self._with(key, engine, analysis) or analysis
        return analysis

    def _with(self, key: int, engine: str, analysis: Analysis) -> Analysis | None:
        """The findings with one engine's scores from before; None: they are no longer what it would say."""
        wholes = [self._scores.get((key, part, engine)) for part, _ in records.PARTS_OF_SCORES]
        statements = [self._spoken.get((key, _place(each), engine)) for each in analysis.statements]
        mentions = [self._seen.get((key, (each.part, each.span)), {}).get(engine) for each in analysis.mentions]
        every = (*wholes, *statements, *mentions)
        if any(score is None or score.reason == WAITING for score in every):
            return None
        if sorted(map(repr, self._said[key])) != sorted(repr(_place(each)) for each in analysis.statements):
            return None
        kept: dict[str, Any] = {
            name: {**getattr(analysis, name), engine: score}
            for (_, name), score in zip(records.PARTS_OF_SCORES, wholes, strict=True)
        }
        kept["statements"] = tuple(map(_put(engine), analysis.statements, statements))
        kept["mentions"] = tuple(map(_put(engine), analysis.mentions, mentions))
        return replace(analysis, **kept)


def _place(statement: Statement) -> Place:
    return statement.part, statement.fragments, statement.denied


def _put(engine: str) -> Any:
    def put(found: Statement | Mention, score: Sentiment | None) -> Statement | Mention:
        return found if score is None else replace(found, scores={**found.scores, engine: score})

    return put


def _with_version(fingerprint: str, engine: str, other: str) -> str:
    """A fingerprint with an engine's version as another one has it."""
    version = _version(engine, other)
    parts = [part for part in fingerprint.split(";") if not part.startswith(engine + " ")]
    if version is not None:
        parts.insert(max(0, len(parts) - 1), version)  # before the rules
    return ";".join(parts)


def _version(engine: str, fingerprint: str) -> str | None:
    """An engine's version in a fingerprint: "vader 3.3.2;model 1.18a5d06b;rules 0f…"."""
    found: Iterable[str] = (part for part in fingerprint.split(";") if part.startswith(engine + " "))
    return next(iter(found), None)
