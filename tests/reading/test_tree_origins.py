"""Every range of an HTML page's text leads to the smallest places of its tree that hold the words, and from there back."""
# ruff: noqa: E501 (markup is read more easily in one piece)

from __future__ import annotations

import os
import random
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Document, Evidence
from kg.reading.html import HtmlPage
from kg.reading.page import Span
from kg.text import collapse
from tests.reading.paths import evaluated, quoted

PAGES = sorted(Path(os.environ["KG_PAGES"]).rglob("*.html")) if os.environ.get("KG_PAGES") else []
P = "/html[1]/body[1]/p[1]"


def page(html: str) -> HtmlPage:
    return HtmlPage(Document("page.html", "0" * 64, html, len(html), media_type="text/html"))


def at(read: HtmlPage, words: str) -> Span:
    start = read.text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize("span", [(0, 0), (1, 2), (3, 1)])
def test_an_empty_range_is_no_evidence(span: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="empty"):
        page("<p>a b").places(span)


@pytest.mark.parametrize(
    "place",
    [
        Evidence(-1, -1, "Ada", "/html[1]/body[1]/p[2]"),
        Evidence(-1, -1, "x", P + "/@id"),
        Evidence(-1, -1, "unseen", "/html[1]/body[1]/script[1]/text()[1]"),
        Evidence(40, 45, "Ada", P),
    ],
)
def test_a_place_that_is_not_shown_is_not_found(place: Evidence) -> None:
    assert page('<p id="x">by Ada <b>Quill</b></p><script>unseen</script>').found(place) is None


@pytest.mark.parametrize(
    ("html", "words", "places"),
    [
        ("<p>Ada", "Ada", [Evidence(-1, -1, "Ada", f"{P}/text()[1]")]),
        ("<p> Ada ", "Ada", [Evidence(1, 4, "Ada", f"{P}/text()[1]")]),
        ("<p>by Ada Quill", "Ada", [Evidence(3, 6, "Ada", f"{P}/text()[1]")]),
        ("<p>Ada<!-- -->Quill", "Quill", [Evidence(-1, -1, "Quill", f"{P}/text()[2]")]),
        ("<p>Ada <b>Quill</b>", "Ada Quill", [Evidence(-1, -1, "Ada Quill", P)]),
        ("<p>by Ada <b>Quill</b>", "Ada Quill", [Evidence(3, 12, "Ada Quill", P)]),
        ("<p>x <span><i>8</i>.<b>5</b></span>", "8.5", [Evidence(-1, -1, "8.5", f"{P}/span[1]")]),
        ("<p>8<br>5", "8\n5", [Evidence(-1, -1, "8", f"{P}/text()[1]"), Evidence(-1, -1, "5", f"{P}/text()[2]")]),
        ("<p>a<script>x</script>b", "a b", [Evidence(-1, -1, "a", f"{P}/text()[1]"), Evidence(-1, -1, "b", f"{P}/text()[2]")]),
        ("<p>Tom &amp;amp; Ann", "& Ann", [Evidence(4, 13, "&amp; Ann", f"{P}/text()[1]")]),
        ("<table><tr><td>a<td>b", "b", [Evidence(-1, -1, "b", "/html[1]/body[1]/table[1]/tbody[1]/tr[1]/td[2]/text()[1]")]),
        ("<table>a<tr>b<td>c", "b", [Evidence(1, 2, "b", "/html[1]/body[1]/text()[1]")]),
    ],
)  # fmt: skip
def test_a_place_is_the_smallest_that_holds_the_words(html: str, words: str, places: list[Evidence]) -> None:
    read = page(html)
    assert list(read.places(at(read, words))) == places
    assert [quoted(html, place) for place in places] == [place.exact for place in places]


def test_the_same_words_on_one_line_lead_to_the_same_places() -> None:
    read = page("<p>a<br>b</p><pre>c\n d &amp; e</pre>")
    flat = read.unwrapped()
    assert flat.text == "a b c d & e"
    assert flat.lines == [Span(0, len(flat.text))]
    assert flat.places(at(flat, "d & e")) == read.places(at(read, "d & e"))


def test_a_place_is_found_again_on_the_page_it_shows_on() -> None:
    read = page("<p>by Ada <b>Quill</b> and<br>Tom &amp; Ann")
    for words in ("Ada", "Ada Quill", "Quill and", "& Ann"):
        place = read.evidence(at(read, words))
        assert read.found(place) == read.unwrapped().found(place) == at(read, words)


def test_places_are_the_same_when_more_was_added_behind_the_text() -> None:
    read = page('<p title="Ada">by Ada Quill')
    before = read.places(at(read, "Ada"))
    span = read.range_of_attribute(read.one("p"), "title")
    assert span is not None
    visible = read.visible
    assert read.places(span) == (Evidence(-1, -1, "Ada", f"{P}/@title"),)
    assert visible.places(at(visible, "Ada")) == before
    assert visible.range_of_attribute(visible.one("p"), "title") == span
    assert visible.places(span) == read.places(span)


def test_a_blank_that_was_escaped_twice_parts_what_elements_hold() -> None:
    assert page("a&amp;nbsp;<b>b</b>").text == "a b"
    assert page("<b>a</b>&amp;#160;b").text == "a b"
    assert page("a&amp;amp;<b>b</b>").text == "a&b"


PIECES = st.sampled_from(
    ["a", "Zoë ", " ", "\n", "&nbsp;", "&amp;nbsp;", "&amp;lt;", "🎬", "<b>", "</b>", "<i>", "</i>", "<p>", "</p>", "<div>", "</div>", "<br>",
     "<table>", "<tr>", "<td>", "</table>", "<!-- c -->", "<script>x</script>", "<template>t</template>", "<a href=x>", "</a>", "<pre>",
     "</pre>", "<ul>", "<li>", "<svg>", "</svg>", "<select>", "<option>", "<h4 class=inline>", "</h4>", "<noscript>", "</noscript>"]
)  # fmt: skip
HTML = st.lists(PIECES, max_size=30).map("".join)


@settings(max_examples=200)
@given(HTML, st.data())
def test_any_range_of_words_leads_to_places_that_say_the_same(html: str, data: st.DataObject) -> None:
    read = page(html)
    assert read.text == read.text.strip()
    assert "  " not in read.text
    assert "\n\n\n" not in read.text
    words = [
        Span(a, b) for a, b in pairwise([0, *(i for i, c in enumerate(read.text) if c.isspace()), len(read.text)]) if read.text[a:b].strip()
    ]
    if not words:
        return
    first, last = sorted(data.draw(st.tuples(st.integers(0, len(words) - 1), st.integers(0, len(words) - 1))))
    places = read.places((words[first].start, words[last].end))
    assert collapse(" ".join(p.exact for p in places)) == read.words((words[first].start, words[last].end))
    for place in places:
        value = read.tree.evaluate(place.path)
        assert value is not None
        assert (value if place.start < 0 else value[place.start : place.end]) == place.exact
        shown = read.found(place)
        assert shown is not None
        assert collapse(place.exact) == read.words(shown)


# --- real pages ------------------------------------------------------------------------------------------------------


@pytest.mark.skipif(not PAGES, reason="KG_PAGES names no folder of saved pages")
@pytest.mark.parametrize("path", PAGES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_a_slow_parser_finds_the_same_words_at_every_place(path: Path) -> None:
    html = path.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
    read = page(html)
    chance = random.Random(path.name)
    spans = list(read.lines)
    for _ in range(300):
        line = chance.randrange(len(read.lines))
        spans.append(Span(read.lines[line].start, read.lines[min(line + chance.randrange(3), len(read.lines) - 1)].end))
    for node in read.select("[content], [datetime], [href], [src]")[:500]:
        for name in ("content", "datetime", "href", "src"):
            if span := read.range_of_attribute(node, name):
                spans.append(span)
    places = {place for span in spans for place in read.places(span)}
    wrong = [(place, quoted(html, place)) for place in places if quoted(html, place) != place.exact]
    assert not wrong[:3], f"{len(wrong)} of {len(places)}"
    assert evaluated(html, "/html[1]/body[1]") is not None
