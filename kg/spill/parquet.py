"""``claims.parquet``: every claim one row, the same content as the claims in N-Quads (model, section 5)."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from kg.model import Evidence, Rank, Statement
from kg.spill.arrow import loaded

if TYPE_CHECKING:
    from collections.abc import Callable


BATCH = 20_000
"""So many claims are made columns at once."""

ROWS = 100_000
"""How many claims a row group of a file has at least, all but the last."""


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
    order = sorted(range(len(statements)), key=lambda i: (statements[i].document, statements[i].evidence[0].start, names[i]))
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, _schema(pa)) as stream:
        # One thing may have as many claims as all documents together: their columns are made some at a time.
        for at in range(0, len(order), BATCH) or (0,):
            shown = [(i, values) for i in order[at : at + BATCH] if (values := columns(statements[i])) is not None]
            rows = [statements[i] for i, _ in shown]
            told = [names[i] for i, _ in shown], [values for _, values in shown], [ranks.get(i, "normal") for i, _ in shown]
            stream.write_table(_table(pa, rows, *told, quote))
    made: bytes = sink.getvalue().to_pybytes()
    return made


def _schema(pa: Any) -> Any:
    text, texts, integers = pa.string(), pa.list_(pa.string()), pa.list_(pa.int64())
    return pa.schema([
        ("document", text), ("claim", text), ("subject", text), ("predicate", text), ("object", text), ("datatype", text),
        ("starts", integers), ("ends", integers), ("exacts", texts), ("paths", texts), ("pointers", texts),
        ("normalized_by", text), ("inferred", pa.bool_()), ("rank", text),
    ])  # fmt: skip


def _table(
    pa: Any, rows: Sequence[Statement], names: Sequence[str], shown: Sequence[tuple[str, str, str]], ranks: Sequence[Rank],
    quote: Callable[[Evidence], str | None],
) -> Any:  # fmt: skip
    """Some claims as columns: with their digits, with predicate, object and datatype, and with their ranks."""
    predicates, objects, datatypes = _turned(shown, 3)
    places = [place for s in rows for place in s.evidence]
    starts, ends, _, paths, pointers = _turned(places, 5)
    text, integer = pa.string(), pa.int64()
    offsets = pa.py_buffer(array("i", accumulate([len(s.evidence) for s in rows], initial=0)))

    def of_claims(values: Sequence[Any], type: Any) -> Any:
        """A list of values, one a place, for each claim."""
        return pa.Array.from_buffers(pa.list_(type), len(rows), [None, offsets], children=[pa.array(values, type)])

    documents, subjects, rules = ([getattr(s, field) for s in rows] for field in ("document", "subject", "rule"))
    inferred = pa.array([s.inferred for s in rows], pa.bool_())
    return pa.table([
        *(pa.array(values, text) for values in (documents, names, subjects, predicates, objects, datatypes)),
        of_claims(starts, integer), of_claims(ends, integer), of_claims([quote(place) for place in places], text),
        of_claims(paths, text), of_claims(pointers, text), pa.array(rules, text), inferred, pa.array(ranks, text),
    ], schema=_schema(pa))  # fmt: skip


def _turned(rows: Sequence[tuple[Any, ...]], width: int) -> Sequence[Sequence[Any]]:
    """Rows as columns."""
    return list(zip(*rows, strict=True)) or [()] * width


def claims_file(tables: Iterable[bytes]) -> bytes:
    """The tables of ``claims_table`` as a Parquet file; ``row_groups.join_files`` makes one of several.

    Raises RequestError where pyarrow is not installed.
    """
    pa, pq = loaded("claims in Parquet need", "--claims nq")
    sink = pa.BufferOutputStream()
    writer, held, rows = pq.ParquetWriter(sink, _schema(pa), compression="zstd"), [], 0
    with writer:
        for data in tables:
            table = pa.ipc.open_stream(data).read_all()
            held.append(table)
            rows += table.num_rows
            if rows >= ROWS:
                writer.write_table(pa.concat_tables(held).combine_chunks(), row_group_size=2 * ROWS)
                held, rows = [], 0
        if rows:
            writer.write_table(pa.concat_tables(held).combine_chunks(), row_group_size=2 * ROWS)
    made: bytes = sink.getvalue().to_pybytes()
    return made
