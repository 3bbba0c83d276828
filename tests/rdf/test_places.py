"""Places in HTML documents as nodes of the graph (docs/graph-model.md, section 4), and what a claim is called by."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.model import Evidence, Statement
from kg.rdf.graph import Writer, claim_hash, place_hash
from kg.rdf.terms import Terms

P = "/html[1]/body[1]/p[1]/text()[1]"
WHOLE = Evidence(-1, -1, "Salt Road", P)
PART = Evidence(3, 12, "Salt Road", P)
JSON = Evidence(3, 12, "Salt Road", P, "/name")
TEXT = Evidence(3, 12, "Salt Road")
CLAIM = Statement("d" * 16, "https://kg.example/id/movie/salt-road", "name", "Salt Road", False, (WHOLE,))


def triples(place: Evidence, text: str = "full") -> dict[str, str]:
    """What is said of the node of a place, by the local name of the predicate."""
    found = list(Writer("https://kg.example/id/", Terms(), text).places(replace(CLAIM, evidence=(place,))))
    assert len({t.s for t in found}) == 1
    return {t.p.strip("<>").replace("#", "/").rpartition("/")[2]: t.o for t in found}


@pytest.mark.parametrize("one", [WHOLE, PART, JSON, TEXT])
@pytest.mark.parametrize("two", [WHOLE, PART, JSON, TEXT])
def test_a_claim_is_called_by_its_places(one: Evidence, two: Evidence) -> None:
    assert (claim_hash(replace(CLAIM, evidence=(one,))) == claim_hash(replace(CLAIM, evidence=(two,)))) == (one == two)


def test_the_order_of_places_is_nothing_to_a_claim() -> None:
    assert claim_hash(replace(CLAIM, evidence=(WHOLE, TEXT))) == claim_hash(replace(CLAIM, evidence=(TEXT, WHOLE)))


def test_a_range_of_a_text_document_has_no_path() -> None:
    assert set(triples(TEXT)) == {"hasSource", "start", "end", "exact"}


def test_the_whole_of_a_node_has_no_range() -> None:
    said = triples(WHOLE)
    assert set(said) == {"type", "value", "hasSource", "exact"}
    assert said["value"] == f'"{P}"'


def test_a_part_of_a_node_has_a_range_and_a_value_in_json_a_pointer() -> None:
    assert set(triples(PART)) == {"type", "value", "hasSource", "start", "end", "exact"}
    assert triples(JSON)["jsonPointer"] == '"/name"'


def test_every_place_has_a_name_of_its_own() -> None:
    assert len({place_hash(place) for place in (WHOLE, PART, JSON)}) == 3
