"""The nouns: frozen values that every other module speaks in.

Standard library only, but for the marks of words that the window translates. All times are aware and in UTC. A
sentiment is a float in [-1, 1]; None means *not scored* and is never 0. Offsets count Unicode code points of the text
as given.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from hashlib import blake2b
from types import MappingProxyType

from monitor.i18n import tr_noop

# ---- what we poll -----------------------------------------------------------------------------


class FeedKind(StrEnum):
    """What sort of source a feed is. Search and aggregator items belong to the outlet they name."""

    OUTLET = tr_noop("outlet")
    NEWSLETTER = tr_noop("newsletter")
    GOVERNMENT = tr_noop("government")
    THINK_TANK = tr_noop("think-tank")
    LAW_FIRM = tr_noop("law-firm")
    COMPANY = tr_noop("company")
    MIRROR = tr_noop("mirror")
    RESEARCH = tr_noop("research")
    FORUM = tr_noop("forum")
    AGGREGATOR = tr_noop("aggregator")
    SEARCH = tr_noop("search")


@dataclass(frozen=True, slots=True)
class Feed:
    """An address that we poll, as the catalog lists it."""

    url: str
    title: str
    outlet: str
    kind: FeedKind = FeedKind.OUTLET
    enabled: bool = True
    folder: str | None = None
    topics: tuple[str, ...] = ()
    interval: timedelta | None = None  # None: adapted to how often the feed brings something new
    allow_local: bool = False  # may live on a loopback or private address
    fallback: str | None = None  # an address to use while this one fails
    confidence: str | None = None  # "high", "medium" or "low": how far the default was checked
    last_verified: date | None = None
    how: str | None = None  # how it was verified
    note: str | None = None
    origin: str = "user"  # "default" for the catalog we ship, else "user"
    id: str = ""  # a short name in the catalog; what identifies a feed is its address
    source: str | None = None
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class FeedState:
    """What we remember of a feed between two polls."""

    url: str
    next_due: datetime | None = None  # None: at once
    interval: timedelta = timedelta(minutes=30)
    etag: str | None = None  # as received, never re-formatted
    last_modified: str | None = None  # as received
    validators_at: datetime | None = None  # when the validators were first received; dropped after 8 days
    digest: str | None = None  # SHA-256 of the last body, hex
    last_polled: datetime | None = None
    last_success: datetime | None = None
    failing_since: datetime | None = None
    failures: int = 0  # in a row; being offline does not count
    error: str | None = None
    http_status: int | None = None
    not_before: datetime | None = None  # Retry-After: no poll before this, whoever asks
    paused: bool = False  # 410 Gone, or by the user
    moved_to: str | None = None  # target of a permanent redirect, and
    moved_seen: int = 0  # how often the same chain gave a valid feed
    newest_item: datetime | None = None
    empty_streak: int = 0  # polls in a row that held no entry at all
    undated_share: float = 0.0  # of the last document's entries, 0..1
    warning: str | None = None  # the last document was read, but something in it was wrong


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came back from one exchange with a feed's server."""

    status: int
    content: bytes
    headers: Mapping[str, str]  # lower-case names
    url: str  # where the bytes came from, after redirects
    changed: bool  # False: 304, or the digest we know; then `content` is empty
    state: FeedState  # as it is to be remembered if the entries are saved


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed said. Every string is plain text, but for `summary` and `content`, which are HTML as received."""

    feed: str
    entry_id: str | None
    title: str
    link: str | None
    summary: str = ""
    content: str = ""
    author: str | None = None
    published: datetime | None = None
    updated: datetime | None = None
    source_title: str | None = None  # RSS <source>, Atom source: the outlet an aggregator names
    source_url: str | None = None
    language: str | None = None
    categories: tuple[str, ...] = ()
    shared_link: bool = False  # other entries of the document have this link too: it does not tell them apart


@dataclass(frozen=True, slots=True)
class Document:
    """A feed document once read: its title, its entries, and what was wrong with it."""

    title: str | None
    entries: tuple[Entry, ...]
    home: str | None = None
    language: str | None = None
    ttl: timedelta | None = None  # what the feed asks for: RSS ttl or sy:
    warning: str | None = None


# ---- what we keep -----------------------------------------------------------------------------


class ScoredText(StrEnum):
    """Which text of an article there was to score."""

    HEADLINE = "headline"
    SUMMARY = "headline+summary"
    BODY = "headline+body"


@dataclass(frozen=True, slots=True)
class Article:
    """What we keep of a piece of news: published facts, never an opinion of ours."""

    id: str  # digest of outlet and canonical link (of outlet and title where the link is opaque); 16 hex digits
    feed: str  # address of the feed that brought it first, without credentials; "" if added by hand
    outlet: str
    title: str
    text: str  # plain text without the title; paragraphs are parted by "\n\n"
    url: str | None
    scored_text: ScoredText
    first_seen: datetime
    published: datetime | None = None  # None: the feed gave no date that can be true
    updated: datetime | None = None
    date_flag: str | None = None  # why `published` is None: "missing", "future", "absurd"
    author: str | None = None
    language: str | None = None  # as the feed declares it; what we detect is in Analysis
    html: str = ""  # the body as received, for display after cleaning
    categories: tuple[str, ...] = ()
    origin: str = "feed"  # "feed", "backfill" or "manual"
    repairs: tuple[Repair, ...] = ()  # what the user put right in its findings, so that new ones keep to it

    @property
    def at(self) -> datetime:
        """When it happened for lists and filters: published, else first seen."""
        return self.published or self.first_seen


class OutletKind(StrEnum):
    """The desk an outlet belongs to. Primary sources are events, not outlet sentiment."""

    WIRE = tr_noop("wire")
    BUSINESS = tr_noop("business")
    OPINION = tr_noop("opinion")
    GENERAL = tr_noop("general")
    POLICY = tr_noop("policy")
    TECH = tr_noop("tech")
    ASIA = tr_noop("asia")
    CHIPS = tr_noop("chips")
    STARTUP = tr_noop("startup")
    NEWSLETTER = tr_noop("newsletter")
    RESEARCH = tr_noop("research")
    PRIMARY = tr_noop("primary source")
    STATE = tr_noop("state media")
    COMPANY = tr_noop("company")
    SYNDICATION = tr_noop("syndication")  # copies wires: counts as copies
    PLATFORM = tr_noop("platform")  # LinkedIn: never an outlet, the person is
    OTHER = tr_noop("other")


@dataclass(frozen=True, slots=True)
class Outlet:
    """Somebody who publishes."""

    id: str
    name: str
    domains: tuple[str, ...] = ()  # "wsj.com", or with a path prefix: "wsj.com/opinion"
    aliases: tuple[str, ...] = ()
    kind: OutletKind = OutletKind.OTHER
    author: str | None = None  # a newsletter or column that is one person's voice
    enabled: bool = True
    source: str | None = None
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject: a boolean query over headline and text."""

    id: str
    name: str
    query: str
    search: str | None = None  # the form that news searches understand
    context: tuple[str, ...] = ()  # words one of which must occur too
    enabled: bool = True
    source: str | None = None
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody was, where, and when. Dates are inclusive; None is open."""

    title: str
    organisation: str | None = None
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """A person, organisation or outlet that speaks."""

    id: str
    name: str
    kind: str = "person"  # "person", "organisation", "outlet" or "collective"
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    gender: str | None = None  # "f", "m" or None (unknown): for he and she inside an article
    group: str | None = None
    enabled: bool = True
    source: str | None = None
    as_of: date | None = None
    # spellings that mean nobody else in this news, without the fuller name in the same article: "Trump"
    alone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Company:
    """A company, product or index that sentences are about."""

    id: str
    name: str
    kind: str = "company"
    aliases: tuple[str, ...] = ()
    case: bool = False  # True: capitals matter ("Meta", "Seed")
    enabled: bool = True
    source: str | None = None
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, marked on the plot."""

    id: str
    name: str
    start: date
    end: date | None = None
    topics: tuple[str, ...] = ()
    enabled: bool = True
    source: str | None = None
    note: str | None = None
    as_of: date | None = None


# ---- what we find -----------------------------------------------------------------------------


class Part(StrEnum):
    """Which text of an article a span lies in."""

    TITLE = "title"
    TEXT = "text"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of code points: text[start:end]."""

    start: int
    end: int


class Label(StrEnum):
    POSITIVE = tr_noop("positive")
    NEUTRAL = tr_noop("neutral")
    NEGATIVE = tr_noop("negative")


@dataclass(frozen=True, slots=True)
class Sentiment:
    """What one engine says of one text, or why it says nothing."""

    compound: float | None  # [-1, 1]; None: not scored
    positive: float | None = None  # shares, [0, 1]
    neutral: float | None = None
    negative: float | None = None
    label: Label | None = None  # by the engine's own bands
    coverage: float = 0.0  # share of the sentences with at least one score word, [0, 1]
    sentences: int = 0  # how many sentences the mean is over
    reason: str | None = None  # why it is not scored: "language: nl", "no words", …


Scores = Mapping[str, Sentiment]  # by engine name, e.g. "vader"
WAITING = tr_noop("waiting for the model")  # reason of what a slow engine has not come to yet
NO_SCORES: Scores = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Quoted:
    """Some words of an article, and where they stand."""

    text: str
    span: Span
    part: Part = Part.TEXT


class StatementKind(StrEnum):
    DIRECT = "direct"  # all words in quotation marks
    MIXED = "mixed"  # some words in quotation marks
    INDIRECT = "indirect"  # reported speech
    AUTHORED = "authored"  # the whole piece is the voice's own
    MANUAL = "manual"  # added by hand


@dataclass(frozen=True, slots=True)
class Statement:
    """Words that an article puts in someone's mouth."""

    kind: StatementKind
    words: str  # the fragments, joined by a blank
    fragments: tuple[Span, ...]  # without quotation marks, without a leading "that"
    part: Part = Part.TEXT  # which text the fragments lie in
    speaker: Quoted | None = None  # the mention that carries the attribution, as printed: "he", "Ms. Okafor"
    voice: str | None = None  # who that is; None where it cannot be known
    cue: Quoted | None = None  # "wrote", "according to"
    confidence: float = 0.0  # that speaker and voice are right, [0, 1]
    denied: bool = False  # "denied that …", "declined to say …"
    collective: bool = False  # "analysts", "industry experts": kept out of voice statistics
    chain: tuple[str, ...] = ()  # who reports whom, outermost first
    targets: tuple[str, ...] = ()
    scores: Scores = field(default_factory=dict)
    repaired: bool = False  # the user put it right


class Verdict(StrEnum):
    """What was wrong with a statement that was found."""

    SPEAKER = "speaker"  # somebody else said it, or nobody who can be named
    WORDS = "words"  # the words begin or end elsewhere
    NONE = "none"  # it is nobody's statement


@dataclass(frozen=True, slots=True)
class Repair:
    """What the user put right in a statement. It holds over every new analysis of the article."""

    statement: str  # the statement's id, as it was found
    article: str
    verdict: Verdict
    kind: StatementKind  # as found, like part, fragments and words
    part: Part
    fragments: tuple[Span, ...]
    words: str  # they find it again where the text around it was edited
    at: datetime
    voice: str | None = None  # SPEAKER: who said it; None: nobody who can be named
    meant: Span | None = None  # WORDS: the right ones, in the same part
    found: str | None = None  # the voice that we had found, for the figures on accuracy


@dataclass(frozen=True, slots=True)
class Judgment:
    """What a person says of a sentence of an article, without having seen a score."""

    article: str  # id
    outlet: str
    part: Part
    span: Span  # of the sentence in that part, as it was then
    text: str  # the sentence
    target: Span | None  # in `text`: whom the label is about; None: the whole
    label: Label | None  # None: it cannot be said
    at: datetime
    labeler: str
    turn: int = 1  # 2: the same labeler said it again, without having seen the first answer

    @property
    def item(self) -> str:
        """What was judged: the same words of an article toward the same target. 16 hex digits."""
        target = "" if self.target is None else f"{self.target.start}-{self.target.end}"
        what = f"{self.article}|{self.part}|{target}|{self.text}".encode("utf-8", "surrogatepass")
        return blake2b(what, digest_size=8).hexdigest()


class Answer(StrEnum):
    """What a person says when asked who speaks."""

    SPEAKER = "speaker"  # somebody, or nobody who can be named
    NONE = "none"  # it is nobody's statement
    UNCLEAR = "unclear"  # it cannot be said


@dataclass(frozen=True, slots=True)
class Check:
    """Who a person says spoke, without having been told who was found."""

    statement: str  # id
    article: str  # id
    outlet: str
    kind: StatementKind
    confidence: float  # of what was found, [0, 1]
    found: str | None  # the voice that was found; None: none that can be known
    answer: Answer
    said: str | None  # SPEAKER: who it is; None: nobody who can be named
    at: datetime
    labeler: str

    @property
    def right(self) -> bool:
        """Whether what was found is what the person says."""
        return self.answer is Answer.SPEAKER and self.said == self.found


@dataclass(frozen=True, slots=True)
class Mention:
    """A topic, voice or company named in an article."""

    kind: str  # "topic", "voice" or "company"
    name: str  # the topic's id, the voice's or company's name
    span: Span
    part: Part = Part.TEXT
    scores: Scores = field(default_factory=dict)  # of the sentence it stands in


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, whose it is, and how it scores. Computed for the article on screen, never stored."""

    span: Span
    part: Part = Part.TEXT
    statement: int | None = None  # index into Analysis.statements; None: narration
    scores: Scores = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Analysis:
    """What we think of an article. Can be computed again at any time."""

    language: str | None  # ISO 639-1, None: cannot be told
    scores: Scores  # the article: mean of its sentences, headline first
    headline: Scores = field(default_factory=dict)
    narration: Scores = field(default_factory=dict)  # mean of the sentences outside statements
    sentences: tuple[Sentence, ...] = ()
    statements: tuple[Statement, ...] = ()
    mentions: tuple[Mention, ...] = ()
    topics: tuple[str, ...] = ()  # ids, sorted
    voices: tuple[str, ...] = ()  # names of those who speak, in order of appearance
    not_scored: str | None = None  # why no engine scored it
    fingerprint: str = ""  # engines with versions, lexicon and catalog
    sketch: bytes = b""  # what is compared with other articles, to find copies; for analysis.stories alone to read
    wire: str | None = None  # the agency whose report it is


@dataclass(frozen=True, slots=True)
class Clipping:
    """An article with what we found in it."""

    article: Article
    analysis: Analysis


# ---- stories ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Sketched:
    """An article as it is put into a story: its key in the store, and its sketch."""

    key: int  # seconds since 1970 of when it happened, then 16 bits that tell articles of one second apart
    outlet: str
    sketch: bytes
    story: int = 0  # key of its story's first article; 0: not placed yet
    by_hand: bool = False  # the user put it there


@dataclass(frozen=True, slots=True)
class Placement:
    """Which story an article belongs to, and why."""

    story: int  # its own key where it is a story of its own, so far
    score: float = 0.0  # how alike it is to the nearest, [0, 1]
    fidelity: float | None = None  # share of its text that stands in the nearest's; None: not compared
    back: float | None = None  # share of the nearest's text that stands in its own
    nearest: int | None = None  # key of the article that it was found to be one piece of news with
    joins: tuple[int, ...] = ()  # stories that it showed to be the same one: they become `story`


@dataclass(frozen=True, slots=True)
class StoryMember:
    """One of the articles of a story."""

    key: int
    id: str
    outlet: str
    title: str
    url: str | None
    published: datetime | None
    first_seen: datetime
    kind: str  # "first", "copy", "shortened", "retitled" or "headline": the last where there is no text to compare
    fidelity: float | None  # share of its text that stands in the article it was likest to, [0, 1]
    wire: str | None  # the agency that it names
    by_hand: bool  # the user put it into this story
    copying: bool  # its outlet is a host that copies agencies: no outlet of its own


@dataclass(frozen=True, slots=True)
class Story:
    """One piece of news and who printed it."""

    id: str  # of the article that the story goes by: the first that was stored
    wire: str | None  # the agency that it comes from
    members: tuple[StoryMember, ...]  # as they appeared
    outlets: int  # that carry it, without the hosts that only copy (unless there is nobody else)


@dataclass(frozen=True, slots=True)
class StoryChange:
    """What the user did to stories. It holds over later polls and new analyses."""

    number: int
    kind: str  # "split" or "merge"
    at: datetime
    articles: tuple[str, ...]  # ids of those that were moved
    undone: datetime | None = None


class Count(StrEnum):
    """What a mean counts."""

    STORY = tr_noop("story")  # each piece of news once
    COPY = tr_noop("copy")  # every article
    OUTLET = tr_noop("outlet")  # each piece of news once for each outlet


# ---- alerts -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AlertRule:
    """What the user wants to be told of."""

    id: str
    query: str
    name: str = ""
    topics: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()
    sentiment_below: float | None = None
    sentiment_above: float | None = None
    engine: str | None = None  # whose sentiment; None: the engine shown
    notify: bool = True
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class Alert:
    """One firing of a rule. There is at most one for each rule and story."""

    rule: str
    article: str
    matched: tuple[str, ...]  # the words as printed that met the query
    fired_at: datetime
    id: str = ""  # digest of rule and story
    story: str = ""
    delivered: datetime | None = None
    seen: datetime | None = None
    first_import: bool = False  # found among the old items of a feed's first document: summed up, not told one by one

    def of_story(self, story: str) -> Alert:
        """The alert as that of a story, by the id of the story's first article: each of its articles gives the same."""
        return replace(self, story=story, id=hashlib.sha256(f"{self.rule}\n{story}".encode()).hexdigest()[:16])


# ---- what is asked, and what is answered -------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Filter:
    """Which articles or statements are meant. Empty: all. Several names of one kind are joined by OR, kinds by AND."""

    topics: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()
    since: datetime | None = None  # inclusive
    until: datetime | None = None  # exclusive
    search: str | None = None  # topic syntax
    unread: bool = False
    starred: bool = False
    feed: str | None = None
    labels: tuple[str, ...] = ()  # the user's own
    below: float | None = None  # exclusive: the sentiment of the article, or of the statement where those are meant
    above: float | None = None  # exclusive
    engine: str = ""  # whose sentiment `below` and `above` mean
    # Of statements only:
    kinds: tuple[str, ...] = ()  # values of StatementKind
    unknown: bool = False  # only those whose speaker's name is not known
    named: bool = False  # only those whose speaker's name is known
    targets: tuple[str, ...] = ()  # names of what they are about
    once: bool = False  # of one voice's same words in several places only the first
    own_words: bool = False  # `search` means the statement's own words and its speaker, not the whole article
    sure: float | None = None  # inclusive: how sure the attribution is at least, [0, 1]; also in sums of statements


class Side(StrEnum):
    """Whose words in an article are meant."""

    WHOLE = "whole"  # all of it
    NARRATION = "narration"  # the sentences outside statements: the outlet's own words
    QUOTED = "quoted"  # what it lets others say: statements, but for those in `trends`


@dataclass(frozen=True, slots=True)
class Score:
    """Sums over the stories of one name in one period, as the store adds them up. What `series` starts from.

    A story's value is the mean of its articles' values; sums run over stories.
    """

    name: str
    period_start: datetime
    n_articles: int
    n_stories: int
    total: float  # sum of the stories' values
    squares: float  # sum of their squares
    covered: float  # sum of the articles' coverage


@dataclass(frozen=True, slots=True)
class Piece:
    """One article in a mean over stories; of a voice's mean: one statement. A story's value is the mean of its own."""

    article: int  # the store's key, as is `story`
    story: int
    outlet: str
    value: float
    period: int = 0  # the number of the hour, day, week or month that it lies in


@dataclass(frozen=True, slots=True)
class Told:
    """Whose sentences an article is made of."""

    sentences: int  # all, the headline too; the article's score is their mean
    narration: float | None  # the mean of those that nobody is quoted in
    narrated: int  # how many those are
    statements: tuple[tuple[str | None, float, int], ...] = ()  # voice, sentiment of its words, their sentences


@dataclass(frozen=True, slots=True)
class Apart:
    """An article on which two engines differ."""

    article: str  # id
    outlet: str
    title: str
    at: datetime
    sentiment: Mapping[str, float]  # by engine
    label: Mapping[str, Label | None]


@dataclass(frozen=True, slots=True)
class Publisher:
    """An outlet, and how many of the articles that were asked for can be counted."""

    name: str
    primary: bool  # a primary source: left out of means over outlets
    articles: int
    counted: int  # with a date and a score
    reason: str | None = None  # why some are not scored; the last one in the alphabet of several


@dataclass(frozen=True, slots=True)
class Point:
    """One period of a series."""

    start: datetime
    mean: float | None  # None: nothing scored in the period
    low: float | None  # 95 % interval, clamped to [-1, 1]; None below two stories
    high: float | None
    n_articles: int
    n_stories: int
    coverage: float  # mean share of sentences with score words, [0, 1]
    squares: float = 0.0  # sum of the squares of the stories' values: periods can be joined without the articles


class Period(StrEnum):
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"  # ISO, from Monday
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Gap:
    """A span in which we did not look: a feed failed, or the program was off."""

    start: datetime
    end: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Series:
    """Mean sentiment over time of one outlet, voice or topic, by one engine. Never mixes two engines."""

    by: str  # "outlet", "voice" or "topic"
    name: str
    engine: str
    period: Period
    points: tuple[Point, ...]
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True)
class Poll:
    """Everything one poll found, to be saved whole or not at all."""

    feed: Feed
    state: FeedState
    polled_at: datetime
    clippings: tuple[Clipping, ...] = ()
    alerts: tuple[Alert, ...] = ()
    entries: int = 0  # in the document
    history: bool = False  # found by a search into the past: it says nothing of how the feed fares, or when we looked


@dataclass(frozen=True, slots=True)
class Saved:
    """What of a poll was new to the store."""

    new: tuple[str, ...] = ()  # article ids
    edited: tuple[str, ...] = ()
    alerts: tuple[Alert, ...] = ()


# ---- rows: what lists, exports and views show ---------------------------------------------------


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One line of the articles table and CSV."""

    key: int  # the store's own number, for snapshots; not for export
    id: str
    published: datetime | None
    first_seen: datetime
    outlet: str
    feed: str
    title: str
    url: str | None
    language: str | None
    story: str
    copies: int
    topics: tuple[str, ...]
    voices: tuple[str, ...]
    sentiment: Mapping[str, float | None]  # by engine
    narration: Mapping[str, float | None]
    coverage: Mapping[str, float]
    scored_text: ScoredText
    not_scored: str | None
    engine_versions: str
    date_flag: str | None = None
    read: bool = False
    starred: bool = False
    origin: str = "feed"
    labels: tuple[str, ...] = ()  # the user's own, sorted
    note: str | None = None  # the user's own

    @property
    def at(self) -> datetime:
        return self.published or self.first_seen


LEFT_OUT = " […] "
_MARKS_ONLY = 6  # code points between two fragments that hold quotation marks and blanks, but no words


def with_gaps(words: str, fragments: Sequence[Span]) -> str:
    """A statement's words as they may be printed: `[…]` where words that are not the speaker's were left out.

    `words` are those of the fragments, joined by a blank; others are given back as they are.
    """
    if len(fragments) < 2 or sum(f.end - f.start for f in fragments) + len(fragments) - 1 != len(words):
        return words
    shown, at = "", 0
    for before, fragment in zip((None, *fragments), fragments, strict=False):
        if before is not None:
            shown += LEFT_OUT if fragment.start - before.end > _MARKS_ONLY else " "
        shown += words[at : at + fragment.end - fragment.start]
        at += fragment.end - fragment.start + 1
    return shown


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One line of the ledger and its CSV."""

    key: int
    id: str
    article: str
    published: datetime | None
    first_seen: datetime
    outlet: str
    voice: str | None
    speaker: str | None
    kind: StatementKind
    words: str
    targets: tuple[str, ...]
    sentiment: Mapping[str, float | None]
    confidence: float
    part: Part
    start: int
    end: int
    url: str | None
    carried_by: int  # outlets that carry the same words
    title: str = ""  # the article's
    denied: bool = False
    collective: bool = False
    repaired: bool = False  # the user put it right


@dataclass(frozen=True, slots=True)
class AlertRow:
    """One line of the alert log and its CSV."""

    alert: Alert
    rule_name: str
    query: str
    outlet: str
    title: str
    url: str | None
    published: datetime | None
    copies: int = 1  # articles that the story has by now: later ones raise no alert of their own


@dataclass(frozen=True, slots=True)
class FeedHealth:
    """One line of the feeds view: the feed's memory and what it brought."""

    state: FeedState
    articles: int
    per_day: float  # over the last 30 days
    days: tuple[int, ...]  # new articles on each of the last 30 UTC days, oldest first; -1: only failures, -2: no poll


@dataclass(frozen=True, slots=True)
class Lens:
    """A topic, voice or outlet to look through, with its counts in the span asked for."""

    by: str  # "topic", "voice" or "outlet"
    name: str
    articles: int
    unread: int
    spark: tuple[float | None, ...] = ()  # mean sentiment per equal part of the span, oldest first
