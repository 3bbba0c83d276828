"""The forms in which names are printed in prose: those that are nobody's first."""

from __future__ import annotations

import pytest

from kg.resolve.mention_forms import family_forms, full_forms
from kg.resolve.mention_words import same_given


@pytest.mark.parametrize(("name", "form"), [
    ("Mary Jane Oland", ("jane", "oland")), ("Al C. Oland", ("c", "oland")), ("Vera De Moe", ("vera", "moe")), ("Odalys", ("odalys",)),
])  # fmt: skip
def test_no_surname_is_made_of_given_names_initials_or_a_single_name(name: str, form: tuple[str, ...]) -> None:
    assert form not in family_forms(name)


@pytest.mark.parametrize(("name", "form"), [
    ("Helena Bonhurst Oland", ("bonhurst", "oland")), ("Helena Bonhurst-Oland", ("bonhurst", "oland")), ("Vera De Moe", ("demoe",)),
    ("Vera De Moe", ("de", "moe")), ("Vera De Moe", ("moe",)), ("Jeroen van der Zeeman", ("vanderzeeman",)), ("Ed Moe Jr.", ("moe",)),
])  # fmt: skip
def test_a_surname_is_printed_in_one_word_or_in_several(name: str, form: tuple[str, ...]) -> None:
    assert form in family_forms(name)


@pytest.mark.parametrize(("name", "form"), [
    ("J.J. Oland", ("jj", "oland")), ("J. J. Oland", ("jj", "oland")), ("J.J. Oland", ("j", "j", "oland")),
    ("Vera De Moe", ("vera", "demoe")), ("R. Dean Oland", ("dean", "oland")), ("Al C. Oland", ("al", "oland")),
])  # fmt: skip
def test_initials_and_particles_are_printed_in_one_or_apart(name: str, form: tuple[str, ...]) -> None:
    assert form in full_forms(name)


@pytest.mark.parametrize(("printed", "name", "same"), [
    ("marty", "martin", True), ("leo", "leonardo", True), ("sandy", "alexander", True), ("marty", "mark", False), ("leo", "lee", False),
])  # fmt: skip
def test_a_nickname_stands_for_its_name_alone(printed: str, name: str, same: bool) -> None:
    assert same_given(printed, name) is same
