"""What people say of sentences, and which articles are offered to them, in which order."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, select

from monitor.model import Answer, Apart, Check, Judgment, Label, Part, Span, StatementKind
from monitor.store import records
from monitor.store import schema as t
from monitor.store.asked import Asked
from monitor.store.bulk import upsert
from monitor.store.records import Row
from monitor.store.rows import chunks

NEWEST = 20_000  # articles that are looked at, of those that are meant
COPIES = 5  # of a story that are read at most, on the average, to find one of each
_LABELS = {Label.NEGATIVE: -1, Label.NEUTRAL: 0, Label.POSITIVE: 1, None: None}
_LABEL_OF = {number: label for label, number in _LABELS.items()}
_PARTS = {Part.TITLE: 0, Part.TEXT: 1}


# ---- writing --------------------------------------------------------------------------------------


def keep(connection: Connection, judgment: Judgment) -> None:
    """Keep a judgment, in the place of the one of the same labeler and turn; none of an article that is gone."""
    if connection.scalar(select(t.article.c.key).where(t.article.c.id == judgment.article)) is not None:
        row = _to_row(judgment)
        keys = [column.name for column in t.judgment.primary_key]
        upsert(connection, t.judgment, [row], put=[name for name in row if name not in keys])


def take_back(connection: Connection, judgment: Judgment) -> None:
    """Forget a judgment."""
    here = t.judgment.c
    connection.execute(
        delete(t.judgment).where(
            here.item == judgment.item, here.labeler == judgment.labeler, here.turn == judgment.turn
        )
    )


def keep_check(connection: Connection, check: Check) -> None:
    """Keep a check, in the place of the one of the same labeler; none in an article that is gone."""
    if connection.scalar(select(t.article.c.key).where(t.article.c.id == check.article)) is not None:
        row = {
            "statement": check.statement,
            "labeler": records.storable(check.labeler),
            "article": check.article,
            "kind": check.kind.value,
            "confidence": check.confidence,
            "found": records.storable_or_none(check.found),
            "answer": check.answer.value,
            "said": records.storable_or_none(check.said),
            "at": t.micros(check.at),
        }
        upsert(connection, t.checked, [row], put=[name for name in row if name not in ("statement", "labeler")])


def take_back_check(connection: Connection, check: Check) -> None:
    """Forget a check."""
    here = t.checked.c
    connection.execute(delete(t.checked).where(here.statement == check.statement, here.labeler == check.labeler))


# ---- reading --------------------------------------------------------------------------------------


def every(connection: Connection) -> tuple[Judgment, ...]:
    """All judgments, the oldest first."""
    here = t.judgment.c
    rows = connection.execute(
        select(t.judgment, t.outlet.c.name.label("outlet"))
        .select_from(
            t.judgment.join(t.article, t.article.c.id == here.article).join(
                t.outlet, t.outlet.c.id == t.article.c.outlet
            )
        )
        .order_by(here.at, here.item, here.labeler)
    )
    return tuple(_from_row(row) for row in rows.mappings())


def checks(connection: Connection) -> tuple[Check, ...]:
    """All checks, the oldest first."""
    here = t.checked.c
    rows = connection.execute(
        select(t.checked, t.outlet.c.name.label("outlet"))
        .select_from(
            t.checked.join(t.article, t.article.c.id == here.article).join(
                t.outlet, t.outlet.c.id == t.article.c.outlet
            )
        )
        .order_by(here.at, here.statement, here.labeler)
    )
    return tuple(
        Check(
            row["statement"],
            row["article"],
            row["outlet"],
            StatementKind(row["kind"]),
            row["confidence"],
            row["found"],
            Answer(row["answer"]),
            row["said"],
            t.moment(row["at"]),
            row["labeler"],
        )
        for row in rows.mappings()
    )


def order(connection: Connection, asked: Asked, engine: int | None, seed: int) -> tuple[tuple[str, Label | None], ...]:
    """Ids of scored articles and their labels by an engine, in the order in which they are offered.

    By an engine: a round takes one of each outlet and label, so that the first few are spread over all of them.
    Without one they come as often as they are. Within that, chance decides, and the seed decides chance: articles
    that come in later change nothing in the order of the others. The newest 20,000 of those meant are looked at.
    """
    a, score = t.article.c, t.article_score.c
    scored: dict[str, tuple[int, int]] = {}  # outlet and label, by id
    for keys in chunks(connection.scalars(asked.select().order_by(asked.key.desc()).limit(NEWEST)), 1_000):
        rows = connection.execute(
            select(a.id, a.outlet, score.engine, score.label)
            .select_from(t.article.join(t.article_score, score.article == a.key))
            .where(a.key.in_(keys), score.part == t.WHOLE)
        )
        for id, outlet, by, label in rows:
            if label is not None and (engine is None or by == engine):
                scored[id] = outlet, label
    if engine is None:
        return tuple((id, None) for id in sorted(scored, key=lambda id: _chance(seed, id)))
    strata: dict[tuple[int, int], list[str]] = defaultdict(list)
    for id, (outlet, label) in scored.items():
        strata[outlet, label].append(id)
    places = []
    for (outlet, label), ids in strata.items():
        ids.sort(key=lambda id: _chance(seed, id))
        places += [(place, _chance(seed, f"{outlet} {label}"), id, label) for place, id in enumerate(ids)]
    return tuple((id, _LABEL_OF[label]) for _, _, id, label in sorted(places))


def apart(connection: Connection, asked: Asked, engines: Mapping[str, int], limit: int) -> tuple[Apart, ...]:
    """The articles on which two engines differ most, the widest first, one of each story; of the newest 20,000."""
    score, wanted = t.article_score.c, set(engines.values())
    scores: dict[int, dict[int, tuple[float, int | None]]] = {}
    for keys in chunks(connection.scalars(asked.select().order_by(asked.key.desc()).limit(NEWEST)), 1_000):
        # engine and NULL are looked at here: SQLite would walk a whole index for them, and not these articles' rows
        rows = connection.execute(
            select(score.article, score.engine, score.compound, score.label).where(
                score.article.in_(keys), score.part == t.WHOLE
            )
        )
        for key, engine, compound, label in rows:
            if compound is not None and engine in wanted:
                scores.setdefault(key, {})[engine] = compound, label
    (first, one), (second, two) = engines.items()
    both = {key: (given[one], given[two]) for key, given in scores.items() if len(given) == 2}
    widest = sorted(both, key=lambda key: (-abs(both[key][0][0] - both[key][1][0]), -key))[: limit * COPIES]
    about = _about(connection, widest)
    found: dict[int, Apart] = {}
    for key in widest:
        if key in about:
            story, id, outlet, title, at = about[key]
            (x, p), (y, q) = both[key]
            labels = {first: _LABEL_OF[p], second: _LABEL_OF[q]}
            found.setdefault(story, Apart(id, outlet, title, at, {first: x, second: y}, labels))
    return tuple(found.values())[:limit]


def _about(connection: Connection, keys: list[int]) -> dict[int, tuple[int, str, str, str, datetime]]:
    """Story, id, outlet, title and time of articles, by their keys."""
    a, w = t.article.c, t.article_text.c
    wanted = select(a.key, a.story, a.id, t.outlet.c.name, w.title, a.published, a.first_seen).select_from(
        t.article.join(t.article_text, w.key == a.key).join(t.outlet, t.outlet.c.id == a.outlet)
    )
    return {
        key: (story, id, outlet, title, t.moment(first_seen if published is None else published))
        for some in chunks(keys)
        for key, story, id, outlet, title, published, first_seen in connection.execute(wanted.where(a.key.in_(some)))
    }


def mended(connection: Connection) -> tuple[int, dict[str, int]]:
    """How many statements stand in the articles that were read or mended, and how many were mended, by verdict."""
    a, r, s = t.article.c, t.repair.c, t.statement.c
    by_verdict: dict[str, int] = dict(
        connection.execute(select(r.verdict, func.count(r.statement.distinct())).group_by(r.verdict)).all()
    )
    seen = select(a.key).where((a.read == 1) | a.id.in_(select(r.article)))
    statements = int(connection.scalar(select(func.count()).where(s.article.in_(seen))) or 0)
    return statements + by_verdict.get("none", 0), by_verdict  # one that was struck out is no longer there


# ---- rows -----------------------------------------------------------------------------------------


def _chance(seed: int, name: str) -> bytes:
    return hashlib.blake2b(f"{seed}|{name}".encode(), digest_size=8).digest()


def _to_row(judgment: Judgment) -> Row:
    target = judgment.target
    return {
        "item": judgment.item,
        "labeler": records.storable(judgment.labeler),
        "turn": judgment.turn,
        "article": judgment.article,
        "part": _PARTS[judgment.part],
        "start": judgment.span.start,
        "end": judgment.span.end,
        "text": records.storable(judgment.text),
        "target_start": None if target is None else target.start,
        "target_end": None if target is None else target.end,
        "label": _LABELS[judgment.label],
        "at": t.micros(judgment.at),
    }


def _from_row(row: Mapping[Any, Any]) -> Judgment:
    return Judgment(
        article=row["article"],
        outlet=row["outlet"],
        part=records.PART_OF[row["part"]],
        span=Span(row["start"], row["end"]),
        text=row["text"],
        target=None if row["target_start"] is None else Span(row["target_start"], row["target_end"]),
        label=_LABEL_OF[row["label"]],
        at=t.moment(row["at"]),
        labeler=row["labeler"],
        turn=row["turn"],
    )
