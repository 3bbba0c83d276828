from __future__ import annotations

import json
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from kg.exports.framing import embeddable
from kg.exports.rich_results import for_google
from tests.exports.conftest import LANTERN

RATING = {"@type": "AggregateRating", "@id": "r", "ratingValue": 7.4, "bestRating": 10, "ratingCount": 812}
REVIEW = {"@type": "Review", "@id": "v", "author": {"@type": "Person", "name": "Ana"}, "reviewRating": {"ratingValue": 4, "bestRating": 5}}


def film(**values: Any) -> dict[str, Any]:
    return {"@type": "Movie", "@id": "m", "name": "The Lantern Keeper", "image": "https://films.test/a.jpg", **values}


@pytest.fixture
def lantern(exported: Callable[[str], Path]) -> dict[str, Any]:
    made: dict[str, Any] = json.loads((exported("jsonld") / "films/the-lantern-keeper-2003.jsonld").read_text())
    return made


@pytest.mark.parametrize("lacking", ["name", "image"])
def test_a_film_without_a_required_property_is_not_eligible_and_gets_none_invented(lacking: str) -> None:
    made, findings = for_google({key: value for key, value in film().items() if key != lacking})
    assert findings.missing == [lacking]
    assert not findings.movie
    assert lacking not in made


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"ratingValue": None}, "no value"),
        ({"ratingValue": "B+"}, "no number"),
        ({"bestRating": None}, "scale"),
        ({"ratingCount": None}, "count"),
        ({"ratingCount": 0}, "count"),
        ({"ratingValue": 11}, "not between"),
        ({"ratingValue": 0.5}, "not between"),
    ],
)
def test_an_aggregate_rating_that_breaks_a_rule_is_left_out_and_named(change: dict[str, Any], why: str) -> None:
    rating = {key: value for key, value in {**RATING, **change}.items() if value is not None}
    made, findings = for_google(film(aggregateRating=rating))
    assert "aggregateRating" not in made
    assert why in findings.left_out[0][2]
    assert "aggregateRating" in findings.recommended


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"author": None}, "no author"),
        ({"author": {"@type": "Person"}}, "no author"),
        ({"author": {"@type": "Person", "name": "x" * 100}}, "100 characters"),
        ({"reviewRating": None}, "no rating"),
        ({"reviewRating": {"ratingValue": "B+"}}, "no number"),
        ({"reviewRating": {"ratingValue": 4}}, "scale"),
    ],
)
def test_a_review_that_breaks_a_rule_is_left_out_and_named(change: dict[str, Any], why: str) -> None:
    review = {key: value for key, value in {**REVIEW, **change}.items() if value is not None}
    made, findings = for_google(film(review=review))
    assert "review" not in made
    assert why in findings.left_out[0][2]


def test_of_several_ratings_the_one_with_the_most_votes_stands() -> None:
    made, findings = for_google(film(aggregateRating=[{**RATING, "@id": "few", "ratingCount": 3}, RATING]))
    assert made["aggregateRating"]["@id"] == "r"
    assert [left[1] for left in findings.left_out] == ["few"]


def test_a_series_is_none_for_the_movie_carousel() -> None:
    assert not for_google(film(**{"@type": "TVSeries"}))[1].movie


def test_a_release_date_of_another_year_does_not_become_the_date_of_the_film() -> None:
    made, findings = for_google(film(dateCreated="1995", datePublished="1996-02-09"))
    assert made["dateCreated"] == "1995"
    assert any("only 1995" in note for note in findings.notes)


def test_an_image_that_cannot_be_crawled_is_none() -> None:
    made, findings = for_google(film(image="poster.jpg"))
    assert "image" not in made
    assert findings.missing == ["image"]


def test_a_film_with_everything_lacks_nothing() -> None:
    whole = film(aggregateRating=RATING, review=REVIEW, dateCreated="2003-05-09", director={"@type": "Person", "name": "Ilse Vandermolen"})
    made, findings = for_google(whole)
    assert findings.movie
    assert findings.snippet
    assert not findings.missing + findings.recommended + findings.left_out
    assert made == whole


def test_the_file_is_a_movie_with_nested_nodes(lantern: dict[str, Any]) -> None:
    assert lantern["@context"] == "https://schema.org"
    assert (lantern["@type"], lantern["@id"], lantern["name"]) == ("Movie", LANTERN, "The Lantern Keeper")
    assert lantern["image"] == "https://films.test/lantern.jpg"
    assert lantern["dateCreated"] == "2003-05-09"
    assert lantern["director"] == {"@type": "Person", "@id": "https://films.test/id/person/ilse-vandermolen", "name": "Ilse Vandermolen"}
    assert lantern["aggregateRating"]["ratingValue"] == 7.4
    assert lantern["aggregateRating"]["ratingCount"] == 812
    assert lantern["review"]["author"]["name"] == "tidewatcher"
    assert lantern["review"]["reviewRating"] == {
        "@type": "Rating",
        "@id": f"{LANTERN}/review/moviehall/a1/rating",
        "bestRating": 10,
        "ratingValue": 8,
    }
    assert "itemReviewed" not in lantern["review"]
    assert [actor.get("name") or actor["characterName"] for actor in lantern["actor"]] == [
        "Wen Li",
        "Otto Brandsma",
        "Ferrywoman",
        "The Keeper",
    ]


def test_only_schema_org_stands_in_it_unless_everything_is_asked_for(exported: Callable[..., Path], lantern: dict[str, Any]) -> None:
    assert "kgv" not in json.dumps(lantern)
    whole = json.loads((exported("jsonld", complete=True) / "films/the-lantern-keeper-2003.jsonld").read_text())
    assert whole["kgv:runtimeMinutes"] == 102
    assert len(whole["aggregateRating"]) == 3


def test_every_key_is_a_term_of_schema_org(exported: Callable[[str], Path]) -> None:
    from rdflib import SDO, URIRef

    def keys(node: Any) -> set[str]:
        if isinstance(node, dict):
            return set(node) | {key for value in node.values() for key in keys(value)}
        return {key for value in node for key in keys(value)} if isinstance(node, list) else set()

    for file in (exported("jsonld") / "films").iterdir():
        unknown = [key for key in keys(json.loads(file.read_text())) if not key.startswith("@") and URIRef(str(SDO) + key) not in SDO]
        assert not unknown, file.name


def test_the_markup_cannot_end_the_script_it_stands_in(exported: Callable[[str], Path]) -> None:
    scripts: list[str] = []

    class Scripts(HTMLParser):
        def handle_starttag(self, tag: str, attrs: object) -> None:
            scripts.append(tag)

    text = (exported("jsonld") / "films/the-lantern-keeper-2003.jsonld").read_text()
    assert "alert(1)" in text
    Scripts().feed(f'<script type="application/ld+json">{text}</script>')
    assert scripts == ["script"]
    assert json.loads(embeddable({"a": "</script><!-- & \u2028"})) == {"a": "</script><!-- & \u2028"}


def test_the_report_names_every_film_and_what_it_lacks(exported: Callable[[str], Path]) -> None:
    folder = exported("jsonld")
    rows = [json.loads(line) for line in (folder / "rich-results.jsonl").read_text().splitlines()]
    assert {row["film"] for row in rows} >= {LANTERN}
    assert all((folder / row["file"]).is_file() for row in rows)
    assert [row["film"] for row in rows if row["movieCarousel"]] == [LANTERN]
    text = (folder / "rich-results.txt").read_text()
    assert "missing, required: image" in text
    assert "5 films: 1 fit for the movie carousel" in text
