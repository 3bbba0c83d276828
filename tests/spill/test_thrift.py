"""Thrift's compact protocol: what is read is written back to the byte, whatever it is made of."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.spill.thrift import BINARY, BYTE, DOUBLE, FALSE, I16, I32, I64, LIST, MAP, SET, STRUCT, TRUE, Struct, Value, packed, parsed

_SIMPLE: dict[int, st.SearchStrategy[Any]] = {
    BYTE: st.integers(0, 255),
    I16: st.integers(-(1 << 15), (1 << 15) - 1),
    I32: st.integers(-(1 << 31), (1 << 31) - 1),
    I64: st.integers(-(1 << 63), (1 << 63) - 1),
    DOUBLE: st.binary(min_size=8, max_size=8),
    BINARY: st.binary(max_size=200),
}


def of_type(type: int, of: st.SearchStrategy[Struct]) -> st.SearchStrategy[Any]:
    return of if type == STRUCT else _SIMPLE[type]


def values(structs: st.SearchStrategy[Struct]) -> st.SearchStrategy[Value]:
    inner = st.sampled_from([*_SIMPLE, STRUCT])
    plain = inner.flatmap(lambda type: st.builds(Value, st.just(type), of_type(type, structs)))
    lists = inner.flatmap(
        lambda type: st.builds(Value, st.sampled_from([LIST, SET]), st.tuples(st.just(type), st.lists(of_type(type, structs), max_size=20)))
    )
    maps = st.tuples(inner, inner).flatmap(
        lambda types: st.builds(
            lambda pairs: Value(MAP, (*(types if pairs else (0, 0)), pairs)),
            st.lists(st.tuples(of_type(types[0], structs), of_type(types[1], structs)), max_size=3),
        )
    )
    return st.one_of(st.sampled_from([Value(TRUE, None), Value(FALSE, None)]), plain, lists, maps)


structs: st.SearchStrategy[Struct] = st.recursive(
    st.just({}), lambda inner: st.dictionaries(st.integers(1, 300), values(inner), max_size=5), max_leaves=6
)


@given(structs)
def test_what_is_packed_comes_back(struct: Struct) -> None:
    assert parsed(packed(struct)) == struct


@given(structs)
def test_what_is_cut_off_is_refused(struct: Struct) -> None:
    with pytest.raises(ValueError, match="cut off"):
        parsed(packed(struct)[:-1])


def test_a_type_that_there_is_not_is_refused() -> None:
    with pytest.raises(ValueError, match="no type 14"):
        parsed(bytes([1 << 4 | 14, 0]))
    with pytest.raises(ValueError, match="no type 14"):
        packed({1: Value(14, b"")})


def test_the_footer_of_a_parquet_file_comes_back_to_the_byte(tmp_path: Any) -> None:
    table = pa.table({"name": ["a", None, "ä"] * 50, "places": [[1, 2], [], [3]] * 50, "sure": [True, False, None] * 50})
    pq.write_table(table, tmp_path / "some.parquet", row_group_size=7, compression="zstd")
    data = (tmp_path / "some.parquet").read_bytes()
    footer = data[-8 - int.from_bytes(data[-8:-4], "little") : -8]
    assert packed(parsed(footer)) == footer
