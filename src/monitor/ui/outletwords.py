"""What can be said of outlets: the line above the ranking, and the sentence beside one of them. True, or silent.

Plain functions over means; nothing is claimed that an interval does not bear.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from monitor.i18n import plural, tr
from monitor.model import Point
from monitor.series import Divergence, difference
from monitor.ui import numbers, phrases, text
from monitor.ui.brief import Said
from monitor.ui.phrases import Runs

NAMED = 3  # outlets that a note names; of more it gives the number


@dataclass(frozen=True, slots=True)
class Facts:
    """What there is to be said."""

    span: str  # "in the last 8 weeks", "from 11 Apr – 5 Jun 2026", "so far"
    rows: tuple[Divergence, ...]  # ranked
    about: str = ""  # "DeepSeek", "3 topics"; "": everything
    speaking: str = ""  # "Mei-Lin Hsu speaks": only articles where that is so
    primary: tuple[str, ...] = ()  # primary sources among the outlets
    unscored: tuple[tuple[str, str], ...] = ()  # outlets of which nothing is scored: name and reason
    undated: tuple[str, ...] = ()  # outlets whose articles have no date


def say(facts: Facts) -> Said:
    """`The Ledger writes lowest, −0.31 ± 0.07, and 0.19 below the people it quotes.`; nobody, where places overlap."""
    notes: list[str] = []
    placed = [row for row in facts.rows if row.first is not None]
    if not facts.rows:
        nothing = _about(facts, phrases.runs(tr("No outlet has a dated and scored article")))
        runs = phrases.runs(tr("{nothing} {span}."), nothing=nothing, span=facts.span)
    elif not placed:
        many = plural("%n outlet", "%n outlets", len(facts.rows))
        runs = phrases.runs(
            tr("{outlets} {span}: none has the five stories that a claim needs."),
            outlets=_about(facts, ((many, True),)),
            span=facts.span,
        )
    else:
        runs = _lowest(facts, placed)
    notes += _left_out(facts)
    compared = [row for row in placed if not is_thin(row)]
    if len(compared) > 1:
        clear = sum(row.is_clear for row in compared)
        told = _of(clear, len(compared))
        notes.append(tr("{told}; one in 20 such differences is chance", told=told) if clear else told)
    return Said(runs, tuple(notes))


def _about(facts: Facts, what: Runs) -> Runs:
    """Say of which articles it is told: `2 outlets on DeepSeek where Mei-Lin Hsu speaks`."""
    if facts.about:
        what = phrases.runs(tr("{what} on {topic}"), what=what, topic=text.line(facts.about, 60))
    if facts.speaking:
        what = phrases.runs(tr("{what} where {speaking}"), what=what, speaking=facts.speaking)
    return what


def claim(row: Divergence) -> str:
    """The sentence beside an outlet's numbers: what they bear, and what they do not."""
    told, said = row.narration, row.quoted
    if told.mean is None:
        return tr("None of its own words are scored.")
    if row.is_few:
        return plural("%n story: too few to claim anything.", "%n stories: too few to claim anything.", told.n_stories)
    if said.mean is None:
        return tr("Nobody with a name is quoted in these articles.")
    if said.n_stories < numbers.FEW:
        return plural(
            "Only %n story quotes somebody by name: too few to compare.",
            "Only %n stories quote somebody by name: too few to compare.",
            said.n_stories,
        )
    if not row.is_clear:
        return tr("The interval of the difference reaches across 0: no difference can be claimed.")
    assert row.difference is not None
    if row.difference.value < 0:
        return tr(
            "It writes more negatively than the people it quotes speak. The interval of the difference leaves 0 out."
        )
    return tr("It writes more positively than the people it quotes speak. The interval of the difference leaves 0 out.")


def pair(row: Divergence, other: Divergence) -> str:
    """`Silicon Post − The Ledger, narration: +0.09 [−0.11, +0.29], n 33 and n 21: no difference can be claimed.`"""
    told, beside = row.narration, other.narration
    names = {"outlet": text.line(row.outlet, 60), "other": text.line(other.outlet, 60)}
    found = difference(told, beside)
    if found is None:
        return tr("{outlet} − {other}, narration: nothing to compare.", **names)
    values = {
        "apart": f"{numbers.signed(found.value)} {numbers.interval(found.low, found.high)}".rstrip(),
        "n": numbers.n_of(told.n_stories),
        "other_n": numbers.n_of(beside.n_stories),
        **names,
    }
    if min(told.n_stories, beside.n_stories) < numbers.FEW:
        values["apart"] = numbers.signed(found.value)
        return tr("{outlet} − {other}, narration: {apart}, {n} and {other_n}: too few to compare.", **values)
    if not found.is_clear:
        return tr("{outlet} − {other}, narration: {apart}, {n} and {other_n}: no difference can be claimed.", **values)
    if found.value < 0:
        return tr(
            "{outlet} − {other}, narration: {apart}, {n} and {other_n}: {outlet} writes more negatively.", **values
        )
    return tr("{outlet} − {other}, narration: {apart}, {n} and {other_n}: {outlet} writes more positively.", **values)


def place(row: Divergence) -> str:
    """`1–3`; a dash where no place can be claimed."""
    return numbers.NONE if row.first is None or row.last is None else numbers.rank(row.first, row.last)


def reading(point: Point) -> str:
    """`−0.31 [−0.38, −0.24], 112 stories`; `no stories`."""
    if point.mean is None:
        return tr("no stories")
    sure = numbers.interval(point.low, point.high) if point.n_stories >= numbers.FEW else tr("too few")
    return plural(
        "{mean} {interval}, %n story",
        "{mean} {interval}, %n stories",
        point.n_stories,
        mean=numbers.signed(point.mean),
        interval=sure,
    )


def shown(row: Divergence) -> float | None:
    """Narration less quoted, from unrounded means: it lies in the middle of its interval. Rounded once, when shown."""
    return None if row.difference is None else row.difference.value


@dataclass(frozen=True, slots=True)
class Origins:
    """Where an outlet's articles appeared first."""

    own: int = 0
    others: tuple[tuple[str, int], ...] = ()  # other outlets, the most copied first

    @property
    def copied(self) -> int:
        return sum(many for _, many in self.others)

    @property
    def share(self) -> float:
        """Of its articles, those that another outlet carried first; 0..1."""
        return self.copied / max(1, self.own + self.copied)


def origins(of: Mapping[str, int], outlet: str) -> Origins:
    """Sort out `Reader.origins` of one outlet."""
    others = sorted(((name, many) for name, many in of.items() if name != outlet), key=lambda each: (-each[1], each[0]))
    return Origins(of.get(outlet, 0), tuple(others))


def origins_told(of: Origins) -> str:
    """`own 82 %, Pacific Wire 14 %, 3 others 4 %`."""
    whole = max(1, of.own + of.copied)
    named = of.others if len(of.others) <= NAMED else of.others[: NAMED - 1]
    parts = [(tr("own", "articles"), of.own), *((text.line(name, 40), many) for name, many in named)]
    rest = of.copied - sum(many for _, many in named)
    if rest:
        parts.append((plural("%n other", "%n others", len(of.others) - len(named)), rest))
    shares = numbers.adding_up([100 * many / whole for _, many in parts], 100.0, 0)
    told = (
        (name, numbers.percent(share / 100) if share else tr("below {share}", share=numbers.percent(0.01)))
        for (name, _), share in zip(parts, shares, strict=True)
    )
    return ", ".join(f"{name} {share}" for name, share in told)


def apart(row: Divergence) -> str:
    """`−0.19 [−0.31, −0.07]`, `−0.19 too few`: the difference, with its interval where one can be claimed."""
    if row.difference is None:
        return tr("nothing to compare")
    sure = tr("too few") if is_thin(row) else numbers.interval(row.difference.low, row.difference.high)
    return f"{numbers.signed(shown(row))} {sure}".rstrip()


def spread(row: Divergence) -> str:
    """`± 0.12`, of the difference; `too few` where it has no claim to one."""
    if row.difference is None:
        return numbers.NONE
    return tr("too few", "a cell") if is_thin(row) else numbers.plus_minus(row.difference.low, row.difference.high)


def is_thin(row: Divergence) -> bool:
    """Tell whether either side rests on too few stories to be compared."""
    return min(row.narration.n_stories, row.quoted.n_stories) < numbers.FEW


def _lowest(facts: Facts, placed: Sequence[Divergence]) -> Runs:
    row = placed[0]
    name: Runs = ((text.line(row.outlet, 60), True),)
    if len(placed) == 1:
        lead = phrases.runs(tr("{outlet} has the only mean with five stories"), outlet=_about(facts, name))
    elif row.last == 1:
        lead = _about(facts, phrases.runs(tr("{outlet} writes lowest"), outlet=name))
    else:
        nobody = _about(facts, phrases.runs(tr("No outlet stands out")))
        return phrases.runs(tr("{nobody}: the intervals of ranks {ranks} overlap."), nobody=nobody, ranks=place(row))
    if not row.is_clear or row.difference is None:
        words = tr("{claim}, {mean}.")
    elif row.difference.value < 0:
        words = tr("{claim}, {mean}, and {apart} below the people it quotes.")
    else:
        words = tr("{claim}, {mean}, and {apart} above the people it quotes.")
    mean = f"{numbers.signed(row.narration.mean)} {numbers.plus_minus(row.narration.low, row.narration.high)}"
    return phrases.runs(words, ("mean",), claim=lead, mean=mean, apart=numbers.unsigned(shown(row) or 0.0))


def _of(some: int, many: int) -> str:
    if some == 0:
        return tr("None of {many} differs clearly from those it quotes", many=numbers.count(many))
    if some == 1:
        return tr("One of {many} differs clearly from those it quotes", many=numbers.count(many))
    if some == many:
        return tr("All of {many} differ clearly from those they quote", many=numbers.count(many))
    return tr(
        "{some} of {many} differ clearly from those they quote", some=numbers.count(some), many=numbers.count(many)
    )


def _left_out(facts: Facts) -> list[str]:
    left = []
    for reason in sorted({why for _, why in facts.unscored}):
        names = [name for name, why in facts.unscored if why == reason]
        left.append(tr("Not scored: {outlets} ({reason})", outlets=_names(names), reason=reason))
    if facts.primary:
        left.append(
            plural(
                "{outlets} is a primary source: not ranked",
                "{outlets} are primary sources: not ranked",
                len(facts.primary),
                outlets=_names(facts.primary),
            )
        )
    if facts.undated:
        left.append(tr("Without dates: {outlets}", outlets=_names(facts.undated)))
    return left


def _names(names: Sequence[str]) -> str:
    first = [text.line(name, 40) for name in names[: NAMED if len(names) <= NAMED else NAMED - 1]]
    rest = len(names) - len(first)
    if rest:
        return plural("{names} and %n more", "{names} and %n more", rest, names=", ".join(first))
    if len(first) == 1:
        return first[0]
    return tr("{names} and {last}", names=", ".join(first[:-1]), last=first[-1])
