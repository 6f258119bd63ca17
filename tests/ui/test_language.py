"""The window's language: who chooses it, and that every translation is whole."""

from __future__ import annotations

import string
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from monitor import i18n
from monitor.i18n import tr
from monitor.settings import FIELDS
from monitor.ui import columns, files, language, numbers, text

TRANSLATIONS = sorted(files.path("translations").glob("*.ts"))


@pytest.fixture(autouse=True)
def back_to_english(qapp: QApplication) -> Iterator[None]:
    yield
    language.start(qapp, "en")
    QLocale.setDefault(QLocale.system())


def test_a_language_is_offered_where_it_can_be_spoken() -> None:
    offered = next(field.choices for field in FIELDS if field.name == "language")

    assert offered == ("system", *language.available())
    assert [language.name(code) for code in language.available()] == ["English", "Deutsch"]


def test_the_system_decides_where_nobody_chose(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    for wanted, spoken in ((["de-CH", "en"], "de"), (["fr-FR", "de"], "de"), (["fr"], "en"), (["en-US", "de"], "en")):
        monkeypatch.setattr(QLocale, "uiLanguages", lambda _, wanted=wanted, *args: wanted)
        assert language.start(qapp, "system") == spoken
        assert language.start(qapp, "en") == "en"


def test_an_unknown_language_leaves_the_choice_to_the_system(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QLocale, "uiLanguages", lambda *_: ["en"])

    assert language.start(qapp, "xx") == "en"


def test_numbers_and_days_in_german(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(numbers, "_order", lambda: "dmy")
    language.start(qapp, "de")

    assert numbers.signed(-0.21) == "−0,21"
    assert numbers.signed(0.001) == "0,00"
    assert numbers.interval(-0.37, -0.12) == "[−0,37; −0,12]"
    assert numbers.plus_minus(0.1, 0.2) == "± 0,05"
    assert numbers.day(date(2026, 5, 31), date(2026, 6, 5)) == "31. Mai"
    assert numbers.full_time(datetime(2026, 6, 5, 9, 41, tzinfo=UTC), UTC) == "Fr 5. Juni 2026, 09:41"
    assert numbers.duration(timedelta(seconds=1.2)) == "1,2 s"
    assert numbers.count(18214) == "18\u202f214"


def test_keys_are_named_as_on_the_keyboard(qapp: QApplication) -> None:
    language.start(qapp, "de")

    assert text.keys("Ctrl Shift P") == "Strg Umschalt P"


def test_languages_have_their_names_in_the_language_of_the_window(qapp: QApplication) -> None:
    assert [columns.reason(f"language: {code}") for code in ("fr", "ko", "xx")] == ["French", "Korean", "xx"]
    language.start(qapp, "de")

    assert [columns.reason(f"language: {code}") for code in ("fr", "ko", "xx")] == ["Französisch", "Koreanisch", "xx"]
    assert {QLocale.languageToString(QLocale.codeToLanguage(code)) for code in _told_apart()} <= set(columns.LANGUAGES)


def test_the_buttons_that_qt_brings_speak_german_too(qapp: QApplication) -> None:
    language.start(qapp, "de")

    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "Abbrechen"


@pytest.mark.parametrize("file", TRANSLATIONS, ids=lambda file: file.stem)
def test_nothing_is_left_untranslated(file: Path) -> None:
    left = [source for source, _, said, finished in _messages(file) if not finished or not all(said)]

    assert left == []


@pytest.mark.parametrize("file", TRANSLATIONS, ids=lambda file: file.stem)
def test_places_and_numbers_are_kept(file: Path) -> None:
    for source, comment, said, _ in _messages(file):
        english = [source, *([comment] * (len(said) - 1))]
        for form, words in zip(said, english, strict=True):
            assert _places(form) - {"%n"} == _places(words) - {"%n"}, f"{source!r}: {form!r}"
        assert ("%n" in said[-1]) == ("%n" in english[-1]), source


@pytest.mark.parametrize("file", TRANSLATIONS, ids=lambda file: file.stem)
def test_what_is_read_is_what_people_edit(file: Path, qapp: QApplication) -> None:
    """The .qm file is made from the .ts file: `make translations`."""
    made = QTranslator()
    assert made.load(str(file.with_suffix(".qm")))
    for source, comment, said, _ in _messages(file):
        for n, form in ((1, said[0]), (2, said[-1])):
            assert made.translate("", source, comment or None, n if len(said) > 1 else -1) == form, source


def test_a_text_says_the_same_with_its_values_in_every_language(qapp: QApplication) -> None:
    language.start(qapp, "de")

    assert tr("{day} {month} {year}", day=5, month="Juni", year=2026) == "5. Juni 2026"
    i18n.use(None)
    assert tr("{day} {month} {year}", day=5, month="June", year=2026) == "5 June 2026"


def _told_apart() -> set[str]:
    """The languages, but English, that articles are told to be in."""
    from monitor.analysis import language as told

    letters = {code for code, _ in told._SCRIPTS} - {"cyrillic", "arabic"}
    return letters | {"uk", "ru", "bg", "ur", "fa", "ar"} | set(told.read("languages")["words"]) - {"en"}


def _messages(file: Path) -> Iterator[tuple[str, str, tuple[str, ...], bool]]:
    """Give each message of a translation file: source, comment, its forms, and whether it is finished."""
    for message in ET.parse(file).getroot().iter("message"):
        translation = message.find("translation")
        assert translation is not None
        forms = tuple(form.text or "" for form in translation.iter("numerusform")) or (translation.text or "",)
        yield (
            message.findtext("source", ""),
            message.findtext("comment", ""),
            forms,
            translation.get("type") is None,
        )


def _places(words: str) -> set[str]:
    numbers_in = {"%n"} if "%n" in words else set()
    try:
        return numbers_in | {name for _, name, _, _ in string.Formatter().parse(words) if name}
    except ValueError:  # a single brace: a text without values
        return numbers_in
