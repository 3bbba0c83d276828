"""HTML inside a JSON string: the words between its tags, each leading back to where it stands in the block."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.intake import unverified
from kg.model import Document, Mention
from kg.reading.html import HtmlPage
from kg.reading.markup.block import Block
from kg.text import RULES

FILM = Mention("film", ("salt road", "1987"))


def page_with(value: str, *, escaped: bool = True) -> tuple[HtmlPage, Block]:
    data = json.dumps({"text": value}, ensure_ascii=False)
    if escaped:
        data = data.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    html = f'<script id="d" type="application/json">{data}</script>'
    page = HtmlPage(Document("page.html", "0" * 64, html, len(html), media_type="text/html"))
    return page, Block(page, page.one("#d"))


def words_of(value: str) -> str:
    page, block = page_with(value)
    span = block.range("/text", tagged=True)
    assert span is not None
    return page.text[span.start : span.end]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("Plain words", "Plain words"), ('<a href="/x?a=1&amp;b=2">Ada</a> walks', "Ada walks"), ("one<br/><br/>two", "one two"),
        ("It&#39;s &quot;salt&quot;", 'It\'s "salt"'), ("<ul><li>one</li><li>two</li></ul>", "one two"), ("a <i>mu</i>le", "a mule"),
        ("2 < 3 and 3 > 2", "2 < 3 and 3 > 2"), (" <b> wide </b>  gaps ", "wide gaps"), ("tab\there", "tab here"),
    ],
)  # fmt: skip
def test_tags_are_left_out_and_breaks_are_blanks(value: str, words: str) -> None:
    assert words_of(value) == words


@pytest.mark.parametrize("value", ["<br/>", "<p></p>", "&nbsp;"])
def test_what_shows_no_words_has_no_range(value: str) -> None:
    assert page_with(value)[1].range("/text", tagged=True) is None


def test_a_part_of_the_words_quotes_the_least_of_the_spelling() -> None:
    page, block = page_with('By <a href="/name/nm0900010/">Oda Reed</a> alone')
    span = block.range("/text", tagged=True)
    assert span is not None
    at = page.text.index("Oda Reed", span.start)
    claim = page.claim(FILM, "alternate_name", (at, at + 8))
    assert (claim.value, claim.evidence[0].exact, claim.rule) == ("Oda Reed", "Oda Reed", "")
    whole = page.claim(FILM, "alternate_name", span)
    assert (whole.value, whole.rule) == ("By Oda Reed alone", "json-html")
    assert unverified(whole, page.document, page.tree) == ""


@given(
    st.lists(
        st.sampled_from(["<b>", "</b>", "<br/>", "&amp;", "&#39;", "salt", " ", "\n", '"', "<", ">", "é", "\\", "<a href='x'>", "</a>"])
    )
)
def test_what_is_shown_is_what_the_rule_makes_of_the_quoted_spelling(pieces: list[str]) -> None:
    value = "".join(pieces)
    page, block = page_with(value)
    span = block.range("/text", tagged=True)
    if span is not None:
        claim = page.claim(FILM, "alternate_name", span)
        assert unverified(claim, page.document, page.tree) == ""
        assert claim.value == " ".join(page.text[span.start : span.end].split())


# --- numbers that data gives apart -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "words", "value"),
    [
        ("date-of-parts", "1987 5 2", "1987-05-02"), ("date-of-parts", "1987 12", "1987-12"), ("date-of-parts", "1987", "1987"),
        ("duration-of-seconds", "7920", "PT2H12M"), ("duration-of-seconds", "33", "PT33S"), ("minutes-of-seconds", "7920", "132"),
        ("sum", "35 11", "46"), ("sum", "1,204", "1204"),
    ],
)  # fmt: skip
def test_rules_for_data(rule: str, words: str, value: str) -> None:
    assert RULES[rule](words) == value


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("date-of-parts", "1987 13 2"), ("date-of-parts", "1987 2 30"), ("date-of-parts", "87 2 3"), ("date-of-parts", "1987 5 2 1"),
        ("date-of-parts", ""), ("duration-of-seconds", "0"), ("duration-of-seconds", "-4"), ("minutes-of-seconds", "1.5"), ("sum", "a few"),
    ],
)  # fmt: skip
def test_what_is_no_value_is_refused(rule: str, words: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (which words say no more)
        RULES[rule](words)
