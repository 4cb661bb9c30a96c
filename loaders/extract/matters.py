"""What the clauses of a statement are about, and whether they hold according to who makes it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.matter import STEM, Matter, Told
from claimgraph.loaders.extract.parse import Parsed, ParsedBlock
from claimgraph.loaders.extract.places import Places
from claimgraph.loaders.extract.predications import TO_COME, Predication, predications
from claimgraph.loaders.extract.syntax import FIRST_PERSON, SUBJECTS, child, is_first_person
from claimgraph.loaders.extract.weapons.words import words
from claimgraph.loaders.record import Actor, Attribution, Weapon
from claimgraph.ontology.catalogue import Catalogue

if TYPE_CHECKING:
    from spacy.tokens import Token

_EMPTY = frozenset(
    (
        *("about", "after", "also", "anyone", "anything", "been", "before", "being", "could"),
        *("does", "doing", "ever", "from", "have", "into", "just", "more", "most", "never", "only"),
        *("other", "over", "said", "says", "should", "some", "such", "than", "that", "their"),
        *("them", "then", "there", "these", "they", "this", "those", "under", "very", "were"),
        *("what", "when", "which", "while", "will", "with", "would"),
    )
)
_ABSENT = re.compile(
    r"\b(?:there (?:was|were|is|are|had been) (?:no|not (?:one|a single))"
    r"|(?:not (?:one|a single)|no)(?: [\w-]+){1,4} (?:was|were|is|are|had|has|have|flew)\b)",
    re.IGNORECASE,
)
_NO_DEEDS = frozenset(("have", "has", "had", "ship", "ships", "fires"))
"""What is as often an auxiliary, a vessel or what a weapon can do."""
_DEEDS = {
    "used": ("use", "use_nouns", "launching", "strike"),
    "transferred": ("supply", "supply_nouns", "acquire", "acquire_nouns"),
    "held": ("operate",),
    "tested": ("test", "test_nouns"),
    "lost": ("intercept", "lose"),
}
_NO_DEED = re.compile(
    r"\b(?:is|are|was|were|be) (?:not|no|never) (?:an?|the|part of|in)\b"
    r"|\b(?:is|was)n[’']t (?:an?|the)\b"
)
"""What a thing is not, which leaves open whether it was done."""
_COMING = re.compile(r"\b(?:flew|flies|flying|flown|(?:came|comes?) (?:in|over|down)|landed)\b")
"""What a weapon in use does."""
_KEEPING = re.compile(
    r"\b(?:drop|abandon|cancel|give up|scrap|withdraw|rule out|exclude|stop)\w*\b"
)
"""What is kept where it is negated."""
_LESS = re.compile(r"\b(?:as (?:many|much)|only|just|yet|enough|more than|all)\b")
"""What a negation takes to be so in part, or later."""
_UNTRUE = re.compile(
    r"\b(?:is|are|was|were) (?:\w+ly |all )?(?:baseless|groundless|unfounded|false|untrue"
    r"|fabricated|invented|wrong|lies?|fakes?|nonsense|fabrications?)\b"
)
_OTHERS = frozenset(
    ("my", "our", "it", "he", "she", "they", "this", "that", "these", "those", "its", "his", "her")
)
POINTING = FIRST_PERSON | _OTHERS
"""First words that mean another thing in another mouth."""

_LIGHT = frozenset(
    ("is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "'s", "’s", "remains")
)
"""What tells no deed, in place of which the rest of the clause has to agree."""
_CHARGE = re.compile(r"(?i:accus|alleg|blam|claim|charg)")


def matters(
    parsed: Parsed,
    attributions: Sequence[Attribution],
    actors: Sequence[Actor],
    weapons: Sequence[Weapon],
    catalogue: Catalogue,
) -> list[Told]:
    """Return what each attribution tells, in their order."""
    reader = _Reader(parsed, actors, weapons, catalogue)
    return [
        Told(tuple(reader.clauses(said)), frozenset(reader.weapons.touching(said.content)))
        for said in attributions
    ]


class _Reader:
    def __init__(
        self,
        parsed: Parsed,
        actors: Sequence[Actor],
        weapons: Sequence[Weapon],
        catalogue: Catalogue,
    ) -> None:
        self.parsed, self.published = parsed, parsed.article.published
        self.actors = Places({actor.id: actor.mentions for actor in actors})
        self.weapons = Places({weapon.id: weapon.mentions for weapon in weapons})
        self.systems = {weapon.id: _system(weapon, catalogue) for weapon in weapons}
        self.launchers = {weapon.id: frozenset(_launchers(weapon, catalogue)) for weapon in weapons}

    def clauses(self, said: Attribution) -> Iterator[Matter]:
        """Yield what a statement tells, the main clause first."""
        charge = any(_CHARGE.search(self.parsed.text(span)) for span in said.cue)
        first = True
        for block, tokens in self._words(said):
            for told in predications(tokens):
                if not _is_pointing(told):
                    yield self._matter(said, told, block, charge=charge, first=first)
                first = False

    def _words(self, said: Attribution) -> Iterator[tuple[ParsedBlock, list[Token]]]:
        """Yield a content's words paragraph by paragraph: a cue may stand in a sentence's midst."""
        found: dict[int, tuple[ParsedBlock, list[Token]]] = {}
        for span in said.content:
            block = self.parsed.block_at(span[0])
            if block is not None:
                _, tokens = found.setdefault(block.block.start, (block, []))
                tokens += block.tokens_in(span)
        yield from found.values()

    def _matter(
        self, said: Attribution, told: Predication, block: ParsedBlock, *, charge: bool, first: bool
    ) -> Matter:
        spans = tuple(block.span([word]) for word in told.words)
        content = _text(told.words)
        doers = self.actors.touching(block.span([word]) for word in told.doers)
        if any(map(is_first_person, told.doers)):
            doers |= set(said.speakers)
        named = self.weapons.touching(spans)
        subject = child(told.head, *SUBJECTS)
        negated = said.negated if first else told.negated
        return Matter(
            content,
            self.published,
            _holds(said, content, negated=negated, carried=told.carried),
            "" if told.head.lower_ in _LIGHT else told.head.lower_[:STEM],
            frozenset(self._stems(told.words, block)),
            frozenset(() if negated and _NO_DEED.search(content) else _deeds(content.lower())),
            frozenset(named),
            frozenset(self.systems[weapon] for weapon in named),
            frozenset(one for weapon in named for one in self.launchers[weapon]),
            frozenset(self.actors.touching(spans)),
            frozenset(doers),
            frozenset(self._stems(told.patients, block)),
            "" if subject is None else subject.lower_[:STEM],
            frozenset(said.speakers),
            told.open_to_come or (first and said.modality in TO_COME),
            _ABSENT.search(content) is not None,
            charge,
        )

    def _stems(self, words: Sequence[Token], block: ParsedBlock) -> Iterator[str]:
        """Yield the stems of the words that tell something, names of weapons left out."""
        for word in words:
            if _tells(word.lower_) and not self.weapons.touch(*block.span([word])):
                yield word.lower_[:STEM]


def _is_pointing(told: Predication) -> bool:
    """Whether a clause is said of "it" or "they": who knows of what."""
    subject = None if told.carried else child(told.head, *SUBJECTS)
    return subject is not None and subject.lower_ in _OTHERS


def _holds(said: Attribution, content: str, *, negated: bool, carried: bool) -> bool | None:
    """Whether a clause holds by who states it, None where that is left open."""
    if said.stance == "none" or (negated and (_KEEPING.search(content) or _LESS.search(content))):
        return None
    if carried:
        return not negated if said.stance == "affirms" else None
    return (said.stance == "affirms") != (negated != bool(_UNTRUE.search(content)))


def _text(words: Sequence[Token]) -> str:
    """Return words as they stand, with a space where others were left out."""
    after = [word.i for word in words[1:]] + [-1]
    return "".join(
        word.text_with_ws if word.i + 1 == following else f"{word.text} "
        for word, following in zip(words, after, strict=True)
    )


def _deeds(content: str) -> Iterator[str]:
    told = frozenset(content.split()) - _NO_DEEDS
    if _COMING.search(content):
        yield "used"
    for deed, lists in _DEEDS.items():
        if any(not words(name).isdisjoint(told) for name in lists):
            yield deed


def _system(weapon: Weapon, catalogue: Catalogue) -> str:
    """Return the system that a weapon is or belongs to."""
    if weapon.catalogue is None:
        return weapon.name.lower() if weapon.weapon_class != "generic" else ""
    return catalogue.system_of(catalogue[weapon.catalogue]).id


def _launchers(weapon: Weapon, catalogue: Catalogue) -> Iterator[str]:
    """Yield the systems that fire a weapon."""
    for launcher in catalogue.launchers(weapon.catalogue) if weapon.catalogue else ():
        yield catalogue.system_of(launcher).id


def _tells(word: str) -> bool:
    long = len(word) > 3 or any(map(str.isdigit, word))
    return long and word not in _EMPTY and word not in words("nouns")
