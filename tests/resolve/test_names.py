"""People's names: forms of one name, names that are none, and how rare a name is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolve.names import Rarity, generation, relation, slip, surname
from kg.text import slug, turned

RELATIONS = [
    # Other people.
    ("", "Ed Moe Jr.", "Ed Moe Sr."),
    ("", "Ed Moe Jr.", "Al Moe"),
    ("", "Ann Marsh", "Bo Marsh"),
    ("", "A. Marsh", "B. Marsh"),
    ("", "Lee", "Leo"),
    ("", "Jon Quill", "Joan Quill Marsh"),
    ("", "Ada Quill", "Quill"),
    # Perhaps one.
    ("suffixed", "Ed Moe", "Ed Moe Jr."),
    ("initials", "Al C. Oland", "Al Oland"),
    ("initials", "R. Lee Tarn", "Robert Lee Tarn"),
    ("initials", "A. Quill", "Ada Quill"),
    ("shortened", "Rob Quill Jr.", "Robert Quill Jr."),
    ("misspelled", "Nicolas Marsh", "Nicholas Marsh"),
    ("transposed", "Yun Min-seo", "Min-seo Yun"),
    ("transposed", "Oland Al", "Al Oland"),
]


@pytest.mark.parametrize(("how", "one", "two"), RELATIONS)
def test_how_two_names_relate(how: str, one: str, two: str) -> None:
    assert relation(slug(one), slug(two)) == how == relation(slug(two), slug(one))


@pytest.mark.parametrize("name", [
    "Ed Moe", "Ed Moe, Jr.", "Ed Moe, PhD", "Gulls, Inc.", "Earth, Sky & Sea", "Moe, Oland, Quill", "Moe,", ", Ed", "Moe, 3rd unit of all",
])  # fmt: skip
def test_what_is_no_surname_in_front_stays(name: str) -> None:
    assert turned(name) == name


@pytest.mark.parametrize(("printed", "usual"), [
    ("Oland, Al", "Al Oland"), ("Oland, Al C.", "Al C. Oland"), ("de la Quill, Ada", "Ada de la Quill"), ("Moe, Ed Jr.", "Ed Moe Jr."),
    ("OLAND, AL", "AL OLAND"),
])  # fmt: skip
def test_a_surname_in_front_goes_to_the_end(printed: str, usual: str) -> None:
    assert turned(printed) == usual


def test_a_generation_is_no_surname() -> None:
    assert (surname("ed-moe-jr"), generation("ed-moe-jr")) == ("moe", "jr")
    assert generation("moe-jr") == generation("ed-moe") == ""


def test_common_given_names_and_surnames_make_common_names() -> None:
    rarity = Rarity()
    assert [rarity.level(name) for name in ("john-smith", "steven-weber", "odalys-quill", "odalys")] == ["common", "usual", "rare", "rare"]
    assert rarity.level("john") == "common"
    assert rarity.level("peter-jackson") == "common"
    assert rarity.level("peter-jackson", few=True) == "rare"


def test_a_middle_name_makes_a_name_rarer() -> None:
    rarity = Rarity()
    assert rarity.expected("john-q-smith") < rarity.expected("john-smith")


def test_what_many_of_a_collection_are_called_is_common_there() -> None:
    names = [f"given{i}-quill" for i in range(2000)] + [f"ada-surname{i}" for i in range(2000)]
    assert Rarity(names).level("ada-quill") == "common"
    assert Rarity(["ada-quill", "bo-quill", "ada-moe"]).level("ada-quill") == "rare"


@given(st.text(max_size=40))
def test_turning_loses_no_letter(name: str) -> None:
    letters = [sorted("".join(words.split()).replace(",", "")) for words in (turned(name), name)]
    assert letters[0] == letters[1] or turned(name) == name


@pytest.mark.parametrize(("one", "two"), [
    ("eric-marsh", "erin-marsh"), ("ada-tarnow", "ada-tarnov"), ("jon-quill", "joan-quill"), ("monica-quill", "monca-quills"),
    ("al-marsh", "ali-marsh-jr"),
])  # fmt: skip
def test_two_names_are_no_slip(one: str, two: str) -> None:
    assert not slip(one, two)
    assert not slip(two, one)


@pytest.mark.parametrize(("one", "two"), [
    ("monica-quill", "monca-quill"), ("phillip-quill", "philip-quill"), ("ada-tarnow", "ada-tarrnow"), ("lynn-howard", "lynn-howrd"),
])  # fmt: skip
def test_a_letter_lost_or_doubled_is_a_slip(one: str, two: str) -> None:
    assert slip(one, two)
    assert slip(two, one)
