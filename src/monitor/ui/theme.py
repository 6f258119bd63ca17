"""How everything looks: one table of color tokens, one of type sizes, and what is made from them.

The tokens feed the QPalette, the few style rules, the plots and the reader alike; nobody else writes a
color or a point size down. Use it as a module: `theme.color("negative")`, `theme.font("secondary")`,
`theme.changed.connect(self.repaint_all)`. Whoever keeps a color, pen or icon takes it anew on `changed`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final, Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from monitor.ui import files

Role = Literal[
    "window", "surface", "raised", "line", "grid", "border", "text", "muted", "accent", "on_accent", "accent_hover",
    "selection", "hover", "said", "positive", "positive_tint", "negative", "negative_tint", "neutral", "gap",
    "gap_hatch", "zero", "volume", "volume_copies", "warning", "error", "disabled",
    "series1", "series2", "series3", "series4", "series5", "series6", "series7", "series8",
]  # fmt: skip

Size = Literal["axis", "secondary", "body", "reader", "brief", "headline", "headline_full"]

# light, dark. The contrasts these were computed for are held by tests/ui/test_theme.py.
TOKENS: Final[dict[Role, tuple[str, str]]] = {
    "window": ("#F3F4F6", "#15181C"),
    "surface": ("#FFFFFF", "#1B1F24"),
    "raised": ("#FAFBFC", "#21262C"),  # tips, pop-ups
    "line": ("#E2E5E9", "#2B3138"),
    "grid": ("#EDEFF2", "#262B32"),  # table and plot grid
    "border": ("#868F9A", "#6F7986"),  # of controls
    "disabled": ("#868F9A", "#6F7986"),  # text of controls that cannot be used now
    "text": ("#1A1E23", "#E3E6EA"),
    "muted": ("#59626D", "#A1AAB5"),
    "accent": ("#2A5DB0", "#82ABEE"),  # focus, link, primary, unread
    "accent_hover": ("#244F97", "#9ABCF2"),
    "on_accent": ("#FFFFFF", "#10151C"),
    "selection": ("#E3EBF8", "#24344D"),
    "hover": ("#ECEFF2", "#252A31"),
    "said": ("#E1E8F0", "#313D4A"),  # the ground of a statement in its article
    "positive": ("#0A7A80", "#4CC0C4"),
    "positive_tint": ("#DDF1F0", "#173A3C"),
    "negative": ("#B84A0B", "#F0945A"),
    "negative_tint": ("#FBE9DC", "#45291A"),
    "neutral": ("#79828D", "#8E98A4"),
    "gap": ("#EEF0F3", "#22272D"),
    "gap_hatch": ("#DCE0E5", "#30373F"),
    "zero": ("#AEB5BE", "#565F6A"),  # zero line of plots and bars
    "volume": ("#C3CAD3", "#4A535E"),  # stories
    "volume_copies": ("#E4E8EC", "#2B3138"),
    "warning": ("#8A5A00", "#E5B454"),
    "error": ("#B3261E", "#F28B82"),
    "series1": ("#0072B2", "#56B4E9"),  # Okabe-Ito hues, darkened or paled for contrast
    "series2": ("#D55E00", "#F2884B"),
    "series3": ("#00936F", "#2FC29B"),
    "series4": ("#B5528B", "#DD86BC"),
    "series5": ("#7D6200", "#F0E442"),
    "series6": ("#3F97CF", "#B5E0FA"),
    "series7": ("#767F8A", "#98A2AE"),
    "series8": ("#22262B", "#F3F5F7"),
}

SIZES: Final[dict[Size, float]] = {  # points at 96 dpi
    "axis": 8.25,  # axis, chip, table head (which is bold)
    "secondary": 9.0,
    "body": 9.75,
    "reader": 10.5,
    "brief": 12.0,
    "headline": 15.0,
    "headline_full": 18.0,
}

SERIES_COLORS: Final = 8
SERIES_SHAPES: Final = ("o", "s", "t1", "d")  # circle, square, triangle, diamond, as pyqtgraph names them
FAMILIES: Final = ("Inter", "Noto Sans", "DejaVu Sans")
ARGUMENTS: Final = ("-style", "Fusion")  # of the application; asked for by a call, QStyle and its enums come: 5 ms
MONO_FAMILIES: Final = ("DejaVu Sans Mono", "Noto Sans Mono")


class Choice(StrEnum):
    """What the user wants; SYSTEM follows the desktop where it tells, else is light."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class _Signals(QObject):
    changed = Signal()


_signals = _Signals()
changed = _signals.changed
"""Emitted after the palette has changed."""

_dark = False
_choice = Choice.SYSTEM
_colors: dict[tuple[Role, bool], QColor] = {}
_fonts: dict[tuple[Size | str, bool], QFont] = {}
_metrics: dict[tuple[Size, bool], QFontMetrics] = {}


def color(role: Role) -> QColor:
    """Give the color of a role in the theme now shown. Do not change what you get: it is shared."""
    key = (role, _dark)
    found = _colors.get(key)
    if found is None:
        found = _colors[key] = QColor(TOKENS[role][_dark])
    return found


def hex_of(role: Role) -> str:
    """Give the color as "#RRGGBB", for style rules and HTML."""
    return TOKENS[role][_dark]


def band(role: Role) -> QColor:
    """Give the translucent fill of a series' interval."""
    filled = QColor(color(role))
    filled.setAlphaF(0.20 if _dark else 0.16)
    return filled


def series(index: int) -> Role:
    """Name the color of the index-th line of a plot, from 0; after eight lines they start again."""
    return f"series{index % SERIES_COLORS + 1}"  # type: ignore[return-value]  # one of the eight literals


def is_dashed(index: int) -> bool:
    """Tell whether the index-th line of a plot is dashed: the second four repeat the shapes."""
    return index % SERIES_COLORS >= len(SERIES_SHAPES)


def is_dark() -> bool:
    return _dark


def font(size: Size = "body", *, bold: bool = False) -> QFont:
    """Give a font of the program with tabular figures. Do not change what you get: it is shared."""
    key = (size, bold)
    found = _fonts.get(key)
    if found is None:
        found = _fonts[key] = _make_font(FAMILIES, SIZES[size], bold=bold)
    return found


def mono() -> QFont:
    """Give the font of queries and addresses."""
    found = _fonts.get(("mono", False))
    if found is None:
        found = _fonts[("mono", False)] = _make_font(MONO_FAMILIES, 9.0, bold=False)
        found.setFixedPitch(True)
    return found


def metrics(size: Size = "body", *, bold: bool = False) -> QFontMetrics:
    key = (size, bold)
    found = _metrics.get(key)
    if found is None:
        found = _metrics[key] = QFontMetrics(font(size, bold=bold))
    return found


def start(app: QApplication, choice: Choice = Choice.SYSTEM, *, styled: bool = False) -> None:
    """Dress the application: Fusion, our fonts, our palette, our style rules. Call it before the first widget.

    `styled`: it was made with ARGUMENTS, so that it has the style.
    """
    if not styled:
        app.setStyle("Fusion")
    for file in ("Inter-Regular.otf", "Inter-SemiBold.otf"):
        QFontDatabase.addApplicationFont(str(files.path("fonts", file)))
    _fonts.clear()  # made before the family was known
    _metrics.clear()
    app.setFont(font())
    app.styleHints().colorSchemeChanged.connect(_follow_system)
    choose(choice)


def choose(choice: Choice) -> None:
    """Show the theme that the user chose."""
    global _choice
    _choice = choice
    _show(dark=_wants_dark(choice))


def chosen() -> Choice:
    return _choice


def set_class(widget: QWidget, name: str) -> None:
    """Give a widget one of the classes of resources/styles/monitor.qss, such as "primary" or "flat"."""
    widget.setProperty("class", name)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # else the rules are read when it is first shown
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)


def palette() -> QPalette:
    """Make the palette of the theme now shown."""
    made = QPalette()
    roles: dict[QPalette.ColorRole, Role] = {
        QPalette.ColorRole.Window: "window",
        QPalette.ColorRole.WindowText: "text",
        QPalette.ColorRole.Base: "surface",
        QPalette.ColorRole.AlternateBase: "window",
        QPalette.ColorRole.Text: "text",
        QPalette.ColorRole.Button: "surface",
        QPalette.ColorRole.ButtonText: "text",
        QPalette.ColorRole.BrightText: "error",
        QPalette.ColorRole.ToolTipBase: "raised",
        QPalette.ColorRole.ToolTipText: "text",
        QPalette.ColorRole.PlaceholderText: "muted",
        QPalette.ColorRole.Highlight: "selection",
        QPalette.ColorRole.HighlightedText: "text",
        QPalette.ColorRole.Accent: "accent",
        QPalette.ColorRole.Link: "accent",
        QPalette.ColorRole.LinkVisited: "accent",
        QPalette.ColorRole.Light: "surface",
        QPalette.ColorRole.Midlight: "grid",
        QPalette.ColorRole.Mid: "line",
        QPalette.ColorRole.Dark: "border",
        QPalette.ColorRole.Shadow: "line",
    }
    for qt_role, role in roles.items():
        made.setColor(qt_role, color(role))
    for qt_role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        made.setColor(QPalette.ColorGroup.Disabled, qt_role, color("disabled"))
    return made


def style_rules() -> str:
    """Read the style rules, with the tokens of the theme now shown put in for @role."""
    here = files.path("styles")
    rules = here.joinpath("monitor.qss").read_text(encoding="utf-8")
    rules = rules.replace("@here", str(here).replace("\\", "/")).replace("@theme", "dark" if _dark else "light")
    for role in sorted(TOKENS, key=len, reverse=True):  # @accent_hover before @accent
        rules = rules.replace(f"@{role}", TOKENS[role][_dark])
    return rules


def _wants_dark(choice: Choice) -> bool:
    if choice is Choice.SYSTEM:
        # Unknown on a plain X server: then light. Setting the scheme there does nothing, so we never ask Qt to.
        return QApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return choice is Choice.DARK


def _follow_system() -> None:
    if _choice is Choice.SYSTEM:
        _show(dark=_wants_dark(_choice))


def _show(*, dark: bool) -> None:
    global _dark
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    if dark == _dark and app.styleSheet():
        return
    _dark = dark
    app.setPalette(palette())
    app.setStyleSheet(style_rules())
    changed.emit()


def _make_font(families: tuple[str, ...], points: float, *, bold: bool) -> QFont:
    made = QFont(list(families))
    made.setPointSizeF(points)
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    made.setFeature(QFont.Tag("tnum"), 1)
    made.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    return made
