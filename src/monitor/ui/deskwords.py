"""How the Desk says what it lists and plots: sentences for headings, empty lists, captions and ticks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from monitor.i18n import plural, tr, tr_noop
from monitor.model import Period
from monitor.ui import axes, numbers, text
from monitor.ui.lenses import Key
from monitor.ui.plots import Mark

if TYPE_CHECKING:
    from monitor.catalog import Change
    from monitor.influence import Sums
    from monitor.model import Filter
    from monitor.spikes import Shift, Spike

_SORTED = tr_noop("sorted")
_ORDERS = {
    "-at": tr_noop("newest first"),
    "at": tr_noop("oldest first"),
    "title": tr_noop("by headline"),
    "-title": tr_noop("by headline, from the end"),
    "outlet": tr_noop("by outlet"),
    "-outlet": tr_noop("by outlet, from the end"),
    "sentiment": tr_noop("most negative first"),
    "-sentiment": tr_noop("most positive first"),
    "-copies": tr_noop("most copied first"),
    "copies": tr_noop("least copied first"),
}
_NARROWED = {  # how a list is told that is narrowed to one, or to several
    "topic": (tr_noop("{before} on {name}"), tr_noop("{before} in {many} topics")),
    "voice": (tr_noop("{before} with {name}"), tr_noop("{before} with {many} voices")),
    "outlet": (tr_noop("{before} from {name}"), tr_noop("{before} from {many} outlets")),
}
_OTHERS = {"topic": "topics", "voice": "voices", "outlet": "outlets"}  # kinds, and what a filter calls them
NAMED = 3  # names that stand in a line's scope; more are counted
AGAINST = {
    Period.HOUR: tr_noop("this point against the hour before"),
    Period.DAY: tr_noop("this point against the day before"),
    Period.WEEK: tr_noop("this point against the week before"),
    Period.MONTH: tr_noop("this point against the month before"),
}
CHOOSE = {
    "topic": tr_noop("Choose topics at the left first: Ctrl and a click adds one."),
    "voice": tr_noop("Choose voices at the left first: Ctrl and a click adds one."),
    "outlet": tr_noop("Choose outlets at the left first: Ctrl and a click adds one."),
    "outlet+topic": tr_noop("Choose outlets and topics at the left first: Ctrl and a click adds one."),
    "voice+topic": tr_noop("Choose voices and topics at the left first: Ctrl and a click adds one."),
}


def summary(
    count: int, chosen: Sequence[tuple[str, str]], *, search: str = "", label: str = "", show: str = "", order: str = ""
) -> str:
    """What stands beside "Articles": `412 in 3 topics, newest first`. `chosen`: kinds, and how each of them reads."""
    said = numbers.count(count)
    for by, (one, many) in _NARROWED.items():
        names = [name for kind, name in chosen if kind == by]
        if len(names) == 1:
            said = tr(one, before=said, name=names[0])
        elif names:
            said = tr(many, before=said, many=numbers.count(len(names)))
    if search:
        said = tr("{before} that meet the search", before=said)
    if label:
        said = tr("{before} labeled “{label}”", before=said, label=text.line(label, 40))
    shown = shown_as(show)
    return ", ".join(filter(None, (said, shown, tr(_ORDERS.get(order, _SORTED)))))


def scope(key: Key, rest: Filter, title: Callable[[Key], str], *, whole: bool = False) -> str:
    """How a line reads with all that its numbers are narrowed to: `Chip Daily on DeepSeek`.

    `key` is one thing, `rest` everything else that is chosen. `whole`: all names, however many, as in a caption.
    """
    return narrowed(title(key), key[0], rest, title, whole=whole)


def narrowed(said: str, by: str, rest: Filter, title: Callable[[Key], str], *, whole: bool = False) -> str:
    """The same for words that stand for lines of a kind."""
    for kind, plain in _OTHERS.items():
        names: tuple[str, ...] = getattr(rest, plain)
        if kind == by or not names:
            continue
        several = any_of(kind, [title((kind, name)) for name in names], whole=whole)
        said = {
            "topic": tr("{before} on {name}", before=said, name=several),
            "voice": tr("{before} with {name}", before=said, name=several),
            "outlet": tr("{before} in {name}", before=said, name=several),
        }[kind]
    if rest.search:
        words = text.line(rest.search, 120 if whole else 40)
        said = tr("{before}, in news that meets the search “{words}”", before=said, words=words)
    return said


def any_of(kind: str, names: Sequence[str], *, whole: bool = False) -> str:
    """`The Ledger`, `The Ledger or Chip Daily`; too many of them are counted: `any of 4 outlets`."""
    if len(names) > NAMED and not whole:
        return {
            "topic": plural("%n topic", "any of %n topics", len(names)),
            "voice": plural("%n voice", "any of %n voices", len(names)),
            "outlet": plural("%n outlet", "any of %n outlets", len(names)),
        }[kind]
    *first, last = names
    return tr("{names} or {last}", names=", ".join(first), last=last) if first else last


def shown_as(show: str) -> str:
    """Which articles are shown, within a sentence; "" for all."""
    words = {
        "unread": tr("unread"),
        "starred": tr("starred"),
        "negative": tr("negative ones"),
        "neutral": tr("neutral ones"),
        "positive": tr("positive ones"),
    }
    return words.get(show, "")


def newest_stored(day: date, *, narrowed: bool) -> str:
    """Say when the newest stored article is, where none lies in the span; `narrowed`: of what is chosen."""
    named = numbers.days(day, day)
    if narrowed:
        return tr("Nothing of this lies in this period. The newest stored article of it is of {day}.", day=named)
    return tr("Nothing lies in this period. The newest stored article is of {day}.", day=named)


def why_empty(
    *, search: str, label: str, show: str, narrowed: bool, has_feeds: bool, stored: date | None = None
) -> str:
    """Say why nothing is listed, and what can be done; `narrowed`: lenses are chosen.

    `stored`: the day of the newest stored article of what is chosen, where that lies beyond the period.
    """
    if stored is not None:
        return newest_stored(stored, narrowed=narrowed or bool(search))
    if search:
        return tr("No articles meet this.\n\nTake words out of the search, or look at a longer period.")
    if label:
        label = text.line(label, 40)
        return tr("Nothing here is labeled “{label}”.\n\nChoose All above to see the others.", label=label)
    if show == "unread":
        return tr("No unread articles here.\n\nChoose All above to see the others.")
    if show == "starred":
        return tr("No starred articles here.\n\nChoose All above to see the others.")
    if show == "negative":
        return tr("No negative articles here.\n\nChoose All above to see the others.")
    if show == "neutral":
        return tr("No neutral articles here.\n\nChoose All above to see the others.")
    if show == "positive":
        return tr("No positive articles here.\n\nChoose All above to see the others.")
    if narrowed:
        return tr("No articles meet this.\n\nRelease a lens at the left, or look at a longer period.")
    if not has_feeds:
        return tr("There are no feeds yet.\n\nAdd one with + above.")
    return tr("No articles in this period.\n\nThe first ones appear here a few seconds after a poll: F5 polls now.")


def weighed(sums: Sums, *, per_copy: bool, of_voice: bool, grouped: bool) -> str:
    """`21 stories made −0.24; influence: how far each article moves it`."""
    made = made_by(sums, per_copy=per_copy)
    if of_voice and grouped:
        return tr("{made}; influence: how far what is said in each story moves it", made=made)
    if of_voice:
        return tr("{made}; influence: how far what is said in each article moves it", made=made)
    if grouped:
        return tr("{made}; influence: how far each story moves it", made=made)
    return tr("{made}; influence: how far each article moves it", made=made)


def made_by(sums: Sums, *, per_copy: bool) -> str:
    """`21 stories made −0.24`: what is said where there is little room."""
    mean = numbers.signed(sums.mean)
    if per_copy:
        return plural("%n article made {mean}", "%n articles made {mean}", sums.stories, mean=mean)
    return plural("%n story made {mean}", "%n stories made {mean}", sums.stories, mean=mean)


def counted(sums: Sums, *, per_copy: bool, narrated: bool) -> str:
    """`21 stories made −0.24; listed is what counts: dated, with narration`."""
    made = made_by(sums, per_copy=per_copy)
    if narrated:
        return tr("{made}; listed is what counts: dated, with narration", made=made)
    return tr("{made}; listed is what counts, with what is said there", made=made)


def jumps(volume: Sequence[Spike], level: Sequence[Shift]) -> list[Mark]:
    """The days on which the line in front jumps, with the numbers that say so."""
    made = [
        Mark(
            (each.start + timedelta(hours=12)).timestamp(),
            tr("spike"),
            tr(
                "{period}: {many}, usually {usual}. A spike of volume, z {z}; told from {least} on.",
                period=axes.period_text(each.start, Period.DAY),
                many=plural("%n story", "%n stories", each.stories),
                usual=numbers.decimal(each.usual, 0 if each.usual == int(each.usual) else 1),
                z=numbers.decimal(each.z, 1),
                least=numbers.decimal(3.5, 1),
            ),
        )
        for each in volume
    ]
    for each in level:
        apart = each.difference
        detail = tr(
            "New level from about {day} on: {after} ({many}), before {before} ({earlier}). "
            "Difference {difference} {interval}, p {p} by permutation. The day is the best guess, not a sure one.",
            day=numbers.day(each.start.date()),
            after=numbers.signed(each.after.mean),
            many=numbers.n_of(each.after.n_stories),
            before=numbers.signed(each.before.mean),
            earlier=numbers.n_of(each.before.n_stories),
            difference=numbers.signed(apart.value),
            interval=numbers.interval(apart.low, apart.high),
            p=numbers.decimal(each.p, 3),
        )
        made.append(Mark(each.start.timestamp(), tr("new level"), detail))
    return made


def ticks(history: Sequence[Change], topics: set[str], engine: str, title: Callable[[Key], str]) -> list[Mark]:
    """What was changed on our side: the queries of topics, and the engine."""
    made = []
    for edit in history:
        if edit.topic in topics:
            detail = tr(
                "{name} on {time}. Before: {query}",
                name=title(("topic", edit.topic)),
                time=numbers.full_time(edit.at),
                query=text.line(edit.before, 200),
            )
            made.append(Mark(edit.at.timestamp(), tr("query edited"), detail))
        elif edit.engine == engine and edit.before:
            detail = tr(
                "{engine}, from {before} to {after}, on {time}",
                engine=edit.engine,
                before=edit.before,
                after=edit.after,
                time=numbers.full_time(edit.at),
            )
            made.append(Mark(edit.at.timestamp(), tr("engine changed"), detail))
    return made
