"""Parts of speech from spaCy's own rules, without its matcher.

A model's attribute ruler also sets lemmas and inflection, which nothing here asks for, and tries
every rule on every token. Nearly all of them look at one token's tag, word and dependency: what
they come to is worked out once for each such three. Rules on several tokens stay with the ruler,
which is asked where one of them may begin.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

import numpy as np

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import AttributeRuler
    from spacy.tokens import Doc

ASKED_FOR = frozenset(("TAG", "POS", "DEP"))
LOOKED_AT = ("TAG", "LOWER", "DEP", "IS_SPACE")
SETS = frozenset(("IN", "NOT_IN"))
WORD = LOOKED_AT.index("LOWER")
RULER, TABLE = "attribute_ruler", "claimgraph_parts_of_speech"

Rule = Mapping[str, Any]


def lighten(model: Language) -> None:
    """Give a model the table in place of the rules that look at a single token."""
    ruler = cast("AttributeRuler", model.get_pipe(RULER))
    rules = cast("list[dict[str, Any]]", ruler.patterns)
    ruler.clear()
    model.disable_pipe(RULER)
    single: list[Rule] = []
    for rule in rules:
        attributes = {name: rule["attrs"][name] for name in ASKED_FOR & rule["attrs"].keys()}
        if all(_is_of_one_token(pattern) for pattern in rule["patterns"]):
            single.append({"patterns": [one for (one,) in rule["patterns"]], "attrs": attributes})
        elif attributes:
            ruler.add(rule["patterns"], attributes, rule["index"])
    _register()
    model.add_pipe(TABLE, config={"rules": single})


def _is_of_one_token(pattern: list[Rule]) -> bool:
    return len(pattern) == 1 and all(
        name in LOOKED_AT and (not isinstance(wanted, dict) or wanted.keys() <= SETS)
        for name, wanted in pattern[0].items()
    )


def _register() -> None:
    from spacy.language import Language

    if not Language.has_factory(TABLE):
        Language.factory(TABLE, func=_component)


def _component(nlp: Language, name: str, rules: list[Rule]) -> _Table:  # noqa: ARG001
    return _Table(nlp, rules, cast("AttributeRuler", nlp.get_pipe(RULER)))


class _Table:
    """Sets every token's part of speech (a space's tag and dependency too) by what it looks like.

    What the rules say of a kind of token, its `LOOKED_AT` codes, is kept once it is found; words
    that no rule names are one kind, so that what is kept has an end.
    """

    def __init__(self, model: Language, rules: list[Rule], longer: AttributeRuler) -> None:
        self.strings = model.vocab.strings
        self.rules, self.longer = rules, longer
        kept = cast("list[Rule]", longer.patterns)
        self.openings: list[Rule] = [pattern[0] for rule in kept for pattern in rule["patterns"]]
        patterns = [pattern for rule in rules for pattern in rule["patterns"]] + self.openings
        named = {word for pattern in patterns for word in _words(pattern)}
        self.named = {self.strings.add(word) for word in named}
        self.known: dict[tuple[int, ...], tuple[int, int, int, bool]] = {}

    def __call__(self, doc: Doc) -> Doc:
        if not len(doc):
            return doc
        known, named = self.known, self.named
        seen = doc.to_array(list(LOOKED_AT)).tolist()
        rows = [(tag, word if word in named else 0, dep, space) for tag, word, dep, space in seen]
        codes = [known.get(row) or self._find(row) for row in rows]
        told = np.array([code[:3] for code in codes], np.uint64)
        doc = doc.from_array(["POS", "TAG", "DEP"], cast("Any", told))
        return self.longer(doc) if any(code[3] for code in codes) else doc

    def _find(self, row: tuple[int, ...]) -> tuple[int, int, int, bool]:
        tag, lower, dep, space = row
        values: dict[str, str | bool] = {
            "TAG": self.strings[tag],
            "LOWER": self.strings[lower],
            "DEP": self.strings[dep],
            "IS_SPACE": bool(space),
        }
        told: dict[str, str] = {}
        for rule in self.rules:
            if any(_fits(pattern, values) for pattern in rule["patterns"]):
                told |= rule["attrs"]
        part, tag_told, dep_told = (told.get(name) for name in ("POS", "TAG", "DEP"))
        add = self.strings.add
        codes = (
            add(part) if part else 0,
            add(tag_told) if tag_told else tag,
            add(dep_told) if dep_told else dep,
            any(_fits(pattern, values) for pattern in self.openings),
        )
        self.known[row] = codes
        return codes


def _words(pattern: Rule) -> list[str]:
    wanted = pattern.get(LOOKED_AT[WORD], {})
    if isinstance(wanted, str):
        return [wanted]
    return [word for words in wanted.values() for word in words]


def _fits(pattern: Rule, values: Mapping[str, str | bool]) -> bool:
    return all(_holds(wanted, values[name]) for name, wanted in pattern.items() if name in values)


def _holds(wanted: Any, value: str | bool) -> bool:
    if not isinstance(wanted, dict):
        return bool(wanted == value)
    return value in wanted.get("IN", (value,)) and value not in wanted.get("NOT_IN", ())
