"""Putting a statement right: another speaker, other words, or none at all. Both faces do it here.

Nothing is changed in place: each function gives the article with one repair more (or fewer). Whoever asked has it
analyzed again, so that narration and means follow, and hands the clipping to `Store.repair`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from monitor.model import Article, Clipping, Part, Repair, Span, Statement, Verdict


def other_speaker(clipping: Clipping, statement: Statement, voice: str | None, now: datetime) -> Article:
    """Somebody else said it; `voice` None: nobody who can be named."""
    return _with(clipping.article, _repair(clipping, statement, Verdict.SPEAKER, now, voice=voice))


def other_words(clipping: Clipping, statement: Statement, meant: Span, now: datetime) -> Article:
    """The words are those of another span in the same part. Raises ValueError for one that holds no words."""
    whole = clipping.article.title if statement.part is Part.TITLE else clipping.article.text
    if not whole[meant.start : meant.end].strip():
        raise ValueError(f"no words at {meant}")
    return _with(clipping.article, _repair(clipping, statement, Verdict.WORDS, now, meant=meant))


def no_statement(clipping: Clipping, statement: Statement, now: datetime) -> Article:
    """It is nobody's statement."""
    return _with(clipping.article, _repair(clipping, statement, Verdict.NONE, now))


def undone(article: Article, statement: str) -> Article:
    """The article without what was put right in one statement, named by the id under which it was found."""
    return replace(article, repairs=tuple(each for each in article.repairs if each.statement != statement))


def id_of(article: str, statement: Statement) -> str:
    """The id of a statement, as exports and the command line give it."""
    from monitor.store import records

    start = min((span.start for span in statement.fragments), default=0)
    return records.statement_id(article, list(Part).index(statement.part), start, records.storable(statement.words))


def found_id(clipping: Clipping, statement: Statement) -> str:
    """The id under which a statement was found: what its repairs go by."""
    earlier = _earlier(clipping.article, statement)
    return id_of(clipping.article.id, statement) if earlier is None else earlier.statement


def at(clipping: Clipping, id: str) -> Statement | None:
    """The statement of an article that has an id now; None: there is none."""
    return next((each for each in clipping.analysis.statements if id_of(clipping.article.id, each) == id), None)


def candidates(clipping: Clipping, statement: Statement) -> tuple[str, ...]:
    """Who may have said it instead: those who speak in the article and those it names, the nearest first."""
    start = statement.fragments[0].start if statement.fragments else 0
    near: dict[str, int] = {}
    for other in clipping.analysis.statements:
        if other.voice is not None and other.part is statement.part and other.fragments:
            near[other.voice] = min(near.get(other.voice, 1 << 60), abs(other.fragments[0].start - start))
    for mention in clipping.analysis.mentions:
        if mention.kind == "voice":
            far = abs(mention.span.start - start) + (0 if mention.part is statement.part else 1 << 30)
            near[mention.name] = min(near.get(mention.name, 1 << 60), far)
    near.pop(statement.voice or "", None)
    return tuple(sorted(near, key=lambda name: (near[name], name)))


def place_of(words: str, whole: str, near: int) -> Span | None:
    """Where words stand in a text, the place nearest to an offset; None: nowhere. Line breaks count as blanks."""
    level, wanted = whole.replace("\n", " "), " ".join(words.split())
    places = []
    begin = level.find(wanted) if wanted else -1
    while begin >= 0:
        places.append(begin)
        begin = level.find(wanted, begin + 1)
    if not places:
        return None
    start = min(places, key=lambda place: abs(place - near))
    return Span(start, start + len(wanted))


def _repair(
    clipping: Clipping,
    statement: Statement,
    verdict: Verdict,
    now: datetime,
    *,
    voice: str | None = None,
    meant: Span | None = None,
) -> Repair:
    """One on a statement that was put right already goes by what had been found at first."""
    earlier = _earlier(clipping.article, statement)
    if earlier is not None:
        return replace(earlier, verdict=verdict, at=now, voice=voice, meant=meant)
    return Repair(
        statement=id_of(clipping.article.id, statement),
        article=clipping.article.id,
        verdict=verdict,
        kind=statement.kind,
        part=statement.part,
        fragments=statement.fragments,
        words=statement.words,
        at=now,
        voice=voice,
        meant=meant,
        found=statement.voice,
    )


def _earlier(article: Article, statement: Statement) -> Repair | None:
    """The repair that made a statement what it is, the one whose words lie nearest; None: it is as it was found."""

    def far(repair: Repair) -> int:
        span = repair.meant or Span(repair.fragments[0].start, repair.fragments[-1].end)
        return abs(span.start - statement.fragments[0].start) + abs(span.end - statement.fragments[-1].end)

    here = [each for each in article.repairs if each.part is statement.part and each.verdict is not Verdict.NONE]
    return min(here, key=far, default=None) if statement.repaired else None


def _with(article: Article, repair: Repair) -> Article:
    """The article with a repair more; it takes the place of an earlier one of its kind, and NONE that of all."""
    kept = [
        each
        for each in article.repairs
        if each.statement != repair.statement
        or (Verdict.NONE not in (each.verdict, repair.verdict) and each.verdict is not repair.verdict)
    ]
    return replace(article, repairs=(*kept, repair))
