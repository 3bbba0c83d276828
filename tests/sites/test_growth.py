"""Reading a page four times as long costs about four times the work, whatever its rows are and however they are broken.

Work is counted, not timed: calls of Python functions and of built-in ones.
"""

from __future__ import annotations

import gc
import hashlib
import sys
from types import FrameType
from typing import Any

import pytest

from kg.model import Document
from kg.sites import read
from tests.sites.growing import CASES, Case, document

ROWS = 60
LIMIT = 6.0
"""Four times the rows are four times the work; what is between that and this is the sorting."""


def calls(page: Document) -> int:
    """How many functions are called while a page is read."""
    count = 0

    def seen(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    gc.disable()
    sys.setprofile(seen)
    try:
        read(page)
    finally:
        sys.setprofile(None)
        gc.enable()
    return count


@pytest.mark.parametrize("name", sorted(n for n in CASES if not n[-1:].isspace()))
def test_work_grows_as_the_page_does(name: str) -> None:
    case = CASES[name]
    # What is loaded once (lists of names, tables of countries), or remembered of words seen before, is no work of the page.
    for rows in (0, 1, ROWS, 4 * ROWS):
        read(document(case, rows))
    base = calls(document(case, 0))
    some, many = calls(document(case, ROWS)) - base, calls(document(case, 4 * ROWS)) - base
    assert many <= LIMIT * max(some, base / 4), f"{some} calls for {ROWS} rows, {many} for {4 * ROWS}"


@pytest.mark.parametrize("name", sorted(n for n in CASES if n[-1:].isspace()))
def test_noise_costs_work_as_it_grows(name: str) -> None:
    case = Case(*CASES[name][:3])
    for pieces in (0, 10, 40):
        read(document(case, pieces))
    base = calls(document(case, 0))
    some, many = calls(document(case, 10)) - base, calls(document(case, 40)) - base
    assert many <= LIMIT * max(some, base / 4), f"{some} calls for 200 pieces, {many} for 800"


def test_a_page_of_nothing_but_short_sentences_costs_work_as_it_grows() -> None:
    def page(lines: int) -> Document:
        text = '<!doctype html><link rel="canonical" href="https://www.imdb.com/title/tt0000001/">' + "<p>A new look.</p>" * lines
        return Document("a.html", hashlib.sha256(text.encode()).hexdigest(), text, len(text), media_type="text/html")

    for lines in (0, 100, 400):
        read(page(lines))
    base = calls(page(0))
    some, many = calls(page(100)) - base, calls(page(400)) - base
    assert many <= LIMIT * some, f"{some} calls for 100 lines, {many} for 400"
