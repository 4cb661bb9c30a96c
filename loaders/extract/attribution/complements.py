"""Contents that are no clause: the object of "denied the strike", the charge after "accused"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.attribution.anchors import Anchor
from claimgraph.loaders.extract.syntax import child, clause, is_negated, is_passive

if TYPE_CHECKING:
    from spacy.tokens import Token

Found = tuple["Token", list["Token"]]
"""A content's head, and its tokens."""

CHARGING = frozenset(("accuse", "blame"))
"""Cues whose content is the party and the charge."""

ADDRESSING = CHARGING | {"warn", "notify", "inform"}
"""Cues that may have a party between them and what they are about."""

RIGHTS = frozenset(
    ("sovereignty", "responsibility", "credit", "victory", "territory", "rights", "lives")
)
"""What is claimed without a word being said."""


POINTING = frozenset(("this", "that", "it"))
"""What a denial may have for its whole content, and nothing else that is one word."""


def prepositional(anchor: Anchor) -> Found | None:
    """ "accused Russia of firing": the party and the charge; "warned Egypt about the deal"."""
    verb = anchor.verb
    party = child(verb, "dobj")
    for holder in filter(None, (verb, party)):
        for part in holder.children:
            governed = part.dep_ == "prep" and part.lower_ in anchor.cue.prepositions
            addressed = party is None or party.i > part.i or anchor.cue.lemma in ADDRESSING
            if not governed or part.i < verb.i or not addressed:
                continue
            charged = anchor.cue.lemma in CHARGING and party is not None and party.i < part.i
            start = party.left_edge.i if charged and party is not None else part.i
            if part.lower_ == "for" and anchor.cue.lemma == "call" and start + 1 < len(part.doc):
                start += 1  # what is called for
            end = part.right_edge.i
            return next(iter(part.children), part), list(part.doc[start : end + 1])
    return None


def naming(anchor: Anchor) -> Found | None:
    """ "called the test “a provocation”", "described the deal as a threat"."""
    verb = anchor.verb
    if not anchor.cue.names or not anchor.source:
        return None
    party = child(verb, "dobj", "nsubjpass")
    for part in verb.children:
        calling = part.dep_ == "prep" and part.lower_ == "as" and part.i > verb.i
        name = part.dep_ in ("oprd", "ccomp", "xcomp", "attr") and part.i > verb.i
        if not calling and not (name and part.pos_ in ("NOUN", "PROPN", "ADJ", "VERB")):
            continue
        if part.dep_ == "ccomp" and child(part, "mark") is not None:
            continue
        if not calling and all(word.pos_ in ("PROPN", "NUM") for word in part.subtree):
            continue  # "which Norland calls Falcon 2" is its name
        apart = party is not None and (party.i > part.i or party.lower_ in ("what", "which"))
        start = part.left_edge.i if party is None or apart else party.left_edge.i
        if calling and start == part.left_edge.i:
            start += 1
        return part, list(part.doc[min(start, part.right_edge.i) : part.right_edge.i + 1])
    return None


def object_of(anchor: Anchor) -> Found | None:
    """ "denied the strike"; "the charge was rejected by Minsk"."""
    if not anchor.cue.takes_object or not anchor.source:
        return None
    for part in _objects(anchor):
        return part, clause(part)
    return None


def _objects(anchor: Anchor) -> Iterator[Token]:
    verb, claimed = anchor.verb, anchor.cue.lemma == "claim"
    wanted = "nsubjpass" if is_passive(verb) else "dobj"
    shared = [part for other in verb.children if other.dep_ == "conj" for part in other.children]
    for part in (*verb.children, *shared):  # "neither confirmed nor denied the loss"
        fits = part.dep_ == wanted and (part.i > verb.i or wanted == "nsubjpass")
        pointing = anchor.stance == "denies" and part.lower_ in POINTING and not is_negated(verb)
        named = pointing or part.pos_ == "PROPN"
        telling = named or sum(token.is_alpha for token in part.subtree) > 1
        if fits and telling and not (claimed and part.lower_ in RIGHTS):
            yield part
