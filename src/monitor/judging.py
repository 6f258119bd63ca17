"""Judging by people: which sentences are offered to them, and what their answers say of the engines.

A sentence is offered without its score and stays as it was printed, so that it can be scored by every engine, today's
and tomorrow's, whatever becomes of its article.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Final

from monitor import repairs
from monitor.accuracy import Agreement, Share, agreement
from monitor.export import ENGINES, Record, column_of, time_text
from monitor.model import (
    Answer,
    Check,
    Clipping,
    Filter,
    Judgment,
    Label,
    Part,
    Sentiment,
    Span,
    StatementKind,
    StatementRow,
)

if TYPE_CHECKING:
    from monitor.analysis.sentiment import Engine
    from monitor.store.queries import Reader

SHORTEST: Final = 4  # words; "More." says nothing
LONGEST: Final = 400  # code points; a table or a list of names is no sentence to judge
LOOKED_AT: Final = 300  # articles read at most to find a page of sentences
ROUNDS: Final = 3  # sentences of one article at most
AROUND: Final = 300  # code points before and behind that are shown when asked for
NAMES: Final = 7  # that are offered as speakers: a digit each
ASKED: Final = (StatementKind.DIRECT, StatementKind.MIXED, StatementKind.INDIRECT)  # whose speaker had to be found
STATEMENTS: Final = 20_000  # the newest ones, of which
DRAWN: Final = 400  # so many are drawn to be spread over outlets and kinds
BANDS: Final = ((0.9, "sure: 0.90 and more"), (0.7, "0.70 to 0.89"), (0.0, "below 0.70"))
_TARGETS: Final = ("company", "voice", "topic")


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence that is offered to be judged."""

    article: str  # id
    outlet: str
    at: datetime
    part: Part
    span: Span
    text: str
    target: Span | None = None  # in `text`
    before: str = ""  # what stands around it, for who cannot tell without
    behind: str = ""

    def judged(self, label: Label | None, at: datetime, labeler: str, turn: int = 1) -> Judgment:
        """What somebody said of it; None: it cannot be said."""
        return Judgment(
            self.article, self.outlet, self.part, self.span, self.text, self.target, label, at, labeler, turn
        )


@dataclass(frozen=True, slots=True)
class Sampling:
    """Which sentences are offered."""

    filter: Filter = field(default_factory=Filter)
    balanced: bool = True  # spread over outlets and labels; False: as often as they are
    targets: bool = True  # ask about a name in the sentence where there is one
    seed: int = 1


# ---- what is offered ------------------------------------------------------------------------------


def offer(
    reader: Reader, wanted: Sampling, engine: Engine, done: Iterable[Judgment], *, n: int = 20
) -> tuple[Item, ...]:
    """The next sentences, at most `n`, without those that are judged; the same question always gets the same answer.

    `engine` spreads them: it chose the articles' labels and chooses the sentence that has its article's. An article
    gives a second sentence only when every other one has given its first.
    """
    judged = {each.item for each in done}
    articles = Counter(each.article for each in done)
    order = reader.to_judge(wanted.filter, engine.name if wanted.balanced else None, wanted.seed)
    found: list[Item] = []
    looked = 0
    for number in range(ROUNDS):
        for id, label in order:
            if articles[id] > number:
                continue
            clipping = reader.clipping(id)
            looked += 1
            if clipping is not None:
                some = sentences(clipping, wanted, engine, label)
                item = some[number] if number < len(some) else None
                if item is not None and item.judged(None, item.at, "").item not in judged:
                    found.append(item)
            if len(found) == n or (found and looked >= LOOKED_AT):
                return tuple(found)
    return tuple(found)


def again(done: Iterable[Judgment], labeler: str, seed: int) -> tuple[Item, ...]:
    """What a labeler judged once and not yet a second time, in an order that tells nothing of the first answer."""
    mine = [each for each in done if each.labeler == labeler and each.label is not None]
    twice = {each.item for each in mine if each.turn > 1}
    once = [each for each in mine if each.turn == 1 and each.item not in twice]
    once.sort(key=lambda each: _chance(seed, each.item))
    return tuple(
        Item(each.article, each.outlet, each.at, each.part, each.span, each.text, each.target) for each in once
    )


def sentences(clipping: Clipping, wanted: Sampling, engine: Engine, label: Label | None) -> tuple[Item, ...]:
    """The sentences of an article that can be judged, in the order in which they are offered."""
    from monitor.analysis import text

    article = clipping.article
    items: list[Item] = []
    for part, whole in ((Part.TITLE, article.title), (Part.TEXT, article.text)):
        for span in text.sentences(whole):
            words = whole[span.start : span.end]
            if len(words) > LONGEST or len(words.split()) < SHORTEST:
                continue
            target = _target(clipping, part, span, wanted.seed) if wanted.targets else None
            around = _before(whole, span.start), _behind(whole, span.end)
            items.append(Item(article.id, article.outlet, article.at, part, span, words, target, *around))
    if label is None:
        return tuple(sorted(items, key=lambda item: _chance(wanted.seed, item.text)))
    said = engine.score([item.text for item in items])
    other = {item: score.label is not label for item, score in zip(items, said, strict=True)}
    return tuple(sorted(items, key=lambda item: (other[item], _chance(wanted.seed, item.text))))


def _before(whole: str, at: int) -> str:
    """What stands before a place, from the beginning of a word on."""
    start = max(0, at - AROUND)
    before = whole[start:at]
    return f"…{before[before.find(' ') :]}" if start and " " in before else before


def _behind(whole: str, at: int) -> str:
    """What stands behind a place, to the end of a word."""
    behind = whole[at : at + AROUND]
    cut = at + AROUND < len(whole) and " " in behind
    return f"{behind[: behind.rfind(' ')]} …" if cut else behind


def _target(clipping: Clipping, part: Part, sentence: Span, seed: int) -> Span | None:
    """Whom a sentence is judged toward: a company, a voice or a topic that it names, by chance where it names more."""
    named = [
        mention
        for mention in clipping.analysis.mentions
        if mention.part is part
        and mention.kind in _TARGETS
        and sentence.start <= mention.span.start < mention.span.end <= sentence.end
    ]
    if not named:
        return None
    chosen = min(named, key=lambda each: (_TARGETS.index(each.kind), _chance(seed, each.name), each.span))
    return Span(chosen.span.start - sentence.start, chosen.span.end - sentence.start)


def _chance(seed: int, name: str) -> bytes:
    return hashlib.blake2b(f"{seed}|{name}".encode("utf-8", "surrogatepass"), digest_size=8).digest()


# ---- what the answers say -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence, what people say of it in the end, and what the engines say."""

    item: str
    article: str
    outlet: str
    text: str
    target: Span | None
    label: Label
    said: Mapping[str, Sentiment]  # by engine, toward the target where the engine knows targets


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What the judgments in a store come to."""

    judged: tuple[Judged, ...]  # sentences on which people agree, or that one of them judged
    unclear: int  # sentences of which it cannot be said
    split: int  # sentences on which as many say one thing as another; in no figure
    people: Agreement  # two answers to the same sentence, by two people or by one in two turns
    engines: tuple[str, ...]

    def of(self, engine: str, outlet: str | None = None) -> Agreement:
        """How an engine agrees with people, on all outlets or on one."""
        return agreement(
            (each.label, each.said[engine].label) for each in self.judged if outlet is None or each.outlet == outlet
        )

    def outlets(self) -> tuple[str, ...]:
        """The outlets, those with the most sentences first."""
        counts = Counter(each.outlet for each in self.judged)
        return tuple(sorted(counts, key=lambda name: (-counts[name], name)))


def verdicts(judgments: Sequence[Judgment], engines: Sequence[Engine]) -> Verdicts:
    """Score what was judged with each engine, and count."""
    answers: dict[str, list[Judgment]] = {}
    for each in judgments:
        answers.setdefault(each.item, []).append(each)
    agreed: list[tuple[Judgment, Label]] = []
    pairs: list[tuple[Label, Label | None]] = []
    unclear = split = 0
    for given in answers.values():
        labels = [each.label for each in given if each.label is not None]
        pairs += [(labels[0], labels[1])] if len(labels) > 1 else []
        ranked = Counter(labels).most_common(2)
        if not ranked:
            unclear += 1
        elif len(ranked) > 1 and ranked[0][1] == ranked[1][1]:
            split += 1
        else:
            agreed.append((given[0], ranked[0][0]))
    texts = [each.text for each, _ in agreed]
    targets = [each.target for each, _ in agreed]
    said = {engine.name: engine.score(texts, targets) for engine in engines}
    judged = tuple(
        Judged(
            each.item, each.article, each.outlet, each.text, each.target, label,
            {engine: scores[number] for engine, scores in said.items()},
        )
        for number, (each, label) in enumerate(agreed)
    )  # fmt: skip
    return Verdicts(judged, unclear, split, agreement(pairs), tuple(engine.name for engine in engines))


# ---- who speaks -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Question:
    """A statement whose speaker is asked for. Who was found is among the names, and nothing says which."""

    statement: str  # id
    article: str  # id
    outlet: str
    title: str
    part: Part
    whole: str  # the part's text
    fragments: tuple[Span, ...]
    names: tuple[str, ...]
    kind: StatementKind
    confidence: float
    found: str | None

    def checked(self, answer: Answer, said: str | None, at: datetime, labeler: str) -> Check:
        """What somebody said."""
        return Check(
            self.statement, self.article, self.outlet, self.kind, self.confidence, self.found, answer, said, at, labeler
        )


def ask(reader: Reader, filter: Filter, seed: int, done: Iterable[Check], *, n: int = 10) -> tuple[Question, ...]:
    """The next statements whose speaker is asked for, at most `n`, without those that are checked or put right.

    They are spread over outlets and kinds; one of each article. The same question always gets the same answer.
    """
    checked = {each.statement for each in done}
    keys = sorted(reader.statement_ids(filter, limit=STATEMENTS), key=lambda key: _chance(seed, str(key)))[:DRAWN]
    places: Counter[tuple[str, StatementKind]] = Counter()
    order: list[tuple[int, bytes, StatementRow]] = []
    for row in reader.statement_rows(keys):
        if row.kind in ASKED and not row.repaired:
            order.append((places[row.outlet, row.kind], _chance(seed, row.outlet + row.kind), row))
            places[row.outlet, row.kind] += 1
    order.sort(key=lambda each: each[:2])
    found: dict[str, Question] = {}
    for _, _, row in order:
        if row.id not in checked and row.article not in found:
            question = _question(reader, row)
            if question is not None:
                found[row.article] = question
        if len(found) == n:
            break
    return tuple(found.values())


def _question(reader: Reader, row: StatementRow) -> Question | None:
    clipping = reader.clipping(row.article)
    statement = None if clipping is None else repairs.at(clipping, row.id)
    if clipping is None or statement is None or not statement.fragments:
        return None
    article = clipping.article
    near = repairs.candidates(clipping, statement)
    names = {*near[: NAMES - 1], *([statement.voice] if statement.voice else [])}
    whole = article.title if statement.part is Part.TITLE else article.text
    return Question(
        row.id, article.id, article.outlet, article.title, statement.part, whole, statement.fragments,
        tuple(sorted(names)), statement.kind, statement.confidence, statement.voice,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Speakers:
    """How often the speaker that was found is the one that people name."""

    whole: Share
    groups: tuple[tuple[str, Share], ...]  # by kind, by confidence, by outlet
    none: int  # statements that are nobody's; counted as wrong
    unclear: int  # of which it cannot be said, or on which people differ; in no figure


def speakers(checks: Iterable[Check]) -> Speakers:
    """Count checks. A statement counts once."""
    answers: dict[str, list[Check]] = {}
    for each in checks:
        answers.setdefault(each.statement, []).append(each)
    sure: list[Check] = []
    unclear = 0
    for given in answers.values():
        clear = [each for each in given if each.answer is not Answer.UNCLEAR]
        if len({each.right for each in clear}) == 1:
            sure.append(clear[0])
        else:
            unclear += 1
    by: dict[str, list[Check]] = {str(kind): [each for each in sure if each.kind is kind] for kind in ASKED}
    high = 2.0
    for low, name in BANDS:
        by[name] = [each for each in sure if low <= round(each.confidence, 2) < high]
        high = low
    outlets = Counter(each.outlet for each in sure)
    for outlet in sorted(outlets, key=lambda name: (-outlets[name], name)):
        by[outlet] = [each for each in sure if each.outlet == outlet]
    return Speakers(
        _share(sure),
        tuple((name, _share(some)) for name, some in by.items() if some),
        sum(each.answer is Answer.NONE for each in sure),
        unclear,
    )


def _share(checks: Sequence[Check]) -> Share:
    return Share(sum(each.right for each in checks), len(checks))


# ---- as data --------------------------------------------------------------------------------------


def records(reader: Reader, filter: Filter, engines: Sequence[Engine]) -> Iterator[Record]:
    """Every answer as data, the oldest first, with what each engine says of the sentence."""
    from monitor import reports

    meant = None if filter == Filter() else {row.id for row in reports.articles(reader, filter)}
    judgments = [each for each in reader.judgments() if meant is None or each.article in meant]
    texts, targets = [each.text for each in judgments], [each.target for each in judgments]
    said = {engine.name: engine.score(texts, targets) for engine in engines}
    urls: dict[str, str | None] = {}
    for number, each in enumerate(judgments):
        if each.article not in urls:
            clipping = reader.clipping(each.article)
            urls[each.article] = None if clipping is None else clipping.article.url
        scores = {engine: some[number] for engine, some in said.items()}
        yield {
            "id": each.item,
            "judged_at": time_text(each.at),
            "labeler": each.labeler,
            "turn": each.turn,
            "article": each.article,
            "outlet": each.outlet,
            "sentence": each.text,
            "target": None if each.target is None else each.text[each.target.start : each.target.end],
            "label": _name(each.label),
            **{f"sentiment_{column_of(name)}": scores[name].compound if name in scores else None for name in ENGINES},
            **{f"label_{column_of(name)}": _name(scores[name].label) if name in scores else None for name in ENGINES},
            "url": urls[each.article],
        }


def _name(label: Label | None) -> str | None:
    return None if label is None else label.value
