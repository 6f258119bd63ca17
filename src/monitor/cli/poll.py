"""`poll` and `collect`: one round over the feeds, or polling on schedule without a screen."""

from __future__ import annotations

import logging
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from monitor.cli.output import Form, Shown, clean, counted, data, document, say, table
from monitor.cli.session import Session, command
from monitor.errors import StoreError
from monitor.export import Record, json_text, time_text

if TYPE_CHECKING:
    from monitor.model import Feed
    from monitor.poller import FeedPolled
    from monitor.service import Service

STOP_S = 5.0  # the service ends within this, whatever it is doing


@command("poll")
@click.option("--all", "everything", is_flag=True, help="Every enabled feed, due or not.")
@click.option("--feed", "feeds", multiple=True, metavar="URL", help="Only this feed, due or not; may be repeated.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@click.option("--alert-exit", is_flag=True, help="Exit with 3 if an alert fired.")
def poll(session: Session, *, everything: bool, feeds: Sequence[str], as_json: bool, alert_exit: bool) -> int:
    """Poll the feeds that are due, once, and print what came of each.

    Retry-After and back-off hold whatever is asked: such feeds are "skipped". Failing feeds are noted and do not
    change the exit code; a store that takes nothing more, as on a full disk, makes it 1.
    """
    from monitor.service import Trouble, poll_once

    urls = [feed_of(session, url).url for url in feeds] or None
    troubles: dict[str, None] = {}

    def hear(event: object) -> None:
        count(event)
        if isinstance(event, Trouble) and event.text:
            troubles[event.text] = None

    with logged(), _counting() as count:
        polled = poll_once(
            session.profile,
            urls,
            all=everything,
            settings=session.settings,
            catalog=session.catalog,
            emit=hear,
        )
    records = [_record(each) for each in polled]
    new, alerts = sum(len(each.new) for each in polled), sum(each.alerts for each in polled)
    summary: Record = {
        "polled": sum(each.status != "skipped" for each in polled),
        "failed": sum(each.status == "error" for each in polled),
        "new": new,
        "alerts": alerts,
        "feeds": records,
    }
    if as_json:
        document(summary)
    else:
        if records:
            table(_COLUMNS, records)
        say(
            f"{counted(len(records), 'feed')}: {counted(new, 'new article')}, "
            f"{summary['failed']} failed, {counted(alerts, 'alert')}"
            if records
            else "No feed is due; --all polls every one."
        )
    for each in polled:
        if each.status == "error" and each.error in troubles:  # no feed's fault
            raise StoreError(each.error)
    return 3 if alert_exit and alerts else 0


def feed_of(session: Session, url: str) -> Feed:
    """Find a feed by its address, with or without its credentials. Raises BadParameter."""
    from monitor.feeds.fetch import strip_credentials

    for feed in session.catalog.feeds:
        if url in (feed.url, strip_credentials(feed.url)):
            return feed
    raise click.BadParameter(f"there is no feed {strip_credentials(url)}; see `news-monitor feeds list`")


def _record(polled: FeedPolled) -> Record:
    from monitor.feeds.fetch import strip_credentials

    return {
        "url": strip_credentials(polled.feed),
        "outlet": polled.outlet,
        "status": polled.status,
        "http": polled.http,
        "entries": polled.entries,
        "new": len(polled.new),
        "error": polled.error,
        "next_due": time_text(polled.next_due),
        "edited": len(polled.edited),
    }


_COLUMNS = (
    Shown("Outlet", lambda row: row["outlet"]),
    Shown("Status", lambda row: row["status"]),
    Shown("Entries", lambda row: row["entries"], right=True),
    Shown("New", lambda row: row["new"], right=True),
    Shown("Next", lambda row: row["next_due"]),
    Shown("Feed", lambda row: row["url"], wide=True),
    Shown("Error", lambda row: row["error"], grows=True),
)


@contextmanager
def _counting() -> Iterator[Callable[[object], None]]:
    """A line on a terminal's standard error that counts the feeds that are done."""
    from monitor.poller import FeedPolled

    shown = sys.stderr.isatty()
    done = 0

    def count(event: object) -> None:
        nonlocal done
        if isinstance(event, FeedPolled):
            done += 1
            if shown:
                click.echo(f"\r{counted(done, 'feed')} polled", err=True, nl=False)

    try:
        yield count
    finally:
        if shown and done:
            click.echo("\r\x1b[K", err=True, nl=False)


# ---- without end --------------------------------------------------------------------------------


@command("collect")
@click.option("--jsonl", is_flag=True, help="Print each poll as one JSON object a line, as `poll --json` has it.")
def collect(session: Session, *, jsonl: bool) -> int:
    """Poll on schedule, without a screen, until SIGINT or SIGTERM; safe beside an open window.

    New articles, troubles and alerts are told on standard error.
    """
    form = Form.JSONL if jsonl else Form.TEXT
    with logged(), running(session, lambda event: _tell(event, form)) as (_, stopped):
        say("Collecting. Ctrl-C ends it.")
        while not stopped.wait(3600):
            pass
    return 0


@contextmanager
def running(session: Session, emit: Callable[[object], None]) -> Iterator[tuple[Service, threading.Event]]:
    """The monitor, running in this process until the block ends; the event says that somebody wants it to end.

    To start it here is to choose a start: from now on feeds are polled on schedule.
    """
    from monitor import settings as wants
    from monitor.service import Service

    stopped = threading.Event()
    settings = session.settings
    session.profile.prepare()
    if not settings.started:
        settings = replace(settings, started=True)
        wants.save(session.profile, settings)
    service = Service(session.profile, settings, session.catalog, emit=emit)
    signals = (signal.SIGINT, signal.SIGTERM)
    before = {number: signal.signal(number, lambda *_: stopped.set()) for number in signals}
    try:
        service.start()
        try:
            yield service, stopped
        finally:
            service.stop(STOP_S)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _tell(event: object, form: Form) -> None:
    """Say what happened, in the service's own thread."""
    from monitor.poller import AlertRaised, FeedMoved, FeedPolled
    from monitor.service import Outdated, Trouble

    match event:
        case FeedPolled():
            if form is Form.JSONL:
                data(json_text(_record(event)) + "\n")
            elif event.status == "error":
                _line(event.at, f"{event.outlet}: {event.error}")
            elif event.new:
                _line(event.at, f"{event.outlet}: {counted(len(event.new), 'new article')}")
        case AlertRaised():
            _line(event.alert.fired_at, f"alert {event.rule}: {event.title} ({event.outlet})")
        case FeedMoved():
            _line(None, "a feed has moved; its new address is in the catalog now")
        case Trouble(text=str(text)):
            _line(None, text)
        case Outdated(articles=n):
            _line(
                None,
                f"scores of {counted(n, 'article')} are of an older lexicon or engine; "
                "`news-monitor reanalyze` tells what would change",
            )
        case _:
            pass


def _line(at: Any, text: str) -> None:
    when = time_text(at)
    click.echo(f"{when}  {clean(text)}" if when else clean(text), err=True)


@contextmanager
def logged() -> Iterator[None]:
    """Warnings of the program on standard error, in a form that no feed can forge or color."""

    class _Line(logging.Formatter):
        def format(self, record: logging.LogRecord) -> str:
            return clean(record.getMessage()) if record.exc_info is None else super().format(record)

    handler = logging.StreamHandler()
    handler.setLevel(logging.WARNING)
    handler.setFormatter(_Line("%(message)s"))
    logging.getLogger().addHandler(handler)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(handler)
