"""A triple as a person types it on a command line: N-Triples, or compact terms."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.errors import RequestError
from kg.rdf.answers import Term
from kg.rdf.things import compact
from kg.vocabulary import PREFIXES

_TOKEN = re.compile(
    r"""\s*(?:<(?P<iri>[^<>\s]*)>
    |"(?P<text>(?:[^"\\]|\\.)*)"(?:@(?P<tag>[A-Za-z0-9-]+)|\^\^(?:<(?P<type>[^<>\s]*)>|(?P<short>[A-Za-z]+:\w+)))?
    |(?P<number>[+-]?\d+(?:\.\d+)?(?=[\s.]*$))
    |(?P<truth>true|false)(?=[\s.]*$)
    |(?P<name>[A-Za-z][\w-]*:[^\s<>"]*[^\s<>".]|a(?=\s)))""",
    re.X,
)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_PLAIN = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}


class Typed(NamedTuple):
    """The parts of a triple; the predicate is compact (``schema:duration``)."""

    subject: str
    predicate: str
    object: Term


def parse(text: str, base: str) -> Typed:
    """The triple in a text; ``kg:`` stands for ``base``. Raises RequestError for what is none."""
    found, at = [], 0
    while at < len(text) and (match := _TOKEN.match(text, at)):
        found.append(_term(match, base))
        at = match.end()
    rest = text[at:].strip()
    if len(found) != 3 or rest not in ("", ".") or any(term.sort != "iri" for term in found[:2]):
        hint = "give a name and a property, or '<film> schema:duration \"PT1H51M\"'"
        raise RequestError(f"{text!r} is no triple", next_step=hint)
    return Typed(found[0].value, compact(found[1].value), found[2])


def _term(match: re.Match[str], base: str) -> Term:
    if match["iri"] is not None:
        return Term("iri", match["iri"])
    if match["text"] is not None:
        kind = match["type"] or (_expanded(match["short"], base) if match["short"] else "")
        kind = "" if kind == PREFIXES["xsd"] + "string" else kind
        return Term("literal", _ESCAPE.sub(_unescaped, match["text"]), kind, match["tag"] or "")
    if match["name"]:
        return Term("iri", _expanded(match["name"], base))
    return Term("literal", match["number"] or match["truth"])


def _expanded(name: str, base: str) -> str:
    if name == "a":
        return PREFIXES["rdf"] + "type"
    prefix, _, local = name.partition(":")
    if local.startswith("//") or prefix == "urn":
        return name
    known = {**PREFIXES, "kg": base}
    if prefix not in known:
        raise RequestError(f"the prefix of {name!r} is not known", next_step=f"write the IRI, or use one of {', '.join(known)}")
    return known[prefix] + local


def _unescaped(match: re.Match[str]) -> str:
    return chr(int(match[1] or match[2], 16)) if match[1] or match[2] else _PLAIN.get(match[3], match[3])
