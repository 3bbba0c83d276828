"""Turtle of sorted N-Triples lines, by cutting text: our lines have one form for every term, so nothing needs to be parsed.

A block is what the lines of some whole things come to. A file is the header and blocks, one after the other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from kg.rdf.terms import Terms, by_subject
from kg.vocabulary import PREFIXES, expand

_TYPE = f"<{expand('rdf:type')}>"
_LOCAL = re.compile("[A-Za-z][A-Za-z0-9]*")
_BARE = {
    f"<{PREFIXES['xsd']}{name}>": re.compile(form).fullmatch
    for name, form in {"integer": "-?[0-9]+", "decimal": r"-?[0-9]+\.[0-9]+", "boolean": "true|false"}.items()
}
"""Lexical forms that Turtle takes for values of these datatypes without quotes."""
_LISTED = ",\n        "

Names = tuple[tuple[str, str], ...]


def turtle_header(terms: Terms) -> str:
    """The prefixes that the blocks use."""
    return "".join(f"@prefix {name}: <{namespace}> .\n" for name, namespace in _names(terms))


def turtle_block(lines: Iterable[str], terms: Terms) -> str:
    """Sorted N-Triples lines as Turtle, one object a line, so that a difference between two builds can be read."""
    show, short = _writer(_names(terms))
    return "".join(_thing(subject, said, show, short) for subject, said in by_subject(lines))


def _thing(subject: str, said: dict[str, list[str]], show: Callable[[str], str], short: Callable[[str], str]) -> str:
    types = said.pop(_TYPE, None)
    lines = [f"a {', '.join(map(show, types))}"] if types else []
    for predicate, objects in said.items():
        shown = show(objects[0]) if len(objects) == 1 else _LISTED.join(map(show, objects))
        lines.append(f"{short(predicate)} {shown}")
    return f"\n{subject}\n    " + " ;\n    ".join(lines) + " .\n"


def _names(terms: Terms) -> Names:
    return tuple((name, terms.prefixes[name]) for name in ("schema", "kgv", "xsd"))


@lru_cache(maxsize=4)
def _writer(names: Names) -> tuple[Callable[[str], str], Callable[[str], str]]:
    """How any object is written, and how an IRI is, with the prefixes ``names``."""
    spaces = tuple(f"<{namespace}" for _, namespace in names)

    @lru_cache(maxsize=1024)
    def short(term: str) -> str:
        for name, namespace in names:
            if term.startswith(namespace, 1) and _LOCAL.fullmatch(term, len(namespace) + 1, len(term) - 1):
                return f"{name}:{term[len(namespace) + 1 : -1]}"
        return term

    def show(term: str) -> str:
        if not term.endswith(">"):
            return term
        if term.startswith("<"):
            return short(term) if term.startswith(spaces) else term
        lexical, _, datatype = term.rpartition("^^")
        bare = _BARE.get(datatype)
        if bare and bare(lexical, 1, len(lexical) - 1):
            return lexical[1:-1]
        return f"{lexical}^^{short(datatype)}"

    return show, short
