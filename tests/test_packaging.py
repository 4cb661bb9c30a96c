"""What ships: the package list, the links beside it, and what the metadata promises."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

import claimgraph

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("examples", "graph", "loaders", "ontology", "queries")


def config() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def shipped_files() -> list[Path]:
    """Return every file under the shipped folders, relative to the root."""
    own = (path for path in (ROOT / "claimgraph").iterdir() if not path.is_symlink())
    tops = [*(ROOT / name for name in FOLDERS), *(path for path in own if path.is_dir())]
    return [
        path.relative_to(ROOT)
        for top in tops
        for path in top.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    ]


def package_of(file: Path) -> str:
    """Return the package that a shipped file installs under."""
    parts = file.parent.parts
    return ".".join(parts if parts[0] == "claimgraph" else ("claimgraph", *parts))


def test_every_shipped_folder_is_listed() -> None:
    """A folder missing from the list would be missing from the wheel."""
    expected = {"claimgraph"} | {package_of(file) for file in shipped_files()}
    setuptools = config()["tool"]["setuptools"]

    assert set(setuptools["packages"]) == expected
    assert set(setuptools["package-dir"]) == expected


def test_every_data_file_is_covered() -> None:
    """A data file outside package-data would be missing from the wheel."""
    patterns: dict[str, list[str]] = config()["tool"]["setuptools"]["package-data"]
    uncovered = [
        file
        for file in shipped_files()
        if file.suffix != ".py"
        and not any(file.match(pattern) for pattern in patterns.get(package_of(file), []))
    ]

    assert uncovered == []


@pytest.mark.parametrize("name", FOLDERS)
def test_links_point_at_the_root_folders(name: str) -> None:
    """The links let mypy, pyright and an uninstalled run find the folders."""
    link = ROOT / "claimgraph" / name

    assert link.is_symlink()
    assert link.resolve() == ROOT / name
    assert not link.readlink().is_absolute()


def test_the_lock_names_no_host_and_hashes_everything() -> None:
    """An index in the lock would send every reader to it."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pins = re.findall(r"^[a-z0-9._-]+==", lock, flags=re.MULTILINE | re.IGNORECASE)

    assert "://" not in lock
    assert "--index" not in lock
    assert len(pins) == len(re.findall(r"^    --hash=sha256:.*[0-9a-f]$", lock, flags=re.MULTILINE))


def test_the_lock_pins_every_dependency() -> None:
    """A dependency added without `make lock` would be missing after `make demo`."""
    settings = config()
    wanted = [*settings["project"]["dependencies"], *settings["dependency-groups"]["dev"]]
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8").lower()
    pinned = {line.split("==")[0].replace("_", "-") for line in lock.splitlines() if "==" in line}

    names = {re.split(r"[><=~!\[; ]", item)[0].lower().replace("_", "-") for item in wanted}

    assert names <= pinned


def test_versions_agree() -> None:
    assert config()["project"]["version"] == claimgraph.__version__


def test_the_changelog_speaks_of_this_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

    assert f"## {claimgraph.__version__}" in changelog
