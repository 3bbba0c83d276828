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
