"""What a document says, cut by the things that it is about: nothing is lost, nothing is doubled, and every range of things is one piece."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Evidence, Node, Statement
from kg.pipeline.slices import Slice, Sorted, cut, place, statements_of, things
from kg.spill import blocks
from kg.spill.blocks import Block

BASE = "https://kg.example/id/"
FILM, OTHER, PERSON = f"{BASE}movie/a", f"{BASE}movie/a-2", f"{BASE}person/p"
REVIEW, ROLE = f"{FILM}/review/1", f"{FILM}/role/p"
NODES = [Node(FILM, "film"), Node(REVIEW, "user_review", FILM), Node(ROLE, "role", FILM), Node(PERSON, "person"), Node(OTHER, "film")]


def said(subject: str, property: str, value: str, *, link: bool = False) -> Statement:
    return Statement("d1", subject, property, value, link, (Evidence(1, 2, value[:1]),))


def test_what_is_said_of_a_detail_is_with_its_thing() -> None:
    slices = cut("d1", [said(REVIEW, "headline", "Fine"), said(PERSON, "name", "P")], NODES)
    assert [number for number, _ in slices[FILM].statements] == [0]
    assert [number for number, _ in slices[PERSON].statements] == [1], "statements keep their position in the document"
    assert [node.iri for node in slices[FILM].nodes] == [FILM, REVIEW, ROLE]
    assert slices[OTHER].statements == [], "a thing of which nothing is said has its place all the same"


def test_cutting_leaves_nothing_for_the_garbage_collector() -> None:
    gc.collect()
    gc.disable()
    try:
        assert cut("d1", [said(REVIEW, "headline", "Fine"), said(PERSON, "name", "P")], NODES)
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_a_thing_is_not_linked_by_its_own_details_nor_outside_of_them() -> None:
    slices = cut("d1", [said(REVIEW, "reviewed", FILM, link=True)], NODES)
    assert slices[FILM].linked == []
    assert slices[FILM].outside == {}


def test_a_link_to_another_thing_is_noted_at_both_ends() -> None:
    slices = cut("d1", [said(ROLE, "role_actor", PERSON, link=True)], NODES)
    assert slices[FILM].outside == {PERSON: "person"}
    assert slices[PERSON].linked == [PERSON]
    assert slices[OTHER].linked == []


def test_a_link_to_a_detail_elsewhere_names_what_that_belongs_to() -> None:
    slices = cut("d1", [said(OTHER, "similar", REVIEW, link=True)], NODES)
    assert slices[OTHER].outside == {REVIEW: "user_review", FILM: "film"}
    assert slices[OTHER].owners == {REVIEW: FILM}
    assert slices[FILM].linked == [REVIEW]


def test_only_a_slice_with_a_text_needs_to_know_what_else_the_document_speaks_of() -> None:
    assert cut("d1", [said(FILM, "name", "A")], NODES)[FILM].named == []
    assert cut("d1", [said(REVIEW, "body", "A text")], NODES)[FILM].named == [FILM, PERSON, OTHER]


@pytest.mark.parametrize("order", [1, -1])
def test_who_acts_and_sings_is_a_person(order: int) -> None:
    (node,) = things([Node(PERSON, "artist"), Node(PERSON, "person")][::order]).values()
    assert node.kind == "person"


# --- the form --------------------------------------------------------------------------------------------------------

_words = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
_evidence = st.builds(Evidence, st.integers(-1, 9), st.integers(-1, 9), _words, _words, _words)
_statements = st.builds(
    Statement, st.just("d1"), _words, _words, _words, st.booleans(), st.lists(_evidence, max_size=2).map(tuple), _words, st.booleans()
)
_slices = st.builds(
    Slice,
    st.just("d1"),
    st.lists(st.tuples(st.integers(0, 99), _statements), max_size=3),
    st.lists(st.builds(Node, _words, _words, _words), max_size=2),
    st.lists(_words, max_size=2),
    st.dictionaries(_words, _words, max_size=2),
    st.dictionaries(_words, _words, max_size=2),
    st.lists(_words, max_size=2),
)


@given(_slices)
def test_a_line_loses_nothing_and_is_one_line(slice: Slice) -> None:
    line = slice.line()
    assert Slice.of_line(line) == slice
    assert line.splitlines() == [line[:-1]]


# --- ranges ----------------------------------------------------------------------------------------------------------

_THINGS = ["movie/a", "movie/a-2", "movie/a.b", "movie/b", "person/p", "person/é"]
_iris = st.lists(st.sampled_from(_THINGS), min_size=1, max_size=6, unique=True)


@given(st.lists(_iris, max_size=4), st.sets(st.sampled_from(["movie/a", "movie/a-2", "movie/b", "person/a", "person/p", "zzz"])))
def test_ranges_have_every_slice_once_wherever_they_begin(documents: list[list[str]], begins: set[str]) -> None:
    slices: list[Mapping[str, Slice]] = [
        {iri: Slice(f"d{number}", [(0, said(iri, "name", iri)), (1, said(iri, "genre", "x"))]) for iri in iris}
        for number, iris in enumerate(documents)
    ]
    told = {f"d{number}": number for number in range(len(documents))}
    parts = Sorted.parts(slices, told)
    lines = parts["slices"].splitlines()
    assert sorted(lines) == sorted(slice.line()[:-1] for of_document in slices for slice in of_document.values())
    starts = sorted({"", *map(place, begins)})
    with TemporaryDirectory() as folder:
        blocks.write(Path(folder, "block"), parts)
        pieces = list(Sorted.of(Block(Path(folder, "block"))).spans(starts))
    assert [number for number, _ in pieces] == sorted({number for number, _ in pieces})
    assert b"".join(parts["slices"][at : at + size] for _, ((at, size), _, _) in pieces) == parts["slices"]
    assert b"".join(parts["lasting"][at : at + size] for _, (_, (at, size), _) in pieces) == parts["lasting"]
    assert b"".join(digests for _, (_, _, digests) in pieces) == parts["digests"]
    for number, ((at, size), (at_held, size_held), digests) in pieces:
        behind = starts[number + 1] if number + 1 < len(starts) else "\U0010ffff"
        found = [Slice.of_line(line) for line in parts["slices"][at : at + size].splitlines()]
        assert all(starts[number] <= place(slice.statements[0][1].subject) < behind for slice in found)
        held = statements_of(parts["lasting"][at_held : at_held + size_held])
        assert [(d, s) for d, rows in held for s, _, _ in rows] == [(s.document, s.statements[0][1].subject) for s in found]
        assert len(digests) == 16 * len({slice.statements[0][1].subject for slice in found})


def test_the_digest_of_a_thing_changes_with_what_is_said_of_it_and_with_what_is_told_of_the_documents_that_do() -> None:
    def digests(told: Mapping[str, object], **other: str) -> list[bytes]:
        said_of = {"movie/a": "A", "person/p": "P"} | other
        slices: list[Mapping[str, Slice]] = [
            {"movie/a": Slice("d0", [(0, said("movie/a", "name", said_of["movie/a"]))])},
            {"person/p": Slice("d1", [(0, said("person/p", "name", said_of["person/p"]))])},
        ]
        part = Sorted.parts(slices, told)["digests"]
        return [part[:16], part[16:]]

    told = {"d0": ("imdb", "1999"), "d1": ("imdb", "")}
    film, person = digests(told)
    assert film != person
    assert digests(dict(told)) == [film, person]
    changed = digests(told, **{"movie/a": "B"})
    assert (changed[0] != film, changed[1]) == (True, person)
    changed = digests(told | {"d1": ("imdb", "2001")})
    assert (changed[0], changed[1] != person) == (film, True)


_segments = st.lists(st.sampled_from(["a", "a-2", "a.b", "a!", "é", "role"]), min_size=1, max_size=3)


@given(st.sets(_segments.map("/".join)))
def test_nothing_stands_between_a_thing_and_its_details(iris: set[str]) -> None:
    ordered = sorted(iris, key=place)
    for iri in iris:
        own = [n for n, other in enumerate(ordered) if other == iri or other.startswith(f"{iri}/")]
        assert own == list(range(own[0], own[0] + len(own)))
        assert ordered[own[0]] == iri
