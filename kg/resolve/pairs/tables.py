"""Tables of things and lists of true pairs, read from CSV with any separator or from JSON Lines."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import re
import sys
import zlib
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kg.errors import RequestError
from kg.resolve.pairs import objects
from kg.resolve.pairs.cells import BETWEEN, clean
from kg.resolve.pairs.ids import READINGS, Ids, exactly, loosely
from kg.resolve.pairs.kinds import LABELS, recognize

SEPARATORS = (",", "\t", "|", ";")
_HEAD = 1 << 16
_QUOTING: tuple[Literal[0, 3], ...] = (csv.QUOTE_MINIMAL, csv.QUOTE_NONE)
_JSON = frozenset({".jsonl", ".ndjson", ".json"})
_VERDICTS = frozenset({"gold", "label", "match", "is_match", "ismatch", "same", "truth", "true_match"})
_SIDES = tuple(
    re.compile(rf"(?:{words})(?:[\W_].*)?|(?:.*(?:[\W_]|id|table|d))?{mark}", re.I)
    for words, mark in (("l|left|ltable", "[1a]"), ("r|right|rtable", "[2b]"))
)
_COMMENT = re.compile(r"##|#\s*\w+\s*=")
_SPLIT = "\x1e"
_POSITIVE, _NEGATIVE = frozenset({"1", "true", "yes", "y", "match", "1.0"}), frozenset({"0", "false", "no", "n", "non-match", "0.0"})


@dataclass(frozen=True)
class Table:
    """Rows by id, each a tuple of cells in the order of ``columns`` (the id's own column is none of them); an absent value is empty."""

    name: str
    columns: tuple[str, ...]
    rows: dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Gold:
    """The pairs of row ids held to be one thing and, where the file judges pairs both ways, those held to be different; how many of
    the file's rows name a row that is in neither table.
    """

    same: frozenset[tuple[str, str]]
    different: frozenset[tuple[str, str]] = frozenset()
    unknown: int = 0

    def unordered(self) -> Gold:
        """The same where both tables are one: each pair once, whichever row stands first, and no row with itself."""
        same, different = (frozenset((min(p), max(p)) for p in some if p[0] != p[1]) for some in (self.same, self.different))
        return Gold(same, different - same, self.unknown)


def read(
    path: Path, *, separator: str = "", id_column: str = "", columns: Mapping[str, str] | None = None, listed: Collection[str] = ()
) -> Table:  # fmt: skip
    """Read a table; ``columns`` renames columns (theirs → the name to use) and an empty new name drops one.

    The separator and the id's column (one called ``id`` or ending in it, else the first whose values are all different, which then
    remains a column like the others, else the number of the row from 0) are found unless given; where the values of the column found
    are not among those ``listed`` in pairs, a column whose values are is taken instead. A row that stands there twice, cell
    for cell, counts once; what rows of one id say otherwise, if they mostly say the same, comes together in a list.
    Raises RequestError where the file cannot be read, an asked column is missing, or ids repeat.
    """
    header, rows = _rows(path, separator)
    if not rows:
        raise RequestError("holds a header and no rows", where=str(path), next_step="give a table with rows")
    wanted = {_asked(name, header, path): to if to != name else _asked(name, header, path) for name, to in (columns or {}).items()}
    id_column = _asked(id_column, header, path) if id_column else ""
    at, named = (header.index(id_column), True) if id_column else _id_column(header, rows, listed)
    keep = [i for i, name in enumerate(header) if not (named and i == at) and wanted.get(name, name)]
    columns_made = [
        made
        for i in keep
        for made in clean(wanted.get(header[i], header[i]), [sys.intern(" ".join(row[i].split(" ")).strip()) for row in rows])
    ]
    out: dict[str, tuple[str, ...]] = {}
    equal = compared = 0
    for number, row in enumerate(rows):
        key = row[at].strip() if at is not None else str(number)
        cells = tuple(made[number] for _, made in columns_made)
        if (before := out.setdefault(key, cells)) != cells:
            twice = key
            equal, compared = equal + sum(a == b for a, b in zip(before, cells, strict=True)), compared + len(cells)
            out[key] = tuple(map(_together, before, cells))
    # An export that repeats a thing for each of its genres says the rest again; rows that differ in most are other things.
    if compared and equal < 0.5 * compared:
        raise RequestError(f"the id {twice!r} stands there twice", where=str(path), next_step="name the id's column")
    return Table(path.name, tuple(name for name, _ in columns_made), out)


def _together(one: str, two: str) -> str:
    """The values of two cells in one."""
    return one if not two or two in one.split(BETWEEN) else sys.intern(f"{one}{BETWEEN}{two}") if one else two


def _asked(name: str, header: Sequence[str], path: Path) -> str:
    """The column that is asked for, by its name in any case."""
    if name in header:
        return name
    if len(found := [one for one in header if one.casefold() == name.casefold()]) == 1:
        return found[0]
    raise RequestError(f"no column {name!r}", where=str(path), next_step=f"choose from {', '.join(header)}")


def read_gold(path: Path, left: Table, right: Table, *, separator: str = "") -> Gold:
    """Read true pairs: the two columns whose values are ids of the two tables; a column of yes and no judges each pair.

    A ``separator`` that the file does not hold is not meant for it. Where several columns would do, those called left and right (or
    1 and 2) are taken, else the first. Raises RequestError where no two columns hold ids of the tables, or where no row names two of
    their rows.
    """
    header, rows = _rows(path, separator if separator in _text(path) else "")
    # A list without a header has its first pair where the header would be.
    everything = [tuple(header), *rows]
    for reading in READINGS:
        known = (Ids(left.rows, reading), Ids(right.rows, reading))
        if found := _columns_of_ids(header, everything, known):
            break
    else:
        likes = " and ".join(f"{next(iter(table.rows))!r} in {table.name}" for table in (left, right) if table.rows)
        raise RequestError(
            f"no two columns hold ids of the two tables (such as {likes})", where=str(path),
            next_step="name the columns of the ids: --left-id, --right-id",
        )  # fmt: skip
    one, two = found
    others = sorted((i for i in range(len(header)) if i not in (one, two) and rows), key=lambda i: header[i].lower() not in _VERDICTS)
    verdict = next((i for i in others if all(r[i].strip().lower() in _POSITIVE | _NEGATIVE for r in rows)), None)
    same: set[tuple[str, str]] = set()
    different: set[tuple[str, str]] = set()
    unknown = 0
    for row in everything:
        first, second = known[0].row(row[one]), known[1].row(row[two])
        if first is not None and second is not None:
            judged_no = verdict is not None and row[verdict].strip().lower() in _NEGATIVE
            (different if judged_no else same).add((first, second))
        elif row is not everything[0]:
            unknown += 1
    if not same and not different:
        raise RequestError("holds no pair of rows of the two tables", where=str(path))
    return Gold(frozenset(same), frozenset(different - same), unknown)


def _columns_of_ids(header: list[str], rows: list[tuple[str, ...]], known: tuple[Ids, Ids]) -> tuple[int, int] | None:
    """The columns of the left and the right ids, if half the rows name rows of the tables there."""
    width = range(len(header))
    hits = [[sum(ids.row(row[i]) is not None for row in rows) for i in width] for ids in known]
    enough = 0.5 * (len(rows) - 1)
    columns = [(i, j) for i in width for j in width if i != j and min(hits[0][i], hits[1][j]) >= enough]
    # Ids of both tables are often plain counts: where columns would do both ways, the left table's stands first.
    said = [[bool(_SIDES[side].fullmatch(name)) for name in header] for side in (0, 1)]
    return max(
        columns,
        key=lambda c: (hits[0][c[0]] + hits[1][c[1]], said[0][c[0]] + said[1][c[1]], c[0] < c[1], -c[0] - c[1]),
        default=None,
    )


def listed(path: Path, separator: str = "") -> frozenset[str]:
    """Everything that stands in the cells of a list of pairs."""
    header, rows = _rows(path, separator if separator in _text(path) else "")
    return frozenset(cell.strip() for row in (header, *rows) for cell in row)


def in_first_half(row_id: str) -> bool:
    """Which half of the gold a row of the left table falls in: by a hash of its id, so that neither order nor number decides."""
    return hashlib.sha256(row_id.encode()).digest()[0] < 128


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
        data = gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data
    except (OSError, EOFError, zlib.error) as error:
        raise RequestError(f"cannot be read ({getattr(error, 'strerror', None) or error})", where=str(path)) from error
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not wide and b"\0" in data[:_HEAD]:
        raise RequestError("is binary, no table", where=str(path), next_step="give CSV or JSON Lines")
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def _rows(path: Path, separator: str) -> tuple[list[str], list[tuple[str, ...]]]:
    """The header and the rows of a file of either make: JSON Lines is known by its name, or by how it begins."""
    text = _text(path)
    suffix = (path.with_suffix("") if path.suffix.lower() == ".gz" else path).suffix.lower()
    lines = suffix in _JSON or (not separator and re.match(r"\s*(?:\{\s*\"|\[\s*[\[{\"\d])", text))
    return objects.rows(text, path) if lines else _csv(text, path, separator)


def _csv(text: str, path: Path, separator: str) -> tuple[list[str], list[tuple[str, ...]]]:
    # Line ends as csv knows them: other breaks (U+2028, form feed) stand inside cells.
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)
    start = next((i for i, line in enumerate(lines) if line.strip() and not _comments(line, lines[i + 1 :])), len(lines))
    body = "".join(lines[start:])
    if not body.strip():
        raise RequestError("is empty", where=str(path))
    separator = {"\\t": "\t", "tab": "\t"}.get(separator, separator)
    if len(separator) > 1:
        body, separator = body.replace(separator, _SPLIT), _SPLIT
    # A quote that is only a letter of a title would swallow lines: the reading in which the rows are equally long is right.
    tries = [(s, q) for s in ([separator] if separator else SEPARATORS) for q in _QUOTING]
    parsed, wrong = [], ""
    for tried, quoting in tries:
        try:
            parsed.append(_parse(body, tried, quoting))
        except (csv.Error, TypeError, ValueError) as error:
            wrong = str(error)
    if not parsed:
        raise RequestError(f"cannot be read as a table ({wrong})", where=str(path))
    header, rows = max(parsed, key=_regularity)
    width = len(header)
    return header, [tuple((row + [""] * width)[:width]) for row in rows]


def _comments(line: str, after: Sequence[str]) -> bool:
    """Whether a line before the header is a remark: a ``#`` alone may be the name of a column of numbers."""
    if not line.startswith("#") or _COMMENT.match(line):
        return line.startswith("#")
    header = next((other for other in after if other.strip() and not other.startswith("#")), "")
    return 2 * _width(line) <= _width(header)


def _width(line: str) -> int:
    """The most cells that a line has by any separator."""
    return max(len(next(csv.reader([line], delimiter=mark), [])) for mark in SEPARATORS)


def _parse(body: str, separator: str, quoting: Literal[0, 3]) -> tuple[list[str], list[list[str]]]:
    csv.field_size_limit(1 << 24)
    rows = [row for row in csv.reader(io.StringIO(body, newline=""), delimiter=separator, quoting=quoting) if any(row)]
    if not rows:
        raise ValueError("all cells are empty")
    return [name.strip() for name in rows[0]], rows[1:]


def _regularity(parsed: tuple[list[str], list[list[str]]]) -> tuple[float, int, int]:
    header, rows = parsed
    if len(header) < 2:
        return 0.0, 0, 0
    common = Counter(map(len, rows)).get(len(header), 0)
    return round(common / max(1, len(rows)), 3), len(header), len(rows)


def _id_column(header: list[str], rows: list[tuple[str, ...]], listed: Collection[str]) -> tuple[int | None, bool]:
    """The place of the column of ids, and whether its name says so."""
    different = len(set(rows))
    named = [i for i, name in enumerate(header) if name.lower().strip("_") in {"id", "@id", "rid", "row_id", "rowid"}]
    ending = [i for i, name in enumerate(header) if name.lower().endswith(("_id", ".id", " id")) or name.endswith("Id")]
    values = [{row[i].strip() for row in rows} for i in range(len(header))]
    alone = [i for i in dict.fromkeys([*named, *ending, *range(len(header))]) if len(values[i]) == different and "" not in values[i]]
    for reading in (exactly, loosely) if listed else ():
        there = {reading(one) for one in listed}
        hits = [sum(reading(value) in there for value in some) for some in values]
        if best := max((hits[i] for i in alone), default=0):
            meant = next(i for i in alone if hits[i] > 0.5 * best)
            # Ids that say nothing but which row is meant are no column; titles by which a list of pairs names rows are.
            return meant, meant in named or meant in ending or recognize(values[meant], header[meant]) not in LABELS
    # Where no column of different values is meant, rows of one thing may repeat its id.
    if listed:
        repeated = max(range(len(header)), key=lambda i: hits[i])
        if hits[repeated] > max(0.5 * len(values[repeated]), 0.1 * len(rows)):
            return repeated, True
    found = next(iter(alone), None)
    return found, found in named or found in ending
