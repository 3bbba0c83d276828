"""The header and the rows of a file: CSV with any separator, with or without a header, JSON of any make; what a file is, is found."""

from __future__ import annotations

import codecs
import csv
import gzip
import html
import io
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Literal

from kg.errors import RequestError, reason
from kg.resolve.pairs import objects
from kg.resolve.pairs.cells import BETWEEN

Rows = tuple[list[str], list[tuple[str, ...]]]

SEPARATORS = (",", "\t", "|", ";")
SELDOM = ("::", "^", "~", "\x01", "#", "%", ">")
"""Separators that are tried where the usual ones make rows of unequal length."""
_HEAD = 1 << 16
_SAMPLE = 1 << 18
_QUOTING: tuple[Literal[0, 3], ...] = (csv.QUOTE_MINIMAL, csv.QUOTE_NONE)
_JSON = frozenset({".jsonl", ".ndjson", ".json"})
_COMMENT = re.compile(r"##|#\s*\w+\s*=")
_SPLIT = "\x1e"
_REGULAR = 0.98
_SHAPED = 0.9
_FIRST = 500
_NUMBER = re.compile(r"[-+]?\d[\d.,:/-]*(?:[T ][\d:.Z+-]+)?")
_ADDRESS = re.compile(r"<?https?://\S+", re.I)
_CODE = re.compile(r"([A-Za-z]{1,6}[-_:]?)\d\d+")
_UNSAID = frozenset({"", "\\n", "null", "n/a", "none", "nan"})


def read(path: Path, separator: str = "") -> Rows:
    """The header and the rows of a file of either make: JSON Lines is known by its name, or by how it begins.

    Raises RequestError where the file cannot be read.
    """
    content = text(path)
    suffix = (path.with_suffix("") if path.suffix.lower() == ".gz" else path).suffix.lower()
    lines = suffix in _JSON or (not separator and re.match(r"\s*(?:\{\s*\"|\[\s*[\[{\"\d])", content))
    return objects.rows(content, path) if lines else _csv(content, path, separator)


def text(path: Path) -> str:
    """What stands in a file, unpacked and decoded. Raises RequestError where it cannot be read or is no text."""
    try:
        data = path.read_bytes()
        data = gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data
    except (OSError, EOFError, zlib.error) as error:
        raise RequestError(f"cannot be read ({reason(error)})", where=str(path)) from error
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not wide and b"\0" in data[:_HEAD]:
        raise RequestError("is binary, no table", where=str(path), next_step="give CSV or JSON Lines")
    try:
        return data.decode("utf-16") if wide else data.decode("utf-8-sig", errors=_WESTERN)
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _western(error: UnicodeError) -> tuple[str, int]:
    """Bytes that are no UTF-8 as Windows reads them: a file may be all of that, or hold one row that somebody pasted."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    byte = error.object[error.start : error.start + 1]
    try:
        return byte.decode("cp1252"), error.start + 1
    except UnicodeDecodeError:
        return byte.decode("latin-1"), error.start + 1


_WESTERN = "kg-western"
codecs.register_error(_WESTERN, _western)


def _csv(content: str, path: Path, separator: str) -> Rows:
    # Line ends as csv knows them: other breaks (U+2028, form feed) stand inside cells.
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", content)
    start = next((i for i, line in enumerate(lines) if line.strip() and not _comments(line, lines[i + 1 :])), len(lines))
    body = "".join(lines[start:])
    if not body.strip():
        raise RequestError("is empty", where=str(path))
    separator = {"\\t": "\t", "tab": "\t"}.get(separator, separator) or _separator(body)
    # A quote that is only a letter of a title would swallow lines: the reading in which the rows are equally long is right.
    parsed, wrong = [], ""
    for quoting in _QUOTING if '"' in body else _QUOTING[:1]:
        try:
            parsed.append(_parse(body, separator, quoting))
        except (csv.Error, TypeError, ValueError) as error:
            wrong = str(error)
    if not parsed:
        raise RequestError(f"cannot be read as a table ({wrong})", where=str(path))
    header, rows = max(parsed, key=_regularity)
    width = len(header)
    fitted = [_fitted(row, width, separator) for row in rows]
    if _headless(header, fitted):
        return [str(at) for at in range(1, width + 1)], [tuple(header), *fitted]
    return header, fitted


def _fitted(row: list[str], width: int, separator: str) -> tuple[str, ...]:
    """A row as long as the header: what is too much belongs to the last cell, whose separators nobody quoted."""
    if len(row) > width:
        row = [*row[: width - 1], separator.join(row[width - 1 :]).rstrip(separator)]
    return (*row, *([""] * (width - len(row))))


def _separator(body: str) -> str:
    """The separator by which the first rows are equally long."""
    sample = body[:_SAMPLE]
    whole = len(sample) == len(body)
    usual = max(_tried(sample, SEPARATORS, whole=whole), default=None)
    if usual is None or usual[0][0] < _REGULAR:
        seldom = max(_tried(sample, [mark for mark in SELDOM if mark in sample], whole=whole), default=None)
        if seldom and seldom[0][0] >= _SHAPED and (usual is None or seldom[0][0] > usual[0][0]):
            return seldom[2]
    return usual[2] if usual else SEPARATORS[0]


def _tried(sample: str, separators: Sequence[str], *, whole: bool) -> Iterator[tuple[tuple[float, int, int], int, str]]:
    for at, separator in enumerate(separators):
        for quoting in _QUOTING:
            try:
                header, rows = _parse(sample, separator, quoting)
            except (csv.Error, TypeError, ValueError):
                continue
            yield _regularity((header, rows if whole else rows[:-1])), -at, separator


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
    if len(separator) > 1:
        body, separator = body.replace(separator, _SPLIT), _SPLIT
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


def _headless(header: Sequence[str], rows: Sequence[tuple[str, ...]]) -> bool:
    """Whether what stands where the header would be is a row: where a column holds numbers, addresses or codes, so does its first cell.

    Columns that are called 0, 1, 2, as programs count them, have names all the same.
    """
    named = [name for name in header if name]
    if named == [str(at) for at in range(len(named))] and len(named) > 1:
        return False
    alike = 0
    for at, name in enumerate(header):
        shapes = Counter(_shape(row[at]) for row in rows[:_FIRST] if row[at].casefold() not in _UNSAID)
        shape, often = max(shapes.items(), key=lambda item: item[1], default=("", 0))
        if shape and often >= _SHAPED * shapes.total() and name.casefold() not in _UNSAID:
            if _shape(name) != shape:
                return False
            alike += 1
    return alike > 0


def _shape(cell: str) -> str:
    """What a cell looks like where words hardly do: ``number``, ``address``, or the letters before the number of a code."""
    bare = cell.strip()
    code = _CODE.fullmatch(bare)
    return "number" if _NUMBER.fullmatch(bare) else "address" if _ADDRESS.fullmatch(bare) else code[1] if code else ""


_TRIPLE = re.compile(r"^\s*<([^<>\s]+)>\s+<[^<>\s]+>\s+<([^<>\s]+)>\s*\.", re.M)
_CELL = re.compile(
    r"<(?:\w+:)?entity1\s[^<>]*resource\s*=\s*[\"']([^\"']+)[\"'].{0,2000}?<(?:\w+:)?entity2\s[^<>]*resource\s*=\s*[\"']([^\"']+)", re.S
)


def links(path: Path, separator: str = "") -> Rows:
    """A list of pairs: a table as any other, triples (``<a> owl:sameAs <b> .``), cells of an alignment, pairs with blanks between them, or
    an object of JSON that says of each id which one it is.

    Raises RequestError where the file cannot be read.
    """
    content = text(path)
    for pattern in (_TRIPLE, _CELL):
        if found := pattern.findall(content):
            return ["", ""], [(html.unescape(one), html.unescape(two)) for one, two in found]
    header, rows = read(path, separator if separator in content else "")
    if len(rows) == 1 and len(header) > 2 and path.name.lower().removesuffix(".gz").endswith(tuple(_JSON)):
        given = ((name, other) for name, cell in zip(header, rows[0], strict=True) for other in cell.split(BETWEEN))
        return ["", ""], list(given)
    if len(header) == 1:
        blank = [line.split() for line in chain(header, (row[0] for row in rows))]
        if all(len(parts) == 2 for parts in blank):
            return ["", ""], [(one, two) for one, two in blank]
    return header, rows
