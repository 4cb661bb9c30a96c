"""States that a weapon's article names by capital or maker alone: "gave Northville the X"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.actors.cast import Cast
from claimgraph.loaders.extract.parse import Parsed
from claimgraph.loaders.extract.relations.gifts import GIVEN
from claimgraph.loaders.extract.relations.kinds import MAKING
from claimgraph.loaders.extract.relations.objects import full_name, gives, passive
from claimgraph.loaders.extract.relations.phrases import AGENTS, BEFORE, MADE
from claimgraph.loaders.extract.syntax import SUBJECTS, child
from claimgraph.loaders.extract.weapons.context import NOUNS
from claimgraph.loaders.extract.weapons.words import words
from claimgraph.loaders.record import Weapon
from claimgraph.ontology.catalogue import Catalogue
from claimgraph.ontology.states import States

if TYPE_CHECKING:
    from spacy.tokens import Token

_LED = re.compile(
    r"(?P<leader>[A-Z][\w.]+(?: Arabian)?)-led (?:[A-Z]\w+ |military |international ){0,2}"
    r"(?:coalition|alliance)\b"
)
_ARMED = re.compile(
    r"\b(?P<whose>[Pp]ro-[A-Z]\w+|[A-Z][\w-]+)(?: (?!Houthi)[\w-]+){0,2}"
    r" (?:militants|guerrillas|rebels|insurgents|separatists|gunmen|militiamen"
    r"|(?P<of>fighters|forces))\b"
    r"(?: in (?:the )?(?:[a-z]+ )?[A-Z]\w+(?: (?:Strip|Valley|Peninsula))?)?"
)
"""Armed people of a country, who are not the country: "Eastmark rebels in the North Valley"."""
_BACKING = re.compile(r"^[Pp]ro-|-(?:backed|supported|aligned|allied|trained)$")
_DOING = ("supply", "acquire", "operate", "use", "refuse")


def name_parties(
    parsed: Parsed, weapons: Sequence[Weapon], cast: Cast, catalogue: Catalogue
) -> None:
    """Add to the cast the states whose capitals give, get, field or use a weapon, and who makes it.

    A place is no party: only who does such a verb counts, and to or from whom it is done.
    """
    if not weapons:
        return
    places = sorted(span[0] for weapon in weapons for span in weapon.mentions)
    _name_makers(parsed, [*places, *_kinds_made(parsed)], cast)
    for match in _LED.finditer(parsed.article.text):
        if States.load().lookup(match["leader"]) is not None:
            cast.named(match[0], "Organization", match.span())
    _name_armed(parsed.article.text, cast)
    for weapon in weapons:
        _name_firm(parsed.article.text, weapon, cast, catalogue)
    for block in parsed.blocks:
        start, end = block.block.start, block.block.end
        if not any(start <= place < end for place in places):
            continue
        for token in block.tokens:
            if not token.text[0].isupper() or not _is_party(token):
                continue
            known = States.load()
            state = known.by_capital(token.text) or known.by_capital(full_name(token))
            opens, closes = start + token.sent.start_char, start + token.sent.end_char
            if state is not None and any(opens <= place < closes for place in places):
                cast.named(state.name, "State", block.span([token]))


def _name_armed(text: str, cast: Cast) -> None:
    """Add the armed people of a country or people, as the article calls them."""
    at = 0
    while match := _ARMED.search(text, at):
        at = match.end("whose")
        whose = match["whose"]
        told = _BACKING.sub("", whose)
        a_state_s = States.load().by_adjective(told) or told != whose
        if told in words("peoples") or (a_state_s and match["of"] is None):
            cast.named(" ".join(match[0].split()), "Group", match.span())
            at = match.end()


def _kinds_made(parsed: Parsed) -> Iterator[int]:
    """Yield where the rockets of "Norland-made artillery rockets" stand."""
    for block in parsed.blocks:
        for token in block.tokens:
            if token.lower_ in NOUNS:
                yield block.block.start + token.idx


def _name_makers(parsed: Parsed, places: Sequence[int], cast: Cast) -> None:
    """Add the states that "Norland-made" and "Norland-supplied" name before a weapon."""
    text = parsed.article.text
    for place in places:
        opens = max(0, place - BEFORE)
        for pattern, part in ((MADE, "maker"), (GIVEN, "giver")):
            match = pattern.search(text[opens:place])
            state = States.load().lookup(match[part]) if match else None
            if match is None or state is None:
                continue
            span = opens + match.start(part), opens + match.end(part)
            if not cast.at(span):
                cast.named(state.name, "State", span)


def _name_firm(text: str, weapon: Weapon, cast: Cast, catalogue: Catalogue) -> None:
    """Add the catalogue's maker of a weapon where "by" or the weapon's name is beside it."""
    entry = catalogue.get(weapon.catalogue)
    maker = entry.maker if entry is not None else None
    if maker is None or weapon.name.startswith(maker.split()[0]):
        return  # a name that the weapon bears itself tells no maker
    first = re.escape(maker.split()[0])
    for match in re.finditer(rf"(?<=\bby )(?:the )?(?P<name>{first}(?: [A-Z][\w-]+){{0,3}})", text):
        cast.named(match["name"], "Organization", match.span("name"))
    for match in re.finditer(rf"\b{first}(?=-{MAKING}\b)", text):  # "the Maker-built jets"
        cast.named(match[0], "Organization", match.span())
    before = re.compile(rf"\b(?:{re.escape(maker)}|{first})(?= $)")
    inside = re.compile(f"{first}(?= )")
    for start, end in weapon.mentions:
        beside = before.search(text, max(0, start - len(maker) - 1), start)
        within = inside.match(text, start, end)
        if beside is not None:
            cast.named(beside[0], "Organization", beside.span())
        elif within is not None:
            cast.named(within[0], "Organization", within.span())


def _is_party(token: Token) -> bool:
    head, role = token.head, token.dep_
    if role in SUBJECTS and (what := child(head, "attr")) is not None and what.lower_ in AGENTS:
        return True
    if role in SUBJECTS:
        doing = any(head.lower_ in words(name) for name in (*_DOING, "concluding", "take"))
        return doing and not passive(head)
    if role == "poss" and head.lower_ in (words("acquire_nouns") | words("supply_nouns")):
        return True
    if role == "pobj" and head.lower_ in ("to", "from"):
        name = "supply" if head.lower_ == "to" else "acquire"
        above = head.head
        if head.lower_ == "to" and above.lower_ in (words("bringing") | words("sales")):
            return True
        return above.lower_ in words(name) or (
            above.dep_ == "dobj" and above.head.lower_ in words(name)
        )
    if role == "compound" and token.i == head.left_edge.i and head.dep_ == "dobj":
        head, role = head.head, "dative"
    if role == "dobj" and _is_accused_of_deed(token):
        return True
    return role in ("dative", "dobj") and gives(head)


def _is_accused_of_deed(token: Token) -> bool:
    """Whether a word is the Northville of "accused Northville of firing X"."""
    deeds = (c for p in token.head.children if p.lower_ in ("of", "for") for c in p.children)
    done = [c.lower_ for c in deeds if c.dep_ == "pcomp"]
    return any(deed in words(name) for deed in done for name in _DOING)
