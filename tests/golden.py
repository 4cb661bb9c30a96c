"""Gold of our own: short texts written for it, with what each says beside it.

NAME.txt (or .html) is the article, NAME.yaml its annotation; tests/gold/README.md says what its
fields mean. An anchor quotes the text, whole or as its first and last words with " ... " between.
Run as a module, with files or folders, it checks them.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, get_args

import yaml

from claimgraph.loaders.read import ReadOptions, discover, read
from claimgraph.loaders.record import (
    ActorType,
    Article,
    Modality,
    Mode,
    Polarity,
    RelationType,
    Response,
    Span,
    Stance,
)

FOLDER = Path(__file__).parent / "gold"
STYLES = ("wire", "state agency", "tabloid", "translated", "interview", "press release", "analysis")


class GoldError(ValueError):
    """An annotation that is not sound: an anchor that the text lacks, a word of no list."""


@dataclass(frozen=True, slots=True)
class Said:
    """An attribution as a reader annotates it; ids are the annotation's own."""

    id: str
    who: tuple[str, ...]
    cue: str | None
    content: tuple[Span, ...]
    mode: Mode
    type: ActorType | None = None
    source: str | None = None
    stance: Stance = "affirms"
    negated: bool = False
    modality: Modality | None = None
    nested_in: str | None = None
    said_on: str | None = None
    venue: str | None = None
    audience: str | None = None
    responds_to: str | None = None
    response: Response | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """A weapon with all places that name it; `link` is its catalogue id, None where unknown."""

    name: str
    link: str | None
    mentions: tuple[Span, ...]
    anaphors: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Related:
    """A relation asserted: by an attribution's id, or by the article itself (None)."""

    type: RelationType
    subject: str
    object: str
    polarity: Polarity = "affirms"
    by: str | None = None
    optional: bool = False


Pair = tuple[str, str]


@dataclass(frozen=True)
class Gold:
    """One annotated text."""

    file: Path
    article: Article
    style: str
    region: str
    attributions: tuple[Said, ...] = ()
    weapons: tuple[Named, ...] = ()
    relations: tuple[Related, ...] = ()
    contradictions: tuple[Pair, ...] = ()
    traps: tuple[Pair, ...] = ()
    boilerplate: tuple[Span, ...] = ()
    against_catalogue: tuple[int, ...] = field(default=())

    @cached_property
    def by_id(self) -> dict[str, Said]:
        """The attributions by their ids."""
        return {said.id: said for said in self.attributions}


def golds(folder: Path) -> Iterator[Gold]:
    """Read each annotated text of a folder (or the one text named by its .yaml), in order."""
    files = [folder] if folder.suffix == ".yaml" else sorted(folder.glob("*.yaml"))
    for file in files:
        yield _Reader(file).gold()


class _Reader:
    """Turns one annotation's anchors and words into spans and values, refusing what is wrong."""

    def __init__(self, file: Path) -> None:
        self.file = file
        path = next((p for s in (".txt", ".html") if (p := file.with_suffix(s)).exists()), None)
        if path is None:
            raise GoldError(f"{file.name}: no text beside it")
        (source,) = discover([path], ReadOptions())
        self.article = read(source)
        self.text = self.article.text
        self.data: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))

    def gold(self) -> Gold:
        allowed = {"style", "region", "attributions", "weapons", "relations", "not_weapons"}
        allowed |= {"contradictions", "traps", "boilerplate", "note"}
        self._only(self.data, allowed, "the file")
        said = tuple(self._said(item) for item in self.data.get("attributions") or ())
        ids = [one.id for one in said]
        if len(set(ids)) != len(ids):
            raise self._error("two attributions have one id")
        relations = self.data.get("relations") or ()
        gold = Gold(
            self.file,
            self.article,
            self._one_of(self.data.get("style"), STYLES, "style"),
            str(self.data["region"]),
            said,
            tuple(self._weapons()),
            tuple(self._related(item, ids) for item in relations),
            self._pairs("contradictions", ids),
            self._pairs("traps", ids),
            tuple(self._span(anchor) for anchor in self.data.get("boilerplate") or ()),
            tuple(n for n, item in enumerate(relations) if item.get("against_catalogue")),
        )
        for one in said:
            for other in (one.nested_in, one.responds_to):
                if other is not None and (other not in ids or other == one.id):
                    raise self._error(f"{one.id}: {other!r} is no other attribution's id")
            if (one.responds_to is None) != (one.response is None):
                raise self._error(f"{one.id}: responds_to and response belong together")
        return gold

    def _said(self, item: dict[str, Any]) -> Said:
        where = str(item.get("id"))
        fields = {"id", "who", "type", "source", "cue", "content", "mode", "stance", "negated"}
        fields |= {"modality", "in", "said_on", "venue", "audience", "responds_to", "response"}
        self._only(item, fields | {"optional"}, where)
        content = item["content"]
        spans = tuple(map(self._span, [content] if isinstance(content, str) else content))
        for name in ("source", "cue", "venue", "audience"):
            if (words := item.get(name)) is not None and self._find(words, 0) is None:
                raise self._error(f"{where}: {name} {words!r} is not in the text")
        on = item.get("said_on")
        return Said(
            id=where,
            who=tuple(item.get("who") or ()),
            cue=item.get("cue"),
            content=spans,
            mode=self._one_of(item["mode"], get_args(Mode), where),
            type=item.get("type") and self._one_of(item["type"], get_args(ActorType), where),
            source=item.get("source"),
            stance=self._one_of(item.get("stance", "affirms"), get_args(Stance), where),
            negated=self._one_of(item.get("negated", False), (True, False), where),
            modality=item.get("modality")
            and self._one_of(item["modality"], get_args(Modality), where),
            nested_in=item.get("in"),
            said_on=None if on is None else str(on),
            venue=item.get("venue"),
            audience=item.get("audience"),
            responds_to=item.get("responds_to"),
            response=item.get("response")
            and self._one_of(item["response"], get_args(Response), where),
            optional=bool(item.get("optional")),
        )

    def _weapons(self) -> Iterator[Named]:
        """Every occurrence of a surface is a mention, the longest first, but for `not_weapons`."""
        taken = [
            span for anchor in self.data.get("not_weapons") or () for span in self._each(anchor)
        ]
        items = self.data.get("weapons") or ()
        surfaces = sorted(
            ((words, n) for n, item in enumerate(items) for words in item["mentions"]),
            key=lambda pair: -len(pair[0]),
        )
        found: dict[int, list[Span]] = {n: [] for n in range(len(items))}
        for words, n in surfaces:
            places = [
                (start, end)
                for start, end in self._each(words)
                if all(end <= s or start >= e for s, e in taken)
            ]
            if not places:
                raise self._error(f"{words!r} is not in the text, or always part of another name")
            found[n] += places
            taken += places
        for n, item in enumerate(items):
            self._only(item, {"name", "link", "mentions", "anaphors"}, item["name"])
            anaphors = tuple(self._within(anchor) for anchor in item.get("anaphors") or ())
            yield Named(item["name"], item.get("link"), tuple(sorted(found[n])), anaphors)

    def _within(self, anchor: str) -> Span:
        """Return the place of the words in [brackets] of an anchor."""
        before, words, after = re.split(r"[\[\]]", anchor)
        start, _ = self._span(before + words + after)
        return self._need(words, start)

    def _related(self, item: dict[str, Any], ids: list[str]) -> Related:
        fields = {"type", "subject", "object", "polarity", "by", "optional", "against_catalogue"}
        self._only(item, fields, f"relation {item}")
        if (by := item.get("by")) is not None and by not in ids:
            raise self._error(f"relation by {by!r}: no such attribution")
        return Related(
            self._one_of(item["type"], get_args(RelationType), "relation"),
            item["subject"],
            item["object"],
            self._one_of(item.get("polarity", "affirms"), get_args(Polarity), "relation"),
            by,
            bool(item.get("optional")),
        )

    def _pairs(self, key: str, ids: list[str]) -> tuple[Pair, ...]:
        pairs = tuple((a, b) for a, b in self.data.get(key) or ())
        if stray := {one for pair in pairs for one in pair} - set(ids):
            raise self._error(f"{key}: {sorted(stray)} are no ids")
        return pairs

    def _span(self, anchor: str) -> Span:
        first, _, last = anchor.partition(" ... ")
        places = list(self._each(first))
        if len(places) != 1:
            raise self._error(f"{first!r} is in the text {len(places)} times, not once")
        start, end = places[0]
        return (start, self._need(last, end)[1]) if last else (start, end)

    def _each(self, words: str) -> Iterator[Span]:
        at = 0
        while (found := self._find(words, at)) is not None:
            yield found
            at = found[1]

    def _need(self, words: str, start: int) -> Span:
        found = self._find(words, start)
        if found is None:
            raise self._error(f"{words!r} is not in the text after character {start}")
        return found

    def _find(self, words: str, start: int) -> Span | None:
        """Find words as written, whatever space is between them, no letter or digit beside."""
        pattern = r"\s+".join(map(re.escape, words.split()))
        pattern = (r"(?<!\w)" if words[0].isalnum() else "") + pattern
        pattern += r"(?!\w)" if words[-1].isalnum() else ""
        found = re.compile(pattern).search(self.text, start)
        return found and found.span()

    def _one_of(self, value: Any, allowed: Iterable[Any], where: str) -> Any:
        if value not in allowed:
            raise self._error(f"{where}: {value!r} is none of {list(allowed)}")
        return value

    def _only(self, item: dict[str, Any], allowed: set[str], where: str) -> None:
        if stray := set(item) - allowed:
            raise self._error(f"{where}: unknown {sorted(stray)}; the keys are {sorted(allowed)}")

    def _error(self, message: str) -> GoldError:
        return GoldError(f"{self.file.name}: {message}")


def main(paths: list[str]) -> int:
    """Check the annotations, print what is wrong with each, and count."""
    wrong = found = 0
    for path in map(Path, paths or [str(FOLDER / "articles"), str(FOLDER / "weapons")]):
        for file in [path] if path.suffix == ".yaml" else sorted(path.glob("*.yaml")):
            found += 1
            try:
                _Reader(file).gold()
            except (GoldError, KeyError, TypeError, ValueError, yaml.YAMLError) as error:
                wrong += 1
                print(f"{type(error).__name__}: {error}")
    print(f"{found - wrong} of {found} sound")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
