"""What every triple store takes: N-Quads held to the letter of the format and of the datatypes, line by line.

Stores differ in what they forgive. Lines that pass here are N-Quads of the strict kind: UTF-8 without a byte-order mark, one
statement a line ended by a line feed, absolute IRIs, known escapes, no raw control characters, no blank nodes, and lexical
forms that are valid for their datatype.
"""

from __future__ import annotations

import datetime
import gzip
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.errors import DataError, RequestError, reason
from kg.rdf.store_files import Source

XSD = "http://www.w3.org/2001/XMLSchema#"

_IRI = r'<[A-Za-z][A-Za-z0-9+.\-]*:(?:[^\x00-\x20<>"{}|^`\\%\x7f]|%[0-9A-Fa-f]{2})*>'
_PLAIN = r'[^"\\\x00-\x08\x0a-\x1f\x7f]*'
_ESCAPE = r"""\\(?:[tbnrf"'\\]|u(?![Dd][89A-Fa-f])[0-9A-Fa-f]{4}|U00(?:0[0-9A-Fa-f]|10)[0-9A-Fa-f]{4})"""
_TEXT = rf"{_PLAIN}(?:{_ESCAPE}{_PLAIN})*"
_LITERAL = rf'"{_TEXT}"(?:\^\^{_IRI}|@[A-Za-z]{{1,8}}(?:-[A-Za-z0-9]{{1,8}})*)?'
LINE = re.compile(rf"({_IRI}) ({_IRI}) ({_IRI}|{_LITERAL})(?: ({_IRI}))? \.")
"""One line without its line feed: subject, predicate, object, graph (None: the default graph)."""

_TYPED = re.compile(rf'"({_TEXT})"\^\^<{re.escape(XSD)}(\w+)>')
_ZONE = r"(?:Z|[+-](?:0[0-9]|1[0-4]):[0-5][0-9])?"
_FORMS = {
    "integer": r"[+-]?[0-9]+",
    "decimal": r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)",
    "boolean": r"true|false|1|0",
    "date": rf"-?[0-9]{{4,}}-[0-9]{{2}}-[0-9]{{2}}{_ZONE}",
    "gYear": rf"-?[0-9]{{4,}}{_ZONE}",
    "gYearMonth": rf"-?[0-9]{{4,}}-(?:0[1-9]|1[0-2]){_ZONE}",
    "dateTime": rf"-?[0-9]{{4,}}-[0-9]{{2}}-[0-9]{{2}}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]+)?{_ZONE}",
    "duration": r"-?P(?=.)(?:[0-9]+Y)?(?:[0-9]+M)?(?:[0-9]+D)?(?:T(?=.)(?:[0-9]+H)?(?:[0-9]+M)?(?:[0-9]+(?:\.[0-9]+)?S)?)?",
}
_LEXICAL = {name: re.compile(form) for name, form in _FORMS.items()}


class Quad(NamedTuple):
    """A line of N-Quads, taken apart: the triple as N-Triples without its point, and the graph's IRI (empty: the default graph)."""

    triple: str
    graph: str


def fault(line: str) -> str:
    """What is wrong with a line (without its line feed); empty where every store takes it."""
    found = LINE.fullmatch(line)
    return _lexical_fault(found[3]) if found else _shape_fault(line)


def _shape_fault(line: str) -> str:
    if line.startswith("\ufeff"):
        return "it begins with a byte-order mark"
    if control := re.search(r"[\x00-\x08\x0a-\x1f\x7f]", line):
        return f"it has a raw control character (U+{ord(control[0]):04X})"
    if re.search(r"(?:^|\s)_:\w", re.sub(rf'"{_TEXT}"', '""', line)):
        return "it has a blank node: sent twice it would stand there twice"
    return "it is not a statement of N-Quads with absolute IRIs"


def _lexical_fault(term: str) -> str:
    typed = _TYPED.fullmatch(term) if term[0] == '"' and term[-1] == ">" else None
    if typed is None:
        return ""
    lexical, datatype = typed[1], typed[2]
    form = _LEXICAL.get(datatype)
    if form and not form.fullmatch(lexical):
        return f"{lexical!r} is no xsd:{datatype}"
    if datatype in ("date", "dateTime") and not _in_calendar(lexical):
        return f"{lexical!r} is no day of the calendar"
    return ""


def _in_calendar(lexical: str) -> bool:
    date = re.match(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", lexical)
    if date is None:  # years before 1 or after 9999, of which datetime knows nothing
        return True
    try:
        datetime.date(*map(int, date.groups()))
    except ValueError:
        return date[1] == "0000"
    return True


def quads(sources: Sequence[Source]) -> Iterator[Quad]:
    """The quads of N-Quads files, in order. Raises DataError at the first line that not every store takes."""
    for source in sources:
        for number, line in enumerate(lines(source), 1):
            found = LINE.fullmatch(line)
            why = _lexical_fault(found[3]) if found else _shape_fault(line)
            if found is None or why:
                where = f"{source[0]}, line {number}"
                raise DataError(why, where=where, next_step="build again; a triple store would refuse the line, or take it for another")
            yield Quad(f"{found[1]} {found[2]} {found[3]}", (found[4] or "")[1:-1])


def lines(source: Source) -> Iterator[str]:
    """The lines of a text file, packed or not, without their line feeds; nothing but a line feed ends one."""
    path, _, packed = source
    number = 0
    try:
        with gzip.open(path, "rb") if packed else path.open("rb") as file:
            for number, raw in enumerate(file, 1):
                if not raw.endswith(b"\n"):
                    raise DataError("the file ends within a line", where=f"{path}, line {number}", next_step="it is not whole; build again")
                yield raw[:-1].decode("utf-8")
    except UnicodeDecodeError as error:
        raise DataError("is not UTF-8", where=f"{path}, line {number}", next_step="build again") from error
    except (OSError, EOFError) as error:
        raise RequestError(f"cannot be read: {reason(error)}", where=str(path), next_step="check that it is whole") from error
