"""Literals in N-Triples notation, judged as pyshacl and rdflib judge them; rdflib is asked only about what is not plain."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from kg.rdf.terms import XSD_STRING
from kg.vocabulary import PREFIXES, expand

_XSD = PREFIXES["xsd"]
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_ESCAPED = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f"}
_PLAIN = {
    f"{_XSD}{name}": re.compile(pattern)
    for name, pattern in {
        "integer": "[0-9]{1,18}",
        "decimal": r"[0-9]{1,18}\.[0-9]{1,18}",
        "boolean": "true|false",
        "gYear": "[1-9][0-9]{3}",
        "gYearMonth": "[1-9][0-9]{3}-(?:0[1-9]|1[0-2])",
        "duration": "PT(?=[0-9])(?:[0-9]{1,9}H)?(?:[0-9]{1,9}M)?(?:[0-9]{1,9}S)?",
    }.items()
}
"""Lexical forms that every reader of RDF takes for values of these datatypes."""
_DAY = re.compile("[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(rf'"([0-9]{{1,18}}(?:\.[0-9]{{1,18}})?)"\^\^<{re.escape(_XSD)}(?:integer|decimal)>')


class Beyond(Exception):
    """A value or a shape that only pyshacl can judge."""


def taken_apart(term: str) -> tuple[str, str, str]:
    """A literal's lexical form, datatype IRI (empty for plain text and text in a language) and language."""
    end = term.rindex('"')
    lexical, tail = term[1:end], term[end + 1 :]
    if "\\" in lexical:
        lexical = _ESCAPE.sub(_unescaped, lexical)
    if tail.startswith("^^"):
        datatype = tail[3:-1]
        return lexical, "" if datatype == expand(XSD_STRING) else datatype, ""
    return lexical, "", tail[1:]


def _unescaped(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _ESCAPED.get(match[3], match[3])


def of_datatype(datatype: str) -> Callable[[str], bool]:
    """Whether a term is a well-formed literal of a datatype, as ``sh:datatype`` asks. Raises Beyond for what is no single datatype."""
    if datatype in (f"{PREFIXES['rdfs']}Literal", f"{PREFIXES['rdfs']}Datatype"):
        raise Beyond(datatype)
    if datatype == expand(XSD_STRING):
        return lambda term: term.endswith('"')
    if datatype == f"{PREFIXES['rdf']}langString":
        return lambda term: term.startswith('"') and not term.endswith(('"', ">"))
    tail = f'"^^<{datatype}>'

    def fits(term: str) -> bool:
        return term.endswith(tail) and well_formed(taken_apart(term)[0], datatype)

    return fits


def well_formed(lexical: str, datatype: str) -> bool:
    """Whether a lexical form is one of a value of a datatype; of an unknown datatype it always is."""
    if (plain := _PLAIN.get(datatype)) and plain.fullmatch(lexical):
        return True
    if datatype == f"{_XSD}date" and _DAY.fullmatch(lexical):
        try:
            date.fromisoformat(lexical)
        except ValueError:
            return False
        return True
    return _by_rdflib(lexical, datatype)


@lru_cache(maxsize=4096)
def _by_rdflib(lexical: str, datatype: str) -> bool:
    import datetime

    literal = _literal(lexical, datatype, "")
    if literal.ill_typed is True:
        return False
    kinds: dict[str, type] = {
        "integer": int, "float": float, "decimal": Decimal, "boolean": bool,
        "date": datetime.date, "time": datetime.time, "dateTime": datetime.datetime,
    }  # fmt: skip
    kind = kinds.get(datatype.removeprefix(_XSD)) if datatype.startswith(_XSD) else None
    return kind is None or isinstance(literal.value, kind)


def _literal(lexical: str, datatype: str, language: str) -> Any:
    import rdflib

    from kg.rdf.reference import contained

    with contained():
        if language:
            return rdflib.Literal(lexical, lang=language)
        return rdflib.Literal(lexical, datatype=rdflib.URIRef(datatype) if datatype else None, normalize=False)


def below(term: str, other: str, *, or_equal: bool) -> bool:
    """Whether a value stands before another, as ``sh:lessThan`` and ``sh:lessThanOrEquals`` ask; what cannot be compared does not.

    Raises Beyond for blank nodes, which SHACL refuses to compare.
    """
    one, two = _NUMBER.fullmatch(term), _NUMBER.fullmatch(other)
    if one and two:
        left, right = Decimal(one[1]), Decimal(two[1])
        return left <= right if or_equal else left < right
    first, second = _comparable(term), _comparable(other)
    if isinstance(first, _Text) != isinstance(second, _Text):
        return False
    return bool(first <= second if or_equal else first < second)


class _Text(str):
    """Words that stand for themselves: an IRI, or a literal whose value is text (a literal of rdflib is a ``str`` too)."""


@lru_cache(maxsize=4096)
def _comparable(term: str) -> Any:
    if term.startswith("_:"):
        raise Beyond(term)
    if term.startswith("<"):
        return _Text(term[1:-1])
    literal = _literal(*taken_apart(term))
    return _Text(literal.value) if isinstance(literal.value, str) else literal


def text_of(term: str) -> str | None:
    """The words of a term that a pattern looks at: an IRI or a lexical form; None for a blank node, which never fits one."""
    if term.startswith("<"):
        return term[1:-1]
    return None if term.startswith("_:") else taken_apart(term)[0]
