"""Looking at a page by its boxes: what an element shows, and what a page gives as its own address."""

from __future__ import annotations

import pytest

from kg.model import Document
from kg.reading import boxes
from kg.reading.html import HtmlPage


def page(head: str, body: str = "", url: str = "") -> HtmlPage:
    text = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    return HtmlPage(Document("page.html", "0" * 64, text, len(text), media_type="text/html", url=url))


@pytest.mark.parametrize(
    "head",
    [
        "",
        '<link rel="stylesheet" href="https://www.example.org/x.css">',
        '<link rel="canonical" href="/m/x">',
        '<meta property="og:url" content="">',
        '<meta name="url" content="https://www.example.org/">',
    ],
)
def test_a_page_without_a_whole_address_of_its_own_has_none(head: str) -> None:
    assert boxes.own_address(page(head)) == ""


def test_what_a_page_says_comes_before_where_it_was_fetched() -> None:
    assert boxes.own_address(page('<meta property="og:url" content="https://a.org/1">', url="https://b.org/")) == "https://a.org/1"
    both = '<meta property="og:url" content="https://a.org/1"><link rel="Canonical" href="https://a.org/2">'
    assert boxes.own_address(page(both)) == "https://a.org/2"
    assert boxes.own_address(page("", url="https://b.org/")) == "https://b.org/"


def test_a_copy_of_the_internet_archive_has_the_address_of_what_it_copies() -> None:
    copy = page('<link rel="canonical" href="https://web.archive.org/web/20160102030405/https://www.a.org/m/x">')
    assert boxes.own_address(copy) == "https://www.a.org/m/x"
    assert boxes.host_and_path("https://web.archive.org/web/2016/http://www.a.org/m/x?y") == ("a.org", "/m/x")


def test_links_of_a_copy_may_have_no_host_of_the_archive() -> None:
    copy = page('<link rel="canonical" href="/web/20160102030405im_/https://www.a.org/m/x">')
    assert boxes.own_address(copy) == "https://www.a.org/m/x"
    assert [copy.words(span) for span in boxes.own_addresses(copy)] == ["https://www.a.org/m/x"]
    assert boxes.own_address(page('<link rel="canonical" href="/web/x">')) == ""
    assert boxes.host_and_path("/web/20160102030405/https://www.a.org/m/x") == ("a.org", "/m/x")


@pytest.mark.parametrize("address", ["", "no address", "http://[", "mailto:a@example.org"])
def test_what_is_no_address_has_no_host(address: str) -> None:
    assert boxes.host_and_path(address)[0] == ""


def test_elements_that_show_nothing_are_passed_over() -> None:
    found = page("", '<p class="a"> </p><p class="a"><b>Fog</b> at <i>sea</i></p><p class="a">x</p><template><p class="a">y</p></template>')
    assert [found.words(span) for _, span in boxes.shown(found, ".a")] == ["Fog at sea", "x"]
    assert found.words(boxes.words(found, ".a") or (0, 0)) == "Fog at sea"
    assert boxes.words(found, ".b") is None


def test_a_title_ends_before_the_year_in_it() -> None:
    found = page("", '<h1>Lowmoor <span class="year">(2018)</span></h1>')
    title = boxes.words(found, "h1")
    assert title is not None
    assert found.words(boxes.without(found, title, boxes.first(found, ".year"), None)) == "Lowmoor"


def test_an_attribute_is_that_of_the_first_element_that_has_it() -> None:
    found = page("", '<a>x</a><a href="">y</a><a href="/celebrity/z">z</a>')
    span = boxes.attribute(found, "a", "href")
    assert span is not None
    assert found.words(span) == "/celebrity/z"


_DATA = '<script type="application/ld+json">{"@type":"%s","name":"Fog","url":"https:\\/\\/www.a.org\\/m\\/fog"}</script>'


def test_data_about_a_film_give_the_address_of_a_page_without_a_head() -> None:
    assert boxes.described_address(page("", _DATA % "Movie"), r"https?://www\.a\.org/m/") == "https://www.a.org/m/fog"
    assert boxes.described_address(page("", _DATA % "TVSeries"), r"https?://www\.a\.org/m/") == "https://www.a.org/m/fog"
    assert boxes.described_address(page("", _DATA % "NewsArticle"), r"https?://www\.a\.org/m/") == ""
    assert boxes.described_address(page("", _DATA % "Movie"), r"https?://www\.b\.org/") == ""
    found = page("", _DATA % "Movie")
    before = found.text
    boxes.described_address(found, ".")
    assert found.text == before


def test_looking_at_the_own_address_adds_nothing_to_the_text() -> None:
    read = page('<link rel="canonical" href="https://a.org/1"><meta property="og:url" content="https://a.org/2">')
    before = read.text
    assert boxes.own_address(read) == "https://a.org/1"
    assert [words for _, _, words in boxes.given_addresses(read)] == ["https://a.org/1", "https://a.org/2"]
    assert read.text == before
