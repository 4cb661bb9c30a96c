"""Reporting cues by the form they take in text; the words themselves are in cues.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from claimgraph.loaders.record import Stance

VOWELS = "aeiou"
DOUBLING = frozenset(("admit", "plan", "quip", "rebut", "slam", "forbid", "begin", "refer"))
STANCES: tuple[Stance, ...] = ("affirms", "denies", "none")


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb and what its content can be.

    `particle` is the word that has to follow ("call on"). A cue that `names` can call a thing
    something; `weak` ones need a quotation or a that-clause, `quoting` ones a quotation.
    """

    lemma: str
    stance: Stance
    particle: str | None = None
    takes_object: bool = False
    takes_infinitive: bool = False
    names: bool = False
    prepositions: frozenset[str] = frozenset()
    weak: bool = False
    quoting: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The cues by verb form, and the nouns that bear on attribution, all in lower case."""

    forms: dict[str, tuple[Cue, ...]]
    nouns: dict[str, Stance]
    speechless: frozenset[str]
    documents: frozenset[str]
    findings: frozenset[str]
    rejecting: frozenset[str]

    def cue(self, form: str, following: frozenset[str] = frozenset()) -> Cue | None:
        """Return the cue that a verb's form stands for, given the words that depend on it."""
        fitting = [
            cue
            for cue in self.forms.get(form.lower(), ())
            if cue.particle is None or cue.particle in following
        ]
        return max(fitting, key=lambda cue: cue.particle is not None, default=None)


def inflect(lemma: str) -> frozenset[str]:
    """Return the regular forms of a verb: base, -s, -ed, -ing."""
    if lemma.endswith("e"):
        return frozenset((lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"))
    if lemma.endswith("y") and lemma[-2] not in VOWELS:
        return frozenset((lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"))
    third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    stem = lemma + lemma[-1] if lemma in DOUBLING else lemma
    return frozenset((lemma, third, stem + "ed", stem + "ing"))


def _entries(words: str) -> list[tuple[str, frozenset[str]]]:
    out = []
    for word in words.split():
        lemma, _, irregular = word.partition(":")
        extra = frozenset(form for form in irregular.split(",") if form)
        out.append((lemma, inflect(lemma.split("_")[0]) | extra))
    return out


def _lemmas(words: str) -> frozenset[str]:
    return frozenset(word.partition(":")[0] for word in words.split())


def _cues(data: dict[str, Any]) -> dict[str, tuple[Cue, ...]]:
    objects, infinitives, naming, weak, quoting = (
        _lemmas(data[key]) for key in ("objects", "infinitives", "naming", "weak", "quoting")
    )
    entries = [
        (stance, lemma, forms)
        for stance in STANCES
        for lemma, forms in _entries(data["verbs"][stance])
    ]
    known = {lemma for _, lemma, _ in entries}
    entries += [
        ("affirms", lemma, forms)
        for lemma, forms in _entries(data["quoting"])
        if lemma not in known
    ]
    by_form: dict[str, dict[str, Cue]] = {}
    for stance, lemma, forms in entries:
        verb, _, particle = lemma.partition("_")
        cue = Cue(
            lemma,
            stance,
            particle or None,
            lemma in objects,
            lemma in infinitives,
            lemma in naming,
            frozenset(data["prepositions"].get(verb, "").split()),
            lemma in weak,
            lemma in quoting and lemma not in known,
        )
        for form in forms:
            by_form.setdefault(form, {})[lemma] = cue
    return {form: tuple(cues.values()) for form, cues in by_form.items()}


def _with_plurals(words: str) -> frozenset[str]:
    return frozenset(form for word in words.split() for form in (word, word + "s"))


@cache
def lexicon() -> Lexicon:
    """Return the cues, read once."""
    source = resources.files("claimgraph.loaders.extract.attribution").joinpath("cues.yaml")
    data = yaml.safe_load(source.read_text(encoding="utf-8"))
    nouns: dict[str, Stance] = {}
    for stance, words in data["nouns"].items():
        nouns |= {form: stance for word in words.split() for form in (word, word + "s")}
    return Lexicon(
        _cues(data),
        nouns,
        _with_plurals(data["speechless"]),
        _with_plurals(data["documents"]),
        _with_plurals(data["findings"]),
        frozenset(form for _, forms in _entries(data["rejecting"]) for form in forms),
    )
