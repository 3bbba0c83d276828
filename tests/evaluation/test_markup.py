"""Every page with markup about its film is read without it and held against it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.evaluation import markup, report
from kg.model import Claim, Document, Mention, Site
from kg.reading import say
from kg.reading.page import Page, Reading
from tests.evaluation.pages import FILM, page

NO_FILM = FILM.replace('"Movie"', '"Recipe"').replace("schema.org/Movie", "schema.org/Recipe").replace("v:Movie", "v:Recipe")


def _read(page: Page) -> Reading:
    """Reads the title, a director who is not there, and a running time."""
    title = next(page.find("Low Tide"))
    film = say.film(page, page.group(title))
    yield from say.naming(page, film, page.group(title))
    for length in page.find(r"\d+ min"):
        yield from say.running_time(page, film, page.group(length))
    for words in page.find("keeper"):
        yield from say.person_link(page, film, "director", page.group(words))


@pytest.fixture(autouse=True)
def one_site(monkeypatch: pytest.MonkeyPatch) -> None:
    """The only site there is, which reads every page the same way."""
    site = Site("plotbox", "Plotbox", "all pages", lambda page: 1.0, _read, "plotbox")
    monkeypatch.setattr("kg.sites.sites", lambda: {"plotbox": site, "general": site})


def test_a_page_is_held_against_its_markup() -> None:
    judged = markup.judge(page(FILM))
    assert judged.site == "plotbox"
    found = {(f.property, f.outcome, f.expected or f.found) for f in judged.findings}
    assert {("name", "right", "low tide"), ("duration", "right", "101"), ("director", "missing", "ada quill"),
            ("director", "wrong", "keeper"), ("genre", "missing", "drama")} <= found  # fmt: skip


def test_what_the_reader_could_not_have_seen_is_told() -> None:
    shown = {f.expected: f.shown for f in markup.judge(page(FILM)).findings}
    assert not shown["ada quill"]
    assert shown["low tide"]


@pytest.mark.parametrize("text", [NO_FILM, "<!doctype html><p>Low Tide</p>"])
def test_a_page_without_markup_about_a_film_is_not_judged(text: str) -> None:
    assert markup.judge(page(text)) == markup.Judged("page.html")


def test_pages_that_are_no_html_have_nothing_to_judge_by(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(FILM, encoding="utf-8")
    (tmp_path / "b.txt").write_text("Low Tide (1998)\n" * 20, encoding="utf-8")
    made = markup.evaluate([tmp_path])
    assert (dict(made.pages), made.without) == ({"plotbox": 1}, ["b.txt"])


def test_the_figures_as_table_and_as_json(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(FILM, encoding="utf-8")
    made = markup.evaluate([tmp_path])
    table = report.as_table(made, misses=True)
    assert "plotbox  name " in table
    assert "1 page judged, 0 with nothing to judge by" in table
    assert "a.html  director  missing (not shown): ada quill" in table
    data = json.loads(report.as_json(made))
    assert data["sites"]["plotbox"]["properties"]["director"]["f1"] == 0
    assert data["sites"]["plotbox"]["properties"]["actor"]["precision"] is None
    assert {miss["property"] for miss in data["misses"]} == {"genre", "director", "released", "actor"}


def test_nothing_to_judge_is_no_failure(tmp_path: Path) -> None:
    assert report.as_table(markup.evaluate([tmp_path])).endswith("0 pages judged, 0 with nothing to judge by\n")


def test_a_record_of_another_film_than_the_pages_is_all_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    other = Mention("film", ("ebb", ""))
    site = Site("plotbox", "", "", lambda page: 1.0, lambda page: iter([Claim(other, "year", "1911", page.places((0, 3)), "site")]))
    monkeypatch.setattr("kg.sites.sites", lambda: {"plotbox": site})
    assert not [f for f in markup.judge(page(FILM)).findings if f.outcome == "right"]


def test_without_site_files_the_general_reader_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Document] = []

    def read(page: Page) -> Reading:
        seen.append(page.document)
        yield from _read(page)

    own, general = (Site(name, "", "", lambda page: 1.0, how) for name, how in (("own", _read), ("general", read)))
    monkeypatch.setattr("kg.sites.sites", lambda: {"own": own, "general": general})
    assert markup.judge(page(FILM), site_files=False).findings
    assert len(seen) == 1
    assert "<script" not in seen[0].text
