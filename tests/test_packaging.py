"""What a desktop and a store read about the program is valid, and names the same things everywhere."""

from __future__ import annotations

import configparser
import shutil
import subprocess
import tomllib
import xml.etree.ElementTree as ET
from importlib.metadata import version
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LINUX = ROOT / "packaging" / "linux"
ID = "io.github.newsmonitor.NewsSentimentMonitor"


@pytest.mark.skipif(not shutil.which("desktop-file-validate"), reason="desktop-file-utils is not installed")
def test_desktop_entry_is_valid() -> None:
    said = subprocess.run(
        ["desktop-file-validate", LINUX / f"{ID}.desktop"], capture_output=True, text=True, check=False
    )

    assert (said.returncode, said.stdout) == (0, "")


@pytest.mark.skipif(not shutil.which("appstreamcli"), reason="appstream is not installed")
def test_metainfo_is_valid() -> None:
    said = subprocess.run(
        ["appstreamcli", "validate", "--no-net", LINUX / f"{ID}.metainfo.xml"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert said.returncode == 0, said.stdout


def test_desktop_entry_starts_an_installed_command() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(LINUX / f"{ID}.desktop")
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["scripts"]

    assert entry["Desktop Entry"]["Exec"].split()[0] in scripts


def test_icon_is_there_under_the_name_that_the_desktop_entry_gives() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(LINUX / f"{ID}.desktop")

    icon = ROOT / "resources" / "icons" / f"{entry['Desktop Entry']['Icon']}.svg"
    assert ET.parse(icon).getroot().tag.endswith("svg")


def test_metainfo_names_this_release() -> None:
    releases = ET.parse(LINUX / f"{ID}.metainfo.xml").getroot().iterfind("releases/release")

    assert version("news-sentiment-monitor") in [release.get("version") for release in releases]


def test_every_package_of_the_tree_is_in_the_wheel() -> None:
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]["packages"]
    there = {
        "monitor." + ".".join(init.parent.relative_to(ROOT / "src" / "monitor").parts)
        for init in (ROOT / "src" / "monitor").rglob("__init__.py")
    }

    assert {name.rstrip(".") for name in there} | {"monitor.resources"} == set(listed)


def test_pins_name_no_address() -> None:
    for pins in (ROOT / "packaging").glob("constraints*.txt"):
        assert "://" not in pins.read_text()
