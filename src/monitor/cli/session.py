"""What one run of a command holds: the profile, and on demand its settings, catalog and store.

`Command` and `Group` give every command the two global options, so that they may stand before or after its name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from monitor.catalog import Catalog
    from monitor.model import Count
    from monitor.settings import Profile, Settings
    from monitor.store.queries import Reader
    from monitor.store.store import Store

F = TypeVar("F", bound=Callable[..., Any])


class Session:
    """Where this run works, and with what. Everything is read when it is first asked for."""

    def __init__(self) -> None:
        self.folder: Path | None = None
        self.database: str | None = None
        self.count: Count | None = None  # what means count; None: as in settings

    @cached_property
    def profile(self) -> Profile:
        from monitor.settings import Profile

        return Profile.default(self.folder, self.database)

    @cached_property
    def settings(self) -> Settings:
        from monitor import settings

        return settings.load(self.profile)

    @cached_property
    def catalog(self) -> Catalog:
        from monitor import catalog

        loaded = catalog.load(self.profile.catalog_dir)
        if loaded.lexicon.error:
            click.echo(f"Note: {' '.join(loaded.lexicon.error.split())}; the shipped words hold", err=True)
        return loaded

    @cached_property
    def now(self) -> datetime:
        """When this run began: one moment for everything that it writes or asks relative to now."""
        return datetime.now(UTC)

    @contextmanager
    def store(self) -> Iterator[Store]:
        """The store, open for writing."""
        from monitor.analysis.stories import Stories
        from monitor.store.store import Store

        self.profile.prepare()
        with Store.open(self.profile.database, backup_dir=self.profile.backup_dir, placer=Stories()) as store:
            yield store

    @contextmanager
    def reader(self) -> Iterator[Reader]:
        """The store, open for reading; made if this is the profile's first use, brought up to date if it is older."""
        from monitor.model import Count
        from monitor.store import opening
        from monitor.store.queries import Reader

        self.profile.prepare()
        opening.prepare(self.profile.database, now=self.now, backup_dir=self.profile.backup_dir)
        count = self.count or Count(self.settings.count)
        with Reader.open(self.profile.database, count=count) as reader:
            yield reader


def _options() -> list[click.Parameter]:
    def folder(ctx: click.Context, _param: click.Parameter, value: Path | None) -> None:
        if value is not None:
            ctx.ensure_object(Session).folder = value

    def database(ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
        if value is not None:
            ctx.ensure_object(Session).database = value

    return [
        click.Option(
            ["--profile"],
            type=click.Path(file_okay=False, path_type=Path),
            metavar="DIR",
            expose_value=False,
            callback=folder,
            help="Folder of settings, catalog and store (or NEWS_MONITOR_PROFILE).",
        ),
        click.Option(
            ["--database"],
            metavar="URL",
            expose_value=False,
            callback=database,
            help="Another store: postgresql+psycopg://…",
        ),
    ]


class Command(click.Command):
    """A command that takes the global options too."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params += _options()


class Group(click.Group):
    """A group that takes the global options too, as do its commands."""

    command_class = Command

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params += _options()


class Noun(Group):
    """A group of commands on one noun, which is listed where no command is named: `topics`, `topics --json`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        at = 0
        while at < len(args) and args[at].startswith(("--profile", "--database")):
            at += 1 if "=" in args[at] else 2
        named = at < len(args) and args[at] in self.commands  # not where an option's value is named like a command
        if not named and (not args or args[0].startswith("-")) and not {"-h", "--help"} & set(args):
            args = ["list", *args]
        return super().parse_args(ctx, args)


def command(name: str | None = None, **more: Any) -> Callable[[Callable[..., Any]], Command]:
    """Make a function a command; its first argument is the session."""

    def make(function: Callable[..., Any]) -> Command:
        return click.command(name, cls=Command, **more)(click.pass_obj(function))

    return make


def noun(name: str, **more: Any) -> Callable[[Callable[..., Any]], Noun]:
    """Make a function the group of commands on a noun."""

    def make(function: Callable[..., Any]) -> Noun:
        return click.group(name, cls=Noun, **more)(function)

    return make
