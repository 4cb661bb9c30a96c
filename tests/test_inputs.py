"""Input of every kind, through the command line: what loads, and what is refused and named."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from claimgraph.cli.app import app

TEXT = (
    "Ministry denies loss of Tor launcher\n\n"
    "Defence Minister Pavel Orlov of Norland said on Tuesday that no Tor-M2 had been lost. "
    "“Our air defence – all of it – stands where it stood,” he said.\n"
)
MEGABYTE = 1_000_000


def load(home: Path, *words: str | Path, stdin: bytes | None = None) -> Result:
    given = [str(word) for word in (*words, "--home", home, "--jobs", "1")]
    return CliRunner().invoke(app, ["load", *given], input=stdin)


def loaded(home: Path) -> list[dict[str, object]]:
    result = CliRunner().invoke(app, ["articles", "--home", str(home), "--format", "json"])
    found: list[dict[str, object]] = json.loads(result.stdout)
    return found


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """Return an article that nothing is wrong with."""
    file = tmp_path / "good.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


LOADS = {
    "utf-8": TEXT.encode(),
    "byte-order mark": TEXT.encode("utf-8-sig"),
    "utf-16": TEXT.encode("utf-16"),
    "utf-16 big endian": b"\xfe\xff" + TEXT.encode("utf-16-be"),
    "windows-1252": TEXT.encode("cp1252"),
    "CRLF": TEXT.replace("\n", "\r\n").encode(),
    "unclosed quotation mark": TEXT.replace("stood,”", "stood,").encode(),
    "mixed quotation marks": TEXT.replace("“", '"').replace("”", "’").encode(),
}


@pytest.mark.parametrize("data", LOADS.values(), ids=LOADS.keys())
def test_text_loads(data: bytes, home: Path, tmp_path: Path) -> None:
    file = tmp_path / "article.txt"
    file.write_bytes(data)

    result = load(home, file)

    assert result.exit_code == 0, result.output
    [article] = loaded(home)
    assert article["title"] == "Ministry denies loss of Tor launcher"
    assert article["mined"] is True
    assert article["statements"]


def test_windows_1251_loads_and_says_that_it_is_not_mined(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "russian.txt"
    text = "Министерство обороны сообщило, что ракета не была запущена, и министр это повторил.\n"
    file.write_bytes((text * 4).encode("cp1251"))

    result = load(home, file)

    assert result.exit_code == 0
    assert "not English" in result.stderr
    assert [(each["language"], each["mined"]) for each in loaded(home)] == [("ru", False)]


def test_html_with_scripts_loads(home: Path, tmp_path: Path) -> None:
    body = "".join(f"<p>{line}</p>" for line in TEXT.split("\n\n")[1:])
    file = tmp_path / "page.html"
    file.write_text(
        f"<html><head><title>Ministry denies loss of Tor launcher</title>"
        f"<script>var x = 'Mallory said that a Tor was lost.'</script></head>"
        f"<body><article><h1>Ministry denies loss of Tor launcher</h1>{body * 3}</article>"
        f"<script>alert('Mallory said hello')</script></body></html>",
        encoding="utf-8",
    )

    assert load(home, file).exit_code == 0
    question = "SELECT ?n WHERE { ?a cg:name ?n }"
    names = CliRunner().invoke(app, ["sparql", question, "--home", str(home)]).stdout
    assert "Orlov" in names
    assert "Mallory" not in names


def test_standard_input_loads(home: Path) -> None:
    result = load(home, "-", stdin=TEXT.encode())

    assert result.exit_code == 0
    assert len(loaded(home)) == 1


def test_json_lines_load_with_fields_named(home: Path, tmp_path: Path) -> None:
    records = [{"key": f"n{n}", "words": TEXT, "where": {"name": "The Courier"}} for n in range(3)]
    file = tmp_path / "feed.jsonl"
    file.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")

    fields = ("--field", "id=key", "--field", "text=words", "--field", "publisher=where.name")
    result = load(home, file, *fields)

    assert result.exit_code == 0, result.output
    assert {(each["article"], each["publisher"]) for each in loaded(home)} == {
        (f"n{n}", "The Courier") for n in range(3)
    }


@pytest.mark.slow
def test_a_million_characters_load(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    paragraph = TEXT.split("\n\n")[1]
    file.write_text(TEXT + "\n" + paragraph * (MEGABYTE // len(paragraph)), encoding="utf-8")

    assert load(home, file).exit_code == 0
    assert [each["mined"] for each in loaded(home)] == [True]


def empty(file: Path) -> None:
    file.touch()


def blank(file: Path) -> None:
    file.write_text(" \n\t\n", encoding="utf-8")


def binary(file: Path) -> None:
    file.write_bytes(bytes(range(256)) * 2)


def large(file: Path) -> None:
    file.write_text(TEXT * 10, encoding="utf-8")


def unreadable(file: Path) -> None:
    """Make a link that leads back to itself: the superuser cannot read it either."""
    file.symlink_to(file)


def missing(file: Path) -> None:
    file.unlink(missing_ok=True)


REFUSED: list[tuple[Callable[[Path], None], str]] = [
    (empty, "empty"),
    (blank, "empty"),
    (binary, "binary"),
    (large, "over"),
    (unreadable, "bad.txt"),
    (missing, "no such file"),
]


@pytest.mark.parametrize(
    ("spoil", "reason"), REFUSED, ids=lambda part: getattr(part, "__name__", "")
)
def test_what_cannot_be_read_is_named_and_the_rest_goes_in(
    spoil: Callable[[Path], None], reason: str, good: Path, home: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.txt"
    spoil(bad)

    result = load(home, bad, good, "--max-size", "0.001")

    assert result.exit_code == 1
    assert f"Error: {bad}" in result.stderr
    assert reason in result.stderr
    assert len(result.stderr.splitlines()) >= 2, "a remedy stands below the error"
    assert "Traceback" not in result.output
    assert [each["article"] for each in loaded(home)] == ["good"]


def test_a_broken_record_is_named_with_its_line(good: Path, home: Path, tmp_path: Path) -> None:
    file = tmp_path / "feed.jsonl"
    file.write_text(
        json.dumps({"id": "a", "text": TEXT}) + '\n{"id": "b", "text": \n', encoding="utf-8"
    )

    result = load(home, file, good)

    assert result.exit_code == 1
    assert f"{file}:2" in result.stderr
    assert {each["article"] for each in loaded(home)} == {"a", "good"}


def test_loading_twice_is_loading_once(good: Path, home: Path) -> None:
    first, second = load(home, good), load(home, good)

    assert "1 added" in first.stdout
    assert "1 unchanged" in second.stdout
    assert len(loaded(home)) == 1


def test_a_changed_article_takes_the_place_of_the_old(good: Path, home: Path) -> None:
    load(home, good)
    good.write_text(TEXT.replace("no Tor-M2", "one Tor-M2"), encoding="utf-8")

    assert "1 changed" in load(home, good).stdout
    assert len(loaded(home)) == 1


def test_extract_stores_nothing(good: Path, home: Path) -> None:
    words = ["extract", str(good), "--format", "jsonl", "--jobs", "1"]

    result = CliRunner().invoke(app, words, env={"CLAIMGRAPH_HOME": str(home)})

    record = json.loads(result.stdout)
    assert record["schema"] == "claimgraph.extract/1"
    assert record["text"] == TEXT
    assert not home.exists()


def test_extract_names_what_failed(good: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.touch()

    result = CliRunner().invoke(app, ["extract", str(bad), str(good), "-f", "jsonl", "-j", "1"])

    assert result.exit_code == 1
    assert str(bad) in result.stderr
    assert len(result.stdout.splitlines()) == 1


@pytest.mark.parametrize("form", ["table", "turtle"])
def test_extract_prints_for_people_and_for_rdf_tools(form: str, good: Path) -> None:
    result = CliRunner().invoke(app, ["extract", str(good), "--format", form, "--jobs", "1"])

    assert result.exit_code == 0
    assert "no Tor-M2 had been lost" in result.stdout


def test_an_unknown_encoding_is_refused(good: Path) -> None:
    result = CliRunner().invoke(app, ["load", str(good), "--encoding", "utf-99"])

    assert result.exit_code == 2
    assert "utf-99" in result.stderr


def test_an_unknown_field_is_refused(good: Path) -> None:
    result = CliRunner().invoke(app, ["load", str(good), "--field", "body=words"])

    assert result.exit_code == 2
    assert "publisher" in result.stderr


def test_no_home_is_made_where_it_cannot_be(good: Path, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()

    result = load(file / "home", good)

    assert result.exit_code == 1
    assert os.fspath(file) in result.stderr
