"""The command line: help that teaches, output to read or to parse, errors that say what to do."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
import rdflib
from typer.main import get_command
from typer.testing import CliRunner, Result

from claimgraph import __version__
from claimgraph.cli.app import app
from claimgraph.cli.credentials import login_for
from tests.homes import sample_home, titled

ROOT = Path(__file__).resolve().parent.parent
CLAIMGRAPH = [sys.executable, "-m", "claimgraph"]
HEAVY = ("arcadedb", "lxml", "neo4j", "networkx", "pyoxigraph", "rdflib", "spacy", "trafilatura")


def commands() -> list[tuple[str, ...]]:
    """Return every command by the words to type."""
    found: list[tuple[str, ...]] = []
    for name, command in get_command(app).commands.items():  # type: ignore[attr-defined]
        inner = getattr(command, "commands", {})
        found += [(name, each) for each in inner] or [(name,)]
    return found


def run(*words: str | Path, home: Path | None = None, stdin: str | None = None) -> Result:
    env = {"CLAIMGRAPH_HOME": str(home) if home else None}
    return CliRunner().invoke(app, [str(word) for word in words], env=env, input=stdin)


def shell(line: str, cwd: Path, home: Path) -> subprocess.CompletedProcess[str]:
    """Run a line as a shell would, with this interpreter's `claimgraph`."""
    env = {
        **os.environ,
        "CLAIMGRAPH_HOME": str(home),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    }
    return subprocess.run(
        ["bash", "-c", line], cwd=cwd, env=env, capture_output=True, text=True, check=False
    )


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return sample_home(tmp_path / "home")


class TestHelp:
    """What there is to type, and how."""

    @pytest.mark.parametrize("words", commands(), ids=" ".join)
    def test_every_command_teaches_by_example(self, words: tuple[str, ...]) -> None:
        result = run(*words, "--help")

        assert result.exit_code == 0
        assert "Examples:" in result.stdout
        assert f"claimgraph {' '.join(words)}" in result.stdout

    @pytest.mark.parametrize("words", commands(), ids=" ".join)
    def test_every_command_is_documented(self, words: tuple[str, ...]) -> None:
        documentation = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")

        assert f"## claimgraph {words[0]}\n" in documentation
        assert f"claimgraph {' '.join(words)}" in documentation

    @pytest.mark.parametrize("words", commands(), ids=" ".join)
    def test_every_option_has_help(self, words: tuple[str, ...]) -> None:
        command = get_command(app)
        for word in words:
            command = command.commands[word]  # type: ignore[attr-defined]

        assert [each.name for each in command.params if not getattr(each, "help", "-")] == []

    def test_version(self) -> None:
        assert run("--version").stdout == f"claimgraph {__version__}\n"

    def test_alone_it_helps(self) -> None:
        result = run()

        assert result.exit_code == 2
        assert "claimgraph demo" in result.output

    @pytest.mark.parametrize(
        "line", ["nonsense", "load", "articles --format xml", "load --jobs 0 x"]
    )
    def test_a_wrong_command_line_is_refused(self, line: str) -> None:
        result = run(*line.split())

        assert result.exit_code == 2
        assert "Usage" in result.stderr

    def test_help_comes_at_once(self) -> None:
        times = []
        for _ in range(3):
            begun = time.perf_counter()
            subprocess.run([*CLAIMGRAPH, "--help"], check=True, capture_output=True)
            times.append(time.perf_counter() - begun)

        assert min(times) < 0.5

    def test_help_imports_nothing_heavy(self) -> None:
        code = "import claimgraph.cli.app, sys; print(*sys.modules)"
        loaded = subprocess.run(
            [sys.executable, "-c", code], check=True, capture_output=True, text=True
        ).stdout.split()

        assert set(HEAVY) & set(loaded) == set()


class TestOutput:
    """Tables, CSV and JSON on stdout; remarks on stderr."""

    def test_articles_as_a_table(self, home: Path) -> None:
        result = run("articles", home=home)

        assert result.exit_code == 0
        assert "sample/tor" in result.stdout
        assert "The Norland Courier" in result.stdout
        assert str(home) in result.stderr

    def test_articles_as_json(self, home: Path) -> None:
        [article] = json.loads(run("articles", "--format", "json", home=home).stdout)

        assert article["article"] == "sample/tor"
        assert article["statements"] == 5
        assert article["mined"] is True

    def test_articles_as_csv(self, home: Path) -> None:
        [row] = csv.DictReader(io.StringIO(run("articles", "-f", "csv", home=home).stdout))

        assert row["title"] == "Ministry denies loss of Tor launcher"
        assert row["url"] == ""

    def test_an_article_cannot_steer_the_terminal(self, tmp_path: Path) -> None:
        home = sample_home(tmp_path, titled("\x1b]0;owned\x07Red \x1b[31mtitle [bold]x[/bold]"))

        result = run("articles", home=home)

        assert "\x1b" not in result.stdout
        assert "[bold]x[/bold]" in result.stdout

    def test_an_article_cannot_run_in_a_spreadsheet(self, tmp_path: Path) -> None:
        home = sample_home(tmp_path, titled("=1+1"))

        [row] = csv.DictReader(io.StringIO(run("articles", "-f", "csv", home=home).stdout))

        assert row["title"] == "'=1+1"

    def test_a_piped_table_has_a_line_a_row(self, tmp_path: Path) -> None:
        home = sample_home(tmp_path, titled("A long title " * 40))

        lines = run("articles", home=home).stdout.splitlines()

        assert len(lines) == 3
        assert lines[-1].rstrip().endswith("5")

    def test_a_terminal_gets_whole_words_or_a_record_a_row(
        self, home: Path, tmp_path: Path
    ) -> None:
        def at(width: int) -> list[str]:
            line = f"FORCE_COLOR=1 COLUMNS={width} claimgraph articles"
            printed = shell(line, tmp_path, home).stdout
            return re.sub("\x1b\\[[0-9;]*m", "", printed).splitlines()

        wide, narrow = at(90), at(40)

        assert max(map(len, wide)) <= 90
        assert "publisher" in wide[0]
        assert max(map(len, narrow)) <= 40
        assert [line for line in narrow if "publisher" in line and "Norland" in line]

    def test_home_option_wins_over_the_environment(self, home: Path, tmp_path: Path) -> None:
        result = run("articles", "--home", home, home=tmp_path / "elsewhere")

        assert "sample/tor" in result.stdout


class TestSparql:
    """The dataset asked."""

    def test_select(self, home: Path) -> None:
        text = "SELECT ?who WHERE { ?a cg:said ?c . ?a cg:name ?who } ORDER BY ?who"

        rows = json.loads(run("sparql", text, "-f", "json", home=home).stdout)

        assert {"who": "Pavel Orlov"} in rows

    def test_ask(self, home: Path) -> None:
        result = run("sparql", "ASK { ?s cg:stance 'denies' }", "-f", "json", home=home)

        assert json.loads(result.stdout) == [{"answer": True}]

    def test_construct_prints_turtle(self, home: Path) -> None:
        text = "CONSTRUCT { ?a cg:name ?n } WHERE { ?a cg:name ?n }"

        turtle = run("sparql", text, home=home).stdout

        assert 'cg:name "Rita Holm"' in turtle
        assert len(rdflib.Graph().parse(data=turtle, format="turtle")) > 5

    def test_a_file_and_standard_input(self, home: Path, tmp_path: Path) -> None:
        file = tmp_path / "ask.rq"
        file.write_text("ASK { ?s a cg:Statement }", encoding="utf-8")

        assert "true" in run("sparql", file, home=home).stdout
        assert "true" in run("sparql", "-", home=home, stdin="ASK { ?s a cg:Claim }").stdout

    def test_a_mistake_is_named_with_its_line(self, home: Path) -> None:
        result = run("sparql", "SELECT ?x\nWHERE { ?x cg:name }", home=home)

        assert result.exit_code == 2
        assert "query:2" in result.stderr

    def test_writing_is_refused(self, home: Path) -> None:
        result = run("sparql", "DELETE WHERE { ?s ?p ?o }", home=home)

        assert result.exit_code == 2
        assert "sample/tor" in run("articles", home=home).stdout


class TestErrors:
    """One message with what to do, never a traceback."""

    @pytest.mark.parametrize(
        "line",
        [
            "articles",
            "push",
            "query operators -p weapon=Tor",
            "show x",
            "drop x",
            "export gexf out.gexf",
            "sparql 'ASK {}'",
        ],
    )
    def test_nothing_is_loaded_yet(self, line: str, tmp_path: Path) -> None:
        home = tmp_path / "nothing"

        result = shell(f"claimgraph {line}", tmp_path, home)

        assert result.returncode == 1
        assert "Error: there is no dataset" in result.stderr
        assert "claimgraph load PATH" in result.stderr
        assert "Traceback" not in result.stderr
        assert not home.exists()
        assert list(tmp_path.iterdir()) == []

    def test_an_unknown_article(self, home: Path) -> None:
        result = run("show", "sample/tro", home=home)

        assert result.exit_code == 2
        assert "sample/tor" in result.stderr

    def test_an_unknown_query(self) -> None:
        result = run("queries", "operatos")

        assert result.exit_code == 2
        assert "operators" in result.stderr

    def test_a_file_that_cannot_be_written(self, home: Path, tmp_path: Path) -> None:
        (tmp_path / "file").touch()

        result = run("export", "trig", tmp_path / "file" / "all.trig", home=home)

        assert result.exit_code == 1
        assert "all.trig" in result.stderr

    def test_a_closed_pipe_is_quiet(self, home: Path, tmp_path: Path) -> None:
        result = shell("claimgraph weapons list | head -1", tmp_path, home)

        assert result.stdout.startswith("id")
        assert result.stderr == ""

    def test_a_pipe_closed_before_anything_was_read(self, home: Path, tmp_path: Path) -> None:
        result = shell("claimgraph articles -f json 2>err | true; cat err", tmp_path, home)

        assert "Traceback" not in result.stdout
        assert "BrokenPipe" not in result.stdout


class TestCredentials:
    """A Neo4j's password: from the environment or asked for, and never shown."""

    URI = "bolt://127.0.0.1:9"

    def test_nobody_to_ask(self, home: Path, tmp_path: Path) -> None:
        line = f"unset NEO4J_USERNAME NEO4J_PASSWORD; claimgraph push --to {self.URI} </dev/null"

        result = shell(line, tmp_path, home)

        assert result.returncode == 1
        assert "NEO4J_USERNAME and NEO4J_PASSWORD" in result.stderr

    def test_asked_for_at_a_terminal(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.delenv("NEO4J_USERNAME", raising=False)
        monkeypatch.delenv("NEO4J_PASSWORD", raising=False)
        monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
        monkeypatch.setattr("typer._click.termui.visible_prompt_func", lambda _: "ann")
        monkeypatch.setattr("typer._click.termui.hidden_prompt_func", lambda _: "hunter22")

        login = login_for(self.URI, None)

        assert (login.user, login.password) == ("ann", "hunter22")
        assert "hunter22" not in repr(login) + "".join(capsys.readouterr())

    def test_no_message_shows_the_password(self, home: Path, tmp_path: Path) -> None:
        line = f"NEO4J_USERNAME=neo4j NEO4J_PASSWORD=hunter22 claimgraph push --to {self.URI}"

        result = shell(line, tmp_path, home)

        assert result.returncode == 1
        assert "no Neo4j answers there" in result.stderr
        assert "hunter22" not in result.stdout + result.stderr

    def test_an_address_with_a_password_is_not_repeated(self, home: Path, tmp_path: Path) -> None:
        line = "NEO4J_USERNAME=a NEO4J_PASSWORD=b claimgraph push --to bolt://neo4j:hunter22@127.0.0.1:9"

        result = shell(line, tmp_path, home)

        assert result.returncode == 1
        assert "hunter22" not in result.stdout + result.stderr


class TestCommands:
    """What each command does, beyond what its own part's tests say."""

    def test_drop(self, home: Path) -> None:
        assert "Dropped sample/tor" in run("drop", "sample/tor", home=home).stdout
        assert json.loads(run("articles", "-f", "json", home=home).stdout) == []

    def test_drop_is_all_or_nothing(self, home: Path) -> None:
        assert run("drop", "sample/tor", "sample/missing", home=home).exit_code == 2
        assert len(json.loads(run("articles", "-f", "json", home=home).stdout)) == 1

    def test_show(self, home: Path, tmp_path: Path) -> None:
        page = tmp_path / "page.html"

        result = run("show", "sample/tor", "--out", page, home=home)

        assert result.stdout.strip() == str(page)
        assert "Rita Holm" in page.read_text(encoding="utf-8")

    @pytest.mark.parametrize("form", ["turtle", "trig", "nquads", "jsonld"])
    def test_export_rdf(self, form: str, home: Path, tmp_path: Path) -> None:
        result = run("export", form, tmp_path / "out", home=home)

        assert result.exit_code == 0
        assert "Rita Holm" in (tmp_path / "out").read_text(encoding="utf-8")

    def test_queries_in_full(self) -> None:
        text = run("queries", "operators").stdout

        assert "// purpose:" in text
        assert ":param weapon =>" in text


def test_the_readme_and_help_name_no_other_command() -> None:
    """A command that is gone must not be promised."""
    words = {" ".join(each) for each in commands()} | {each[0] for each in commands()}
    texts = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    named = {
        match
        for text in texts
        for match in re.findall(
            r"(?:^\$ |`)claimgraph ([a-z]+)", text.read_text("utf-8"), re.MULTILINE
        )
    }

    assert named
    assert named <= words
