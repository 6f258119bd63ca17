"""The user's wants, typed, with the default beside each one; and where the user's files live.

The only module that knows platformdirs. A setting is a field of `Settings` with a line of meaning in its
metadata; `FIELDS` lists them for a settings dialog, for `settings.toml` and for the guide alike.
What the file says in keys that we do not know is kept: it may belong to a newer version.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, cast, get_type_hints

from monitor.errors import CatalogError
from monitor.i18n import tr_noop

APP = "news-monitor"
PROFILE_VARIABLE = "NEWS_MONITOR_PROFILE"


@dataclass(frozen=True, slots=True)
class Profile:
    """The folder that holds everything of one user or one study: settings, catalog, store, logs."""

    root: Path
    database_url: str | None = None  # another store: "postgresql+psycopg://…"; None: the profile's own file

    @classmethod
    def default(cls, root: Path | None = None, database_url: str | None = None) -> Profile:
        """Choose the folder: as given, else by the variable NEWS_MONITOR_PROFILE, else the platform's data folder."""
        if root is None:
            named = os.environ.get(PROFILE_VARIABLE)
            root = Path(named) if named else _platform_folder()
        return cls(Path(os.path.abspath(root.expanduser())), database_url)

    @property
    def database(self) -> str:
        """The store's address, in SQLAlchemy's form."""
        return self.database_url or f"sqlite:///{(self.root / 'news.sqlite3').as_posix()}"

    @property
    def settings_file(self) -> Path:
        return self.root / "settings.toml"

    @property
    def catalog_dir(self) -> Path:
        """The user's own feeds, outlets, topics, …; what is not there comes from the defaults."""
        return self.root / "catalog"

    @property
    def lexicon_file(self) -> Path:
        """The user's own words for vader-news, over those that we ship."""
        return self.root / "lexicon" / "news.toml"

    @property
    def log_dir(self) -> Path:
        return self.root / "logs"

    @property
    def backup_dir(self) -> Path:
        return self.root / "backups"

    @property
    def lock_file(self) -> Path:
        """Held by the one window or collector that polls for this profile."""
        return self.root / "lock"

    @property
    def window_state_file(self) -> Path:
        """Sizes and positions of the window, written by Qt."""
        return self.root / "window.ini"

    def prepare(self) -> None:
        """Create the folders, for the user alone (0700). Raises CatalogError where that is not possible."""
        for folder in (self.root, self.catalog_dir, self.log_dir, self.backup_dir):
            try:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            except OSError as error:
                raise CatalogError(str(folder), f"the folder cannot be created: {reason(error)}") from error


def _setting(
    default: Any,
    text: str,
    group: str,
    *,
    choices: tuple[str, ...] = (),
    low: float | None = None,
    high: float | None = None,
    unit: str = "",
) -> Any:
    meaning = {"text": text, "group": group, "choices": choices, "low": low, "high": high, "unit": unit}
    return field(default=default, metadata=meaning)


@dataclass(frozen=True)
class Settings:
    """What the user may choose. Every field has a default that works."""

    started: bool = _setting(
        False,
        tr_noop("Polling has been started once. Until then the monitor contacts no one."),
        group=tr_noop("Polling"),
    )
    poll_concurrency: int = _setting(
        32, tr_noop("Requests at the same time."), group=tr_noop("Polling"), low=1, high=128
    )
    per_host: int = _setting(
        2, tr_noop("Requests at the same time to one host."), group=tr_noop("Polling"), low=1, high=8
    )
    min_interval_min: int = _setting(
        5, tr_noop("Shortest time between two polls of a feed."), group=tr_noop("Polling"), low=1, high=1440, unit="min"
    )
    max_interval_h: int = _setting(
        24, tr_noop("Longest time between two polls of a feed."), group=tr_noop("Polling"), low=1, high=168, unit="h"
    )
    tick_s: int = _setting(
        20,
        tr_noop("How often the monitor looks which feeds are due."),
        group=tr_noop("Polling"),
        low=1,
        high=300,
        unit="s",
    )
    exchange_timeout_s: float = _setting(
        30.0,
        tr_noop("Time for one whole exchange with a server, redirects included."),
        group=tr_noop("Network"),
        low=1,
        high=600,
        unit="s",
    )
    body_limit_mb: int = _setting(
        10,
        tr_noop("Largest feed that is read, after decompression."),
        group=tr_noop("Network"),
        low=1,
        high=200,
        unit="MB",
    )
    proxy: str = _setting(
        "",
        tr_noop("Proxy for all requests: http://…, socks5://…; empty: as the system says."),
        group=tr_noop("Network"),
    )
    user_agent_contact: str = _setting(
        "",
        tr_noop("A web or e-mail address that feed servers are told, so that they can reach you."),
        group=tr_noop("Network"),
    )
    parse_timeout_s: float = _setting(
        10.0,
        tr_noop("Time to read and analyze one feed; a slower one is an error of that feed."),
        group=tr_noop("Limits"),
        low=1,
        high=600,
        unit="s",
    )
    worker_memory_mb: int = _setting(
        1024,
        tr_noop("Memory of the analysis process; it is restarted beyond that."),
        group=tr_noop("Limits"),
        low=256,
        high=65536,
        unit="MB",
    )
    engine: str = _setting(
        "",
        tr_noop("The sentiment engine whose numbers are shown; empty: the best one installed."),
        group=tr_noop("Analysis"),
    )
    count: str = _setting(
        "story",
        tr_noop("What a mean counts: each story once, every copy, or each outlet once."),
        group=tr_noop("Analysis"),
        choices=("story", "copy", "outlet"),
    )
    notify: bool = _setting(True, tr_noop("Alerts are shown as desktop notifications too."), group=tr_noop("Alerts"))
    theme: str = _setting(
        "system",
        tr_noop("Light or dark; “system” follows the desktop."),
        group=tr_noop("Window"),
        choices=("system", "light", "dark"),
    )
    language: str = _setting(
        "system",
        tr_noop("The language of the window, from its next start on; “system” follows the desktop."),
        group=tr_noop("Window"),
        choices=("system", "en", "de"),
    )


@dataclass(frozen=True, slots=True)
class Field:
    """One setting, as a dialog or the guide shows it."""

    name: str  # the key in settings.toml
    type: type[bool] | type[int] | type[float] | type[str]
    default: bool | int | float | str
    text: str  # one sentence of meaning
    group: str  # settings that belong together
    choices: tuple[str, ...] = ()  # empty: any value of the type
    low: float | None = None  # inclusive
    high: float | None = None  # inclusive
    unit: str = ""


def _fields() -> tuple[Field, ...]:
    types = get_type_hints(Settings)
    return tuple(Field(f.name, types[f.name], cast(Any, f.default), **f.metadata) for f in fields(Settings))


FIELDS: tuple[Field, ...] = _fields()


def load(profile: Profile) -> Settings:
    """Read the user's settings; a missing file or key means the default. Raises CatalogError."""
    path = profile.settings_file
    text = read_text(path)
    if text is None:
        return Settings()
    table = parse_toml(text, str(path))
    chosen: dict[str, Any] = {}
    for known in FIELDS:
        if known.name in table:
            try:
                chosen[known.name] = check(known, table[known.name])
            except ValueError as error:
                line = line_of(text, known.name)
                raise CatalogError(str(path), str(error), line=line, key=known.name) from error
    return Settings(**chosen)


def save(profile: Profile, settings: Settings) -> None:
    """Write the settings that differ from the file, whole or not at all; comments and unknown keys stay.

    A key that is not in the file and has its default is not written. Raises CatalogError.
    """
    import tomlkit

    path = profile.settings_file
    text = read_text(path) or ""
    table = parse_toml(text, str(path))
    document = tomlkit.parse(text)
    for known in FIELDS:
        try:
            value = check(known, getattr(settings, known.name))
        except ValueError as error:
            raise CatalogError(str(path), str(error), key=known.name) from error
        if known.name in table:
            old = table[known.name]
            if old != value or isinstance(old, bool) != isinstance(value, bool):  # in Python, 1 == True
                document[known.name] = value
        elif value != known.default:
            _put(document, known.name, value)
    write_private(path, tomlkit.dumps(document))


def check(known: Field, value: object) -> Any:
    """Return the value in the setting's type. Raises ValueError with a sentence that says what is allowed."""
    if known.type is float and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    if type(value) is not known.type:
        wanted = {bool: "true or false", int: "a whole number", float: "a number", str: "text in quotation marks"}
        raise ValueError(f"expected {wanted[known.type]}, found {_shown(value)}")
    if known.choices and value not in known.choices:
        raise ValueError(f"expected one of {', '.join(known.choices)}, found {_shown(value)}")
    if isinstance(value, int | float):
        below = known.low is not None and not value >= known.low
        above = known.high is not None and not value <= known.high
        if below or above:
            unit = f" {known.unit}" if known.unit else ""
            raise ValueError(f"expected {known.low:g} to {known.high:g}{unit}, found {value:g}")
    return value


# ---- files: shared with the catalog -------------------------------------------------------------


def read_text(path: Path) -> str | None:
    """Read a file of the user's; None where there is none. Raises CatalogError."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise CatalogError(str(path), "this line is not UTF-8 text", line=line) from error
    except OSError as error:
        raise CatalogError(str(path), f"the file cannot be read: {reason(error)}") from error


def parse_toml(text: str, file: str) -> dict[str, Any]:
    """Read TOML. Raises CatalogError with the line."""
    import tomllib  # not before the window is painted

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message, _, place = str(error).rpartition(" (at ")
        found = re.match(r"line (\d+)", place)
        line = int(found[1]) if found else text.count("\n") + 1
        what = message or str(error)
        raise CatalogError(file, f"this is not valid TOML: {what[0].lower()}{what[1:]}", line=line) from error
    except RecursionError as error:
        raise CatalogError(file, "this is not valid TOML: it is nested too deeply") from error


def line_of(text: str, key: str) -> int | None:
    """Find the line on which a top-level key of a TOML text stands. Only for messages."""
    for number, line in enumerate(text.splitlines(), 1):
        if re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[=.]", line):
            return number
    return None


def write_private(path: Path, text: str) -> None:
    """Write a file for the user alone (0600), whole or not at all. Raises CatalogError; the old file is then untouched.

    A symbolic link is followed, so that a settings file kept elsewhere stays there.
    """
    target = Path(os.path.realpath(path))
    draft = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with contextlib.suppress(FileNotFoundError):
            draft.unlink()
        with open(
            os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8", newline=""
        ) as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, target)
    except OSError as error:
        with contextlib.suppress(OSError):
            draft.unlink()
        raise CatalogError(str(path), f"the file cannot be written: {reason(error)}") from error


def reason(error: OSError) -> str:
    """Say what the system refused, in lower case, without the path that the message names anyway."""
    if error.errno == errno.ENOSPC:
        return "the disk is full"
    return (error.strerror or str(error)).lower()


# ---- helpers ------------------------------------------------------------------------------------


def _platform_folder() -> Path:
    import platformdirs

    return Path(platformdirs.user_data_dir(APP, appauthor=False))


def _put(document: Any, key: str, value: object) -> None:
    """Add a key before the first table: after one it would belong to that table."""
    tables = [name for name, item in document.items() if isinstance(item, Mapping | list)]
    if not tables:
        document[key] = value
        return
    kept = {name: document.pop(name) for name in tables}
    document[key] = value
    for name, item in kept.items():
        document[name] = item


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"“{value}”" if isinstance(value, str) else str(value)
