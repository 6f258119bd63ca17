"""`watch` and `collect` end in order when they are told to; `doctor`; and what tables do with strangers' text."""

import signal
import subprocess
import sys

import pytest

from monitor.cli import output
from monitor.cli.filters import moment
from monitor.cli.watch import spark

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
    from monitor import catalog

    rows = [f'[[feed]]\nurl = "{feed.url}"\nenabled = false\n' for feed in catalog.load(None).feeds if feed.enabled]
    (profile / "catalog" / "feeds.toml").write_text("\n".join(rows), encoding="utf-8")


def test_spark_lines_rise_with_the_mean_and_leave_gaps():
    assert spark([-0.5, 0.0, 0.5, None, 2.0, -2.0]) == "▁▅█ █▁"


# ---- doctor -----------------------------------------------------------------------------------


def test_doctor_finds_a_fresh_profile_sound(cli):
    ran = cli("doctor", "--json")

    assert ran.code == 0
    assert ran.json["ok"] is True
    assert {check["state"] for check in ran.json["checks"]} <= {"ok", "warning"}
    assert {"program", "profile", "catalog", "store", "library", "integrity", "engine", "feeds"} <= {
        check["name"] for check in ran.json["checks"]
    }


def test_doctor_names_what_is_bad_and_ends_with_1(cli, tmp_path):
    (tmp_path / "news.sqlite3").write_bytes(b"")

    ran = cli("doctor", "--profile", tmp_path)

    assert ran.code == 1
    assert "✗ store" in ran.out
    assert "is empty" in ran.out


def test_doctor_names_a_rule_that_is_left_out(cli, tmp_path):
    (tmp_path / "catalog").mkdir()
    (tmp_path / "catalog" / "alerts.toml").write_text('[[rule]]\nid = "broken"\nquery = "curbs AND"\n')

    ran = cli("doctor", "--profile", tmp_path)

    assert ran.code == 0
    assert "rule broken is left out" in ran.out


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX rights")
def test_doctor_warns_of_a_profile_that_others_can_read(cli, tmp_path):
    tmp_path.chmod(0o755)

    assert "can be read by others" in cli("doctor", "--profile", tmp_path).out


# ---- output -----------------------------------------------------------------------------------

COLUMNS = (output.Shown("Name", lambda row: row["name"]), output.Shown("N", lambda row: row["n"], right=True))


def test_strangers_text_cannot_control_the_terminal(capsys):
    output.table(COLUMNS, [{"name": "a\x1b[31mred\nnext\u202erev", "n": None}])

    assert capsys.readouterr().out == "Name                N\na [31mred next rev  –\n"


def test_wide_characters_keep_columns_aligned(capsys):
    output.table(COLUMNS, [{"name": "中国", "n": 1}, {"name": "harbor", "n": 10}])

    assert capsys.readouterr().out == "Name     N\n中国     1\nharbor  10\n"


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.314, "+0.31"), (-0.2, "−0.20"), (0.0, "0.00"), (-0.001, "0.00"), (1, "+1.00"), (None, "–")],
)
def test_sentiments_are_signed(value, text):
    assert output.signed(value) == text


# ---- times ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2025-01-27", "2025-01-27T00:00:00+00:00"),
        ("2025-01-27T14:05Z", "2025-01-27T14:05:00+00:00"),
        ("2025-01-27T14:05:00+02:00", "2025-01-27T12:05:00+00:00"),
        ("2025-01-27T14:05", "2025-01-27T14:05:00+00:00"),
        ("today", "2025-01-31T00:00:00+00:00"),
        ("yesterday", "2025-01-30T00:00:00+00:00"),
        ("now", "2025-01-31T15:30:00+00:00"),
        ("7d", "2025-01-24T15:30:00+00:00"),
        ("12h", "2025-01-31T03:30:00+00:00"),
        ("2 weeks ago", "2025-01-17T15:30:00+00:00"),
        ("soon", None),
        ("", None),
        ("999999w", None),
        ("2025-13-01", None),
        ("0001-01-01T00:00+14:00", None),
    ],
)
def test_times_as_people_write_them(text, found):
    from datetime import UTC, datetime

    read = moment(text, datetime(2025, 1, 31, 15, 30, tzinfo=UTC))

    assert (read and read.isoformat()) == found
