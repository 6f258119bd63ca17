"""`analyze`: the promised form, exact offsets, and trouble in its place."""

import json

import pytest

TEXT = "The curbs are a terrible failure. “We are out of time and out of chips,” said Adaeze Okafor."


def lines(*rows):
    return "".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows)


def analyze(cli, *rows, arguments=()):
    return cli("analyze", "--jsonl", *arguments, stdin=lines(*rows))


def test_one_answer_for_each_line_in_the_same_order(cli):
    ran = analyze(cli, *({"id": f"a{n}", "text": "Good news."} for n in range(20)))

    assert ran.code == 0
    assert [answer["id"] for answer in ran.lines] == [f"a{n}" for n in range(20)]


def test_the_promised_keys(cli):
    (answer,) = analyze(cli, {"id": "a1", "text": TEXT}).lines

    assert list(answer) == [
        "id", "language", "sentiment", "label", "narration", "sentences", "statements", "mentions", "targets",
    ]  # fmt: skip
    assert answer["language"] == "en"
    assert list(answer["sentiment"]) == list(answer["label"]) == ["vader", "vader-news", "model"]
    assert set(answer["label"].values()) <= {"positive", "neutral", "negative"}
    assert list(answer["sentences"][0]) == ["start", "end", "statement", "sentiment"]


def test_statements_point_at_their_words(cli):
    (answer,) = analyze(cli, {"id": "a1", "text": TEXT}).lines
    (statement,) = answer["statements"]
    ((start, end),) = statement["fragments"]
    speaker, cue = statement["speaker"], statement["cue"]

    assert list(statement) == ["kind", "fragments", "speaker", "voice", "cue", "confidence", "sentiment", "targets"]
    assert TEXT[start:end].rstrip(",") == "We are out of time and out of chips"
    assert TEXT[speaker["start"] : speaker["end"]] == speaker["text"] == "Adaeze Okafor"
    assert TEXT[cue["start"] : cue["end"]] == cue["text"] == "said"
    assert statement["kind"] == "direct"
    assert statement["voice"] == "Adaeze Okafor"


def test_a_sentence_knows_its_statement(cli):
    (answer,) = analyze(cli, {"id": "a1", "text": TEXT}).lines

    assert [sentence["statement"] for sentence in answer["sentences"]] == [None, 0]


def test_the_score_is_the_mean_of_the_sentences(cli):
    (answer,) = analyze(cli, {"id": "a1", "text": TEXT}).lines
    scores = [sentence["sentiment"]["vader"] for sentence in answer["sentences"]]

    assert answer["sentiment"]["vader"] == pytest.approx(sum(scores) / len(scores))
    assert answer["narration"]["vader"] == scores[0]


def test_offsets_are_code_points_of_the_text_as_given(cli):
    text = "𝔸 ﬁne e\u0301 day.\r\n\r\n🙂 “We are out of time,” said Adaeze Okafor.\u2028"

    (answer,) = analyze(cli, {"id": 1, "text": text}).lines
    speaker = answer["statements"][0]["speaker"]

    assert text[speaker["start"] : speaker["end"]] == "Adaeze Okafor"


def test_a_title_counts_and_stands_apart(cli):
    (answer,) = analyze(cli, {"id": 1, "text": "The harbor opens at nine.", "title": "A terrible failure"}).lines

    assert answer["headline"]["sentiment"]["vader"] < 0
    assert answer["sentiment"]["vader"] == pytest.approx(answer["headline"]["sentiment"]["vader"] / 2)
    assert len(answer["sentences"]) == 1


def test_a_topic_is_mentioned_with_its_sentence(cli):
    text = "The harbor is calm. DeepSeek is a terrible failure."

    (answer,) = analyze(cli, {"id": 1, "text": text}).lines
    mention = next(each for each in answer["mentions"] if each.get("topic") == "deepseek")

    assert text[mention["start"] : mention["end"]] == "DeepSeek"
    assert mention["sentiment"]["vader"] < 0


def test_each_target_has_the_score_of_its_sentence(cli):
    text = "Alpha had a great day. Beta was a terrible failure."
    targets = [{"name": "Alpha", "start": 0, "end": 5}, {"name": "Beta", "start": 23, "end": 27}]

    (answer,) = analyze(cli, {"id": 1, "text": text, "targets": targets}).lines

    assert [(each["name"], each["label"]["vader"]) for each in answer["targets"]] == [
        ("Alpha", "positive"),
        ("Beta", "negative"),
    ]


def test_targets_of_one_sentence_may_have_opposite_fortunes_by_the_model(cli):
    text = "Alpha soared to a record while Beta plunged."
    targets = [{"name": "Alpha", "start": 0, "end": 5}, {"name": "Beta", "start": 31, "end": 35}]

    (answer,) = analyze(cli, {"id": 1, "text": text, "targets": targets}).lines

    winner, loser = (each["sentiment"]["model"] for each in answer["targets"])
    assert winner > loser + 0.5


def test_not_scored_is_null_and_never_zero(cli):
    (answer,) = analyze(cli, {"id": 1, "text": "De haven is vandaag rustig en de mensen zijn tevreden."}).lines

    assert answer["language"] == "nl"
    assert answer["sentiment"] == {"vader": None, "vader-news": None, "model": None}
    assert answer["label"] == {"vader": None, "vader-news": None, "model": None}


def test_an_empty_text_is_answered(cli):
    (answer,) = analyze(cli, {"id": 1, "text": ""}).lines

    assert answer["sentiment"] == {"vader": None, "vader-news": None, "model": None}
    assert answer["sentences"] == []


@pytest.mark.parametrize(
    ("line", "id", "said"),
    [
        ("{", None, "not JSON"),
        ("[1]", None, "not a JSON object"),
        ("NaN", None, "not JSON"),
        ('{"id": "a"}', "a", "text is missing"),
        ('{"text": "Good."}', None, "id is missing"),
        ('{"id": "a", "text": 7}', "a", "text is no text"),
        ('{"id": "a", "text": "Good.", "published": "soon"}', "a", "no ISO 8601 time"),
        ('{"id": "a", "text": "Good.", "targets": [{"name": "x", "start": 2, "end": 99}]}', "a", "each target needs"),
        ('{"id": "a", "text": "Good.", "targets": 5}', "a", "each target needs"),
        ("[" * 100_000, None, "not JSON"),
    ],
)
def test_a_line_that_cannot_be_read_is_answered_in_its_place(cli, line, id, said):
    ran = analyze(cli, {"id": 1, "text": "Good."}, line, {"id": 2, "text": "Bad."})
    first, wrong, last = ran.lines

    assert ran.code == 1
    assert (first["id"], last["id"]) == (1, 2)
    assert list(wrong) == ["id", "error"]
    assert wrong["id"] == id
    assert said in wrong["error"]


def test_bytes_that_are_no_text_are_answered_in_their_place(cli):
    ran = cli("analyze", "--jsonl", stdin=b'{"id": 1, "text": "\xff"}\n{"id": 2, "text": "Good."}\n')

    assert ran.code == 1
    assert ran.lines[0] == {"id": None, "error": "not UTF-8 (byte 20)"}
    assert ran.lines[1]["id"] == 2


def test_half_a_surrogate_pair_is_answered(cli):
    ran = cli("analyze", "--jsonl", stdin='{"id": "\\ud800", "text": "Good \\ud800 news."}\n')

    assert ran.code == 0
    assert ran.lines[0]["id"] == "\ud800"


def test_plain_text_for_people(cli, tmp_path):
    file = tmp_path / "text.txt"
    file.write_text(TEXT, encoding="utf-8")

    ran = cli("analyze", file)

    assert ran.code == 0
    assert "Language   en" in ran.out
    assert "Adaeze Okafor, direct: We are out of time and out of chips" in ran.out


def test_plain_text_as_one_document(cli):
    answer = cli("analyze", "--json", stdin=TEXT).json

    assert answer["id"] is None
    assert answer["statements"][0]["voice"] == "Adaeze Okafor"


def test_engines_may_be_named(cli):
    (answer,) = analyze(cli, {"id": 1, "text": "Good."}, arguments=("--engine", "vader-news")).lines

    assert list(answer["sentiment"]) == ["vader-news"]


def test_engines_stand_side_by_side_and_are_not_the_same(cli):
    text = "Lakeside Devices plunged in a sell-off."

    (answer,) = analyze(cli, {"id": 1, "text": text}).lines

    assert answer["label"] == {"vader": "neutral", "vader-news": "negative", "model": "negative"}
    assert answer["sentiment"]["vader-news"] < answer["sentiment"]["vader"] == 0


def test_an_engine_that_is_not_installed_is_bad_usage(cli):
    ran = analyze(cli, {"id": 1, "text": "Good."}, arguments=("--engine", "oracle"))

    assert ran.code == 2
    assert "installed: vader, vader-news" in ran.err


def test_a_file_that_is_not_there_is_said_in_a_sentence(cli, tmp_path):
    ran = cli("analyze", tmp_path / "none.txt")

    assert ran.code == 1
    assert ran.err.endswith("none.txt cannot be read: no such file or directory\n")


def test_nothing_is_stored(cli, tmp_path):
    cli("analyze", "--profile", tmp_path / "fresh", stdin="Good.")

    assert not (tmp_path / "fresh").exists()


def test_a_statement_tells_about_whom_it_is(cli):
    text = "“Nvidia has been a disaster, and Huawei is a triumph,” said Adaeze Okafor."

    (answer,) = analyze(cli, {"id": 1, "text": text}).lines

    targets = {each["name"]: each["sentiment"] for each in answer["statements"][0]["targets"]}
    assert list(targets) == ["Nvidia", "Huawei"]
    assert targets["Nvidia"]["model"] < targets["Huawei"]["model"]
    assert targets["Nvidia"]["vader"] == targets["Huawei"]["vader"]
