"""Articles into the dataset: find, read, skip what is unchanged, extract, write."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from claimgraph.errors import InputError
from claimgraph.graph.articles import State
from claimgraph.graph.dataset import Dataset
from claimgraph.loaders.interrupts import held_back
from claimgraph.loaders.record import Article, Extraction
from claimgraph.loaders.reference import refresh
from claimgraph.loaders.stages import Mined, Stages
from claimgraph.loaders.triples import content_hash
from claimgraph.loaders.workers import HasOrigin, Workers, default_jobs
from claimgraph.ontology.iris import article_iri

if TYPE_CHECKING:
    from claimgraph.loaders.read import ReadOptions

_WORTH_WORKERS = 16  # articles; fewer are done before worker processes have started

Outcome = Literal["added", "changed", "unchanged", "failed"]


@dataclass(frozen=True, slots=True)
class Step:
    """What became of one article, told to `progress` as it happens."""

    origin: str
    outcome: Outcome
    statements: int = 0
    warnings: tuple[str, ...] = ()
    error: InputError | None = None


@dataclass(slots=True)
class LoadReport:
    """What became of a batch; `warnings` are (origin, text), `interrupted` says Ctrl-C ended it."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    statements: int = 0
    failed: list[InputError] = field(default_factory=list)
    warnings: list[tuple[str, str]] = field(default_factory=list)
    interrupted: bool = False

    @property
    def articles(self) -> int:
        """How many articles of the batch are in the dataset now."""
        return self.added + self.changed + self.unchanged

    def note(self, step: Step) -> None:
        """Count what became of one article."""
        self.statements += step.statements
        self.warnings += [(step.origin, text) for text in step.warnings]
        if step.error is not None:
            self.failed.append(step.error)
        elif step.outcome == "added":
            self.added += 1
        elif step.outcome == "changed":
            self.changed += 1
        else:
            self.unchanged += 1


def load(
    paths: Iterable[str | Path],
    dataset: Dataset,
    *,
    options: ReadOptions | None = None,
    weapons: str | Path | None = None,
    jobs: int | None = None,
    progress: Callable[[Step], None] | None = None,
    rules_only: bool = False,
    stages: Stages | None = None,
) -> LoadReport:
    """Load articles into the dataset; one that fails is reported, and the rest goes in.

    `weapons` is a YAML file of the user's, or a folder of such, that joins the catalogue.
    An article is skipped where its content, the extractor and the catalogue are what it was
    loaded with. `jobs` are worker processes, 1 for none; by default as many as the machine and
    the batch are worth. Ctrl-C ends the batch in order: an article is in whole, or not at all. What
    the reference catalogue has of the weapons named follows at the end.
    """
    stages = stages or Stages.standard(options, weapons=weapons, rules_only=rules_only)
    batch = _Batch(dataset, stages, progress)
    sources, jobs = _weigh(stages.discover(paths), jobs)
    with _interruptible(batch.report), Workers(jobs) as workers:
        articles = batch.fresh(workers.map(stages.read, sources))
        for article, mined in workers.map(stages.to_rdf, articles):
            batch.store(article, mined)
    with _interruptible(batch.report):
        refresh(dataset, stages.catalogue())
    return batch.report


def extractions(
    paths: Iterable[str | Path],
    *,
    options: ReadOptions | None = None,
    weapons: str | Path | None = None,
    jobs: int | None = None,
    rules_only: bool = False,
    stages: Stages | None = None,
) -> Iterator[Extraction | InputError]:
    """Yield what articles say, in the order found, and store nothing; a failure is yielded too.

    `weapons` is a YAML file of the user's, or a folder of such, that joins the catalogue.
    """
    stages = stages or Stages.standard(options, weapons=weapons, rules_only=rules_only)
    sources, jobs = _weigh(stages.discover(paths), jobs)
    with Workers(jobs) as workers:
        for _, result in workers.map(stages.read_and_extract, sources):
            yield result


class _Batch:
    """One load: what it has seen, and what became of it."""

    def __init__(
        self, dataset: Dataset, stages: Stages, progress: Callable[[Step], None] | None
    ) -> None:
        self.report = LoadReport()
        self._dataset = dataset
        self._stages = stages
        self._progress = progress
        self._seen: dict[str, tuple[str, str]] = {}

    def fresh(self, read: Iterable[tuple[HasOrigin, Article | InputError]]) -> Iterator[Article]:
        """Pass on the articles that need extraction; note what becomes of the others here."""
        for source, article in read:
            if isinstance(article, InputError):
                self._note(Step(source.origin, "failed", error=article))
                continue
            iri, content = article_iri(article.doc_id, article.url), content_hash(article)
            if iri in self._seen:
                self._note(self._again(article, iri, content))
            elif self._is_stored(iri, content):
                self._note(Step(article.origin, "unchanged"))
            else:
                yield article
            self._seen.setdefault(iri, (article.origin, content))

    def _again(self, article: Article, iri: str, content: str) -> Step:
        """Judge a second article of the same IRI: the first stands, and nothing is lost unsaid."""
        first, first_content = self._seen[iri]
        if content == first_content:
            return Step(article.origin, "unchanged")
        error = InputError(
            article.origin,
            f"it has the address of {first} in the same batch, {iri}, but says something else",
            remedy="Leave one of the two out",
        )
        return Step(article.origin, "failed", error=error)

    def store(self, article: Article, mined: Mined | InputError) -> None:
        """Write an article's graph and note it."""
        if isinstance(mined, InputError):
            self._note(Step(article.origin, "failed", error=mined))
            return
        warnings = (*self._replaced(article, mined.iri), *mined.warnings)
        with held_back():  # what is in is also said to be in
            outcome = self._dataset.put_ntriples(mined.iri, mined.data)
            self._note(Step(article.origin, outcome, mined.statements, warnings))

    def _replaced(self, article: Article, iri: str) -> Iterator[str]:
        """Warn where another file that is still there had the same id."""
        before = self._dataset.origin(iri)
        if before is None or article.url or not Path(before).is_file():
            return
        if Path(article.origin).is_file() and not Path(before).samefile(article.origin):
            yield (
                f"it has the id {article.doc_id!r} and takes the place of {before}; "
                "to have both, load the folder that holds both"
            )

    def _is_stored(self, iri: str, content: str) -> bool:
        stages = self._stages
        wanted = State(content, stages.extractor, stages.catalogue_version)
        return self._dataset.state(iri) == wanted

    def _note(self, step: Step) -> None:
        self.report.note(step)
        if self._progress:
            self._progress(step)


@contextmanager
def _interruptible(report: LoadReport) -> Iterator[None]:
    """Let Ctrl-C end what runs inside, and note it."""
    try:
        yield
    except KeyboardInterrupt:
        report.interrupted = True


def _weigh(sources: Iterator[HasOrigin], jobs: int | None) -> tuple[Iterator[HasOrigin], int]:
    """Settle how many jobs a batch is worth, looking no further into it than needed."""
    if jobs is not None:
        return sources, jobs
    first = list(islice(sources, _WORTH_WORKERS))
    worth = default_jobs() if len(first) == _WORTH_WORKERS else 1
    return chain(first, sources), worth
