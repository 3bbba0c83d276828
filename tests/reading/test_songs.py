"""Soundtrack credits."""

from __future__ import annotations

from kg.model import Document
from kg.reading.page import Page
from kg.reading.songs import is_song, song


def read(text: str) -> tuple[str, dict[str, list[str]]] | None:
    page = Page(Document("x", "0" * 64, text, len(text)))
    found = song(page, (0, len(page.text)))
    return found and (page.words(found[0]), {capacity: [page.words(n) for n in names] for capacity, names in found[1]})


def shaped(text: str) -> bool:
    page = Page(Document("x", "0" * 64, text, len(text)))
    return is_song(page, (0, len(page.text)))


def test_credits_without_a_title_are_no_song() -> None:
    assert read("Performed by The Skerries\nCourtesy of Moe Records") is None
    assert not shaped("Performed by The Skerries\nCourtesy of Moe Records")


def test_a_sentence_about_a_performance_is_no_song() -> None:
    assert not shaped("The scene in the bar was performed by the whole crew in one long night, as they say.")


def test_that_nobody_wrote_a_song_is_no_part_of_its_title_on_one_line() -> None:
    assert read("The Stars over Ballina Traditional Arranged by Deck Sull Performed by The Skerries") == (
        "The Stars over Ballina", {"performer": ["The Skerries"]},
    )  # fmt: skip
    found = read("Traditional Arranged by Deck Sull")
    assert found is not None
    assert found[0] == "Traditional"


def test_lines_and_one_line_say_the_same() -> None:
    lines = ("Song of the Shoals", "Written by Ebba Lind and Al Moe", "Performed by The Skerries", "Courtesy of Moe Records, Ltd.")
    text = "\n".join([*lines, "By arrangement with Nobody"])
    wanted = {"song_writer": ["Ebba Lind", "Al Moe"], "performer": ["The Skerries"], "rights_holder": ["Moe Records, Ltd."]}
    assert read(text) == ("Song of the Shoals", wanted)
    assert read(text.replace("\n", " ")) == ("Song of the Shoals", wanted)


def test_a_year_and_a_note_are_not_of_the_title_but_brackets_of_its_own_are() -> None:
    assert read("Gone South (for a While) (1938) (uncredited)\nBy Ned Lund\nPerformed by Al Moe") == (
        "Gone South (for a While)",
        {"song_writer": ["Ned Lund"], "performer": ["Al Moe"]},
    )


def test_one_line_can_give_two_capacities() -> None:
    assert read("Pick Me\nMusic and Lyrics by Dora Quist\nWritten and Performed by Al Moe") == (
        "Pick Me",
        {"music_composer": ["Dora Quist"], "lyricist": ["Dora Quist"], "song_writer": ["Al Moe"], "performer": ["Al Moe"]},
    )


def test_publishers_and_producers_are_passed_over() -> None:
    assert read("Pick Me\nPublished by Moe Music (BMI)\nProduced by Al Moe\nComposed by Emil Harrow") == (
        "Pick Me",
        {"music_composer": ["Emil Harrow"]},
    )


def test_where_a_company_is_is_no_company() -> None:
    found = read("Low Tide\nPerformed by Japan\nCourtesy of Moe Records, Inc., Japan")
    assert found is not None
    assert found[1] == {"performer": ["Japan"], "rights_holder": ["Moe Records, Inc."]}


def test_a_work_that_nobody_asks_for_is_no_name_of_the_one_before() -> None:
    found = read("Low Tide\nWritten by\nAl Moe\nMix and additional work by Bo Ray\nPerformed by\nThe Skerries")
    assert found is not None
    assert found[1] == {"song_writer": ["Al Moe"], "performer": ["The Skerries"]}
