"""How a feed fares, since when and why, and what the monitor does about it: told from what is remembered of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

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
        why = feed.note or "Nothing is asked of its site."
        return Condition(OFF, "off", "pause", "muted", happened=f"Switched off. {why}", doing="Nothing.")
    found = reports.diagnose(feed, health, now)
    fares = found.condition
    if fares == "paused":
        if state.http_status == 410:
            said = "The site says that this feed is gone for good."
            return Condition(PAUSED, "gone", "pause", "warning", state.failing_since, said, "It asks no more.")
        said = "Paused by you. Nothing is asked of its site."
        return Condition(PAUSED, "paused by you", "pause", "muted", happened=said, doing="Nothing until you resume it.")
    if fares == "failing":
        since = state.failing_since or state.last_polled or now
        return Condition(
            FAILING,
            f"failing {numbers.duration(now - since)}",
            "error",
            "error",
            since,
            _failure(state),
            f"It tries again {next_time}, with longer pauses the longer this lasts, and never gives up. "
            f"Nothing you have is touched.{_stand_in(feed)}",
        )
    if fares == "new":
        return Condition(NEW, "not asked yet", "feed", "muted", happened="Not asked yet.", doing=f"Asks {next_time}.")
    asking = f"It goes on asking every {numbers.duration(state.interval)}, next {next_time}."
    if fares == "frozen":
        said = f"It brings nothing new any more: {found.why}."
        return Condition(SILENT, "frozen", "warning", "warning", state.newest_item, said, asking)
    if fares == "stale":
        assert state.newest_item is not None
        quiet = numbers.duration(now - state.newest_item)
        usual = f"; usually {a_day(health)} a day" if health.per_day else ""
        said = f"The site answers, and has brought nothing new for {quiet}{usual}."
        return Condition(SILENT, f"silent {quiet}", "warning", "warning", state.newest_item, said, asking)
    if fares == "empty":
        said = f"The site answers with an empty list, {numbers.count(state.empty_streak)} times in a row."
        return Condition(SILENT, "empty", "warning", "warning", happened=said, doing=asking)
    if state.undated_share >= UNDATED:
        share = numbers.percent(state.undated_share)
        said = f"{share} of its entries carry no date that can be true."
        doing = f"Those are listed by when they were first seen, and left out of every plot. {asking}"
        return Condition(AMBER, f"fine, {share} undated", "warning", "warning", happened=said, doing=doing)
    if state.warning:
        said = f"Its last document could be read, but: {_lower(state.warning)}"
        return Condition(AMBER, "fine, with a fault", "warning", "warning", happened=said, doing=asking)
    if feed.kind is FeedKind.SEARCH:
        return Condition(FINE, "fine", "search", "text", happened="The search answers as it should.", doing=asking)
    return Condition(FINE, "fine", "check", "text", happened="It answers as it should.", doing=asking)


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
        return "No feed is on.", ""
    searches = sum(line.feed.kind is FeedKind.SEARCH for line in on)
    feeds = len(on) - searches
    named = [numbers.plural(feeds, "feed")] if feeds else []
    named += [numbers.plural(searches, "search", "searches")] if searches else []
    ranks = [line.condition.rank for line in on]
    said = []
    for of, one, many in (
        ((FINE, AMBER), "is fine", "are fine"),
        ((SILENT,), "is silent", "are silent"),
        ((FAILING,), "fails", "fail"),
        ((PAUSED,), "is paused", "are paused"),
        ((NEW,), "is not asked yet", "are not asked yet"),
    ):
        number = sum(rank in of for rank in ranks)
        if number:
            said.append(f"{numbers.count(number)} {one if number == 1 else many}")
    usual = sum(line.health.per_day for line in on)
    about = f" About {numbers.count(_round(usual))} articles on a usual day." if usual >= 1 else ""
    return f"{' and '.join(named)} {'is' if len(on) == 1 else 'are'} on", f": {', '.join(said)}.{about}"


def missing(lines: Sequence[FeedLine]) -> str:
    """Say what the worst feed costs: "Harbour Times: 14 articles a day are missing from its line since 2 Jun"."""
    for line in lines:
        if line.condition.rank == FAILING and line.health.per_day >= 1 and line.condition.since is not None:
            day = numbers.short_time(line.condition.since, line.now)
            lost = f"about {a_day(line.health)} articles a day are missing from its line since {day}"
            return f"{text.line(line.feed.outlet, 60)}: {lost}; that span is shaded on every plot"
    return ""


def _failure(state: FeedState) -> str:
    said = (state.error or "The feed could not be read").rstrip(".")
    times = f", {numbers.count(state.failures)} times in a row" if state.failures > 1 else ""
    hints = {
        404: " The address has probably moved.",
        401: " The site wants a login.",
        403: " The site refuses programs, or this country.",
        429: " The site asks for fewer questions.",
    }
    return f"{said}{times}.{hints.get(state.http_status or 0, '')}"


def _stand_in(feed: Feed) -> str:
    return " Meanwhile its news search stands in, marked as such." if feed.fallback else ""


def _next_time(state: FeedState, now: datetime) -> str:
    if state.next_due is None or state.next_due <= now:
        return "at the next round"
    when = numbers.short_time(state.next_due, now)
    return f"at {when}" if ":" in when else f"on {when}, {numbers.clock(state.next_due)}"


def a_day(health: FeedHealth) -> str:
    if health.per_day >= 0.95:
        return numbers.count(round(health.per_day))
    if health.per_day >= 0.1:
        return f"{health.per_day:.1f}"
    return "under 0.1" if health.per_day > 0 else "0"


def _round(number: float) -> int:
    """To two figures: a usual day is no exact thing."""
    size = 10 ** max(0, len(str(int(number))) - 2)
    return int(round(number / size) * size)


def _lower(sentence: str) -> str:
    said = sentence[:1].lower() + sentence[1:]
    return said if said.endswith(".") else f"{said}."
