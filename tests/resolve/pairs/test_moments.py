"""Dates and running times as tables print them."""

from __future__ import annotations

import pytest

from kg.resolve.pairs.kinds import Kind, recognize
from kg.resolve.pairs.moments import day, in_minutes, minutes, order
from kg.resolve.pairs.tables import Table
from kg.resolve.pairs.values import side


@pytest.mark.parametrize("cell", ["", "soon", "May 12", "7 Tides", "12345"])
def test_what_names_no_year_is_no_date(cell: str) -> None:
    assert day(cell) == ""


@pytest.mark.parametrize(("cell", "iso"), [
    ("1998-03-12T00:00:00Z", "1998-03-12"),
    ("+1998-03-12T00:00:00Z", "1998-03-12"),
    ("1998-03-12 00:00:00", "1998-03-12"),
    ("1998-00-00", "1998"),
    ("1998/03/12", "1998-03-12"),
    ("19980312", "1998-03-12"),
    ("1998-03", "1998-03"),
    ("12-Mar-98", "1998-03-12"),
    ("12-Mar-1998", "1998-03-12"),
    ("Mar-98", "1998-03"),
    ("Fri, 12 Mar 1998", "1998-03-12"),
    ("12th March 1998", "1998-03-12"),
    ("March 12, 1998 (Norland)", "1998-03-12"),
    ("Mar 12, 1998 Wide", "1998-03-12"),
    ("12. März 1998", "1998-03-12"),
    ("12 mars 1998", "1998-03-12"),
    ("12 de marzo de 1998", "1998-03-12"),
    ("1998年3月12日", "1998-03-12"),
    ("in the spring of 1998", "1998"),
    ("3/12/1998", "1998"),
])  # fmt: skip
def test_days(cell: str, iso: str) -> None:
    assert day(cell) == iso


def test_what_one_cell_leaves_open_the_column_decides() -> None:
    assert order(["3/12/1998", "12.4.1999"]) == ""
    assert order(["3/12/1998", "25/4/1999"]) == "day"
    assert order(["3/12/98", "4/25/99"]) == "month"
    assert order(["25/4/1999", "4/25/1999"]) == ""
    table = Table("t", ("out",), {"1": ("3/12/98",), "2": ("4/25/04",)})
    assert side(table).others[0].values == {"1": frozenset({"1998-03-12"}), "2": frozenset({"2004-04-25"})}


@pytest.mark.parametrize(
    "cell", ["1998-03-12", "12-Mar-98", "Mar-98", "3/12/98", "19980312", "12 mars 1998", "12. März 1998", "+1998-03-12T00:00:00Z"]
)
def test_columns_of_such_dates_are_dates(cell: str) -> None:
    assert recognize([cell] * 20) is Kind.DATE


@pytest.mark.parametrize("cell", ["c. 1998", "1998?", "[1998]", "1998/II", "2019– "])
def test_years_with_marks_are_years(cell: str) -> None:
    assert recognize([cell.strip()] * 20) is Kind.YEAR


@pytest.mark.parametrize("cell", ["", "2 Seasons", "1 season", "10 episodes"])
def test_what_counts_something_else_is_no_running_time(cell: str) -> None:
    assert not minutes(cell)


@pytest.mark.parametrize("cell", [
    "95 min", "95 minutes (theatrical)", "Approx. 95 min.", "95'", "95 mn", "1h 35m", "1h35", "1 hr. 35 min.", "1 hour and 35 minutes",
    "1 Std. 35 Min.", "1:35", "01:35:00", "PT1H35M", "PT95M", "5700 s", "5700 seconds",
])  # fmt: skip
def test_running_times(cell: str) -> None:
    assert minutes(cell) == {95.0}
    assert recognize([cell] * 20) is Kind.DURATION


def test_seasons_beside_minutes_do_not_hide_them() -> None:
    assert recognize(["90 min", "101 min", "2 Seasons", "88 min", "1 Season"] * 10) is Kind.DURATION
    assert recognize(["1 Season", "2 Seasons", "4 Seasons"] * 10) is not Kind.DURATION


def numbers(*values: float) -> dict[str, frozenset[float]]:
    return {str(at): frozenset({n}) for at, n in enumerate(values)}


def test_seconds_are_told_by_their_header_or_by_being_whole_minutes() -> None:
    whole = numbers(*(60 * n for n in range(80, 130)))
    assert in_minutes("a", whole) == numbers(*range(80, 130))
    assert in_minutes("runtime", numbers(5701, 6030, 5432)) == numbers(95, 100, 91)
    assert in_minutes("trackTimeMillis", numbers(5_701_000, 6_030_000)) == numbers(95, 100)
    assert in_minutes("votes", numbers(5701, 6030, 5432)) is None
    assert in_minutes("runtime", numbers(95, 101, 88)) is None
    assert in_minutes("budget", numbers(*(10**6 * n for n in range(1, 90)))) is None
    assert in_minutes("runtime", {}) is None
