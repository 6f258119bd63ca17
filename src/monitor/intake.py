"""What comes by hand, on its way into the store: text, web pages, mails, lines of JSON, somebody's words.

Both faces take in here, so that the same thing handed in twice, here or there, is one article. Reading is pure, in time
in proportion to size whatever a page holds: no parser that can be led astray.

**Which article is it?** With a link the same as a feed's: outlet and link decide, and other words are an edit. Without
one outlet, headline and text decide. A statement is known by outlet, link, speaker and words: a page may hold several,
and none takes the place of the article that it was read in.
"""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default as mail_policy
from email.utils import parseaddr, parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from monitor import alerts
from monitor.alerts import CompiledRules
from monitor.errors import MonitorError
from monitor.i18n import tr_noop
from monitor.model import (
    Analysis,
    Article,
    Clipping,
    Entry,
    Feed,
    FeedKind,
    FeedState,
    OutletKind,
    Poll,
    Saved,
)

if TYPE_CHECKING:
    from monitor.feeds.clean import OutletIndex
    from monitor.store.store import Store

HEAD = 500_000  # characters of a page in which its own description is looked for
TITLE = 200  # a first line of at most so many characters, with more below, is a headline
WORDS = 80  # characters of somebody's words that make the headline of a statement without one
NOWHERE = "By hand"  # the outlet of what names none


@dataclass(frozen=True, slots=True)
class Handed:
    """An entry, and whose it is as far as it says so."""

    entry: Entry
    outlet: str | None = None
    speaker: str | None = None  # the whole text is this voice's statement


# ---- into an article, and into the store ------------------------------------------------------------


def article(handed: Handed, outlets: OutletIndex, now: datetime, *, outlet: str | None = None) -> Article:
    """Make an article of what was handed in. `outlet` is what the user says; else link, page and speaker decide.

    Raises MonitorError where there is no text.
    """
    from monitor.feeds.clean import canonical_link, clean, digest, line, text_of

    entry, speaker = handed.entry, handed.speaker
    words = text_of(entry.content)
    if not entry.title.strip() and not words:
        raise MonitorError(tr_noop("there is no text in it"))
    place = outlets.by_url(entry.link) if entry.link else None
    if outlet is None and speaker and (entry.link is None or (place and place.kind is OutletKind.PLATFORM)):
        outlet = speaker  # on a platform the person is who publishes
    if outlet is None and place is None:
        outlet = handed.outlet
    if outlet is None and entry.link is None:
        outlet = NOWHERE
    # without a name, the outlet is that of the link, as for an aggregator's item
    feed = Feed(url="", title="", outlet=outlet or NOWHERE, kind=FeedKind.OUTLET if outlet else FeedKind.AGGREGATOR)
    if not entry.link:
        said = "\n".join((feed.outlet, entry.title, entry.content)).encode("utf-8", "replace")
        entry = replace(entry, entry_id=f"by hand {hashlib.sha256(said).hexdigest()}")
    if speaker and not entry.title.strip():
        entry = replace(entry, title=f"{speaker}: {line(words, WORDS)}")
    made = clean(entry, feed, outlets, now)
    if speaker:
        known_by = (made.outlet, canonical_link(entry.link) if entry.link else "", speaker, made.text or made.title)
        made = replace(made, id=digest("statement", *known_by))
    # by hand, the author is who speaks in the whole text: a page's byline is not that
    return replace(made, origin="manual", author=speaker)


def take_in(
    store: Store,
    articles: Sequence[Article],
    analyze: Callable[[Article], Analysis],
    rules: CompiledRules,
    now: datetime,
) -> Saved:
    """Analyze those that are new or edited, check the rules, and store everything in one transaction."""
    clippings = tuple(Clipping(each, analyze(each)) for each in store.unseen(articles))
    raised = tuple(alert for clipping in clippings for alert in alerts.check(clipping, rules, now))
    state = FeedState("", last_success=now)
    store.save_state(state)  # so that the first article by hand is no first import, whose alerts are old news
    return store.save(Poll(Feed("", "", "", enabled=False), state, now, clippings, raised, len(articles)))


# ---- reading ----------------------------------------------------------------------------------------


def from_words(
    words: str,
    speaker: str,
    *,
    title: str = "",
    link: str | None = None,
    published: datetime | None = None,
) -> Handed:
    """Take in somebody's words, as they are; blank lines part paragraphs."""
    return Handed(replace(_named(title, as_html(words), link), published=published), speaker=speaker)


def from_text(text: str, link: str | None = None) -> Handed:
    """Take in plain text. A short first line above a blank line is its headline."""
    text = text.strip().replace("\r\n", "\n").replace("\r", "\n")
    first, _, rest = text.partition("\n")
    title = ""
    if rest.startswith("\n") and rest.strip() and len(first) <= TITLE and not first.rstrip().endswith((".", "”", '"')):
        title, text = first.strip(), rest.strip()
    return Handed(_named(title, as_html(text), link))


def from_html(page: str, link: str | None = None) -> Handed:
    """Take in a web page: its article element where there is one, else its body; what it says of itself in its head."""
    about = _about(page[:HEAD])
    found = next((about[name] for name in _TITLES if about.get(name)), "")
    author = next((about[name] for name in _AUTHORS if about.get(name)), None)
    when = next((moment for name in _DATES if (moment := _moment(about.get(name)))), None)
    language = re.search(r"<html\b[^>]{0,500}?\blang\s*=\s*[\"']?([A-Za-z-]{2,20})", page[:HEAD], re.IGNORECASE)
    entry = replace(
        _named(found, _body(page), link or about.get("canonical")),
        author=None if author and author.startswith("http") else author,
        published=when,
        language=language[1] if language else None,
    )
    return Handed(entry, about.get("og:site_name"))


def from_mail(content: bytes) -> Handed:
    """Take in a mail, as newsletters come: subject, sender, date, and its HTML or plain text."""
    mail = message_from_bytes(content, policy=mail_policy)
    assert isinstance(mail, EmailMessage)
    part = mail.get_body(("html", "plain"))
    try:
        body = str(part.get_content()) if part is not None else ""
    except (LookupError, ValueError):  # a character set that nobody knows
        payload = part.get_payload(decode=True) if part is not None else b""
        body = payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
    if part is not None and part.get_content_subtype() != "html":
        body = as_html(body)
    sender, address = parseaddr(str(mail.get("from", "")))
    link = re.search(r"https?://[^\s<>]{1,2000}", str(mail.get("list-url", "") or mail.get("x-url", "")))
    entry = replace(
        _named(" ".join(str(mail.get("subject", "")).split()), body, link[0] if link else None),
        published=_mail_date(str(mail.get("date", ""))),
    )
    return Handed(entry, sender or address.partition("@")[2] or None)


def from_line(line: bytes) -> Handed:
    """Take in one line of JSON with the fields of `analyze` and "url". Raises MonitorError with a sentence."""
    try:
        given = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise MonitorError(f"not JSON: {error}") from error
    if not isinstance(given, dict):
        raise MonitorError("not a JSON object")
    text, title = _text(given, "text"), _text(given, "title")
    if text is None and title is None:
        raise MonitorError("text is missing")
    published = _text(given, "published")
    when = _moment(published)
    if published and when is None:
        raise MonitorError(f"published is no ISO 8601 time: {published!r}")
    entry = replace(_named(title or "", as_html(text or ""), _text(given, "url")), published=when)
    return Handed(entry, _text(given, "outlet"))


_PAGE = re.compile(r"\s*(<!--.{0,2000}?-->\s*)?<(!doctype html|html|head|body|article)\b", re.DOTALL | re.IGNORECASE)


def looks_like_html(text: str) -> bool:
    """Whether a text is a web page."""
    return _PAGE.match(text[:5000]) is not None


def decoded(content: bytes, content_type: str = "") -> str:
    """Turn a page's bytes into text: by what the server says, what the page says, UTF-8, and Windows' own at last."""
    said = re.search(r"charset\s*=\s*[\"']?([\w-]{2,40})", content_type, re.IGNORECASE)
    inside = re.search(rb"<meta\b[^>]{0,300}?charset\s*=\s*[\"']?([\w-]{2,40})", content[:4000], re.IGNORECASE)
    names = (said and said[1], inside and inside[1].decode("ascii"), "utf-8")
    for name in filter(None, names):
        try:
            return content.decode(name).removeprefix("\ufeff")
        except (LookupError, UnicodeDecodeError):
            continue
    return content.decode("cp1252", "replace")


def as_html(text: str) -> str:
    """Write plain text as HTML: blank lines part paragraphs."""
    parts = re.split(r"\n[ \t]*\n\s*", text.replace("\r\n", "\n").strip())
    return "".join(f"<p>{html.escape(part, quote=False)}</p>" for part in parts if part.strip())


# ---- helpers ----------------------------------------------------------------------------------------


def _named(title: str, content: str, link: str | None) -> Entry:
    web = link if link and link.lower().startswith(("http://", "https://")) else None
    return Entry(feed="", entry_id=None, title=title, link=web, content=content)


def _text(given: Mapping[str, Any], key: str) -> str | None:
    value = given.get(key)
    if value is not None and not isinstance(value, str):
        raise MonitorError(f"{key} is no text")
    return value


def _moment(text: str | None) -> datetime | None:
    try:
        found = datetime.fromisoformat((text or "").strip())
    except ValueError:
        return None
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


def _mail_date(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return None
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


# ---- pages ------------------------------------------------------------------------------------------

_TITLES = ("og:title", "twitter:title", "title")
_AUTHORS = ("author", "article:author", "dc.creator", "parsely-author")
_DATES = ("article:published_time", "datepublished", "dc.date", "date", "pubdate", "parsely-pub-date", "time")
_META = re.compile(r"<meta\b[^>]{0,3000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([\w:.-]{1,60})\s*=\s*(?:\"([^\"]{0,3000})\"|'([^']{0,3000})'|([^\s\"'>]{1,3000}))")
_SILENT = ("script", "style", "nav", "aside", "header", "footer", "form", "figure", "noscript", "template", "button")


def _about(head: str) -> dict[str, str]:
    """What a page says of itself: meta elements by name, its title, canonical link, first dated time element."""
    about: dict[str, str] = {}
    for match in _META.finditer(head):
        attributes = _attributes(match[0])
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        if name and attributes.get("content"):
            about.setdefault(name.lower(), attributes["content"].strip())
    if title := re.search(r"<title\b[^>]{0,200}>([^<]{0,1000})", head, re.IGNORECASE):
        about["title"] = " ".join(html.unescape(title[1]).split())
    for link in re.finditer(r"<link\b[^>]{0,3000}>", head, re.IGNORECASE):
        attributes = _attributes(link[0])
        if attributes.get("rel", "").lower() == "canonical" and attributes.get("href"):
            about.setdefault("canonical", attributes["href"])
    if dated := re.search(r"\"datePublished\"\s*:\s*\"([^\"]{8,40})\"", head):  # JSON-LD
        about.setdefault("datepublished", dated[1])
    if moment := re.search(r"<time\b[^>]{0,300}?\bdatetime\s*=\s*[\"']([^\"']{8,40})", head, re.IGNORECASE):
        about.setdefault("time", moment[1])
    return about


def _attributes(tag: str) -> dict[str, str]:
    return {m[1].lower(): html.unescape(m[2] or m[3] or m[4] or "") for m in _ATTRIBUTE.finditer(tag)}


def _body(page: str) -> str:
    """The part of a page that holds its text."""
    lower = page.lower()
    for name in ("article", "main", "body"):
        start = re.search(rf"<{name}\b", lower)
        if start:
            end = lower.rfind(f"</{name}>")
            page = page[start.start() : end if end > start.start() else len(page)]
            break
    for name in _SILENT:
        page = _without(page, name)
    return page


def _without(page: str, name: str) -> str:
    """Cut out all elements of a name. An element that is not closed stays: it may hold the text."""
    lower, pieces, at = page.lower(), [], 0
    opening, closing = re.compile(rf"<{name}\b"), f"</{name}>"
    while (start := opening.search(lower, at)) is not None:
        end = lower.find(closing, start.start())
        if end < 0:
            break
        pieces.append(page[at : start.start()])
        at = end + len(closing)
    return "".join(pieces) + page[at:]
