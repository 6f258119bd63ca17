"""A second start rings at the first one's door; whatever else comes to that door is let drop."""

from __future__ import annotations

import os
import socket
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from monitor.ui import single

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="speaks to the socket as a file")


@pytest.fixture(autouse=True)
def _runtime_folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with tempfile.TemporaryDirectory(prefix="nm-") as runtime:  # a socket's path must be short; tmp_path's is not
        monkeypatch.setenv("XDG_RUNTIME_DIR", runtime)
        yield


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    folder = tmp_path / "profile"
    folder.mkdir()
    return folder


@pytest.fixture
def bell(qapp: QApplication, profile: Path) -> Iterator[single.Doorbell]:
    made = single.Doorbell(profile)
    assert made.listen()
    yield made
    made.close()


def send(profile: Path, what: bytes) -> socket.socket:
    guest = socket.socket(socket.AF_UNIX)
    guest.settimeout(5)
    guest.connect(single.socket_name(profile))
    guest.setblocking(False)
    try:
        guest.send(what)
    except BlockingIOError:
        pass
    return guest


def test_nobody_is_there_before_the_first_start(profile: Path) -> None:
    assert not single.hand_over(profile)


def test_a_second_start_shows_the_first_window(bell: single.Doorbell, profile: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bell.show_asked):
        assert single.hand_over(profile)


def test_an_article_can_be_asked_for_by_id(bell: single.Doorbell, profile: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bell.open_asked) as asked:
        assert single.hand_over(profile, "open 00c0ffee00c0ffee")

    assert asked.args == ["00c0ffee00c0ffee"]


def test_the_socket_is_the_users_alone(bell: single.Doorbell, profile: Path) -> None:
    mode = stat.S_IMODE(os.stat(single.socket_name(profile)).st_mode)

    assert not mode & 0o077


def test_profiles_have_doors_of_their_own(tmp_path: Path) -> None:
    assert single.socket_name(tmp_path / "one") != single.socket_name(tmp_path / "two")


@pytest.mark.parametrize(
    "garbage",
    [
        b"\x00\xff" * 200 + b"\n",
        b"show " + b"x" * 300 + b"\n",
        b"open ../../etc/passwd\n",
        b"open 00C0FFEE00C0FFEE; quit\n",
        b"\n",
        b"SHOW\n",
    ],
    ids=["binary", "long", "path", "more", "empty", "capitals"],
)
def test_what_is_not_documented_is_dropped(bell: single.Doorbell, profile: Path, qtbot: QtBot, garbage: bytes) -> None:
    heard: list[object] = []
    bell.show_asked.connect(lambda: heard.append("show"))
    bell.open_asked.connect(heard.append)

    guest = send(profile, garbage)
    qtbot.waitUntil(lambda: _is_cut_off(guest))
    guest.close()

    assert heard == []
    with qtbot.waitSignal(bell.show_asked):
        assert single.hand_over(profile)  # and the door still opens


def test_a_flood_is_cut_off_after_a_line_length(bell: single.Doorbell, profile: Path, qtbot: QtBot) -> None:
    guest = send(profile, b"x" * 1_000_000)

    qtbot.waitUntil(lambda: _is_cut_off(guest))
    guest.close()


def test_many_silent_guests_do_not_lock_the_door_for_long(
    bell: single.Doorbell, profile: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(single, "PATIENCE_MS", 50)
    guests = [send(profile, b"") for _ in range(3 * single.MOST)]

    qtbot.waitUntil(lambda: all(_is_cut_off(guest) for guest in guests))
    for guest in guests:
        guest.close()
    with qtbot.waitSignal(bell.show_asked):
        assert single.hand_over(profile)


def test_a_socket_that_a_killed_program_left_is_taken_over(qapp: QApplication, profile: Path, qtbot: QtBot) -> None:
    left = socket.socket(socket.AF_UNIX)
    left.bind(single.socket_name(profile))
    left.close()  # the file stays, and nobody listens
    assert not single.hand_over(profile)

    bell = single.Doorbell(profile)
    assert bell.listen()
    with qtbot.waitSignal(bell.show_asked):
        assert single.hand_over(profile)
    bell.close()


def test_a_deep_profile_finds_a_place_for_its_socket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    deep = tmp_path.joinpath(*["a folder with quite a long name"] * 5)

    assert len(os.fsencode(single.socket_name(deep))) < 107


def _is_cut_off(guest: socket.socket) -> bool:
    try:
        return guest.recv(1) == b""
    except BlockingIOError:
        return False
    except ConnectionError:
        return True


def test_a_program_that_ends_opens_to_nobody(qapp: QApplication, bell: single.Doorbell, profile: Path) -> None:
    QTimer.singleShot(0, qapp.quit)
    qapp.exec()

    assert not single.hand_over(profile)
