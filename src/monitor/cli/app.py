"""The one program and its commands; each command's module is imported when it is called.

What every command shares is settled here: where the profile is, and what becomes of an error.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from monitor import __version__
from monitor.cli.session import Command, Group, Session
from monitor.errors import MonitorError, QueryError

# name: (where it is, what it does); the order is that of the help page
_COMMANDS: dict[str, tuple[str, str]] = {
    "desk": ("desk:desk", "Open the window; without any command, this one."),
    "poll": ("poll:poll", "Poll the feeds that are due, once."),
    "collect": ("poll:collect", "Poll on schedule, without a screen, until stopped."),
    "watch": ("watch:watch", "The live monitor in a terminal."),
    "backfill": ("backfill:backfill", "Fetch the history of a topic from news searches."),
    "list": ("articles:list_", "Articles, newest first."),
    "show": ("articles:show", "One article with statements, mentions and scores."),
    "statements": ("statements:statements", "The ledger: who said what, where."),
    "stories": ("stories:stories", "Which articles are one piece of news."),
    "series": ("series:series", "Mean sentiment over time."),
    "jumps": ("jumps:jumps", "Where a series jumps: spikes of volume, changes of level."),
    "export": ("export:export", "Write CSV, JSONL or Parquet, with a manifest."),
    "analyze": ("analyze:analyze", "Analyze text without storing anything."),
    "add": ("add:add", "Take in an article or a statement by hand."),
    "score": ("score:score", "Score what waits for the slow engine."),
    "feeds": ("feeds:feeds", "What is polled, and how it fares."),
    "topics": ("catalog:topics", "Subjects: boolean queries over headline and text."),
    "voices": ("catalog:voices", "Who speaks: people, organisations, outlets."),
    "outlets": ("catalog:outlets", "Who publishes."),
    "events": ("catalog:events", "What happened, marked on the plot."),
    "alerts": ("alerts:alerts", "What you want to be told of, and what fired."),
    "reanalyze": ("reanalyze:reanalyze", "Findings again from stored articles; what flips is told first."),
    "backup": ("archive:backup", "Copy the store into a file."),
    "restore": ("archive:restore", "Put a backup in the store's place."),
    "prune": ("archive:prune", "Delete old articles by your rule."),
    "doctor": ("doctor:doctor", "Is this installation sound, are the feeds alive?"),
    "selftest": ("selftest:selftest", "How often each engine agrees with people, on the gold set."),
}


_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)  # what a file behind standard output may say


class _Lazy(Group):
    """A group that imports a command's module only when that command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module, _, name = _COMMANDS[cmd_name][0].partition(":")
        command: click.Command = getattr(import_module(f"monitor.cli.{module}"), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in _COMMANDS.items()])


def _version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        import platform
        from xml.parsers.expat import EXPAT_VERSION

        python = f"Python {platform.python_version()}"
        click.echo(f"news-monitor {__version__} ({python}, expat {EXPAT_VERSION.removeprefix('expat_')})")
        ctx.exit()


@click.group(
    cls=_Lazy,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    params=[
        click.Option(
            ["--version"], is_flag=True, expose_value=False, is_eager=True, callback=_version, help="Print the version."
        )
    ],
)
@click.option("--demo", is_flag=True, help="Open the window on the built-in demonstration feeds, offline.")
@click.pass_context
def root(ctx: click.Context, *, demo: bool) -> int | None:
    """Who says what in the news, with which sentiment, and how sure that is.

    Without a command the window opens. Data goes to standard output, everything else to standard error.
    Exit codes: 0 done, 1 the world refused, 2 bad usage, 3 done and an alert fired, 130 interrupted.
    """
    if ctx.invoked_subcommand is None:
        desk = root.get_command(ctx, "desk")
        assert isinstance(desk, Command)
        code: int | None = ctx.invoke(desk, demo=demo)
        return code
    if demo and ctx.invoked_subcommand != "desk":
        raise click.UsageError("--demo is for the window")
    return None


def run(arguments: Sequence[str]) -> int:
    """Run a command; turn what it raises into a sentence and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal that cannot show a character gets a mark in its place
            stream.reconfigure(errors="replace")
    if "_NEWS_MONITOR_COMPLETE" in os.environ:  # a shell asks what might come next
        root.main(prog_name="news-monitor")
    try:
        # not `root.main`, which would end with 1 where the reader of a pipe has had enough
        with root.make_context("news-monitor", list(arguments), obj=Session()) as ctx:
            code = root.invoke(ctx)
        sys.stdout.flush()
    except click.exceptions.Exit as ended:
        code = ended.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except QueryError as error:
        place = "" if "character" in str(error) else f" (character {error.position + 1})"
        return _say(f"{error}{place}", 2)
    except MonitorError as error:
        return _say(str(error), 1)
    except (KeyboardInterrupt, click.Abort):
        return 130
    except BrokenPipeError:  # the reader has had enough
        _give_up_output()
        return 0
    except OSError as error:
        if error.errno not in _NO_ROOM:
            raise
        _give_up_output()
        return _say(f"no more could be written: {(error.strerror or str(error)).lower()}", 1)
    return code if isinstance(code, int) else 0


def _give_up_output() -> None:
    """Let standard output lead nowhere: Python would try to write the rest, and complain, at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(sentence: str, code: int) -> int:
    click.echo(f"Error: {' '.join(sentence.split())}", err=True)
    return code
