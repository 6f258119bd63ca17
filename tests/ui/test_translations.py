"""Every text of the window goes through `i18n`, can be found by Qt's tools, and is in every translation."""

from __future__ import annotations

import ast
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest

import monitor
from monitor.ui import files

SOURCES = sorted(Path(monitor.__path__[0]).rglob("*.py"))
TRANSLATIONS = sorted(files.path("translations").glob("*.ts"))
LITERALS = {"tr": 1, "plural": 2, "tr_noop": 1}  # how many of the first arguments are texts


def calls(file: Path) -> Iterator[tuple[ast.Call, str, bool]]:
    """Calls of the three functions: the call, which one, and whether it runs when the module is imported."""

    def walk(node: ast.AST, inside: bool) -> Iterator[tuple[ast.Call, str, bool]]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Call) and isinstance(child.func, ast.Name) and child.func.id in LITERALS:
                yield child, child.func.id, not inside
            yield from walk(child, inside or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda))

    yield from walk(ast.parse(file.read_text("utf-8")), inside=False)


def literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def texts() -> set[tuple[str, str]]:
    """Each text in the code, with its comment."""
    found = set()
    for file in SOURCES:
        for call, _, _ in calls(file):
            words = [literal(each) for each in call.args[:2]]
            if words and words[0] is not None:
                found.add((words[0], (words[1] if len(words) > 1 else None) or ""))
    return found


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: str(file.relative_to(SOURCES[0].parent)))
def test_texts_can_be_found_and_are_translated_when_they_are_shown(file: Path) -> None:
    for call, name, at_import in calls(file):
        place = f"line {call.lineno}: {ast.unparse(call)[:80]}"
        if name == "plural":
            assert all(literal(each) is not None for each in call.args[:2]), f"Qt's tools cannot read {place}"
            assert len(call.args) == 3, f"one text, many, and the number: {place}"
        if name == "tr_noop" or isinstance(call.args[0], ast.JoinedStr | ast.BinOp):
            assert literal(call.args[0]) is not None, f"Qt's tools cannot read {place}"
        assert name == "tr_noop" or not at_import, f"too early, the language is not chosen yet: {place}"


@pytest.mark.parametrize("file", TRANSLATIONS, ids=lambda file: file.stem)
def test_a_translation_has_every_text_and_no_other(file: Path) -> None:
    """What is missing, or gone: `make translations`."""
    there = {
        (message.findtext("source", ""), message.findtext("comment", ""))
        for message in ET.parse(file).getroot().iter("message")
    }

    assert sorted(texts() - there) == []
    assert sorted(there - texts()) == []


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: str(file.relative_to(SOURCES[0].parent)))
def test_texts_have_the_values_that_they_name(file: Path) -> None:
    """A place without a value would end in an exception in front of the user, in one language or in all."""
    for call, name, _ in calls(file):
        given = {keyword.arg for keyword in call.keywords}
        if name == "tr_noop" or None in given:
            continue
        for words in filter(None, (literal(each) for each in call.args[: LITERALS[name]])):
            if given or "{" not in words:
                assert _places(words) <= given, f"line {call.lineno}: {words!r}"


def _places(words: str) -> set[str | None]:
    import string

    return {name for _, name, _, _ in string.Formatter().parse(words) if name}
