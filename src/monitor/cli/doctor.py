"""`doctor`: is this installation sound, and are the feeds alive?"""

from __future__ import annotations

import asyncio
import os
import platform
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import click

from monitor import __version__
from monitor.cli.output import Form, Shown, clean, counted, document, formed, listing, say
from monitor.cli.session import Session, command
from monitor.errors import FeedError, ModelError, MonitorError, QueryError, WorkerError
from monitor.export import Record, time_text

if TYPE_CHECKING:
    from monitor.model import Feed, FeedState

LEAST_FREE = 500_000_000  # bytes; below, a year of feeds may not fit


class State(StrEnum):
    OK = "ok"
    WARNING = "warning"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    name: str
    state: State
    text: str


@command("doctor")
@click.argument("what", required=False, type=click.Choice(["feeds"]), metavar="[feeds]")
@formed
def doctor(session: Session, *, what: str | None, form: Form) -> int:
    """Check this installation; with "feeds", contact every enabled feed and say which are alive. Stores nothing.

    Exit code 1 if something is bad, or if no feed answers.
    """
    return _feeds(session, form) if what == "feeds" else _installation(session, form)


# ---- the installation -------------------------------------------------------------------------------


def _installation(session: Session, form: Form) -> int:
    found = list(_findings(session))
    sound = all(each.state is not State.BAD for each in found)
    records: list[Record] = [{"name": each.name, "state": each.state.value, "text": each.text} for each in found]
    if form is Form.JSON:
        document({"ok": sound, "checks": records})
    elif form is Form.JSONL:
        listing(form, records, (), empty="")
    else:
        marks = {State.OK: ("✓", "green"), State.WARNING: ("!", "yellow"), State.BAD: ("✗", "red")}
        for each in found:
            sign, color = marks[each.state]
            click.echo(f"{click.style(sign, fg=color)} {each.name:<12}{clean(each.text)}")
    return 0 if sound else 1


def _findings(session: Session) -> Iterator[Finding]:
    checks: tuple[tuple[str, Callable[[Session], Iterator[Finding]]], ...] = (
        ("program", _program),
        ("profile", _profile),
        ("settings", _settings),
        ("catalog", _catalog),
        ("store", _store),
        ("engines", _engines),
        ("feeds", _feed_states),
    )
    for name, check in checks:
        try:
            yield from check(session)
        except MonitorError as error:
            yield Finding(name, State.BAD, str(error))


def _program(_session: Session) -> Iterator[Finding]:
    from xml.parsers.expat import EXPAT_VERSION

    text = f"news-monitor {__version__}, Python {platform.python_version()}, {EXPAT_VERSION.replace('_', ' ')}"
    yield Finding("program", State.OK, f"{text}, {platform.system()} {platform.machine()}")


def _profile(session: Session) -> Iterator[Finding]:
    session.profile.prepare()
    root = session.profile.root
    if not os.access(root, os.W_OK):
        yield Finding("profile", State.BAD, f"{root} may not be written")
        return
    if os.name == "posix" and stat.S_IMODE(root.stat().st_mode) & 0o077:
        yield Finding("profile", State.WARNING, f"{root} can be read by others; chmod 700 makes it private")
    else:
        yield Finding("profile", State.OK, str(root))
    free = shutil.disk_usage(root).free
    state = State.OK if free >= LEAST_FREE else State.WARNING
    yield Finding("disk", state, f"{free / 1e9:.1f} GB free")


def _settings(session: Session) -> Iterator[Finding]:
    begun = "polling has been started" if session.settings.started else "nothing is polled until you start it"
    yield Finding("settings", State.OK, begun)


def _catalog(session: Session) -> Iterator[Finding]:
    from monitor import query

    catalog = session.catalog
    enabled = sum(feed.enabled for feed in catalog.feeds)
    yield Finding(
        "catalog",
        State.OK,
        f"{enabled} of {counted(len(catalog.feeds), 'feed')} on, {counted(len(catalog.topics), 'topic')}, "
        f"{counted(len(catalog.voices), 'voice')}, {counted(len(catalog.outlets), 'outlet')}, "
        f"{counted(len(catalog.rules), 'rule')}",
    )
    for kind in ("topics", "rules"):
        for item in catalog.items(kind):
            text = str(getattr(item, "query", ""))
            try:
                if text.strip() and item.enabled:
                    query.parse(text)
            except QueryError as error:
                noun = kind.removesuffix("s")
                yield Finding("catalog", State.WARNING, f"{noun} {getattr(item, 'id', '')} is left out: {error}")


def _store(session: Session) -> Iterator[Finding]:
    with session.reader() as reader:
        info: dict[str, Any] = reader.info()
    size = f"{info['size'] / 1e6:.1f} MB"
    yield Finding("store", State.OK, f"{info['database']}, {size}, {counted(info['articles'], 'article')}")
    journal = f", journal {info['journal']}" if info["journal"] else ""
    yield Finding("library", State.WARNING if info["note"] else State.OK, info["note"] or f"{info['library']}{journal}")
    for lease in info["leases"]:
        yield Finding(
            "leases", State.OK, f"{lease['holder']} holds {counted(lease['feeds'], 'feed')} until {lease['until']}"
        )
    if info["journal"]:
        from monitor.store import connect, opening

        file = connect.file_of(session.profile.database)
        assert file is not None
        opening.check_file(file, whole=True, backup_dir=session.profile.backup_dir)
        yield Finding("integrity", State.OK, "every page of the store is sound")


def _engines(session: Session) -> Iterator[Finding]:
    from monitor.analysis.sentiment import engines, model

    for engine in engines(own=session.catalog.lexicon):
        try:
            scored = engine.score(["A good result.", "A terrible failure."])
        except ModelError as error:
            yield Finding("engine", State.BAD, f"{engine.name} {engine.version}: {error}")
            continue
        right = (scored[0].compound or 0) > 0 > (scored[1].compound or 0)
        text = f"{engine.name} {engine.version}" + ("" if right else ": it cannot tell good from terrible")
        yield Finding("engine", State.OK if right else State.BAD, text)
    if why := model.missing():
        yield Finding("engine", State.WARNING, f"model is not installed: {why}")


def _feed_states(session: Session) -> Iterator[Finding]:
    from monitor import reports

    with session.reader() as reader:
        known = reader.health()
    found = [reports.diagnose(feed, known.get(feed.url), session.now).condition for feed in session.catalog.feeds]
    C = reports.Condition
    troubled = sum(each in (C.FAILING, C.PAUSED, C.FROZEN, C.EMPTY, C.STALE) for each in found)
    text = (
        f"{counted(troubled, 'feed')} in trouble; `news-monitor feeds health` says which"
        if troubled
        else "no trouble known"
    )
    yield Finding("feeds", State.WARNING if troubled else State.OK, text)


# ---- the feeds --------------------------------------------------------------------------------------


def _feeds(session: Session, form: Form) -> int:
    enabled = [feed for feed in session.catalog.feeds if feed.enabled]
    with session.reader() as reader:
        known = {url: health.state for url, health in reader.health().items()}
    if form is Form.TEXT:
        say(f"contacting {counted(len(enabled), 'feed')}")
    records = asyncio.run(_contact_all(session, enabled, known)) if enabled else []
    listing(
        form,
        records,
        (
            Shown("Alive", lambda row: row["alive"]),
            Shown("HTTP", lambda row: row["http"], right=True),
            Shown("Entries", lambda row: row["entries"], right=True),
            Shown("Newest item", lambda row: row["newest_item"]),
            Shown("Outlet", lambda row: row["outlet"]),
            Shown("Feed", lambda row: row["url"], wide=True),
            Shown("Trouble", lambda row: row["error"], grows=True),
        ),
        empty="No feed is switched on.",
    )
    alive = sum(row["alive"] is True for row in records)
    say(f"{alive} of {counted(len(records), 'feed')} alive")
    return 0 if alive or not records else 1


async def _contact_all(session: Session, feeds: list[Feed], known: dict[str, FeedState]) -> list[Record]:
    from monitor.feeds.fetch import Fetcher, user_agent
    from monitor.worker import Worker

    settings = session.settings
    fetcher = Fetcher(
        concurrency=settings.poll_concurrency,
        per_host=settings.per_host,
        timeout_s=settings.exchange_timeout_s,
        body_limit=settings.body_limit_mb * 1_000_000,
        user_agent=user_agent(settings.user_agent_contact),
        proxy=settings.proxy or None,
    )
    worker = Worker(session.catalog, memory_mb=settings.worker_memory_mb, parse_timeout_s=settings.parse_timeout_s)
    try:
        return list(await asyncio.gather(*(_contact(feed, known.get(feed.url), fetcher, worker) for feed in feeds)))
    finally:
        await fetcher.aclose()
        worker.close()


async def _contact(feed: Feed, state: FeedState | None, fetcher: Any, worker: Any) -> Record:
    from monitor.feeds.fetch import strip_credentials
    from monitor.model import FeedState

    now = datetime.now(UTC)
    record: Record = {
        "url": strip_credentials(feed.url),
        "outlet": feed.outlet,
        "alive": False,
        "http": None,
        "entries": 0,
        "newest_item": None,
        "error": None,
        "warning": None,
    }
    if state is not None and state.not_before is not None and state.not_before > now:
        return record | {"alive": None, "error": f"it asked to be left alone until {time_text(state.not_before)}"}
    try:
        fetched = await fetcher.fetch(feed, FeedState(feed.url), now)
        record["http"] = fetched.status
        reading = await worker.aread(feed, fetched, now)
    except FeedError as error:
        status = getattr(error, "status", None)
        return record | {"http": status or record["http"], "error": error.message}
    except WorkerError as error:
        return record | {"error": str(error)}
    dates = [article.published for article in reading.articles if article.published is not None]
    with suppress(ValueError):
        record["newest_item"] = time_text(max(dates))
    return record | {"alive": True, "entries": reading.entries, "warning": reading.document.warning}
