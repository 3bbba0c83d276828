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

    offsets = _offsets(pa, [len(s.evidence) for s in rows])

    def of_claims(places: Any) -> Any:
        """A list of places for each claim."""
        return pa.Array.from_buffers(pa.list_(places.type), len(rows), [None, offsets], children=[places])

    table = pa.table({
        "document": _texts(pa, [s.document for s in rows]),
        "claim": _texts(pa, [names[i] for i in order]),
        "subject": _texts(pa, [s.subject for s in rows]),
        "predicate": _texts(pa, predicates),
        "object": _texts(pa, objects),
        "datatype": _texts(pa, datatypes),
        "starts": of_claims(_integers(pa, starts)),
        "ends": of_claims(_integers(pa, ends)),
        "exacts": of_claims(_texts(pa, [quote(place) for place in places])),
        "paths": of_claims(_texts(pa, paths)),
        "pointers": of_claims(_texts(pa, pointers)),
        "normalized_by": _texts(pa, [s.rule for s in rows]),
        "inferred": _truths(pa, [s.inferred for s in rows]),
        "rank": _texts(pa, [ranks.get(i, "normal") for i in order]),
    })  # fmt: skip
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table)
    made: bytes = sink.getvalue().to_pybytes()
    return made


# Arrays from their buffers: a fifth of what ``pa.array`` takes for lists, which also imports pandas wherever there is one.


def _turned(rows: Sequence[tuple[Any, ...]], width: int) -> Sequence[Sequence[Any]]:
    """Rows as columns."""
    return list(zip(*rows, strict=True)) or [()] * width


def _offsets(pa: Any, sizes: Iterable[int]) -> Any:
    return pa.py_buffer(array("i", accumulate(sizes, initial=0)))


def _integers(pa: Any, values: Sequence[int]) -> Any:
    return pa.Array.from_buffers(pa.int64(), len(values), [None, pa.py_buffer(array("q", values))])


def _truths(pa: Any, values: Sequence[bool]) -> Any:
    bits = int("".join("01"[value] for value in reversed(values)) or "0", 2)
    return pa.Array.from_buffers(pa.bool_(), len(values), [None, pa.py_buffer(bits.to_bytes(len(values) // 8 + 1, "little"))])


def _texts(pa: Any, values: Sequence[str | None]) -> Any:
    if None in values:
        return pa.array(values, pa.string())
    texts: Sequence[str] = values  # type: ignore[assignment]
    words = "".join(texts)
    if words.isascii():
        return pa.Array.from_buffers(pa.string(), len(texts), [None, _offsets(pa, map(len, texts)), pa.py_buffer(words.encode())])
    encoded = [text.encode() for text in texts]
    return pa.Array.from_buffers(pa.string(), len(texts), [None, _offsets(pa, map(len, encoded)), pa.py_buffer(b"".join(encoded))])


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
