"""Mint the IRI of everything an article yields: deterministic, valid, never empty.

An article hangs off its canonical URL, else its doc_id. What it says hangs off the article;
actors with a full name, states and known weapons are the same everywhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

from rdflib.term import URIRef

from claimgraph.ontology.bodies import is_bare
from claimgraph.ontology.terms import DATA

_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"[a-z0-9._-]+|[0-9a-f:.]*:[0-9a-f:.]*")  # a name, or an IPv6 address
_APOSTROPHES = "'`\u2019\u02bc"
_PATH_SAFE = "/%:@!$&'()*+,;=~-._"
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&.-]*[A-Z0-9]")
_HASH_DIGITS = 12


def article_iri(doc_id: str, url: str | None = None) -> URIRef:
    """Mint an article's IRI, which is also that of its named graph.

    Different doc_ids never share an IRI. A `url` that is not a web address is passed over.
    """
    canonical = canonical_url(url) if url else None
    if canonical:
        return URIRef(canonical)
    return DATA["article/" + "/".join(map(_segment, doc_id.split("/")))]


def canonical_url(url: str) -> str | None:
    """Return one spelling of a web address, without its fragment; None if it is none."""
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname or "", parts.port
        ascii_host = host if host.isascii() else host.encode("idna").decode()
    except ValueError:  # an impossible host or port (UnicodeError is one too)
        return None
    if parts.scheme not in _PORTS or not re.fullmatch(
        r"[a-z0-9._-]+|[0-9a-f:.]*:[0-9a-f:.]*", ascii_host
    ):
        return None
    netloc = f"[{ascii_host}]" if ":" in ascii_host else ascii_host
    if port is not None and port != _PORTS[parts.scheme]:
        netloc += f":{port}"
    path = _escape(parts.path, _PATH_SAFE) or "/"
    query = _escape(parts.query, _PATH_SAFE + "?")
    return urlunsplit(SplitResult(parts.scheme, netloc, path, query, ""))


def slug(name: str) -> str:
    """Fold a name into an IRI segment: case, spacing, punctuation and Latin accents dropped.

    Other scripts are kept as they are; a name without letter or digit becomes its hash.
    """
    letters: list[str] = []
    latin = False
    for char in unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold()):
        kind = unicodedata.category(char)[0]
        if char in _APOSTROPHES or (kind == "M" and latin):
            continue
        if kind == "M":
            letters.append(char)
        else:
            latin = char.isascii() or kind not in "LN"  # a mark needs a letter to stand on
            letters.append(char if kind in "LN" else "-")
    folded = unicodedata.normalize("NFC", re.sub("-+", "-", "".join(letters)).strip("-"))
    return folded if re.search(r"\w", folded) else "x-" + digest(name)


def digest(*parts: str) -> str:
    """Hash text into the short hexadecimal tail of an IRI."""
    joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return sha256(joined).hexdigest()[:_HASH_DIGITS]


def passage_iri(article: URIRef, start: int, end: int) -> URIRef:
    """Mint a passage's IRI, an RFC 5147 fragment of the article's: [start, end) in characters."""
    return URIRef(f"{article}#char={start},{end}")


def is_global(actor_type: str, name: str) -> bool:
    """Tell whether an actor's name makes it the same in every article.

    So do a state's, and the full name of a person or organisation: two words, or an acronym. A
    "Defence Ministry" without its state may be another in every article.
    """
    if actor_type == "State":
        return True
    if actor_type == "Organization" and is_bare(name):
        return False
    if actor_type == "Organization" and _ACRONYM.fullmatch(name):
        return True
    return actor_type in ("Person", "Organization") and "-" in slug(name.replace("-", ""))


def known_weapon_iri(catalogue_id: str) -> URIRef:
    """Mint the IRI of a weapon in the reference catalogue."""
    return DATA["weapon/" + _segment(catalogue_id)]


def unlisted_weapon_iri(weapon_class: str, name: str) -> URIRef:
    """Mint the IRI of a weapon named by a designation that the catalogue does not have."""
    return DATA[f"weapon/unlisted/{weapon_class}/{slug(name)}"]


def state_iri(name: str) -> URIRef:
    """Mint the IRI of a state, the same in every article."""
    return DATA["state/" + slug(name)]


def designation_iri(value: str) -> URIRef:
    """Mint the IRI of a designation, the same wherever it is used."""
    return DATA["designation/" + slug(value)]


class Minter:
    """Mint the IRIs of one article, each once: what recurs there is numbered in text order."""

    def __init__(self, article: URIRef) -> None:
        self.article = article
        self._seen: Counter[URIRef] = Counter()

    def passage(self, start: int, end: int) -> URIRef:
        """Mint a passage; the same characters are the same passage."""
        return passage_iri(self.article, start, end)

    def actor(self, actor_type: str, name: str) -> URIRef:
        """Mint an actor; a second one of the same global name hangs off the article."""
        tail = f"{actor_type.lower()}/{slug(name)}"
        if is_global(actor_type, name) and not self._seen[DATA[tail]]:
            return self._once(DATA[tail])
        return self._once(self._local(tail.replace("/", "-", 1)))

    def weapon(
        self, weapon_class: str, name: str, *, kind: str | None = None, catalogue: str | None = None
    ) -> URIRef:
        """Mint a weapon by its catalogue id, else its designation; a generic one is local."""
        if catalogue:
            return known_weapon_iri(catalogue)
        if weapon_class == "generic":
            return self._once(self._local(f"weapon-{slug(kind or name)}"))
        return unlisted_weapon_iri(weapon_class, name)

    def part(self, kind: str, content: Iterable[str]) -> URIRef:
        """Mint a statement, claim, position, relation or event by what it says.

        The IRI holds no offset, so it stays when the text elsewhere in the article shifts.
        """
        return self._once(self._local(f"{kind}-{digest(*content)}"))

    def _local(self, fragment: str) -> URIRef:
        return URIRef(f"{self.article}#{fragment}")

    def _once(self, iri: URIRef) -> URIRef:
        self._seen[iri] += 1
        return iri if self._seen[iri] == 1 else self._once(URIRef(f"{iri}~{self._seen[iri]}"))


def _segment(text: str) -> str:
    """Percent-encode a path segment; one of dots alone would be read as a folder."""
    encoded = quote(text, safe="", errors="surrogatepass")
    return encoded.replace(".", "%2E") if encoded.strip(".") == "" else encoded


def _escape(text: str, safe: str) -> str:
    return _ESCAPE.sub("%25", quote(text, safe=safe, errors="surrogatepass"))
