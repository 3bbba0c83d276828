"""Trailers and content ratings by country, as the sites' pages show them."""

from __future__ import annotations

import pytest

from kg.model import Claim, Mention
from kg.reading import say
from kg.reading.page import Page
from tests.sites.test_letterboxd import FILM, document, said

LINK = '<p class="trailer-link"><a data-track-category="{}" href="//www.youtube.com/embed/a-b_c012345?rel=0">Trailer</a></p>'
BADGE = '<span class="release-certification-badge"><span class="label">14A</span></span>'


def of(words: str, **places: str) -> list[str]:
    page = Page(document(words))
    spans = {name: (words.index(part), words.index(part) + len(part)) for name, part in places.items()}
    length = spans.pop("length", None)
    claims = say.trailer(page, Mention("film", ("m",)), length, site="imdb", **spans)  # type: ignore[arg-type]
    return [f"{c.subject.identity[0]}.{c.property} = {c.value}" for c in claims if isinstance(c, Claim)]


@pytest.mark.parametrize("address", ["/title/tt0000001/", "https://pages.example/video/vi00000001/", "/gallery/"])
def test_an_address_that_is_no_video_s_is_not_a_trailer_s(address: str) -> None:
    assert of(f"see {address} now", address=address) == []
    assert of(f"1:07 {address}", address=address, length="1:07") == ["PT1M7S.duration = PT1M7S"]


def test_a_trailer_is_known_by_its_id_then_by_its_length_then_by_its_name() -> None:
    words = "First Look 1:07 /video/imdb/vi00000001?x"
    page = "vi00000001.video_page = https://www.imdb.com/video/vi00000001/"
    name, length = "name = First Look", "duration = PT1M7S"
    assert of(words, name="First Look", length="1:07", address="/video/imdb/vi00000001?x") == [
        f"vi00000001.{name}", f"vi00000001.{length}", page,
    ]  # fmt: skip
    assert of(words, name="First Look", length="1:07") == [f"PT1M7S.{name}", f"PT1M7S.{length}"]
    assert of(words, name="First Look") == [f"first-look.{name}"]


def test_another_video_of_a_film_page_is_no_trailer() -> None:
    assert not any(
        "trailer(" in line for line in said(FILM.replace('<div id="tab-releases"', LINK.format("Clip") + '<div id="tab-releases"'))
    )


def test_the_trailer_of_a_film_page() -> None:
    found = said(FILM.replace('<div id="tab-releases"', LINK.format("Trailer") + '<div id="tab-releases"'))
    assert "trailer(a-b_c012345).name = Trailer" in found
    assert "trailer(a-b_c012345).video_page = https://www.youtube.com/watch?v=a-b_c012345" in found


@pytest.mark.parametrize("layout", ["-bydate", "-bycountry"])
def test_a_content_rating_holds_in_the_country_of_its_release(layout: str) -> None:
    text = FILM if layout == "-bydate" else FILM.replace("release-table -bydate", "release-table -gone")
    assert not any("certification(" in line for line in said(text))
    badged = text.replace(">Canada</span>", f">Canada</span>{BADGE}")
    assert badged != text
    found = said(badged)
    assert {"certification(ca, 14a).certificate_value = 14A", "certification(ca, 14a).territory -> country(ca)"} <= found
