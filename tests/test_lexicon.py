"""The user's own words for vader-news: what the file may say, what is said of a wrong one, and how it is edited."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor import catalog, lexicon
from monitor.errors import CatalogError
from monitor.lexicon import Row, UserLexicon, Word

FILE = """\
# words of our field
[[row]]
words = "Harbor Pact, tape-out"   # masked
value = 0
reason = "a term of the trade"

[[row]]
verbs = "deorbit"
value = -1.5
source = "us"
"""


def test_a_file_is_read_with_its_terms_in_small_letters() -> None:
    read = lexicon.parse(FILE, "news.toml")

    assert read.rows == (
        Row(("harbor pact", "tape-out"), (), Word(0.0, "a term of the trade")),
        Row((), ("deorbit",), Word(-1.5, "", "us")),
    )


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("[[row]]\nwords = 'a b'\nvalue = 5\n", 3, "from -4 (worst) to 4"),
        ("[[row]]\nwords = 'a b'\nvalue = true\n", 3, "from -4"),
        ("[[row]]\nwords = 'fine'\nvalue = 1\n\n[[row]]\nvalue = 1\n", 5, "needs words"),
        ("[[row]]\nwords = 'fine'\n", 1, "needs a value"),
        ("[[row]]\nword = 'fine'\nvalue = 1\n", 2, "no such key"),
        ("[[row]]\nwords = 3\nvalue = 1\n", 2, "quotation marks"),
        ("[[turn]]\nwords = 'fine'\n", 1, "only [[row]]"),
        ("[[row]]\nwords = \nvalue = 1\n", 2, "not valid TOML"),
        (f"[[row]]\nwords = '{'x' * 61}'\nvalue = 1\n", 2, "at most 60 letters"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, line: int, says: str) -> None:
    path = tmp_path / "news.toml"
    path.write_text(text)

    with pytest.raises(CatalogError) as told:
        lexicon.read(path)

    assert told.value.line == line
    assert says in str(told.value)
    assert str(path) in str(told.value)


def test_a_wrong_file_stops_nothing_and_counts_for_nothing(tmp_path: Path) -> None:
    path = tmp_path / "lexicon" / "news.toml"
    path.parent.mkdir()
    path.write_text("[[row]]\nwords = 'fine'\nvalue = 9\n")

    read = catalog.load(tmp_path / "catalog").lexicon

    assert read.rows == ()
    assert "line 3" in str(read.error)


def test_saving_keeps_comments_and_other_words(tmp_path: Path) -> None:
    path = tmp_path / "news.toml"
    path.write_text(FILE)

    lexicon.save(path, {"tape-out": Word(1.0, "a milestone"), "walkout": Word(-2.0)})

    assert "# words of our field" in path.read_text()
    assert [(row.words, row.verbs, row.meant.value) for row in lexicon.read(path).rows] == [
        (("harbor pact",), (), 0.0),
        ((), ("deorbit",), -1.5),
        (("tape-out",), (), 1.0),
        (("walkout",), (), -2.0),
    ]


def test_what_is_saved_is_what_was_previewed(tmp_path: Path) -> None:
    path = tmp_path / "news.toml"
    path.write_text(FILE)
    changes = {"tape-out": None, "walkout": Word(-2.0)}
    draft = lexicon.read(path).with_changes(changes)

    lexicon.save(path, changes)

    assert lexicon.read(path).digest == draft.digest != lexicon.parse(FILE, "").digest


def test_a_draft_leaves_the_file_alone_until_it_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "news.toml"
    path.write_text(FILE)

    lexicon.begin_draft(path, {"walkout": Word(-2.0)})
    drafted = lexicon.begin_draft(path, {"tape-out": Word(1.0)})  # over the first draft

    assert path.read_text() == FILE
    assert {word for row in drafted.rows for word in row.words} == {"harbor pact", "tape-out", "walkout"}
    assert lexicon.take_draft(path) == drafted == lexicon.read(path)
    assert not lexicon.draft_of(path).exists()


def test_a_draft_can_be_dropped_and_begun_from_nothing(tmp_path: Path) -> None:
    path = tmp_path / "news.toml"
    path.write_text(FILE)
    lexicon.begin_draft(path, {"walkout": Word(-2.0)})

    lexicon.drop_draft(path)
    lexicon.drop_draft(path)
    assert lexicon.take_draft(path) == lexicon.parse(FILE, "")

    assert lexicon.begin_draft(path, {}, anew=True) == UserLexicon()
    assert lexicon.take_draft(path) == UserLexicon()


def test_the_last_word_taken_back_leaves_an_empty_list(tmp_path: Path) -> None:
    path = tmp_path / "lexicon" / "news.toml"
    lexicon.save(path, {"walkout": Word(-2.0)})

    lexicon.save(path, {"walkout": None})

    assert lexicon.read(path).rows == ()
    lexicon.save(path, {"strike": Word(-1.0)})
    assert [row.words for row in lexicon.read(path).rows] == [("strike",)]


def test_rows_in_a_list_are_read_but_not_edited(tmp_path: Path) -> None:
    path = tmp_path / "news.toml"
    path.write_text('row = [{ words = "walkout", value = -2 }]\n')

    assert lexicon.read(path).rows[0].words == ("walkout",)
    with pytest.raises(CatalogError, match=r"under \[\[row\]\]"):
        lexicon.save(path, {"strike": Word(-1.0)})


def test_comments_and_reasons_change_no_version() -> None:
    bare = lexicon.parse(FILE.replace("# words of our field", "").replace("a term of the trade", "ours"), "")

    assert bare.digest == lexicon.parse(FILE, "").digest
    assert UserLexicon().digest == ""


@pytest.mark.parametrize(("word", "fine"), [("sell-off", True), ("a, b", False), ("", False), ('"x"', False)])
def test_which_words_can_stand_in_the_list(word: str, fine: bool) -> None:
    assert (lexicon.wrong_in(word) is None) == fine
