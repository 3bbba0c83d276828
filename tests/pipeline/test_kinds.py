"""One id, several kinds: pages that know a thing as a film, a series or an episode end in one thing, and never end the build."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import pipeline
from kg.model import Options
from kg.rdf.validate import validate
from kg.vocabulary import more_telling
from tests.sites.imdb_next_pages import HEAD, changed, html

FILM = HEAD["titleType"]
EPISODE = {"id": "tvEpisode", "isEpisode": True, "isSeries": False}
SERIES = {"id": "tvSeries", "isEpisode": False, "isSeries": True}


def heads(*kinds: str) -> list[str]:
    """Pages of one title, each of which says of another kind that it is one."""
    within = {"series": {"id": "tt0900010", "titleText": {"text": "Salt Town"}}, "episodeNumber": {"episodeNumber": 14, "seasonNumber": 5}}
    parts = {
        "film": {"titleType": FILM},
        "episode": {"titleType": EPISODE, "series": within},
        "series": {"titleType": SERIES, "releaseYear": {"year": 1987, "endYear": 1991}, "episodes": {"seasons": [{"number": 1}]}},
    }
    return [html(changed(HEAD, **parts[kind], meterRanking={"currentRank": number + 1})) for number, kind in enumerate(kinds)]


def built(folder: Path, pages: list[str]) -> pipeline.Built:
    (folder / "in").mkdir()
    for number, page in enumerate(pages):
        (folder / "in" / f"{number}.html").write_text(page, encoding="utf-8")
    return pipeline.build([folder / "in"], folder / "out", Options(jobs=1, claims="nq"))


@pytest.mark.parametrize("kinds", [("film", "episode"), ("episode", "film"), ("film", "series"), ("series", "film")])
def test_what_one_page_knows_better_it_is(tmp_path: Path, kinds: tuple[str, str]) -> None:
    made = built(tmp_path, heads(*kinds))
    better = next(kind for kind in kinds if kind != "film")
    films = set(made.report.films.values())
    assert len(films) == 1
    assert f"/{better}/" in films.pop()
    assert not made.report.left_out
    assert not [r for r in validate(tmp_path / "out" / "kg.ttl").results if r.severity == "violation"]


@pytest.mark.parametrize("kinds", [("series", "episode"), ("episode", "series"), ("film", "series", "episode")])
def test_what_the_thing_cannot_have_is_left_out_and_said(tmp_path: Path, kinds: tuple[str, ...]) -> None:
    made = built(tmp_path, heads(*kinds))
    assert (made.written, made.exit_code) == (True, 1)
    assert {finding.message for finding in made.report.left_out} == {
        f"What is an episode has no {name}." for name in ("end_year", "seasons")
    }
    assert not [r for r in validate(tmp_path / "out" / "kg.ttl").results if r.severity == "violation"]


def test_the_order_of_the_pages_does_not_matter() -> None:
    assert {more_telling("film", "series"), more_telling("series", "film")} == {"series"}
    assert {more_telling("series", "episode"), more_telling("episode", "series")} == {"episode"}
    assert {more_telling("artist", "person"), more_telling("person", "artist")} == {"person"}
