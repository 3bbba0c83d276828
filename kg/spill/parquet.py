"""``claims.parquet``: every claim one row, the same content as the claims in N-Quads (model, section 5)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import RequestError
from kg.model import Evidence, Rank, Statement

if TYPE_CHECKING:
    from collections.abc import Callable


def write_claims(
    path: Path, statements: Sequence[Statement], ranks: Mapping[int, Rank],
    columns: Callable[[Statement], tuple[str, str, str] | None], quote: Callable[[Evidence], str | None],
    claim_hash: Callable[[Statement], str],
) -> None:  # fmt: skip
    """Write one row a claim, in the order of document and place.

    ``columns`` gives the predicate IRI, the object and the datatype IRI (empty for links) of a statement, None for one that is
    held back; ``quote`` the words of a place, None where they are held back; ``claim_hash`` the 16 digits of a claim. Columns:
    ``document``, ``claim``, ``subject``, ``predicate``, ``object``, ``datatype``, ``starts``, ``ends``, ``exacts`` (null where
    held back), ``paths``, ``pointers`` (both empty in text documents), ``normalized_by``, ``inferred``, ``rank``. Raises
    RequestError where pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise RequestError("claims in Parquet need pyarrow", next_step="pip install 'kg[parquet]', or use --claims nq") from error
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
    pq.write_table(table, path, compression="zstd")
