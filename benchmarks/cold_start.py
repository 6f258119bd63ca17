"""From exec to the first paint, against a bare PySide6 window in the same run."""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Iterator

from benchmarks.measure import Figure, cpu_of, profile

BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, app.quit)
app = QApplication([])
window = Window(); window.resize(1280, 800); window.show()
app.exec()
"""

OURS = """
import os, sys
from pathlib import Path
from monitor.settings import Profile
from monitor.ui import app
app._Life.begin = lambda _life: os._exit(0)  # the first thing after the paint
profile = Profile.default(Path(sys.argv[1])); profile.prepare()
app.run(profile)
"""


def figures(*, runs: int = 7) -> Iterator[Figure]:
    with profile() as folder, tempfile.TemporaryDirectory(prefix="monitor-bench-") as cache:
        env = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": cache}  # byte code, as where it is installed
        commands = [sys.executable, "-c", BARE], [sys.executable, "-c", OURS, str(folder)]
        for command in commands:
            cpu_of(command, env)  # the first start writes it
        # in turn, so that what else the machine does falls on both
        taken = [[cpu_of(command, env) * 1000 for command in commands] for _ in range(runs)]
    bare, ours = map(statistics.median, zip(*taken, strict=True))
    kept = ours <= 250 and ours <= 1.8 * bare
    yield Figure("exec to first paint", ours, "ms CPU", "≤ 250, ≤ 1.8 × bare window", kept, bare, "bare PySide6 window")
