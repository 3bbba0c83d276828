"""The public Python API: the words of the command line, Python values, and errors that say what to do."""

from __future__ import annotations

import doctest
import gc
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from click.shell_completion import BashComplete, FishComplete, ZshComplete
from click.testing import CliRunner

import kg
from kg.api.result import python_value
from kg.cli import cli
from kg.rdf.answers import Term
from tests.conftest import PATIENCE, ROOT, SEEDS

XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.fixture(scope="module")
def graph(built: Path) -> kg.Graph:
    return kg.open(built)


# --- what cannot be met ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("attempt", "said"),
    [
        (lambda g, tmp: kg.open(tmp / "nowhere"), "no such file"),
        (lambda g, tmp: kg.open(tmp), "holds no kg.nq"),
        (lambda g, tmp: kg.build(tmp / "nowhere"), "nowhere"),
        (lambda g, tmp: kg.build(SEEDS, tmp / "nowhere", jobs=1), "nowhere"),
        (lambda g, tmp: kg.build(SEEDS, site="nosuchsite"), "no site is called 'nosuchsite'"),
        (lambda g, tmp: kg.build(SEEDS, format=["xlsx"]), "format: unknown: xlsx"),
        (lambda g, tmp: kg.build(SEEDS, format=[]), "format: nothing is chosen"),
        (lambda g, tmp: kg.build(""), "a path is empty"),
        (lambda g, tmp: kg.build(SEEDS, text="some"), "text: unknown: some"),
        (lambda g, tmp: kg.build(SEEDS, limit=0), "limit: 0 is not possible"),
        (lambda g, tmp: g.query("casts"), "did you mean cast"),
        (lambda g, tmp: g.query("cast", film="A Film Nobody Made"), "A Film Nobody Made"),
        (lambda g, tmp: g.query("cast", flim="x"), "flim"),
        (lambda g, tmp: g.query("DELETE WHERE { ?s ?p ?o }"), "refused"),
        (lambda g, tmp: g.query("releases").to_rdflib(), "only the answer of CONSTRUCT or DESCRIBE"),
        (lambda g, tmp: g.query("releases").column("year"), "its columns are title, date, place"),
        (lambda g, tmp: g.query("releases").render("xlsx"), "no format 'xlsx'"),
        (lambda g, tmp: g.why(g.films[0], "duratoin"), "did you mean duration"),
        (lambda g, tmp: g.why("A Film Nobody Made", "duration"), "A Film Nobody Made"),
        (lambda g, tmp: g.export("xlsx", tmp / "x"), "no export is called 'xlsx'"),
    ],
)
def test_what_cannot_be_met_is_one_line_that_says_what_to_do(
    graph: kg.Graph, tmp_path: Path, attempt: Callable[..., object], said: str
) -> None:
    with pytest.raises(kg.KgError) as caught:
        attempt(graph, tmp_path)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_graph_of_files_has_no_report(built: Path) -> None:
    of_file = kg.open(built / "kg.ttl")
    assert of_file.films
    with pytest.raises(kg.KgError, match="there is no report"):
        _ = of_file.report


def test_without_pandas_a_data_frame_is_refused_and_nothing_else(graph: kg.Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    result = graph.query("releases")
    assert result.rows
    with pytest.raises(kg.KgError, match="pip install pandas"):
        result.to_pandas()


def test_a_build_that_fails_leaves_no_folder_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(kg.KgError):
        kg.build(tmp_path / "nowhere")
    assert not list(tmp_path.iterdir())


# --- the public names -----------------------------------------------------------------------------------------------


def test_importing_kg_loads_none_of_its_libraries() -> None:
    code = "import sys, kg; dir(kg); print(sorted(m for m in sys.modules if m.startswith('kg.') or m in sys.argv[1:]))"
    heavy = ["rdflib", "pyoxigraph", "click", "bs4", "pandas", "pyarrow", "faker", "httpx"]
    done = subprocess.run([sys.executable, "-c", code, *heavy], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_each_public_name_is_there_and_no_other() -> None:
    for name in kg.__all__:
        assert getattr(kg, name) is not None
        assert name in dir(kg)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        kg.nothing  # type: ignore[attr-defined]  # noqa: B018


def test_mypy_strict_knows_the_types_of_a_users_script(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import kg\n"
        "graph: kg.Graph = kg.build('pages', text='none', exclude=['*.tmp'])\n"
        "rows = graph.query('cast', film=graph.films[0], limit=3).rows\n"
        "reveal_type(rows)\n"
        "reveal_type(graph.why('x', 'duration').claims[0].inferred)\n"
        "kg.build('pages', text='some')\n",
        encoding="utf-8",
    )
    # Silent imports: the check is of the script, not of kg once more. A cache of its own, or the next check of kg would start anew.
    command = [sys.executable, "-m", "mypy", "--strict", "--follow-imports=silent", "--config-file=", f"--cache-dir={tmp_path}", script]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, env={"PATH": "", "MYPYPATH": str(ROOT)})
    errors = [line for line in done.stdout.splitlines() if "script.py" in line and ": error:" in line]
    assert len(errors) == 1, done.stdout + done.stderr
    assert 'script.py:6: error: Argument "text"' in errors[0]
    assert "tuple[tuple[str | int | float" in done.stdout.replace("builtins.", "")
    assert '"bool"' in done.stdout.replace("builtins.", "")


# --- values ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lexical", "datatype", "value"),
    [
        ("eighty", "integer", "eighty"),
        ("1995-13-01", "date", "1995-13-01"),
        ("1995-10", "gYearMonth", "1995-10"),
        ("P1Y2M", "duration", "P1Y2M"),
        ("P", "duration", "P"),
        ("maybe", "boolean", "maybe"),
        ("82", "string", "82"),
        ("56465", "integer", 56465),
        ("1995", "gYear", 1995),
        ("82.0", "decimal", Decimal("82.0")),
        ("1e3", "double", 1000.0),
        ("true", "boolean", True),
        ("0", "boolean", False),
        ("1995-10-27", "date", date(1995, 10, 27)),
        ("PT1H51M", "duration", timedelta(minutes=111)),
        ("-P1DT0.5S", "duration", -timedelta(days=1, seconds=0.5)),
    ],
)
def test_a_literal_is_its_python_value_or_else_its_text(lexical: str, datatype: str, value: object) -> None:
    found = python_value(Term("literal", lexical, XSD + datatype))
    assert found == value
    assert type(found) is type(value)


def test_names_of_things_are_strings_that_are_no_text() -> None:
    found = python_value(Term("iri", "https://example.org/a"))
    assert found == "https://example.org/a"
    assert isinstance(found, kg.IRI)
    assert not isinstance(python_value(Term("literal", "https://example.org/a")), kg.IRI)
    assert python_value(None) is None


# --- build, open, ask -----------------------------------------------------------------------------------------------


def test_a_build_without_a_folder_lives_as_long_as_its_graph(inbox: Path) -> None:
    built = kg.build(inbox, jobs=1)
    folder = built.out
    assert built.report["counts"]["documents"] == 1
    assert built.query("ASK { ?m a schema:Movie }")
    del built
    gc.collect()
    assert not folder.parent.exists()
    with kg.build(str(inbox), jobs=1) as again:
        assert again.out.is_dir()
    assert not again.out.exists()
    assert repr(again) == "<Graph: closed>"


@pytest.mark.parametrize("from_stdin", [False, True])
def test_a_script_that_builds_in_processes_needs_no_guard_and_no_file(tmp_path: Path, from_stdin: bool) -> None:
    script = (
        "import kg\nbefore = globals().get('__file__', '')\n"
        f"graph = kg.build({str(SEEDS)!r}, jobs=2)\n"
        "print(len(graph.report['documents']), globals().get('__file__', '') == before)\n"
    )
    (tmp_path / "script.py").write_text(script, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, *(["-"] if from_stdin else ["script.py"])], input=script if from_stdin else None,
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, timeout=PATIENCE,
    )  # fmt: skip
    assert (done.stdout, done.stderr) == ("5 True\n", "")


def test_a_build_with_a_folder_writes_what_the_command_line_writes(built: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    kg.build(SEEDS, out=out).close()
    for path in built.iterdir():
        assert (out / path.name).read_bytes() == path.read_bytes(), path.name


def test_a_result_is_the_rows_of_the_command_line(graph: kg.Graph, built: Path, kg_output: Callable[..., str]) -> None:
    result = graph.query("cast", film=graph.films[0])
    assert str(result) == kg_output("query", "cast", "--data", built)
    assert len(result) == len(result.rows) == len(list(result)) == len(result.dicts())
    assert result.rows[0] == result[0] == tuple(result.dicts()[0].values())
    for film in (graph.films[0].title, str(graph.films[0]), str(graph.films[0].iri), graph.films[0].iri):
        assert graph.query("cast", film=film).rows == result.rows


@pytest.fixture
def kg_output() -> Callable[..., str]:
    def run(*args: object) -> str:
        return CliRunner().invoke(cli, [str(arg) for arg in args], catch_exceptions=False).output

    return run


def test_a_cut_answer_says_so(graph: kg.Graph) -> None:
    assert graph.query("cast", limit=2).truncated
    assert len(graph.query("cast", limit=2)) == 2
    assert not graph.query("cast").truncated


def test_html_of_a_notebook_is_escaped_and_short(graph: kg.Graph) -> None:
    html = graph.query('SELECT ("<b>&" AS ?text) (1 AS ?one) {}')._repr_html_()
    assert "<td>&lt;b&gt;&amp;</td><td>1</td>" in html
    many = graph.query("SELECT ?s { ?s ?p ?o }")
    assert f"{len(many) - 100:,} more rows" in many._repr_html_()
    assert graph.films[0].title in graph._repr_html_()


def test_truth_is_of_the_answer(graph: kg.Graph) -> None:
    assert graph.query("ASK { ?m a schema:Movie }").rows == ((True,),)
    assert not graph.query("ASK { ?m a schema:TVSeries }")
    assert not graph.query("SELECT ?m { ?m a schema:TVSeries }")


def test_pandas_holds_the_rows(graph: kg.Graph) -> None:
    pytest.importorskip("pandas")
    result = graph.query("releases")
    frame = result.to_pandas()
    assert tuple(frame.columns) == result.columns
    assert list(frame["date"]) == result.column("date")


def test_rdflib_holds_every_quad(graph: kg.Graph, built: Path) -> None:
    lines = (built / "kg.nq").read_text(encoding="utf-8").splitlines()
    dataset = graph.to_rdflib()
    assert len(list(dataset.quads())) == len(lines)
    # rdflib calls its default graph None or by this name, by its version.
    names = Counter("" if name is None else str(name).replace("urn:x-rdflib:default", "") for *_, name in dataset.quads())
    assert names[""] == graph.report["counts"]["facts"]
    assert len(names) == 1 + len(graph.report["documents"]) + 1, "the facts, a graph a document, the provenance"
    described = graph.query(f"DESCRIBE <{graph.films[0].iri}>")
    assert described.columns == ("subject", "predicate", "object")
    assert len(described.to_rdflib()) == len(described)


def test_rdflib_holds_every_quad_of_shards_too(graph: kg.Graph, tmp_path: Path) -> None:
    sharded = kg.build(SEEDS, out=tmp_path / "out", shards=3, gzip=True, format=["nq"])
    assert set(sharded.to_rdflib().quads()) == set(graph.to_rdflib().quads())


def test_rdflib_reads_turtle_into_the_default_graph(graph: kg.Graph, built: Path) -> None:
    of_file = kg.open(built / "kg.ttl").to_rdflib()
    assert {quad[:3] for quad in of_file.quads()} == {
        (s, p, o) for s, p, o, g in graph.to_rdflib().quads() if "default" in str(g or "default")
    }
    assert len({str(quad[3]) for quad in of_file.quads()}) == 1


def test_an_export_is_that_of_the_command_line(graph: kg.Graph, tmp_path: Path) -> None:
    made = graph.export("graphml", tmp_path / "network")
    assert made.counts
    assert list((tmp_path / "network").iterdir())


# --- why ------------------------------------------------------------------------------------------------------------


def test_a_property_nobody_states_has_no_claims(graph: kg.Graph) -> None:
    why = graph.why(graph.films[0], "part_of_series")
    assert why.values == why.claims == ()
    assert str(why).endswith("no page states part_of_series")
    assert "no page states" in why._repr_html_()


def test_the_length_of_a_film_is_not_that_of_its_trailer(graph: kg.Graph) -> None:
    assert len(graph.query("SELECT ?d { ?s schema:duration ?d }")) > 1
    why = graph.why(graph.films[0], "duration")
    assert len(why.values) == 1
    assert {claim.thing for claim in why.claims} == {graph.films[0].title}


def test_properties_that_share_a_term_are_kept_apart(graph: kg.Graph) -> None:
    writers, raters = (graph.why(graph.films[0], word) for word in ("writer", "rater"))
    assert writers.term == raters.term == "schema:author"
    assert writers.values
    assert raters.values
    assert not set(writers.values) & set(raters.values)
    assert not any(isinstance(value, kg.IRI) for value in (*writers.values, *raters.values))
    assert all("/rating/" in claim.thing for claim in raters.claims)


@pytest.mark.parametrize("name", ["duration", "schema:duration", "http://schema.org/duration", "https://schema.org/duration"])
def test_a_property_is_a_word_or_a_term(graph: kg.Graph, name: str) -> None:
    why = graph.why(str(graph.films[0]), name)
    assert (why.property, why.term, why.rule) == ("duration", "schema:duration", "majority")
    assert why.reason.startswith("the value that most pages state")


def test_each_claim_quotes_the_words_at_its_place(graph: kg.Graph) -> None:
    claims = [claim for word in ("duration", "director", "released", "score") for claim in graph.why(graph.films[0], word).claims]
    assert len(claims) > 5
    for claim in claims:
        start, end = map(int, claim.place.removeprefix("char ").split("-"))
        text = (SEEDS / claim.document).read_text(encoding="utf-8")
        assert text[start:end] == claim.quote
        assert isinstance(claim.inferred, bool)
    assert {claim.rank for claim in claims} <= {"", "preferred", "deprecated"}
    assert any(claim.inferred for claim in claims)


def test_why_in_a_notebook_names_value_rule_and_words(graph: kg.Graph) -> None:
    why = graph.why(graph.films[0], "duration")
    html = why._repr_html_()
    assert "<b>1:51:00</b>" in html
    assert "rule: majority" in html
    for claim in why.claims:
        assert f"<td>{claim.quote}</td>" in html
        assert claim.quote in str(why)


# --- the tutorial, help, completion ---------------------------------------------------------------------------------


def test_the_tutorial_happens_as_it_is_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (ROOT / "docs/python.md").read_text(encoding="utf-8")
    (tmp_path / "seeds").symlink_to(SEEDS, target_is_directory=True)
    monkeypatch.chdir(tmp_path)
    told: list[str] = []
    test = doctest.DocTestParser().get_doctest(text, {}, "docs/python.md", None, 0)
    flags = doctest.ELLIPSIS | doctest.IGNORE_EXCEPTION_DETAIL
    failed, tried = doctest.DocTestRunner(optionflags=flags).run(test, out=told.append)
    assert not failed, "".join(told)
    assert tried > 20
    (script,) = re.findall(r"^```python\n(.*?)^```", text, re.M | re.S)
    (tmp_path / "script.py").write_text(script, encoding="utf-8")
    done = subprocess.run([sys.executable, "script.py"], env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0].split()


def test_help_refuses_what_it_does_not_know(kg: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    done = kg("help", "quereis")
    assert done.returncode == 2
    assert done.stderr == "kg: there is no help on 'quereis'; did you mean queries?\n"


TOPICS = sorted(path.stem for path in (ROOT / "kg/topics").glob("*.md"))


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_is_short_listed_and_true_to_the_commands(topic: str, kg_output: Callable[..., str]) -> None:
    text = kg_output("help", topic)
    title = text.splitlines()[0]
    assert title.startswith("# ")
    assert f"  {topic:<12}{title[2:]}" in kg_output("help").splitlines()
    assert len(text.splitlines()) <= 30
    commands = {*cli.commands}
    for command, options in re.findall(r"\bkg (?!is|can|reads)([a-z]+)((?:[^\n]*?--[a-z-]+)*)", text):
        assert command in commands, command
        for option in re.findall(r"--[a-z-]+", options.split("  ")[0]):
            assert option in kg_output("help", command), f"kg {command} {option}"
    for named in re.findall(r"kg help (?!TOPIC)([a-z]+)", text):
        assert named in TOPICS


@pytest.mark.parametrize("command", ["build", "store", "store load", "completion"])
def test_help_on_a_command_is_its_own(command: str, kg_output: Callable[..., str]) -> None:
    assert kg_output("help", *command.split()).startswith(f"Usage: kg {command} ")


@pytest.mark.parametrize(("shell", "kind"), [("bash", BashComplete), ("zsh", ZshComplete), ("fish", FishComplete)])
def test_completion_prints_the_script_of_the_shell(shell: str, kind: type[BashComplete], kg_output: Callable[..., str]) -> None:
    made = kind(cli, {}, "kg", "_KG_COMPLETE")
    script = kg_output("completion", shell)
    assert script == made.source_template % made.source_vars()
    assert f"_KG_COMPLETE={shell}_complete" in script
    try:
        checked = subprocess.run([shell, "-n"], input=script, capture_output=True, text=True)
    except FileNotFoundError:
        pytest.skip(f"{shell} is not installed; its script was not parsed")
    assert checked.returncode == 0, checked.stderr


def test_bash_completes_the_commands(kg: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    # ``python -m kg`` is called kg as well, so that it answers to the same variable.
    done = kg(env={"_KG_COMPLETE": "bash_complete", "COMP_WORDS": "kg qu", "COMP_CWORD": "1"})
    assert done.stdout.split() == ["plain,query"]


def test_what_may_be_several_may_be_one(tmp_path: Path) -> None:
    left_out = tmp_path / "gone.toml"
    left_out.write_text('documents = ["nowhere"]\n', encoding="utf-8")
    page = next(SEEDS.glob("002*"))
    with kg.build(page, format="nq", exclude="*.html", takedown=left_out, out=tmp_path / "out") as graph:
        assert len(graph.films) == 1
        assert any(notice["code"] == "takedown-unmatched" for notice in graph.report["notices"])
    assert not (tmp_path / "out/kg.ttl").exists()


def test_a_query_is_not_given_less_memory_than_it_takes_to_begin(graph: kg.Graph) -> None:
    with pytest.raises(kg.KgError, match="1 MB do not hold a query; give 64 or more"):
        graph.query("films", memory=1)
