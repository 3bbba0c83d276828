"""What stands beside a film's facts on real pages, in boxes that no class names: it changes nothing that is read of the film."""

# ruff: noqa: E501 - boxes of pages

from __future__ import annotations

import pytest

from kg.model import Record
from tests.sites.html_pages import record

FACTS = "<dl><dt>Director</dt><dd>Ada Quill</dd><dt>Writer</dt><dd>Bo Marsh</dd><dt>Running time</dt><dd>101 min</dd><dt>Year</dt><dd>1998</dd></dl>"
MARKED = '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Movie", "name": "Low Tide", "director": "Ada Quill", "duration": "PT101M"}</script>'

BOXES = {
    "another film": "<div><h5>High Tide</h5><p>Genre: Horror</p><p>Duration: 90 min</p><p>Director: Uma Viel</p><p>Country: Sweden</p></div>",
    "its disc": "<div><h4>Buy the disc</h4><p>Studio: Gull Video<br>Run time: 99 minutes</p></div>",
    "the editors": "<div><p>Editor: Lee Zorn | Publisher: Harbour Media | Design: Studio Y</p></div>",
    "the author": "<div><h4>About the author</h4><p>Writer: Tim Ross</p></div>",
    "pictures": "<div><h4>Photos</h4><p>Photography: Tim Ross</p></div>",
    "words of the page": "<p>Tags: <a>drama</a>, <a>1998</a>, <a>reviews</a></p>",
    "its marks": "<div>Rate this page: 4.5/5 (12 votes)</div>",
    "a menu": "<ul><li><a>Action</a></li><li><a>Comedy</a></li><li><a>Horror</a></li><li><a>War</a></li></ul>",
    "a jury": "<div><h3>Festival</h3><p>Jury: Uma Viel, Jo Penn</p><p>Best director: Uma Viel</p></div>",
}


def film(before: str = "", behind: str = "", facts: str = FACTS, head: str = "") -> Record:
    return record(
        f"<!doctype html><html lang=en><head><title>Low Tide (1998) - Filmhaus</title>{head}</head><body>{before}<h1>Low Tide (1998)</h1>{facts}{behind}</body></html>"
    )


def said(found: Record) -> set[str]:
    """What is said, without the places."""
    return {str(claim).replace("  (inferred)", "") for claim in found.claims}


@pytest.mark.parametrize("box", BOXES)
def test_a_box_beside_the_facts_changes_nothing(box: str) -> None:
    alone = said(film())
    assert said(film(behind=BOXES[box])) == alone
    assert said(film(before=BOXES[box])) == alone


@pytest.mark.parametrize("box", ["another film", "its disc", "the editors"])
def test_nor_does_it_beside_markup(box: str) -> None:
    alone = said(film(facts="<p>A keeper waits.</p>", head=MARKED))
    assert said(film(facts="<p>A keeper waits.</p>", head=MARKED, behind=BOXES[box])) == alone


@pytest.mark.parametrize("switch", ["<p>Country: United States</p><p>Language: English</p>"])
def test_a_region_above_the_name_is_the_visitor_s(switch: str) -> None:
    assert said(film(before=switch)) == said(film())


def test_facts_above_the_name_are_the_film_s_where_they_are_many() -> None:
    found = film(before=FACTS, facts="<h2>Plot</h2><p>A keeper waits for the sea to come back. One night it does.</p>")
    assert {"film(low tide, 1998).director -> person(ada quill)", "film(low tide, 1998).runtime_minutes = 101"} <= said(found)


def test_a_section_that_repeats_the_facts_is_read() -> None:
    found = film(behind="<h3>In full</h3><p>Director: Ada Quill</p><p>Producer: Fay Tull</p><p>Duration: 1h 41m</p>")
    assert "film(low tide, 1998).producer -> person(fay tull)" in said(found)
