"""Files that the user names: reading them, or standard input, with trouble said in a sentence."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from monitor.errors import MonitorError


@contextmanager
def opened(file: str) -> Iterator[BinaryIO]:
    """A file, or standard input for "-"; raises MonitorError when it cannot be opened."""
    if file == "-":
        yield sys.stdin.buffer
        return
    try:
        source = open(file, "rb")  # noqa: SIM115  # closed below; only the opening may fail here
    except OSError as error:
        raise _unreadable(file, error) from error
    with source:
        yield source


def content_of(file: str, limit: int = 100_000_000) -> bytes:
    """The bytes of a file, or of standard input for "-". Raises MonitorError; also beyond `limit` bytes."""
    with opened(file) as source:
        try:
            content = source.read(limit + 1)
        except OSError as error:  # a folder can be opened, but not read
            raise _unreadable(file, error) from error
    if len(content) > limit:
        raise MonitorError(f"{file} is larger than {limit // 1_000_000} MB")
    return content


def _unreadable(file: str, error: OSError) -> MonitorError:
    return MonitorError(f"{file} cannot be read: {(error.strerror or str(error)).lower()}")
