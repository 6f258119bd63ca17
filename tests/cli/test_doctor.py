"""`doctor`: what is sound, and what is not; its feeds are tried in test_feeds.py."""

import sys

import pytest


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
