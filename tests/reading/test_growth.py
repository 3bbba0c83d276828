"""A page of ten times the size takes ten times as long: paths, attributes and places are not looked for again and again."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from kg.intake import read_document
from kg.model import Document
from kg.reading.html import HtmlPage
from kg.reading.spelling import plain_ends, shown, spread
from kg.reading.tree import Tree

ROW = (
    '<tr class="odd"><td class="primary_photo"></td><td itemprop="actor"><a href="/name/nm{0:07d}/" itemprop="url">'
    '<span itemprop="name">Ada Quill{0}</span></a></td><td class="ellipsis">...</td><td class="character"><div>Role {0}</div></td></tr>'
)
PAGE = (
    '<html><head><title>Salt Lantern (1999) - IMDb</title><meta property="og:url" content="http://www.imdb.com/title/tt0000009/">'
    '</head><body><h1 class="header">Salt Lantern <span>(1999)</span></h1><h2>Cast</h2><table class="cast_list">'
    "<tr><td colspan=4>Cast overview, first billed only:</td></tr>{}</table><h2>Storyline</h2></body></html>"
)


def document(text: str) -> Document:
    return Document("page.html", "0" * 64, text, len(text), media_type="text/html")


def seconds(rows: int) -> tuple[float, int]:
    page = document(PAGE.format("".join(ROW.format(number) for number in range(rows))))
    began = time.process_time()
    claims = len(read_document(page, "imdb").claims)
    return time.process_time() - began, claims


def test_ten_times_the_cast_takes_about_ten_times_as_long() -> None:
    few, first = seconds(500)
    many, last = seconds(5_000)
    assert first >= 1_500
    assert last >= 15_000
    assert many < 25 * few + 0.5


def test_attributes_are_added_behind_the_text_without_copying_it_each_time() -> None:
    page = HtmlPage(document("<body>" + "".join(f'<a href="/name/nm{n:07d}/">x</a>' for n in range(40_000))))
    began = time.process_time()
    spans = [page.range_of_attribute(node, "href") for node in page.select("a")]
    assert [page.words(span) for span in spans[:2] + spans[-1:] if span] == ["/name/nm0000000/", "/name/nm0000001/", "/name/nm0039999/"]
    assert time.process_time() - began < 8
    assert page.text.endswith("/name/nm0039999/")
    assert page.text.count("\n\n") == 40_000
    last = spans[-1]
    assert last is not None
    assert page.text[last.start : last.end] == page.cut(last)
    assert page.trim(*last) == last


def test_paths_of_all_children_of_one_element_are_found_in_one_look() -> None:
    tree = Tree("<body><p>" + "<i>a</i>b<!-- -->c" * 20_000)
    began = time.process_time()
    nodes = tree.select("i")
    assert [tree.find(tree.path(node))[0].mem_id for node in nodes] == [node.mem_id for node in nodes]
    assert tree.evaluate("/html[1]/body[1]/p[1]/text()[40000]") == "c"
    assert time.process_time() - began < 5


def test_nesting_that_is_made_to_hurt_has_its_paths() -> None:
    tree = Tree("<body>" + "<div>" * 3_000 + "deep")
    node = tree.select("div")[-1]
    assert [found.mem_id for found in tree.find(tree.path(node))] == [node.mem_id]
    assert tree.evaluate(tree.path(node) + "/text()[1]") == "deep"


PARTS = ["a", "3", " ", "\n", "&amp;", "&nbsp;", "&#13;", "&bogus;", "&", "\\n", "\\\\", "\\u0026", "\\u00e9", "\\u003c", "\\ud83d\\ude00",
         "<b>", "</b>", "&lt;br&gt;", ">", "\xa0", "amp;", "&ensp;", "&amp;amp;nbsp;", ".", "\\u0020", "\\t", "&NewLine;"]  # fmt: skip


@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=10).map("".join))
def test_words_are_shown_as_they_are_spread_and_their_ends_are_the_same(raw: str) -> None:
    for spelling in ("flow", "lines", "json", "json-html"):
        spread_out = spread(raw, spelling)  # type: ignore[arg-type]
        assert shown(raw, spelling) == spread_out.text  # type: ignore[arg-type]
        if spread_out.text and (ends := plain_ends(raw)):
            assert ends == (spread_out.starts[0], spread_out.ends[-1])
