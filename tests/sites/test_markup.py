"""Pages of sites without a reader: their embedded markup is read, whatever else they show."""

from __future__ import annotations

import pytest

from kg.model import Document
from kg.sites import read

FILM = """<!doctype html><html><head><title>Low Tide</title><script type="application/ld+json">
{"@context": "https://schema.org", "@type": "Movie", "name": "Low Tide", "dateCreated": "1998",
"director": {"@type": "Person", "name": "Ada Quill"}}
</script></head><body><h1>Low Tide</h1><p>A keeper waits for the sea.</p></body></html>"""


def page(text: str) -> Document:
    return Document("page.html", "0" * 64, text, len(text), media_type="text/html")


@pytest.mark.parametrize("other", [
    "<!doctype html><html><body><h1>Low Tide</h1></body></html>",
    FILM.replace('"Movie"', '"Recipe"'),
    FILM.replace("application/ld+json", "text/javascript"),
])  # fmt: skip
def test_a_page_whose_markup_is_about_no_film_is_of_no_site(other: str) -> None:
    record = read(page(other))
    assert (record.site, record.claims) == ("", ())


def test_the_markup_of_a_film_is_read_with_its_place() -> None:
    record = read(page(FILM))
    assert record.site == "general"
    said = {str(c) for c in record.claims}
    assert "film(low tide, 1998).name = Low Tide" in said
    assert "film(low tide, 1998).director -> person(ada quill)" in said
    directors = [c for c in record.claims if c.property == "director"]
    assert all(place.path and place.pointer for c in directors for place in c.evidence)


def test_text_that_only_quotes_markup_is_no_markup() -> None:
    assert read(Document("page.txt", "0" * 64, FILM, len(FILM))).site == ""


@pytest.mark.parametrize(("lengths", "minutes"), [
    ('"timeRequired": "PT89M"', ["89"]), ('"timeRequired": "PT95M", "duration": "PT89M"', ["89"]), ('"timeRequired": "long"', []),
])  # fmt: skip
def test_the_time_that_a_film_requires_is_its_length_where_no_other_is_given(lengths: str, minutes: list[str]) -> None:
    record = read(page(FILM.replace('"dateCreated"', f'{lengths}, "dateCreated"')))
    assert [c.value for c in record.claims if c.property == "runtime_minutes"] == minutes
