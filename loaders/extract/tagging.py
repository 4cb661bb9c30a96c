"""Parts of speech from spaCy's own rules, most of them without its matcher.

A model's attribute ruler also sets lemmas and inflection, which nothing here asks for, and matches
every token by its tag alone. Those rules are a table; the others stay with the ruler.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import numpy as np

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import AttributeRuler
    from spacy.tokens import Doc

ASKED_FOR = frozenset(("TAG", "POS", "DEP"))
RULER, TABLE = "attribute_ruler", "claimgraph_parts_of_speech"


def lighten(model: Language) -> None:
    """Give a model the table of tags in place of the rules that only look at a tag."""
    ruler = cast("AttributeRuler", model.get_pipe(RULER))
    rules = cast("list[dict[str, Any]]", ruler.patterns)
    ruler.clear()
    table: dict[str, str] = {}
    for rule in rules:
        attributes = {name: rule["attrs"][name] for name in ASKED_FOR & rule["attrs"].keys()}
        tags = _tags(rule)
        if tags and attributes.keys() == {"POS"}:
            table |= dict.fromkeys(tags, attributes["POS"])
        elif attributes:
            ruler.add(rule["patterns"], attributes, rule["index"])
    _register()
    model.add_pipe(TABLE, before=RULER, config={"table": table})


def _tags(rule: dict[str, Any]) -> list[str]:
    """Return the tags that a rule is about, none where it looks at anything else."""
    patterns = rule["patterns"]
    plain = all(
        len(pattern) == 1 and pattern[0].keys() == {"TAG"} and isinstance(pattern[0]["TAG"], str)
        for pattern in patterns
    )
    return [pattern[0]["TAG"] for pattern in patterns] if plain else []


def _register() -> None:
    from spacy.language import Language

    if not Language.has_factory(TABLE):
        Language.factory(TABLE, func=_component)


def _component(nlp: Language, name: str, table: dict[str, str]) -> _Table:  # noqa: ARG001
    return _Table(nlp, table)


class _Table:
    """Sets every token's part of speech by its tag."""

    def __init__(self, model: Language, table: dict[str, str]) -> None:
        strings = model.vocab.strings
        self.codes = {strings.add(tag): strings.add(part) for tag, part in table.items()}

    def __call__(self, doc: Doc) -> Doc:
        kinds, places = np.unique(doc.to_array("TAG"), return_inverse=True)
        parts = np.array([self.codes.get(int(kind), 0) for kind in kinds], np.uint64)
        return doc.from_array(["POS"], cast("Any", parts[places].reshape(-1, 1)))
