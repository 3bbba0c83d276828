"""The command line: help is light, errors are one line, exit codes mean what they say."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli.group import cli, main
from kg.resolve.pairs.kinds import Kind
from tests.conftest import ROOT, SEEDS

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_help_imports_no_heavy_library() -> None:
    code = (
        "import sys; sys.argv = ['kg', '--help']\nfrom kg.cli import main\n"
        "try: main()\nexcept SystemExit: pass\nprint('|'.join(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = {name.split(".")[0] for name in done.stdout.splitlines()[-1].split("|")}
    assert not loaded & {"rdflib", "bs4", "pyshacl", "pyoxigraph", "rich", "faker", "pycountry", "dateutil"}
    assert "build" in done.stdout


def test_help_states_the_exit_codes(kg: Run) -> None:
    assert "Exit codes" in kg("build", "--help").stdout
    assert kg("--version").stdout.startswith("kg, version")


def test_the_help_of_pairs_names_every_kind_of_column(kg: Run) -> None:
    said = " ".join(kg("evaluate", "--help").stdout.split())
    kinds = ", ".join(sorted(kind.value for kind in Kind if kind != Kind.EMPTY))
    assert ", ".join(sorted(re.search(r"what a column holds \(([^)]+)\)", said)[1].split(", "))) == kinds  # type: ignore[index]


@pytest.mark.parametrize("name", ["left.csv", "right.csv", "gold.csv"])
def test_found_pairs_are_not_written_over_a_table(kg: Run, tmp_path: Path, name: str) -> None:
    tables = {"left.csv": "id,title\n1,Low Tide\n", "right.csv": "id,title\na,Low Tide\n", "gold.csv": "left,right\n1,a\n"}
    for table, text in tables.items():
        (tmp_path / table).write_text(text, encoding="utf-8")
    done = kg("evaluate", "--pairs", *(tmp_path / table for table in tables), "--matches", tmp_path / name)
    assert (done.returncode, done.stdout) == (2, "")
    assert "is a file that is read" in done.stderr
    assert {table: (tmp_path / table).read_text(encoding="utf-8") for table in tables} == tables


@pytest.mark.parametrize("args", [["build", ""], ["build", "--out", ""]])
def test_an_empty_path_is_not_the_folder_we_are_in(kg: Run, args: list[str]) -> None:
    done = kg(*args)
    assert done.returncode == 2
    assert "an empty path" in done.stderr


@pytest.mark.parametrize(
    "args", [["store", "load"], ["store", "info"], ["store", "backup", "copy"], ["load", "--to", "http://127.0.0.1:9"]]
)
def test_a_file_is_no_folder_of_a_build_in_which_a_store_could_be_kept(kg: Run, tmp_path: Path, args: list[str]) -> None:
    (tmp_path / "kg.ttl").write_text("<https://a.example/x> <https://a.example/y> 1 .")
    done = kg(*args, "--out", tmp_path / "kg.ttl")
    assert done.returncode == 2
    assert "is a file" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["kg.ttl"]


def test_evidence_that_is_asked_of_facts_alone_is_said_to_lie_elsewhere(kg: Run, built: Path) -> None:
    for question, said in (("evidence", True), ("SELECT * { GRAPH ?g { ?s ?p ?o } }", True), ("SELECT * { ?s <urn:graph> ?o }", False)):
        done = kg("query", question, "--data", built / "kg.ttl")
        assert done.returncode == 0
        assert (f"{built / 'kg.ttl'} has none: `kg build` writes them to kg.nq" in done.stderr) == said
    assert kg("query", "evidence", "--param", "property=director", "--data", built).stderr == ""


def test_who_names_no_pages_where_there_are_no_seeds_is_told_to_name_some(kg: Run, tmp_path: Path) -> None:
    done = kg("build", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "kg: no pages are named, and here is no folder seeds; name files or folders with saved pages\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("args", [["nosuch"], ["query", "--nosuch"], ["validate"], ["explain"]])
def test_a_wrong_call_ends_with_two_and_says_what_is_right(kg: Run, args: list[str]) -> None:
    done = kg(*args)
    assert done.returncode == 2
    assert done.stderr
    assert "Traceback" not in done.stderr


def test_sites_lists_every_site_with_how_it_is_recognized(kg: Run) -> None:
    lines = kg("sites").stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["csfd", "general", "imdb", "letterboxd", "metacritic", "rottentomatoes", "streaming"]
    assert all(len(line) > 60 for line in lines)


def test_explain_accounts_for_every_word_of_the_document(kg: Run) -> None:
    page = next(SEEDS.glob("000*"))
    body = json.loads(kg("explain", page, "--format", "json").stdout)
    text = page.read_text(encoding="utf-8")
    at = 0
    for passage in body["passages"]:
        assert text[at : passage["start"]].strip() == ""
        assert text[passage["start"] : passage["end"]] == passage["text"]
        at = passage["end"]
    assert text[at:].strip() == ""
    assert sum(len(p["claims"]) for p in body["passages"]) > 100
    shown = kg("explain", page).stdout
    assert "rottentomatoes" in shown.splitlines()[0]
    assert "└ " in shown


def test_explain_says_what_is_wrong_with_a_path(kg: Run, tmp_path: Path) -> None:
    done = kg("explain", tmp_path / "nowhere")
    assert done.returncode == 2
    assert "nowhere" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_validate_passes_what_we_build_and_fails_what_is_broken(kg: Run, built: Path, tmp_path: Path) -> None:
    assert kg("validate", built / "kg.ttl").returncode == 0
    assert kg("validate", built / "kg.jsonld", "--format", "json").returncode == 0
    broken = tmp_path / "broken.ttl"
    broken.write_text("@prefix schema: <http://schema.org/> .\n<https://kg.example/id/person/x> a schema:Person .\n")
    done = kg("validate", broken)
    assert done.returncode == 1
    assert "name" in done.stdout
    assert kg("validate", tmp_path / "nowhere.ttl").returncode == 2
    garbage = tmp_path / "garbage.ttl"
    garbage.write_text("this is no turtle")
    assert kg("validate", garbage).returncode == 2


def test_query_takes_its_question_in_four_ways(kg: Run, built: Path, tmp_path: Path) -> None:
    sparql = "SELECT (COUNT(*) AS ?n) WHERE { ?m a schema:Movie }"
    (tmp_path / "q.rq").write_text(sparql)
    answers = [
        kg("query", sparql, "--data", built, "--format", "csv"),
        kg("query", "--file", tmp_path / "q.rq", "--data", built, "--format", "csv"),
        kg("query", "--data", built, "--format", "csv", stdin=sparql),
        kg("query", "-", "--data", built / "kg.ttl", "--format", "csv", stdin=sparql),
    ]
    assert {a.stdout for a in answers} == {"n\n5\n"}, answers[0].stderr
    assert "steven" in kg("query", "cast", "--data", built, "--format", "csv").stdout.casefold()


@pytest.mark.parametrize(("args", "word"), [
    (["SELECT"], "SELECT"), (["nosuchquestion"], "nosuchquestion"), (["SELECT * { SERVICE <http://x.example/> { ?s ?p ?o } }"], "SERVICE"),
    (["SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }"], "FROM"), (["LOAD <http://x.example/>"], "LOAD"),
    (["cast", "--param", "film"], "film"),
])  # fmt: skip
def test_a_query_that_cannot_be_met_is_one_line_and_exit_code_two(kg: Run, built: Path, args: list[str], word: str) -> None:
    done = kg("query", *args, "--data", built)
    assert done.returncode == 2
    assert word.casefold() in done.stderr.casefold()
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr


def test_a_query_without_end_is_stopped_at_its_time_limit(kg: Run, built: Path) -> None:
    done = kg(
        "query",
        "SELECT (COUNT(*) AS ?n) { GRAPH ?a {?a1 ?a2 ?a3} GRAPH ?b {?b1 ?b2 ?b3} GRAPH ?c {?c1 ?c2 ?c3} }",
        "--data",
        built,
        "--timeout",
        1,
    )
    assert done.returncode == 2
    assert "1" in done.stderr


def test_a_cut_answer_says_so(kg: Run, built: Path) -> None:
    done = kg("query", "SELECT * { ?s ?p ?o }", "--data", built, "--limit", 3, "--format", "tsv")
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 4
    assert "3" in done.stderr


def test_output_into_a_closed_pipe_is_no_failure(built: Path) -> None:
    command = f"{sys.executable} -m kg query 'SELECT * {{ ?s ?p ?o }}' --data {built} --format csv | head -1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], cwd=ROOT, capture_output=True, text=True)
    assert done.stderr == ""


def test_a_query_may_begin_with_a_byte_order_mark(kg: Run, built: Path, tmp_path: Path) -> None:
    file = tmp_path / "question.rq"
    file.write_text("\ufeffASK { ?m a schema:Movie }", encoding="utf-8")
    assert kg("query", "--file", file, "--data", built).stdout == "yes\n"
    assert kg("query", "--data", built, stdin="\ufeffASK { ?m a schema:Movie }").stdout == "yes\n"
    assert kg("query", "--data", built, "\ufeffASK { ?m a schema:Movie }").stdout == "yes\n"


@pytest.mark.parametrize(
    ("query", "missed"),
    [
        ("PREFIX schema: <https://schema.org/> SELECT ?m { ?m a schema:Movie }", True),
        ("ASK { ?m a <https://schema.org/Movie> }", True),
        ("CONSTRUCT { ?m a <https://schema.org/Movie> } WHERE { ?m a <https://schema.org/Movie> }", True),
        ("SELECT ?m { ?m a schema:Volcano }", False),
        ("SELECT ?m { { ?m a <https://schema.org/Volcano> } UNION { ?m a <http://schema.org/Volcano> } }", False),
        ("SELECT ?m { ?m a schema:Movie FILTER(str(?m) != 'https://schema.org/') } LIMIT 1", False),
    ],
)
def test_an_empty_answer_says_that_the_data_writes_schema_org_otherwise(kg: Run, built: Path, query: str, missed: bool) -> None:
    done = kg("query", query, "--data", built)
    assert done.returncode == 0
    assert ("<https://schema.org/> where this data has <http://schema.org/>" in done.stderr) == missed


@pytest.mark.parametrize(
    ("name", "says"), [("nofile", "cannot be read (no such file or directory)"), (".", "cannot be read (is a directory)")]
)
def test_a_query_s_file_that_cannot_be_read_is_one_plain_line(kg: Run, name: str, says: str) -> None:
    done = kg("query", "--file", name)
    assert (done.returncode, done.stderr) == (2, f"kg: {name}: {says}; check the path given to --file\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_an_answer_for_which_there_is_no_room_is_one_line(built: Path) -> None:
    done = subprocess.run(
        f"{sys.executable} -m kg query evidence --data {built} > /dev/full", shell=True, cwd=ROOT, capture_output=True, text=True
    )
    assert done.stderr == "kg: the output: cannot be read or written (no space left on device); see to that, and try again\n"
    assert done.returncode == 2


def test_a_terminal_without_our_letters_gets_their_numbers() -> None:
    env = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    done = subprocess.run([sys.executable, "-m", "kg", "sites"], cwd=ROOT, capture_output=True, env=env)
    assert done.returncode == 0, done.stderr
    assert b"\\u010cSFD" in done.stdout


@pytest.mark.parametrize("redirected", [">&-", ">&- 2>&-", "| head -0"])
@pytest.mark.parametrize("command", ["query films --data {}", "build --help", "help", "diff {0} {0} --format json"])
def test_output_that_nobody_reads_is_no_failure(command: str, redirected: str, built: Path) -> None:
    line = f"set -o pipefail; {sys.executable} -m kg {command.format(built)} {redirected}"
    done = subprocess.run(["bash", "-c", line], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_without_standard_input_a_query_has_to_be_given(kg: Run) -> None:
    done = subprocess.run(f"{sys.executable} -m kg query <&-", shell=True, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stderr.startswith("kg: no query is given; ")


def test_a_fault_of_our_own_is_one_line_and_three(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("by\nzero")

    monkeypatch.setattr("kg.sites.sites", broken)
    monkeypatch.setattr(sys, "argv", ["kg", "sites"])
    with pytest.raises(SystemExit) as ended:
        main()
    said = "kg: failed by a fault of its own (ZeroDivisionError: by zero); please report it with what KG_TRACEBACK=1 shows\n"
    assert (ended.value.code, capsys.readouterr().err) == (3, said)
    monkeypatch.setenv("KG_TRACEBACK", "1")
    with pytest.raises(ZeroDivisionError):
        main()


@pytest.mark.parametrize("limit", ["inf", "nan", "1e20"])
def test_a_page_is_not_given_a_time_that_no_clock_takes(kg: Run, limit: str, tmp_path: Path) -> None:
    done = kg("build", SEEDS, "--out", tmp_path / "out", "--page-timeout", limit)
    assert done.returncode == 2
    assert "is no time limit for a page; give seconds, at most 86,400" in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_path_that_cannot_be_read_does_not_cost_the_others(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode, **_: mode != os.R_OK)
    page = next(SEEDS.glob("002*"))
    asked = ["build", str(page), "--out", str(tmp_path / "out"), "--no-cache", "-q"]
    assert CliRunner().invoke(cli, asked, catch_exceptions=False, standalone_mode=False).return_value == 0


CTRL_C_WHILE_LOADING = """
import os, signal, sys

class Loading:
    def find_spec(self, name, *_):
        if name == "kg.cli":
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Loading())
from kg.__main__ import main
main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="processes end by signals")
@pytest.mark.parametrize(("ignored", "ended"), [(False, -signal.SIGINT), (True, 0)])
def test_ctrl_c_while_the_command_is_loaded_shows_nothing_of_it(ignored: bool, ended: int) -> None:
    before = f"import signal; signal.signal(signal.SIGINT, signal.{'SIG_IGN' if ignored else 'default_int_handler'})\n"
    program = [sys.executable, "-c", before + CTRL_C_WHILE_LOADING, "sites"]
    done = subprocess.run(program, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (ended, "")
