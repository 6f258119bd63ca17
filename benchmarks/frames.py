"""What a frame costs while a list of stories or an article is scrolled: in the window's own thread, without a screen.

Its processor time is taken, for that is what the frame costs, whatever else the machine does.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from typing import Any

from benchmarks.measure import Figure, percentile

FRAMES = 200
BUDGET = 16.0  # ms
LOADED = 50_000


def figures(url: str, articles: int) -> Iterator[Figure]:
    """Scroll the newest stories of a store in a tall window, and its longest article of those in sight."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from monitor.model import Filter
    from monitor.store.queries import Reader
    from monitor.ui import questions, theme
    from monitor.ui.articles import ArticlesModel
    from monitor.ui.articlespane import ArticlesPane

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.start(app)
    model = ArticlesModel()
    pane = ArticlesPane(model)
    pane.resize(1400, 1000)
    pane.show()
    wanted: list[tuple[int, ...]] = []
    model.wanted.connect(wanted.append)
    with Reader.open(url) as reader:
        answer = questions.read_list(reader, questions.ListQuestion(Filter(), "-at", LOADED, grouped=True))
        model.show(answer.keys, "-at", stories=answer.stories)

        def bring() -> list[tuple[tuple[int, ...], Any]]:
            """Read the rows that were asked for, as a worker does while the window goes on."""
            found = [(keys, reader.rows(keys)) for keys in wanted]
            wanted.clear()
            return found

        bar = pane.table.verticalScrollBar()
        for name, step in (("a wheel's step", 84), ("a page", 940), ("far", 97_531)):
            late = _late(
                app, lambda step=step: bar.setValue((bar.value() + step) % max(1, bar.maximum())), bring, model
            )
            yield Figure(f"frame of the list, {name}, {articles:,} articles (p95)", late, "ms", "≤ 16", late <= BUDGET)
        pages = [page for key in answer.keys[:40] if (page := questions.read_page(reader, key)) is not None]
    pane.close()
    pages.sort(key=lambda page: len(page.clipping.article.text))
    yield from _reader(app, pages[0], pages[-1])


def _reader(app: Any, first: Any, page: Any) -> Iterator[Figure]:
    from monitor.ui.reader import Reader as Pane

    pane = Pane()
    pane.resize(408, 900)
    pane.show()
    pane.show_page(first)
    app.processEvents()
    before = time.thread_time()
    pane.show_page(page)
    app.processEvents()
    took = (time.thread_time() - before) * 1000
    many = len(page.clipping.article.text)
    yield Figure(f"an article of {many:,} characters shown", took, "ms", "≤ 50", took <= 50)
    bar = pane.body.verticalScrollBar()
    late = _late(app, lambda: bar.setValue((bar.value() + 60) % max(1, bar.maximum())))
    yield Figure("frame of the reader (p95)", late, "ms", "≤ 16", late <= BUDGET)
    pane.close()


def _late(app: Any, scroll: Callable[[], object], bring: Callable[[], Any] = list, model: Any = None) -> float:
    """The time of a frame in ms, p95: rows that were read are taken in, the list is moved and painted."""
    took = []
    for _ in range(FRAMES):
        rows = bring()
        before = time.thread_time()
        for asked, found in rows:
            model.put(asked, found)
        scroll()
        app.processEvents()
        took.append((time.thread_time() - before) * 1000)
    return percentile(took, 0.95)
