"""The settings, made from their list in `monitor.settings`: a new field there is a new line here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFrame,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from monitor.i18n import tr, tr_noop
from monitor.settings import FIELDS, Field, Settings, check
from monitor.ui import language, text, theme
from monitor.ui.dialogs.base import Dialog

HIDDEN = ("started",)  # chosen on the page of a first start
SIZE = QSize(640, 640)
MARGIN = QSize(24, 24)  # px between the dialog and the edge of the window under it
CHOICES = {  # in words, where the value is none in every language
    "system": tr_noop("system"),
    "light": tr_noop("light"),
    "dark": tr_noop("dark"),
    "story": tr_noop("story"),
    "copy": tr_noop("copy"),
    "outlet": tr_noop("outlet"),
}
Control = QCheckBox | QComboBox | QSpinBox | QDoubleSpinBox | QLineEdit


class SettingsDialog(Dialog):
    """Every setting with its meaning, in groups; what differs from the default can be put back."""

    saved = Signal(object)
    """The Settings that are wanted."""

    def __init__(
        self, settings: Settings, *, engines: Sequence[str] = (), demo: bool = False, parent: QWidget | None = None
    ) -> None:
        """`engines` are those installed. `demo`: settings of the demonstration, which are forgotten."""
        super().__init__(tr("Settings"), tr("Save settings"), parent, width=640)
        self._given = settings
        self._controls: dict[str, Control] = {}
        self._fields = tuple(field for field in FIELDS if field.name not in HIDDEN)
        self._engines = engines
        self._refused = False  # a value that cannot be is told of
        page = QWidget(self)
        theme.set_class(page, "surface")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(20)
        for group, fields in groupby(self._fields, key=lambda field: field.group):
            column.addWidget(self._make_group(tr(group), tuple(fields)))
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(page)
        self.body.addWidget(scroll)
        room = SIZE if parent is None else parent.window().size() - MARGIN
        self.resize(SIZE.boundedTo(room))
        self.defaults = QPushButton(tr("All to defaults"), self)
        self.defaults.setAutoDefault(False)
        foot = self.layout().itemAt(1).layout()  # type: ignore[union-attr]  # the base laid it out
        foot.insertWidget(0, self.defaults)  # type: ignore[union-attr]
        self.do.clicked.connect(self._save)
        self.defaults.clicked.connect(self._show_defaults)
        if demo:
            self.say(tr("These are the demonstration's settings; they end with it."))
        self._show(settings)
        self._take_change()
        self._controls[self._fields[0].name].setFocus()

    def settings(self) -> Settings:
        """The settings as they stand in the form. Raises ValueError with a sentence for one that cannot be."""
        values = {field.name: check(field, self._value(field)) for field in self._fields}
        return replace(self._given, **values)

    def control(self, name: str) -> Control:
        """The control of a setting, by its key."""
        return self._controls[name]

    def _make_group(self, group: str, fields: Sequence[Field]) -> QWidget:
        holder = QWidget(self)
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        grid.addWidget(text.Label(group, holder, bold=True), 0, 0, 1, 2)
        for row, field in enumerate(fields, 1):
            control = self._controls[field.name] = self._make_control(field, holder)
            control.setAccessibleName(tr(field.text))
            meaning = text.Label(tr(field.text), holder, wrap=True)
            meaning.setBuddy(control)
            grid.addWidget(meaning, row, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(control, row, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return holder

    def _make_control(self, field: Field, parent: QWidget) -> Control:
        if field.type is bool:
            box = QCheckBox(parent)
            box.toggled.connect(self._take_change)
            return box
        if field.choices or field.name == "engine":
            return self._make_choice(field, parent)
        if field.type is int:
            whole = QSpinBox(parent)
            whole.setRange(int(field.low if field.low is not None else 0), int(field.high or 1_000_000))
            whole.setSuffix(f" {field.unit}" if field.unit else "")
            whole.setFixedWidth(112)
            whole.lineEdit().setTextMargins(6, 0, 6, 0)
            whole.valueChanged.connect(self._take_change)
            return whole
        if field.type is float:
            number = QDoubleSpinBox(parent)
            number.setRange(field.low if field.low is not None else 0.0, field.high or 1e6)
            number.setDecimals(1)
            number.setSuffix(f" {field.unit}" if field.unit else "")
            number.setFixedWidth(112)
            number.lineEdit().setTextMargins(6, 0, 6, 0)
            number.valueChanged.connect(self._take_change)
            return number
        line = QLineEdit(parent)
        line.setFixedWidth(220)
        line.textChanged.connect(self._take_change)
        return line

    def _make_choice(self, field: Field, parent: QWidget) -> QComboBox:
        box = QComboBox(parent)
        choices = field.choices or ("", *self._engines)
        for choice in choices:
            box.addItem(_words(field, choice), choice)
        box.setMinimumWidth(112)
        box.currentIndexChanged.connect(self._take_change)
        return box

    def _value(self, field: Field) -> object:
        control = self._controls[field.name]
        if isinstance(control, QCheckBox):
            return control.isChecked()
        if isinstance(control, QComboBox):
            return control.currentData()
        if isinstance(control, QLineEdit):
            return control.text().strip()
        return control.value()

    def _show(self, settings: Settings) -> None:
        for field in self._fields:
            value = getattr(settings, field.name)
            control = self._controls[field.name]
            if isinstance(control, QCheckBox):
                control.setChecked(value)
            elif isinstance(control, QComboBox):
                if control.findData(value) < 0:  # such as an engine that is no longer installed
                    control.addItem(tr("{engine} (not installed)", engine=value), value)
                control.setCurrentIndex(control.findData(value))
            elif isinstance(control, QLineEdit):
                control.setText(value)
            else:
                control.setValue(value)

    def _show_defaults(self) -> None:
        self._show(replace(Settings(), **{name: getattr(self._given, name) for name in HIDDEN}))

    def _take_change(self) -> None:
        if len(self._controls) < len(self._fields):
            return  # still being made
        try:
            changed = self.settings() != self._given
        except ValueError as error:
            self._refused = True
            self.say(f"{str(error)[:1].upper()}{str(error)[1:]}.", error=True)
            self.do.setEnabled(False)
            return
        if self._refused:
            self._refused = False
            self.say("")
        self.do.setEnabled(changed)

    def _save(self) -> None:
        self.saved.emit(self.settings())
        self.accept()


def _words(field: Field, choice: str) -> str:
    """How a choice reads: an engine by its name, a language as it calls itself."""
    if not choice:
        return tr("best one installed")
    if field.name == "language" and choice != language.SYSTEM:
        return language.name(choice)
    return tr(CHOICES.get(choice, choice))
