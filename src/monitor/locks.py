"""Locks between programs: a file that one of them holds, and that the system lets go of however its holder ends."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from monitor.errors import CatalogError
from monitor.settings import reason


@contextlib.contextmanager
def lock(path: Path, *, wait: bool) -> Iterator[bool]:
    """Hold a lock; False where somebody else holds it. Raises CatalogError where its file cannot be opened."""
    file = locked(path, wait=wait)
    try:
        yield file is not None
    finally:
        if file is not None:
            os.close(file)


def locked(path: Path, *, wait: bool) -> int | None:
    """Open a file that is locked until it is closed; None where somebody else holds it. Raises CatalogError.

    Who opens it anew is somebody else, also another thread of the same program.
    """
    try:
        file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise CatalogError(str(path), f"the file cannot be opened: {reason(error)}") from error
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(file, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(file)
        return None
    return file
