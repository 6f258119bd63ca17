"""One set of icons: same grid, same stroke, and every name that is used exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

import monitor.ui
from monitor.ui import files, icons, theme

APPLICATION = "news-sentiment-monitor"
NAMES = sorted(file.stem for file in files.path("icons").glob("*.svg") if file.stem != APPLICATION)


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_is_on_the_grid_and_takes_the_color_of_text(name: str) -> None:
    source = files.path("icons", f"{name}.svg").read_text()

    assert 'viewBox="0 0 16 16"' in source
    assert 'stroke-width="1.25"' in source
    assert 'stroke="currentColor"' in source
    assert not re.search("#[0-9a-fA-F]{3}", source)


def test_every_icon_that_is_asked_for_exists() -> None:
    folder = Path(monitor.ui.__path__[0])
    asked = {
        name
        for file in folder.rglob("*.py")
        for name in re.findall(r"(?:icons\.(?:give|icon|pixmap)|\b_?tool)\([^\"\n]*\"([a-z-]+)\"", file.read_text())
    }

    asked -= set(theme.TOKENS)  # the role, where the name is a variable
    assert len(asked) > 10
    assert asked <= set(NAMES)


def test_an_icon_is_painted_in_the_color_of_its_role(themed: QApplication) -> None:
    picture = icons.pixmap("menu", "error").toImage()
    colors = {
        picture.pixelColor(x, y).name() for x in range(16) for y in range(16) if picture.pixelColor(x, y).alpha() == 255
    }

    assert theme.color("error").name() in colors


def test_an_icon_follows_the_theme(themed: QApplication) -> None:
    action = QAction()
    theme.choose(theme.Choice.LIGHT)
    icons.give(action, "menu", "text")
    light = action.icon().cacheKey()

    theme.choose(theme.Choice.DARK)
    dark = action.icon().cacheKey()
    theme.choose(theme.Choice.LIGHT)

    assert light != dark
