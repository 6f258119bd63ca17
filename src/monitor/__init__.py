"""News-sentiment monitor: who says what in the news, with which sentiment, and how sure that is."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("news-sentiment-monitor")
except PackageNotFoundError:  # run from a tree that was never installed
    __version__ = "0+unknown"
