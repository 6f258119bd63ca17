"""`selftest`: how often each engine agrees with people, on the gold set that ships."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

import click

from monitor.cli.filters import installed_here
from monitor.cli.output import Form, Shown, clean, document, formed, listing, say, signed, table
from monitor.cli.session import Session, command
from monitor.export import Record

if TYPE_CHECKING:
    from monitor.accuracy import Agreement, Trial

_ABOUT = {
    "own": "sentences of this domain, written for this purpose and labeled in two passes by the authors",
    "ai-policy": "invented headlines about real companies, labeled once by one annotator",
}


@command("selftest")
@click.option("--engine", "engines", multiple=True, metavar="NAME", help="Only this engine; may be repeated.")
@click.option("--set", "sets", multiple=True, type=click.Choice(list(_ABOUT)), help="Only this set; may be repeated.")
@click.option("--errors", is_flag=True, help="List the sentences that an engine labels otherwise than people.")
@formed
def selftest(session: Session, *, engines: Sequence[str], sets: Sequence[str], errors: bool, form: Form) -> int:
    """Score the gold set with every engine that is installed, and say how often each agrees with people.

    The sentences are ours, and half of them are meant to be difficult: read differences between engines, not levels.
    No engine was fitted on them. Ranges are 95 % (Wilson). The same installation always prints the same.
    """
    from monitor import accuracy
    from monitor.analysis import sentiment

    made = sentiment.engines([installed_here(name) for name in engines] or None, own=session.catalog.lexicon)
    found = accuracy.trials(made, sets or accuracy.SETS)
    if errors:
        listing(form, _errors(found), _ERRORS, empty="Every engine agrees with people on every sentence.")
    elif form is Form.JSON:
        document({"sets": [_set(name, found) for name in dict.fromkeys(trial.set for trial in found)]})
    elif form is Form.JSONL:
        listing(form, (_trial(trial) for trial in found), (), empty="")
    else:
        _print(found)
    return 0


# ---- for programs -------------------------------------------------------------------------------


def _set(name: str, found: Sequence[Trial]) -> Record:
    from monitor import accuracy

    labels, tones = accuracy.between_passes(name)
    sentences = accuracy.gold(name)
    once = name == "ai-policy"
    return {
        "set": name,
        "about": _ABOUT[name],
        "sentences": len(sentences),
        "texts": len({each.text for each in sentences}),
        "passes": None if once else {"label_kappa": labels.kappa, "tone_kappa": tones.kappa},
        "engines": [_trial(trial) for trial in found if trial.set == name],
    }


def _trial(trial: Trial) -> Record:
    from monitor import accuracy

    return {
        "set": trial.set,
        "engine": trial.engine,
        "version": trial.version,
        **accuracy.record(trial.toward),
        "tone": accuracy.record(trial.tone),
        "tags": accuracy.named(trial.by_tag()),
    }


def _errors(found: Sequence[Trial]) -> Iterator[Record]:
    for trial in found:
        for each, said in trial.wrong():
            yield {
                "set": trial.set,
                "engine": trial.engine,
                "id": each.id,
                "people": each.label.value,
                "says": None if said.label is None else said.label.value,
                "sentiment": said.compound,
                "target": None if each.target is None else each.text[each.target.start : each.target.end],
                "text": each.text,
                "tags": list(each.tags),
            }


# ---- for people ---------------------------------------------------------------------------------

_ERRORS = (
    Shown("Engine", lambda row: row["engine"]),
    Shown("People", lambda row: row["people"]),
    Shown("Says", lambda row: row["says"]),
    Shown("", lambda row: signed(row["sentiment"]), right=True),
    Shown("Toward", lambda row: row["target"]),
    Shown("Sentence", lambda row: row["text"], grows=True),
)


def _print(found: Sequence[Trial]) -> None:
    from monitor import accuracy

    for number, name in enumerate(dict.fromkeys(trial.set for trial in found)):
        if number:
            click.echo()
        here = [trial for trial in found if trial.set == name]
        click.echo(click.style(f"{name}: {len(accuracy.gold(name))} {_ABOUT[name]}", bold=True))
        table(_FIGURES, [_figures(trial, "target", trial.toward) for trial in here])
        click.echo()
        table(_FIGURES, [_figures(trial, "whole", trial.tone) for trial in here])
        for trial in here:
            click.echo(f"\n{clean(trial.engine)}, toward the target: people in rows, the engine in columns")
            table(_CONFUSION, list(_confusion(trial.toward)))
        click.echo("\nAccuracy by what is difficult")
        table(_by_tag(here), list(_tags(here)))
    say("Ranges are 95 % (Wilson). These sentences are ours and half are meant to be difficult; see docs/methods.md.")


_FIGURES = (
    Shown("Engine", lambda row: row["engine"]),
    Shown("Toward", lambda row: row["toward"]),
    Shown("n", lambda row: row["n"], right=True),
    Shown("Accuracy", lambda row: _share(row["accuracy"]), right=True),
    Shown("95 %", lambda row: f"[{_share(row['low'])}, {_share(row['high'])}]"),
    Shown("Macro-F1", lambda row: _share(row["macro_f1"]), right=True),
    Shown("Kappa", lambda row: _share(row["kappa"]), right=True),
    Shown("Version", lambda row: row["version"], wide=True),
)
_CONFUSION = (
    Shown("", lambda row: row["people"]),
    Shown("negative", lambda row: row["negative"], right=True),
    Shown("neutral", lambda row: row["neutral"], right=True),
    Shown("positive", lambda row: row["positive"], right=True),
)


def _figures(trial: Trial, toward: str, found: Agreement) -> Record:
    from monitor import accuracy

    return {"engine": trial.engine, "version": trial.version, "toward": toward, **accuracy.record(found)}


def _confusion(found: Agreement) -> Iterator[Record]:
    from monitor.accuracy import LABELS

    for people, row in zip(LABELS, found.counts, strict=True):
        yield {"people": people.value, **{label.value: n for label, n in zip(LABELS, row, strict=True)}}


def _by_tag(found: Sequence[Trial]) -> tuple[Shown, ...]:
    return (
        Shown("Tag", lambda row: row["tag"]),
        Shown("n", lambda row: row["n"], right=True),
        *(Shown(trial.engine, _cell(trial.engine), right=True) for trial in found),
    )


def _cell(engine: str) -> Callable[[Record], object]:
    return lambda row: _share(row[engine])


def _tags(found: Sequence[Trial]) -> Iterator[Record]:
    by_engine = {trial.engine: trial.by_tag() for trial in found}
    first = next(iter(by_engine.values()))
    for tag, each in first.items():
        yield {
            "tag": tag,
            "n": each.n + each.unscored,
            **{engine: tags[tag].accuracy for engine, tags in by_engine.items()},
        }


def _share(value: object) -> str:
    """Write a share or a kappa: .63, −.05, 1.00; a dash where there is none."""
    if not isinstance(value, int | float):
        return "–"
    return f"{value:.2f}".replace("-", "−").replace("0.", ".", 1) if abs(value) < 0.995 else f"{value:.2f}"
