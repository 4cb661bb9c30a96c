"""Write docs/queries.md from the headers: python -m claimgraph.queries.docs [FILE]."""

from __future__ import annotations

import json
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

from claimgraph.queries.library import library
from claimgraph.queries.model import Parameter, Query

PAGE = Path("docs/queries.md")

_INTRODUCTION = """\
# Ready-made queries

Made from the headers of `queries/*.cypher` by `python -m claimgraph.queries.docs`: change those,
not this page.

Each runs alike on the embedded engine and on a Neo4j, and only reads:

```
claimgraph query who-said-about-weapon -p weapon=Iskander
claimgraph query who-said-about-weapon -p weapon=Iskander --format csv > rows.csv
```

To run one in Neo4j Browser, paste its `:param` lines first, then the file
(`claimgraph queries NAME` prints it). A query of your own runs as `claimgraph query mine.cypher`;
give it a header like these, and its parameters are typed, its columns described and both checked.

- A parameter without a default is required. A list is `a,b,c`, or JSON.
- A date is as much of an ISO 8601 date as is known: 2021, 2021-04, 2021-04-07. A statement dated
  only by its month counts as within a range that begins or ends in that month.
- What the reference catalogue has is never mixed with what articles say: where a query shows both,
  its `basis` is `reference`, and it is according to the reference catalogue.
- Every row about a statement has its quote, its date, its outlet and a link: the article's address,
  else the id that `claimgraph show` takes.
"""


def page() -> str:
    """Return the page as Markdown."""
    queries = library().values()
    contents = "\n".join(f"- [{each.name}](#{each.name}): {each.purpose}" for each in queries)
    return "\n".join(
        [_INTRODUCTION, contents, *("\n".join(_section(each)) for each in queries), ""]
    )


def _section(query: Query) -> Iterator[str]:
    yield f"\n## {query.name}\n"
    yield f"{query.purpose}\n"
    yield f"```\n{_call(query)}\n```\n"
    if query.parameters:
        yield "| Parameter | Type | Default | |"
        yield "|---|---|---|---|"
        yield from (_parameter(each) for each in query.parameters)
        yield ""
    yield "| Column | |"
    yield "|---|---|"
    yield from (f"| `{each.name}` | {_cell(each.description)} |" for each in query.columns)
    if query.parameters:
        lines = "\n".join(each.browser_line for each in query.parameters)
        yield f"\n```\n{lines}\n```"


def _call(query: Query) -> str:
    """Return the command line with each required parameter's example."""
    needed = (each for each in query.parameters if each.required)
    given = (f" -p {shlex.quote(f'{each.name}={_text(each)}')}" for each in needed)
    return f"claimgraph query {query.name}{''.join(given)}"


def _text(parameter: Parameter) -> str:
    """Return the example as it is typed on the command line."""
    if isinstance(parameter.example, str):
        return parameter.example
    return json.dumps(parameter.example, ensure_ascii=False)


def _parameter(parameter: Parameter) -> str:
    default = "required"
    if not parameter.required:
        default = f"`{json.dumps(parameter.example, ensure_ascii=False)}`"
    description = _cell(parameter.description)
    return f"| `{parameter.name}` | {parameter.type} | {default} | {description} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else PAGE
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(page(), encoding="utf-8")
