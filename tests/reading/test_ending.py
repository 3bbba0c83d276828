"""Pages that break off, and pages that only look so."""

from __future__ import annotations

import pytest

from kg.model import Document
from kg.reading.ending import cut_off
from kg.sites import read

WHOLE = (
    '<!DOCTYPE html>\n<html lang="en"><head><title>The Salt Ledger</title></head><body class="wide"><!-- page --><div id="main">'
    '<p>A ship that is not written down.<p>Vera Lund<a href="/name/">more</a></div><script>if (1 < 2) { go(); }</script></body></html>\n'
)


@pytest.mark.parametrize(
    "text",
    [
        WHOLE,
        WHOLE.upper(),
        WHOLE.replace("</html>", ""),
        WHOLE + "<!-- saved by a tool -->" * 200,
        WHOLE.replace("</body></html>", ""),  # a publisher that leaves out what HTML allows to be left out
        "<div><p>A fragment that nobody closed",
        "<body><div>A fragment of a page",
        "",
    ],
)
def test_a_whole_page_and_a_fragment_are_not_cut_off(text: str) -> None:
    assert cut_off(text) == ""


@pytest.mark.parametrize(
    ("end", "where"),
    [
        ("<div id", "in a tag"),
        ('<a href="/na', "in a tag"),
        ("</di", "in a tag"),
        ("written", "in a <div>"),
        ("more</a>", "in a <div>"),
        ("go()", "in a script"),
        ("<!-- pa", "in a comment"),
    ],
)
def test_a_page_that_ends_inside_its_body_is_cut_off(end: str, where: str) -> None:
    assert cut_off(WHOLE[: WHOLE.index(end) + len(end)]) == where


def test_every_place_of_the_body_where_a_page_is_cut_is_told_but_between_elements() -> None:
    inner = range(WHOLE.index("<div") + 2, WHOLE.index("</div>"))
    assert [at for at in inner if not cut_off(WHOLE[:at])] == []


def test_a_cut_page_is_reported_once_and_read() -> None:
    text = WHOLE[: WHOLE.index("Vera")]
    record = read(Document("page.html", "0" * 64, text, len(text), media_type="text/html"))
    assert [n.what for n in record.notices if n.code == "cut-off"] == ["the page is cut off in a <div>"]
    whole = read(Document("page.html", "0" * 64, WHOLE, len(WHOLE), media_type="text/html"))
    assert not any(n.code == "cut-off" for n in whole.notices)
