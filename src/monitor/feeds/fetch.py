"""placeholder"""

import re

_CREDENTIALS = re.compile(r"([a-zA-Z][a-zA-Z0-9+.\-]*:[\\/]{2,})[^\s\\/?#]*@")


def strip_credentials(text: str) -> str:
    """Take user names and passwords out of the addresses in a text."""
    return _CREDENTIALS.sub(r"\1", text) if "@" in text else text
