"""Turtle and JSON-LD by cutting text: block after block is the file, and each block says what its lines say."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.errors import InternalFault
from kg.rdf import void
from kg.rdf.block_checks import check_jsonld, check_lines, check_turtle
from kg.rdf.block_jsonld import JSONLD_FOOTER, jsonld_block, jsonld_header
from kg.rdf.block_turtle import turtle_block, turtle_header
from kg.rdf.joined import Written, jsonld_file, quads_file, turtle_file, written
from kg.rdf.terms import Terms, Triple, iri, literal
from kg.rdf.write import arranged
from kg.vocabulary import expand

BASE = "https://kg.example/id/"
TERMS = Terms()
A = f"<{expand('rdf:type')}>"


def line(subject: str, predicate: str, value: str) -> str:
    return f"<{BASE}{subject}> {predicate if predicate.startswith('<') else TERMS[predicate]} {value} .\n"


def ordered(lines: Iterable[str], graph: str = "") -> list[str]:
    """Lines of N-Triples as the writer leaves them."""
    return arranged((Triple(s, p, rest[:-3]) for s, p, rest in (text.split(" ", 2) for text in lines)), graph)


LINES = ordered(
    {
        line("movie/x", A, TERMS["schema:Movie"]),
        line("movie/x", "schema:name", literal('A "film" \\ of\nlines\r')),
        line("movie/x", "schema:alternateName", '"Ein Film"@de'),
        line("movie/x", "schema:alternateName", literal("Un film")),
        line("movie/x", "kgv:runtimeMinutes", literal("111", "xsd:integer")),
        line("movie/x", "schema:dateCreated", literal("1999", "xsd:gYear")),
        line("movie/x", "schema:review", iri(f"{BASE}movie/x/review/1")),
        line("movie/x/review/1", A, TERMS["schema:Review"]),
        line("movie/x/review/1", A, TERMS["schema:UserReview"]),
        line("movie/x/review/1", "kgv:spoiler", literal("true", "xsd:boolean")),
        line("movie/x-2", "schema:ratingValue", literal("7.50", "xsd:decimal")),
        line("movie/x-2", "schema:url", iri("http://schema.org/")),
        line("movie/x-2", "schema:sameAs", iri("http://schema.org/a-b")),
    }
)

TURTLE = f"""@prefix schema: <http://schema.org/> .
@prefix kgv: <https://kg.example/ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

<{BASE}movie/x>
    a schema:Movie ;
    schema:alternateName "Ein Film"@de,
        "Un film" ;
    schema:dateCreated "1999"^^xsd:gYear ;
    schema:name "A \\"film\\" \\\\ of\\nlines\\r" ;
    schema:review <{BASE}movie/x/review/1> ;
    kgv:runtimeMinutes 111 .

<{BASE}movie/x/review/1>
    a schema:Review, schema:UserReview ;
    kgv:spoiler true .

<{BASE}movie/x-2>
    schema:ratingValue 7.50 ;
    schema:sameAs <http://schema.org/a-b> ;
    schema:url <http://schema.org/> .
"""

NODES = [
    {
        "@id": f"{BASE}movie/x", "@type": "Movie", "alternateName": [{"@value": "Ein Film", "@language": "de"}, "Un film"],
        "dateCreated": {"@value": "1999", "@type": "xsd:gYear"}, "name": 'A "film" \\ of\nlines\r',
        "review": {"@id": f"{BASE}movie/x/review/1"}, "kgv:runtimeMinutes": 111,
    },
    {"@id": f"{BASE}movie/x/review/1", "@type": ["Review", "UserReview"], "kgv:spoiler": True},
    {
        "@id": f"{BASE}movie/x-2", "@type": [], "ratingValue": {"@value": "7.50", "@type": "xsd:decimal"},
        "sameAs": {"@id": "http://schema.org/a-b"}, "url": {"@id": "http://schema.org/"},
    },
]  # fmt: skip


def turtle_of(blocks: Iterable[Sequence[str]], path: Path) -> Written:
    """A file of these blocks, as a build writes it."""
    with turtle_file(path, TERMS) as file:
        for block in blocks:
            file.add(turtle_block(block, TERMS))
    return file.written


def jsonld_of(blocks: Iterable[Sequence[str]], path: Path) -> Written:
    """A file of these blocks, as a build writes it."""
    with jsonld_file(path, TERMS) as file:
        for block in blocks:
            file.add(jsonld_block(block, TERMS))
    return file.written


def by_subject(lines: list[str]) -> list[list[str]]:
    """The lines, cut wherever something new is spoken of."""
    places = [0, *(k for k in range(1, len(lines)) if lines[k].split(" ")[0] != lines[k - 1].split(" ")[0]), len(lines)]
    return [lines[a:b] for a, b in pairwise(places)]


# --- order ------------------------------------------------------------------------------------------------------------


def test_a_thing_is_followed_by_its_details_and_only_then_by_things_of_longer_names() -> None:
    assert list(dict.fromkeys(text.split(">")[0].removeprefix(f"<{BASE}") for text in LINES)) == [
        "movie/x",
        "movie/x/review/1",
        "movie/x-2",
    ]


@given(st.sets(st.text("ab-/é!~", min_size=1, max_size=6), min_size=2))
def test_nothing_stands_between_a_thing_and_its_details(names: set[str]) -> None:
    things = [text.split(">")[0] for text in ordered(line(name, "schema:name", '"x"') for name in names)]
    for thing in things:
        below = [k for k, other in enumerate(things) if other == thing or other.startswith(f"{thing}/")]
        assert below == list(range(below[0], below[0] + len(below)))
        assert things[below[0]] == thing


@given(st.lists(st.sampled_from(LINES)))
def test_lines_come_out_once_and_in_one_order(lines: list[str]) -> None:
    once = [one for one in LINES if one in lines]
    assert ordered(lines) == once
    assert ordered(lines, f"{BASE}document/é 1") == [one.replace(" .\n", f" <{BASE}document/é%201> .\n") for one in once]


# --- the two forms ----------------------------------------------------------------------------------------------------


def test_turtle(tmp_path: Path) -> None:
    turtle_of([LINES], tmp_path / "kg.ttl")
    assert (tmp_path / "kg.ttl").read_bytes() == TURTLE.encode()


def test_jsonld(tmp_path: Path) -> None:
    jsonld_of([LINES], tmp_path / "kg.jsonld")
    text = (tmp_path / "kg.jsonld").read_bytes().decode()
    assert json.loads(text)["@graph"] == NODES
    assert text.splitlines()[3:6] == [f"{json.dumps(node)}{',' * (number < 2)}" for number, node in enumerate(NODES)]


@pytest.mark.parametrize("lines", [LINES, []], ids=["facts", "nothing"])
@pytest.mark.parametrize("at_once", [1, 2])
def test_blocks_one_after_the_other_are_the_file(tmp_path: Path, lines: list[str], at_once: int) -> None:
    things = by_subject(lines) if lines else []
    blocks = [[], *([one for some in things[k : k + at_once] for one in some] for k in range(0, len(things), at_once)), []]
    turtle_of([lines], tmp_path / "kg.ttl")
    jsonld_of([lines], tmp_path / "kg.jsonld")
    made = turtle_header(TERMS) + "".join(turtle_block(block, TERMS) for block in blocks)
    assert (tmp_path / "kg.ttl").read_text(encoding="utf-8") == made
    nodes = [jsonld_block(block, TERMS) for block in blocks]
    assert (tmp_path / "kg.jsonld").read_text(encoding="utf-8") == jsonld_header(TERMS) + ",".join(filter(None, nodes)) + JSONLD_FOOTER
    for form, suffix in ((turtle_of, "ttl"), (jsonld_of, "jsonld")):
        described = form(blocks, tmp_path / f"2.{suffix}")
        assert (tmp_path / f"2.{suffix}").read_bytes() == (tmp_path / f"kg.{suffix}").read_bytes()
        assert described == written(tmp_path / f"2.{suffix}")


TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.one_of(
    TEXTS.map(literal),
    st.builds(lambda text, tag: f"{literal(text)}@{tag}", TEXTS, st.sampled_from(["en", "de-CH"])),
    st.builds(literal, TEXTS, st.sampled_from(["xsd:date", "xsd:gYear", "xsd:duration"])),
    st.integers().map(lambda n: literal(str(n), "xsd:integer")),
    st.booleans().map(lambda b: literal(str(b).lower(), "xsd:boolean")),
    st.decimals(allow_nan=False, allow_infinity=False, places=2).map(lambda d: literal(f"{d:f}", "xsd:decimal")),
    TEXTS.map(lambda text: iri(f"https://x.example/{text}")),
    st.sampled_from(["schema:Movie", "kgv:Trivia", "schema:a-b", "schema:", "xsd:date"]).map(lambda t: TERMS[t]),
)


@given(st.lists(st.tuples(st.sampled_from(["x", "x/é", "y"]), st.sampled_from(["schema:name", "kgv:tagline", "schema:text"]), VALUES)))
@example([("x", "schema:name", literal("a\tb\x00\x01\x7f\x85\u2028\ufeff\uffff\\u0041 \\t"))])
@example([("x", "schema:name", '"007"^^<http://www.w3.org/2001/XMLSchema#string>')])
@settings(deadline=None, max_examples=200)
def test_both_forms_say_what_the_lines_say(said: list[tuple[str, str, str]]) -> None:
    lines = ordered(line(*row) for row in said)
    turtle, jsonld = turtle_block(lines, TERMS), jsonld_block(lines, TERMS)
    check_turtle(turtle, lines, TERMS)
    check_jsonld(jsonld, lines, TERMS)
    assert check_lines(lines) == len(lines)
    for node in filter(None, jsonld.split("\n")):
        plain = node.removesuffix(",")
        assert plain == json.dumps(json.loads(plain), ensure_ascii=False), "as the json module writes it"


def test_the_https_form_of_schema_org() -> None:
    terms = Terms("https")
    lines = [text.replace("http://schema.org/", "https://schema.org/") for text in LINES]
    turtle, jsonld = turtle_block(lines, terms), jsonld_block(lines, terms)
    assert turtle_header(terms).startswith("@prefix schema: <https://schema.org/> .\n")
    assert "a schema:Movie" in turtle
    assert '"@type": "Movie"' in jsonld
    check_turtle(turtle, lines, terms)
    check_jsonld(jsonld, lines, terms)


# --- the second parser ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("schema:Movie", "schema:Film"), (" 111 ", " 112 "), ('"Un film"', '"Un filme"'), ("kgv:spoiler true", "kgv:spoiler false"),
     (',\n        "Un film"', ""), ("<https://kg.example/id/movie/x-2>", "<https://kg.example/id/movie/x-3>")],
)  # fmt: skip
def test_turtle_that_says_something_else_ends_the_build(wrong: str, right: str) -> None:
    block = turtle_block(LINES, TERMS)
    assert wrong in block
    with pytest.raises(InternalFault, match="says something else than the graph"):
        check_turtle(block.replace(wrong, right), LINES, TERMS)


def test_jsonld_that_says_something_else_ends_the_build() -> None:
    block = jsonld_block(LINES, TERMS)
    for wrong, right in (("111", "112"), ('"Movie"', '"Film"'), ('"Un film"', '"Un filme"')):
        with pytest.raises(InternalFault, match="says something else than the graph"):
            check_jsonld(block.replace(wrong, right), LINES, TERMS)


def test_more_or_less_than_the_lines_ends_the_build() -> None:
    for lines in (LINES[1:], [*LINES, line("y", "schema:name", '"Y"')]):
        with pytest.raises(InternalFault, match="says something else"):
            check_turtle(turtle_block(LINES, TERMS), lines, TERMS)
        with pytest.raises(InternalFault, match="says something else"):
            check_jsonld(jsonld_block(LINES, TERMS), lines, TERMS)


def test_what_does_not_parse_ends_the_build() -> None:
    broken = [line("movie/a b", "schema:name", '"x"')]
    with pytest.raises(InternalFault, match="does not parse"):
        check_turtle(turtle_block(broken, TERMS), broken, TERMS)
    with pytest.raises(InternalFault, match="does not parse"):
        check_lines(broken)
    with pytest.raises(InternalFault, match="does not parse"):
        check_jsonld(jsonld_block(LINES, TERMS)[:-1], LINES, TERMS)


# --- files ------------------------------------------------------------------------------------------------------------


def test_a_file_is_hashed_while_blocks_are_added(tmp_path: Path) -> None:
    with quads_file(tmp_path / "kg.nq") as file:
        file.add("é\n")
        file.add(b"")
        file.add(b"end\n")
    content = (tmp_path / "kg.nq").read_bytes()
    assert content == "é\nend\n".encode()
    assert file.written == ("kg.nq", len(content), hashlib.sha256(content).hexdigest())


def test_empty_blocks_leave_no_trace_between_others(tmp_path: Path) -> None:
    with jsonld_file(tmp_path / "kg.jsonld", TERMS) as file:
        for lines in by_subject(LINES):
            file.add(b"")
            file.add(jsonld_block(lines, TERMS).encode())
            file.add("")
    assert json.loads((tmp_path / "kg.jsonld").read_bytes())["@graph"] == NODES


# --- counts -----------------------------------------------------------------------------------------------------------

PROVENANCE = f" <{BASE}graph/provenance> .\n"
DOCUMENT = f" <{BASE}document/1> .\n"
QUADS = [
    *(text.replace(" .\n", DOCUMENT) for text in LINES),
    line("document/1", "kgv:readBy", '"films"').replace(" .\n", PROVENANCE),
    line("document/1", "schema:mainEntity", iri(f"{BASE}movie/x")).replace(" .\n", PROVENANCE),
    line("document/2", "kgv:readBy", '"films"').replace(" .\n", PROVENANCE),
    line("document/2", "schema:mainEntity", iri(f"{BASE}movie/x")).replace(" .\n", PROVENANCE),
]


def test_counts_of_parts_add_up_to_those_of_the_whole() -> None:
    total = void.Counts()
    for part in [*map(void.count_facts, by_subject(LINES)), *(void.count_quads([quad], BASE) for quad in QUADS), void.Counts()]:
        total.add(void.Counts.of_row(json.loads(json.dumps(part.as_row()))))
    whole = void.count_facts(LINES)
    whole.add(void.count_quads(QUADS, BASE))
    assert total == whole
    assert (total.triples, total.subjects, total.stated, total.provenance) == (13, 3, 13, 4)
    assert (total.documents, total.films) == (2, {f"{BASE}movie/x"})
    assert total.classes == Counter(f"http://schema.org/{name}" for name in ("Movie", "Review", "UserReview"))
    assert total.properties[expand("rdf:type")] == 3


def test_a_description_is_turtle_and_names_the_files(tmp_path: Path) -> None:
    with quads_file(tmp_path / "kg.nq") as file:
        for block in (LINES, QUADS):
            file.add("".join(block))
    counts = void.count_facts(LINES)
    counts.add(void.count_quads(QUADS, BASE))
    quads = list(ox.parse(void.describe(counts, BASE, [file.written]), format=ox.RdfFormat.TURTLE))
    assert len(quads) > 20
    assert file.written.digest in {quad.object.value for quad in quads if isinstance(quad.object, ox.Literal)}
