"""`watch` and `collect`: they end in order when they are told to, and show what is in the store."""

import io
import queue
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from rich.console import Console

from monitor import catalog, settings
from monitor.cli.watch import picture, print_news, spark
from monitor.service import Status
from monitor.store.queries import Reader

NOW = datetime(2025, 1, 29, 12, 0, tzinfo=UTC)

PROGRAM = [sys.executable, "-c", "import sys; from monitor.cli import main; sys.exit(main())"]


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
@pytest.mark.parametrize(
    ("command", "number"), [("collect", signal.SIGTERM), ("collect", signal.SIGINT), ("watch", signal.SIGINT)]
)
def test_it_runs_until_it_is_told_to_end_and_ends_with_0(tmp_path, command, number):
    (tmp_path / "catalog").mkdir(mode=0o700)
    _switch_defaults_off(tmp_path)
    with subprocess.Popen(
        [*PROGRAM, command, "--profile", str(tmp_path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        began = running.stderr.readline()
        running.send_signal(number)
        code = running.wait(20)
        rest = running.stderr.read()

    assert b"Ctrl-C ends it" in began
    assert code == 0
    assert rest == b""


def _switch_defaults_off(profile):
    rows = [f'[[feed]]\nurl = "{feed.url}"\nenabled = false\n' for feed in catalog.load(None).feeds if feed.enabled]
    (profile / "catalog" / "feeds.toml").write_text("\n".join(rows), encoding="utf-8")


def test_spark_lines_rise_with_the_mean_and_leave_gaps():
    assert spark([-0.5, 0.0, 0.5, None, 2.0, -2.0]) == "▁▅█ █▁"


def test_the_picture_shows_topics_articles_and_the_next_poll(filled):
    profile = settings.Profile.default()
    service = SimpleNamespace(
        catalog=catalog.load(profile.catalog_dir),
        status=lambda: Status(True, (), NOW + timedelta(minutes=5), None, None, "here/1"),
    )
    console = Console(width=100, record=True, file=io.StringIO())
    with Reader.open(profile.database) as reader:
        console.print(picture(service, reader, "vader", height=30, now=NOW))

    shown = console.export_text()
    assert "DeepSeek  " in shown
    assert "Chip curbs bite" in shown
    assert "next poll 12:05 UTC · no feed failing" in shown


def test_news_in_a_pipe_is_a_line_each(filled, capsysbinary):
    news = queue.SimpleQueue()
    database = settings.Profile.default().database

    def turns():
        filled("add", "-", "--outlet", "Harbor Post", "--published", "2024-05-01", stdin="Fish is a great success.")
        news.put("an event")
        yield False
        yield True

    turn = turns()
    print_news(SimpleNamespace(reader=lambda: Reader.open(database)), "vader", news, lambda: next(turn))

    assert capsysbinary.readouterr().out.decode().startswith("2024-05-01T00:00:00Z  Harbor Post  +0.")
