"""Copies of a store, and going back to one. A copy is written whole or not at all."""

from __future__ import annotations

import os
from contextlib import closing
from datetime import datetime
from pathlib import Path

from monitor.errors import StoreError
from monitor.store import connect, opening


def backup(database: str, to: Path) -> None:
    """Copy the store into a file, in use or not. Raises StoreError; a file that was there is then as it was."""
    file = connect.file_of(database)
    if file is None:
        raise StoreError("A PostgreSQL store is copied by its own tool: pg_dump")
    opening.check_file(file)
    copy_file(file, to)


def copy_file(file: Path, to: Path) -> None:
    draft = to.with_name(f".{to.name}.{os.getpid()}.new")
    try:
        connect.make_folders(to.parent)
        draft.unlink(missing_ok=True)
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        with (
            connect.told(f"the copy {to}"),
            closing(connect.sqlite_library().connect(f"file:{connect.quoted(file)}?mode=ro", uri=True)) as connection,
        ):
            connection.execute("VACUUM INTO ?", (str(draft),))
        with draft.open("rb+") as written:
            os.fsync(written.fileno())
        draft.replace(to)
    except OSError as error:
        raise StoreError(f"The copy {to} could not be written: {error.strerror}") from error
    finally:
        draft.unlink(missing_ok=True)


def restore(database: str, source: Path, *, now: datetime) -> Path | None:
    """Put a copy in the store's place. What was there is kept beside it, under the name that is given back.

    Nobody may have the store open. Raises StoreError, and has changed nothing, if the copy is no sound store.
    """
    file = connect.file_of(database)
    if file is None:
        raise StoreError("A PostgreSQL store is restored by its own tool: pg_restore")
    opening.check_file(source, whole=True)
    draft = file.with_name(f".{file.name}.{os.getpid()}.new")
    aside = file.with_name(f"{file.name}.before-{now:%Y%m%dT%H%M%SZ}")
    try:
        connect.make_folders(file.parent)
        draft.unlink(missing_ok=True)
        copy_file(source, draft)  # folds in what lies in the copy's own journal
        kept = None
        for part in connect.files_of(file):
            if part.exists():
                kept = aside
                part.rename(aside.with_name(aside.name + part.name.removeprefix(file.name)))
        draft.rename(file)
    except OSError as error:
        raise StoreError(f"{source} could not be put in the place of {file}: {error.strerror}") from error
    finally:
        draft.unlink(missing_ok=True)
    return kept
