"""Films, people and organizations as nodes and their credits as edges, in GraphML: opens in Gephi, yEd, networkx, igraph."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from kg.exports.credits import RELATIONS, Credit, Desk, credits_of, films_of, name_of
from kg.exports.names import file_names
from kg.exports.rows import type_of
from kg.rdf.facts import Facts
from kg.rdf.things import Thing

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"

Attribute = tuple[str, str, str, str]

KEYS: tuple[Attribute, ...] = (
    # id, of what, name, type; "label" is the name that Gephi shows.
    ("n_label", "node", "label", "string"),
    ("n_kind", "node", "kind", "string"),
    ("n_iri", "node", "iri", "string"),
    ("n_year", "node", "year", "int"),
    ("n_minutes", "node", "runtime_minutes", "int"),
    ("n_genres", "node", "genres", "string"),
    ("e_label", "edge", "label", "string"),
    ("e_relation", "edge", "relation", "string"),
    ("e_characters", "edge", "characters", "string"),
    ("e_note", "edge", "note", "string"),
    ("e_work", "edge", "work", "string"),
    ("e_position", "edge", "position", "int"),
    ("e_weight", "edge", "weight", "double"),
)

_KINDS = {"episode": "episode", "series": "series", "film": "film", "person": "person", "artist": "artist", "organization": "organization"}
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write_graphml(facts: Facts, path: Path, *, progress: Callable[[int, int], None] = lambda done, total: None) -> tuple[int, int]:
    """Write the graph of credits, from agent to film; the numbers of nodes and edges.

    Every film is a node; of people and organizations, those with a credit. Two credits of one agent in one film are two edges.
    """
    films = films_of(facts)
    agents = sorted({credit.agent for iri in films for credit in credits_of(Desk(facts), facts.thing(iri))} - set(films))
    ids = {iri: f"film.{name}" for iri, name in file_names(films).items()} | {
        iri: f"agent.{name}" for iri, name in file_names(agents).items()
    }
    edges = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n')
        file.write(
            f'<graphml xmlns="{NAMESPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
            f'xsi:schemaLocation="{NAMESPACE} {NAMESPACE}/1.0/graphml.xsd">\n'
        )
        for key, of, name, kind in KEYS:
            file.write(f'  <key id="{key}" for="{of}" attr.name="{name}" attr.type="{kind}"/>\n')
        file.write('  <graph id="films" edgedefault="directed">\n')
        for iri in (*films, *agents):
            file.write(f"    <node id={quoteattr(ids[iri])}>{''.join(_node(facts.thing(iri)))}</node>\n")
        for done, iri in enumerate(films, 1):
            for credit in credits_of(Desk(facts), facts.thing(iri)):
                edges += 1
                ends = f"source={quoteattr(ids[credit.agent])} target={quoteattr(ids[iri])}"
                file.write(f'    <edge id="e{edges}" {ends}>{"".join(_edge(credit))}</edge>\n')
            progress(done, len(films))
        file.write("  </graph>\n</graphml>\n")
    return len(ids), edges


def _node(thing: Thing) -> Iterator[str]:
    yield _data("n_label", name_of(thing))
    yield _data("n_kind", type_of(thing, _KINDS))
    yield _data("n_iri", thing.iri)
    if thing.is_a("film", "series", "episode"):
        yield _data("n_year", _whole(thing.text("year")))
        yield _data("n_minutes", _whole(thing.text("runtime_minutes")))
        yield _data("n_genres", ", ".join(thing.texts("genre")))


def _edge(credit: Credit) -> Iterator[str]:
    yield _data("e_label", ", ".join(credit.characters) or RELATIONS[credit.relation])
    yield _data("e_relation", RELATIONS[credit.relation])
    yield _data("e_characters", ", ".join(credit.characters))
    yield _data("e_note", credit.note)
    yield _data("e_work", credit.work)
    yield _data("e_position", str(credit.position or ""))
    yield _data("e_weight", "1.0")


def _data(key: str, value: str) -> str:
    return f'<data key="{key}">{escape(_NOT_XML.sub(chr(0xFFFD), value))}</data>' if value else ""


def _whole(value: str) -> str:
    return value if re.fullmatch(r"-?[0-9]{1,9}", value) else ""
