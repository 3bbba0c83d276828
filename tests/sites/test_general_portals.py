"""Portals of before 2012 and lists of files: titles in cells, elements behind them, stars behind names, callouts that are no plot."""

# ruff: noqa: E501 - tables of pages

from __future__ import annotations

from tests.sites.test_general_sites_saved import BOXES, html, values

# --- whose page ----------------------------------------------------------------------------------------------------------

OFFERS = """<div class="trailer"><a href="/t/1">Watch Trailer</a></div>{}<div><div class="head">Featured
<span>Cast</span></div><div>Hal Voss</div></div><div><div>Similar Movies</div>
<span><a href="/m/2">Salt Yard</a><span> (1981)</span></span><span><a href="/m/3">Ebb</a><span> (1983)</span></span></div>"""


def test_a_portal_that_offers_trailers_and_similar_films_is_no_streaming_site_and_its_film_none_of_those() -> None:
    found = html(f"<h1>Low Tide</h1>{BOXES}{OFFERS.format('')}", "Low Tide (1998) - Overview - Filmhaus")
    assert found.site == "general"
    assert values(found, "name") == ["Low Tide"]
    assert values(found, "director") == ["ada quill"]


def test_offers_alone_make_no_film() -> None:
    assert html(OFFERS.format("<p>Tonight on Channel 9</p>"), "Filmhaus").film is None
