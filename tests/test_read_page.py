"""Web pages: the article and what is known of it, whatever the markup does."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimgraph.errors import InputError
from claimgraph.loaders.read import Source, read
from claimgraph.loaders.record import Article, BlockKind

PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="{charset}">
<title>Orlov: “Nobody has seen it” | The Norland Courier</title>
<link rel="canonical" href="https://courier.example/2024/launcher">
<meta property="og:site_name" content="The Norland Courier">
<script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [
 {{"@type": "Organization", "name": "Courier Holding"}},
 {{"@type": "NewsArticle", "headline": "Orlov: &ldquo;Nobody has seen it&rdquo;",
  "datePublished": "2024-03-07T09:30:00+01:00",
  "author": [{{"@type": "Person", "name": "Ann Ek"}}, {{"name": "Olav Dahl"}}]}}]}}</script>
<script>var secret = "tracker";</script><style>p {{ color: red }}</style></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<div class="cookie-banner">We use cookies. Accept all</div>
<main><article><h1>Orlov: “Nobody has seen it”</h1>
<p>Defence Minister Pavel Orlov said on Tuesday that the launcher had not been lost at all.</p>
<p>“Nobody has seen it, because there is nothing to see,” he told reporters in the capital.</p>
<h2>A second view</h2>
<p>Analyst Rita Holm said that the café near the base had been closed for two days by then.</p>
</article></main>
<aside><h3>Related</h3><ul><li><a href="/x">Fleet admiral resigns</a></li></ul></aside>
<footer>© 2024 The Norland Courier</footer></body></html>"""


def page(markup: str | bytes) -> Article:
    """Return the article in a page."""
    data = markup if isinstance(markup, bytes) else markup.encode()
    return read(Source("a", "a.html", "page", data=data))


def test_page_yields_its_article_and_what_it_states() -> None:
    found = page(PAGE.format(charset="utf-8"))
    assert found.text.split("\n") == [
        "Orlov: “Nobody has seen it”",
        "Defence Minister Pavel Orlov said on Tuesday that the launcher had not been lost at all.",
        "“Nobody has seen it, because there is nothing to see,” he told reporters in the capital.",
        "A second view",
        "Analyst Rita Holm said that the café near the base had been closed for two days by then.",
    ]
    assert [b.kind for b in found.blocks] == [BlockKind.TITLE] + [BlockKind.PARAGRAPH] * 4
    assert found.title == "Orlov: “Nobody has seen it”"
    assert found.url == "https://courier.example/2024/launcher"
    assert found.published == "2024-03-07T09:30+01:00"
    assert found.author == "Ann Ek, Olav Dahl"
    assert found.publisher == "The Norland Courier"
    assert found.language == "en"


@pytest.mark.parametrize("charset", ["windows-1252", "iso-8859-1"])
def test_meta_element_states_the_encoding(charset: str) -> None:
    assert "“Nobody" in page(PAGE.format(charset=charset).encode("cp1252")).text


def test_headline_stands_in_the_text_though_the_body_lacks_it() -> None:
    paragraph = "<p>The minister said that the launcher, which many had seen, was not lost.</p>"
    found = page(
        f"<html><head><meta property='og:title' content='Launcher not lost'></head>"
        f"<body><article>{paragraph * 1}{paragraph.replace('many', 'some')}</article></body></html>"
    )
    assert found.text.startswith("Launcher not lost\n")
    assert found.blocks[0].kind is BlockKind.TITLE


def test_year_of_the_copyright_is_no_date_of_publication() -> None:
    paragraph = "<p>The minister said that the launcher, which many had seen, was not lost.</p>"
    footer = "<footer>© 2019 The Norland Courier</footer>"
    undated = f"<html><body><article>{paragraph * 3}</article>{footer}</body></html>"
    assert page(undated).published is None
    dated = undated.replace("<article>", "<article><time datetime='2024-03-07'>Thursday</time>")
    assert page(dated).published == "2024-03-07"


def test_bare_page_is_read_too() -> None:
    found = page("<p>Ministry denies loss.<br>It said so on Tuesday.</p><script>x()</script>")
    assert "Ministry denies loss." in found.text
    assert "x()" not in found.text


@pytest.mark.parametrize(
    "markup",
    [
        "<html><head><title>Nothing</title></head><body><script>x()</script></body></html>",
        "<html></html>",
        "<!-- -->",
    ],
)
def test_page_without_an_article_is_refused(markup: str) -> None:
    with pytest.raises(InputError, match=r"a\.html: .*\. \w+"):
        page(markup)


@pytest.mark.parametrize(
    "markup",
    [
        "<html><body>" + "<div>" * 100_000 + "<p>The minister said so.</p>",
        "<html><body><p>" + "<b>" * 100_000 + "The minister said so.",
        "<html><body><p>" + '<a href="' * 50_000,
        "<html><!--" * 50_000,
        "<" * 500_000,
        "<p>" + "&amp;" * 100_000,
        "<script type='application/ld+json'>" + '{"a":' * 50_000 + "</script><p>It said so.</p>",
        "<script type='application/ld+json'>[1, {\"@type\": 7}, null]</script><p>He said so.</p>",
        "<html lang=''><meta><meta content='x'><link rel=canonical><time datetime=''><h1></h1>",
    ],
    ids=range(9),
)
def test_hostile_page_neither_hangs_nor_breaks(markup: str) -> None:
    started = time.monotonic()
    try:
        assert page(markup).text
    except InputError as refusal:
        assert refusal.remedy
    assert time.monotonic() - started < 10


FRAGMENTS = st.sampled_from(
    ["<p>", "</p>", "<div>", "<h1>", "<table><tr><td>", "<script>", "<!--", "-->", "&#xD800;"]
) | st.sampled_from(
    ["<html lang=en>", "<meta charset=utf-16>", "<?xml encoding='x'?>", "]]>", "&#0;", "\x00"]
)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(FRAGMENTS | st.text(max_size=20), max_size=30).map("".join))
def test_any_markup_is_read_or_refused(markup: str) -> None:
    try:
        assert page(markup.encode("utf-8", errors="replace")).text
    except InputError as refusal:
        assert refusal.origin == "a.html"
