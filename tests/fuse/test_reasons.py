"""Why a value lost: one sentence each, in the words of the rule."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.fuse import reasons
from kg.fuse.reasons import LEFT_OUT, NOT_BY_RULE, losses
from kg.fuse.rules import RULES, Candidate


def said(*values: str, property: str = "runtime_minutes", weight: int = 1000, inferred: bool = False, date: str = "") -> list[Candidate]:
    """Claims of as many pages."""
    return [Candidate(v, f"{property}{weight}{inferred}{n}", n, inferred, "film", weight, date, property) for n, v in enumerate(values)]


def told(rule: str, candidates: list[Candidate], *chosen: str, weighed: bool = True) -> dict[str, str]:
    return {loss.value: loss.reason for loss in losses(rule, candidates, chosen, weighed=weighed)}


# --- nothing lost ---------------------------------------------------------------------------------------------------


def test_what_nobody_states_has_lost_nothing() -> None:
    assert losses("majority", [], ["111"]) == []


def test_a_chosen_value_has_not_lost() -> None:
    assert losses("majority", said("111", "111"), ["111"]) == []


def test_another_spelling_of_the_chosen_value_has_not_lost() -> None:
    assert losses("all", said("sci-fi", "Science Fiction", property="genre"), ["Sci-Fi"]) == []
    assert reasons.spelled("genre", "sci-fi", ["Sci-Fi", "Drama"]) == "re-cased as “Sci-Fi”"
    assert reasons.spelled("genre", "Science Fiction", ["Sci-Fi"]) == "another spelling of “Sci-Fi”"
    assert reasons.spelled("genre", "Sci-Fi", ["Sci-Fi"]) == ""
    assert reasons.spelled("genre", "Horror", ["Sci-Fi"]) == ""


def test_where_nothing_was_chosen_the_report_says_why() -> None:
    assert told("majority", said("111")) == {"111": LEFT_OUT}


def test_a_choice_that_the_rule_would_not_make_is_not_explained_by_it() -> None:
    assert told("majority", said("111", "111", "99"), "99") == {"111": NOT_BY_RULE}
    assert told("latest_count", said("10", "12", property="helpful_votes"), "10") == {"12": NOT_BY_RULE}


# --- by rule --------------------------------------------------------------------------------------------------------


def test_fewer_pages_or_weaker_ones() -> None:
    candidates = [*said("111", "111", weight=700), *said("112", weight=620)]
    assert told("majority", candidates, "111") == {"112": "stated by 1 page of weight 0.62 against 2 of 1.40 together"}
    assert told("majority", candidates, "111", weighed=False) == {"112": "stated by 1 page against 2"}


def test_two_pages_that_weigh_less_than_one() -> None:
    candidates = [*said("111", weight=900), *said("112", "112", weight=300)]
    assert told("majority", candidates, "111") == {"112": "stated by 2 pages of weight 0.60 together against 1 of 0.90"}


def test_equals_are_chosen_by_order() -> None:
    assert told("majority", said("111", "112"), "111") == {
        "112": "stated by 1 page of weight 1.00, as much as “111”, which is first in order"
    }


def test_what_is_only_inferred_loses_to_what_is_stated() -> None:
    candidates = [*said("111"), *said("112", "112", inferred=True)]
    assert told("majority", candidates, "111") == {"112": "only inferred, where “111” is stated by 1 page of weight 1.00"}


def test_a_name_that_lost_is_kept() -> None:
    candidates = said("Low Tide", "Low Tide", "Ebb", property="name")
    assert told("best_name", candidates, "Low Tide")["Ebb"].endswith("against 2 of 2.00 together; kept as another name")
    assert "kept" not in told("best_name", said("a", "a", "b", property="headline"), "a")["b"]


def test_dates() -> None:
    candidates = said("1998-05-01", "1998-06-12", "1998-05", "1999", property="released")
    assert told("earliest_full_date", candidates, "1998-05-01") == {
        "1998-05": "less precise than 1998-05-01",
        "1998-06-12": "later than 1998-05-01",
        "1999": "less precise than 1998-05-01, which is another date",
    }
    assert told("most_precise", said("1998-05-01", "1998", property="review_date"), "1998-05-01") == {
        "1998": "less precise than 1998-05-01"
    }


def test_counts() -> None:
    assert told("latest_count", said("10", "12", property="helpful_votes"), "12") == {
        "10": "an older count: lower than 12, and such counts only grow"
    }
    dated = [*said("30", property="items", date="2010-01-02"), *said("25", property="items", weight=1, date="2014-03-04T05:06:07")]
    dated = [c._replace(property="item_count") for c in dated]
    assert told("latest_count", dated, "25") == {"30": "an older count: fetched 2010-01-02, and 25 2014-03-04"}


VALUES = {
    "majority": st.sampled_from(["111", "112", "99"]),
    "best_name": st.sampled_from(["Low Tide", "low tide", "Ebb", "EBB", "flow"]),
    "most_precise": st.sampled_from(["1998", "1998-05", "1998-05-01", "1999-05-02", "1999"]),
    "earliest_full_date": st.sampled_from(["1998", "1998-05", "1998-05-01", "1999-05-02", "1999"]),
    "latest_count": st.sampled_from(["1", "20", "9"]),
    "all": st.sampled_from(["Sci-Fi", "sci fi", "Science Fiction", "Drama"]),
}
PROPERTY = {"majority": "runtime_minutes", "best_name": "name", "most_precise": "review_date", "earliest_full_date": "released",
            "latest_count": "helpful_votes", "all": "genre"}  # fmt: skip


@pytest.mark.parametrize("rule", sorted(RULES))
@given(data=st.data())
def test_what_a_rule_did_not_choose_has_a_reason_by_that_rule(rule: str, data: st.DataObject) -> None:
    """For all candidates: every claim stands behind a chosen value or has lost, never both, and no choice is a riddle."""
    drawn = data.draw(st.lists(st.tuples(VALUES[rule], st.integers(0, 3), st.booleans(), st.sampled_from([300, 500, 900])), min_size=1))
    weights: dict[int, int] = {}
    candidates = [
        Candidate(value, str(page), n, inferred, "film", weights.setdefault(page, weight), "", PROPERTY[rule])
        for n, (value, page, inferred, weight) in enumerate(drawn)
    ]
    chosen = [choice.value for choice in RULES[rule](candidates)]
    lost = losses(rule, candidates, chosen)
    assert not any(loss.reason in (NOT_BY_RULE, LEFT_OUT) for loss in lost)
    losing = {n for loss in lost for n in loss.claims}
    for candidate in candidates:
        same = any(reasons.spelled(candidate.property, candidate.value, [v]) or v == candidate.value for v in chosen)
        assert same != (candidate.claim in losing)
