"""Settings: typed, forgiving about what is missing, exact about what is wrong, written whole."""

from __future__ import annotations

import dataclasses
import errno
import os
import stat
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor import settings as wants
from monitor.errors import CatalogError
from monitor.settings import FIELDS, Field, Profile, Settings, load, save


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return Profile(tmp_path / "profile")


def write(profile: Profile, text: str | bytes) -> None:
    profile.root.mkdir(exist_ok=True)
    profile.settings_file.write_bytes(text.encode() if isinstance(text, str) else text)


# ---- where files live -----------------------------------------------------------------------------


def test_profile_is_the_folder_given(tmp_path: Path) -> None:
    assert Profile.default(tmp_path / "mine").root == tmp_path / "mine"


def test_profile_is_named_by_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWS_MONITOR_PROFILE", str(tmp_path / "named"))

    assert Profile.default().root == tmp_path / "named"


def test_profile_is_else_the_platforms_data_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEWS_MONITOR_PROFILE")

    root = Profile.default().root

    assert root.is_absolute()
    assert root.name == "news-monitor"


def test_relative_profile_stays_where_it_was_when_the_working_folder_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert Profile.default(Path("mine")).root == tmp_path / "mine"


def test_store_lies_in_the_profile_unless_another_is_given(tmp_path: Path) -> None:
    assert Profile(tmp_path).database == f"sqlite:///{tmp_path.as_posix()}/news.sqlite3"
    assert Profile(tmp_path, "postgresql+psycopg://desk/news").database == "postgresql+psycopg://desk/news"


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_folders_are_for_the_user_alone(profile: Profile) -> None:
    profile.prepare()

    for folder in (profile.root, profile.catalog_dir, profile.log_dir, profile.backup_dir):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(CatalogError, match=r"file.*the folder cannot be created: not a directory"):
        Profile(tmp_path / "file" / "profile").prepare()


# ---- the list of settings ---------------------------------------------------------------------------


def test_fields_are_the_settings_in_their_order() -> None:
    assert [known.name for known in FIELDS] == [f.name for f in dataclasses.fields(Settings)]


@pytest.mark.parametrize("known", FIELDS, ids=lambda known: known.name)
def test_every_setting_says_what_it_means_and_has_a_lawful_default(known: Field) -> None:
    assert known.text.endswith(".")
    assert known.group
    assert wants.check(known, known.default) == known.default


# ---- reading ----------------------------------------------------------------------------------------


def test_without_a_file_all_is_default(profile: Profile) -> None:
    assert load(profile) == Settings()


def test_what_stands_in_the_file_counts(profile: Profile) -> None:
    write(profile, 'theme = "dark"\nexchange_timeout_s = 12\nnotify = false\n')

    assert load(profile) == Settings(theme="dark", exchange_timeout_s=12.0, notify=False)


def test_file_of_a_windows_editor_is_read(profile: Profile) -> None:
    write(profile, b'\xef\xbb\xbftheme = "dark"\r\ntick_s = 30\r\n')

    assert load(profile) == Settings(theme="dark", tick_s=30)


def test_unknown_keys_and_tables_are_passed_over(profile: Profile) -> None:
    write(profile, 'of_tomorrow = 1\ntheme = "light"\n[table]\ntheme = 7\n')

    assert load(profile) == Settings(theme="light")


@pytest.mark.parametrize(
    ("text", "line", "key", "message"),
    [
        ('\ntheme = "pink"', 2, "theme", "expected one of system, light, dark, found “pink”"),
        ("theme = 1", 1, "theme", "expected text in quotation marks, found 1"),
        ("# one\n\ntick_s = 0", 3, "tick_s", "expected 1 to 300 s, found 0"),
        ("tick_s = 2.5", 1, "tick_s", "expected a whole number, found 2.5"),
        ("tick_s = true", 1, "tick_s", "expected a whole number, found true"),
        ("exchange_timeout_s = nan", 1, "exchange_timeout_s", "expected 1 to 600 s, found nan"),
        ('exchange_timeout_s = "12"', 1, "exchange_timeout_s", "expected a number, found “12”"),
        ("notify = 1", 1, "notify", "expected true or false, found 1"),
        ("tick_s = 30\ntheme = ", 2, None, "this is not valid TOML: invalid value"),
        ("tick_s = 30\n\ntick_s = 40\n", 3, None, "this is not valid TOML: cannot overwrite a value"),
        (b"tick_s = 30\n# caf\xe9\n", 2, None, "this line is not UTF-8 text"),
        ("a = " + "[" * 5000, None, None, "this is not valid TOML: it is nested too deeply"),
    ],
)
def test_what_is_wrong_is_named_with_file_line_and_key(
    profile: Profile, text: str | bytes, line: int | None, key: str | None, message: str
) -> None:
    write(profile, text)

    with pytest.raises(CatalogError) as caught:
        load(profile)

    assert (caught.value.file, caught.value.line, caught.value.key) == (str(profile.settings_file), line, key)
    assert message in str(caught.value)


def test_settings_file_that_is_a_folder_is_an_error(profile: Profile) -> None:
    profile.settings_file.mkdir(parents=True)

    with pytest.raises(CatalogError, match="the file cannot be read: is a directory"):
        load(profile)


# ---- writing ----------------------------------------------------------------------------------------


def test_only_what_differs_is_written(profile: Profile) -> None:
    save(profile, Settings(theme="dark"))

    assert profile.settings_file.read_text() == 'theme = "dark"\n'


def test_comments_and_unknown_keys_stay(profile: Profile) -> None:
    write(profile, '# mine\ntheme = "dark" # at night\nof_tomorrow = 1\n\n[table]\nx = 1\n')

    save(profile, Settings(theme="light", tick_s=30))

    text = profile.settings_file.read_text()
    assert text.startswith('# mine\ntheme = "light" # at night\nof_tomorrow = 1\n')
    assert "[table]\nx = 1\n" in text
    assert load(profile) == Settings(theme="light", tick_s=30)


def test_value_of_the_wrong_type_is_replaced(profile: Profile) -> None:
    write(profile, "notify = 1\n")

    save(profile, Settings(notify=True))

    assert load(profile) == Settings(notify=True)


def test_file_without_a_change_is_written_as_it_was(profile: Profile) -> None:
    text = 'theme   =   "dark"\nexchange_timeout_s = 30 # as always\n'
    write(profile, text)

    save(profile, load(profile))

    assert profile.settings_file.read_text() == text


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_file_is_for_the_user_alone(profile: Profile) -> None:
    write(profile, "")
    profile.settings_file.chmod(0o644)

    save(profile, Settings(theme="dark"))

    assert stat.S_IMODE(profile.settings_file.stat().st_mode) == 0o600


def test_link_to_a_settings_file_elsewhere_stays_a_link(profile: Profile, tmp_path: Path) -> None:
    elsewhere = tmp_path / "dotfiles.toml"
    elsewhere.write_text("tick_s = 30\n")
    profile.root.mkdir()
    profile.settings_file.symlink_to(elsewhere)

    save(profile, Settings(tick_s=40))

    assert profile.settings_file.is_symlink()
    assert elsewhere.read_text() == "tick_s = 40\n"


def test_full_disk_leaves_the_old_file_and_nothing_else(profile: Profile, monkeypatch: pytest.MonkeyPatch) -> None:
    write(profile, "tick_s = 30\n")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CatalogError, match="the file cannot be written: the disk is full"):
        save(profile, Settings(tick_s=40))

    assert [path.name for path in profile.root.iterdir()] == ["settings.toml"]
    assert profile.settings_file.read_text() == "tick_s = 30\n"


def test_unlawful_setting_is_not_written(profile: Profile) -> None:
    with pytest.raises(CatalogError, match="key 'tick_s': expected 1 to 300 s, found 0"):
        save(profile, Settings(tick_s=0))

    assert not profile.settings_file.exists()


def values(known: Field) -> st.SearchStrategy[Any]:
    if known.choices:
        return st.sampled_from(known.choices)
    if known.type is bool:
        return st.booleans()
    if known.type is str:
        return st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
    assert known.low is not None
    assert known.high is not None
    if known.type is int:
        return st.integers(int(known.low), int(known.high))
    return st.floats(known.low, known.high)


@given(st.fixed_dictionaries({known.name: values(known) for known in FIELDS}))
def test_settings_come_back_as_they_were_saved(
    tmp_path_factory: pytest.TempPathFactory, chosen: dict[str, Any]
) -> None:
    profile = Profile(tmp_path_factory.mktemp("settings"))

    save(profile, Settings(**chosen))

    assert load(profile) == Settings(**chosen)
