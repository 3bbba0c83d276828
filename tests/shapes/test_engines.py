"""The fast engine finds what pyshacl finds, result by result: on every broken graph that there is, and with every changed shape
(``test_mutations.py``, which has pyshacl's results for each)."""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.rdf.literals import Beyond, below, of_datatype, taken_apart
from kg.rdf.reference import by_pyshacl
from kg.rdf.shape_queries import answered
from kg.rdf.shape_reading import read_shapes, words
from kg.rdf.shape_view import batches, lines, look
from kg.rdf.terms import literal
from kg.rdf.validate import by_both, validate, validate_sorted
from kg.rdf.validate_input import parse, shape_triples
from kg.rdf.write import order
from kg.resources import shape_files
from tests.shapes.examples import house
from tests.shapes.graphs import CASES, blank_things, case_name, case_text, examples

HOUSE = "\n".join(house()) + "\n"
XSD = "http://www.w3.org/2001/XMLSchema#"


def agreed(text: str, shapes: Path | None = None) -> int:
    """How many results both engines have; they are the same."""
    fast, reference = validate(text, shapes, engine="fast"), validate(text, shapes, engine="pyshacl")
    assert fast == reference
    return len(reference.results)


# --- every broken graph ----------------------------------------------------------------------------------------------


def test_our_own_shapes_are_all_known() -> None:
    shapes = read_shapes(words(shape_triples(None, https=False)))
    assert shapes.left == set()
    assert len(shapes.by_class) == 29


def test_a_graph_with_nothing_to_object_to_has_no_results() -> None:
    assert agreed(HOUSE) == 0
    assert agreed("") == 0


@pytest.mark.parametrize("path", CASES, ids=case_name)
def test_each_case_alone(path: Path) -> None:
    agreed(HOUSE + case_text(path))


def test_all_cases_and_blank_things_together() -> None:
    together = [case_text(path) for path in CASES]
    assert agreed("\n".join([HOUSE, *blank_things(), *together])) > 150


def test_every_value_of_every_property() -> None:
    assert agreed("\n".join([*house(), *(line for example in examples() for line in example.triples)])) > 1000


def test_the_https_form_of_schema_org() -> None:
    text = HOUSE + "".join(case_text(path) for path in CASES)
    assert agreed(text.replace("http://schema.org/", "https://schema.org/")) > 100
