"""``kg explain`` shows an HTML page as it is read: the visible text in order, then what stands in attributes and JSON."""

from __future__ import annotations

import html
import re
import zipfile
from pathlib import Path

import pytest

from kg import explanation
from kg.errors import RequestError
from kg.explanation import explain, passages
from kg.model import Claim, Document, Mention, Record
from kg.reading.html import HtmlPage
from kg.reading.page import Page
from tests.sites.steps import steps

HTML = '<title>x</title><h1>Salt <i>Road</i></h1><p>by Ada Quill<br>and Bo</p><meta itemprop="d" content="1987">'
MARKED = (
    '<script type="application/ld+json">{"@type": "Movie", "name": "Salt Road", "datePublished": "1987-02-03"}</script>'
    "<h1>Salt Road</h1><p>Nobody reads this.&lt;script&gt;&#27;[2J</p>"
)
FILM = Mention("film", ("salt road", ""))


def test_twice_as_many_claims_take_twice_as_long_to_show_and_not_four_times() -> None:
    def work(rows: int) -> int:
        names = [f"Bo{number} Marsh" for number in range(rows)]
        page = Page(Document("page.txt", "0" * 64, "\n".join(names), 1))
        claims = tuple(page.claim(FILM, "name", (at := page.text.index(name), at + len(name))) for name in names)
        record = Record(page.document, "", FILM, claims)
        return steps(explanation, lambda: list(passages(record)))

    assert work(800) < 2.2 * work(400)


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


def test_claimed_words_stand_out_and_a_page_cannot_command_the_terminal(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(MARKED, encoding="utf-8")
    text = explain(page, mark=lambda words: f"[{words}]")
    assert "[Salt Road]" in text
    assert "% of the characters read by nobody" in text.splitlines()[0]
    assert "·  Nobody reads this." in text
    assert "\x1b" not in text


def test_as_html_the_whole_text_is_there_claimed_words_are_marked_and_nothing_is_markup(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(MARKED, encoding="utf-8")
    shown = explain(page, form="html")
    assert re.search(r'<mark title="film\(salt road[^"]*\)\.name = Salt Road[^"]*">Salt Road</mark>', shown)
    assert "Nobody reads this.&lt;script&gt;" in shown
    assert "<script>" not in shown
    visible = html.unescape(re.sub(r"<[^>]*>", "", shown.partition("<main>")[2].partition("</main>")[0]))
    assert visible.split() == HtmlPage(Document("page.html", "0" * 64, MARKED, 1, media_type="text/html")).text.split()


def test_a_page_in_an_archive_is_named_as_reports_name_it(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "pages.zip", "w") as archive:
        archive.writestr("a/one.html", MARKED)
        archive.writestr("b/two.html", MARKED.replace("Road", "Marsh"))
    whole = tmp_path / "pages.zip"
    assert explain(Path(f"{whole}!/b/two.html")).startswith("pages.zip!/b/two.html: ")
    assert "the first of several" not in explain(Path(f"{whole}!/a/one.html"))
    assert "the first of several; to see another, name it, such as pages.zip!/b/two.html" in explain(whole)
    with pytest.raises(RequestError, match=r"pages.zip: holds no document 'c.html'; name it as the report of a build does"):
        explain(Path(f"{whole}!/c.html"))
    with pytest.raises(RequestError, match="no such file"):
        explain(Path(f"{tmp_path}/other.zip!/c.html"))


def test_of_a_folder_the_first_page_is_shown_and_that_there_are_others(tmp_path: Path) -> None:
    for name in ("b.html", "a.html"):
        (tmp_path / name).write_text(MARKED + name, encoding="utf-8")
    head, note, *_ = explain(tmp_path).splitlines()
    assert head.startswith("a.html: ")
    assert note == "notice: a.html: the first of several; to see another, name it, such as b.html"
