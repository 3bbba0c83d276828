"""RDF terms as N-Triples text: the form in which triples are made, sorted and written (ten times cheaper than objects)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from kg.vocabulary import PREFIXES, SCHEMA_HTTP, SCHEMA_HTTPS, expand

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"}
_ESCAPED = re.compile(r'[\\"\x00-\x08\n-\x1f\x7f]')
_NO_CHARACTERS = "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0xF0000, 0x10000))
_NOT_IN_IRI = re.compile(
    r'%(?![0-9A-Fa-f]{2})|[\x00-\x20<>"{}|^`\\\[\]\x7f-\x9f\ue000-\uf8ff\ufdd0-\ufdef\ufff0-\uffff\U000e0000-\U000e0fff\U000f0000-\U0010ffff'
    f"{_NO_CHARACTERS}]"
)
XSD_STRING = "xsd:string"


class Triple(NamedTuple):
    """Subject, predicate and object, each an N-Triples term."""

    s: str
    p: str
    o: str


@lru_cache(maxsize=1 << 16)
def iri(text: str) -> str:
    """``<…>``; characters that an IRI cannot hold are percent-encoded, a stray ``%`` and a second ``#`` too."""
    if text.count("#") > 1:
        head, _, rest = text.partition("#")
        text = f"{head}#{rest.replace('#', '%23')}"
    return "<" + _NOT_IN_IRI.sub(lambda m: "".join(f"%{b:02X}" for b in m[0].encode()), text) + ">"


def literal(lexical: str, datatype: str = XSD_STRING) -> str:
    """A literal; ``datatype`` is compact (``xsd:date``)."""
    if _ESCAPED.search(lexical):
        lexical = _ESCAPED.sub(lambda m: _ESCAPES.get(m[0]) or f"\\u{ord(m[0]):04X}", lexical)
    return f'"{lexical}{_tail(datatype)}'


@cache
def _tail(datatype: str) -> str:
    """What stands behind the words of a literal."""
    return '"' if datatype == XSD_STRING else f'"^^<{expand(datatype)}>'


def by_subject(lines: Iterable[str]) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """Lines of N-Triples as ``kg.rdf.write`` makes them, thing by thing: each subject with its objects by predicate, all of them terms.

    Lines of one subject stand together; predicates and objects keep their order.
    """
    last = ""
    said: dict[str, list[str]] = {}
    for line in lines:
        subject, predicate, rest = line.split(" ", 2)
        if subject != last:
            if last:
                yield last, said
            last, said = subject, {predicate: [rest[:-3]]}
        elif predicate in said:
            said[predicate].append(rest[:-3])
        else:
            said[predicate] = [rest[:-3]]
    if last:
        yield last, said


class Terms:
    """Expands compact terms under one form of the schema.org namespace (``http`` or ``https``)."""

    def __init__(self, schema_namespace: str = "http") -> None:
        self.schema = SCHEMA_HTTPS if schema_namespace == "https" else SCHEMA_HTTP
        self.prefixes = {**PREFIXES, "schema": self.schema}
        self._known: dict[str, str] = {}
        self._bare: dict[str, str] = {}

    def __getitem__(self, term: str) -> str:
        """The N-Triples IRI of a compact term."""
        found = self._known.get(term)
        if found is None:
            prefix, _, local = term.partition(":")
            found = self._known[term] = f"<{self.prefixes[prefix]}{local}>"
        return found

    def bare(self, term: str) -> str:
        """The IRI of a compact term, without brackets."""
        found = self._bare.get(term)
        if found is None:
            found = self._bare[term] = self[term][1:-1]
        return found
