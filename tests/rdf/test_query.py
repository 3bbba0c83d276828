"""Queries over RDF files: what is refused, what is bounded, what comes back, and in which forms."""

from __future__ import annotations

import csv
import gzip
import http.server
import io
import json
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pyoxigraph
import pytest
import rdflib
import rdflib.compare

from kg.errors import InternalFault, QueryTimeout, RequestError
from kg.rdf import query as engine
from kg.rdf import sparql
from kg.rdf.answers import Answer, Term

XSD = "http://www.w3.org/2001/XMLSchema#"
TURTLE = """
@prefix schema: <http://schema.org/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<https://kg.example/id/movie/tide> a schema:Movie ; schema:name "Tide" , "Flut"@de ;
    schema:ratingValue 82.0 , 7.6 , -3.0 ; schema:position 7 ;
    schema:duration "PT1H51M"^^xsd:duration ; schema:dateCreated "1987"^^xsd:gYear ; schema:isFamilyFriendly true ;
    schema:text "a \\"b\\",\\tc\\n<d> & \u00e9\u4e2d" ; schema:author _:someone .
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "data.ttl"
    path.write_text(TURTLE, encoding="utf-8")
    return path


def column(answer: Answer, name: str) -> list[str]:
    at = answer.variables.index(name)
    return sorted(row[at].value for row in answer.rows if (row[at]) is not None)  # type: ignore[union-attr]


# --- refused ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "select * { service silent <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o . OPTIONAL { { SELECT * { sErViCe ?s { ?a ?b ?c } } } } }",
        "SELECT * { FILTER EXISTS { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } } }",
        r"SELECT * { \u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        r"SELECT * { \U00000053\u0065rvice <http://127.0.0.1:9/> { ?s ?p ?o } }",
        r"SELECT * { \u005Cu0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { # SERVICE\nSERVICE#\n<http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p '#' . SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p <http://x.example/#> . SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        r"PREFIX kg: <urn:x> SELECT * { ?s ?p kg:a\'b . SERVICE <http://127.0.0.1:9/> { ?s ?p 'c' } }",
        r"PREFIX kg: <urn:x> SELECT * { ?s ?p kg:a\#b . SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        'SELECT * { ?s ?p """a"b\\"""" . SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }',
        "SELECT * { FILTER(?a<?b)SERVICE<http://127.0.0.1:9/>{ ?s ?p ?o } }",
    ],
)
def test_a_query_never_reaches_the_network(query: str, data: Path) -> None:
    with pytest.raises(RequestError, match="SERVICE is refused"):
        engine.run(query, [data])


@pytest.mark.parametrize(
    "query",
    [
        'SELECT * { ?service ?p "SERVICE <http://x.example/> { }", <http://x.example/SERVICE> } # SERVICE',
        "PREFIX service: <urn:x> SELECT * { ?s service:load ?insert } # LOAD",
        'SELECT * { ?s ?p \'\'\'SERVICE\'\'\', """a " LOAD\n""" }',
        "SELECT * { ?s schema:SERVICE ?o . ?s ?p 'it\\'s a SERVICE' }",
    ],
)
def test_words_in_strings_names_and_comments_are_no_keywords(query: str, data: Path) -> None:
    assert engine.run(query, [data]).kind == "select"


@pytest.mark.parametrize(
    "query",
    [
        "LOAD <file:///etc/hostname>",
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
        "DELETE WHERE { ?s ?p ?o }",
        "SELECT * { ?s ?p ?o } ; DROP ALL",
        r"\u004COAD <http://127.0.0.1:9/>",
        "clear all",
    ],
)
def test_a_query_never_changes_data(query: str, data: Path) -> None:
    with pytest.raises(RequestError, match="update") as error:
        engine.run(query, [data])
    assert error.value.exit_code == 2


@pytest.mark.parametrize(
    "clause",
    ["FROM <file:///etc/hostname>", "FROM NAMED <http://127.0.0.1:9/x.ttl>", "from named <FILE:///x>", "FROM kgv:nothing",
     "FROM <data.ttl>", r"FROM <\u0066ile:///etc/hostname>", r"FROM kgv:a\/b"],
)  # fmt: skip
def test_from_takes_no_files_and_no_addresses(clause: str, data: Path) -> None:
    with pytest.raises(RequestError, match="the data has no graph"):
        engine.run(f"SELECT * {clause} {{ ?s ?p ?o }}", [data])


def test_from_takes_a_graph_of_the_data(tmp_path: Path) -> None:
    path = tmp_path / "data.nq"
    path.write_text("<urn:a> <urn:p> <urn:b> <https://kg.example/ns#g> .\n<urn:c> <urn:p> <urn:d> .\n")
    assert column(engine.run("SELECT * FROM kgv:g { ?s ?p ?o }", [path]), "s") == ["urn:a"]
    assert column(engine.run("SELECT * FROM NAMED <https://kg.example/ns#g> { GRAPH ?g { ?s ?p ?o } }", [path]), "s") == ["urn:a"]
    assert column(engine.run("SELECT * { ?s ?p ?o }", [path]), "s") == ["urn:c"]


def _request(query: str, data: Path, **more: Any) -> dict[str, Any]:
    return {"query": query, "pieces": [query], "from": [], "declared": {}, "shown": [], "prefixes": engine.KNOWN_PREFIXES,
            "schema": ["http://schema.org/", "https://schema.org/"], "base": engine.BASE, "sources": [(str(data), "ttl", False)],
            "engine": str(Path(pyoxigraph.__file__).parents[1]), "timeout": 20, "memory_mb": 4096, "row_limit": None,
            "answer_bytes": 1 << 20, **more}  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="no limits on open files")
def test_the_process_cannot_connect_even_if_a_query_slipped_through(data: Path) -> None:
    asked: list[str] = []

    class Listener(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked.append(self.path)
            self.send_error(500)

        do_GET = do_POST

        def log_message(self, *args: object) -> None:
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Listener)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        query = f"SELECT * {{ SERVICE <http://127.0.0.1:{server.server_port}/> {{ ?s ?p ?o }} }}"
        code, out, err = engine._ask(_request(query, data), 20, "")
    finally:
        server.shutdown()
        server.server_close()
    assert asked == []
    assert b'"end"' not in out
    assert code or b"error" in out, err


def test_a_json_ld_context_is_never_fetched(tmp_path: Path) -> None:
    path = tmp_path / "data.jsonld"
    path.write_text('{"@context": "https://schema.org", "@id": "urn:a", "name": "x"}')
    with pytest.raises(RequestError, match="never fetches one"):
        engine.run("ASK { ?s ?p ?o }", [path])


# --- unreadable ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "where"),
    [
        ("SELECT * {\n  ?s }", "line 2, column"),
        ("SELECT * {", "line 1, column"),
        ("SELECT * { ?s ?p nowhere:x }", "the prefix of 'nowhere:x' is not known"),
        ("SELECT ?a { } GROUP BY", "line 1, column"),
        ("SELECT ?a ?a { ?a ?b ?c }", "a variable is asked for twice"),
        ("", "no SELECT"),
        ("what is this", "no SELECT"),
    ],
)
def test_bad_syntax_is_one_clear_line(query: str, where: str, data: Path) -> None:
    with pytest.raises(RequestError) as error:
        engine.run(query, [data])
    assert where in str(error.value)
    assert "\n" not in str(error.value)
    assert len(str(error.value)) < 200


def test_a_name_as_tables_show_it_is_no_short_name_of_sparql_and_the_error_says_what_is(data: Path) -> None:
    with pytest.raises(RequestError, match=r"write <IRI> for kg:movie/low-tide-1998, or kg:movie\\/low-tide-1998"):
        engine.run("DESCRIBE kg:movie/low-tide-1998", [data])
    with pytest.raises(RequestError) as error:
        engine.run("SELECT * { ?a schema:director/schema:name ?n ", [data])
    assert "<IRI>" not in str(error.value), "a path is a path"


@pytest.mark.parametrize("timeout", [float("inf"), 1e20])
def test_a_time_limit_that_no_clock_takes_is_refused(timeout: float, data: Path) -> None:
    with pytest.raises(RequestError, match="beyond what clocks take; give at most 86,400 seconds"):
        engine.run("ASK { }", [data], timeout=timeout)


def test_more_memory_than_there_can_be_is_no_limit(data: Path) -> None:
    assert engine.run("ASK { }", [data], memory_mb=1 << 60).value is True


def test_an_unknown_saved_question_suggests_a_known_one(data: Path) -> None:
    with pytest.raises(RequestError, match="did you mean cast"):
        engine.run("csat", [data])


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("data.nt", b"<urn:a> <urn:b> .\n", "is not valid nt"),
        ("data.ttl", b"\xff\xfe", "is not valid ttl"),
        ("data.csv", b"a,b\n", "names no RDF format"),
        ("data.nt.gz", b"no gzip", "cannot be read"),
        ("data.nt.gz", gzip.compress(b"<urn:a> <urn:b> <urn:c> .\n" * 100, mtime=0)[:-20], "cannot be read"),
    ],
)
def test_unreadable_data_says_which_file(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(RequestError, match=says) as error:
        engine.run("ASK {}", [path])
    assert error.value.where == str(path)
    assert "\n" not in str(error.value)


def test_missing_data_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(RequestError, match=r"no such file.*kg build"):
        engine.run("ASK {}", [tmp_path / "nothing.nq"])
    with pytest.raises(RequestError, match=r"holds no kg\.nq"):
        engine.run("ASK {}", [tmp_path])


# --- bounded ---------------------------------------------------------------------------------------------------------

ENDLESS = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"{{ ?s{i} ?p{i} ?o{i} }}" for i in range(12)) + " }"


def stopped(query: str, data: Path) -> str:
    """What is said of a query that is stopped while it is answered: under load the data takes a while to load, and is given it."""
    for timeout in (0.5, 2, 8, 32):
        with pytest.raises(QueryTimeout, match=rf"stopped after {timeout} s while ") as error:
            engine.run(query, [data], timeout=timeout)
        if "while loading the data" not in str(error.value):
            break
    return str(error.value)


def test_a_query_is_killed_at_its_time_limit(data: Path) -> None:
    began = time.monotonic()
    said = stopped(ENDLESS, data)
    assert time.monotonic() - began < 60
    assert " while answering" in said
    assert str(data) in said
    assert "--timeout" in said


def test_a_query_that_streams_without_end_is_killed_too(data: Path) -> None:
    assert " while answering" in stopped(ENDLESS.replace("(COUNT(*) AS ?n)", "*"), data)


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on memory")
def test_a_query_is_held_to_its_memory(data: Path) -> None:
    with pytest.raises(RequestError, match="more than 400 MB of memory"):
        engine.run(ENDLESS.replace("(COUNT(*) AS ?n)", "DISTINCT *") + " ORDER BY ?o1", [data], memory_mb=400, timeout=60)


@pytest.mark.parametrize("said", [
    b"memory allocation of 4096 bytes failed", b"terminate called after throwing an instance of 'std::bad_alloc'", b"MemoryError",
    b"libgcc_s.so.1 must be installed for unwinding to work", b"pthread_create: Resource temporarily unavailable",
])  # fmt: skip
def test_a_process_that_aborts_for_want_of_memory_is_said_to_want_memory(said: bytes) -> None:
    aborted = (-6, b'{"phase":"loaded"}\n', said + b"\n")
    with pytest.raises(RequestError, match="more than 100 MB of memory"):
        engine._answer(aborted, "ASK {}", "x", 100)


def test_a_crash_of_the_process_is_reported(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "_engine", lambda: "/nowhere")
    with pytest.raises(InternalFault, match=r"ended early.*No module named"):
        engine.run("ASK {}", [data])
    killed = (-9, b'{"phase":"loaded"}\n', b"")
    with pytest.raises(InternalFault, match="signal 9"):
        engine._answer(killed, "ASK {}", "x", 100)
    half = (0, b'{"phase":"loaded"}\n{"kind":"select","variables":["a"],"prefixes":{}}\n["<urn:', b"")
    with pytest.raises(InternalFault, match="ended early"):
        engine._answer(half, "ASK {}", "x", 100)


def test_a_cut_answer_says_so(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    every = engine.run("SELECT * { ?s ?p ?o }", [data])
    assert not every.truncated
    some = engine.run("SELECT * { ?s ?p ?o }", [data], row_limit=2)
    assert (len(some.rows), some.truncated, some.cut) == (2, True, "rows")
    exact = engine.run("SELECT * { ?s ?p ?o }", [data], row_limit=len(every.rows))
    assert not exact.truncated
    assert engine.run("CONSTRUCT WHERE { ?s ?p ?o }", [data], row_limit=1).truncated
    monkeypatch.setattr(engine, "ANSWER_MB", 0)
    assert engine.run("SELECT * { ?s ?p ?o }", [data]).cut == "size"


@pytest.mark.parametrize("timeout", [0, -1, float("nan")])
def test_a_time_limit_leaves_time(data: Path, timeout: float) -> None:
    with pytest.raises(RequestError, match="--timeout"):
        engine.run("ASK {}", [data], timeout=timeout)


def test_stdin_is_left_alone(data: Path) -> None:
    code = "import sys\nfrom pathlib import Path\nfrom kg.rdf.query import run\nrun('ASK {}', [Path(sys.argv[1])])\nprint(sys.stdin.read())"
    done = subprocess.run([sys.executable, "-c", code, str(data)], input="for the caller", capture_output=True, text=True, check=True,
                          cwd=Path(__file__).parents[2])  # fmt: skip
    assert done.stdout.strip() == "for the caller"
    subprocess.run([sys.executable, "-c", code.replace("print(sys.stdin.read())", ""), str(data)], stdin=subprocess.DEVNULL, check=True,
                   cwd=Path(__file__).parents[2])  # fmt: skip


def test_asking_imports_no_rdf_library_into_the_caller(data: Path) -> None:
    code = ("import sys\nfrom pathlib import Path\nfrom kg.rdf.query import render, run\n"
            "render(run('SELECT * { ?s ?p ?o }', [Path(sys.argv[1])]), 'json')\n"
            "names = {'rdflib', 'pyshacl', 'pyoxigraph', 'bs4', 'rich'}\nprint(sorted(names & set(sys.modules)))")  # fmt: skip
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code, str(data)], capture_output=True, text=True, check=True, cwd=root)
    assert done.stdout.strip() == "[]"


# --- data ------------------------------------------------------------------------------------------------------------


def _serialized(form: pyoxigraph.RdfFormat) -> bytes:
    quads = [q.triple if not form.supports_datasets else q for q in pyoxigraph.parse(TURTLE, format=pyoxigraph.RdfFormat.TURTLE)]
    written = pyoxigraph.serialize(quads, format=form)
    assert written is not None
    return written


@pytest.mark.parametrize(
    ("ending", "form"),
    [
        (".ttl", "TURTLE"),
        (".nt", "N_TRIPLES"),
        (".nq", "N_QUADS"),
        (".trig", "TRIG"),
        (".rdf", "RDF_XML"),
        (".jsonld", "JSON_LD"),
        (".NQ", "N_QUADS"),
    ],
)
@pytest.mark.parametrize("packed", [False, True])
def test_any_rdf_file_can_be_asked(tmp_path: Path, ending: str, form: str, packed: bool) -> None:
    written = _serialized(getattr(pyoxigraph.RdfFormat, form))
    path = tmp_path / f"data{ending}{'.gz' if packed else ''}"
    path.write_bytes(gzip.compress(written) if packed else written)
    assert column(engine.run("SELECT ?n { ?s schema:name ?n }", [path]), "n") == ["Flut", "Tide"]


def test_several_files_are_one_data_set_and_their_blank_nodes_stay_apart(tmp_path: Path, data: Path) -> None:
    other = tmp_path / "other.nt"
    other.write_text('_:someone <http://schema.org/name> "Other" .\n')
    third = tmp_path / "third.nt"
    third.write_text('_:someone <http://schema.org/name> "Third" .\n')
    answer = engine.run("SELECT ?n { ?s schema:name ?n }", [data, other, third])
    assert column(answer, "n") == ["Flut", "Other", "Third", "Tide"]
    assert not engine.run('ASK { ?s schema:name "Other", "Third" }', [other, third]).value


def test_a_folder_stands_for_its_richest_file(tmp_path: Path) -> None:
    (tmp_path / "kg.jsonld").write_text('{"@id": "urn:a", "http://schema.org/name": "jsonld"}')
    names = "SELECT ?n { ?s schema:name ?n }"
    assert column(engine.run(names, [tmp_path]), "n") == ["jsonld"]
    (tmp_path / "kg.ttl").write_text('<urn:a> <http://schema.org/name> "ttl" .')
    assert column(engine.run(names, [tmp_path]), "n") == ["ttl"]
    (tmp_path / "kg.nq").write_text('<urn:a> <http://schema.org/name> "nq" .\n')
    assert column(engine.run(names, [tmp_path]), "n") == ["nq"]


def test_lexical_forms_are_those_of_the_file(data: Path) -> None:
    answer = engine.run("SELECT ?o { ?s ?p ?o FILTER(isLiteral(?o)) }", [data])
    assert {(t.value, t.datatype.removeprefix(XSD), t.language) for (t,) in answer.rows if t} == {
        ("82.0", "decimal", ""), ("7.6", "decimal", ""), ("-3.0", "decimal", ""), ("7", "integer", ""), ("PT1H51M", "duration", ""),
        ("1987", "gYear", ""), ("true", "boolean", ""), ("Tide", "", ""), ("Flut", "", "de"), ('a "b",\tc\n<d> & \u00e9\u4e2d', "", ""),
    }  # fmt: skip


# --- prefixes --------------------------------------------------------------------------------------------------------


def test_common_prefixes_need_no_line_and_the_query_s_own_win(data: Path) -> None:
    for prefix in ("schema", "kgv", "rdf", "rdfs", "xsd", "prov", "oa", "owl", "kg"):
        engine.run(f"ASK {{ ?s {prefix}:x ?o }}", [data])
    assert engine.run("ASK { ?s schema:name ?o }", [data]).value
    assert not engine.run("PREFIX schema: <urn:other> ASK { ?s schema:name ?o }", [data]).value
    assert engine.run(r"ASK { kg:movie\/tide schema:name ?o }", [data]).value
    assert engine.run("ASK { <movie/tide> schema:name ?o }", [data]).value


@pytest.mark.parametrize("line", ['<urn:a> <https://schema.org/name> "x" .', "<urn:a> <urn:p> <https://schema.org/Movie> ."])
def test_schema_follows_the_namespace_of_the_data(tmp_path: Path, line: str) -> None:
    path = tmp_path / "data.nt"
    path.write_text(line + "\n")
    assert engine.run("ASK { { ?s schema:name ?o } UNION { ?s ?p schema:Movie } }", [path]).value


def test_kg_follows_the_base_of_the_build(tmp_path: Path) -> None:
    path = tmp_path / "data.nq"
    path.write_text(
        '<https://other.example/f> <http://schema.org/name> "x" .\n<urn:a> <urn:b> <urn:c> <https://other.example/graph/provenance> .\n'
    )
    assert engine.run("ASK { kg:f ?p ?o }", [path]).value


def test_variables_of_select_star_stand_in_the_order_of_the_query(data: Path) -> None:
    assert engine.run("SELECT DISTINCT * { ?what ?is ?called }", [data]).variables == ("what", "is", "called")
    assert engine.run("SELECT ?b ?a { ?a ?b ?c }", [data]).variables == ("b", "a")


# --- parameters ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "value",
    [
        '"} UNION { ?s ?p ?n',
        "schema:name } UNION { ?s ?p ?n",
        "x' } #",
        "\\",
        '\\" } SERVICE <http://127.0.0.1:9/> { ?s ?p ?o }',
        "<urn:a> } #",
        "?s",
        "a\nb",
        r"\u0022 } #",
    ],
)
def test_a_value_is_one_term_and_never_text_of_the_query(data: Path, value: str) -> None:
    assert engine.run("SELECT ?s ?n { ?s schema:name ?n }", [data], params={"n": value}).rows == ()
    back = engine.run("SELECT ?n { VALUES ?one { 1 } }", [data], params={"n": value})
    assert [row[0] for row in back.rows] == [Term("literal", value)]


def test_a_value_does_not_break_out_of_a_string_that_looks_like_a_slot(data: Path) -> None:
    query = '# param n: a name\nSELECT ?x { BIND("VALUES ?n { UNDEF }" AS ?x) VALUES ?n { UNDEF } }'
    assert column(engine.run(query, [data], params={"n": "v"}), "x") == ["VALUES ?n { UNDEF }"]


@pytest.mark.parametrize("value", ["<not an iri>", "<x> } #>", '"1"^^nothing'])
def test_a_value_that_is_no_term_is_refused(data: Path, value: str) -> None:
    with pytest.raises(RequestError, match="is not"):
        engine.run("SELECT ?n { VALUES ?one { 1 } }", [data], params={"n": value})


@pytest.mark.parametrize(
    ("value", "term"),
    [
        ("<urn:a>", Term("iri", "urn:a")),
        ("schema:name", Term("iri", "http://schema.org/name")),
        ("kg:movie/tide", Term("iri", "https://kg.example/id/movie/tide")),
        ("mine:x", Term("iri", "urn:mine:x")),
        ("Tide: the return", Term("literal", "Tide: the return")),
        ("other:thing", Term("literal", "other:thing")),
        ('"schema:name"', Term("literal", "schema:name")),
        ('"Flut"@de', Term("literal", "Flut", "", "de")),
        ('"7"^^xsd:integer', Term("literal", "7", XSD + "integer")),
    ],
)
def test_how_a_value_is_read(data: Path, value: str, term: Term) -> None:
    answer = engine.run("PREFIX mine: <urn:mine:> SELECT ?n { VALUES ?one { 1 } }", [data], params={"n": value})
    assert answer.rows == ((term,),)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?s WHERE { ?s schema:name $n }",
        "SELECT (COUNT(?s) AS ?k) { ?s schema:name ?n } HAVING (COUNT(?s) = 1)",
        "SELECT ((EXISTS { ?a ?b ?c }) AS ?e) ?s { ?s schema:name ?n }",
        "DESCRIBE ?s { ?s schema:name ?n }",
        "CONSTRUCT { ?s schema:name ?n } WHERE { ?s schema:name ?n }",
        "CONSTRUCT WHERE { ?s schema:name ?n }",
    ],
)
def test_a_parameter_binds_in_every_form_of_query(data: Path, query: str) -> None:
    assert engine.run(query, [data], params={"n": "Tide"}).rows
    assert not engine.run(query, [data], params={"n": "Other"}).rows


def test_an_unknown_parameter_lists_the_known_ones(data: Path) -> None:
    with pytest.raises(RequestError, match=r"no parameter 'x'; it has s, p"):
        engine.run("SELECT * { ?s ?p 1 }", [data], params={"x": "1"})
    with pytest.raises(RequestError, match="it has film"):
        engine.run("cast", [data], params={"actor": "x"})


def test_what_a_query_computes_cannot_be_bound(data: Path) -> None:
    with pytest.raises(RequestError, match=r"\?n is computed"):
        engine.run("SELECT * { ?s schema:name ?m BIND(?m AS ?n) }", [data], params={"n": "x"})


def test_the_header_of_a_query() -> None:
    text = "# cast: who plays whom,\n# row by row\n# param film (film): a film,\n#   by its name\n# param n: a number\nSELECT * {}\n# later"
    film, n = sparql.Param("film", "film", "a film, by its name"), sparql.Param("n", "value", "a number")
    assert sparql.header(text) == ("cast: who plays whom, row by row", (film, n))
    with pytest.raises(RequestError, match="unknown kind"):
        sparql.header("# param film (movie): x")


# --- output ----------------------------------------------------------------------------------------------------------

ROWS = "SELECT ?s ?p ?o ?never { ?s ?p ?o }"


@pytest.fixture
def rows(data: Path) -> Answer:
    return engine.run(ROWS, [data])


def _terms(answer: Answer) -> list[tuple[str, ...]]:
    return sorted(tuple("" if t is None else "blank" if t.sort == "blank" else str(t) for t in row) for row in answer.rows)


@pytest.mark.parametrize("form", ["json", "xml", "tsv"])
def test_results_parse_back_in_another_reader(rows: Answer, form: str) -> None:
    forms = {"json": pyoxigraph.QueryResultsFormat.JSON, "xml": pyoxigraph.QueryResultsFormat.XML, "tsv": pyoxigraph.QueryResultsFormat.TSV}
    back = pyoxigraph.parse_query_results(engine.render(rows, form).encode(), format=forms[form])
    assert isinstance(back, pyoxigraph.QuerySolutions)
    assert [v.value for v in back.variables] == ["s", "p", "o", "never"]
    read = sorted(tuple("" if t is None else "blank" if isinstance(t, pyoxigraph.BlankNode) else str(t) for t in row) for row in back)
    assert read == _terms(rows)


@pytest.mark.parametrize("form", ["json", "xml", "csv"])
def test_results_parse_in_rdflib(rows: Answer, form: str) -> None:
    back = rdflib.query.Result.parse(io.BytesIO(engine.render(rows, form).encode()), format=form)
    assert [str(v) for v in back.vars or ()] == ["s", "p", "o", "never"]
    assert len(list(back)) == len(rows.rows)


def test_csv_is_plain_values_and_crlf(rows: Answer) -> None:
    text = engine.render(rows, "csv")
    read = list(csv.reader(io.StringIO(text, newline="")))
    assert read[0] == ["s", "p", "o", "never"]
    assert {"82.0", "PT1H51M", 'a "b",\tc\n<d> & \u00e9\u4e2d'} <= {row[2] for row in read[1:]}
    assert all(row[3] == "" for row in read[1:])
    assert text.startswith("s,p,o,never\r\n")


def test_an_empty_answer_has_its_head(data: Path) -> None:
    none = engine.run("SELECT ?a ?b { ?a <urn:none> ?b }", [data])
    assert engine.render(none, "csv") == "a,b\r\n"
    assert engine.render(none, "tsv") == "?a\t?b\n"
    assert json.loads(engine.render(none, "json")) == {"head": {"vars": ["a", "b"]}, "results": {"bindings": []}}
    assert engine.render(none) == "a  b\n-  -\n"
    assert ElementTree.fromstring(engine.render(none, "xml")) is not None


def test_one_column_with_an_unbound_row() -> None:
    answer = Answer("select", ("a",), ((None,), (Term("literal", 'x,"y"'),)))
    assert engine.render(answer, "csv") == 'a\r\n\r\n"x,""y"""\r\n'


def test_characters_that_xml_cannot_hold() -> None:
    answer = Answer("select", ("a",), ((Term("literal", "a\x01<b>\r&"),),))
    assert "a\ufffd<b>\r&" in [e.text for e in ElementTree.fromstring(engine.render(answer, "xml")).iter()]


@pytest.mark.parametrize(("query", "truth"), [("ASK { ?s ?p ?o }", True), ("ASK { ?s <urn:none> ?o }", False)])
def test_ask(data: Path, query: str, truth: bool) -> None:
    answer = engine.run(query, [data])
    word = str(truth).lower()
    assert (answer.kind, answer.value) == ("ask", truth)
    assert engine.render(answer) == ("yes\n" if truth else "no\n")
    assert engine.render(answer, "csv").strip() == engine.render(answer, "tsv").strip() == word
    assert json.loads(engine.render(answer, "json")) == {"head": {}, "boolean": truth}
    back = pyoxigraph.parse_query_results(engine.render(answer, "xml"), format=pyoxigraph.QueryResultsFormat.XML)
    assert bool(back) is truth


@pytest.mark.parametrize("query", ["CONSTRUCT WHERE { ?s ?p ?o }", "DESCRIBE <movie/tide>"])
def test_graphs_parse_back_to_the_same_triples(data: Path, query: str) -> None:
    answer = engine.run(query, [data])
    expected = rdflib.Graph().parse(data=TURTLE, format="turtle")
    forms = {"ttl": "turtle", "nt": "nt", "jsonld": "json-ld"}
    for form, reader in forms.items():
        back = rdflib.Graph().parse(data=engine.render(answer, form), format=reader)
        assert rdflib.compare.isomorphic(back, expected), form
        assert {"82.0", "-3.0", "PT1H51M"} <= {t.value for row in answer.rows for t in row if t}


def test_graphs_are_sorted_with_short_names(data: Path) -> None:
    answer = engine.run("CONSTRUCT { ?s schema:name ?n ; a schema:Movie } WHERE { ?s schema:name ?n }", [data])
    assert engine.render(answer, "nt").splitlines() == sorted(engine.render(answer, "nt").splitlines())
    text = engine.render(answer)
    assert "@prefix schema: <http://schema.org/> ." in text
    assert text.index("schema:Movie") < text.index("schema:name")
    assert engine.render(engine.run("CONSTRUCT WHERE { ?s <urn:none> ?o }", [data])) == ""


def test_a_format_that_the_answer_does_not_have_is_refused(rows: Answer, data: Path) -> None:
    with pytest.raises(RequestError, match="use table, csv, tsv, json, xml"):
        engine.render(rows, "ttl")
    with pytest.raises(RequestError, match="use ttl, nt, jsonld"):
        engine.render(engine.run("CONSTRUCT WHERE { ?s ?p ?o }", [data]), "csv")


def test_a_plain_table_is_aligned_and_whole() -> None:
    long = "word " * 40
    rows = ((Term("iri", "http://schema.org/Movie"), Term("literal", "中\n文")), (Term("literal", long), None))
    answer = Answer("select", ("film", "n"), rows, prefixes=engine.KNOWN_PREFIXES)
    head, rule, first, second = engine.render(answer, "table").splitlines()
    assert head.index("n") == rule.index("  ") + 2 == first.index("中")
    assert first.startswith("schema:Movie ")
    assert second == long.strip()


@pytest.mark.parametrize("width", [40, 80, 200])
def test_a_table_on_a_terminal_fits_it(rows: Answer, width: int) -> None:
    text = engine.render(rows, "table", terminal=True, width=width)
    assert max(map(len, text.splitlines())) <= width
    assert "82.0" in text


def test_a_table_shows_no_control_characters() -> None:
    answer = Answer("select", ("a",), ((Term("literal", "\x1b[31mred\x07"),),))
    for text in (engine.render(answer, "table"), engine.render(answer, "table", terminal=True, width=80)):
        assert "\x1b[31m" not in text
        assert "\x07" not in text


@pytest.mark.parametrize("value", ["plain", 'a "b"', "tab\tnew\nline\rback\\slash", "\x00\x01\x7f", "é中😀"])
def test_n_triples_of_any_text_parse_back(value: str) -> None:
    (triple,) = pyoxigraph.parse(f"<urn:a> <urn:b> {Term('literal', value)} .", format=pyoxigraph.RdfFormat.N_TRIPLES)
    assert isinstance(triple.object, pyoxigraph.Literal)
    assert triple.object.value == value
