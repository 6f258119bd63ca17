"""The command line: `news-monitor`. Only what every command needs at once is imported here; see `app.py`."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code (`app.root` lists them)."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if getattr(sys, "frozen", False):  # in a bundle the analysis process is this program again
        import multiprocessing

        multiprocessing.freeze_support()
    from monitor.cli.app import run

    return run(given)
