"""Each fusion rule: what it chooses, and that order does not matter."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.fuse import fuse
from kg.fuse.rules import RULES, Candidate
from kg.model import Statement

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


def test_of_titles_that_as_many_pages_print_one_is_taken_that_is_set_as_titles_are() -> None:
    titles = [Candidate(title, f"d{i}", i, False, "film", property="name") for i, title in enumerate(("Town Of Glass", "Town of Glass"))]
    assert RULES["best_name"](titles)[0].value == "Town of Glass"
    assert RULES["best_name"]([*titles, Candidate("Town Of Glass", "d9", 9, False, "film", property="name")])[0].value == "Town Of Glass"
    people = [Candidate(name, f"d{i}", i, False, "person", property="name") for i, name in enumerate(("Ada De Wit", "Ada de Wit"))]
    assert RULES["best_name"](people)[0].value == "Ada De Wit"


def test_a_score_and_what_it_is_rounded_to_do_not_contradict_each_other() -> None:
    node = "movie/a/rating/d0/gulls/users"

    def ranks(*scores: str) -> set[str]:
        said = [Statement("d0", node, "score", score, False, ()) for score in scores]
        return set(fuse(said, {node: "rating"}, {node: "movie/a"}).ranks.values())

    assert "deprecated" not in ranks("71.0", "71.0", "71.3")
    assert "deprecated" in ranks("71.0", "71.0", "73.0")


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


def test_a_name_the_other_way_round_speaks_for_the_usual_one() -> None:
    assert chosen("best_name", "Oland, Al", "Oland, Al", "Al Oland", kind="person") == ["Al Oland"]
    assert chosen("best_name", "Gull, The", "Gull, The", "The Gull", kind="film") == ["The Gull"]
    assert chosen("best_name", "Gull, The", "The Gull", "Gulls", "Gulls", kind="film") == ["Gulls"], "two against two: the first in order"
    assert chosen("best_name", "Quill Company, The", "The Quill Company", kind="organization") == ["The Quill Company"]


def test_a_name_that_nobody_prints_the_usual_way_stays_as_it_is() -> None:
    assert chosen("best_name", "Oland, Al", "OLAND, AL", kind="person") == ["Oland, Al"]
    assert chosen("best_name", "Marsh, Moor", "Marsh, Moor", "Moor Marsh", kind="film") == ["Marsh, Moor"]
    assert chosen("best_name", "Ed Moe, Jr.", "Ed Moe", "Ed Moe, Jr.", kind="person") == ["Ed Moe, Jr."]


def test_a_country_is_called_what_it_is_called_in_english_where_a_page_does() -> None:
    assert chosen("best_name", "Kanada", "Kanada", "Canada", kind="country") == ["Canada"]
    assert chosen("best_name", "Kanada", "Canadá", "Kanada", kind="country") == ["Kanada"]
    assert chosen("best_name", "Kanada", "Kanada", "Canada", kind="place") == ["Kanada"]


def test_the_day_that_markup_makes_of_a_year_is_no_day() -> None:
    assert chosen("earliest_full_date", "1999-01-01", "1999-05-28") == ["1999-05-28"]
    assert chosen("earliest_full_date", "1999-01-01", "1999-05") == ["1999-05"]
    assert chosen("earliest_full_date", "1970-01-01", "1999-05-28") == ["1999-05-28"]
    assert chosen("earliest_full_date", "1970-01-01", "1999") == ["1999"]


def test_the_first_of_january_is_a_day_where_nothing_says_otherwise() -> None:
    for said in (["1999-01-01"], ["1999-01-01", "1999"], ["1999-01-01", "2000-02-03"], ["1970-01-01", "1970"]):
        assert chosen("earliest_full_date", *said) == [said[0]]
    of_a_country = Candidate("1999-01-01", "d0", 0, False, "film", property="release_date")
    assert RULES["earliest_full_date"]([of_a_country, *candidates("1999-05-28")])[0].value == "1999-01-01"


def test_a_spelling_is_as_common_as_the_pages_that_print_it() -> None:
    thrice = [Candidate("Sci-Fi", "d0", n, False, property="genre") for n in range(3)]
    others = [Candidate("Science Fiction", f"d{n}", n + 3, False, property="genre") for n in (1, 2)]
    assert RULES["all"]([*thrice, *others])[0].value == "Science Fiction"
    assert RULES["all"]([*thrice, others[0]])[0].value == "Science Fiction", "of equals the first of the row"


def test_of_titles_that_as_many_pages_print_the_one_that_more_know_is_the_name() -> None:
    home = Candidate("Slack Tide", "d0", 0, False, "film", property="name")
    abroad = Candidate("Ebbe", "d1", 1, False, "film", property="name")
    knows = Candidate("Slack Tide", "d1", 2, False, "film", property="alternate_name")
    assert RULES["best_name"]([home, abroad])[0].value == "Ebbe", "the first in order"
    for mixed in ([home, abroad, knows], [knows, abroad, home]):
        assert [(c.value, c.claims) for c in RULES["best_name"](mixed)] == [("Slack Tide", (0,))]
    again = Candidate("Ebbe", "d2", 3, False, "film", property="name")
    assert RULES["best_name"]([home, abroad, knows, again])[0].value == "Ebbe", "more pages call it so"


def test_a_page_that_knows_a_longer_title_knows_the_shorter_one() -> None:
    short, long = (
        Candidate(title, f"d{n}", n, False, "film", property="name") for n, title in enumerate(["Slack Tide", "Slack Tide: A Saga"])
    )
    also = Candidate("Slack Tide: A Saga", "d0", 2, False, "film", property="alternate_name")
    assert RULES["best_name"]([short, long, also])[0].value == "Slack Tide"


def test_a_name_that_was_not_chosen_is_no_second_spelling_of_another_name() -> None:
    def said(document: str, property: str, value: str) -> Statement:
        return Statement(document, "person/al", property, value, False, ())

    names = [said(d, "name", "Al Oland") for d in ("d1", "d2")]
    found = fuse(
        [*names, said("d3", "name", "Oland-Marsh Al"), said("d1", "alternate_name", "Oland-marsh Al")], {"person/al": "person"}, {}
    ).facts
    assert [(f.property, f.object, f.claims) for f in found] == [("alternate_name", "Oland-marsh Al", (3,)), ("name", "Al Oland", (0, 1))]


def test_a_title_is_known_whichever_way_round_it_is_printed() -> None:
    home = Candidate("Gull, The", "d0", 0, False, "film", property="name")
    abroad = Candidate("Die Möwe", "d1", 1, False, "film", property="name")
    knows = Candidate("The Gull", "d1", 2, False, "film", property="alternate_name")
    assert [(c.value, c.claims) for c in RULES["best_name"]([home, abroad, knows])] == [("Gull, The", (0,))]


def test_the_day_of_a_text_is_not_contradicted_by_the_day_beside_it() -> None:
    def ranked(*days: str) -> list[str]:
        said = [Statement(f"d{n}", "film/news/x", "review_date", day, False, ()) for n, day in enumerate(days)]
        ranks = fuse(said, {"film/news/x": "news"}, {}).ranks
        return [ranks.get(n, "normal") for n in range(len(days))]

    assert ranked("2015-11-30", "2015-12-01") == ["preferred", "normal"]
    assert ranked("2015-11-30", "2015-12-02") == ["preferred", "deprecated"]
