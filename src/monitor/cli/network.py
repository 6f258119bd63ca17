"""One look at an address, for commands that need a page rather than a poll."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from monitor.cli.session import Session


def get(session: Session, url: str, *, allow_local: bool) -> tuple[bytes, Mapping[str, str], str]:
    """Fetch an address under the rules of feeds: bytes, headers (lower-case names), and where they came from.

    Raises FetchError.
    """
    from monitor.feeds.fetch import Fetcher, user_agent

    settings = session.settings

    async def once() -> tuple[bytes, Mapping[str, str], str]:
        fetcher = Fetcher(
            timeout_s=settings.exchange_timeout_s,
            body_limit=settings.body_limit_mb * 1_000_000,
            user_agent=user_agent(settings.user_agent_contact),
            proxy=settings.proxy or None,
        )
        try:
            return await fetcher.get(url, allow_local=allow_local)
        finally:
            await fetcher.aclose()

    return asyncio.run(once())
