"""What the Desk does: what is chosen becomes questions (`questions.py`), and their answers are shown.

Questions are answered in the background; only the answer to the newest one is shown. Between a question and its
answer the old numbers stay, muted. Made after the first paint, for it brings the trend, the reader and the nouns.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSettings, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QCheckBox

from monitor.errors import MonitorError, QueryError
from monitor.i18n import plural, tr, tr_noop
from monitor.model import (
    ArticleRow,
    Clipping,
    Event,
    Filter,
    OutletKind,
    Period,
    Point,
    Series,
    StoryChange,
    StoryMember,
)
from monitor.ui import brief, charts, delegates, lastpage, lenses, numbers, periods, questions, scorer, text
from monitor.ui.desk import Desk
from monitor.ui.firstrun import FirstRun, Offer
from monitor.ui.lenses import Group, Key, Marks
from monitor.ui.reader import Loud, Page, Reader
from monitor.ui.session import Session
from monitor.ui.trend import Trend

if TYPE_CHECKING:
    from monitor.influence import Sums
    from monitor.store.store import Store
    from monitor.ui.changed import ChangeAnswer, Changed, ChangeQuestion, Spans

LATER_MS = 400  # arrivals and marks are followed by a new count after a pause
NO_TREND = tr_noop("The trend appears here with the first five stories.")


@dataclass(frozen=True, slots=True)
class Scope:
    """Some articles by themselves: those of one point of the plot, or of one feed."""

    title: str
    key: Key | None = None
    since: datetime | None = None
    until: datetime | None = None
    feed: str | None = None
    weighing: questions.Weighing | None = None  # of a point: whose mean its articles are weighed in
    against: str = ""  # how it reads in the list of what can be compared


class DeskWork(QObject):
    """Runs the Desk on one session."""

    search_wrong = Signal(str)
    """Why the search cannot be read; "" where it can."""
    open_asked = Signal(object)
    """A links.Target."""
    said = Signal(str)
    """Something that leaves no trace in the window: a sentence."""
    undo_offered = Signal(str, object)
    """What was done, as a sentence, and a call that takes it back."""
    event_asked = Signal(object, str, str)
    """An event is to be marked: its day, and how it may be called and noted."""
    unmark_asked = Signal(str)
    """The id of an event whose mark is to be taken off."""
    span_wanted = Signal(object)
    """The Span that all news lie in, where none lies in the one shown and the user never chose one."""

    def __init__(self, desk: Desk, session: Session, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        super().__init__(desk)
        self._session = session
        self._now = now
        self._search = ""
        self._show = "all"
        self._all = False  # more than the newest articles are wanted
        self._period: Period | None = None  # None: as suits the span
        self._coarsest: Period | None = None  # that suited what was chosen before: another choice brings no finer one
        self._chosen_before: tuple[Key, ...] = desk.lenses.chosen
        self._reason = ""  # which number of another view the list stands for
        self._smoothing = 0
        self._grouped = True  # one row a story
        self._label = ""  # only what has this label of the user's
        self._wanted_lines = ""  # as Trend.lines_chosen
        self._panel = False  # only outlets that are there for the whole span
        self._scope: Scope | None = None
        self._scope_order = "-influence"  # of a point's articles
        self._mark = 0  # arrivals lie above it
        self._list_asked: questions.ListQuestion | None = None
        self._answer = questions.ListAnswer(array("q"), 0, 0)  # the newest that was shown
        self._trend_asked: questions.TrendQuestion | None = None
        self._brief_asked: questions.BriefQuestion | None = None
        self._lens_answer = questions.LensAnswer()
        self._marks = Marks()
        self._names: dict[str, str] = {}
        self._titles: dict[str, Key] = {}  # what stands in the plot → what it is
        self._count = 0
        self._settle = False  # the order of the lenses is to be settled anew with the next answer
        self._shown_question: questions.ListQuestion | None = None
        self._to_reopen = ""  # id of the article that was read when the window was closed
        self._changed: Changed | None = None  # made when it is first asked for
        self._compared: Spans | None = None
        self._change_asked: ChangeQuestion | None = None
        self._told_change: Key | None = None  # the line that it is about
        self._fitted: periods.Span | None = None  # the span that was fitted to old news

        self.desk = desk
        self.lenses, self.brief, self.articles, self.pane = desk.lenses, desk.brief, desk.articles, desk.pane
        self.trend = Trend(desk)
        self.reader = Reader(desk)
        desk.put_trend(self.trend)
        desk.put_reader(self.reader)
        self.first_run = desk.first_run if isinstance(desk.first_run, FirstRun) else FirstRun(desk)
        if desk.first_run is None:
            desk.put_first_run(self.first_run)
        if not desk.is_first_run:
            self.trend.say("")
        self._later = QTimer(self, singleShot=True, interval=LATER_MS)
        self._later.timeout.connect(self._recount)
        self._connect()

    def _connect(self) -> None:
        self.lenses.changed.connect(self._take_chosen)
        self.articles.wanted.connect(self._ask_rows)
        self.pane.table.chosen.connect(self._ask_page)
        self.pane.table.chosen.connect(self._leave_change)
        self.pane.table.opened.connect(self._open_article)
        self.pane.table.order_changed.connect(self._take_order)
        self.pane.table.read_asked.connect(self.mark_read)
        self.pane.table.star_asked.connect(self.star)
        self.pane.taken_in.connect(self._take_in)
        self.pane.grouped_changed.connect(self._take_grouped)
        self.pane.label_chosen.connect(self._take_label)
        self.pane.table.unfold_asked.connect(self._ask_members)
        self.pane.table.split_asked.connect(self._split)
        self.pane.table.merge_asked.connect(self._merge)
        self.pane.show_changed.connect(self._take_show)
        self.pane.scope_released.connect(self._release_scope)
        self.pane.all_asked.connect(self._ask_for_all)
        self.reader.words_wanted.connect(self._ask_words)
        self.reader.open_asked.connect(self.open_asked)
        self.reader.story_asked.connect(self._ask_carriers)
        self.reader.article_asked.connect(self._read_story)
        self.reader.note_asked.connect(self.write_note)
        self.reader.labels_asked.connect(self.choose_labels)
        self.reader.read_asked.connect(lambda key, read: self.mark_read((key,), read))
        self.reader.star_asked.connect(lambda key, on: self.star((key,), on))
        self.reader.shown_long_enough.connect(lambda key: self.mark_read((key,), True))
        self.trend.period_chosen.connect(self._take_period)
        self.trend.smoothing_chosen.connect(self._take_smoothing)
        self.trend.point_chosen.connect(self._take_point)
        self.trend.point_released.connect(self._release_scope)
        self.trend.focused.connect(self._take_focus)
        self.trend.said.connect(self.said)
        self.trend.count_chosen.connect(lambda count: self._session.change_settings(count=count))
        self.trend.lines_chosen.connect(self._take_lines)
        self.trend.panel_chosen.connect(self._take_panel)
        self.trend.change_asked.connect(self.show_change)
        self.trend.mark_asked.connect(lambda day: self.event_asked.emit(day, "", ""))
        self.trend.unmark_asked.connect(self.unmark_asked)
        self.brief.why_asked.connect(self.show_change)
        self._session.jobs.slow.connect(self._tell_slow)

    # -- asked by the window

    def last_page(self) -> lastpage.LastPage:
        """Gather what is to be shown at the next start."""
        keys = [self.articles.key(row) for row in range(min(self.articles.rowCount(), lastpage.ROWS))]
        rows = []
        for key in keys:
            row = self.articles.article(key)
            if row is None:
                break
            rows.append(row)
        said = self.brief.said
        return lastpage.LastPage(
            rows=tuple(rows) if self._scope is None and self.desk.order.lstrip("-") == "at" else (),
            count=self._count,
            groups=tuple(
                lastpage.Group(group.by, group.total, group.lenses[:40], group.names) for group in self._groups()
            ),
            brief=said.runs,
            notes=said.notes,
            summary=self.pane.summary.text() if self._scope is None else "",
            order=self.desk.order,
            engine=self._session.engine,
        )

    def begin(self) -> None:
        """The store is open: ask it everything."""
        self._take_catalog()
        keys = tuple(self.articles.key(row) for row in range(self.articles.rowCount()))
        if keys:
            self._ask_rows(keys)  # what the last page showed is renewed in its place
        self._ask_lenses(settle=True)
        self._ask_everything()
        self._ask_labels()

    def set_first_run(self, on: bool) -> None:
        """Show the ways to begin in the place of the list."""
        self.desk.set_first_run(on)
        if on:
            self.trend.say(tr(NO_TREND))

    @property
    def is_first_run(self) -> bool:
        return self.desk.is_first_run

    def search(self, words: str) -> None:
        """Look for words in the topic syntax; "" for everything."""
        if words != self._search:
            self._search = words
            self._all = False
            self._ask_everything()

    def show_reason(self, said: str) -> None:
        """Head the list with the number that led here from another view, until something else is chosen."""
        self._reason = said
        self._head_list(self._answer)

    def set_span(self, span: periods.Span) -> None:
        """Look at another span of time."""
        self.desk.span = span
        self._period = self._coarsest = None
        self._scope = None
        self._all = False
        self._ask_lenses(settle=True)
        self._ask_everything()

    def refresh(self) -> None:
        """The store has news: count them, and count again, but move nothing."""
        if self._fitted == self.desk.span or self._is_empty_as_begun:
            self._fit_span()  # what comes in may lie beyond the span
        self._ask_arrivals()
        self._later.start()

    def reload(self) -> None:
        """Catalog, engine or way of counting has changed: every answer is old."""
        self._take_catalog()
        self.reader.set_engine(self._session.engine)
        self.articles.forget()
        self._ask_lenses(settle=False)
        self._ask_everything()
        page = self.reader.page
        if page is not None:
            self._ask_page(page.row.key)

    def mark_read(self, keys: Sequence[int], read: bool) -> None:
        wanted = tuple(keys)
        self.articles.change(wanted, read=read)
        self._change_page(wanted, read=read)
        self._session.write(lambda store: store.mark_read(wanted, read))
        self._later.start()

    def star(self, keys: Sequence[int], on: bool) -> None:
        wanted = tuple(keys)
        self.articles.change(wanted, starred=on)
        self._change_page(wanted, starred=on)
        self._session.write(lambda store: store.star(wanted, on))

    def toggle_read(self) -> None:
        """Mark what is selected as read, or as unread where all of it is read."""
        keys, rows = self._selected()
        if rows:
            self.mark_read(keys, any(not row.read for row in rows))

    def toggle_star(self) -> None:
        keys, rows = self._selected()
        if rows:
            self.star(keys, any(not row.starred for row in rows))

    def all_lenses(self) -> dict[Key, str]:
        """How every topic, voice and outlet reads that there is something of, or that is in the catalog."""
        return {
            (lens.by, lens.name): self._title((lens.by, lens.name)) for each in self._groups() for lens in each.lenses
        }

    def write_note(self) -> None:
        """Write a note to the article in the reader."""
        page = self.reader.page
        if page is None:
            return
        from monitor.ui.dialogs.own_words import NoteDialog

        key = page.row.key
        dialog = NoteDialog(page.row.title, page.note, self.desk)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._keep_note(key, dialog.words(), page.note))
        dialog.open()

    def _keep_note(self, key: int, words: str, before: str) -> None:
        if words == before:
            return
        self._session.write(lambda store: store.note(key, words or None), lambda _: self._ask_page(key, again=True))
        if before:
            self.undo_offered.emit(tr("The note is changed."), lambda: self._keep_note(key, before, words))

    def choose_labels(self) -> None:
        """Choose the labels of the articles that are selected."""
        keys, rows = self._selected()
        if rows:
            self._session.jobs.run(keys, lambda reader: questions.read_labels(reader, keys), self._offer_labels)

    def _offer_labels(self, keys: tuple[int, ...], answer: tuple[tuple[tuple[str, int], ...], tuple[str, ...]]) -> None:
        from monitor.ui.dialogs.own_words import LabelsDialog

        dialog = LabelsDialog(len(keys), *answer, self.desk)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._put_labels(keys, dialog.changes()))
        dialog.open()

    def _put_labels(self, keys: tuple[int, ...], changes: tuple[tuple[str, bool], ...]) -> None:
        def write(store: Store) -> None:
            for name, on in changes:
                store.label(keys, name, on)

        if not changes:
            return
        self._session.write(write, lambda _: self._take_labels(keys))
        names = ((text.line(name, 40), on) for name, on in changes)
        said = "; ".join(
            tr("“{label}” put on", label=n) if on else tr("“{label}” taken off", label=n) for n, on in names
        )
        undo = tuple((name, not on) for name, on in changes)
        whole = plural("{changes}: %n article.", "{changes}: %n articles.", len(keys), changes=said)
        self.undo_offered.emit(whole, lambda: self._put_labels(keys, undo))

    def _take_labels(self, keys: tuple[int, ...]) -> None:
        page = self.reader.page
        if page is not None and page.row.key in keys:
            self._ask_page(page.row.key, again=True)
        self._ask_labels()
        if self._label:
            self._ask_list()

    def _ask_labels(self) -> None:
        if self._session.is_open:
            self._session.jobs.run("labels", lambda reader: reader.all_labels(), self._show_labels)

    def _show_labels(self, _asked: str, labels: tuple[tuple[str, int], ...]) -> None:
        self.pane.offer_labels([name for name, _ in labels])

    def _take_label(self, name: str) -> None:
        """List what has a label of the user's; "" for everything."""
        self._label = name
        self._ask_list()

    def next_pane(self) -> None:
        """Move the focus from the lenses to the plot, the list, the reader, and round again."""
        reader = self._changed if self._changed is not None and self._changed.isVisible() else self.reader.body
        panes = [pane for pane in (self.lenses, self.trend.front(), self.pane.table, reader) if pane.isVisible()]
        focus = QApplication.focusWidget()
        here = (
            next((at for at, pane in enumerate(panes) if focus is pane or pane.isAncestorOf(focus)), -1)
            if focus
            else -1
        )
        panes[(here + 1) % len(panes)].setFocus(Qt.FocusReason.TabFocusReason)

    def next_article(self) -> None:
        self.pane.table.move_by(1)

    def previous_article(self) -> None:
        self.pane.table.move_by(-1)

    def open_source(self) -> None:
        self.reader.open_source()

    def toggle_words(self) -> None:
        self.reader.toggle_words()

    def copy_citation(self) -> None:
        self.reader.copy_citation()

    def show_change(self) -> None:
        """Show who moved the mean of the line in front, from one span to the next."""
        if not self._session.is_open or self.is_first_run:
            return
        if self._front() is None:
            self.said.emit(
                tr("Choose a topic, a voice or an outlet at the left first: it is told what moved its mean.")
            )
            return
        offered = self._spans()
        chosen = next((each for each in offered if each == self._compared), offered[0])
        pane = self._change_pane()
        pane.offer(offered, chosen)
        self.desk.show_beside(True)
        pane.setFocus()
        self._ask_change(chosen)

    def hide_change(self) -> None:
        """Show the reader again."""
        if self._changed is not None and not self._changed.isHidden():
            self.desk.show_beside(False)
            self.pane.table.setFocus()

    def mark_event(self) -> None:
        """Mark an event: where the plot's cursor stands, else what the article in the reader tells of."""
        day, page = self.trend.day_at_cursor(), self.reader.page
        if day is not None:
            self.event_asked.emit(day, "", "")
        elif page is not None:
            row = page.row
            note = tr("{outlet}: {headline}", outlet=text.line(row.outlet, 60), headline=text.line(row.title, 200))
            self.event_asked.emit(row.at.astimezone(UTC).date(), row.title, note)
        else:
            self.event_asked.emit(self._now().date(), "", "")

    def toggle_change(self) -> None:
        if self._changed is not None and not self._changed.isHidden():
            self.hide_change()
        else:
            self.show_change()

    def take_in(self) -> None:
        """Take the arrivals in, as if their button had been pressed."""
        if self.articles.pending:
            self.pane.arrivals.click()

    def show_article(self, article_id: str) -> None:
        """Show an article by its id, in the list where it stands there, else in the reader alone."""
        self._session.jobs.run(article_id, lambda reader: questions.read_key(reader, article_id), self._go_to_article)

    def show_feed(self, url: str, title: str) -> None:
        """List the articles of one feed, whatever is chosen."""
        self.trend.release_point()
        self._scope = Scope(text.line(title, 80), feed=url)
        self._ask_list()

    def asked(self) -> tuple[Filter, str, str, Period]:
        """Tell what the Desk shows, for an export: the filter, the same in words, and what the lines are."""
        by, _ = questions.lines_of(self.lenses.chosen)
        shown = self.trend.series()  # where it suits the lines, their period is coarser than the one asked for
        asked = self._trend_asked.period if self._trend_asked is not None else Period.DAY
        period = shown[0].period if shown else asked
        chosen = ", ".join(self._title(key) for key in self.lenses.chosen)
        said = [chosen or tr("everything"), self.desk.span.words()]
        if self._search:
            said.append(tr("search: {words}", words=text.line(self._search, 80)))
        return self._filter(), ", ".join(said), by, period

    def follow_day(self) -> None:
        """The day has changed: today's times become dates."""
        self.articles.renew()

    def save(self, memory: QSettings) -> None:
        """Write down what is to be found again at the next start."""
        page = self.reader.page
        memory.setValue("desk/grouped", self._grouped)
        memory.setValue("desk/article", page.clipping.article.id if page is not None else "")
        for name, box in self._boxes():
            memory.setValue(f"reader/{name}", box.isChecked())

    def restore(self, memory: QSettings) -> None:
        """Take up what was written down."""
        for name, box in self._boxes():
            if memory.contains(f"reader/{name}"):
                box.setChecked(str(memory.value(f"reader/{name}")) == "true")
        self._grouped = str(memory.value("desk/grouped", "true")) == "true"
        self.pane.grouped.setChecked(self._grouped)
        self._to_reopen = str(memory.value("desk/article", ""))

    def _boxes(self) -> tuple[tuple[str, QCheckBox], ...]:
        return ("speakers", self.reader.speakers), ("words", self.reader.words), ("topics", self.reader.topics)

    # -- asking

    def _bounds(self) -> tuple[datetime | None, datetime | None]:
        return self.desk.span.bounds(self._now())

    def _filter(self, *, with_span: bool = True) -> Filter:
        since, until = self._bounds() if with_span else (None, None)
        return questions.filter_of(
            self.lenses.chosen,
            since=since,
            until=until,
            search=self._search or None,
            unread=self._show == "unread",
            starred=self._show == "starred",
            labels=(self._label,) if self._label else (),
        )

    def _list_filter(self) -> Filter:
        whole = self._filter()
        if self._scope is None:
            return whole
        if self._scope.key is None:
            return Filter(feed=self._scope.feed, since=whole.since, until=whole.until, search=whole.search)
        parts = questions.parts_of(self._scope.key)
        kinds = {kind for kind, _ in parts}
        named = questions.filter_of([*(key for key in self.lenses.chosen if key[0] not in kinds), *parts])
        return replace(
            whole,
            topics=named.topics,
            voices=named.voices,
            outlets=named.outlets,
            since=self._scope.since,
            until=self._scope.until,
        )

    def _ask_everything(self) -> None:
        if not self._session.is_open:
            return
        self._ask_list()
        self._ask_trend()
        self._ask_brief()
        self._follow_change()

    def _follow_change(self) -> None:
        """Another line, span or engine is looked at while the changes are shown: they follow."""
        if self._changed is not None and not self._changed.isHidden():
            if self._front() is None:  # nothing is chosen, and nothing drawn: there is nothing to tell of
                self.desk.show_beside(False)
                return
            offered = self._spans()
            chosen = next((each for each in offered if self._compared and each.said == self._compared.said), offered[0])
            self._changed.offer(offered, chosen)
            self._ask_change(chosen)

    def _ask_list(self) -> None:
        order = self._order
        if order.lstrip("-") == "sentiment":
            order = f"{order}:{self._session.engine}"
        weighing = None if self._scope is None else self._scope.weighing
        by_story = self._grouped and (weighing is None or self._session.settings.count == "story")
        question = questions.ListQuestion(
            self._list_filter(), order, None if self._all else questions.NEWEST, weighing, by_story
        )
        self._list_asked = question
        self.pane.summary.set_role("muted")
        self._session.jobs.run(
            question,
            lambda reader: questions.read_list(reader, question),
            self._show_list,
            failed=self._list_refused,
            channel="list",
        )

    def _ask_rows(self, keys: tuple[int, ...]) -> None:
        if self._session.is_open:
            self._session.jobs.run(
                keys, lambda reader: reader.rows(keys), self.articles.put, channel=("rows", keys[0], len(keys))
            )

    def _ask_arrivals(self) -> None:
        if self._list_asked is None or self.is_first_run:
            return
        question, mark = self._list_asked, self._mark
        self._session.jobs.run(
            question,
            lambda reader: questions.read_arrivals(reader, question, mark),
            self._announce,
            channel="arrivals",
        )

    def _ask_lenses(self, *, settle: bool) -> None:
        if not self._session.is_open:
            return
        since, until = self._bounds()
        now = self._now()
        question = questions.LensQuestion(since or datetime(1990, 1, 1, tzinfo=UTC), until or now, self._session.engine)
        self._settle = self._settle or settle
        self._session.jobs.run(
            question, lambda reader: questions.read_lenses(reader, question), self._show_lenses, channel="lenses"
        )

    def _ask_trend(self) -> None:
        if not self._session.is_open or self.is_first_run:
            return
        by, names = questions.lines_of(self.lenses.chosen, self._wanted_lines)
        if not names:
            busiest = sorted(self._lens_answer.lenses.get("topic", ()), key=lambda lens: -lens.articles)
            names = tuple(lens.name for lens in busiest[: questions.BUSIEST] if lens.articles)
        marks = self._marks.assign([(by, name) for name in names])
        self.lenses.set_marks(marks)
        if not names:
            self.trend.say(tr(NO_TREND))
            return
        base = self._filter()
        wanted = {part for name in names for part in questions.parts_of((by, name))}
        kinds = {kind for kind, _ in wanted}
        filter = replace(
            questions.filter_of(
                [key for key in self.lenses.chosen if key[0] not in kinds]
                + [key for key in (*self.lenses.chosen, *((by, name) for name in names)) if key in wanted]
            ),
            since=base.since,
            until=base.until,
            search=base.search,
        )
        question = questions.TrendQuestion(
            by,
            names,
            filter,
            self._period or self._finest(),
            self._session.engine,
            self._smoothing,
            adapt=self._period is None,
            panel=self._panel,
            span=self._whole_span() if self._panel else None,
        )
        self._trend_asked = question
        self.trend.set_stale(True)
        self._session.jobs.run(
            question,
            lambda reader: questions.read_trend(reader, question),
            self._show_trend,
            failed=self._trend_refused,
            channel="trend",
        )

    def _finest(self) -> Period:
        """The finest period that may be drawn: as suits the span, and no finer than what another choice needed."""
        suits = self.desk.span.coarseness(self._now())
        order = list(Period)
        return suits if self._coarsest is None else max(suits, self._coarsest, key=order.index)

    def _whole_span(self) -> tuple[datetime, datetime]:
        since, until = self._bounds()
        points = [point for each in self.trend.series() for point in each.points]
        first = since or min((point.start for point in points), default=self._now() - timedelta(days=366))
        return first, until or self._now()

    def _ask_brief(self) -> None:
        if not self._session.is_open or self.is_first_run:
            return
        since, until = self._bounds()
        window = brief.window(since, until, self._now())
        by, names = questions.lines_of(self.lenses.chosen, self._wanted_lines)
        rest = replace(self._filter(with_span=False), unread=False, starred=False)
        front = self._titles.get(self.trend.focused_name())
        name = front[1] if front is not None and front[0] == by and front[1] in names else (names[0] if names else None)
        title = self._title((by, name)) if name is not None else ""
        if name is not None:
            (by, name), rest = self._told_apart((by, name), rest)
        question = questions.BriefQuestion(
            by,
            name,
            title,
            rest,
            window,
            self._session.engine,
            max(0, len(names) - 1),
            tuple(self._names.items()),
        )
        self._brief_asked = question
        self.brief.set_stale(True)
        self._session.jobs.run(
            question,
            lambda reader: questions.read_brief(reader, question),
            self._show_brief,
            failed=lambda *_: None,  # a search that cannot be read is told where the list is
            channel="brief",
        )

    def _ask_page(self, key: int, *, again: bool = False) -> None:
        """Read an article for the reader; `again`: it stands there, whatever the list says."""
        if self._session.is_open:
            self._session.jobs.run(
                key,
                lambda reader: questions.read_page(reader, key),
                self._show_again if again else self._show_page,
                channel="page",
            )

    def _show_again(self, key: int, page: Page | None) -> None:
        shown = self.reader.page
        if page is not None and shown is not None and shown.row.key == key:
            self.reader.show_page(page)

    def _ask_words(self, clipping: Clipping) -> None:
        if not self._session.is_open:
            return
        engine, own, ask = self.reader.engine, self._session.catalog.lexicon, self._session.service.explain
        self._session.jobs.work(
            clipping.article.id, lambda: scorer.explain(clipping, engine, own, ask), self._show_words, channel="words"
        )

    def _recount(self) -> None:
        if self._session.is_open:
            self._ask_lenses(settle=False)
            self._ask_trend()
            self._ask_brief()

    def _ask_change(self, spans: Spans) -> None:
        """Ask who moved the mean. The line in front is meant, as in the brief."""
        from monitor.ui.changed import ChangeQuestion

        front = self._front()
        if front is None:
            return
        rest = replace(self._filter(with_span=False), unread=False, starred=False)
        (by, name), rest = self._told_apart(front, rest)
        question = ChangeQuestion(
            by,
            name,
            self._title(front),
            rest,
            self._session.engine,
            spans,
            self._session.engine_version,
            self._session.settings.count,
        )
        self._compared, self._change_asked, self._told_change = spans, question, front
        self._change_pane().wait(question)
        self._session.jobs.run(
            question, lambda reader: questions.read_change(reader, question), self._show_change_answer, channel="change"
        )

    def _show_change_answer(self, asked: ChangeQuestion, answer: ChangeAnswer) -> None:
        if asked == self._change_asked:
            self._change_pane().show_answer(asked, answer)

    def _told_apart(self, key: Key, rest: Filter) -> tuple[Key, Filter]:
        """What a line is of, and the filter for the rest: of an outlet on a topic, the outlet, and that topic."""
        first, *more = questions.parts_of(key)
        for _, topic in more:
            rest = replace(rest, topics=(topic,))
        return first, rest

    def _front(self) -> Key | None:
        """The line that is told of: the one in front, else the first that is chosen."""
        by, names = questions.lines_of(self.lenses.chosen, self._wanted_lines)
        front = self._titles.get(self.trend.focused_name())
        if front is not None and (not names or (front[0] == by and front[1] in names)):
            return front
        return (by, names[0]) if names else None

    def _spans(self) -> list[Spans]:
        """What can be compared: what the brief compares, a point with the one before, around each event, the halves."""
        now = self._now()
        since, until = self._bounds()
        window = brief.window(since, until, now)
        made = []
        scope = self._scope
        if scope is not None and scope.weighing is not None and scope.since is not None and scope.until is not None:
            start = scope.since - (scope.until - scope.since)
            made.append(_spans(scope.against, start, scope.since, scope.until))
        said = tr("{span} against {earlier}", span=window.words, earlier=window.earlier)
        made.append(_spans(said, window.before, window.since, window.until))
        if since is not None:
            end = until or now
            said = tr("the second half of the span against the first")
            made.append(_spans(said, since, since + (end - since) / 2, end))
        week = timedelta(days=7)
        for event in sorted(self._session.catalog.events, key=lambda event: event.start, reverse=True):
            at = datetime.combine(event.start, time(), UTC)
            if event.enabled and (since is None or at >= since) and at < (until or now):
                after = min(at + week, until or now)
                said = tr("since {event} against the week before", event=text.line(event.name, 60))
                made.append(_spans(said, at - week, at, after))
        return made

    def _change_pane(self) -> Changed:
        if self._changed is None:
            from monitor.ui.changed import Changed

            self._changed = Changed(self.desk)
            self.desk.put_beside(self._changed)
            self._changed.asked.connect(self._ask_change)
            self._changed.closed.connect(self.hide_change)
            self._changed.article_asked.connect(self._read_story)
            self._changed.lens_asked.connect(self._look_through)
            self._changed.said.connect(self.said)
        return self._changed

    def _leave_change(self, _key: int) -> None:
        self.desk.show_beside(False)  # who goes to an article wants to read it

    def _read_story(self, key: int) -> None:
        self.desk.show_beside(False)
        if not self.pane.table.go_to(key):  # it is read beside the list, whatever is chosen there
            self._session.jobs.run(
                key, lambda reader: questions.read_page(reader, key), self._show_beyond, channel="page"
            )

    def _show_beyond(self, _key: int, page: Page | None) -> None:
        if page is not None:
            self.reader.set_engine(self._session.engine)
            self.reader.show_page(page)
            self._place_reader()

    def _look_through(self, by: str, name: str) -> None:
        kept = [key for key in self.lenses.chosen if key[0] != by]
        front = self._front()
        if not kept and front is not None and front[0] != by:
            kept = [front]
        self.lenses.choose([*kept, (by, name)])

    # -- answers

    def _show_list(self, asked: questions.ListQuestion, answer: questions.ListAnswer) -> None:
        if asked != self._list_asked:
            return
        table = self.pane.table
        current, top = table.current_key(), table.verticalScrollBar().value()
        self._mark = answer.mark
        self._count = answer.count
        self._answer = answer
        same = self._shown_question == asked
        stories = answer.stories if asked.grouped else None
        self.articles.show(answer.keys, self._order, answer.influences, values=answer.values, stories=stories)
        table.show_influence(asked.weighing is not None)
        self._shown_question = asked
        if current is not None and self.articles.row_of(current) is not None:
            table.go_to(current)
        elif same:
            table.verticalScrollBar().setValue(top)
        shown = tuple(key for key in table.shown_keys() if self.articles.article(key) is not None)
        self.articles.keep_lines(shown)
        if shown:
            self._ask_rows(shown)  # what they said stays until it is renewed: more outlets may carry them by now
        self.search_wrong.emit("")
        self._head_list(answer)
        if answer.caveat:
            self.said.emit(answer.caveat)
        if self._to_reopen:
            wanted, self._to_reopen = self._to_reopen, ""
            self.show_article(wanted)
        self._place_reader()

    def _head_list(self, answer: questions.ListAnswer) -> None:
        more = answer.count > len(answer.keys)
        if self._scope is not None:
            summary = plural("%n article", "%n articles", answer.count)
            if answer.mean is not None:
                summary = self._weighed(self._scope, answer.mean)
            self.pane.set_heading(self._scope.title, summary, scoped=True, more=more)
        elif self._reason:
            self.pane.set_heading(self._reason, self._summary(answer.count), scoped=True, more=more)
        else:
            self.pane.set_heading(self._heading, self._summary(answer.count), more=more)
        self.pane.say("" if len(answer.keys) else self._why_empty())
        if self._is_empty_as_begun:
            self._fit_span()

    def _weighed(self, scope: Scope, sums: Sums) -> str:
        """`21 stories made −0.24; influence: how far each article moves it`."""
        mean = numbers.signed(sums.mean)
        made = plural("%n story made {mean}", "%n stories made {mean}", sums.stories, mean=mean)
        if self._session.settings.count == "copy":
            made = plural("%n article made {mean}", "%n articles made {mean}", sums.stories, mean=mean)
        voice = scope.weighing is not None and scope.weighing.by == "voice"
        if voice and self.articles.is_grouped:
            return tr("{made}; influence: how far what is said in each story moves it", made=made)
        if voice:
            return tr("{made}; influence: how far what is said in each article moves it", made=made)
        if self.articles.is_grouped:
            return tr("{made}; influence: how far each story moves it", made=made)
        return tr("{made}; influence: how far each article moves it", made=made)

    @property
    def _heading(self) -> str:
        return tr("Stories") if self._grouped else tr("Articles")

    @property
    def _order(self) -> str:
        return self._scope_order if self._scope is not None and self._scope.weighing is not None else self.desk.order

    @property
    def _is_empty_as_begun(self) -> bool:
        """Tell whether nothing is listed though nothing was narrowed down by anybody."""
        untouched = self.desk.span == periods.DEFAULT and self._fitted is None and self._show == "all"
        return untouched and not (self.articles.rowCount() or self._search or self.lenses.chosen or self._scope)

    def _fit_span(self) -> None:
        """Look where the news are, if there are some but none in the span shown: an archive, or old feeds."""
        self._session.jobs.run("newest", questions.read_newest, self._take_newest, channel="newest")

    def _take_newest(self, _asked: str, newest: date | None) -> None:
        since, _ = periods.DEFAULT.bounds(self._now())
        if newest is None or since is None or newest >= since.astimezone().date():
            return  # there is nothing, or the usual span shows it
        span = periods.Span(first=newest - timedelta(weeks=8), last=newest)
        shown = self.desk.span
        if span != shown and shown in (periods.DEFAULT, self._fitted):
            self._fitted = span
            self.span_wanted.emit(span)

    def _list_refused(self, asked: questions.ListQuestion, error: MonitorError) -> None:
        if asked != self._list_asked:
            return
        if isinstance(error, QueryError):
            self.search_wrong.emit(
                tr("{error} (at character {place}).", error=tr(str(error)), place=error.position + 1)
            )
            kept = tr("{error} The list still shows the last search that could be read.", error=tr(str(error)))
            self.pane.summary.setText(kept)
            self.pane.summary.set_role("error")
            self.trend.set_stale(False)
            self.brief.set_stale(False)
        else:
            self.pane.say(tr(str(error)), error=True)

    def _announce(self, asked: questions.ListQuestion, answer: tuple[int, array[int], dict[int, int]]) -> None:
        if asked != self._list_asked:
            return
        self._mark, fresh, joined = answer
        if asked.grouped:
            told = {joined.get(key, key) for key in fresh}
            fresh = self.articles.without_known(joined, fresh)
            heads = (self.articles.head_of_story(story) for story in told)
            carried = tuple(head for head in heads if head is not None and head not in fresh)
            if carried:
                self._ask_rows(carried)  # they are in one outlet more
        self.articles.announce(fresh)
        if self.articles.pending and self.pane.table.is_at_rest_on_top() and self.articles.is_by_time:
            self._take_in()

    def _take_in(self) -> None:
        if not self.articles.is_by_time:
            self._ask_list()
            return
        many = self.articles.take_in()
        self._count += many
        if many:
            self.pane.say("")
            if self._scope is None:
                more = not self.pane.all_of_them.isHidden()
                head = self._reason or self._heading
                self.pane.set_heading(head, self._summary(self._count), scoped=bool(self._reason), more=more)
        self._place_reader()

    def _show_lenses(self, _asked: questions.LensQuestion, answer: questions.LensAnswer) -> None:
        nothing_chosen = not self.lenses.chosen
        busiest_before = self._trend_asked
        self._lens_answer = answer
        self.lenses.show_groups(self._groups(), keep_order=not self._settle)
        self._settle = False
        if nothing_chosen and busiest_before is None:
            self._ask_trend()

    def _show_trend(self, asked: questions.TrendQuestion, answer: questions.TrendAnswer) -> None:
        if asked != self._trend_asked:
            return
        since, until = self._bounds()
        points = [point for each in answer.series for point in each.points]
        first = since or min((point.start for point in points), default=self._now() - timedelta(days=7))
        self._titles = {self._title((asked.by, name)): (asked.by, name) for name in asked.names}
        titled = {name: title for title, (_, name) in self._titles.items()}
        marks = self._marks.assign([(asked.by, name) for name in asked.names])
        self.trend.show_series(
            [replace(each, name=titled[each.name]) for each in answer.series],
            self._events(asked),
            (first, until or self._now()),
            counts=[replace(each, name=titled[each.name]) for each in answer.counts],
            colors={titled[name]: mark for (_, name), mark in marks.items()},
            asked=self._asked_words(asked),
            smoothing=asked.smoothing,
            panel=answer.panel,
            ticks=self._ticks(asked),
            count=self._session.settings.count,
        )
        self.trend.set_stale(False)
        if self._changed is not None and not self._changed.isHidden() and self._told_change != self._front():
            self._follow_change()  # other lines are drawn now

    def _trend_refused(self, asked: questions.TrendQuestion, error: MonitorError) -> None:
        if asked == self._trend_asked and not isinstance(error, QueryError):
            self.trend.say(tr(str(error)))

    def _show_brief(self, asked: questions.BriefQuestion, said: brief.Said) -> None:
        if asked == self._brief_asked and not self.is_first_run:
            self.brief.show_words(said)
            self.brief.offer_why(self._front() is not None)

    def _show_page(self, key: int, page: Page | None) -> None:
        current = self.pane.table.current_key()
        if current is not None and current != key:
            return  # the reader has moved on
        if page is None:
            self.reader.clear(tr("This article is no longer in the store."))
            return
        self.reader.set_engine(self._session.engine)
        self.reader.show_page(page)
        self._place_reader()

    def _show_words(self, article_id: str, loud: tuple[Loud, ...]) -> None:
        self.reader.show_words(article_id, loud)

    def _go_to_article(self, _asked: str, key: int | None) -> None:
        if key is not None and not self.pane.table.go_to(key):
            self._ask_page(key)

    def _tell_slow(self, channel: object, seconds: float) -> None:
        if channel == "list":
            self.pane.summary.setText(tr("Counting… {seconds} s", seconds=numbers.decimal(seconds, 1)))
        elif channel == "trend":
            self.trend.set_stale(True, tr("Counting… {seconds} s", seconds=numbers.decimal(seconds, 1)))

    # -- what people do

    def _take_chosen(self, chosen: tuple[Key, ...]) -> None:
        shown, before = self.trend.series(), self._chosen_before
        self._chosen_before = chosen
        self._coarsest = shown[0].period if before and chosen and shown and self._period is None else None
        self._scope = None
        self._reason = ""
        self.trend.release_point()
        self._all = False
        self._ask_everything()

    def _take_order(self, order: str) -> None:
        if self._scope is not None and self._scope.weighing is not None:
            self._scope_order = order
        else:
            self.desk.order = order
        self._ask_list()

    def _take_grouped(self, on: bool) -> None:
        if on != self._grouped:
            self._grouped = on
            self._ask_list()

    def toggle_story(self) -> None:
        """Unfold the story that is read, or fold it."""
        row = self.pane.table.currentIndex().row()
        if row >= 0:
            self.pane.table.toggle_story(row)

    def _ask_members(self, head: int) -> None:
        self._session.jobs.run(
            head, lambda reader: questions.read_members(reader, head), self._show_members, channel=("story", head)
        )

    def _ask_carriers(self) -> None:
        """Ask who else carries the story of the article in the reader."""
        page = self.reader.page
        if page is not None:
            id = page.row.id
            self._session.jobs.run(id, lambda reader: questions.read_story(reader, id), self._offer_carriers)

    def _offer_carriers(self, id: str, members: tuple[StoryMember, ...]) -> None:
        page = self.reader.page
        if page is not None and page.row.id == id:
            self.reader.offer_carriers(members)

    def _show_members(self, head: int, members: tuple[tuple[int, str], ...]) -> None:
        self.articles.unfold(head, members)

    def split_story(self) -> None:
        """Take the articles that are selected out of their story."""
        self._split(self._selected()[0])

    def merge_stories(self) -> None:
        """Make the stories of the articles that are selected one."""
        self._merge(self._selected()[0])

    def _split(self, keys: Sequence[int]) -> None:
        self._move_stories(keys, "split")

    def _merge(self, keys: Sequence[int]) -> None:
        self._move_stories(keys, "merge")

    def _move_stories(self, keys: Sequence[int], how: str) -> None:
        ids = tuple(row.id for key in keys if (row := self.articles.article(key)) is not None)
        if not ids:
            return
        now = self._now()
        if how == "split":
            self._session.write(lambda store: store.split(ids, now), self._tell_moved)
        else:
            self._session.write(lambda store: store.merge(ids, now), self._tell_moved)

    def _tell_moved(self, change: StoryChange | None) -> None:
        """Show the stories as they are now, and offer to take it back."""
        if change is None:
            self.said.emit(tr("They stand as they are: there was nothing to move."))
            return
        self.reload()
        if change.kind == "split":
            said = plural(
                "%n article taken out of the story. It holds over later polls.",
                "%n articles taken out of the story. It holds over later polls.",
                len(change.articles),
            )
        else:
            said = plural(
                "%n article joined to one story. It holds over later polls.",
                "%n articles joined to one story. It holds over later polls.",
                len(change.articles),
            )
        self.undo_offered.emit(said, lambda: self._put_back(change.number))

    def _put_back(self, number: int) -> None:
        now = self._now()
        self._session.write(lambda store: store.undo_stories(number, at=now), lambda _: self.reload())

    def _take_show(self, name: str) -> None:
        self._show = name
        self._ask_list()

    def _take_period(self, period: Period) -> None:
        self._period = period
        self._ask_trend()

    def _take_lines(self, kind: str) -> None:
        """Draw lines of another kind, or of combinations."""
        self._wanted_lines = kind
        by, _ = questions.lines_of(self.lenses.chosen, kind)
        if kind and by != kind:
            self.said.emit(tr(_CHOOSE[kind]))
        self._ask_trend()
        self._ask_brief()

    def _take_panel(self, on: bool) -> None:
        self._panel = on
        self._ask_trend()

    def _take_smoothing(self, days: int) -> None:
        self._smoothing = days
        self._ask_trend()

    def _take_point(self, series: Series, point: Point) -> None:
        by, name = self._titles.get(series.name, (series.by, series.name))
        end = charts.following(point.start, series.period)
        days = self._trend_asked.smoothing if self._trend_asked is not None else 0
        against = tr(_AGAINST[series.period])
        if days:
            against = plural("this point against the %n day before", "this point against the %n days before", days)
        self._scope = Scope(
            tr("{period}, {name}", period=charts.period_text(point.start, series.period), name=series.name),
            key=(by, name),
            since=end - timedelta(days=days) if days else point.start,
            until=end,
            weighing=questions.Weighing(
                *questions.parts_of((by, name))[0], series.engine, series.period, apart=bool(days)
            ),
            against=against,
        )
        self._scope_order = "-influence"
        self._ask_list()
        if self._changed is not None and not self._changed.isHidden():
            self._compared = None  # a point was clicked to ask about it
            self._follow_change()

    def _release_scope(self) -> None:
        if self._scope is not None or self._reason:
            self._scope = None
            self._reason = ""
            self.trend.release_point()
            self._ask_list()

    def _take_focus(self, _name: str) -> None:
        self._ask_brief()
        self._follow_change()

    def _ask_for_all(self) -> None:
        self._all = True
        self._ask_list()

    def _open_article(self, key: int) -> None:
        page = self.reader.page
        if page is not None and page.row.key == key:
            self.reader.open_source()
        else:
            self.pane.table.go_to(key)

    # -- helpers

    def _selected(self) -> tuple[tuple[int, ...], list[ArticleRow]]:
        keys = self.pane.table.selected_keys()
        page = self.reader.page
        if not keys and page is not None:
            keys = (page.row.key,)
            return keys, [page.row]
        return keys, [row for key in keys if (row := self.articles.article(key)) is not None]

    def _change_page(self, keys: Sequence[int], **changes: Any) -> None:
        page = self.reader.page
        if page is not None and page.row.key in keys:
            self.reader.change_row(replace(page.row, **changes))

    def _place_reader(self) -> None:
        page = self.reader.page
        if page is None:
            return
        row = self.articles.row_of(page.row.key)
        if row is None:
            self.reader.set_place(tr("not in the list"))
        else:
            self.reader.set_place(tr("{place} of {all}", place=numbers.count(row + 1), all=numbers.count(self._count)))

    def _take_catalog(self) -> None:
        catalog = self._session.catalog
        self._names = {topic.id: topic.name for topic in catalog.topics}
        primary = frozenset(outlet.name for outlet in catalog.outlets if outlet.kind is OutletKind.PRIMARY)
        self.articles.set_topic_names(self._names)
        delegates.use_engine(self._session.engine)
        self.articles.set_reading(self._session.engine, primary)
        self.reader.set_engine(self._session.engine)
        self.first_run.show_offer(
            Offer(
                sum(feed.enabled for feed in catalog.feeds),
                sum(topic.enabled for topic in catalog.topics),
                sum(voice.enabled for voice in catalog.voices),
            )
        )

    def _groups(self) -> list[Group]:
        """Order the lenses: topics as in the catalog, voices and outlets by how much there is of them."""
        if self._session.is_open:
            catalog = self._session.catalog
            listed = {
                "topic": [topic.id for topic in catalog.topics if topic.enabled],
                "voice": [voice.name for voice in catalog.voices if voice.enabled],
                "outlet": [],
            }
        else:
            listed = {}
        groups = []
        for by, head in lenses.HEADS:
            found = {lens.name: lens for lens in self._lens_answer.lenses.get(by, ())}
            known = listed.get(by, [])
            if by == "topic":
                ordered = [found.get(name, lenses.empty(by, name)) for name in known]
                ordered.sort(key=lambda lens: lens.articles == 0)
            else:
                ordered = sorted(found.values(), key=lambda lens: (-lens.articles, lens.name.casefold()))
                if not ordered:
                    ordered = [lenses.empty(by, name) for name in known]
            total = len(known) if by == "topic" else len({*known, *found})
            groups.append(Group(by, head, tuple(ordered), total, self._names if by == "topic" else {}))
        return groups

    def _title(self, key: Key) -> str:
        parts = questions.parts_of(key)
        if len(parts) > 1:
            return " · ".join(self._title(part) for part in parts)
        by, name = key
        return text.line(self._names.get(name, name) if by == "topic" else name, 80)

    def _events(self, asked: questions.TrendQuestion) -> list[Event]:
        """The events to mark: those of the topics looked at, or all where no topic is."""
        topics = set(asked.names if asked.by == "topic" and self.lenses.chosen else asked.filter.topics)
        if not self.lenses.chosen:
            topics = set()
        return [
            event
            for event in self._session.catalog.events
            if event.enabled and (not topics or not event.topics or topics & set(event.topics))
        ]

    def _ticks(self, asked: questions.TrendQuestion) -> list[charts.Mark]:
        """What was changed on our side: the queries of the topics looked at, and the engine."""
        topics = {name for key in asked.names for kind, name in questions.parts_of((asked.by, key)) if kind == "topic"}
        topics |= set(asked.filter.topics)
        made = []
        for edit in self._session.history:
            if edit.topic in topics:
                detail = tr(
                    "{name} on {time}. Before: {query}",
                    name=self._title(("topic", edit.topic)),
                    time=numbers.full_time(edit.at),
                    query=text.line(edit.before, 200),
                )
                made.append(charts.Mark(edit.at.timestamp(), tr("query edited"), detail))
            elif edit.engine == asked.engine and edit.before:
                detail = tr(
                    "{engine}, from {before} to {after}, on {time}",
                    engine=edit.engine,
                    before=edit.before,
                    after=edit.after,
                    time=numbers.full_time(edit.at),
                )
                made.append(charts.Mark(edit.at.timestamp(), tr("engine changed"), detail))
        return made

    def _asked_words(self, asked: questions.TrendQuestion) -> str:
        """The question in words, for the captions of pictures."""
        parts = [", ".join(self._title((asked.by, name)) for name in asked.names)]
        for by, names in (
            ("topic", asked.filter.topics),
            ("voice", asked.filter.voices),
            ("outlet", asked.filter.outlets),
        ):
            if by not in asked.by.split("+") and names:
                parts.append(tr(" or ").join(self._title((by, name)) for name in names))
        if asked.filter.search:
            parts.append(tr("search: {words}", words=text.line(asked.filter.search, 120)))
        return "; ".join(parts)

    def _summary(self, count: int) -> str:
        """What stands beside "Articles": `412 in 3 topics, newest first`."""
        said = numbers.count(count)
        chosen = self.lenses.chosen
        for by, (one, many) in _NARROWED.items():
            names = [name for kind, name in chosen if kind == by]
            if len(names) == 1:
                said = tr(one, before=said, name=self._title((by, names[0])))
            elif names:
                said = tr(many, before=said, many=numbers.count(len(names)))
        if self._search:
            said = tr("{before} that meet the search", before=said)
        if self._label:
            said = tr("{before} labeled “{label}”", before=said, label=text.line(self._label, 40))
        shown = {"unread": tr("unread"), "starred": tr("starred")}.get(self._show)
        return ", ".join(filter(None, (said, shown, tr(_ORDERS.get(self.desk.order, _SORTED)))))

    def _why_empty(self) -> str:
        if self._search:
            return tr("No articles meet this.\n\nTake words out of the search, or look at a longer period.")
        if self._label:
            label = text.line(self._label, 40)
            return tr("Nothing here is labeled “{label}”.\n\nChoose All above to see the others.", label=label)
        if self._show == "unread":
            return tr("No unread articles here.\n\nChoose All above to see the others.")
        if self._show == "starred":
            return tr("No starred articles here.\n\nChoose All above to see the others.")
        if self.lenses.chosen:
            return tr("No articles meet this.\n\nRelease a lens at the left, or look at a longer period.")
        if not any(feed.enabled for feed in self._session.catalog.feeds):
            return tr("There are no feeds yet.\n\nAdd one with + above.")
        return tr("No articles in this period.\n\nThe first ones appear here a few seconds after a poll: F5 polls now.")


def _spans(said: str, before: datetime, middle: datetime, after: datetime) -> Spans:
    from monitor.ui.changed import Spans

    return Spans(said, (before, middle), (middle, after), _days(before, middle), _days(middle, after))


def _days(since: datetime, until: datetime) -> str:
    if until - since < timedelta(days=1):
        day = numbers.day(since.astimezone().date())
        return tr("{day}, {first} – {last}", day=day, first=numbers.clock(since), last=numbers.clock(until))
    first, last = since.astimezone().date(), (until - timedelta(seconds=1)).astimezone().date()
    if first == last or first.year != last.year:
        return numbers.days(first, last)
    return tr("{first} – {last}", first=numbers.day(first, last), last=numbers.day(last, last))


_SORTED = tr_noop("sorted")
_ORDERS = {
    "-at": tr_noop("newest first"),
    "at": tr_noop("oldest first"),
    "title": tr_noop("by headline"),
    "-title": tr_noop("by headline, from the end"),
    "outlet": tr_noop("by outlet"),
    "-outlet": tr_noop("by outlet, from the end"),
    "sentiment": tr_noop("most negative first"),
    "-sentiment": tr_noop("most positive first"),
    "-copies": tr_noop("most copied first"),
    "copies": tr_noop("least copied first"),
}
_NARROWED = {  # how a list is told that is narrowed to one, or to several
    "topic": (tr_noop("{before} on {name}"), tr_noop("{before} in {many} topics")),
    "voice": (tr_noop("{before} with {name}"), tr_noop("{before} with {many} voices")),
    "outlet": (tr_noop("{before} from {name}"), tr_noop("{before} from {many} outlets")),
}
_AGAINST = {
    Period.HOUR: tr_noop("this point against the hour before"),
    Period.DAY: tr_noop("this point against the day before"),
    Period.WEEK: tr_noop("this point against the week before"),
    Period.MONTH: tr_noop("this point against the month before"),
}
_CHOOSE = {
    "topic": tr_noop("Choose topics at the left first: Ctrl and a click adds one."),
    "voice": tr_noop("Choose voices at the left first: Ctrl and a click adds one."),
    "outlet": tr_noop("Choose outlets at the left first: Ctrl and a click adds one."),
    "outlet+topic": tr_noop("Choose outlets and topics at the left first: Ctrl and a click adds one."),
    "voice+topic": tr_noop("Choose voices and topics at the left first: Ctrl and a click adds one."),
}
