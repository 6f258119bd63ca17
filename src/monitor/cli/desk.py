"""`desk`: the window."""

from __future__ import annotations

import click

from monitor.cli.session import Session, command
from monitor.errors import MonitorError


@command("desk")
@click.option("--demo", is_flag=True, help="On the built-in demonstration feeds, offline, in a profile of its own.")
def desk(session: Session, *, demo: bool = False) -> int:
    """Open the window."""
    try:
        from monitor.ui import app
    except ImportError as error:
        if error.name is not None and error.name.startswith("monitor"):
            raise
        raise MonitorError(
            f"the window cannot open, because Qt cannot be loaded ({error}); `news-monitor watch` needs no window"
        ) from error
    if not app.has_screen():
        raise MonitorError("there is no screen to open the window on; `news-monitor watch` shows the news here")
    session.profile.prepare()
    return app.run(session.profile, demo=demo)
