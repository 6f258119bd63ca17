"""News-sentiment monitor: who says what in the news, with which sentiment, and how sure that is."""


def __getattr__(name: str) -> str:
    """Give `__version__` when it is asked for: reading it takes 30 ms, which a window need not wait for."""
    if name != "__version__":
        raise AttributeError(name)
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("news-sentiment-monitor")
    except PackageNotFoundError:  # run from a tree that was never installed
        return "0+unknown"
