"""The article in a web page: its text without what stands around it, and what the page says of it.

Nothing is fetched: not the page, not what it links to, not the contexts of its JSON-LD.
"""

from __future__ import annotations

import logging
import re
from functools import cache
from typing import Any

from lxml import etree, html

from claimgraph.loaders.read.pagefacts import facts_of
from claimgraph.loaders.read.plain import Facts

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_ASIDE = {"script", "style", "noscript", "template", "nav", "header", "footer", "aside", "form"}
_ASIDE |= {"iframe", "svg", "button", "figure", "select"}
_HEADINGS = {f"h{level}" for level in range(1, 7)}
_BLOCKS = {"p", "li", "blockquote", "pre", "td", "dd", "dt", "div", "article", "section", "main"}
_BLOCKS |= _HEADINGS
_STATED_DATES = {"original_date": True, "extensive_search": False}
_LARGEST_TREE = 200_000


def charset_of(data: bytes) -> str | None:
    """Return the encoding that a page's meta element states; ISO-8859-1 means Windows-1252."""
    match = _CHARSET.search(data[:4096])
    if not match:
        return None
    name = match[1].decode("ascii", errors="replace").lower()
    return "cp1252" if name in ("iso-8859-1", "latin1", "us-ascii") else name


def looks_like_page(text: str) -> bool:
    """Whether a text is markup: it opens with a doctype or an element of a page."""
    opening = text[:2048].lstrip("\ufeff \t\r\n").lower()
    opening = re.sub(r"^(?:<\?xml[^>]*\?>|<!--.*?-->|\s)+", "", opening, flags=re.DOTALL)
    return opening.startswith(("<!doctype html", "<html", "<head", "<body", "<article", "<meta"))


def article_of(page: str, *, day_first: bool = True) -> tuple[str, Facts]:
    """Return the article's text, a paragraph a line, and what is known of it.

    The text is empty where the page holds none. Nesting is bounded by the parser, and the size of
    the tree here, so that a hostile page costs no more than its length.
    """
    tree = _tree(page)
    if tree is None:
        return "", Facts()
    known = facts_of(tree, day_first=day_first)
    body, found = _extract(tree)
    known = known.or_else(found)
    return _clean(body or _paragraphs(tree)), known


def _tree(page: str) -> html.HtmlElement | None:
    parser = html.HTMLParser(recover=True, no_network=True, remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(_DECLARATION.sub("", page.replace("\0", "")), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None
    return tree


def _extract(tree: html.HtmlElement) -> tuple[str, Facts]:
    trafilatura = _trafilatura()
    found = trafilatura.bare_extraction(
        _copy(tree),
        include_comments=False,
        include_tables=True,
        with_metadata=True,
        date_extraction_params=_STATED_DATES,
    )
    if found is None:
        return "", Facts()
    author = (found.author or "").replace("; ", ", ") or None
    return found.text or "", Facts(
        title=found.title, published=found.date, author=author, publisher=found.sitename
    )


def _copy(tree: html.HtmlElement) -> html.HtmlElement:
    """Return the tree again, since extraction takes it apart; too large a one as an empty page."""
    size = sum(1 for _ in tree.iter())
    if size > _LARGEST_TREE:
        return html.document_fromstring("<html><body></body></html>")
    duplicate: html.HtmlElement = html.document_fromstring(html.tostring(tree))
    return duplicate


@cache
def _trafilatura() -> Any:
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    return trafilatura


def _paragraphs(tree: html.HtmlElement) -> str:
    """Return the text of a page's blocks, for pages too bare or too odd for extraction."""
    body = tree.find("body")
    if body is None:
        return ""
    etree.strip_elements(body, *_ASIDE, with_tail=False)
    lines: list[str] = []
    for element in body.iter(*_BLOCKS):
        own = [element.text or ""]
        for child in element:
            if child.tag not in _BLOCKS:
                own.append(str(child.text_content()))
            own.append(child.tail or "")
        line = " ".join("".join(own).split())
        if line:
            lines.append(line)
    return "\n".join(lines) or " ".join(str(body.text_content()).split())


def _clean(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)
