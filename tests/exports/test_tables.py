from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.exports.csv_tables import write_csv
from kg.exports.schema import TABLES, Column, Table
from tests.conftest import ROOT
from tests.exports.conftest import LANTERN

KINDS = {"text": "text", "list": "list of texts", "integer": "whole number", "number": "number", "boolean": "true or false"}


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def test_what_looks_like_a_formula_is_text_in_a_file_for_spreadsheets(exported: Callable[..., Path]) -> None:
    folder = exported("csv", spreadsheet=True)
    for table in TABLES:
        raw = (folder / f"{table.name}.csv").read_bytes()
        assert raw.startswith(b"\xef\xbb\xbf")
        cells = [cell for row in csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")) for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "  =1", "＝1"])
def test_every_way_to_begin_a_formula_is_known(cell: str, tmp_path: Path) -> None:
    table = Table("t", "", (Column("a", "text", ""), Column("b", "integer", "")))
    write_csv(tmp_path / "t.csv", table, [(cell, -1)], spreadsheet=True)
    with (tmp_path / "t.csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file))[1] == ["'" + cell, "-1"]


def test_plain_csv_changes_no_value(exported: Callable[[str], Path]) -> None:
    (film,) = (row for row in rows(exported("csv"), "films") if row["film"] == LANTERN)
    assert film["awards"] == "=1+1 and a prize"
    assert film["genres"] == r"Drama | Mystery \| Noir"


def test_csv_is_as_rfc_4180_has_it(exported: Callable[[str], Path]) -> None:
    for table in TABLES:
        raw = (exported("csv") / f"{table.name}.csv").read_bytes()
        assert raw.decode("utf-8").encode() == raw
        assert not raw.startswith(b"\xef\xbb\xbf")
        assert raw.endswith(b"\r\n")
        assert re.sub(rb'"(?:[^"]|"")*"', b"", raw).count(b"\n") == re.sub(rb'"(?:[^"]|"")*"', b"", raw).count(b"\r\n")
        assert {len(row) for row in csv.reader(io.StringIO(raw.decode(), newline=""), strict=True)} == {len(table.columns)}


def test_the_tables_say_what_the_graph_says(exported: Callable[[str], Path]) -> None:
    folder = exported("csv")
    (film,) = (row for row in rows(folder, "films") if row["film"] == LANTERN)
    assert (film["year"], film["released"], film["runtime_minutes"], film["directors"]) == ("2003", "2003-05-09", "102", "Ilse Vandermolen")
    credits = [row for row in rows(folder, "credits") if row["film"] == LANTERN]
    assert [(row["agent_name"], row["relation"], row["characters"], row["position"]) for row in credits] == [
        ("Ilse Vandermolen", "director", "", ""),
        ("Ilse Vandermolen", "writer", "", ""),
        ("Wen Li", "actor", "Ferrywoman", "1"),
        ("Otto Brandsma", "actor", "The Keeper", "2"),
        ("Low Tide & Sons", "production company", "", ""),
    ]
    assert {(row["rater"], row["group"], row["value"], row["best"]) for row in rows(folder, "ratings")} == {
        ("Moviehall", "users", "7.4", "10"),
        ("Moviehall", "critics", "81", "100"),
        ("", "users", "4.2", ""),
    }
    assert {(row["type"], row["value"], row["grade"], row["spoiler"]) for row in rows(folder, "reviews")} == {
        ("user", "8", "", "true"),
        ("critic", "", "B+", ""),
    }
    (money,) = rows(folder, "money")
    assert (money["sort"], money["amount"], money["currency"], money["estimated"]) == ("budget", "1200000", "EUR", "true")
    people = {row["name"]: row for row in rows(folder, "people")}
    assert (people["Ilse Vandermolen"]["films"], people["tidewatcher"]["reviews"]) == ("2", "1")


def test_claims_carry_their_place_and_words(exported: Callable[[str], Path]) -> None:
    claims = {row["claim"].rsplit("/", 1)[-1]: row for row in rows(exported("csv"), "claims")}
    assert set(claims) == {"1", "2", "3", "4", "5"}
    first = claims["1"]
    assert (first["property"], first["value"], first["start"], first["end"], first["quotes"]) == (
        "schema:duration",
        "PT1H42M",
        "40",
        "47",
        "102 min",
    )
    assert (first["rule"], first["rank"], first["inferred"], first["datatype"]) == ("duration", "preferred", "false", "duration")
    assert claims["4"]["derived_from"].endswith("/claim/3")


def test_parquet_holds_the_same_rows_in_typed_columns(exported: Callable[[str], Path]) -> None:
    import pyarrow.parquet as pq

    types = {"text": "string", "list": "list", "integer": "int64", "number": "double", "boolean": "bool"}
    for table in TABLES:
        found = pq.read_table(exported("parquet") / f"{table.name}.parquet")
        assert found.num_rows == len(rows(exported("csv"), table.name))
        assert [str(field.type).split("<")[0] for field in found.schema] == [types[column.kind] for column in table.columns]
    genres = pq.read_table(exported("parquet") / "films.parquet", columns=["film", "genres"]).to_pylist()
    assert {"film": LANTERN, "genres": ["Drama", "Mystery | Noir"]} in genres


def test_the_documentation_lists_every_table_and_column_and_no_other() -> None:
    text = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
    documented: dict[str, list[tuple[str, str, str]]] = {}
    for heading in re.split(r"^### ", text, flags=re.M)[1:]:
        name = re.match(r"`(\w+)`", heading)
        if name:
            documented[name[1]] = re.findall(r"^\| `(\w+)` \| ([^|]+) \| (.+) \|$", heading, flags=re.M)
    assert documented == {table.name: [(c.name, KINDS[c.kind], c.about.replace("|", "\\|")) for c in table.columns] for table in TABLES}
    for table in TABLES:
        assert f"### `{table.name}`: {table.about}" in text
