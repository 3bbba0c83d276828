"""Profiles are measured: shares, least and most, and the labels that the pages of a layout have in common."""

from __future__ import annotations

import tomllib
from dataclasses import replace

from kg.profiles.address import Kind
from kg.profiles.measure import Measured, written
from kg.profiles.profile import profiles, ranges

PAGE = Measured(
    site="plotbox", kind=Kind("plotbox.example", "/film/*"), characters=1_000, labels=frozenset({"Directed by:", "Length:", "Bo Marsh"}),
    given={"name": 1, "actor": 7, "keyword": 2}, words=frozenset({"bo marsh"}),
)  # fmt: skip


def test_shares_ranges_and_sizes() -> None:
    other = replace(PAGE, characters=3_000, given={"name": 1, "actor": 3})
    (row,) = tomllib.loads(written([PAGE, other], 2026))["profile"]
    assert (row["site"], row["layout"], row["pages"], row["characters"]) == ("plotbox", 1, 2, [1_000, 3_000])
    assert row["properties"] == {"name": [1.0, 1, 1], "actor": [1.0, 3, 7], "keyword": [0.5, 2, 2]}


def test_what_hardly_any_page_gives_is_left_out() -> None:
    rows = tomllib.loads(written([PAGE, *[replace(PAGE, given={"name": 1})] * 9], 2026))["profile"]
    assert set(rows[0]["properties"]) == {"name"}


def test_labels_are_those_of_nearly_all_pages_without_the_films_own_words() -> None:
    pages = [PAGE, replace(PAGE, labels=PAGE.labels | {"Trailer:"}), PAGE]
    (row,) = tomllib.loads(written(pages, 2026))["profile"]
    assert row["labels"] == ["Directed by:", "Length:"]


def test_pages_with_other_labels_are_another_layout() -> None:
    new = replace(PAGE, labels=frozenset({"Director", "Running time"}))
    rows = tomllib.loads(written([PAGE, PAGE, new], 2026))["profile"]
    assert [(row["layout"], row["pages"]) for row in rows] == [(1, 2), (2, 1)]


def test_a_page_without_an_address_is_not_measured() -> None:
    assert "profile" not in tomllib.loads(written([replace(PAGE, kind=Kind())], 2026))


def test_the_order_of_the_pages_does_not_matter() -> None:
    pages = [PAGE, replace(PAGE, characters=5), replace(PAGE, labels=frozenset({"Director"}))]
    assert written(pages, 2026) == written(pages[::-1], 2026)


def test_films_are_announced_a_few_years_ahead() -> None:
    assert tomllib.loads(written([], 2026))["values"]["year"] == [1888, 2031]


def test_the_profiles_that_kg_has_are_sound() -> None:
    assert {profile.site for profile in profiles()} >= {"imdb", "rottentomatoes", "letterboxd", "csfd"}
    for profile in profiles():
        assert profile.core
        assert profile.hosts
        assert profile.smallest <= profile.largest
        assert all(0 < usual.share <= 1 and 1 <= usual.least <= usual.most for usual in profile.usual.values())
    assert all(low < high for low, high in ranges().values())
