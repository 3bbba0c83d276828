"""Tables of things and lists of true pairs, read from CSV with any separator or from JSON Lines."""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from kg.errors import RequestError
from kg.resolve.pairs import sheets
from kg.resolve.pairs.cells import BETWEEN, clean, tidied, whole_names
from kg.resolve.pairs.ids import READINGS, Ids, loosely
from kg.resolve.pairs.kinds import LABELS, recognize

_VERDICTS = frozenset({
    "gold", "label", "labels", "match", "matches", "matched", "is_match", "ismatch", "same", "truth", "true_match", "class", "target",
    "duplicate", "is_duplicate", "verdict", "result",
})  # fmt: skip
_SIDES = tuple(
    re.compile(rf"(?:{words})(?:[\W_].*)?|.*[\W_](?:{words})|(?:.*(?:[\W_]|id|table|d))?{letter}|.*{digit}", re.I)
    for words, letter, digit in (("l|left|ltable", "a", "1"), ("r|right|rtable", "b", "2"))
)
_POSITIVE = frozenset({"1", "1.0", "true", "t", "yes", "y", "match", "matched", "matching", "same", "duplicate", "positive", "pos", "+"})
_NEGATIVE = frozenset({
    "0", "0.0", "-1", "-1.0", "false", "f", "no", "n", "nomatch", "nomatched", "nonmatch", "nonmatched", "notmatched", "unmatched",
    "mismatch", "different", "distinct", "negative", "neg", "-",
})  # fmt: skip
_SPOKEN, _LISTED = 0.5, 0.15
_MOST, _FEW = 0.5, 0.05
_OPEN = 0.1


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
    header, rows = sheets.read(path, separator)
    if not rows:
        raise RequestError("holds a header and no rows", where=str(path), next_step="give a table with rows")
    wanted = {_asked(name, header, path): to if to != name else _asked(name, header, path) for name, to in (columns or {}).items()}
    id_column = _asked(id_column, header, path) if id_column else ""
    at, named = (header.index(id_column), True) if id_column else _id_column(header, rows, listed)
    keep = [i for i, name in enumerate(header) if not (named and i == at) and wanted.get(name, name) and not _counted(rows, i)]
    columns_made = [made for i in keep for made in clean(wanted.get(header[i], header[i]), [tidied(row[i]) for row in rows])]
    columns_made = whole_names(columns_made)
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


def _counted(rows: Sequence[tuple[str, ...]], at: int) -> bool:
    """Whether a column numbers the rows in their order, which says nothing of what is in them."""
    first = rows[0][at].strip()
    return len(rows) > 2 and first in ("0", "1") and all(row[at].strip() == str(int(first) + n) for n, row in enumerate(rows))


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
    header, rows = sheets.links(path, separator)
    # A list without a header has its first pair where the header would be.
    everything = [tuple(header), *rows]
    # Tables may be a part of what a list of pairs is about: then fewer of its rows name any of theirs.
    for share, reading in product((_MOST, _FEW), READINGS):
        known = (Ids(left.rows, reading), Ids(right.rows, reading))
        if found := _columns_of_ids(header, everything, known, (left.name, right.name), share):
            break
    else:
        likes = " and ".join(f"{next(iter(table.rows))!r} in {table.name}" for table in (left, right) if table.rows)
        raise RequestError(
            f"no two columns hold ids of the two tables (such as {likes})", where=str(path),
            next_step="name the columns of the ids: --left-id, --right-id",
        )  # fmt: skip
    one, two = found
    verdict = _verdict(header, rows, (one, two))
    same: set[tuple[str, str]] = set()
    different: set[tuple[str, str]] = set()
    unknown = 0
    for row in everything:
        first, second = known[0].row(row[one]), known[1].row(row[two])
        if first is not None and second is not None:
            judged = True if verdict is None else _judged(row[verdict])
            if judged is not None:
                (same if judged else different).add((first, second))
        elif row is not everything[0]:
            unknown += 1
    if not same and not different:
        raise RequestError("holds no pair of rows of the two tables", where=str(path))
    return Gold(frozenset(same), frozenset(different - same), unknown)


def _judged(cell: str) -> bool | None:
    """What a verdict says; None where it is open."""
    said = cell.strip().strip("\"'").casefold()
    bare = said if len(said) < 3 else re.sub(r"[\s_-]+", "", said)
    return True if said in _POSITIVE or bare in _POSITIVE else False if said in _NEGATIVE or bare in _NEGATIVE else None


def _verdict(header: Sequence[str], rows: Sequence[tuple[str, ...]], ids: tuple[int, int]) -> int | None:
    """The column that judges each pair: one called so whose cells mostly do, else one whose cells all do, or nearly all both ways."""
    judged = {i: [_judged(row[i]) for row in rows] for i in range(len(header)) if i not in ids and rows}
    called = [i for i in judged if header[i].strip().lower() in _VERDICTS]
    if found := [i for i in called if sum(one is not None for one in judged[i]) > _SPOKEN * sum(bool(row[i].strip()) for row in rows)]:
        return found[0]
    if found := [i for i, said in judged.items() if None not in said]:
        return found[0]
    return next((i for i, said in judged.items() if said.count(None) < _OPEN * len(said) and {True, False} <= set(said)), None)


def _columns_of_ids(
    header: list[str], rows: list[tuple[str, ...]], known: tuple[Ids, Ids], names: tuple[str, str], share: float
) -> tuple[int, int] | None:
    """The columns of the left and the right ids, if a share of the rows names rows of the tables there. ``names``: of their files."""
    width = range(len(header))
    hits = [[sum(ids.row(row[i]) is not None for row in rows) for i in width] for ids in known]
    enough = share * (len(rows) - 1)
    columns = [(i, j) for i in width for j in width if i != j and min(hits[0][i], hits[1][j]) >= enough]
    # Ids of both tables are often plain counts: where columns would do both ways, the left table's stands first.
    said = [[bool(_SIDES[side].fullmatch(name)) or _of_table(name, names, side) for name in header] for side in (0, 1)]
    return max(
        columns,
        key=lambda c: (hits[0][c[0]] + hits[1][c[1]], said[0][c[0]] + said[1][c[1]], c[0] < c[1], -c[0] - c[1]),
        default=None,
    )


def _of_table(column: str, tables: tuple[str, str], side: int) -> bool:
    """Whether a column is called after the one table's file and not after the other's."""
    own, other = (re.sub(r"[\W_]+", "", re.split(r"[\\/]", tables[at])[-1].partition(".")[0].casefold()) for at in (side, 1 - side))
    bare = re.sub(r"[\W_]+", "", column.casefold())
    return len(own) > 1 and own in bare and not (len(other) > len(own) and other in bare)


def listed(path: Path, separator: str = "") -> frozenset[str]:
    """Everything that stands in the cells of a list of pairs."""
    header, rows = sheets.links(path, separator)
    return frozenset(cell.strip() for row in (header, *rows) for cell in row)


def in_first_half(row_id: str) -> bool:
    """Which half of the gold a row of the left table falls in: by a hash of its id, so that neither order nor number decides."""
    return hashlib.sha256(row_id.encode()).digest()[0] < 128


def _id_column(header: list[str], rows: list[tuple[str, ...]], listed: Collection[str]) -> tuple[int | None, bool]:
    """The place of the column of ids, and whether its name says so."""
    different = len(set(rows))
    named = [i for i, name in enumerate(header) if name.lower().strip("_") in {"id", "@id", "rid", "row_id", "rowid"}]
    ending = [i for i, name in enumerate(header) if name.lower().endswith(("_id", ".id", " id")) or name.endswith("Id")]
    values = [{row[i].strip() for row in rows} for i in range(len(header))]
    alone = [i for i in dict.fromkeys([*named, *ending, *range(len(header))]) if len(values[i]) == different and "" not in values[i]]
    tried: list[tuple[int, list[int]]] = []
    for reading in READINGS if listed else ():
        there = {reading(one) for one in listed}
        hits = [sum(reading(value) in there for value in some) for some in values]
        tried.append((max((hits[i] for i in alone), default=0), hits))
        if tried[-1][0] >= _LISTED * len(listed):
            break
    most = max((best for best, _ in tried), default=0)
    for best, found in tried:
        # A few numbers that meet to the letter are chance where another writing of ids meets far oftener.
        if best and best >= 0.5 * most:
            meant = next(i for i in alone if found[i] > 0.5 * best)
            # Ids that say nothing but which row is meant are no column; titles by which a list of pairs names rows are.
            return meant, meant in named or meant in ending or recognize(values[meant], header[meant]) not in LABELS
    # Where no column of different values is meant, rows of one thing may repeat its id.
    if tried:
        hits = tried[min(len(tried) - 1, READINGS.index(loosely))][1]
        repeated = max(range(len(header)), key=lambda i: hits[i])
        if hits[repeated] > max(0.5 * len(values[repeated]), 0.1 * len(rows)):
            return repeated, True
    first = next(iter(alone), None)
    return first, first in named or first in ending
