"""Tokens that can be read: contrasts as computed for the two themes, and one type size a role."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QApplication

from monitor.ui import theme
from monitor.ui.theme import TOKENS, Role

THEMES = pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, success criterion 1.4.3."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(value: str) -> float:
    channels = (QColor(value).redF(), QColor(value).greenF(), QColor(value).blueF())
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


@THEMES
@pytest.mark.parametrize("ground", ["window", "surface"])
@pytest.mark.parametrize("role", ["text", "muted", "accent", "positive", "negative", "warning", "error"])
def test_words_can_be_read_on_every_ground(role: Role, ground: Role, *, dark: bool) -> None:
    assert contrast(TOKENS[role][dark], TOKENS[ground][dark]) >= 4.5


@THEMES
@pytest.mark.parametrize("role", ["text", "muted", "accent"])
def test_words_can_be_read_on_a_selected_row(role: Role, *, dark: bool) -> None:
    assert contrast(TOKENS[role][dark], TOKENS["selection"][dark]) >= 4.5


@THEMES
@pytest.mark.parametrize("role", [*(f"series{n}" for n in range(1, 9)), "border"])
def test_lines_and_borders_stand_out(role: Role, *, dark: bool) -> None:
    assert contrast(TOKENS[role][dark], TOKENS["surface"][dark]) >= 3


def test_a_choice_is_shown_at_once(qapp: QApplication) -> None:
    theme.start(qapp, theme.Choice.LIGHT)
    light = qapp.palette().window().color().name()

    theme.choose(theme.Choice.DARK)
    dark = qapp.palette().window().color().name()
    theme.choose(theme.Choice.LIGHT)

    assert (light.upper(), dark.upper()) == TOKENS["window"]


def test_figures_stand_below_one_another(qapp: QApplication) -> None:
    theme.start(qapp, theme.Choice.LIGHT)
    widths = {theme.metrics().horizontalAdvance(figure * 10) for figure in "0123456789"}

    assert len(widths) == 1


def test_two_weights_only(qapp: QApplication) -> None:
    theme.start(qapp, theme.Choice.LIGHT)

    weights = {theme.font(size, bold=bold).weight() for size in theme.SIZES for bold in (False, True)}
    assert weights == {QFont.Weight.Normal, QFont.Weight.DemiBold}
