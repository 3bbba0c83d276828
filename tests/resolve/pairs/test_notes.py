"""Notes behind titles are told by standing behind many of them."""

from __future__ import annotations

import pytest

from kg.resolve.pairs import notes
from kg.resolve.pairs.cells import clean

TITLES = [f"{a} {b}" for a in ("Salt", "Lamp", "Keeper", "Glass", "Tide") for b in ("Song", "Field", "Wharf", "Letter")]


def bare(titles: list[str]) -> list[str]:
    return list(notes.bare({str(at): title for at, title in enumerate(titles)}).values())


@pytest.mark.parametrize("note", ["({n})", "(Part {n})", "(Part Two)", ": Part II", "[{n}nd take]", "(1998)"])
def test_what_has_a_number_may_be_a_part_of_the_title(note: str) -> None:
    titles = [f"{title} {note.format(n=at % 2)}" for at, title in enumerate(TITLES)]
    assert bare(titles) == titles


def test_a_note_that_stands_behind_few_titles_is_a_part_of_them() -> None:
    titles = [f"{title} (Director's Cut)" if at < 5 else title for at, title in enumerate(TITLES)]
    assert bare(titles) == titles


def test_a_note_that_tells_two_rows_apart_stays() -> None:
    titles = [f"{title} ({land})" for title in TITLES for land in ("Norland", "Sudland")] + TITLES
    assert bare(titles) == titles


@pytest.mark.parametrize("note", [" [Blu-ray]", " (Unrated)", ": Collector's Edition", " - Special Edition", " (Unrated) [HD]"])
def test_notes_that_stand_behind_many_titles_are_none_of_theirs(note: str) -> None:
    titles = [f"{title}{note}" if at % 2 else title for at, title in enumerate(TITLES)]
    assert bare(titles) == TITLES


def test_episodes_of_lists_stand_in_columns_of_their_own() -> None:
    cells = [
        '"Low Tide" (1998) {The Letter (#2.7)}',
        '"Low Tide" (1998) {(#2.8)}',
        '"Low Tide" (1998/II) {The Wharf}',
        '"Low Tide" (1998)',
        '"Sand" She Said',
        "Lamp (1999)",
        "",
    ]
    titles = ["The Letter", "Episode #2.8", "The Wharf", "Low Tide (1998)", '"Sand" She Said', "Lamp (1999)", ""]
    assert clean("t", cells) == [
        ("t", titles),
        ("t (series)", ["Low Tide"] * 3 + [""] * 4),
        ("t (season)", ["2", "2", *[""] * 5]),
        ("t (episode)", ["7", "8", *[""] * 5]),
    ]


def test_titles_in_quotation_marks_are_no_episodes() -> None:
    cells = ['"Low Tide"', '"Sand" She Said', *TITLES]
    assert clean("t", cells) == [("t", cells)]


def test_what_stands_behind_a_year_in_few_cells_or_is_another_title_stays() -> None:
    few = [f"{title} (1998) DVD" if at < 5 else title for at, title in enumerate(TITLES)]
    several = [f"{one} (1998); {two} (2001)" for one, two in zip(TITLES, reversed(TITLES), strict=True)]
    for cells in (few, several, TITLES, [f"{title} (1998)" for title in TITLES]):
        assert clean("film", cells) == [("film", cells)]


def test_what_stands_behind_the_year_of_most_titles_is_a_column_of_its_own() -> None:
    cells = [f"{title} (1998) | Ada Quill, Bo Marsh {at}" for at, title in enumerate(TITLES)]
    assert clean("film", [*cells, "Low Tide", ""]) == [
        ("film", [*(f"{title} (1998)" for title in TITLES), "Low Tide", ""]),
        ("film (behind the year)", [*(f"Ada Quill, Bo Marsh {at}" for at in range(len(TITLES))), "", ""]),
    ]


def cut(titles: list[str]) -> list[str]:
    return list(notes.cut({str(at): title for at, title in enumerate(titles)}).values())


LONG = [f"{title[at % 3 :]} {at} {'and then the rest of it'[: 4 + at % 17]}" for at, title in enumerate(TITLES * 4)]


def test_titles_of_different_lengths_are_not_cut() -> None:
    for titles in (LONG, TITLES, ["Episode 12 of it"] * 30, []):
        assert cut(titles) == titles


def test_titles_in_a_column_that_is_too_narrow_are_cut() -> None:
    titles = [title[:18] for title in LONG]
    assert cut(titles) == [f"{title}\u2026" if len(title) == 18 else title for title in titles]
