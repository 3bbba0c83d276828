"""Texts in which tags became marks are read without them; what is none keeps every character."""

from __future__ import annotations

import pytest

from kg.model import Document, Record
from kg.reading.markdown import is_marked, unmarked
from kg.reading.page import Page
from kg.sites import read

PAGE = """\
[![](/logo.png)](/ "Home")
# The Salt Sea (1968)
**Director:** [Aino Roe](/name/nm0000001/?ref_=dr "Aino Roe")
## Cast
Cast overview, first billed only:
---
|  [![Ivo Lund](/nopicture.png)](/name/nm0000002/) [Ivo Lund](/name/nm0000002/)  |  ...  |  [Eino](/character/ch0000001/)
|  [Ann Bell](/name/nm0000003/) |  ...  |  Commander Steel (as A. Bell)
[See full cast](/fullcredits) »
## Storyline
Two brothers guard a salt store, and one of them **counts**. Written by [Hal Whitcombe](/search?u=hal)
[Plot Summary](/plotsummary) | [Plot Synopsis](/synopsis)
**Country:** [Finland](/country/fi)
See all certifications »
**Also Known As:** Suola ja meri See more »
"""


def page(text: str) -> Page:
    return Page(Document("page.txt", "0" * 64, text, len(text.encode())))


def record(text: str) -> Record:
    return read(Document("page.txt", "0" * 64, text, len(text.encode())), "imdb")


@pytest.mark.parametrize("text", ["# 1 of 5\nSalt [sic] * and ** stars\n", "a | b ... | c\n# one\n", "#1\n#2\n[a](b) [c](d) [e](f)\n", ""])
def test_other_texts_keep_every_character(text: str) -> None:
    assert not is_marked(page(text))
    assert unmarked(page(text)).text == page(text).text


def test_headings_links_images_and_cells_are_their_words() -> None:
    lines = unmarked(page(PAGE)).text.split("\n")
    assert "The Salt Sea (1968)" in lines
    assert "Director: Aino Roe" in lines
    assert "Ann Bell ... Commander Steel (as A. Bell)" in lines
    assert not [line for line in lines if "](" in line or "**" in line or line.startswith(("#", "|", "---"))]


def test_pictures_saved_beside_the_page_are_none_of_its_words() -> None:
    saved = PAGE.replace("/nopicture.png", "nopicture.png")
    assert saved != PAGE
    assert unmarked(page(saved)).text == unmarked(page(PAGE)).text


def test_what_is_read_stands_in_the_document() -> None:
    found = record(PAGE)
    told = {f"{c.property} {c.value}" for c in found.claims}
    assert {"name The Salt Sea", "year 1968", "director person(aino roe)", "character_name Eino", "credited_as A. Bell"} <= told
    assert {"actor person(ivo lund)", "actor person(ann bell)", "country country(fi)", "alternate_name Suola ja meri"} <= told
    assert all(PAGE[place.start : place.end] == place.exact for c in found.claims for place in c.evidence)


def test_a_value_with_links_in_it_is_its_words() -> None:
    linked = PAGE.replace("Two brothers guard", "Two [brothers](/keyword/brothers) and **a mule** guard")
    found = record(linked)
    texts = [str(c.value) for c in found.claims if c.subject.kind == "storyline" and c.property == "text"]
    assert texts == ["Two brothers and a mule guard a salt store, and one of them counts ."]
    assert all(linked[place.start : place.end] == place.exact for c in found.claims for place in c.evidence)


def test_links_alone_say_that_tags_became_marks() -> None:
    text = "Directed By: | [Aino Roe](/celebrity/aino)\nWritten By: | [Bo\nMarsh](/celebrity/bo), [Kit](/celebrity/kit)\nCast\n"
    text += "  * [Ivo Lund](/celebrity/ivo)\n  * [Ann Bell]( /celebrity/ann )\n  * [Cleo](/celebrity/cleo_van-\nder_vane)\n"
    lines = [line for line in unmarked(page(text)).text.split("\n") if line.strip()]
    assert lines == ["Directed By: Aino Roe", "Written By: Bo Marsh, Kit", "Cast", "Ivo Lund", "Ann Bell", "Cleo"]


def test_links_one_behind_the_other_are_a_list_where_they_lead_to_the_like() -> None:
    text = "# The Salt Sea\n## Cast\n[Ivo Lund](/actor/ivo) [Ann Bell](/actor/ann) [Cleo](/actor/cleo)\n"
    text += "[Home](/) [Films](/films/) [News](/news/1)\n"
    lines = [line for line in unmarked(page(text)).text.split("\n") if line.strip()]
    assert lines == ["The Salt Sea", "Cast", "Ivo Lund", "Ann Bell", "Cleo", "Home Films News"]


def test_points_of_a_list_lose_their_marks_and_scores_keep_theirs() -> None:
    text = "# The Salt Sea\n## Facts\n  * 2021\n  * PG\n  * 1h 43m\n  * 1.85 : 1\n* 1/2 of a star\n### End\n"
    lines = [line for line in unmarked(page(text)).text.split("\n") if line.strip()]
    assert lines == ["The Salt Sea", "Facts", "2021", "PG", "1h 43m", "1.85 : 1", "* 1/2 of a star", "End"]


def test_slanted_words_icons_and_escapes() -> None:
    text = (
        "# The Salt Sea\n## Storyline\nThey count_. _Written by[Hal Whitcombe](/search?plot_author=hal)_\n### Notes\n__ Share it\n5 \\- 6\n"
    )
    words = unmarked(page(text)).text
    assert "Written by Hal Whitcombe\n" in words
    assert "They count_." in words
    assert "__" not in words
    assert "5 - 6" in words
