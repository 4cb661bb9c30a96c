"""Dates, authors, publishers, languages: what an article says of itself, and what it does not."""

from __future__ import annotations

import pytest

from claimgraph.loaders.read import ReadOptions, Source, read
from claimgraph.loaders.read.dates import is_date_line, parse
from claimgraph.loaders.read.language import language_of
from claimgraph.loaders.record import Article

TITLE = "Defence ministry denies loss of air defence launcher"
BODY = (
    "The defence ministry denied on Tuesday that an air defence launcher had been lost.\n"
    "“Our launchers stand where they stood,” the minister said after the meeting in the capital."
)
GERMAN = (
    "Das Verteidigungsministerium teilte am Dienstag mit, dass kein Werfer verloren worden sei. "
)
RUSSIAN = "Министерство обороны сообщило во вторник, что ни одна пусковая установка не потеряна. "


def article(*lines: str, **options: object) -> Article:
    """Return the article in a plain text of these lines."""
    data = "\n".join(lines).encode()
    return read(Source("a", "a.txt", "text", data=data), ReadOptions(**options))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("07.04.2021 10:08", "2021-04-07T10:08"),
        ("21.Oct.2025", "2025-10-21"),
        ("25 Oct 2025", "2025-10-25"),
        ("April 7, 2021", "2021-04-07"),
        ("7th of April, 2021", "2021-04-07"),
        ("7 April 2021", "2021-04-07"),
        ("2021-04-07", "2021-04-07"),
        ("2021-04-07T10:08:33.120+04:00", "2021-04-07T10:08+04:00"),
        ("2021-04-07T10:08:33Z", "2021-04-07T10:08+00:00"),
        ("20210407T1008", "2021-04-07T10:08"),
        ("20210407", "2021-04-07"),
        ("2021/4/7", "2021-04-07"),
        ("Mon 7 Apr 2021 10:08 GMT", "2021-04-07T10:08+00:00"),
        ("Wed, 07 Apr 2021 10:08:00 +0400", "2021-04-07T10:08+04:00"),
        ("Fri Dec 14, 2012 6:26pm EST", "2012-12-14T18:26"),
        ("updated 12:28 AM EST, Wed December 12, 2012", "2012-12-12T00:28"),
        ("December 21, 2012 / 9:55 AM / 5 years ago", "2012-12-21T09:55"),
        ("Published: 3 May 2022", "2022-05-03"),
        ("24Jan15", "2015-01-24"),
        ("04/23/2021", "2021-04-23"),
        ("04/07/2021", "2021-07-04"),
        ("April 2021", "2021-04"),
        ("2021-04", "2021-04"),
        ("2021", "2021"),
        (2021, "2021"),
        (1617790080, "2021-04-07T10:08+00:00"),
        (1617790080000, "2021-04-07T10:08+00:00"),
        ("31.02.2021", None),
        ("soon", None),
        (None, None),
        (True, None),
        (float("nan"), None),
        (1e300, None),
    ],
)
def test_published_dates_as_pages_write_them(text: object, value: str | None) -> None:
    assert parse(text) == value


def test_month_first_where_told_and_possible() -> None:
    assert parse("04/07/2021", day_first=False) == "2021-04-07"
    assert parse("23/04/2021", day_first=False) == "2021-04-23"
    assert parse("07.04.2021", day_first=False) == "2021-04-07"


@pytest.mark.parametrize("line", ["SUND Fri Dec 14, 2012 6:26pm EST", "2 hours ago", "April 7"])
def test_date_line(line: str) -> None:
    assert is_date_line(line)


@pytest.mark.parametrize(
    "line", ["On 7 April 2021 the brigade moved to the coast.", "The war of 2021", "Su-27"]
)
def test_line_with_a_date_that_is_none(line: str) -> None:
    assert not is_date_line(line)


@pytest.mark.parametrize(
    "lines",
    [
        (TITLE, "By Ann Ek, SNA", "07.03.2024 09:30", BODY, "Latest news", "Fire", "9 May 2025"),
        (TITLE, "By Ann Ek", BODY, "07.03.2024 09:30", "Latest news", "Fire", "9 May 2025"),
        (TITLE, "Updated 8 March 2024", "Published 7 March 2024 09:30", "By Ann Ek", BODY),
    ],
)
def test_date_and_author_are_the_articles_own(lines: tuple[str, ...]) -> None:
    found = article(*lines)
    assert (found.title, found.published) == (TITLE, "2024-03-07T09:30")
    assert found.author == "Ann Ek"


def test_dates_of_other_articles_and_of_the_page_are_not_its_own() -> None:
    tail = ["Latest news", "Harbour strike ends", "9 May 2025", "© 2025 The Norland Courier"]
    found = article(TITLE, BODY, *tail)
    assert found.published is None
    assert found.author is None
    assert found.publisher == "The Norland Courier"


@pytest.mark.parametrize(
    ("opening", "publisher", "published"),
    [
        ("SUND, March 7, 2024 (Reuters) - ", "Reuters", "2024-03-07"),
        ("(JTA) — ", "JTA", None),
        ("Oct. 19 (UPI) -- ", "UPI", None),
        ("MOSCOW, April 7. /TASS/. ", "TASS", None),
        ("YEREVAN, MARCH 31, ARMENPRESS. ", "ARMENPRESS", None),
        ("SUND/OSTERVIK, March 7 2024 (Nordpress) - ", "Nordpress", "2024-03-07"),
        ("Sund, 7 March 2024. ", None, "2024-03-07"),
        ("SUND, Norland, March 7, 2024 – ", None, "2024-03-07"),
        ("The agency (IAEA) said it was there. ", None, None),
        ("In Sund, 7 March 2024 was a quiet day. ", None, None),
    ],
)
def test_dateline_names_the_agency(
    opening: str, publisher: str | None, published: str | None
) -> None:
    found = article(TITLE, "", opening + BODY)
    assert (found.publisher, found.published) == (publisher, published)


@pytest.mark.parametrize(
    "line",
    [
        "[Translated from the Norlandic; “Sund Courier”, 2024.3.7]",
        "Translated from the Norlandic. Published by «Sund Courier» on 7 March 2024.",
        "Sund Courier Online (English edition), 7 March 2024",
        "By our man in Ostervik, 7 March 2024",
    ],
)
def test_a_line_above_the_prose_that_ends_in_a_date_gives_it(line: str) -> None:
    assert article(line, TITLE, BODY).published == "2024-03-07"


def test_a_date_in_the_prose_is_not_when_it_was_published() -> None:
    assert article(TITLE, BODY + " The ferry sank on 7 March 2019.").published is None


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("Source: Sund News Agency", "Sund News Agency"),
        ("[Source: Sund News Agency, Sund, 7Mar24]", "Sund News Agency"),
        ("The Norland Courier, 7 March 2024", "The Norland Courier"),
        ("New York, 7 March 2024", None),
    ],
)
def test_publisher_where_a_line_names_it(line: str, publisher: str | None) -> None:
    assert article(TITLE, line, BODY).publisher == publisher


def test_address_on_a_line_of_its_own() -> None:
    assert article(TITLE, "URL: https://n.example/a?b=1", BODY).url == "https://n.example/a?b=1"


@pytest.mark.parametrize(
    ("text", "stated", "language"),
    [
        (BODY, None, "en"),
        (GERMAN, None, "de"),
        (RUSSIAN, None, "ru"),
        ("Tor-M2: 9M338.", None, "en"),
        (BODY, "en-GB", "en"),
        (GERMAN, "de_AT", "de"),
        (RUSSIAN * 5, "en-US", "ru"),
        ("9338 — 2021", None, None),
        ("9338 — 2021", "fr", "fr"),
    ],
)
def test_language(text: str, stated: str | None, language: str | None) -> None:
    assert language_of(text, stated) == language


def test_language_given_by_options_is_taken() -> None:
    assert article(GERMAN, language="en").language == "en"
    assert article(GERMAN * 2).minable is False
