"""Rows from JSON of several make."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.errors import RequestError
from kg.resolve.pairs.objects import rows

PATH = Path("t.json")
ROWS = [{"id": 1, "title": "Low Tide"}, {"id": 2, "title": "Sand"}]
CELLS = [("1", "Low Tide"), ("2", "Sand")]


@pytest.mark.parametrize("text", ["", "{", "[1, 2]", "[]", '"x"', "7", "{}" * 2 + "x", "[" * 100_000])
def test_what_holds_no_rows_is_refused(text: str) -> None:
    with pytest.raises(RequestError, match="give a row a line, or a list of rows"):
        rows(text, PATH)


@pytest.mark.parametrize("text", [
    json.dumps(ROWS, indent=1),
    "\n".join(map(json.dumps, ROWS)) + "\n\n",
    json.dumps({"films": ROWS, "page": 1, "next": None}),
    json.dumps({"head": {"vars": ["id", "title"]}, "results": {"bindings": ROWS}}, indent=2),
    json.dumps({"1": {"title": "Low Tide"}, "2": {"title": "Sand"}}),
    json.dumps([[1, "Low Tide"], [2, "Sand"]]),
])  # fmt: skip
def test_rows_are_found(text: str) -> None:
    header, found = rows(text, PATH)
    assert (found, len(header)) == (CELLS, 2)


def test_a_single_row_is_one_row_whatever_it_lists() -> None:
    row = {"id": 1, "title": "Low Tide", "cast": [{"name": "Ada Quill"}, {"name": "Bo Marsh"}]}
    header, found = rows(json.dumps(row), PATH)
    assert header == ["id", "title", "cast"]
    assert len(found) == 1


def test_what_an_object_in_a_row_says_stands_in_columns_of_its_own() -> None:
    nested = [{"id": n, "info": {"year": 1998, "length": {"minutes": 95}}, "director": {"id": 7, "name": "Ada Quill"}} for n in (1, 2)]
    header, found = rows(json.dumps(nested), PATH)
    assert header == ["id", "info.year", "info.length.minutes", "director"]
    assert found[0] == ("1", "1998", "95", "Ada Quill")
