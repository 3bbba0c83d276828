"""Why the graph says what it says: the claims behind a value, and the rule that chose."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Literal, cast

from kg.api.result import IRI, Value, as_text, html_table
from kg.errors import RequestError
from kg.vocabulary import FILMS, KINDS, PROPERTIES, Property

if TYPE_CHECKING:
    from kg.api.graph import Film, Graph


@dataclass(frozen=True, slots=True)
class Claim:
    """One place where a document states a value; a claim that needs several places has a row for each.

    ``thing`` is the film's name, or the IRI of the detail of it that the value is said of. ``quote`` is the words and
    ``place`` where they stand (``char 63-137``); both are empty for a value that was derived from other claims. ``rule``
    is how the words were read, ``rank`` whether the value was ``preferred`` or ``deprecated`` where claims compete.
    """

    thing: str
    value: Value
    quote: str
    document: str
    place: str
    inferred: bool
    rule: str
    rank: Literal["", "preferred", "deprecated"]


@dataclass(frozen=True, slots=True)
class Why:
    """The values of one property of a film, the rule that chose them, and every claim.

    ``values`` is what the fused graph says, ``rule`` the name of the fusion rule and ``reason`` that rule in words. All
    are there even where nothing was chosen: then no page states it.
    """

    film: Film
    property: str
    term: str
    values: tuple[Value, ...]
    rule: str
    reason: str
    claims: tuple[Claim, ...]

    def __str__(self) -> str:
        if not self.values and not self.claims:
            return f"{self.film}: no page states {self.property}"
        lines = [
            f"{self.film}: {self.property} = {', '.join(map(as_text, self.values)) or '(nothing chosen)'}",
            f"rule: {self._chosen_by()}",
        ]
        for claim in self.claims:
            marks = [mark for mark in ("inferred" if claim.inferred else "", claim.rank) if mark]
            quoted = f"“{claim.quote}” {claim.document} {claim.place}".rstrip() if claim.document else "derived"
            about = f" ({claim.thing})" if isinstance(claim.thing, IRI) else ""
            lines.append(f"  {as_text(claim.value)}{about}: {quoted}" + (f" [{', '.join(marks)}]" if marks else ""))
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        if not self.values and not self.claims:
            return f"<p>{escape(str(self))}</p>"
        columns = ("thing", "value", "quote", "document", "place", "inferred", "rule", "rank")
        rows = [
            (c.thing, c.value, c.quote, c.document, c.place, "yes" if c.inferred else "", c.rule, c.rank) for c in self.claims
        ]  # fmt: skip
        says = f"{escape(str(self.film))}: {escape(self.property)} = <b>{escape(', '.join(map(as_text, self.values)))}</b>"
        return f"<p>{says}<br>rule: {escape(self._chosen_by())}</p>{html_table(columns, rows)}"

    def _chosen_by(self) -> str:
        return f"{self.rule}: {self.reason}"


def property_named(name: str) -> Property:
    """The property of a word (``duration``), prefixed term (``schema:duration``) or IRI; one of films before others.

    Raises RequestError for what names none.
    """
    if name in PROPERTIES:
        return PROPERTIES[name]
    wanted = (
        name.replace("https://schema.org/", "schema:").replace("http://schema.org/", "schema:").replace("https://kg.example/ns#", "kgv:")
    )
    found = [prop for prop in PROPERTIES.values() if wanted in (prop.term, prop.term.partition(":")[2])]
    if not found:
        near = difflib.get_close_matches(name, sorted(PROPERTIES), 3)
        hint = f"did you mean {' or '.join(near)}?" if near else f"for example {', '.join(list(PROPERTIES)[:12])}"
        raise RequestError(f"there is no property called {name!r}", next_step=hint)
    return min(found, key=lambda prop: not _of_films(prop))


def why(graph: Graph, film: Film, prop: Property) -> Why:
    """Why the graph says what it says of one property of a film, or of its details where that is what has the property."""
    from kg.fuse.rules import RULES

    stated = graph.query(
        f"SELECT ?thing ?object (COALESCE(?name, ?object) AS ?value) WHERE {{ ?thing {prop.term} ?object "
        f'FILTER(?thing = <{film.iri}> || STRSTARTS(STR(?thing), "{film.iri}/")) OPTIONAL {{ ?object schema:name ?name }} }} '
        "ORDER BY ?thing STR(?value)"
    )
    rows = [(thing, value) for thing, object_, value in stated.rows if _said(prop, film, cast(str, thing), object_)]
    claims = []
    for row in graph.query("evidence", film=film.iri, property=prop.term).dicts():
        thing = row["thing"]
        if _is_subject(prop, film, film.iri if not isinstance(thing, IRI) else thing):
            claims.append(_claim(row))
    values: Sequence[Value] = list(dict.fromkeys(value for _, value in rows))
    about = (RULES[prop.fuse].__doc__ or "").strip().rstrip(".")
    return Why(film, prop.word, prop.term, tuple(values), prop.fuse, about[:1].lower() + about[1:], tuple(claims))


def _claim(row: dict[str, Value]) -> Claim:
    rank = as_text(row["rank"])
    return Claim(
        thing=cast(str, row["thing"]),
        value=row["value"],
        quote=as_text(row["quote"]),
        document=as_text(row["document"]),
        place=as_text(row["place"]),
        inferred=row["inferred"] is True,
        rule=as_text(row["rule"]),
        rank=cast(Literal["", "preferred", "deprecated"], rank),
    )


def _of_films(prop: Property) -> bool:
    return bool(set(prop.of) & set(FILMS))


def _said(prop: Property, film: Film, thing: str, value: Value) -> bool:
    """Whether a triple states the property, and not only holds a detail together that is written with the same term."""
    if not _is_subject(prop, film, thing):
        return False
    if prop.datatype != "link":
        return not isinstance(value, IRI)
    if not isinstance(value, IRI) or not value.startswith(f"{film.iri}/"):
        return True
    return any(f"/{KINDS[kind].path}/" in value[len(film.iri) :] for kind in prop.to)


def _is_subject(prop: Property, film: Film, thing: str) -> bool:
    """Whether the property is said of this thing: several properties share a term (``schema:author``)."""
    if thing == film.iri:
        return _of_films(prop)
    return not _of_films(prop) and any(f"/{KINDS[kind].path}/" in thing[len(film.iri) :] for kind in prop.of)
