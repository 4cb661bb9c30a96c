"""Which language an article is in."""

from __future__ import annotations

import re
import threading
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_SAMPLE = 4_000
_SURE = 0.9
_LONG_ENOUGH = 200
_VERY_SURE = 0.95
_LETTER = re.compile(r"[^\W\d_]")
_ADDRESS = re.compile(r"https?://\S+|\S+@\S+")
_CODE = re.compile(r"[A-Za-z]{2,3}(?![A-Za-z])")


def language_of(text: str, stated: str | None = None) -> str | None:
    """Return the ISO 639-1 code of `text`, None where nothing in it is a word.

    `stated` is what a page says of itself: it decides unless a text of some length is surely in
    another language (templates often leave "en" standing). An unsure text in Latin letters is
    taken for English.
    """
    sample = _ADDRESS.sub(" ", text[:_SAMPLE])
    letters = _LETTER.findall(sample)
    said = code(stated)
    if not letters:
        return said
    found, probability = _identify(sample)
    if said:
        sure = len(letters) >= _LONG_ENOUGH and probability >= _VERY_SURE
        return found if sure else said
    latin = sum(letter.isascii() for letter in letters) > 0.7 * len(letters)
    return found if probability >= _SURE or not latin else "en"


def code(stated: str | None) -> str | None:
    """Return the language of a tag such as "en-GB" or "en_US", None where it is none."""
    match = _CODE.match(stated.strip()) if stated else None
    return match[0].lower() if match else None


def _identify(sample: str) -> tuple[str, float]:
    name, probability = _identifier(threading.get_ident()).classify(sample)
    return str(name), float(probability)


@cache
def _identifier(_thread: int) -> LanguageIdentifier:
    """Return the model, loaded once in each thread: it keeps state while it classifies."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
