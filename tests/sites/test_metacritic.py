"""Metacritic pages: what is none of them, what survives a page's mishaps, and what is never claimed."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import Claim, Document, Mention, Notice
from kg.reading.page import Page
from kg.sites import metacritic

HERE = Path(__file__).parent / "metacritic"
UNTITLED = (HERE / "untitled" / "page.txt").read_text(encoding="utf-8")
LABELLED = (HERE / "labelled" / "page.txt").read_text(encoding="utf-8")
SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))


def page(text: str) -> Page:
    return Page(Document("page.txt", "0" * 64, text, len(text)))


def claims(text: str) -> list[Claim]:
    return [c for c in metacritic.read(page(text)) if isinstance(c, Claim)]


def notices(text: str) -> list[str]:
    return [n.code for n in metacritic.read(page(text)) if isinstance(n, Notice)]


def said(text: str, kind: str, property: str) -> list[str]:
    """The values of a property of all things of a kind, in the order in which they are claimed."""
    return [str(c.value) for c in claims(text) if c.subject.kind == kind and c.property == property]


def of(text: str, body: str) -> dict[str, str]:
    """What is claimed of the review with this body and of its score."""
    node = next(c.subject for c in claims(text) if c.property == "body" and c.value == body)
    return {c.property: str(c.value) for c in claims(text) if c.subject == node or c.subject.of == node}


def forms(text: str) -> list[str]:
    return [text, text.lower(), " ".join(text.split()), " ".join(text.lower().split())]


NOT_OURS = {
    "nothing": "",
    "prose with one of the words": "The Metascore is 82, said the man, and the user score is lower.",
    "a film page that quotes a Metascore": "Tin Orchard (1997)\n7.4/10\nMetascore\n82 | From metacritic.com\n31 user | 14 critic\n",
    "a list of audience reviews": "Audience Score\nUser Ratings: 1,204\nAll Critics\nTop Critics\nTotal Count: 52\nFull Review…\n",
    "a game": UNTITLED.replace("Critic score distribution:", "Platform: PC\nDeveloper: Lantern Works\n\nCritic score distribution:"),
    "an album": "Record Label: Lantern\n" + UNTITLED,
}


@pytest.mark.parametrize("text", NOT_OURS.values(), ids=NOT_OURS.keys())
def test_other_pages_are_not_recognized(text: str) -> None:
    assert all(metacritic.recognize(page(form)) < 0.5 for form in forms(text))


@pytest.mark.parametrize("path", SEEDS, ids=lambda p: p.name[:3])
def test_of_the_seeds_only_its_own_is_recognized_in_any_form(path: Path) -> None:
    ours = path.name.startswith("003")
    assert all((metacritic.recognize(page(form)) >= 0.5) == ours for form in forms(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", sorted(HERE.glob("*/page.txt")), ids=lambda p: p.parent.name)
def test_any_film_is_recognized_in_any_form(path: Path) -> None:
    assert all(metacritic.recognize(page(form)) >= 0.5 for form in forms(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("number", range(len(UNTITLED.splitlines())))
def test_a_line_that_is_lost_costs_its_own_facts_and_invents_none(number: int) -> None:
    """Scores, verdicts, names and bodies that are claimed without a line were claimed with it."""
    lines = UNTITLED.splitlines()
    full = {(c.subject.kind, c.property, str(c.value)) for c in claims(UNTITLED)}
    less = {(c.subject.kind, c.property, str(c.value)) for c in claims("\n".join(lines[:number] + lines[number + 1 :]))}
    invented = {f for f in less - full if f[1] not in ("reviewed", "review", "reviewer", "role_position", "name")}
    assert not invented


def test_a_film_that_cannot_be_told_is_unnamed_and_its_reviews_hang_on_it() -> None:
    text = UNTITLED.replace("Tin Orchard", "The film")
    assert "unnamed-film" in notices(text)
    assert said(text, "film", "name") == []
    assert {c.subject for c in claims(text) if c.property == "review"} == {Mention("film", ("", ""))}


def test_a_title_from_prose_is_inferred_and_quoted_wherever_it_stands() -> None:
    names = [c for c in claims(UNTITLED) if c.subject.kind == "film" and c.property == "name"]
    assert [c.value for c in names] == ["Tin Orchard"] * 3
    assert all(c.inferred and c.evidence[0].exact == "Tin Orchard" for c in names)


def test_a_printed_title_is_not_inferred_and_wins() -> None:
    names = [c for c in claims("Tin Orchard: The Bakery\n\n" + UNTITLED) if c.subject.kind == "film" and c.property == "name"]
    assert [(c.value, c.inferred) for c in names] == [("Tin Orchard: The Bakery", False)]


def test_a_line_above_the_page_that_the_reviews_contradict_is_no_title() -> None:
    assert set(said("Try our new app\n\n" + UNTITLED, "film", "name")) == {"Tin Orchard"}


def test_a_score_beyond_its_scale_is_a_notice() -> None:
    body = "It's warm, odd, and smells of bread. Petra Marlow is wonderful."
    text = UNTITLED.replace("1. Nov 15, 2012\n", "1. Nov 15, 2012\n    9\n")
    assert of(text, body)["score"] == "9.0"
    beyond = text.replace("    9\n", "    11\n")
    assert "unreadable-value" in notices(beyond)
    assert "score" not in of(beyond, body)


def test_a_distribution_that_nothing_says_whose_it_is_is_a_notice() -> None:
    lost = "Tin Orchard Reviews - Metacritic\nDirector: Ilse Vantongeren\nRuntime: 98 min\nPositive: 7 out of 13\nNegative: 2 out of 13\n"
    assert "unclear-rating" in notices(lost)
    assert not [c for c in claims(lost) if c.subject.kind == "rating"]


def test_a_number_that_begins_a_sentence_is_no_score() -> None:
    text = UNTITLED.replace("  4. Small and stubborn", "  4. 12 loaves and 90 minutes later, small and stubborn")
    assert "score" not in of(text, next(b for b in said(text, "critic_review", "body") if b.startswith("12 loaves")))


def test_one_line_and_many_lines_say_the_same() -> None:
    def facts(text: str) -> set[str]:
        return {str(c) for c in claims(text)}

    assert facts(UNTITLED) == facts(" ".join(UNTITLED.split()))
    assert facts(LABELLED) == facts(" ".join(LABELLED.split()))


def test_capitals_do_not_matter_but_for_the_title() -> None:
    def facts(text: str) -> set[str]:
        return {str(c).casefold() for c in claims(text) if not (c.subject.kind == "film" or c.property == "reviewed")}

    assert facts(UNTITLED) == facts(UNTITLED.lower()) == facts(" ".join(UNTITLED.lower().split()))


def test_rows_keep_their_printed_positions_when_they_are_moved() -> None:
    first = "  1. 100\n    Marlow and Quill turn a bakery into a battlefield.\n"
    moved = UNTITLED.replace(first, "").replace("  9. Petra", first + "  9. Petra")
    for text in (moved, " ".join(moved.split())):
        assert of(text, "Marlow and Quill turn a bakery into a battlefield.")["role_position"] == "1"
        assert of(text, "Marlow and Quill turn a bakery into a battlefield.")["score"] == "100.0"


def test_users_before_critics() -> None:
    critics, users = UNTITLED.split("User Score\n")
    text = "User Score\n" + users + critics
    assert sorted(map(str, claims(text))) == sorted(map(str, claims(UNTITLED)))


@pytest.mark.parametrize(
    ("citation", "date", "pages"),
    [
        ("[27 March 1998, p. C3]", "1998-03-27", "C3"),
        ("[27 Mar 1998, p.12]", "1998-03-27", "12"),
        ("[27 March 1998, Friday, p.C]", "1998-03-27", "C"),
        ("[Mar 1998, pp. 62-63]", "1998-03", "62-63"),
        ("[p. C3, 27 March 1998]", "1998-03-27", "C3"),
        ("[27 March 1998]", "1998-03-27", None),
        ("[sic]", None, None),
        ("[translated]", None, None),
    ],
)
def test_a_print_citation_stays_in_the_body_and_gives_date_and_pages(citation: str, date: str | None, pages: str | None) -> None:
    text = UNTITLED.replace("[3 October 1997, p. E7]", citation)
    review = of(text, f"Mr. Quill finds a dozen ways to say nothing. {citation}")
    assert (review.get("review_date"), review.get("pagination")) == (date, pages)


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Corin Abernathy", "Corin Abernathy"),
        ("A.O. Penhaligon", "A.O. Penhaligon"),
        ("J. Hollis", "J. Hollis"),
        ("Della M. Winter", "Della M. Winter"),
        ("Ilse van der Berg", "Ilse van der Berg"),
        ("Staff [Not Credited]", None),
    ],
)
def test_a_critic_ends_where_the_review_begins(printed: str, name: str | None) -> None:
    text = UNTITLED.replace("Corin Abernathy", printed)
    for form in (text, " ".join(text.split())):
        assert ("reviewer" in of(form, "The film keeps its flour dry and its knives sharp.")) == bool(name)
        assert (name in said(form, "critic", "name")) == bool(name)


def test_the_switch_that_folds_a_review_and_its_shortened_form_are_no_body() -> None:
    long = "It was long and sad, and at the end of it nobody had learned how to bake, which I liked very much."
    text = UNTITLED.replace("It's warm, odd, and smells of bread. Petra Marlow is wonderful.", f"{long[:60]}… Expand {long}")
    assert long in said(text, "user_review", "body")


def test_furniture_between_groups_is_no_review() -> None:
    text = UNTITLED.replace(
        "User Score\n", "Where To Watch\nStream On\nWhat's this?\nYour Score\n0 out of 10\nRate this:\n10\n9\nUser Score\n"
    )
    assert sorted(map(str, claims(text))) == sorted(map(str, claims(UNTITLED)))


@pytest.mark.parametrize(
    "ending", ["at the casino", "the walls collapse", "and I said no", "its world expand", "so read on", "in its full review"]
)
def test_ordinary_words_at_the_end_of_a_body_stay_in_it(ending: str) -> None:
    text = UNTITLED.replace("and smells of bread. Petra Marlow is wonderful.", ending)
    for form in (text, " ".join(text.split())):
        assert f"It's warm, odd, {ending}" in said(form, "user_review", "body")
