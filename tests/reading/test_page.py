"""A page says where its words stand: every range of its text leads back to the document's own characters."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Document, Mention
from kg.reading.page import Page, Span
from kg.text import collapse

SNIPPETS = st.sampled_from(
    ["a", "Zoë", " ", "  ", "\n", "\n\n", "\n \n", "\t", "\u00a0", "&nbsp;", "&amp;nbsp;", "&amp;", "&amp;amp;", "&#233;", "&#xE9;",
    "&#160;",
     "&lt;", "&quot;", "&bogus;", "&", ";", "AT&T", "🎬", "e\u0301", "\u2028", "\u200b", ".", "&#0;", "&#55357;", "&NotEqualTilde;",
     "&acE;"]
)  # fmt: skip
RAW = st.one_of(st.lists(SNIPPETS, max_size=25).map("".join), st.text(max_size=60))
FILM = Mention("film", ("x", ""))


def page(text: str) -> Page:
    return Page(Document("page.txt", "0" * 64, text, len(text)))


@pytest.mark.parametrize("span", [(0, 0), (3, 3), (1, 2), (5, 1)])
def test_an_empty_range_is_no_evidence(span: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="empty"):
        page("a b c d").evidence(span)


def test_a_rule_that_refuses_the_words_makes_no_claim() -> None:
    with pytest.raises(ValueError, match="not a date"):
        page("someday").claim(FILM, "released", (0, 7), "date")


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("", ""),
        ("a  b\tc", "a b c"),
        ("a\nb", "a\nb"),
        ("a \n b", "a\nb"),
        ("a\n\nb", "a\n\nb"),
        ("a\n \n\n b", "a\n\nb"),
        ("a\n&nbsp;\nb", "a\n\nb"),
        ("a&nbsp;&nbsp;b", "a b"),
        ("a&amp;nbsp;b", "a b"),
        ("Tom &amp; Ann", "Tom & Ann"),
        ("Tom &amp;amp; Ann", "Tom & Ann"),
        ("&#233;t&#xE9;", "été"),
        ("AT&T;", "AT&T;"),
        ("a &bogus; b", "a &bogus; b"),
    ],
)
def test_the_text_is_decoded_and_its_blanks_collapsed(raw: str, text: str) -> None:
    assert page(raw).text == text


@given(RAW, st.data())
def test_the_evidence_of_any_range_is_there_in_the_document(raw: str, data: st.DataObject) -> None:
    read = page(raw)
    start = data.draw(st.integers(0, len(read.text)))
    end = data.draw(st.integers(start, len(read.text)))
    if not read.text[start:end].strip():
        return
    place = read.evidence((start, end))
    assert 0 <= place.start < place.end <= len(raw)
    assert raw[place.start : place.end] == place.exact
    assert place.exact.strip() == place.exact


@given(RAW, st.data())
def test_the_quoted_words_say_what_the_range_says(raw: str, data: st.DataObject) -> None:
    read = page(raw)
    words = [
        Span(a, b) for a, b in pairwise([0, *(i for i, c in enumerate(read.text) if c.isspace()), len(read.text)]) if read.text[a:b].strip()
    ]
    if not words:
        return
    first, last = sorted(data.draw(st.tuples(st.integers(0, len(words) - 1), st.integers(0, len(words) - 1))))
    span = (words[first].start, words[last].end)
    claim = read.claim(FILM, "name", span)
    assert claim.value == collapse(claim.evidence[0].exact) == read.words(span)


@given(RAW)
def test_the_whole_text_says_what_the_document_says(raw: str) -> None:
    assert collapse(page(raw).text) == collapse(raw)


@given(RAW)
def test_no_run_of_blanks_is_left(raw: str) -> None:
    text = page(raw).text
    assert "  " not in text
    assert "\n\n\n" not in text
    assert " \n" not in text
    assert "\n " not in text


@given(RAW)
def test_every_line_is_found_again_by_its_positions(raw: str) -> None:
    read = page(raw)
    for number, line in enumerate(read.lines):
        assert read.line_at(line.start) == number
        assert read.line_at(line.end - 1) == number
        assert "\n" not in read.text[line.start : line.end]


@given(RAW)
def test_split_leaves_out_separators_and_empty_ranges(raw: str) -> None:
    read = page(raw)
    for piece in read.split((0, len(read.text)), r"[.;]"):
        assert read.text[piece.start : piece.end].strip() == read.text[piece.start : piece.end] != ""
        assert not set(".;") & set(read.text[piece.start : piece.end])
