"""Loading: what is new goes in, what is unchanged is skipped, what fails stops nothing."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from claimgraph.errors import DatasetError, InputError
from claimgraph.graph.dataset import Dataset
from claimgraph.loaders.load import LoadReport, Step, extractions, load
from claimgraph.loaders.record import Article, Extraction
from claimgraph.loaders.stages import Stages
from tests import sample
from tests.stages import extract, stages


@pytest.fixture
def dataset(tmp_path: Path) -> Iterator[Dataset]:
    """Open an empty dataset."""
    with Dataset.open(tmp_path / "home") as opened:
        yield opened


def counts(report: LoadReport) -> tuple[int, int, int, int]:
    """Return how many were added, changed, unchanged and failed."""
    return report.added, report.changed, report.unchanged, len(report.failed)


def content(dataset: Dataset) -> list[bytes]:
    """Return every quad, in order."""
    out = io.BytesIO()
    dataset.write(out, "nquads")
    return sorted(out.getvalue().splitlines())


def ids(dataset: Dataset) -> list[str]:
    """Return the doc_ids of what is loaded."""
    return sorted(entry.doc_id for entry in dataset.articles())


@pytest.mark.parametrize("jobs", [1, pytest.param(2, marks=pytest.mark.slow)])
def test_a_batch_goes_in_and_what_fails_is_named(dataset: Dataset, jobs: int) -> None:
    steps: list[Step] = []
    names = ["a", "unreadable", "confusing", "b", "russian"]
    report = load(names, dataset, stages=stages(), jobs=jobs, progress=steps.append)
    assert counts(report) == (3, 0, 0, 2)
    assert report.articles == 3
    assert report.statements == 10
    assert ids(dataset) == ["a", "b", "russian"]
    assert sorted(step.origin for step in steps) == sorted(names)
    unreadable, confusing = sorted(report.failed, key=lambda error: error.origin, reverse=True)
    assert str(unreadable) == "unreadable: it is empty. Leave it out"
    assert "ZeroDivisionError: division by zero" in str(confusing)
    assert report.warnings == [
        ("russian", "its language is 'ru', not English: nothing was extracted")
    ]
    assert not dataset.find_article("russian").mined


def test_loading_twice_is_loading_once(dataset: Dataset) -> None:
    load(["a", "b"], dataset, stages=stages(), jobs=1)
    before = content(dataset)
    mined: list[str] = []

    def watched(article: Article) -> Extraction:
        mined.append(article.doc_id)
        return extract(article)

    report = load(["a", "b"], dataset, stages=stages(extract=watched), jobs=1)
    assert counts(report) == (0, 0, 2, 0)
    assert mined == []
    assert content(dataset) == before


def test_a_changed_article_replaces_its_graph(dataset: Dataset) -> None:
    load(["a", "b"], dataset, stages=stages(), jobs=1)
    report = load(["rewritten-a", "b"], dataset, stages=stages(), jobs=1)
    assert counts(report) == (0, 1, 1, 0)
    assert ids(dataset) == ["a", "b"]
    assert content(dataset) != []
    authors = dataset.sparql("SELECT ?author { ?a cg:author ?author } ORDER BY ?author")
    assert [str(row[0]) for row in authors] == ["Ann Ek", "B. Bo"]  # type: ignore[index]


@pytest.mark.parametrize(("extractor", "catalogue"), [("test 2", "1"), ("test 1", "2")])
def test_another_extractor_or_catalogue_mines_anew(
    dataset: Dataset, extractor: str, catalogue: str
) -> None:
    load(["a"], dataset, stages=stages(), jobs=1)
    renewed = stages(extractor, catalogue)
    assert counts(load(["a"], dataset, stages=renewed, jobs=1)) == (0, 1, 0, 0)
    assert counts(load(["a"], dataset, stages=renewed, jobs=1)) == (0, 0, 1, 0)


def test_two_inputs_of_one_address_do_not_overwrite_each_other(dataset: Dataset) -> None:
    report = load(["a", "rewritten-a", "copied-a"], dataset, stages=stages(), jobs=1)
    assert counts(report) == (1, 0, 1, 1)
    assert "has the address of a in the same batch" in str(report.failed[0])
    assert dataset.find_article("a").origin == "a"


def test_a_batch_is_never_held_in_memory(dataset: Dataset) -> None:
    taken: list[str] = []
    ahead: list[int] = []
    done: list[Step] = []

    def names() -> Iterator[str]:
        for number in range(100):
            taken.append(f"unreadable-{number}")
            yield taken[-1]

    def progress(step: Step) -> None:
        done.append(step)
        ahead.append(len(taken) - len(done))

    load(names(), dataset, stages=stages(), jobs=1, progress=progress)
    assert len(done) == 100
    assert max(ahead) <= 1


def test_ctrl_c_leaves_what_is_in_and_says_how_much(dataset: Dataset) -> None:
    report = load(["a", "b", "interrupting", "c"], dataset, stages=stages(), jobs=1)
    assert report.interrupted
    assert counts(report) == (2, 0, 0, 0)
    assert ids(dataset) == ["a", "b"]
    again = load(["a", "b", "c"], dataset, stages=stages(), jobs=1)
    assert counts(again) == (1, 0, 2, 0)


INTERRUPTED = """
import sys
from pathlib import Path
from claimgraph.graph.dataset import Dataset
from claimgraph.loaders.load import load
from tests.stages import stages
if __name__ == "__main__":
    names = [f"slow-{number}" for number in range(1000)]
    with Dataset.open(Path(sys.argv[1])) as dataset:
        told = lambda step: print(step.origin, flush=True)
        report = load(names, dataset, stages=stages(), jobs=2, progress=told)
        print("interrupted" if report.interrupted else "not", report.articles, flush=True)
"""


@pytest.mark.slow
def test_ctrl_c_ends_a_batch_and_its_processes(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(INTERRUPTED)
    root = Path(__file__).parent.parent
    command = [sys.executable, str(script), str(tmp_path / "home")]
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(root)},
        start_new_session=True,
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "slow-0\n"
        os.killpg(process.pid, signal.SIGINT)
        said = process.communicate(timeout=60)[0].splitlines()
        assert process.returncode == 0
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    word, articles = said[-1].split()
    assert word == "interrupted"
    with Dataset.open(tmp_path / "home") as dataset:
        assert len(ids(dataset)) == int(articles) < 100


@pytest.mark.slow
def test_an_article_that_kills_its_process_is_named_and_the_rest_goes_in(dataset: Dataset) -> None:
    names = [
        *(f"a{number}" for number in range(6)),
        "deadly",
        *(f"b{number}" for number in range(6)),
    ]
    report = load(names, dataset, stages=stages(), jobs=2)
    assert counts(report) == (12, 0, 0, 1)
    assert "the process that worked on it died" in str(report.failed[0])
    assert "deadly" not in ids(dataset)


@pytest.mark.slow
def test_processes_and_none_load_the_same(tmp_path: Path) -> None:
    names = [f"a{number}" for number in range(12)]
    loaded = []
    for jobs in (1, 2):
        with Dataset.open(tmp_path / str(jobs)) as dataset:
            load(names, dataset, stages=stages(), jobs=jobs)
            loaded.append(content(dataset))
    assert loaded[0] == loaded[1]


def test_a_dataset_that_cannot_be_written_stops_the_batch(tmp_path: Path) -> None:
    with Dataset.open(tmp_path) as dataset:
        load(["a"], dataset, stages=stages(), jobs=1)
    with Dataset.open(tmp_path, read_only=True) as dataset, pytest.raises(DatasetError):
        load(["b"], dataset, stages=stages(), jobs=1)


def test_extractions_come_in_order_and_failures_among_them() -> None:
    found = list(extractions(["a", "unreadable", "b"], stages=stages(), jobs=1))
    assert found[0] == extract(read_as("a"))
    assert isinstance(found[1], InputError)
    assert isinstance(found[2], Extraction)


def test_the_standard_stages_read_files_and_know_their_versions(
    dataset: Dataset, tmp_path: Path
) -> None:
    (tmp_path / "note.txt").write_text("Tor launcher lost\n\nA Tor launcher was lost on Friday.\n")
    standard = replace(Stages.standard(), extract=nothing)
    assert standard.extractor.startswith("claimgraph ")
    assert standard.catalogue_version
    report = load([tmp_path / "note.txt", tmp_path / "missing"], dataset, stages=standard)
    assert counts(report) == (1, 0, 0, 1)
    assert ids(dataset) == ["note"]
    assert counts(load([tmp_path / "note.txt"], dataset, stages=standard)) == (0, 0, 1, 0)


def nothing(article: Article) -> Extraction:
    """Return an extraction of an article that says nothing."""
    return Extraction(article)


def read_as(name: str) -> Article:
    """Return the article that this name reads as."""
    return replace(sample.article(name), origin=name)


def test_another_file_of_the_same_id_is_named(tmp_path: Path, dataset: Dataset) -> None:
    text = "The minister denied on Monday that a Tor-M2 launcher had been lost near the border.\n"
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "report.txt").write_text(text + folder, encoding="utf-8")
    first = load([tmp_path / "a"], dataset)
    second = load([tmp_path / "b"], dataset)
    again = load([tmp_path / "b"], dataset)

    assert first.warnings == again.warnings == []
    ((origin, warning),) = second.warnings
    assert origin.endswith("b/report.txt")
    assert f"takes the place of {tmp_path / 'a' / 'report.txt'}" in warning
