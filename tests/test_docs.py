"""Every example in the documentation runs, and every link leads somewhere."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.markdown import Block, blocks
from tests.real.neo4j import Login

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
ALL_PAGES = [*PAGES, ROOT / "ARCHITECTURE.md", ROOT / "CHANGELOG.md", ROOT / "bench" / "README.md"]
RUN_HERE = {"console", "python"}
WRITTEN = {"yaml"}  # into the file that its first line names
RUN_ON_NEO4J = {"neo4j", "neo4j-python"}
SHOWN = {"sh", "json", "cypher", "sparql", "turtle", "text", ""}
LINK = re.compile(r"(?<!`)\[[^\]]*\]\(([^)\s]+)\)")


def name(page: Path) -> str:
    return str(page.relative_to(ROOT))


def with_blocks(languages: set[str]) -> list[Path]:
    return [page for page in PAGES if any(each.language in languages for each in blocks(page))]


@pytest.fixture
def workplace(tmp_path: Path) -> Path:
    """Return a folder with the examples in it, as the documentation's reader has."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    return tmp_path


def environment(workplace: Path, **more: str) -> dict[str, str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    home = str(workplace / "home")
    return {**os.environ, "PATH": path, "CLAIMGRAPH_HOME": home, "BROWSER": "true", **more}


def type_in(command: str, workplace: Path, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-c", command],
        cwd=workplace,
        env=environment(workplace, **more),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def python(code: str, workplace: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run Python as a script: loading may start worker processes."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=workplace,
        env=environment(workplace, **more),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def run_in_order(found: list[Block], workplace: Path) -> None:
    """Write files and type the commands one by one; then run the Python blocks as one script."""
    for block in found:
        if block.language in WRITTEN:
            first = block.text.partition("\n")[0]
            (workplace / first.removeprefix("# ")).write_text(block.text, "utf-8")
        if block.language == "console":
            assert block.commands, f"line {block.line}: a console block types something"
        for command in block.commands:
            done = type_in(command, workplace)
            assert done.returncode == 0, f"line {block.line}: {command}\n{done.stderr}"
    script = "\n".join(each.text for each in found if each.language == "python")
    done = python(script, workplace)
    assert done.returncode == 0, done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("page", with_blocks(RUN_HERE), ids=name)
def test_examples_run(page: Path, workplace: Path) -> None:
    found = [each for each in blocks(page) if each.language in RUN_HERE | WRITTEN]
    if not any("load" in each.text and "examples/" in each.text for each in found):
        assert type_in("claimgraph load examples/", workplace).returncode == 0

    run_in_order(found, workplace)


@pytest.mark.slow
@pytest.mark.neo4j
@pytest.mark.usefixtures("neo4j_target")
def test_examples_run_on_a_neo4j(workplace: Path, neo4j_login: Login) -> None:
    page = ROOT / "docs" / "install" / "neo4j.md"
    who = {"NEO4J_USERNAME": neo4j_login.user, "NEO4J_PASSWORD": neo4j_login.password}
    [block] = [each for each in blocks(page) if each.language == "neo4j"]

    for command in block.commands:
        there = command.replace("neo4j://localhost:7687", neo4j_login.uri)
        done = type_in(there, workplace, **who)
        assert done.returncode == 0, f"{command}\n{done.stderr}"


@pytest.mark.slow
@pytest.mark.neo4j
@pytest.mark.usefixtures("neo4j_target")
def test_python_runs_on_a_neo4j(workplace: Path, neo4j_login: Login) -> None:
    [block] = [
        each for each in blocks(ROOT / "docs" / "python.md") if each.language == "neo4j-python"
    ]
    begin = (
        "import claimgraph, os\n"
        "claimgraph.load(['examples/'])\n"
        "server = claimgraph.Server(os.environ['URI'], os.environ['WHO'], os.environ['WORD'])\n"
    )
    who = {"URI": neo4j_login.uri, "WHO": neo4j_login.user, "WORD": neo4j_login.password}

    done = python(begin + block.text + "assert len(rows)\n", workplace, **who)

    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_block_is_run_or_only_shown(page: Path) -> None:
    """A block in a language nobody runs would be an example that nobody tried."""
    assert {each.language for each in blocks(page)} <= RUN_HERE | WRITTEN | RUN_ON_NEO4J | SHOWN


def test_make_targets_that_are_promised_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    promised = {
        target
        for page in ALL_PAGES
        for target in re.findall(r"(?:^|`)make ([a-z]+)", page.read_text("utf-8"), re.MULTILINE)
    }

    assert {"demo", "test", "check"} <= promised
    assert [target for target in sorted(promised) if f"\n{target}:" not in makefile] == []


@pytest.mark.parametrize("page", ALL_PAGES, ids=name)
def test_links_lead_somewhere(page: Path) -> None:
    links = LINK.findall(page.read_text(encoding="utf-8"))
    local = [link.partition("#")[0] for link in links if "://" not in link]

    assert [link for link in local if link and not (page.parent / link).exists()] == []


def test_every_page_is_reached_from_the_readme() -> None:
    """A page that nothing links to is a page that nobody reads."""
    reached, waiting = set(), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in reached or page.suffix != ".md":
            continue
        reached.add(page)
        links = LINK.findall(page.read_text(encoding="utf-8"))
        waiting += [(page.parent / link).resolve() for link in links if "://" not in link]

    assert set(PAGES) - reached == set()
