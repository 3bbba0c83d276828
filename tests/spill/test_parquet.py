"""Claims as rows: what is in is out, in the order of the documents, whatever it is made of."""

from __future__ import annotations

import hashlib
from io import BytesIO
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import RequestError
from kg.model import Evidence, Rank, Statement
from kg.spill import parquet
from kg.spill.parquet import claims_file, claims_table

_words = st.text(st.characters(exclude_categories=["Cs"]), max_size=5)
_places = st.builds(Evidence, st.integers(-1, 99), st.integers(-1, 99), _words, _words, _words)
_statements = st.builds(
    Statement, st.sampled_from(["d1", "d2"]), _words, st.sampled_from(["name", "hidden"]), _words, st.booleans(),
    st.lists(_places, min_size=1, max_size=3).map(tuple), _words, st.booleans(),
)  # fmt: skip


def columns(statement: Statement) -> tuple[str, str, str] | None:
    return None if statement.property == "hidden" else (statement.property, statement.object, "" if statement.is_link else "text")


def quote(place: Evidence) -> str | None:
    return None if place.start == 0 else place.exact


def name(statement: Statement) -> str:
    return hashlib.sha256(repr(statement).encode()).hexdigest()[:16]


def table(statements: list[Statement], ranks: dict[int, Rank] | None = None) -> bytes:
    return claims_table(statements, ranks or {}, columns, quote, name)


def rows(data: bytes) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pa.ipc.open_stream(data).read_all().to_pylist()
    return found


def test_nothing_is_a_table_without_rows() -> None:
    one = Statement("d", "s", "name", "x", False, (Evidence(1, 2, "x"),))
    assert rows(table([])) == []
    assert pa.ipc.open_stream(table([])).schema == pa.ipc.open_stream(table([one])).schema


def test_what_is_held_back_has_no_row_and_words_that_are_held_back_are_null() -> None:
    place = Evidence(0, 4, "long")
    shown, hidden = (Statement("d", "s", property, "x", False, (place,)) for property in ("name", "hidden"))
    (row,) = rows(table([hidden, shown], {0: "preferred", 1: "deprecated"}))
    assert (row["predicate"], row["exacts"], row["rank"]) == ("name", [None], "deprecated")


@given(st.lists(_statements, max_size=6), st.dictionaries(st.integers(0, 5), st.sampled_from(["preferred", "deprecated"]), max_size=3))
def test_every_claim_is_a_row(statements: list[Statement], ranks: dict[int, Rank]) -> None:
    wanted = [
        {
            "document": s.document, "claim": name(s), "subject": s.subject, "predicate": s.property, "object": s.object,
            "datatype": "" if s.is_link else "text", "starts": [e.start for e in s.evidence], "ends": [e.end for e in s.evidence],
            "exacts": [quote(e) for e in s.evidence], "paths": [e.path for e in s.evidence], "pointers": [e.pointer for e in s.evidence],
            "normalized_by": s.rule, "inferred": s.inferred, "rank": ranks.get(number, "normal"),
        }
        for number, s in enumerate(statements) if s.property != "hidden"
    ]  # fmt: skip
    found = pa.ipc.open_stream(table(statements, ranks)).read_all()
    found.validate(full=True)
    assert sorted(map(repr, found.to_pylist())) == sorted(map(repr, wanted))
    order = [(row["document"], row["starts"][0]) for row in found.to_pylist()]
    assert order == sorted(order)


@given(st.lists(st.lists(_statements, max_size=4), min_size=1, max_size=5), st.integers(1, 6))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
def test_a_file_has_the_rows_of_its_tables_in_row_groups(monkeypatch: pytest.MonkeyPatch, some: list[list[Statement]], least: int) -> None:
    monkeypatch.setattr(parquet, "ROWS", least)
    tables = [table(statements) for statements in some]
    with pq.ParquetFile(BytesIO(claims_file(iter(tables)))) as file:
        assert file.read().to_pylist() == [row for data in tables for row in rows(data)]
        sizes = [file.metadata.row_group(number).num_rows for number in range(file.metadata.num_row_groups)]
    assert all(size >= least for size in sizes[:-1])


def test_without_what_it_needs_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(RequestError, match="pip install"):
        table([])
