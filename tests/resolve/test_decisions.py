"""Decisions in columns come out as they went in: sorted, each pair once, the first that was written."""

from __future__ import annotations

import json
import pickle
from dataclasses import asdict

from hypothesis import given
from hypothesis import strategies as st

from kg.model import Decision, Verdict
from kg.resolve.decisions import Decisions, Table
from kg.resolve.showing import Shown, Side

NAMES = ["b", "a", "d", "c"]
ORDER = [1, 0, 3, 2]
"""The places of the names, sorted."""

VERDICTS: st.SearchStrategy[Verdict] = st.sampled_from(["same", "different", "unsure"])
PAIRS = st.sampled_from([(1, 0), (1, 2), (0, 3), (3, 2), (1, 3)])
ROWS = st.lists(st.tuples(PAIRS, VERDICTS, st.sampled_from([0.0, 0.5, 1.0]), st.sampled_from([("x",), ("x", "y")])), max_size=12)


def decisions(table: Table) -> Decisions:
    return Decisions(table, table.sort(ORDER), NAMES.__getitem__)


def test_nothing_is_decided_of_nothing() -> None:
    none = decisions(Table())
    assert (len(none), list(none.lines()), none.verdicts(), none.unsure(3)) == (0, [], {}, [])


@given(ROWS)
def test_the_first_decision_on_a_pair_stands_and_all_are_sorted(
    rows: list[tuple[tuple[int, int], Verdict, float, tuple[str, ...]]],
) -> None:
    table, first = Table(), dict[tuple[int, int], Decision]()
    for (left, right), verdict, score, reasons in rows:
        table.add(left, right, verdict, score, table.reasons.number(reasons))
        first.setdefault((left, right), Decision(NAMES[left], NAMES[right], verdict, score, reasons))
    expected, found = sorted(first.values()), decisions(table)
    assert list(found) == expected
    assert found == expected
    assert [found[at] for at in range(len(found))] == found[:] == expected
    assert sum(found.verdicts().values()) == len(expected)
    assert list(found.lines()) == [json.dumps(asdict(decision)) + "\n" for decision in expected]


@given(ROWS, ROWS)
def test_a_table_takes_in_one_that_was_made_in_another_process(
    rows: list[tuple[tuple[int, int], Verdict, float, tuple[str, ...]]], more: list[tuple[tuple[int, int], Verdict, float, tuple[str, ...]]]
) -> None:
    whole, table, other = Table(), Table(), Table()
    for number, ((left, right), verdict, score, reasons) in enumerate([*rows, *more]):
        by = "kg" if number % 3 else "a person"
        for each in (whole, table if number < len(rows) else other):
            each.add(left, right, verdict, score, each.reasons.number(reasons), by)
    table.take(pickle.loads(pickle.dumps(other)))
    assert list(decisions(table).lines()) == list(decisions(whole).lines())
    assert [table.by(row) for row in range(len(table))] == [whole.by(row) for row in range(len(whole))]


@given(ROWS, st.integers(0, 3))
def test_what_a_report_says_of_them_outlives_them(rows: list[tuple[tuple[int, int], Verdict, float, tuple[str, ...]]], most: int) -> None:
    table = Table()
    for (left, right), verdict, score, reasons in rows:
        table.add(left, right, verdict, score, table.reasons.number(reasons))
    found = decisions(table)
    left = found.summed_up(most)
    assert left.verdicts() == found.verdicts()
    assert left.unsure(most) == found.unsure(most)


def test_what_is_settled_is_no_longer_unsure() -> None:
    table = Table()
    table.add(1, 0, "unsure", 0.5, table.reasons.number(("x",)))
    table.add(1, 2, "unsure", 0.6, table.reasons.number(("x",)))
    table.settle(next(table.unsure()), "y")
    assert [(d.verdict, d.reasons) for d in decisions(table)] == [("same", ("x", "y")), ("unsure", ("x",))]


def test_the_unsure_pair_on_which_most_hangs_comes_first() -> None:
    table = Table()
    for right, score in ((0, 0.7), (3, 0.4), (2, 0.5)):
        table.add(1, right, "unsure", score, table.reasons.number(()))
    found = decisions(table)
    claims = {"a": 9, "b": 2, "c": 7, "d": 2}
    found.shown = Shown({name: Side(f"person/{name}", "page", 1, number) for name, number in claims.items()})
    assert [d.right for d in found.unsure(2)] == ["c", "b"]
    assert [d.right for d in found.unsure()] == ["c", "b", "d"]
    assert all(len(json.loads(line)["sides"]) == 2 for line in found.lines())
