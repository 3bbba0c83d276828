"""A triple on the command line."""

from __future__ import annotations

import pytest

from kg.errors import RequestError
from kg.rdf.answers import Term
from kg.why.triples import parse

BASE = "https://kg.example/id/"
XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.mark.parametrize(
    "text",
    [
        "", "Low Tide", "<a:b>", "<a:b> <c:d>", '"text" <c:d> <e:f>', '<a:b> "c" <e:f>', "<a:b> <c:d> <e:f> <g:h>",
        "<a:b> <c:d> nosuch:x", '<a:b> <c:d> "x',
    ],
)  # fmt: skip
def test_what_is_no_triple(text: str) -> None:
    with pytest.raises(RequestError):
        parse(text, BASE)


@pytest.mark.parametrize(
    ("text", "object"),
    [
        ('<https://kg.example/id/movie/x> <http://schema.org/duration> "PT1H41M"^^<http://www.w3.org/2001/XMLSchema#duration> .',
         Term("literal", "PT1H41M", f"{XSD}duration")),
        ('kg:movie/x schema:duration "PT1H41M"', Term("literal", "PT1H41M")),
        ('kg:movie/x schema:duration "PT1H41M"^^xsd:duration .', Term("literal", "PT1H41M", f"{XSD}duration")),
        ('kg:movie/x schema:duration "a \\"b\\" \\u00e9"^^xsd:string', Term("literal", 'a "b" é')),
        ('kg:movie/x schema:duration "x"@en-GB', Term("literal", "x", "", "en-GB")),
        ("kg:movie/x https://schema.org/duration 101", Term("literal", "101")),
        ("kg:movie/x schema:duration 7.5 .", Term("literal", "7.5")),
        ("kg:movie/x schema:duration true", Term("literal", "true")),
        ("kg:movie/x schema:duration kg:person/ada-quill.", Term("iri", f"{BASE}person/ada-quill")),
    ],
)  # fmt: skip
def test_n_triples_and_compact_terms(text: str, object: Term) -> None:
    assert parse(text, BASE) == (f"{BASE}movie/x", "schema:duration", object)


def test_a_is_the_type() -> None:
    assert parse("kg:movie/x a schema:Movie", BASE)[1:] == ("rdf:type", Term("iri", "http://schema.org/Movie"))
