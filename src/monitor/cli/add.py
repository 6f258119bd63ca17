"""`add`: takes in an article or a statement by hand. The same one twice is one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import islice
from pathlib import PurePath
from typing import TYPE_CHECKING

import click

from monitor.cli import intake
from monitor.cli.files import content_of, opened
from monitor.cli.filters import Moment, outlet_name, voice_name
from monitor.cli.intake import Handed
from monitor.cli.output import counted, document, say
from monitor.cli.session import Session, command
from monitor.errors import MonitorError
from monitor.model import (
    Alert,
    Article,
    Clipping,
    Feed,
    FeedKind,
    FeedState,
    OutletKind,
    Poll,
    Saved,
)

if TYPE_CHECKING:
    from monitor.alerts import CompiledRules
    from monitor.analysis import Analyzer
    from monitor.feeds.clean import OutletIndex
    from monitor.store.store import Store

BATCH = 100  # articles to a transaction
NOWHERE = "By hand"  # the outlet of what names none


@command("add")
@click.argument("source", metavar="FILE|URL|-")
@click.option(
    "--jsonl", is_flag=True, help='SOURCE holds many articles: a JSON object a line, as for analyze, with "url".'
)
@click.option("--outlet", metavar="NAME", help="Who published it.")
@click.option("--published", type=Moment(), metavar="T", help="When.")
@click.option("--title", help="Its headline.")
@click.option("--url", "link", metavar="URL", help="Where it stands, if SOURCE is a file.")
@click.option("--speaker", metavar="NAME", help="The whole text is this voice's statement.")
@click.option("--allow-local", is_flag=True, help="The URL may live on a loopback or private address.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def add(
    session: Session,
    *,
    source: str,
    jsonl: bool,
    outlet: str | None,
    published: datetime | None,
    title: str | None,
    link: str | None,
    speaker: str | None,
    allow_local: bool,
    as_json: bool,
) -> int:
    """Take in an article or a statement by hand: text, a web page, a mail (.eml), or with --jsonl many at once.

    Taking in the same one again changes nothing; with other words it is the same article, edited. Prints its id.
    """
    if jsonl and (title or link or speaker):
        raise click.UsageError("with --jsonl titles, addresses and speakers stand in the lines")
    failures: list[str] = []
    if jsonl:
        handed = _lines(source, failures)
    else:
        one = _handed(session, source, allow_local=allow_local)
        entry = replace(one.entry, title=title or one.entry.title, link=link or one.entry.link)
        handed = iter([replace(one, entry=entry)])
    taken: list[str] = []
    new = edited = alerts = 0
    with session.store() as store:
        way = _Intake(session, store, outlet=outlet, published=published, speaker=speaker)
        while some := list(islice(handed, BATCH)):
            articles = [way.article(each) for each in some]
            saved = way.save(articles)
            taken += [article.id for article in articles]
            new, edited, alerts = new + len(saved.new), edited + len(saved.edited), alerts + len(saved.alerts)
    known = len(dict.fromkeys(taken)) - new - edited
    if as_json:
        document(
            {"new": new, "edited": edited, "known": known, "failed": len(failures), "alerts": alerts, "articles": taken}
        )
    else:
        for id in taken:
            click.echo(id)
    for failure in failures:
        say(failure)
    say(f"{new} new, {edited} edited, {known} known already" + (f", {counted(alerts, 'alert')}" if alerts else ""))
    return 1 if failures else 0


# ---- from where -------------------------------------------------------------------------------------


def _handed(session: Session, source: str, *, allow_local: bool) -> Handed:
    if source.lower().startswith(("http://", "https://")):
        from monitor.cli.network import get
        from monitor.feeds.discover import is_feed

        content, headers, final = get(session, source, allow_local=allow_local)
        kind = headers.get("content-type", "")
        page = intake.decoded(content, kind)
        if is_feed(content):
            raise MonitorError("this address is a feed; `news-monitor feeds add` polls it")
        if "html" in kind or intake.looks_like_html(page):
            return intake.from_html(page, final)
        if kind and not kind.startswith("text/"):
            raise MonitorError(f"the address holds {kind.partition(';')[0]}, and neither text nor a page")
        return intake.from_text(page, final)
    content = content_of(source)
    ending = PurePath(source).suffix.lower()
    if ending == ".eml":
        return intake.from_mail(content)
    text = intake.decoded(content)
    if "\x00" in text:
        raise MonitorError(f"{source} is no text")
    if ending in (".html", ".htm", ".xhtml") or intake.looks_like_html(text):
        return intake.from_html(text)
    return intake.from_text(text)


def _lines(source: str, failures: list[str]) -> Iterator[Handed]:
    with opened(source) as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                try:
                    yield intake.from_line(line)
                except MonitorError as error:
                    failures.append(f"line {number}: {error}")


# ---- into the store ---------------------------------------------------------------------------------


class _Intake:
    """The way of an article by hand: cleaned, analyzed, checked against the rules, stored."""

    def __init__(
        self,
        session: Session,
        store: Store,
        *,
        outlet: str | None,
        published: datetime | None,
        speaker: str | None,
    ) -> None:
        from monitor import alerts
        from monitor.analysis import Analyzer
        from monitor.feeds.clean import OutletIndex

        self._session, self._store = session, store
        self._outlet = outlet_name(session.catalog, outlet) if outlet else None
        self._published = published
        self._speaker = voice_name(session.catalog, speaker) if speaker else None
        self._index: OutletIndex = OutletIndex(session.catalog.outlets)
        self._analyzer: Analyzer = Analyzer(session.catalog)
        self._rules: CompiledRules = alerts.compile_rules(session.catalog.rules)
        store.sync_outlets(session.catalog.outlets)
        store.sync_rules(session.catalog.rules)

    def article(self, handed: Handed) -> Article:
        """Clean an entry. Raises MonitorError for one that says nothing."""
        from monitor.feeds.clean import clean, text_of

        entry, outlet = handed.entry, self._outlet
        if not entry.title.strip() and not text_of(entry.content):
            raise MonitorError("there is no text in it")
        listed = entry.link is not None and self._index.by_url(entry.link) is not None
        if outlet is None and self._speaker and (entry.link is None or self._is_platform(entry.link)):
            outlet = self._speaker  # on a platform the person is who publishes
        if outlet is None and handed.outlet and not listed:
            outlet = outlet_name(self._session.catalog, handed.outlet)
        if outlet is None and entry.link is None:
            outlet = NOWHERE
        # without a name, the outlet is that of the link, as for an aggregator's item
        kind = FeedKind.OUTLET if outlet else FeedKind.AGGREGATOR
        feed = Feed(url="", title="", outlet=outlet or NOWHERE, kind=kind)
        entry = replace(intake.identity(handed, feed.outlet).entry, published=self._published or entry.published)
        article = clean(entry, feed, self._index, self._session.now)
        # by hand, the author is who speaks in the whole text: a page's byline is not that
        return replace(article, origin="manual", author=self._speaker)

    def save(self, articles: Sequence[Article]) -> Saved:
        """Analyze those that are new or edited, check the rules, and store everything in one transaction."""
        from monitor import alerts

        now = self._session.now
        unseen = self._store.unseen(articles)
        clippings = tuple(Clipping(article, self._analyzer.analyze(article)) for article in unseen)
        raised: tuple[Alert, ...] = tuple(
            alert for clipping in clippings for alert in alerts.check(clipping, self._rules, now)
        )
        state = FeedState("", last_success=now)
        self._store.save_state(state)  # so that the first article by hand is no first import, whose alerts are old news
        return self._store.save(Poll(Feed("", "", "", enabled=False), state, now, clippings, raised, len(articles)))

    def _is_platform(self, link: str) -> bool:
        found = self._index.by_url(link)
        return found is not None and found.kind is OutletKind.PLATFORM
