"""What holds for every question to the store."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from monitor.errors import StoreError
from monitor.model import Filter
from monitor.store import queries
from monitor.store.queries import Reader
from monitor.store.store import Saved


def test_what_nobody_wants_any_more_is_broken_off(
    reader: Reader, save: Callable[..., Saved], monkeypatch: pytest.MonkeyPatch
) -> None:
    if reader._dialect != "sqlite":
        pytest.skip("the server's answer is waited for")
    monkeypatch.setattr(queries, "STEPS", 1)
    reader.give_up_when(lambda: True)

    with pytest.raises(StoreError, match="given up"), reader.still():
        reader.count(Filter())

    reader.give_up_when(lambda: False)
    assert reader.count(Filter()) == 0


def test_a_reader_can_be_closed_twice(reader: Reader) -> None:
    reader.give_up_when(lambda: False)

    reader.close()
    reader.close()
