"""What every test gets: a profile of its own, no network beyond loopback, and no log line it did not announce."""

from __future__ import annotations

import ipaddress
import logging
import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # where Qt finds no screen it aborts


@pytest.fixture(autouse=True)
def _own_profile(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWS_MONITOR_PROFILE", str(tmp_path_factory.mktemp("profile")))
    monkeypatch.setenv("TZ", "America/New_York")  # a machine's zone must never show in stored times


@pytest.fixture
def expect_log() -> Iterator[Callable[[str], None]]:
    """Announce a warning: `expect_log("part of the message")`. One that was announced and never came fails too."""
    expected: list[str] = []
    yield expected.append
    expected.clear()


@pytest.fixture(autouse=True)
def _no_unannounced_log(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture, expect_log: Callable[[str], None]
) -> Iterator[None]:
    yield
    expected: list[str] = expect_log.__self__  # type: ignore[attr-defined]
    records = [r for r in caplog.get_records("call") if r.levelno >= logging.WARNING]
    said = [r.getMessage() for r in records]
    unannounced = [m for m in said if not any(part in m for part in expected)]
    missing = [part for part in expected if not any(part in m for m in said)]
    assert not unannounced, f"logged without being announced: {unannounced}"
    assert not missing, f"announced but not logged: {missing}"


@pytest.fixture(autouse=True)
def _loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        outward = self.family in (socket.AF_INET, socket.AF_INET6) and self.type == socket.SOCK_STREAM
        if outward and not ipaddress.ip_address(address[0]).is_loopback:
            raise AssertionError(f"a test tried to reach {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture
def data() -> Path:
    """The folder of specimens."""
    return Path(__file__).parent / "data"
