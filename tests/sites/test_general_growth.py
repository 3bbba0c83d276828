"""Pages of no known site cost work as they grow, whatever is in them over and over."""

from __future__ import annotations

# ruff: noqa: E501 - rows of pages
from collections.abc import Callable

import pytest

from kg.model import Document
from kg.sites import read
from tests.sites.html_pages import document
from tests.sites.test_growth import LIMIT, calls

TEXT = "Low Tide (1998)\nGenre: Drama\nRuntime: 101 min\n"
HTML = "<!doctype html><html><head><title>Low Tide (1998)</title></head><body><h1>Low Tide (1998)</h1><p>Director: Ada Quill</p>{}</body></html>"


def lines(words: str) -> Callable[[int], Document]:
    return lambda rows: Document("page.txt", "0" * 64, TEXT + words * rows, len(TEXT + words * rows))


def elements(words: str) -> Callable[[int], Document]:
    return lambda rows: document(HTML.format(words * rows))


@pytest.mark.parametrize("made", [
    lines("Ada Quill\nDirector\n"),
    lines("Director\nAda Quill\n"),
    lines("Cast\nHal Voss\nDirector\n"),
    lines("Directed by Ada Quill; written by Bo Marsh; music by Mo Abbot. "),
    elements("<h3>High Tide</h3><p>Director: Uma Viel</p><p>Duration: 90 min</p>"),
    elements("<h2>Cast</h2><dl><dt>Hal Voss</dt><dd>Tom</dd></dl>"),
    elements("<ul><li><a>Hal Voss</a><span>Tom</span></li></ul>"),
    elements("<h2>Low Tide (1998)</h2><p>Director: Ada Quill</p>"),
    elements("<h2>Reviews</h2><div><p>A quiet film about a man and the sea that leaves him, as it must.</p></div>"),
    elements("<div><p>Director: Uma Viel</p><p>Genre: Drama</p></div>"),
    elements("<span>Writer</span><span>Bo Marsh</span><b></b>"),
    elements("<h2>Cast</h2><table><tr><td><b>Hal Voss</b><br>Tom</td><td><b>Ida Wren</b><br>Mary</td></tr></table>"),
    elements("<div class=hreview><b class=reviewer>gull</b><p class=description>A quiet film about a man and the sea that leaves him.</p></div>"),
])  # fmt: skip
def test_work_grows_as_the_page_does(made: Callable[[int], Document]) -> None:
    for rows in (0, 100, 400):
        read(made(rows))
    base = calls(made(0))
    some, many = calls(made(100)) - base, calls(made(400)) - base
    assert many <= LIMIT * max(some, base / 4)
