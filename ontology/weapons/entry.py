"""What the reference catalogue holds: entries, their designations and their operators."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import Literal

EntryClass = Literal["system", "variant", "munition"]
Scheme = Literal[
    "name",
    "manufacturer",
    "national",
    "GRAU",
    "NATO",
    "US",
    "export",
    "nickname",
    "transliteration",
]
Treaty = Literal["MTCR I", "MTCR II", "INF"]


def normalise(designation: str) -> str:
    """Return letters and digits alone, lower case, accents off: "S-300 PMU" is "s300pmu"."""
    plain = designation if designation.isascii() else unicodedata.normalize("NFKD", designation)
    return "".join(filter(str.isalnum, plain.lower()))


@dataclass(frozen=True, slots=True)
class Designation:
    """A name in use for a weapon.

    `needs_context` says that the word means other things too (Patriot, Tor), so that a text has
    to show that the weapon is meant; `shared` that other entries bear it as well.
    """

    value: str
    scheme: Scheme
    needs_context: bool = False
    shared: bool = False

    @property
    def key(self) -> str:
        """The designation as it is compared."""
        return normalise(self.value)


@dataclass(frozen=True, slots=True)
class Operator:
    """A state that fields a weapon, from and to a year where that is certain."""

    state: str
    since: int | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A weapon system, one of its variants, or a munition.

    States are codes of states.yaml. `variant_of` and `fires` are ids of other entries. `range_km`
    (maximum, in kilometres), `guidance` and `note` tell a variant from the others. `treaties` are
    the classes that limit or limited it: MTCR categories I and II, the INF treaty. `wikidata` is
    an item's id (Q and digits). `origin_file` says where the entry was read from, and `sources`
    the public references that this file names for its facts.
    """

    id: str
    name: str
    weapon_class: EntryClass
    kind: str
    family: str
    origin: tuple[str, ...]
    designations: tuple[Designation, ...]
    maker: str | None = None
    variant_of: str | None = None
    fires: tuple[str, ...] = ()
    operators: tuple[Operator, ...] = ()
    range_km: int | None = None
    guidance: str | None = None
    note: str | None = None
    treaties: tuple[Treaty, ...] = ()
    wikidata: str | None = None
    origin_file: str = field(default="", repr=False, compare=False)
    sources: tuple[str, ...] = field(default=(), repr=False, compare=False)
