"""What bench/attribution makes of other systems' output, none of which is needed for it."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from bench.attribution.adapters import corenlp, gendergaptracker, ours, textacy_quotations
from bench.attribution.getting import UnavailableError
from bench.attribution.running import Corpus
from bench.attribution.scoring import scores
from bench.attribution.spans import Attribution, Letters, Spans, from_utf16, joined, paragraphs
from bench.attribution.systems import systems

SPLIT = "“The bridge is safe,” Clara Weiss said, “and the road is open.”"
TEXT = f"A quiet day. 🙂\n\n{SPLIT}\nNobody asked.\n"
SCORER = """
import json, sys
gold, predicted, *options = sys.argv[1:]
assert options[0] == "--json", options
of = 0.25 if options[1:] == ["--only", "direct"] else 0.5
names = ("attr/who+what", "content/exact", "source/exact")
print(json.dumps({name: {"P": 1.0, "R": 0.125, "F1": of} for name in names}))
"""


def words(text: str, spans: Spans) -> list[str]:
    return [text[start:end] for start, end in spans]


def at(text: str, part: str) -> tuple[int, int]:
    return text.index(part), text.index(part) + len(part)


def test_paragraphs_are_the_lines_that_say_something() -> None:
    text = " One.\n\n \t\nTwo. \r\nThree."
    assert [text[start:end] for start, end in paragraphs(text)] == ["One.", "Two.", "Three."]


def test_a_quotation_around_its_cue_is_one() -> None:
    speaker, cue = ((10, 15),), ((16, 20),)
    late, early = (22, 30), (0, 9)
    found = joined([Attribution(speaker, cue, (late,)), Attribution(speaker, cue, (early,))])
    assert found == [Attribution(speaker, cue, (early, late))]


def test_quotations_of_nobody_are_not_joined() -> None:
    alone = [Attribution((), (), ((0, 9),)), Attribution((), (), ((20, 30),))]
    assert joined(alone) == alone


@given(st.text())
def test_java_counts_back_to_characters(text: str) -> None:
    places = from_utf16(text)
    units = [text[:end].encode("utf-16-le", "surrogatepass") for end in range(len(text) + 1)]
    assert [places[len(each) // 2] for each in units] == list(range(len(text) + 1))


@given(st.text(alphabet="abÉ3 .“”\n"))
def test_letters_lead_back_through_other_marks_and_spaces(text: str) -> None:
    changed = text.replace("É", "E").replace("“", '"').replace("\n", ".\n ").replace("  ", " ")
    letters = Letters(changed, text)
    for start, char in enumerate(changed):
        spans = letters.back((start, start + 1))
        kept = [part.replace("É", "E") for part in words(text, spans)]
        assert kept == ([char] if char.isalnum() else [])


def test_a_text_that_lost_letters_is_refused() -> None:
    with pytest.raises(ValueError, match="by more than its marks"):
        Letters("Weiss", "Clara Weiss")


@dataclass
class Found:
    """A quotation as textacy gives it."""

    speaker: list[Token]
    cue: list[Token]
    content: Tokens


def test_textacys_words_become_spans() -> None:
    start = TEXT.index(SPLIT)
    doc = spacy.blank("en")(SPLIT)
    speaker, cue = [doc[7], doc[8]], [doc[9]]
    triples = [Found(speaker, cue, doc[:7]), Found(speaker, cue, doc[11:])]
    (said,) = textacy_quotations.quotations(triples, start)
    assert words(TEXT, said.source) == ["Clara Weiss"]
    assert words(TEXT, said.cue) == ["said"]
    assert words(TEXT, said.content) == ["“The bridge is safe,”", "“and the road is open.”"]


def test_textacys_words_that_stand_apart_are_spans_apart() -> None:
    doc = spacy.blank("en")("Weiss and Holm spoke")
    assert textacy_quotations.runs([doc[0], doc[2]], 5) == ((5, 10), (15, 19))


def test_corenlps_mentions_are_tokens_of_the_article() -> None:
    """Offsets are Java's, in which the face before them is two."""
    names = [at(TEXT, "quiet"), at(TEXT, "Clara"), at(TEXT, "Weiss"), at(TEXT, "Nobody")]
    later = TEXT.index("🙂") + 1
    java = [(s + (s >= later), e + (e >= later)) for s, e in names]
    tokens = [{"characterOffsetBegin": s, "characterOffsetEnd": e} for s, e in java]
    pieces = [at(TEXT, "“The bridge is safe,”"), at(TEXT, "“and the road is open.”")]
    quotes = [
        {"beginIndex": s + 1, "endIndex": e + 1, "mentionBegin": 1, "mentionEnd": 2}
        for s, e in pieces
    ]
    unknown = {"beginIndex": 0, "endIndex": 7, "speaker": "Unknown"}
    annotated = {
        "sentences": [{"tokens": tokens[:1]}, {"tokens": tokens[1:]}],
        "quotes": [unknown, *quotes],
    }
    (said,) = corenlp.quotations(annotated, TEXT)
    assert words(TEXT, said.source) == ["Clara Weiss"]
    assert said.content == tuple(pieces)


def test_corenlps_quotations_in_two_paragraphs_are_two() -> None:
    text = "Weiss said: “One.”\n“Two.”"
    token = {"characterOffsetBegin": 0, "characterOffsetEnd": 5}
    quotes = [
        {"beginIndex": s, "endIndex": e, "mentionBegin": 0, "mentionEnd": 0}
        for s, e in (at(text, "“One.”"), at(text, "“Two.”"))
    ]
    annotated = {"sentences": [{"tokens": [token]}], "quotes": quotes}
    assert len(corenlp.quotations(annotated, text)) == 2


def test_the_trackers_quotes_are_carried_back() -> None:
    changed = '"The bridge is safe," Clara Weiss said'
    original = "“The  bridge is safe,”\xa0Clara Weiss said"
    indexes = {
        f"{part}_index": "({},{})".format(*at(changed, found))
        for part, found in (
            ("speaker", "Clara Weiss"),
            ("verb", "said"),
            ("quote", '"The bridge is safe,"'),
        )
    }
    floating = {**indexes, "verb_index": ""}
    nobodys = {**indexes, "speaker_index": "(0,0)"}
    text = f"A day.\n{original}"
    start = text.index(original)
    letters = Letters(changed, original)
    said, later = gendergaptracker.quotes([indexes, nobodys, floating], letters, start)
    assert words(text, said.source) == ["Clara Weiss"]
    assert words(text, said.cue) == ["said"]
    assert words(text, said.content) == ["The  bridge is safe"]
    assert later == Attribution(said.source, (), said.content)


@pytest.mark.parametrize("way", ["shipped", "rules", "network"])
def test_our_own_ways_tell_the_same_of_plain_speech(way: str) -> None:
    text = "Clara Weiss said that the bridge was safe."
    ((said,),) = ours.read([text], way)
    assert words(text, said.source) == ["Clara Weiss"]
    assert words(text, said.cue) == ["said"]
    assert words(text, said.content) == ["that the bridge was safe"]


def test_systems_do_not_see_what_people_found(tmp_path: Path) -> None:
    annotated = tmp_path / "annotated.jsonl"
    record = {"doc_id": "a", "text": "One\u2028two three.", "attributions": [{"source": [0, 3]}]}
    annotated.write_text(json.dumps(record, ensure_ascii=False) + "\n", "utf-8")
    corpus = Corpus.of(annotated, tmp_path)
    (line,) = corpus.texts.read_text("utf-8").splitlines()
    assert json.loads(line) == {"doc_id": "a", "text": "One\u2028two three."}
    assert corpus.words == 3


def test_the_scorer_is_a_program(tmp_path: Path) -> None:
    scorer = tmp_path / "score.py"
    scorer.write_text(SCORER)
    found = scores(scorer, tmp_path / "gold", tmp_path / "predicted")
    assert found == {
        "who+what": 50.0,
        "P": 100.0,
        "R": 12.5,
        "direct only": 25.0,
        "content exact": 50.0,
        "source exact": 50.0,
    }


def test_a_scorer_that_fails_says_why(tmp_path: Path) -> None:
    scorer = tmp_path / "score.py"
    scorer.write_text("raise SystemExit('no gold there')")
    with pytest.raises(UnavailableError, match="the scorer failed: no gold there"):
        scores(scorer, tmp_path / "gold", tmp_path / "predicted")


@pytest.mark.parametrize("said", ["[]", "{}", "Score: 1", '{"attr/who+what": 1}'])
def test_a_scorer_of_another_kind_is_told(tmp_path: Path, said: str) -> None:
    scorer = tmp_path / "score.py"
    scorer.write_text(f"print({said!r})")
    with pytest.raises(UnavailableError, match="the scorer did not print JSON with P, R, F1 of"):
        scores(scorer, tmp_path / "gold", tmp_path / "predicted")


def test_a_folder_that_is_no_checkout_is_told(tmp_path: Path) -> None:
    (tracker,) = (one for one in systems(tmp_path) if one.name == "gendergaptracker")
    with pytest.raises(UnavailableError, match=r"has no nlp.english.quote_extractor\.py"):
        tracker.prepare()


@pytest.mark.slow
def test_one_that_cannot_be_had_says_so_and_the_rest_goes_on(tmp_path: Path) -> None:
    corpus, scorer, table = (tmp_path / name for name in ("c.jsonl", "score.py", "table.json"))
    corpus.write_text(json.dumps({"doc_id": "a", "text": TEXT, "attributions": []}) + "\n")
    scorer.write_text(SCORER)
    chosen = ["--systems", "gendergaptracker,rules", "--json", str(table)]
    command = [sys.executable, "-m", "bench.attribution", str(corpus), "--scorer", str(scorer)]
    subprocess.run([*command, *chosen], check=True, capture_output=True)
    base, rules, tracker = json.loads(table.read_text())
    assert base["of spaCy"] == 1
    assert rules["who+what"] == 50.0
    assert rules["words per CPU s"] > 0
    assert tracker["left out because"].startswith("no registry has it")
