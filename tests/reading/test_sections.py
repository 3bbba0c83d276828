"""Marks, what is struck out, and content between marks, with line breaks or without."""

from __future__ import annotations

from kg.model import Document
from kg.reading.html import HtmlPage
from kg.reading.page import Page, Span
from kg.reading.sections import Mark, Sheet, in_flow, known_run

LABELS = {"country": r"(?<!\w)country:", "release": r"release date:", "more": r"see more »"}
BARE = {"trivia": "trivia", "box_office": "box office"}


def page(text: str) -> Page:
    return Page(Document("x", "0" * 64, text, len(text)))


def sheet(text: str) -> Sheet:
    made = Sheet(page(text))
    made.mark(LABELS, BARE, {"box_office"})
    return made


def names(text: str) -> list[str]:
    return [mark.name for mark in sheet(text).marks]


def test_a_common_word_in_prose_is_no_label() -> None:
    assert names("he knew a lot of trivia about boats. see more »") == ["more"]
    assert names("it was a box office success. see more »") == ["more"]


def test_a_bare_label_counts_after_a_mark_on_its_own_line_or_before_a_label() -> None:
    assert names("x see more » trivia the boat leaks. see more »") == ["more", "trivia", "more"]
    assert names("some line\nTrivia\nthe boat leaks.\nmore\nlines\nhere") == ["trivia"]
    assert names("oslo, norway box office country: usa") == ["box_office", "country"]


def test_a_label_broken_by_a_line_end_is_the_same_label() -> None:
    assert names("Release\nDate:\n1 May 2001\na\nb\nc") == ["release"]


def test_content_ends_at_the_next_mark_or_with_its_line() -> None:
    flow = sheet("country: usa | uk release date: 1 may 2001 see more »")
    assert flow.page.words(flow.content(flow.marks[0])) == "usa | uk"
    lines = sheet("Country:\nUSA\n\nEnglish | Russian\n\nRelease Date:\n1 May 2001\nSee more »\nend")
    assert lines.page.words(lines.content(lines.marks[0])) == "USA"


def test_lines_that_lead_to_a_closing_mark_are_one_content() -> None:
    lines = sheet("Country:\nUSA |\nUK\nSee more »\n\na\nb\nc")
    assert lines.page.words(lines.content(lines.marks[0], {"more"})) == "USA | UK"


def test_what_is_struck_out_is_not_found_again() -> None:
    made = sheet("one two one")
    made.take((0, 3))
    assert [m.span() for m in made.find("one")] == [(8, 11)]
    assert [made.page.words(s) for s in made.rest()] == ["two one"]


def test_an_added_mark_takes_its_place_in_order() -> None:
    made = sheet("a country: b release date: c")
    made.add(Mark(11, 12, "own"))
    assert [m.name for m in made.marks] == ["country", "own", "release"]


def test_a_wrapped_page_is_in_flow_and_a_list_of_lines_is_not() -> None:
    assert in_flow(page("\n".join(["twelve words that fill the width of a line and go on and"] * 12)))
    assert not in_flow(page("\n".join(["short", "a somewhat longer line that says more than the others do", "x"] * 8)))


def test_a_run_of_known_words_stops_where_another_list_begins() -> None:
    text = page("south korea | usa english | russian")
    found, end = known_run(text, Span(0, len(text.text)), {"south korea", "usa"})
    assert [text.words(s) for s in found] == ["south korea", "usa"]
    assert text.text[end:].strip() == "english | russian"


def test_what_another_reader_looked_at_before_is_no_text_of_the_sheet() -> None:
    html = '<head><link rel="canonical" href="https://films.example/1"></head><p>Director: Ann Oland</p>'
    page = HtmlPage(Document("a.html", "0" * 64, html, len(html), media_type="text/html"))
    assert page.range_of_attribute(page.one("link"), "href")
    assert page.text.endswith("https://films.example/1")
    assert Sheet(page).text == "Director: Ann Oland"
