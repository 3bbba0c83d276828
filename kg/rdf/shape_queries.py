"""The queries of the shapes that are answered in code: a query of another text is not, and goes to pyshacl.

A pattern below is the text of a query with its white space collapsed and the names in it left open. Values that are not
plainly what the query expects raise Beyond: what SPARQL makes of them is for SPARQL to say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import product
from typing import NamedTuple

from kg.rdf.literals import Beyond, taken_apart
from kg.rdf.shape_view import About, View
from kg.vocabulary import PREFIXES

_INTEGER = re.compile(rf'"([0-9]{{1,18}})"\^\^<{re.escape(PREFIXES["xsd"])}integer>')
_DURATION = re.compile(r"PT(?:([0-9]{1,9})H)?(?:([0-9]{1,9})M)?")

Answer = tuple[str, str]
"""Path (empty where the query gives none) and value, as terms."""
Ask = Callable[[str, About, View], Iterator[Answer]]


class Query(NamedTuple):
    """How a query is answered of one focus node, and the predicates whose links to other things it follows."""

    ask: Ask
    carried: tuple[str, ...] = ()


def _number(term: str) -> int:
    plain = _INTEGER.fullmatch(term)
    if plain is None:
        raise Beyond(term)
    return int(plain[1])


def _more_than_all(total: str, parts: tuple[str, ...], focus: str, about: About, view: View) -> Iterator[Answer]:
    for value in about.get(total, ()):
        whole = _number(value)
        choices = [[_number(part) for part in about[p]] if p in about else [0] for p in parts]
        if any(sum(chosen) > whole for chosen in product(*choices)):
            yield total, value


def _minutes_differ(duration: str, minutes: str, focus: str, about: About, view: View) -> Iterator[Answer]:
    for value in about.get(minutes, ()):
        for length in about.get(duration, ()):
            time = _DURATION.fullmatch(taken_apart(length)[0]) if length.startswith('"') else None
            if time is None:
                raise Beyond(length)
            if 60 * int(time[1] or 0) + int(time[2] or 0) != _number(value):
                yield minutes, value


def _not_linked(links: tuple[str, ...], focus: str, about: About, view: View) -> Iterator[Answer]:
    for link in links:
        for node in about.get(link, ()):
            for value in view.linked(node, link):
                if value not in about[link]:
                    yield link, value


def _without_class(focus: str, about: About, view: View) -> Iterator[Answer]:
    return (("", subject) for subject, types in view.types.items() if not types)


def _predicates_from(start: str, focus: str, about: About, view: View) -> Iterator[Answer]:
    return (("", predicate) for predicate in view.predicates if predicate[1:].startswith(start))


def _pattern(text: str) -> re.Pattern[str]:
    """A pattern of a query in which ``@`` stands for an IRI and ``~`` for words in quotes; all else is as it is written."""
    holes = {"@": r"(<[^<>\s]+>)", "~": r'"([^"\\]*)"'}
    return re.compile("".join(holes.get(part) or re.escape(part) for part in re.split("([@~])", " ".join(text.split()))))


def _distribution(path: str, total: str, *parts: str) -> Query | None:
    return Query(partial(_more_than_all, total, parts)) if path == total else None


def _running_time(path: str, duration: str, minutes: str) -> Query | None:
    return Query(partial(_minutes_differ, duration, minutes)) if path == minutes else None


def _plain(*links: str) -> Query:
    return Query(partial(_not_linked, links), links)


_KNOWN: tuple[tuple[re.Pattern[str], Callable[..., Query | None]], ...] = (
    (_pattern("""
        SELECT $this (@ AS ?path) ?value WHERE {
            $this @ ?value .
            OPTIONAL { $this @ ?positive }
            OPTIONAL { $this @ ?mixed }
            OPTIONAL { $this @ ?negative }
            FILTER(COALESCE(?positive, 0) + COALESCE(?mixed, 0) + COALESCE(?negative, 0) > ?value)
        }"""), _distribution),
    (_pattern(f"""
        SELECT $this (@ AS ?path) ?value WHERE {{
            $this @ ?duration ; @ ?value .
            BIND(STRAFTER(STR(?duration), "PT") AS ?time)
            BIND(IF(CONTAINS(?time, "H"), STRBEFORE(?time, "H"), "0") AS ?hours)
            BIND(IF(CONTAINS(?time, "H"), STRAFTER(?time, "H"), ?time) AS ?rest)
            BIND(IF(CONTAINS(?rest, "M"), STRBEFORE(?rest, "M"), "0") AS ?minutes)
            FILTER(60 * <{PREFIXES["xsd"]}integer>(?hours) + <{PREFIXES["xsd"]}integer>(?minutes) != ?value)
        }}"""), _running_time),
    (_pattern("""
        SELECT $this ?path ?value WHERE {
            $this ?path ?role .
            FILTER(?path IN (@, @, @))
            ?role ?path ?value .
            FILTER NOT EXISTS { $this ?path ?value }
        }"""), _plain),
    (_pattern("""
        SELECT DISTINCT $this ?value WHERE {
            { SELECT DISTINCT $this ?value WHERE { ?value ?path ?object } }
            FILTER NOT EXISTS { ?value a ?class }
        }"""), lambda: Query(_without_class)),
    (_pattern("""
        SELECT DISTINCT $this ?value WHERE {
            ?subject ?value ?object .
            FILTER STRSTARTS(STR(?value), ~)
        }"""), lambda start: Query(partial(_predicates_from, start))),
)  # fmt: skip


def answered(text: str) -> Query:
    """How a query of the shapes is answered. Raises Beyond for one whose text is not known."""
    plain = " ".join(text.split())
    for pattern, make in _KNOWN:
        if (match := pattern.fullmatch(plain)) and (query := make(*match.groups())):
            return query
    raise Beyond("a query of its own")
