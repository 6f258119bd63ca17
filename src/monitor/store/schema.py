"""The tables, the same on SQLite and PostgreSQL; only full-text search differs.

An article's key is made of time: seconds since 1970 of when it happened, then 16 bits of order of arrival. So the key's
order is the list's order, a range of keys is a span of time, and no table needs a date beside it to be read newest
first. A statement's key is its article's with 12 bits more. `article.arrival` counts arrivals, whatever their date.

Times are integers, microseconds since 1970 in UTC; days are integers, days since 1970 in UTC.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import cache

from sqlalchemy import (
    BigInteger,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
    func,
    literal_column,
)

HEAD = "0007"  # the newest revision in migrations/versions; a test holds the two together
APPLICATION_ID = 0x4E534D31  # "NSM1" in an SQLite file's header: ours

ARTICLE_BITS = 16
STATEMENT_BITS = 12
STATEMENTS_MAX = 1 << STATEMENT_BITS  # of one article; a book's worth

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DAY_0 = date(1970, 1, 1).toordinal()

metadata = MetaData()

BigKey = BigInteger().with_variant(Integer, "sqlite")  # SQLite's rowid goes by the type's very name

# ---- names --------------------------------------------------------------------------------------


def _names(table: str, *more: Column[object]) -> Table:
    return Table(
        table,
        metadata,
        Column("id", Integer, primary_key=True),
        Column("name", Text, nullable=False, unique=True),
        *more,
    )


outlet = _names("outlet", Column("kind", Text, nullable=False, server_default="other"))
topic = _names("topic")  # by the catalog's id
voice = _names("voice")
engine = _names("engine")
fingerprint = _names("fingerprint")  # Analysis.fingerprint: long, and the same for thousands of articles

# ---- feeds --------------------------------------------------------------------------------------

feed = Table(
    "feed",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("url", Text, nullable=False, unique=True),  # as the catalog has it
    Column("address", Text, nullable=False, index=True),  # as articles show it: without credentials
    Column("title", Text, nullable=False, server_default=""),
    Column("outlet", Text, nullable=False, server_default=""),
    Column("listed", SmallInteger, nullable=False, server_default="0"),  # in the catalog and enabled
    Column("articles", Integer, nullable=False, server_default="0"),  # brought first by this feed
    Column("next_due", BigInteger),
    Column("interval", BigInteger, nullable=False, server_default="1800000000"),  # microseconds
    Column("etag", Text),
    Column("last_modified", Text),
    Column("validators_at", BigInteger),
    Column("digest", Text),
    Column("last_polled", BigInteger),
    Column("last_success", BigInteger),
    Column("failing_since", BigInteger),
    Column("failures", Integer, nullable=False, server_default="0"),
    Column("error", Text),
    Column("http_status", Integer),
    Column("not_before", BigInteger),
    Column("paused", SmallInteger, nullable=False, server_default="0"),
    Column("moved_to", Text),
    Column("moved_seen", Integer, nullable=False, server_default="0"),
    Column("newest_item", BigInteger),
    Column("empty_streak", Integer, nullable=False, server_default="0"),
    Column("undated_share", Double, nullable=False, server_default="0"),
    Column("warning", Text),
    Column("holder", Text),  # who polls it just now, and
    Column("lease_until", BigInteger),  # how long at most
)

feed_day = Table(  # what a feed's polls came to, day by day: the strip in the feeds view
    "feed_day",
    metadata,
    Column("feed", ForeignKey("feed.id", ondelete="CASCADE"), primary_key=True),
    Column("day", Integer, primary_key=True),
    Column("polls", Integer, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("new", Integer, nullable=False),
    sqlite_with_rowid=False,
)

outage = Table(  # from the first failed poll to the next good one; `until` is NULL while it lasts
    "outage",
    metadata,
    Column("feed", ForeignKey("feed.id", ondelete="CASCADE"), primary_key=True),
    Column("since", BigInteger, primary_key=True),
    Column("until", BigInteger),
    Column("reason", Text, nullable=False),
    sqlite_with_rowid=False,
)

session = Table(  # when somebody was looking: what lies between two sessions, the program was off
    "session",
    metadata,
    Column("holder", Text, primary_key=True),
    Column("since", BigInteger, primary_key=True),
    Column("until", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)

# ---- articles -----------------------------------------------------------------------------------

article = Table(  # narrow, for lists and sums; the words are in article_text
    "article",
    metadata,
    Column("key", BigKey, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),
    Column("arrival", BigInteger, nullable=False, unique=True),
    Column("outlet", ForeignKey("outlet.id"), nullable=False),
    Column("feed", ForeignKey("feed.id")),  # that brought it first; NULL: added by hand
    Column("owner", Integer),  # the feed whose text is shown: the only one whose edits count
    Column("story", BigInteger, nullable=False),  # key of the story's first article
    Column("published", BigInteger),
    Column("first_seen", BigInteger, nullable=False),
    Column("day", Integer),  # of `published`; NULL: undated, and left out of series
    Column("month", Integer),  # of `published`: year * 12 + month - 1
    Column("digest", BigInteger, nullable=False),  # of title and text
    Column("scored_text", SmallInteger, nullable=False),  # 0 headline, 1 with summary, 2 with body
    Column("origin", Text, nullable=False),
    Column("language", Text),  # as detected
    Column("not_scored", Text),
    Column("fingerprint", ForeignKey("fingerprint.id")),
    Column("read", SmallInteger, nullable=False, server_default="0"),
    Column("starred", SmallInteger, nullable=False, server_default="0"),
    Column("by_hand", SmallInteger, nullable=False, server_default="0"),  # the user put it into its story
)
Index("article_outlet", article.c.outlet, article.c.key)
Index("article_feed", article.c.feed, article.c.key)

article_text = Table(
    "article_text",
    metadata,
    Column("key", ForeignKey("article.key", ondelete="CASCADE", onupdate="CASCADE"), primary_key=True),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("html", Text, nullable=False),
    Column("url", Text),
    Column("author", Text),
    Column("updated", BigInteger),
    Column("date_flag", Text),
    Column("declared", Text),  # the language as the feed declares it
    Column("categories", Text),  # JSON list; NULL: none
)
# PostgreSQL indexes at most 2,700 bytes. As text, for an index on an expression is not used where it has parameters.
TITLE_ORDER = func.lower(func.substr(article_text.c.title, literal_column("1"), literal_column("100")))
Index("article_title", TITLE_ORDER, article_text.c.key)

first_version = Table(  # of articles that were edited: as first published
    "first_version",
    metadata,
    Column("key", ForeignKey("article.key", ondelete="CASCADE", onupdate="CASCADE"), primary_key=True),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
)


sketch = Table(  # what is compared to find copies; for analysis.stories alone to read
    "sketch",
    metadata,
    Column("key", ForeignKey("article.key", ondelete="CASCADE", onupdate="CASCADE"), primary_key=True),
    Column("data", LargeBinary, nullable=False),
    Column("wire", Text),  # the agency that the article names
    Column("fidelity", Double),  # share of its text that stands in the article it was likest to
)

story_change = Table(  # what the user did to stories, so that it can be undone
    "story_change",
    metadata,
    Column("number", BigKey, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("articles", Text, nullable=False),  # JSON: ids of those that were moved
    Column("before", Text, nullable=False),  # JSON: article id → [id of its story's first article, was it by hand]
    Column("undone", BigInteger),
)


def _sentiment() -> tuple[Column[object], ...]:
    return (
        Column("compound", Double),
        Column("positive", Double),
        Column("neutral", Double),
        Column("negative", Double),
        Column("label", SmallInteger),  # -1, 0, 1
        Column("coverage", Double, nullable=False),
        Column("sentences", Integer, nullable=False),
        Column("reason", Text),
    )


# Which words of an article were scored.
WHOLE, HEADLINE, NARRATION = 0, 1, 2

article_score = Table(  # an engine more is rows more, no migration
    "article_score",
    metadata,
    Column("article", ForeignKey("article.key", ondelete="CASCADE", onupdate="CASCADE"), primary_key=True),
    Column("part", SmallInteger, primary_key=True, autoincrement=False),
    Column("engine", SmallInteger, primary_key=True, autoincrement=False),
    *_sentiment(),
    sqlite_with_rowid=False,
)
article_topic = Table(
    "article_topic",
    metadata,
    Column("topic", ForeignKey("topic.id"), primary_key=True),
    Column("article", ForeignKey("article.key", ondelete="CASCADE", onupdate="CASCADE"), primary_key=True),
    sqlite_with_rowid=False,
)
Index("article_topic_article", article_topic.c.article, article_topic.c.topic)

article_voice = Table(
    "article_voice",
    metadata,
    Column("voice", ForeignKey("voice.id"), primary_key=True),
    Column("article", ForeignKey("article.key", ondelete="CASCADE", onupdate="CASCADE"), primary_key=True),
    Column("place", SmallInteger, nullable=False),  # in order of appearance
    sqlite_with_rowid=False,
)
Index("article_voice_article", article_voice.c.article, article_voice.c.place, article_voice.c.voice)

mention = Table(
    "mention",
    metadata,
    Column("article", ForeignKey("article.key", ondelete="CASCADE", onupdate="CASCADE"), primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("part", SmallInteger, nullable=False),  # 0 title, 1 text
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("scores", Text),  # JSON; NULL: none
    sqlite_with_rowid=False,
)
Index("mention_name", mention.c.name, mention.c.article)

# ---- statements ---------------------------------------------------------------------------------

statement = Table(
    "statement",
    metadata,
    Column("key", BigKey, primary_key=True, autoincrement=False),
    Column("article", BigInteger, nullable=False),  # key >> 12, so without an index or a constraint of its own
    Column("voice", ForeignKey("voice.id")),
    Column("kind", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("said", BigInteger, nullable=False),  # digest of the words without case, marks and blanks: who else has them
    Column("speaker", Text),
    Column("confidence", Double, nullable=False),
    Column("denied", SmallInteger, nullable=False),
    Column("collective", SmallInteger, nullable=False),
    Column("part", SmallInteger, nullable=False),
    Column("start", Integer, nullable=False),  # of the first fragment
    Column("end", Integer, nullable=False),  # of the last one
    Column("targets", Text),  # JSON list; NULL: none
    Column("detail", Text, nullable=False),  # JSON: fragments, spans of speaker and cue, chain
    Column("repaired", SmallInteger, nullable=False, server_default="0"),  # by the user
)
Index("statement_voice", statement.c.voice, statement.c.key)
# Beside the words who said them: each is found once along it, without a look at a statement.
Index("statement_said", statement.c.said, statement.c.voice, statement.c.collective)

statement_score = Table(
    "statement_score",
    metadata,
    Column("statement", ForeignKey("statement.key", ondelete="CASCADE", onupdate="CASCADE"), primary_key=True),
    Column("engine", SmallInteger, primary_key=True, autoincrement=False),
    *_sentiment(),
    sqlite_with_rowid=False,
)

# ---- what the user does -------------------------------------------------------------------------

note = Table(
    "note",
    metadata,
    Column("article", ForeignKey("article.key", ondelete="CASCADE", onupdate="CASCADE"), primary_key=True),
    Column("text", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
)

repair = Table(  # of a statement; findings are made with it
    "repair",
    metadata,
    Column("statement", Text, primary_key=True),  # the id under which it was found
    Column("verdict", Text, primary_key=True),
    Column("article", Text, ForeignKey("article.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("part", SmallInteger, nullable=False),
    Column("fragments", Text, nullable=False),  # JSON: spans
    Column("words", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("voice", Text),
    Column("meant", Text),  # JSON: a span
    Column("found", Text),
)

judgment = Table(  # what people say of sentences without having seen a score; their articles are never pruned
    "judgment",
    metadata,
    Column("item", Text, primary_key=True),  # digest of article, sentence and target
    Column("labeler", Text, primary_key=True),
    Column("turn", SmallInteger, primary_key=True, autoincrement=False),
    Column("article", Text, ForeignKey("article.id"), nullable=False, index=True),
    Column("part", SmallInteger, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("target_start", Integer),  # in `text`
    Column("target_end", Integer),
    Column("label", SmallInteger),  # -1, 0, 1; NULL: it cannot be said
    Column("at", BigInteger, nullable=False),
)

checked = Table(  # who people say spoke, without having been told who was found
    "checked",
    metadata,
    Column("statement", Text, primary_key=True),  # its id as it was found
    Column("labeler", Text, primary_key=True),
    Column("article", Text, ForeignKey("article.id"), nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("confidence", Double, nullable=False),
    Column("found", Text),
    Column("answer", Text, nullable=False),
    Column("said", Text),
    Column("at", BigInteger, nullable=False),
)

label = Table(
    "label",
    metadata,
    Column("name", Text, primary_key=True),
    Column("article", ForeignKey("article.key", ondelete="CASCADE", onupdate="CASCADE"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)

# ---- alerts -------------------------------------------------------------------------------------

rule = Table(  # as last seen in the catalog, so that the log can be read when a rule is gone
    "rule",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("query", Text, nullable=False),
)

alert = Table(
    "alert",
    metadata,
    Column("key", BigKey, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("rule", Text, nullable=False),
    Column("story", Text, nullable=False),
    Column("article", Text, ForeignKey("article.id"), nullable=False, index=True),
    Column("matched", Text, nullable=False),  # JSON list
    Column("fired_at", BigInteger, nullable=False, index=True),
    Column("delivered", BigInteger),
    Column("seen", BigInteger),
    Column("first_import", SmallInteger, nullable=False),  # found in a feed's first document: no news, but old items
    UniqueConstraint("rule", "story"),  # at most one, whatever crashes
)

# ---- sums, kept by the writer in the transaction that changes what they sum ------------------------

OUTLET, TOPIC, VOICE = 0, 1, 2
TOLD, QUOTED = 3, 4  # of outlets: their own words, and what they let others say

tally = Table(  # articles of a name on a day (of publication, else of first sight)
    "tally",
    metadata,
    Column("by", SmallInteger, primary_key=True, autoincrement=False),
    Column("name", Integer, primary_key=True, autoincrement=False),
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("articles", Integer, nullable=False),
    Column("unread", Integer, nullable=False),
    sqlite_with_rowid=False,
)


def _named(*more: Column[object]) -> tuple[Column[object], ...]:
    names = ("by", "engine", "within", "name")  # within, for outlets: a topic, or 0 for all; else 0
    keys: list[Column[object]] = [Column(name, Integer, primary_key=True, autoincrement=False) for name in names]
    return (*keys, *more)


daily = Table(  # stories of a name on a day: of each the mean of what it has there that day
    "daily",
    metadata,
    *_named(Column("day", Integer, primary_key=True, autoincrement=False)),
    Column("n_articles", Integer, nullable=False),
    Column("n_stories", Integer, nullable=False),
    Column("total", Double, nullable=False),
    Column("squares", Double, nullable=False),
    Column("covered", Double, nullable=False),
    Column("copies_total", Double, nullable=False),  # the same where every article counts
    Column("copies_squares", Double, nullable=False),
    Column("copies_covered", Double, nullable=False),
    sqlite_with_rowid=False,
)
story_span = Table(  # stories that a name has on several days: what they add up to as one, less their sums by day
    "story_span",
    metadata,
    *_named(Column("story", BigInteger, primary_key=True, autoincrement=False)),
    Column("first", Integer, nullable=False),  # day
    Column("last", Integer, nullable=False),
    Column("n_stories", Integer, nullable=False),
    Column("total", Double, nullable=False),
    Column("squares", Double, nullable=False),
    Column("covered", Double, nullable=False),
    sqlite_with_rowid=False,
)
story_day = Table(  # what such a story has on each of these days
    "story_day",
    metadata,
    *_named(
        Column("story", BigInteger, primary_key=True, autoincrement=False),
        Column("day", Integer, primary_key=True, autoincrement=False),
    ),
    Column("n_articles", Integer, nullable=False),
    Column("scored", Integer, nullable=False),  # articles, or statements
    Column("total", Double, nullable=False),  # of their scores
    Column("covered", Double, nullable=False),
    sqlite_with_rowid=False,
)

# ---- indexes of a part of a table -------------------------------------------------------------------

# As text, for naming PostgreSQL's options to SQLAlchemy would import its dialect: 20 ms of each start.
PARTIAL_INDEXES = (
    # Most articles are alone in their story, and an index more is a page more to write for each.
    "CREATE INDEX article_story ON article (story, day) WHERE story <> key",
    "CREATE INDEX article_uncounted ON article (outlet, key) WHERE day IS NULL OR not_scored IS NOT NULL",
    "CREATE INDEX article_starred ON article (key) WHERE starred = 1",
    "CREATE INDEX article_score_order ON article_score (engine, compound, article) WHERE part = 0",
    "CREATE INDEX alert_undelivered ON alert (key) WHERE delivered IS NULL",
)

# ---- search -------------------------------------------------------------------------------------

SEARCH = {
    "sqlite": (
        # Words as query.py cuts and folds them, so the tokenizer has only to part them at blanks.
        "CREATE VIRTUAL TABLE article_fts USING fts5(title, text, others, content='',"
        """ tokenize="ascii tokenchars '$&.\'\''")""",
    ),
    "postgresql": (
        "CREATE TABLE article_fts (key BIGINT PRIMARY KEY REFERENCES article ON DELETE CASCADE ON UPDATE CASCADE,"
        " words tsvector NOT NULL)",
        "CREATE INDEX article_fts_words ON article_fts USING gin (words)",
    ),
}


# ---- time as numbers ------------------------------------------------------------------------------


def micros(moment: datetime) -> int:
    """Microseconds since 1970. A naive datetime is a bug and raises TypeError."""
    delta = moment - EPOCH
    return (delta.days * 86_400 + delta.seconds) * 1_000_000 + delta.microseconds


def moment(micros: int) -> datetime:
    return EPOCH + timedelta(microseconds=micros)


def day_of(moment: datetime) -> int:
    """Days since 1970 in UTC."""
    return (moment - EPOCH).days


def day_start(day: int) -> datetime:
    return EPOCH + timedelta(days=day)


def month_of(moment: datetime) -> int:
    moment = moment.astimezone(UTC)
    return moment.year * 12 + moment.month - 1


def month_start(month: int) -> datetime:
    return datetime(month // 12, month % 12 + 1, 1, tzinfo=UTC)


@cache
def month_of_day(day: int) -> int:
    when = date.fromordinal(day + _DAY_0)
    return when.year * 12 + when.month - 1


def key_from(since: datetime) -> int:
    """The lowest key an article of this second or later can have."""
    return (micros(since) // 1_000_000) << ARTICLE_BITS


def key_until(until: datetime) -> int:
    """Above every key of the seconds before `until`."""
    return -(-micros(until) // 1_000_000) << ARTICLE_BITS


def iso_of_key(key: int) -> str:
    return (EPOCH + timedelta(seconds=key >> ARTICLE_BITS)).isoformat()


def day_of_key(key: int) -> int:
    return (key >> ARTICLE_BITS) // 86_400
