"""How things look in Gephi: one hue for a kind of thing, larger where more hangs on it."""

from __future__ import annotations

_NODES: dict[str, tuple[str, int]] = {
    "Person": ("2f6fb7", 20),
    "Organization": ("2a8f86", 20),
    "State": ("6b4fa3", 24),
    "Group": ("7d93ad", 16),
    "WeaponSystem": ("b4491b", 24),
    "Variant": ("d9772b", 18),
    "Munition": ("e8a33d", 18),
    "WeaponClass": ("efcf94", 12),
    "Claim": ("8f959e", 10),
    "Article": ("c4c8ce", 10),
    "Event": ("5c9e4a", 12),
}
_OTHER_NODE = ("d5d8dc", 8)
_DENIAL, _SPEECH, _RELATION, _OTHER_EDGE = "b3261e", "2f6fb7", "b4491b", "c4c8ce"
_SPEECH_TYPES = {"SAID", "REPORTEDLY_SAID"}
_RELATION_TYPES = {
    "VARIANT_OF",
    "FIRES",
    "OPERATED_BY",
    "USED_BY",
    "PRODUCED_BY",
    "SUPPLIED_TO",
    "DESIGNATION_OF",
}


def node_colour(entity: str) -> str:
    """Return the colour of a kind of node, as six hexadecimal digits."""
    return _NODES.get(entity, _OTHER_NODE)[0]


def node_size(entity: str) -> int:
    """Return the size of a kind of node, in Gephi's units."""
    return _NODES.get(entity, _OTHER_NODE)[1]


def edge_colour(kind: str) -> str:
    """Return the colour of a relationship type; every denial is red."""
    if kind.startswith("NOT_") or "DENIED" in kind or kind == "CONTRADICTS":
        return _DENIAL
    if kind in _SPEECH_TYPES:
        return _SPEECH
    return _RELATION if kind in _RELATION_TYPES else _OTHER_EDGE
