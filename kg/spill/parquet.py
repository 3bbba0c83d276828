"""``claims.parquet``: every claim one row, the same content as the claims in N-Quads (model, section 5)."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.model import Evidence, Rank, Statement
from kg.spill.arrow import loaded

if TYPE_CHECKING:
    from collections.abc import Callable


ROWS = 100_000
"""How many claims a row group has at least, all but the last."""


def claims_table(
    statements: Sequence[Statement], ranks: Mapping[int, Rank],
    columns: Callable[[Statement], tuple[str, str, str] | None], quote: Callable[[Evidence], str | None],
    claim_hash: Callable[[Statement], str],
) -> bytes:  # fmt: skip
    """One row a claim, in the order of document and place, as an Arrow stream.

    ``columns`` gives the predicate IRI, the object and the datatype IRI (empty for links) of a statement, None for one that is
    held back; ``quote`` the words of a place, None where they are held back; ``claim_hash`` the 16 digits of a claim. Columns:
    ``document``, ``claim``, ``subject``, ``predicate``, ``object``, ``datatype``, ``starts``, ``ends``, ``exacts`` (null where
    held back), ``paths``, ``pointers`` (both empty in text documents), ``normalized_by``, ``inferred``, ``rank``. Raises
    RequestError where pyarrow is not installed.
    """
    pa, _ = loaded("claims in Parquet need", "--claims nq")
    names = [claim_hash(s) for s in statements]
    shown = [columns(s) for s in statements]
    kept = [i for i, values in enumerate(shown) if values is not None]
    keys = [(s.document, s.evidence[0].start, name) for s, name in zip(statements, names, strict=True)]
    order = sorted(kept, key=keys.__getitem__)
    rows = [statements[i] for i in order]
    predicates, objects, datatypes = _turned([values for i in order if (values := shown[i]) is not None], 3)
    places = [place for s in rows for place in s.evidence]
    starts, ends, _, paths, pointers = _turned(places, 5)
    text, integer = pa.string(), pa.int64()
    offsets = pa.py_buffer(array("i", accumulate([len(s.evidence) for s in rows], initial=0)))

    def of_claims(values: Sequence[Any], type: Any) -> Any:
        """A list of values, one a place, for each claim."""
        return pa.Array.from_buffers(pa.list_(type), len(rows), [None, offsets], children=[pa.array(values, type)])

    table = pa.table({
        "document": pa.array([s.document for s in rows], text),
        "claim": pa.array([names[i] for i in order], text),
        "subject": pa.array([s.subject for s in rows], text),
        "predicate": pa.array(predicates, text),
        "object": pa.array(objects, text),
        "datatype": pa.array(datatypes, text),
        "starts": of_claims(starts, integer),
        "ends": of_claims(ends, integer),
        "exacts": of_claims([quote(place) for place in places], text),
        "paths": of_claims(paths, text),
        "pointers": of_claims(pointers, text),
        "normalized_by": pa.array([s.rule for s in rows], text),
        "inferred": pa.array([s.inferred for s in rows], pa.bool_()),
        "rank": pa.array([ranks.get(i, "normal") for i in order], text),
    })  # fmt: skip
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table)
    made: bytes = sink.getvalue().to_pybytes()
    return made


def _turned(rows: Sequence[tuple[Any, ...]], width: int) -> Sequence[Sequence[Any]]:
    """Rows as columns."""
    return list(zip(*rows, strict=True)) or [()] * width


def write_claims(path: Path, tables: Iterable[bytes]) -> None:
    """Write the tables of ``claims_table`` as one Parquet file, some at a time. Raises RequestError where pyarrow is not installed."""
    pa, pq = loaded("claims in Parquet need", "--claims nq")
    writer, held, rows = None, [], 0
    try:
        for data in tables:
            table = pa.ipc.open_stream(data).read_all()
            held.append(table)
            rows += table.num_rows
            writer = writer or pq.ParquetWriter(path, table.schema, compression="zstd")
            if rows >= ROWS:
                writer.write_table(pa.concat_tables(held).combine_chunks(), row_group_size=2 * ROWS)
                held, rows = [], 0
        if writer is not None and held:
            writer.write_table(pa.concat_tables(held).combine_chunks(), row_group_size=2 * ROWS)
    finally:
        if writer is not None:
            writer.close()
