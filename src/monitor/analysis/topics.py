"""Which topics an article is about, and where their words stand."""

from __future__ import annotations

from collections.abc import Iterable

from monitor.errors import QueryError
from monitor.model import Mention, Topic
from monitor.query import Query, Words, parse


class Topics:
    """The topics that are switched on, ready to be looked for.

    A topic whose query cannot be read is left out and listed in `errors`: the others go on.
    """

    def __init__(self, topics: Iterable[Topic]) -> None:
        self.errors: list[tuple[Topic, QueryError]] = []
        self._topics: list[tuple[Topic, Query]] = []
        for topic in topics:
            if topic.enabled:
                try:
                    self._topics.append((topic, parse(topic.query, topic.context)))
                except QueryError as error:
                    self.errors.append((topic, error))

    def tag(self, words: Words) -> tuple[tuple[str, ...], tuple[Mention, ...]]:
        """Find the topics of an article: their ids, sorted, and each place where words of their query stand."""
        ids, mentions = [], []
        for topic, query in self._topics:
            hits = query.find(words)
            if hits:
                ids.append(topic.id)
                mentions += [Mention("topic", topic.id, hit.span, hit.part) for hit in hits]
        return tuple(sorted(ids)), tuple(mentions)
