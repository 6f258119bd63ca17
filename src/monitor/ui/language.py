"""The language of the window: English as written in the code, or one of resources/translations.

Chosen once, before the first widget is made; another choice shows at the next start. A translation is a pair of
files made by Qt's tools: `de.ts`, which people edit, and `de.qm`, which is read here (`make translations`).
"""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from monitor import i18n
from monitor.ui import files

SYSTEM = "system"
ENGLISH = "en"

_kept: list[QTranslator] = []  # Qt does not keep what it uses
_bytes: list[bytes] = []  # nor what it reads from


def start(app: QApplication, choice: str = SYSTEM) -> str:
    """Say everything in a language: its code, or "system" for the first of the user's that is here.

    Gives the code of the language that is spoken from now on.
    """
    code = _resolve(choice)
    for old in _kept:
        app.removeTranslator(old)
    _kept.clear()
    i18n.use(None)
    if code != ENGLISH:
        ours = QTranslator()
        read = files.path("translations", f"{code}.qm").read_bytes()  # not mapped: the file may be written anew
        if not ours.load(read):
            return ENGLISH
        theirs = QTranslator()  # the buttons and menus that Qt brings
        if theirs.load(f"qtbase_{code}.qm", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            app.installTranslator(theirs)
        _kept.extend((ours, theirs))
        _bytes[:] = [read]
        from monitor.ui import told

        def say(words: str, comment: str, n: int) -> str:
            said = ours.translate("", words, comment or None, n) or ""
            return said if said or comment or n >= 0 else told.retold(words)

        i18n.use(say)
    if code != QLocale.system().name()[:2]:  # spin boxes and dates that Qt writes; the system's own keeps its country
        QLocale.setDefault(QLocale(code))
    return code


def available() -> tuple[str, ...]:
    """The codes of all languages that the window speaks, English first."""
    return (ENGLISH, *sorted(path.stem for path in files.path("translations").glob("*.qm")))


def name(code: str) -> str:
    """What a language calls itself: `Deutsch`."""
    if code == ENGLISH:
        return "English"
    own = QLocale(code).nativeLanguageName()
    return own[:1].upper() + own[1:]


def _resolve(choice: str) -> str:
    known = available()
    if choice in known:
        return choice
    wanted = (tag.split("-")[0] for tag in QLocale.system().uiLanguages())
    return next((code for code in wanted if code in known), ENGLISH)
