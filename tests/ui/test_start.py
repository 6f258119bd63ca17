"""Before the first paint nothing heavy is imported, and Qt counts references rightly."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HEAVY = (
    "pandas", "numpy", "pyqtgraph", "feedparser", "httpx2", "onnxruntime", "apscheduler", "vaderSentiment", "alembic",
    "sqlalchemy",
)  # fmt: skip
PROBE = f"""
import os, sys
from pathlib import Path
from monitor.settings import Profile
from monitor.ui import app
def painted(_life):
    print(",".join(name for name in {HEAVY!r} if name in sys.modules), flush=True)
    os._exit(0)
app._Life.begin = painted  # the first thing that happens after the first paint
profile = Profile.default(Path(sys.argv[1]))
profile.prepare()
app.run(profile)
"""


def test_nothing_heavy_is_imported_before_the_first_paint(tmp_path: Path) -> None:
    said = subprocess.run(
        [sys.executable, "-c", PROBE, str(tmp_path / "profile")],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )

    assert said.stdout == "\n"


def test_calls_into_qt_lose_no_reference_to_none(qtbot: object) -> None:
    """PySide6 6.12.0 lost one a call, which ends Python 3.11 after some seconds."""
    from PySide6.QtWidgets import QWidget

    widget = QWidget()
    before = sys.getrefcount(None)
    for _ in range(1000):
        widget.update()

    assert abs(sys.getrefcount(None) - before) < 500
