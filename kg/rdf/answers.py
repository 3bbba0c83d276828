"""What queries give: plain values for terms and answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

SortOfTerm = Literal["iri", "blank", "literal", "triple"]


class Term(NamedTuple):
    """An RDF term. ``value`` is the IRI, the label of a blank node, the lexical form, or a quoted triple in N-Triples."""

    sort: SortOfTerm
    value: str
    datatype: str = ""
    language: str = ""

    def __str__(self) -> str:
        """The term in N-Triples."""
        if self.sort == "iri":
            return f"<{self.value}>"
        if self.sort == "blank":
            return f"_:{self.value}"
        if self.sort == "triple":
            return self.value
        quoted = '"' + self.value.translate(_ESCAPES) + '"'
        if self.language:
            return f"{quoted}@{self.language}"
        return f"{quoted}^^<{self.datatype}>" if self.datatype else quoted


_ESCAPES = {ord("\\"): "\\\\", ord('"'): '\\"', ord("\n"): "\\n", ord("\r"): "\\r", ord("\t"): "\\t", 8: "\\b", 12: "\\f"}
_ESCAPES |= {code: f"\\u{code:04X}" for code in (*range(8), 11, *range(14, 32), 127)}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gives.

    ``kind`` is ``select`` (``variables``, ``rows`` in the query's order, None where unbound), ``ask`` (``value``) or ``graph``
    (``rows`` are triples, sorted, each once). ``cut`` says why the answer is not whole: ``rows`` (the row limit) or ``size``.
    """

    kind: Literal["select", "ask", "graph"]
    variables: tuple[str, ...] = ()
    rows: tuple[tuple[Term | None, ...], ...] = ()
    value: bool = False
    cut: Literal["", "rows", "size"] = ""
    prefixes: Mapping[str, str] = field(default_factory=dict)

    @property
    def truncated(self) -> bool:
        """Whether there is more than was handed back."""
        return bool(self.cut)
