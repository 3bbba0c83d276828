"""What documents are called: names that fit one line of a report, stay apart, and do not depend on the order of arguments."""

from __future__ import annotations

import fnmatch
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

_UNPRINTABLE = re.compile(
    "[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)  # control characters, line separators, changes of direction, and the bytes that are no UTF-8 (surrogate escapes)


def printable(name: str) -> str:
    """A name of the file system as one line of plain characters; different names stay different.

    What cannot be printed is written ``\\xff`` or ``\\u202e``, and a backslash is doubled; all else stays as it is.
    """

    def escape(match: re.Match[str]) -> str:
        code = ord(match[0])
        if 0xDC80 <= code <= 0xDCFF:  # a byte that is no UTF-8, as Python keeps it
            code -= 0xDC00
        return f"\\x{code:02x}" if code < 0x100 and match[0] not in _ESCAPED_LONG else f"\\u{code:04x}"

    return _UNPRINTABLE.sub(escape, name.replace("\\", "\\\\"))


_ESCAPED_LONG = frozenset(map(chr, range(0x80, 0xA0)))
"""Characters whose short form is taken by the byte of that number."""


def apart(places: Sequence[tuple[str, str]]) -> list[str]:
    """One name each for files that are given as (folder, name below it), the folder as a resolved path.

    The name is the one below the folder; where several have the same, each gets as many of its folder's last names in
    front as tell them apart: ``a/page.txt`` and ``b/page.txt``.
    """
    levels = [0] * len(places)
    names = [printable(name) for _, name in places]
    while True:
        same = defaultdict(list)
        for i, name in enumerate(names):
            same[name].append(i)
        longer = [i for group in same.values() if len(group) > 1 for i in group if levels[i] < _depth(places[i][0])]
        if not longer:
            return names
        for i in longer:
            levels[i] += 1
            names[i] = printable("/".join([*_parts(places[i][0])[-levels[i] :], places[i][1]]))


def _parts(folder: str) -> list[str]:
    return [part for part in folder.split("/") if part]


def _depth(folder: str) -> int:
    return len(_parts(folder))


# --- patterns --------------------------------------------------------------------------------------------------------


class Exclusion:
    """Glob patterns for names below an input root.

    ``*``, ``?`` and ``[…]`` stay within one part of the name, ``**`` as a part of its own stands for any number of parts.
    A pattern without ``/`` is looked for at every depth (``*.png``, ``drafts``), one with ``/`` counts from the root
    (``2017/*.txt``, ``**/old/*``, ``/index.html``), one that ends in ``/`` means folders only. A folder that matches is
    left out with all that is in it. Case matters.
    """

    def __init__(self, patterns: Iterable[str]) -> None:
        self._patterns: list[tuple[list[str], bool]] = []
        for pattern in patterns:
            bare = pattern.removeprefix("./").rstrip("/")
            parts = [part for part in bare.split("/") if part]
            if parts:
                self._patterns.append((parts if "/" in bare else ["**", *parts], pattern.endswith("/")))

    def __call__(self, name: str, *, folder: bool = False) -> bool:
        """Whether the name (with ``/``) of a file or folder is left out; folders above it are not looked at."""
        parts = name.split("/")
        return any(_matches(parts, pattern) for pattern, folders_only in self._patterns if folder or not folders_only)

    def within(self, name: str) -> bool:
        """Whether the file of this name is left out, itself or by a folder above it."""
        parts = name.split("/")
        return self(name) or any(self("/".join(parts[:n]), folder=True) for n in range(1, len(parts)))


def _matches(parts: list[str], pattern: list[str]) -> bool:
    """Match part by part; on a mismatch the last ``**`` takes one part more (no other can help: time is a product, not a power)."""
    at = want = 0
    star, taken = -1, 0
    while at < len(parts):
        if want < len(pattern) and pattern[want] == "**":
            star, taken = want, at
            want += 1
        elif want < len(pattern) and fnmatch.fnmatchcase(parts[at], pattern[want]):
            at, want = at + 1, want + 1
        elif star >= 0:
            taken += 1
            at, want = taken, star + 1
        else:
            return False
    return all(part == "**" for part in pattern[want:])


# --- pages that browsers saved ---------------------------------------------------------------------------------------

_COMPANIONS = (
    "_files", ".files", "-Dateien", "-dateien", "_fichiers", "_archivos", "_file", "_bestanden", "_soubory", "_pliki", "_tiedostot",
    "-filer", "_filer", "_arquivos", "_ficheiros", "_elemei", "_dosyalar", "_datoteke", "_fitxers", "_failid", "_fails", "_bylos",
    "_fajlovi",
    "_fitxategiak",
)  # fmt: skip
"""What browsers append to a page's name for the folder with its pictures, scripts and frames, in their users' languages: the
names that Windows Explorer connects with a page."""

_PAGE_SUFFIX = re.compile(r"\.(?:[xs]?html?|php[0-9]?|aspx?|jsp|cfm)$", re.I)


def companion(folder: str) -> str:
    """The stem of the page that a folder of this name (one part) would belong to; empty where the name is no such one."""
    if not folder.endswith(_COMPANIONS):
        return ""
    return next(folder[: -len(suffix)] for suffix in _COMPANIONS if folder.endswith(suffix))


def page_stem(name: str) -> str:
    """A file's name without the suffix of a web page, which is how its folder's name begins; empty for other files."""
    match = _PAGE_SUFFIX.search(name)
    return name[: match.start()] if match else ""
