"""What the files in an archive are called, and which of them are looked at."""

from __future__ import annotations

from collections.abc import Iterable

from kg.documents.names import Exclusion, companion, page_stem, printable


class Inside:
    """Which files of an archive are looked at, and what each is called: ``<archive>!/<inner name>``, printable and unique.

    Made with the inner names of all files. Hidden files, what macOS adds, what ``exclude`` matches and what a browser
    saved beside a page (``NAME_files/``) are passed over. The inner names are labels, never paths: roots and ``..`` are
    neutralized, and a name that was taken gets a number.
    """

    def __init__(self, archive: str, raw_names: Iterable[str], exclude: tuple[str, ...]) -> None:
        self._archive, self._excluded = archive, Exclusion(exclude)
        self._pages = {stem for name in raw_names if (stem := page_stem(label(name)))}
        self._taken: set[str] = set()

    def name(self, raw: str) -> tuple[str, bool]:
        """The full name of the next file, and whether another one had it before; an empty name where it is passed over."""
        inner = label(raw)
        parts = inner.split("/")
        if any(part.startswith((".", "~$")) or part == "__MACOSX" for part in parts) or parts[-1].endswith("~"):
            return "", False
        if any(companion(part) and f"{'/'.join([*parts[:i], companion(part)])}" in self._pages for i, part in enumerate(parts[:-1])):
            return "", False
        full = f"{self._archive}!/{printable(inner)}"
        if self._excluded.within(full):
            return "", False
        unique, number = full, 2
        while unique in self._taken:
            unique, number = f"{full} ({number})", number + 1
        self._taken.add(unique)
        return unique, unique != full


def label(raw: str) -> str:
    """An inner name without what would lead out of its archive: no empty or ``.`` parts, ``..`` written ``%2E%2E``."""
    parts = [part for part in raw.split("/") if part not in ("", ".")]
    return "/".join("%2E%2E" if part == ".." else part for part in parts) or "%2E"
