"""People whose names are links: who is named, and by which address."""

from __future__ import annotations

from kg.model import Claim, Document
from kg.reading import boxes, linked, say
from kg.reading.html import HtmlPage
from kg.reading.tree import Node


def said(value: str, property: str = "director", *, site: str = "rottentomatoes", note: bool = False) -> list[str]:
    text = f'<!DOCTYPE html><html><body><p id="label">Executive Producer</p><div id="value">{value}</div></body></html>'
    page = HtmlPage(Document("page.html", "0" * 64, text, len(text), media_type="text/html"))
    node: Node = page.one("#value")
    span, label = boxes.words(page, "#value"), boxes.words(page, "#label")
    assert span is not None
    film = say.film_mention("lowmoor")
    found = linked.people(page, film, property, node, span, site, note=label if note else None)
    return [str(item) for item in found if isinstance(item, Claim)]


def test_links_elsewhere_name_people_but_are_no_address_of_theirs() -> None:
    claims = said('<a href="https://example.org/celebrity/x">Ada Finch</a>')
    assert "film(lowmoor, ).director -> person(ada finch)" in claims
    assert not any("identifier" in c or ".page" in c for c in claims)


def test_a_film_s_address_is_no_person_s() -> None:
    assert not any("identifier" in c for c in said('<a href="/m/lowmoor">Ada Finch</a>'))


def test_commas_between_and_in_links_are_no_part_of_a_name() -> None:
    claims = said('<a href="/celebrity/ada_finch">Ada Finch,</a> <a href="/celebrity/bo_lund">Bo Lund</a>')
    assert [c for c in claims if ".director" in c] == [
        "film(lowmoor, ).director -> person(ada finch)",
        "film(lowmoor, ).director -> person(bo lund)",
    ]
    assert "person(bo lund).page = https://www.rottentomatoes.com/celebrity/bo_lund" in claims


def test_without_links_names_stand_between_commas_and_keep_their_suffix() -> None:
    claims = said("Ada Finch, Bo Lund, Jr., Cy Holt")
    assert [c for c in claims if ".name" in c] == [
        "person(ada finch).name = Ada Finch",
        "person(bo lund, jr.).name = Bo Lund, Jr.",
        "person(cy holt).name = Cy Holt",
    ]


def test_a_capacity_without_a_property_is_a_note() -> None:
    claims = said('<a href="/celebrity/ada_finch">Ada Finch</a>', "contributor", note=True)
    assert "contribution(person(ada finch), executive-producer).credit_note = Executive Producer" in claims
