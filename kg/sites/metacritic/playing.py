"""Who plays whom: a role for each of the characters that the site prints behind a name."""

from __future__ import annotations

from kg.model import Mention
from kg.reading import say
from kg.reading.castlist import role_of
from kg.reading.page import Page, Reading, Span

_SEVERAL = r"\s+/\s+"


def cast_row(page: Page, film: Mention, name: Span, role: Span | None, position: int, row: Span | None = None) -> Reading:
    """A row of the cast: each character (``Feather / The Moon (voice)``) without its notes."""
    pieces = page.split(role, _SEVERAL) if role else []
    played: list[Span | None] = [character for piece in pieces if (character := role_of(page, piece)[0])]
    for character in played or [None]:
        yield from say.cast_row(page, film, name, character, position, row=row)
