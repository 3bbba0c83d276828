"""Tables with typed columns in Parquet, written a batch at a time, and the claims of a build read back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Literal, NamedTuple

from kg.errors import RequestError, reason
from kg.spill.arrow import loaded

ColumnKind = Literal["text", "list", "integer", "number", "boolean"]
"""What a column holds: a text, a list of texts, a whole number, a number with a fraction, or true and false."""

BATCH = 20_000


class ClaimRow(NamedTuple):
    """A row of ``claims.parquet``: IRIs in full, ``datatype`` empty for links, one entry a place in the four lists;
    the words of a place are None where they are held back, its path is empty in a text document."""

    document: str
    claim: str
    subject: str
    predicate: str
    object: str
    datatype: str
    starts: list[int]
    ends: list[int]
    exacts: list[str | None]
    paths: list[str]
    normalized_by: str
    inferred: bool
    rank: str


def write_parquet(path: Path, columns: Sequence[tuple[str, ColumnKind]], rows: Iterable[Sequence[object]]) -> int:
    """Write rows (values in the order of ``columns``, None where there is none); the number of rows.

    Raises RequestError where pyarrow is not installed.
    """
    pa, pq = loaded("Parquet needs", "--format csv")
    kinds = {"text": pa.string(), "list": pa.list_(pa.string()), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}
    schema = pa.schema([(name, kinds[kind]) for name, kind in columns])
    count, source = 0, iter(rows)
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        while batch := list(islice(source, BATCH)):
            by_column = [pa.array([row[i] for row in batch], field.type) for i, field in enumerate(schema)]
            writer.write_table(pa.Table.from_arrays(by_column, schema=schema))
            count += len(batch)
    return count


def read_claims(path: Path) -> Iterator[ClaimRow]:
    """The rows of a build's ``claims.parquet``, in the file's order. Raises RequestError where it cannot be read."""
    pa, pq = loaded("Parquet needs", "--format csv")
    try:
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=BATCH, columns=list(ClaimRow._fields)):
                columns = [column.to_pylist() for column in batch.columns]
                yield from (ClaimRow(*values) for values in zip(*columns, strict=True))
    except (pa.ArrowException, OSError) as error:
        raise RequestError(f"cannot be read: {reason(error)}", where=str(path), next_step="make it anew with `kg build`") from error
