"""A real Gephi, headless: its own importer, from Maven Central, says what it made of a file."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.real import unavailable

HERE = Path(__file__).parent
JARS = HERE.parents[1] / ".cache" / "gephi"
IMPORT_TIMEOUT_S = 180
DOWNLOAD_TIMEOUT_S = 900


@dataclass(frozen=True)
class GephiReport:
    """What Gephi holds after loading a file.

    `looks` are the colour and size of each node; `kinds` counts edges by relationship type.
    """

    nodes: int
    edges: int
    dynamic: bool
    directed: bool
    time_format: str
    node_columns: dict[str, str]
    edge_columns: dict[str, str]
    labels: dict[str, str]
    looks: dict[str, tuple[str, float]]
    kinds: Counter[str]
    issues: tuple[str, ...]


LoadInGephi = Callable[[Path], GephiReport]


@pytest.fixture(scope="session")
def gephi() -> LoadInGephi:
    """Return a function that loads a file into a real Gephi and reports what it holds."""
    for tool in ("java", "mvn"):
        if shutil.which(tool) is None:
            unavailable("Gephi", f"{tool} is not on PATH")
    try:
        _fetch_jars()
    except subprocess.SubprocessError as error:
        unavailable("Gephi", f"its jars could not be fetched: {error}")
    return _load


def _fetch_jars() -> None:
    complete = JARS / ".complete"
    if complete.exists():
        return
    maven = ["mvn", "-q", "-B", "-f", str(HERE / "gephi_pom.xml"), "dependency:copy-dependencies"]
    options = [f"-DoutputDirectory={JARS}", "-DincludeScope=runtime"]
    subprocess.run([*maven, *options], check=True, timeout=DOWNLOAD_TIMEOUT_S, capture_output=True)
    complete.touch()


def _load(path: Path) -> GephiReport:
    java = ["java", "-Djava.awt.headless=true", "-Xmx1g", "-cp", f"{JARS}/*"]
    run = subprocess.run(
        [*java, str(HERE / "GephiImport.java"), str(path)],
        capture_output=True,
        text=True,
        timeout=IMPORT_TIMEOUT_S,
        check=False,
    )
    lines = [line for line in run.stdout.splitlines() if line.startswith("{")]
    assert run.returncode == 0, run.stderr
    assert lines, run.stderr
    found: dict[str, Any] = json.loads(lines[-1])
    found["looks"] = {node: tuple(look) for node, look in found["looks"].items()}
    found["kinds"] = Counter(found["kinds"])
    found["issues"] = tuple(found["issues"])
    return GephiReport(**found)
