"""The kind of a page is told by the address that it gives as its own."""

from __future__ import annotations

import pytest

from kg.model import Document
from kg.profiles.address import Kind, address_of, kind_of


def page(head: str, url: str = "") -> Document:
    return Document("p.html", "0" * 64, f"<html><head>{head}</head>", 1, media_type="text/html", url=url)


@pytest.mark.parametrize(("head", "address"), [
    ('<link rel="canonical" href="https://a.example/b">', "https://a.example/b"),
    ("<link href='https://a.example/b' rel=canonical>", "https://a.example/b"),
    ('<link rel="canonical" href="https://a.example/b?x=1&amp;y=2">', "https://a.example/b?x=1&y=2"),
    ('<meta property="og:url" content="https://a.example/s"><link rel="canonical" href="https://a.example/b">', "https://a.example/b"),
    ('<meta property="og:url" content="https://a.example/s">', "https://a.example/s"),
    ('<link rel="stylesheet" href="https://a.example/b">', ""),
    ("", ""),
])  # fmt: skip
def test_the_address(head: str, address: str) -> None:
    assert address_of(page(head)) == address


def test_where_the_page_was_fetched_counts_when_it_does_not_say() -> None:
    assert address_of(page("", "https://a.example/b")) == "https://a.example/b"


@pytest.mark.parametrize(("address", "kind"), [
    ("https://www.plotbox.example/film/low-tide/", Kind("plotbox.example", "/film/*")),
    ("http://m.plotbox.example/de/film/low-tide?ref=x#top", Kind("plotbox.example", "/film/*")),
    ("https://plotbox.example/film/low-tide/Reviews", Kind("plotbox.example", "/film/*/reviews")),
    ("https://plotbox.example/search?q=low+tide", Kind("plotbox.example", "/search")),
    ("https://plotbox.example/", Kind("plotbox.example", "/")),
    ("/film/low-tide", Kind()), ("http://[broken/film/x", Kind()), ("", Kind()),
])  # fmt: skip
def test_the_kind(address: str, kind: Kind) -> None:
    assert kind_of(page(f'<link rel="canonical" href="{address}">')) == kind


def test_a_page_of_nothing_but_unclosed_tags_costs_little() -> None:
    assert address_of(page("<link " * 60_000)) == ""
