"""Rows left over in two languages: what is no evidence, and what is."""

from __future__ import annotations

from kg.resolve.pairs import match, weights
from kg.resolve.pairs.evidence import Affinity, Aspect
from kg.resolve.pairs.kinds import Kind
from kg.resolve.pairs.remains import Remain, remains
from kg.resolve.pairs.tables import Table
from kg.resolve.pairs.values import Column, Side, side

WORDS = ["Marea", "Arena", "Faro", "Niebla", "Puente", "Campana", "Vela", "Ancla", "Duna", "Roca", "Brisa", "Ola"]
OTHER = ["Tide", "Sand", "Lighthouse", "Fog", "Bridge", "Bell", "Sail", "Anchor", "Dune", "Rock", "Breeze", "Wave"]
KINDS = {"title": Kind.TITLE, "name": Kind.NAME, "year": Kind.YEAR, "minutes": Kind.NUMBER}


def both(times: list[tuple[int, int]], others: list[tuple[int, int]], column: str = "title") -> tuple[Side, Side]:
    left = Table("l", (column, "year", "minutes"), {f"l{i}": (WORDS[i], str(y), str(m)) for i, (y, m) in enumerate(times)})
    right = Table("r", (column, "year", "minutes"), {f"r{i}": (OTHER[i], str(y), str(m)) for i, (y, m) in enumerate(others)})
    return side(left, KINDS), side(right, KINDS)


def found(left: Side, right: Side, *, taken: tuple[str, ...] = (), shapes: Affinity | None = None) -> dict[tuple[str, str], Remain]:
    def aspect(name: str) -> Aspect:
        one, two = (next(c for c in s.others if c.name == name) for s in (left, right))
        return Aspect(name, one, two, lambda a, b: "same" if a & b else "different", {"same": 3.0, "different": -3.0}, 1.0, 100)

    return remains(left, right, [aspect("year"), aspect("minutes")], shapes, (taken, ()))


APART = [(1950 + 5 * i, 80 + 7 * i) for i in range(12)]


def test_rows_that_agree_in_one_thing_only_are_not_joined() -> None:
    assert not found(*both(APART, [(y, m + 3) for y, m in APART]))


def test_a_time_that_everything_runs_for_says_nothing() -> None:
    assert not found(*both([(1950 + i, 30) for i in range(12)], [(1950 + i, 30) for i in range(12)]))


def test_two_rows_for_one_are_left_apart() -> None:
    pairs = found(*both(APART, [*APART[:10], APART[0], APART[1]]))
    assert not {p for p in pairs if p[0] in ("l0", "l1")}
    assert ("l2", "r2") in pairs


def test_people_are_left_alone() -> None:
    assert not found(*both(APART, APART, "name"))


def test_rows_with_a_partner_are_left_alone() -> None:
    assert ("l3", "r3") not in found(*both(APART, APART), taken=("l3",))


def test_things_of_different_make_are_left_apart() -> None:
    left, right = both(APART, APART)
    kinds = tuple({row: frozenset({"film"}) for row in s.ids} for s in (left, right))
    assert not found(left, right, shapes=Affinity("shape", *kinds, together={("film", "film"): -1.0}))
    assert found(left, right, shapes=Affinity("shape", *kinds, together={("film", "film"): 1.0}))


def test_rows_that_agree_alone_and_oftener_than_chance_are_joined() -> None:
    pairs = found(*both(APART, APART))
    assert set(pairs) == {(f"l{i}", f"r{i}") for i in range(12)}
    assert all(0 < remain.worth <= 4 for remain in pairs.values())
    assert "alone in" in next(iter(pairs.values())).name


def test_a_column_of_dates_agrees_with_one_of_years() -> None:
    left, right = both(APART, APART)
    right.others[0] = Column("year", Kind.DATE, {row: frozenset({f"{min(v)}-03-01"}) for row, v in right.others[0].values.items()})
    one = Aspect("year", left.others[0], right.others[0], lambda a, b: "same", {"same": 3.0}, 1.0, 100)
    two = Aspect("minutes", left.others[1], right.others[1], lambda a, b: "same", {"same": 3.0}, 1.0, 100)
    assert len(remains(left, right, [one, two], None, ((), ()))) == 12


def test_matching_finds_them_after_all_others() -> None:
    made = [f"{a} {b} {i}" for i, (a, b) in enumerate((a, b) for a in WORDS for b in OTHER)][:80]
    left = {f"l{i:02d}": (title, str(1930 + i % 70), str(70 + i * 37 % 90)) for i, title in enumerate(made)}
    right = {f"r{i:02d}": row for i, row in enumerate(left.values())}
    for at, (one, two) in enumerate(zip(WORDS[:6], OTHER[:6], strict=True)):
        facts = (str(1933 + 7 * at), str(161 + at))
        left[f"l-{at}"], right[f"r-{at}"] = (one, *facts), (two, *facts)
    columns = ("title", "year", "minutes")
    matching = match(side(Table("l", columns, left), KINDS), side(Table("r", columns, right), KINDS), weights.load())
    assert {(f"l-{at}", f"r-{at}") for at in range(6)} <= matching.found()
    assert len(matching.found()) == 86
    assert any("left over, alone in" in name for name, _, _ in matching.why("l-2", "r-2"))
