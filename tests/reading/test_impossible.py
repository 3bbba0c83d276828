"""Values that no page can mean are notices: what hangs on them goes too, and what stands beside them stays."""

from __future__ import annotations

import pytest

from kg.model import Claim, Document, Evidence, Mention
from kg.reading.impossible import possible

DOCUMENT = Document("page.html", "0" * 64, "", 0)
FILM = Mention("film", ("low tide", "1998"))
PERSON = Mention("person", ("ada quill",))
RATING = Mention("rating", ("0" * 16, "imdb", "users"), FILM)
MONEY = Mention("budget", ("unstated", "1-usd"), FILM)
QUOTE = (Evidence(0, 1, "x"),)


def said(subject: Mention, property: str, value: str | Mention) -> Claim:
    return Claim(subject, property, value, QUOTE)


def left(*claims: Claim) -> list[str]:
    """What is left of some claims, in words."""
    kept, notices = possible(DOCUMENT, claims)
    assert all(notice.code == "out-of-range" and notice.evidence for notice in notices)
    return [f"{claim.subject.kind}.{claim.property} {claim.value}" for claim in kept]


@pytest.mark.parametrize(
    ("property", "value"),
    [
        ("year", "0000"), ("year", "9999"), ("year", "１９９８"), ("year", "1e-9"), ("released", "0000-00-00"), ("released", "9999-12-31"),
        ("duration", "PT"), ("duration", "PT99999H"), ("runtime_minutes", "0"), ("runtime_minutes", "-5"), ("popularity_rank", "0"),
        ("genre", "null"), ("genre", "N/A"), ("keyword", "-"), ("keyword", "undefined"),
        ("genre", "0000"), ("genre", "https://films.example/genre/drama"), ("genre", "/genre/drama"),
        ("sound_mix", "NaN"), ("aspect_ratio", ":"),
        ("description", '{"props": {"pageProps": {}}}'), ("tagline", "{'node': {'text': 'Follow.'}}"),
        ("description", "\u200b"), ("alternate_name", "\u200b\u200b"), ("name", "| |"),
        ("name", "<title>Low Tide"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_not_said(property: str, value: str) -> None:
    assert left(said(FILM, property, value), said(FILM, "genre", "Drama")) == ["film.genre Drama"]


@pytest.mark.parametrize(
    ("property", "value"),
    [
        ("year", "1895"), ("year", "2031"), ("released", "1998-05"), ("released", "1998"), ("duration", "PT14H20M"), ("duration", "PT45S"),
        ("runtime_minutes", "5220"), ("popularity_change", "-12"), ("genre", "Sci-Fi"), ("keyword", "1960s"), ("aspect_ratio", "2.35 : 1"),
        ("certificate", "16"), ("name", "$"), ("name", "…"), ("name", "N/A"), ("name", "Null"), ("name", "<harmony/>"), ("name", "11:14"),
        ("alternate_name", "霸王别姬"), ("description", "A <b> in the middle stays."), ("tagline", "None but the brave."),
    ],
)  # fmt: skip
def test_what_can_be_is_said(property: str, value: str) -> None:
    assert left(said(FILM, property, value)) == [f"film.{property} {value}"]


@pytest.mark.parametrize("name", ["10/10", "N/A", "0000", "<b>x</b>", "Ada<br>Quill", "None", "-", "Hal VossIda Wren"])
def test_nobody_is_called_that_and_nothing_hangs_on_nobody(name: str) -> None:
    nobody = Mention("person", (name.casefold(),))
    role = Mention("role", (nobody, "waiter"), FILM)
    claims = [
        said(FILM, "actor", PERSON), said(PERSON, "name", "Ada Quill"), said(FILM, "actor", nobody), said(nobody, "name", name),
        said(role, "role_actor", nobody), said(role, "character_name", "Waiter"), said(role, "role_position", "2"),
        said(FILM, "name", "Low Tide"),
    ]  # fmt: skip
    assert left(*claims) == [f"film.actor {PERSON}", "person.name Ada Quill", "film.name Low Tide"]


def test_somebody_with_another_name_stays() -> None:
    claims = [said(FILM, "actor", PERSON), said(PERSON, "name", "N/A"), said(PERSON, "name", "Ada Quill")]
    assert left(*claims) == [f"film.actor {PERSON}", "person.name Ada Quill"]


def test_no_user_is_called_by_a_score() -> None:
    review, user = Mention("user_review", ("x", "0"), FILM), Mention("account", ("x", "5-10"))
    claims = [said(review, "reviewer", user), said(user, "name", "5/10"), said(review, "body", "Long."), said(user, "badge", "Super")]
    assert left(*claims) == ["user_review.body Long."]


def test_a_score_beyond_its_scale_goes_with_the_scale() -> None:
    claims = [
        said(RATING, "group", "users"),
        said(RATING, "rating_count", "12"),
        said(RATING, "score", "75.0"),
        said(RATING, "best", "10.0"),
    ]
    assert left(*claims) == ["rating.group users", "rating.rating_count 12"]


def test_a_score_below_its_scale_goes_too() -> None:
    claims = [said(RATING, "verdict", "Poor"), said(RATING, "score", "0.5"), said(RATING, "best", "5.0"), said(RATING, "worst", "1.0")]
    assert left(*claims) == ["rating.verdict Poor"]


def test_of_two_scales_the_one_that_holds_the_score_is_meant() -> None:
    assert left(said(RATING, "score", "3.6"), said(RATING, "best", "5.0"), said(RATING, "best", "1.0")) == [
        "rating.score 3.6",
        "rating.best 5.0",
    ]


def test_a_rating_without_value_count_and_verdict_says_nothing() -> None:
    organization = Mention("organization", ("imdb",))
    assert left(said(RATING, "group", "users"), said(RATING, "rater", organization), said(RATING, "best", "10.0")) == []
    mark = Mention("review_rating", (), Mention("user_review", ("imdb", "0"), FILM))
    assert left(said(mark, "best", "10.0")) == []


def test_an_amount_that_no_film_cost_takes_its_currency_along() -> None:
    rest = [said(MONEY, "currency", "USD"), said(MONEY, "estimated", "true")]
    assert left(said(MONEY, "amount", "1" * 30 + ".0"), *rest) == []
    assert left(said(MONEY, "amount", "0.0"), *rest) == ["budget.amount 0.0", "budget.currency USD", "budget.estimated true"]


def test_counts_that_contradict_each_other_are_not_said() -> None:
    review = Mention("user_review", ("imdb", "0"), FILM)
    assert left(said(review, "helpful_votes", "99"), said(review, "helpful_total", "15")) == ["user_review.helpful_total 15"]
    assert left(said(RATING, "review_count", "1" * 30), said(RATING, "score", "7.5")) == ["rating.score 7.5"]


@pytest.mark.parametrize(
    "name", ["Hal DiMarco Voss", "LisaMay Bell", "Ida MacVoss Wren", "Bo FitzVoss Ray", "Ann Bell-LaMarr", "Hal voss ida wren"]
)
def test_capitals_inside_a_name_are_its_own(name: str) -> None:
    person = Mention("person", (name.casefold(),))
    assert left(said(person, "name", name)) == [f"person.name {name}"]
