"""Words that two cells share: what other rows hold too is no mark of a pair, and what no other holds is."""

from __future__ import annotations

from kg.resolve.pairs import match, weights
from kg.resolve.pairs.holders import Holders
from kg.resolve.pairs.kinds import Kind
from kg.resolve.pairs.tables import Table
from kg.resolve.pairs.tokens import title
from kg.resolve.pairs.values import side

KINDS = {"title": Kind.TITLE, "year": Kind.YEAR}


def held(left: list[str], right: list[str]) -> Holders:
    return Holders(*([(f"{at}", title(text).words) for at, text in enumerate(texts)] for texts in (left, right)))


def alone(holders: Holders, one: str, two: str) -> bool:
    return holders.alone(title(one).words, title(two).words)


def test_titles_without_a_word_in_common_share_nothing() -> None:
    assert not alone(held(["Marrow"], ["Low Tide"]), "Marrow", "Low Tide")


def test_words_that_another_row_of_either_table_holds_mark_no_pair() -> None:
    one, two = "Marrow", "Marrow: A Tale of Salt"
    assert not alone(held([one, "Marrow and Bone"], [two]), one, two)
    assert not alone(held([one], [two, "Marrow"]), one, two)


def test_words_that_no_other_row_holds_mark_a_pair() -> None:
    one, two = "Marrow", "Marrow: A Tale of Salt"
    assert alone(held([one, "Low Tide"], [two, "A Tale of Sand"]), one, two)


def test_all_shared_words_count_together() -> None:
    one, two = "Salt Marrow", "The Salt Marrow of Kings"
    assert alone(held([one, "Salt"], [two, "Marrow", "Salt and Sand"]), one, two)


def test_words_are_heard_not_spelled() -> None:
    one, two = "Marrov", "Marrow, a Tale"
    assert alone(held([one], [two]), one, two)
    assert not alone(held([one], [two, "Marov"]), one, two)


def test_a_row_that_holds_a_word_in_two_columns_is_one_holder() -> None:
    holders = Holders([("a", ("low", "quill")), ("a", ("quill", "low"))], [("b", ("quill",))])
    assert holders.alone(("low", "quill"), ("quill",))


def films(tail: str = "") -> tuple[Table, Table]:
    """Thirty films that both tables tell alike, one that only its first word joins, and one that holds that word as well if asked."""
    words = ["Harbour", "Lantern", "Orchard", "Meadow", "Saddle", "Compass"]
    plain = {f"{at}": (f"{one} {two}", str(1950 + at)) for at, (one, two) in enumerate((a, b) for a in words for b in words if a != b)}
    left, right = dict(plain), dict(plain)
    left["l"] = ("Marrow", "")
    right["r"] = ("Marrow in Winter", "")
    if tail:
        right["s"] = (f"Marrow {tail}", "")
    return Table("left", ("title", "year"), left), Table("right", ("title", "year"), right)


def test_a_pair_says_that_it_shares_words_that_no_other_row_holds() -> None:
    left, right = films()
    why = {key for _, key, _ in match(side(left, KINDS), side(right, KINDS), weights.load()).why("l", "r")}
    assert "title.alone" in why
    left, right = films("of Salt and Sand")
    why = {key for _, key, _ in match(side(left, KINDS), side(right, KINDS), weights.load()).why("l", "r")}
    assert "title.alone" not in why
