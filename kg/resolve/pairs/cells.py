"""Cells as other programs write them: marks of absence, tags of languages and types, lists as code, addresses that spell a name.

All is decided for a column as a whole, by how its cells look: ``[REC]`` among titles is a title, ``Unknown`` in every tenth cell is none.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from urllib.parse import unquote

from kg.resolve.pairs import notes

BETWEEN = "\x1f"
"""What stands between the values of one cell that was a list in its file."""

Columns = list[tuple[str, list[str]]]

_NEVER = frozenset({"\\n", "#n/a", "n/a"})
_ABSENT = frozenset({
    "na", "nan", "nat", "none", "null", "nil", "undefined", "unknown", "(unknown)", "not available", "not applicable", "missing", "tba",
    "tbd", "-", "--", "–", "—", "?", "??", "[]", "{}", "(no genres listed)", "unbekannt", "k.a.", "k. a.", "keine angabe", "inconnu",
    "non renseigné", "desconocido", "sin datos", "s/d", "sconosciuto", "neznámý", "неизвестно",
})  # fmt: skip
_LEAST, _SHARE = 3, 0.005
NAMING = ("name", "@value", "value", "label", "title", "prefLabel", "@id")
"""What an object is called by, the best first."""
_JOBS = ("job", "category")
_JOB_SHARE = 0.3
_CODED = re.compile(r"[\[{].*[\]}]", re.S)
_LITERAL = re.compile(r"'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"|\b(None|True|False|nan)\b", re.S)
_PLAIN = {"None": "null", "nan": "null", "True": "true", "False": "false"}
_ESCAPED = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|([nrt])|(.))", re.S)
_TAG = re.compile(r"(?P<quote>\"?)(?P<text>[^|\x1f]*?)(?P=quote)(?:@[a-z]{2,3}(?:-[A-Za-z\d]{2,8})*|\^\^[^|\x1f\s]+)(?=\s*(?:$|[|\x1f]))")
_TAGGED = 0.1
_ADDRESS = re.compile(r"(?:https?://|dbr:|dbpedia:)\S+", re.I)
_ADDRESSES = re.compile(r"\s*[|;,\x1f]?\s*(?=(?:https?://|dbr:|dbpedia:))", re.I)
_PIECE = re.compile(r"\(?[^\W\d_]+(?:['’][^\W\d_]+)*[.'’!?,)]*|\(?\d{1,4}\)?[,:]?")


_WINDOWS = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_MISREAD = re.compile(rf"[ÂÃÄÅ][\x80-\xbf{_WINDOWS}]|â[€„][\x80-\xbf{_WINDOWS}]")


def tidied(cell: str) -> str:
    """A cell without blanks around it, and with the letters that it had before its bytes were taken for those of Windows."""
    if not cell.isascii():
        cell = _MISREAD.sub(_reread, cell).replace("\xa0", " ")
    return sys.intern(cell.strip())


def _reread(match: re.Match[str]) -> str:
    try:
        return b"".join(letter.encode("cp1252" if letter in _WINDOWS else "latin-1") for letter in match[0]).decode()
    except UnicodeError:
        return match[0]


def clean(name: str, cells: Sequence[str]) -> Columns:
    """The column, or the columns, that the cells of a file come to: one for each job where cells list people with their jobs."""
    filled = [cell for cell in cells if cell]
    absent = _absent(filled)
    plain = ["" if cell.casefold() in absent else cell for cell in cells] if absent else list(cells)
    filled = [cell for cell in plain if cell]
    if not filled:
        return [(name, plain)]
    if sum(cell[0] in "[{" and cell[-1] in "]}" for cell in filled) > 0.5 * len(filled):
        return _structured(name, plain)
    if any(cell[0] == '"' for cell in filled) and (listed := notes.episodes(plain)):
        titles, series, seasons, numbers = listed
        return [(name, titles), (f"{name} (series)", series), (f"{name} (season)", seasons), (f"{name} (episode)", numbers)]
    if parted := notes.behind(plain):
        return [(name, parted[0]), (f"{name} (behind the year)", parted[1])]
    if sum("@" in cell or "^^" in cell for cell in filled) >= _TAGGED * len(filled):
        plain = _untagged(plain, filled)
    if sum(bool(_ADDRESS.match(cell)) for cell in filled) >= 0.8 * len(filled):
        plain = _spelled(plain)
    return [(name, plain)]


_GIVEN = re.compile(r"(.*?)(?:first|given|fore|f|christian)[\W_]*names?(.*)|(.*?)(?:given|pr[eé]nom|vorname|nombre|nome)(.*)", re.I)
_FAMILY = re.compile(
    r"(.*?)(?:last|family|sur|l)[\W_]*names?(.*)|(.*?)(?:family|nom(?:[\W_]de[\W_]famille)?|nachname|apellidos?|cognome)(.*)", re.I
)
_APART = 0.8


def whole_names(columns: Columns) -> Columns:
    """The columns of a file, of which two that hold given and family names (``first_name``, ``last_name``) are one."""
    cells = dict(columns)
    families = {_around(match): name for name in cells if (match := _FAMILY.fullmatch(name))}
    joined: dict[str, tuple[str, str]] = {}
    for name in cells:
        family = families.get(_around(match)) if (match := _GIVEN.fullmatch(name)) else None
        # A column of whole names may be called first: those of one language stand beside those of another.
        if family and family != name and sum(" " not in cell for cell in cells[family] if cell) >= _APART * sum(map(bool, cells[family])):
            joined[name] = (family, f"{name} {family}")
    gone = {family for family, _ in joined.values()}
    return [
        (joined[name][1], [" ".join(filter(None, pair)) for pair in zip(some, cells[joined[name][0]], strict=True)])
        if name in joined else (name, some) for name, some in columns if name not in gone
    ]  # fmt: skip


def _around(match: re.Match[str]) -> str:
    """What else a column's name says: ``director_first_name`` and ``director_last_name`` are about one person."""
    return re.sub(r"[\W_]+", " ", " ".join(part for part in match.groups() if part)).strip().casefold()


def flat(value: object) -> str:
    """A value of JSON as a cell: the values of a list with BETWEEN between them, an object by what names it."""
    if value is None or value != value:
        return ""
    if isinstance(value, list):
        return BETWEEN.join(filter(None, (flat(v) for v in value)))
    if isinstance(value, dict):
        return flat(next((value[key] for key in NAMING if value.get(key) is not None), list(value.values())))
    return str(value).strip()


def coded(value: object) -> str:
    """A value of JSON as it would stand in a cell of CSV: plain, but objects as JSON, so that what is beside the name is not lost."""
    if isinstance(value, list) and any(isinstance(v, dict) for v in value):
        return json.dumps(value, ensure_ascii=False)
    return flat(value)


def _absent(filled: Iterable[str]) -> frozenset[str]:
    counts = Counter(cell.casefold() for cell in filled if len(cell) < 20)
    total = counts.total()
    return frozenset(mark for mark, n in counts.items() if mark in _NEVER or (mark in _ABSENT and n >= max(_LEAST, _SHARE * total)))


def _structured(name: str, cells: Sequence[str]) -> Columns:
    known: dict[str, object] = {}
    for cell in cells:
        if cell not in known:
            known[cell] = _value(cell) if _CODED.fullmatch(cell) else cell
    values = [known[cell] for cell in cells]
    for key in _JOBS:
        jobs = Counter(job for value in values for job in {str(one[key]) for one in _objects(value) if one.get(key)})
        listed = sum(bool(_objects(value)) for value in values)
        often = sorted(job for job, n in jobs.items() if n >= _JOB_SHARE * listed)
        if often and listed:
            return [
                (f"{name} ({job})", [flat([one for one in _objects(value) if str(one.get(key)) == job]) for value in values])
                for job in often
            ]  # fmt: skip
    return [(name, [flat(value) for value in values])]


def _objects(value: object) -> list[dict[str, object]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _value(cell: str) -> object:
    """A list or an object written as JSON or as Python writes it; the cell itself where it is neither."""
    writings: tuple[Callable[[], str], ...] = (lambda: cell, lambda: _LITERAL.sub(_as_json, cell))
    for written in writings:
        try:
            return json.loads(written())
        except (ValueError, RecursionError):
            continue
    return cell


def _as_json(match: re.Match[str]) -> str:
    if match[3]:
        return _PLAIN[match[3]]
    return json.dumps(_ESCAPED.sub(_unescaped, match[1] if match[1] is not None else match[2]), ensure_ascii=False)


def _unescaped(match: re.Match[str]) -> str:
    if match[1] or match[2]:
        return chr(int(match[1] or match[2], 16))
    return " " if match[3] else match[4]


def _untagged(cells: Sequence[str], filled: Sequence[str]) -> list[str]:
    if sum(bool(_TAG.search(cell)) for cell in filled) < _TAGGED * len(filled):
        return list(cells)
    return [_TAG.sub(lambda m: m["text"], cell) if "@" in cell or "^^" in cell else cell for cell in cells]


def _spelled(cells: Sequence[str]) -> list[str]:
    """Addresses that end in words (``…/resource/Ada_Quill``) as these words; others stay as they are."""
    pieces = {cell: [piece for piece in _ADDRESSES.split(cell) if piece] for cell in set(cells)}
    ends = {piece: _words(piece) for parts in pieces.values() for piece in parts}
    wordy = sum(len(words) > 1 for words in ends.values())
    if wordy < 0.5 * len(ends) or sum(map(bool, ends.values())) < 0.8 * len(ends):
        return list(cells)
    return [BETWEEN.join(filter(None, (" ".join(ends[piece]) for piece in pieces[cell]))) for cell in cells]


def _words(address: str) -> list[str]:
    """The words that an address ends in; none where it ends in a number or a code."""
    if not _ADDRESS.fullmatch(address):
        return [address]
    path = re.sub(r"^https?://[^/]*", "", address.split("?")[0]).rstrip("/#")
    end = unquote(re.split(r"[/#]", path.partition(":")[2] if not path.startswith("/") else path)[-1])
    end = re.sub(r"\.(?:html?|php|jpe?g|png)$", "", end)
    words = [w for w in re.split(r"[_+ ]" if "_" in end else r"[-+ ]", end) if w]
    if not words or not all(_PIECE.fullmatch(part) for word in words for part in re.split(r"[-&/:]", word) if part):
        return []
    return words if any(len(re.sub(r"[\W\d]", "", word)) > 2 for word in words) else []
