"""Who says what: the statements of an article, with the words, the speaker as printed, who that is, and the cue.

Sayings are found sentence by sentence (`sayings`, `headlines`, `transcripts`); here each quotation gets its speaker,
also across sentences and paragraphs, and everything becomes statements with exact offsets. Who "he" is, is told by
`voices`. Linear in the text; the same text always gives the same statements.

Where to change what:
    a verb or noun that reports          resources/lexicon/cues.toml
    a small word, a title, a first name  resources/lexicon/grammar.toml, names.toml
    marks that are lost or wrong         marks
    who the subject of a verb is         phrases
    where reported words begin and end   clauses (questions about a sentence), sayings (the turns)
    "X: …", "… – X"                      headlines;  "WALLACE: …"  transcripts
    who "she" or "the company" is        voices
A mistake becomes a case in tests/analysis/quotes.toml first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from monitor.analysis import headlines
from monitor.analysis.forms import Is, Way, cue_bases
from monitor.analysis.lexicon import words
from monitor.analysis.marks import quotations
from monitor.analysis.phrases import COMMAS, Phrase
from monitor.analysis.sayings import Saying, Sayings
from monitor.analysis.skeleton import Skeleton
from monitor.analysis.transcripts import Turn, turns
from monitor.analysis.voices import UNKNOWN, Cast, Entity, Found, Names
from monitor.model import Part, Quoted, Span, Statement, StatementKind

# How often a statement is one, with the right words and the right speaker, by the turn that found it: all in marks,
# partly in marks, without marks. Rounded from annotated news; docs/methods.md has the table.
SURE = {
    "marks before": (0.98, 0.75, 0.6),
    "cue behind": (0.97, 0.9, 0.6),
    "transcript": (0.95, 0.95, 0.95),
    "signature": (0.94, 0.9, 0.8),
    "clause before": (0.92, 0.9, 0.8),
    "told by": (0.9, 0.9, 0.85),
    "colon": (0.88, 0.8, 0.3),
    "label": (0.85, 0.8, 0.7),
    "quote": (0.85, 0.6, 0.6),
    "that": (0.82, 0.85, 0.74),
    "zero": (0.85, 0.78, 0.75),
    "according": (0.85, 0.75, 0.82),
    "headline colon": (0.85, 0.8, 0.75),
    "headline dash": (0.8, 0.8, 0.75),
    "cue before": (0.75, 0.7, 0.5),
    "same speaker": (0.75, 0.6, 0.4),
    "asked": (0.8, 0.7, 0.5),
    "marks behind": (0.8, 0.58, 0.4),
    "wh": (0.7, 0.6, 0.62),
    "preposition": (0.65, 0.6, 0.6),
    "object": (0.75, 0.65, 0.53),
    "to": (0.75, 0.65, 0.5),
}
_MARKED = {StatementKind.DIRECT: 0, StatementKind.MIXED: 1, StatementKind.INDIRECT: 2}
_TELLING = Is.CAPITAL | Is.PAST | Is.AUXILIARY | Is.THIRD | Is.QUOTATION | Is.SIGN  # who may be meant by "he"
_NOBODY = 0.2  # words in marks whose speaker is not told
_DENIALS = words("cues", "denial.verbs")


@dataclass(slots=True)
class Draft:
    """A statement while it is being put together; pieces are positions in the skeleton."""

    sentence: int
    saying: Saying
    pieces: list[tuple[int, int]] = field(default_factory=list)
    turn: str = ""
    found: Found = UNKNOWN
    marked: bool = False  # holds words in marks

    @property
    def speaker(self) -> Phrase | None:
        return self.saying.speaker


@dataclass(frozen=True, slots=True)
class Context:
    """What is known besides the text: the catalog's names, the outlets', and when it was published."""

    names: Names
    outlets: frozenset[str] = frozenset()  # in small letters
    when: date | None = None
    own: str | None = None  # whose piece it is, where it is one voice's: who "I" and "we" are


def find(
    title: str, text: str, in_title: Sequence[Span], in_text: Sequence[Span], context: Context
) -> tuple[Statement, ...]:
    """Find the statements of an article, headline first, in the order of their words. Sentences are given as spans."""
    cast = Cast(context.names, context.when, context.own)
    in_headline = _Assembly(Skeleton(title, in_title, quotations(title, in_title)), context, headline=True)
    said_there = in_headline.drafts()
    spoken = turns(text)
    if spoken:
        _resolve(in_headline, said_there, cast, Part.TITLE)
        said = _of_transcript(text, spoken, in_text, cast, context)
        return (*_statements(in_headline, said_there, Part.TITLE, cast), *said)
    in_body = _Assembly(Skeleton(text, in_text, quotations(text, in_text)), context)
    said_here = in_body.drafts()
    if said_there or said_here:  # else nobody has to be told
        _resolve(in_headline, said_there, cast, Part.TITLE)
        _resolve(in_body, said_here, cast, Part.TEXT)  # it may have the full name of who speaks in the headline
    return _statements(in_headline, said_there, Part.TITLE, cast) + _statements(in_body, said_here, Part.TEXT, cast)


class _Assembly:
    """Gives each quotation of a text its saying."""

    def __init__(self, skeleton: Skeleton, context: Context, *, headline: bool = False) -> None:
        self.skeleton = skeleton
        self.finder = Sayings(skeleton)
        self.context = context
        self.headline = headline
        self.sayings = [self._find(k) for k in range(len(skeleton.sentences))]
        self.taken: set[int] = set()  # quotations that are somebody's
        self.of_sentence: list[list[Draft]] = [[] for _ in skeleton.sentences]
        self.by_saying: dict[int, Draft] = {}

    def drafts(self) -> list[Draft]:
        for k, sayings in enumerate(self.sayings):
            for saying in sayings:
                if saying.pieces:
                    self._add(k, Draft(k, saying, list(saying.pieces), saying.turn))
        for k, (lo, hi) in enumerate(self.skeleton.sentences):
            if not self.skeleton.quotations:
                break
            left = [at for at in range(lo, hi) if self.skeleton.quotation[at] >= 0 and at not in self.taken]
            bare = bool(left) and self._is_bare(lo, hi)
            for at in left:
                if at not in self.taken:
                    self._place(at, k, lo, hi, bare=bare)
        found = [draft for row in self.of_sentence for draft in row]
        return sorted(found, key=lambda draft: min(draft.pieces))

    def _find(self, k: int) -> list[Saying]:
        sayings = _wanted(self.finder.find(k))
        if self._is_headline(k) and not any(saying.pieces for saying in sayings):
            saying = headlines.find(self.finder, k, self.context.outlets)
            if saying is not None:
                return [saying]
        return sayings

    def _is_headline(self, k: int) -> bool:
        """Whether a sentence is a headline: alone in its paragraph, without a full stop or in capitals."""
        skeleton = self.skeleton
        if self.headline:
            return True
        around = [skeleton.paragraph[other] for other in (k - 1, k + 1) if 0 <= other < len(skeleton.paragraph)]
        if skeleton.paragraph[k] in around:
            return False
        lo, hi = skeleton.sentences[k]
        if skeleton.words[hi - 1] != "." and skeleton.tails.get(hi - 1, "") != ".":
            return True
        return skeleton.is_in_capitals(lo, hi)

    def _add(self, k: int, draft: Draft) -> None:
        self.of_sentence[k].append(draft)
        self.by_saying.setdefault(id(draft.saying), draft)
        for piece in draft.pieces:
            self._take(draft, piece)

    def _extend(self, draft: Draft, piece: tuple[int, int]) -> None:
        draft.pieces.append(piece)
        self._take(draft, piece)

    def _take(self, draft: Draft, piece: tuple[int, int]) -> None:
        marks = [at for at in range(*piece) if self.skeleton.quotation[at] >= 0]
        draft.marked = draft.marked or bool(marks)
        self.taken.update(marks)

    def _place(self, at: int, k: int, lo: int, hi: int, *, bare: bool) -> None:
        """Find whose the quotation at `at` is, that no cue of its own sentence has claimed."""
        if at > lo and self.skeleton.words[at - 1] == ":":
            speaker = self.finder.label(at - 1, lo)
            if speaker is not None:
                self._add(k, Draft(k, Saying(k, (at - 1, at), ":", speaker), [(at, at + 1)], "label"))
                return
        signed = self.finder.signature(at + 1, hi)
        if signed is not None:
            self._add(k, Draft(k, Saying(k, (at + 1, at + 2), "―", signed), [(at, at + 1)], "signature"))
            return
        if bare:
            self._place_bare(at, k)
            return
        phrased = self.finder.in_words_of(at, lo)
        if phrased is not None:
            self._add(k, Draft(k, Saying(k, (at, at), "", phrased), [(at, at + 1)], "label"))
            return
        around = self.finder.around_marks(at, lo, hi, k)
        if around is not None:
            self._add(k, Draft(k, around, list(around.pieces), around.turn))

    def _is_bare(self, lo: int, hi: int) -> bool:
        """Whether a sentence is nothing but quotations."""
        flags, lower = self.skeleton.flags, self.skeleton.lower
        return all(flags[i] & (Is.QUOTATION | Is.SIGN) or lower[i] in ("and", "but") for i in range(lo, hi))

    def _place_bare(self, at: int, k: int) -> None:
        same, after, previous = self._neighbor(k, -1), self._neighbor(k, 1), k - 1
        if same is not None:
            quoted = next((draft for draft in reversed(self.of_sentence[same]) if draft.marked), None)
            if quoted is not None:
                self._extend(quoted, (at, at + 1))
                return
        if after is not None:
            for saying in self.sayings[after][:1]:
                if not saying.pieces and saying.speaker is not None:
                    self._add(k, Draft(k, saying, [(at, at + 1)], "cue behind"))
                    return
        if previous >= 0:
            lo, hi = self.skeleton.sentences[previous]
            if self.skeleton.words[hi - 1] == ":":
                for saying in reversed(self.sayings[previous]):
                    if saying.speaker is not None:
                        self._add(k, Draft(k, saying, [(at, at + 1)], "colon"))
                        return
                speaker = self.finder.label(hi - 1, lo)
                if speaker is not None:
                    self._add(k, Draft(k, Saying(previous, (hi - 1, hi), ":", speaker), [(at, at + 1)], "colon"))
                    return
            index = self.skeleton.quotation[at]
            if index and self.skeleton.quotations[index - 1].goes_on:
                for draft in reversed(self.of_sentence[previous]):
                    if draft.marked:
                        self._extend(draft, (at, at + 1))
                        return
        if same is not None:
            for saying in reversed(self.sayings[same]):
                if saying.speaker is not None:
                    earlier = self.by_saying.get(id(saying))
                    if earlier is not None and earlier.marked:
                        self._extend(earlier, (at, at + 1))
                    else:
                        self._add(k, Draft(k, saying, [(at, at + 1)], "cue before"))
                    return
        if after is not None:
            for draft in self.of_sentence[after]:
                if draft.marked:
                    self._extend(draft, (at, at + 1))
                    return
        index = self.skeleton.quotation[at]
        if self.skeleton.quotations[index].goes_on and k + 1 < len(self.of_sentence):
            for draft in self.of_sentence[k + 1]:
                if draft.turn == "marks before":
                    self._extend(draft, (at, at + 1))
                    return
        if same is not None:
            speaker = self.finder.doer(same)
            if speaker is not None:
                self._add(k, Draft(k, Saying(same, (at, at), "", speaker), [(at, at + 1)], "cue before"))
                return
        for earlier_sentence in range(previous, max(-1, previous - 3), -1):
            for draft in reversed(self.of_sentence[earlier_sentence]):
                if draft.speaker is not None and (draft.marked or earlier_sentence == previous):
                    self._add(k, Draft(k, draft.saying, [(at, at + 1)], "same speaker"))
                    return
        self._add(k, Draft(k, Saying(k, (at, at), "", None), [(at, at + 1)], "nobody"))

    def _neighbor(self, k: int, step: int) -> int | None:
        other = k + step
        paragraph = self.skeleton.paragraph
        return other if 0 <= other < len(paragraph) and paragraph[other] == paragraph[k] else None


def _wanted(sayings: list[Saying]) -> list[Saying]:
    """The sayings that are statements of their own.

    Within another's words only what somebody else by name says counts ("Reuters reported that Nvidia said …").
    "According to the paper, DeepSeek said …" is DeepSeek's alone.
    """
    kept = []
    replaced = set()
    for saying in sayings:
        if saying.outer is not None:
            way = cue_bases().get(saying.base, 0)
            if not way & (Way.SAY | Way.TELL) or saying.speaker is None or saying.speaker.kind != "name":
                continue
            if (
                saying.outer.base == "according"
                and saying.pieces
                and saying.speaker.start - saying.outer.pieces[0][0] < 3
            ):
                replaced.add(id(saying.outer))
        kept.append(saying)
    return [saying for saying in kept if id(saying) not in replaced]


# ---- who that is --------------------------------------------------------------------------------


def _resolve(assembly: _Assembly, drafts: list[Draft], cast: Cast, part: Part) -> None:
    """Walk through the text once: take up the names as they come, and tell each speaker when its turn is there."""
    skeleton, phrases = assembly.skeleton, assembly.finder.phrases
    speakers: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.speaker is not None:
            speakers.setdefault(draft.speaker.first, []).append(draft)
    flags = skeleton.flags
    for sentence, (lo, hi) in enumerate(skeleton.sentences):
        number = sentence if part is Part.TEXT else -2
        after = lo  # the position behind the last name taken up
        verb_seen = False
        for i in range(lo, hi):
            if i in speakers:
                found = cast.resolve(phrases, speakers[i][0].saying.speaker, number)
                for draft in speakers[i]:
                    draft.found = found
                    draft.saying.found = found
                speaker = speakers[i][0].saying.speaker
                if speaker is not None and speaker.kind == "name":
                    after = max(after, speaker.last)
                continue
            kind = flags[i]
            if not kind & _TELLING:
                continue
            if kind & Is.CAPITAL:
                if i < after or not phrases.is_capital(i) or skeleton.words[i] == "“”":
                    continue
                after = phrases.name_end(i, hi)
                after = next((inner for inner in range(i + 1, after) if inner in speakers), after)
                if after - i > 1 or cast.knows(skeleton.lower[i]) or not _only_begins(skeleton, i, lo):
                    entity = cast.mention(phrases, i, after, lo)
                    turned_to = i > lo + 1 and skeleton.lower[i - 2 : i] == ["as", "for"]  # "As for Trump, he"
                    subject = turned_to or (not verb_seen and not (i > lo and flags[i - 1] & Is.PREPOSITION))
                    cast.touch(entity, number, after - 1 if part is Part.TEXT else -1, subject=subject)
            elif kind & (Is.PAST | Is.AUXILIARY | Is.THIRD):
                verb_seen = True
            elif kind & Is.QUOTATION or skeleton.words[i] == ";":
                verb_seen = False


def _only_begins(skeleton: Skeleton, i: int, lo: int) -> bool:
    """Whether a word that is no known name has its capital only because the sentence begins: "Officials", "Cool"."""
    if any(not skeleton.flags[k] & Is.SIGN for k in range(lo, i)):
        return False
    known = (
        Is.COLLECTIVE
        | Is.PERSON
        | Is.ORGANISATION
        | Is.PAPER
        | Is.MANNER
        | Is.TIME
        | Is.DAY
        | Is.BASE
        | Is.ING
        | Is.PAST
    )
    if skeleton.flags[i] & known or skeleton.lower[i].endswith(("ing", "ly", "ed")):
        return True
    # a name is followed by what it does: "Nvidia fell", "Nvidia’s shares"
    behind = skeleton.flags[i + 1] if i + 1 < len(skeleton) else 0
    return not (
        behind & (Is.PAST | Is.THIRD | Is.AUXILIARY | Is.BE | Is.ADVERB) or skeleton.lower[i + 1 : i + 2] == ["'s"]
    )


# ---- statements -----------------------------------------------------------------------------------


def _statements(assembly: _Assembly, drafts: list[Draft], part: Part, cast: Cast) -> tuple[Statement, ...]:
    """The drafts as statements. Of two attributions of the same words only the surer one counts."""
    surest: dict[tuple[Span, ...], Statement] = {}
    for draft in drafts:
        if not draft.marked and _is_hollow(draft, cast):
            if draft.turn == "headline colon":
                continue  # "Doom: The Dark Ages wants to be more", "ICYMI: …"
            draft.found = Found(None, 0.6 * draft.found.sure)
        statement = _statement(assembly.skeleton, draft, part)
        known = surest.get(statement.fragments)
        if statement.fragments and (known is None or statement.confidence > known.confidence):
            surest[statement.fragments] = statement
    return tuple(surest.values())


def _is_hollow(draft: Draft, cast: Cast) -> bool:
    """Whether all that says somebody speaks is a capital that a sentence's beginning or a label has as well."""
    who = draft.found.who
    if not isinstance(who, Entity) or cast.vouches(who):
        return False
    plain = cue_bases().get(draft.saying.base, 0) & (Way.SAY | Way.TELL | Way.PARENTHETICAL)
    return draft.turn == "headline colon" or (who.times == 1 and not plain)


def _statement(skeleton: Skeleton, draft: Draft, part: Part) -> Statement:
    text = skeleton.text
    spans = (_fragment(skeleton, *piece) for piece in sorted(draft.pieces))
    fragments = tuple(span for span in spans if span is not None)
    outside = inside = 0
    for lo, hi in draft.pieces:
        for i in range(lo, hi):
            if skeleton.quotation[i] >= 0:
                inside += 1
            elif not skeleton.flags[i] & Is.SIGN:
                outside += 1
    kind = StatementKind.INDIRECT if not inside else StatementKind.DIRECT if not outside else StatementKind.MIXED
    speaker = cue = None
    if draft.speaker is not None:
        span = skeleton.span(draft.speaker.first, draft.speaker.last)
        speaker = Quoted(text[span.start : span.end], span, part)
    if draft.saying.cue[1] > draft.saying.cue[0]:
        span = skeleton.span(*draft.saying.cue)
        cue = Quoted(text[span.start : span.end], span, part)
    return Statement(
        kind=kind,
        words=" ".join(text[f.start : f.end] for f in fragments),
        fragments=fragments,
        part=part,
        speaker=speaker,
        voice=draft.found.voice,
        cue=cue,
        confidence=_NOBODY if speaker is None else round(SURE[draft.turn][_MARKED[kind]] * draft.found.sure, 2),
        denied=draft.saying.base in _DENIALS,
        collective=draft.found.collective,
        chain=_chain(skeleton, draft),
    )


def _chain(skeleton: Skeleton, draft: Draft) -> tuple[str, ...]:
    """Who reports whom, outermost first, the speaker last; empty where nobody stands between."""
    names: list[str] = []
    saying: Saying | None = draft.saying
    while saying is not None and len(names) < 5:
        if saying.speaker is not None:
            span = skeleton.span(saying.speaker.first, saying.speaker.last)
            voice = saying.found.voice if saying.found is not None else None
            names.append(voice or skeleton.text[span.start : span.end])
        saying = saying.outer
    return tuple(reversed(names)) if len(names) > 1 else ()


def _fragment(skeleton: Skeleton, lo: int, hi: int) -> Span | None:
    """Where a piece stands in the text, without the marks at its edges and without a comma at its end."""
    edges = COMMAS | {":", ",", ";"}
    while lo < hi and skeleton.words[lo] in edges:
        lo += 1
    while hi > lo and skeleton.words[hi - 1] in edges:
        hi -= 1
    if lo >= hi:
        return None
    first, last = skeleton.quotation[lo], skeleton.quotation[hi - 1]
    start = skeleton.quotations[first].inner.start if first >= 0 else skeleton.starts[lo]
    end = skeleton.quotations[last].inner.end if last >= 0 else skeleton.ends[hi - 1]
    while end > start and skeleton.text[end - 1] in ", \n\t":
        end -= 1
    return Span(start, end) if end > start else None


# ---- transcripts ----------------------------------------------------------------------------------


def _of_transcript(
    text: str, spoken: tuple[Turn, ...], sentences: Sequence[Span], cast: Cast, context: Context
) -> list[Statement]:
    """The turns of a transcript, and what stands around them as in any other text."""
    found: list[Statement] = []
    begin, end = spoken[0].label.start, spoken[-1].words[-1].end
    around = [s for s in sentences if s.end <= begin or s.start >= end]
    skeleton = Skeleton(
        text, around, [q for q in quotations(text, around) if q.outer.end <= begin or q.outer.start >= end]
    )
    skeleton.keep_outside(begin, end)
    assembly = _Assembly(skeleton, context)
    drafts = assembly.drafts()
    _resolve(assembly, drafts, cast, Part.TEXT)
    found += _statements(assembly, drafts, Part.TEXT, cast)
    for turn in spoken:
        name = text[turn.label.start : turn.label.end].strip()
        who = cast.by_label(" ".join(name.split()))
        found.append(
            Statement(
                kind=StatementKind.DIRECT,
                words=" ".join(text[words_of.start : words_of.end] for words_of in turn.words),
                fragments=turn.words,
                speaker=Quoted(name, Span(turn.label.start, turn.label.start + len(name)), Part.TEXT),
                voice=who.voice,
                confidence=round(SURE["transcript"][0] * who.sure, 2),
            )
        )
    return sorted(found, key=lambda statement: statement.fragments)
