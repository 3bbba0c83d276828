"""Items of all four syntaxes, as pages write them, come out as the same plain items."""
# ruff: noqa: E501 (markup is read more easily in one piece)

from __future__ import annotations

import time
from typing import Any

import pytest

from kg.model import Document, Notice
from kg.reading.html import HtmlPage
from kg.reading.markup import Item, Text, items
from kg.reading.markup.block import Block, pointer
from kg.reading.markup.items import term


def page(html: str) -> HtmlPage:
    return HtmlPage(Document("page.html", "0" * 64, html, len(html), media_type="text/html"))


def ld(*blocks: str) -> str:
    return "".join(f'<script type="application/ld+json">{block}</script>' for block in blocks)


def seen(value: Item | Text, depth: int = 0) -> Any:
    """An item as plain values; every literal is read again from its range."""
    if isinstance(value, Text):
        return value.words
    return {"@": " ".join(value.types), **{k: [seen(v, depth + 1) for v in vs] for k, vs in value.properties.items() if depth < 5}}


def read(html: str) -> list[Any]:
    return [seen(item) for item in items(page(html)) if isinstance(item, Item) and not item.held]


@pytest.mark.parametrize(
    "html",
    [
        "", "<p>Movie", "<script>{}</script>", ld(""), ld("{}"), ld("[]"), ld("  "), "<span itemprop=name>A</span>", "<span property=name>A</span>",
        '<meta name="viewport" content="a">', '<meta property="og:title" content="">', ld('{"@context": "https://example.org/", "name": "A"}'),
        ld('{"@context": "https://www.w3.org/ns/activitystreams", "@type": "Note", "name": "A"}'),
    ],
)  # fmt: skip
def test_where_no_schema_markup_is_there_are_no_items(html: str) -> None:
    assert [value for value in read(html) if value.get("@") or len(value) > 1] == []


@pytest.mark.parametrize("block", ["no json", "<p>", "null", '"a"'])
def test_a_block_that_cannot_be_read_is_a_notice(block: str) -> None:
    (notice,) = items(page(ld(block)))
    assert isinstance(notice, Notice)
    assert notice.code == "broken-markup"


def test_a_block_that_was_repaired_is_read_and_told() -> None:
    notice, item = items(page(ld('/* <![CDATA[ */{"@type": "Movie", "name": "Salt Road",}/* ]]> */')))
    assert isinstance(notice, Notice)
    assert (notice.code, notice.severity) == ("repaired-markup", "info")
    assert isinstance(item, Item)
    assert seen(item) == {"@": "Movie", "name": ["Salt Road"]}


MOVIE = {"@": "Movie", "name": ["Salt Road"], "director": [{"@": "Person", "name": ["Ada Quill"]}]}


@pytest.mark.parametrize(
    "html",
    [
        ld('{"@context": "https://schema.org", "@type": "Movie", "name": "Salt Road", "director": {"@type": "Person", "name": "Ada Quill"}}'),
        ld('{"@context": "http://www.schema.org/", "@type": ["Movie"], "name": ["Salt Road"], "director": [{"@type": "Person", "name": "Ada Quill"}]}'),
        ld('{"@type": "Movie", "name": "Salt Road", "director": {"@type": "Person", "name": "Ada Quill"}}'),
        ld('{"@context": {"@vocab": "https://schema.org/"}, "@type": "Movie", "name": "Salt Road", "director": {"@type": "Person", "name": "Ada Quill"}}'),
        ld('{"@context": {"s": "http://schema.org/"}, "@type": "s:Movie", "s:name": {"@value": "Salt Road", "@language": "en"},'
           '"s:director": {"@list": [{"@type": "s:Person", "s:name": "Ada Quill"}]}}'),
        ld('{"@type": "http://schema.org/Movie", "https://schema.org/name": "Salt Road", "schema:director": {"@type": "Person", "name": "Ada Quill"}}'),
        ld('{"@graph": [{"@type": "Movie", "name": "Salt Road", "director": {"@id": "#ada"}}, {"@id": "#ada", "@type": "Person", "name": "Ada Quill"}]}'),
        ld('{"@type": "Movie", "name": "Salt Road", "director": {"@id": "#ada"}}', '{"@id": "#ada", "@type": "Person", "name": "Ada Quill"}')
        .replace("</script><script", "</script> <script"),
        '<div itemscope itemtype="http://schema.org/Movie"><h1 itemprop="name">Salt Road</h1>'
        '<p itemprop="director" itemscope itemtype="https://schema.org/Person"><a itemprop="name">Ada Quill</a></p></div>',
        '<div itemscope itemtype="http://schema.org/Movie" itemref="x"><meta itemprop="name" content="Salt Road"></div>'
        '<p id="x" itemprop="director" itemscope itemtype="http://schema.org/Person"><span itemprop="name">Ada Quill</span></p>',
        '<div vocab="http://schema.org/" typeof="Movie"><h1 property="name">Salt Road</h1>'
        '<p property="director" typeof="Person"><span property="name">Ada Quill</span></p></div>',
        '<div prefix="s: http://schema.org/" typeof="s:Movie"><meta property="s:name" content="Salt Road">'
        '<p rel="s:director"><span typeof="s:Person"><span property="s:name">Ada Quill</span></span></p></div>',
        '<div xmlns:v="http://rdf.data-vocabulary.org/#" typeof="v:Movie"><span property="v:name">Salt Road</span>'
        '<p rel="v:directedBy"><span typeof="v:Person"><span property="v:name">Ada Quill</span></span></p></div>',
    ],
)  # fmt: skip
def test_one_film_in_many_spellings(html: str) -> None:
    assert MOVIE in read(html)


def test_nested_items_of_the_vocabulary_of_2010() -> None:
    (movie,) = read(
        '<div xmlns:v="http://rdf.data-vocabulary.org/#" typeof="v:Movie"><span property="v:name">Salt Road</span>'
        '<div rel="v:rating"><span typeof="v:Review-aggregate"><span rel="v:rating"><b property="v:average">77</b>'
        '<span property="v:best" content="100"></span></span><i property="v:count">203</i></span></div></div>'
    )
    assert movie["rating"] == [
        {"@": "AggregateRating", "rating": [{"@": "", "ratingValue": ["77"], "bestRating": ["100"]}], "reviewCount": ["203"]}
    ]


def test_a_box_round_several_values_is_none_itself() -> None:
    (movie,) = read(
        '<div itemscope itemtype="http://schema.org/Movie"><p itemprop="genre">Genres: <a itemprop="genre">Drama</a> | '
        '<a itemprop="genre">Crime</a></p></div>'
    )
    assert movie["genre"] == ["Drama", "Crime"]


def test_of_a_link_the_words_stand_beside_the_address() -> None:
    (movie,) = items(page('<div itemscope itemtype="http://schema.org/Movie"><a itemprop="director" href="/ada">Ada Quill</a></div>'))
    assert isinstance(movie, Item)
    (text,) = movie.texts("director")
    assert (text.words, text.label and text.label.words) == ("/ada", "Ada Quill")


def test_open_graph_keeps_its_own_words() -> None:
    (graph,) = items(
        page('<meta property="og:type" content="video.movie"><meta name="og:title" content="Salt Road"><meta property="x" content="y">')
    )
    assert isinstance(graph, Item)
    assert (graph.syntax, graph.types) == ("open-graph", ("video.movie",))
    assert seen(graph) == {"@": "video.movie", "og:type": ["video.movie"], "og:title": ["Salt Road"]}


@pytest.mark.parametrize(
    ("name", "word"),
    [("name", "name"), ("schema:name", "name"), ("http://schema.org/name", "name"), ("https://www.schema.org/name", "name"),
     ("//schema.org/name", "name"), ("foaf:name", ""), ("http://example.org/name", ""), ("", ""), (":", ""), ("a b", "")],
)  # fmt: skip
def test_words_of_schema_org_and_of_others(name: str, word: str) -> None:
    assert term(name, {"schema": "https://schema.org/"}) == word


def test_a_value_is_found_by_its_pointer() -> None:
    read = page(
        '<script id="d" type="application/json">{"a": [{"b/c": "x\\u00e9y", "n": 7.5, "t": true, "z": null}, []], "~": "q"}</script>'
    )
    block = Block(read, read.one("#d"))
    assert block.data["a"][0]["n"] == 7.5
    wanted = {pointer("a", 0, "b/c"): "xéy", pointer("a", 0, "n"): "7.5", pointer("a", 0, "t"): "true", pointer("~"): "q"}
    for at, words in wanted.items():
        span = block.range(at)
        assert span is not None
        assert read.words(span) == words
        assert read.evidence(span).pointer == at
    for at in ("", "/a", "/a/0", "/a/0/z", "/a/9", "/a/x", "/b", "/a/0/n/q"):
        assert block.range(at) is None


HOSTILE = {
    "nested scopes": "<div itemscope itemprop=a>" * 3_000,
    "properties deep down": "<div itemscope>" + "<div>" * 3_000 + "<i itemprop=a>x</i>" * 3_000,
    "boxes of properties": '<b itemprop="a">' * 2_000 + "x",
    "references to itself": ld('{"@id": "#a", "@type": "Movie", "director": {"@id": "#a"}}'),
    "deep": ld('{"a":' * 50_000),
    "many blocks": ld(*['{"@type": "Movie"}'] * 2_000),
    "many values": ld('{"@type": "Movie", "actor": [' + '{"@type": "Person", "name": "A B"},' * 30_000 + "{}]}"),
    "rels": "<div typeof=Movie>" + '<p rel="v:a"><span property="v:b">x</span></p>' * 3_000,
    "prefixes": '<p prefix="' + "a: http://b " * 50_000 + '">',
}


@pytest.mark.parametrize("html", HOSTILE.values(), ids=HOSTILE.keys())
def test_markup_made_to_hurt_is_read_soon(html: str) -> None:
    began = time.process_time()
    for _ in items(page(html)):
        pass
    assert time.process_time() - began < 10
