"""Quoted dialogue: who says what."""

from __future__ import annotations

from kg.model import Document
from kg.reading.dialogue import is_dialogue, speeches
from kg.reading.page import Page


def read(text: str, *known: str) -> list[tuple[str | None, str]]:
    page = Page(Document("x", "0" * 64, text, len(text)))
    return [(page.words(s) if s else None, page.words(t)) for s, t in speeches(page, (0, len(page.text)), set(known))]


def quoted(text: str) -> bool:
    page = Page(Document("x", "0" * 64, text, len(text)))
    return is_dialogue(page, (0, len(page.text)))


def test_prose_with_a_colon_is_no_dialogue() -> None:
    assert not quoted("The lamp was built for a museum. It has one rule: never put it out.")
    assert not quoted("i have one rule: never put it out.")
    assert quoted("Ingrid: Who lit it?")
    assert quoted("[looking up] Ingrid: Who lit it?")


def test_a_colon_within_a_sentence_begins_no_line() -> None:
    assert read("ann: i have one rule: never ask. bob: fine.") == [("ann", "i have one rule: never ask."), ("bob", "fine.")]


def test_an_abbreviation_ends_no_sentence() -> None:
    assert read("ann: which is? lt. bo raine: the second one.") == [("ann", "which is?"), ("lt. bo raine", "the second one.")]


def test_directions_stay_in_their_line_and_between_lines_stand_alone() -> None:
    assert read("ann: [softly] go on. [a bell] bob: no.") == [("ann", "[softly] go on."), (None, "[a bell]"), ("bob", "no.")]
    assert read("[first lines] ann: help!") == [(None, "[first lines]"), ("ann", "help!")]


def test_who_speaks_twice_is_a_speaker_whatever_the_words() -> None:
    assert [s for s, _ in read("man in the hall: yes? ann: no. man in the hall: oh.")] == ["man in the hall", "ann", "man in the hall"]


def test_the_mark_of_a_cut_quotation_is_left_out() -> None:
    assert read("ann: you are ... [...]") == [("ann", "you are ...")]
