"""Names whose parts stand in another order."""

from __future__ import annotations

import pytest

from kg.text import article_first


@pytest.mark.parametrize(
    ("printed", "usual"),
    [
        ("Quill Company, The", "The Quill Company"),
        ("quill company, the", "the quill company"),
        ("QUILL COMPANY, THE", "THE QUILL COMPANY"),
        ("Films de la Mouette, Les", "Les Films de la Mouette"),
    ],
)
def test_an_article_that_stands_behind_belongs_in_front(printed: str, usual: str) -> None:
    assert article_first(printed) == article_first(printed, title=True) == usual


@pytest.mark.parametrize(("printed", "usual"), [("Gull, A", "A Gull"), ("Avventura, L'", "L'Avventura"), ("Mouette, La", "La Mouette")])
def test_titles_have_more_articles_than_companies(printed: str, usual: str) -> None:
    assert article_first(printed, title=True) == usual
    assert article_first(printed) == printed


@pytest.mark.parametrize("name", ["Quill Film, AS", "Marsh Pictures, LA", "Quill Company, Inc", ", The", "The", "", "Gull, the sea"])
def test_what_is_no_article_stays(name: str) -> None:
    assert article_first(name) == article_first(name, title=True) == name
