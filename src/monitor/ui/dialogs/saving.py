"""Where something is saved to: no file is replaced that nobody said may be replaced.

The desktop's own file dialog asks about the very name that is chosen in it. What it cannot know is asked here: an
ending that is added to that name afterwards, and the manifest that is written beside the file.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from monitor.i18n import tr
from monitor.ui import text
from monitor.ui.dialogs.ask import Ask


def manifest_of(path: Path) -> Path:
    """Give the place of the manifest that is written beside an export."""
    return path.with_name(f"{path.name}.manifest.json")


def question(path: Path, *, explained: bool = True) -> str:
    """Ask whether what is there may be replaced; "" where nothing is. `explained`: a manifest is written beside it."""
    name = text.line(path.name, 80)
    manifest = explained and manifest_of(path).exists()
    if path.exists():
        if manifest:
            return tr("{file} exists, with its manifest. Replace both?", file=name)
        return tr("{file} exists. Replace it?", file=name)
    return tr("{file} exists. Replace it?", file=text.line(manifest_of(path).name, 80)) if manifest else ""


def free(path: Path) -> Path:
    """Give a name that nothing has: its own, or one with a number: `articles-2.csv`."""
    found, number = path, 1
    while found.exists() or manifest_of(found).exists():
        number += 1
        found = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return found


def ask_where(
    parent: QWidget,
    title: str,
    proposed: Path,
    filters: Sequence[tuple[str, str]],
    then: Callable[[Path], None],
    *,
    explained: bool = False,
) -> None:
    """Ask for a file by the desktop's own dialog, and call `then` with it when it may be written.

    `filters` are what kinds of files there are, each with its ending: `("PNG picture (*.png)", ".png")`. A name
    without one of these endings gets that of the kind that was chosen.
    """
    chosen, used = QFileDialog.getSaveFileName(
        parent, title, str(free(proposed)), ";;".join(said for said, _ in filters)
    )
    if not chosen:
        return
    path = Path(chosen)
    confirmed = path.exists()  # the dialog asked
    if path.suffix.lower() not in [ending for _, ending in filters]:
        ending = next((ending for said, ending in filters if said == used), filters[0][1])
        path, confirmed = path.with_name(path.name + ending), False
    asked = "" if confirmed else question(path, explained=explained)
    if not asked:
        then(path)
        return
    ask = Ask(asked, tr("What it holds now would be lost."), do=tr("Replace"), parent=parent)
    ask.accepted.connect(lambda: then(path))
    ask.finished.connect(ask.deleteLater)
    ask.open()
