"""`backfill`: the history of a topic, fetched through news searches that take dates."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

import click

from monitor.cli.filters import Moment, topic_id
from monitor.cli.output import clean, document, say
from monitor.cli.poll import logged
from monitor.cli.session import Session, command
from monitor.errors import MonitorError
from monitor.export import Record, time_text

if TYPE_CHECKING:
    from monitor.backfill import History, Wish

DAY = timedelta(days=1)


@command("backfill")
@click.option("--topic", required=True, metavar="ID", help="Whose history: an id or a name.")
@click.option("--since", type=Moment(), metavar="D", help="The first day: 2025-01-27, 90d.")
@click.option("--until", type=Moment(), metavar="D", help="Before this day; default: today and all.")
@click.option("--resume", is_flag=True, help="Leave out the days that an earlier run was told all about.")
@click.option("--locale", default="en-US", show_default=True, metavar="LOCALE", help="Whose news: en-GB, zh-CN.")
@click.option(
    "--search", "address", metavar="URL", help="Another news search: an address with {query}, {since} and {until}."
)
@click.option("--allow-local", is_flag=True, help="That search may live on a loopback or private address.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def backfill(
    session: Session,
    *,
    topic: str,
    since: datetime | None,
    until: datetime | None,
    resume: bool,
    locale: str,
    address: str | None,
    allow_local: bool,
    as_json: bool,
) -> None:
    """Fetch the history of a topic: news searches are walked window by window, newest first, slowly.

    Google News is asked, then the Federal Register's feeds of the catalog that belong to the topic. What is found is
    stored as a poll stores it, marked `backfill`; alerts do not fire for it. A run that was broken off goes on with
    --resume, which without --since means the span that was asked for before. A window that stays empty is told of:
    a search that is throttled says nothing too.
    """
    wish = _wish(session, topic, since, until, resume=resume, locale=locale, address=address, allow_local=allow_local)
    with logged():
        history = _fetch(session, wish)
    if as_json:
        document(_record(history))
    else:
        _print(history)
    if history.stopped or history.nothing_done:
        reasons = history.stopped or tuple(w.error for w in history.windows[-1:] if w.error)
        more = " What was found is stored; --resume goes on." if history.new or history.known else ""
        raise MonitorError(f"{' '.join(reasons)}{more}")


def _wish(
    session: Session,
    topic: str,
    since: datetime | None,
    until: datetime | None,
    *,
    resume: bool,
    locale: str,
    address: str | None,
    allow_local: bool,
) -> Wish:
    from monitor.backfill import Searched, Wish, sources_of

    if allow_local and address is None:
        raise click.UsageError("--allow-local is for a --search of your own")
    id = topic_id(session.catalog, topic)
    named = next(each for each in session.catalog.topics if each.id == id)
    tomorrow = session.now.date() + DAY
    last = tomorrow if until is None else min(_ceiling(until), tomorrow)
    first = None if since is None else since.date()
    if first is None and resume:
        before = Searched(session.profile.root, id).span()
        if before is None:
            raise MonitorError(f"No history of {named.name} has been fetched yet; say from when: --since.")
        first, last = before[0], last if until is not None else min(before[1], tomorrow)
    if first is None:
        raise click.UsageError("--since is needed: from which day on?")
    if first >= last:
        raise click.UsageError(f"there is no day from {first} on and before {last}")
    sources = sources_of(named, session.catalog, locale=locale, search=address, allow_local=allow_local)
    return Wish(named, first, last, sources, resume)


def _ceiling(moment: datetime) -> date:
    """The day before which a moment is: of noon the next one."""
    return moment.date() if moment.time() == time() else moment.date() + DAY


def _fetch(session: Session, wish: Wish) -> History:
    from monitor.service import Service

    with _told() as emit:
        service = Service(session.profile, session.settings, session.catalog, emit=emit, adapters=())
        service.start(schedule=False)
        try:
            walk = service.fetch_history(wish)
            while not walk.done():  # in short waits, so that Ctrl-C is always heard
                with contextlib.suppress(TimeoutError):
                    walk.result(0.2)
            return walk.result()
        except KeyboardInterrupt:
            say("\nStopped. What was found is stored; --resume goes on.")
            raise
        finally:
            service.stop()


@contextlib.contextmanager
def _told() -> Iterator[Callable[[object], None]]:
    """A line on a terminal's standard error: how far it is, and how long it still takes."""
    from monitor.backfill import Fetching

    shown = sys.stderr.isatty()

    def emit(event: object) -> None:
        if shown and isinstance(event, Fetching):
            click.echo(f"\r{clean(event.words())} ({clean(event.doing)})\x1b[K", err=True, nl=False)

    try:
        yield emit
    finally:
        if shown:
            click.echo("\r\x1b[K", err=True, nl=False)


def _print(history: History) -> None:
    from monitor.backfill import Status

    for window in history.windows:
        if window.status in (Status.FAILED, Status.FULL, Status.EMPTY):
            last = window.until - DAY
            days = f"{window.since}" if last == window.since else f"{window.since} to {last}"
            what = {Status.FULL: f"{window.items} items, there may be more", Status.EMPTY: "nothing"}
            say(clean(f"{window.source}, {days}: {what.get(window.status, window.error)}"))
    before = f" ({history.days_before} days were searched before)" if history.days_before else ""
    say(clean(f"{history.name}, {history.since} to {history.until - DAY}: {history.words()}{before}"))


def _record(history: History) -> Record:
    return {
        "topic": history.topic,
        "since": history.since.isoformat(),
        "until": history.until.isoformat(),
        "new": history.new,
        "known": history.known,
        "left_out": history.outside,
        "outlets": history.outlets,
        "requests": history.requests,
        "days_before": history.days_before,
        "stopped": list(history.stopped),
        "windows": [
            {
                "search": window.source,
                "since": window.since.isoformat(),
                "until": window.until.isoformat(),
                "status": window.status.value,
                "items": window.items,
                "new": window.new,
                "asked_at": time_text(window.at),
                "error": window.error,
            }
            for window in history.windows
        ],
    }
