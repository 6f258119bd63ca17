"""What moved a mean, on the Desk: which spans can be compared, the question to the store, and the pane that answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from monitor.i18n import tr
from monitor.model import Filter
from monitor.ui import brief, numbers, questions, text
from monitor.ui.desk import Desk
from monitor.ui.lenses import Key
from monitor.ui.session import Session

if TYPE_CHECKING:
    from monitor.ui.changed import ChangeAnswer, Changed, ChangeQuestion, Spans


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the plot that is looked at, and how it reads when it is compared with the one before."""

    since: datetime
    until: datetime
    said: str


@dataclass(frozen=True, slots=True)
class Looked:
    """What the Desk looks at."""

    front: Key | None  # the line that is told of; None: there is none
    title: str
    rest: Filter  # everything else that is chosen, without a span
    bounds: tuple[datetime | None, datetime | None]
    point: Point | None = None


class Changes(QObject):
    """Shows what changed beside one Desk, in the place of the reader, and follows what is looked at."""

    said = Signal(str)
    """A sentence."""
    article_asked = Signal(object)
    """The key of an article that is to be read."""
    lens_asked = Signal(str, str)
    """An outlet or a voice that is to be looked through: kind and name."""

    def __init__(self, desk: Desk, session: Session, looked: Callable[[], Looked], now: Callable[[], datetime]) -> None:
        super().__init__(desk)
        self._desk, self._session, self._looked, self._now = desk, session, looked, now
        self._pane: Changed | None = None  # made when it is first asked for
        self._compared: Spans | None = None
        self._asked: ChangeQuestion | None = None
        self._front: Key | None = None  # the line that is told of

    def pane(self) -> Changed | None:
        """The pane, where it is shown."""
        return self._pane if self._pane is not None and not self._pane.isHidden() else None

    def show(self) -> None:
        """Show who moved the mean of the line in front, from one span to the next."""
        if self._looked().front is None:
            self.said.emit(
                tr("Choose a topic, a voice or an outlet at the left first: then it is told what moved its mean.")
            )
            return
        offered = self._offered()
        chosen = next((each for each in offered if each == self._compared), offered[0])
        pane = self._made()
        pane.offer(offered, chosen)
        self._desk.show_beside(True)
        pane.setFocus()
        self._ask(chosen)

    def hide(self) -> None:
        """Show the reader again."""
        if self.pane() is not None:
            self._desk.show_beside(False)
            self._desk.pane.table.setFocus()

    def follow(self, *, anew: bool = False) -> None:
        """Follow what is looked at now: another line, span or engine.

        `anew`: a point was clicked to ask about it, so that what is offered first is compared.
        """
        pane = self.pane()
        if pane is None:
            return
        if self._looked().front is None:  # nothing is chosen, and nothing drawn: there is nothing to tell of
            self._desk.show_beside(False)
            return
        if anew:
            self._compared = None
        offered = self._offered()
        chosen = next((each for each in offered if self._compared and each.said == self._compared.said), offered[0])
        pane.offer(offered, chosen)
        self._ask(chosen)

    def follow_line(self) -> None:
        """Lines are drawn: follow, where the one that is told of is no more the one in front."""
        if self.pane() is not None and self._looked().front != self._front:
            self.follow()

    def _ask(self, spans: Spans) -> None:
        """Ask who moved the mean. The line in front is meant, as in the brief."""
        from monitor.ui.changed import ChangeQuestion

        looked = self._looked()
        if looked.front is None:
            return
        (by, name), rest = told_apart(looked.front, looked.rest)
        question = ChangeQuestion(
            by,
            name,
            looked.title,
            rest,
            self._session.engine,
            spans,
            self._session.engine_version,
            self._session.settings.count,
        )
        self._compared, self._asked, self._front = spans, question, looked.front
        self._made().wait(question)
        self._session.jobs.run(
            question, lambda reader: questions.read_change(reader, question), self._show_answer, channel="change"
        )

    def _show_answer(self, asked: ChangeQuestion, answer: ChangeAnswer) -> None:
        if asked == self._asked:
            self._made().show_answer(asked, answer)

    def _made(self) -> Changed:
        if self._pane is None:
            from monitor.ui.changed import Changed

            self._pane = Changed(self._desk)
            self._desk.put_beside(self._pane)
            self._pane.asked.connect(self._ask)
            self._pane.closed.connect(self.hide)
            self._pane.article_asked.connect(self.article_asked)
            self._pane.lens_asked.connect(self.lens_asked)
            self._pane.said.connect(self.said)
        return self._pane

    def _offered(self) -> list[Spans]:
        """What can be compared: what the brief compares, a point with the one before, around each event, the halves."""
        now, looked = self._now(), self._looked()
        since, until = looked.bounds
        window = brief.window(since, until, now)
        made = []
        point = looked.point
        if point is not None:
            made.append(_spans(point.said, point.since - (point.until - point.since), point.since, point.until, now))
        said = tr("{span} against {earlier}", span=window.words, earlier=window.earlier)
        made.append(_spans(said, window.before, window.since, window.until, now))
        if since is not None:
            end = until or now
            said = tr("the second half of the span against the first")
            made.append(_spans(said, since, since + (end - since) / 2, end, now))
        week = timedelta(days=7)
        for event in sorted(self._session.catalog.events, key=lambda event: event.start, reverse=True):
            at = datetime.combine(event.start, time(), UTC)
            if event.enabled and (since is None or at >= since) and at < (until or now):
                after = min(at + week, until or now)
                said = tr("since {event} against the week before", event=text.line(event.name, 60))
                made.append(_spans(said, at - week, at, after, now))
        return made


def told_apart(key: Key, rest: Filter) -> tuple[Key, Filter]:
    """What a line is of, and the filter for the rest: of an outlet on a topic, the outlet, and that topic."""
    first, *more = questions.parts_of(key)
    for _, topic in more:
        rest = replace(rest, topics=(topic,))
    return first, rest


def _spans(said: str, before: datetime, middle: datetime, after: datetime, now: datetime) -> Spans:
    from monitor.ui.changed import Spans

    return Spans(said, (before, middle), (middle, after), days(before, middle, now), days(middle, after, now))


def days(since: datetime, until: datetime, now: datetime) -> str:
    """How a span reads: its days, both inclusive, where they are whole ones, else with the times of its ends."""
    if until - since < timedelta(days=1):
        day = numbers.day(since.astimezone().date())
        return tr("{day}, {first} – {last}", day=day, first=numbers.clock(since), last=numbers.clock(until))
    first, last = since.astimezone().date(), (until - timedelta(seconds=1)).astimezone().date()
    begin, end = (at.astimezone().time() for at in (since, until))
    if begin != time() or end != time():
        return _with_times(since, until, now)
    if first == last or first.year != last.year:
        return numbers.days(first, last)
    return tr("{first} – {last}", first=numbers.day(first, last), last=numbers.day(last, last))


def _with_times(since: datetime, until: datetime, now: datetime) -> str:
    today = now.astimezone().date()
    first, last = (numbers.day(at.astimezone().date(), today) for at in (since, until))
    begin, end = numbers.clock(since), numbers.clock(until)
    if until >= now:
        return tr("since {day}, {time}", day=first, time=begin)
    if begin == end:
        return tr("{first} – {last}, {time}", first=first, last=last, time=end)
    return tr("{first}, {begin} – {last}, {end}", first=first, begin=begin, last=last, end=end)
