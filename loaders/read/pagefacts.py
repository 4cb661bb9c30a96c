"""What a web page says of its article: headings, meta elements, JSON-LD (read, never resolved)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from lxml import html

from claimgraph.loaders.read import dates
from claimgraph.loaders.read.language import code
from claimgraph.loaders.read.plain import Facts

_ARTICLE_TYPES = re.compile(r"Article|Posting|Report|Review|WebPage")
_DEEPEST_DATA = 6
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def facts_of(tree: html.HtmlElement, *, day_first: bool = True) -> Facts:
    """Return what the page states; the heading that readers see before the one for machines."""
    seen = Facts(title=_headline(tree), url=_canonical(tree))
    stated = _json_ld_facts(tree, day_first=day_first)
    return seen.or_else(stated).or_else(_meta_facts(tree, day_first=day_first))


def _canonical(tree: html.HtmlElement) -> str | None:
    links = (link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical")
    return next((href.strip() for href in links if href and is_address(href)), None)


def _meta_facts(tree: html.HtmlElement, *, day_first: bool) -> Facts:
    stated = {
        str(meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower(): content
        for meta in tree.iter("meta")
        if (content := (meta.get("content") or "").strip())
    }

    def first(*names: str) -> str | None:
        return next((stated[name] for name in names if name in stated), None)

    published = first(
        "article:published_time",
        "datepublished",
        "og:published_time",
        "dc.date.issued",
        "pubdate",
        "date",
    )
    address = first("og:url")
    return Facts(
        title=first("og:title", "twitter:title", "dc.title"),
        published=dates.parse(published or _time_element(tree), day_first=day_first),
        author=first("author", "article:author", "dc.creator", "byl"),
        publisher=first("og:site_name", "application-name", "dc.publisher"),
        url=address if is_address(address) else None,
        language=code(tree.get("lang") or tree.get(_XML_LANG)),
    )


def _headline(tree: html.HtmlElement) -> str | None:
    """Return the page's one first-level heading; a site's name may stand in a second one."""
    headings = [" ".join(str(h.text_content()).split()) for h in tree.iter("h1")]
    headings = [heading for heading in headings if heading]
    return headings[0] if len(headings) == 1 and len(headings[0].split()) > 2 else None


def _time_element(tree: html.HtmlElement) -> str | None:
    return next((t.get("datetime") for t in tree.iter("time") if t.get("datetime")), None)


def is_address(value: object) -> bool:
    """Whether a value is an absolute web address."""
    return isinstance(value, str) and re.match(r"https?://[^\s/]+\.\S+$", value.strip()) is not None


def _json_ld_facts(tree: html.HtmlElement, *, day_first: bool) -> Facts:
    for script in tree.iter("script"):
        if (script.get("type") or "").lower().split(";")[0].strip() != "application/ld+json":
            continue
        for thing in _things(_loads(script.text or "")):
            if _ARTICLE_TYPES.search(str(thing.get("@type"))) and thing.get("headline"):
                return _thing_facts(thing, day_first=day_first)
    return Facts()


def _loads(text: str) -> Any:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None  # a page's metadata is an extra: a broken one leaves the page as it is


def _things(data: Any, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    if depth > _DEEPEST_DATA:
        return
    if isinstance(data, list):
        for item in data:
            yield from _things(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _things(data.get(key), depth + 1)


def _thing_facts(thing: Mapping[str, Any], *, day_first: bool) -> Facts:
    url = thing.get("url") or thing.get("mainEntityOfPage")
    url = url.get("@id") if isinstance(url, dict) else url
    return Facts(
        title=_words(thing.get("headline")),
        published=dates.parse(_words(thing.get("datePublished")), day_first=day_first),
        author=_names(thing.get("author")),
        publisher=_names(thing.get("publisher")),
        url=url.strip() if isinstance(url, str) and is_address(url) else None,
        language=code(_words(thing.get("inLanguage"))),
    )


def _names(value: Any) -> str | None:
    items = value if isinstance(value, list) else [value]
    names = [_words(item.get("name")) if isinstance(item, dict) else _words(item) for item in items]
    return ", ".join(name for name in names if name and not is_address(name)) or None


def _words(value: Any) -> str | None:
    """Return a text without markup, entities resolved and white space single."""
    if not isinstance(value, str) or not value.strip():
        return None
    return " ".join(unescape(_TAG.sub(" ", value)).split()) or None
