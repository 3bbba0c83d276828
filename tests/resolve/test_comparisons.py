"""What comparisons came to is known again in the next build, and says what comparing says; what is not asked for any more goes."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolve import comparisons as module
from kg.resolve.comparisons import PARTS, Comparisons
from kg.resolve.films import Comparison
from kg.resolve.profile import FilmProfile
from kg.resolve.summary import packed_films, summarized, unpacked_films
from tests.resolve.test_summary import RECORDS

FILMS = [film for record in RECORDS for film in unpacked_films(packed_films(summarized(record)[1])).films]
Pairs = list[tuple[FilmProfile, FilmProfile]]
PAIRS = st.lists(st.tuples(st.sampled_from(FILMS), st.sampled_from(FILMS)), max_size=12)


def never(left: FilmProfile, right: FilmProfile) -> Comparison:
    raise AssertionError("compared again")


def all_of(compare: Comparisons, pairs: Iterable[tuple[FilmProfile, FilmProfile]]) -> list[Comparison]:
    return [compare(left, right) for left, right in pairs]


@given(PAIRS, PAIRS)
def test_a_pair_says_in_every_build_what_comparing_says(first: Pairs, more: Pairs) -> None:
    compare = Comparisons()
    assert all_of(compare, first) == [module.compare(*pair) for pair in first]
    again = Comparisons(compare.parts())
    assert all_of(again, [*more, *first]) == [module.compare(*pair) for pair in [*more, *first]]
    last = Comparisons(again.parts() or compare.parts())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "compare", never)
        all_of(last, [*first, *more])
    assert last.parts() is None, "nothing is new"


def test_what_a_film_is_known_by_hangs_on_all_that_is_said_of_it_and_not_on_the_document() -> None:
    numbers = {film.sum: film for film in FILMS}
    assert 0 not in numbers
    for film in FILMS:
        same = numbers[film.sum]
        assert (same.titles, same.year, same.people, str(same.prose)) == (film.titles, film.year, film.people, str(film.prose))
        assert film.on("another").sum == film.sum


def test_films_without_a_number_are_compared_each_time() -> None:
    bare = FilmProfile("d", FILMS[0].mention, ("low-tide",), ("Low Tide",))
    compare = Comparisons()
    assert compare(bare, bare) == module.compare(bare, bare)
    assert compare.parts() is None


def test_left_and_right_are_not_the_same() -> None:
    one, two = FILMS[0], FILMS[-1]
    compare = Comparisons()
    assert (compare(one, two), compare(two, one)) == (module.compare(one, two), module.compare(two, one))
    assert len((compare.parts() or {})["marks"]) == 2


def test_what_nobody_asks_for_goes_when_it_is_more_than_the_rest() -> None:
    pairs = [(one, two) for one in FILMS[:3] for two in FILMS[:3]]
    before = Comparisons()
    all_of(before, pairs)
    few = Comparisons(before.parts())
    all_of(few, pairs[:6])
    assert few.parts() is None, "a third is kept: it may be asked for again"
    fewer = Comparisons(before.parts())
    all_of(fewer, pairs[:2])
    left = fewer.parts()
    assert left is not None
    assert len(left["marks"]) == len({(one.sum, two.sum) for one, two in pairs[:2]})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "compare", never)
        all_of(Comparisons(left), pairs[:2])


@pytest.mark.parametrize("part", PARTS)
def test_parts_of_another_form_are_refused(part: str) -> None:
    compare = Comparisons()
    compare(FILMS[0], FILMS[1])
    parts = compare.parts()
    assert parts is not None
    with pytest.raises(ValueError, match=r"comparisons|bytes"):
        Comparisons({**parts, part: b""})
    with pytest.raises(ValueError, match="bytes"):
        Comparisons({**parts, "keys": parts["keys"] + b"x"})
