"""Whether a person can be "he" or "she", by titles, honorifics and given names."""

from __future__ import annotations

from claimgraph.loaders.extract.actors.cast import Member
from claimgraph.loaders.extract.actors.names import names

FEMININE = frozenset(("she", "her", "hers"))
FEMALE_TITLES = ("woman", "queen", "princess", "lady", "mrs", "ms", "miss", "baroness", "dame")
MALE_TITLES = ("sman", "chairman", "king", "prince", "mr", "sir", "lord", "congressman", "emir")


def agrees(member: Member, pronoun: str) -> bool:
    """Whether nothing known of a person speaks against the pronoun."""
    feminine = _feminine(member)
    return feminine is None or feminine == (pronoun in FEMININE)


def _feminine(member: Member) -> bool | None:
    titles = [position.title.lower() for position in member.positions] + member.honorifics
    if any(title.endswith(FEMALE_TITLES) for title in titles):
        return True
    if any(title.endswith(MALE_TITLES) for title in titles):
        return False
    given = member.name.split()[0].lower() if " " in member.name else ""
    if given in names().female:
        return True
    return False if given in names().male else None
