"""Mark passages in a text: nested where they nest, split into pieces where they cross.

The rendered text is the text itself: every character of it stands in the page, escaped, in order
and once, so that the text content of a mark's pieces is exactly the passage it marks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

# Characters that turn the direction of all that follows: shown by name and fenced in, so that no
# article can make its words read in another order than they have.
BIDI_CONTROLS = {
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch [start, end) of the text to mark; `rank` puts the outer of two equals first.

    `key` names the mark within the page: the element id of its first piece, and the `data-mark`
    of all its pieces. `group` is what it belongs to (a statement, a weapon), for highlighting;
    `label` stands before its first piece, as style and not as text.
    """

    start: int
    end: int
    key: str
    group: str
    role: str
    rank: int = 0
    tag: str = "span"
    label: str | None = None


def render(text: str, marks: Iterable[Mark]) -> Markup:
    """Return the text as HTML with its marks; marks outside the text are an error of the caller."""
    return Markup("").join(
        _pieces(text, sorted((m for m in marks if m.start < m.end), key=_outer_first))
    )


def _outer_first(mark: Mark) -> tuple[int, int, int]:
    return mark.start, -mark.end, mark.rank


def _pieces(text: str, marks: list[Mark]) -> Iterator[Markup]:
    open_now: list[Mark] = []
    started: set[str] = set()
    waiting = iter(marks)
    coming = next(waiting, None)
    here = 0
    for boundary in _boundaries(text, marks):
        yield _escaped(text[here:boundary])
        here = boundary
        yield from _close(open_now, boundary, started)
        while coming is not None and coming.start == boundary:
            open_now.append(coming)
            yield _opening(coming, started)
            coming = next(waiting, None)


def _boundaries(text: str, marks: list[Mark]) -> list[int]:
    edges = {len(text)}
    for mark in marks:
        edges |= {mark.start, mark.end}
    return sorted(edges)


def _close(open_now: list[Mark], boundary: int, started: set[str]) -> Iterator[Markup]:
    """Close what ends here; what stands inside it and goes on is closed and opened again."""
    ending = [depth for depth, mark in enumerate(open_now) if mark.end == boundary]
    if not ending:
        return
    reopened: list[Mark] = []
    while len(open_now) > ending[0]:
        mark = open_now.pop()
        yield Markup("</{}>").format(mark.tag)
        if mark.end > boundary:
            reopened.insert(0, mark)
    for mark in reopened:
        open_now.append(mark)
        yield _opening(mark, started)


def _opening(mark: Mark, started: set[str]) -> Markup:
    identity = Markup("")
    if mark.key not in started:
        started.add(mark.key)
        identity = Markup(' id="{}"').format(mark.key)
        if mark.label is not None:
            identity += Markup(' data-label="{}"').format(mark.label)
    return Markup('<{}{} class="{}" data-mark="{}" data-group="{}">').format(
        mark.tag, identity, mark.role, mark.key, mark.group
    )


def _escaped(text: str) -> Markup:
    if text.isprintable():
        return escape(text)
    return Markup("").join(map(_escaped_character, text))


def _escaped_character(character: str) -> Markup:
    name = BIDI_CONTROLS.get(character)
    if name is not None:
        return Markup('<span class="bidi" data-name="{}">{}</span>').format(name, character)
    if character == "\r":
        return Markup("&#13;")  # a raw one would be read as a line feed
    if character == "\0":
        return Markup("\u2400")  # HTML has no way to hold it
    return escape(character)
