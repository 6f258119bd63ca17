"""How a feed fares, since when and why, and what the monitor does about it: told from what is remembered of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from monitor.i18n import plural, tr, tr_noop
from monitor.model import Feed, FeedHealth, FeedKind, FeedState
from monitor.ui import numbers, text, theme

DAYS: Final = 30  # of the strip
UNDATED: Final = 0.3  # share of entries without a date from which it is said


@dataclass(frozen=True, slots=True)
class Condition:
    """How a feed fares, in a word or two and in sentences."""

    rank: int  # 0: worst
    words: str  # for a cell: "failing 3 d"
    icon: str
    role: theme.Role
    since: datetime | None = None
    happened: str = ""
    doing: str = ""
    gone: bool = False  # for good, as its site says


HINTS: Final = {  # by HTTP status
    404: tr_noop("The address has probably moved."),
    401: tr_noop("The site wants a login."),
    403: tr_noop("The site refuses programs, or this country."),
    429: tr_noop("The site asks for fewer questions."),
}
FAILING, SILENT, AMBER, FINE, NEW, PAUSED, OFF = range(7)


@dataclass(frozen=True, slots=True)
class FeedLine:
    """A feed, what is remembered of it, and how it fares."""

    feed: Feed
    health: FeedHealth
    condition: Condition
    now: datetime

    @property
    def state(self) -> FeedState:
        return self.health.state


def judge(feed: Feed, health: FeedHealth, now: datetime) -> Condition:
    """Say how a feed fares, what the monitor does about it, and how bad that is. `now` is aware."""
    from monitor import reports

    state = health.state
    next_time = _next_time(state, now)
    if not feed.enabled:
        why = feed.note or tr("Nothing is asked of its site.")
        off = tr("Switched off. {why}", why=why)
        return Condition(OFF, tr("off", "switched"), "pause", "muted", happened=off, doing=tr("Nothing."))
    found = reports.diagnose(feed, health, now)
    fares = found.condition
    if fares == "paused":
        if state.http_status == 410:
            said = tr("The site says that this feed is gone for good.")
            doing = tr("It asks no more.")
            return Condition(PAUSED, tr("gone"), "pause", "warning", state.failing_since, said, doing, gone=True)
        said, doing = tr("Paused by you. Nothing is asked of its site."), tr("Nothing until you resume it.")
        return Condition(PAUSED, tr("paused by you"), "pause", "muted", happened=said, doing=doing)
    if fares == "failing":
        since = state.failing_since or state.last_polled or now
        return Condition(
            FAILING,
            tr("failing {duration}", duration=numbers.duration(now - since)),
            "error",
            "error",
            since,
            _failure(state),
            _trying(feed, next_time),
        )
    if fares == "new":
        asks = tr("Asks {when}.", when=next_time)
        return Condition(NEW, tr("not asked yet"), "feed", "muted", happened=tr("Not asked yet."), doing=asks)
    pause = numbers.duration(state.interval)
    asking = tr("It goes on asking every {interval}, next {when}.", interval=pause, when=next_time)
    if fares == "frozen":
        said = tr("It brings nothing new any more: {why}.", why=tr(found.why or ""))
        return Condition(SILENT, tr("frozen"), "warning", "warning", state.newest_item, said, asking)
    if fares == "stale":
        assert state.newest_item is not None
        quiet = numbers.duration(now - state.newest_item)
        said = tr("The site answers, and has brought nothing new for {duration}.", duration=quiet)
        if health.per_day:
            said = tr(
                "The site answers, and has brought nothing new for {duration}; usually {number} a day.",
                duration=quiet,
                number=a_day(health),
            )
        words = tr("silent {duration}", duration=quiet)
        return Condition(SILENT, words, "warning", "warning", state.newest_item, said, asking)
    if fares == "empty":
        said = plural(
            "The site answers with an empty list, %n time in a row.",
            "The site answers with an empty list, %n times in a row.",
            state.empty_streak,
        )
        return Condition(SILENT, tr("empty", "feed"), "warning", "warning", happened=said, doing=asking)
    if state.undated_share >= UNDATED:
        share = numbers.percent(state.undated_share)
        said = tr("{share} of its entries carry no date that can be true.", share=share)
        doing = tr("Those are listed by when they were first seen, and left out of every plot.") + f" {asking}"
        words = tr("fine, {share} undated", share=share)
        return Condition(AMBER, words, "warning", "warning", happened=said, doing=doing)
    if state.warning:
        fault = tr(state.warning)
        return Condition(AMBER, tr("fine, with a fault"), "warning", "warning", happened=fault, doing=asking)
    if feed.kind is FeedKind.SEARCH:
        said = tr("The search answers as it should.")
        return Condition(FINE, tr("fine"), "search", "text", happened=said, doing=asking)
    return Condition(FINE, tr("fine"), "check", "text", happened=tr("It answers as it should."), doing=asking)


def worst_first(feeds: Sequence[Feed], health: Mapping[str, FeedHealth], now: datetime) -> tuple[FeedLine, ...]:
    """Judge all feeds and put them in order: failing, silent, doubtful, fine by how much they bring, the rest."""
    lines = []
    for feed in feeds:
        known = health.get(feed.url) or FeedHealth(FeedState(feed.url), 0, 0.0, (-2,) * DAYS)
        lines.append(FeedLine(feed, known, judge(feed, known, now), now))
    return tuple(sorted(lines, key=_badness))


def _badness(line: FeedLine) -> tuple[int, float, str, str]:
    since = line.condition.since.timestamp() if line.condition.since is not None else 0.0
    weight = since if line.condition.rank in (FAILING, SILENT) else -line.health.per_day
    return line.condition.rank, weight, line.feed.outlet.casefold(), line.feed.title.casefold()


def summary(lines: Sequence[FeedLine]) -> tuple[str, str]:
    """Say how many feeds are on and how they fare, in two parts: the first is the stressed one."""
    on = [line for line in lines if line.feed.enabled]
    if not on:
        return tr("No feed is on."), ""
    searches = sum(line.feed.kind is FeedKind.SEARCH for line in on)
    feeds = len(on) - searches
    ranks = [line.condition.rank for line in on]
    fine, silent, failing, paused, new = (
        sum(rank in of for rank in ranks) for of in ((FINE, AMBER), (SILENT,), (FAILING,), (PAUSED,), (NEW,))
    )
    said = [plural("%n is fine", "%n are fine", fine)] if fine else []
    said += [plural("%n is silent", "%n are silent", silent)] if silent else []
    said += [plural("%n fails", "%n fail", failing)] if failing else []
    said += [plural("%n is paused", "%n are paused", paused)] if paused else []
    said += [plural("%n is not asked yet", "%n are not asked yet", new)] if new else []
    usual = sum(line.health.per_day for line in on)
    rest = f": {', '.join(said)}."
    if usual >= 1:
        many = _round(usual)
        rest += " " + plural("About %n article on a usual day.", "About %n articles on a usual day.", many)
    return _on(feeds, searches), rest


def _on(feeds: int, searches: int) -> str:
    if not searches:
        return plural("%n feed is on", "%n feeds are on", feeds)
    if not feeds:
        return plural("%n search is on", "%n searches are on", searches)
    some = plural("%n feed", "%n feeds", feeds)
    others = plural("%n search", "%n searches", searches)
    return tr("{feeds} and {searches} are on", feeds=some, searches=others)


def missing(lines: Sequence[FeedLine]) -> str:
    """Say what the worst feed costs: "Harbour Times: 14 articles a day are missing from its line since 2 Jun"."""
    for line in lines:
        if line.condition.rank == FAILING and line.health.per_day >= 1 and line.condition.since is not None:
            day = numbers.short_time(line.condition.since, line.now)
            return tr(
                "{outlet}: about {number} articles a day are missing from its line since {day}; that span is shaded on "
                "every plot",
                outlet=text.line(line.feed.outlet, 60),
                number=a_day(line.health),
                day=day,
            )
    return ""


def _failure(state: FeedState) -> str:
    said = tr(state.error) if state.error else tr("The feed could not be read")
    said = said.rstrip(".")
    if state.failures > 1:
        said = plural("{failure}, %n time in a row", "{failure}, %n times in a row", state.failures, failure=said)
    hint = HINTS.get(state.http_status or 0)
    return f"{said}. {tr(hint)}" if hint else f"{said}."


def _trying(feed: Feed, when: str) -> str:
    said = tr(
        "It tries again {when}, with longer pauses the longer this lasts, and never gives up. Nothing you have is "
        "touched.",
        when=when,
    )
    meanwhile = tr("Meanwhile its news search stands in, marked as such.")
    return f"{said} {meanwhile}" if feed.fallback else said


def _next_time(state: FeedState, now: datetime) -> str:
    if state.next_due is None or state.next_due <= now:
        return tr("at the next round")
    clock = numbers.clock(state.next_due)
    if state.next_due.astimezone().date() == now.astimezone().date():
        return tr("at {time}", time=clock)
    return tr("on {day}, {time}", day=numbers.short_time(state.next_due, now), time=clock)


def a_day(health: FeedHealth, *, short: bool = False) -> str:
    """Say how many articles a feed brings on a usual day; `short`, as in a cell: <0.1."""
    if health.per_day >= 0.95:
        return numbers.count(round(health.per_day))
    if health.per_day >= 0.1:
        return numbers.decimal(health.per_day, 1)
    if health.per_day <= 0:
        return "0"
    least = numbers.decimal(0.1, 1)
    return f"<{least}" if short else tr("under {number}", number=least)


def _round(number: float) -> int:
    """To two figures: a usual day is no exact thing."""
    size = 10 ** max(0, len(str(int(number))) - 2)
    return int(round(number / size) * size)
