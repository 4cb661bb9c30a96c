"""The demonstration: everything it promises is there, and what it says to type works."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from claimgraph.cli.demo import QUESTIONS
from claimgraph.queries.library import library

pytestmark = pytest.mark.slow
EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
BIN = Path(sys.executable).parent


@dataclass(frozen=True)
class Demo:
    """A demonstration that was run: where, and what it printed."""

    folder: Path
    out: Path
    stdout: str


def type_in(words: str, folder: Path) -> subprocess.CompletedProcess[str]:
    env = {
        **os.environ,
        "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
        "CLAIMGRAPH_HOME": str(folder / "elsewhere"),
    }
    return subprocess.run(
        shlex.split(words), cwd=folder, env=env, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    folder = tmp_path_factory.mktemp("demo")
    done = type_in("claimgraph demo", folder)
    assert done.returncode == 0, done.stderr
    yield Demo(folder, folder / "claimgraph-demo", done.stdout)


def test_all_examples_are_loaded(demo: Demo) -> None:
    listed = type_in("claimgraph articles --format json --home claimgraph-demo/home", demo.folder)
    articles = {each["article"]: each for each in json.loads(listed.stdout)}

    assert set(articles) == {file.stem for file in EXAMPLES.iterdir()}
    assert len(articles) == 6
    assert all(
        each["mined"] and each["statements"] and each["published"] for each in articles.values()
    )


def test_every_question_is_answered(demo: Demo) -> None:
    for question in QUESTIONS:
        columns = {column.name for column in library()[question.query].columns}
        assert set(question.columns) <= columns
        _, asked, answer = demo.stdout.partition(question.words)
        assert asked, f"{question.words} is asked"
        assert len(answer.split("\n\n")[0].splitlines()) > 3, f"{question.words} has rows"


def test_the_files_are_there(demo: Demo) -> None:
    page = (demo.out / "iskander-marking.html").read_text(encoding="utf-8")
    trig = (demo.out / "articles.trig").read_text(encoding="utf-8")
    gexf = ET.parse(demo.out / "graph.gexf").getroot()

    assert "Alexei Venediktov" in page
    assert "Alexei Venediktov" in trig
    assert len(gexf.findall(".//{*}node")) > 50
    assert len(gexf.findall(".//{*}edge")) > 50


def test_what_it_says_to_type_works(demo: Demo) -> None:
    lines = demo.stdout.partition("What to type next")[2].strip().splitlines()
    commands = [line for line in lines if "YOUR-" not in line]

    assert len(commands) >= 3
    for command in commands:
        done = type_in(command, demo.folder)
        assert done.returncode == 0, f"{command}\n{done.stderr}"
        assert len(done.stdout.splitlines()) > 2 or "show" in command, f"{command} answers"


def test_what_it_says_is_there_is_there(demo: Demo) -> None:
    lines = demo.stdout.partition("What is there now")[2].partition("What to type")[0].splitlines()
    named = [line.split()[0] for line in lines if line]

    assert len(named) >= 4
    assert all((demo.folder / name).exists() for name in named)


def test_again_it_replaces_what_it_made_and_nothing_else(demo: Demo) -> None:
    mine = demo.out / "my-notes.txt"
    mine.write_text("mine", encoding="utf-8")

    assert type_in("claimgraph demo", demo.folder).returncode == 0
    assert mine.read_text(encoding="utf-8") == "mine"


def test_a_folder_of_somebody_elses_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "claimgraph-demo").mkdir()
    (tmp_path / "claimgraph-demo" / "thesis.txt").write_text("mine", encoding="utf-8")

    done = type_in("claimgraph demo", tmp_path)

    assert done.returncode == 1
    assert "--out" in done.stderr
    assert [each.name for each in (tmp_path / "claimgraph-demo").iterdir()] == ["thesis.txt"]
