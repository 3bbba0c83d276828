"""What a query gives, as Python values."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from html import escape
from typing import TYPE_CHECKING, Literal, TypeAlias

from kg.errors import RequestError
from kg.rdf.answers import Answer, Term
from kg.vocabulary import PREFIXES

if TYPE_CHECKING:
    import pandas  # type: ignore[import-not-found, import-untyped, unused-ignore]
    import rdflib

SHOWN = 100
"""Rows that a notebook shows of a result; all of them are in ``rows``."""

_XSD = PREFIXES["xsd"]
_WHOLE = frozenset(
    _XSD + name
    for name in (
        "integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger", "nonPositiveInteger", "negativeInteger",
        "unsignedInt", "unsignedLong", "unsignedShort", "unsignedByte", "gYear",
    )
)  # fmt: skip
_DURATION = re.compile(r"(-?)P(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?")


class IRI(str):
    """The name of a thing in the graph; a string in every way, but never mistaken for text."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"IRI({str(self)!r})"


Value: TypeAlias = str | int | float | bool | Decimal | date | datetime | timedelta | None
"""A value of an answer. Names of things are ``IRI``; years are ``int``; what Python has no type for is its text (``1995-10``)."""


def python_value(term: Term | None) -> Value:
    """A term as the Python value it stands for; text where its type is unknown, or the form does not fit the type."""
    if term is None:
        return None
    if term.sort == "iri":
        return IRI(term.value)
    if term.sort != "literal":
        return str(term)
    try:
        return _literal(term.value, term.datatype)
    except (ValueError, ArithmeticError):
        return term.value


def _literal(text: str, datatype: str) -> Value:
    if datatype in _WHOLE:
        return int(text)
    kind = datatype.removeprefix(_XSD) if datatype.startswith(_XSD) else ""
    if kind == "decimal":
        return Decimal(text)
    if kind in ("double", "float"):
        return float(text.replace("INF", "inf"))
    if kind == "boolean":
        return {"true": True, "1": True, "false": False, "0": False}.get(text, text)
    if kind == "date":
        return date.fromisoformat(text)
    if kind == "dateTime":
        return datetime.fromisoformat(text)
    if kind in ("duration", "dayTimeDuration") and (match := _DURATION.fullmatch(text)) and any(match.groups()[1:]):
        days, hours, minutes = (int(part or 0) for part in match.groups()[1:4])
        length = timedelta(days=days, hours=hours, minutes=minutes, seconds=float(match[5] or 0))
        return -length if match[1] else length
    return text


class Result:
    """The answer to a query: ``columns``, and ``rows`` of Python values.

    ``kind`` is ``select``; ``ask``, with one row of one truth value, which is also that of the result; or ``graph``, with
    a row for each triple. ``truncated`` says whether the answer was cut, by the limit that was given or for its size.
    """

    def __init__(self, answer: Answer) -> None:
        self._answer = answer
        self.kind: Literal["select", "ask", "graph"] = answer.kind
        self.truncated: bool = answer.truncated
        self.columns: tuple[str, ...] = {"ask": ("answer",), "graph": ("subject", "predicate", "object")}.get(answer.kind, answer.variables)
        self.rows: tuple[tuple[Value, ...], ...] = (
            ((answer.value,),) if answer.kind == "ask" else tuple(tuple(map(python_value, row)) for row in answer.rows)
        )

    def __iter__(self) -> Iterator[tuple[Value, ...]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, index: int) -> tuple[Value, ...]:
        return self.rows[index]

    def __bool__(self) -> bool:
        return self._answer.value if self.kind == "ask" else bool(self.rows)

    def __str__(self) -> str:
        """The answer as the command line prints it: a table, or Turtle for a graph."""
        return self.render()

    def __repr__(self) -> str:
        return f"<Result: {len(self)} row{'' if len(self) == 1 else 's'} of {', '.join(self.columns)}>"

    def _repr_html_(self) -> str:
        return html_table(self.columns, self.rows)

    def column(self, name: str) -> list[Value]:
        """The values of one column. Raises RequestError for a column that is not there."""
        if name not in self.columns:
            raise RequestError(f"the result has no column {name!r}", next_step=f"its columns are {', '.join(self.columns)}")
        at = self.columns.index(name)
        return [row[at] for row in self.rows]

    def dicts(self) -> list[dict[str, Value]]:
        """The rows as dictionaries from column to value."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def render(self, format: str | None = None) -> str:
        """The answer as text, in a format of ``kg query --format``. Raises RequestError for one that this answer does not have."""
        from kg.rdf import query

        return query.render(self._answer, format)

    def to_pandas(self) -> pandas.DataFrame:
        """The rows as a data frame. Raises RequestError where pandas is not installed."""
        try:
            pd = importlib.import_module("pandas")
        except ImportError as error:
            raise RequestError("to_pandas() needs pandas, which is not installed", next_step="pip install pandas") from error
        return pd.DataFrame([list(row) for row in self.rows], columns=list(self.columns))

    def to_rdflib(self) -> rdflib.Graph:
        """The graph of a CONSTRUCT or DESCRIBE. Raises RequestError for rows."""
        from kg.rdf import as_rdflib

        return as_rdflib.graph(self._answer)


def html_table(columns: Sequence[str], rows: Sequence[Sequence[Value]]) -> str:
    """An HTML table of at most ``SHOWN`` rows, every value escaped."""
    head = "".join(f"<th>{escape(name)}</th>" for name in columns)
    body = "".join("<tr>" + "".join(f"<td>{escape(as_text(value))}</td>" for value in row) + "</tr>" for row in rows[:SHOWN])
    more = f"<p>{len(rows) - SHOWN:,} more rows</p>" if len(rows) > SHOWN else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def as_text(value: Value) -> str:
    """A value for people; nothing for None."""
    return "" if value is None else str(value)
