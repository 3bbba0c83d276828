"""A page without its markup shows the same words, and tells machines nothing more."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg import documents
from kg.evaluation.stripping import without_markup
from kg.model import Claim, Document
from kg.reading.html import HtmlPage
from kg.reading.markup.film import claims
from tests.evaluation.pages import FILM, page

PAGES = os.environ.get("KG_PAGES", "")


def test_nothing_of_the_markup_is_left() -> None:
    left = without_markup(page(FILM)).text
    for gone in ("ld+json", "og:title", "itemprop", "itemscope", "itemtype", "property=", "typeof", "v:rating", "only for machines",
                 'content="A keeper waits."', "PT1H41M"):  # fmt: skip
        assert gone not in left


def test_what_is_no_markup_stays() -> None:
    left = without_markup(page(FILM)).text
    for kept in (
        "<!doctype html>",
        'charset="utf-8"',
        'rel="canonical"',
        "__NEXT_DATA__",
        'class="title"',
        'datetime="PT101M"',
        'rel="nofollow"',
    ):
        assert kept in left


def test_without_site_files_no_script_stays() -> None:
    assert "<script" not in without_markup(page(FILM), scripts=False).text


def test_the_page_shows_the_same_words() -> None:
    assert HtmlPage(without_markup(page(FILM))).text == HtmlPage(page(FILM)).text


def test_what_is_stripped_stays_as_it_is() -> None:
    once = without_markup(page(FILM))
    assert without_markup(once).text == once.text


def test_a_text_page_has_no_markup() -> None:
    text = Document("p.txt", "0" * 64, FILM, len(FILM))
    assert without_markup(text) is text


def test_the_document_is_called_as_before() -> None:
    before, after = page(FILM), without_markup(page(FILM))
    assert (after.name, after.digest, after.media_type) == (before.name, before.digest, before.media_type)
    assert after.size == len(after.text)


@pytest.mark.skipif(not PAGES, reason="KG_PAGES does not say where saved pages are")
def test_saved_pages_show_the_same_words_and_have_no_markup_left() -> None:
    for document in documents.find([Path(PAGES)]):
        if isinstance(document, Document) and document.media_type == "text/html":
            before, after = HtmlPage(document), HtmlPage(without_markup(document))
            assert after.text == before.text, document.name
            assert not any(isinstance(item, Claim) for item in claims(after)), document.name
