"""Each fusion rule: what it chooses, and that order does not matter."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.fuse.rules import RULES, Candidate

VALUES = {
    "all": st.text("aAbB ", min_size=1),
    "majority": st.sampled_from(["1994", "1995", "1996"]),
    "best_name": st.sampled_from(["ada quill", "Ada Quill", "ADA QUILL", "Bo Marsh"]),
    "most_precise": st.sampled_from(["1995", "1995-10", "1995-10-27", "1996-02-09"]),
    "earliest_full_date": st.sampled_from(["1995", "1995-10", "1995-10-27", "1996-02-09"]),
    "latest_count": st.integers(0, 999).map(str),
}


def candidates(*values: str, kind: str = "", inferred: bool = False) -> list[Candidate]:
    return [Candidate(value, f"d{i}", i, inferred, kind) for i, value in enumerate(values)]


def chosen(rule: str, *values: str, kind: str = "") -> list[str]:
    return [choice.value for choice in RULES[rule](candidates(*values, kind=kind))]


def test_every_rule_has_a_property_test() -> None:
    assert set(VALUES) == set(RULES)


@given(st.data())
def test_no_rule_depends_on_order_and_every_choice_has_claims(data: st.DataObject) -> None:
    for rule, values in VALUES.items():
        some = candidates(*data.draw(st.lists(values, min_size=1, max_size=6), label=rule), kind="person")
        mixed = data.draw(st.permutations(some))
        assert RULES[rule](some) == RULES[rule](mixed)
        assert all(choice.claims for choice in RULES[rule](some))


def test_all_keeps_every_value_and_joins_those_that_differ_in_case_only() -> None:
    assert chosen("all", "drama", "Drama", "romance") == ["Drama", "romance"]


def test_majority_counts_documents_not_claims() -> None:
    thrice = [Candidate("1994", "d0", i, False) for i in range(3)]
    assert RULES["majority"]([*thrice, Candidate("1995", "d1", 3, False), Candidate("1995", "d2", 4, False)])[0].value == "1995"


def test_majority_prefers_what_is_stated_to_what_is_inferred() -> None:
    assert RULES["majority"]([*candidates("1994", inferred=True), Candidate("1995", "d9", 9, False)])[0].value == "1995"


def test_a_name_that_some_page_prints_in_capitals_and_small_letters_is_taken_as_printed() -> None:
    assert chosen("best_name", "ada quill", "ADA QUILL", "Ada Quill", kind="person") == ["Ada Quill"]


def test_a_name_that_no_page_prints_with_case_is_recased_and_says_so() -> None:
    choice = RULES["best_name"](candidates("ada o'quill", kind="person"))[0]
    assert (choice.value, choice.derived) == ("Ada O'Quill", True)


def test_a_name_of_another_kind_is_never_recased() -> None:
    assert chosen("best_name", "initial films", kind="organization") == ["initial films"]


def test_the_earliest_full_date_wins_over_an_earlier_bare_year() -> None:
    assert chosen("earliest_full_date", "1994", "1996-02-09", "1995-10-27") == ["1995-10-27"]


def test_the_most_precise_date_wins() -> None:
    assert chosen("most_precise", "1995", "1995-10", "1995") == ["1995-10"]


def test_the_highest_count_is_the_latest() -> None:
    assert chosen("latest_count", "9", "101", "98") == ["101"]


def test_of_two_values_that_as_many_pages_state_the_one_printed_more_often_is_the_main_one() -> None:
    main = [Candidate("120", "d0", n, False) for n in range(2)]
    assert RULES["majority"]([Candidate("110", "d0", 9, False), *main])[0].value == "120"


def test_of_two_lengths_that_as_many_pages_state_the_minutes_are_those_of_the_length_chosen() -> None:
    for one, two in (("PT1H39M 99", "PT1H40M 100"), ("PT1H35M 95", "PT1H50M 110"), ("PT59M 59", "PT1H5M 65"), ("PT9M 9", "PT10M 10")):
        for pair in ((one, two), (two, one)):
            chosen = [
                RULES["majority"]([Candidate(words.split()[place], f"d{number}", number, False) for number, words in enumerate(pair)])[
                    0
                ].value
                for place in (0, 1)
            ]
            assert " ".join(chosen) == one
