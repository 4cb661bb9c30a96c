"""Anchors: the reporting cues in a block, each with the words that name its source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.actors.names import names
from claimgraph.loaders.extract.attribution.lexicon import Cue, Lexicon, lexicon
from claimgraph.loaders.extract.dates import WEEKDAYS
from claimgraph.loaders.extract.parse import ParsedBlock
from claimgraph.loaders.extract.syntax import (
    SUBJECTS,
    child,
    is_negated,
    is_passive,
    phrase,
    subject,
)
from claimgraph.loaders.record import Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

HYPOTHETICAL = frozenset(
    ("would", "could", "should", "may", "might", "can", "must", "if", "unless")
)
GOING_ON = frozenset(("went", "goes", "go", "continued", "continues", "seemed", "appeared", "came"))
ADDING = frozenset(("adding", "noting", "stressing", "emphasising", "emphasizing", "explaining"))
WITHHOLDING = frozenset(("confirm", "comment", "specify", "rule_out", "deny"))
"""Cues that say something also where they are negated: "would not confirm", "did not rule out"."""

PERFORMED = frozenset(("confirm", "say", "report", "announce", "reveal", "disclose"))
"""What is done by saying that one can."""

DAYS = frozenset((*WEEKDAYS, "today"))
NOBODY = frozenset(("nobody", "none", "neither"))


@dataclass(frozen=True, slots=True)
class Anchor:
    """A reporting verb in place: its cue, its tokens, and those of its source, if it has one."""

    block: ParsedBlock
    verb: Token
    cue: Cue
    stance: Stance
    source: tuple[Token, ...]

    @property
    def tokens(self) -> list[Token]:
        """The cue's own words: the verb, its particle, its negation."""
        own = [c for c in self.verb.children if c.dep_ == "prt" or c.lower_ == self.cue.particle]
        if self.stance == "none":
            own += [c for c in self.verb.children if c.dep_ in ("neg", "aux") and c.i < self.verb.i]
        ordered = sorted([self.verb, *own], key=lambda token: token.i)
        close = all(b.i - a.i == 1 for a, b in pairwise(ordered))
        return ordered if close else [self.verb]


def find_anchors(block: ParsedBlock) -> list[Anchor]:
    """Return the reporting verbs of a block that somebody may say something with."""
    words = lexicon()
    return [
        anchor
        for token in block.tokens
        if token.lower_ in words.forms
        for anchor in _anchor(block, token, words)
    ]


def _anchor(block: ParsedBlock, token: Token, words: Lexicon) -> Iterator[Anchor]:
    if token.pos_ not in ("VERB", "AUX") and not token.tag_.startswith("VB"):
        return
    following = frozenset(
        c.lower_
        for c in token.children
        if c.dep_ == "prt" or (c.dep_ == "prep" and c.i == token.i + 1)
    )
    cue = words.cue(token.lower_, following)
    if cue is None or _is_attributive(token):
        return
    if is_hypothetical(token) and not (is_negated(token) and cue.lemma in WITHHOLDING):
        return
    if cue.stance == "none" and is_passive(token) and child(token, "agent") is None:
        return
    stance = stance_of(token, cue)
    source = _source(token)
    if stance is None or (source and (is_speechless(source, words) or is_nobody(source))):
        return
    words_of = tuple(phrase(source)) if source is not None else _name_before(token)
    yield Anchor(block, token, cue, stance, words_of)


def _is_attributive(token: Token) -> bool:
    """A participle that only qualifies a noun ("the said missile"), or tells how ("in writing")."""
    if token.lower_ == "writing" and token.head.lower_ == "in":
        return True
    return token.dep_ in ("amod", "compound", "case", "mark")


def is_hypothetical(verb: Token) -> bool:
    """Whether the verb tells of what may or should be said, not of what was."""
    top = verb
    while top.dep_ == "conj" and top.head.pos_ in ("VERB", "AUX"):
        if child(top, *SUBJECTS) is not None:
            break
        top = top.head
    asked = verb.sent[-1].text == "?" and verb.sent[0].dep_ in ("aux", "auxpass")
    if asked and verb.sent[0].head.i == verb.i:
        return True
    performed = verb.lower_ in PERFORMED and not is_negated(verb)
    for c in (*verb.children, *top.children):
        if performed and c.lower_ == "can":
            return False  # "we can confirm that …" does so
        if c.lower_ in HYPOTHETICAL and c.dep_ in ("aux", "mark") and c.i < verb.i:
            return True
    infinitive = verb.dep_ in ("xcomp", "advcl", "acl", "relcl") and any(
        c.lower_ == "to" and c.dep_ == "aux" for c in verb.children
    )
    return infinitive and verb.head.lower_ not in GOING_ON


def stance_of(verb: Token, cue: Cue) -> Stance | None:
    """Return the stance, a negated cue's included; None where nothing was said."""
    if _continues_negated(verb):
        return None
    if not is_negated(verb):
        return cue.stance
    if cue.stance == "denies" or cue.lemma in WITHHOLDING:
        return "none"
    return None


def _continues_negated(verb: Token) -> bool:
    """Whether it is the "deny" of "did not confirm or deny", whose content is the first's too."""
    return (
        verb.dep_ == "conj"
        and is_negated(verb.head)
        and any(c.dep_ == "cc" and c.lower_ in ("or", "nor") for c in verb.head.children)
    )


def _source(verb: Token) -> Token | None:
    if is_passive(verb):
        agent = child(verb, "agent")
        by = child(agent, "pobj") if agent is not None else None
        return by if by is not None else _quoted_party(verb)
    return _inverted(verb) or _going_on(verb) or _nearest(verb) or _holder(verb) or subject(verb)


def _nearest(verb: Token) -> Token | None:
    """Return the name before "which warned", which the parse may hang on a noun further off."""
    relative = child(verb, *SUBJECTS)
    if verb.dep_ != "relcl" or relative is None or relative.lower_ not in ("who", "which"):
        return None
    at = relative.i - 1
    while at > verb.sent.start and verb.doc[at].is_punct:
        at -= 1
    before = verb.doc[at]
    holder = before.head.head if before.head.lower_ in ("in", "of", "from") else before
    if before.dep_ == "pobj" and holder.lower_ in names().people | names().offices:
        return holder  # "a newspaper in Norland, which warned"
    speaks = before.pos_ == "PROPN" and verb.head.pos_ != "PROPN"
    return before if speaks and not is_speechless(before, lexicon()) else None


def _holder(verb: Token) -> Token | None:
    """Return who "rejected the proof, saying …": no proof says anything."""
    mute = verb.dep_ == "acl" and verb.lower_ == "saying" and is_speechless(verb.head, lexicon())
    above = verb.head.head
    return subject(above) if mute and above.pos_ == "VERB" else None


def _going_on(verb: Token) -> Token | None:
    """Return who is "adding that …": whoever spoke, not whom they spoke of."""
    if verb.dep_ != "advcl" or verb.lower_ not in ADDING:
        return None
    for above in verb.ancestors:
        cue = lexicon().cue(above.lower_) if above.pos_ == "VERB" else None
        if cue is not None and not cue.weak and not cue.quoting:
            return subject(above)
    return None


def _inverted(verb: Token) -> Token | None:
    """Return who said it in "…, reported Reuters", which the parse takes for an object."""
    before = verb.nbor(-1) if verb.i > verb.sent.start else None
    said = child(verb, "dobj")
    if before is None or said is None or verb.dep_ != "conj" or child(verb, *SUBJECTS) is not None:
        return None
    speaks = said.pos_ == "PROPN" or said.lower_ in names().offices
    named = speaks and said.left_edge.i == verb.i + 1
    return said if named and before.text in (",", "”", '"') else None


def _name_before(verb: Token) -> tuple[Token, ...]:
    """Return the name in "…, Norland Watch (NW) has revealed" that the parse lost."""
    at = verb.i - 1
    first = verb.sent.start
    while at > first and verb.doc[at].pos_ in ("AUX", "ADV"):
        at -= 1
    if verb.doc[at].ent_type_ == "DATE" or verb.doc[at].lower_ in DAYS:
        at -= 1 + (verb.doc[at - 1].lower_ in ("on", "last", "this"))
    if verb.doc[at].text == ")":
        while at > first and verb.doc[at].text != "(":
            at -= 1
        at -= 1
    end = at + 1
    if at >= first and verb.doc[at].text.startswith("@"):
        return (verb.doc[at],)
    while at > first and (verb.doc[at].pos_ == "PROPN" or _is_of_state(verb.doc[at])):
        at -= 1
    found = tuple(verb.doc[at + 1 : end])
    apart = at >= first and verb.doc[at].text in (",", "”", '"')
    return found if found and apart and not is_passive(verb) else ()


def _is_of_state(token: Token) -> bool:
    return token.pos_ == "ADJ" and token.text[:1].isupper()


def _quoted_party(verb: Token) -> Token | None:
    return child(verb, "nsubjpass") if verb.lower_ in ("quoted", "cited") else None


def is_speechless(source: Token, words: Lexicon) -> bool:
    """Whether a source is a thing that says nothing ("the deal")."""
    mute = source.lower_ in words.speechless or source.lower_ in words.findings
    return mute and source.lower_ not in ("it", "this")


def is_nobody(source: Token) -> bool:
    """Whether the source says that nobody said it ("no ministry has explained …")."""
    if source.lower_ in NOBODY:
        return True
    return any(c.dep_ == "det" and c.lower_ in ("no", "neither") for c in source.children)
