"""Films whose names, casts and lines look like something else: labels, links, notes and numbers of the layouts of the seeds."""

# ruff: noqa: E501 - lines of pages

from __future__ import annotations

import pytest

from kg.model import Document, Record
from kg.sites import read
from tests.other_films.test_odd_films import FLOW, flow, lines


def record(text: str, site: str = "imdb") -> Record:
    return read(Document("page.txt", "0" * 64, text, len(text.encode())), site)


def said(text: str, property: str) -> list[str]:
    return [str(claim.value) for claim in record(text).claims if claim.property == property]


def of(text: str, property: str) -> list[str]:
    found = record(text)
    return [str(claim.value) for claim in found.claims if claim.property == property and claim.subject == found.film]


SIMILAR = (
    "people who liked this also liked...&nbsp; 0 next &raquo; {title} (2000) adventure | drama &nbsp; 1 2 3 4 5 6 7 8 9 10 7.8/10 x &nbsp; "
    "a clerk is left on an isle. director: rob zeller stars: tam hanks, hel lund, nick sear "
)


@pytest.mark.parametrize("title", ["cast away", "details of a dream", "quotes", "trivia night", "seasons", "connections", "9"])
def test_a_similar_title_may_begin_like_a_label_and_keeps_its_people(title: str) -> None:
    page = FLOW.replace("edit cast", SIMILAR.format(title=title) + "edit cast").format(
        title="1922", year="1922", under="12min | short, comedy | 19 november 1922 (usa)", plot="two clerks dispute.", genres="comedy",
        cast="monty pell ... first clerk",
    )  # fmt: skip
    assert of(page, "similar") == [f"film({title}, 2000)"]
    assert of(page, "director") == ["person(elmer tubb)"]
    assert set(of(page, "actor")) == {"person(monty pell)", "person(flora la rue)"}


@pytest.mark.parametrize("name", ["Cast Pictures", "Quotes & Co.", "Trivia"])
def test_titles_and_companies_may_be_labels_of_the_page(name: str) -> None:
    rest = f"Details\n\nAlso Known As:\n\n{name} See more »\n\nCompany Credits\n\nProduction Co:\n\n{name} See more »\n"
    page = lines("Credited cast:", "Ada Roe ... Nurse", "Ivo Lund ... Clerk", "") + rest
    assert of(page, "alternate_name") == [name]
    assert of(page, "company") == [f"organization({name.casefold()})"]


@pytest.mark.parametrize("title", ["The Directors: The Films of Ron Hower", "Great Writers: Ada", "Country: A Portrait"])
def test_a_work_that_refers_to_the_film_may_be_called_like_a_label(title: str) -> None:
    page = lines("Ada Roe", "", "", "Credited cast:", "Ada Roe ... Nurse", "Ivo Lund ... Clerk", "")
    page += f"The film was shot in a day. See more »\n\n\nFeatured in {title} (1999) See more »\n"
    assert of(page, "director") == ["person(ada roe)"]
    assert {str(c.value) for c in record(page).claims if c.subject.kind == "work" and c.property == "name"} == {title}


@pytest.mark.parametrize(
    ("cast", "rows"),
    [
        ('ada roe ... rat (voice) "big" al ek ... gus', [("ada roe", "rat"), ('"big" al ek', "gus")]),
        ("ada roe ... host (voice) the pine quartet ... themselves", [("ada roe", "host"), ("the pine quartet", "themselves")]),
        ("ada roe ... boy (as a child) tom wick ... tom", [("ada roe", "boy (as a child)"), ("tom wick", "tom")]),
        ("ada roe ada roe ... mayor vey otis otis ... goat", [("ada roe", "mayor vey"), ("otis", "goat")]),
        ("so-dam kim ... ki-jung park so-hee lee ... maid", [("so-dam kim", "ki-jung park"), ("so-hee lee", "maid")]),
    ],
)
def test_behind_a_note_a_picture_or_a_whole_name_the_next_row_begins(cast: str, rows: list[tuple[str, str]]) -> None:
    page = flow(cast=cast)
    found = record(page)
    roles: dict[object, dict[str, str]] = {}
    for claim in found.claims:
        if claim.subject.kind == "role":
            roles.setdefault(claim.subject, {})[claim.property] = claim.evidence[0].exact
    assert [(role["role_actor"], role["character_name"]) for role in roles.values()] == rows


def test_a_star_of_one_word_heads_a_row() -> None:
    page = FLOW.replace("flora la rue |", "otis |").format(
        title="1922", year="1922", under="12min | short, comedy | 19 november 1922 (usa)", plot="two clerks dispute.", genres="comedy",
        cast="monty pell ... mayor vey otis ... the goat",
    )  # fmt: skip
    assert said(page, "character_name") == ["mayor vey", "the goat"]


def test_one_row_in_a_list_is_a_row() -> None:
    page = lines("Credited cast:", "Ada Roe ... Nurse", "Rest of cast listed alphabetically:", "V. Quill ... Old Woman (uncredited)", "")
    assert said(page, "character_name") == ["Nurse", "Old Woman"]


def test_a_slash_at_the_end_of_a_line_is_no_end_of_a_row() -> None:
    page = lines("Credited cast:", "Ivo Lund ... The Man /", "The Double (voice)", "Ada Roe ... Nurse", "")
    assert said(page, "character_name") == ["The Man / The Double", "Nurse"]


def test_who_stands_above_the_plot_of_a_series_directs_nothing() -> None:
    page = (
        "12 user 3 critic\n\nLower Quay (2014–2017)\n\nEpisode Guide\n24 episodes\n\nA river crew finds the same man again and again.\n\n\n"
    )
    page += (
        "Idris Vane, Lotta Quill\n\n\nSeries cast summary:\nIdris Vane ... DCI Moss 24 episodes, 2014-2017\n\n\nParents Guide:\n\nAdd »\n"
    )
    assert not said(page, "director")
    assert not said(page, "writer")


@pytest.mark.parametrize("kind", ["TV Movie", "TV Short", "TV Special", "Video"])
def test_what_was_made_for_television_has_its_day(kind: str) -> None:
    page = flow(under=f"tv-14 | 52min | comedy | {kind.lower()} 3 may 2001")
    assert of(page, "released") == ["2001-05-03"]
    assert of(page, "description") == ["two clerks dispute the number of the year."]


def test_a_certificate_stands_before_the_link_to_all_of_them() -> None:
    page = lines("Credited cast:", "Ada Roe ... Nurse", "", "", "Comedy | Drama", "", "", "K-15 | See all certifications »")
    assert of(page, "certificate") == ["K-15"]


def test_an_amount_in_words_is_none() -> None:
    page = lines("Credited cast:", "Ada Roe ... Nurse", "") + "Box Office\n\nBudget:\n\n$2.5 million (estimated)\n\nSee more on IMDbPro »\n"
    assert not said(page, "amount")


def test_arrows_in_plain_letters_close_links() -> None:
    page = lines("Credited cast:", "Ada Roe ... Nurse", "") + "Details\n\nAlso Known As:\n\nTin Men See more »\n"
    assert of(page.replace("»", ">>"), "alternate_name") == of(page, "alternate_name") == ["Tin Men"]


def test_what_a_company_is_owns_no_song() -> None:
    song = "Soundtracks\n\nLa Lluvia\nPerformed by Ada Roe\nCourtesy of Tide Records, a division of Sea Music\nSee more »\n"
    page = lines("Credited cast:", "Ada Roe ... Nurse", "") + song
    assert said(page, "rights_holder") == ["organization(tide records)"]


@pytest.mark.parametrize("glued", ["Bo Marsh (co-director), Cy Oland Jo Wu (novel)", "Bo Marsh (as B.), Zara Jo Wu (novel)"])
def test_names_behind_the_note_of_a_director_are_nobody_s(glued: str) -> None:
    page = f"1 user 2 critic Tin Clerks (1931) 2:48 | Trailer Two clerks dispute the number of the year. {glued} Nominated for 1 Oscar. "
    page += (
        "See more awards » Cast overview, first billed only: Ivo Lund ... Clerk Plot Summary | Plot Synopsis Parents Guide: View content "
    )
    page += "advisory » Sound Mix: Mono | Dolby Aspect Ratio: 1.37 : 1 See full technical specs »"
    assert not set(said(page, "writer")) - {"person(jo wu)"}
    assert not said(page, "language")


NEXT = """\
Cast & crew
User reviews
IMDbPro
All topics
{title}
{genre}
Plot kept under wraps.
Director
A.J. Okonjo
Writers
A.J. Okonjo
Stars
Zed Marlowe
Otis
See production info at IMDbPro
Post-production
Coming soon
Releases July 16, 2027
Add to Watchlist
{counts}Photos
Top cast
Zed Marlowe
Zed Marlowe
Goatherd
Otis
Otis
The Goat
All cast & crew
Production, box office & more at IMDbPro
Storyline
Genre
Comedy
Did you know
Details
Country of origin
Canada
Tech specs
Contribute to this page
Suggest an edit or add missing content
"""


def test_a_film_that_is_not_out_yet_has_its_name_and_no_links_for_stars() -> None:
    page = NEXT.format(title="Untitled Goat Project", genre="Comedy", counts="1\nUser review\n1\nCritic review\n")
    assert of(page, "name") == ["Untitled Goat Project"]
    assert set(of(page, "actor")) == {"person(zed marlowe)", "person(otis)"}
    assert said(page, "review_count") == ["1", "1"]


@pytest.mark.parametrize("title", ["Episode guide", "Original title: Gifs", "Comedy"])
def test_what_stands_in_the_place_of_a_lost_name_is_none(title: str) -> None:
    page = NEXT.format(title=title, genre="Comedy", counts="")
    assert not of(page, "name")


def test_a_label_in_the_words_of_a_review_is_none() -> None:
    page = (
        "Mixed or average reviews - based on 1 Critic\n\nCritic score distribution:\n  1. Positive: 0 out of 1\n  1. Sixty minutes too long.\n"
        "User score distribution:\n  1. Positive: 2 out of 2\n  1. Dec 12, 2009\n    Rated: 1 star. Cast: dolls.\n\n    Director: Bo Marsh\n\n"
        "    Full Review »\n  2. Feb 2, 2010\n    They all die. Full Review »\n"
    )
    found = record(page, "metacritic")
    assert not [c for c in found.claims if c.property in ("director", "actor")]
    bodies = [str(c.value) for c in found.claims if c.property == "body"]
    assert bodies[1:] == ["Rated: 1 star. Cast: dolls. Director: Bo Marsh", "They all die."]


@pytest.mark.parametrize(
    ("title", "reviews"),
    [
        ("The Weight of Tin", [
            "The Weight of Tin is the kind of movie that sneaks up on you.",
            "It is hard to shake the feeling that The Weight of Tin would have worked better at half the length.",
        ]),
        ("Sister Agatha's Smile", [
            "Sister Agatha's Smile is the most original comedy of the year.", "Agatha's Smile is worth the wait.",
            "The nuns are fine, but Sister Agatha's Smile is too polite by half.",
            "There is nothing wrong with Sister Agatha's Smile that a few laughs could not fix.",
        ]),
        ("Nine Bridges of Lund", [
            "Nine Bridges of Lund has more twists than a river.", "Watch closely: the con in Nine Bridges of Lund is on you.",
            "Fabio Bel's debut, Nine Bridges of Lund, marks him as one to watch.",
        ]),
        ("", ["Brandt's finest hour since The Tide of Lund.", "The Tide of Lund was a hard act to follow.", "If you liked The Tide of Lund, go."]),
    ],
)  # fmt: skip
def test_titles_that_reviews_name(title: str, reviews: list[str]) -> None:
    said = [*reviews, "A beautifully modulated study of guilt.", "An honest, modest drama that earns its tears."]
    page = (
        f"Generally favorable reviews - based on {len(said)} Critics\n\nCritic score distribution:\n  1. Positive: 1 out of {len(said)}\n"
    )
    page += "\n".join(f"  {number}. {words}" for number, words in enumerate(said, 1)) + "\n"
    found = record(page, "metacritic")
    assert {str(c.value) for c in found.claims if c.subject == found.film and c.property == "name"} == ({title} if title else set())


def test_lines_that_may_be_characters_are_no_actors() -> None:
    page = "Home > Comedy >\n\nRatti\n\nRatti (2012)\n\nOctober. 05,2012\n|\n5.3\n|\nTV-Y7\n| Animation Family\n\nA rat inherits a pie shop.\n\n...\n\n"
    page += "Watch Trailer\n\nCast\n\nAda Roe\nJo\nBo Marsh\nThe Man\n\nSimilar titles\n\nReviews\n\nMr. B\n2012/10/05\n\nToo many pies.\n\nMore\n"
    found = record(page, "streaming")
    assert [str(c.value) for c in found.claims if c.property == "actor"] == ["person(ada roe)", "person(bo marsh)"]
    assert [str(c.value) for c in found.claims if c.subject.kind == "account" and c.property == "name"] == ["Mr. B"]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_similar_titles_with_the_texts_of_their_pictures(gap: str) -> None:
    page = "Home > Comedy >\n\nRatti\n\nRatti (2012)\n\nOctober. 05,2012\n|\n5.3\n|\nTV-Y7\n| Animation Family\n\nA rat inherits a pie shop.\n\n...\n\n"
    similar = gap.join(["1922", "1922 (1923)", "The Pie", "The Pie (1999)"])
    page += f"Watch Trailer\n\nCast\n\nSimilar titles\n\n{similar}\n\nReviews\n\nbo\n2012/10/05\n\nToo many pies.\n\nMore\n"
    found = record(page, "streaming")
    assert [str(c.value) for c in found.claims if c.property == "similar"] == ["film(1922, 1923)", "film(the pie, 1999)"]
    assert [str(c.value) for c in found.claims if c.property == "released"] == ["2012-10-05"]
