"""Sentences from the layers below that hold values, in the user's language.

What a feed's trouble was is stored as an English sentence, for the command line and exports speak English. Here are
the patterns of those that the window shows often; a sentence that fits one is said by its translation, with its
values put in. A test holds the patterns against the code that writes the sentences. Those without values are marked
where they are written.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from monitor.i18n import tr, tr_noop

PATTERNS: Final = (  # what says more stands before what could swallow it
    # of feeds
    tr_noop("The server redirects more than {n} times."),
    tr_noop("The feed is larger than {size} MB, the most that is read."),
    tr_noop("The list is larger than {size} MB, the most that is read."),
    tr_noop("The server did not answer within {limit} seconds."),
    tr_noop("There is no server by the name of {host}."),
    tr_noop("The server at {host} cannot be reached."),
    tr_noop("The server at {host} refuses connections."),
    tr_noop("The server {host} is in trouble ({status})."),
    tr_noop("The server {host} gave an answer that is no feed ({status})."),
    tr_noop("The server packed its answer in a way that was not asked for ({how})."),
    tr_noop("The server's certificate is not valid: {why}."),
    tr_noop("The server sent a web page instead of a feed: “{title}”."),
    tr_noop("The server sent a message instead of a feed: “{message}”."),
    tr_noop("The exchange with the server failed ({error})."),
    tr_noop("The feed cannot be read: the parser gave up ({error})."),
    tr_noop("The feed cannot be read: a field has an impossible value ({error})."),
    tr_noop("The proxy refused: {why}"),
    tr_noop("The feed holds {n} entries; the newest {most} were taken."),
    tr_noop("The feed is not well-formed XML (line {n}); it was read as far as possible."),
    tr_noop("The feed was empty {n} times in a row."),
    tr_noop("The feed's own address fails ({why}); its fallback is used."),
    tr_noop("“{host}” is no host name."),
    tr_noop("The address is not allowed: only http and https are, not one without http:// or https://."),
    tr_noop("The address is not allowed: only http and https are, not {scheme}."),
    tr_noop("The address is not allowed: it cannot be read."),
    tr_noop("The address is not allowed: it names no server."),
    tr_noop("The server redirects to an address that is not allowed: only http and https are, not {scheme}."),
    tr_noop("The server redirects to an address that is not allowed: it cannot be read."),
    tr_noop("The server redirects to an address that is not allowed: it names no server."),
    tr_noop("It failed and is left alone for a while: {why}"),
    tr_noop("It is paused: {why}"),
    # of searches for history
    tr_noop("{name} asks to be left alone until {when}."),
    tr_noop("{name}: {n} windows in a row could not be read. {why}"),
    # of queries
    tr_noop("The expression cannot be read: {why} at character {n}."),
    tr_noop("{what} at character {n}."),
    tr_noop("The query is longer than {n} characters"),
    tr_noop("The expression is longer than {n} characters"),
    tr_noop("More than {n} NEARs within one another"),
    tr_noop("More than {n} parentheses within one another"),
    tr_noop("More than {n} levels within one another"),
    tr_noop("NEAR reaches over {n} words at most"),
    tr_noop("Write NOT instead of {sign} to leave something out"),
    tr_noop("Write {word} instead of {sign}"),
    tr_noop("{word} has nothing to its left (in quotation marks it is a word)"),
    # of the store
    tr_noop("Another program is keeping {store} busy; please try again"),
    tr_noop("The disk is full: nothing of this was stored in {store}, and nothing was lost from it"),
    tr_noop("{store} is damaged. It is left as it is; restore a backup to go on"),
    tr_noop("{store} may only be read, not written; check its owner and its rights"),
    tr_noop("{store} cannot be opened; check that the folder exists and may be read and written"),
    tr_noop("{store} could not be read or written: the disk reports an error"),
    tr_noop("The database server of {store} does not answer"),
    tr_noop(
        "{store} was made by a newer version of this program (revision {revision}, this one knows {known}). "
        "It is left as it is; please install the newer version"
    ),
    # of files
    tr_noop("{file} could not be written: {why}; what was there before is untouched"),
    # of the analysis
    tr_noop("{why}. Until that is put right, the shipped words hold."),
    tr_noop("Reading the feed took longer than {n} s."),
    tr_noop("Reading the feed needed more than {n} MB of memory."),
    tr_noop("analysis failed: {why}"),
)
FAULTS: Final = (  # of documents that were read all the same
    tr_noop("The feed is not encoded as it says; some characters may be wrong."),
    tr_noop("The feed is not well-formed XML; it was read as far as possible."),
)
SYSTEM: Final = (  # what the system says of files
    tr_noop("file name too long"),
    tr_noop("input/output error"),
    tr_noop("is a directory"),
    tr_noop("no space left on device"),
    tr_noop("no such file or directory"),
    tr_noop("not a directory"),
    tr_noop("permission denied"),
    tr_noop("read-only file system"),
)
_PLACE = re.compile(r"\\\{(\w+)\\\}")  # as `re.escape` leaves it


def retold(sentence: str) -> str:
    """Say a sentence by the pattern that it fits; "" where none does."""
    for pattern, found in _compiled():
        fits = found.fullmatch(sentence)
        if fits is not None:
            # a value may be a sentence itself: why a feed is left alone
            return tr(pattern, **{name: tr(value) for name, value in fits.groupdict().items()})
    first, semicolon, rest = sentence.partition("; ")  # two reasons of one gap
    return f"{tr(first)}; {tr(rest)}" if semicolon else ""


@cache
def _compiled() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each pattern with the expression that its sentences fit."""
    return tuple(
        (pattern, re.compile(_PLACE.sub(r"(?P<\1>.+?)", re.escape(pattern)), re.DOTALL)) for pattern in PATTERNS
    )
