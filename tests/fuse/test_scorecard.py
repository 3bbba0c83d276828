"""What each site is worth: shares that a reader can count by hand."""

from __future__ import annotations

from collections import Counter
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from kg.fuse.scorecard import Score, Tally, scorecard, tally
from kg.fuse.sources import Agreement, Origin
from kg.model import Conflict, Fact, Statement

FILM = "movie/a"
ORIGINS = {"k1": Origin("one", "2020"), "k2": Origin("two", "2010"), "k3": Origin("two", "2011")}


def said(document: str, property: str, value: str) -> Statement:
    return Statement(document, FILM, property, value, False, ())


STATEMENTS = [
    said("k1", "name", "A"), said("k2", "name", "A"), said("k1", "genre", "War"), said("k2", "genre", "Drama"), said("k3", "genre", "Noir"),
    said("k1", "award", "Won 2."), said("k2", "award", "Won 1."),
]  # fmt: skip
FACTS = [
    Fact(FILM, "name", "A", False, (0, 1)), Fact(FILM, "genre", "War", False, (2,)), Fact(FILM, "genre", "Drama", False, (3,)),
    Fact(FILM, "genre", "Noir", False, (4,)),
]  # fmt: skip


def rows(
    sites: dict[str, tuple[int, int]], *, conflicts: tuple[Conflict, ...] = (), films: dict[str, str] | None = None
) -> dict[str, Score]:
    """The scorecard; ``sites`` has the documents of each, and their notices."""
    about = films if films is not None else dict.fromkeys(("k1", "k2", "k3"), FILM)
    counted = tally(STATEMENTS, FACTS, conflicts, {}, about, ORIGINS)
    return {row.site: row for row in scorecard(counted, {"two": Agreement(3, 4)}, sites)}


def test_a_site_that_gave_nothing_has_no_row() -> None:
    assert rows({}) == {}
    assert list(rows({"one": (1, 0)})) == ["one"]


def test_what_cannot_be_compared_is_not_measured() -> None:
    row = rows({"one": (1, 0)}, films={})["one"]
    assert (row.coverage, row.agreement, row.staleness) == (None, None, None)
    assert row.metrics() == {"uniqueness": 0.5, "notice_rate": 0.0}


def test_a_document_without_a_site_counts_for_nobody() -> None:
    counted = tally([said("k9", "name", "A")], [Fact(FILM, "name", "A", False, (0,))], (), {}, {}, {"k9": Origin()})
    assert counted == Tally()


def test_shares_are_of_facts() -> None:
    found = rows({"one": (1, 0), "two": (2, 0)})
    assert (found["one"].coverage, found["one"].uniqueness) == (0.5, 0.5), "two of four facts, one of them shared"
    assert (found["two"].coverage, found["two"].uniqueness) == (0.75, 0.6667), "three of four, two of them its own"
    assert found["two"].agreement == 0.75
    assert found["two"].documents == 2


def test_a_fact_about_a_detail_is_one_about_its_film() -> None:
    detail = f"{FILM}/review/1"
    says = [Statement("k1", detail, "headline", "H", False, ())]
    facts = [Fact(detail, "headline", "H", False, (0,))]
    films = dict.fromkeys(("k1", "k2"), FILM)
    assert tally(says, facts, (), {detail: FILM}, films, ORIGINS).possible == {"one": 1, "two": 1}
    assert tally(says, facts, (), {}, films, ORIGINS).possible == {}


def test_the_page_of_the_latest_date_is_not_stale() -> None:
    drift = Conflict("drift", FILM, "award", "", (("won 1.", ("k2",)), ("won 2.", ("k1",))), (5, 6))
    found = rows({"one": (1, 0), "two": (1, 0)}, conflicts=(drift,))
    assert (found["one"].staleness, found["two"].staleness) == (0.0, 1.0)


def test_notices_are_counted_a_page() -> None:
    assert rows({"two": (2, 1)})["two"].notice_rate == 0.5


_counts = st.dictionaries(st.sampled_from("ab"), st.integers(1, 9)).map(Counter)
_tallies = st.builds(Tally, *[_counts] * 6)


@given(st.lists(_tallies, max_size=4), st.randoms())
def test_parts_of_a_graph_add_up_in_any_order(some: list[Tally], chance: Random) -> None:
    totals = []
    for _ in range(2):
        total = Tally()
        for part in some:
            total.add(part)
        totals.append(total)
        chance.shuffle(some)
    assert totals[0] == totals[1]
