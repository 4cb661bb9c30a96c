"""What is read: files, folders, patterns, streams and records, each refusal with its place."""

from __future__ import annotations

import io
import json
import os
import pickle
import threading
import time
import types
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimgraph.errors import InputError
from claimgraph.loaders.read import ReadOptions, RecordFields, Source, discover, read

TEXT = "The ministry denied on Tuesday that a launcher had been lost in the north.\r\nNo more.\r\n"


def write(path: Path, text: str | bytes = TEXT) -> Path:
    """Write a file, its folders where missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def records(*values: Any) -> bytes:
    """Return JSON Lines."""
    return b"".join(json.dumps(value).encode() + b"\n" for value in values)


def ids(*paths: str | Path, **options: Any) -> list[str]:
    """Return the ids of what is found."""
    return [source.doc_id for source in discover(paths, ReadOptions(**options))]


def refusal(*paths: str | Path, **options: Any) -> InputError:
    """Return the error of the last thing found."""
    given_options = ReadOptions(**options)
    with pytest.raises(InputError) as caught:
        read(list(discover(paths, given_options))[-1], given_options)
    assert caught.value.remedy
    return caught.value


def pipe_in(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr("sys.stdin", types.SimpleNamespace(buffer=io.BytesIO(data)))


def test_folder_gives_known_files_below_it_in_order(tmp_path: Path) -> None:
    taken = ["b.txt", "a/z.html", "a/07.04.2021.txt", "c.XHTML"]
    for name in [*taken, "d.pdf", ".hidden.txt", ".git/x.txt"]:
        write(tmp_path / name)
    assert ids(tmp_path) == ["a/07.04.2021", "a/z", "b", "c"]


def test_named_file_is_called_by_its_name_whatever_its_suffix(tmp_path: Path) -> None:
    for name in ("x/report.v2", "x/07.04.2021", "x/note"):
        write(tmp_path / name)
    assert ids(*(tmp_path / "x" / n for n in ("report.v2", "07.04.2021", "note"))) == [
        "report",
        "07.04.2021",
        "note",
    ]


def test_pattern_ids_are_relative_to_its_fixed_folder(tmp_path: Path) -> None:
    for name in ("n/a/x.txt", "n/b/x.txt", "n/b/y.html"):
        write(tmp_path / name)
    assert ids(f"{tmp_path}/n/**/*.txt") == ["a/x", "b/x"]
    assert ids(f"{tmp_path}/n/b/?.*") == ["x", "y"]
    assert "matches no file" in str(refusal(f"{tmp_path}/n/*.jsonl"))


def test_file_whose_name_looks_like_a_pattern_is_a_file(tmp_path: Path) -> None:
    assert ids(write(tmp_path / "[2021] x.txt")) == ["[2021] x"]


def test_file_reached_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    (tmp_path / "b.txt").symlink_to(path)
    assert ids(tmp_path, path, tmp_path / "b.txt") == ["a"]


def test_second_article_of_one_id_is_refused_not_lost(tmp_path: Path) -> None:
    first, second = write(tmp_path / "a/x.txt"), write(tmp_path / "b/x.txt")
    assert ids(tmp_path) == ["a/x", "b/x"]
    error = refusal(first, second)
    assert str(second) in error.message
    assert str(first) in error.message


def test_text_is_the_files_own_line_ends_and_all(tmp_path: Path) -> None:
    article = read(next(discover([write(tmp_path / "a.txt", b"\xef\xbb\xbf" + TEXT.encode())])))
    assert article.text == TEXT
    assert article.origin == str(tmp_path / "a.txt")
    assert [article.text[b.start : b.end] for b in article.blocks] == TEXT.split("\r\n")[:2]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\xef\xbb\xbf\n", "no word"),
        (b"***\n---", "no word"),
        (b"%PDF-1.4", "PDF"),
        (b"a\x00\x01\x02\x00\x00b", "binary"),
        (b"a" * 2000, "limit of 1,000 bytes"),
    ],
)
def test_file_that_is_no_article_is_refused_by_name(
    tmp_path: Path, data: bytes, reason: str
) -> None:
    path = write(tmp_path / "bad.txt", data)
    error = refusal(path, max_bytes=1000)
    assert error.origin == str(path)
    assert reason in error.reason


def test_what_is_not_there_is_refused_and_the_rest_goes_on(tmp_path: Path) -> None:
    found = list(discover([tmp_path / "no.txt", write(tmp_path / "yes.txt"), "x" * 5000]))
    assert [bool(source.problem) for source in found] == [True, False, True]
    assert "no such file" in str(refusal(tmp_path / "no.txt"))
    (tmp_path / "empty").mkdir()
    assert "no article" in str(refusal(tmp_path / "empty"))


def test_file_that_vanishes_or_will_not_open_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "gone.txt")
    source = next(discover([path]))
    path.unlink()
    path.mkdir()
    with pytest.raises(InputError, match="cannot be read"):
        read(source)
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    assert "no such file" in str(refusal(tmp_path / "loop.txt"))


def test_records_are_streamed_each_with_its_place(tmp_path: Path) -> None:
    rows = records({"id": "r-1", "text": TEXT}, {"doc_id": 7, "body": TEXT, "title": "Loss denied"})
    path = write(tmp_path / "feed.jsonl", rows + b"\n" + records({"text": TEXT}))
    found = list(discover([path]))
    assert [source.doc_id for source in found] == ["r-1", "7", "feed:4"]
    assert all(source.data is None for source in found)
    articles = [read(pickle.loads(pickle.dumps(source))) for source in found]
    assert [article.origin for article in articles] == [f"{path}:{n}" for n in (1, 2, 4)]
    assert articles[0].text == TEXT
    assert articles[1].text.startswith("Loss denied\n\n")
    assert articles[1].title == "Loss denied"


def test_bad_record_names_its_line_and_the_others_go_on(tmp_path: Path) -> None:
    bad = [b'{"text": ', b"[1]\n", b'"x"\n', b'{"id": "no-text"}\n', b'{"text": "\xff"}\n']
    rows = records({"id": "a", "text": TEXT}) + b"\n".join(part.strip() for part in bad) + b"\n"
    path = write(tmp_path / "feed.jsonl", rows + records({"id": "z", "text": TEXT}))
    errors = {}
    for source in discover([path]):
        try:
            read(source)
        except InputError as error:
            errors[error.line] = str(error)
    assert list(errors) == [2, 3, 4, 5, 6]
    assert all(f"{path}:{line}: " in text for line, text in errors.items())
    assert "array, not an object" in errors[3]


def test_fields_are_mapped_by_default_and_by_options(tmp_path: Path) -> None:
    row = {
        "guid": "g",
        "content": TEXT,
        "headline": "Loss denied",
        "link": "https://n.example/1",
        "date": "2024-03-07T09:30:00Z",
        "source": {"id": None, "name": "The Norland Courier"},
        "authors": ["Ann Ek", {"name": "Olav Dahl"}],
        "lang": "EN",
        "raw": {"body": "Other text of the same record, which is long enough."},
    }
    path = write(tmp_path / "f.ndjson", records(row))
    article = read(next(discover([path])))
    assert (article.doc_id, article.url) == ("g", "https://n.example/1")
    assert (article.published, article.publisher) == (
        "2024-03-07T09:30+00:00",
        "The Norland Courier",
    )
    assert (article.author, article.language) == ("Ann Ek, Olav Dahl", "en")
    options = ReadOptions(fields=RecordFields(id=("link",), text=("raw.body",), title=()))
    source = next(discover([path], options))
    assert source.doc_id == "https://n.example/1"
    assert read(source, options).text == row["raw"]["body"]  # type: ignore[index]


def test_record_of_markup_and_of_unsafe_characters(tmp_path: Path) -> None:
    page = "<p>The ministry denied on Tuesday that a launcher had been lost.</p>"
    path = write(tmp_path / "f.jsonl", records({"html": page}, {"text": "He \ud800 said \x00 so."}))
    first, second = (read(source) for source in discover([path]))
    assert first.text == "The ministry denied on Tuesday that a launcher had been lost."
    assert second.text == "He \ufffd said \ufffd so."


def test_record_over_the_limit_and_one_with_a_known_id(tmp_path: Path) -> None:
    rows = records(
        {"id": "a", "text": "x " * 900}, {"id": "b", "text": TEXT}, {"id": "b", "text": ""}
    )
    path = write(tmp_path / "f.jsonl", rows)
    found = list(discover([path], ReadOptions(max_bytes=1000)))
    assert [source.problem.line if source.problem else None for source in found] == [1, None, 3]
    assert read(found[1]).text == TEXT
    assert f"already that of {path}:2" in str(refusal(path))


def test_standard_input_is_text_page_or_records(monkeypatch: pytest.MonkeyPatch) -> None:
    pipe_in(monkeypatch, TEXT.encode())
    (source,) = discover(["-"])
    assert source.doc_id.startswith("stdin-")
    assert read(source).text == TEXT
    first = source.doc_id
    pipe_in(monkeypatch, b"<!DOCTYPE html><p>The ministry denied that a launcher was lost.</p>")
    (source,) = discover(["-"])
    assert source.doc_id != first, "a second article is not taken for another version of the first"
    assert read(source).text == "The ministry denied that a launcher was lost."
    pipe_in(monkeypatch, records({"id": 1, "text": TEXT}, {"id": 2, "text": TEXT}))
    assert [read(source).doc_id for source in discover(["-"])] == ["1", "2"]
    pipe_in(monkeypatch, b"")
    assert refusal("-").reason == "empty"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_pipe_is_read_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(TEXT.encode(),))
    writer.start()
    (source,) = discover([pipe])
    writer.join()
    assert read(source).text == TEXT


def test_discovery_is_lazy(tmp_path: Path) -> None:
    path = write(tmp_path / "f.jsonl", records(*({"id": n, "text": TEXT} for n in range(9))))
    found = discover([path, tmp_path / "missing"])
    assert next(found).doc_id == "0"


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for form in ("text", "record", "unknown"):
        try:
            article = read(Source("a", "a", form, data=data))
        except InputError as error:
            assert error.origin == "a"
        else:
            assert article.text.strip()


@pytest.mark.parametrize(
    "data",
    [
        b"a" * 1_000_000,
        b"Ab " * 333_000,
        b"By " + b"Ab, " * 250_000,
        b"a" + b" " * 999_999 + b"b",
        b"Ab\n" * 60_000 + b"The ministry denied on Tuesday that a launcher had been lost.",
        b"Latest news\n1 May 2021\n" * 40_000,
        b"1.1." * 250_000,
        b'("\xe2\x80\x9c. ' * 150_000 + b"word",
    ],
    ids=range(8),
)
def test_million_characters_take_seconds(data: bytes) -> None:
    started = time.monotonic()
    assert read(Source("a", "a", "text", data=data)).blocks
    assert time.monotonic() - started < 10
