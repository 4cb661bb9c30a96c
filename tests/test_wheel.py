"""The wheel: installed into a clean environment, outside the checkout, it runs the demo."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

import pytest

import claimgraph
from tests.real import unavailable

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parent.parent
UNREACHABLE = re.compile(r"NewConnectionError|ConnectTimeout|NameResolutionError|ProxyError")


@dataclass(frozen=True)
class Installed:
    """An environment with the wheel in it, and the folder to work in."""

    python: Path
    folder: Path

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a command of this environment, with nothing of ours around it."""
        env = {
            "PATH": f"{self.python.parent}{os.pathsep}/usr/bin{os.pathsep}/bin",
            "HOME": str(self.folder),
            "LANG": "C.UTF-8",
        }
        return subprocess.run(
            words, cwd=self.folder, env=env, capture_output=True, text=True, check=False
        )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from a copy of what git knows or would: no old build can slip in."""
    source, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).exists():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, source / name, follow_symlinks=False)
    built = subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, source],
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stdout + built.stderr
    [wheel] = out.iterdir()
    return wheel


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """Install the wheel, its dependencies at the versions of the lock."""
    folder = tmp_path_factory.mktemp("clean")
    subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    constraints = folder / "constraints.txt"
    constraints.write_text(re.sub(r" \\\n.*", "", lock), encoding="utf-8")
    python = folder / "venv" / "bin" / "python"
    done = subprocess.run(
        [python, "-m", "pip", "install", "--quiet", "--constraint", constraints, wheel],
        capture_output=True,
        text=True,
        check=False,
    )
    if UNREACHABLE.search(done.stderr):
        unavailable("package index", "the wheel's dependencies could not be downloaded")
    assert done.returncode == 0, done.stderr
    return Installed(python, folder)


def test_the_wheel_holds_every_file_that_ships(wheel: Path) -> None:
    held = set(ZipFile(wheel).namelist())
    folders = {"claimgraph": ROOT / "claimgraph"}
    folders |= {
        f"claimgraph/{name}": ROOT / name
        for name in ("examples", "graph", "loaders", "ontology", "queries")
    }
    wanted = {
        f"{package}/{file.relative_to(folder).as_posix()}"
        for package, folder in folders.items()
        for file in folder.rglob("*")
        if file.is_file() and file.suffix != ".pyc" and "__pycache__" not in file.parts
    }

    assert wanted - held == set()
    assert not any(name.startswith(("tests/", "graph/", "queries/")) for name in held)


def test_what_runs_is_the_wheels(installed: Installed) -> None:
    done = installed.run(
        str(installed.python), "-c", "import claimgraph, claimgraph.graph as g; print(g.__file__)"
    )

    assert Path(done.stdout.strip()).is_relative_to(installed.folder / "venv")


def test_the_command_is_there(installed: Installed) -> None:
    assert (
        installed.run("claimgraph", "--version").stdout == f"claimgraph {claimgraph.__version__}\n"
    )


def test_the_demo_runs(installed: Installed) -> None:
    done = installed.run("claimgraph", "demo")

    assert done.returncode == 0, done.stderr
    assert "6 articles in" in done.stdout
    assert {each.name for each in (installed.folder / "claimgraph-demo").iterdir()} == {
        "articles",
        "articles.trig",
        "graph.gexf",
        "home",
        "iskander-marking.html",
    }


def test_nothing_is_missing(installed: Installed) -> None:
    done = installed.run("claimgraph", "doctor")

    assert done.returncode == 0, done.stdout
