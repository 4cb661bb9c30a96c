"""Parts of speech are spaCy's own, by whichever way they come."""

from __future__ import annotations

from pathlib import Path

from claimgraph.loaders.extract.parse import NAMER, UNUSED, language_model, plain_model
from claimgraph.loaders.read import ReadOptions, discover, read

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"


def test_the_table_of_tags_says_what_the_rules_say() -> None:
    whole = plain_model(exclude=[*UNUSED, NAMER])
    light = language_model(named=False)
    for source in discover([EXAMPLES], ReadOptions()):
        article = read(source)
        for text in (article.text, "", " ", "\n\n"):
            theirs, ours = whole(text), light(text)
            for mine, own in zip(ours, theirs, strict=True):
                assert (mine.pos_, mine.tag_, mine.dep_) == (own.pos_, own.tag_, own.dep_), own
                assert mine.head.i == own.head.i
