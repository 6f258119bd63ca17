"""Times as people write them; the filters themselves are tried in test_listings.py."""

from datetime import UTC, datetime

import pytest

from monitor.cli.filters import moment


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2025-01-27", "2025-01-27T00:00:00+00:00"),
        ("2025-01-27T14:05Z", "2025-01-27T14:05:00+00:00"),
        ("2025-01-27T14:05:00+02:00", "2025-01-27T12:05:00+00:00"),
        ("2025-01-27T14:05", "2025-01-27T14:05:00+00:00"),
        ("today", "2025-01-31T00:00:00+00:00"),
        ("yesterday", "2025-01-30T00:00:00+00:00"),
        ("now", "2025-01-31T15:30:00+00:00"),
        ("7d", "2025-01-24T15:30:00+00:00"),
        ("12h", "2025-01-31T03:30:00+00:00"),
        ("2 weeks ago", "2025-01-17T15:30:00+00:00"),
        ("soon", None),
        ("", None),
        ("999999w", None),
        ("2025-13-01", None),
        ("0001-01-01T00:00+14:00", None),
    ],
)
def test_times_as_people_write_them(text, found):
    read = moment(text, datetime(2025, 1, 31, 15, 30, tzinfo=UTC))

    assert (read and read.isoformat()) == found
