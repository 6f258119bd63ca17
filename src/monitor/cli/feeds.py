"""`feeds`: what is polled, how it fares, and how it gets in and out."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from monitor.cli.files import content_of
from monitor.cli.output import Form, Shown, clean, counted, document, formed, listing, say
from monitor.cli.poll import feed_of
from monitor.cli.session import Session, command, noun
from monitor.export import Record, time_text
from monitor.model import Feed, FeedHealth, FeedKind

if TYPE_CHECKING:
    from monitor.reports import Diagnosis


@noun("feeds")
def feeds() -> None:
    """What is polled, and how it fares."""


# ---- in and out -------------------------------------------------------------------------------------


@feeds.add_command
@command("add")
@click.argument("url")
@click.option("--outlet", metavar="NAME", help="Whose feed it is; default: by its host.")
@click.option("--title", help="Default: its host.")
@click.option(
    "--kind", type=click.Choice([str(kind) for kind in FeedKind]), help="Default: outlet, or search for news searches."
)
@click.option("--folder", help="A folder to show it in.")
@click.option("--interval", type=click.IntRange(5, 1440), metavar="MIN", help="Default: adapted to how much it brings.")
@click.option("--allow-local", is_flag=True, help="It may live on a loopback or private address.")
def add(
    session: Session,
    *,
    url: str,
    outlet: str | None,
    title: str | None,
    kind: str | None,
    folder: str | None,
    interval: int | None,
    allow_local: bool,
) -> None:
    """Add a feed by its address. It is not fetched now, but at the next poll.

    With --allow-local its redirects may lead to its own host and port, and to no other local one.
    """
    from monitor import catalog, reports
    from monitor.cli.filters import outlet_name
    from monitor.feeds.fetch import strip_credentials

    url = url.strip()
    if (refusal := refused(url, allow_local=allow_local)) is not None:
        raise click.BadParameter(refusal)
    shown = strip_credentials(url)
    known = session.catalog.find("feeds", url)
    if known is not None and known.enabled:
        say(f"{shown} is in the list already")
        return
    if known is not None:
        catalog.set_enabled(session.profile.catalog_dir, "feeds", url, True)
        say(f"switched {shown} on again")
        return
    feed = Feed(
        url=url,
        title=title or urlsplit(url).hostname or url,
        outlet=outlet_name(session.catalog, outlet) if outlet else _outlet(session, url),
        kind=FeedKind(kind) if kind else _kind(url),
        folder=folder,
        interval=timedelta(minutes=interval) if interval else None,
        allow_local=allow_local,
    )
    catalog.add(session.profile.catalog_dir, feed)
    say(f"added {shown} ({feed.outlet})")
    if (warning := reports.frozen(url)) is not None:
        say(f"Warning: {warning}")


@feeds.add_command
@command("remove")
@click.argument("url")
def remove(session: Session, *, url: str) -> None:
    """Remove a feed, or switch off a default one. Its articles stay."""
    from monitor import catalog
    from monitor.feeds.fetch import strip_credentials

    feed = feed_of(session, url)
    catalog.remove(session.profile.catalog_dir, "feeds", feed.url)
    shown = strip_credentials(feed.url)
    say(f"removed {shown}" if feed.origin == "user" else f"{shown} is one of the defaults: it is switched off")


@feeds.add_command
@command("import")
@click.argument("file", metavar="FILE.opml")
@click.option("--allow-local", is_flag=True, help="Feeds in it may live on loopback or private addresses.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def import_(session: Session, *, file: str, allow_local: bool, as_json: bool) -> None:
    """Add the feeds of an OPML list, and say which ones were added and which were not."""
    from monitor import catalog, reports
    from monitor.feeds import opml
    from monitor.feeds.fetch import strip_credentials

    known = {feed.url: feed.enabled for feed in session.catalog.feeds}
    added: list[str] = []
    skipped: list[Record] = []
    warnings: list[str] = []
    listed = opml.subscriptions(content_of(file))
    skipped += [{"url": url, "reason": "a feed's address starts with http:// or https://"} for url in listed.refused]
    for feed in listed.feeds:
        shown = strip_credentials(feed.url)
        why = refused(feed.url, allow_local=allow_local)
        if feed.url in known:
            why = "it is in the list already" + ("" if known[feed.url] else ", switched off")
        if why is not None:
            skipped.append({"url": shown, "reason": why})
            continue
        known[feed.url] = True
        catalog.add(session.profile.catalog_dir, _imported(session, feed, allow_local=allow_local))
        added.append(shown)
        if (frozen := reports.frozen(feed.url)) is not None:
            warnings.append(f"{shown}: {frozen}")
    if as_json:
        document({"added": added, "skipped": skipped, "warnings": warnings})
    for url in added if not as_json else ():
        click.echo(f"added    {clean(url)}")
    for entry in skipped if not as_json else ():
        click.echo(f"skipped  {clean(str(entry['url']))}: {entry['reason']}")
    for warning in warnings:
        say(f"Warning: {clean(warning)}")
    say(f"{counted(len(added), 'feed')} added, {len(skipped)} skipped")


@feeds.add_command
@command("export")
@click.argument("file", metavar="FILE.opml", type=click.Path(path_type=Path))
@click.option("--all", "everything", is_flag=True, help="The ones that are switched off too.")
@click.option("--credentials", is_flag=True, help="Keep user names and passwords in addresses.")
def export(session: Session, *, file: Path, everything: bool, credentials: bool) -> None:
    """Write the list of feeds as OPML, whole or not at all."""
    from monitor.export import write_bytes
    from monitor.feeds import opml

    chosen = [feed for feed in session.catalog.feeds if feed.enabled or everything]
    write_bytes(opml.write(chosen, credentials=credentials), file)
    say(f"{counted(len(chosen), 'feed')} in {file}")


@feeds.add_command
@command("discover")
@click.argument("url")
@click.option("--allow-local", is_flag=True, help="The site may live on a loopback or private address.")
@formed
def discover(session: Session, *, url: str, allow_local: bool, form: Form) -> None:
    """Look for the feeds of a site: those that its page names, else those at the usual places. Nothing is added."""
    url = url.strip()
    if "://" not in url:
        url = f"https://{url}"
    if (refusal := refused(url, allow_local=allow_local)) is not None:
        raise click.BadParameter(refusal)
    listing(
        form,
        _found(session, url, allow_local=allow_local),
        (Shown("Feed", lambda row: row["url"]), Shown("Title", lambda row: row["title"], grows=True)),
        empty="No feed was found: the page names none, and there is none at the usual places.",
    )


def _found(session: Session, url: str, *, allow_local: bool) -> list[Record]:
    from monitor.cli.network import get
    from monitor.errors import FetchError
    from monitor.feeds import discover as finder

    content, _headers, final = get(session, url, allow_local=allow_local)
    if finder.is_feed(content):
        return [{"url": final, "title": finder.title_in(content)}]
    if named := finder.find(content, final):
        return [{"url": at, "title": title} for at, title in named]
    for at in finder.common(final):
        try:
            content, _headers, place = get(session, at, allow_local=allow_local)
        except FetchError:
            continue
        if finder.is_feed(content):
            return [{"url": place, "title": finder.title_in(content)}]
    return []


# ---- what there is ----------------------------------------------------------------------------------


@feeds.add_command
@command("list")
@click.option("--enabled", is_flag=True, help="Without the ones that are switched off.")
@formed
def list_(session: Session, *, enabled: bool, form: Form) -> None:
    """List the feeds, yours and the defaults, with what is remembered of them."""
    listing(
        form,
        (
            _listed(feed, health, diagnosis)
            for feed, health, diagnosis in _watched(session)
            if feed.enabled or not enabled
        ),
        (
            Shown("Outlet", lambda row: row["outlet"]),
            Shown("On", lambda row: row["enabled"]),
            Shown("Next", lambda row: row["next_due"]),
            Shown("Newest item", lambda row: row["newest_item"]),
            Shown("Feed", lambda row: row["url"], grows=True),
            Shown("Error", lambda row: row["error"], wide=True),
        ),
        empty="No feeds.",
    )


@feeds.add_command
@command("health")
@click.option("--all", "everything", is_flag=True, help="The ones that are switched off too.")
@formed
def health(session: Session, *, everything: bool, form: Form) -> None:
    """Say how the feeds fare, the worst first: since when, why, and what can be done."""
    from monitor.reports import Condition

    order = {condition: place for place, condition in enumerate(Condition)}
    watched = [each for each in _watched(session) if each[0].enabled or everything]
    watched.sort(key=lambda each: (order[each[2].condition], each[0].outlet.casefold()))
    listing(
        form,
        (_healthy(*each) for each in watched),
        (
            Shown("State", lambda row: row["condition"]),
            Shown("Outlet", lambda row: row["outlet"]),
            Shown("Since", lambda row: row["since"]),
            Shown("A day", lambda row: f"{row['per_day']:.1f}", right=True),
            Shown("Feed", lambda row: row["url"], wide=True),
            Shown("Why, and what to do", _told, grows=True),
        ),
        empty="No feeds.",
    )


def _watched(session: Session) -> Iterator[tuple[Feed, FeedHealth | None, Diagnosis]]:
    from monitor import reports

    with session.reader() as reader:
        known = reader.health()
    for feed in session.catalog.feeds:
        health = known.get(feed.url)
        yield feed, health, reports.diagnose(feed, health, session.now)


def _listed(feed: Feed, health: FeedHealth | None, diagnosis: Diagnosis) -> Record:
    from monitor.feeds.fetch import strip_credentials

    state = health.state if health is not None else None
    interval = feed.interval or (state.interval if state is not None and state.last_polled is not None else None)
    return {
        "url": strip_credentials(feed.url),
        "title": feed.title,
        "outlet": feed.outlet,
        "enabled": feed.enabled,
        "interval_s": round(interval.total_seconds()) if interval else None,
        "last_success": time_text(state.last_success) if state else None,
        "failures": state.failures if state else 0,
        "error": state.error if state else None,
        "next_due": time_text(state.next_due) if state else None,
        "newest_item": time_text(state.newest_item) if state else None,
        "kind": feed.kind.value,
        "folder": feed.folder,
        "origin": feed.origin,
        "confidence": feed.confidence,
        "last_verified": feed.last_verified.isoformat() if feed.last_verified else None,
        "note": feed.note,
    }


def _healthy(feed: Feed, health: FeedHealth | None, diagnosis: Diagnosis) -> Record:
    state = health.state if health is not None else None
    return {
        **_listed(feed, health, diagnosis),
        "condition": diagnosis.condition.value,
        "since": time_text(diagnosis.since),
        "why": diagnosis.why,
        "advice": diagnosis.advice,
        "http": state.http_status if state else None,
        "last_polled": time_text(state.last_polled) if state else None,
        "undated_share": state.undated_share if state else 0.0,
        "articles": health.articles if health else 0,
        "per_day": health.per_day if health else 0.0,
        "days": list(health.days) if health else [],
    }


def _told(row: Record) -> str | None:
    return "; ".join(str(part) for part in (row["why"], row["advice"]) if part) or None


# ---- addresses --------------------------------------------------------------------------------------

_LOCAL_NAMES = (".localhost", ".local", ".internal", ".intranet", ".lan", ".home", ".corp", ".home.arpa")


def refused(url: str, *, allow_local: bool) -> str | None:
    """Say why an address cannot be a feed's; None: it can. Looks nothing up: the fetcher checks each hop again."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".").lower()
        parts.port  # noqa: B018  # raises for what is no port
    except ValueError:
        return "this is no web address"
    if parts.scheme.lower() not in ("http", "https"):
        return "a feed's address starts with http:// or https://"
    if not host or any(c.isspace() for c in url):
        return "this is no web address"
    if not allow_local and _is_local(host):
        return f"{host} is inside the local network; --allow-local allows that"
    return None


def _is_local(host: str) -> bool:
    from monitor.feeds.fetch import is_local

    try:
        return is_local(str(ipaddress.ip_address(host.partition("%")[0])))
    except ValueError:
        pass
    if host == "localhost" or host.endswith(_LOCAL_NAMES) or "." not in host:
        return True
    try:
        return is_local(socket.inet_ntoa(socket.inet_aton(host)))  # 127.1, 0x7f.0.0.1 and the like
    except OSError:
        return False


def _outlet(session: Session, url: str) -> str:
    from monitor.feeds.clean import outlet_of

    found = outlet_of(session.catalog.outlets, host_or_url=url)
    host = urlsplit(url).hostname or url
    return found.name if found else host.removeprefix("www.")


def _kind(url: str) -> FeedKind:
    """News searches carry other people's items; the items then belong to the outlets that they name."""
    from monitor.feeds.search import is_search

    return FeedKind.SEARCH if is_search(url) else FeedKind.OUTLET


def _imported(session: Session, feed: Feed, *, allow_local: bool) -> Feed:
    """A feed of a list, under the catalog's name for its outlet, where its host or its title tells."""
    from dataclasses import replace

    from monitor.feeds.clean import outlet_of

    known = outlet_of(session.catalog.outlets, host_or_url=feed.url)
    known = known or outlet_of(session.catalog.outlets, source_title=feed.outlet)
    return replace(feed, outlet=known.name if known else feed.outlet, allow_local=allow_local)
