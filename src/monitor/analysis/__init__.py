"""From an article to what we found in it: language, sentences, statements, topics, mentions and their sentiment.

Stages that know nothing of one another; `Analyzer` joins them. Total over any text, deterministic, linear.

How it adds up: an article's score is the mean of its sentences, headline first; its narration the mean of the
sentences that are nobody's statement; a statement's the mean of its own words cut into sentences (`own_words`); a
mention's that of the sentence it stands in, toward the mention where an engine can. Words that are denied are not
scored. A sentence is a statement's if most of its letters and digits lie in the statement's fragments; of two
statements, one within the other, it is the inner one's.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from monitor.analysis import language, quotes, sentiment, stories
from monitor.analysis.mentions import NameFinder
from monitor.analysis.repairs import mend
from monitor.analysis.sentiment import Engine, WordPart
from monitor.analysis.text import sentences, unwrap
from monitor.analysis.topics import Topics
from monitor.analysis.voices import Names
from monitor.catalog import Catalog
from monitor.i18n import tr_noop
from monitor.model import (
    WAITING,
    Analysis,
    Article,
    Mention,
    OutletKind,
    Part,
    ScoredText,
    Scores,
    Sentence,
    Sentiment,
    Span,
    Statement,
    StatementKind,
)
from monitor.query import Words

RULES = "2"  # of the finder of statements; a new number makes stored findings old
SCORED_LANGUAGE = "en"

_LATER = sentiment.not_scored(WAITING)
# An editor's bracket inside a quotation is not the speaker's word.
_BRACKETS = re.compile(r"\[[^\[\]]{0,500}\]")
_BOILERPLATE = re.compile(
    r"(?:the post .{1,300} (?:appeared first|first appeared) on .{1,100}|(?:continue reading|read more|read the full "
    r"(?:story|article)|read full article|view entire post|comments?|advertisement|sign up .{0,80})[ .…:›»>→]*)\Z",
    re.IGNORECASE | re.DOTALL,
)


class Analyzer:
    """Everything needed to analyze articles, made ready once. Not to be shared between threads."""

    def __init__(self, catalog: Catalog, engines: Sequence[str] | None = None) -> None:
        self._engines = sentiment.engines(engines, catalog.lexicon)
        self._slow_too = False
        self._topics = Topics(catalog.topics)
        self._names = Names(catalog)
        self._finder = NameFinder(catalog.voices, catalog.companies)
        self._authors = {outlet.name.casefold(): outlet.author for outlet in catalog.outlets if outlet.author}
        self._platforms = frozenset(o.name.casefold() for o in catalog.outlets if o.kind is OutletKind.PLATFORM)
        self._houses = {o.name.casefold(): o.name for o in catalog.outlets if o.kind is OutletKind.COMPANY}
        self._wires = frozenset(o.name for o in catalog.outlets if o.kind is OutletKind.WIRE)
        self._outlets = frozenset(
            name.casefold() for outlet in catalog.outlets for name in (outlet.name, *outlet.aliases)
        )
        names = ";".join(f"{engine.name} {engine.version}" for engine in self._engines)
        catalog_mark = hashlib.sha256(f"{RULES};{catalog.fingerprint}".encode()).hexdigest()[:12]
        self.fingerprint = f"{names};rules {catalog_mark}"

    @property
    def engines(self) -> tuple[Engine, ...]:
        return self._engines

    @property
    def topic_errors(self) -> tuple[tuple[str, str], ...]:
        """Topics that are left out because their query cannot be read: id and reason."""
        return tuple((topic.id, str(error)) for topic, error in self._topics.errors)

    def analyze(self, article: Article, *, slow: bool = False) -> Analysis:
        """Find everything in an article; what the user put right in it holds. Never fails, whatever the text.

        Slow engines score only where `slow` says so; else their scores wait. With it, a network that cannot be loaded
        raises ModelError.
        """
        self._slow_too = slow
        title, text = article.title, unwrap(article.text)
        spoken = language.detect(f"{title}\n{text}", article.language)
        in_title, in_text = sentences(title), sentences(text)
        cut = [(Part.TITLE, span) for span in in_title] + [(Part.TEXT, span) for span in in_text]
        reason = _why_not_scored(spoken, [_of(title, text, part)[span.start : span.end] for part, span in cut])
        topics, mentions = self._topics.tag(Words.of(title, text))
        mentions += self._finder.find(title, text)
        found = self._by_hand(article, cut)
        manual = bool(found)
        if spoken == SCORED_LANGUAGE and not manual:
            found = quotes.find(title, text, in_title, in_text, self._context(article))
        pieces = [repair for repair in article.repairs if repair.kind is StatementKind.AUTHORED]
        found = mend(found, (repair for repair in article.repairs if repair not in pieces), title, text)
        manual = manual and bool(found)
        scored = self._score_sentences(title, text, cut, found, reason, all_said=manual)
        if not manual:
            found += mend(self._own_voice(article, scored, found), pieces, title, text, bring_back=False)
        wire = stories.wire_of(article.title, article.text, article.author, article.outlet, self._wires)
        named = _Named(mentions)
        statements = tuple(self._finish(title, text, statement, named, reason) for statement in found)
        if text != article.text:
            statements = tuple(_as_printed(article.text, statement) for statement in statements)
        return Analysis(
            language=spoken,
            scores=self._mean((s.scores for s in scored), reason),
            headline=self._mean((s.scores for s in scored if s.part is Part.TITLE), reason),
            narration=self._mean((s.scores for s in scored if s.statement is None), reason, "no narration"),
            sentences=scored,
            statements=statements,
            mentions=self._toward_mentions(title, text, mentions, scored),
            topics=topics,
            voices=tuple(dict.fromkeys(s.voice for s in statements if s.voice and not s.collective)),
            not_scored=reason,
            fingerprint=self.fingerprint,
            sketch=stories.sketch(article.title, article.text, article.outlet, spoken, wire),
            wire=wire,
        )

    def analyze_text(
        self,
        text: str,
        *,
        title: str = "",
        outlet: str = "",
        published: datetime | None = None,
        language: str | None = None,
        slow: bool = False,
    ) -> Analysis:
        """Analyze a text that is no stored article. `published` decides which roles of the catalog held."""
        return self.analyze(
            Article(
                id="",
                feed="",
                outlet=outlet,
                title=title,
                text=text,
                url=None,
                scored_text=ScoredText.BODY if text else ScoredText.HEADLINE,
                first_seen=published or datetime(1970, 1, 1, tzinfo=UTC),
                published=published,
                language=language,
            ),
            slow=slow,
        )

    def toward(self, text: str, targets: Sequence[Span], analysis: Analysis) -> tuple[Scores, ...]:
        """Score each target, a span of `text`, by the sentence that it stands in (toward it, where an engine can)."""
        spans = [sentence.span for sentence in analysis.sentences if sentence.part is Part.TEXT]
        starts = [span.start for span in spans]
        scores: list[Scores] = []
        for target in targets:
            k = bisect_right(starts, target.start) - 1
            inside = k >= 0 and target.start < spans[k].end
            if analysis.not_scored or not inside:
                reason = analysis.not_scored or tr_noop("not in a sentence")
                scores.append({engine.name: sentiment.not_scored(reason) for engine in self._engines})
                continue
            span = spans[k]
            where = Span(target.start - span.start, min(target.end, span.end) - span.start)
            sentence = text[span.start : span.end]
            scores.append({engine.name: engine.score([sentence], [where])[0] for engine in self._engines})
        return tuple(scores)

    def explain(self, text: str, engine: str) -> tuple[WordPart, ...]:
        """Say what each word adds to the score of one sentence. Raises KeyError for an engine that is not here."""
        return {each.name: each for each in self._engines}[engine].explain(text)

    def _context(self, article: Article) -> quotes.Context:
        writer = article.outlet.casefold()
        outlets = self._outlets if writer in self._outlets or not writer else self._outlets | {writer}
        own = self._houses.get(writer) or self._authors.get(writer)
        return quotes.Context(self._names, outlets, article.at.date(), own and self._voice(own))

    def _score_sentences(
        self,
        title: str,
        text: str,
        cut: list[tuple[Part, Span]],
        found: tuple[Statement, ...],
        reason: str | None,
        *,
        all_said: bool,
    ) -> tuple[Sentence, ...]:
        words = [_of(title, text, part)[span.start : span.end] for part, span in cut]
        scores = self._score(words, reason)
        owners: list[int | None] = [0] * len(cut) if all_said else _owners(title, text, cut, found)
        return tuple(
            Sentence(span, part, owner, score) for (part, span), owner, score in zip(cut, owners, scores, strict=True)
        )

    def _by_hand(self, article: Article, cut: list[tuple[Part, Span]]) -> tuple[Statement, ...]:
        """A statement added by hand: the whole text is its speaker's, and nothing of it is narration."""
        if article.origin != "manual" or article.author is None or not cut:
            return ()
        part = cut[-1][0]
        fragment = Span(next(span.start for where, span in cut if where is part), cut[-1][1].end)
        text = _of(article.title, article.text, part)
        return (
            Statement(
                kind=StatementKind.MANUAL,
                words=text[fragment.start : fragment.end],
                fragments=(fragment,),
                part=part,
                voice=self._voice(article.author),
                confidence=1.0,
            ),
        )

    def _own_voice(
        self, article: Article, scored: tuple[Sentence, ...], found: tuple[Statement, ...]
    ) -> tuple[Statement, ...]:
        """The piece as its author's own statement: a newsletter, a post on a platform.

        It holds the sentences in which nobody else has a word. They stay narration too: it is what the outlet says.
        """
        outlet = article.outlet.casefold()
        voice = self._authors.get(outlet) or (article.author if outlet in self._platforms else None)
        if voice is None or not scored:
            return ()
        part = scored[-1].part
        others = sorted(f for statement in found if statement.part is part for f in statement.fragments)
        starts = [fragment.start for fragment in others]
        fragments: list[Span] = []
        last = None
        for k, sentence in enumerate(scored):
            at = bisect_right(starts, sentence.span.end - 1) - 1
            shared = at >= 0 and others[at].end > sentence.span.start
            if sentence.part is not part or sentence.statement is not None or shared:
                continue
            if last == k - 1 and fragments:
                fragments[-1] = Span(fragments[-1].start, sentence.span.end)
            else:
                fragments.append(sentence.span)
            last = k
        if not fragments:
            return ()
        text = _of(article.title, article.text, part)
        return (
            Statement(
                kind=StatementKind.AUTHORED,
                words=" ".join(text[f.start : f.end] for f in fragments),
                fragments=tuple(fragments),
                part=part,
                voice=self._voice(voice),
                confidence=0.95,
            ),
        )

    def _voice(self, name: str) -> str:
        """A name as the catalog writes it, if it is there."""
        known = self._names.find(name)
        return name if known is None else known.name

    def _finish(self, title: str, text: str, statement: Statement, named: _Named, reason: str | None) -> Statement:
        """Give a statement its sentiment, and what it is about: the names in its words, but the speaker's own.

        Words that somebody denies are not that somebody's: they are not scored.
        """
        reason = reason or ("denied" if statement.denied else None)
        words = own_words(_of(title, text, statement.part), statement)
        targets = tuple(name for name in named.within(statement) if name != statement.voice)
        return Statement(
            statement.kind,
            statement.words,
            statement.fragments,
            statement.part,
            statement.speaker,
            statement.voice,
            statement.cue,
            statement.confidence,
            statement.denied,
            statement.collective,
            statement.chain,
            targets,
            self._mean(self._score(words, reason), reason),
            statement.repaired,
        )

    def _score(self, texts: list[str], reason: str | None) -> list[Scores]:
        if reason:
            nothing: Scores = {engine.name: sentiment.not_scored(reason) for engine in self._engines}
            return [nothing] * len(texts)
        columns = [[_LATER] * len(texts) if self._waits(engine) else engine.score(texts) for engine in self._engines]
        names = [engine.name for engine in self._engines]
        return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]

    def _waits(self, engine: Engine) -> bool:
        return engine.slow and not self._slow_too

    def _toward_mentions(
        self, title: str, text: str, mentions: Iterable[Mention], scored: tuple[Sentence, ...]
    ) -> tuple[Mention, ...]:
        """Give each mention the scores of its sentence, toward it where an engine can, in the order of the article."""
        aiming = [engine for engine in self._engines if engine.targeted and not self._waits(engine)]
        by_part = {part: [sentence for sentence in scored if sentence.part is part] for part in Part}
        starts = {part: [sentence.span.start for sentence in row] for part, row in by_part.items()}
        found = []
        for mention in mentions:
            k = bisect_right(starts[mention.part], mention.span.start) - 1
            scores: Scores = by_part[mention.part][k].scores if k >= 0 else {}
            if aiming and k >= 0:
                start, end = by_part[mention.part][k].span.start, by_part[mention.part][k].span.end
                words = _of(title, text, mention.part)[start:end]
                where = Span(mention.span.start - start, min(mention.span.end, end) - start)
                able = [engine for engine in aiming if scores[engine.name].compound is not None]
                scores = {**scores, **{engine.name: engine.score([words], [where])[0] for engine in able}}
            found.append(Mention(mention.kind, mention.name, mention.span, mention.part, scores))
        return tuple(sorted(found, key=lambda m: (m.part is Part.TEXT, m.span.start, m.span.end, m.kind, m.name)))

    def _mean(self, rows: Iterable[Scores], reason: str | None, nothing: str = "no words") -> Scores:
        rows = list(rows)
        return {
            engine.name: sentiment.not_scored(reason)
            if reason
            else sentiment.mean([row[engine.name] for row in rows], engine, nothing=nothing)
            for engine in self._engines
        }


class _Named:
    """Voices and companies by where they are named."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._rows: dict[Part, list[tuple[int, str]]] = {part: [] for part in Part}
        for mention in mentions:
            if mention.kind != "topic":
                self._rows[mention.part].append((mention.span.start, mention.name))
        for row in self._rows.values():
            row.sort()

    def within(self, statement: Statement) -> Iterable[str]:
        """The names in a statement's words, each once, in their order."""
        row = self._rows[statement.part]
        found: dict[str, None] = {}
        for fragment in statement.fragments:
            k = bisect_right(row, (fragment.start, ""))
            while k < len(row) and row[k][0] < fragment.end:
                found[row[k][1]] = None
                k += 1
        return found


def _as_printed(text: str, statement: Statement) -> Statement:
    """A statement with the text's own line breaks, which were blanks while it was read."""
    if statement.part is Part.TITLE:
        return statement
    speaker, cue = (
        None if quoted is None else replace(quoted, text=text[quoted.span.start : quoted.span.end])
        for quoted in (statement.speaker, statement.cue)
    )
    words = " ".join(text[f.start : f.end] for f in statement.fragments)
    return replace(statement, words=words, speaker=speaker, cue=cue)


def own_words(text: str, statement: Statement) -> list[str]:
    """A statement's words cut into the sentences that its sentiment is the mean of, without editors' brackets."""
    pieces = []
    for fragment in statement.fragments:
        words = text[fragment.start : fragment.end]
        if "[" in words:
            words = _BRACKETS.sub(" ", words)
        pieces += [words[span.start : span.end] for span in sentences(words)]
    return pieces


def _of(title: str, text: str, part: Part) -> str:
    return title if part is Part.TITLE else text


def _why_not_scored(spoken: str | None, words: list[str]) -> str | None:
    if not words:
        return "no words"
    if spoken != SCORED_LANGUAGE:
        return f"language: {spoken or 'unknown'}"
    if all(_BOILERPLATE.match(sentence) for sentence in words):
        return "boilerplate"
    return None


def _owners(title: str, text: str, cut: list[tuple[Part, Span]], found: tuple[Statement, ...]) -> list[int | None]:
    """Whose each sentence is: the index of the statement that holds most of its letters and digits, or None."""
    owners: list[int | None] = [None] * len(cut)
    best = [0.0] * len(cut)
    sizes: dict[int, int] = {}
    for part in Part:
        places = [k for k, (where, _) in enumerate(cut) if where is part]
        starts = [cut[k][1].start for k in places]
        words = _of(title, text, part)
        for index, statement in enumerate(found):
            if statement.part is not part:
                continue
            covered: dict[int, int] = {}
            for fragment in statement.fragments:
                at = max(0, bisect_right(starts, fragment.start) - 1)
                while at < len(places) and starts[at] < fragment.end:
                    span = cut[places[at]][1]
                    inside = words[max(span.start, fragment.start) : min(span.end, fragment.end)]
                    covered[places[at]] = covered.get(places[at], 0) + sum(map(str.isalnum, inside))
                    at += 1
            for k, signs in covered.items():
                if k not in sizes:
                    sizes[k] = max(1, sum(map(str.isalnum, words[cut[k][1].start : cut[k][1].end])))
                share = signs / sizes[k]
                # of two statements, one within the other, the inner one is whose words these are: it comes later
                if share > 0.5 and share >= 0.9 * best[k]:
                    owners[k], best[k] = index, share
    return owners


__all__ = ["RULES", "Analyzer", "Sentiment", "own_words"]
