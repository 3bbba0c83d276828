from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import networkx
import pytest
from lxml import etree

from tests.exports.conftest import FILMS, LANTERN

N = "{http://graphml.graphdrawing.org/xmlns}"
TYPES = {
    "string": str,
    "int": int,
    "long": int,
    "double": float,
    "float": float,
    "boolean": lambda text: {"true": True, "false": False}[text],
}
NMTOKEN = re.compile(r"[\w.\-:·]+")


@pytest.fixture
def tree(exported: Callable[[str], Path]) -> etree._Element:
    return etree.parse(str(exported("graphml") / "films.graphml")).getroot()


def test_the_rules_of_the_graphml_schema_hold(tree: etree._Element) -> None:
    assert tree.tag == N + "graphml"
    keys = {key.get("id"): key for key in tree.findall(N + "key")}
    assert [child.tag for child in tree] == [N + "key"] * len(keys) + [N + "graph"]
    assert all(key.get("for") in ("node", "edge") and key.get("attr.type") in TYPES and key.get("attr.name") for key in keys.values())
    graph = tree.find(N + "graph")
    assert graph is not None
    assert graph.get("edgedefault") == "directed"
    nodes, edges = graph.findall(N + "node"), graph.findall(N + "edge")
    assert len(graph) == len(nodes) + len(edges)
    ids = [node.get("id", "") for node in nodes]
    assert len(set(ids)) == len(ids)
    assert len({edge.get("id") for edge in edges}) == len(edges)
    assert all(NMTOKEN.fullmatch(name) for name in [*ids, *(edge.get("id", "") for edge in edges)])
    assert all(edge.get("source") in ids and edge.get("target") in ids for edge in edges)
    for element in (*nodes, *edges):
        assert all(child.tag == N + "data" for child in element)
        used = [data.get("key") for data in element]
        assert len(set(used)) == len(used)
        for data in element:
            key = keys[data.get("key")]
            assert N + str(key.get("for")) == element.tag
            TYPES[str(key.get("attr.type"))](data.text or "")


def test_characters_that_xml_forbids_do_not_break_it(tmp_path: Path) -> None:
    from kg.exports import export

    data = tmp_path / "films.trig"
    data.write_text(FILMS.read_text().replace('"Otto Brandsma"', '"Otto \\u0001 <Brandsma> & \\uFFFE"'))
    export([data], tmp_path / "out", "graphml")
    labels = [
        element.text for element in etree.parse(str(tmp_path / "out" / "films.graphml")).iter(N + "data") if element.get("key") == "n_label"
    ]
    assert "Otto � <Brandsma> & �" in labels


def test_other_programs_read_the_credits(exported: Callable[[str], Path]) -> None:
    graph = networkx.read_graphml(exported("graphml") / "films.graphml")
    assert graph.is_directed()
    assert graph.is_multigraph()
    film = next(node for node, data in graph.nodes(data=True) if data["iri"] == LANTERN)
    assert graph.nodes[film] == {"label": "The Lantern Keeper", "kind": "film", "iri": LANTERN, "year": 2003, "runtime_minutes": 102,
                                 "genres": "Drama, Mystery | Noir"}  # fmt: skip
    credits = sorted(
        (graph.nodes[agent]["label"], data["relation"], data.get("characters", "")) for agent, _, data in graph.in_edges(film, data=True)
    )
    assert credits == [
        ("Ilse Vandermolen", "director", ""),
        ("Ilse Vandermolen", "writer", ""),
        ("Low Tide & Sons", "production company", ""),
        ("Otto Brandsma", "actor", "The Keeper"),
        ("Wen Li", "actor", "Ferrywoman"),
    ]
    assert {data["kind"] for _, data in graph.nodes(data=True)} == {"film", "series", "person", "organization"}
