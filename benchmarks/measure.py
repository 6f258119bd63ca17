"""How figures are taken: CPU seconds of whole processes, proportional memory, and medians of several runs."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PROGRAM = [str(Path(sys.executable).with_name("news-monitor"))]


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the results. `value` and `baseline` are in `unit`; `budget` says what is to be kept."""

    name: str
    value: float
    unit: str
    budget: str
    kept: bool
    baseline: float | None = None
    against: str = ""

    @property
    def ratio(self) -> float | None:
        return self.value / self.baseline if self.baseline else None


def cpu_of(command: Sequence[str], env: Mapping[str, str] | None = None) -> float:
    """CPU seconds (user and system, children included) of a command that must succeed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, env={**os.environ, **(env or {})}, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime)


def median_cpu(command: Sequence[str], runs: int, env: Mapping[str, str] | None = None) -> float:
    return statistics.median(cpu_of(command, env) for _ in range(runs))


def cpu_here(work: Callable[[], object]) -> float:
    """CPU seconds that a call takes in this process."""
    before = time.process_time()
    work()
    return time.process_time() - before


def pss_mb(pid: int) -> float:
    """Proportional memory of a process and its children, in MB (Linux)."""
    import psutil

    process = psutil.Process(pid)
    return sum(each.memory_full_info().pss for each in (process, *process.children(recursive=True))) / 1e6


def percentile(values: Sequence[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


@contextmanager
def profile() -> Iterator[Path]:
    """An empty profile that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="monitor-bench-") as folder:
        yield Path(folder)


def write_feeds(folder: Path, urls: Sequence[str]) -> None:
    """Make these the only feeds of a profile, ready to be polled."""
    from monitor import catalog

    lines = [f'[[feed]]\nurl = "{feed.url}"\nenabled = false\n' for feed in catalog.load(None).feeds]
    lines += [
        f'[[feed]]\nurl = "{url}"\ntitle = "Feed {n}"\noutlet = "Outlet {n}"\nallow_local = true\n'
        for n, url in enumerate(urls)
    ]
    (folder / "catalog").mkdir(parents=True, exist_ok=True)
    (folder / "catalog" / "feeds.toml").write_text("\n".join(lines), "utf-8")
    (folder / "settings.toml").write_text("started = true\n", "utf-8")
