"""Score words of the article on screen: computed anew in a worker, for sentence scores are not stored."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from monitor.model import Clipping, Part, Span
from monitor.ui.reader import Loud

if TYPE_CHECKING:
    from monitor.analysis.sentiment import Engine

SENTENCES = 400  # that are explained at most; longer articles are marked up to there


def explain(clipping: Clipping, engine: str) -> tuple[Loud, ...]:
    """Find the words of an article that move the score of their sentence. Runs in a worker."""
    from monitor.analysis import sentiment
    from monitor.analysis.text import sentences

    if engine not in sentiment.installed():
        return ()
    scorer = _engine(engine)
    article = clipping.article
    found: list[Loud] = []
    cut = [(Part.TITLE, article.title, span) for span in sentences(article.title)]
    cut += [(Part.TEXT, article.text, span) for span in sentences(article.text)]
    for part, whole, span in cut[:SENTENCES]:
        for word in scorer.explain(whole[span.start : span.end]):
            found.append(Loud(part, Span(span.start + word.span.start, span.start + word.span.end), word.part))
    return tuple(found)


@lru_cache(maxsize=4)
def _engine(name: str) -> Engine:
    from monitor.analysis import sentiment

    return sentiment.engines((name,))[0]
