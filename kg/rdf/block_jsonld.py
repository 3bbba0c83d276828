"""JSON-LD of sorted N-Triples lines, by cutting text: the escapes of our N-Triples are, all but a few, those of JSON.

A block is what the lines of some whole things come to, one node a line. A file is the header, blocks with a comma between
them, and the footer; it carries its context, so that no reader of it needs the network.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any

from kg.rdf.literals import taken_apart
from kg.rdf.terms import Terms, by_subject
from kg.vocabulary import PREFIXES, expand

JSONLD_FOOTER = "\n]\n}\n"

_TYPE = f"<{expand('rdf:type')}>"
_XSD = PREFIXES["xsd"]
_BARE = {
    f"<{_XSD}{name}>": re.compile(form).fullmatch for name, form in {"integer": "0|-?[1-9][0-9]{0,14}", "boolean": "true|false"}.items()
}
"""Lexical forms that every reader of JSON takes for the same values; larger numbers lose digits in many."""
_STRANGE = re.compile(r"[\x00-\x1f]|\\[^\\\"nr]")
"""What N-Triples and JSON write differently: control characters as they are, and escapes other than of ``\\``, ``"`` and line ends."""


def context(terms: Terms) -> dict[str, Any]:
    """The JSON-LD context that the file carries: bare keys are schema.org terms, the rest has its prefix."""
    return {"@version": 1.1, "@vocab": terms.schema, "kgv": terms.prefixes["kgv"], "xsd": terms.prefixes["xsd"]}


def jsonld_header(terms: Terms) -> str:
    """All that stands before the nodes."""
    return '{\n"@context": ' + _json(context(terms)) + ',\n"@graph": ['


def jsonld_block(lines: Iterable[str], terms: Terms) -> str:
    """Sorted N-Triples lines as nodes of JSON-LD, each after a line feed."""
    short = _shortener(terms.schema, terms.prefixes["kgv"])
    return ",".join(_node(subject, said, short) for subject, said in by_subject(lines))


def _node(subject: str, said: dict[str, list[str]], short: Callable[[str], str]) -> str:
    fields = [f'"@id": {_iri(subject)}', f'"@type": {_either(said.pop(_TYPE, ()), short)}']
    for predicate, objects in said.items():
        shown = _value(objects[0]) if len(objects) == 1 else _either(objects, _value)
        fields.append(f"{short(predicate)}: {shown}")
    return f"\n{{{', '.join(fields)}}}"


def _either(objects: Sequence[str], show: Callable[[str], str]) -> str:
    return show(objects[0]) if len(objects) == 1 else f"[{', '.join(map(show, objects))}]"


def _value(term: str) -> str:
    if term.endswith('"'):
        plain = ("\\" not in term and term.isprintable()) or _STRANGE.search(term) is None
        return term if plain else _json(taken_apart(term)[0])
    if term.startswith("<"):
        return f'{{"@id": {_iri(term)}}}'
    lexical, _, datatype = term.rpartition("^^")
    if (bare := _BARE.get(datatype)) and bare(lexical, 1, len(lexical) - 1):
        return lexical[1:-1]
    text, kind, language = taken_apart(term)
    if language:
        return _json({"@value": text, "@language": language})
    if not kind:
        return _json(text)
    return f'{{"@value": {_json(text)}, "@type": {_json(f"xsd:{kind[len(_XSD) :]}" if kind.startswith(_XSD) else kind)}}}'


def _iri(term: str) -> str:
    return f'"{term[1:-1]}"' if "\\" not in term else _json(term[1:-1])


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


@lru_cache(maxsize=4)
def _shortener(schema: str, house: str) -> Callable[[str], str]:
    @lru_cache(maxsize=1024)
    def short(term: str) -> str:
        """An IRI of the vocabularies as a key of the file."""
        value = term[1:-1]
        return _json(f"kgv:{value.removeprefix(house)}" if value.startswith(house) else value.removeprefix(schema))

    return short
