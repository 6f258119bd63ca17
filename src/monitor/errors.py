"""Troubles: what the world may do to us, in one family tree.

    MonitorError            the world refused; the text is fit for the user
    ├── CatalogError        a catalog or settings file cannot be read: file, line and key
    ├── QueryError          a query cannot be read: where and why
    ├── QueryTimeout        a regular expression took too long on a text
    ├── FeedError           one feed's trouble; other feeds go on
    │   ├── FetchError      the bytes did not arrive
    │   └── ParseError      the bytes are no feed
    ├── WorkerError         the analysis process was stopped: time or memory limit
    ├── ModelError          the network of the engine `model` cannot be loaded
    ├── StoreError          the store cannot be opened, read or written
    └── ExportError         a file could not be written; the old one is untouched

A bug is an ordinary exception and is not caught.
"""

from __future__ import annotations

from datetime import timedelta


class MonitorError(Exception):
    """The world's doing. Its text is one sentence, fit for the user."""


class CatalogError(MonitorError):
    """A file of the catalog or the settings cannot be used as it is."""

    def __init__(self, file: str, message: str, *, line: int | None = None, key: str | None = None) -> None:
        self.file, self.line, self.key = file, line, key
        place = file if line is None else f"{file}, line {line}"
        super().__init__(f"{place}{f', key {key!r}' if key else ''}: {message}")
        self._arguments = (file, message, line, key)

    def __reduce__(self) -> tuple[object, ...]:  # crosses processes
        return _catalog_error, self._arguments


def _catalog_error(file: str, message: str, line: int | None, key: str | None) -> CatalogError:
    return CatalogError(file, message, line=line, key=key)


class QueryError(MonitorError):
    """A query cannot be read. `position` is the offset of the trouble in the query's text."""

    def __init__(self, message: str, position: int) -> None:
        self.position = position
        super().__init__(message)

    def __reduce__(self) -> tuple[type[QueryError], tuple[str, int]]:  # crosses processes
        return type(self), (str(self), self.position)


class QueryTimeout(MonitorError):
    """A regular expression of a query took too long on a text, which then counts as not meeting the query."""


class FeedError(MonitorError):
    """Trouble of one feed. `url` is the feed's address without credentials."""

    def __init__(self, url: str, message: str) -> None:
        self.url, self.message = url, message
        super().__init__(message)

    def __reduce__(self) -> tuple[type[FeedError], tuple[str, str], dict[str, object]]:  # crosses processes
        return type(self), (self.url, self.message), self.__dict__


class FetchError(FeedError):
    """The bytes of a feed did not arrive."""

    def __init__(
        self,
        url: str,
        message: str,
        *,
        status: int | None = None,
        retry_after: timedelta | None = None,
        offline: bool = False,
    ) -> None:
        super().__init__(url, message)
        self.status = status  # the HTTP status, if there was an answer
        self.retry_after = retry_after  # how long the server asks to be left alone
        self.offline = offline  # this machine has no network: not the feed's failure


class ParseError(FeedError):
    """What arrived is no feed."""


class WorkerError(MonitorError):
    """The analysis process was stopped: too slow, too large, or gone."""


class ModelError(MonitorError):
    """The network of the engine `model` cannot be loaded."""


class StoreError(MonitorError):
    """The store cannot be opened, read or written."""


class ExportError(MonitorError):
    """A file could not be written. What was there before is untouched."""
