"""Ids of a third party that both tables state."""

from __future__ import annotations

from kg.resolve.pairs import match, weights
from kg.resolve.pairs.tables import Table
from kg.resolve.pairs.values import side

WORDS = ["Salt", "Letter", "Lamp", "Keeper", "Tide", "Orchard", "Winter", "Mirror", "Harbour", "Silence", "River", "Glass"]
TITLES = [f"The {a} {b}" for a in WORDS for b in ("of Sand", "Below", "and I", "Again")]
ABROAD = [f"Zyx{at}o Wuv{at}a" for at in range(len(TITLES))]


def code(at: int) -> str:
    return f"tt{700 + at * 3:07d}"


def left(column: str = "imdb_id", ids: bool = True) -> Table:
    rows = {f"l{at}": (ABROAD[at] if at % 4 == 0 else title, code(at) if ids else "") for at, title in enumerate(TITLES)}
    return Table("l", ("title", column), rows)


def found(one: Table, two: Table) -> set[tuple[str, str]]:
    return match(side(one), side(two), weights.load()).found()


TRUE = {(f"l{at}", f"r{at}") for at in range(len(TITLES))}


def test_codes_that_meet_by_chance_join_nothing() -> None:
    right = Table(
        "r", ("name", "link"), {f"r{at}": (f"Qq{at}ob Pp{at}eb", f"https://shop.example/{code(at)}") for at in range(len(TITLES))}
    )
    assert found(left(), right) == set()


def test_shared_ids_decide_whatever_the_titles() -> None:
    right = {f"r{at}": (title, f"https://films.example/title/{code(at)}/") for at, title in enumerate(TITLES)}
    assert found(left(), Table("r", ("name", "link"), right)) == TRUE
    # Two films of one title, the ids crosswise.
    right = {f"r{at}": (TITLES[at ^ 1] if 8 < at < 12 and at != 9 else title, code(at)) for at, title in enumerate(TITLES)}
    assert found(left(), Table("r", ("name", "code"), right)) == TRUE


def test_other_ids_keep_equal_titles_apart() -> None:
    right = {f"r{at}": (title, code(at) if at < 40 else code(500 + at)) for at, title in enumerate(TITLES)}
    assert found(left(), Table("r", ("name", "code"), right)) == {(f"l{at}", f"r{at}") for at in range(40)}


def test_numbers_are_ids_only_where_both_headers_say_the_same() -> None:
    one = Table("l", ("title", "tmdb_id"), {row: (cells[0], cells[1].strip("t")) for row, cells in left().rows.items()})
    rows = {f"r{at}": (title, str(700 + at * 3)) for at, title in enumerate(TITLES)}
    assert found(one, Table("r", ("name", "tmdbId"), rows)) == TRUE
    assert len(found(one, Table("r", ("name", "votes"), rows))) < len(TRUE)


def test_an_id_that_lost_its_letters_is_the_same_id() -> None:
    rows = {f"r{at}": (title, f"{700 + at * 3:07d}") for at, title in enumerate(TITLES)}
    assert found(left(), Table("r", ("name", "imdbId"), rows)) == TRUE


def test_ids_of_editions_do_not_keep_one_film_apart() -> None:
    right = {f"r{at}": (ABROAD[at] if at % 4 == 0 else title, code(at if at % 2 else at + 500)) for at, title in enumerate(TITLES)}
    assert found(left(), Table("r", ("name", "code"), right)) == TRUE
