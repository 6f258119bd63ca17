"""From a feed's entry to an article: whose it is, what it says, and when.

The only module that knows nh3. Three questions are settled here, each without a look at other articles:

**Which article is it?** `Article.id` is 16 hex digits of SHA-256 over the outlet's name (but for case and marks) and,
in this order,

1. the *canonical link*: without scheme, "www.", credentials, default port, fragment, tracking parameters, session
   ids, trailing slash and AMP forms (a fragment stays where the entry's id ends in it: Scripting News). So a feed
   that gives all its guids anew, moves to https or adds session ids brings the articles we know, and five entries
   with one guid and five links are five articles;
2. where the link does not tell articles apart, link and normalized title together: the outlet's front page, and an
   address that at least three entries of the document share (`Entry.shared_link`: release notes, status pages);
3. where the link is opaque (news.google.com), the normalized title alone: a search hit has another link each time;
4. without a link, the feed's address and the entry's id as it stands (ids that differ in case are different), or,
   failing that too, its title, or its text.

An entry whose text or title changed under the same link is the same article, edited. The price of rule 1: an
outlet that moves an article to a new address brings it a second time (as a copy in the same story).

**Whose is it?** Items of searches, aggregators and forums belong to the outlet that `<source>` names, else to the
outlet of the link's domain, else to the domain itself; never to "Google News". Items of all other feeds belong to
the feed's outlet, under the catalog's name for it. Only where the link leads to another desk of the same house
(wsj.com/opinion) does the link decide; a link blog's comment on an article of another house stays the link blog's.

**What does it say?** Plain text: entities decoded, paragraphs parted by one empty line, Unicode NFC, no control
characters, without trailing boilerplate ("The post … appeared first on …"). HTML is read to `HTML_LIMIT` characters, by
nh3 (html5ever), so that hostile markup costs time in proportion to its size.
"""

from __future__ import annotations

import hashlib
import html
import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from urllib.parse import parse_qsl, quote, unquote, urlsplit

import nh3

from monitor.feeds.fetch import strip_credentials
from monitor.feeds.search import is_search
from monitor.model import Article, Entry, Feed, FeedKind, Outlet, ScoredText

HTML_LIMIT = 500_000  # characters of HTML read of one entry; the longest of 5,000 real ones had 62,000
TEXT_LIMIT = 200_000  # characters of plain text kept of one article
LINE_LIMIT = 500  # characters of a title, an author or another one-line text
DEPTH_LIMIT = 100  # unclosed elements from which HTML is read without building its tree
FULL_TEXT = 1_000  # characters from which a lone description counts as the body
BODY_TEXT = 400  # characters, or else three paragraphs, from which a content element counts as the body
OLDEST = datetime(1990, 1, 1, tzinfo=UTC)  # before the web: cannot be a date of publication
AHEAD = timedelta(hours=24)  # more than this in the future is no date (NetNewsWire#2808)


# ---- entry to article ---------------------------------------------------------------------------


def clean(entry: Entry, feed: Feed, outlets: Sequence[Outlet] | OutletIndex, now: datetime) -> Article:
    """Make an article of an entry. Total: whatever the entry holds, there is an article.

    Many entries of one document are cleaned faster with an `OutletIndex` made once. `now` is the fetch time.
    """
    index = outlets if isinstance(outlets, OutletIndex) else OutletIndex(outlets)
    address = strip_credentials(feed.url)
    link = unwrap(entry.link) if entry.link else None
    opaque = link is None or is_opaque(link)
    outlet, title = _outlet_and_title(entry, feed, index, None if opaque else link, google=_is_google(link))
    text, scored, body = _body(entry, title, outlet, feed)
    if not title:
        title, text, scored = _headline_from(text, scored)
    published, flag = _dated(entry.published, now)
    updated, _ = _dated(entry.updated, now)
    return Article(
        id=_identity(entry, address, outlet, title, text, link, opaque=opaque),
        feed=address,
        outlet=outlet,
        title=title,
        text=text,
        url=link,
        scored_text=scored,
        first_seen=now,
        published=published,
        updated=updated,
        date_flag=flag,
        author=line(entry.author) or None if entry.author else None,
        language=entry.language,
        html=body,
        categories=entry.categories,
    )


def _dated(moment: datetime | None, now: datetime) -> tuple[datetime | None, str | None]:
    """Give a date that can be true, or None and why not."""
    if moment is None:
        return None, "missing"
    if moment < OLDEST:
        return None, "absurd"
    if moment > now + AHEAD:
        return None, "future"
    return moment, None


# ---- which article: identity --------------------------------------------------------------------


def _identity(entry: Entry, address: str, outlet: str, title: str, text: str, link: str | None, *, opaque: bool) -> str:
    name = normalized(title)
    outlet = _name_key(outlet) or outlet  # "The Bay Post" and "Bay Post" are one
    if link is not None and not opaque:
        canonical = page_of(entry)
        if name and (entry.shared_link or "/" not in canonical):
            return digest("page", outlet, canonical, name)
        return digest("link", outlet, canonical)
    if link is not None and name:
        return digest("title", outlet, name)
    if entry.entry_id:
        return digest("entry", address, entry.entry_id)
    return digest("title", outlet, name) if name else digest("text", address, text)


def page_of(entry: Entry) -> str:
    """Give the canonical link of an entry, "" without one; with its fragment where the entry's id ends in the same."""
    if not entry.link:
        return ""
    mark, fragment = entry.link.partition("#")[1:]
    kept = mark and fragment and entry.entry_id and entry.entry_id.endswith(f"#{fragment}")
    page = canonical_link(entry.link)
    return f"{page}#{fragment}" if kept and "#" not in page else page


_WORDS = re.compile(r"\w+")


def digest(*parts: str) -> str:
    """Make 16 hex digits of some strings, the same on every machine."""
    return hashlib.sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()[:16]


def normalized(title: str) -> str:
    """Reduce a title to what makes it the same title: letters and digits, without case, accents' forms and marks."""
    return " ".join(_WORDS.findall(unicodedata.normalize("NFKC", title[: 2 * LINE_LIMIT]).casefold()))


# Parameters that say where the reader came from, never what is read.
_TRACKING = re.compile(
    r"(?:utm|at|pk|piwik|mtm|matomo|hsa|ns|stm|vero|oly|_hs|__hs|mc)_\w*|utm\w*|xtor|"
    r"(?:fb|g|d|gb|wb|y|ms|tw|ttc|msclk|igsh|dicb)cl?id|msclkid|fbclid|igshid|yclid|gclsrc|_ga|_gl|mkt_tok|mbid|"
    r"cmp|cmpid|ocid|ito|smid|smtyp|guccounter|guce_\w+|ftag|taid|sref|ref|ref_\w+|refsrc|referrer|_hsenc|_hsmi|"
    r"share_id|sharetype|rss|spm|trk|trkcampaign|wt_mc|wtmc|wt_zmc|feedtype|feedname|outputtype|amp|"
    r"(?:j|php|asp|asp\.net_)?sess?(?:ion)?_?id(?:\w{0,12})|phpsessid|jsessionid|cfid|cftoken|zanpid|sc_\w+",
    re.IGNORECASE,
)
_SESSION_IN_PATH = re.compile(r";(?:jsessionid|phpsessid|sid|sessionid)=[^/?#]*|\(S\([a-z0-9]{24}\)\)/?", re.IGNORECASE)
_FROM_FEED = re.compile(r"rss|atom|(?:rss|feed)[._-]\w*|\w*[._-](?:rss|feed)", re.IGNORECASE)  # mod=rss_Technology
_PHPBB_SESSION = re.compile(r"[0-9a-f]{32}", re.IGNORECASE)


@lru_cache(maxsize=20_000)
def canonical_link(url: str) -> str:
    """Reduce an address to what identifies the page, e.g. "example.com/2025/01/a-story". To compare, not to open."""
    try:
        parts = urlsplit(unwrap(plain(url)).strip())
        host = (parts.hostname or "").rstrip(".")
        port = parts.port
    except ValueError:
        return plain(url).strip()
    for prefix in ("www.", "amp."):
        if host.startswith(prefix) and host.count(".") > 1:
            host = host.removeprefix(prefix)
    if port and port not in (80, 443):
        host = f"{host}:{port}"
    path = quote(unquote(_SESSION_IN_PATH.sub("", parts.path), errors="replace"), safe="/:@!$&'()*+,;=~-._")
    path = re.sub(r"/{2,}", "/", path)
    path = re.sub(r"(?:/amp)?/*$|\.amp(?=\.html$)", "", path) if path.count("/") > 1 else path.rstrip("/")
    query = ""
    if parts.query:
        kept = [
            (name, value)
            for name, value in parse_qsl(parts.query, keep_blank_values=True, max_num_fields=None)
            if not _TRACKING.fullmatch(name)
            and not _FROM_FEED.fullmatch(value)
            and not (name.lower() == "sid" and _PHPBB_SESSION.fullmatch(value))
        ]
        query = "?" + "&".join(f"{quote(name)}={quote(value)}" for name, value in sorted(kept)) if kept else ""
    fragment = f"#{parts.fragment}" if parts.fragment.startswith(("!", "/")) else ""  # a page drawn by a script
    return f"{host}{path}{query}{fragment}"


# Addresses that wrap another one. The parameter holds the target; nobody is asked.
_WRAPPERS = {
    "bing.com": ("/news/apiclick", ("url",)),
    "google.com": ("/url", ("url", "q")),
    "l.facebook.com": ("/l.php", ("u",)),
    "lm.facebook.com": ("/l.php", ("u",)),
    "slack-redir.net": ("/link", ("url",)),
    "news.yahoo.co.jp": ("/rd", ("u",)),
    "out.reddit.com": ("/", ("url",)),
    "steamcommunity.com": ("/linkfilter", ("url",)),
}
_OPAQUE = ("news.google.com", "feedproxy.google.com", "news.url.google.com", "t.co", "lnkd.in", "flip.it", "apple.news")
_AMP_CACHE = re.compile(
    r"https?://(?:www\.)?google\.[a-z.]{2,6}/amp/(s/)?|https?://[^/]*cdn\.ampproject\.org/[cvir]/(s/)?", re.IGNORECASE
)


def unwrap(link: str) -> str:
    """Give the address that a redirecting one carries in itself (Bing's apiclick, Google Alerts, AMP caches)."""
    for _ in range(3):
        target = _carried(link)
        if target is None:
            return link
        link = target
    return link


def _carried(link: str) -> str | None:
    try:
        parts = urlsplit(link)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    if "amp" in link and (cache := _AMP_CACHE.match(link)) and cache.end() < len(link):
        return f"http{'s' if cache[1] or cache[2] else ''}://{link[cache.end() :]}"
    wrapper = _WRAPPERS.get(host)
    if wrapper is None or not parts.path.startswith(wrapper[0]):
        return None
    fields = dict(parse_qsl(parts.query))
    for name in wrapper[1]:
        target = fields.get(name, "")
        if target.lower().startswith(("http://", "https://")):
            return strip_credentials(target)
    return None


def is_opaque(link: str) -> bool:
    """Tell whether an address names no page of its own: a search hit's, a shortener's."""
    host = _host(link)
    return host in _OPAQUE or (host in ("bing.com", "www.bing.com") and "/news/apiclick" in link)


def _is_google(link: str | None) -> bool:
    return link is not None and _host(link) == "news.google.com"


def _host(link: str) -> str:
    try:
        return (urlsplit(link).hostname or "").lower().rstrip(".")
    except ValueError:
        return ""


# ---- whose article: outlets ---------------------------------------------------------------------


class OutletIndex:
    """The catalog's outlets, ready to be found by domain or by name. Never changes once made."""

    def __init__(self, outlets: Iterable[Outlet] = ()) -> None:
        """Index outlets; of two with the same domain or name the first counts. Disabled ones still give names."""
        hosts: dict[str, dict[str, Outlet]] = {}
        self.names: dict[str, Outlet] = {}
        for outlet in outlets:
            for domain in outlet.domains:
                host, _, path = domain.lower().partition("/")
                hosts.setdefault(host.removeprefix("www."), {}).setdefault(path.strip("/"), outlet)
            for name in (outlet.name, *outlet.aliases):
                self.names.setdefault(_name_key(name), outlet)
        self.hosts = {  # host: (path prefix, outlet), the longest prefix first
            host: tuple(sorted(paths.items(), key=lambda item: len(item[0]), reverse=True))
            for host, paths in hosts.items()
        }

    def by_url(self, url: str) -> Outlet | None:
        """Find whose page an address is: "rss.example.com/a" is Example's if "example.com" is."""
        return self._place(url)[1]

    def by_name(self, name: str) -> Outlet | None:
        """Find an outlet by its name or an alias, without regard to case, marks and a leading "the"."""
        key = _name_key(name)
        return self.names.get(key) if key else None

    def same_house(self, url: str, outlet: Outlet) -> bool:
        """Tell whether an address lies on a domain that is (also) this outlet's."""
        place, found = self._place(url)
        if found is None:
            return False
        return any(_within(domain.lower().partition("/")[0].removeprefix("www."), place) for domain in outlet.domains)

    def _place(self, url: str) -> tuple[str, Outlet | None]:
        """Give the listed host that an address belongs to, and the outlet."""
        try:
            parts = urlsplit(url if "//" in url else f"//{url}")
            host = (parts.hostname or "").lower().rstrip(".")
        except ValueError:
            return "", None
        path = parts.path.lower().strip("/")
        while host:
            for prefix, outlet in self.hosts.get(host, ()):
                # feeds.example/public/rss/RSSOpinion: a prefix may end inside the last part ("rssopinion.xml")
                if not prefix or path == prefix or path.startswith((f"{prefix}/", f"{prefix}.")):
                    return host, outlet
            host = host.partition(".")[2]
        return "", None


def _within(host: str, other: str) -> bool:
    return host == other or host.endswith(f".{other}") or other.endswith(f".{host}")


@lru_cache(maxsize=1_000)  # an outlet's names come with each of its entries
def _name_key(name: str) -> str:
    return normalized(name).removeprefix("the ")


def outlet_of(
    outlets: Sequence[Outlet] | OutletIndex, *, host_or_url: str | None = None, source_title: str | None = None
) -> Outlet | None:
    """Find an outlet of the catalog by the name a source goes by, else by an address. None: it is not listed."""
    index = outlets if isinstance(outlets, OutletIndex) else OutletIndex(outlets)
    found = index.by_name(source_title) if source_title else None
    return found or (index.by_url(host_or_url) if host_or_url else None)


_FOREIGN = (FeedKind.SEARCH, FeedKind.AGGREGATOR, FeedKind.FORUM)  # feeds whose items are other people's
_SEARCHERS = ("google news", "bing news", "news google com", "google")  # never an outlet


def _outlet_and_title(
    entry: Entry, feed: Feed, index: OutletIndex, link: str | None, *, google: bool
) -> tuple[str, str]:
    title = line(entry.title)
    if feed.kind not in _FOREIGN and not google and not is_search(feed.url):
        return _own_outlet(feed, index, link), title
    named = line(entry.source_title) if entry.source_title else ""
    if named and normalized(named) in _SEARCHERS:
        named = ""
    if not named and google:
        named = _suffix(title)
    found = index.by_name(named) if named else None
    found = found or (index.by_url(entry.source_url) if entry.source_url and named else None)
    if found is None and link and not (feed.kind is FeedKind.FORUM and _domain(link) == _domain(feed.url)):
        found = index.by_url(link)
        named = named or _site(link)
    outlet = found.name if found else named or line(feed.outlet) or _site(feed.url)
    names = {name for name in (named, line(entry.source_title or ""), outlet) if name}
    return outlet, _without_suffix(title, names, found)


def _own_outlet(feed: Feed, index: OutletIndex, link: str | None) -> str:
    """Name the outlet of a feed's own items."""
    house = (index.by_name(feed.outlet) if feed.outlet else None) or index.by_url(feed.url)
    if house is None:
        if feed.outlet:
            return line(feed.outlet)
        found = index.by_url(link) if link else None
        return found.name if found else _site(link or feed.url)
    if link and index.same_house(link, house):
        desk = index.by_url(link)
        # A feed of the opinion page stays opinion though its links look like any other of the house.
        if desk is not None and _is_desk(desk, link, index):
            return desk.name
    return house.name


def _is_desk(outlet: Outlet, link: str, index: OutletIndex) -> bool:
    """Tell whether an address is claimed by a path ("wsj.com/opinion"), not only by its host."""
    host, path = _host(link), urlsplit(link).path.lower().strip("/")
    while host:
        for prefix, found in index.hosts.get(host, ()):
            if prefix and found is outlet and (path == prefix or path.startswith((f"{prefix}/", f"{prefix}."))):
                return True
        host = host.partition(".")[2]
    return False


def _site(url: str) -> str:
    """Give the name that a site goes by when nobody knows a better one: "example.com"."""
    return re.sub(r"^(?:www|amp|m|rss|feeds?)\.(?=[^.]+\.)", "", _host(url))


def _domain(url: str) -> str:
    """Give the part of a host that is registered, near enough: "example.co.uk"."""
    labels = _host(url).split(".")
    second_level = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in ("co", "com", "org", "net", "ac", "gov")
    return ".".join(labels[-3 if second_level else -2 :])


def _suffix(title: str) -> str:
    """Give the outlet at the end of a search hit's title: "A headline - Outlet"."""
    head, mark, tail = title.rpartition(" - ")
    return tail.strip() if mark and head.strip() and len(tail) <= 60 else ""


def _without_suffix(title: str, names: Iterable[str], outlet: Outlet | None) -> str:
    known = {_name_key(name) for name in (*names, *((outlet.name, *outlet.aliases, *outlet.domains) if outlet else ()))}
    for mark in (" - ", " – ", " — ", " | "):
        at = title.rfind(mark)
        while at > 0 and len(title) - at <= 90:
            if _name_key(title[at + len(mark) :]) in known:
                return title[:at].rstrip()
            at = title.rfind(mark, 0, at)
    return title


# ---- what it says: text -------------------------------------------------------------------------


def _body(entry: Entry, title: str, outlet: str, feed: Feed) -> tuple[str, ScoredText, str]:
    """Choose the text of an article, say what it is, and give the HTML it came from."""
    if _is_google(entry.link):
        return "", ScoredText.HEADLINE, ""  # repeats title and outlet as a list of links
    summary = _trimmed(entry.summary)
    content = _trimmed(entry.content) if entry.content != entry.summary else ""
    from_content = len(content) > len(summary) or (bool(content) and len(content) >= len(summary) * 0.9)
    text, body = (content, entry.content) if from_content else (summary, entry.summary)
    said = normalized(text[: LINE_LIMIT * 2])
    if not said or said in (normalized(title), normalized(f"{title} {outlet}")):
        return "", ScoredText.HEADLINE, ""
    cut = text.endswith("…")
    enough = BODY_TEXT if from_content else FULL_TEXT
    long = (len(text) >= enough or (from_content and text.count("\n\n") >= 2)) and not cut
    return text, ScoredText.BODY if long else ScoredText.SUMMARY, plain(body[:HTML_LIMIT])


def _trimmed(source: str) -> str:
    return without_boilerplate(text_of(source)) if source else ""


def _headline_from(text: str, scored: ScoredText) -> tuple[str, str, ScoredText]:
    """Title an entry that has none by the first words of its text; what becomes the title is not text again."""
    first, _, rest = text.partition("\n\n")
    if len(first) <= 120:
        return first or "(untitled)", rest, scored if rest else ScoredText.HEADLINE
    sentence = re.match(r".{20,120}?[.!?…](?=\s)", first)
    if sentence:
        rest = f"{first[sentence.end() :].lstrip()}\n\n{rest}".strip()
        return sentence[0], rest, scored
    return first[:100].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + " …", text, scored


_BLOCKS = {
    "address", "article", "aside", "blockquote", "center", "dd", "details", "dialog", "div", "dl", "dt", "fieldset",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "li", "main", "nav", "ol",
    "p", "pre", "section", "summary", "table", "tr", "ul",
}  # fmt: skip
_SILENT = {"script", "style", "figcaption", "noscript", "button", "select", "template"}  # their words are no text
_BREAK = re.compile(r"<[^<>]*>")
_SPACE = re.compile(r"\s+")
_BLANK_LINES = re.compile(r"\n\s*\n")
_ESCAPED_HTML = re.compile(r"</(?:p|div|a|li|em|strong|span)>|<br ?/?>|<p>|<img [^<>]*>", re.IGNORECASE)

_TAGS_UNCOUNTED = 250  # fewer tags than this can do no harm, and need not be counted
_DRAWING = re.compile(
    r"</?(?:svg|math|g|text|tspan|textpath|tref|desc|defs|symbol|switch|foreignobject|semantics|annotation(?:-xml)?|"
    r"m(?:row|i|n|o|s|text|sup|sub|subsup|frac|sqrt|root|style|error|padded|phantom|table|tr|td|under|over|underover))"
    r"(?:[\s/][^<>]*)?>",
    re.IGNORECASE,
)
_ENTITIES = 20_000
_MANY_ATTRIBUTES = re.compile(r"<[a-zA-Z][^<>]{20000}")
_ASCII_LOWER = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}

_stripper: nh3.Cleaner | None = None
_displayer: nh3.Cleaner | None = None


def text_of(source: str) -> str:
    """Turn HTML into plain text, paragraphs parted by "\\n\\n". Plain text comes through, parted by its blank lines.

    Reads at most HTML_LIMIT characters and gives at most TEXT_LIMIT.
    """
    source = _readable(source)
    if "<" not in source:
        text = _joined(html.unescape(source) if "&" in source else source)
        return text_of(text) if _ESCAPED_HTML.search(text) else text  # the whole body was escaped twice
    if _is_tangled(source):
        return _joined(_scanned(source))
    global _stripper
    if _stripper is None:
        _stripper = nh3.Cleaner(
            tags=_BLOCKS | {"br", "td", "th"}, clean_content_tags=_SILENT, attributes={}, link_rel=None
        )
    marked = _SPACE.sub(" ", _stripper.clean(source))
    marked = marked.replace("<br>", "\n").replace("<td>", " ").replace("<th>", " ")
    marked = marked.replace("</td>", " ").replace("</th>", " ")
    text = _BREAK.sub("\n\n", marked)
    if "&" in text:
        text = text.replace("&nbsp;", " ").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return _joined(text)


def _readable(source: str) -> str:
    """Cut HTML to what is read, and take drawings' tags away: nh3 drops them together with the words inside."""
    return _DRAWING.sub("", plain(source[:HTML_LIMIT]).replace("\xa0", " "))


def _joined(text: str) -> str:
    parts = (_SPACE.sub(" ", part).strip() for part in _BLANK_LINES.split(visible(text)))
    return "\n\n".join(part for part in parts if part)[:TEXT_LIMIT].rstrip()


_START = re.compile(r"<(?:!--|(/?)([a-zA-Z][a-zA-Z0-9]*))")
_CLOSED_BY_NEXT = {"p", "li", "td", "th", "tr", "dt", "dd", "option", "tbody", "thead", "tfoot", "colgroup"}
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}


def _is_tangled(source: str) -> bool:
    """Tell whether markup is of the kind that costs an HTML parser time beyond its size.

    html5ever needs 110 s for 200,000 nested <div>, and turns 60 kB of unclosed <b a1><p><b a2><p>… into 49 MB. Real
    bodies nest less than 30 deep.
    """
    if source.count("<") > _TAGS_UNCOUNTED:
        depths: dict[str, int] = {}
        depth = 0
        for closing, name in _START.findall(source):
            name = name.lower()
            if name in _VOID or name in _CLOSED_BY_NEXT or not name:
                continue
            if not closing:
                depths[name] = depths.get(name, 0) + 1
                depth += 1
                if depth > DEPTH_LIMIT:
                    return True
            elif depths.get(name):
                depths[name] -= 1
                depth -= 1
    if source.count("&") > _ENTITIES:  # nh3 writes them out in quadratic time, as it does no-break spaces
        return True
    return source.count("=") > _TAGS_UNCOUNTED and _MANY_ATTRIBUTES.search(source) is not None


def _scanned(source: str) -> str:
    """Take the tags out of tangled HTML in one pass over it, without building a tree."""
    out: list[str] = []
    lower = source.lower() if source.isascii() else source.translate(_ASCII_LOWER)
    at = 0
    while (start := source.find("<", at)) >= 0:
        out.append(source[at:start])
        found = _START.match(source, start)
        if not found:
            out.append("<")
            at = start + 1
            continue
        name = (found[2] or "").lower()
        if not name:
            end, at = source.find("-->", start + 4), 3
        elif name in _SILENT and not found[1]:
            end, at = lower.find(f"</{name}", start), 0
        else:
            end, at = source.find(">", start), 1
            out.append("\n" if name == "br" else "\n\n" if name in _BLOCKS else " " if name in ("td", "th") else "")
        if end < 0:
            return html.unescape("".join(out))
        at += end
    out.append(source[at:])
    return html.unescape("".join(out))


def safe_html(source: str) -> str:
    """Give HTML that may be displayed: a few text elements, http, https and mailto links, no images, no styles.

    Tangled markup is shown as its plain paragraphs.
    """
    source = _readable(source)
    if _is_tangled(source):
        return "".join(f"<p>{html.escape(part, quote=False)}</p>" for part in text_of(source).split("\n\n"))
    global _displayer
    if _displayer is None:
        _displayer = nh3.Cleaner(
            tags={
                "a", "abbr", "b", "blockquote", "br", "cite", "code", "dd", "del", "div", "dl", "dt", "em", "h1", "h2",
                "h3", "h4", "h5", "h6", "hr", "i", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "samp",
                "small", "span", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "u", "ul", "var",
            },
            clean_content_tags={"script", "style"},
            attributes={"a": {"href"}},
            url_schemes={"http", "https", "mailto"},
            url_relative="deny",
            link_rel="noopener noreferrer nofollow",
        )  # fmt: skip
    return _displayer.clean(source)


_BOILERPLATE = re.compile(
    r"The post .{1,400}? (?:first )?appeared (?:first )?on .{1,120}"
    r"|(?:Continue|Keep) reading\b.{0,200}"
    r"|Read (?:more|on|the rest|the full (?:story|article|post|text)|full (?:story|article|post))\b.{0,120}"
    r"|Read (?:more|original article|original|comments|in browser)[.…»→ ]*"
    r"|(?:View|See) (?:the )?(?:full|original|entire) (?:article|post|story)\b.{0,80}"
    r"|(?:\d+ )?Comments?(?: \(\d+\))?"
    r"|\[link\](?: ?\[comments\])?|submitted by /?u/\S+(?: to /?r/\S+)?(?: \[link\] ?\[comments\])?"
    r"|(?:Article URL|Comments URL): \S+|Points: \d+|# Comments: \d+"
    r"|Share (?:this|on (?:Facebook|Twitter|X|LinkedIn|Reddit))\b.{0,60}"
    r"|\(Feed generated with .{1,60}\)|Sent from my \w+"
    r"|©.{0,80}All rights reserved\b.{0,80}|\((?:Image|Photo) credit: .{0,120}\)|Affiliate disclosure: .{0,400}"
    r"|\W+",  # a lone star or dash: a link to the page itself (Daring Fireball)
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"\s*(?:The post .{1,300}? (?:first )?appeared (?:first )?on [^.!?]{1,100}[.!?]?|"
    r"(?:Continue reading|Read more)\s*[.…»→]*)$"
)
_CUT_MARK = re.compile(r"\s*(?:\[(?:…|\.\.\.|&hellip;)\]|\.\.\.|…)\s*$")


def without_boilerplate(text: str) -> str:
    """Cut what a site appends to each item: whole paragraphs of known forms at the end, and two forms in the last."""
    parts = text.split("\n\n")
    while parts and len(parts[-1]) < 600 and _BOILERPLATE.fullmatch(parts[-1]):
        parts.pop()
    if not parts:
        return ""
    tail = parts[-1]
    end = max(0, len(tail) - 500)
    shortened = tail[:end] + _TRAILING.sub("", tail[end:])
    if shortened.endswith(("]", "...", "…")):
        shortened = shortened[:-9] + _CUT_MARK.sub(" …", shortened[-9:])
    parts[-1] = shortened
    return "\n\n".join(part for part in parts if part.strip())


# ---- plain strings ------------------------------------------------------------------------------

# C0 and C1 controls but for tab, newline and return; lone surrogates, which no database takes.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
# Besides these: byte order marks, soft hyphens and zero-width spaces, which part words unseen, and the overrides of
# writing direction. The direction *marks* and joiners stay: Arabic, Hebrew, Persian and emoji need them.
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\xad\u200b\u2060\u202d\u202e]")
_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\x85]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8}\d{0,2});")
_TAG = re.compile(
    r"<(?:!--|/?(?:a|abbr|acronym|address|applet|area|article|aside|audio|b|base|bdi|bdo|big|blink|blockquote|body|br|button|"
    r"canvas|center|cite|code|del|details|dfn|dir|div|dl|dt|dd|em|embed|fieldset|figure|font|footer|form|frame|frameset|"
    r"h[1-6]|head|header|hr|html|i|iframe|img|image|input|ins|isindex|kbd|keygen|label|li|link|main|map|mark|marquee|math|menu|"
    r"meta|nav|noscript|object|ol|option|p|param|picture|plaintext|pre|q|s|samp|script|section|select|small|source|span|"
    r"strike|strong|style|sub|summary|sup|svg|table|tbody|td|template|textarea|th|thead|title|tr|tt|u|ul|var|video|wbr|xmp)"
    r"(?:[\s/][^<>]*)?>)",
    re.IGNORECASE,
)


_LONG_RUN = re.compile("[\u0300-\U0001e94f]{31}")  # no Latin letters: quick to rule out


@cache
def _marks_in_excess() -> re.Pattern[str]:
    """Find more than 30 combining marks in a row: normalizing takes time by the square of them (UAX #15)."""
    marks = "".join(mark for mark in map(chr, range(0x300, 0x1E950)) if unicodedata.combining(mark))
    return re.compile(f"([{marks}]{{30}})[{marks}]+")


def plain(text: str) -> str:
    """Take out what no database or screen should get: control characters and lone surrogates."""
    return _CONTROLS.sub("", text)


def visible(text: str) -> str:
    """Give a text as it is read: NFC, without controls and invisible characters, line ends as "\\n"."""
    if text.isascii():
        return _CONTROLS.sub("", _LINE_ENDS.sub("\n", text)) if not text.isprintable() else text
    text = _UNSEEN.sub("", _LINE_ENDS.sub("\n", text))
    if _LONG_RUN.search(text):
        text = _marks_in_excess().sub(r"\1", text)
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def line(text: str, limit: int = LINE_LIMIT) -> str:
    """Give a text as one line of at most `limit` characters."""
    text = _SPACE.sub(" ", visible(text[: limit * 8])).strip()
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def title_of(text: str, *, is_html: bool | None) -> str:
    """Give a title or name as one plain line. `is_html`: None means that the feed leaves it open, as RSS does.

    Entities that were escaped twice ("AT&amp;amp;T") are decoded as often as they were; a title that is all markup
    is kept as it is written rather than lost.
    """
    text = text[: LINE_LIMIT * 8]
    if is_html or (is_html is None and _TAG.search(text)):
        text = _SPACE.sub(" ", text_of(text)) or text
    for _ in range(2):
        if "&" not in text or not _ENTITY.search(text):
            break
        text = html.unescape(text)
    return line(text)
