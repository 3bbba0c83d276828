"""Answers in the formats that people and programs read.

SELECT and ASK as CSV, TSV, JSON and XML follow the SPARQL 1.1 results formats of the W3C (for ASK, which CSV and TSV do not cover,
``true`` or ``false`` alone). Graphs are written sorted, so that one answer gives the same bytes each time.
"""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import IO, Any
from xml.sax.saxutils import escape, quoteattr

from kg.errors import RequestError
from kg.rdf.answers import Answer, Term
from kg.vocabulary import PREFIXES

XSD = PREFIXES["xsd"]
RDF_TYPE = PREFIXES["rdf"] + "type"
_BARE_NUMBERS = {
    XSD + "integer": r"[+-]?[0-9]+",
    XSD + "decimal": r"[+-]?[0-9]*\.[0-9]+",
    XSD + "double": r"[+-]?[0-9]+(?:\.[0-9]*)?[eE][+-]?[0-9]+",
}


def write(answer: Answer, form: str, stream: IO[str]) -> None:
    """Write an answer in a format of ``FORMATS`` to a text stream."""
    stream.write(render(answer, form))


def render(answer: Answer, form: str) -> str:
    """The answer in a format of ``FORMATS``. Raises RequestError for a format that this kind of answer does not have."""
    if form not in FORMATS[answer.kind]:
        kinds = "a graph (CONSTRUCT, DESCRIBE)" if answer.kind == "graph" else "rows (SELECT, ASK)"
        what = f"an answer of {kinds} has no format {form!r}"
        raise RequestError(what, where="--format", next_step=f"use {', '.join(FORMATS[answer.kind])}")
    return FORMATS[answer.kind][form](answer)


# --- rows ------------------------------------------------------------------------------------------------------------


def as_csv(answer: Answer) -> str:
    """SPARQL 1.1 CSV: plain values, lines ended by CR LF."""
    if answer.kind == "ask":
        return _truth(answer) + "\r\n"
    out = io.StringIO()
    if len(answer.variables) == 1:  # the csv module writes a lone empty value as "", which is a different row to some readers
        rows: Iterable[str] = ("" if row[0] is None else _csv_cell(row[0]) for row in answer.rows)
        return "".join(f"{line}\r\n" for line in (answer.variables[0], *rows))
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(answer.variables)
    writer.writerows([_csv_value(term) for term in row] for row in answer.rows)
    return out.getvalue()


def _csv_value(term: Term | None) -> str:
    if term is None:
        return ""
    return str(term) if term.sort in ("blank", "triple") else term.value


def _csv_cell(term: Term) -> str:
    value = _csv_value(term)
    return '"' + value.replace('"', '""') + '"' if re.search(r'[",\r\n]', value) else value


def as_tsv(answer: Answer) -> str:
    """SPARQL 1.1 TSV: terms as in Turtle, numbers bare."""
    if answer.kind == "ask":
        return _truth(answer) + "\n"
    lines = ["\t".join(f"?{name}" for name in answer.variables)]
    lines += ["\t".join("" if term is None else _turtle(term) for term in row) for row in answer.rows]
    return "".join(f"{line}\n" for line in lines)


def _turtle(term: Term) -> str:
    shape = _BARE_NUMBERS.get(term.datatype)
    return term.value if shape and re.fullmatch(shape, term.value) else str(term)


def as_json(answer: Answer) -> str:
    """SPARQL 1.1 JSON (``application/sparql-results+json``)."""
    if answer.kind == "ask":
        return json.dumps({"head": {}, "boolean": answer.value}) + "\n"
    bound = ({name: _json_term(term) for name, term in zip(answer.variables, row, strict=True) if term is not None} for row in answer.rows)
    rows = (json.dumps(row, ensure_ascii=False) for row in bound)
    head = json.dumps({"vars": list(answer.variables)}, ensure_ascii=False)
    return f'{{"head": {head},\n "results": {{"bindings": [\n' + ",\n".join(rows) + "\n]}}\n"


def _json_term(term: Term) -> dict[str, str]:
    if term.sort == "triple":
        raise RequestError("the answer holds a quoted triple, which SPARQL 1.1 results cannot", next_step="use --format csv or tsv")
    found = {"type": {"iri": "uri", "blank": "bnode", "literal": "literal"}[term.sort], "value": term.value}
    if term.language:
        found["xml:lang"] = term.language
    elif term.datatype:
        found["datatype"] = term.datatype
    return found


_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_xml(answer: Answer) -> str:
    """SPARQL XML results; characters that XML cannot hold become U+FFFD."""
    out = ['<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">\n<head>']
    out += [f"<variable name={quoteattr(name)}/>" for name in answer.variables]
    out.append("</head>\n")
    if answer.kind == "ask":
        out.append(f"<boolean>{_truth(answer)}</boolean>\n</sparql>\n")
        return "".join(out)
    out.append("<results>\n")
    for row in answer.rows:
        bound = ((name, term) for name, term in zip(answer.variables, row, strict=True) if term is not None)
        cells = (f"<binding name={quoteattr(name)}>{_xml_term(term)}</binding>" for name, term in bound)
        out.append(f"<result>{''.join(cells)}</result>\n")
    out.append("</results>\n</sparql>\n")
    return "".join(out)


def _xml_term(term: Term) -> str:
    said = _json_term(term)
    value = escape(_NOT_XML.sub("\ufffd", term.value), {"\r": "&#13;"})
    marks = "".join(f" {name}={quoteattr(said[name])}" for name in ("xml:lang", "datatype") if name in said)
    tag = {"iri": "uri", "blank": "bnode"}.get(term.sort, "literal")
    return f"<{tag}{marks}>{value}</{tag}>"


def _truth(answer: Answer) -> str:
    return "true" if answer.value else "false"


# --- tables ----------------------------------------------------------------------------------------------------------


def shorten(term: Term | None, prefixes: Mapping[str, str]) -> str:
    """A term for people: IRIs with a known prefix, literals as their text on one line, nothing for an unbound variable."""
    if term is None:
        return ""
    if term.sort == "literal":
        return " ".join(_VISIBLE.sub("\ufffd", term.value).split())
    if term.sort == "iri":
        space = max((p for p in prefixes.items() if term.value.startswith(p[1])), key=lambda p: len(p[1]), default=None)
        if space and len(term.value) > len(space[1]):
            return f"{space[0]}:{term.value[len(space[1]) :]}"
    return str(term)


_VISIBLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")

WIDEST = 60
"""Columns of a plain table are padded no further than this; a longer text simply runs on, whole."""


def as_table(answer: Answer) -> str:
    """Aligned plain text: nothing is cut, nothing is coloured."""
    if answer.kind == "ask":
        return ("yes" if answer.value else "no") + "\n"
    heads = list(answer.variables)
    cells = [[shorten(term, answer.prefixes) for term in row] for row in answer.rows]
    widths = [min(WIDEST, max(map(_width, column))) for column in zip(heads, *cells, strict=True)]
    lines = [heads, ["-" * width for width in widths], *cells]
    return "".join("  ".join(_padded(cell, width) for cell, width in zip(line, widths, strict=True)).rstrip() + "\n" for line in lines)


def _width(text: str) -> int:
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _padded(cell: str, width: int) -> str:
    return cell + " " * max(0, width - _width(cell))


def terminal_table(answer: Answer, width: int | None = None, colour: bool | None = None) -> str:
    """A table for a terminal of ``width`` characters (None: ask the terminal); long texts fold inside their column."""
    if answer.kind != "select":
        return as_table(answer) if answer.kind == "ask" else render(answer, "ttl")
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=colour, no_color=colour is False, highlight=False, legacy_windows=False)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    cells = [[shorten(term, answer.prefixes) for term in row] for row in answer.rows]
    for i, name in enumerate(answer.variables):
        numbers = bool(answer.rows) and all(row[i] is None or _is_number(row[i]) for row in answer.rows)
        longest = max((_width(row[i]) for row in cells), default=0)
        table.add_column(Text(name), justify="right" if numbers else "left", overflow="fold", no_wrap=longest <= 12)
    for row in cells:
        table.add_row(*map(Text, row))
    console.print(table)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _is_number(term: Term | None) -> bool:
    return term is not None and term.datatype in _BARE_NUMBERS


# --- graphs ----------------------------------------------------------------------------------------------------------


def as_ntriples(answer: Answer) -> str:
    """N-Triples, sorted."""
    return "".join(f"{' '.join(str(term) for term in row)} .\n" for row in answer.rows)


def as_turtle(answer: Answer) -> str:
    """Turtle with the prefixes that occur, grouped by subject, ``a`` first."""
    import pyoxigraph as engine

    if not answer.rows:
        return ""
    triples = list(engine.parse(as_ntriples(answer), format=engine.RdfFormat.N_TRIPLES))
    triples.sort(key=lambda q: (str(q.subject), q.predicate.value != RDF_TYPE, q.predicate.value, str(q.object)))
    text = "\n".join(str(t) for row in answer.rows for t in row)
    used = {name: space for name, space in sorted(answer.prefixes.items()) if f"<{space}" in text}
    written = engine.serialize([q.triple for q in triples], format=engine.RdfFormat.TURTLE, prefixes=used)
    return bytes(written).decode("utf-8") if written is not None else ""


def as_jsonld(answer: Answer) -> str:
    """JSON-LD with its context inside (prefixes only): one object a subject, values as lists, sorted."""
    predicates = {row[1].value for row in answer.rows if row[1] is not None}
    used = {
        name: space for name, space in sorted(answer.prefixes.items()) if any(p.startswith(space) and p != RDF_TYPE for p in predicates)
    }
    nodes: dict[str, dict[str, list[Any]]] = {}
    for subject, predicate, obj in answer.rows:
        if subject is None or predicate is None or obj is None:  # pragma: no cover - triples are whole
            continue
        node = nodes.setdefault(_jsonld_id(subject), {})
        if predicate.value == RDF_TYPE and obj.sort != "literal":
            node.setdefault("@type", []).append(_jsonld_id(obj))
        else:
            node.setdefault(_compact(predicate.value, used), []).append(_jsonld_value(obj))
    graph = [{"@id": name, **node} for name, node in nodes.items()]
    return json.dumps({"@context": used, "@graph": graph}, ensure_ascii=False, indent=1) + "\n"


def _jsonld_id(term: Term) -> str:
    return f"_:{term.value}" if term.sort == "blank" else term.value


def _compact(iri: str, prefixes: Mapping[str, str]) -> str:
    for name, space in prefixes.items():
        local = iri.removeprefix(space)
        if local != iri and not local.startswith("//"):
            return f"{name}:{local}"
    return iri


def _jsonld_value(term: Term) -> Any:
    if term.sort in ("iri", "blank"):
        return {"@id": _jsonld_id(term)}
    if term.sort == "triple":
        raise RequestError("the answer holds a quoted triple, which JSON-LD 1.1 cannot", next_step="use --format nt")
    if term.language:
        return {"@value": term.value, "@language": term.language}
    return {"@value": term.value, "@type": term.datatype} if term.datatype else term.value


_ROWS: dict[str, Callable[[Answer], str]] = {"table": as_table, "csv": as_csv, "tsv": as_tsv, "json": as_json, "xml": as_xml}

FORMATS: dict[str, dict[str, Callable[[Answer], str]]] = {
    "select": _ROWS,
    "ask": _ROWS,
    "graph": {"ttl": as_turtle, "nt": as_ntriples, "jsonld": as_jsonld},
}
"""The formats of each kind of answer."""
