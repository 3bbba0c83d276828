"""Columns are what their values look like."""

from __future__ import annotations

import pytest

from kg.resolve.pairs.kinds import Kind, recognize
from kg.resolve.pairs.tables import Table
from kg.resolve.pairs.values import side

FIRST = ["Ada", "Bo", "Cy", "Dora", "Edmund", "Fay", "Gus", "Hanna", "Ivo", "Jo", "Karl", "Lena"]
LAST = ["Quill", "Marsh", "Oland", "Tarn", "Weir", "Holm", "Fenn", "Lund", "Brook", "Strand", "Vale", "Thorpe"]
NAMES = [f"{a} {b}" for i, a in enumerate(FIRST) for b in LAST[i:] + LAST[: i // 2]]
TITLES = [
    f"{w} {x}"
    for w in ("The Salt of", "A Letter to the", "Under the", "How I Met the", "No")
    for x in ("Sea", "Tide (1998)", "Keeper 2", "end", "Lamp")
]


@pytest.mark.parametrize(("values", "kind"), [
    (["", ""], Kind.EMPTY),
    ([str(1950 + i) for i in range(40)], Kind.YEAR),
    ([f"{1950 + i}-01-01" for i in range(40)], Kind.YEAR),
    (["1998-2003", "1990–", "(2001)", "1987"], Kind.YEAR),
    (["c1998.", "©2001", "[1987]", "1990."], Kind.YEAR),
    ([f"{1950 + i}-0{1 + i % 9}-11" for i in range(40)], Kind.DATE),
    (["1998-05-12\x1f1998-05-13", "1999-06-12", "2001-03-01"], Kind.DATE),
    (["95 min\x1f101 min", "1h 30min"], Kind.DURATION),
    (["May 12, 1998 (Norland)", "12 Jun 1999", "March 2001"], Kind.DATE),
    (["111 min", "95 min.", "1h 30min", "PT1H51M"], Kind.DURATION),
    (["7.4", "8.1", "6.55"], Kind.RATING),
    (["86%", "91%", "100%"], Kind.RATING),
    (["6.1/10,7/10", "5.5/10", "10/10;8.25/10"], Kind.RATING),
    (["keeper|letter from the sea|northern winter", "lighthouse|grief|sand", "sea|keeper|lamp"], Kind.TEXT),
    (["keeper, letter, grief", "salt, sand, a lamp in the dark", "winter, ice, small harbour"], Kind.TEXT),
    (["12", "1,024", "7", "$3,000,000"], Kind.NUMBER),
    (["155 user,12 critic", "7 user", "1,024 user,90 critic"], Kind.NUMBER),
    (["https://films.example/1", "http://films.example/2"], Kind.URL),
    (["tt0123456", "tt0123457", "tt0123458"], Kind.CODE),
    (["tt0123456,tt0123457", "tt0123458", "tt0123459|tt0123460"], Kind.CODE),
    (["a1", "a12", "a110"], Kind.CODE),
    (["en"] * 30, Kind.CATEGORY),
    (["155 User", "7 User"], Kind.NUMBER),
    (["Drama", "Comedy,Drama", "Crime, Drama", "Comedy"] * 10, Kind.CATEGORY),
    (["film", "series", "person"] * 10, Kind.CATEGORY),
    (["a keeper of a lighthouse finds a letter that was never meant for anybody and burns it before the morning comes"] * 3, Kind.TEXT),
    (TITLES, Kind.TITLE),
    ([f"{b} {a}, The" for a in ("Salt", "Lamp", "Keeper") for b in ("Drowned", "Borrowed", "Northern", "Quiet")], Kind.TITLE),
    (NAMES, Kind.NAME),
    ([f"{b}, {a}" for a, b in (n.split() for n in NAMES)], Kind.NAME),
    ([f"{a}, {b}, {c}" for a, b, c in zip(NAMES, NAMES[3:], NAMES[7:], strict=False)], Kind.NAMES),
    (["; ".join(", ".join(reversed(n.split())) for n in some) for some in zip(NAMES, NAMES[3:], strict=False)], Kind.NAMES),
    ([f"{a}|{b}" for a, b in zip(NAMES, NAMES[3:], strict=False)], Kind.NAMES),
])  # fmt: skip
def test_kinds(values: list[str], kind: Kind) -> None:
    assert recognize(values) is kind
    assert recognize(list(reversed(values)), "a header that says nothing") is kind


def test_headers_do_not_overrule_values() -> None:
    assert recognize(["1998", "1999", "2000"], "title") is Kind.YEAR
    assert recognize(TITLES, "actor") is Kind.TITLE
    assert recognize(NAMES, "title") is Kind.NAME


def test_years_noted_in_titles_are_a_column_of_their_own() -> None:
    table = Table(
        "t",
        ("what",),
        {str(i): (f"Under the {w} ({1950 + i})",) for i, w in enumerate(["Sea", "Tide", "Lamp", "Salt", "Sand", "Lid", "Roof"])},
    )
    made = side(table)
    assert [c.kind for c in made.labels] == [Kind.TITLE]
    assert made.others[0].noted
    assert made.others[0].values["3"] == frozenset({1953})


def test_a_kind_can_be_said() -> None:
    table = Table("t", ("a",), {"1": ("1998",), "2": ("2001",)})
    assert side(table, {"a": Kind.TITLE}).labels[0].values["1"].words == ("1998",)


def one(kind: Kind, *cells: str) -> list[object]:
    made = side(Table("t", ("a",), {str(i): (cell,) for i, cell in enumerate(cells)}), {"a": kind})
    return [column.values for column in made.others]


def test_what_stands_for_nothing_is_no_value() -> None:
    large = [str(1000 * n) for n in range(1, 9)]
    assert one(Kind.NUMBER, "0", "0", *large) == one(Kind.NUMBER, "", "", *large)
    assert one(Kind.DURATION, "0 min", "95 min") == one(Kind.DURATION, "", "95 min")
    told = "The plot is not known at this time"
    assert one(Kind.TEXT, told, told, told, "A keeper finds a letter") == one(Kind.TEXT, "", "", "", "A keeper finds a letter")


def test_several_days_and_lengths_of_one_cell_are_all_values() -> None:
    assert one(Kind.DATE, "1998-05-12\x1f1998-06-13") == [{"0": frozenset({"1998-05-12", "1998-06-13"})}]
    assert one(Kind.DURATION, "95 min\x1f1h 41min") == [{"0": frozenset({95.0, 101.0})}]


def test_a_zero_among_small_numbers_and_a_text_that_two_rows_have_are_values() -> None:
    assert one(Kind.NUMBER, "0", "1", "2")[0]["0"] == frozenset({0.0})  # type: ignore[index]
    assert len(one(Kind.TEXT, "A keeper finds a letter", "A keeper finds a letter")[0]) == 2  # type: ignore[arg-type]


def test_what_a_rating_is_out_of_is_no_rating() -> None:
    assert one(Kind.RATING, "6.5/10, 7/10", "80%") == [{"0": frozenset({6.5, 7.0}), "1": frozenset({80.0})}]
