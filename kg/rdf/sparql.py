"""SPARQL text, as far as it must be understood before it is run: its words, its header, its parameters, what it may not do.

Nothing is executed here. The text is cut into the tokens of the SPARQL 1.1 grammar, so that a word in a string, an IRI or a
comment is never taken for a keyword, and no keyword hides behind an escape.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from kg.errors import RequestError

_TOKEN = re.compile(
    r"""
      (?P<space>\s+)
    | (?P<comment>\#[^\n\r]*)
    | (?P<iri><(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>)
    | (?P<string>\"\"\"(?:(?:"|"")?(?:[^"\\]|\\.))*\"\"\"
                |'''(?:(?:'|'')?(?:[^'\\]|\\.))*'''
                |"(?:[^"\\\n\r]|\\.)*"
                |'(?:[^'\\\n\r]|\\.)*')
    | (?P<variable>[?$]\w+)
    | (?P<blank>_:\w(?:[\w.\-\u00b7]*[\w\-\u00b7])?)
    | (?P<name>(?:[^\W\d_](?:[\w.\-\u00b7]*[\w\-\u00b7])?)?:(?:(?:[\w:]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%])
               (?:[\w:.\-\u00b7]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%])*)?)
    | (?P<tag>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<word>[^\W\d]\w*)
    | (?P<number>[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)
    | (?P<mark>.)
    """,
    re.X | re.S,
)

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")

FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")

UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY"})
"""Words that open an operation of SPARQL Update; none is a word of a query."""


class Token(NamedTuple):
    """A token: its sort (a group of the grammar above), its text, and where it starts, in characters."""

    sort: str
    text: str
    start: int

    @property
    def end(self) -> int:
        """Where the token ends, in characters."""
        return self.start + len(self.text)

    @property
    def word(self) -> str:
        """The keyword this token is, in capitals; empty for anything else."""
        return self.text.upper() if self.sort == "word" else ""


def tokens(query: str) -> Iterator[Token]:
    """The tokens of a query without white space and comments."""
    for match in _TOKEN.finditer(query):
        sort = match.lastgroup or "mark"
        if sort not in ("space", "comment"):
            yield Token(sort, match.group(), match.start())


def position(query: str, at: int) -> str:
    """Where a character of the query is, for people: ``line 2, column 9``."""
    return f"line {query.count(chr(10), 0, at) + 1}, column {at - (query.rfind(chr(10), 0, at) + 1) + 1}"


def decoded(text: str) -> str:
    r"""The text with its ``\uXXXX`` escapes replaced, as SPARQL does before it parses."""

    def character(match: re.Match[str]) -> str:
        code = int(match[1] or match[2], 16)
        return chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else match.group()

    return _ESCAPE.sub(character, text)


def _readings(query: str) -> Iterator[str]:
    """The query as written, and with its escapes decoded, once and more: engines differ in when they decode."""
    yield query
    while (plain := decoded(query)) != query:
        query = plain
        yield query


def refuse(query: str) -> None:
    """Raise RequestError for a query that would change data, or reach out to another server.

    ``SERVICE`` is refused wherever it stands as a keyword, in any case and however it is escaped. Graphs named by ``FROM``
    are checked where the data is known.
    """
    for reading in _readings(query):
        for token in tokens(reading):
            where = position(reading, token.start)
            if token.word == "SERVICE":
                what = "SERVICE is refused: a query never reaches the network"
                raise RequestError(what, where=where, next_step="ask one data set at a time")
            if token.word in UPDATES:
                what = f"{token.word} is refused: it is an update, and a query only reads"
                raise RequestError(what, where=where, next_step="write SELECT, ASK, CONSTRUCT or DESCRIBE")
    if not form(query):
        raise RequestError("the query has no SELECT, ASK, CONSTRUCT or DESCRIBE", next_step="write one, or the name of a saved question")


def prologue(query: str) -> dict[str, str]:
    """The prefixes a query declares itself: prefix without its colon → IRI as written."""
    found: dict[str, str] = {}
    seen = list(tokens(query))
    for word, name, iri in zip(seen, seen[1:], seen[2:], strict=False):
        if word.word == "PREFIX" and name.sort == "name" and name.text.endswith(":") and iri.sort == "iri":
            found[name.text[:-1]] = decoded(iri.text[1:-1])
    return found


def data_sets(query: str) -> list[tuple[str, str]]:
    """The graphs that ``FROM`` and ``FROM NAMED`` ask for: (sort of token: iri or name, text without ``<>``)."""
    found = []
    seen = list(tokens(query))
    for i, token in enumerate(seen):
        if token.word == "FROM":
            rest = [t for t in seen[i + 1 : i + 3] if t.word != "NAMED"]
            if rest and rest[0].sort == "iri":
                found.append(("iri", decoded(rest[0].text[1:-1])))
            elif rest and rest[0].sort == "name":
                found.append(("name", re.sub(r"\\(.)", r"\1", rest[0].text)))
    return found


def variables(query: str) -> list[str]:
    """The names of the variables of a query, without their mark, in the order they first appear."""
    return list(dict.fromkeys(t.text[1:] for t in tokens(query) if t.sort == "variable"))


def form(query: str) -> str:
    """The form of a query: SELECT, ASK, CONSTRUCT or DESCRIBE; empty for a text that has none of these words."""
    return next((t.word for t in tokens(query) if t.word in FORMS), "")


def selects_all(query: str) -> bool:
    """Whether the query is a ``SELECT *``."""
    seen = list(tokens(query))
    first = next((i for i, t in enumerate(seen) if t.word in FORMS), len(seen))
    after = [t.text for t in seen[first + 1 : first + 3] if t.word not in ("DISTINCT", "REDUCED")]
    return [t.word for t in seen[first : first + 1]] == ["SELECT"] and after[:1] == ["*"]


# --- headers and parameters ------------------------------------------------------------------------------------------

Kind = str
"""How a parameter's value is read: ``film``, ``film or all``, ``term`` (an IRI, a prefixed name, a property's bare name) or ``value``."""

KINDS = ("film", "film or all", "term", "value")

_PARAM = re.compile(r"param\s+(\w+)\s*(?:\(([\w ]+)\))?\s*:\s*(.*)")


@dataclass(frozen=True, slots=True)
class Param:
    """A parameter that the comments at the head of a query declare: ``# param film (film): a film by its name or IRI``."""

    name: str
    kind: Kind
    help: str


def header(query: str) -> tuple[str, tuple[Param, ...]]:
    """What the comments at the head of a query say: its help text in one line, and the parameters it declares."""
    lines: list[str] = []
    params: list[Param] = []
    for line in query.splitlines():
        if not line.startswith("#"):
            break
        said = line.lstrip("#").strip()
        if match := _PARAM.fullmatch(said):
            kind = match[2] or "value"
            if kind not in KINDS:
                raise RequestError(f"parameter {match[1]} is of an unknown kind ({kind})", next_step=f"use one of: {', '.join(KINDS)}")
            params.append(Param(match[1], kind, match[3]))
        elif params and said:
            last = params.pop()
            params.append(Param(last.name, last.kind, f"{last.help} {said}"))
        elif said:
            lines.append(said)
    return " ".join(lines), tuple(params)


class Slot(NamedTuple):
    """A place in a query where the values of a parameter go."""

    start: int
    end: int
    name: str


def slots(query: str, names: Iterable[str]) -> list[Slot]:
    """Where each ``VALUES ?name { UNDEF }`` of the named parameters stands in the query, in order."""
    wanted = set(names)
    seen = list(tokens(query))
    found = []
    for i in range(len(seen) - 4):
        values, variable, opening, undef, closing = seen[i : i + 5]
        if (
            values.word == "VALUES"
            and variable.sort == "variable"
            and variable.text[1:] in wanted
            and (opening.text, undef.word, closing.text) == ("{", "UNDEF", "}")
        ):
            found.append(Slot(values.start, closing.end, variable.text[1:]))
    return found


def entry(query: str) -> int | None:
    """Where the outermost pattern of a query begins (just after its brace); None where values can only follow the query.

    The short form ``CONSTRUCT WHERE { … }`` takes no values inside, and ``DESCRIBE <iri>`` has no pattern.
    """
    seen = list(tokens(query))
    first = next((i for i, t in enumerate(seen) if t.word in FORMS), None)
    if first is None:
        return None
    i = first + 1
    if seen[first].word == "CONSTRUCT":
        if i >= len(seen) or seen[i].text != "{":
            return None
        i = _closing(seen, i) + 1
    depth = 0
    for token in seen[i:]:
        depth += (token.text == "(") - (token.text == ")")
        if token.text == "{" and depth == 0:
            return token.end
    return None


def _closing(seen: list[Token], opening: int) -> int:
    depth = 0
    for i in range(opening, len(seen)):
        depth += (seen[i].text == "{") - (seen[i].text == "}")
        if depth == 0:
            return i
    return len(seen) - 1


def _computed(query: str) -> set[str]:
    """The variables to which the query assigns a value (``AS ?name``)."""
    seen = list(tokens(query))
    return {name.text[1:] for word, name in itertools.pairwise(seen) if word.word == "AS" and name.sort == "variable"}


def pieces(query: str, params: Mapping[str, str]) -> list[str | tuple[str, Kind, str | None]]:
    """The query cut at its parameters: text, and (name, kind, value as given or None) where the values of one go.

    A declared parameter goes where the query says ``VALUES ?name { UNDEF }``; any other variable of the query is bound at
    the start of its outermost pattern. Raises RequestError for a parameter that the query does not have.
    """
    declared = {p.name: p.kind for p in header(query)[1]}
    known = list(declared) or variables(query)
    for name in params:
        if name not in known:
            next_step = f"it has {', '.join(known)}" if known else "it has none"
            raise RequestError(f"the query has no parameter {name!r}", where="--param", next_step=next_step)
        if name not in declared and name in _computed(query):
            what = f"?{name} is computed by the query itself"
            raise RequestError(what, where="--param", next_step="bind a variable that its pattern uses")
    cuts = slots(query, {*declared, *params})
    for name in params:
        if all(slot.name != name for slot in cuts):
            at = entry(query)
            cuts.append(Slot(at, at, name) if at is not None else Slot(len(query), len(query), name))
    out: list[str | tuple[str, Kind, str | None]] = []
    done = 0
    for slot in sorted(cuts):
        out += [query[done : slot.start], (slot.name, declared.get(slot.name, "value"), params.get(slot.name))]
        done = slot.end
    return [*out, query[done:]]
