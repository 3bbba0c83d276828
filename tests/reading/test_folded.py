"""A text that stands twice, shortened and whole, is the whole one."""

from __future__ import annotations

import pytest

from kg.model import Document
from kg.reading.folded import unfolded
from kg.reading.page import Page, Span

WHOLE = "I came for the ship and stayed for the fog."


def of(text: str) -> str:
    page = Page(Document("page.txt", "0" * 64, text, len(text)))
    return page.words(unfolded(page, Span(0, len(page.text))))


@pytest.mark.parametrize(
    "text", [WHOLE, "Salt.", "Salt, salt, salt, salt and salt.", "I came for the ship. I came for the fog, not for a ship.", ""]
)
def test_a_text_that_stands_once_stays(text: str) -> None:
    assert of(text) == text


@pytest.mark.parametrize(
    "short", ["I came for the ship", "I came for the ship… ", "I came for the ship and ... ", "I came for the ship… Expand "]
)
def test_its_shortened_beginning_goes(short: str) -> None:
    assert of(short + WHOLE) == WHOLE
