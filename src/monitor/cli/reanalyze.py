"""`reanalyze`: findings again from stored articles, with what would change told before it does."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from typing import TYPE_CHECKING, TypeVar

import click

from monitor.cli.filters import installed_here
from monitor.cli.output import clean, counted, document, say, signed
from monitor.cli.session import Session, command
from monitor.export import ENGINES, Record

if TYPE_CHECKING:
    from monitor.reanalyze import EngineReport, Report, Shift

T = TypeVar("T")

NAMED = 10  # outlets and topics told of to a person; JSON has all


@command("reanalyze")
@click.option("--engine", type=click.Choice(ENGINES), help="Whose scores are reported; default: the lexicon engines.")
@click.option("--dry-run", is_flag=True, help="Only tell what would change.")
@click.option("--yes", is_flag=True, help="Adopt without asking. Without a terminal nothing is asked anyway.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def reanalyze(session: Session, *, engine: str | None, dry_run: bool, yes: bool, as_json: bool) -> None:
    """Compute findings again from stored articles, by the catalog, lexicon and engines of now.

    First it tells how many labels would flip, which articles would move most and how far outlets and topics shift;
    then it puts the new findings in place. Broken off at any moment, it goes on where it was. What you put right in
    statements stays.
    """
    from monitor.service import Service

    engines = None if engine is None else (installed_here(engine),)
    moved = 0
    with _told_progress() as emit:
        service = Service(session.profile, session.settings, session.catalog, emit=emit, adapters=())
        service.start(schedule=False)
        try:
            report = _wait(service.compare(engines=engines))
            adopts = not dry_run and not report.nothing
            if not as_json:
                _print(report)
            if adopts and not yes and not as_json and sys.stdin.isatty() and sys.stderr.isatty():
                adopts = click.confirm("Adopt this?", err=True)
            if adopts:
                moved = _wait(service.adopt(engines=engines))
            elif not dry_run:
                service.discard_comparison()
        finally:
            service.stop()
    if as_json:
        document({**_record(report), "adopted": adopts, "stories_changed": moved})
    elif report.nothing:
        say("Nothing would change.")
    else:
        say(f"{counted(report.articles, 'article')} {'analyzed anew' if adopts else 'left as they are'}")
        if moved:
            say(f"{counted(moved, 'article')} moved to another story, or have other copies beside them")


def _wait(future: Future[T]) -> T:
    while not future.done():  # in short waits, so that Ctrl-C is always heard
        with contextlib.suppress(TimeoutError):
            future.result(0.2)
    return future.result()


@contextlib.contextmanager
def _told_progress() -> Iterator[Callable[[object], None]]:
    """A line on a terminal's standard error that counts the articles that are done."""
    from monitor.reanalyze import Progress
    from monitor.service import Retagged

    shown = sys.stderr.isatty()

    def emit(event: object) -> None:
        if shown and isinstance(event, Progress | Retagged):
            what = "compared" if isinstance(event, Progress) else "put in place"
            click.echo(f"\r{event.done} of {event.total} articles {what}\x1b[K", err=True, nl=False)
            if event.done >= event.total:
                click.echo("\r\x1b[K", err=True, nl=False)

    yield emit


# ---- JSON ---------------------------------------------------------------------------------------


def _record(report: Report) -> Record:
    return {
        "articles": report.articles,
        "statements_before": report.statements_before,
        "statements_after": report.statements_after,
        "tags_changed": report.tags_changed,
        "flipped": {each.engine: each.flipped for each in report.engines},
        "engines": [_engine_record(each) for each in report.engines],
        "engine_versions": report.fingerprint,
    }


def _engine_record(each: EngineReport) -> Record:
    return {
        "engine": each.engine,
        "versions_before": list(each.versions),
        "version": each.version,
        "scored": each.scored,
        "changed": each.changed,
        "flipped": each.flipped,
        "flips": [
            {"before": flip.before, "after": flip.after, "articles": flip.articles, "statements": flip.statements}
            for flip in each.flips
        ],
        "mean_before": each.before,
        "mean_after": each.after,
        "moved": [
            {"id": m.id, "outlet": m.outlet, "title": m.title, "before": m.before, "after": m.after} for m in each.moved
        ],
        "outlets": [_shift_record(shift) for shift in each.outlets],
        "topics": [_shift_record(shift) for shift in each.topics],
    }


def _shift_record(shift: Shift) -> Record:
    return {"name": shift.name, "articles": shift.articles, "before": shift.before, "after": shift.after}


# ---- for people ---------------------------------------------------------------------------------


def _print(report: Report) -> None:
    click.echo(
        f"{counted(report.articles, 'article')} compared; {report.statements_before} statements found before, "
        f"{report.statements_after} now; {counted(report.tags_changed, 'article')} with other topics"
    )
    for each in report.engines:
        _print_engine(each)


def _print_engine(each: EngineReport) -> None:
    click.echo()
    click.secho(each.engine, bold=True, nl=False)
    click.echo(f"  {', '.join(each.versions)} → {each.version}")
    click.echo(
        f"  {counted(each.flipped, 'label')} of {counted(each.scored, 'article')} flip"
        f"{'s' if each.flipped == 1 else ''}; {counted(each.changed, 'score')} change"
        f"{'s' if each.changed == 1 else ''}; mean {signed(each.before)} → {signed(each.after)}"
    )
    for flip in each.flips:
        said = f", {counted(flip.statements, 'statement')}" if flip.statements else ""
        click.echo(f"    {flip.before} → {flip.after}: {counted(flip.articles, 'article')}{said}")
    if each.moved:
        click.echo("  Moved most")
    for moved in each.moved:
        named = f"{clean(moved.outlet)}: {clean(moved.title)} ({moved.id})"
        click.echo(f"    {signed(moved.before)} → {signed(moved.after)}  {named}")
    for head, shifts in (("Outlets", each.outlets), ("Topics", each.topics)):
        shifted = [shift for shift in shifts if signed(shift.before) != signed(shift.after)]
        if shifted:
            click.echo(f"  {head}, mean of articles")
        for shift in shifted[:NAMED]:
            click.echo(
                f"    {signed(shift.before)} → {signed(shift.after)}  {clean(shift.name)}, "
                f"{counted(shift.articles, 'article')}"
            )
