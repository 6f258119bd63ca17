"""`backup`, `restore`, `prune`: the archive."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import click

from monitor.cli.filters import Moment
from monitor.cli.output import counted, say
from monitor.cli.session import Session, command
from monitor.errors import StoreError
from monitor.export import time_text


@command("backup")
@click.argument("file", type=click.Path(path_type=Path))
def backup(session: Session, *, file: Path) -> None:
    """Copy the store into FILE, in use or not; FILE is written whole or not at all."""
    from monitor.store import backup as copies

    with session.reader():  # a store that is not there yet is made first: its backup is empty, and restorable
        pass
    copies.backup(session.profile.database, file.absolute())
    say(f"{file}: {file.stat().st_size:,} bytes")


@command("restore")
@click.argument("file", type=click.Path(path_type=Path))
def restore(session: Session, *, file: Path) -> None:
    """Put the backup FILE in the store's place.

    What was there is kept beside it, under a name that is printed. Close the window and stop collectors first.
    """
    from monitor.store import backup as copies

    session.profile.prepare()
    if _in_use(session.profile.root):
        raise StoreError("a window or a collector has this profile open; close it first, then restore")
    kept = copies.restore(session.profile.database, file.absolute(), now=session.now)
    say(f"restored from {file}" + (f"; what was there before is {kept}" if kept else ""))


def _in_use(root: Path) -> bool:
    """Whether a running monitor has locked its place in the profile. Windows refuses to move open files anyway."""
    if os.name == "nt":
        return False
    import fcntl

    for place in root.glob("lock.[0-9]*"):
        with place.open("r+") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                return True
    return False


@command("prune")
@click.option("--before", type=Moment(), required=True, metavar="T", help="Articles older than this: 2024-01-01, 365d.")
@click.option("--dry-run", is_flag=True, help="Only count the articles that are old enough.")
def prune(session: Session, *, before: datetime, dry_run: bool) -> None:
    """Delete articles older than a time, with what was found in them. Everything is kept until you ask for this.

    Starred, noted, labelled, repaired and judged articles stay, and so do those with an alert.
    """
    if before > session.now:
        raise click.BadParameter("that time is still to come")
    if dry_run:
        from monitor.model import Filter

        with session.reader() as reader:
            old = reader.count(Filter(until=before))
        say(f"{counted(old, 'article')} older than {time_text(before)}, before those that stay are taken out")
        return
    gone = 0
    with session.store() as store:
        while done := store.prune(before):
            gone += done
        store.optimize()
    say(f"deleted {counted(gone, 'article')} older than {time_text(before)}")
