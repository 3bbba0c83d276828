"""A film as one nested JSON-LD tree in the words of https://schema.org, as page markup has it."""

from __future__ import annotations

import json
from typing import Any

from kg.exports.credits import Desk, positions
from kg.rdf.answers import Term
from kg.rdf.things import Thing
from kg.vocabulary import KINDS, PREFIXES, PROPERTIES, expand

_FIRST = ("@context", "@type", "@id", "name", "image")
_XSD = PREFIXES["xsd"]
_REVIEWED = PROPERTIES["reviewed"].term
_OWN = frozenset(cls for kind in KINDS.values() if kind.named and not kind.link for cls in kind.classes) - {
    cls for kind in KINDS.values() if not kind.named for cls in kind.classes if kind.path not in ("author", "character")
}
"""Classes of things of their own: of these a film's tree shows who they are, not all that is known of them."""

HOUSE = {"kgv": PREFIXES["kgv"]}


def framed(desk: Desk, film: Thing, *, house_terms: bool = False) -> dict[str, Any]:
    """The tree of a film: detail nodes nested in full, people, organizations, countries and other films by class, IRI and name.

    Only schema.org's own terms are in it; with ``house_terms`` also ``kgv:`` terms, and the context names their prefix. Numbers
    are JSON numbers, dates and durations ISO 8601 texts. Keys and values are sorted, so the same facts give the same tree.
    """
    context: Any = ["https://schema.org", HOUSE] if house_terms else "https://schema.org"
    return {"@context": context, **_node(desk, film, (), house_terms)}


def embeddable(tree: dict[str, Any]) -> str:
    """JSON that may stand between ``<script type="application/ld+json">`` and ``</script>``: no character there ends or opens markup."""
    text = json.dumps(tree, ensure_ascii=False, indent=2)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text + "\n"


def _node(desk: Desk, thing: Thing, above: tuple[str, ...], house: bool) -> dict[str, Any]:
    types = [name for cls in thing.types if (name := _key(cls, house))]
    node: dict[str, Any] = {"@type": types[0] if len(types) == 1 else types} if types else {}
    if not thing.iri.startswith("_:"):
        node["@id"] = thing.iri
    if above and _OWN & set(thing.types):
        return node | ({"name": name} if (name := thing.text("name")) else {})
    for predicate, terms in thing.values.items():
        key = _key(predicate, house)
        if not key or (predicate == _REVIEWED and above):
            continue
        values = [
            value
            for term in _ordered(desk, thing, predicate, terms)
            if (value := _value(desk, term, (*above, thing.iri), house)) is not None
        ]
        if values:
            node[key] = values[0] if len(values) == 1 else values
    return in_order(node)


def _ordered(desk: Desk, thing: Thing, predicate: str, terms: tuple[Term, ...]) -> list[Term]:
    """Texts first, then links in the order of the pages, a cast in its own; the details of a credit after the people themselves."""
    links = {term.value: term for term in terms if term.sort != "literal"}
    said = desk.first_said(thing.iri, predicate, list(links))
    roles = [held for iri in links if (held := desk.facts.thing(iri)).is_a("role")]
    places = positions(desk.facts, roles)
    for role in roles:
        agent = role.link("role_actor")
        places[agent] = min(places.get(role.iri, len(roles)), places.get(agent, len(roles)))
    said.sort(key=lambda iri: (iri.startswith(f"{thing.iri}/"), places.get(iri, len(roles) + 1)))
    return [term for term in terms if term.sort == "literal"] + [links[iri] for iri in said]


def in_order(node: dict[str, Any]) -> dict[str, Any]:
    """A node with its keys in the order of all nodes: who it is first, the rest by name."""
    return {key: node[key] for key in sorted(node, key=lambda k: (_FIRST.index(k) if k in _FIRST else len(_FIRST), k))}


def _value(desk: Desk, term: Term, above: tuple[str, ...], house: bool) -> Any:
    if term.sort == "literal":
        return _plain(term)
    if term.value in above:
        return {"@id": term.value}
    thing = desk.facts.thing(term.value)
    if not thing.types and not thing.values:
        return term.value if house or not term.value.startswith(PREFIXES["kgv"]) else None
    return _node(desk, thing, above, house)


def _plain(term: Term) -> Any:
    if term.language:
        return {"@language": term.language, "@value": term.value}
    if term.datatype == _XSD + "boolean":
        return term.value in ("true", "1")
    if term.datatype == _XSD + "integer":
        return int(term.value)
    if term.datatype in (_XSD + "decimal", _XSD + "double", _XSD + "float"):
        number = float(term.value)
        return int(number) if number.is_integer() else number
    return term.value


def _key(term: str, house: bool) -> str:
    if term.startswith("schema:"):
        return term.removeprefix("schema:")
    return (term if term.startswith("kgv:") else expand(term) if term.partition(":")[0] in PREFIXES else term) if house else ""
