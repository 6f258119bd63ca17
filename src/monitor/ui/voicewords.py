"""The line of words above the lanes: how many speak, how often, and what can be said of them. True, or silent.

Plain functions over means; nothing is claimed that an interval does not bear.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from monitor.i18n import plural, tr
from monitor.series import Difference, Mean
from monitor.ui import numbers, phrases, text
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
    reason: str = ""  # which number of another view led here
    search: str = ""  # only statements that hold this
    sure: str = ""  # only those so sure: "sure from 75 %"
    toward: str = ""  # whom or what the statements are about: "DeepSeek"


def say(facts: Facts) -> Said:
    """`7 voices on 3 topics: 61 statements. Mei-Lin Hsu fell most, −0.26 [−0.44, −0.08], since the summit.`"""
    many = plural("%n statement", "%n statements", facts.statements)
    lead = phrases.runs(
        tr("{who}: {statements}.") if facts.statements else tr("{who}: {statements}, {span}."),
        ("who",),
        who=_who(facts),
        statements=many,
        span=facts.span,
    )
    notes: list[str] = []
    notes += [facts.reason] if facts.reason else []
    if facts.search:
        notes.append(tr("Only statements that meet the search “{words}”", words=text.line(facts.search, 60)))
    if facts.sure:
        notes.append(tr("Only attributions {sure}", sure=facts.sure))
    found = _found(facts, notes) if facts.statements else ()
    if facts.unnamed:
        notes.append(plural("%n by unknown speakers, in no mean", "%n by unknown speakers, in no mean", facts.unnamed))
    notes += _left_out(facts)
    notes.append(tr("Each counts once, however often copied"))
    if not facts.chosen and facts.voices > len(facts.heard) > 0:
        notes.append(plural("%n most quoted shown", "%n most quoted shown", len(facts.heard)))
    return phrases.said(lead, found, notes=notes)


def _who(facts: Facts) -> str:
    """`7 voices on 3 topics in The Ledger toward DeepSeek`: whose statements, on what, where, about whom."""
    if len(facts.chosen) == 1:
        who = text.line(facts.chosen[0], 60)
    else:
        who = plural("%n voice", "%n voices", len(facts.chosen) or facts.voices)
    if facts.about:
        who = tr("{who} on {topic}", who=who, topic=text.line(facts.about, 60))
    if facts.where:
        who = tr("{who} in {outlet}", who=who, outlet=text.line(facts.where, 60))
    return tr("{who} toward {name}", who=who, name=text.line(facts.toward, 60)) if facts.toward else who


def _found(facts: Facts, notes: list[str]) -> tuple[tuple[str, bool], ...]:
    """The one thing worth saying: who moved since the last event, else who is most negative or positive."""
    compared = [each for each in facts.heard if each.change is not None and each.change.low is not None]
    moved = [each for each in compared if each.change is not None and each.change.is_clear]
    event = text.line(facts.event, 60)
    if facts.event and moved:
        most = max(moved, key=lambda each: abs(each.change.value) if each.change is not None else 0.0)
        assert most.change is not None
        fell = most.change.value < 0
        if len(compared) > 1:
            words = (
                tr("{name} fell most, {change}, since {event}.")
                if fell
                else tr("{name} rose most, {change}, since {event}.")
            )
            notes.append(
                plural(
                    "%n compared; one in 20 such differences is chance",
                    "%n compared; one in 20 such differences is chance",
                    len(compared),
                )
            )
        else:
            words = tr("{name} fell, {change}, since {event}.") if fell else tr("{name} rose, {change}, since {event}.")
        by = f"{numbers.signed(most.change.value)} {numbers.interval(most.change.low, most.change.high)}"
        return phrases.runs(words, ("change",), name=text.line(most.name, 60), change=by, event=event)
    if facts.event and compared:
        notes.append(tr("No change since {event} can be claimed", event=event))
    sure = [each for each in facts.heard if _is_sure(each.mean)]
    if len(facts.heard) == 1 and sure:
        mean = sure[0].mean
        return phrases.runs(tr("Mean {mean} over {n}."), ("mean",), mean=_mean(mean), n=numbers.count(mean.n))
    if len(sure) > 1:
        return _extremes(sure, notes)
    few = tr("Too few to compare.") if len(facts.heard) > 1 else tr("Too few to claim anything.")
    return phrases.runs(few)


def _extremes(sure: Sequence[Heard], notes: list[str]) -> phrases.Runs:
    """Who is most negative or positive, where the interval of that voice leaves 0 out; the other end is a note."""
    below = [each for each in sure if each.mean.high is not None and each.mean.high < 0]
    above = [each for each in sure if each.mean.low is not None and each.mean.low > 0]
    lowest = min(below, key=lambda each: each.mean.mean or 0.0, default=None)
    highest = max(above, key=lambda each: each.mean.mean or 0.0, default=None)
    if lowest is None and highest is None:
        return phrases.runs(tr("No voice stands out: every interval reaches across 0."))
    low, high = (0.0 if each is None else abs(each.mean.mean or 0.0) for each in (lowest, highest))
    if lowest is not None and (highest is None or low >= high):
        first, second, words = lowest, highest, tr("Most negative: {name}, {mean}.")
    else:
        assert highest is not None
        first, second, words = highest, lowest, tr("Most positive: {name}, {mean}.")
    if second is not None:
        other = tr("Most positive: {name}, {mean}") if second is highest else tr("Most negative: {name}, {mean}")
        notes.append(other.format(name=text.line(second.name, 60), mean=_mean(second.mean)))
    return phrases.runs(words, ("mean",), name=text.line(first.name, 60), mean=_mean(first.mean))


def _left_out(facts: Facts) -> list[str]:
    left = []
    if facts.uncounted and facts.undated:
        left.append(
            tr(
                "{denied} denied and {undated} undated, not counted",
                denied=numbers.count(facts.uncounted),
                undated=numbers.count(facts.undated),
            )
        )
    elif facts.uncounted:
        left.append(plural("%n denied, not counted", "%n denied, not counted", facts.uncounted))
    elif facts.undated:
        left.append(plural("%n undated, not counted", "%n undated, not counted", facts.undated))
    if facts.cut:
        left.append(plural("Only the newest %n drawn and counted", "Only the newest %n drawn and counted", facts.cut))
    return left


def _is_sure(mean: Mean) -> bool:
    return mean.n >= numbers.FEW and mean.low is not None


def _mean(mean: Mean) -> str:
    return f"{numbers.signed(mean.mean)} {numbers.plus_minus(mean.low, mean.high)}".rstrip()
