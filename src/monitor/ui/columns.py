"""What stands in the live table: the line of an article, made once, and what each column says of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from monitor.i18n import plural, tr, tr_noop
from monitor.ui import numbers, text

if TYPE_CHECKING:
    from monitor.model import ArticleRow

HOW = {  # how an article carries its story, by model.StoryMember.kind
    "first": tr_noop("first"),
    "copy": tr_noop("copy, same words"),
    "shortened": tr_noop("copy, shortened"),
    "retitled": tr_noop("copy, new headline"),
    "headline": tr_noop("the same headline"),
}


SCORED = {  # by model.ScoredText
    "headline": tr_noop("headline"),
    "headline+summary": tr_noop("headline and summary"),
    "headline+body": tr_noop("headline and text"),
}


def how(kind: str) -> str:
    """Say how an article carries its story."""
    return tr(HOW[kind]) if kind in HOW else kind


def scored(text: str) -> str:
    """Say which text of an article is scored, as model.ScoredText names it."""
    return tr(SCORED[text]) if text in SCORED else text


class Line:
    """A row, ready to be painted: every string is made once."""

    __slots__ = (
        "child",
        "chip",
        "influence",
        "month",
        "moved",
        "narrated",
        "narration",
        "number",
        "outlet",
        "plain",
        "reason",
        "row",
        "sentiment",
        "time",
        "title",
        "told",
        "with_year",
    )

    def __init__(self, row: ArticleRow, *, engine: str, now: datetime, primary: frozenset[str]) -> None:
        self.row = row
        self.time = tr("undated") if row.published is None else numbers.short_time(row.published, now)
        self.with_year = row.published is not None and row.published.astimezone().year != now.astimezone().year
        self.month = "" if row.published is None else numbers.month(row.published.astimezone().date())
        self.title = text.line(row.title) or tr("(no headline)")
        self.outlet = text.line(row.outlet, 80)
        self.chip = plural("also in %n", "also in %n", row.copies - 1) if row.copies > 1 else ""
        value = row.sentiment.get(engine)
        self.sentiment = None if row.outlet in primary else value
        self.number = numbers.signed(value)
        self.reason = "" if self.sentiment is not None else _why_not(row, primary=row.outlet in primary)
        self.plain = (self.sentiment, self.number, self.reason)  # the article's own, while another value is counted
        self.narration = None if row.outlet in primary else row.narration.get(engine)
        self.narrated = self.reason if self.sentiment is None else numbers.signed(self.narration)
        self.told = (self.narration, self.narrated)  # the same, while another value is counted
        self.child = ""  # of a story that is unfolded: how it carries it
        self.influence: float | None = None
        self.moved = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, the store's name for its order, its width, and what it says as text."""

    name: str
    head: str  # as written in English: it is translated where it is shown
    order: str | None  # as Reader.ids takes it; "sentiment" is completed with the engine shown
    width: int
    says: Callable[[Line], str]
    shown: bool = True
    right: bool = False
    falls: bool = False  # the first click puts the largest on top


COLUMNS = (
    Column("state", "", None, 32, lambda line: "" if line.row.read else tr("unread")),
    Column("at", tr_noop("Time"), "at", 76, lambda line: line.time, falls=True),
    Column("title", tr_noop("Article"), "title", 380, lambda line: line.title),
    Column("outlet", tr_noop("Outlet"), "outlet", 116, lambda line: line.outlet),
    Column("sentiment", tr_noop("Sentiment"), "sentiment", 146, lambda line: line.reason or line.number),
    Column("narration", tr_noop("Narration"), None, 146, lambda line: line.narrated, shown=False),
    Column("influence", tr_noop("Influence"), "influence", 126, lambda line: line.moved, shown=False, falls=True),
    Column(
        "copies",
        tr_noop("Copies"),
        "copies",
        64,
        lambda line: numbers.count(line.row.copies),
        shown=False,
        right=True,
        falls=True,
    ),
    Column("topics", tr_noop("Topics"), None, 150, lambda line: text.line(", ".join(line.row.topics)), shown=False),
    Column("voices", tr_noop("Voices"), None, 150, lambda line: text.line(", ".join(line.row.voices)), shown=False),
    Column(
        "coverage",
        tr_noop("With score words"),
        None,
        110,
        lambda line: numbers.percent(max(line.row.coverage.values())) if line.row.coverage else numbers.NONE,
        shown=False,
        right=True,
    ),
    Column("labels", tr_noop("Labels"), None, 120, lambda line: text.line(", ".join(line.row.labels)), shown=False),
    Column("note", tr_noop("Note"), None, 180, lambda line: text.line(line.row.note), shown=False),
)
STATE, AT, TITLE, OUTLET, SENTIMENT, NARRATION, INFLUENCE = range(7)


def _why_not(row: ArticleRow, *, primary: bool) -> str:
    """Say why a row has no score to show, in the few words of a cell."""
    if primary and row.not_scored is None:
        return tr("primary source")
    if row.not_scored is None:
        return tr("not scored yet")
    return tr("not scored: {reason}", reason=reason(row.not_scored))


LANGUAGES = (  # that articles are told to be in; QLocale knows their names in English only
    tr_noop("Afrikaans"),
    tr_noop("Arabic"),
    tr_noop("Armenian"),
    tr_noop("Bangla"),
    tr_noop("Bulgarian"),
    tr_noop("Catalan"),
    tr_noop("Chinese"),
    tr_noop("Croatian"),
    tr_noop("Czech"),
    tr_noop("Danish"),
    tr_noop("Dutch"),
    tr_noop("Finnish"),
    tr_noop("French"),
    tr_noop("Georgian"),
    tr_noop("German"),
    tr_noop("Greek"),
    tr_noop("Hebrew"),
    tr_noop("Hindi"),
    tr_noop("Hungarian"),
    tr_noop("Indonesian"),
    tr_noop("Italian"),
    tr_noop("Japanese"),
    tr_noop("Korean"),
    tr_noop("Norwegian Bokmål"),
    tr_noop("Persian"),
    tr_noop("Polish"),
    tr_noop("Portuguese"),
    tr_noop("Romanian"),
    tr_noop("Russian"),
    tr_noop("Serbian"),
    tr_noop("Slovak"),
    tr_noop("Spanish"),
    tr_noop("Swedish"),
    tr_noop("Tamil"),
    tr_noop("Telugu"),
    tr_noop("Thai"),
    tr_noop("Turkish"),
    tr_noop("Ukrainian"),
    tr_noop("Urdu"),
    tr_noop("Vietnamese"),
)


def reason(stored: str) -> str:
    """Read a stored reason aloud: "language: fr" is "French"."""
    kind, _, code = stored.partition(": ")
    if kind != "language" or not code:
        return text.line(tr(stored), 60)
    from PySide6.QtCore import QLocale

    language = QLocale.codeToLanguage(code[:3])
    return text.line(code, 20) if language == QLocale.Language.AnyLanguage else tr(QLocale.languageToString(language))
