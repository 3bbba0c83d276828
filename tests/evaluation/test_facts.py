"""What pages are read to say, held against a file of facts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.errors import RequestError
from kg.evaluation import facts
from kg.model import Site
from kg.reading.html import HtmlPage
from kg.reading.markup.film import claims

FILM = {
    "name": "Low Tide", "year": 1998, "runtime_seconds": 6060, "genres": ["Drama"], "director": ["Ada Quill"],
    "cast": [{"name": "Bo Marsh", "characters": ["The Keeper"]}, {"name": "Cy Oland", "characters": ["A Sailor"]},
             {"name": "Di Reef", "characters": None}],
    "countries": ["United States"], "languages": ["English"], "releaseDate": [1998, 3, 6], "certificate": None,
}  # fmt: skip
PAGE = """<!doctype html><title>Low Tide (1998)</title><script type="application/ld+json">{"@context": "https://schema.org",
"@type": "Movie", "name": "Low Tide", "dateCreated": "1998", "duration": "PT1H41M", "genre": ["Drama", "War"],
"director": {"@type": "Person", "name": "Quill Ada"}, "countryOfOrigin": "USA", "actor": [
{"@type": "PerformanceRole", "actor": {"@type": "Person", "name": "Bo Marsh"}, "characterName": "The Keeper"}]}</script>
<h1>Low Tide (1998)</h1><table><tr><td>Bo Marsh<td>...<td>The Keeper</table>"""


@pytest.fixture(autouse=True)
def one_site(monkeypatch: pytest.MonkeyPatch) -> None:
    """The only site there is: its pages are read by their markup, and without it by nobody."""
    own = Site("plotbox", "Plotbox", "all pages", lambda page: 1.0, lambda page: claims(page) if isinstance(page, HtmlPage) else iter(()))
    monkeypatch.setattr("kg.sites.sites", lambda: {"plotbox": own, "general": own})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "tt0000001.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "pages" / "unknown.html").write_text(PAGE.replace("Low Tide", "Ebb"), encoding="utf-8")
    (tmp_path / "facts.json").write_text(json.dumps({"tt0000001": FILM}), encoding="utf-8")
    return tmp_path


def _misses(made: facts.Evaluation) -> set[tuple[str, str, str]]:
    return {(f.property, f.outcome, f.expected or f.found) for f in made.figures.findings if f.outcome != "right"}


def test_facts_in_the_form_in_which_they_are_compared() -> None:
    known = facts.known_of(FILM)
    assert known["cast"] == ("bo marsh|the keeper", "cy oland|a sailor", "di reef|")
    assert (known["country"], known["language"], known["duration"]) == (("us",), ("en",), ("101",))
    assert known["released"] == ("1998-03-06",)
    assert "certificate" not in known


def test_pages_are_held_against_the_facts_of_their_film(folder: Path) -> None:
    made = facts.evaluate([folder / "pages"], folder / "facts.json")
    assert made.without == ["unknown.html"]
    tallies = next(tallies for site, tallies in made.figures.sites.items() if site != "all")
    assert {name for name, tally in tallies.items() if tally.f1 == 1} >= {"name", "year", "duration", "director", "country", "cast"}
    assert ("genre", "wrong", "war") in _misses(made)


def test_rows_of_the_cast_that_the_page_does_not_show_are_not_missing(folder: Path) -> None:
    assert not {value for name, _, value in _misses(facts.evaluate([folder / "pages"], folder / "facts.json")) if name == "cast"}


def test_a_row_that_the_page_shows_is_missing_where_it_is_not_read(folder: Path) -> None:
    path = folder / "pages" / "tt0000001.html"
    path.write_text(
        PAGE.replace("Bo Marsh", "Cy Oland").replace("The Keeper", "a sailor").replace('"name": "Cy Oland"', '"name": "Bo Marsh"')
    )
    misses = _misses(facts.evaluate([folder / "pages"], folder / "facts.json"))
    assert ("cast", "wrong", "bo marsh|a sailor") in misses


def test_known_differences_count_neither_way(folder: Path) -> None:
    rows = folder / "differences.toml"
    rows.write_text(
        '[[difference]]\nfilm = "tt0000001"\nproperty = "genre"\nvalue = "War"\nreason = "given for a while"\n', encoding="utf-8"
    )
    made = facts.evaluate([folder / "pages"], folder / "facts.json", rows)
    assert not {value for name, _, value in _misses(made) if name == "genre"}


def test_without_site_files_only_what_the_page_shows_is_read(folder: Path) -> None:
    made = facts.evaluate([folder / "pages"], folder / "facts.json", site_files=False)
    assert not [f for f in made.figures.findings if f.property == "country" and f.outcome == "right"]


def test_a_page_that_cannot_be_parsed_is_passed_over(folder: Path) -> None:
    (folder / "pages" / "tt0000001.html").write_text("<!doctype html><div>" + "<div>" * 90_000, encoding="utf-8")
    assert "tt0000001.html" in facts.evaluate([folder / "pages"], folder / "facts.json").without


@pytest.mark.parametrize("text", ["", "[", "difference = 3", '[[difference]]\nfilm = "tt1"\nproperty = "genre"\nvalue = "War"\n'])
def test_a_difference_without_its_reason_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "differences.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RequestError):
        facts.read_differences(path)


@pytest.mark.parametrize("text", ["", "[]", '{"tt0000001": 3}'])
def test_a_file_that_holds_no_facts_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "facts.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RequestError):
        facts.evaluate([tmp_path], path)
