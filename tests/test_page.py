"""The evidence page, opened in a real browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from claimgraph.errors import NotFoundError
from claimgraph.graph.page import page
from claimgraph.loaders.record import (
    Actor,
    Article,
    Attribution,
    Block,
    BlockKind,
    Claim,
    Extraction,
    Span,
    Weapon,
)
from tests import sample
from tests.loaded import dataset

HOSTILE = (
    "<script>window.hacked = 1</script>\n\n"
    'Tom "<img src=x onerror=window.hacked=2>" O\'Neil said </span></mark></main> that '
    "{{ 7 * 7 }} {% raw %} &amp; ${1} of the\r\n\r\n\u202eMk-9\u202c missiles\u2069 "
    "\U0001f680 had\0 flown.\n\nRead more: ten other headlines\n"
)
PAGE_TEXT = "() => document.getElementById('text').textContent"
PIECES = """(key) => [...document.querySelectorAll(`#text [data-mark="${key}"]`)]
    .map((piece) => piece.textContent).join('')"""

Opened = Callable[..., Page]


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Opened]:
    """Return a function that opens an extraction's page, and fails on any error or request."""
    wrong: list[str] = []
    context = browser.new_context()

    def open_page(extraction: Extraction) -> Page:
        with dataset(tmp_path / "home", extraction) as loaded:
            file = tmp_path / "page.html"
            file.write_text(page(loaded, extraction.article.doc_id), encoding="utf-8")
        tab = context.new_page()
        tab.on("console", lambda message: wrong.append(message.text))
        tab.on("pageerror", lambda error: wrong.append(str(error)))
        tab.on("dialog", lambda dialog: wrong.append(dialog.message))
        tab.on("request", lambda request: wrong.append(request.url))
        tab.goto(file.as_uri())
        wrong.remove(file.as_uri())
        return tab

    yield open_page
    context.close()
    assert wrong == []


def span(needle: str) -> Span:
    start = HOSTILE.index(needle)
    return start, start + len(needle)


def hostile() -> Extraction:
    """Return an article that tries to break out of the page, its title and names too."""
    content = HOSTILE[HOSTILE.index("that {{") : HOSTILE.index(" flown") + len(" flown")]
    evil = "</title><script>window.hacked = 3</script>"
    tail = HOSTILE.index("Read more")
    return Extraction(
        article=Article(
            doc_id='evil"><script>window.hacked = 4</script>',
            origin="evil.txt",
            text=HOSTILE,
            url="javascript:window.hacked=5",
            publisher=evil,
            title=evil,
            language='en" onload="window.hacked=6',
            blocks=(
                Block(*span("<script>window.hacked = 1</script>"), BlockKind.TITLE),
                Block(tail, len(HOSTILE) - 1, BlockKind.BOILERPLATE),
            ),
        ),
        actors=(Actor("a1", evil, "Person", (), (span("Tom"),)),),
        weapons=(Weapon("w1", "Mk-9{{ 7 * 7 }}", "munition", evil, False, (span("Mk-9"),)),),
        attributions=(
            Attribution(
                # Source and content cross: neither lies in the other.
                ((span("Tom")[0], span("that {{")[0] + 4),),
                (span("said"),),
                (span(content),),
                ("a1",),
                "indirect",
            ),
        ),
        claims=(Claim("c1", content, (0,), ("w1",)),),
    )


def test_an_unknown_article_is_an_error(tmp_path: Path) -> None:
    with dataset(tmp_path) as loaded, pytest.raises(NotFoundError):
        page(loaded, "nothing/of/that/name")


def test_the_same_data_gives_the_same_page(tmp_path: Path) -> None:
    with dataset(tmp_path) as loaded:
        assert page(loaded, "sample/tor") == page(loaded, "sample/tor")


@pytest.mark.parametrize("empty", ["", "\n\n", "One line, and nobody says a thing."])
def test_an_article_that_yields_nothing_has_a_page(tmp_path: Path, empty: str) -> None:
    article = Article(doc_id="empty", origin="empty.txt", text=empty)
    with dataset(tmp_path, Extraction(article)) as loaded:
        assert "Nobody is reported to have said anything" in page(loaded, "empty")


@pytest.mark.browser
def test_the_text_is_the_articles_to_the_character(opened: Opened) -> None:
    assert opened(sample.extraction()).evaluate(PAGE_TEXT) == sample.TEXT


@pytest.mark.browser
def test_every_link_leads_to_an_element_with_just_its_quote(opened: Opened) -> None:
    tab = opened(sample.extraction())
    links = tab.locator("aside a.place")
    assert links.count() == 5 + 4 + 4 + 2  # statements, mentions, relations, events
    for link in links.all():
        key = (link.get_attribute("href") or "").removeprefix("#")
        words = (link.get_attribute("aria-label") or "") + (link.text_content() or "")
        target = tab.locator(f'[id="{key}"]')
        assert target.count() == 1
        assert target.text_content()
        assert str(target.text_content()) in words


@pytest.mark.browser
def test_statements_are_listed_with_who_how_and_when(opened: Opened) -> None:
    tab = opened(sample.extraction())
    first = tab.locator("#card-s1")
    for words in ("Pavel Orlov", "Defence Minister, Norland", "affirms", "negated", "5 March 2024"):
        assert words in " ".join((first.text_content() or "").split())
    nested = tab.locator("ol.nested .card")
    assert nested.count() == 1
    assert "denies" in str(nested.text_content())
    assert "is not operated by Eastmark" in " ".join(tab.locator("#relations").inner_text().split())


@pytest.mark.browser
def test_hovering_a_statement_lights_its_words_and_back(opened: Opened) -> None:
    tab = opened(sample.extraction())
    tab.hover("#card-s4")
    lit = tab.locator("#text .lit")
    assert lit.all_text_contents() == ["Orlov", "denied", "firing the 9M338 missile"]
    tab.hover("#text #s5-cue")
    assert tab.locator(".card.lit").get_attribute("id") == "card-s5"


@pytest.mark.browser
def test_the_keyboard_steps_through_the_statements(opened: Opened) -> None:
    tab = opened(sample.extraction())
    for _ in range(2):
        tab.keyboard.press("j")
    assert tab.evaluate("() => document.activeElement.id") == "s2-content"
    tab.keyboard.press("k")
    assert tab.evaluate("() => document.activeElement.id") == "s1-content"
    tab.keyboard.press("Escape")
    assert tab.locator(".chosen").count() == 0


@pytest.mark.browser
def test_a_hostile_article_is_shown_and_never_run(opened: Opened) -> None:
    tab = opened(hostile())
    assert tab.evaluate(PAGE_TEXT) == HOSTILE.replace("\0", "\u2400")
    assert tab.evaluate("() => window.hacked") is None
    assert tab.locator("script").count() == 1
    assert tab.locator("#text :is(img, script, a)").count() == 0
    assert tab.locator("a[href^='javascript']").count() == 0
    content, source = hostile().attributions[0].content[0], hostile().attributions[0].source[0]
    for key, (start, end) in {"s1-content": content, "s1-source": source}.items():
        assert tab.evaluate(PIECES, key) == HOSTILE[start:end].replace("\0", "\u2400")
    assert tab.locator("#text .bidi").evaluate_all("all => all.map(e => e.dataset.name)") == [
        "RLO",
        "PDF",
        "PDI",
    ]
    assert "ten other headlines" in str(tab.locator(".block.boilerplate").last.text_content())


@pytest.mark.browser
def test_a_script_that_got_in_would_not_run(opened: Opened, browser: Browser) -> None:
    tab = opened(sample.extraction())
    broken = tab.content().replace("</footer>", "</footer><script>window.hacked = 1</script>")
    assert broken != tab.content()
    other = browser.new_page()
    other.set_content(broken)
    assert other.evaluate("() => window.hacked") is None
    other.close()


@pytest.mark.browser
def test_a_phone_scrolls_one_way_only(opened: Opened) -> None:
    tab = opened(sample.extraction())
    tab.set_viewport_size({"width": 360, "height": 740})
    widths = tab.evaluate("() => [document.documentElement.scrollWidth, innerWidth]")
    assert widths[0] <= widths[1]


@pytest.mark.browser
def test_the_page_can_be_read_by_its_landmarks(opened: Opened) -> None:
    tab = opened(sample.extraction())
    for role in ("banner", "main", "complementary", "contentinfo"):
        assert tab.get_by_role(role).count() == 1, role
    headings = [h.text_content() for h in tab.locator("h1, h2").all()]
    assert len(headings) == 5
    unnamed = tab.locator("a:not(:has-text('')):not([aria-label])")
    assert unnamed.count() == 0
    ids = tab.evaluate("() => [...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))


@pytest.mark.browser
def test_a_web_address_is_linked(opened: Opened) -> None:
    told = sample.extraction()
    told = replace(told, article=replace(told.article, url="https://news.example/tor"))
    link = opened(told).get_by_role("link", name="Original")
    assert link.get_attribute("href") == "https://news.example/tor"
