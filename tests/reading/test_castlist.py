"""Cast rows, of a line of their own or run together: who plays whom, and under which name."""

from __future__ import annotations

import pytest

from kg.model import Document
from kg.reading.castlist import broken, line_row, role_of, run_together, without_pictures
from kg.reading.page import Page

ROWS = """
ann bellweather ... clara
r. j. oakden ... dr. simon pell
maria del valle ... sister agnes
otto van der hoek ... old fisherman
james t. farrow jr. ... himself
sarah jane coble ... waitress
lee ... the stranger
peter o'dowd ... man at bus stop
jean-luc morel ... inspector girard
thomas marsh ... thomas
paul grady ... paul
hannah st. cloud ... mrs. pruitt
d'angelo reyes ... cop #1
billy bob tanner ... cop #2
anna lund ... woman in red coat
michael grey ... detective ray solo
samuel p. hatch ... judge corwin
emily watts ... young clara
kofi mensah ... bank teller
john de witt ... lt. harris
luisa fernandez ... nurse
eric holm ... sgt. bo winters
kate mulgrew-ash ... herself
david lindqvist ... the baron
alice marie tran ... secretary
ruth caine ... kid with kite
henry ford iii ... taxi driver
olivia stone ... ms. finch
george m. vail ... bartender (as geo. vail)
rosa bianchi ... landlady
max huber ... hotel clerk
daniel el-amin ... hassan
julia novak ... vera
steven park ... mr. cho
andrea rossi ... narrator (voice)
victor lazlo ... count orsk
nina petrova ... irina
frank costa ... man with dog
laura bell ... reporter #3
simon west ... priest
clive barkley ... captain teague
diane lowry ... emma teague
robert quill ... chauffeur
joan harte ... girl on train
"""


def page(text: str) -> Page:
    return Page(Document("x", "0" * 64, text, len(text)))


def read(text: str, **known) -> list[tuple[str, str | None, str | None]]:  # type: ignore[no-untyped-def]
    sheet = page(text)
    rows = run_together(sheet, (0, len(text)), **known)
    return [
        (sheet.words(r.actor), sheet.words(r.character) if r.character else None, sheet.words(r.credited_as) if r.credited_as else None)
        for r in rows
    ]


def test_at_least_forty_of_forty_four_difficult_rows_are_cut_rightly() -> None:
    wanted = [tuple(row.split(" ... ")) for row in ROWS.strip().splitlines()]
    got = read(" ".join(ROWS.split()))
    plain = [(actor, (character or "")) for actor, character, _ in got]
    right = sum(g == (a, c.split(" (")[0]) for g, (a, c) in zip(plain, wanted, strict=True))
    assert right >= 40, [(g, w) for g, w in zip(plain, wanted, strict=True) if g != (w[0], w[1].split(" (")[0])]


def test_a_note_closes_the_character() -> None:
    assert read("ann bell ... carla (as anna bell) ned omar ... father")[0] == ("ann bell", "carla", "anna bell")


def test_text_that_runs_on_is_no_character() -> None:
    sheet = page("Ann Bell ... Man at Bar The film begins in a bar and ends there.")
    row = run_together(sheet, (0, len(sheet.text)), closed=False)[0]
    assert row.character
    assert sheet.words(row.character) == "Man at Bar"
    lowered = page(sheet.text.lower())
    assert run_together(lowered, (0, len(lowered.text)), closed=False)[0].character is None


def test_a_row_of_its_own_line() -> None:
    sheet = page("Kim Adler Kim Adler ... Sheila (as Kimberly Adler)")
    row = line_row(sheet, (0, len(sheet.text)))
    assert (sheet.words(row.actor), sheet.words(row.character or (0, 0)), sheet.words(row.credited_as or (0, 0))) == (
        "Kim Adler",
        "Sheila",
        "Kimberly Adler",
    )


def test_names_doubled_by_the_texts_of_pictures_are_read_once() -> None:
    doubled, single = page("Ann Bell Ann Bell ... Clara"), page("Lee Lee ... Clara")
    rows = [line_row(doubled, (0, len(doubled.text)))]
    assert [doubled.words(row.actor) for row in without_pictures(doubled, rows)] == ["Ann Bell"]
    # A doubled word alone is a given name and a surname.
    rows = [line_row(single, (0, len(single.text)))]
    assert [single.words(row.actor) for row in without_pictures(single, rows)] == ["Lee Lee"]


def test_a_single_name_is_read_once_where_other_rows_show_pictures() -> None:
    sheet = page("Ann Bell Ann Bell ... Clara\nLee Lee ... the stranger")
    rows = [line_row(sheet, line) for line in sheet.lines]
    assert [sheet.words(row.actor) for row in without_pictures(sheet, rows)] == ["Ann Bell", "Lee"]


@pytest.mark.parametrize(
    ("words", "role", "credited"),
    [
        ("Anton / Old Anton / ... 31 episodes, 2019-2022 First Frost (2019) ... Anton", "Anton / Old Anton", None),
        ("Anton (as A. Pike) 2 episodes, 2019 Thaw (2019) ... Anton", "Anton", "A. Pike"),
        ("(voice)", None, None),
        ("Narrator (voice) (uncredited)", "Narrator", None),
        ("Carla (as Anna Bell) (uncredited)", "Carla", "Anna Bell"),
        ("Cop (the tall one)", "Cop (the tall one)", None),
    ],
)
def test_notes_are_no_part_of_a_character(words: str, role: str | None, credited: str | None) -> None:
    sheet = page(words)
    spans = role_of(sheet, (0, len(words)))
    assert tuple(sheet.words(span) if span else None for span in spans) == (role, credited)


def test_two_lines_of_a_row_whose_cells_were_broken_are_no_two_actors() -> None:
    sheet = page(
        "Ann Bell     Ann Bell     ... Clara\nBartholomew  Bartholomew  ... Dr. Pell\nOakden       Oakden\nLee Roe  Lee Roe  ... Cop"
    )
    rows = [line_row(sheet, line) for line in sheet.lines]
    assert broken(sheet, without_pictures(sheet, rows)) == {1, 2}


@pytest.mark.parametrize("last", ["Ann Oakden", "Oakden ...", "Oakden Oakden ...", "Ann Oakden Ann Oakden"])
def test_an_actor_without_a_character_is_no_end_of_a_broken_row(last: str) -> None:
    sheet = page(f"Ann Bell Ann Bell ... Clara\nLee Roe Lee Roe ... Dr. Pell\n{last}")
    rows = [line_row(sheet, line) for line in sheet.lines]
    assert not broken(sheet, without_pictures(sheet, rows))
