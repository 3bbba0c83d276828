"""The fast engine finds what pyshacl finds, result by result: on every broken graph that there is, and with every changed shape
(``test_mutations.py``, which has pyshacl's results for each). What it does not know goes to pyshacl.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib

from kg.errors import RequestError
from kg.rdf import validate as front
from kg.rdf.literals import Beyond, below, of_datatype, taken_apart, well_formed
from kg.rdf.reference import contained
from kg.rdf.shape_queries import answered
from kg.rdf.shape_reading import read_shapes, words
from kg.rdf.shape_view import TYPE, looked_over, whole
from kg.rdf.terms import Triple, literal
from kg.rdf.validate import validate
from kg.rdf.validate_input import parse, shape_triples
from kg.resources import shape_files
from tests.shapes.examples import house
from tests.shapes.graphs import CASES, blank_things, case_name, case_text, examples, sorted_lines, triples

HOUSE = "\n".join(house()) + "\n"
XSD = "http://www.w3.org/2001/XMLSchema#"
NS = "https://kg.example/ns#"


def agreed(text: str, shapes: Path | None = None) -> int:
    """How many results both engines have; they are the same."""
    fast, reference = validate(text, shapes, engine="fast"), validate(text, shapes, engine="pyshacl")
    assert fast == reference
    return len(reference.results)


def sorted_file(text: str, path: Path) -> Path:
    path.write_text("".join(sorted_lines(text)), encoding="utf-8", newline="\n")
    return path


# --- every broken graph ----------------------------------------------------------------------------------------------


def test_our_own_shapes_are_all_known() -> None:
    shapes = read_shapes(words(shape_triples(None, https=False)))
    assert shapes.left == set()
    assert len(shapes.by_class) == 29


def test_a_graph_with_nothing_to_object_to_has_no_results() -> None:
    assert agreed(HOUSE) == 0
    assert agreed("") == 0


@pytest.mark.parametrize("path", CASES, ids=case_name)
def test_each_case_alone(path: Path) -> None:
    agreed(HOUSE + case_text(path))


def test_all_cases_and_blank_things_together() -> None:
    together = [case_text(path) for path in CASES]
    assert agreed("\n".join([HOUSE, *blank_things(), *together])) > 150


def test_every_value_of_every_property() -> None:
    assert agreed("\n".join([*house(), *(line for example in examples() for line in example.triples)])) > 1000


def test_the_https_form_of_schema_org() -> None:
    text = HOUSE + "".join(case_text(path) for path in CASES)
    assert agreed(text.replace("http://schema.org/", "https://schema.org/")) > 100


@pytest.mark.parametrize("seed", range(6))
def test_graphs_damaged_at_random(seed: int) -> None:
    """Values, links and predicates of a good graph are exchanged for each other and for odd literals."""
    chance = random.Random(seed)
    said = words(triples(HOUSE))
    odd = [
        *(f'"{lexical}"^^<{XSD}{name}>' for name in ("integer", "decimal", "date", "gYear", "duration", "boolean", "dateTime")
          for lexical in ("", "7", "-7", "+7.50", "007", "1e3", "true", "TRUE", "2001-02-29", "2000-02-29", "P1DT2H", "PT", "PT7M")),
        '"two  spaces"', '"a line\\nand one"', '"wort"@de', '"http://a/"', "<http://a/nowhere>", "_:blank", '"caf\\u00E9"', '"tab\\there"',
    ]  # fmt: skip
    predicates, subjects, objects = ([*{triple[k] for triple in said}] for k in (1, 0, 2))
    for group in (predicates, subjects, objects):
        group.sort()
    damaged = [
        (s, chance.choice(predicates) if chance.random() < 0.02 else p,
         chance.choice([*odd, *objects, *subjects]) if chance.random() < 0.1 else o)
        for s, p, o in said if chance.random() > 0.03
    ]  # fmt: skip
    # SHACL refuses to compare blank nodes: then both engines refuse, see below.
    text = "".join(f"{s} {p} {o} .\n" for s, p, o in damaged if not (o == "_:blank" and "Rating" in p))
    assert agreed(text) > 10


# --- what is left to pyshacl -----------------------------------------------------------------------------------------

FILM = f"<https://kg.example/id/movie/x> a <http://schema.org/Movie> ; <{NS}runtimeMinutes> %s ; <http://schema.org/duration> %s .\n"


@pytest.mark.parametrize(
    ("minutes", "duration"),
    [
        ("90", f'"P1DT1H30M"^^<{XSD}duration>'),
        ("90", f'"PT1H30M10S"^^<{XSD}duration>'),
        ("90.0", f'"PT1H30M"^^<{XSD}duration>'),
        ('"ninety"', '"PT1H30M"'),
        ("91", '"PT1H30M"'),
        ("91", "<http://a/PT1H30M>"),
    ],
)
def test_values_that_only_sparql_can_read(minutes: str, duration: str) -> None:
    assert agreed(HOUSE + FILM % (minutes, duration)) > 0


def test_blank_nodes_that_cannot_be_compared_are_refused_by_both() -> None:
    text = HOUSE + "".join(
        f"<https://kg.example/id/r> {said} .\n"
        for said in ("a <http://schema.org/Rating>", "<http://schema.org/worstRating> _:b", "<http://schema.org/bestRating> 10.0")
    )
    refused = []
    for engine in ("fast", "pyshacl"):
        with pytest.raises(RequestError, match="BlankNode") as fault:
            validate(text, engine=engine)
        refused.append(str(fault.value))
    assert refused[0] == refused[1]


HEAD = """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix s: <http://schema.org/> . @prefix a: <http://a/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> ."""


@pytest.mark.parametrize(
    "shape",
    [
        'a:S sh:targetClass s:Person ; sh:property [ sh:path s:name ; sh:maxLength 3 ; sh:message "Long." ] .',
        "a:S sh:targetClass s:Person ; sh:property [ sh:path s:name ; sh:minCount 2 ] .",
        'a:S sh:targetClass s:Movie ; sh:property [ sh:path ( s:actor s:name ) ; sh:minCount 20 ; sh:message "Few." ] .',
        '''a:S sh:targetClass s:Movie ; sh:property [ sh:path s:actor ; sh:message "P." ;
            sh:node [ sh:property [ sh:path s:badge ; sh:minCount 1 ] ] ] .''',
        'a:S sh:targetClass s:Movie ; sh:deactivated true ; sh:property [ sh:path s:none ; sh:minCount 1 ; sh:message "N." ] .',
        's:Person a rdfs:Class , sh:NodeShape ; sh:property [ sh:path s:none ; sh:minCount 1 ; sh:message "None." ] .',
        'a:S sh:targetClass s:Person ; sh:sparql [ sh:message "All." ; sh:select "SELECT $this ?value WHERE { $this ?path ?value }" ] .',
        'a:S sh:targetClass s:Person ; sh:property [ sh:path s:name ; sh:pattern "^x" , "x$" ; sh:message "X." ] .',
        'a:S sh:targetClass s:Person ; sh:property [ sh:path s:name ; sh:pattern "^X" ; sh:flags "i" ; sh:message "X." ] .',
        '''a:S sh:targetClass s:Movie ; sh:message "Or." ;
            sh:or ( [ sh:property [ sh:path s:none ; sh:minCount 1 ] ] [ sh:and ( [ sh:class s:Book ] ) ] ) .''',
        'a:S sh:targetClass s:Movie ; sh:nodeKind sh:BlankNodeOrLiteral ; sh:message "Two." , "Words." ; sh:severity sh:Info .',
        'a:S sh:targetNode a:none , s:Movie ; sh:class s:Movie ; sh:message "Nobody." .',
        'a:P a sh:PropertyShape ; sh:targetSubjectsOf s:name ; sh:path s:name ; sh:datatype rdfs:Literal ; sh:minCount 9 .',
    ],
)  # fmt: skip
def test_shapes_of_others(tmp_path: Path, shape: str) -> None:
    """Those that are not known are pyshacl's, and the rest are not judged twice."""
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(
        f'{HEAD}\n{shape}\na:K a sh:NodeShape ; sh:targetClass s:Person ; sh:property [ sh:path s:nil ; sh:minCount 1 ; sh:message "K." ] .'
    )
    assert agreed(HOUSE, shapes) > 0


def test_classes_below_a_class_count_as_it(tmp_path: Path) -> None:
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(
        f"""{HEAD} a:S sh:targetClass a:Upper ; sh:message "S." ; sh:property [ sh:path a:p ; sh:class a:Upper ; sh:message "P." ] ."""
    )
    below_it = "<http://a/Low> <http://www.w3.org/2000/01/rdf-schema#subClassOf> <http://a/Mid> . <http://a/Mid> "
    text = below_it + (
        "<http://www.w3.org/2000/01/rdf-schema#subClassOf> <http://a/Upper> .\n"
        "<http://a/x> a <http://a/Low> ; <http://a/p> <http://a/x> , <http://a/y> .\n<http://a/y> a <http://a/Other> ."
    )
    assert agreed(text, shapes) == 1


def test_shapes_that_are_none_are_refused_by_both(tmp_path: Path) -> None:
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(f"{HEAD} a:S a sh:NodeShape ; sh:targetClass s:Person ; sh:minCount 1 .")
    for engine in ("fast", "pyshacl"):
        with pytest.raises(RequestError, match="pyshacl refuses the shapes"):
            validate(HOUSE, shapes, engine=engine)


def test_a_query_that_was_changed_is_no_longer_answered_in_code() -> None:
    queries = [
        str(o.value)
        for path in shape_files()
        for _, p, o in parse(path.read_bytes(), "TURTLE", path.name)
        if str(p).endswith("shacl#select>")
    ]
    assert len(queries) == 5
    for query in queries:
        assert answered(query)
        for changed in (
            query.replace("SELECT", "SELECT DISTINCT", 1),
            query.replace("FILTER", "FILTER NOT EXISTS { } FILTER", 1),
            query + "LIMIT 1",
        ):
            with pytest.raises(Beyond):
                answered(changed)


# --- literals --------------------------------------------------------------------------------------------------------


def by_rdflib(lexical: str, datatype: str) -> Any:
    with contained():
        return rdflib.Literal(lexical, datatype=rdflib.URIRef(datatype), normalize=False)


PLAIN = {
    "integer": ["0", "7", "007", "9" * 18],
    "decimal": ["0.0", "7.50", "00.1"],
    "boolean": ["true", "false"],
    "gYear": ["1000", "1999", "9999"],
    "gYearMonth": ["1999-01", "1000-12"],
    "duration": ["PT0M", "PT1H", "PT2H5M", "PT90M", "PT1M57S", "PT33S", "PT1H0M1S"],
    "date": [str(date(1896, 1, 1) + timedelta(days=97 * n)) for n in range(500)] + ["2000-02-29"],
}


@pytest.mark.parametrize("name", PLAIN)
def test_forms_that_are_taken_for_granted_are_well_formed_to_rdflib(name: str) -> None:
    for lexical in PLAIN[name]:
        assert well_formed(lexical, XSD + name)
        assert not by_rdflib(lexical, XSD + name).ill_typed, lexical


def test_what_is_not_well_formed() -> None:
    # Of years rdflib knows no forms; the shapes have patterns for them.
    for name, lexical in (("date", "2001-02-29"), ("date", "2001-13-01"), ("integer", "1.0"), ("decimal", "one"),
                          ("boolean", "maybe"), ("dateTime", "yesterday")):  # fmt: skip
        assert not of_datatype(XSD + name)(literal(lexical, f"xsd:{name}")), lexical


def test_numbers_are_compared_by_value_and_text_by_its_letters() -> None:
    values = [
        literal(v, f"xsd:{k}")
        for k, v in (("integer", "9"), ("integer", "10"), ("decimal", "9.50"), ("decimal", "10.0"), ("decimal", "-1.0"))
    ]
    for one in values:
        for two in values:
            left, right = (by_rdflib(*taken_apart(term)[:2]) for term in (one, two))
            assert below(one, two, or_equal=False) == (left < right), (one, two)
            assert below(one, two, or_equal=True) == (left <= right), (one, two)
    assert below('"10"', '"9"', or_equal=False)
    assert not below('"10"', values[0], or_equal=False)


@pytest.mark.parametrize("text", ["", "plain", 'quo"te', "back\\slash", "line\nfeed\ttab\r", "\x01 é 漢 🎬", '"^^<x>', '"@en'])
def test_a_literal_is_taken_apart_into_what_it_was_made_of(text: str) -> None:
    for term in (literal(text), str(ox.Literal(text))):
        assert taken_apart(term) == (text, "", "")
    assert taken_apart(str(ox.Literal(text, language="en"))) == (text, "", "en")
    assert taken_apart(literal(text, "xsd:date")) == (text, XSD + "date", "")


# --- what is looked at -----------------------------------------------------------------------------------------------


def test_of_a_graph_are_gathered_classes_and_the_links_that_shapes_follow() -> None:
    person, role, film = (f"<https://kg.example/id/{name}>" for name in ("person/ada", "movie/x/cast/ada", "movie/x"))
    actor, review = "<http://schema.org/actor>", "<http://schema.org/review>"
    said = [
        Triple(film, TYPE, "<http://schema.org/Movie>"),
        Triple(film, actor, role),
        Triple(role, TYPE, "<http://schema.org/PerformanceRole>"),
        Triple(role, actor, person),
        Triple(person, TYPE, "<http://schema.org/Person>"),
        Triple(person, "<http://schema.org/name>", '"Ada"'),
    ]
    shapes = read_shapes(words(shape_triples(None, https=False)))
    assert actor in shapes.carried
    view = looked_over(whole(said), {*shapes.backwards, review}, shapes.carried)
    assert view.types == {s: (o,) for s, p, o in said if p == TYPE}
    assert {p: s for p, s in view.carriers.items() if s} == {actor: {film, role}}
    assert not any(view.into.values())
    assert looked_over(whole([*said, Triple(film, review, role)]), [review], []).into == {review: {role: [film]}}


# --- real builds, and what it costs ----------------------------------------------------------------------------------


@pytest.mark.skipif(not os.environ.get("KG_PAGES"), reason="KG_PAGES does not name a folder of saved pages")
def test_saved_pages_have_the_same_results(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-m", "kg", "build", os.environ["KG_PAGES"], "--out", tmp_path / "out", "--format", "ttl", "-q"])
    assert done.returncode == 0
    graph = tmp_path / "out/kg.ttl"
    fast, reference = (validate(graph, engine=engine) for engine in ("fast", "pyshacl"))
    assert fast == reference
    assert fast.triples > 1000


def test_a_good_graph_needs_neither_pyshacl_nor_rdflib(tmp_path: Path) -> None:
    path = sorted_file(HOUSE, tmp_path / "facts.nt")
    in_blocks = "from kg.rdf.block_validation import validate_block; found = validate_block(path.read_text().splitlines(True), {})"
    in_whole = "from kg.rdf.validate import validate; found = validate(path, engine='fast')"
    for work in (in_blocks, in_whole):
        code = (
            f"import sys; from pathlib import Path; path = Path({str(path)!r}); {work};"
            f"assert path.read_text().count('\\n') > 50 and not found.results; print({{'rdflib', 'pyshacl'}} & set(sys.modules))"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert done.stdout == "set()\n"


def test_the_fast_engine_is_taken_for_large_graphs_and_our_own_shapes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(front, "LARGE", 50)
    monkeypatch.setattr(front, "_fast", lambda triples, shapes: asked.append("fast") or set())
    monkeypatch.setattr(front, "by_pyshacl", lambda triples, shapes: asked.append("pyshacl") or set())
    small = "<https://kg.example/id/p> a <http://schema.org/Person> ."
    validate(HOUSE, engine="auto")
    validate(small, engine="auto")
    validate(HOUSE, shape_files()[0], engine="auto")
    validate(HOUSE)
    assert asked == ["fast", "pyshacl", "pyshacl", "pyshacl"]
