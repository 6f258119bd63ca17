"""From the bytes of a feed to its entries.

The only module that knows feedparser. Whatever a feed gets wrong is settled here, so that later
stages see complete entries: titles and names as plain text, times aware and in UTC, links absolute.
Summary and content stay HTML as received. `parse` is pure and picklable, and raises `ParseError` only;
it may still be slow on hostile documents, which is why it runs in the worker process.

Two traps, both verified: feedparser opens bytes and strings as *file names* and strings as *addresses*,
so it gets a `BytesIO` and nothing else. And a feed is what has a version: an HTML page gives no error.
"""

from __future__ import annotations

import calendar
import html
import io
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from monitor.errors import ParseError
from monitor.feeds.clean import line, page_of, plain, text_of, title_of, visible
from monitor.feeds.fetch import strip_credentials
from monitor.i18n import tr_noop
from monitor.model import Document, Entry

ENTRY_LIMIT = 20_000  # entries taken from one document, the newest; Tech Policy Press had 3,900 on its first day
CATEGORY_LIMIT = 50  # categories kept of one entry
TTL_LIMIT = timedelta(days=1)  # a feed may ask for patience up to here

_LINK_LIMIT = 4_000  # characters
_SHARED = 3  # entries with different titles at one address: then the address is a page about them all


def parse(url: str, content: bytes, headers: Mapping[str, str], final_url: str) -> Document:
    """Read a feed document of any kind.

    `url` is the feed's own address, `final_url` where the bytes came from (relative links start there).
    Only `content-type` and `content-language` of `headers` are looked at. Raises ParseError: a web page, nothing,
    a JSON error message, or something else that is no feed.
    """
    address = strip_credentials(url)
    start = content[:2048].lstrip(b"\xef\xbb\xbf \t\r\n\0")
    if not content.strip(b"\xef\xbb\xbf \t\r\n\0"):
        raise ParseError(address, tr_noop("The server sent an empty document."))
    if start[:1] in (b"{", b"["):
        document = _parse_json(address, content, final_url)
    else:
        document = _parse_xml(address, content, headers, final_url)
    return _finish(document)


# ---- RSS, RDF and Atom --------------------------------------------------------------------------


def _parse_xml(
    address: str, content: bytes, headers: Mapping[str, str], final_url: str, *, repaired: bool = False
) -> Document:
    # Without "content-location" feedparser resolves no links, which costs it a fifth of its time; ours are few.
    hints = {name: headers[name] for name in ("content-type", "content-language") if headers.get(name)}
    try:
        found = _fed(content, hints)
    except Exception as error:  # a dozen kinds are known (feedparser#599): one feed's trouble
        better = _REFERENCE.sub(_valid_reference, content)
        if better != content and not repaired:
            return _parse_xml(address, better, headers, final_url, repaired=True)
        raise ParseError(address, f"The feed cannot be read: the parser gave up ({type(error).__name__}).") from error
    if not _get(found, "version"):
        page = _web_page(content)
        if page is not None:
            raise ParseError(address, page)
        if not any(_get(entry, "title") or _get(entry, "link") for entry in found.entries):
            raise ParseError(address, tr_noop("The server sent a document that is not a feed."))
    try:
        return _document(address, found, final_url)
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, OverflowError) as error:
        # feedparser's values are not always of the type they should be, e.g. a dict where a string is promised
        raise ParseError(
            address, f"The feed cannot be read: a field has an impossible value ({type(error).__name__})."
        ) from error


def _fed(content: bytes, hints: Mapping[str, str]) -> Any:
    import feedparser

    return feedparser.parse(
        io.BytesIO(content), sanitize_html=False, resolve_relative_uris=False, response_headers=hints
    )


# Some sites write an emoji as two references, "&#55357;&#56832;", which XML forbids and feedparser does not survive.
_REFERENCE = re.compile(rb"&#(x[0-9a-fA-F]{1,8}|[0-9]{1,10});(?:&#(x[0-9a-fA-F]{1,8}|[0-9]{1,10});)?")


def _valid_reference(found: re.Match[bytes]) -> bytes:
    """Rewrite one or two character references as XML allows them; those that mean no character vanish."""
    codes = [int(code[1:], 16) if code[:1] == b"x" else int(code) for code in found.groups() if code]
    if len(codes) == 2 and 0xD800 <= codes[0] < 0xDC00 <= codes[1] < 0xE000:
        codes = [0x10000 + ((codes[0] - 0xD800) << 10) + (codes[1] - 0xDC00)]
    valid = (code for code in codes if 0x20 <= code < 0xD800 or 0xE000 <= code < 0x110000 or code in (9, 10, 13))
    return b"".join(b"&#%d;" % code for code in valid)


def _document(address: str, found: Any, base: str) -> Document:
    feed = found.feed
    warning = None
    if found.bozo:
        warning = _warning(_get(found, "bozo_exception"))
    atom = str(_get(found, "version") or "").startswith("atom")
    language = _language(_get(feed, "language"))
    entries = tuple(_entry(address, entry, base, language, atom=atom) for entry in found.entries)
    return Document(
        title=title_of(_text(feed, "title"), is_html=_is_html(feed, "title", atom=atom)) or None,
        entries=entries,
        home=_http(_get(feed, "link"), base),
        language=language,
        ttl=_ttl(feed),
        warning=warning,
    )


def _entry(address: str, entry: Any, base: str, language: str | None, *, atom: bool) -> Entry:
    published = _when(entry, "published") or _when(entry, "created")
    updated = _when(entry, "updated")
    contents = [item for item in _get(entry, "content") or () if isinstance(item, Mapping)]
    content = max((_as_html(item) for item in contents), key=len, default="")
    source = _get(entry, "source")
    source = source if isinstance(source, dict) else {}
    link = _get(entry, "feedburner_origlink") or _get(entry, "link")
    if not link or link == _get(entry, "id"):
        link = _any_link(entry)  # feedparser takes any guid for a link, "item-7" too
    own_language = _get(entry, "language") or _detail(entry, "title").get("language")
    return Entry(
        feed=address,
        entry_id=_identifier(_get(entry, "id")),
        title=title_of(_text(entry, "title"), is_html=_is_html(entry, "title", atom=atom)),
        link=_http(link, base),
        summary=_as_html({**_detail(entry, "summary"), "value": _text(entry, "summary")}, atom=atom),
        content=content,
        author=_authors(entry),
        published=published or updated,
        updated=updated,
        source_title=title_of(_text(source, "title") or _text(entry, "news_source"), is_html=None) or None,
        source_url=_http(_get(source, "href") or _get(source, "link") or _get(source, "id"), base),
        language=_language(own_language) or language,
        categories=_categories(tag.get("label") or tag.get("term") for tag in _get(entry, "tags") or ()),
    )


def _text(mapping: Mapping[str, Any], key: str) -> str:
    value = _get(mapping, key)
    return value if isinstance(value, str) else ""


def _get(mapping: Any, key: str) -> Any:
    """Look a key up as a plain dict does: feedparser's own look-up answers "updated" with "published"."""
    return dict.get(mapping, key) if isinstance(mapping, dict) else None


def _detail(mapping: Any, key: str) -> Mapping[str, Any]:
    detail = _get(mapping, f"{key}_detail")
    return detail if isinstance(detail, Mapping) else {}


def _is_html(mapping: Any, key: str, *, atom: bool) -> bool | None:
    """Tell whether a title is HTML: Atom says so, RSS leaves it open (None)."""
    kind = str(_detail(mapping, key).get("type") or "")
    if kind in ("text/html", "application/xhtml+xml"):
        return True
    return False if atom else None


def _as_html(part: Mapping[str, Any], *, atom: bool = True) -> str:
    """Give a summary or content as HTML. Atom's word for plain text counts; RSS bodies are HTML whatever they say."""
    value = part.get("value")
    if not isinstance(value, str):
        return ""
    value = plain(value)
    if atom and part.get("type") == "text/plain":
        return html.escape(value, quote=False)
    return value


def _any_link(entry: Any) -> str | None:
    """An entry without a page of its own may still carry one: an enclosure's, or the guid that is an address."""
    for link in _get(entry, "links") or ():
        if link.get("rel") in ("alternate", "related", "via", "enclosure") and link.get("href"):
            return str(link["href"])
    identifier = _text(entry, "id")
    return identifier if identifier.lower().startswith(("http://", "https://")) else None


_MAIL = re.compile(r"(?:mailto:)?[^\s<>()@,;\"']+@[^\s<>()@,;\"']+")


def _authors(entry: Any) -> str | None:
    """Give the names of the authors, without mail addresses: "desk@example.org (Ines Kollwitz)" is Ines Kollwitz."""
    authors = [author for author in _get(entry, "authors") or () if isinstance(author, Mapping)]
    said = [author.get("name") for author in authors]
    single = _get(entry, "author")
    if isinstance(single, str) and len(authors) < 2:
        said = [single]  # feedparser cuts mail addresses in two where the domain is a long one
    names = (title_of(name, is_html=None) for name in said if isinstance(name, str))
    bare = (_MAIL.sub("", name).strip(" \t()<>[],;\"'") if "@" in name else name for name in names)
    return line(", ".join(dict.fromkeys(name for name in bare if name))) or None


def _categories(names: Iterable[object]) -> tuple[str, ...]:
    clean = (title_of(name, is_html=None) for name in names if isinstance(name, str))
    return tuple(dict.fromkeys(name for name in clean if name))[:CATEGORY_LIMIT]


def _ttl(feed: Any) -> timedelta | None:
    """What the feed asks for between two polls: RSS ttl in minutes, or the syndication module's period."""
    asked = []
    minutes = str(_get(feed, "ttl") or "").strip()
    if minutes.isascii() and minutes.isdigit() and int(minutes[:9]) > 0:
        asked.append(timedelta(minutes=int(minutes[:9])))
    period = str(_get(feed, "sy_updateperiod") or "").strip().lower()
    hours = {"hourly": 1, "daily": 24, "weekly": 168, "monthly": 720, "yearly": 8760}.get(period)
    if hours:
        frequency = str(_get(feed, "sy_updatefrequency") or "1").strip()
        often = int(frequency[:6]) if frequency.isascii() and frequency.isdigit() else 1
        asked.append(timedelta(hours=hours) / max(1, often))
    return min(max(asked), TTL_LIMIT) if asked else None


def _warning(error: object) -> str | None:
    """Say what was wrong with a document that was read all the same. Wrong labels (charset, MIME type) are no harm."""
    name = type(error).__name__
    if name in ("CharacterEncodingOverride", "NonXMLContentType"):
        return None
    line_number = getattr(error, "getLineNumber", lambda: None)()
    place = f" (line {line_number})" if isinstance(line_number, int) else ""
    if "Encoding" in name or "Unicode" in name:
        return "The feed is not encoded as it says; some characters may be wrong."
    return f"The feed is not well-formed XML{place}; it was read as far as possible."


_PAGE = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_PAGE_TITLE = re.compile(rb"<title[^<>]{0,200}>([^<]{1,500})<", re.IGNORECASE)


def _web_page(content: bytes) -> str | None:
    """Give the sentence for a web page that came in place of a feed; None where it is none."""
    start = content[:200_000]
    if b"\0" in start[:4]:
        start = start.replace(b"\0", b"")  # UTF-16, near enough to find a tag
    if not _PAGE.search(start):
        return None
    title = _PAGE_TITLE.search(start)
    name = line(text_of(title[1].decode("utf-8", "replace")), 80) if title else ""
    return (
        f"The server sent a web page instead of a feed: “{name}”."
        if name
        else tr_noop("The server sent a web page instead of a feed.")
    )


# ---- JSON Feed ----------------------------------------------------------------------------------


def _parse_json(address: str, content: bytes, final_url: str) -> Document:
    """Read a JSON Feed (versions 1 and 1.1). feedparser 6 finds no entries in one."""
    try:
        found = json.loads(content.decode("utf-8-sig", "replace"), strict=False)
    except (ValueError, RecursionError) as error:
        raise ParseError(address, tr_noop("The server sent something like JSON that cannot be read.")) from error
    items = found.get("items") if isinstance(found, dict) else None
    if not isinstance(found, dict) or "jsonfeed.org" not in str(found.get("version")) or not isinstance(items, list):
        raise ParseError(address, _json_error(found))
    entries = tuple(_item(address, item, final_url, found) for item in items if isinstance(item, dict))
    return Document(
        title=title_of(_string(found, "title"), is_html=False) or None,
        entries=entries,
        home=_http(_string(found, "home_page_url"), final_url),
        language=_language(found.get("language")),
    )


def _json_error(found: object) -> str:
    """Quote the error message of a JSON answer, if it has one."""
    while isinstance(found, dict):
        said = next((found[key] for key in ("error", "message", "detail", "title") if found.get(key)), None)
        if isinstance(said, str):
            return f"The server sent a message instead of a feed: “{line(said, 120)}”."
        found = said
    return tr_noop("The server sent JSON that is not a feed.")


def _item(address: str, item: Mapping[str, Any], final_url: str, feed: Mapping[str, Any]) -> Entry:
    entry_id = item.get("id")
    authors = item.get("authors") or [item.get("author")]
    names = [author.get("name") for author in authors if isinstance(author, dict)] if isinstance(authors, list) else []
    text = _string(item, "content_text")
    tags = item.get("tags")
    updated = moment(_string(item, "date_modified"))
    return Entry(
        feed=address,
        entry_id=_identifier(str(entry_id)) if isinstance(entry_id, str | int | float) else None,
        title=title_of(_string(item, "title"), is_html=False),
        link=_http(
            _string(item, "url") or _string(item, "external_url") or (entry_id if isinstance(entry_id, str) else None),
            final_url,
        ),
        summary=html.escape(plain(_string(item, "summary")), quote=False),
        content=plain(_string(item, "content_html")) or _paragraphs(text),
        author=line(", ".join(_categories(names))) or None,
        published=moment(_string(item, "date_published")) or updated,
        updated=updated,
        language=_language(item.get("language") or feed.get("language")),
        categories=_categories(tags if isinstance(tags, list) else ()),
    )


def _string(mapping: Mapping[str, Any], key: str) -> str:
    value = mapping.get(key)
    return value if isinstance(value, str) else ""


def _paragraphs(text: str) -> str:
    parts = (part for part in re.split(r"\n[ \t\r]*\n", plain(text)) if part.strip())
    return "".join(f"<p>{html.escape(part, quote=False)}</p>" for part in parts)


# ---- times, links, names ------------------------------------------------------------------------


def _when(entry: Any, key: str) -> datetime | None:
    """Give a date of an entry in UTC: feedparser's reading (always UTC), else ours of the odd ones."""
    parsed = _get(entry, f"{key}_parsed")
    if parsed is not None:
        try:
            return datetime.fromtimestamp(calendar.timegm(parsed), UTC)
        except (ValueError, OverflowError, OSError, TypeError):
            return None
    text = _text(entry, key)
    return moment(text) if text else None


_HALF_DAY = re.compile(r"\d\s*[ap]\.?m\b", re.IGNORECASE)
_AROUND = re.compile(
    r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+|\s+(?:utc|gmt|z)$", re.IGNORECASE
)
_ODD_FORMATS = (
    "%d %B %Y %H:%M:%S",
    "%d %B %Y %H:%M",
    "%d %B %Y",
    "%d %b %Y",
    "%B %d, %Y %H:%M:%S",
    "%B %d, %Y %I:%M %p",
    "%B %d, %Y",
    "%b %d, %Y",
    "%Y/%m/%d %H:%M:%S",
    "%Y/%m/%d %H:%M",
    "%Y/%m/%d",
    "%Y.%m.%d",
)


def moment(text: str) -> datetime | None:
    """Read a date as feeds write them, in UTC; a date without a zone is taken as UTC. None: it cannot be read."""
    found = _read_date(" ".join(text[:80].split()))
    if found is None:
        return None
    try:
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (OverflowError, ValueError):
        return None


def _read_date(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    if not _HALF_DAY.search(text):  # which the mail library would overlook
        try:
            return parsedate_to_datetime(text)
        except (ValueError, TypeError, IndexError, OverflowError):
            pass
    bare = _AROUND.sub("", text)
    for form in _ODD_FORMATS:
        try:
            return datetime.strptime(bare, form).replace(tzinfo=UTC)
        except ValueError:
            continue
    return None


_NOT_IN_LINK = re.compile(r"[\s\x00-\x1f]+")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]*:")


def _http(link: object, base: str | None = None) -> str | None:
    """Give a link if it is one that may be opened: absolute, http or https. None else."""
    if not isinstance(link, str):
        return None
    link = _NOT_IN_LINK.sub("", visible(link)) if len(link) <= _LINK_LIMIT else ""
    try:
        if base and link and not _SCHEME.match(link):
            link = urljoin(base, link)
        parts = urlsplit(link)
        if parts.scheme.lower() in ("http", "https") and parts.hostname:
            return strip_credentials(link)
    except ValueError:
        pass
    return None


def _identifier(value: object) -> str | None:
    """Keep an entry's id as it stands, by case and all; only what no database takes is left out."""
    return (plain(value).strip()[:_LINK_LIMIT] or None) if isinstance(value, str) else None


_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{2,8})*")


def _language(value: object) -> str | None:
    found = _LANGUAGE.fullmatch(value.strip()) if isinstance(value, str) else None
    return found[0].replace("_", "-") if found else None


# ---- the document as a whole --------------------------------------------------------------------


def _finish(document: Document) -> Document:
    """Cap the number of entries, and mark those whose link does not tell them apart."""
    entries: Sequence[Entry] = document.entries
    warning = document.warning
    if len(entries) > ENTRY_LIMIT:
        oldest = datetime.min.replace(tzinfo=UTC)
        order = sorted(range(len(entries)), key=lambda i: entries[i].published or oldest, reverse=True)
        warning = f"The feed holds {len(entries):,} entries; the newest {ENTRY_LIMIT:,} were taken."
        entries = [entries[i] for i in sorted(order[:ENTRY_LIMIT])]
    pages = [page_of(entry) for entry in entries]
    said = {(page, entry.title or entry.summary) for page, entry in zip(pages, entries, strict=True) if page}
    counts = Counter(page for page, _ in said)
    entries = [
        replace(entry, shared_link=True) if counts[page] >= _SHARED else entry
        for page, entry in zip(pages, entries, strict=True)
    ]
    return replace(document, entries=tuple(entries), warning=warning)


__all__ = ["CATEGORY_LIMIT", "ENTRY_LIMIT", "TTL_LIMIT", "moment", "parse"]
