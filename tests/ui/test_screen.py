"""The real window on a real screen, driven as people drive it: keys and clicks from outside, read through AT-SPI.

The accessibility tree is read by the system's Python in a process of its own (Debian's python3-pyatspi).
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from monitor.errors import MonitorError
from monitor.model import Filter
from monitor.store.queries import Reader

pytestmark = pytest.mark.screen

SYSTEM_PYTHON = "/usr/bin/python3"
TREE = """
import json, sys
import pyatspi
found = []
def walk(node, depth):
    if node is None or depth > 30 or len(found) > 4000:
        return
    try:
        found.append([node.getRoleName(), node.name])
        count = node.childCount
    except Exception:
        return
    for index in range(min(count, 200)):
        try:
            child = node.getChildAtIndex(index)
        except Exception:
            continue
        walk(child, depth + 1)
desktop = pyatspi.Registry.getDesktop(0)
for app in desktop:
    if app is not None and "monitor" in (app.name or "").lower():
        walk(app, 0)
print(json.dumps(found))
"""


def until(check: Callable[[], Any], what: str, limit_s: float = 40.0) -> Any:
    """Wait until `check` gives something; a screen answers when it likes."""
    end = time.monotonic() + limit_s
    while time.monotonic() < end:
        answer = check()
        if answer:
            return answer
        time.sleep(0.2)
    pytest.fail(f"waited {limit_s:.0f} s for {what}")


class Desk:
    """The program in a process of its own, and its window."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.folder = folder
        command = [str(Path(sys.executable).with_name("news-monitor")), "--profile", str(folder), "desk", *options]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        self.window = until(self._find, "the window")

    def _find(self) -> str | None:
        said = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)],
            capture_output=True,
            text=True,
            check=False,
        )
        return said.stdout.split()[-1] if said.stdout.split() else None

    def key(self, *keys: str) -> None:
        subprocess.run(
            ["xdotool", "windowactivate", "--sync", self.window, "key", "--clearmodifiers", *keys], check=True
        )

    def type(self, text: str) -> None:
        subprocess.run(["xdotool", "type", "--delay", "15", text], check=True)

    def names(self) -> set[str]:
        """What a screen reader finds: the names of everything that is there."""
        said = subprocess.run([SYSTEM_PYTHON, "-c", TREE], capture_output=True, text=True, timeout=60, check=True)
        return {name for _, name in json.loads(said.stdout.splitlines()[-1]) if name}

    def end(self) -> tuple[int, float, str]:
        """Ask the program to end. Gives the exit code, the seconds it took, and what it complained of."""
        before = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        _, complaint = self.process.communicate(timeout=15)
        return self.process.returncode, time.monotonic() - before, complaint


@pytest.fixture
def open_desk(tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    opened: list[Desk] = []

    def open_(*options: str) -> Desk:
        opened.append(Desk(tmp_path / "profile", *options))
        return opened[-1]

    yield open_
    for desk in opened:
        if desk.process.poll() is None:
            desk.process.kill()
            desk.process.wait()


def stored(folder: Path) -> int:
    try:
        with Reader.open(f"sqlite:///{folder / 'news.sqlite3'}") as reader:
            return reader.count(Filter())
    except MonitorError:
        return 0


def test_the_demonstration_shows_news_takes_keys_and_ends_in_order(open_desk: Callable[..., Desk]) -> None:
    desk = open_desk("--demo")
    until(lambda: stored(desk.folder / "demo") > 100, "the news of the demonstration")
    until(lambda: any("DeepSeek" in name for name in desk.names()), "the topics in the accessibility tree")

    desk.key("ctrl+k")
    desk.type("hospital")
    until(lambda: any("hospital" in name.lower() for name in desk.names()), "the search in the tree")
    desk.key("Escape")

    code, seconds, complaint = desk.end()
    assert (code, complaint) == (0, "")
    assert seconds <= 5


def test_nothing_is_fetched_before_the_user_chose_a_start(open_desk: Callable[..., Desk]) -> None:
    desk = open_desk()

    names = until(lambda: {n for n in desk.names() if "demo" in n.lower()} and desk.names(), "the first-run page")

    assert any("feeds" in name.lower() for name in names)
    assert stored(desk.folder) == 0
    assert desk.end()[0] == 0


def test_a_second_start_brings_the_first_window_to_the_front(open_desk: Callable[..., Desk]) -> None:
    first = open_desk()
    until(first.names, "the window in the tree")

    second = subprocess.run(
        [str(Path(sys.executable).with_name("news-monitor")), "--profile", str(first.folder), "desk"],
        timeout=20,
        check=False,
    )

    assert second.returncode == 0
    assert first.process.poll() is None
    assert first.end()[0] == 0


def test_the_whole_way_with_keys_alone(
    open_desk: Callable[..., Desk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """First start, demonstration, two voices, a point, a statement, an alert, an export; no mouse."""
    monkeypatch.setenv("HOME", str(tmp_path))  # where exports go
    desk = open_desk()
    until(lambda: any("voices ready" in name for name in desk.names()), "the first-run page, ready")

    def do(words: str, *keys: str) -> None:
        desk.key("ctrl+shift+p")
        until(lambda: "Search commands" in desk.names(), f"the palette, for {words}")
        desk.type(words)
        desk.key(*(keys or ("Return",)))
        until(lambda: "Search commands" not in desk.names(), f"the palette to go, for {words}")

    do("try the demo")
    until(lambda: stored(desk.folder / "demo") > 300, "the news of the demonstration", 180)
    until(lambda: any("Adaeze Okafor" in name for name in desk.names()), "the voices in the tree", 60)

    do("adaeze")
    do("reh", "shift+Return")
    until(lambda: {"Adaeze Okafor", "Tomás Rehák"} <= _lines(desk.names()), "a line for each of the two")

    desk.key("F6", "F6")  # from the list round to the plot
    desk.key("End", "Left", "Left", "Left", "Left", "Return")
    until(lambda: any("influence" in name.lower() for name in desk.names()), "the stories of a point")
    desk.key("F6", "j")
    until(lambda: any("Said here" in name for name in desk.names()), "who says what in the article")

    desk.key("ctrl+4")
    do("new rule")
    desk.type("chips NEAR/20 warned")  # the field of a new rule has the focus
    desk.key("ctrl+Return")
    until(lambda: any(name.startswith("chips NEAR/20 warned") for name in desk.names()), "the rule in the list")

    desk.key("ctrl+1")
    desk.key("ctrl+e")
    until(lambda: "File" in desk.names(), "the export dialog")
    desk.key("Return")
    until(lambda: list(tmp_path.rglob("*.csv")), "the file")
    code, seconds, complaint = desk.end()
    assert (code, complaint) == (0, "")
    assert seconds <= 5


def _lines(names: set[str]) -> set[str]:
    """Whose lines stand above the plot: `Adaeze Okafor, in front: +0.10 …`."""
    return {name.split(":")[0].removesuffix(", in front") for name in names if ":" in name}


@pytest.fixture(autouse=True)
def _tools() -> None:
    missing = [tool for tool in ("xdotool", "Xvfb") if not shutil.which(tool)]
    if missing or not os.environ.get("DISPLAY"):
        pytest.skip(f"no screen: {', '.join(missing) or 'DISPLAY is not set'}")
