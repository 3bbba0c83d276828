"""Cards of people as lines of text: a name, and below it a character or a job."""

from __future__ import annotations

from kg.reading.page import Page, Span
from kg.reading.row_cuts import given_names
from kg.text import fold


def turns(page: Page, rows: list[Span]) -> list[tuple[Span, Span]] | None:
    """The lines in pairs of a name and what stands below it; None where a line seems to be missing.

    A card without a character has one line. Then names stand where characters do, and the other way round.
    """
    if len(rows) % 2:
        return None
    pairs = list(zip(rows[::2], rows[1::2], strict=True))
    shifted = sum(1 for name, role in pairs if _is_named(page, role) and not _is_named(page, name))
    straight = sum(1 for name, role in pairs if _is_named(page, name) and not _is_named(page, role))
    both = sum(1 for name, role in pairs if _is_named(page, name) and _is_named(page, role))
    return None if shifted > straight or (both > 1 and not straight) else pairs


def _is_named(page: Page, line: Span) -> bool:
    """Whether a line is a given name with others behind it."""
    words = fold(page.words(line)).split()
    return 2 <= len(words) <= 4 and words[0] in given_names()
