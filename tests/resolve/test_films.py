"""When two film mentions are one film: the table of cases, negatives first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Mention
from kg.resolve.candidates import Pair
from kg.resolve.films import compare, pairs, title_key
from kg.resolve.profile import FilmProfile, as_prose
from kg.text import fold, slug


def film(
    document: str,
    title: str,
    year: str = "",
    *,
    cast: str = "",
    director: str = "",
    prose: str = "",
    inferred: bool = False,
    minutes: int = 0,
) -> FilmProfile:
    people = ({"actor": tuple(map(slug, cast.split(", ")))} if cast else {}) | ({"director": (slug(director),)} if director else {})
    mention, words = Mention("film", (fold(title), year)), as_prose(prose.split())
    return FilmProfile(document, mention, (fold(title),), (title,), year, inferred, people, prose=words, minutes=minutes)


CAST = "Ada Quill, Bo Marsh, Cy Oland"
DIFFERENT = [
    ("a remake decades later by others", film("a", "Low Tide", "1961"), film("b", "Low Tide", "1998")),
    ("a remake with another cast", film("a", "Low Tide", "1961", cast=CAST), film("b", "Low Tide", "1998", cast="X Y, Z W, V U")),
    ("one year, two casts, two directors", film("a", "Low Tide", "1998", cast=CAST, director="Ed Fo"),
     film("b", "Low Tide", "1998", cast="X Yar, Z War, V Uri", director="Gil Ha")),
    ("a title from prose and nobody of the film named there", film("a", "Low Tide", inferred=True, prose="a film of waves"),
     film("b", "Low Tide", "1998", cast=CAST)),
    ("a short and the feature its director made of it", film("a", "Low Tide", "2003", cast="Bo Marsh, X Yar", director="Ed Fo", minutes=9),
     film("b", "Low Tide", "2004", cast=CAST, director="Ed Fo", minutes=103)),
    ("a film and a series", film("a", "Low Tide", "1998"), None),
]  # fmt: skip
SAME = [
    ("title and year", film("a", "Low Tide", "1998"), film("b", "LOW TIDE", "1998")),
    ("no year on one side, but a shared cast", film("a", "Low Tide", cast=CAST), film("b", "Low Tide", "1998", cast=CAST)),
    ("a year off by one, but a shared cast", film("a", "Low Tide", "1997", cast=CAST), film("b", "Low Tide", "1998", cast=CAST)),
    ("no year on one side, and a cast whose family names stand in front", film("a", "Low Tide", cast="Min Ha-na, Seo Ji-an, Ko Ara"),
     film("b", "Low Tide", "1998", cast="Ha-na Min, Ji-an Seo, Ara Ko")),
    ("a title from prose that names the cast", film("a", "Low Tide", inferred=True, prose="quill and marsh with oland shine"),
     film("b", "Low Tide", "1998", cast=CAST)),
]  # fmt: skip


@pytest.mark.parametrize(("case", "left", "right"), DIFFERENT, ids=[d[0] for d in DIFFERENT])
def test_two_films_stay_apart(case: str, left: FilmProfile, right: FilmProfile | None) -> None:
    if right is None:
        right = film("b", "Low Tide", "1998")
        right.mention = Mention("series", ("low tide", "1998"))
    assert compare(left, right).verdict != "same"


@pytest.mark.parametrize(("one", "two"), [("Low Tide: Part One", "Low Tide: Part Two"), ("Low Tide", "Low Tide II")])
def test_two_parts_of_one_year_stay_apart_though_everybody_is_in_both(one: str, two: str) -> None:
    sides = [film(name, title, "1998", cast=f"{CAST}, Ed Fo", director="Gil Ha", minutes=111) for name, title in (("a", one), ("b", two))]
    for side in sides:
        side.characters = ("keeper", "mara", "pell", "tam", "the-judge", "uri")
    assert compare(*sides).verdict == "different"


@pytest.mark.parametrize(("case", "left", "right"), SAME, ids=[s[0] for s in SAME])
def test_one_film_is_joined(case: str, left: FilmProfile, right: FilmProfile) -> None:
    assert compare(left, right).verdict == "same", compare(left, right).reasons


@pytest.mark.parametrize(("case", "left", "right"), SAME, ids=[s[0] for s in SAME])
def test_a_comparison_has_no_direction(case: str, left: FilmProfile, right: FilmProfile) -> None:
    assert compare(left, right).score == compare(right, left).score


def test_a_title_alone_is_not_enough_to_join() -> None:
    assert compare(film("a", "Low Tide"), film("b", "Low Tide", "1998")).verdict == "unsure"


SPELLINGS = [
    ("The Matrix", "Matrix, The"),
    ("Café Müller", "cafe muller"),
    ("Cops & Robbers", "Cops and Robbers"),
    ("Snow/White", "snow white"),
]


@pytest.mark.parametrize(("one", "two"), SPELLINGS)
def test_spellings_of_a_title_share_a_block(one: str, two: str) -> None:
    assert title_key(one) == title_key(two)


@pytest.mark.parametrize(("one", "two"), [("Rocky", "Rocky II"), ("Alien", "Aliens"), ("Heat", "Heart")])
def test_other_titles_are_never_compared(one: str, two: str) -> None:
    assert not list(pairs([film("a", one, "1990"), film("b", two, "1990")]))


def test_an_untitled_film_is_never_compared() -> None:
    assert not list(pairs([film("a", ""), film("b", "")]))


# --- mentions that say the same ----------------------------------------------------------------------------------------


def together(compared: Iterable[Pair], count: int) -> set[frozenset[int]]:
    """The places that pairs of one film connect."""
    parts = {place: frozenset({place}) for place in range(count)}
    for pair in compared:
        if pair.verdict == "same":
            joined = parts[pair.left] | parts[pair.right]
            parts |= dict.fromkeys(joined, joined)
    return set(parts.values())


FILMS = st.builds(
    film,
    st.sampled_from("abcdefgh"),
    st.sampled_from(["Low Tide", "Tide, Low", "Low Tide: Ebb", ""]),
    st.sampled_from(["", "1998", "1999", "1961"]),
    cast=st.sampled_from(["", CAST, "Ada Quill, Bo Marsh, X Y"]),
    prose=st.sampled_from(["", "quill and marsh with oland shine"]),
    inferred=st.booleans(),
)


@given(st.lists(FILMS, max_size=12))
def test_what_is_one_film_does_not_hang_on_who_is_compared(profiles: Sequence[FilmProfile]) -> None:
    everybody = pairs(profiles, range(len(profiles)))
    assert together(pairs(profiles), len(profiles)) == together(everybody, len(profiles))
    assert len(pairs(profiles)) <= len(everybody)


def test_mentions_in_the_same_words_need_as_many_pairs_as_mentions() -> None:
    listed = [film(f"{number:02}", "Low Tide", "1998") for number in range(40)]
    assert len(pairs(listed)) == 39
    assert len(together(pairs(listed), 40)) == 1


def test_titles_without_a_year_are_unsure_each_with_each() -> None:
    listed = [film(document, "Low Tide") for document in "abc"]
    assert [pair.verdict for pair in pairs(listed)] == ["unsure"] * 3


def test_two_rows_of_one_page_do_not_repeat_each_other() -> None:
    rows = [film("a", "Low Tide", "1998"), film("a", "Low Tide", "1998"), film("b", "Low Tide", "1998")]
    assert {frozenset({p.left, p.right}) for p in pairs(rows)} == {frozenset({0, 1}), frozenset({0, 2})}


def test_whoever_a_person_spoke_of_is_compared_with_all() -> None:
    listed = [film(document, "Low Tide", "1998") for document in "abc"]
    assert len(pairs(listed)) == 2
    assert len(pairs(listed, apart=[1])) == 2
    assert {frozenset({p.left, p.right}) for p in pairs(listed, apart=[0])} == {frozenset({0, 1}), frozenset({1, 2})}
