"""The forms of English verbs, and the classes of words that the finder of statements goes by.

Everything comes from `resources/lexicon`; here it is inflected and laid into one table: a word in small letters has a
number whose bits say what it can be.
"""

from __future__ import annotations

from functools import cache

from monitor.analysis.lexicon import read, words


class Is:
    """What a word can be, as bits."""

    DETERMINER = 1
    SUBJECT = 1 << 1  # he, they, some
    OBJECT = 1 << 2  # him, them
    RELATIVE = 1 << 3  # who, which
    PREPOSITION = 1 << 4
    CONJUNCTION = 1 << 5
    SUBORDINATOR = 1 << 6
    AUXILIARY = 1 << 7
    BE = 1 << 8
    MODAL = 1 << 9  # will, to, did: a bare form follows
    ADVERB = 1 << 10
    TIME = 1 << 11
    TITLE = 1 << 12
    COLLECTIVE = 1 << 13
    PERSON = 1 << 14
    ORGANISATION = 1 << 15
    PAPER = 1 << 16
    MANNER = 1 << 17
    BASE = 1 << 18  # a verb's bare form: say
    THIRD = 1 << 19  # says
    PAST = 1 << 20  # said, wrote
    PARTICIPLE = 1 << 21  # said, written
    ING = 1 << 22  # saying
    POSSESSIVE = 1 << 23  # his, their
    DAY = 1 << 24
    CUE = 1 << 25  # a form of a verb in cues.toml
    CAPITAL = 1 << 26  # these are set for each place, not from lists
    QUOTATION = 1 << 27
    SIGN = 1 << 28  # punctuation
    NUMBER = 1 << 29


class Way:
    """How a cue goes on, as bits: the lists of cues.toml that its verb stands in."""

    SAY = 1
    PARENTHETICAL = 1 << 1
    TELL = 1 << 2
    ASK = 1 << 3
    URGE = 1 << 4
    VOW = 1 << 5
    JUDGE = 1 << 6
    NAME = 1 << 7
    THINK = 1 << 8
    SHOW = 1 << 9
    DENY = 1 << 10


_WAYS = {
    "say": Way.SAY,
    "parenthetical": Way.PARENTHETICAL,
    "tell": Way.TELL,
    "ask": Way.ASK,
    "urge": Way.URGE,
    "vow": Way.VOW,
    "judge": Way.JUDGE,
    "name": Way.NAME,
    "think": Way.THINK,
    "show": Way.SHOW,
}
_VOWELS = "aeiou"


@cache
def irregular() -> dict[str, tuple[str, str]]:
    table = {}
    for entry in " ".join(read("verbs")["irregular"].split()).split(","):
        base, *past = entry.split()
        table[base] = (past[0], past[-1])
    return table


def forms(base: str) -> dict[str, int]:
    """The forms of a verb in small letters, with what each is: {"say": BASE, "says": THIRD, "said": PAST | …}."""
    found: dict[str, int] = {base: Is.BASE}

    def put(form: str, kind: int) -> None:
        found[form] = found.get(form, 0) | kind

    if base == "be":
        for form, kind in {
            "is": Is.THIRD,
            "are": Is.THIRD,
            "was": Is.PAST,
            "were": Is.PAST,
            "been": Is.PARTICIPLE,
            "being": Is.ING,
        }.items():
            put(form, kind)
        return found
    consonant_y = base.endswith("y") and base[-2:-1] not in _VOWELS
    if base == "have":
        put("has", Is.THIRD)
    elif consonant_y:
        put(base[:-1] + "ies", Is.THIRD)
    elif base.endswith(("s", "x", "z", "ch", "sh", "o")):
        put(base + "es", Is.THIRD)
    else:
        put(base + "s", Is.THIRD)
    stem = (
        base + base[-1]
        if base in words("verbs", "doubling")
        else base[:-1]
        if base.endswith("e") and not base.endswith("ee")
        else base
    )
    put(
        (base[:-2] + "y" if base.endswith("ie") else base if base.endswith(("ee", "oe", "ye")) else stem) + "ing",
        Is.ING,
    )
    if base in irregular():
        past, participle = irregular()[base]
        put(past, Is.PAST)
        put(participle, Is.PARTICIPLE)
    else:
        past = base[:-1] + "ied" if consonant_y else base + "d" if base.endswith("e") else stem + "ed"
        put(past, Is.PAST | Is.PARTICIPLE)
    return found


@cache
def cue_bases() -> dict[str, int]:
    """The verbs of cues.toml and how each goes on."""
    table: dict[str, int] = {}
    verbs = read("cues")["verbs"]
    for name, way in _WAYS.items():
        for base in verbs[name].split():
            table[base] = table.get(base, 0) | way
    for base in words("cues", "denial.verbs"):
        table[base] = table.get(base, 0) | Way.DENY
    for base in read("cues")["with_preposition"]:
        table.setdefault(base, 0)
    return table


@cache
def cue_forms() -> dict[str, str]:
    """Each form of a cue verb and its base."""
    return {form: base for base in cue_bases() for form in forms(base)}


@cache
def after_preposition() -> dict[str, frozenset[str]]:
    """The small words that a cue verb takes: {"warn": {"of", "about", "against"}}."""
    return {base: frozenset(small.split()) for base, small in read("cues")["with_preposition"].items()}


@cache
def classes() -> dict[str, int]:
    """What each known word can be, as bits of `Is`."""
    table: dict[str, int] = {}

    def put(names: frozenset[str], kind: int) -> None:
        for name in names:
            table[name] = table.get(name, 0) | kind

    grammar = {
        "determiners": Is.DETERMINER,
        "possessives": Is.POSSESSIVE,
        "subject_pronouns": Is.SUBJECT,
        "object_pronouns": Is.OBJECT,
        "relatives": Is.RELATIVE,
        "prepositions": Is.PREPOSITION,
        "conjunctions": Is.CONJUNCTION,
        "subordinators": Is.SUBORDINATOR,
        "auxiliaries": Is.AUXILIARY,
        "be": Is.BE,
        "modals": Is.MODAL,
        "adverbs": Is.ADVERB,
        "times": Is.TIME,
        "day_names": Is.DAY,
        "titles": Is.TITLE,
        "collectives": Is.COLLECTIVE,
        "persons": Is.PERSON,
        "organisations": Is.ORGANISATION,
        "papers": Is.PAPER,
    }
    for name, kind in grammar.items():
        put(words("grammar", name), kind)
    put(words("cues", "manner.nouns"), Is.MANNER)
    bases = {*words("verbs", "common"), *irregular()}
    for base in bases:
        for form, kind in forms(base).items():
            put(frozenset((form,)), kind)
    for base in cue_bases():
        for form, kind in forms(base).items():
            put(frozenset((form,)), kind | Is.CUE)
    return table
