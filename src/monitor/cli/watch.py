"""`watch`: the live monitor in a terminal: newest articles, sentiment, spark lines, and how the feeds fare.

It polls on schedule like `collect`. What is shown is read from the store, never from events alone: those only say
when to look again. In a pipe each new article is a line.
"""

from __future__ import annotations

import queue
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import click

from monitor.cli.output import clean, counted, on_terminal, say, signed
from monitor.cli.poll import logged, running
from monitor.cli.session import Session, command
from monitor.export import time_text
from monitor.model import ArticleRow, Filter, Lens

if TYPE_CHECKING:
    from rich.console import RenderableType

    from monitor.service import Service
    from monitor.store.queries import Reader

SPAN = timedelta(days=7)  # that topics are summed up over
LENSES = 8  # topics shown
LOOK_S = 15.0  # between two looks at the store without news
TURN_S = 0.25  # between two looks at news and signals
BARS = "▁▂▃▄▅▆▇█"
FULL = 0.5  # a mean of this, or of minus this, fills or empties a bar; news seldom goes beyond


@command("watch")
def watch(session: Session) -> int:
    """Watch the news arrive: newest articles, sentiment, spark lines. Ctrl-C ends it.

    Polls on schedule, beside an open window or a collector too.
    """
    from monitor import reports

    engine = reports.engine_shown(session.settings)
    news: queue.SimpleQueue[object] = queue.SimpleQueue()
    with logged(), running(session, news.put) as (service, stopped):
        if on_terminal():
            _draw(service, engine, news, stopped.is_set)
        else:
            say("Watching. Ctrl-C ends it.")
            print_news(service, engine, news, stopped.is_set)
    return 0


def _draw(service: Service, engine: str, news: queue.SimpleQueue[object], stopped: Callable[[], bool]) -> None:
    from rich.console import Console
    from rich.live import Live

    console = Console(highlight=False)
    seen = -float("inf")
    with service.reader() as reader, Live(console=console, screen=True, auto_refresh=False) as live:
        while not stopped():
            if _heard(news) or time.monotonic() - seen > LOOK_S:
                seen = time.monotonic()
                live.update(
                    picture(service, reader, engine, height=console.height, now=datetime.now(UTC)), refresh=True
                )
            time.sleep(TURN_S)


def print_news(service: Service, engine: str, news: queue.SimpleQueue[object], stopped: Callable[[], bool]) -> None:
    """Print a line for each article that arrives, oldest first, until it is `stopped`."""
    with service.reader() as reader:
        newest = reader.newest_key()
        while not stopped():
            if _heard(news):
                arrived = reader.since_key(newest, Filter())
                newest = reader.newest_key()
                for row in reversed(reader.rows(arrived)):
                    score = signed(row.sentiment.get(engine))
                    click.echo(f"{time_text(row.at)}  {clean(row.outlet)}  {score}  {clean(row.title)}")
            time.sleep(TURN_S)


def _heard(news: queue.SimpleQueue[object]) -> bool:
    """Whether anything has happened since the last look. Takes it all out."""
    heard = False
    while not news.empty():
        news.get()
        heard = True
    return heard


# ---- the picture ------------------------------------------------------------------------------------


def picture(service: Service, reader: Reader, engine: str, *, height: int, now: datetime) -> RenderableType:
    """Everything that the screen shows, for so many lines."""
    from rich.console import Group

    lenses = reader.lenses("topic", now - SPAN, now, engine)[:LENSES]
    names = {topic.id: topic.name for topic in service.catalog.topics}
    room = max(3, height - len(lenses) - 8)
    rows = reader.rows(reader.ids(Filter(), limit=room))
    parts: list[RenderableType] = [
        _topics(lenses, names),
        "",
        _articles(rows, engine),
        "",
        _status(service, reader, now),
    ]
    return Group(*parts)


def _topics(lenses: Sequence[Lens], names: dict[str, str]) -> RenderableType:
    from rich.table import Table
    from rich.text import Text

    drawn = Table(box=None, pad_edge=False, header_style="bold")
    drawn.add_column(f"Topics, {SPAN.days} days", no_wrap=True, overflow="ellipsis", min_width=24)
    drawn.add_column("Articles", justify="right")
    drawn.add_column("Mean sentiment, oldest to newest")
    for lens in lenses:
        last = next((value for value in reversed(lens.spark) if value is not None), None)
        title = Text(clean(names.get(lens.name, lens.name)))
        drawn.add_row(title, str(lens.articles), Text(f"{spark(lens.spark)}  {signed(last)}"))
    if not lenses:
        drawn.add_row("none yet", "", "")
    return drawn


def spark(values: Sequence[float | None]) -> str:
    """Draw means as bars: half height is 0, and where nothing was scored there is a gap."""
    return "".join(" " if value is None else BARS[_height(value)] for value in values)


def _height(value: float) -> int:
    share = (max(-FULL, min(FULL, value)) + FULL) / (2 * FULL)
    return min(len(BARS) - 1, int(share * len(BARS)))


def _articles(rows: Sequence[ArticleRow], engine: str) -> RenderableType:
    from rich.table import Table
    from rich.text import Text

    drawn = Table(box=None, pad_edge=False, header_style="bold", expand=True)
    drawn.add_column("Time, UTC", no_wrap=True)
    drawn.add_column("Outlet", no_wrap=True, max_width=24, overflow="ellipsis")
    drawn.add_column(engine, justify="right", no_wrap=True)
    drawn.add_column("Headline", no_wrap=True, overflow="ellipsis", ratio=1)
    for row in rows:
        value = row.sentiment.get(engine)
        color = "" if value is None or abs(value) < 0.05 else "cyan" if value > 0 else "dark_orange3"
        drawn.add_row(
            f"{row.at:%Y-%m-%d %H:%M}",
            Text(clean(row.outlet)),
            Text(signed(value), style=color),
            Text(clean(row.title)),
        )
    if not rows:
        drawn.add_row("–", "", "", "Nothing yet. The first articles come with the first poll.")
    return drawn


def _status(service: Service, reader: Reader, now: datetime) -> RenderableType:
    from rich.text import Text

    from monitor import reports

    running_now = service.status()
    known = reader.health()
    ill = [
        feed
        for feed in service.catalog.feeds
        if feed.enabled
        and (health := known.get(feed.url)) is not None
        and reports.diagnose(feed, health, now).condition is reports.Condition.FAILING
    ]
    parts = []
    if running_now.polling:
        parts.append(f"polling {counted(len(running_now.polling), 'feed')}")
    elif running_now.next_due is not None:
        today = running_now.next_due.date() == now.date()
        parts.append(f"next poll {running_now.next_due:{'%H:%M' if today else '%Y-%m-%d %H:%M'}} UTC")
    parts.append(
        f"{counted(len(ill), 'feed')} failing: {', '.join(feed.outlet for feed in ill[:3])}"
        if ill
        else "no feed failing"
    )
    if running_now.trouble:
        parts.append(running_now.trouble)
    parts.append("Ctrl-C ends this")
    return Text(clean(" · ".join(parts)), style="dim", no_wrap=True, overflow="ellipsis")
