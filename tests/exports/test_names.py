from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from kg.exports.names import file_names

BASE = "https://films.test/id/"


def test_names_of_devices_dots_and_slashes_never_become_file_names() -> None:
    names = file_names([BASE + "movie/con", BASE + "movie/..", BASE + "movie/a%2Fb", BASE + "movie/.hidden", BASE + "movie/index"])
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) for name in names.values())
    assert "con" not in names.values()
    assert "index" not in names.values()


def test_two_things_never_share_a_file() -> None:
    iris = [BASE + "movie/x", BASE + "series/x", "https://elsewhere.test/movie/x", BASE + "movie/X", BASE + "movie/%78"]
    assert len(set(file_names(iris).values())) == len(iris)


def test_a_name_that_is_one_already_stays_readable() -> None:
    assert file_names([BASE + "movie/the-lantern-keeper-2003"]) == {BASE + "movie/the-lantern-keeper-2003": "the-lantern-keeper-2003"}


@given(st.lists(st.text(min_size=1).map(lambda t: BASE + "person/" + t), unique=True, max_size=20))
def test_whatever_an_iri_holds_its_name_is_safe_and_its_own(iris: list[str]) -> None:
    names = file_names(iris)
    assert len(set(names.values())) == len(iris)
    assert all(re.fullmatch(r"[a-z0-9-]{1,90}", name) for name in names.values())
    assert file_names(reversed(iris)) == {iri: names[iri] for iri in iris}
