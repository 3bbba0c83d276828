"""Other names, titles, numbers and dates: the same claims, of the other film."""

from __future__ import annotations

import pytest

from kg import documents
from kg.model import Document
from kg.sites import read
from tests.conftest import SEEDS
from tests.other_films.comparing import compare
from tests.other_films.edits import NAMES, seed
from tests.other_films.renaming import Renaming

FILMS = range(10)
CAST = 0.95
"""Of the rows of a cast list that stands on one line, this part is read when names are of hard shapes ("Mary Ann Osei" after
"Hostess", "Harold B. Birch" after "Judge"): where a role ends and the next name begins is then nowhere on the page. Rows of plain
names (a given name and a family name) are all read."""


@pytest.mark.parametrize("page", NAMES)
@pytest.mark.parametrize("number", FILMS)
def test_a_film_with_plain_names_is_read_as_the_seed_is(page: str, number: int) -> None:
    document = seed(page)
    assert not str(compare(document, Renaming(number, hard=False).apply(document)))


@pytest.mark.parametrize("page", [name for name in NAMES if name != "004"])
@pytest.mark.parametrize("number", FILMS)
def test_a_film_with_names_of_any_shape_is_read_as_the_seed_is(page: str, number: int) -> None:
    document = seed(page)
    assert not str(compare(document, Renaming(number, hard=True).apply(document)))


def test_on_one_line_only_rows_of_the_cast_suffer_from_names_of_any_shape() -> None:
    document = seed("004")
    lost = rows = 0
    for number in FILMS:
        difference = compare(document, Renaming(number, hard=True).apply(document))
        assert not difference.wrong, number
        for line in difference.missing + difference.surplus:
            assert line.startswith(("role(", "person(")) or ".actor -> person(" in line, (number, line)
        lost += sum(".role_position" in line for line in difference.missing)
        rows += 15
    assert 1 - lost / rows >= CAST


def test_the_renamed_seeds_name_nothing_of_the_film_they_were() -> None:
    """The test itself: a name that stayed could have been leant on."""
    for name in NAMES:
        document = seed(name)
        changed = Renaming(0, hard=False).apply(document)
        old = {str(c.value) for c in read(document).claims if c.subject.kind in ("film", "person") and c.property == "name"}
        assert old
        assert not [words for words in old if words in changed.text]


def test_seeds_renamed_by_one_mapping_are_about_one_film() -> None:
    renaming = Renaming(3, hard=False)
    films = set()
    for name in NAMES:
        document = seed(name)
        film = read(renaming.apply(document).document(document)).film
        assert film is not None
        films.add(film.identity[0])
    assert len(films) == 1


def test_the_documents_compared_are_the_seeds() -> None:
    found = {d.name: d.text for d in documents.find([SEEDS]) if isinstance(d, Document)}
    assert {seed(name).text for name in NAMES} == set(found.values())
