"""Disagreements between pages, by their kind; what is none."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from kg.exports import wording
from kg.fuse.conflicts import conflicts
from kg.model import Conflict, ConflictKind, Statement
from kg.why.shown import _CONFLICTS
from tests.conftest import ROOT

FILM = "movie/a-1999"
KINDS = {
    FILM: "film", f"{FILM}/budget/u/1": "budget", f"{FILM}/budget/u/2": "budget",
    f"{FILM}/gross/u/1": "gross", f"{FILM}/gross/u/2": "gross",
    f"{FILM}/rating/d1/imdb/users": "rating", f"{FILM}/rating/d2/metacritic/critics": "rating", f"{FILM}/rating/d2/imdb/users": "rating",
    f"{FILM}/role/ann/bea": "role", f"{FILM}/role/ann/aunt-bea": "role",
}  # fmt: skip
OWNERS = {iri: FILM for iri in KINDS if iri != FILM}


def found(*rows: tuple[str, str, str, str]) -> list[Conflict]:
    """Conflicts among statements given as document, subject below the film, property, value (a link where it has a slash)."""
    said = [Statement(d, f"{FILM}/{s}" if s else FILM, p, v, "/" in v, ()) for d, s, p, v in rows]
    return conflicts(said, KINDS, OWNERS)


def kinds(*rows: tuple[str, str, str, str]) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(c.kind, c.property, tuple(value for value, _ in c.values)) for c in found(*rows)]


def test_what_agrees_is_no_conflict() -> None:
    assert kinds(("d1", "", "year", "1999"), ("d2", "", "year", "1999")) == []
    assert kinds(("d1", "", "genre", "War"), ("d2", "", "genre", "Drama")) == []


def test_one_director_of_two_is_no_contradiction() -> None:
    both = (("d1", "", "director", "person/a"), ("d1", "", "director", "person/b"))
    assert kinds(*both, ("d2", "", "director", "person/a")) == []
    assert kinds(*both) == []


def test_two_pages_with_no_director_in_common_contradict_each_other() -> None:
    rows = (("d1", "", "director", "person/a"), ("d2", "", "director", "person/b"))
    assert kinds(*rows) == [("contradiction", "director", ("person/a", "person/b"))]


def test_a_name_in_another_script_does_not_contradict() -> None:
    names = ("person/eva-lindou", "person/ева-линду", "person/jo-b")
    latin, cyrillic, other = ((f"d{n}", "", "director", name) for n, name in enumerate(names))
    assert kinds(latin, cyrillic) == []
    assert kinds(latin, cyrillic, other) == [("contradiction", "director", ("person/eva-lindou", "person/jo-b"))]
    assert kinds(cyrillic, ("d4", "", "director", "person/вера-п"))[0][0] == "contradiction"


def test_two_budgets_contradict_and_two_grosses_drift_but_not_across_currencies() -> None:
    def money(kind: str, other: str = "USD") -> tuple[tuple[str, str, str, str], ...]:
        return (
            ("d1", f"{kind}/u/1", "amount", "4000000.0"), ("d1", f"{kind}/u/1", "currency", "USD"),
            ("d2", f"{kind}/u/2", "amount", "3600000.0"), ("d2", f"{kind}/u/2", "currency", other),
        )  # fmt: skip

    assert kinds(*money("budget")) == [("contradiction", "amount", ("3600000.0", "4000000.0"))]
    assert kinds(*money("gross")) == [("drift", "amount", ("3600000.0", "4000000.0"))]
    assert kinds(*money("budget", "EUR")) == []
    assert found(*money("budget"))[0].about == "budget/usd"


def taken(*rows: tuple[str, str], kind: str = "gross") -> list[tuple[str, str, tuple[str, ...]]]:
    """Conflicts among amounts in one currency, given as document and amount."""
    nodes = {amount: f"{FILM}/{kind}/us/{amount}" for _, amount in rows}
    said = [Statement(d, nodes[amount], p, v, False, ()) for d, amount in rows for p, v in (("amount", amount), ("currency", "USD"))]
    found = conflicts(said, {FILM: "film", **dict.fromkeys(nodes.values(), kind)}, dict.fromkeys(nodes.values(), FILM))
    return [(c.kind, c.property, tuple(value for value, _ in c.values)) for c in found]


def test_amounts_that_one_page_lists_do_not_compete_nor_do_pages_that_have_one_in_common() -> None:
    weeks = (("d1", "81200.0"), ("d1", "402118.0"))
    assert taken(*weeks) == []
    assert taken(*weeks, kind="opening_weekend") == []
    assert taken(*weeks, ("d2", "402118.0")) == []
    assert taken(*weeks, ("d2", "500000.0")) == [("drift", "amount", ("402118.0", "500000.0", "81200.0"))]


def test_an_amount_said_less_precisely() -> None:
    assert taken(("d1", "22104220.0"), ("d2", "22100000.0")) == [("granularity", "amount", ("22100000.0", "22104220.0"))]
    assert taken(("d1", "22104220.0"), ("d2", "22100000.0"), ("d3", "22000000.0"))[0][0] == "granularity"
    assert taken(("d1", "22104220.0"), ("d2", "22200000.0"))[0][0] == "drift"
    assert taken(("d1", "3600000.0"), ("d2", "4000000.0"), kind="budget")[0][0] == "contradiction", "one digit says too little"
    assert taken(("d1", "22104220.0"), ("d2", "22104221.0"))[0][0] == "drift"


def test_scores_of_different_scales_stand_side_by_side() -> None:
    rows = (
        ("d1", "rating/d1/imdb/users", "score", "7.6"), ("d1", "rating/d1/imdb/users", "best", "10.0"),
        ("d2", "rating/d2/metacritic/critics", "score", "82.0"), ("d2", "rating/d2/metacritic/critics", "best", "100.0"),
    )  # fmt: skip
    assert kinds(*rows) == [("scale", "score", ("7.6 of 10.0", "82.0 of 100.0"))]
    assert kinds(*rows[:3]) == [], "a score without a scale says nothing"


def test_a_page_does_not_drift_from_itself_nor_two_pages_that_have_a_value_in_common() -> None:
    one, other = "rating/d1/imdb/users", "rating/d2/imdb/users"
    rounded = (("d1", one, "score", "71.0"), ("d1", one, "score", "71.3"))
    assert kinds(*rounded) == []
    assert kinds(*rounded, ("d2", other, "score", "71.0")) == []
    assert kinds(*rounded, ("d2", other, "score", "72.0")) == [("drift", "score", ("71.0", "71.3", "72.0"))]


def test_a_score_of_one_rater_drifts() -> None:
    rows = (("d1", "rating/d1/imdb/users", "score", "7.6"), ("d2", "rating/d2/imdb/users", "score", "7.5"))
    assert kinds(*rows) == [("drift", "score", ("7.5", "7.6"))]


def test_years_contradict_dates_differ_in_precision_and_lengths_are_cuts() -> None:
    assert kinds(("d1", "", "year", "1999"), ("d2", "", "year", "2001")) == [("contradiction", "year", ("1999", "2001"))]
    assert kinds(("d1", "", "released", "1999"), ("d2", "", "released", "1999-05-28")) == [
        ("granularity", "released", ("1999", "1999-05-28"))
    ]
    assert kinds(("d1", "", "runtime_minutes", "111"), ("d2", "", "runtime_minutes", "112"))[0][0] == "cut"
    assert kinds(("d1", "", "runtime_minutes", "61"), ("d2", "", "runtime_minutes", "112"))[0][0] == "contradiction"


def test_a_character_said_more_fully_is_a_matter_of_precision() -> None:
    rows = (("d1", "role/ann/bea", "character_name", "Bea"), ("d2", "role/ann/aunt-bea", "character_name", "Aunt Bea"))
    assert kinds(*rows) == [("granularity", "character_name", ("aunt bea", "bea"))]


def test_characters_that_one_page_tells_apart_are_two() -> None:
    one, two = (("d1", "role/ann/bea", "character_name", "Bea"), ("d1", "role/ann/aunt-bea", "character_name", "Aunt Bea"))
    assert kinds(one, two) == []
    assert kinds(one, two, ("d2", "role/ann/bea", "character_name", "Bea")) == []


def test_spellings_of_one_text_are_no_conflict() -> None:
    text = f"{FILM}/trivia/x"
    for one, two in (("Ada : Look !", "Ada: Look!"), ("Al’s boat", "al's boat")):
        assert (
            conflicts([Statement(d, text, "text", v, False, ()) for d, v in (("d1", one), ("d2", two))], {text: "trivia"}, {text: FILM})
            == []
        )


def test_awards_of_one_page_or_each_for_itself_do_not_compete_and_sums_drift() -> None:
    assert kinds(("d1", "", "award", "Best Actor (1999)"), ("d1", "", "award", "Best Film (1999)")) == []
    assert kinds(("d1", "", "award", "Best Actor (1999)"), ("d2", "", "award", "Best Film, 12th Gull Awards")) == []
    assert kinds(("d1", "", "award", "Won 1 Oscar."), ("d1", "", "award", "31 wins & 29 nominations total")) == []
    sums = ("another 30 wins & 27 nominations.", "another 31 wins & 29 nominations.")
    assert kinds(("d1", "", "award", sums[0].title()), ("d2", "", "award", sums[1]), ("d2", "", "award", "Best Film")) == [
        ("drift", "award", sums)
    ]


def test_ranks_of_one_page_do_not_compete() -> None:
    assert kinds(("d1", "", "popularity_rank", "12"), ("d1", "", "popularity_rank", "7")) == []
    assert kinds(("d1", "", "popularity_rank", "12"), ("d2", "", "popularity_rank", "7"))[0][0] == "drift"


def test_days_of_release_are_those_of_countries_unless_they_are_far_apart() -> None:
    def days(*values: str) -> list[str]:
        return [kind for kind, _, _ in kinds(*((f"d{n}", "", "released", value) for n, value in enumerate(values)))]

    assert days("1999-05-28", "1999-06-11") == ["territory"]
    assert days("1999", "1999-05-28", "2001-02") == ["territory"]
    assert days("1999-05", "1999-05-28") == ["granularity"]
    assert days("1970-01-01", "1999-05-28") == ["contradiction"]


def test_a_weekend_has_several_days_and_a_gross_is_counted_up_to_many() -> None:
    def counted(kind: str, one: str, two: str) -> list[str]:
        node = f"{FILM}/{kind}/u/1"
        said = [Statement(d, node, "as_of", v, False, ()) for d, v in (("d1", one), ("d2", two))]
        return [c.kind for c in conflicts(said, {node: kind}, {node: FILM})]

    assert counted("opening_weekend", "2003-05-16", "2003-05-18") == ["granularity"]
    assert counted("opening_weekend", "2003-05-16", "2003-05-23") == ["contradiction"]
    assert counted("gross", "2003-05-16", "2003-08-03") == ["drift"]


@pytest.mark.parametrize("kind", ["news", "user_review"])
def test_days_of_a_text_that_are_one_apart_are_those_of_time_zones(kind: str) -> None:
    def printed(*values: str) -> list[str]:
        node = f"{FILM}/{kind}/x"
        said = [Statement(f"d{n}", node, "review_date", v, False, ()) for n, v in enumerate(values)]
        return [c.kind for c in conflicts(said, {node: kind}, {node: FILM})]

    assert printed("2015-11-30", "2015-12-01") == ["territory"]
    assert printed("2015-11-30", "2015-12-01", "2015-12", "2015") == ["territory"]
    assert printed("2015-11-30", "2015-11") == ["granularity"]
    assert printed("2015-11-30", "2015-12-02") == ["contradiction"]
    assert printed("2015-11-30", "2015-12-01", "2014-12") == ["contradiction"]


def test_the_films_on_a_list_grow_in_number() -> None:
    node = f"{FILM}/list/x"
    said = [Statement(d, node, "item_count", v, False, ()) for d, v in (("d1", "25"), ("d2", "43"))]
    assert [c.kind for c in conflicts(said, {node: "user_list"}, {node: FILM})] == ["drift"]


def test_every_sort_of_conflict_has_its_words_and_its_row_in_the_documentation() -> None:
    sorts = set(get_args(ConflictKind))
    assert set(wording.CONFLICTS) == set(_CONFLICTS) == sorts
    rows = (ROOT / "docs" / "fusion.md").read_text(encoding="utf-8").partition("## Conflicts")[2]
    assert set(re.findall(r"^\| `(\w+)` \|", rows, re.M)) == sorts
    comment = (ROOT / "shapes" / "vocabulary.ttl").read_text(encoding="utf-8").partition("kgv:conflictKind a")[2].partition("@en")[2]
    assert all(sort in comment.partition("rdfs:domain")[0] for sort in sorts)
