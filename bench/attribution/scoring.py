"""The scorer, a program of its own: its measures as columns of the table."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from bench.attribution.getting import UnavailableError, last_words

MEASURES = (WHO_AND_WHAT, CONTENT, SOURCE) = ("attr/who+what", "content/exact", "source/exact")
FIGURES = ("P", "R", "F1")
Measures = dict[str, dict[str, float]]


def scores(scorer: Path, annotated: Path, predicted: Path) -> dict[str, object]:
    """Return F1 in per cent, and for who said what also precision and recall."""
    whole = _measured(scorer, annotated, predicted)
    direct = _measured(scorer, annotated, predicted, "--only", "direct")
    said = whole[WHO_AND_WHAT]
    return {
        "who+what": _per_cent(said["F1"]),
        "P": _per_cent(said["P"]),
        "R": _per_cent(said["R"]),
        "direct only": _per_cent(direct[WHO_AND_WHAT]["F1"]),
        "content exact": _per_cent(whole[CONTENT]["F1"]),
        "source exact": _per_cent(whole[SOURCE]["F1"]),
    }


def _measured(scorer: Path, annotated: Path, predicted: Path, *options: str) -> Measures:
    done = subprocess.run(  # noqa: S603 - the program that the user named
        [sys.executable, str(scorer), str(annotated), str(predicted), "--json", *options],
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise UnavailableError(f"the scorer failed: {last_words(done.stderr)}")
    try:
        found = json.loads(done.stdout)
        return {name: {of: float(found[name][of]) for of in FIGURES} for name in MEASURES}
    except (ValueError, KeyError, TypeError) as error:
        asked = f"JSON with {', '.join(FIGURES)} of {', '.join(MEASURES)}"
        raise UnavailableError(f"the scorer did not print {asked}") from error


def _per_cent(fraction: float) -> float:
    return round(100 * fraction, 1)
