"""What the Desk does: what is chosen becomes questions (`questions.py`), and their answers are shown.

Questions are answered in the background; only the answer to the newest one is shown. Between a question and its
answer the old numbers stay, muted. Made after the first paint, for it brings the trend, the reader and the nouns.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QCheckBox

from monitor.errors import MonitorError, QueryError
from monitor.i18n import plural, tr, tr_noop
from monitor.model import (
    Event,
    Filter,
    OutletKind,
    Period,
    Point,
    Series,
)
from monitor.ui import brief, charts, delegates, deskwords, lastpage, lenses, numbers, periods, questions, text
from monitor.ui.desk import Desk
from monitor.ui.deskchange import Changes, Looked, told_apart
from monitor.ui.deskchange import Point as PointLooked
from monitor.ui.deskreading import Reading
from monitor.ui.firstrun import FirstRun, Offer
from monitor.ui.lenses import Group, Key, Marks
from monitor.ui.ownwords import OwnWords
from monitor.ui.reader import Reader
from monitor.ui.reasons import Reason
from monitor.ui.session import Session
from monitor.ui.stories import Stories
from monitor.ui.trend import Trend

if TYPE_CHECKING:
    pass

LOOKED_BACK = timedelta(days=240)  # for jumps: as many days as are looked at for changes of level
LATER_MS = 400  # arrivals and marks are followed by a new count after a pause
NO_TREND = tr_noop("The trend appears here with the first five stories.")
NO_TOPIC = tr_noop("None of these articles is on a topic. Choose an outlet or a voice at the left to see its trend.")


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
        self._reason: Reason | None = None  # which number of another view the list stands for
        self._reason_order = "-at"  # of what it is the mean of
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
        self._jumps_asked: questions.TrendQuestion | None = None
        self._brief_asked: questions.BriefQuestion | None = None
        self._lens_answer = questions.LensAnswer()
        self._marks = Marks()
        self._names: dict[str, str] = {}
        self._titles: dict[str, Key] = {}  # what stands in the plot → what it is
        self._count = 0
        self._lines_open = True  # which lines are drawn where nothing is chosen is not settled for this span
        self._stored: date | None = None  # day of the newest stored article, where none lies in the span
        self._stored_of: tuple[Filter, periods.Span] | None = None  # of what that was looked for
        self._settle = False  # the order of the lenses is to be settled anew with the next answer
        self._shown_question: questions.ListQuestion | None = None
        self._to_reopen = ""  # id of the article that was read when the window was closed
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
        self._reading = Reading(desk, self.reader, session)
        self._own = OwnWords(desk, self.reader, session, self._reading.selected)
        self._stories = Stories(desk, self.reader, session, now)
        self._changes = Changes(desk, session, self._looked, now)
        self._later = QTimer(self, singleShot=True, interval=LATER_MS)
        self._later.timeout.connect(self._recount)
        self._connect()

    def _connect(self) -> None:
        self.lenses.changed.connect(self._take_chosen)
        self.articles.wanted.connect(self._ask_rows)
        self.pane.table.order_changed.connect(self._take_order)
        self.pane.taken_in.connect(self._take_in)
        self.pane.grouped_changed.connect(self._take_grouped)
        self.pane.label_chosen.connect(self._take_label)
        self.pane.table.unfold_asked.connect(self._stories.unfold)
        self.pane.table.split_asked.connect(self._stories.split)
        self.pane.table.merge_asked.connect(self._stories.merge)
        self.pane.show_changed.connect(self._take_show)
        self.pane.scope_released.connect(self._release_scope)
        self.pane.all_asked.connect(self._ask_for_all)
        self.reader.open_asked.connect(self.open_asked)
        self.reader.story_asked.connect(self._stories.offer_carriers)
        self.reader.note_asked.connect(self._own.write_note)
        self.reader.labels_asked.connect(self._own.choose_labels)
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
        self.trend.offer_taken.connect(self._show_stored)
        self.brief.why_asked.connect(self.show_change)
        self._reading.marked.connect(self._later.start)
        self._own.undo_offered.connect(self.undo_offered)
        self._own.page_changed.connect(self._reading.renew)
        self._own.page_changed.connect(self.articles.ask_again)
        self._own.labels_changed.connect(self._follow_labels)
        self._stories.said.connect(self.said)
        self._stories.undo_offered.connect(self.undo_offered)
        self._stories.moved.connect(self.reload)
        self._changes.said.connect(self.said)
        self._changes.article_asked.connect(self._reading.read_beside)
        self._changes.lens_asked.connect(self._look_through)
        self._session.jobs.slow.connect(self._tell_slow)

    # -- asked by the window

    def toggle_read(self) -> None:
        """Mark what is selected as read, or as unread where all of it is read."""
        self._reading.toggle_read()

    def toggle_star(self) -> None:
        """Star what is selected, or take the stars off where all of it has one."""
        self._reading.toggle_star()

    def show_article(self, article_id: str) -> None:
        """Show an article by its id, in the list where it stands there, else in the reader alone."""
        self._reading.show_article(article_id)

    def write_note(self) -> None:
        """Write a note to the article in the reader."""
        self._own.write_note()

    def choose_labels(self) -> None:
        """Choose the labels of the articles that are selected."""
        self._own.choose_labels()

    def show_change(self) -> None:
        """Show who moved the mean of the line in front, from one span to the next."""
        if self._session.is_open and not self.is_first_run:
            self._changes.show()

    def hide_change(self) -> None:
        """Show the reader again."""
        self._changes.hide()

    def toggle_change(self) -> None:
        if self._changes.pane() is None:
            self.show_change()
        else:
            self.hide_change()

    def split_story(self) -> None:
        """Take the articles that are selected out of their story."""
        self._stories.split(self._reading.selected()[0])

    def merge_stories(self) -> None:
        """Make the stories of the articles that are selected one."""
        self._stories.merge(self._reading.selected()[0])

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
            rows=tuple(rows) if self._is_plain and self.desk.order.lstrip("-") == "at" else (),
            count=self._count,
            groups=tuple(
                lastpage.Group(group.by, group.total, group.lenses[:40], group.names) for group in self._groups()
            ),
            brief=said.runs,
            notes=said.notes,
            summary=self.pane.summary.text() if self._is_plain else "",
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
        self._own.ask_labels()

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
            self._reason = None
            self._ask_everything()

    def show_reason(self, reason: Reason | None) -> None:
        """List what the number that led here from another view is the mean of, until something else is chosen."""
        self._reason = reason
        self._reason_order = self.desk.order
        if reason is not None:
            self.pane.set_show("all", tell=True)

    def set_span(self, span: periods.Span) -> None:
        """Look at another span of time."""
        self.desk.span = span
        self._period = self._coarsest = None
        self._scope = None
        self._reason = None
        self._all = False
        self._lines_open = True
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
        self._reason = None
        self._take_catalog()
        self.reader.set_engine(self._session.engine)
        self.articles.forget()
        self._ask_lenses(settle=False)
        self._ask_everything()
        page = self.reader.page
        if page is not None:
            self._reading.ask(page.row.key)

    def all_lenses(self) -> dict[Key, str]:
        """How every topic, voice and outlet reads that there is something of, or that is in the catalog."""
        return {
            (lens.by, lens.name): self._title((lens.by, lens.name)) for each in self._groups() for lens in each.lenses
        }

    def _take_label(self, name: str) -> None:
        """List what has a label of the user's; "" for everything."""
        self._label = name
        self._ask_list()

    def next_pane(self) -> None:
        """Move the focus from the lenses to the plot, the list, the reader, and round again."""
        reader = self._changes.pane() or self.reader.body
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

    def take_in(self) -> None:
        """Take the arrivals in, as if their button had been pressed."""
        if self.articles.pending:
            self.pane.arrivals.click()

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
        if self._show != "all":
            said.append(deskwords.shown_as(self._show))
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
            **questions.labeled(self._show, self._session.engine),
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
        if self._stored_of != (self._filter(with_span=False), self.desk.span):
            if self._stored is not None:
                self.trend.say("")  # what was offered is of something else
            self._stored = self._stored_of = None
        self._ask_list()
        self._ask_trend()
        self._ask_brief()
        self._changes.follow()
        self._ask_jumps()

    def _ask_list(self) -> None:
        order = self._order
        if order.lstrip("-") == "sentiment":
            order = f"{order}:{self._session.engine}"
        weighing = None if self._scope is None else self._scope.weighing
        if self._scope is None and self._reason is not None:
            reason, engine = self._reason, self._session.engine
            weighing = questions.Weighing(reason.by, reason.name, engine, Period.DAY, side=reason.side)
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
        if not names and self._lines_open:
            self._trend_asked = None  # what is most told of in this span is still counted
            self.trend.set_stale(True)
            return
        if not names:
            busiest = sorted(self._lens_answer.lenses.get("topic", ()), key=lambda lens: -lens.articles)
            names = tuple(lens.name for lens in busiest[: questions.BUSIEST] if lens.articles)
        marks = self._marks.assign([(by, name) for name in names])
        self.lenses.set_marks(marks)
        if not names:
            self._trend_asked = None
            self.trend.show_period(self._period or self._finest())
            self._say_no_trend()
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
        rest = questions.whoever(self._filter(with_span=False))
        front = self._titles.get(self.trend.focused_name())
        name = front[1] if front is not None and front[0] == by and front[1] in names else (names[0] if names else None)
        title = self._scoped((by, name), rest) if name is not None else ""
        versus = None
        if name is not None and len(names) == 2:
            versus = self._versus((by, name), (by, next(each for each in names if each != name)), rest)
        if name is not None:
            (by, name), rest = told_apart((by, name), rest)
        question = questions.BriefQuestion(
            by,
            name,
            title,
            rest,
            window,
            self._session.engine,
            max(0, len(names) - 1),
            tuple(self._names.items()),
            versus,
            frozenset(outlet.name for outlet in self._session.catalog.outlets if outlet.kind is OutletKind.PRIMARY),
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

    def _recount(self) -> None:
        if self._session.is_open:
            self._ask_lenses(settle=False)
            self._ask_trend()
            self._ask_brief()

    def _looked(self) -> Looked:
        """What is looked at, as far as it can be compared."""
        front, scope, point = self._front(), self._scope, None
        if scope is not None and scope.weighing is not None and scope.since is not None and scope.until is not None:
            point = PointLooked(scope.since, scope.until, scope.against)
        rest = questions.whoever(self._filter(with_span=False))
        return Looked(front, "" if front is None else self._scoped(front, rest), rest, self._bounds(), point)

    def _follow_labels(self) -> None:
        if self._label:
            self._ask_list()

    def _front(self) -> Key | None:
        """The line that is told of: the one in front, else the first that is chosen."""
        by, names = questions.lines_of(self.lenses.chosen, self._wanted_lines)
        front = self._titles.get(self.trend.focused_name())
        if front is not None and (not names or (front[0] == by and front[1] in names)):
            return front
        return (by, names[0]) if names else None

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
        self.articles.show(
            answer.keys,
            self._order,
            answer.influences,
            values=answer.values,
            narrations=answer.narrations,
            stories=stories,
        )
        table.show_influence(answer.influences is not None)
        table.show_narration(answer.narrations is not None)
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
        self._reading.place(self._count)

    def _head_list(self, answer: questions.ListAnswer) -> None:
        more = answer.count > len(answer.keys)
        per_copy = self._session.settings.count == "copy"
        brief = "" if answer.mean is None else deskwords.made_by(answer.mean, per_copy=per_copy)
        if self._scope is not None:
            summary = plural("%n article", "%n articles", answer.count)
            if answer.mean is not None:
                weighing = self._scope.weighing
                summary = deskwords.weighed(
                    answer.mean,
                    per_copy=per_copy,
                    of_voice=weighing is not None and weighing.by == "voice",
                    grouped=self.articles.is_grouped,
                )
            self.pane.set_heading(self._scope.title, summary, scoped=True, more=more, brief=brief)
        elif self._reason is not None:
            summary = self._summary(answer.count)
            if answer.mean is not None and self._show == "all" and not self._label:
                narrated = answer.narrations is not None
                summary = deskwords.counted(answer.mean, per_copy=per_copy, narrated=narrated)
            else:
                brief = ""
            heads = self._reason.briefs
            self.pane.set_heading(self._reason.said, summary, scoped=True, more=more, brief=brief, heads=heads)
        else:
            self.pane.set_heading(self._heading, self._summary(answer.count), more=more)
        self._look_for_stored()
        self.pane.say("" if len(answer.keys) else self._why_empty())
        if self._is_empty_as_begun:
            self._fit_span()

    @property
    def _is_plain(self) -> bool:
        """Whether the list stands for neither a point nor a number of another view."""
        return self._scope is None and self._reason is None

    @property
    def _heading(self) -> str:
        return tr("Stories") if self._grouped else tr("Articles")

    @property
    def _order(self) -> str:
        if self._scope is not None and self._scope.weighing is not None:
            return self._scope_order
        return self._reason_order if self._scope is None and self._reason is not None else self.desk.order

    @property
    def _is_empty_as_begun(self) -> bool:
        """Tell whether nothing is listed though nothing was narrowed down by anybody."""
        untouched = self.desk.span == periods.DEFAULT and self._fitted is None and self._show == "all"
        return untouched and not (self.articles.rowCount() or self._search or self.lenses.chosen or self._scope)

    def _look_for_stored(self) -> None:
        """Where the span holds nothing of what is chosen: look when the newest of it is that is stored."""
        asked = self._filter(with_span=False)
        narrowed = self._show != "all" or self._label or not self._is_plain
        if len(self._answer.keys) or narrowed or self.is_first_run or self._bounds() == (None, None):
            self._stored = None
            return
        self._stored_of = asked, self.desk.span
        self._session.jobs.run(
            asked, lambda reader: questions.read_newest(reader, asked), self._offer_stored, channel="stored"
        )

    def _offer_stored(self, asked: Filter, newest: date | None) -> None:
        since, until = self._bounds()
        if newest is None or len(self._answer.keys) or self._stored_of != (asked, self.desk.span):
            return
        first, end = (None if at is None else at.astimezone().date() for at in (since, until))
        if (first is None or newest >= first) and (end is None or newest < end):
            return  # it is undated, or has just come
        self._stored = newest
        self.pane.say(self._why_empty())
        if not self.trend.series() or not self.trend.has_lines():
            self._say_no_trend()

    def _say_no_trend(self) -> None:
        """Say why nothing is drawn, and offer what is stored where that lies in no span shown."""
        if self._stored is not None:
            self.trend.say(
                deskwords.newest_stored(self._stored, narrowed=bool(self.lenses.chosen or self._search)),
                tr("Show the week up to {day}", day=numbers.days(self._stored, self._stored)),
            )
            return
        some = any(lens.articles for lens in self._lens_answer.lenses.get("outlet", ()))
        self.trend.say(tr(NO_TOPIC if some else NO_TREND))

    def _show_stored(self) -> None:
        if self._stored is not None:
            self.span_wanted.emit(periods.Span(first=self._stored - timedelta(days=6), last=self._stored))

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
            carried = tuple(head for head in self.articles.heads_of(told) if head not in fresh)
            if carried:
                self._ask_rows(carried)  # they are in one outlet more
        self.articles.announce(fresh)
        if self.articles.pending and self.pane.table.is_at_rest_on_top() and self.articles.is_by_time:
            self._take_in()

    def _take_in(self) -> None:
        if not self.articles.is_by_time or self._reason is not None:
            self._ask_list()
            return
        many = self.articles.take_in()
        self._count += many
        if many:
            self.pane.say("")
            if self._scope is None:
                more = not self.pane.all_of_them.isHidden()
                self.pane.set_heading(self._heading, self._summary(self._count), more=more)
        self._reading.place(self._count)

    def _show_lenses(self, _asked: questions.LensQuestion, answer: questions.LensAnswer) -> None:
        self._lens_answer = answer
        self._lines_open = False
        self.lenses.show_groups(self._groups(), keep_order=not self._settle)
        self._settle = False
        if not self.lenses.chosen and self._trend_asked is None:
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
            titles={title: self._scoped(key, asked.filter) for title, key in self._titles.items()},
            asked=self._asked_words(asked),
            smoothing=asked.smoothing,
            panel=answer.panel,
            ticks=deskwords.ticks(self._session.history, self._topics_of(asked), asked.engine, self._title),
            count=self._session.settings.count,
        )
        if self._stored is not None and not self.trend.has_lines():
            self._say_no_trend()
        self.trend.set_stale(False)
        self._changes.follow_line()
        self._ask_jumps()

    def _ask_jumps(self) -> None:
        """Look where the line in front jumps: by day and over the same days, whatever part of them is in view.

        That takes up to a second, so it comes after the line.
        """
        asked, front = self._trend_asked, self._titles.get(self.trend.focused_name())
        if asked is None or front is None:
            return
        until = asked.filter.until or self._now()
        looked = replace(asked.filter, since=until - LOOKED_BACK)
        question = replace(asked, names=(front[1],), filter=looked, period=Period.DAY, smoothing=0, adapt=False)
        self._jumps_asked = question
        self._session.jobs.run(question, lambda reader: questions.find_jumps(reader, question), self._show_jumps)

    def _show_jumps(self, asked: questions.TrendQuestion, found: questions.Jumps) -> None:
        if asked == self._jumps_asked:
            self.trend.show_jumps(deskwords.jumps(*found))

    def _trend_refused(self, asked: questions.TrendQuestion, error: MonitorError) -> None:
        if asked == self._trend_asked and not isinstance(error, QueryError):
            self.trend.say(tr(str(error)))

    def _show_brief(self, asked: questions.BriefQuestion, said: brief.Said) -> None:
        if asked == self._brief_asked and not self.is_first_run:
            self.brief.show_words(said)
            self.brief.offer_why(self._front() is not None)

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
        self._reason = None
        self.trend.release_point()
        self._all = False
        self._ask_everything()

    def _take_order(self, order: str) -> None:
        if self._scope is not None and self._scope.weighing is not None:
            self._scope_order = order
        elif self._scope is None and self._reason is not None:
            self._reason_order = order
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
            self.said.emit(tr(deskwords.CHOOSE[kind]))
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
        against = tr(deskwords.AGAINST[series.period])
        if days:
            against = plural("this point against the %n day before", "this point against the %n days before", days)
        self._scope = Scope(
            tr(
                "{period}, {name}",
                period=charts.period_text(point.start, series.period),
                name=self._scoped((by, name), questions.whoever(self._filter(with_span=False))),
            ),
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
        self._changes.follow(anew=True)

    def _release_scope(self) -> None:
        if self._scope is not None or self._reason is not None:
            self._scope = None
            self._reason = None
            self.trend.release_point()
            self._ask_list()

    def _take_focus(self, _name: str) -> None:
        self._ask_brief()
        self._changes.follow()

    def _ask_for_all(self) -> None:
        self._all = True
        self._ask_list()

    # -- helpers

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
                sum(feed.enabled and ("feeds", feed.url) not in catalog.own for feed in catalog.feeds),
                sum(feed.enabled and ("feeds", feed.url) in catalog.own for feed in catalog.feeds),
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

    def _scoped(self, key: Key, rest: Filter) -> str:
        """How a line reads with all that its numbers are narrowed to."""
        return deskwords.scope(*told_apart(key, rest), self._title)

    def _versus(self, key: Key, other: Key, rest: Filter) -> questions.Versus:
        """The two lines that are drawn, to be compared over the span in view."""
        first, (second, their_rest) = self._title(key), told_apart(other, rest)
        if len(questions.parts_of(key)) > 1:  # each has a topic of its own
            first = self._scoped(key, rest)
        since, until = self._bounds()
        return questions.Versus(
            second, their_rest, (first, self._scoped(other, rest)), since, until, self.desk.span.words()
        )

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

    def _asked_words(self, asked: questions.TrendQuestion) -> str:
        """The question in words, for the captions of pictures."""
        by, _, topics = asked.by.partition("+")
        rest = replace(asked.filter, topics=()) if topics else asked.filter
        lines = ", ".join(
            deskwords.scope(*told_apart((asked.by, name), Filter()), self._title, whole=True) for name in asked.names
        )
        return deskwords.narrowed(lines, by, rest, self._title, whole=True)

    def _topics_of(self, asked: questions.TrendQuestion) -> set[str]:
        """The topics whose queries the lines rest on."""
        topics = {name for key in asked.names for kind, name in questions.parts_of((asked.by, key)) if kind == "topic"}
        return topics | set(asked.filter.topics)

    def _summary(self, count: int) -> str:
        return deskwords.summary(
            count,
            [(key[0], self._title(key)) for key in self.lenses.chosen],
            search=self._search,
            label=self._label,
            show=self._show,
            order=self.desk.order,
        )

    def _why_empty(self) -> str:
        return deskwords.why_empty(
            search=self._search,
            label=self._label,
            show=self._show,
            narrowed=bool(self.lenses.chosen),
            has_feeds=any(feed.enabled for feed in self._session.catalog.feeds),
            stored=self._stored,
        )
