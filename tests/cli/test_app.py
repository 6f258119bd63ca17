"""What every command has in common: options, exit codes, and what becomes of an error."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from monitor import __version__

HEAVY = {"sqlalchemy", "pandas", "numpy", "rich", "httpx2", "feedparser", "vaderSentiment", "apscheduler", "PySide6"}


PROGRAM = [sys.executable, "-c", "import sys; from monitor.cli import main; sys.exit(main())"]


def test_version(cli):
    ran = cli("--version")

    assert ran.code == 0
    assert ran.out.startswith(f"news-monitor {__version__} (Python 3.")
    assert "expat" in ran.out


def test_help_names_every_command_and_imports_nothing_heavy():
    code = (
        "import sys; from monitor.cli import main; main(['--help'])\n"
        f"print('HEAVY', sorted({HEAVY!r} & set(sys.modules)))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout

    assert "HEAVY []" in out
    for name in (
        *("desk", "poll", "collect", "watch", "list", "show", "statements", "series", "export", "analyze", "add"),
        *("feeds", "topics", "voices", "outlets", "events", "alerts", "backup", "restore", "prune", "doctor"),
    ):
        assert f"  {name} " in out


@pytest.mark.parametrize(
    "name",
    [
        *("desk", "poll", "collect", "watch", "list", "show", "statements", "series", "export", "analyze", "add"),
        *("feeds", "topics", "voices", "outlets", "events", "alerts", "backup", "restore", "prune", "doctor"),
    ],
)
def test_every_command_has_help_and_the_global_options(cli, name):
    ran = cli(name, "--help")

    assert ran.code == 0
    assert "--profile" in ran.out
    assert "--database" in ran.out


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("--nonsense",),
        ("list", "--nonsense"),
        ("list", "--limit", "0"),
        ("list", "--since", "soon"),
        ("list", "--engine", "oracle"),
        ("list", "--json", "--jsonl"),
        ("series",),
        ("series", "--by", "mood"),
        ("show",),
        ("--demo", "list"),
    ],
)
def test_bad_usage_is_2_and_leaves_standard_output_alone(cli, arguments):
    ran = cli(*arguments)

    assert ran.code == 2
    assert ran.out == ""
    assert "Error: " in ran.err


def test_the_worlds_refusal_is_1_and_one_sentence(cli):
    ran = cli("show", "0123456789abcdef")

    assert ran.code == 1
    assert ran.out == ""
    assert ran.err == "Error: there is no article 0123456789abcdef; `news-monitor list` shows the ids\n"


def test_a_broken_settings_file_is_named_with_its_line(cli, tmp_path):
    (tmp_path / "settings.toml").write_text('theme = "light"\nper_host = "two"\n')

    ran = cli("list", "--profile", tmp_path)

    assert ran.code == 1
    assert "settings.toml, line 2, key 'per_host'" in ran.err
    assert "Traceback" not in ran.err


def test_profile_stands_before_or_after_the_command(cli, tmp_path):
    assert cli("--profile", tmp_path / "a", "list").code == 0
    assert cli("list", "--profile", tmp_path / "b").code == 0
    assert cli("topics", "--profile", tmp_path / "c", "list").code == 0
    assert cli("topics", "list", "--profile", tmp_path / "d").code == 0

    assert (tmp_path / "a" / "news.sqlite3").is_file()
    assert (tmp_path / "b" / "news.sqlite3").is_file()


def test_profile_comes_from_the_environment(cli, tmp_path, monkeypatch):
    monkeypatch.setenv("NEWS_MONITOR_PROFILE", str(tmp_path / "study"))

    cli("list")

    assert (tmp_path / "study" / "news.sqlite3").is_file()


def test_another_store_by_its_address(cli, tmp_path):
    cli("list", "--database", f"sqlite:///{tmp_path / 'other.sqlite3'}")

    assert (tmp_path / "other.sqlite3").is_file()


def test_a_store_that_is_none_is_refused_in_a_sentence(cli, tmp_path):
    (tmp_path / "news.sqlite3").write_text(
        "no database at all, but long enough to hold a header of one hundred bytes" * 3
    )

    ran = cli("list", "--profile", tmp_path)

    assert ran.code == 1
    assert "news.sqlite3 is damaged" in ran.err
    assert ran.err.count("\n") == 1


def test_a_reader_that_has_had_enough_is_no_trouble():
    lines = b'{"id": 1, "text": "Good."}\n' * 2000
    read, write = os.pipe()
    os.close(read)

    with open(write, "wb") as closed:
        ran = subprocess.run(
            [*PROGRAM, "analyze", "--jsonl"],
            input=lines,
            stdout=closed,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )

    assert ran.returncode == 0
    assert ran.stderr == b""


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
def test_output_that_has_no_room_is_told_in_a_sentence():
    lines = b'{"id": 1, "text": "Good."}\n'

    with open("/dev/full", "wb") as full:
        ran = subprocess.run(
            [*PROGRAM, "analyze", "--jsonl"], input=lines, stdout=full, stderr=subprocess.PIPE, check=False, timeout=60
        )

    assert ran.returncode == 1
    assert ran.stderr == b"Error: no more could be written: no space left on device\n"


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_ctrl_c_is_130_without_a_word():
    with subprocess.Popen(
        [*PROGRAM, "analyze", "--jsonl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        running.stdin.write(b'{"id": 1, "text": "Good."}\n')
        running.stdin.flush()
        first = running.stdout.readline()  # the answer comes before the next line is asked for
        running.send_signal(signal.SIGINT)
        code = running.wait(30)
        err = running.stderr.read()

    assert first.startswith(b'{"id": 1, "language"')
    assert code == 130
    assert b"Traceback" not in err


def test_the_window_without_a_screen_says_what_to_do(cli, monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)

    ran = cli()

    if sys.platform in ("win32", "darwin"):
        pytest.skip("there is always a screen")
    assert ran.code == 1
    assert "no screen" in ran.err
    assert "news-monitor watch" in ran.err


def test_the_window_opens_on_the_session_profile(cli, monkeypatch, tmp_path):
    asked = []
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr("monitor.ui.app.run", lambda profile, *, demo: asked.append((profile.root, demo)) or 0)

    assert cli("--profile", tmp_path).code == 0
    assert cli("--demo", "--profile", tmp_path).code == 0
    assert cli("desk", "--demo", "--profile", tmp_path).code == 0

    assert asked == [(Path(tmp_path), False), (Path(tmp_path), True), (Path(tmp_path), True)]
