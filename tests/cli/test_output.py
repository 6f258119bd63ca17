"""Tables: aligned, signed, and deaf to what strangers' text would do to a terminal."""

import pytest

from monitor.cli import output

COLUMNS = (output.Shown("Name", lambda row: row["name"]), output.Shown("N", lambda row: row["n"], right=True))


def test_strangers_text_cannot_control_the_terminal(capsys):
    output.table(COLUMNS, [{"name": "a\x1b[31mred\nnext\u202erev", "n": None}])

    assert capsys.readouterr().out == "Name                N\na [31mred next rev  –\n"


def test_wide_characters_keep_columns_aligned(capsys):
    output.table(COLUMNS, [{"name": "中国", "n": 1}, {"name": "harbor", "n": 10}])

    assert capsys.readouterr().out == "Name     N\n中国     1\nharbor  10\n"


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.314, "+0.31"), (-0.2, "−0.20"), (0.0, "0.00"), (-0.001, "0.00"), (1, "+1.00"), (None, "–")],
)
def test_sentiments_are_signed(value, text):
    assert output.signed(value) == text


def test_a_terminal_gets_a_table_that_fits(capsys, monkeypatch):
    monkeypatch.setattr(output, "on_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "40")
    columns = (
        output.Shown("ID", lambda row: row["id"]),
        output.Shown("Address", lambda row: row["url"], wide=True),
        output.Shown("Headline", lambda row: row["title"], grows=True),
    )

    output.table(columns, [{"id": "a1", "url": "https://ledger.example/" + "x" * 60, "title": "[red]curbs " * 9}])

    head, row = capsys.readouterr().out.splitlines()
    assert head.split() == ["ID", "Headline"]
    assert "[red]curbs" in row  # no markup of rich's either
    assert "…" in row
    assert len(row) <= 40
