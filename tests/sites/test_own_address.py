"""What a page says of itself tells whose it is, and looking at it changes nothing: the same for sites that are recognized by it."""

from __future__ import annotations

import pytest

from kg.sites import page_of, sites
from tests.sites.html_pages import document

PAGE = "<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
CANONICAL = '<link rel="canonical" href="{}">'
SITES = {
    "metacritic": ("https://www.metacritic.com", "/movie/lowmoor", "Metacritic"),
    "rottentomatoes": ("https://www.rottentomatoes.com", "/m/lowmoor", "Rotten Tomatoes"),
}
each = pytest.mark.parametrize("site", SITES)


def strength(site: str, head: str, url: str = "") -> float:
    return sites()[site].recognize(page_of(document(PAGE.format(head=head, body="<p>Hello</p>"), url)))


@each
def test_the_canonical_link_goes_before_open_graph_s_address(site: str) -> None:
    host, path, _ = SITES[site]
    graph = f'<meta property="og:url" content="{host}{path}">'
    assert strength(site, CANONICAL.format("https://films.example.org/lowmoor") + graph) == 0.0


@each
def test_an_address_without_a_host_does_not_say_whose_a_page_is(site: str) -> None:
    host, path, _ = SITES[site]
    assert strength(site, CANONICAL.format(path)) == 0.0
    assert strength(site, CANONICAL.format(path), f"{host}{path}") == 1.0


@each
def test_recognizing_adds_nothing_to_the_page_s_text(site: str) -> None:
    host, path, name = SITES[site]
    for head in (CANONICAL.format(f"{host}{path}"), f'<meta property="og:site_name" content="{name}">'):
        page = page_of(document(PAGE.format(head=head, body="<p>Hello</p>")))
        assert sites()[site].recognize(page) == 1.0
        assert page.text == "Hello"
