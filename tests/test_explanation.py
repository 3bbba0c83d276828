"""``kg explain`` shows an HTML page as it is read: the visible text in order, then what stands in attributes and JSON."""

from __future__ import annotations

from kg.explanation import passages
from kg.model import Claim, Document, Mention, Record
from kg.reading.html import HtmlPage

HTML = '<title>x</title><h1>Salt <i>Road</i></h1><p>by Ada Quill<br>and Bo</p><meta itemprop="d" content="1987">'
FILM = Mention("film", ("salt road", ""))


def test_every_claim_stands_beside_its_words_and_no_words_are_lost() -> None:
    document = Document("page.html", "0" * 64, HTML, len(HTML), media_type="text/html")
    page = HtmlPage(document)

    def said(words: str) -> Claim:
        start = page.text.index(words)
        return page.claim(FILM, "name", (start, start + len(words)))

    hidden = page.range_of_attribute(page.one("meta"), "content")
    assert hidden is not None
    claims = (said("Salt Road"), said("Ada Quill\nand Bo"), page.claim(FILM, "year", hidden))
    found = list(passages(Record(document, "", FILM, claims)))
    assert [(p.text.strip(), len(p.claims)) for p in found] == [
        ("Salt Road", 1), ("by", 0), ("Ada Quill", 1), ("and Bo", 1), ("1987", 1),
    ]  # fmt: skip
    assert [p.path.rpartition("/")[2] for p in found if p.path] == ["@content"]


def test_a_page_of_which_nothing_was_read_is_shown_whole() -> None:
    document = Document("page.html", "0" * 64, HTML, len(HTML), media_type="text/html")
    assert [p.text for p in passages(Record(document, "", None, ()))] == ["Salt Road\n\nby Ada Quill\nand Bo"]
