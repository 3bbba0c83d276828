"""Lists of works are told by the works that several rows share."""

from __future__ import annotations

import pytest

from kg.resolve.pairs import works
from kg.resolve.pairs.blocking import naming
from kg.resolve.pairs.kinds import Kind
from kg.resolve.pairs.tables import Table
from kg.resolve.pairs.tokens import Name
from kg.resolve.pairs.values import side

FILMS = [f"The {a} of {b}" for a in ("Salt", "Lamp", "Keeper") for b in ("Songs", "Tides", "Fields", "Wharves")]


def listed(cells: list[str]) -> bool:
    return works.listed({str(at): cell for at, cell in enumerate(cells)}) is not None


@pytest.mark.parametrize("cells", [
    FILMS,
    FILMS * 3,
    [f"{film}, The" for film in FILMS * 3],
    [f"{film} | {film[::-1]}" for film in FILMS],
    [f"{film}; {FILMS[at - 1]}" if at < 5 else film for at, film in enumerate(FILMS)],
    [],
])  # fmt: skip
def test_titles_and_the_titles_of_one_thing_are_no_works(cells: list[str]) -> None:
    assert not listed(cells)


@pytest.mark.parametrize("between", ["\x1f", " | ", "; ", ", "])
def test_titles_that_several_rows_list_are_works(between: str) -> None:
    assert listed([f"{film} (1998){between}{FILMS[at - 1]}" for at, film in enumerate(FILMS)])


def test_works_name_nobody() -> None:
    names = ["Ada", "Bo", "Cy", "Dora", "Fay", "Gus", "Ivo", "Jo", "Karl", "Lena", "Mo", "Nell"]
    rows = {str(at): (f"{name} {'Oland' if at % 2 else 'Tarn'}", f"{FILMS[at]} (1998); {FILMS[at - 1]}") for at, name in enumerate(names)}
    made = side(Table("people.csv", ("name", "known for"), rows))
    name, known = made.labels
    assert (known.kind, known.works) == (Kind.NAMES, True)
    assert naming(name, made)
    assert not naming(known, made)
    assert known.values["1"] == (Name(("salt", "of", "tides")), Name(("salt", "of", "songs")))
