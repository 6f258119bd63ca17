"""Pieces of sentences that Voices and Outlets share, so that each can be said as a whole in any language."""

from __future__ import annotations

from collections.abc import Collection
from string import Formatter
from typing import TYPE_CHECKING, Final

from monitor.i18n import tr, tr_noop
from monitor.ui.brief import Said

if TYPE_CHECKING:
    from monitor.ui.periods import Span

_HOURS: Final = {
    24: tr_noop("in the last 24 hours"),
    24 * 7: tr_noop("in the last 7 days"),
    24 * 30: tr_noop("in the last 30 days"),
    24 * 56: tr_noop("in the last 8 weeks"),
    24 * 182: tr_noop("in the last 26 weeks"),
    24 * 366: tr_noop("in the last year"),
}


def within(span: Span) -> str:
    """`in the last 8 weeks`, `from 11 Apr – 5 Jun 2026`, `so far` for all time: a span inside a sentence."""
    if span.hours in _HOURS:
        return tr(_HOURS[span.hours])
    if span.hours is None and span.first is None and span.last is None:
        return tr("so far")
    return tr("from {days}", days=span.words())


Runs = tuple[tuple[str, bool], ...]
"""Words, and whether they are bold: what `Said` is made of."""


def runs(words: str, bold: Collection[str] = (), **values: str | Runs) -> Runs:
    """Fill the {places} of a translated text, those named in `bold` in bold; a place may take runs as they are."""
    made: list[tuple[str, bool]] = []
    for plain, name, _, _ in Formatter().parse(words):
        made += [(plain, False)] if plain else []
        if name is not None:
            value = values[name]
            made += [(value, name in bold)] if isinstance(value, str) else value
    return tuple(made)


def said(*parts: Runs, notes: Collection[str] = ()) -> Said:
    """Put sentences behind each other."""
    made: list[tuple[str, bool]] = []
    for part in parts:
        made += [(" ", False)] if made and part else []
        made += part
    return Said(tuple(made), tuple(notes))
