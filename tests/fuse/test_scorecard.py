"""What each site is worth: shares that a reader can count by hand."""

from __future__ import annotations

from kg.fuse.scorecard import Score, scorecard
from kg.fuse.sources import Agreement, Origin
from kg.model import Conflict, Document, Fact, Mention, Notice, Record, Statement

FILM = "movie/a"
ORIGINS = {"k1": Origin("one", "2020"), "k2": Origin("two", "2010"), "k3": Origin("two", "2011")}
MENTION = Mention("film", ("a", ""))


def record(key: str, site: str, *notices: Notice) -> Record:
    from kg.model import Claim, Evidence

    claim = Claim(MENTION, "name", "A", (Evidence(0, 1, "A"),))
    return Record(Document(key, key * 32, "", 1), site, MENTION, (claim,), notices)


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


def rows(*records: Record, conflicts: tuple[Conflict, ...] = (), films: dict[str, str] | None = None) -> dict[str, Score]:
    about = films if films is not None else dict.fromkeys(("k1", "k2", "k3"), FILM)
    found = scorecard(records, STATEMENTS, FACTS, conflicts, {}, about, ORIGINS, {"two": Agreement(3, 4)})
    return {row.site: row for row in found}


def test_a_site_that_gave_nothing_has_no_row() -> None:
    assert rows() == {}
    assert list(rows(record("k1", "one"))) == ["one"]


def test_what_cannot_be_compared_is_not_measured() -> None:
    row = rows(record("k1", "one"), films={})["one"]
    assert (row.coverage, row.agreement, row.staleness) == (None, None, None)
    assert row.metrics() == {"uniqueness": 0.5, "notice_rate": 0.0}


def test_shares_are_of_facts() -> None:
    found = rows(record("k1", "one"), record("k2", "two"), record("k3", "two"))
    assert (found["one"].coverage, found["one"].uniqueness) == (0.5, 0.5), "two of four facts, one of them shared"
    assert (found["two"].coverage, found["two"].uniqueness) == (0.75, 0.6667), "three of four, two of them its own"
    assert found["two"].agreement == 0.75
    assert found["two"].documents == 2


def test_the_page_of_the_latest_date_is_not_stale() -> None:
    drift = Conflict("drift", FILM, "award", "", (("won 1.", ("k2",)), ("won 2.", ("k1",))), (5, 6))
    found = rows(record("k1", "one"), record("k2", "two"), conflicts=(drift,))
    assert (found["one"].staleness, found["two"].staleness) == (0.0, 1.0)


def test_notices_are_counted_a_page_and_remarks_do_not_count() -> None:
    odd, remark = Notice("odd", "x"), Notice("fine", "x", severity="info")
    assert rows(record("k2", "two", odd, remark), record("k3", "two"))["two"].notice_rate == 0.5
