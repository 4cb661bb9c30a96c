"""Bytes to text: every encoding promised comes back as it was written, binary data never does."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimgraph.errors import InputError
from claimgraph.loaders.read.decode import decode

ENGLISH = "“No missile was launched,” the minister’s café owner said — twice.\r\nThen he left.\r\n"
RUSSIAN = "Министр заявил, что ракета не запускалась.\nЭксперты сомневаются в этом."  # noqa: RUF001
CHARACTERS = st.characters(blacklist_categories=["Cs", "Cc"]) | st.sampled_from("\t\r\n")
TEXTS = st.text(CHARACTERS, min_size=1).filter(lambda text: text[0] != "\ufeff")


@pytest.mark.parametrize("text", [ENGLISH, RUSSIAN])
@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
    ],
)
def test_unicode_comes_back_unchanged_without_its_mark(
    mark: bytes, encoding: str, text: str
) -> None:
    assert decode(mark + text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize(("text", "encoding"), [(ENGLISH, "cp1252"), (RUSSIAN, "cp1251")])
def test_windows_encodings_are_told_apart(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt") == text


def test_cyrillic_name_within_english_is_1251() -> None:
    text = "The vessel «Новороссийск» left port, the ministry said."
    assert decode(text.encode("cp1251"), "a.txt") == text


def test_declared_encoding_comes_before_guessing() -> None:
    assert decode("Žižkov".encode("cp1250"), "a.html", declared="windows-1250") == "Žižkov"
    assert decode("café".encode("cp1252"), "a.html", declared="no-such-encoding") == "café"
    assert decode("café".encode("cp1252"), "a.html", declared="hex") == "café"


def test_demanded_encoding_is_taken_or_refused() -> None:
    assert decode("シャー".encode("shift_jis"), "a.txt", encoding="shift_jis") == "シャー"
    with pytest.raises(InputError, match="not UTF-8, as was asked for"):
        decode(b"caf\xe9", "a.txt", encoding="utf-8")
    with pytest.raises(InputError, match="no encoding is called 'utf-99'"):
        decode(b"text", "a.txt", encoding="utf-99")


def test_stray_bytes_cost_only_themselves() -> None:
    damaged = RUSSIAN.encode() + b"\xff" + RUSSIAN.encode()
    assert decode(damaged, "a.txt") == f"{RUSSIAN}\ufffd{RUSSIAN}"


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n1 0 obj",
        b"PK\x03\x04\x14\x00",
        b"\x89PNG\r\n\x1a\n\x00\x00",
        b"\x1f\x8b\x08",
        b"plain\x00\x01\x02text\x00\x00!",
        b"\x01\x02\x03\x04\x05" * 20,
        codecs.BOM_UTF16_LE + b"\x00\xd8",
        codecs.BOM_UTF8 + b"\xff\xfe\xfa",
    ],
)
def test_binary_data_is_refused_by_name_with_a_remedy(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^news/a\.txt: ") as refusal:
        decode(data, "news/a.txt")
    assert refusal.value.remedy


@given(TEXTS, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_any_text_survives_the_way_through_marked_unicode(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt") == text


@given(st.binary(max_size=400))
def test_any_bytes_decode_or_are_refused(data: bytes) -> None:
    try:
        assert isinstance(decode(data, "a.txt"), str)
    except InputError as refusal:
        assert refusal.origin == "a.txt"
