"""``claims.parquet``: every claim one row, the same content as the claims in N-Quads (model, section 5)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import RequestError
from kg.model import Evidence, Rank, Statement

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
    pa, _ = _pyarrow()
    names = [claim_hash(s) for s in statements]
    shown = [columns(s) for s in statements]
    kept = [i for i in range(len(statements)) if shown[i] is not None]
    order = sorted(kept, key=lambda i: (statements[i].document, statements[i].evidence[0].start, names[i]))
    rows = [(statements[i], ranks.get(i, "normal")) for i in order]
    said = [values for i in order if (values := shown[i]) is not None]
    table = pa.table({
        "document": pa.array([s.document for s, _ in rows], pa.string()),
        "claim": pa.array([names[i] for i in order], pa.string()),
        "subject": pa.array([s.subject for s, _ in rows], pa.string()),
        "predicate": pa.array([predicate for predicate, _, _ in said], pa.string()),
        "object": pa.array([value for _, value, _ in said], pa.string()),
        "datatype": pa.array([datatype for _, _, datatype in said], pa.string()),
        "starts": pa.array([[e.start for e in s.evidence] for s, _ in rows], pa.list_(pa.int64())),
        "ends": pa.array([[e.end for e in s.evidence] for s, _ in rows], pa.list_(pa.int64())),
        "exacts": pa.array([[quote(e) for e in s.evidence] for s, _ in rows], pa.list_(pa.string())),
        "paths": pa.array([[e.path for e in s.evidence] for s, _ in rows], pa.list_(pa.string())),
        "pointers": pa.array([[e.pointer for e in s.evidence] for s, _ in rows], pa.list_(pa.string())),
        "normalized_by": pa.array([s.rule for s, _ in rows], pa.string()),
        "inferred": pa.array([s.inferred for s, _ in rows], pa.bool_()),
        "rank": pa.array([rank for _, rank in rows], pa.string()),
    })  # fmt: skip
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table)
    made: bytes = sink.getvalue().to_pybytes()
    return made


def write_claims(path: Path, tables: Iterable[bytes]) -> None:
    """Write the tables of ``claims_table`` as one Parquet file, some at a time. Raises RequestError where pyarrow is not installed."""
    pa, pq = _pyarrow()
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


def _pyarrow() -> tuple[Any, Any]:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise RequestError("claims in Parquet need pyarrow", next_step="pip install 'kg[parquet]', or use --claims nq") from error
    return pa, pq
