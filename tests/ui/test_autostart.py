"""Starting at login: a file that the desktops read, with a command line that they can read."""

from __future__ import annotations

import configparser
import sys
from pathlib import Path

import pytest

from monitor.errors import ExportError
from monitor.ui import app, autostart


@pytest.fixture(autouse=True)
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    return tmp_path / "autostart" / autostart.NAME


def test_it_is_switched_on_and_off(config: Path) -> None:
    assert not autostart.is_on()

    autostart.switch(True)
    assert autostart.is_on()
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(config)
    assert entry["Desktop Entry"]["Type"] == "Application"
    assert "--minimized" in entry["Desktop Entry"]["Exec"]

    autostart.switch(False)
    autostart.switch(False)  # it was off already
    assert not autostart.is_on()


@pytest.mark.parametrize(
    ("folder", "said"),
    [
        ("/home/ada/news", "--profile /home/ada/news"),
        ("/home/ada/my news", '--profile "/home/ada/my news"'),
        ('/home/a"b$c', '--profile "/home/a\\\\"b\\\\$c"'),
        ("/home/100%", '--profile "/home/100%%"'),
    ],
)
def test_a_profile_is_quoted_as_desktop_entries_want_it(folder: str, said: str) -> None:
    assert autostart.command(Path(folder)).endswith(said)


def test_what_is_started_is_this_program() -> None:
    started = autostart.command().split()[0].strip('"')

    assert started == sys.executable or Path(started).name == autostart.PROGRAM


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "autostart").write_text("a file where the folder should be")

    with pytest.raises(ExportError, match="could not be written"):
        autostart.switch(True)


def test_the_command_line_knows_minimized() -> None:
    assert app.parse(["--minimized"]).minimized
    assert not app.parse([]).minimized
