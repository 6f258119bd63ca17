"""Where our own files lie: icons, fonts, style rules.

By the package's folder and not through importlib.resources: that imports tempfile, random and OpenSSL, which costs
8 ms before the first paint. A checkout, a wheel and a bundle all have the folder on disk.
"""

from __future__ import annotations

from pathlib import Path

from monitor import resources


def path(*parts: str) -> Path:
    """Give the place of a file in `resources`."""
    return Path(resources.__path__[0], *parts)
