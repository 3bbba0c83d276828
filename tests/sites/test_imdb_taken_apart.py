"""IMDb's title pages of 2012 to 2020 whose tags were taken out one by one, so that every link stands apart from the marks around it."""

from __future__ import annotations

import pytest

from kg.intake import unverified
from kg.model import Document, Record
from kg.sites import read

PIECES = """\
The Salt Clerk (2021) - IMDb
All¦Titles¦Names¦Quotes¦Bios¦Plots¦Movies¦, TV¦& Showtimes¦Full Cast and Crew¦Trivia¦User Reviews¦IMDbPro
The Salt Clerk (¦2021¦)¦The Salt Clerk¦(original title)
PG¦|¦1h 52min¦|¦Drama¦,¦Mystery¦|¦4 June 2021 (Sweden)
A clerk counts salt until the mine is empty.
Director:¦Aino Roe
Writers:¦Piet Mol¦(screenplay),¦Ann Bell¦(novel)¦|¦1 more credit¦»
Stars:¦Ivo Lund¦,¦Mia Holm¦,¦Bo Marsh¦|¦See full cast & crew¦»
62¦Metascore¦From¦metacritic.com¦Reviews¦31 user¦|¦12 critic
People who liked this also liked...¦◄¦Prev 6¦Next 6¦►
0¦Next »¦Iron Lake¦(2019)¦Crime¦|¦Drama¦1¦2¦3¦4¦5¦6¦7¦8¦9¦10¦7.1¦/¦10¦X¦Two men fish in iron.
Director:¦Rolf Winter¦Stars:¦Ida Sand¦,¦Karl Frost
0¦Next »¦Wells¦I¦(2020)¦Certificate:¦GP¦War¦1¦2¦3¦4¦5¦6¦7¦8¦9¦10¦6.4¦/¦10¦X¦A well dries up in a week.
Director:¦Nina Berg¦Stars:¦Tom Reed¦,¦Lea Wolf
Edit¦Cast
Cast overview, first billed only:¦Ivo Lund¦...¦Eino¦(as Iwo Lund)¦Mia Holm¦...¦Judge¦(voice)¦Bo Marsh¦...¦The Bailiff
See full cast¦»¦Edit¦Storyline¦A clerk of a mine counts salt. When the mine is empty, he counts the days.¦Written by¦salter
Plot Keywords:¦salt¦|¦mine¦|¦See All (14)¦»¦Taglines:¦Count on salt.¦See more¦»¦Genres:¦Drama¦|¦Mystery
Motion Picture Rating (¦MPAA¦)¦Rated PG for salt¦|¦See all certifications¦»¦Parents Guide:¦View content advisory¦»
Details¦Country:¦Sweden¦|¦Finland¦Language:¦Swedish¦|¦Finnish¦Release Date:¦4 June 2021 (Sweden)¦See more¦»
Box Office¦Budget:¦SEK 12,000,000¦(estimated)¦Gross:¦$1,204,000¦(USA)¦(¦9 July 2021¦)¦See more¦»
Company Credits¦Production Co:¦Salt Films¦,¦Mine Media¦See more¦»
Technical Specs¦Runtime:¦112 min¦|¦98 min¦(cut)¦Color:¦Color¦Aspect Ratio:¦1.85 : 1¦See full technical specs¦»
Did You Know?¦Trivia¦The mine of¦Iron Lake¦(2019) was used.¦See more¦»
Quotes¦Eino¦: Salt and the day ...¦Judge¦: Which day?¦[...]¦See more¦»
Connections¦Featured in¦Salt Talk¦(2022)¦See more¦»
User Reviews¦Counting on it¦9 June 2021¦|¦by¦minerva7¦(Oslo, Norway)
–¦See all my reviews¦I counted, too.¦12 of 15 people found this review helpful.
Was this review helpful to you?¦Yes¦No
Review this title¦|¦See all 31 user reviews¦»"""
FORMS = {"lines": "\n", "blank lines": " \n\n   \n", "one line": " "}
"""What a converter puts between the pieces of text of a page."""


def pieces(between: str) -> str:
    """The page as a converter leaves it that knows nothing of boxes."""
    return between.join(PIECES.replace("\n", "¦").split("¦"))


def record(form: str) -> Record:
    return read(Document("page.txt", "ab" * 32, pieces(FORMS[form]), 1))


def values(read_page: Record, property: str, *, of_film: bool = True) -> list[str]:
    found = [c for c in read_page.claims if c.property == property and (c.subject == read_page.film) == of_film]
    return list(dict.fromkeys(str(c.value) for c in found))


@pytest.fixture(params=FORMS)
def page(request: pytest.FixtureRequest) -> Record:
    return record(str(request.param))


def test_entries_of_a_menu_are_no_quotation(page: Record) -> None:
    assert not [text for text in values(page, "text", of_film=False) if "Bios" in text or "Titles" in text]


def test_what_somebody_says_is_nobodys_role(page: Record) -> None:
    assert sorted(values(page, "actor")) == ["person(bo marsh)", "person(ivo lund)", "person(mia holm)"]
    assert values(page, "character_name", of_film=False) == ["Eino", "Judge", "The Bailiff"]
    assert values(page, "credited_as", of_film=False) == ["Iwo Lund"]


def test_the_facts_of_a_similar_film_are_its_own(page: Record) -> None:
    assert values(page, "certificate") == ["PG"]
    assert values(page, "certificate", of_film=False) == ["GP"]
    assert values(page, "genre") == ["Drama", "Mystery"]
    assert values(page, "similar") == ["film(iron lake, 2019)", "film(wells, 2020)"]
    plots = values(page, "description", of_film=False)
    assert plots == ["Two men fish in iron.", "A well dries up in a week."]


def test_the_number_that_tells_films_of_one_year_apart_is_no_part_of_a_name(page: Record) -> None:
    assert [c.inferred for c in page.claims if c.property == "name" and c.value == "Wells"] == [True]


def test_every_entry_of_a_list_is_read(page: Record) -> None:
    assert values(page, "country") == ["country(se)", "country(fi)"]
    assert values(page, "language") == ["sv", "fi"]
    assert values(page, "company") == ["organization(salt films)", "organization(mine media)"]
    assert values(page, "keyword") == ["salt", "mine"]
    assert values(page, "runtime_minutes") == ["112", "98"]
    assert values(page, "writer") == ["person(piet mol)", "person(ann bell)"]


def test_what_stands_in_brackets_goes_with_what_it_is_about(page: Record) -> None:
    assert values(page, "year") == ["2021"]
    assert values(page, "as_of", of_film=False) == ["2021-07-09"]
    assert values(page, "credit_note", of_film=False) == ["screenplay", "novel"]
    assert values(page, "estimated", of_film=False) == ["true"]
    assert "work(salt talk, 2022)" in {str(c.subject) for c in page.claims}


def test_every_value_follows_from_its_place(page: Record) -> None:
    assert not [why for claim in page.claims if (why := unverified(claim, page.document))]


HEADLESS = """\
Salt (2021) - IMDb
Showtimes & Tickets
Share this Rating
Title: Salt (2021) 7/10 X
Use the HTML below.
Counting Salt Movies
See more polls »
People who liked this also liked...
Next »
Crime | Drama | War
1 2 3 4 5 6 7 8 9 10
7.1/10 X
Two men fish in iron.
Director: Rolf Winter
Stars: Ida Sand, Karl Frost
Cast overview, first billed only:
Ivo Lund ... Eino
Mia Holm ... Judge
See full cast »
Did You Know?
Photo & Video
Trailers and Videos
See more »
Technical Specs
See full technical specs »
Discuss Salt (2021) on the IMDb message boards »
Getting Started | Contributor Zone »
Salt Office Mojo
"""


@pytest.mark.parametrize("text", [HEADLESS, HEADLESS.replace("Salt (2021) - IMDb\n", "")])
def test_without_its_head_a_page_has_no_people_genres_or_plot_from_elsewhere(text: str) -> None:
    page = read(Document("page.txt", "ab" * 32, text, len(text)), "imdb")
    assert [values(page, property) for property in ("director", "writer", "genre", "description")] == [[], [], [], []]
    assert not [c for c in page.claims if c.subject.kind == "trivia"]
    assert values(page, "actor") == ["person(ivo lund)", "person(mia holm)"]


def on_one_line(label: str) -> Record:
    rest = "Nina Berg ... The Old Judge Paul Cole Rolf Winter ... Waiter Two Anna Zorn"
    cast = f"Credited cast: Ivo Lund ... Eino {label} {rest} See full cast »"
    return read(Document("page.txt", "ab" * 32, f"Salt (2021) - IMDb {cast} Storyline {'salt ' * 900}", 1), "imdb")


def test_rows_without_characters_are_told_by_the_alphabet_and_not_without_it() -> None:
    page = on_one_line("Rest of cast listed alphabetically:")
    assert values(page, "actor")[1:] == ["person(nina berg)", "person(paul cole)", "person(rolf winter)", "person(anna zorn)"]
    assert values(page, "character_name", of_film=False)[1:] == ["The Old Judge", "Waiter Two"]
    assert "person(paul cole)" not in values(on_one_line("Mia Holm ... Clerk"), "actor")


def test_on_one_line_the_name_of_the_next_similar_film_ends_the_one_before() -> None:
    stars = " 1 2 3 4 5 6 7 8 9 10 7.1/10 X "
    similar = (
        f"People who liked this also liked... 0 Next » Iron Lake (2019) Crime{stars}Two men fish in iron. Director: Rolf Winter "
        f"Stars: Ida Sand, Karl Frost Wells Jun 3 2020 0 Next » Wells (2020) War{stars}A well dries up in a week. Director: Nina Berg "
        f"Stars: Tom Reed, Lea Wolf Dry Wells 0 Next » Dry Wells (2021) War{stars}It stays dry for good. "
        "Stars: Bo Marsh, Ann Bell Edit Cast "
    )
    text = f"Salt (2021) - IMDb {similar} Cast overview, first billed only: Ivo Lund ... Eino See full cast » Storyline {'salt ' * 900}"
    page = read(Document("page.txt", "ab" * 32, text, len(text)), "imdb")
    acted = [f"{c.subject.identity[0]}: {c.value}" for c in page.claims if c.property == "actor" and c.subject != page.film]
    assert acted == [
        "iron lake: person(ida sand)", "iron lake: person(karl frost)", "wells: person(tom reed)", "wells: person(lea wolf)",
        "dry wells: person(bo marsh)", "dry wells: person(ann bell)",
    ]  # fmt: skip


BOX_OFFICE = """\
Salt (2021) - IMDb
Salt (2021)
Box Office

SEK 12,000,000 (estimated)

Opening Weekend:

$70,864 (USA) (11 June 2021)

$1,204,000 (USA) (9 July 2021)
See more »

Company Credits

$5,000,000 (USA)
"""


def test_an_amount_below_the_opening_weekend_was_earned_and_its_place_tells() -> None:
    page = read(Document("page.txt", "ab" * 32, BOX_OFFICE, 1), "imdb")
    earned = [c for c in page.claims if c.subject.kind == "gross"]
    assert values(page, "amount", of_film=False) == ["70864.0", "12000000.0", "1204000.0"]
    assert {c.property for c in earned} == {"amount", "currency", "territory", "as_of"}
    assert all(c.inferred for c in earned)


@pytest.mark.parametrize(
    "change", [("$1,204,000 (USA)", "$1,204,000"), ("(9 July 2021)", "(9 July 2021) and more"), ("Box Office", "Box Offices")]
)
def test_another_line_tells_of_no_gross(change: tuple[str, str]) -> None:
    page = read(Document("page.txt", "ab" * 32, BOX_OFFICE.replace(*change), 1), "imdb")
    assert not [c for c in page.claims if c.subject.kind == "gross"]


TAGLINE = "Salt (2021) - IMDb\nSalt (2021)\n\n"
TAGLINE += "Plot Keywords:\n\nsalt | mine | See All (14) »\n\nCount it, carry it, come again.\n\nDrama | War\n\n{}\n"


@pytest.mark.parametrize(
    ("text", "tagline"),
    [
        (TAGLINE, ["Count it, carry it, come again."]),
        (TAGLINE.replace("Drama | War", "Sweden | Norway"), []),
        (TAGLINE.replace("Count it, carry it, come again.", "salt | mine"), []),
        (TAGLINE.replace("Count it, carry it, come again.\n\n", ""), []),
    ],
)
def test_a_line_between_keywords_and_genres_is_the_tagline(text: str, tagline: list[str]) -> None:
    page = read(Document("page.txt", "ab" * 32, text.format("R | See all certifications »"), 1), "imdb")
    assert values(page, "tagline") == tagline
