"""`add`: text, pages, mails and lines by hand, each once."""

import json

import pytest

TEXT = "Chip curbs bite\n\nThe curbs are a terrible failure, and the harbor is closed."


def only(cli):
    (row,) = cli("list", "--jsonl").lines
    return row


def test_text_with_its_headline(cli):
    ran = cli("add", "-", "--outlet", "The Ledger", "--published", "2025-01-27T10:00Z", stdin=TEXT)

    row = only(cli)
    assert ran.code == 0
    assert ran.out == f"{row['id']}\n"
    assert (row["title"], row["outlet"], row["published"]) == ("Chip curbs bite", "The Ledger", "2025-01-27T10:00:00Z")
    assert row["feed"] is None
    assert row["sentiment_vader"] < 0


def test_the_same_text_again_changes_nothing(cli):
    first = cli("add", "-", "--outlet", "The Ledger", stdin=TEXT)
    again = cli("add", "-", "--outlet", "The Ledger", stdin=TEXT)

    assert first.out == again.out
    assert "0 new, 0 edited, 1 known already" in again.err
    assert only(cli)


def test_other_words_under_the_same_address_are_an_edit(cli):
    cli("add", "-", "--url", "https://ledger.example/a", "--title", "Curbs", stdin="They bite.")
    ran = cli("add", "-", "--url", "https://ledger.example/a", "--title", "Curbs", stdin="They bite no more.")

    assert "0 new, 1 edited" in ran.err
    assert only(cli)["title"] == "Curbs"


def test_without_a_name_the_outlet_is_that_of_the_address(cli):
    cli("add", "-", "--url", "https://www.reuters.com/a", "--title", "Curbs", stdin="They bite.")

    assert only(cli)["outlet"] == "Reuters"


def test_without_any_name_it_is_by_hand(cli):
    cli("add", "-", stdin=TEXT)

    assert only(cli)["outlet"] == "By hand"


def test_a_statement_belongs_to_its_speaker(cli):
    cli(
        *("add", "-", "--speaker", "Adaeze Okafor", "--published", "2025-01-27"),
        *("--url", "https://www.linkedin.com/posts/okafor-1", "--title", "On curbs"),
        stdin="The curbs are a terrible failure. We go on.",
    )

    (row,) = cli("statements", "--jsonl").lines
    assert (row["voice"], row["kind"], row["outlet"]) == ("Adaeze Okafor", "manual", "Adaeze Okafor")
    assert row["statement"] == "The curbs are a terrible failure. We go on."
    assert row["sentiment_vader"] < 0
    (point,) = cli("series", "--by", "voice", "--jsonl").lines
    assert (point["name"], point["mean"]) == ("Adaeze Okafor", pytest.approx(row["sentiment_vader_news"]))


def test_a_byline_is_no_speaker(cli, tmp_path):
    (tmp_path / "page.html").write_text(
        '<html lang="en"><head><title>Curbs</title><meta name="author" content="Kofi Mensah"></head>'
        "<body><article><p>The curbs are a terrible failure.</p></article></body></html>"
    )

    cli("add", tmp_path / "page.html", "--outlet", "The Ledger")

    assert only(cli)["voices"] == []


def test_a_page_tells_title_date_and_outlet_itself(cli, tmp_path):
    page = tmp_path / "page.html"
    page.write_text(
        """<!doctype html><html lang="en"><head><title>Curbs | The Ledger</title>
        <meta property="og:title" content="Chip curbs &amp; what follows">
        <meta property="og:site_name" content="The Ledger">
        <meta property="article:published_time" content="2025-01-27T09:00:00+01:00">
        <link rel="canonical" href="https://ledger.example/curbs"></head>
        <body><nav><p>Home</p></nav><article><p>The curbs bite.</p><p>So it is said.</p>
        <aside>Subscribe!</aside></article><footer>Imprint</footer></body></html>""",
        encoding="utf-8",
    )

    cli("add", page)

    row = only(cli)
    assert row["title"] == "Chip curbs & what follows"
    assert row["outlet"] == "The Ledger"
    assert row["published"] == "2025-01-27T08:00:00Z"
    assert row["url"] == "https://ledger.example/curbs"
    assert cli("show", row["id"], "--json").json["text"] == "The curbs bite.\n\nSo it is said."


def test_a_mail_tells_subject_sender_and_date(cli, tmp_path):
    mail = tmp_path / "letter.eml"
    mail.write_bytes(
        b"From: The Harbor Letter <news@harbor.example>\r\nSubject: =?utf-8?q?Curbs_bite_=E2=80=93_again?=\r\n"
        b"Date: Mon, 27 Jan 2025 09:00:00 +0100\r\nMessage-ID: <1@harbor.example>\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/alternative; boundary="b"\r\n\r\n'
        b"--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nPlain words.\r\n"
        b"--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>The curbs bite <b>again</b>.</p>\r\n--b--\r\n"
    )

    cli("add", mail)

    row = only(cli)
    assert (row["title"], row["outlet"]) == ("Curbs bite – again", "The Harbor Letter")
    assert row["published"] == "2025-01-27T08:00:00Z"
    assert cli("show", row["id"], "--json").json["text"] == "The curbs bite again."


def test_many_lines_are_taken_in_once(filled):
    from_before = filled("list", "--json").json

    ran = filled(
        "add", "--jsonl", "-", "--json", stdin=json.dumps({"id": "9", "text": "A new one.", "outlet": "X"}) + "\n"
    )

    assert ran.json["new"] == 1
    assert len(filled("list", "--json").json) == len(from_before) + 1


def test_lines_that_cannot_be_read_are_named_and_the_others_go_on(cli):
    lines = ['{"id": "1", "text": "Good news.", "outlet": "X"}', "{", '{"id": "2"}', '{"id": "3", "text": "Bad news."}']

    ran = cli("add", "--jsonl", "-", stdin="\n".join(lines))

    assert ran.code == 1
    assert "line 2: not JSON" in ran.err
    assert "line 3: text is missing" in ran.err
    assert len(cli("list", "--jsonl").lines) == 2


def test_a_line_that_says_nothing_is_named_and_the_others_go_on(cli):
    lines = [
        '{"id": "1", "text": "Good news.", "outlet": "X"}',
        '{"id": "2", "text": " "}',
        '{"id": "3", "text": "Bad."}',
    ]

    ran = cli("add", "--jsonl", "-", stdin="\n".join(lines))

    assert ran.code == 1
    assert "line 2: there is no text in it" in ran.err
    assert len(cli("list", "--jsonl").lines) == 2


def test_a_statement_without_a_headline_keeps_all_its_words(cli):
    words = (
        "We will not sign this agreement before the harbor has been opened to everyone. " * 2 + "That is all there is."
    )

    cli("add", "-", "--speaker", "Adaeze Okafor", stdin=words)

    (row,) = cli("statements", "--jsonl").lines
    assert row["statement"] == words
    assert only(cli)["title"].startswith("Adaeze Okafor: We will not sign")


def test_equal_ids_of_two_sources_are_two_articles(cli):
    cli("add", "--jsonl", "-", stdin='{"id": "1", "text": "Good news.", "outlet": "X"}\n')
    cli("add", "--jsonl", "-", stdin='{"id": "1", "text": "Bad news.", "outlet": "X"}\n')

    assert len(cli("list", "--jsonl").lines) == 2


@pytest.mark.parametrize(
    ("arguments", "stdin", "code"),
    [
        (("add", "-"), "   \n", 1),
        (("add", "-"), b"\x00\x01\x02", 1),
        (("add", "none.txt"), "", 1),
        (("add", "http://127.0.0.1/a"), "", 1),
        (("add", "--jsonl", "-", "--title", "x"), "", 2),
        (("add", "-", "--published", "soon"), TEXT, 2),
    ],
)
def test_what_cannot_be_taken_in_is_refused(cli, arguments, stdin, code):
    ran = cli(*arguments, stdin=stdin)

    assert ran.code == code
    assert "Error: " in ran.err
    assert cli("list", "--json").json == []
