"""The analysis process: where strangers' documents are read and analyzed, because there they can hurt nobody.

A document may hang the parser, eat all memory or crash an extension; a thread could not be stopped, a process can.
So one spawned process does this work, at low priority, under a time and a memory limit. When a call breaks a limit
the process is killed, the call ends in a WorkerError that says why, and the next call starts a fresh one. This side
imports neither the parser nor an engine. Entry points of the program call `multiprocessing.freeze_support()` first.
"""

from __future__ import annotations

import asyncio
import atexit
import contextlib
import copyreg
import ctypes
import logging
import os
import queue
import signal
import sys
import threading
import time
import traceback
import types
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from enum import StrEnum
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

from monitor.catalog import Catalog
from monitor.errors import FeedError, ModelError, MonitorError, WorkerError
from monitor.i18n import tr_noop
from monitor.model import (
    Alert,
    Analysis,
    Article,
    Clipping,
    Document,
    Feed,
    FeedState,
    Fetched,
    Mention,
    Quoted,
    Sentence,
    Sentiment,
    Span,
    Statement,
)

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from monitor.analysis.sentiment import WordPart

T = TypeVar("T")

log = logging.getLogger(__name__)

START_LIMIT_S = 60.0  # to load the code and the catalog; measured 1 s, but the machine may be busy
SENTENCE_S = 0.1  # grants each sentence so much; the slowest engine needs 0.005
CHARACTERS_PER_S = 200_000  # grants a long text more time; measured: over 1,000,000 on a free core
SLOW_CHARACTERS_PER_S = 500  # with the network: measured over 15,000 on a free core
STRIKES = 3  # articles of one call that may stop the process before the rest of them is left unscored
TRIES = 2  # of a call whose process ends for no fault of its own
IDLE_S = 300.0  # a process without work ends by itself
GROWTH_MB = 128  # and so does one that a large document has swollen: what it holds goes back to the system
NICENESS = 10  # measured: a window beside it stays as fluid as with no work at all
OUT_OF_MEMORY = 77  # exit code of a process that met its memory limit
_POSIX = os.name == "posix"


class NoWorkerError(MonitorError):
    """There is no analysis process and none can be started: not the fault of what was to be read."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a document held: its head, and its entries as articles."""

    document: Document  # without its entries
    entries: int
    articles: tuple[Article, ...]


class Stages:
    """The work itself, as plain calls. The analysis process holds one; who trusts a text may hold one too."""

    def __init__(self, catalog: Catalog, engines: Sequence[str] | None = None) -> None:
        from monitor import alerts
        from monitor.analysis import Analyzer
        from monitor.feeds import clean

        self._analyzer = Analyzer(catalog, engines)
        self._outlets = clean.OutletIndex(catalog.outlets)
        self._rules = alerts.compile_rules(catalog.rules)

    def warm_up(self) -> None:
        """Load what is only loaded on first use, so that it does not count as the first document's time."""
        feed, now = Feed("", "", ""), datetime.now(UTC)
        document = b"<rss version='2.0'><channel><item><title>They said it was fine.</title></item></channel></rss>"
        fetched = Fetched(200, document, {}, "", True, FeedState(""))
        for article in self.read(feed, fetched, now).articles:
            self.check(Clipping(article, self.analyze(article)), now)

    def read(self, feed: Feed, fetched: Fetched, now: datetime) -> Reading:
        """Turn the bytes of a feed into articles. Raises ParseError."""
        from monitor.feeds import clean, parse

        document = parse.parse(feed.url, fetched.content, fetched.headers, fetched.url)
        articles = tuple(clean.clean(entry, feed, self._outlets, now) for entry in document.entries)
        return Reading(replace(document, entries=()), len(document.entries), articles)

    def analyze(self, article: Article, *, slow: bool = False) -> Analysis:
        """`slow`: with the engines that are left out of a poll. Raises ModelError then."""
        return self._analyzer.analyze(article, slow=slow)

    def explain(self, text: str, engine: str) -> tuple[WordPart, ...]:
        return self._analyzer.explain(text, engine)

    def score(self, texts: Sequence[str], targets: Sequence[Span | None]) -> dict[str, list[Sentiment]]:
        return {engine.name: engine.score(texts, targets) for engine in self._analyzer.engines}

    def check(self, clipping: Clipping, now: datetime) -> tuple[Alert, ...]:
        from monitor import alerts

        return alerts.check(clipping, self._rules, now)


class Lane:
    """A thread that runs what it is given, one after the other, in order; the answers come as futures."""

    def __init__(self, name: str, end: Callable[[], object] | None = None) -> None:
        """`end` is run in the thread as its last act, to close what belongs to it."""
        self._end = end
        self._calls: queue.SimpleQueue[tuple[Future[Any], Callable[[], Any]] | None] = queue.SimpleQueue()
        self._closed = threading.Event()
        # a daemon: the interpreter must not wait at its end for a call that hangs
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def submit(self, call: Callable[[], T]) -> Future[T]:
        """Run `call` after what was given before; after `close`, the future is cancelled."""
        future: Future[T] = Future()
        self._calls.put((future, call))
        if self._closed.is_set():
            future.cancel()
        return future

    def drop(self) -> None:
        """Forget what has not begun: its futures are cancelled."""
        with contextlib.suppress(queue.Empty):
            while given := self._calls.get_nowait():
                given[0].cancel()

    def close(self, timeout_s: float) -> bool:
        """Take nothing more and wait for what was given. False: a call still runs, and is left to itself."""
        self._closed.set()
        self._calls.put(None)
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while given := self._calls.get():
            future, call = given
            if not future.set_running_or_notify_cancel():
                continue
            try:
                answer = call()
            except BaseException as error:  # noqa: BLE001  # belongs to whoever asked
                future.set_exception(error)
            else:
                future.set_result(answer)
            del given, future, call  # or the last answer would live on while we wait
        if self._end is not None:
            self._end()


class Worker:
    """Our side of the analysis process. May be called from any thread; calls are answered one after the other.

    The work comes twice: blocking, and as a coroutine with an `a` before its name.
    """

    def __init__(
        self,
        catalog: Catalog,
        engines: Sequence[str] | None = None,
        *,
        memory_mb: int = 1024,
        parse_timeout_s: float = 10.0,
        analysis_timeout_s: float = 10.0,
        stages: Callable[[Catalog, Sequence[str] | None], Stages] = Stages,
    ) -> None:
        self._duty = _Duty(stages, _words(catalog), engines, memory_mb)
        self._parse_timeout_s = parse_timeout_s
        self._analysis_timeout_s = analysis_timeout_s
        self._process: _Process | None = None
        self._closed = threading.Event()
        # The one thread that starts processes and talks to them. The kernel kills a process when the thread
        # that started it ends (PR_SET_PDEATHSIG), so that must be a thread which stays.
        self._lane = Lane("analysis", end=self._end)

    @property
    def pid(self) -> int | None:
        """The process's number; None while there is none."""
        process = self._process
        return process.pid if process is not None and not process.buried else None

    def configure(self, catalog: Catalog, engines: Sequence[str] | None = None) -> None:
        """Work with this catalog from the next call on."""
        duty = replace(self._duty, catalog=_words(catalog), engines=engines)
        if duty != self._duty:
            self._duty = duty

    def set_limits(self, *, memory_mb: int, parse_timeout_s: float) -> None:
        """Work under these limits from the next call on."""
        self._parse_timeout_s = parse_timeout_s
        if memory_mb != self._duty.memory_mb:
            self._duty = replace(self._duty, memory_mb=memory_mb)

    def read(self, feed: Feed, fetched: Fetched, now: datetime) -> Reading:
        """Parse and clean a document.

        Raises ParseError; WorkerError when it breaks a limit or crashes the parser; NoWorkerError.
        """
        return self._lane.submit(lambda: self._read(feed, fetched, now)).result()

    async def aread(self, feed: Feed, fetched: Fetched, now: datetime) -> Reading:
        return await asyncio.wrap_future(self._lane.submit(lambda: self._read(feed, fetched, now)))

    def examine(
        self, articles: Sequence[Article], now: datetime, *, sentences: bool = False, slow: bool = False
    ) -> tuple[tuple[Clipping, ...], tuple[Alert, ...]]:
        """Analyze articles and check the alert rules; every article gets its clipping, in the same order.

        An article that stops the process, or on which the analysis fails, comes back with `not_scored` saying so.
        `sentences` are left out unless asked for: they are not stored. `slow` engines score only if asked to; a network
        that cannot be loaded then raises ModelError. Raises NoWorkerError.
        """
        return self._lane.submit(lambda: self._examine(articles, now, sentences, slow)).result()

    async def aexamine(
        self, articles: Sequence[Article], now: datetime, *, sentences: bool = False, slow: bool = False
    ) -> tuple[tuple[Clipping, ...], tuple[Alert, ...]]:
        return await asyncio.wrap_future(self._lane.submit(lambda: self._examine(articles, now, sentences, slow)))

    async def aexplain(self, text: str, engine: str) -> tuple[WordPart, ...]:
        """Say what each word adds to the score of one sentence. Raises ModelError, WorkerError and NoWorkerError."""
        return await asyncio.wrap_future(self._lane.submit(lambda: self._explain(text, engine)))

    def score(self, texts: Sequence[str], targets: Sequence[Span | None]) -> dict[str, list[Sentiment]]:
        """Score single sentences toward their targets (None: the whole), by each engine.

        Raises WorkerError when it breaks a limit; NoWorkerError.
        """
        return self._lane.submit(lambda: self._score(texts, targets)).result()

    def close(self, timeout_s: float = 2.0) -> bool:
        """Kill the process, whatever it does. Calls that wait are cancelled, the running one raises WorkerError."""
        self._closed.set()
        atexit.unregister(self.close)
        process = self._process
        if process is not None:
            process.kill()
        self._lane.drop()
        return self._lane.close(timeout_s)

    # ---- in the lane's thread ------------------------------------------------------------------

    def _end(self) -> None:
        if self._process is not None:
            self._process.end()

    def _read(self, feed: Feed, fetched: Fetched, now: datetime) -> Reading:
        for _ in range(TRIES):
            try:
                kind, *rest = self._ask("read", feed, fetched, now).answer(self._parse_timeout_s)
                break
            except _Stopped as stop:
                if stop.how is not _How.LEFT:
                    raise WorkerError(f"Reading the feed {stop}.") from stop
        else:
            raise NoWorkerError(tr_noop("The analysis process ends whenever it is started"))
        if kind == "error":
            raise rest[0]
        reading: Reading = rest[0]
        return reading

    def _examine(
        self, articles: Sequence[Article], now: datetime, sentences: bool, slow: bool
    ) -> tuple[tuple[Clipping, ...], tuple[Alert, ...]]:
        clippings: list[Clipping] = []
        alerts: list[Alert] = []
        given_up: dict[int, str] = {}  # articles that are not analyzed, and why
        tries = dict.fromkeys(range(len(articles)), 0)
        while (at := len(clippings)) < len(articles):
            if at in given_up and tries[at] > TRIES:  # not even the alert rules can be checked on it
                clippings.append(_unscored(articles[at], given_up[at]))
                continue
            tasks = [(article, given_up.get(i)) for i, article in enumerate(articles[at:], at)]
            try:
                process = self._ask("examine", tasks, now, sentences, slow)
                for article, _ in tasks:
                    kind, *rest = process.answer(self._analysis_limit_s(article, slow))
                    if kind == "error":
                        raise rest[0]
                    analysis, found = rest
                    clippings.append(Clipping(article, analysis))
                    alerts.extend(found)
            except _Stopped as stop:
                culprit = len(clippings)  # answers come in order: it was at the next one
                tries[culprit] += 1
                # Too slow is too slow. What else stops a process may be left over from the articles before: once more.
                if culprit not in given_up and (stop.how is _How.SLOW or tries[culprit] == TRIES):
                    log.warning("Analyzing “%s” %s", articles[culprit].title, stop)
                    given_up[culprit] = str(stop)
                    tries[culprit] = TRIES
                    if len(given_up) == STRIKES:
                        why = f"not tried, as {STRIKES} articles beside it stopped the analysis"
                        given_up.update((i, why) for i in range(culprit + 1, len(articles)))
        return tuple(clippings), tuple(alerts)

    def _score(self, texts: Sequence[str], targets: Sequence[Span | None]) -> dict[str, list[Sentiment]]:
        limit_s = self._analysis_timeout_s + len(texts) * SENTENCE_S
        for _ in range(TRIES):
            try:
                kind, answer = self._ask("score", texts, targets).answer(limit_s)
                break
            except _Stopped as stop:
                if stop.how is not _How.LEFT:
                    raise WorkerError(f"Scoring the sentences {stop}.") from stop
        else:
            raise NoWorkerError(tr_noop("The analysis process ends whenever it is started"))
        if kind == "error":
            raise answer
        scores: dict[str, list[Sentiment]] = answer
        return scores

    def _explain(self, text: str, engine: str) -> tuple[WordPart, ...]:
        kind, *rest = self._ask("explain", text, engine).answer(self._analysis_timeout_s)
        if kind == "error":
            raise rest[0]
        parts: tuple[WordPart, ...] = rest[0]
        return parts

    def _analysis_limit_s(self, article: Article, slow: bool) -> float:
        return self._analysis_timeout_s + len(article.text) / (SLOW_CHARACTERS_PER_S if slow else CHARACTERS_PER_S)

    def _ask(self, *call: Any) -> _Process:
        """Hand a call to the process; start it first where there is none, or where it has an old catalog."""
        process = self._process
        if process is not None and process.duty is not self._duty:
            process.end()
        if process is None or not process.alive:
            if self._closed.is_set():
                raise NoWorkerError(tr_noop("The analysis process was stopped with the program"))
            self._process = process = _Process(self._duty)
            atexit.unregister(self.close)
            atexit.register(self.close)  # after multiprocessing's own hook, so before it: that one waits for processes
            if self._closed.is_set():  # `close` may just have missed it
                process.kill()
            process.wait_ready()
        process.ask(*call)
        return process


# ---- what crosses between the processes ---------------------------------------------------------


def _read_only(mapping: dict[Any, Any]) -> types.MappingProxyType[Any, Any]:
    return types.MappingProxyType(mapping)


def _pickle_quickly(noun: type[Any]) -> None:
    """Pickle a noun as its class and its fields' values, in half the time of the way that dataclasses bring along."""
    values = attrgetter(*(each.name for each in fields(noun)))
    copyreg.pickle(noun, lambda each: (noun, values(each)))


# Python cannot pickle a read-only mapping: an answer's headers, the scores of a text without any.
copyreg.pickle(types.MappingProxyType, lambda mapping: (_read_only, (dict(mapping),)))
for _noun in (Alert, Analysis, Article, Clipping, Mention, Quoted, Sentence, Sentiment, Span, Statement):
    _pickle_quickly(_noun)


def _words(catalog: Catalog) -> Catalog:
    """What of a catalog the analysis works with: a new feed is no reason to start it anew."""
    return replace(catalog, feeds=(), events=(), changed=frozenset(), own=frozenset())


def _unscored(article: Article, why: str) -> Clipping:
    return Clipping(article, Analysis(language=None, scores={}, not_scored=f"analysis failed: {why}"))


# ---- one process, seen from here ---------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Duty:
    """What a process is started with."""

    stages: Callable[[Catalog, Sequence[str] | None], Stages]
    catalog: Catalog
    engines: Sequence[str] | None
    memory_mb: int


class _How(StrEnum):
    SLOW = "slow"
    MEMORY = "memory"
    CRASH = "crash"
    LEFT = "left"  # it had ended by itself: no fault of the call


class _Stopped(WorkerError):
    """The process is gone. The text continues a sentence: “… took longer than 10 s”."""

    def __init__(self, how: _How, text: str) -> None:
        self.how = how
        super().__init__(text)


class _Process:
    """One analysis process and our end of its pipe. For the lane's thread, but for `kill`, `pid` and `buried`."""

    def __init__(self, duty: _Duty) -> None:
        import multiprocessing

        context = multiprocessing.get_context("spawn")
        self.duty = duty
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, duty, os.getpid()), name="analysis", daemon=True)
        try:
            with _bare_main(), _sigint_blocked():
                self._process.start()
        except OSError as error:
            self._pipe.close()
            raise NoWorkerError(f"The analysis process cannot start: {error.strerror or error}") from error
        finally:
            theirs.close()
        self.pid = self._process.pid

    @property
    def buried(self) -> bool:
        return self._pipe.closed

    @property
    def alive(self) -> bool:
        return not self.buried and self._process.is_alive()

    def wait_ready(self) -> None:
        try:
            kind, *rest = self.answer(START_LIMIT_S)
        except _Stopped as stop:
            raise NoWorkerError(f"The analysis process cannot start: it {stop}") from stop
        if kind == "error":
            self.end()
            raise NoWorkerError(str(rest[0]))

    def ask(self, *call: Any) -> None:
        # A process that waits for calls reads at once, and one that is gone breaks the pipe: this never hangs.
        with contextlib.suppress(OSError):  # `answer` tells how it ended
            self._pipe.send(call)

    def answer(self, limit_s: float) -> Any:
        """Wait for the next answer. Raises _Stopped."""
        deadline = time.monotonic() + limit_s
        while True:
            try:
                if not self._pipe.poll(max(0.0, deadline - time.monotonic())):
                    self.end()
                    raise _Stopped(_How.SLOW, f"took longer than {limit_s:.3g} s")
                message = self._pipe.recv()
            except (EOFError, OSError) as error:
                raise self._autopsy() from error
            if message[0] != "log":
                return message
            _, name, level, text = message
            logging.getLogger(name).log(level, "%s", text)

    def kill(self) -> None:
        with contextlib.suppress(ValueError):  # already buried
            self._process.kill()

    def end(self) -> int | None:
        """Kill it if it lives, and let go of it. Returns its exit code, None where the system does not tell."""
        if self.buried:
            return None
        self.kill()
        self._process.join(START_LIMIT_S)
        code = self._process.exitcode
        self._pipe.close()
        with contextlib.suppress(ValueError):  # it will not die: nothing more can be done
            self._process.close()
        return code

    def _autopsy(self) -> _Stopped:
        self._process.join(START_LIMIT_S)  # the pipe closes a moment before the process ends
        code = self.end()
        if code == OUT_OF_MEMORY:
            return _Stopped(_How.MEMORY, f"needed more than {self.duty.memory_mb} MB of memory")
        if code in (0, -signal.SIGTERM):
            return _Stopped(_How.LEFT, "ended")
        ended = f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"
        return _Stopped(_How.CRASH, f"crashed the analysis process ({ended})")


@contextlib.contextmanager
def _bare_main() -> Iterator[None]:
    """Hide our main module: the process would import it first, and with it Qt or the command line."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = types.ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


@contextlib.contextmanager
def _sigint_blocked() -> Iterator[None]:
    """Let the process start deaf to Ctrl-C: it would print a traceback before it could ignore it itself."""
    if not _POSIX:
        yield
        return
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # else it would be started in between, and unblock the signal
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


# ---- the process, seen from inside --------------------------------------------------------------


def _serve(pipe: Connection, duty: _Duty, parent: int) -> None:
    try:
        _settle_in(pipe, duty.memory_mb, parent)
        try:
            stages = duty.stages(duty.catalog, duty.engines)
            stages.warm_up()
        except Exception as error:  # noqa: BLE001  # told on the other side
            _tell_bug(pipe, "The analysis process cannot start", error)
            return
        pipe.send(("ready",))
        full_mb, slow_yet = 0.0, False
        while pipe.poll(IDLE_S):
            kind, *call = pipe.recv()
            if kind == "read":
                _answer_read(pipe, stages, *call)
            elif kind == "score":
                _answer_score(pipe, stages, *call)
            elif kind == "explain":
                _answer_explain(pipe, stages, *call)
            else:
                _answer_examine(pipe, stages, *call)
            if not slow_yet and (
                kind in ("explain", "score") or call[-1] is True
            ):  # the network came in: that is no growth
                full_mb, slow_yet = 0.0, True
            full_mb = full_mb or _resident_mb() + GROWTH_MB
            if _resident_mb() > full_mb:
                return
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        os._exit(0)  # whoever asked is gone


def _answer_read(pipe: Connection, stages: Stages, feed: Feed, fetched: Fetched, now: datetime) -> None:
    try:
        reading = stages.read(feed, fetched, now)
    except FeedError as error:
        pipe.send(("error", error))
    except Exception as error:  # noqa: BLE001  # this feed's error; the others go on
        _tell_bug(pipe, "Reading the feed failed", error)
    else:
        pipe.send(("read", reading))


def _answer_score(pipe: Connection, stages: Stages, texts: Sequence[str], targets: Sequence[Span | None]) -> None:
    try:
        scores = stages.score(texts, targets)
    except MonitorError as error:  # an engine whose files are not as they were
        pipe.send(("error", error))
    except Exception as error:  # noqa: BLE001  # told on the other side
        _tell_bug(pipe, "Scoring the sentences failed", error)
    else:
        pipe.send(("score", scores))


def _answer_explain(pipe: Connection, stages: Stages, text: str, engine: str) -> None:
    try:
        parts = stages.explain(text, engine)
    except ModelError as error:
        pipe.send(("error", error))
    except Exception as error:  # noqa: BLE001
        _tell_bug(pipe, "Explaining a score failed", error)
    else:
        pipe.send(("explained", parts))


def _answer_examine(
    pipe: Connection,
    stages: Stages,
    tasks: Iterable[tuple[Article, str | None]],
    now: datetime,
    sentences: bool,
    slow: bool,
) -> None:
    for article, given_up in tasks:
        clipping = _unscored(article, given_up or "")
        if given_up is None:
            try:
                clipping = Clipping(article, stages.analyze(article, slow=True) if slow else stages.analyze(article))
            except ModelError as error:  # none of them can be scored
                pipe.send(("error", error))
                return
            except Exception as error:  # noqa: BLE001  # this article's error; the others go on
                clipping = _unscored(article, _tell(pipe, f"Analyzing “{article.title}” failed", error))
        alerts: tuple[Alert, ...] = ()
        try:
            alerts = stages.check(clipping, now)
        except Exception as error:  # noqa: BLE001
            _tell(pipe, f"Checking the alert rules on “{article.title}” failed", error)
        analysis = clipping.analysis if sentences else replace(clipping.analysis, sentences=())
        pipe.send(("examined", analysis, alerts))


def _tell_bug(pipe: Connection, what: str, error: Exception) -> None:
    pipe.send(("error", WorkerError(f"{what}: {_tell(pipe, what, error)}")))


def _tell(pipe: Connection, what: str, error: Exception) -> str:
    """Have an unexpected exception logged by the program, and return it in a few words."""
    if isinstance(error, MemoryError):
        os._exit(OUT_OF_MEMORY)  # nothing that needs memory may happen any more
    trace = "".join(traceback.format_exception(error))
    pipe.send(("log", __name__, logging.ERROR, f"{what}\n{trace}"))
    return f"{type(error).__name__}: {error}"[:300]


def _settle_in(pipe: Connection, memory_mb: int, parent: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the program that started us
    spare_collections()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # one polite process, not one a core
    if _POSIX:
        os.nice(NICENESS)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG: even if a C loop never lets the thread run
        if os.getppid() != parent:
            os._exit(0)
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        limit = memory_mb << 20
        if hard != resource.RLIM_INFINITY:
            limit = min(limit, hard)
        resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1):  # whoever reads the program's output must not wait for us
        if pipe.fileno() != standard:
            os.dup2(nothing, standard)
    logging.getLogger().handlers = [_ToParent(pipe)]


def spare_collections() -> None:
    """Look for cycles more seldom: nouns come in thousands, and none is in one.

    Measured: taking 3,000 articles from another process costs 0.16 CPU-s instead of 0.76, analyzing them 7 % less.
    """
    import gc

    gc.freeze()  # what was imported stays
    gc.set_threshold(50_000, 20, 50)


def _end_with_parent() -> None:
    from multiprocessing import connection, parent_process

    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(0)


class _ToParent(logging.Handler):
    """Sends warnings to the program, where logs are kept."""

    def __init__(self, pipe: Connection) -> None:
        super().__init__(logging.WARNING)
        self._pipe = pipe

    def emit(self, record: logging.LogRecord) -> None:
        self._pipe.send(("log", record.name, record.levelno, self.format(record)))


def _resident_mb() -> float:
    """Memory that the process holds now; 0 where the system does not tell."""
    try:
        with open("/proc/self/statm") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
    except OSError:
        return 0.0
