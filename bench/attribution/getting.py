"""What the other systems need, fetched into .cache/bench once: packages from PyPI, jars from Maven.

Each Python package gets an environment of its own, so that nothing of it mixes with ours.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
CACHE = ROOT / ".cache" / "bench"
DOWNLOAD_S = 1800
LONGEST_REASON = 200

POM = """<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>claimgraph</groupId><artifactId>bench</artifactId><version>1</version>
  <dependencies>{}</dependencies>
</project>
"""
DEPENDENCY = (
    "<dependency><groupId>{}</groupId><artifactId>{}</artifactId><version>{}</version>"
    "<classifier>{}</classifier></dependency>"
)
COPY = ("dependency:copy-dependencies", "-DincludeScope=runtime")


class UnavailableError(Exception):
    """A system cannot be had or does not run here; says why."""


def environment(name: str, requirements: Sequence[str]) -> Path:
    """Return the Python of a virtual environment that has these packages, made the first time."""
    folder = CACHE / name
    python, made = folder / "bin" / "python", folder / ".made"
    wanted = "\n".join(requirements)
    if not made.is_file() or made.read_text("utf-8") != wanted:
        _done([sys.executable, "-m", "venv", "--clear", str(folder)], "no environment for it")
        pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        _done([*pip, *requirements], "its packages could not be installed")
        made.write_text(wanted, "utf-8")
    return python


def jars(name: str, dependencies: Sequence[tuple[str, str, str, str]]) -> Path:
    """Return a folder of jars, given as (group, artifact, version, classifier), and what they need.

    They are put in place in one step, so that a broken download does no harm.
    """
    folder = CACHE / name
    if folder.is_dir():
        return folder
    if shutil.which("mvn") is None:
        raise UnavailableError("mvn, which fetches its jars, is not on PATH")
    CACHE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE) as work:
        pom, lib = Path(work, "pom.xml"), Path(work, "lib")
        pom.write_text(POM.format("".join(DEPENDENCY.format(*one) for one in dependencies)))
        maven = ["mvn", "-q", "-B", "-f", str(pom), *COPY, f"-DoutputDirectory={lib}"]
        _done(maven, "its jars could not be fetched")
        lib.rename(folder)
    return folder


def last_words(report: str) -> str:
    """Return the end of what a program said when it failed: its last line."""
    lines = [line.strip() for line in report.splitlines() if line.strip()]
    return lines[-1][:LONGEST_REASON] if lines else "it does not say why"


def _done(command: Sequence[str], failure: str) -> None:
    try:
        done = subprocess.run(  # noqa: S603 - commands of this module
            command, capture_output=True, text=True, timeout=DOWNLOAD_S
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UnavailableError(f"{failure}: {error}") from error
    if done.returncode:
        raise UnavailableError(f"{failure}: {last_words(done.stdout + done.stderr)}")
