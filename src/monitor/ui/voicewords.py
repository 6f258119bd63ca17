"""The line of words above the lanes: how many speak, how often, and what can be said of them. True, or silent.

Plain functions over means; nothing is claimed that an interval does not bear.
"""

from __future__ import annotations

from dataclasses import dataclass

from monitor.series import Difference, Mean
from monitor.ui import numbers, text
from monitor.ui.brief import Said


@dataclass(frozen=True, slots=True)
class Heard:
    """A voice and the mean of its statements; with an event in the span also before and after that."""

    name: str
    mean: Mean
    change: Difference | None = None  # after less before; None: too few on either side


@dataclass(frozen=True, slots=True)
class Facts:
    """What there is to be said."""

    span: str  # "the last 8 weeks", "11 Apr – 5 Jun 2026", "all time"
    statements: int
    voices: int  # who speak, or how many were chosen
    chosen: tuple[str, ...] = ()  # empty: all voices are meant
    about: str = ""  # "DeepSeek", "3 topics"
    where: str = ""  # "The Ledger", "2 outlets"
    heard: tuple[Heard, ...] = ()  # those with a lane
    event: str = ""  # the last one in the span
    unnamed: int = 0  # statements by nobody with a name
    undated: int = 0  # of those with a lane
    uncounted: int = 0  # of those with a lane: denied
    cut: int = 0  # more than so many are not drawn


def say(facts: Facts) -> Said:
    """`7 voices on 3 topics: 61 statements. Mei-Lin Hsu fell most, −0.26 [−0.44, −0.08], since the summit.`"""
    if len(facts.chosen) == 1:
        who = text.line(facts.chosen[0], 60)
    elif facts.chosen:
        who = f"{numbers.count(len(facts.chosen))} voices"
    else:
        who = numbers.plural(facts.voices, "voice")
    about = f" on {text.line(facts.about, 60)}" if facts.about else ""
    where = f" in {text.line(facts.where, 60)}" if facts.where else ""
    many = numbers.plural(facts.statements, "statement")
    when = "" if facts.statements else f", {facts.span}"
    runs = [(f"{who}{about}{where}", True), (f": {many}{when}.", False)]
    notes: list[str] = []
    if facts.statements:
        runs += _found(facts, notes)
    if facts.unnamed:
        notes.append(f"{numbers.count(facts.unnamed)} by unknown speakers, in no mean")
    notes += _left_out(facts)
    notes.append("Each counts once, however often copied")
    if not facts.chosen and facts.voices > len(facts.heard) > 0:
        notes.append(f"{len(facts.heard)} most quoted shown")
    return Said(tuple(runs), tuple(notes))


def _found(facts: Facts, notes: list[str]) -> list[tuple[str, bool]]:
    """The one thing worth saying: who moved since the last event, else who is most negative or positive."""
    compared = [each for each in facts.heard if each.change is not None and each.change.low is not None]
    moved = [each for each in compared if each.change is not None and each.change.is_clear]
    if facts.event and moved:
        most = max(moved, key=lambda each: abs(each.change.value) if each.change is not None else 0.0)
        assert most.change is not None
        way = "fell" if most.change.value < 0 else "rose"
        if len(compared) > 1:
            way += " most"
            notes.append(f"{numbers.count(len(compared))} compared; one in 20 such differences is chance")
        by = f"{numbers.signed(most.change.value)} {numbers.interval(most.change.low, most.change.high)}"
        return [
            (f" {text.line(most.name, 60)} {way}, ", False),
            (by, True),
            (f", since {text.line(facts.event, 60)}.", False),
        ]
    if facts.event and compared:
        notes.append(f"No change since {text.line(facts.event, 60)} can be claimed")
    sure = [each for each in facts.heard if _is_sure(each.mean)]
    if len(facts.heard) == 1 and sure:
        return [(" Mean ", False), (_mean(sure[0].mean), True), (f" over {numbers.count(sure[0].mean.n)}.", False)]
    if len(sure) > 1:
        lowest, highest = (by(sure, key=lambda each: each.mean.mean or 0.0) for by in (min, max))
        ends = [("Most negative", lowest), ("Most positive", highest)]
        ends.sort(key=lambda end: -abs(end[1].mean.mean or 0.0))
        (what, first), (other, second) = ends
        notes.append(f"{other}: {text.line(second.name, 60)}, {_mean(second.mean)}")
        return [(f" {what}: {text.line(first.name, 60)}, ", False), (_mean(first.mean), True), (".", False)]
    return [(" Too few to compare." if len(facts.heard) > 1 else " Too few to claim anything.", False)]


def _left_out(facts: Facts) -> list[str]:
    left = []
    named = [
        f"{numbers.count(many)} {what}"
        for many, what in ((facts.uncounted, "denied"), (facts.undated, "undated"))
        if many
    ]
    if named:
        left.append(f"{' and '.join(named)}, not counted")
    if facts.cut:
        left.append(f"Only the newest {numbers.count(facts.cut)} drawn and counted")
    return left


def _is_sure(mean: Mean) -> bool:
    return mean.n >= numbers.FEW and mean.low is not None


def _mean(mean: Mean) -> str:
    return f"{numbers.signed(mean.mean)} {numbers.plus_minus(mean.low, mean.high)}".rstrip()
