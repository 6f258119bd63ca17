"""Sentences, with exact offsets into the text as given.

A sentence is the unit of everything that is scored, so its borders must be found again by hand: nothing is
normalized, spans are trimmed of blanks, and what holds no letter or digit is no sentence. Linear in the text.
"""

from __future__ import annotations

import re

from monitor.analysis.lexicon import words
from monitor.model import Span

# A "sentence" without any stop (a table, a list of names) is cut at a blank after this many characters, so that
# no input makes the scorers slow. The longest true sentence in the seed article has 420.
LONGEST = 1_200

_BEFORE_A_NAME = words("sentences", "before_a_name")
_MAYBE_LAST = words("sentences", "maybe_last")
_BEGINNERS = words("sentences", "beginners")
_TOP_LEVEL = words("sentences", "top_level_domains")

_CLOSE = "\"'”’»)]"
# Where a sentence may end: at stops with what closes behind them, or at the end of a line.
_STOP = re.compile(r"[.!?…]+[\"'”’»)\]]*|[。！？]+[”』」）]*|[\n\r\u2028\u2029]+")
_WORD_BEFORE = re.compile(r"(?:[^\W_]|[.&'’-])+\Z")
_NEXT = re.compile(r"[\"'“‘«(\[„—–-]*([^\W_]+)?")
# A line that another one follows at once; the break between them, unless a list goes on there
_INNER_LINE = re.compile(r"(?:\A|(?<=\n))([^\n]+)\n(?=[^\n])")
_WRAP = re.compile(r"(?<=[^\n])\n(?=[^\n])(?!\s*(?:[-*•·–—>|#]|\d{1,2}[.)])\s)")
_BLANKS = re.compile(r"\s+")
# "WASHINGTON, Jan 28 (Reuters) - The", "PARIS (AP) — France": a place in capitals, or any with the wire's mark
_DATELINE = re.compile(
    r"\s*(?:(?P<place>[A-Z][A-Z.'’-]{2,}(?:[ /][A-Z][A-Z.'’-]+){0,3})"
    r"|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}(?=[^—–\n]{0,40}[)/]))"
    r"(?:, [A-Z][\w.]{1,20}(?: [A-Z][\w.]{1,20})?){0,2}"
    r"(?:,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:, \d{4}| \d{4})?)?"
    r",?(?P<wire> ?(?:\([A-Z][\w .&-]{1,30}\)|/[A-Z][\w .&-]{1,30}/))?"
    r"(?: ?[—–]+ ?| -{1,2} )(?=[\"“‘'«(]?[A-Z0-9])"
)
_HAS_WORD = re.compile(r"[^\W_]")


def sentences(text: str) -> tuple[Span, ...]:
    """Cut a text into sentences: trimmed, in order, not overlapping, each with at least one letter or digit.

    The dateline in front ("WASHINGTON, Jan 28 (Reuters) -") belongs to none.
    """
    spans: list[Span] = []
    start = _after_dateline(text)
    for stop in _STOP.finditer(text, start):
        if _ends(text, start, stop):
            _keep(text, start, stop.end(), spans)
            start = stop.end()
    _keep(text, start, len(text), spans)
    return tuple(spans)


def _after_dateline(text: str) -> int:
    if "—" not in text and "–" not in text and " -" not in text:
        return 0  # a dateline ends in a dash
    line = _DATELINE.match(text)
    return line.end() if line is not None and (line["place"] or line["wire"]) else 0


def unwrap(text: str) -> str:
    """The text with the line breaks of a hard-wrapped one as blanks, sign for sign: every offset stays.

    A text is hard-wrapped when it has paragraphs, and most lines inside them end at about the same width.
    """
    if "\n" not in text.strip():
        return text
    widths = [len(match.group(1)) for match in _INNER_LINE.finditer(text)]
    wrapped = [width for width in widths if 50 <= width <= 110]
    if len(wrapped) < 3 or len(wrapped) < 0.7 * len(widths) or "\n\n" not in text:
        return text
    return _WRAP.sub(" ", text)


def _ends(text: str, start: int, stop: re.Match[str]) -> bool:
    first = text[stop.start()]
    after = stop.end()
    if first in "。！？":
        return True
    if first in "\n\r\u2028\u2029":
        # a line that goes on in small letters was only wrapped
        line_break = stop.group()
        wrapped = line_break in ("\n", "\r\n") and after < len(text) and text[after].islower()
        return not wrapped or text[max(start, stop.start() - 3) : stop.start()].rstrip()[-1:] in (
            ".",
            "!",
            "?",
            "…",
            ":",
        )
    if after >= len(text):
        return True
    if not text[after].isspace():
        return _is_glued(text, stop)
    following = _NEXT.match(text, _skip_blanks(text, after))
    word = following.group(1) if following else None
    if word is None:
        return "\n" in text[after : after + 3]
    if first == "." and stop.group()[:2] != "..":
        return _period_ends(text, start, stop, word)
    # "Why?" he asked: a question or a trail of dots goes on when small letters follow
    return not word[0].islower()


def _skip_blanks(text: str, position: int) -> int:
    blanks = _BLANKS.match(text, position, position + 200)
    return blanks.end() if blanks else position


def _period_ends(text: str, start: int, stop: re.Match[str], word: str) -> bool:
    if word[0].islower():
        return False
    if len(stop.group()) > 1:  # a mark or bracket closes behind the stop
        return True
    end = stop.start()
    first = max(start, end - 40)
    before = _WORD_BEFORE.search(text, max(first, text.rfind(" ", first, end) + 1), end)
    if before is None:
        return True
    last = before.group().lower().lstrip(".'’&-")
    if last in _BEFORE_A_NAME:
        return False
    if last in _MAYBE_LAST or ("." in last and all(len(piece) <= 2 for piece in last.split("."))):
        return word.lower() in _BEGINNERS
    if len(last) == 1 and last.isalpha():  # an initial: J. Smith
        return word.lower() in _BEGINNERS and before.group()[0].isupper() and last != "i"
    return True


def _is_glued(text: str, stop: re.Match[str]) -> bool:
    """Whether the blank between two sentences is missing: `anywhere.“The real`, `with DeepSeek.The next`."""
    a, b = stop.start(), stop.end()
    if text[a] == "…" or b - a > 3:
        return False
    before = text[max(0, a - 2) : a]
    if not (len(before) == 2 and before.isalpha() and before[1].islower()):
        return False
    opened = text[b] in "“‘«„" or (text[b] == '"' and text[b - 1] not in _CLOSE)
    following = _NEXT.match(text, b)
    word = following.group(1) if following else None
    if word is None or not word[0].isupper():
        return False
    if opened:
        return True
    if word.lower() in _TOP_LEVEL or (len(word) > 1 and not word[1:].islower()):
        return False
    return text[b] == word[0]


def _keep(text: str, start: int, end: int, spans: list[Span]) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:
        cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = cut if cut > 0 else start + LONGEST
        _keep(text, start, cut, spans)
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if _HAS_WORD.search(text, start, end):
        spans.append(Span(start, end))
