"""Bring a store of an older version up to date: a copy first, then all steps in one transaction.

Alembic is imported here only, so that a store which is up to date never pays for it. A step is a file in
`migrations/versions` that is never edited once released; the newest one's number is `schema.HEAD`.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from monitor.errors import StoreError
from monitor.store import backup, connect, opening
from monitor.store.schema import HEAD, metadata

STEPS = Path(__file__).parent / "migrations"


def sqlite(file: Path, *, now: datetime, backup_dir: Path | None, steps: Path = STEPS) -> Path | None:
    """Upgrade a file. Gives back the copy made before; None: another program was faster."""
    folder = backup_dir or file.parent / "backups"
    with connect.told(str(file)), connect.unshared(file).connect() as connection:
        raw: Any = connection.connection.driver_connection
        raw.execute("PRAGMA foreign_keys=OFF")  # a table that is rebuilt must not take its children along
        with connection.begin():
            found = opening.revision(connection)
            if found == HEAD:
                return None
            copy = folder / f"{file.stem}-{found}-{now:%Y%m%dT%H%M%SZ}.sqlite3"
            backup.copy_file(file, copy)  # readers are let in beside us, writers are not
            run(connection, steps=steps)
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                raise StoreError(
                    f"{file} could not be upgraded: rows that belong together were parted. It is unchanged"
                )
    return copy


def run(connection: Connection, *, steps: Path = STEPS) -> None:
    """Take all steps that are missing, in the connection's transaction."""
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    script = ScriptDirectory(str(steps))
    with EnvironmentContext(Config(), script, fn=lambda revision, _: script._upgrade_revs("head", revision)) as context:
        context.configure(
            connection=connection,
            target_metadata=metadata,
            version_table=opening.VERSION_TABLE,
            render_as_batch=True,
        )
        context.run_migrations()
