"""Why the graph says what it says: the claims behind a value, and the rule that chose."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Literal, cast

from kg.api.result import IRI, Value, as_text, html_table, python_value
from kg.errors import RequestError
from kg.vocabulary import FILMS, PROPERTIES, Property

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kg.api.graph import Film
    from kg.why.answer import Finding, Said
    from kg.why.bench import Bench


@dataclass(frozen=True, slots=True)
class Claim:
    """One place where a document states a value; a claim that needs several places has a row for each.

    ``thing`` is the film's name, or the IRI of the detail of it that the value is said of. ``quote`` is the words and
    ``place`` where they stand (``char 63-137``). ``rule`` is how the words were read, ``rank`` whether the value was ``preferred``
    or ``deprecated`` where claims compete.
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
class Lost:
    """A value that a document states and the fused graph does not say, and why, in a sentence."""

    value: Value
    why: str


@dataclass(frozen=True, slots=True)
class Why:
    """The values of one property of a film, the rule that chose them, and every claim.

    ``values`` is what the fused graph says, ``rule`` the name of the fusion rule and ``reason`` that rule in words. All
    are there even where nothing was chosen: then no page states it. ``lost`` are the values that were not chosen.
    """

    film: Film
    property: str
    term: str
    values: tuple[Value, ...]
    rule: str
    reason: str
    claims: tuple[Claim, ...]
    lost: tuple[Lost, ...] = ()

    def __str__(self) -> str:
        if not self.values and not self.claims:
            return f"{self.film}: no page states {self.property}"
        lines = [
            f"{self.film}: {self.property} = {', '.join(map(as_text, self.values)) or '(nothing chosen)'}",
            f"rule: {self._chosen_by()}",
        ]
        for claim in self.claims:
            marks = [mark for mark in ("inferred" if claim.inferred else "", claim.rank) if mark]
            quoted = f"“{claim.quote}” {claim.document} {claim.place}".rstrip()
            about = f" ({claim.thing})" if isinstance(claim.thing, IRI) else ""
            lines.append(f"  {as_text(claim.value)}{about}: {quoted}" + (f" [{', '.join(marks)}]" if marks else ""))
        lines += [f"lost: {as_text(lost.value)}, {lost.why}" for lost in self.lost]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        if not self.values and not self.claims:
            return f"<p>{escape(str(self))}</p>"
        columns = ("thing", "value", "quote", "document", "place", "inferred", "rule", "rank")
        rows = [
            (c.thing, c.value, c.quote, c.document, c.place, "yes" if c.inferred else "", c.rule, c.rank) for c in self.claims
        ]  # fmt: skip
        says = f"{escape(str(self.film))}: {escape(self.property)} = <b>{escape(', '.join(map(as_text, self.values)))}</b>"
        lost = "".join(f"<p>lost: {escape(as_text(one.value))}, {escape(one.why)}</p>" for one in self.lost)
        return f"<p>{says}<br>rule: {escape(self._chosen_by())}</p>{html_table(columns, rows)}{lost}"

    def _chosen_by(self) -> str:
        return f"{self.rule}: {self.reason}"


def property_named(name: str) -> Property:
    """The property of a word (``duration``, ``runtime``), prefixed term (``schema:duration``) or IRI; one of films before others.

    Raises RequestError for what names none.
    """
    from kg.why.words import asked

    if name in PROPERTIES:
        return PROPERTIES[name]
    found = asked(name)
    if not found.rows:
        parts = [row.word for row in PROPERTIES.values() if set(row.of) & set(found.kinds)]
        raise RequestError(f"{name!r} is told by details of a film", next_step=f"ask for one of {', '.join(parts)}")
    return min(found.rows, key=lambda row: not set(row.of) & set(FILMS))


def why(sources: Sequence[Path], film: Film, prop: Property) -> Why:
    """Why the graph says what it says of one property of a film, or of its details where that is what has the property.

    Raises RequestError for data that cannot be read.
    """
    from kg.why import opened
    from kg.why.answer import rule_in_words
    from kg.why.words import Asked

    with opened(sources, (), with_claims=False) as bench:
        findings = bench.answer(bench.thing(film.iri), Asked(prop.word, (prop.word,))).findings
        values = tuple(dict.fromkeys(_value(bench, finding, n) for finding in findings for n in range(len(finding.held))))
        said = [said for f in findings for part in (f.held, f.lost) for value in part for said in value.said]
        claims = tuple(claim for one in said for claim in _claims(bench, film, one))
        lost = tuple(Lost(one.value, one.why) for f in findings for one in f.lost)
    reason = rule_in_words(prop)
    return Why(film, prop.word, prop.term, values, prop.fuse, reason[:1].lower() + reason[1:], claims, lost)


def _value(bench: Bench, finding: Finding, number: int) -> Value:
    term = finding.held[number].term
    return _named(bench, term.value) if term.sort == "iri" else python_value(term)


def _named(bench: Bench, iri: str) -> Value:
    return bench.thing(iri).text("name") or IRI(iri)


def _claims(bench: Bench, film: Film, said: Said) -> list[Claim]:
    """A row for each place of a claim."""
    claim = said.claim
    subject = claim.subject
    return [
        Claim(
            thing=(film.title or film.iri) if subject == film.iri else IRI(subject),
            value=_named(bench, claim.object.value) if claim.object.sort == "iri" else python_value(claim.object),
            quote=place.exact,
            document=said.source.name or place.document,
            place=f"{place.path} char {place.start}-{place.end}".lstrip() if place.start >= 0 else place.path,
            inferred=claim.inferred,
            rule=claim.rule,
            rank=cast(Literal["", "preferred", "deprecated"], claim.rank),
        )
        for place in claim.places
    ]
