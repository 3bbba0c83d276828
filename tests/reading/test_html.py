"""An HTML page shows its words as a reader sees them, and what it does not show is read like words."""

from __future__ import annotations

import time

import pytest

from kg.model import Document, Evidence, Mention
from kg.reading.html import HtmlPage, NotOne
from kg.reading.page import Span
from kg.reading.tree import Tree, UnreadableTree
from tests.reading.paths import quoted

FILM = Mention("film", ("x", ""))


def page(html: str) -> HtmlPage:
    return HtmlPage(Document("page.html", "0" * 64, html, len(html), media_type="text/html"))


def at(read: HtmlPage, words: str) -> Span:
    start = read.text.index(words)
    return Span(start, start + len(words))


# --- what is refused -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("css", ["h1", "p"])
def test_one_element_is_neither_none_nor_two(css: str) -> None:
    with pytest.raises(NotOne, match=css):
        page("<p>a<p>b").one(css)


@pytest.mark.parametrize("css", ["p[", "::::", ""])
def test_a_selector_that_is_none_is_an_error(css: str) -> None:
    with pytest.raises(ValueError, match="CSS"):
        page("<p>a").select(css)


@pytest.mark.parametrize(
    "html",
    [
        "<script>var a = 1</script>", "<style>p {}</style>", "<template><p>a</p></template>", "<p><noscript>Please turn it on</noscript>",
        "<!-- a -->", "<title>A</title>", '<input type="hidden" value="a">', '<img alt="a">', "<textarea>a</textarea>",
        "<select><option>a</select>", "<iframe>a</iframe>", "<p></p> <div> &nbsp; </div>", "", "<", "</p", "<!doctype html>",
    ],
)  # fmt: skip
def test_what_nobody_sees_is_no_text(html: str) -> None:
    read = page(html)
    assert read.text.strip() in ("", "<")


@pytest.mark.parametrize(
    "path",
    ["", "/", "/html", "/html[1]/", "/html[2]", "/html[0]", "html[1]", "/html[1]/body[1]/p[3]", "/html[1]/body[1]/p[1]/@id", "/@lang",
     "/html[1]/body[1]/p[1]/text()[2]", "//p[1]", "/html[1]/body[1]/*[1]", "/html[1]/body[1]/p[1]/text()[1]/@x"],
)  # fmt: skip
def test_a_path_that_leads_nowhere_selects_nothing(path: str) -> None:
    assert Tree("<p>a<p>b").evaluate(path) is None


HOSTILE = {
    "nested": "<div>" * 20_000 + "x",
    "nested to the end": "<div>" * 1_000_000 + "x",
    "nested behind ends that end nothing": "<div></x>" * 500_000,
    "formatting": "".join(f"<b id={i}>" for i in range(5_000)) + "<p>x" * 20_000,
    "formatting alike": "<b>" * 20_000 + "<p>x" * 10_000,
    "links": "<a>" * 20_000,
    "links around boxes": "<a><div><div><div>" * 5_000,
    "comments": "<!--" * 20_000,
    "comments without end": "<!--" * 15_000_000,
    "comments that nearly end": "<!--x-" * 200_000,
    "attributes": "<p " + " ".join(f"a{i}=1" for i in range(100_000)) + ">x",
    "attributes without end": '<p a="' * 200_000,
    "a tag without end": "<p title=" + "x" * 5_000_000,
    "tables": "<table><tr><td>" * 5_000 + "x",
    "forms in tables": "<table><tr><td><form>" * 5_000,
    "options": "<select><option>" * 50_000,
    "cells": "<table><tr>" + "<td>a<br>b<br>c<br>d" * 20_000,
    "list items": "<li>a" * 100_000,
    "entities": "&amp;" * 300_000,
    "escaped escapes": "&" + "amp;" * 300_000 + "lt;",
    "blanks": "<p>" + " \n" * 500_000 + "x",
    "nothing": "\0" * 10_000,
    "less-than signs": "<" * 1_000_000,
}


@pytest.mark.parametrize("html", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_page_made_to_hurt_is_read_or_refused_soon(html: str) -> None:
    began = time.process_time()
    try:
        read = page(html)
        for line in read.lines[:5]:
            read.places(line)
    except UnreadableTree:
        pass
    assert time.process_time() - began < 10


def test_nesting_that_the_parser_would_spend_seconds_on_is_refused() -> None:
    began = time.process_time()
    with pytest.raises(UnreadableTree, match="nested"):
        page("<div>" * 60_000 + "x")
    assert time.process_time() - began < 1


# --- what is shown ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("a  b\tc\nd", "a b c d"),
        ("<p>a</p><p>b</p>", "a\n\nb"),
        ("<div>a</div><div>b</div>", "a\nb"),
        ("<div><div>a</div></div>b", "a\nb"),
        ("a<br>b", "a\nb"),
        ("a<br><br>b", "a\n\nb"),
        ("<h1>A</h1> b", "A\n\nb"),
        ("<ul><li>a</li><li><b>b</b> c</li></ul>d", "a\nb c\n\nd"),
        ("<dl><dt>Year<dd>1995</dl>", "Year\n1995"),
        ("<b>a</b><i>b</i>", "ab"),
        ("<b>a</b> <i>b</i>", "a b"),
        ("<a>a</a><a>b</a>", "a b"),
        ("<button>a</button><button>b</button>", "a b"),
        ("a<span> b</span>", "a b"),
        ("a<!-- c -->b", "ab"),
        ("a<script>x</script>b", "a b"),
        ("<table><tr><td>a<td>b<tr><td>c<td>d</table>", "a b\nc d"),
        ("<table><tr><td>a</td><td><div>b</div></td></tr></table>", "a b"),
        ("<table><tr><td>a<td>...<td><div>b<br>c</div></table>", "a ... b c"),
        ("<table><tr><td>nav<td><h1>A</h1><p>b</table>c", "nav\nA\n\nb\n\nc"),
        ("<table><tr><td><table><tr><td>a<td>b<tr><td>c</table><td>d</table>", "a b\nc\nd"),
        ('<h4 class="inline">Director:</h4> <a>Ada</a>', "Director: Ada"),
        ('<p>x</p><div style="display: inline">Director:</div>Ada', "x\n\nDirector: Ada"),
        ("<pre>a\n b\n\n\nc</pre>", "a\nb\n\nc"),
        ("Tom &amp; Ann", "Tom & Ann"),
        ("Tom &amp;amp; Ann", "Tom & Ann"),
        ("a&nbsp;&nbsp;b&amp;nbsp;", "a b"),
        ("&#233;t&#xE9;", "été"),
        ("<table>stray<tr><td>a</table>", "stray\n\na"),
    ],
)  # fmt: skip
def test_boxes_are_lines_and_cells_stand_side_by_side(html: str, text: str) -> None:
    assert page(html).text == text


# --- what is read ----------------------------------------------------------------------------------------------------


def test_of_a_translated_page_only_the_translation_is_shown() -> None:
    translated = (
        '<p><span onmouseover="_tipon(this)"><span class="google-src-text">Directed by</span>Regie</span> '
        '<a href="/name/nm0000001/"><span><span class="google-src-text">Iva Noll</span>Iva Noll</span></a></p>'
    )
    read = page(translated)
    assert read.text == "Regie Iva Noll"
    assert quoted(translated, read.evidence(at(read, "Iva Noll"))) == "Iva Noll"


def test_the_words_of_several_places_are_joined_by_blanks() -> None:
    read = page("<p>The Long<br>Winter")
    claim = read.claim(FILM, "name", (0, len(read.text)))
    assert claim.value == "The Long Winter"
    assert len(claim.evidence) == 2


def test_attributes_are_read_like_words() -> None:
    read = page('<title>The Page</title><div>Ada</div><time datetime="PT1H 51M">111 min</time><meta itemprop="x" content=" 8.5 ">')
    assert read.text == "Ada\n111 min"
    span = read.range_of_attribute(read.one("time"), "datetime")
    assert span is not None
    assert read.words(span) == "PT1H 51M"
    assert read.places(span) == (Evidence(-1, -1, "PT1H 51M", "/html[1]/body[1]/time[1]/@datetime"),)
    score = read.range_of_attribute(read.one("meta"), "content")
    assert score is not None
    assert read.evidence(score) == Evidence(1, 4, "8.5", "/html[1]/body[1]/meta[1]/@content")
    assert read.range_of_attribute(read.one("meta"), "content") == score
    assert read.range_of_attribute(read.one("div"), "content") is None
    assert read.words(read.title or (0, 0)) == "The Page"
    assert [read.words(line) for line in read.lines] == ["Ada", "111 min"]
    assert not list(read.find("8.5"))
    assert read.visible.text == "Ada\n111 min"


def test_a_value_in_json_is_read_like_words() -> None:
    block = r'{"name": "Zo\u00eb \"Z\" &amp; Ann\nTwo", "n": 7}'
    read = page(f'<p>Ada</p><script type="application/ld+json">{block}</script>')
    script = read.one("script")
    start = block.index("Zo")
    span = read.range_of_json(script, "/name", start, block.index('", "n"'))
    assert span is not None
    assert read.words(span) == 'Zoë "Z" & Ann Two'
    claim = read.claim(FILM, "name", span)
    assert (claim.value, claim.rule) == ('Zoë "Z" & Ann Two', "json")
    assert claim.evidence[0].exact == r"Zo\u00eb \"Z\" &amp; Ann\nTwo"
    assert claim.evidence[0].pointer == "/name"
    assert quoted(read.document.text, claim.evidence[0]) == claim.evidence[0].exact
    part = at(read, "Ann")
    assert read.evidence(part).exact == "Ann"
    repaired = read.range_of_json(script, "/n", block.index("7"), block.index("7") + 1, repaired=True)
    assert repaired is not None
    assert read.claim(FILM, "name", repaired, "decimal").rule == "repaired-json-decimal"


def test_an_element_covers_its_words() -> None:
    read = page("<p>a <b>b <i>c</i></b> d</p><p></p>")
    assert [read.words(span) if (span := read.range_of(node)) else None for node in read.select("p, b, i")] == ["a b c d", "b c", "c", None]
