"""The gate that every link passes."""

from __future__ import annotations

import pytest

from monitor.ui import links


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,hello",
        "smb://host/share",
        "ftp://host/file",
        "/etc/passwd",
        "vbscript:x",
        "java\nscript:alert(1)",
        "",
        "https://",
    ],
)
def test_only_web_addresses_can_be_opened(address: str) -> None:
    target = links.look(address)

    assert target.refused
    assert not target.url


def test_the_real_host_is_shown() -> None:
    target = links.look("https://pacificwire.example/a?b=c")

    assert (target.host, target.url, target.doubts) == ("pacificwire.example", "https://pacificwire.example/a?b=c", ())


def test_a_user_name_that_looks_like_a_host_is_pointed_out_and_taken_off() -> None:
    target = links.look("https://theledger.example@evil.example/")

    assert target.host == "evil.example"
    assert "theledger" not in target.url
    assert any("evil.example" in doubt for doubt in target.doubts)


def test_words_that_name_another_host_are_pointed_out() -> None:
    target = links.look("https://evil.example/", "www.theledger.example")

    assert any("theledger.example" in doubt for doubt in target.doubts)


def test_letters_that_look_like_others_are_shown_in_plain_form() -> None:
    target = links.look("https://p\u0430cificwire.example/")  # a Cyrillic a

    assert target.host.startswith("xn--")
    assert target.doubts


def test_directions_and_invisible_characters_are_taken_out() -> None:
    target = links.look("https://pacific\u202ewire.example/\u200b")

    assert "\u202e" not in target.host + target.url
    assert target.doubts
