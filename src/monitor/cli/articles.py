"""`list` and `show`: the articles, and one of them with everything that was found in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from monitor.cli.filters import Question, filtered, installed_here
from monitor.cli.output import Form, Shown, clean, counted, data, document, formed, listing, on_terminal, say, signed
from monitor.cli.session import Session, command
from monitor.errors import MonitorError
from monitor.export import ENGINES, Record, column_of, time_text
from monitor.model import Article, Clipping, Filter, Part, Scores, Sentence, Statement, with_gaps

if TYPE_CHECKING:
    from monitor.analysis import Analyzer
    from monitor.model import Analysis, Story

ON_TERMINAL = 50  # articles that a terminal gets, unless it asks for more


@command("list")
@filtered
@formed
def list_(session: Session, *, question: Question, form: Form) -> None:
    """List articles, newest first.

    A terminal gets the newest 50 unless --limit says otherwise; --json, --jsonl and pipes get all.
    """
    from monitor import reports

    limit = question.limit or (ON_TERMINAL if form is Form.TEXT and on_terminal() else None)
    with session.reader() as reader:
        listing(
            form,
            reports.records(reader, "articles", question.filter, limit=limit),
            _columns(question.engine),
            empty=nothing(question, "No articles. `news-monitor poll` fetches what the feeds hold."),
        )
        if reader.caveat:
            say(reader.caveat)


def nothing(question: Question, otherwise: str) -> str:
    """What to say of an empty answer: that nothing meets the filter, if there was one."""
    return otherwise if question.filter == Filter() else "Nothing meets this."


def _columns(engine: str) -> Sequence[Shown]:
    score = f"sentiment_{column_of(engine)}"
    return (
        Shown("ID", lambda row: row["id"]),
        Shown("Published", lambda row: row["published"] or f"({row['first_seen']})"),
        Shown("Outlet", lambda row: row["outlet"]),
        Shown(engine, lambda row: signed(row[score]), right=True),
        Shown("Copies", lambda row: None if row["copies"] == 1 else row["copies"], right=True),
        Shown("Headline", lambda row: row["title"], grows=True),
    )


@command("show")
@click.argument("id", metavar="ID")
@click.option("--html", is_flag=True, help="Print exactly the cleaned HTML that the reader displays.")
@click.option("--explain", is_flag=True, help="Show what each word adds to its sentence's score.")
@click.option("--engine", type=click.Choice(ENGINES), help="Whose sentiment; default: as in the settings.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def show(session: Session, *, id: str, html: bool, explain: bool, engine: str | None, as_json: bool) -> None:
    """Show one article: its text, who says what in it, and its scores."""
    from monitor import reports

    with session.reader() as reader:
        clipping = reader.clipping(id)
        story = reader.story(id)
    if clipping is None or story is None:
        raise MonitorError(f"there is no article {id}; `news-monitor list` shows the ids")
    article = clipping.article
    if html:
        from monitor.feeds.clean import safe_html

        data(safe_html(article.html) + "\n")
        return
    chosen = engine or reports.engine_shown(session.settings)
    if explain:
        installed_here(chosen)
    analyzer = None
    if explain or as_json:
        from monitor.analysis import Analyzer

        analyzer = Analyzer(session.catalog, (chosen,) if explain else None)
    if as_json:
        assert analyzer is not None
        record = _record(clipping, analyzer.analyze(article, slow=True), analyzer, chosen if explain else None)
        document(record | {"story": story.id, "copies": len(story.members)})
        return
    _print(clipping, story, chosen)
    if explain:
        assert analyzer is not None
        _print_explained(article, analyzer, chosen)


# ---- JSON ---------------------------------------------------------------------------------------


def _record(clipping: Clipping, fresh: Analysis, analyzer: Analyzer, explained: str | None) -> Record:
    """Everything that is known of an article; sentences are computed anew, for they are not stored."""
    article, found = clipping.article, clipping.analysis
    record: Record = {
        "id": article.id,
        "published": time_text(article.published),
        "updated": time_text(article.updated),
        "first_seen": time_text(article.first_seen),
        "date_flag": article.date_flag,
        "outlet": article.outlet,
        "feed": article.feed or None,
        "author": article.author,
        "title": article.title,
        "text": article.text,
        "url": article.url,
        "language": found.language,
        "topics": list(found.topics),
        "voices": list(found.voices),
        "sentiment": _compounds(found.scores),
        "headline": _compounds(found.headline),
        "narration": _compounds(found.narration),
        "scored_text": article.scored_text.value,
        "not_scored": found.not_scored,
        "engine_versions": found.fingerprint,
        "origin": article.origin,
        "statements": [_statement_record(statement) for statement in found.statements],
        "mentions": [
            {
                "kind": mention.kind,
                "name": mention.name,
                "part": mention.part.value,
                "start": mention.span.start,
                "end": mention.span.end,
                "sentiment": _compounds(mention.scores),
            }
            for mention in found.mentions
        ],
        "sentences": [
            {
                "part": sentence.part.value,
                "start": sentence.span.start,
                "end": sentence.span.end,
                "statement": sentence.statement,
                "sentiment": _compounds(sentence.scores),
            }
            for sentence in fresh.sentences
        ],
    }
    if explained:
        record["explained"] = [_explanation(article, sentence, analyzer, explained) for sentence in fresh.sentences]
    return record


def _explanation(article: Article, sentence: Sentence, analyzer: Analyzer, engine: str) -> Record:
    start, end = sentence.span.start, sentence.span.end
    score = sentence.scores[engine]
    return {
        "part": sentence.part.value,
        "start": start,
        "end": end,
        "sentiment": score.compound,
        "words": []
        if score.compound is None
        else [
            {
                "text": word.text,
                "start": start + word.span.start,
                "end": start + word.span.end,
                "part": word.part,
                "value": word.value,
                "rules": list(word.notes),
                "reason": word.reason or None,
                "lexicon": word.lexicon or None,
            }
            for word in analyzer.explain(_text_of(article, sentence.part)[start:end], engine)
        ],
    }


def _text_of(article: Article, part: Part) -> str:
    return article.title if part is Part.TITLE else article.text


def _statement_record(statement: Statement) -> Record:
    return {
        "kind": statement.kind.value,
        "part": statement.part.value,
        "fragments": [[span.start, span.end] for span in statement.fragments],
        "statement": with_gaps(statement.words, statement.fragments),
        "speaker": statement.speaker.text if statement.speaker else None,
        "voice": statement.voice,
        "cue": statement.cue.text if statement.cue else None,
        "confidence": statement.confidence,
        "denied": statement.denied,
        "targets": list(statement.targets),
        "sentiment": _compounds(statement.scores),
    }


def _compounds(scores: Scores) -> dict[str, float | None]:
    return {engine: score.compound for engine, score in scores.items()}


# ---- for people ---------------------------------------------------------------------------------


def _print(clipping: Clipping, story: Story, engine: str) -> None:
    article, found = clipping.article, clipping.analysis
    click.secho(clean(article.title), bold=True)
    when = time_text(article.published) or f"no usable date; first seen {time_text(article.first_seen)}"
    click.echo(" · ".join(clean(part) for part in (article.outlet, article.author or "", when) if part))
    if article.url:
        click.echo(clean(article.url))
    if len(story.members) > 1:
        click.echo(
            f"One of {len(story.members)} articles of its story, in {counted(story.outlets, 'outlet')}; "
            f"`news-monitor stories show {article.id}` lists them"
        )
    click.echo()
    if found.not_scored:
        click.echo(f"Sentiment  not scored: {found.not_scored}")
    for name, score in found.scores.items():
        if score.compound is not None:
            narration = found.narration.get(name)
            click.echo(
                f"Sentiment  {signed(score.compound)} by {name}{' (shown)' if name == engine else ''}; "
                f"narration {signed(narration and narration.compound)}; {article.scored_text.value}, "
                f"{counted(score.sentences, 'sentence')}, {score.coverage:.0%} with score words"
            )
    if found.topics:
        click.echo(f"Topics     {', '.join(found.topics)}")
    names = dict.fromkeys(mention.name for mention in found.mentions if mention.kind != "topic")
    if names:
        click.echo(f"Named      {clean(', '.join(names))}")
    if found.statements:
        click.echo("\nWho says what")
    for statement in found.statements:
        said_by = statement.voice or (statement.speaker.text if statement.speaker else "somebody")
        score_of = statement.scores.get(engine)
        click.echo(
            f"  {signed(score_of and score_of.compound)}  {click.style(clean(said_by), bold=True)}"
            f"{' denies' if statement.denied else ''} ({statement.kind}, {statement.confidence:.0%} sure): "
            f"{clean(with_gaps(statement.words, statement.fragments))}"
        )
    if article.text:
        click.echo()
    for paragraph in article.text.split("\n\n"):
        click.echo(clean(paragraph))


def _print_explained(article: Article, analyzer: Analyzer, engine: str) -> None:
    click.echo(f"\nWhat each word adds, by {engine}")
    for sentence in analyzer.analyze(article, slow=True).sentences:
        told = _explanation(article, sentence, analyzer, engine)
        words = told["words"]
        assert isinstance(words, list)
        text = _text_of(article, sentence.part)[sentence.span.start : sentence.span.end]
        click.echo(f"  {signed(told['sentiment'])}  {clean(text)}")
        for word in words:
            click.echo(f"         {_signed3(word['part'])}  {clean(word['text'])}{_why(word)}")


def _signed3(value: float) -> str:
    return f"{value:+.3f}".replace("-", "−")


def _why(word: Record) -> str:
    """How a word came to its part: its value in the list and why, then what the rules did."""
    rules = word["rules"]
    assert isinstance(rules, list)
    reason = f" ({word['reason']})" if word["reason"] else ""
    if word["value"] is None:
        return ""
    if not word["value"] and rules:  # masked or silenced
        return f"  {rules[0]}{clean(reason)}"
    return "  " + ", ".join((f"{signed(word['value'])} in {word['lexicon']}{clean(reason)}", *map(clean, rules)))
