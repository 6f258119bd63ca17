"""`add`: takes in an article or a statement by hand. The same one twice is one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial
from itertools import islice
from pathlib import PurePath

import click

from monitor import intake
from monitor.cli.files import content_of, opened
from monitor.cli.filters import Moment, outlet_name, voice_name
from monitor.cli.output import clean, counted, document, say
from monitor.cli.session import Session, command
from monitor.errors import MonitorError
from monitor.intake import Handed
from monitor.model import Article

BATCH = 100  # articles to a transaction


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
        who = voice_name(session.catalog, speaker) if speaker else None
        handed = iter([(None, replace(one, entry=entry, speaker=who))])
    taken: list[str] = []
    new = edited = alerts = 0
    with session.store() as store:
        from monitor import reports
        from monitor.alerts import compile_rules
        from monitor.analysis import Analyzer

        analyzer = Analyzer(session.catalog)
        rules = compile_rules(reports.rules_by(session.catalog.rules, reports.engine_shown(session.settings)))
        store.sync_outlets(session.catalog.outlets)
        store.sync_rules(session.catalog.rules)
        articles = _articles(session, handed, failures, outlet=outlet, published=published)
        while some := list(islice(articles, BATCH)):
            saved = intake.take_in(store, some, partial(analyzer.analyze, slow=True), rules, session.now)
            taken += [article.id for article in some]
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
        say(clean(failure))
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


def _lines(source: str, failures: list[str]) -> Iterator[tuple[int | None, Handed]]:
    with opened(source) as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                try:
                    yield number, intake.from_line(line)
                except MonitorError as error:
                    failures.append(f"line {number}: {error}")


def _articles(
    session: Session,
    handed: Iterable[tuple[int | None, Handed]],
    failures: list[str],
    *,
    outlet: str | None,
    published: datetime | None,
) -> Iterator[Article]:
    """Make the articles. A line that says nothing is noted and the others go on; a lone article that does is raised."""
    from monitor.feeds.clean import OutletIndex

    index = OutletIndex(session.catalog.outlets)
    named = outlet_name(session.catalog, outlet) if outlet else None
    for number, one in handed:
        entry = replace(one.entry, published=published or one.entry.published)
        theirs = outlet_name(session.catalog, one.outlet) if one.outlet else None
        try:
            yield intake.article(replace(one, entry=entry, outlet=theirs), index, session.now, outlet=named)
        except MonitorError as error:
            if number is None:
                raise
            failures.append(f"line {number}: {error}")
