"""Addresses of news searches: the feeds that follow a topic everywhere, and the only history there is.

Nothing is fetched here. Google gives about 100 hits a query, so history is walked in windows of a day or a week.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

# What Google calls the edition of a locale, where it is not simply the language ("US:en").
_EDITIONS = {"zh-CN": "CN:zh-Hans", "zh-TW": "TW:zh-Hant", "zh-HK": "HK:zh-Hant", "pt-BR": "BR:pt-419"}
_SEARCHES = {
    "news.google.com": "/rss/search",
    "bing.com": "/news/search",
    "news.search.yahoo.com": "/rss",
}


def google_news(
    query: str,
    since: date | datetime | None = None,
    until: date | datetime | None = None,
    locale: str = "en-US",
    *,
    days: int | None = None,
) -> str:
    """Give the address of a Google News search.

    `since` is inclusive and `until` exclusive, by day (of a datetime, its date as given); `days` asks for the last
    days instead. `locale` is a language and a country: "en-US", "zh-CN".
    """
    words = [query.strip()]
    if days is not None:
        words.append(f"when:{days}d")
    if since is not None:
        words.append(f"after:{_day(since)}")
    if until is not None:
        words.append(f"before:{_day(until)}")
    language, _, country = locale.replace("_", "-").partition("-")
    country = country.upper() or "US"
    edition = _EDITIONS.get(f"{language}-{country}", f"{country}:{language}")
    interface = f"{language}-{country}" if language in ("en", "zh", "pt", "es", "fr") else language
    parameters = {"q": " ".join(words), "hl": interface, "gl": country, "ceid": edition}
    return f"https://news.google.com/rss/search?{urlencode(parameters)}"


def bing_news(query: str, *, locale: str | None = None) -> str:
    """Give the address of a Bing News search, e.g. in the locale "en-US". Bing takes no dates."""
    parameters = {"q": query.strip(), "format": "rss"}
    if locale:
        language, _, country = locale.replace("_", "-").partition("-")
        parameters["setlang"] = language
        if country:
            parameters |= {"cc": country.upper(), "mkt": f"{language}-{country.upper()}"}
    return f"https://www.bing.com/news/search?{urlencode(parameters)}"


def federal_register(url: str, since: date | None = None, until: date | None = None) -> str | None:
    """Give the address of a Federal Register feed with the documents of some days only; None: it is no such feed.

    `since` is inclusive and `until` exclusive, by day of publication.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if (parts.hostname or "").removeprefix("www.") != "federalregister.gov" or not parts.path.endswith(".rss"):
        return None
    asked = [pair for pair in parse_qsl(parts.query) if not pair[0].startswith("conditions[publication_date]")]
    if since is not None:
        asked.append(("conditions[publication_date][gte]", since.isoformat()))
    if until is not None:
        asked.append(("conditions[publication_date][lte]", (until - timedelta(days=1)).isoformat()))
    return urlunsplit(parts._replace(query=urlencode(asked)))


def is_search(url: str) -> bool:
    """Tell whether an address is a news search, whose items belong to the outlets they name."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower().removeprefix("www.")
    except ValueError:
        return False
    path = _SEARCHES.get(host)
    return path is not None and parts.path.startswith(path)


def _day(moment: date | datetime) -> str:
    return (moment.date() if isinstance(moment, datetime) else moment).isoformat()
