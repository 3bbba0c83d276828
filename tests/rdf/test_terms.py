"""Lines taken apart: every thing once, with all that is said of it, as it stands there."""

from __future__ import annotations

import pyoxigraph as ox
from hypothesis import given
from hypothesis import strategies as st

from kg.rdf.terms import Triple, by_subject, iri, literal
from kg.rdf.write import arranged

A, B, P, Q = "<http://a.example/a>", "<http://a.example/a/b>", "<http://p.example/p>", "<http://p.example/q>"


def test_no_lines_speak_of_nothing() -> None:
    assert list(by_subject([])) == []


def test_a_thing_comes_with_its_objects_by_predicate_in_the_order_of_the_lines() -> None:
    lines = [f"{A} {Q} 2 .\n", f"{A} {P} <http://b.example/> .\n", f"{A} {Q} 1 .\n", f"{B} {P} {A} .\n"]
    found = list(by_subject(iter(lines)))
    assert found == [(A, {Q: ["2", "1"], P: ["<http://b.example/>"]}), (B, {P: [A]})]
    assert list(found[0][1]) == [Q, P]


def test_a_thing_whose_name_begins_like_another_is_another() -> None:
    assert [subject for subject, _ in by_subject([f"{A} {P} 1 .\n", f"{A[:-1]}2> {P} 1 .\n"])] == [A, "<http://a.example/a2>"]


def test_what_looks_like_the_end_of_a_line_or_another_term_stays_in_its_literal() -> None:
    for term in (literal(f" .  {A} {P} . "), '"a b"@en', literal("x .", "xsd:date"), literal("é\u2028.\x85 .\n")):
        assert list(by_subject([f"{A} {P} {term} .\n"])) == [(A, {P: [term]})]


def test_what_was_given_out_is_not_changed_afterwards() -> None:
    """A writer takes the classes out of what it is given."""
    given_out = by_subject([f"{A} {P} 1 .\n", f"{B} {P} 2 .\n", f"{B} {Q} 3 .\n"])
    _, first = next(given_out)
    first.clear()
    assert list(given_out) == [(B, {P: ["2"], Q: ["3"]})]
    assert first == {}


TERMS = st.one_of(st.text(st.characters(exclude_categories=["Cs"])).map(literal), st.sampled_from("xyz").map(lambda x: iri(f"http://{x}/")))
TRIPLES = st.builds(
    Triple, st.sampled_from(["a", "a/b", "a-b", "b"]).map(lambda x: iri(f"http://a.example/{x}")), st.sampled_from([P, Q]), TERMS
)


@given(st.lists(TRIPLES))
def test_the_lines_of_a_graph_give_the_graph_and_every_thing_once(said: list[Triple]) -> None:
    lines = arranged(said)
    found = list(by_subject(lines))
    assert [f"{s} {p} {o} .\n" for s, about in found for p, objects in about.items() for o in objects] == lines
    assert len({s for s, _ in found}) == len(found)
    parsed = {(str(q.subject), str(q.predicate), q.object) for q in ox.parse("".join(lines), format=ox.RdfFormat.N_TRIPLES)}
    assert len(parsed) == len(lines) == len(set(said))
