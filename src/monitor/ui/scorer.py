"""Score words of the article on screen: computed anew in a worker, for sentence scores are not stored."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from functools import lru_cache
from typing import TYPE_CHECKING

from monitor.errors import MonitorError
from monitor.i18n import tr
from monitor.lexicon import AS_SHIPPED, UserLexicon
from monitor.model import Clipping, Part, Span
from monitor.ui import numbers
from monitor.ui.reader import Loud

if TYPE_CHECKING:
    from monitor.analysis.sentiment import Engine, WordPart

SENTENCES = 400  # that are explained at most; longer articles are marked up to there


ANSWER_S = 20.0  # for one sentence; a poll may come first
SLOW_SENTENCES = 12  # likewise, by an engine that reads a sentence once for each of its words


def explain(
    clipping: Clipping,
    engine: str,
    own: UserLexicon = AS_SHIPPED,
    ask: Callable[[str, str], Future[tuple[WordPart, ...]]] | None = None,
) -> tuple[Loud, ...]:
    """Find the words of an article that move the score of their sentence, and those that are masked. In a worker.

    `own`: the user's words for a lexicon engine. `ask` has a slow engine explain a sentence, in the analysis process:
    none is ever loaded here.
    """
    from monitor.analysis import sentiment
    from monitor.analysis.text import sentences

    if engine not in sentiment.installed():
        return ()
    scorer = _engine(engine, own)
    article = clipping.article
    found: list[Loud] = []
    cut = [(Part.TITLE, article.title, span) for span in sentences(article.title)]
    cut += [(Part.TEXT, article.text, span) for span in sentences(article.text)]
    for part, whole, span in cut[: SLOW_SENTENCES if scorer.slow else SENTENCES]:
        for word in _words(scorer, whole[span.start : span.end], ask):
            where = Span(span.start + word.span.start, span.start + word.span.end)
            found.append(Loud(part, where, word.part, told(word)))
    return tuple(found)


def _words(
    scorer: Engine, sentence: str, ask: Callable[[str, str], Future[tuple[WordPart, ...]]] | None
) -> tuple[WordPart, ...]:
    if not scorer.slow:
        return scorer.explain(sentence)
    if ask is None:
        return ()
    try:
        return ask(sentence, scorer.name).result(ANSWER_S)
    except (MonitorError, TimeoutError, CancelledError):  # it is only not marked; the status line tells of troubles
        return ()


def told(word: WordPart) -> str:
    """Say of a word what it adds and how that came about: "−0.41: −2.60 (falls fast), × −0.74 by “not”"."""
    if word.value is None:
        return numbers.signed(word.part)
    if word.notes and not word.part and not word.value:
        return f"{word.notes[0]} ({word.reason})" if word.reason else word.notes[0]
    why = (
        f" ({word.reason})"
        if word.reason
        else " " + tr("(list of {lexicon})", lexicon=word.lexicon)
        if word.lexicon
        else ""
    )
    return f"{numbers.signed(word.part)}: " + ", ".join((f"{numbers.signed(word.value)}{why}", *word.notes))


@lru_cache(maxsize=4)
def _engine(name: str, own: UserLexicon) -> Engine:
    from monitor.analysis import sentiment

    return sentiment.engines((name,), own)[0]
