"""Internationalization: what the window says, in the language of its user.

English is written in the code, as it reads; translations are Qt's translation files, `resources/translations/*.ts`
(`make translations` brings them up to date with Qt's own tools, which read the calls below out of the code).
Nobody but the window installs a translator: the command line, the log and what is stored stay English.
"""

from __future__ import annotations

from collections.abc import Callable

NARROW = "\N{NARROW NO-BREAK SPACE}"

Translator = Callable[[str, str, int], str]
"""What gives the words for a text, its comment and a number (-1: none); "" where it knows none."""

_translate: Translator | None = None


def use(translator: Translator | None) -> None:
    """Say everything through a translator from now on; None: in English."""
    global _translate
    _translate = translator


def tr(words: str, comment: str = "", /, **values: object) -> str:
    """Give a text in the user's language. `values` fill its `{places}`.

    `words` is a literal, a whole sentence or label, so that it can be found and translated as one; `comment` tells
    apart texts that are alike in English ("Read", "verb"). A text from `tr_noop` may be handed in as it is.
    """
    said = (_translate(words, comment, -1) if _translate else "") or words
    return said.format_map(values) if values else said


def plural(one: str, many: str, n: int, /, **values: object) -> str:
    """Give a text that counts: `plural("%n story", "%n stories", 18214)` is “18 214 stories”.

    `%n` stands for the number and may be left out; other languages bring as many forms as they need.
    """
    said = (_translate(one, many, n) if _translate else "") or (one if n == 1 else many)
    said = said.replace("%n", f"{n:,}".replace(",", NARROW).replace("-", "\N{MINUS SIGN}"))
    return said.format_map(values) if values else said


def tr_noop(words: str) -> str:
    """Mark a text to be translated where it is shown, by `tr`; for constants and for layers below the window."""
    return words
