"""A session ends everything that it began, also where it is closed while it opens."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from monitor import demo
from monitor.settings import Profile
from monitor.ui.session import Session


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return Profile(tmp_path / "profile")


def test_a_demonstration_that_is_still_opening_leaves_the_next_one_alone(
    qtbot: QtBot, themed: QApplication, profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Left and begun again within seconds, it once found its store empty: the first opening had gone on beside it."""
    reached, go_on = threading.Event(), threading.Event()
    furnish = demo.furnish

    def furnish_slowly(laid: Profile, server: demo.DemoServer) -> None:
        furnish(laid, server)
        if not reached.is_set():
            reached.set()
            assert go_on.wait(20)

    monkeypatch.setattr(demo, "furnish", furnish_slowly)
    first, second = Session(profile, demo=True), Session(profile, demo=True)
    first.begin()
    assert reached.wait(20)
    assert not first.close(timeout_s=0.02)
    with qtbot.waitSignal(second.opened, timeout=20_000):
        second.begin()
    go_on.set()
    assert first._opener is not None
    first._opener.join(20)

    assert not first.is_open
    assert first._made is not None  # it came to its end, and was ended there
    assert first._made._stopping
    with second.service.reader() as reader:
        assert reader.info()["articles"] >= 0
    with demo.laid_out(profile) as free:
        assert free.root == profile.root / "demo"  # given back
    assert second.close()


def test_what_was_opened_just_before_the_end_is_ended_too(qtbot: QtBot, themed: QApplication, profile: Profile) -> None:
    session = Session(profile)
    session.begin()
    assert session._opener is not None
    session._opener.join(20)  # its answer waits for the event loop, which does not come to it any more

    session.close()
    qtbot.wait(0)

    assert not session.is_open
    assert session._made is not None
    assert session._made._stopping
