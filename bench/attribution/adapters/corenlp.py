"""CoreNLP's quote annotator with its attribution, over whole articles, by its command line."""

from __future__ import annotations

import json
import subprocess
import tempfile
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.attribution.spans import Attribution, from_utf16, joined, paragraphs

ANNOTATORS = "tokenize,ssplit,pos,lemma,ner,depparse,coref,quote"
MAIN = "edu.stanford.nlp.pipeline.StanfordCoreNLP"
HEAP = "-Xmx4g"


def read(texts: Sequence[str], jars: str) -> Iterator[list[Attribution]]:
    """Yield the quotations of each text; Java reads all of them before the first is yielded."""
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work)
        paths = [folder / f"{number}.txt" for number in range(len(texts))]
        for path, text in zip(paths, texts, strict=True):
            path.write_text(text, "utf-8", newline="")
        listed = folder / "texts.list"
        listed.write_text("".join(f"{path}\n" for path in paths), "utf-8")
        java = ["java", HEAP, "-cp", f"{jars}/*", MAIN, "-annotators", ANNOTATORS]
        options = ["-filelist", str(listed), "-outputFormat", "json", "-outputDirectory", work]
        subprocess.run([*java, *options], check=True)  # noqa: S603 - CoreNLP's own command
        for path, text in zip(paths, texts, strict=True):
            annotated = json.loads(path.with_suffix(".txt.json").read_text("utf-8"))
            yield quotations(annotated, text)


def quotations(annotated: dict[str, Any], text: str) -> list[Attribution]:
    """Return what CoreNLP's JSON says of a text, quotations of one mention in a paragraph as one.

    A mention is where the speaker is named, as tokens of the article, the last included; no cue is
    told. A quotation that has no mention is given to nobody, and left out.
    """
    places = from_utf16(text)
    tokens = [token for sentence in annotated["sentences"] for token in sentence["tokens"]]
    lines = [start for start, _ in paragraphs(text)]
    found: dict[int, list[Attribution]] = {}
    for quote in annotated["quotes"]:
        if "mentionBegin" not in quote:
            continue
        first, last = tokens[quote["mentionBegin"]], tokens[quote["mentionEnd"]]
        source = places[first["characterOffsetBegin"]], places[last["characterOffsetEnd"]]
        content = places[quote["beginIndex"]], places[quote["endIndex"]]
        line = found.setdefault(bisect_right(lines, content[0]), [])
        line.append(Attribution((source,), (), (content,)))
    return [one for line in found.values() for one in joined(line)]
