"""Rotten Tomatoes' film pages since 2023 as text: labels without colons, cards that end with a link, scores beside their names."""

from __future__ import annotations

import pytest

from kg.model import Document, Record
from kg.reading import say
from kg.reading.page import Page
from kg.sites import read
from kg.sites.rottentomatoes import recent_cards
from tests.sites.steps import steps

FILM = """\
The Salt Keepers | Rotten Tomatoes
About Rotten Tomatoes®
Critics
Login/signup
Movies
TV shows
FanStore
News
Showtimes
Trending on RT
The Salt Keepers
Play trailer
2:14
The Salt Keepers
R
Released Feb 9, 2024
1h 43m
Drama
/
Mystery & Thriller
Play Trailer
Watchlist
81%
Tomatometer
57 Reviews
64%
Popcornmeter
500+ Verified Ratings
Two keepers of a salt store (Hal Voss, Nora Quist) count the days until a boat that may never come.
Read More
Watch on
Fandango at Home
Stream Now
What to Know
Critics Consensus
Slow as evaporation and as patient, The Salt Keepers leaves something behind.
Read Critics Reviews
Critics Reviews
View All (57)
Critics Reviews
Marta Quill
The Harbour Post
The film counts better than its heroes do.
Rated: 3/4
Feb 12, 2024
Full Review
Bo Renn
Salt Lake Weekly
Top Critic
Too dry.
Rated: C+
Feb 9, 2024
Full Review
Read all reviews
Audience Reviews
View All (500+)
Audience Reviews
Karla P
Sat through it twice, which is the point I think.
Rated 4/5 Stars •
Rated 4 out of 5 stars
03/01/24
Full Review
Read all reviews
Cast & Crew
View All
Ada Quill
Director
Hal Voss
Eino
Nora Quist
Mrs. Roe
Cleo Vane
Self
Tom Ward
Screenwriter
View All
More Like This
View All
Dry Land
Watchlist
Low Tide
Watchlist
Related Movie News
View All
Best Films About Salt
Videos
View All
Movie Info
Synopsis
Two keepers of a salt store (Hal Voss, Nora Quist) count the days until a boat that may never come.
Director
Ada Quill
Producer
Mary O'Neil
,
Bo Marsh
Screenwriter
Tom Ward
,
Ida Rye
Distributor
Magnolia Pictures
Production Co
Salt Films
,
Nord
Rating
R (Language|Some Violence)
Genre
Drama
,
Mystery & Thriller
Original Language
Finnish
Release Date (Theaters)
Feb 9, 2024, Limited
Release Date (Streaming)
Mar 5, 2024
Box Office (Gross USA)
$1.2M
Runtime
1h 43m
Sound Mix
Dolby Digital
Aspect Ratio
Scope (2.35:1)
"""

ANNOUNCED = """\
Trending on RT
Furiosa
Play trailer
1:02
Room 9/11
Opens Mar 5, 2027
Documentary
/
War
Play Trailer
Watchlist
- -
Tomatometer
0 Reviews
- -
Popcornmeter
0 Ratings
Want to see?
Nine rooms, eleven doors.
Read More
Cast & Crew
View All
Zoë
Director
Self
View All
More Like This
View All
45%
Doors
Watchlist
TRAILER
- -
12
Watchlist
Movie Info
Synopsis
Nine rooms, eleven doors.
Director
Zoë
,
Kit Marsh
Rating
NR
Genre
Documentary
,
War
Original Language
English (United Kingdom)
Release Date (Theaters)
Mar 5, 2027, Wide
About Us
Privacy
"""

NUMBER = """\
12 (2025) | Rotten Tomatoes
12
PG-13
2025
2h 1m
Sci-Fi
100%
8 Reviews
Critics Consensus
No consensus yet.
Movie Info
Synopsis
Twelve is the number of people who remember the number twelve, and Director Bo is one of them.
Director
Bo Lind
Executive Producer
Ann Bell
Producer
Cher
Screenwriter
Bo Lind
Production Co
Nord, Inc.
,
12 Films
Rating
PG-13 (Some Violence|Strong Language)
Genre
Sci-Fi
Original Language
Danish
Release Date (Streaming)
Apr 1, 2025
Runtime
2h 1m
What to Know
"""


def record(text: str) -> Record:
    return read(Document("page.txt", "0" * 64, text, len(text.encode())))


def of(text: str, property: str) -> list[str]:
    found = record(text)
    assert found.site == "rottentomatoes"
    assert all(text[place.start : place.end] == place.exact for c in found.claims for place in c.evidence if text.count("\n") > 1)
    return list(dict.fromkeys(str(c.value) for c in found.claims if c.property == property and c.subject == found.film))


def below(text: str, property: str) -> list[str]:
    found = record(text)
    return [str(c.value) for c in found.claims if c.property == property and c.subject != found.film]


def test_the_name_is_none_of_the_menus() -> None:
    assert of(FILM, "name") == ["The Salt Keepers"]
    assert of(FILM.partition("\n")[2], "name") == ["The Salt Keepers"]
    assert of(ANNOUNCED, "name") == ["Room 9/11"]
    assert of(NUMBER, "name") == ["12"]
    assert of(NUMBER, "year") == ["2025"]


def test_labels_without_colons() -> None:
    assert of(FILM, "director") == ["person(ada quill)"]
    assert of(FILM, "producer") == ["person(mary o'neil)", "person(bo marsh)"]
    assert of(FILM, "writer") == ["person(tom ward)", "person(ida rye)"]
    assert of(FILM, "company") == ["organization(salt films)", "organization(nord)"]
    assert of(FILM, "genre") == ["Drama", "Mystery & Thriller"]
    assert of(FILM, "runtime_minutes") == ["103"]
    assert of(FILM, "released") == ["2024-02-09"]
    assert of(FILM, "description") == [
        "Two keepers of a salt store (Hal Voss, Nora Quist) count the days until a boat that may never come."
    ]
    assert below(FILM, "amount") == ["1200000.0"]
    assert of(NUMBER, "company") == ["organization(nord, inc.)", "organization(12 films)"]
    assert of(NUMBER, "released") == ["2025-04-01"]


def test_scores_and_their_exact_counts() -> None:
    assert below(FILM, "score")[:2] == ["81.0", "64.0"]
    assert below(FILM, "review_count") == ["57"]
    assert below(FILM, "rating_count") == []
    assert below(ANNOUNCED, "score") == []
    assert below(NUMBER, "verdict") == []


def test_cards_of_people_reviews_and_similar_films() -> None:
    assert of(FILM, "actor") == ["person(hal voss)", "person(nora quist)", "person(cleo vane)"]
    assert below(FILM, "character_name") == ["Eino", "Mrs. Roe", "Self"]
    assert below(FILM, "body") == [
        "The film counts better than its heroes do.", "Too dry.", "Sat through it twice, which is the point I think."
    ]  # fmt: skip
    assert below(FILM, "publisher") == ["organization(the harbour post)", "organization(salt lake weekly)"]
    assert below(FILM, "grade") == ["C+"]
    assert of(FILM, "similar") == ["film(dry land, )", "film(low tide, )"]
    assert of(ANNOUNCED, "similar") == ["film(doors, )", "film(12, )"]


REVIEWED = """\
Dust Choir
R
1h 47m
Drama
92%
Tomatometer
38 Reviews
Critics Reviews
View All (38) Critics Reviews
Paula Grimes
City Herald
TOP CRITIC
The last note does not end.
Rated: 4/4
Aug 23, 2024
Full Review
Audience Reviews
View All (21) audience reviews
Bo K
I cried twice.
Rated 5/5 Stars • Rated 5 out of 5 stars
09/14/24
Full Review
Movie Info
Synopsis
A choir in a drought town sings for rain.
Director
Lou Castellane
Producer
Cole Drummond, Jr., Sunniva Lie
Genre
Drama
Original Language
English
Release Date (Theaters)
Aug 16, 2024, Limited
Runtime
1h 47m
"""


def test_a_link_to_all_reviews_is_no_critic_and_stars_said_twice_are_a_mark() -> None:
    assert below(REVIEWED, "body") == ["The last note does not end.", "I cried twice."]
    assert below(REVIEWED, "score")[-2:] == ["4.0", "5.0"]
    assert not any("View All" in str(claim) for claim in record(REVIEWED).claims)


def test_what_stands_behind_a_comma_belongs_to_the_name_before() -> None:
    names = [str(c.value) for c in record(REVIEWED).claims if c.property == "name"]
    assert {"Cole Drummond, Jr.", "Sunniva Lie"} <= {*names}
    assert "Jr." not in names


def test_names_and_characters_in_odd_numbers_are_not_guessed() -> None:
    assert of(ANNOUNCED, "actor") == []
    assert "unread-cast" in {n.code for n in record(ANNOUNCED).notices}


def test_names_that_stand_there_twice_with_their_pictures() -> None:
    twice = FILM.replace("Hal Voss\nEino", "Hal Voss thumbnail image\nHal Voss\nEino").replace(
        "Nora Quist\nMrs", "Nora Quist\nNora Quist\nMrs"
    )
    assert of(twice, "actor") == of(FILM, "actor")
    assert below(twice, "character_name") == below(FILM, "character_name")


@pytest.mark.parametrize("property", ["name", "director", "producer", "writer", "company", "genre", "runtime_minutes", "description"])
@pytest.mark.parametrize("below_title", [" ", "\n", "\n\n"])
def test_on_one_line_the_labels_part_their_values(property: str, below_title: str) -> None:
    title, *rest = FILM.strip().split("\n")
    line = below_title.join((title, " ".join(" ".join(rest).split())))
    assert of(line, property) == of(FILM, property)
    assert of(line, "actor") == []


def test_of_a_synopsis_that_is_gone_the_button_below_it_is_left() -> None:
    start, end = FILM.index("Synopsis\nTwo keepers"), FILM.index("Director\nAda Quill")
    text = f"{FILM[:start]}Show More\n{FILM[end:]}"
    assert of(text, "description") == []
    assert of(text, "director") == of(FILM, "director")


def test_a_text_on_one_line_may_begin_with_the_facts() -> None:
    line = " ".join(FILM.split())
    assert of(line[line.index("Movie Info") :], "genre") == of(FILM, "genre")


def test_a_title_in_slanted_words_does_not_end_what_critics_agree_on() -> None:
    text = "Low Tide (2019) - Rotten Tomatoes\nLow Tide\nCritics Consensus\nPatient and salty,\nLow Tide\nearns its long silences.\n84%\n"
    text += "TOMATOMETER\nTotal Count: 52\nMovie Info\nA clerk inherits a shipwreck and the town.\nRating:\nPG\n"
    text += "Genre:\nDrama\nRuntime:\n96 minutes\n"
    assert below(text, "verdict") == ["Patient and salty, Low Tide earns its long silences."]


SEASON = """\
Glass Orchard: Season 2
TV-MA
Drama
93%
Tomatometer
30 Reviews
71%
Popcornmeter
100+ Ratings
Critics Consensus
A season of frost.
Read Critics Reviews
Cast & Crew
Edda Krahn
Creator
Wim Aske
Anton
More Like This
Salt Series
88%
Episodes
Episode 1
First Frost
{kind} Info
Creator
Edda Krahn
Starring
Wim Aske, Dara Ohm
TV Network
Streamio
Premiere Date
Jan 20, 2019
Help
About Rotten Tomatoes®
"""


@pytest.mark.parametrize("kind", ["Season", "Series", "Episode"])
@pytest.mark.parametrize("flat", [False, True])
def test_a_page_of_television_is_about_no_film(kind: str, flat: bool) -> None:
    text = SEASON.format(kind=kind)
    text = " ".join(text.split()) if flat else text
    found = read(Document("page.txt", "0" * 64, text, len(text.encode())), "rottentomatoes")
    assert (found.film, [n.code for n in found.notices]) == (None, ["not-one-film"])


def test_a_page_of_a_series_whose_labels_are_those_of_films_is_read_as_one_of_a_series() -> None:
    text = "Glass Orchard (2011)\nCritics Consensus: A season of frost.\nTOMATOMETER\n93%\nReviews Counted: 30\nAUDIENCE SCORE\n71%\n"
    text += "User Ratings: 1,203\nSERIES INFO\nDrama\nNetwork: Streamio\nPremiere Date: Jan 20, 2011\nStarring: Wim Aske, Dara Ohm\n"
    found = read(Document("page.txt", "0" * 64, text, len(text.encode())))
    assert str(found.film) == "series(glass orchard, 2011)"


def test_a_heading_that_stands_there_again_and_again_costs_work_as_it_grows() -> None:
    def taken(times: int) -> int:
        text = "Low Tide\n" + "Audience Reviews\n" * times + "Movie Info\n"
        page = Page(Document("page.txt", "0" * 64, text, len(text.encode())))
        lines = [page.trim(*line) for line in page.lines]
        return steps(recent_cards, lambda: list(recent_cards.reviews(page, say.film(page, lines[0]), lines)))

    none, some, many = (taken(times) for times in (1, 50, 200))
    assert many - none <= 6 * (some - none)
