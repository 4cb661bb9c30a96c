"""The scorer, a program of its own: its measures as columns of the table."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from bench.attribution.getting import UnavailableError, last_words

WHO_AND_WHAT = "attr/who+what"


def scores(scorer: Path, annotated: Path, predicted: Path) -> dict[str, object]:
    """Return F1 in per cent, and for who said what also precision and recall."""
    whole = _measured(scorer, annotated, predicted)
    direct = _measured(scorer, annotated, predicted, "--only", "direct")
    return {
        "who+what": _per_cent(whole, WHO_AND_WHAT, "F1"),
        "P": _per_cent(whole, WHO_AND_WHAT, "P"),
        "R": _per_cent(whole, WHO_AND_WHAT, "R"),
        "direct only": _per_cent(direct, WHO_AND_WHAT, "F1"),
        "content exact": _per_cent(whole, "content/exact", "F1"),
        "source exact": _per_cent(whole, "source/exact", "F1"),
    }


def _measured(scorer: Path, annotated: Path, predicted: Path, *options: str) -> dict[str, Any]:
    done = subprocess.run(  # noqa: S603 - the program that the user named
        [sys.executable, str(scorer), str(annotated), str(predicted), "--json", *options],
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise UnavailableError(f"the scorer failed: {last_words(done.stderr)}")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _per_cent(found: dict[str, Any], measure: str, figure: str) -> float:
    return round(100 * float(found[measure][figure]), 1)
