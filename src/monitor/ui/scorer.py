"""Score words of the article on screen: computed anew in a worker, for sentence scores are not stored."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from monitor.model import Clipping, Part
from monitor.ui.reader import Loud

if TYPE_CHECKING:
    from monitor.analysis import Analyzer
    from monitor.catalog import Catalog

SENTENCES = 400  # that are explained at most; longer articles are marked up to there


class Scorer:
    """Explains articles. An analyzer is made for each worker thread on first use, for it is not to be shared."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._of_thread = threading.local()

    def explain(self, clipping: Clipping, engine: str) -> tuple[Loud, ...]:
        """Find the words of an article that move the score of their sentence. Runs in a worker."""
        analyzer = self._analyzer()
        article = clipping.article
        found = []
        for sentence in analyzer.analyze(article).sentences[:SENTENCES]:
            whole = article.title if sentence.part is Part.TITLE else article.text
            words = whole[sentence.span.start : sentence.span.end]
            for part in analyzer.explain(words, engine):
                start = sentence.span.start
                span = type(sentence.span)(start + part.span.start, start + part.span.end)
                found.append(Loud(sentence.part, span, part.part))
        return tuple(found)

    def _analyzer(self) -> Analyzer:
        made: Analyzer | None = getattr(self._of_thread, "analyzer", None)
        if made is None:
            from monitor.analysis import Analyzer

            made = self._of_thread.analyzer = Analyzer(self._catalog)
        return made
