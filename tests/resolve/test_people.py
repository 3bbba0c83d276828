"""When two names are one person."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kg.model import Mention
from kg.resolve.candidates import Pair
from kg.resolve.names import relation
from kg.resolve.namesakes import Together, namesakes
from kg.resolve.people import by_ids, is_of_name, same_names, variants
from kg.resolve.people_columns import People
from kg.resolve.profile import Called, Did, PersonProfile
from kg.resolve.reasons import Reasons
from kg.text import fold, slug, turned


def person(document: str, name: str, *, plays: str = "", does: str = "actor", alias: str = "", kind: str = "person") -> PersonProfile:
    """Somebody of the first film of a page."""
    called = Called(Mention(kind, (fold(name),)), slug(turned(name)), (slug(alias),) if alias else ())
    return PersonProfile(document, called, Did((0,), ((0, does),), ((0, slug(plays)),) if plays else ()))


class Numbers:
    """The number of the first film of each page, in the order of pages; without numbers all pages are about film 0."""

    def __init__(self, films: Sequence[int] = ()) -> None:
        self._films = films

    def of(self, document: int, film: int) -> int:
        return (self._films[document] if self._films else 0) if film >= 0 else -1

    def alone(self, document: int) -> int:
        return -2 - document


ONE_FILM = Numbers()


@pytest.mark.parametrize(("one", "two"), [
    ("Андрей Мелков", "Anna Melkova"), ("黒井明", "Akira Kuroi"),
    ("Ann Marsh", "Bo Marsh"), ("Ann Marsh", "Ann March"), ("A. Marsh", "B. Marsh"), ("Jon Quill", "Joan Quill Marsh"), ("Lee", "Leo"),
])  # fmt: skip
def test_other_names_are_no_variants(one: str, two: str) -> None:
    assert relation(slug(one), slug(two)) in ("", "misspelled")
    assert not (relation(slug(one), slug(two)) and len(one) < 9)


@pytest.mark.parametrize(("one", "two", "how"), [
    ("Al C. Oland", "Al Oland", "initials"), ("Michael A. Quill", "Michael Quill", "initials"), ("A. Quill", "Ada Quill", "initials"),
    ("Андрей Мелков", "Andrey Melkov", "romanized"), ("Михаил Шухов", "Mikhail Shukhov", "romanized"),
    ("Paweł Nowicz", "Pawel Nowicz", "romanized"),
    ("Rob Quill Jr.", "Robert Quill Jr.", "shortened"), ("Nicolas Marsh", "Nicholas Marsh", "misspelled"),
])  # fmt: skip
def test_variants_of_a_name_are_recognized_as_such(one: str, two: str, how: str) -> None:
    assert relation(slug(one), slug(two)) == how == relation(slug(two), slug(one))


def scores(*people: PersonProfile) -> list[float]:
    return [pair.score for pair in variants(People.of(people), ONE_FILM, 1)]


def test_a_name_in_another_script_is_one_person_in_one_film_and_nobody_else_is() -> None:
    assert scores(person("a", "Андрей Мелков"), person("b", "Andrey Melkov"), person("c", "Andrew Milkin")) == [0.8]


def test_those_who_are_named_in_no_film_are_not_compared_as_if_that_were_one() -> None:
    one, two = person("a", "Al C. Oland", does="song_writer"), person("b", "Al Oland", does="song_writer")
    assert scores(one, two), "in one film they may be one"
    assert scores(*(who._replace(did=Did((-1,), ((-1, "song_writer"),))) for who in (one, two))) == []


def test_a_variant_who_plays_the_same_character_is_surer_than_one_who_plays_another() -> None:
    same = scores(person("a", "Al C. Oland", plays="Guard"), person("b", "Al Oland", plays="Guard"))
    other = scores(person("a", "Al C. Oland", plays="Guard"), person("b", "Al Oland", plays="King"))
    assert same[0] >= 0.8 > 0.5 > other[0]


def test_one_letter_less_is_the_same_actor_but_no_other_name_and_no_other_part() -> None:
    assert scores(person("a", "Eric Tarnow"), person("b", "Erin Tarnow"))[0] < 0.8
    assert scores(person("a", "Monica Quill", plays="Guard"), person("b", "Monca Quill", plays="King"))[0] < 0.8
    assert scores(person("a", "Monica Quill", does="producer"), person("b", "Monca Quill"))[0] < 0.8
    assert scores(person("a", "Monica Quill", plays="Guard"), person("b", "Monca Quill"))[0] >= 0.8


def test_an_id_that_is_the_name_says_no_more_than_the_name() -> None:
    assert not is_of_name("celebrity/al_oland_2", "al-oland")
    assert not is_of_name("nm0000001", "al-oland")
    assert is_of_name("celebrity/al_oland", "al-oland")


def test_a_credit_by_the_others_name_is_evidence() -> None:
    assert scores(person("a", "Albert Oland", plays="Guard", alias="Al Oland"), person("b", "Al Oland", plays="Guard"))[0] >= 0.8


def test_two_rows_of_one_page_are_never_compared() -> None:
    assert scores(person("a", "Al C. Oland", plays="Guard"), person("a", "Al Oland", plays="Guard")) == []


def test_a_critic_is_never_a_film_person() -> None:
    pair = [person("a", "Ada Quill"), person("b", "Ada Quill", kind="critic")]
    assert list(same_names(People.of(pair), range(2))) == []
    assert scores(*pair) == []


def test_equal_names_are_chained_not_squared() -> None:
    assert len(list(same_names(People.of(person(str(i), "Ada Quill") for i in range(50)), range(50)))) == 49


# --- across films ----------------------------------------------------------------------------------------------------


def of_film(document: str, name: str, film: str, *, does: str = "actor", nm: str = "") -> PersonProfile:
    """Somebody of a film, on a page of it."""
    made = person(f"{film}/{document}", name, does=does)
    return made._replace(called=made.called._replace(ids=(("imdb", (nm,)),) if nm else ()))


def across(*people: PersonProfile, **years: str) -> list[Pair]:
    everyone, titles = People.of(people), sorted({p.document.partition("/")[0] for p in people})
    films = Numbers([titles.index(document.partition("/")[0]) for document in everyone.documents])
    dated = {titles.index(film): year for film, year in years.items()}
    return list(namesakes(everyone, range(len(people)), films, Together.of(everyone, films, dated)))


def both(*names: str, does: str = "actor", then: str = "") -> list[PersonProfile]:
    """People of these names in film x and in film y; there they may do something else."""
    return [of_film(*where, does=what) for name in names for where, what in ((("a", name, "x"), does), (("b", name, "y"), then or does))]


THREE = [of_film("a", "Odalys Quill", "x", nm="nm1"), of_film("b", "Odalys Quill", "y", nm="nm2"), of_film("c", "Odalys Quill", "z")]
APART = [
    ("a common name in two films", both("John Smith"), {}),
    ("a common name and one co-worker of a common name", both("John Smith", "Mary Jones"), {}),
    ("a rare name, half a century apart", both("Odalys Quill"), {"x": "1931", "y": "1982"}),
    ("a rare name, in other trades a generation apart", both("Odalys Quill", then="composer"), {"x": "1961", "y": "1998"}),
    ("a rare name that ids say several bear", THREE, {}),
]
TOGETHER = [
    ("a rare name in two films", both("Odalys Quill"), {"x": "1995", "y": "1998"}),
    ("a common name and two co-workers", both("John Smith", "Mary Jones", "Al Moe"), {}),
    ("a common name and a co-worker of a rare one", both("John Smith", "Odalys Quill"), {}),
    ("a name that is rare among directors", both("Peter Jackson", does="director"), {}),
]


@pytest.mark.parametrize(("case", "people", "years"), APART, ids=[a[0] for a in APART])
def test_namesakes_are_unsure(case: str, people: list[PersonProfile], years: dict[str, str]) -> None:
    pairs = [p for p in across(*people, **years) if people[p.left].name == people[0].name]
    assert pairs
    assert {p.verdict for p in pairs} == {"unsure"}, [p.reasons for p in pairs]


@pytest.mark.parametrize(("case", "people", "years"), TOGETHER, ids=[t[0] for t in TOGETHER])
def test_one_person_across_films(case: str, people: list[PersonProfile], years: dict[str, str]) -> None:
    pairs = [p for p in across(*people, **years) if people[p.left].name == people[0].name]
    assert {p.verdict for p in pairs} == {"same"}, [p.reasons for p in pairs]


def test_lifetimes_apart_are_two_people() -> None:
    far = across(of_film("a", "John Smith", "x"), of_film("b", "John Smith", "y"), x="1920", y="2010")
    assert [p.verdict for p in far] == ["different"]


def test_a_career_of_many_films_is_compared_from_film_to_film() -> None:
    films = {f"f{n}": str(1930 + 10 * n) for n in range(8)}
    pairs = across(*(of_film(f"d{film}", "Odalys Quill", film) for film in films), **films)
    assert len(pairs) == 7
    assert {p.verdict for p in pairs} == {"same"}


def test_an_id_decides_across_names_and_two_ids_on_one_page_decide_nothing() -> None:
    one, other = of_film("a", "Al Oland", "x", nm="nm1"), of_film("b", "Albert Oland", "y", nm="nm1")
    assert [*map(len, by_ids(People.of([one, other]), Reasons()))] == [1, 0]
    torn = one._replace(called=one.called._replace(ids=(("imdb", ("nm1", "nm2")),)))
    assert [*map(len, by_ids(People.of([torn, other]), Reasons()))] == [0, 0]


def test_ids_that_are_made_of_a_name_are_apart() -> None:
    people = [of_film(page, "Al Oland", "x", nm="celebrity/al_oland") for page in "abc"]
    assert [*map(len, by_ids(People.of(people), Reasons()))] == [0, 2]


def test_a_surname_in_front_is_the_same_name() -> None:
    assert len(list(same_names(People.of([person("a", "Oland, Al"), person("b", "Al Oland")]), range(2), ONE_FILM))) == 1


def test_a_junior_is_never_the_senior() -> None:
    assert scores(person("a", "Ed Moe Jr.", plays="Guard"), person("b", "Ed Moe Sr.", plays="Guard")) == []


def test_who_may_be_the_junior_needs_the_same_part() -> None:
    assert scores(person("a", "Ed Moe", plays="Guard"), person("b", "Ed Moe Jr.", plays="King")) == [0.2]
    assert scores(person("a", "Ed Moe", plays="Guard"), person("b", "Ed Moe Jr.", plays="Guard")) == [0.75]
