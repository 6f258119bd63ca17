"""Before the first read or write: is there a store, is it ours, is it whole, does it have today's tables?

A file that is not ours, damaged, or made by a newer version is told from a good one by reading alone, and left
as it is.
"""

from __future__ import annotations

import os
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, inspect, select
from sqlalchemy import text as sql

from monitor.errors import StoreError
from monitor.store import connect
from monitor.store.schema import APPLICATION_ID, HEAD, PARTIAL_INDEXES, SEARCH, iso_of_key, metadata, moment

VERSION_TABLE = "monitor_revision"
_QUICK_CHECK_UP_TO = 64_000_000  # bytes; about 0.1 s. Larger files are checked by `doctor`
_LOCK = 0x4E534D31  # PostgreSQL: held by who creates or migrates


def prepare(database: str, *, now: datetime, backup_dir: Path | None) -> None:
    """Create the store, or check it and bring it up to date.

    Raises StoreError, and has changed nothing, if it cannot be used.
    """
    file = connect.file_of(database)
    if file is None:
        _prepare_server(database)
        return
    if not file.exists():
        with connect.told(str(file)):
            try:
                connect.create_private(file, _build)
            except OSError as error:
                raise StoreError(f"{file} cannot be created: {error.strerror}") from error
    found = check_file(file, backup_dir=backup_dir)
    connect.make_private(file)
    if found != HEAD:
        from monitor.store import upgrade

        upgrade.sqlite(file, now=now, backup_dir=backup_dir)


def check_file(file: Path, *, backup_dir: Path | None = None, whole: bool = False) -> str:
    """Tell the revision of an SQLite store, reading only. `whole`: look at every page, whatever the size.

    Raises StoreError if the file is not a store of ours that this version can use.
    """
    hint = _hint(backup_dir)
    try:
        size = file.stat().st_size
        with file.open("rb") as opened:
            header = opened.read(100)
    except FileNotFoundError as error:
        raise StoreError(f"There is no store at {file} yet") from error
    except OSError as error:
        raise StoreError(f"{file} cannot be read: {error.strerror}") from error
    if size == 0:
        raise StoreError(f"{file} is empty (0 bytes), so it is not the store it was. It is left as it is; {hint}")
    if len(header) < 100 or not header.startswith(b"SQLite format 3\0"):
        raise StoreError(f"{file} is damaged, or no database at all. It is left as it is; {hint}")
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise StoreError(f"{file} is the database of another program. It is left as it is; choose another place")
    page = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    journal = file.with_name(file.name + "-wal")
    unfolded = journal.exists() and journal.stat().st_size > 0
    if size < pages * (65_536 if page == 1 else page) and not unfolded:
        raise StoreError(f"{file} is damaged: its end is missing. It is left as it is; {hint}")
    if not os.access(file, os.W_OK):
        raise StoreError(f"{file} may only be read, not written; check its owner and its rights")
    with connect.told(str(file)):
        return _look_inside(file, hint, check=whole or size <= _QUICK_CHECK_UP_TO)


def _look_inside(file: Path, hint: str, *, check: bool) -> str:
    library = connect.sqlite_library()
    with closing(library.connect(f"file:{connect.quoted(file)}?mode=ro", uri=True, timeout=30)) as connection:
        try:
            row = connection.execute(f"SELECT version_num FROM {VERSION_TABLE}").fetchone()  # noqa: S608  # a constant
            sound = not check or connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
        except library.DatabaseError as error:
            if "locked" in str(error) or "unable to open" in str(error):
                raise
            raise StoreError(f"{file} is damaged ({error}). It is left as it is; {hint}") from error
    if row is None or not sound:
        raise StoreError(f"{file} is damaged. It is left as it is; {hint}")
    return usable(str(row[0]), str(file))


def usable(revision: str, name: str) -> str:
    """Refuse what a newer version made."""
    if not revision.isdigit() or int(revision) > int(HEAD):
        raise StoreError(
            f"{name} was made by a newer version of this program (revision {revision}, this one knows {HEAD}). "
            "It is left as it is; please install the newer version"
        )
    return revision


def _hint(backup_dir: Path | None) -> str:
    backups = sorted(backup_dir.glob("*.sqlite3"), key=lambda file: file.stat().st_mtime) if backup_dir else []
    if not backups:
        return "move it aside to begin anew, or restore a backup"
    return f"the newest backup is {backups[-1]}: restore it, or move the file aside to begin anew"


def _build(file: Path) -> None:
    with connect.unshared(file).connect() as connection, connection.begin():
        create(connection)


def create(connection: Connection) -> None:
    """Make all tables, as the last revision has them."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    metadata.create_all(connection)
    for statement in (*PARTIAL_INDEXES, *SEARCH[connection.dialect.name]):
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql(f"CREATE TABLE {VERSION_TABLE} (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
    connection.execute(sql(f"INSERT INTO {VERSION_TABLE} VALUES (:head)"), {"head": HEAD})  # noqa: S608  # a constant


def _prepare_server(database: str) -> None:
    name = connect.name_of(database)
    with connect.told(name), connect.writing(database).connect() as connection, connection.begin():
        connection.execute(sql("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        tables = set(inspect(connection).get_table_names())
        if VERSION_TABLE not in tables:
            if tables & set(metadata.tables):
                raise StoreError(f"{name} holds tables of another program; please make a database of its own")
            create(connection)
            return
        found = usable(str(connection.execute(sql(f"SELECT version_num FROM {VERSION_TABLE}")).scalar_one()), name)  # noqa: S608
        if found != HEAD:
            from monitor.store import upgrade

            upgrade.run(connection)


def revision(connection: Connection) -> str:
    return str(connection.execute(sql(f"SELECT version_num FROM {VERSION_TABLE}")).scalar_one())  # noqa: S608  # a constant


def describe(database: str, connection: Connection) -> dict[str, Any]:
    """What kind of store this is and how much is in it."""
    file = connect.file_of(database)
    described: dict[str, Any] = {"database": connect.name_of(database), "revision": revision(connection)}
    if file is not None:
        library = connect.sqlite_library()
        described |= {
            "library": f"SQLite {library.sqlite_version} ({library.__name__.partition('.')[0]})",
            "journal": str(connection.exec_driver_sql("PRAGMA journal_mode").scalar()),
            "size": sum(part.stat().st_size for part in connect.files_of(file) if part.exists()),
            "note": connect.note_on(file),
        }
    else:
        described |= {
            "library": f"PostgreSQL {connection.exec_driver_sql('SHOW server_version').scalar()}",
            "journal": None,
            "size": connection.exec_driver_sql("SELECT pg_database_size(current_database())").scalar(),
            "note": None,
        }
    here = metadata.tables
    for name in ("article", "statement", "alert", "feed"):
        described[f"{name}s"] = connection.scalar(select(func.count()).select_from(here[name]))
    oldest, newest = connection.execute(select(func.min(here["article"].c.key), func.max(here["article"].c.key))).one()
    described["oldest"] = None if oldest is None else iso_of_key(oldest)
    described["newest"] = None if newest is None else iso_of_key(newest)
    leases = here["feed"].c
    asked = select(leases.holder, func.count(), func.max(leases.lease_until)).where(leases.holder.is_not(None))
    described["leases"] = [
        {"holder": holder, "feeds": n, "until": moment(until).isoformat()}
        for holder, n, until in connection.execute(asked.group_by(leases.holder))
    ]
    return described
