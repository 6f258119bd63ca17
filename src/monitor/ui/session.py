"""The monitor behind the window: opened in the background after the first paint, closed in order at the end.

Everything heavy is imported here, in a thread of its own. The window asks `jobs` for reads and `write` for changes,
and hears of what happened through `told`.
"""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from monitor.errors import MonitorError
from monitor.i18n import tr_noop
from monitor.settings import Profile, Settings
from monitor.ui.bridge import Bridge
from monitor.ui.jobs import Jobs

if TYPE_CHECKING:
    from concurrent.futures import Future

    from monitor.catalog import Catalog, Change
    from monitor.service import Service
    from monitor.store.queries import Reader
    from monitor.store.store import Store

T = TypeVar("T")

STOP_S = 4.0  # the whole program ends within five seconds

log = logging.getLogger("monitor.ui")


class Session(QObject):
    """One profile, open. `begin` opens it, `close` closes it; a session is not opened twice."""

    opened = Signal()
    """Settings, catalog, store and service are there."""
    refused = Signal(object)
    """A MonitorError: the profile cannot be opened."""
    told = Signal(tuple)
    """Events of the service."""
    catalog_changed = Signal()
    settings_changed = Signal()
    failed = Signal(object)
    """A MonitorError of a read or a write."""

    _opening_done = Signal(object)
    _written = Signal(object)

    def __init__(self, profile: Profile, *, demo: bool = False, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.profile = profile
        self.demo = demo
        self.settings = Settings()
        self.engine = "vader"  # whose numbers are shown
        self.engines: tuple[str, ...] = ()
        self.engine_version = ""
        self.history: tuple[Change, ...] = ()  # of queries and engines
        self._catalog: Catalog | None = None
        self._service: Service | None = None
        self._made: Service | None = None  # by the opening thread, before it is shown
        self._stage = ExitStack()  # of a demonstration: its folder and its feeds, which end after the service
        self._closed = False
        self._opener: threading.Thread | None = None
        self.bridge = Bridge(self)
        self.jobs = Jobs(self._open_reader, self)
        self.bridge.told.connect(self.told)
        self.jobs.failed.connect(self._pass_on)
        self._opening_done.connect(self._take_opened, Qt.ConnectionType.QueuedConnection)
        self._written.connect(self._take_written, Qt.ConnectionType.QueuedConnection)

    # -- what it is

    @property
    def is_open(self) -> bool:
        return self._service is not None

    @property
    def is_closed(self) -> bool:
        """Whether it ends, or has ended: long work is wanted no longer."""
        return self._closed

    @property
    def catalog(self) -> Catalog:
        """The user's words. There is none before `opened`."""
        assert self._catalog is not None
        return self._catalog

    @property
    def service(self) -> Service:
        """The running monitor. There is none before `opened`."""
        assert self._service is not None
        return self._service

    # -- opening and closing

    def begin(self) -> None:
        """Open everything in the background; answers with `opened` or `refused`."""
        self._opener = threading.Thread(target=self._open, name="opening", daemon=True)
        self._opener.start()

    def close(self, timeout_s: float = STOP_S) -> bool:
        """Stop in the reverse order of starting. False: something did not end in time, and is left to the system."""
        self._closed = True
        self.bridge.close()
        ended = self.jobs.close(1000)
        if self._opener is not None:
            self._opener.join(timeout_s / 2)
            ended = ended and not self._opener.is_alive()
        service, self._service = self._service or self._made, None
        if service is not None:
            service.stop(timeout_s=timeout_s)
        if self._opener is None or not self._opener.is_alive():  # else it clears away itself what it makes
            self._stage.close()
        return ended

    def _open(self) -> None:
        """Import, load and start; in the opening thread. Nothing of Qt is touched but the signal at the end."""
        try:
            from monitor import catalog as catalogs
            from monitor import reports
            from monitor import settings as wants
            from monitor.analysis import sentiment
            from monitor.service import Service

            profile = self.profile
            if self.demo:
                profile = self._lay_out_demo()
            else:
                profile.prepare()
            settings = wants.load(profile)
            if self.demo:
                from monitor import demo

                settings = demo.wanted(settings)
            catalog = catalogs.load(profile.catalog_dir)
            engines = sentiment.installed()
            engine = reports.engine_shown(settings)
            made = sentiment.engines((engine,) if engine in engines else None, catalog.lexicon)
            versions = {each.name: each.version for each in made}
            catalogs.note_engine(profile.catalog_dir, engine, versions.get(engine, ""), datetime.now(UTC))
            history = catalogs.history(profile.catalog_dir)
            service = Service(profile, settings, catalog, emit=self.bridge.tell)
            service.start()
            self._made = service
        except Exception as error:  # noqa: BLE001  # carried to the GUI thread, where it is told apart
            self._end_opening(error)
            return
        version = versions.get(engine, "")
        self._end_opening((profile, settings, catalog, history, service, engine, engines, version))

    def _end_opening(self, outcome: object) -> None:
        """Hand over what was opened; where the session was closed meanwhile, nobody takes it: then all of it ends."""
        if self._closed:
            if self._made is not None:
                self._made.stop(timeout_s=STOP_S)
            self._stage.close()
        elif isinstance(outcome, BaseException):
            self._stage.close()
        with suppress(RuntimeError):  # the session is gone altogether
            self._opening_done.emit(outcome)

    def _lay_out_demo(self) -> Profile:
        from monitor import demo

        laid = self._stage.enter_context(demo.laid_out(self.profile))
        server = self._stage.enter_context(demo.DemoServer(datetime.now(UTC)))
        demo.furnish(laid, server)
        return laid

    @Slot(object)
    def _take_opened(self, outcome: Any) -> None:
        if self._closed:  # while we opened; the opening thread or `close` has ended what was made
            return
        if isinstance(outcome, MonitorError):
            self.refused.emit(outcome)
            return
        if isinstance(outcome, BaseException):
            sys.excepthook(type(outcome), outcome, outcome.__traceback__)
            self.refused.emit(MonitorError(tr_noop("The monitor could not be started: an error inside the program.")))
            return
        profile, settings, catalog, self.history, service, engine, engines, version = outcome
        self.profile, self.settings, self._catalog, self._service = profile, settings, catalog, service
        self.engine, self.engines, self.engine_version = engine, engines, version
        self.opened.emit()

    # -- asking and changing

    def _open_reader(self) -> Reader:
        return self.service.reader()

    def write(
        self,
        do: Callable[[Store], T],
        then: Callable[[T], None] | None = None,
        *,
        failed: Callable[[MonitorError], None] | None = None,
    ) -> None:
        """Change the store on the writer thread; `then` hears the answer in the GUI thread."""
        if self._service is None:
            return
        self.when_done(self._service.submit(do), then, failed=failed)

    def when_done(
        self,
        future: Future[T],
        then: Callable[[T], None] | None = None,
        *,
        failed: Callable[[MonitorError], None] | None = None,
    ) -> None:
        """Hear the outcome of a future of the service in the GUI thread."""
        future.add_done_callback(lambda done: None if self._closed else self._written.emit((done, then, failed)))

    def poll_now(self, urls: Sequence[str] | None = None) -> None:
        """Poll all feeds, or these, at once. Retry-After and back-off hold all the same.

        The first time this is the start that the user chooses: from then on feeds are polled on schedule.
        """
        if self._service is not None:
            self.when_done(self._service.poll_now(None if urls is None else tuple(urls)))
            self.settings = replace(self.settings, started=True)

    def change_settings(self, **wanted: Any) -> None:
        """Take over and save settings."""
        self.set_settings(replace(self.settings, **wanted))

    def set_settings(self, settings: Settings) -> None:
        """Save settings in the background, then take them over."""
        self.jobs.work(settings, lambda: self._save_settings(settings), self._take_settings)

    def reload_catalog(self) -> None:
        """Read the catalog anew after it was edited, and let the service take it over."""
        self.jobs.work(self.profile, self._load_catalog, self._take_catalog)

    def _save_settings(self, settings: Settings) -> tuple[str, str]:
        from monitor import reports
        from monitor import settings as wants
        from monitor.analysis import sentiment

        wants.save(self.profile, settings)
        engine = reports.engine_shown(settings)
        made = sentiment.engines((engine,), self.catalog.lexicon) if engine in sentiment.installed() else ()
        return engine, "".join(each.version for each in made)

    def _take_settings(self, settings: Settings, engine: tuple[str, str]) -> None:
        self.settings = settings
        self.engine, self.engine_version = engine
        if self._service is not None:
            self._service.set_settings(settings)
        self.settings_changed.emit()

    def _load_catalog(self) -> tuple[Catalog, tuple[Change, ...]]:
        from monitor import catalog as catalogs

        return catalogs.load(self.profile.catalog_dir), catalogs.history(self.profile.catalog_dir)

    def _take_catalog(self, _profile: Profile, loaded: tuple[Catalog, tuple[Change, ...]]) -> None:
        catalog, self.history = loaded
        if self._service is not None:
            self._service.set_catalog(catalog)
        self.take_catalog(catalog)

    def take_catalog(self, catalog: Catalog) -> None:
        """Show another catalog, one that the service works with already."""
        from monitor.analysis import sentiment  # it is loaded by now

        self._catalog = catalog
        self.engine_version = sentiment.versions(catalog.lexicon).get(self.engine, self.engine_version)
        self.catalog_changed.emit()

    @Slot(object)
    def _take_written(self, done: Any) -> None:
        future, then, failed = done
        if self._closed or future.cancelled():
            return
        error = future.exception()
        if error is None:
            if then is not None:
                then(future.result())
        elif isinstance(error, MonitorError):
            if failed is not None:
                failed(error)
            else:
                self.failed.emit(error)
        else:
            sys.excepthook(type(error), error, error.__traceback__)

    def _pass_on(self, _question: object, error: MonitorError) -> None:
        self.failed.emit(error)
