"""Addresses of news searches."""

from __future__ import annotations

from datetime import UTC, date, datetime
from urllib.parse import parse_qs, urlsplit

import pytest

from monitor.feeds.search import bing_news, federal_register, google_news, is_search


def asked(url: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}


def test_a_search_carries_its_query_and_locale():
    assert asked(google_news('"tidal power" OR wave & sea')) == {
        "q": '"tidal power" OR wave & sea', "hl": "en-US", "gl": "US", "ceid": "US:en",
    }  # fmt: skip


def test_a_window_is_part_of_the_query():
    window = google_news("tides", date(2025, 1, 20), datetime(2025, 1, 27, 5, tzinfo=UTC))

    assert asked(window)["q"] == "tides after:2025-01-20 before:2025-01-27"
    assert asked(google_news("tides", days=7))["q"] == "tides when:7d"


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("zh-CN", ("zh-CN", "CN", "CN:zh-Hans")),
        ("zh_TW", ("zh-TW", "TW", "TW:zh-Hant")),
        ("en-GB", ("en-GB", "GB", "GB:en")),
        ("de-DE", ("de", "DE", "DE:de")),
    ],
)
def test_google_names_editions_in_its_own_way(locale, expected):
    said = asked(google_news("x", locale=locale))

    assert (said["hl"], said["gl"], said["ceid"]) == expected


def test_bing_takes_a_locale():
    assert asked(bing_news(" tides ")) == {"q": "tides", "format": "rss"}
    assert asked(bing_news("tides", locale="en-gb"))["mkt"] == "en-GB"


@pytest.mark.parametrize(
    ("url", "yes"),
    [
        (google_news("x"), True),
        (bing_news("x"), True),
        ("https://news.google.com/rss/articles/CBMi", False),
        ("https://bing.example/news/search?q=x", False),
        ("https://www.bing.com/search?q=x&format=rss", False),
        ("http://[::1", False),
        ("", False),
    ],
)
def test_a_search_is_known_by_its_address(url, yes):
    assert is_search(url) is yes


def test_the_federal_register_takes_days_of_publication():
    feed = "https://www.federalregister.gov/api/v1/documents.rss?conditions%5Bagencies%5D%5B%5D=tides-bureau"

    window = federal_register(feed, date(2025, 1, 20), date(2025, 1, 27))

    assert asked(window) == {
        "conditions[agencies][]": "tides-bureau",
        "conditions[publication_date][gte]": "2025-01-20",
        "conditions[publication_date][lte]": "2025-01-26",
    }
    assert asked(federal_register(window, date(2025, 1, 27))) == {
        "conditions[agencies][]": "tides-bureau",
        "conditions[publication_date][gte]": "2025-01-27",
    }


@pytest.mark.parametrize(
    "url", ["https://register.example/documents.rss", "https://www.federalregister.gov/documents", "http://[::1", ""]
)
def test_other_addresses_are_no_register(url):
    assert federal_register(url) is None
