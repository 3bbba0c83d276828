"""IMDb's title pages since 2021 on one line: what closes by itself is read, what runs together is told."""

from __future__ import annotations

import pytest

from kg.model import Document, Record
from kg.reading.page import Page, Span
from kg.sites import read
from kg.sites.imdb.next_blocks import last_of_several
from tests.sites.test_imdb_next_text import GLUED, PIECES

FLOW = " ".join(GLUED.split())


def document(text: str) -> Document:
    return Document("page.txt", "0" * 64, text, len(text.encode()))


def record(text: str) -> Record:
    return read(document(text))


def of_film(text: str, property: str) -> list[str]:
    found = record(text)
    return [str(c.value).casefold() for c in found.claims if c.property == property and c.subject == found.film]


@pytest.mark.parametrize("page", [FLOW, FLOW.lower(), " ".join(PIECES.split())], ids=["as is", "lower", "pieces"])
def test_what_its_label_or_its_form_closes(page: str) -> None:
    found = record(page)
    assert (found.site, str(found.film)) == ("imdb", "film(the salt clerk, 2021)")
    assert of_film(page, "certificate") == ["pg-13"]
    assert of_film(page, "duration")[:1] == ["pt1h52m"]
    assert of_film(page, "genre")[:2] == ["drama", "mystery"]
    assert of_film(page, "alternate_name") == ["saltskrivaren"]
    assert of_film(page, "country") == ["country(us)"]
    assert of_film(page, "language") == ["en"]
    assert of_film(page, "description")[0].endswith("ships that no longer come to the port.")
    assert {str(c.value) for c in found.claims if c.property == "score"} == {"6.8", "61.0"}
    assert {str(c.value) for c in found.claims if c.property == "review_count"} <= {"88"}
    assert {str(c.value) for c in found.claims if c.property == "amount"} == {"1203004.0"}
    assert all(page[place.start : place.end] == place.exact for c in found.claims for place in c.evidence)


def test_names_that_run_together_are_nobodys() -> None:
    assert not [c for c in record(FLOW).claims if c.property in ("actor", "writer", "company")]
    assert of_film(FLOW, "director") == ["person(tobias wren)"]
    assert "run-together" in {n.code for n in record(FLOW).notices}


def test_another_text_on_one_line_is_no_such_page() -> None:
    assert record("the salt clerk (2021) - imdb is a page on which i read of its imdb rating. it said did you know?").film is None


def test_one_person_between_two_labels_is_that_ones() -> None:
    one = (
        FLOW.partition("IMDb RATING")[0] + "Director Aino Roe Writers Bo Marsh Cleo Vane Stars Ivo Lund Ann Bell See production, box office"
    )
    one += " & company info " + FLOW[FLOW.index("IMDb RATING") :]
    assert of_film(one, "director") == ["person(aino roe)"]
    assert of_film(one, "writer") == []
    assert of_film(one, "actor") == []
    assert of_film(one.replace("Aino Roe", "Aino Roe and the Salt Film Makers"), "director") != ["person(aino roe)"]


PLOT = "A clerk counts salt that nobody buys, and waits for ships that no longer come to the port."


@pytest.mark.parametrize("between", [" ", ""], ids=["with blanks", "without"])
@pytest.mark.parametrize("times", [2, 3])
def test_a_plot_that_stands_there_for_every_width_of_the_window_is_said_once(times: int, between: str) -> None:
    page = Page(document("The Salt Clerk " + between.join([PLOT] * times)))
    line = Span(len("The Salt Clerk "), len(page.text))
    assert page.words(last_of_several(page, line)) == PLOT
    chips = Page(document("DramaSci-Fi" + between.join([PLOT] * times)))
    assert chips.words(last_of_several(chips, Span(0, len(chips.text)))) == PLOT


def test_a_plot_that_repeats_its_last_sentence_keeps_both() -> None:
    page = Page(document("He counts. " + " ".join(["And every night he counts it all again."] * 2)))
    assert last_of_several(page, Span(0, len(page.text))) == (0, len(page.text))
