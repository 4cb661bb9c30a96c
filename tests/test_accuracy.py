"""Who said what, against people's annotations of text that nobody here wrote.

The floors only rise. PolNeAR has no nested attributions, so the outermost ones are scored; both
the articles and the scorer are read where they lie beside the project.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from claimgraph.loaders.extract import extract
from claimgraph.loaders.record import Attribution, Spans
from tests.real import unavailable
from tests.real.seed import SHARED
from training.corpus import article

SCORER = SHARED / "data" / "score.py"
DEV = SHARED / "data" / "polnear" / "polnear_dev.jsonl"
FLOORS = {
    "attr/who+what": 73.2,
    "attr/content50": 76.9,
    "content/exact": 64.7,
    "source/exact": 78.6,
}
DIRECT_FLOOR = 87.6
RULES_FLOOR = 55.5
"""F1 in per cent on the development part, as measured and never lowered: each measure, who+what of
direct speech alone, and who+what by rules only."""

_F1 = re.compile(r"^(\S+)\s.*\bF1\s+([\d.]+)", re.MULTILINE)


def spans(given: Spans) -> list[list[int]] | None:
    return [list(span) for span in given] or None


def scored(said: Attribution) -> dict[str, list[list[int]] | None]:
    return {part: spans(getattr(said, part)) for part in ("source", "cue", "content")}


def measured(predicted: Path, *options: str) -> dict[str, float]:
    """Return what the scorer makes of a file of predictions, by the name of each measure."""
    command = [sys.executable, str(SCORER), str(DEV), str(predicted), *options]
    report = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found = {name: float(f1) for name, f1 in _F1.findall(report)}
    assert found.keys() >= FLOORS.keys(), report
    return found


def predict(path: Path, *, rules_only: bool) -> Path:
    """Write what extraction finds in the development part, the outermost attributions."""
    with DEV.open(encoding="utf-8") as lines, path.open("w", encoding="utf-8") as out:
        for record in map(json.loads, lines):
            found = extract(article(record), rules_only=rules_only).attributions
            outer = [scored(said) for said in found if said.nested_in is None]
            out.write(json.dumps({"doc_id": record["doc_id"], "attributions": outer}) + "\n")
    return path


@pytest.mark.slow
def test_polnear(tmp_path: Path) -> None:
    if not (DEV.is_file() and SCORER.is_file()):
        unavailable("PolNeAR", "it is not at ../shared/data beside the project")
    predicted = predict(tmp_path / "predicted.jsonl", rules_only=False)
    found = measured(predicted)
    below = {name: found[name] for name, floor in FLOORS.items() if found[name] < floor}
    assert not below, found
    assert measured(predicted, "--only", "direct")["attr/who+what"] >= DIRECT_FLOOR


@pytest.mark.slow
def test_polnear_by_rules_only(tmp_path: Path) -> None:
    if not (DEV.is_file() and SCORER.is_file()):
        unavailable("PolNeAR", "it is not at ../shared/data beside the project")
    predicted = predict(tmp_path / "predicted.jsonl", rules_only=True)
    assert measured(predicted)["attr/who+what"] >= RULES_FLOOR
