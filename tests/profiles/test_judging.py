"""A page that no longer gives what its site's pages give is noticed; any other is not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg import documents
from kg.intake import read_document
from kg.model import Claim, Document, Mention, Notice
from kg.profiles import notices
from kg.profiles.profile import CORE
from tests.conftest import SEEDS
from tests.profiles.data import FILM, PLOTBOX, page, record

MOST = tuple(name for name in CORE if name not in ("name", "year", "description", "genre", "duration"))


@pytest.fixture
def one_profile(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.profiles.judging.profiles", lambda: (PLOTBOX,))


pytestmark = pytest.mark.usefixtures("one_profile")


def codes(document: Document, without: tuple[str, ...] = (), **more: list[str]) -> list[tuple[str, str]]:
    return [(n.code, n.severity) for n in notices(document, record(document, without, **more))]


@pytest.mark.parametrize("document", [
    page("/film/low-tide/reviews"), page("/list/best-of-1998"), page("/person/bo-marsh/start"), page(""),
    page(host="other.example"), page(size=100), replace(page(), media_type="text/plain"),
], ids=["sub-page", "list", "person", "no address", "other site", "piece", "text"])  # fmt: skip
def test_of_other_pages_nothing_is_expected(document: Document) -> None:
    assert codes(document, CORE) == []


def test_a_page_as_the_site_makes_them_is_no_news() -> None:
    assert codes(page()) == []


def test_films_differ_and_may_lack_this_or_that() -> None:
    assert [severity for _, severity in codes(page(), ("director", "certificate", "rating.score", "rating.rating_count"))] == ["info"]


def test_two_things_gone_at_once_that_no_film_lacks_are_noticed() -> None:
    assert codes(page(), ("country", "language")) == [("layout-changed", "notice")]
    assert [severity for _, severity in codes(page(), ("country",))] == ["info"]


def test_a_series_has_no_director_and_may_have_no_year() -> None:
    series = Mention("series", FILM.identity)
    whole = record(page(), ("director", "year"))
    moved = tuple(c._replace(subject=series if c.subject == FILM else c.subject._replace(of=series)) for c in whole.claims)
    assert [n.severity for n in notices(page(), replace(whole, film=series, claims=moved))] == ["info"]


def test_a_property_that_only_some_pages_give_is_never_missed() -> None:
    assert codes(page(), keyword=[]) == []


@pytest.mark.parametrize("path", ["/film/low-tide/start", "/film/low-tide", "/de/film/low-tide/start", "/film/low-tide/start?tab=1"])
def test_a_page_that_lacks_most_of_the_core_is_noticed(path: str) -> None:
    assert codes(page(path), MOST) == [("layout-changed", "notice")]


def test_a_page_whose_site_was_not_recognized_is_noticed_by_its_address() -> None:
    document = page()
    found = list(notices(document, replace(record(document, CORE), site="")))
    assert [n.code for n in found] == ["layout-changed"]


def test_the_notice_names_the_labels() -> None:
    body = "<h4>Directed by:</h4>Ada Quill<h4>How long:</h4>101 min<h2>Players</h2>"
    (notice,) = notices(page(body=body), record(page(body=body), MOST))
    assert "missing: director, writer" in notice.what
    assert "labels found: “Directed by:”, “Players”" in notice.what
    assert "labels missing: “Length:”" in notice.what
    assert "labels that are new: “How long:”" in notice.what
    assert notice.where == "low-tide.html"


def test_a_page_that_gives_far_too_much_is_noticed() -> None:
    assert codes(page(), actor=[f"person {n}" for n in range(100)]) == []
    assert codes(page(), actor=[f"person {n}" for n in range(130)]) == [("layout-changed", "notice")]


def test_a_page_whose_reader_says_why_it_gives_nothing_is_no_news() -> None:
    document = page()
    told = replace(record(document, CORE), notices=(Notice("not-one-film", "a list", document.name),))
    assert list(notices(document, told)) == []


@pytest.mark.parametrize(("name", "value"), [("year", "1066"), ("year", "9999"), ("released", "3001-01-01"), ("runtime_minutes", "0")])
def test_a_value_that_cannot_be_is_noticed(name: str, value: str) -> None:
    assert ("out-of-range", "notice") in codes(page(""), **{name: [value]})


def test_a_score_beyond_its_scale_is_noticed() -> None:
    rating = Mention("rating", ("x", "plotbox", "users"), FILM)
    for score, expected in (("7.5", []), ("75", ["out-of-range"])):
        claims = (Claim(rating, "score", score, ()), Claim(rating, "best", "10", ()))
        found = notices(page(""), replace(record(page("")), claims=claims))
        assert [n.code for n in found] == expected


def test_a_value_that_is_no_number_has_no_range() -> None:
    assert codes(page(""), year=["soon"]) == []


def test_the_seeds_and_fixtures_are_no_news(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert list(_unusual([SEEDS, Path(__file__).parent.parent / "sites"])) == []


def _unusual(paths: list[Path]) -> list[str]:
    found = [item for item in documents.find(paths) if isinstance(item, Document) and not item.name.endswith(".py")]
    ours = ("layout-changed", "layout-differs", "out-of-range")
    return [str(notice) for item in found for notice in read_document(item, "").notices if notice.code in ours]
