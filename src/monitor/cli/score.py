"""`score`: what waits for the slow engine is scored now."""

from __future__ import annotations

import contextlib

import click

from monitor.cli.filters import installed_here
from monitor.cli.output import counted, say
from monitor.cli.session import Session, command


@command("score")
def score(session: Session) -> int:
    """Score stored articles that wait for the engine "model", newest first.

    `poll` leaves them waiting, so that it stays quick; an open window and `collect` score them between polls. It may be
    broken off at any moment, and goes on where it was.
    """
    from monitor.errors import MonitorError
    from monitor.scoring import ENGINE, Scored
    from monitor.service import Service

    installed_here(ENGINE)
    told: list[Scored] = []

    def tell(event: object) -> None:
        if isinstance(event, Scored):
            told.append(event)
            if event.left:
                say(f"{counted(event.left, 'article')} to go")

    service = Service(session.profile, session.settings, session.catalog, emit=tell, adapters=())
    service.start(schedule=False)
    try:
        scoring = service.score_waiting()
        while not scoring.done():  # in short waits, so that Ctrl-C is always heard
            with contextlib.suppress(TimeoutError):
                scoring.result(0.2)
        scoring.result()
        if service.not_scoring:
            raise MonitorError(service.not_scoring)
    finally:
        service.stop()
    click.echo(f"{counted(told[-1].done if told else 0, 'article')} scored")
    return 0
