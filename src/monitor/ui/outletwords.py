"""What can be said of outlets: the line above the ranking, and the sentence beside one of them. True, or silent.

Plain functions over means; nothing is claimed that an interval does not bear.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from monitor.model import Point
from monitor.series import Divergence
from monitor.ui import numbers, text
from monitor.ui.brief import Said

NAMED = 3  # outlets that a note names; of more it gives the number


@dataclass(frozen=True, slots=True)
class Facts:
    """What there is to be said."""

    span: str  # "the last 8 weeks", "11 Apr – 5 Jun 2026", "all time"
    rows: tuple[Divergence, ...]  # ranked
    about: str = ""  # "DeepSeek", "3 topics"; "": everything
    speaking: str = ""  # "Mei-Lin Hsu speaks": only articles where that is so
    primary: tuple[str, ...] = ()  # primary sources among the outlets
    unscored: tuple[tuple[str, str], ...] = ()  # outlets of which nothing is scored: name and reason
    undated: tuple[str, ...] = ()  # outlets whose articles have no date


def say(facts: Facts) -> Said:
    """`The Ledger writes lowest, −0.31 ± 0.07, and 0.19 below the people it quotes.`"""
    notes: list[str] = []
    about = f" on {text.line(facts.about, 60)}" if facts.about else ""
    about += f" where {facts.speaking}" if facts.speaking else ""
    placed = [row for row in facts.rows if row.first is not None]
    if not facts.rows:
        runs: list[tuple[str, bool]] = [(f"No outlet has a dated and scored article{about}, {facts.span}.", False)]
    elif not placed:
        many = numbers.plural(len(facts.rows), "outlet")
        runs = [(many, True), (f"{about}, {facts.span}: none has the five stories that a claim needs.", False)]
    else:
        runs = _lowest(placed, about, notes)
    notes += _left_out(facts)
    compared = [row for row in placed if not is_thin(row)]
    if len(compared) > 1:
        clear = sum(row.is_clear for row in compared)
        chance = "; one in 20 such differences is chance" if clear else ""
        notes.append(f"{_of(clear, len(compared))}{chance}")
    return Said(tuple(runs), tuple(notes))


def claim(row: Divergence) -> str:
    """The sentence beside an outlet's numbers: what they bear, and what they do not."""
    told, said = row.narration, row.quoted
    if told.mean is None:
        return "None of its own words are scored."
    if row.is_few:
        return f"{numbers.plural(told.n_stories, 'story', 'stories')}: too few to claim anything."
    if said.mean is None:
        return "Nobody with a name is quoted in these articles."
    if said.n_stories < numbers.FEW:
        stories = numbers.plural(said.n_stories, "story", "stories")
        quote = "quotes" if said.n_stories == 1 else "quote"
        return f"Only {stories} {quote} somebody by name: too few to compare."
    if not row.is_clear:
        return "The interval of the difference reaches across 0: no difference can be claimed."
    assert row.difference is not None
    way = "negatively" if row.difference.value < 0 else "positively"
    return f"It writes more {way} than the people it quotes speak. The interval of the difference leaves 0 out."


def place(row: Divergence) -> str:
    """`1–3`; a dash where no place can be claimed."""
    return numbers.NONE if row.first is None or row.last is None else numbers.rank(row.first, row.last)


def reading(point: Point) -> str:
    """`−0.31 [−0.38, −0.24], 112 stories`; `no stories`."""
    if point.mean is None:
        return "no stories"
    sure = numbers.interval(point.low, point.high) if point.n_stories >= numbers.FEW else "too few"
    stories = numbers.plural(point.n_stories, "story", "stories")
    return f"{numbers.signed(point.mean)} {sure}, {stories}"


def shown(row: Divergence) -> float | None:
    """The difference of the two means as they are shown, so that what stands side by side adds up."""
    told, said = row.narration.mean, row.quoted.mean
    return None if told is None or said is None else round(told, 2) - round(said, 2)


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
    parts = [("own", of.own), *((text.line(name, 40), many) for name, many in named)]
    rest = of.copied - sum(many for _, many in named)
    if rest:
        parts.append((numbers.plural(len(of.others) - len(named), "other"), rest))
    shares = numbers.adding_up([100 * many / whole for _, many in parts], 100.0, 0)
    told = (
        (name, f"{share:.0f}{numbers.NARROW}%" if share else "below 1 %")
        for (name, _), share in zip(parts, shares, strict=True)
    )
    return ", ".join(f"{name} {share}" for name, share in told)


def apart(row: Divergence) -> str:
    """`−0.19 [−0.31, −0.07]`, `−0.19 too few`: the difference, with its interval where one can be claimed."""
    if row.difference is None:
        return "nothing to compare"
    sure = "too few" if is_thin(row) else numbers.interval(row.difference.low, row.difference.high)
    return f"{numbers.signed(shown(row))} {sure}".rstrip()


def spread(row: Divergence) -> str:
    """`± 0.12`, of the difference; `too few` where it has no claim to one."""
    if row.difference is None:
        return numbers.NONE
    return "too few" if is_thin(row) else numbers.plus_minus(row.difference.low, row.difference.high)


def is_thin(row: Divergence) -> bool:
    """Tell whether either side rests on too few stories to be compared."""
    return min(row.narration.n_stories, row.quoted.n_stories) < numbers.FEW


def _lowest(placed: Sequence[Divergence], about: str, notes: list[str]) -> list[tuple[str, bool]]:
    row = placed[0]
    name = text.line(row.outlet, 60)
    mean = f"{numbers.signed(row.narration.mean)} {numbers.plus_minus(row.narration.low, row.narration.high)}"
    if len(placed) == 1:
        lead = f"{about} has the only mean with five stories, "
    elif row.last == 1:
        lead = f" writes lowest{about}, "
    else:
        lead = f" has the lowest mean{about}, "
        notes.append(f"Its rank is {place(row)}: intervals overlap")
    runs = [(name, True), (lead, False), (mean, True)]
    if row.is_clear and row.difference is not None:
        way = "below" if row.difference.value < 0 else "above"
        runs.append((f", and {numbers.unsigned(shown(row) or 0.0)} {way} the people it quotes.", False))
    else:
        runs.append((".", False))
    return runs


def _of(some: int, many: int) -> str:
    if some in (0, 1):
        return f"{'None' if some == 0 else 'One'} of {numbers.count(many)} differs clearly from those it quotes"
    lead = "All" if some == many else numbers.count(some)
    return f"{lead} of {numbers.count(many)} differ clearly from those they quote"


def _left_out(facts: Facts) -> list[str]:
    left = []
    for reason in sorted({why for _, why in facts.unscored}):
        names = [name for name, why in facts.unscored if why == reason]
        left.append(f"Not scored: {_names(names)} ({reason})")
    if facts.primary:
        one = len(facts.primary) == 1
        left.append(f"{_names(facts.primary)} {'is a primary source' if one else 'are primary sources'}: not ranked")
    if facts.undated:
        left.append(f"Without dates: {_names(facts.undated)}")
    return left


def _names(names: Sequence[str]) -> str:
    first = [text.line(name, 40) for name in names[: NAMED if len(names) <= NAMED else NAMED - 1]]
    rest = len(names) - len(first)
    if rest:
        return f"{', '.join(first)} and {numbers.count(rest)} more"
    return first[0] if len(first) == 1 else f"{', '.join(first[:-1])} and {first[-1]}"
