"""Validating: what can be read, what is refused and how, what a report looks like, and what is left behind (nothing)."""

from __future__ import annotations

import gzip
import json
import logging
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.plugins import sparql

from kg.errors import RequestError
from kg.rdf.shape_report import Report, Result, compact
from kg.rdf.validate import validate
from kg.rdf.validate_input import FORMATS
from kg.resources import shapes_folder
from tests.conftest import PATIENCE
from tests.shapes.examples import house

PERSON = "<https://kg.example/id/p> a <http://schema.org/Person>"
NAMELESS = f"{PERSON} .\n"
GOOD = f'{PERSON} ; <http://schema.org/name> "Ada" .\n'
XSD = "http://www.w3.org/2001/XMLSchema#"


def shapes_of(report: Report) -> list[str]:
    return [compact(result.shape) for result in report.results]


# --- what cannot be read ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("broken.ttl", b"<a> <b> ", "not readable as Turtle"),
        ("relative.ttl", b"<a> <b> <c> .", "not readable as Turtle"),
        ("broken.nt", b"<http://a/> <http://b/> .\n", "line 1"),
        ("broken.jsonld", b'{"@id": ', "not readable as JSON-LD"),
        ("broken.rdf", b"<rdf:RDF>", "not readable as RDF/XML"),
        ("latin.ttl", GOOD.replace("Ada", "Zoé").encode("latin-1"), "not readable as Turtle"),
        ("broken.ttl.gz", b"no gzip at all", "cannot be read"),
        ("cut.ttl.gz", gzip.compress(GOOD.encode(), mtime=0)[:-9], "cannot be read"),
        ("page.html", b"<html></html>", "not a kind of RDF file"),
        ("noending", b"", "not a kind of RDF file"),
        ("remote.jsonld", b'{"@context": "https://schema.org", "@type": "Person"}', "put the context inside the file"),
        ("named.nq", b"<http://a/s> <http://a/p> <http://a/o> <http://a/g> .\n", "the default graph"),
    ],
)
def test_unreadable_input_is_refused_with_what_where_and_what_next(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(RequestError, match=words) as refused:
        validate(path)
    assert refused.value.where == str(path)
    assert refused.value.next_step
    assert "\n" not in str(refused.value)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(RequestError, match="no such file"):
        validate(tmp_path / "none.ttl")
    folder = tmp_path / "folder.ttl"
    folder.mkdir()
    with pytest.raises(RequestError, match=r"the folder holds no kg\.nq"):
        validate(folder)
    with pytest.raises(RequestError, match="no such file"):
        validate(tmp_path / "none")


def test_the_folder_of_a_build_stands_for_its_graph(tmp_path: Path) -> None:
    (tmp_path / "kg.ttl").write_text(NAMELESS, encoding="utf-8")
    assert validate(tmp_path) == validate(NAMELESS)


def test_shapes_that_are_none_are_refused(tmp_path: Path) -> None:
    with pytest.raises(RequestError, match=r"no \.ttl file"):
        validate(GOOD, tmp_path)
    (tmp_path / "broken.ttl").write_text("nothing of RDF")
    with pytest.raises(RequestError, match="not readable"):
        validate(GOOD, tmp_path)


def test_a_graph_in_the_place_of_shapes_is_refused(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text(GOOD, encoding="utf-8")
    for place in (tmp_path, tmp_path / "graph.ttl"):
        with pytest.raises(RequestError, match="holds no SHACL shapes"):
            validate(GOOD, place)


def test_shapes_that_shacl_forbids_are_refused_in_one_line(tmp_path: Path) -> None:
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text("@prefix sh: <http://www.w3.org/ns/shacl#> . <http://a/s> a sh:NodeShape ; sh:path <http://a/p> .")
    with pytest.raises(RequestError, match="pyshacl refuses the shapes") as refused:
        validate(GOOD, shapes)
    assert "\n" not in str(refused.value)


def test_shapes_that_reach_the_network_are_refused(tmp_path: Path) -> None:
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text("""@prefix sh: <http://www.w3.org/ns/shacl#> .
        <http://a/s> a sh:NodeShape ; sh:targetNode <http://a/n> ; sh:sparql [ sh:message "x" ;
            sh:select "SELECT $this WHERE { SERVICE <http://localhost:9/> { ?a ?b ?c } }" ] .""")
    with pytest.raises(RequestError, match="SERVICE"):
        validate(GOOD, shapes)


# --- what can be read ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gz"])
def test_every_format_gives_the_same_report(tmp_path: Path, suffix: str, packed: bool) -> None:
    content = ox.serialize((quad for quad in ox.parse(NAMELESS, format=ox.RdfFormat.TURTLE)), format=getattr(ox.RdfFormat, FORMATS[suffix]))
    assert isinstance(content, bytes)
    path = tmp_path / ("graph" + suffix + (".gz" if packed else ""))
    path.write_bytes(gzip.compress(content) if packed else content)
    assert validate(path) == validate(NAMELESS)


@pytest.mark.parametrize("source", [NAMELESS, NAMELESS.encode(), NAMELESS.strip(), f"# a comment\n{NAMELESS}"])
def test_a_graph_already_made_is_read_as_it_is(source: str | bytes) -> None:
    assert shapes_of(validate(source)) == ["kgs:Person-name"]


def test_several_files_are_one_graph(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(NAMELESS)
    (tmp_path / "b.nt").write_text('<https://kg.example/id/p> <http://schema.org/name> "Ada" .\n')
    assert not validate(tmp_path / "a.ttl").conforms
    assert validate([tmp_path / "a.ttl", tmp_path / "b.nt", tmp_path / "a.ttl"]) == Report((), 2)


def test_of_a_data_set_the_default_graph_is_validated(tmp_path: Path) -> None:
    path = tmp_path / "kg.nq"
    elsewhere = "<http://a/s> <http://a/p> _:b <http://a/g> .\n"
    lines = ox.serialize(ox.parse(GOOD, format=ox.RdfFormat.TURTLE), format=ox.RdfFormat.N_QUADS)
    path.write_bytes((lines or b"") + elsewhere.encode())
    assert validate(path) == Report((), 2)


def test_an_empty_graph_conforms_and_says_how_empty_it_is() -> None:
    assert validate("").to_text() == "0 triples: 0 violations, 0 warnings, 0 infos\n"


def test_the_shards_of_a_build_are_one_graph_though_the_last_of_them_are_about_documents(tmp_path: Path) -> None:
    lines = ox.serialize(ox.parse(GOOD, format=ox.RdfFormat.TURTLE), format=ox.RdfFormat.N_QUADS) or b""
    (tmp_path / "kg-00001-of-00002.nq").write_bytes(lines)
    (tmp_path / "kg-00002-of-00002.nq").write_text("<http://a/s> <http://a/p> <http://a/o> <http://a/g> .\n")
    assert validate(tmp_path) == Report((), 2)
    (tmp_path / "kg-00001-of-00002.nq").write_text("")
    with pytest.raises(RequestError, match="in named graphs"):
        validate(tmp_path)


@pytest.mark.parametrize(
    ("name", "text", "next_step"),
    [
        ("facts.json", '{"name": "Ada", "films": [{"title": "Low Tide"}]}', "@context"),
        ("empty.jsonld", "[]", "@context"),
        ("empty.ttl", "", "whole"),
        ("prefixes.ttl", "@prefix schema: <http://schema.org/> .\n", "whole"),
    ],
)
def test_a_file_without_triples_is_not_called_in_order(name: str, text: str, next_step: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text)
    (tmp_path / "good.ttl").write_text(GOOD)
    for asked in ([tmp_path / name], [tmp_path / "good.ttl", tmp_path / name]):
        with pytest.raises(RequestError, match="holds no triples") as refused:
            validate(asked)
        assert name in str(refused.value)
        assert next_step in str(refused.value)


def test_lexical_forms_are_seen_as_they_are_written() -> None:
    """rdflib would make PT1H51M of PT111M before any shape sees it."""
    film = f'<https://kg.example/id/f> a <http://schema.org/Movie> ; <http://schema.org/duration> "PT111M"^^<{XSD}duration> .'
    (result,) = validate(film).of("violation")
    assert (result.value, result.term) == ("PT111M", f'"PT111M"^^<{XSD}duration>')


# --- https -----------------------------------------------------------------------------------------------------------


def test_a_graph_written_with_https_is_held_against_shapes_written_with_https() -> None:
    https = "\n".join(house()).replace("http://schema.org/", "https://schema.org/")
    assert validate(https).results == ()
    assert shapes_of(validate(NAMELESS.replace("http:", "https:"))) == ["kgs:Person-name"]


def test_a_mix_of_both_is_a_structural_fault_whichever_is_asked_for() -> None:
    mixed = GOOD + '<https://kg.example/id/p> <https://schema.org/alternateName> "A" .\n'
    for asked in (None, "http", "https"):
        report = validate(mixed, schema_namespace=asked)
        assert any(result.structural for result in report.of("violation"))
    assert "kgs:Graph" in shapes_of(validate(mixed, schema_namespace="https"))


def test_the_namespace_that_was_asked_for_is_the_one_that_counts() -> None:
    assert not validate(GOOD, schema_namespace="https").conforms


# --- results ---------------------------------------------------------------------------------------------------------

FAULTY = """
@prefix schema: <http://schema.org/> . @prefix kgv: <https://kg.example/ns#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<https://kg.example/id/f> a schema:Movie ; schema:name "A", "B"@en ; schema:director [ schema:name "x" ] , [ a schema:Person ] ;
    schema:datePublished "1995-02-31"^^xsd:date ; schema:noSuchTerm "a \\"quoted\\"\\nword" .
<https://kg.example/id/r> a schema:AggregateRating ; schema:ratingValue 11.0 ; schema:bestRating 10.0 .
<https://kg.example/id/v> a schema:Review , schema:UserReview ; schema:name "x" .
<https://kg.example/id/f> schema:review <https://kg.example/id/v> .
"""


def test_results_are_the_same_values_in_the_same_order_every_time() -> None:
    lines = FAULTY.strip().splitlines()
    again = "\n".join([lines[0], *reversed(lines[3:]), *lines[1:3]])
    assert validate(FAULTY) == validate(again)
    assert validate(FAULTY).to_json() == validate(again).to_json()
    ranks = [result.severity for result in validate(FAULTY).results]
    assert ranks == sorted(ranks, key=["violation", "warning", "info"].index)


def test_a_result_says_everything_in_plain_values() -> None:
    (result,) = validate(NAMELESS).results
    assert result == Result(
        severity="violation", focus="https://kg.example/id/p", path="http://schema.org/name", value="",
        message="A person has exactly one name, as text without a language tag, not empty, white space collapsed.",
        shape="https://kg.example/shapes#Person-name", component="http://www.w3.org/ns/shacl#MinCountConstraintComponent",
        structural=False,
    )  # fmt: skip


def test_the_text_names_the_place_the_value_and_the_shape() -> None:
    text = validate(FAULTY).to_text()
    assert text.startswith("16 triples: 11 violations, 0 warnings, 3 infos\n")
    assert (
        "violation: A film has at most one date of publication, as a real date (xsd:date, xsd:gYearMonth or xsd:gYear, as precise as it is"
        ' known).\n    at https://kg.example/id/f schema:datePublished\n    is "1995-02-31"^^<http://www.w3.org/2001/XMLSchema#date>\n'
        "    by kgs:Movie-datePublished\n"
    ) in text
    assert "at https://kg.example/id/v ^schema:review\n" in text


def test_advice_that_many_share_is_given_once() -> None:
    films = "".join(
        f'<https://kg.example/id/{n}> a <http://schema.org/Movie> ; <http://schema.org/name> "A" ; '
        f'<http://schema.org/dateCreated> "1999"^^<{XSD}gYear> .\n' for n in range(5)
    )  # fmt: skip
    report = validate(films)
    assert report.summary == "15 triples: 0 violations, 0 warnings, 10 infos"
    assert report.conforms
    assert report.to_text().count("info: ") == 2
    assert "https://kg.example/id/2 and 2 more" in report.to_text()


def test_the_json_form_has_every_field() -> None:
    content = json.loads(validate(FAULTY).to_json())
    assert content["conforms"] is False
    assert content["counts"]["violation"] == sum(result["severity"] == "violation" for result in content["results"])
    assert {*content["results"][0]} == {*Result.__dataclass_fields__}


def test_the_turtle_form_is_a_validation_report_that_others_can_read() -> None:
    report = validate(FAULTY)
    list(ox.parse(report.to_turtle(), format=ox.RdfFormat.TURTLE))
    graph = rdflib.Graph().parse(data=report.to_turtle(), format="turtle")
    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    assert len(set(graph.objects(None, sh.result))) == len(report.results)
    assert len(set(graph.subjects(sh.focusNode))) == len(report.results)
    assert (None, sh.value, rdflib.Literal('a "quoted"\nword')) in graph
    assert validate(GOOD).to_turtle().endswith("[] a sh:ValidationReport ;\n    sh:conforms true .\n")


def test_paths_of_several_steps_are_shown_and_written(tmp_path: Path) -> None:
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text("""@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix schema: <http://schema.org/> .
        <http://a/s> a sh:NodeShape ; sh:targetClass schema:Person ; sh:property
            [ sh:path ( schema:knows schema:name ) ; sh:minCount 1 ] , [ sh:path [ sh:zeroOrMorePath schema:knows ] ; sh:minCount 2 ] .""")
    report = validate(NAMELESS, shapes)
    assert [result.path for result in report.results] == ["", "<http://schema.org/knows>/<http://schema.org/name>"]
    assert [result.shape for result in report.results] == ["_:shape", "_:shape"]
    list(ox.parse(report.to_turtle(), format=ox.RdfFormat.TURTLE))


# --- the wall --------------------------------------------------------------------------------------------------------


def test_nothing_is_left_behind_in_rdflib(tmp_path: Path) -> None:
    logger = logging.getLogger("rdflib.term")
    boolean = rdflib.XSD.boolean

    def state() -> tuple[object, ...]:
        return rdflib.NORMALIZE_LITERALS, rdflib.term._toPythonMapping[boolean], sparql.SPARQL_LOAD_GRAPHS, logger.level

    before = state()
    rdflib.NORMALIZE_LITERALS = False
    try:
        validate(FAULTY)
        assert rdflib.NORMALIZE_LITERALS is False
    finally:
        rdflib.NORMALIZE_LITERALS = True
    (tmp_path / "s.ttl").write_text(
        "<http://a/s> a <http://www.w3.org/ns/shacl#NodeShape> ; <http://www.w3.org/ns/shacl#path> <http://a/p> ."
    )
    with pytest.raises(RequestError):
        validate(GOOD, tmp_path)
    assert state() == before


def test_nothing_is_said_on_the_terminal_about_ill_typed_values() -> None:
    code = f"from kg.rdf.validate import validate; validate({FAULTY!r})"
    done = subprocess.run([sys.executable, "-c", code], cwd=shapes_folder().parent, capture_output=True, text=True, timeout=PATIENCE)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_importing_imports_neither_rdflib_nor_pyshacl() -> None:
    code = "import sys, kg.rdf.validate, kg.resources; print({'rdflib', 'pyshacl', 'pyoxigraph'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=shapes_folder().parent, capture_output=True, text=True, timeout=PATIENCE)
    assert done.stdout.strip() == "set()", done.stderr
