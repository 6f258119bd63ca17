"""The way to the database: which SQLite library, with which safety, and what its troubles mean.

A process must open a file through one SQLite library only: two copies of it drop each other's locks. So the choice is
made here, once. Versions before 3.51.3 (but for 3.50.7 and 3.44.6) may lose committed data when a write meets another
connection's checkpoint in WAL mode; with such a library we use the rollback journal, which is slower and safe.
"""

from __future__ import annotations

import os
import sqlite3
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, ResourceClosedError
from sqlalchemy.pool import NullPool

from monitor.errors import StoreError
from monitor.i18n import tr_noop

BUSY_TIMEOUT_S = 5
_NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "9p", "fuse.sshfs", "fuse.davfs", "davfs"}
)


def wal_is_safe(version: tuple[int, ...]) -> bool:
    """Tell whether a version of SQLite has the fix of the WAL-reset bug."""
    return version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)


@cache
def sqlite_library() -> ModuleType:
    """Python's own SQLite where it is sound, else the one that the package pysqlite3 brings, else Python's own."""
    if not wal_is_safe(sqlite3.sqlite_version_info) and sys.platform == "linux":
        try:
            import pysqlite3.dbapi2 as newer
        except ImportError:
            return sqlite3
        return newer  # type: ignore[no-any-return]  # the package carries no types
    return sqlite3


def sqlite_version() -> tuple[int, ...]:
    return tuple(sqlite_library().sqlite_version_info)


def url_of(database: str) -> URL:
    try:
        url = make_url(database)
    except ArgumentError as error:
        raise StoreError(tr_noop("The address of the database cannot be read")) from error
    if url.get_backend_name() == "sqlite" and url.database in (None, "", ":memory:"):
        raise StoreError(tr_noop("The store must be a file or a PostgreSQL database, for several programs share it"))
    if url.get_backend_name() not in ("sqlite", "postgresql"):
        raise StoreError(f"{url.get_backend_name()} is not supported; use SQLite or PostgreSQL")
    return url


def file_of(database: str) -> Path | None:
    """The file of an SQLite store; None on PostgreSQL."""
    url = url_of(database)
    if url.get_backend_name() != "sqlite":
        return None
    return Path(url.database or "").absolute()


def name_of(database: str) -> str:
    """What to call the store in a message: never with a password."""
    file = file_of(database)
    return str(file) if file else url_of(database)._replace(username=None, password=None).render_as_string()


def filesystem_of(file: Path, mounts: str = "/proc/self/mounts") -> str:
    """The type of the file system a file lies on; "" where that cannot be told."""
    try:
        lines = Path(mounts).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    best, kind = "", ""
    for line in lines:
        _, mount, filesystem, *_ = line.split(" ", 3)
        mount = mount.replace("\\040", " ")
        inside = str(file) == mount or str(file).startswith(mount.rstrip("/") + "/")
        if inside and len(mount) >= len(best):
            best, kind = mount, filesystem
    return kind


def on_network(file: Path, mounts: str = "/proc/self/mounts") -> bool:
    return str(file).startswith("\\\\") or filesystem_of(file, mounts) in _NETWORK


def journal_of(file: Path) -> str:
    """The journal mode that is safe for this file with this library: "wal" or "delete"."""
    return "wal" if wal_is_safe(sqlite_version()) and not on_network(file) else "delete"


def files_of(file: Path) -> tuple[Path, ...]:
    """A store's file and its journals, there or not."""
    return (file, *(file.with_name(file.name + end) for end in ("-wal", "-shm", "-journal")))


def note_on(file: Path) -> str | None:
    """What the user should know of how this file is kept safe; None where all is well."""
    if on_network(file):
        return (
            f"{file} lies on a network share ({filesystem_of(file) or 'another machine'}), where SQLite is slow and "
            "not safe for several machines at once; use a local folder, or PostgreSQL for a team"
        )
    if not wal_is_safe(sqlite_version()):
        version = ".".join(map(str, sqlite_version()))
        return (
            f"SQLite {version} may lose data in its fast mode, so the safe, slower one is used; "
            "SQLite 3.51.3 or newer, or the package pysqlite3, brings the fast one back"
        )
    return None


def quoted(file: Path) -> str:
    """A file's path for an address like file:PATH?mode=ro."""
    return quote(str(file))


def make_folders(folder: Path) -> None:
    """Make a folder and those above it, closed to other users where they are new."""
    for each in reversed([folder, *folder.parents]):
        each.mkdir(mode=0o700, exist_ok=True)


def make_private(file: Path) -> None:
    """Take a file and its journals from all other users of the machine, where it is ours."""
    for path in files_of(file):
        try:
            if stat.S_IMODE(path.stat().st_mode) & 0o077:
                path.chmod(0o600)
        except OSError:
            continue  # gone in the meantime, or another user's


@cache
def writing(database: str) -> Engine:
    """The engine of the writer. Each transaction is `BEGIN IMMEDIATE`, so that it never fails half-way for a lock."""
    file = file_of(database)
    return _postgresql(url_of(database), read_only=False) if file is None else _sqlite(file, read_only=False)


@cache
def reading(database: str) -> Engine:
    """The engine of readers. Each statement is on its own, so that no reader keeps the journal from being folded in."""
    file = file_of(database)
    return _postgresql(url_of(database), read_only=True) if file is None else _sqlite(file, read_only=True)


def unshared(file: Path) -> Engine:
    """An engine for one use, on a file that is not yet or no longer the store."""
    return _sqlite(file, read_only=False)


def forget() -> None:
    """Let go of all engines, for a store that is moved or removed."""
    writing.cache_clear()
    reading.cache_clear()


def _sqlite(file: Path, *, read_only: bool) -> Engine:
    library = sqlite_library()
    address = f"file:{quoted(file)}?mode={'ro' if read_only else 'rw'}"

    def connect() -> Any:
        connection = library.connect(address, uri=True, timeout=BUSY_TIMEOUT_S, isolation_level=None)
        try:
            connection.execute("PRAGMA foreign_keys=ON")
            connection.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_S * 1000}")
            connection.execute(f"PRAGMA cache_size={-16_000 if read_only else -32_000}")  # KiB
            connection.execute("PRAGMA temp_store=MEMORY")
            if not read_only:
                safe = journal_of(file)
                mode = connection.execute("PRAGMA journal_mode").fetchone()[0]
                if mode != safe:
                    connection.execute(f"PRAGMA journal_mode={safe}")
                connection.execute(f"PRAGMA synchronous={'NORMAL' if safe == 'wal' else 'FULL'}")
                connection.execute("PRAGMA wal_autocheckpoint=4000")  # pages: 16 MB
                connection.execute("PRAGMA journal_size_limit=67108864")
        except BaseException:
            connection.close()
            raise
        return connection

    engine = create_engine("sqlite://", creator=connect, module=library, poolclass=NullPool)
    if read_only:
        return engine.execution_options(isolation_level="AUTOCOMMIT")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _postgresql(url: URL, *, read_only: bool) -> Engine:
    arguments = {"connect_timeout": 5, "keepalives_idle": 30, "keepalives_interval": 5, "keepalives_count": 4}
    if url.drivername == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    try:
        engine = create_engine(url, poolclass=NullPool, connect_args={"options": "-c timezone=UTC", **arguments})
    except (NoSuchModuleError, ImportError) as error:
        raise StoreError(tr_noop("PostgreSQL needs the package psycopg: pip install 'psycopg[binary]'")) from error
    return engine.execution_options(isolation_level="AUTOCOMMIT") if read_only else engine


# ---- troubles -------------------------------------------------------------------------------------


class Busy(StoreError):
    """Another program holds the store; it is worth trying again."""


class Gone(StoreError):
    """The server of the store is away; it is worth trying again with a new connection."""


def trouble(error: Exception, name: str) -> StoreError | None:
    """Say what a database error means to the user; None where it is a bug of ours."""
    origin = getattr(error, "orig", None) or error
    state = getattr(origin, "sqlstate", None) or ""
    said = str(origin).lower()
    if state or type(origin).__module__.startswith("psycopg"):
        return _postgresql_trouble(error, origin, state, said, name)
    if "locked" in said or "busy" in said:
        return Busy(f"Another program is keeping {name} busy; please try again")
    if "is full" in said:
        return StoreError(f"The disk is full: nothing of this was stored in {name}, and nothing was lost from it")
    if "malformed" in said or "not a database" in said or "corrupt" in said:
        return StoreError(f"{name} is damaged. It is left as it is; restore a backup to go on")
    if "readonly" in said or "read-only" in said:
        return StoreError(f"{name} may only be read, not written; check its owner and its rights")
    if "unable to open" in said:
        return StoreError(f"{name} cannot be opened; check that the folder exists and may be read and written")
    if said == "interrupted":
        return StoreError(tr_noop("It was given up before the answer was there"))
    if "i/o error" in said:
        return StoreError(f"{name} could not be read or written: the disk reports an error")
    if "no such table" in said or "no such column" in said:
        return StoreError(f"{name} lacks a table that this version needs; open it with the program once to upgrade it")
    return None


def _postgresql_trouble(error: Exception, origin: BaseException, state: str, said: str, name: str) -> StoreError | None:
    if state in ("40001", "40P01", "55P03"):  # serialization, deadlock, lock not available
        return Busy(f"Another program is keeping {name} busy; please try again")
    away = getattr(error, "connection_invalidated", False) or state[:2] == "08" or state[:3] == "57P"
    if away or (not state and type(origin).__name__ in ("OperationalError", "InterfaceError", "ConnectionTimeout")):
        if "password" in said or "authentication" in said or "does not exist" in said:
            return StoreError(f"{name} refused us: {str(origin).strip().splitlines()[-1]}")
        return Gone(f"The database server of {name} does not answer")
    if state in ("28P01", "28000", "3D000"):
        return StoreError(f"{name} refused us: {str(origin).strip().splitlines()[-1]}")
    if state == "53100":
        return StoreError(f"The disk of {name} is full: nothing of this was stored")
    if state == "25006":
        return StoreError(f"{name} may only be read, not written")
    if state == "42501":
        return StoreError(f"{name} does not give us the rights we need: {str(origin).strip().splitlines()[0]}")
    if state in ("42P01", "42703"):
        return StoreError(f"{name} lacks a table that this version needs; open it with the program once to upgrade it")
    return None


@contextmanager
def told(name: str) -> Iterator[None]:
    """Turn database errors into sentences."""
    try:
        yield
    except (DBAPIError, ResourceClosedError) as error:
        meant = trouble(error, name)
        if meant is None:
            raise
        raise meant from error
    except sqlite_library().Error as error:  # from the driver itself, while connecting
        meant = trouble(error, name)
        if meant is None:
            raise
        raise meant from error


def create_private(file: Path, build: Callable[[Path], None]) -> None:
    """Build a new file beside and move it into place whole. Whoever comes second uses the first one's.

    Raises StoreError where it did not become whole: SQLite closes without a word what a full disk kept in the journal.
    """
    make_folders(file.parent)
    draft = file.with_name(f".{file.name}.{os.getpid()}.new")
    draft.unlink(missing_ok=True)
    os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    try:
        build(draft)
        _, journal, *_ = files_of(draft)
        if journal.exists() and journal.stat().st_size:
            raise StoreError(f"{file} could not be made: the disk is full")
        try:
            os.link(draft, file)
        except FileExistsError:
            pass
        except OSError:  # a file system without links
            if not file.exists():
                draft.rename(file)
    finally:
        for part in files_of(draft):
            part.unlink(missing_ok=True)
