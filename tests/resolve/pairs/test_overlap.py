"""How much of two lists of people is shared."""

from __future__ import annotations

from kg.resolve.pairs.kinds import Kind
from kg.resolve.pairs.overlap import overlaps
from kg.resolve.pairs.tokens import names
from kg.resolve.pairs.values import Column

CAST = ["Ada Quill", "Bo Marsh", "Cy Oland", "Dora Tarn", "Edmund Weir", "Fay Holm"]


def column(cells: dict[str, list[str]]) -> Column:
    return Column("cast", Kind.NAMES, {row: names(", ".join(cell)) for row, cell in cells.items()})


def strange(row: int) -> list[str]:
    return [f"{given} Zz{row}" for given in ("Ivo", "Jo", "Karl", "Lena", "Mo")]


LEFT = column({f"l{row}": CAST if row < 80 else ["Ada Quill"] for row in range(90)})
RIGHT = column(
    {f"r{row}": CAST[:5] if row < 38 else ["Ada Quill", *strange(row)] for row in range(80)} | {f"r{row}": CAST for row in range(80, 90)}
)
SURE = [(f"l{row}", f"r{row}") for row in range(40)]
RIVALS = [(f"l{row}", f"r{row}") for row in range(40, 90)]


def test_nothing_is_learned_from_few_pairs() -> None:
    assert overlaps([(LEFT, RIGHT)], SURE[:19], RIVALS) == []
    assert overlaps([(LEFT, RIGHT)], SURE, RIVALS[:19]) == []


def test_one_name_of_six_speaks_against_a_pair_and_most_of_them_for_it() -> None:
    (made,) = overlaps([(LEFT, RIGHT)], SURE, RIVALS)
    assert made.outcome("l0", "r0") == "most"
    assert made.outcome("l0", "r50") == "one name"
    assert made.worth["one name"] < -1 < 1 < made.worth["most"]


def test_short_lists_and_lists_that_share_nobody_say_nothing() -> None:
    (made,) = overlaps([(LEFT, RIGHT)], SURE, RIVALS)
    assert made.outcome("l85", "r85") == ""
    assert made.outcome("l0", "none") == ""
    other = column({"l0": strange(1)})
    made.left = other
    assert made.outcome("l0", "r0") == ""
