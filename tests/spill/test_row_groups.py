"""Files made one: the rows and the row groups of all, in order, for whoever reads Parquet."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.spill.row_groups import join_files

SCHEMA = pa.schema([("name", pa.string()), ("places", pa.list_(pa.int64())), ("sure", pa.bool_())])

rows = st.fixed_dictionaries({
    "name": st.none() | st.text(st.characters(exclude_categories=["Cs"]), max_size=5),
    "places": st.lists(st.integers(-9, 9), max_size=3),
    "sure": st.none() | st.booleans(),
})  # fmt: skip


def file(some: list[dict[str, Any]], size: int = 100, **options: Any) -> bytes:
    sink = BytesIO()
    pq.write_table(pa.Table.from_pylist(some, SCHEMA), sink, row_group_size=size, compression="zstd", **options)
    return sink.getvalue()


@given(st.lists(st.lists(rows, max_size=5), min_size=1, max_size=4), st.integers(1, 3), st.booleans())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
def test_the_whole_has_the_rows_and_the_row_groups_of_its_parts(
    tmp_path: Path, parts: list[list[dict[str, Any]]], size: int, indexed: bool
) -> None:
    files = [file(part, size, write_page_index=indexed) for part in parts]
    join_files(tmp_path / "whole.parquet", iter(files))
    with pq.ParquetFile(tmp_path / "whole.parquet") as whole:
        assert whole.schema_arrow.equals(SCHEMA)
        assert whole.read().to_pylist() == [row for part in parts for row in part]
        groups = [group for data in files for group in statistics(pq.ParquetFile(BytesIO(data)).metadata)]
        assert statistics(whole.metadata) == groups


def statistics(metadata: pq.FileMetaData) -> list[list[tuple[int, object]]]:
    groups = [metadata.row_group(number) for number in range(metadata.num_row_groups)]
    return [[(group.num_rows, group.column(n).statistics and group.column(n).statistics.to_dict()) for n in range(3)] for group in groups]


def test_some_rows_of_the_whole_are_found_by_their_statistics(tmp_path: Path) -> None:
    parts = [[{"name": name, "places": [n], "sure": True} for n in range(5)] for name in "abc"]
    join_files(tmp_path / "whole.parquet", map(file, parts))
    assert pq.read_table(tmp_path / "whole.parquet", filters=[("name", "=", "b")]).to_pylist() == parts[1]


@pytest.mark.parametrize("data", [b"", b"PAR1", b"PAR1\0\0\0\0", b"no such file at all", b"PAR1" + b"\xff" * 4 + b"PAR1"])
def test_what_is_no_parquet_file_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(ValueError, match="no Parquet file"):
        join_files(tmp_path / "whole.parquet", [file([]), data])


def test_of_nothing_no_file_is_made(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no file"):
        join_files(tmp_path / "whole.parquet", [])
