"""What GEXF and GraphML share: text that XML can hold, and a streaming writer's elements."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

# Control characters, lone surrogates and the two non-characters are in no XML 1.0 document.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# lxml's stubs do not know the incremental writer.
Writer = Any


@dataclass(frozen=True, slots=True)
class Element:
    """An element still to be written, with its namespace in its tag."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: tuple[Element, ...] = ()
    text: str = ""


def legal(text: str) -> str:
    """Replace the characters that XML cannot hold, one for one."""
    return _ILLEGAL.sub("\ufffd", text)


def put(xml: Writer, element: Element) -> None:
    """Write an element, its attributes and text made legal."""
    attributes = {name: legal(value) for name, value in element.attributes.items()}
    with xml.element(element.tag, attributes):
        if element.text:
            xml.write(legal(element.text))
        for child in element.children:
            put(xml, child)


def put_all(xml: Writer, elements: Iterable[Element]) -> int:
    """Write elements; return how many."""
    count = 0
    for element in elements:
        put(xml, element)
        count += 1
    return count
