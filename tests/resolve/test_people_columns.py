"""People in columns are what a list of them would be, whoever is added, left out or asked for again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.model import Mention
from kg.resolve.people_columns import People
from kg.resolve.profile import Called, Did, PersonProfile

NAMES = st.sampled_from(["ada-quill", "bo-marsh", "al-oland"])
FILMS = st.lists(st.integers(-1, 2), max_size=3).map(tuple)


@st.composite
def profiles(draw: st.DrawFn) -> list[PersonProfile]:
    """Some people of some pages, those of a page after each other."""
    pages = sorted(draw(st.lists(st.integers(0, 3), max_size=12)))
    return [
        PersonProfile(f"page{page}", Called(Mention("person", (str(n),)), draw(NAMES)), Did(draw(FILMS))) for n, page in enumerate(pages)
    ]


class Shifted:
    """Films by numbers that are so much higher than theirs."""

    def __init__(self, by: int) -> None:
        self.by = by

    def of(self, document: int, film: int) -> int:
        return 10 * document + film + self.by if film >= 0 else -1

    def alone(self, document: int) -> int:
        return -2 - document


@given(profiles(), st.data())
def test_those_of_each_name_are_found_among_any(people: list[PersonProfile], data: st.DataObject) -> None:
    everyone = People.of(people)
    some = data.draw(st.lists(st.sampled_from(range(len(people))), unique=True)) if people else []
    least = data.draw(st.integers(1, 3))
    expected = [(name, sorted(n for n in some if people[n].called.name == name)) for name in sorted({p.called.name for p in people})]
    assert [(name, [*group]) for name, group in everyone.by_name(some, least)] == [e for e in expected if len(e[1]) >= least]
    assert [*everyone.names] == [name for name, _ in expected]
    everyone.add(len(everyone.documents), [PersonProfile("later", Called(Mention("person", ("z",)), "zed"), Did(()))])
    assert everyone.names[-1] == "zed"


@given(profiles(), st.lists(st.integers(0, 2), min_size=1, max_size=4))
def test_the_films_of_each_are_those_of_whatever_numbers_are_asked(people: list[PersonProfile], asked: list[int]) -> None:
    everyone = People.of(people)
    numbers = [Shifted(by) for by in range(3)]
    for by in asked:
        for number, one in enumerate(people):
            page = everyone.pages[number]
            assert everyone.films(number, numbers[by]) == tuple(numbers[by].of(page, film) for film in one.did.films)
